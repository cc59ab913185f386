//! What can be said about a column of numbers in one line.

/// The extremes and the mean of a column, taken in one pass.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Summary {
    /// Values that are there.
    pub(crate) count: u64,
    /// Values that are not a number.
    pub(crate) missing: u64,
    pub(crate) min: f64,
    pub(crate) max: f64,
    sum: f64,
    /// What the sum has lost to rounding so far.
    lost: f64,
}

impl Summary {
    pub(crate) const fn new() -> Self {
        Self {
            count: 0,
            missing: 0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            sum: 0.0,
            lost: 0.0,
        }
    }

    pub(crate) fn add(&mut self, value: f64) {
        if value.is_nan() {
            self.missing += 1;
            return;
        }
        self.count += 1;
        self.min = self.min.min(value);
        self.max = self.max.max(value);
        // Neumaier's sum: the bits that the larger addend pushes out are kept,
        // so the mean of a billion rows is as good as that of ten.
        let sum = self.sum + value;
        if sum.is_finite() {
            self.lost += if self.sum.abs() >= value.abs() {
                (self.sum - sum) + value
            } else {
                (value - sum) + self.sum
            };
        }
        self.sum = sum;
    }

    pub(crate) fn mean(&self) -> Option<f64> {
        let sum = if self.sum.is_finite() {
            self.sum + self.lost
        } else {
            self.sum
        };
        (self.count > 0).then(|| sum / self.count as f64)
    }
}

/// How many values lie in each of some intervals of equal width.
pub(crate) struct Histogram {
    min: f64,
    /// Bins per unit.
    scale: f64,
    counts: Vec<u64>,
}

impl Histogram {
    /// `bins` intervals between the extremes of `summary`.
    pub(crate) fn new(summary: &Summary, bins: usize) -> Self {
        let min = summary.min.max(f64::MIN);
        let max = summary.max.min(f64::MAX);
        // Halves, as the range of all floats is wider than the largest float.
        let half = max / 2.0 - min / 2.0;
        let scale = if half > 0.0 {
            bins as f64 / half / 2.0
        } else {
            0.0
        };
        Self {
            min,
            scale,
            counts: vec![0; bins],
        }
    }

    pub(crate) fn add(&mut self, value: f64) {
        if value.is_finite() {
            // The cast saturates, and the greatest value belongs to the last bin.
            let bin = ((value - self.min) * self.scale) as usize;
            let last = self.counts.len() - 1;
            self.counts[bin.min(last)] += 1;
        }
    }

    /// The counts as a row of bars. What is there at all has a bar.
    pub(crate) fn bars(&self) -> String {
        const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        let highest = self.counts.iter().copied().max().unwrap_or(0).max(1);
        let bar = |&count: &u64| match count {
            0 => ' ',
            _ => BARS[((count * 8).div_ceil(highest) as usize).clamp(1, 8) - 1],
        };
        self.counts.iter().map(bar).collect()
    }
}
