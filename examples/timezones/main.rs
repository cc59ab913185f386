//! The history of a time zone, out of a binary file that is big-endian and
//! knows no alignment.
//!
//! What there is to see in the code:
//!
//! * `Be<i64>` is a big-endian number at any address, so these structs are the
//!   file's own records on every machine;
//! * `View::from_bytes_prefix` looks at bytes as records where they lie, checks that
//!   each `bool` in them is 0 or 1, and gives what follows them;
//! * nothing is copied or swapped until a value is asked for.
//!
//! The README beside this file says where the embedded zone is from.
//!
//! ```console
//! cargo run --release --example timezones
//! cargo run --release --example timezones /usr/share/zoneinfo/Europe/Berlin
//! ```

#[path = "../support/calendar.rs"]
mod calendar;

use std::io::Write;
use std::process::ExitCode;

use calendar::Moment;
use view_core::{Be, BufferView, View};

const APIA: &[u8] = include_bytes!("apia.tzif");

/// What each half of the file begins with.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Header {
    magic: [u8; 4],
    version: u8,
    reserved: [u8; 15],
    ut_marks: Be<u32>,
    standard_marks: Be<u32>,
    leap_seconds: Be<u32>,
    changes: Be<u32>,
    kinds: Be<u32>,
    letters: Be<u32>,
}

/// One kind of local time: six bytes.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Kind {
    /// Seconds east of Greenwich.
    offset: Be<i32>,
    summer: bool,
    /// Where its name begins among the letters.
    name: u8,
}

/// A leap second of the first half. No zone of the tz database has any.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct LeapSecond {
    time: Be<i32>,
    correction: Be<i32>,
}

/// The tables of the file.
struct Zone<'a> {
    /// When the local time changed, in seconds since 1970.
    times: View<'a, Be<i64>>,
    /// What it changed to: the number of a kind.
    becomes: View<'a, u8>,
    kinds: View<'a, Kind>,
    letters: &'a [u8],
}

fn main() -> ExitCode {
    let path = std::env::args_os().nth(1);
    let shown = path
        .as_ref()
        .map_or("Pacific/Apia".into(), |path| path.to_string_lossy());
    let bytes = match &path {
        Some(path) => std::fs::read(path).map_err(|error| error.to_string()),
        None => Ok(APIA.to_vec()),
    };
    match bytes.and_then(|bytes| Ok(history(&shown, &Zone::read(&bytes)?))) {
        // Whoever closes the pipe has seen enough.
        Ok(text) => drop(std::io::stdout().write_all(text.as_bytes())),
        Err(error) => {
            eprintln!("timezones: {shown}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

impl<'a> Zone<'a> {
    fn read(mut file: &'a [u8]) -> Result<Self, String> {
        // The first half repeats the second with times of 32 bits, for
        // programs of the last century: its tables are stepped over.
        let old = header(&mut file)?;
        if old.version < b'2' {
            return Err("a TZif file of version 1, which has times of 32 bits only".into());
        }
        take::<Be<i32>>(&mut file, old.changes)?;
        take::<u8>(&mut file, old.changes)?;
        take::<Kind>(&mut file, old.kinds)?;
        take::<u8>(&mut file, old.letters)?;
        take::<LeapSecond>(&mut file, old.leap_seconds)?;
        take::<u8>(&mut file, old.standard_marks)?;
        take::<u8>(&mut file, old.ut_marks)?;

        let new = header(&mut file)?;
        let zone = Self {
            times: take(&mut file, new.changes)?,
            becomes: take(&mut file, new.changes)?,
            kinds: take(&mut file, new.kinds)?,
            letters: take(&mut file, new.letters)?.as_slice().unwrap_or_default(),
        };
        if zone.kinds.is_empty() {
            return Err("no kinds of local time at all".into());
        }
        if zone
            .becomes
            .iter()
            .any(|&kind| usize::from(kind) >= zone.kinds.len())
        {
            return Err("a change to a kind of local time that the file does not have".into());
        }
        Ok(zone)
    }

    fn name(&self, kind: Kind) -> String {
        let letters = self
            .letters
            .get(usize::from(kind.name)..)
            .unwrap_or_default();
        let name = letters
            .split(|&letter| letter == 0)
            .next()
            .unwrap_or_default();
        String::from_utf8_lossy(name).into_owned()
    }
}

fn header(file: &mut &[u8]) -> Result<Header, String> {
    let header = take::<Header>(file, Be::new(1))?[0];
    if header.magic != *b"TZif" {
        return Err("no TZif file: it does not begin with \"TZif\"".into());
    }
    Ok(header)
}

/// The next `count` records.
fn take<'a, T: BufferView>(file: &mut &'a [u8], count: Be<u32>) -> Result<View<'a, T>, String> {
    let (records, rest) = View::from_bytes_prefix(file, count.get() as usize)
        .map_err(|error| format!("damaged or cut off: {error}"))?;
    *file = rest;
    Ok(records)
}

/// The changes of local time as a table.
fn history(path: &str, zone: &Zone<'_>) -> String {
    let (changes, kinds) = (zone.times.len(), zone.kinds.len());
    let mut lines = vec![
        format!("{path}: {changes} changes between {kinds} kinds of local time\n"),
        format!("  {:19}  {:>9}  summer  name", "from (UTC)", "offset"),
    ];
    let row = |from: &str, kind: Kind| {
        let summer = if kind.summer { "yes" } else { "" };
        let offset = clock(kind.offset.get());
        format!("  {from:19}  {offset:>9}  {summer:6}  {}", zone.name(kind))
    };
    let mut before = zone.kinds[0];
    lines.push(row("in the beginning", before));
    for (time, &kind) in zone.times.iter().zip(zone.becomes) {
        let after = zone.kinds[usize::from(kind)];
        lines.push(row(&Moment::new(time.get()).to_string(), after));
        let local = |kind: Kind| Moment::new(time.get().saturating_add(kind.offset.get().into()));
        let jump = i64::from(after.offset.get()) - i64::from(before.offset.get());
        if jump.abs() >= 12 * 3600 {
            lines.push(format!(
                "{:21}^ {} became {}",
                "",
                local(before),
                local(after)
            ));
        }
        before = after;
    }
    lines.join("\n") + "\n"
}

/// Seconds as `+05:30`, and as `+12:33:04` where they are no whole minutes.
fn clock(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, rest) = (seconds.unsigned_abs() / 3600, seconds.unsigned_abs() % 3600);
    match (rest / 60, rest % 60) {
        (minutes, 0) => format!("{sign}{hours:02}:{minutes:02}"),
        (minutes, seconds) => format!("{sign}{hours:02}:{minutes:02}:{seconds:02}"),
    }
}
