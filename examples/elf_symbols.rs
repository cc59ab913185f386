//! The largest functions in an executable, read where the file lies in memory.
//!
//! By default the program looks into itself. It maps the file and views two of
//! its tables, the section headers and the symbols, as arrays of structs; no
//! byte of them is copied, and pages nobody asks for are never read.
//!
//! What there is to see in the code:
//!
//! * a C header (`<elf.h>`) becomes structs with the derive, and nothing else
//!   has to be said about the layout;
//! * `View::from_bytes` looks at bytes as records where they lie, and checks length
//!   and alignment instead of trusting the file;
//! * a search that needs one field reads one column.
//!
//! ```console
//! cargo run --release --example elf_symbols
//! cargo run --release --example elf_symbols /bin/ls
//! ```

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use memmap2::Mmap;
use view_core::{BufferView, View};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct FileHeader {
    magic: [u8; 4],
    /// 2: addresses of 64 bits.
    class: u8,
    /// 1: little-endian, 2: big-endian.
    order: u8,
    rest_of_ident: [u8; 10],
    kind: u16,
    machine: u16,
    version: u32,
    entry: u64,
    segments_at: u64,
    sections_at: u64,
    flags: u32,
    header_size: u16,
    segment_size: u16,
    segment_count: u16,
    section_size: u16,
    section_count: u16,
    names_section: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Section {
    name: u32,
    /// 2: symbols, 8: takes no room in the file, 11: symbols for linking at run time.
    kind: u32,
    flags: u64,
    address: u64,
    offset: u64,
    size: u64,
    link: u32,
    info: u32,
    align: u64,
    item_size: u64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Symbol {
    name: u32,
    /// The low four bits are the type; 2 is a function.
    info: u8,
    visibility: u8,
    section: u16,
    address: u64,
    size: u64,
}

/// So many functions are shown, and so much of a name: a line has 80 columns.
const SHOWN: usize = 12;
const NAME: usize = 60;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("elf_symbols: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let path = match std::env::args_os().nth(1) {
        Some(path) => PathBuf::from(path),
        None => std::env::current_exe()?,
    };
    let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    // SAFETY: the file must not change while it is mapped; a program that is
    // being run cannot be written to, and for others the user vouches.
    let file = unsafe { Mmap::map(&file)? };
    let sections = sections(&file)?;

    println!(
        "{}: {} bytes, {} sections\n",
        path.display(),
        file.len(),
        sections.len()
    );
    let Some(table) = sections
        .iter()
        .find(|s| s.kind == 2)
        .or(sections.iter().find(|s| s.kind == 11))
    else {
        return Err("the file has no symbols; it has been stripped".into());
    };
    let symbols: View<'_, Symbol> = View::from_bytes(part(&file, table.offset, table.size)?)?;
    let strings = sections
        .get(table.link as usize)
        .ok_or("the symbols have no names")?;
    let strings = part(&file, strings.offset, strings.size)?;
    report(symbols, strings);
    Ok(())
}

fn sections(file: &[u8]) -> Result<View<'_, Section>, Box<dyn Error>> {
    if !file.starts_with(b"\x7fELF") {
        return Err("no ELF file".into());
    }
    let (header, _) = View::<FileHeader>::from_bytes_prefix(file, 1)?;
    let header = header[0];
    let order = if cfg!(target_endian = "big") { 2 } else { 1 };
    if (header.class, header.order) != (2, order) {
        return Err("an ELF file of 32 bits or of the other byte order".into());
    }
    let size = u64::from(header.section_count) * size_of::<Section>() as u64;
    Ok(View::from_bytes(part(file, header.sections_at, size)?)?)
}

/// `size` bytes of `file` from `offset` on.
fn part(file: &[u8], offset: u64, size: u64) -> Result<&[u8], Box<dyn Error>> {
    let (to, len) = (offset.saturating_add(size), file.len());
    usize::try_from(offset)
        .ok()
        .zip(usize::try_from(to).ok())
        .and_then(|(from, to)| file.get(from..to))
        .ok_or_else(|| format!("a table is said to lie at {offset}..{to} of {len} bytes").into())
}

fn report(symbols: View<'_, Symbol>, strings: &[u8]) {
    let is_function = |symbol: &&Symbol| symbol.info & 0xf == 2 && symbol.size > 0;
    let mut functions: Vec<&Symbol> = symbols.iter().filter(is_function).collect();
    functions.sort_by_key(|symbol| std::cmp::Reverse(symbol.size));

    // One field of every symbol is a column: 8 bytes in every 24.
    let all: u64 = symbols.field(Symbol::FIELDS.size).iter().sum();
    let code: u64 = functions.iter().map(|symbol| symbol.size).sum();
    println!(
        "{} symbols of {} bytes:",
        symbols.len(),
        size_of::<Symbol>()
    );
    println!("  {}", Symbol::FORMAT);
    println!(
        "{all} bytes have a name, {code} of them are {} functions\n",
        functions.len()
    );

    println!("{:>8}  {:>6}  function", "bytes", "%");
    for symbol in functions.iter().take(SHOWN) {
        let share = 100.0 * symbol.size as f64 / code as f64;
        println!(
            "{:8}  {share:6.2}  {}",
            symbol.size,
            name(strings, symbol.name)
        );
    }
}

/// The name that begins at `at`, as Rust spells it.
fn name(strings: &[u8], at: u32) -> String {
    let rest = strings.get(at as usize..).unwrap_or_default();
    let name = rest.split(|&byte| byte == 0).next().unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    let name = format!("{:#}", rustc_demangle::demangle(&name));
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    }
}
