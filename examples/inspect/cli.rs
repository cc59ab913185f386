//! The command line.

use std::path::PathBuf;

use clap::Parser;
use view_core::strided::Slice;

/// Looks into a file of records, where they lie.
///
/// Without a file it opens one that is built in: the earthquakes of a week,
/// as NumPy saved them.
#[derive(Debug, Parser)]
#[command(name = "inspect", version, after_help = EXAMPLES)]
pub(crate) struct Args {
    /// An .npy file, or raw records together with --format; `-` is the standard input
    pub(crate) file: Option<PathBuf>,

    /// Read raw records of this PEP 3118 format, such as 'T{<d:x:<d:y:<I:id:4x}' or '<hd'
    #[arg(long, short, value_name = "FORMAT", requires = "file")]
    pub(crate) format: Option<String>,

    /// Where the raw records begin, in bytes
    #[arg(long, value_name = "BYTES", requires = "format", value_parser = number)]
    pub(crate) offset: Option<usize>,

    /// How many raw records there are; as many as fit, if not said
    #[arg(long, value_name = "N", requires = "format", value_parser = number)]
    pub(crate) count: Option<usize>,

    /// Show this column only, `a.b` for the field b of the field a; may be repeated
    #[arg(long, short, value_name = "PATH")]
    pub(crate) column: Vec<String>,

    /// Show these items only, `start:stop:step` as in Python, along the first dimension
    #[arg(long, short, value_name = "SLICE", value_parser = slice, allow_hyphen_values = true)]
    pub(crate) slice: Option<Slice>,

    /// How many rows to show from the start and from the end; with --csv, how many at most
    #[arg(long, short = 'n', value_name = "N", value_parser = number)]
    pub(crate) rows: Option<usize>,

    /// Write the rows as comma-separated values, and nothing else
    #[arg(long)]
    pub(crate) csv: bool,
}

const EXAMPLES: &str = "\
Formats:
  b h i q  signed integers of 1, 2, 4 and 8 bytes; B H I Q without a sign
  e f d    floats of 2, 4 and 8 bytes; ? is a truth value, 5s text
  < >      little- or big-endian and packed from here on; else as C lays it out
  3x       three bytes of padding; (2,3)f an array; T{<I:id:<d:x:} has names
  '<Id' is a number of 4 bytes and a float of 8 behind it, in 12 bytes

Examples:
  inspect                                      the built-in earthquakes
  inspect data.npy --column pos.x --rows 10    one column, ten rows of each end
  inspect data.npy --slice=-100: --csv         the last hundred rows as text
  inspect log.bin --format 16x --rows 32       any bytes, to find out where records begin
  inspect log.bin --format '<Id' --offset 512  raw records behind a header";

/// A number, in decimal or as `0x1f`.
fn number(text: &str) -> Result<usize, String> {
    let parsed = match text.strip_prefix("0x") {
        Some(digits) => usize::from_str_radix(digits, 16),
        None => text.parse(),
    };
    parsed.map_err(|error| error.to_string())
}

/// `start:stop:step`, each of them optional, or one index.
fn slice(text: &str) -> Result<Slice, String> {
    let bound = |part: Option<&str>| match part.map(str::trim) {
        None | Some("") => Ok(None),
        Some(part) => part
            .parse()
            .map(Some)
            .map_err(|_| format!("{part:?} is no whole number")),
    };
    let mut parts = text.split(':');
    let (start, stop, step) = (parts.next(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err("more than start:stop:step".into());
    }
    let (start, step) = (bound(start)?, bound(step)?);
    if step == Some(0) {
        return Err("the step cannot be zero".into());
    }
    if !text.contains(':') {
        // One index, as the slice of one item that it is.
        let at: isize = start.ok_or("start:stop:step, or one index")?;
        return Ok(Slice::new(
            Some(at),
            at.checked_add(1).filter(|&end| end != 0),
            None,
        ));
    }
    Ok(Slice::new(start, bound(stop)?, step))
}
