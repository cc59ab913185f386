//! Interleaved micro-benchmark loop.
//!
//! Every implementation of a case is timed in every round, so that a slow
//! spell of the (shared) machine hits all of them; the ratio quoted is the median over rounds
//! of t_impl / t_limit taken in the same round. The "limit" of a case is the fastest (by
//! median) of the implementations registered with `limit`.
//!
//! The order is drawn anew for each round, and each is called once before it is timed: otherwise
//! an implementation pays for what the one before it left behind. A list of a hundred thousand
//! small boxes leaves a heap behind that the next large allocation tidies up, at twice the cost
//! of filling it.
use std::cell::RefCell;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use crate::machine::memory::rng;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// hand-written code that stands for what the machine can do
    Limit,
    /// someone else's library or the idiom a user would write
    Peer,
    /// an implementation technique under study (not a bar in itself)
    Tech,
    /// the project
    Ours,
}
impl Kind {
    fn s(self) -> &'static str {
        match self {
            Kind::Limit => "limit",
            Kind::Peer => "peer",
            Kind::Tech => "tech",
            Kind::Ours => "ours",
        }
    }
}

pub struct Opts {
    pub filters: Vec<String>,
    pub budget_ms: u64,
    pub min_rounds: usize,
    pub max_rounds: usize,
    pub tag: String,
    pub out: RefCell<Option<std::fs::File>>,
    pub quiet: bool,
    pub list: bool,
}

pub struct Case<C> {
    pub elems: u64,
    pub bytes: u64,
    tol: f64,
    check: Option<Box<dyn Fn(&mut C) -> f64>>,
    impls: Vec<(String, Kind, Box<dyn FnMut(&mut C) -> f64>)>,
}
impl<C> Case<C> {
    pub fn add(&mut self, kind: Kind, name: &str, f: impl FnMut(&mut C) -> f64 + 'static) {
        self.impls.push((name.to_string(), kind, Box::new(f)));
    }
    pub fn limit(&mut self, name: &str, f: impl FnMut(&mut C) -> f64 + 'static) {
        self.add(Kind::Limit, name, f)
    }
    pub fn peer(&mut self, name: &str, f: impl FnMut(&mut C) -> f64 + 'static) {
        self.add(Kind::Peer, name, f)
    }
    pub fn tech(&mut self, name: &str, f: impl FnMut(&mut C) -> f64 + 'static) {
        self.add(Kind::Tech, name, f)
    }
    #[allow(dead_code)]
    pub fn ours(&mut self, name: &str, f: impl FnMut(&mut C) -> f64 + 'static) {
        self.add(Kind::Ours, name, f)
    }
    /// How many items a run of the case goes over.
    pub fn elements(&self) -> u64 {
        self.elems
    }
    /// Hash of the output left in the context (and its reset); run once per implementation.
    pub fn check(&mut self, f: impl Fn(&mut C) -> f64 + 'static) {
        self.check = Some(Box::new(f));
    }
    pub fn tol(&mut self, t: f64) {
        self.tol = t;
    }
}

fn median(v: &[f64]) -> f64 {
    let mut s = v.to_vec();
    s.sort_by(|a, b| a.total_cmp(b));
    let n = s.len();
    if n % 2 == 1 {
        s[n / 2]
    } else {
        0.5 * (s[n / 2 - 1] + s[n / 2])
    }
}

impl Opts {
    pub fn want(&self, w: &str, name: &str) -> bool {
        let full = format!("{w}/{name}");
        self.filters.is_empty()
            || self.filters.iter().any(|f| {
                if f.contains('/') {
                    full.contains(f.as_str())
                } else {
                    w == f || name.contains(f.as_str())
                }
            })
    }

