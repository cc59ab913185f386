//! Looks into a file of records, where they lie.
//!
//! A file that NumPy saved says what its records are; of a raw one the user
//! says it with a format string. Either way the file is mapped into memory
//! and looked at through a `MemoryView`: no record is copied to be shown,
//! counted or sliced. If the records are those of a struct that the program
//! knows, the same memory is also a typed view of it: [`quake`] does that with
//! the built-in file.
//!
//! | module | what it does |
//! |---|---|
//! | `cli` | the command line |
//! | `source` | the bytes: built in, mapped or read |
//! | `records` | the view of the records in them |
//! | `about` | format, shape, strides, and the layout with its holes |
//! | `rows`, `numbers` | the rows as a table or CSV, a line for each column of numbers |
//! | `quake` | the same memory through `#[derive(BufferView)]` |
//! | `column`, `naming`, `stats`, `table`, `terminal` | what these are made of |
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
mod records;
mod rows;
mod source;
mod stats;
mod table;
mod terminal;

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
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
            let message = format!("inspect: {}: {error}", name(args.file.as_deref()));
            eprintln!("{}", terminal::folded(&message));
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let source = Source::open(args.file.as_deref())?;
    let (whole, origin) = records::open(args, &source)?;
    let format = whole.parse_format()?;
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
