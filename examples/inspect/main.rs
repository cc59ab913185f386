//! Looks into a file of records, where they lie.
//!
//! A file that NumPy saved says what its records are; of a raw one the user
//! says it with a format string. Either way the file is mapped into memory
//! and looked at through a [`MemoryView`]: no record is copied to be shown,
//! counted or sliced. If the records are those of a struct that the program
//! knows, the same memory is also a typed view of it: [`quake`] does that with
//! the built-in file.
//!
//! | module | what it does |
//! |---|---|
//! | `cli` | the command line |
//! | `source` | the bytes: built in, mapped or read |
//! | `about` | format, shape, strides, and the layout with its holes |
//! | `rows`, `numbers` | the rows as a table or CSV, a line for each column of numbers |
//! | `quake` | the same memory through `#[derive(BufferView)]` |
//! | `column`, `stats`, `table`, `terminal` | what these are made of |
//!
//! ```console
//! cargo run --release --example inspect
//! cargo run --release --example inspect -- --help
//! ```

mod about;
#[path = "../support/calendar.rs"]
mod calendar;
mod cli;
mod column;
mod naming;
mod numbers;
mod quake;
mod rows;
mod source;
mod stats;
mod table;
mod terminal;

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use view_core::format::Format;
use view_core::memory::{MemoryView, Reinterpret, memoryview};
use view_core::npy;

use cli::Args;
use column::Column;
use source::Source;
use terminal::Terminal;

/// Rows shown from either end, unless the user asks for another number.
const ROWS: usize = 5;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader has seen enough, as `head` has; that is no failure.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("inspect: {}: {error}", name(args.file.as_deref()));
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let source = Source::open(args.file.as_deref())?;
    let (whole, format, origin) = open(args, &source)?;
    if format.itemsize() == 0 {
        return Err("its items have no bytes, so there is nothing to show".into());
    }
    let columns = Column::chosen(&format, &args.column)?;
    let view = match args.slice {
        Some(_) if whole.ndim() == 0 => return Err("one single item has nothing to slice".into()),
        Some(slice) => whole.slice(slice)?,
        None => whole,
    };

    let mut out = BufWriter::new(io::stdout().lock());
    if args.csv {
        rows::csv(&mut out, &view, &columns, args.rows)?;
        return Ok(out.flush()?);
    }
    let terminal = Terminal::detect();
    let title = format!("{}: {origin}", name(args.file.as_deref()));
    about::print(&mut out, &terminal, &title, &view, &format)?;
    rows::print(
        &mut out,
        &terminal,
        &view,
        &columns,
        args.rows.unwrap_or(ROWS),
    )?;
    // What is known so far should not wait for a long scan.
    out.flush()?;
    numbers::print(&mut out, &terminal, &view, &columns)?;
    if args.column.is_empty() {
        quake::print(&mut out, &terminal, &view, &source)?;
    }
    Ok(out.flush()?)
}

/// The records of the file, what one of them is, and a word on where they lie.
fn open<'a>(
    args: &Args,
    file: &'a [u8],
) -> Result<(MemoryView<'a>, Format, String), Box<dyn Error>> {
    let Some(text) = &args.format else {
        let header = npy::Header::read(file).map_err(|error| {
            let hint = if file.starts_with(b"\x93") {
                ""
            } else {
                " (for raw records, give their --format)"
            };
            format!("{error}{hint}")
        })?;
        let (major, minor) = header.version();
        let origin = format!(
            ".npy version {major}.{minor}, records from byte {} on",
            header.data_offset()
        );
        return Ok((npy::view(file)?, header.format().clone(), origin));
    };
    let format = naming::named(Format::parse(text)?)?;
    let offset = args.offset.unwrap_or(0);
    let rest = file
        .get(offset..)
        .ok_or_else(|| format!("it has {} bytes, so nothing begins at {offset}", file.len()))?;
    let fit = rest.len() / format.itemsize().max(1);
    let count = args.count.unwrap_or(fit);
    if count > fit {
        return Err(format!(
            "{count} records of {} bytes were asked for, and {fit} fit into the {} bytes from {offset} on",
            format.itemsize(),
            rest.len()
        )
        .into());
    }
    let mut origin = format!("raw records from byte {offset} on");
    let behind = rest.len() - count * format.itemsize();
    if behind > 0 {
        write!(origin, ", {behind} bytes behind them")?;
    }
    let view =
        memoryview(file).reinterpret(Reinterpret::of(&format).offset(offset).shape(&[count]))?;
    Ok((view, format, origin))
}

/// What to call the file in a title or a message.
fn name(path: Option<&Path>) -> String {
    match path {
        Some(path) if path == Path::new("-") => "standard input".into(),
        Some(path) => path.display().to_string(),
        None => "earthquakes.npy (built in)".into(),
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
