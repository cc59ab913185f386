//! Dates out of seconds since 1970, enough to print a time.

use std::fmt;

/// A moment in the Gregorian calendar. `Display` is `2011-12-30 10:00:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: i64,
    pub(crate) month: u32,
    pub(crate) day: u32,
    seconds: u32,
}

impl Moment {
    /// The moment `seconds` after the start of 1970.
    pub(crate) fn new(seconds: i64) -> Self {
        let day = seconds.div_euclid(86_400);
        // Days since 1 March of the year 0: leap days then come last in
        // their year, and 400 years have 146,097 days.
        let day = day + 719_468;
        let era = day.div_euclid(146_097);
        let of_era = day.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        // March to July and August to December have 153 days each.
        let month = (5 * of_year + 2) / 153;
        let january_comes = month >= 10;
        Self {
            year: era * 400 + year + i64::from(january_comes),
            month: (month + if january_comes { -9 } else { 3 }) as u32,
            day: (of_year - (153 * month + 2) / 5 + 1) as u32,
            seconds: seconds.rem_euclid(86_400) as u32,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            year,
            month,
            day,
            seconds,
        } = self;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let text = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
        f.pad(&text)
    }
}