    /// `elems`: what ns/element divides by. `bytes`: what GB/s counts (bytes that must move).
    pub fn case<C>(
        &self,
        w: &str,
        name: &str,
        elems: usize,
        bytes: usize,
        ctx: impl FnOnce() -> C,
        build: impl FnOnce(&mut Case<C>),
    ) {
        if !self.want(w, name) {
            return;
        }
        if self.list {
            println!("{w}/{name}");
            return;
        }
        let mut case = Case {
            elems: elems as u64,
            bytes: bytes as u64,
            tol: 1e-9,
            check: None,
            impls: vec![],
        };
        build(&mut case);
        let mut ctx = ctx();
        let n = case.impls.len();
        let mut iters = vec![1u64; n];
        let mut first: Option<f64> = None;
        let mut est = vec![0f64; n];
        for i in 0..n {
            let (nm, _, f) = &mut case.impls[i];
            if let Some(ck) = &case.check {
                ck(&mut ctx);
            }
            let mut r = f(black_box(&mut ctx));
            if let Some(ck) = &case.check {
                r = ck(&mut ctx);
            }
            if !r.is_nan() && !nm.starts_with('~') {
                match first {
                    None => first = Some(r),
                    Some(a) => {
                        if (a - r).abs() > case.tol * a.abs().max(r.abs()).max(1e-300) {
                            println!("!! {w}/{name}: {nm} gives {r:e}, first gave {a:e}");
                        }
                    }
                }
            }
            // calibrate to >= 1.5 ms a batch
            loop {
                let t = Instant::now();
                for _ in 0..iters[i] {
                    black_box(f(black_box(&mut ctx)));
                }
                let e = t.elapsed().as_nanos() as f64;
                if e > 1.5e6 || iters[i] > 1 << 24 {
                    est[i] = e;
                    break;
                }
                iters[i] = ((iters[i] as f64) * (2e6 / e.max(1.0)).clamp(1.5, 20.0)).ceil() as u64;
            }
        }
        // With the calls that are not timed.
        let round_ns: f64 = est
            .iter()
            .zip(&iters)
            .map(|(ns, &n)| ns + ns / n as f64)
            .sum();
        let least = if round_ns > 1.5e9 {
            3.min(self.min_rounds)
        } else {
            self.min_rounds
        };
        let rounds =
            (((self.budget_ms as f64) * 1e6 / round_ns) as usize).clamp(least, self.max_rounds);
        let mut samples = vec![Vec::with_capacity(rounds); n];
        let mut draw = rng(n as u64);
        let mut order: Vec<usize> = (0..n).collect();
        for _ in 0..rounds {
            for last in (1..n).rev() {
                order.swap(last, (draw() % (last as u64 + 1)) as usize);
            }
            for &i in &order {
                let f = &mut case.impls[i].2;
                black_box(f(black_box(&mut ctx)));
                let t = Instant::now();
                for _ in 0..iters[i] {
                    black_box(f(black_box(&mut ctx)));
                }
                samples[i].push(t.elapsed().as_nanos() as f64 / iters[i] as f64);
            }
        }
        let med: Vec<f64> = samples.iter().map(|s| median(s)).collect();
        let lim = (0..n)
            .filter(|&i| case.impls[i].1 == Kind::Limit)
            .min_by(|&a, &b| med[a].total_cmp(&med[b]));
        if !self.quiet {
            println!(
                "\n## {w}/{name}  elems={} bytes={} rounds={rounds} build={}",
                case.elems, case.bytes, self.tag
            );
        }
        for i in 0..n {
            let ratio = lim.map(|l| {
                median(
                    &samples[i]
                        .iter()
                        .zip(&samples[l])
                        .map(|(a, b)| a / b)
                        .collect::<Vec<_>>(),
                )
            });
            let min = samples[i].iter().cloned().fold(f64::INFINITY, f64::min);
            let (nm, kind, _) = &case.impls[i];
            let nse = med[i] / case.elems as f64;
            let gbs = case.bytes as f64 / med[i];
            if !self.quiet {
                println!(
                    "{:5} {:34} {:>12.1} ns  min {:>12.1}  {:>9.4} ns/el {:>7.2} GB/s  x{:.2}{}",
                    kind.s(),
                    nm,
                    med[i],
                    min,
                    nse,
                    gbs,
                    ratio.unwrap_or(f64::NAN),
                    if Some(i) == lim { "  <-limit" } else { "" }
                );
            }
            if let Some(o) = self.out.borrow_mut().as_mut() {
                writeln!(
                    o,
                    "{}\t{w}\t{name}\t{nm}\t{}\t{}\t{}\t{:.2}\t{:.2}\t{:.4}",
                    self.tag,
                    kind.s(),
                    case.elems,
                    case.bytes,
                    med[i],
                    min,
                    ratio.unwrap_or(f64::NAN)
                )
                .unwrap();
            }
        }
    }
}
