//! What stands at the other end of the output: a person or a program.

use std::io::{self, IsTerminal};

use console::{Style, Term};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// From this many bytes on a scan takes long enough for a progress bar.
const LARGE: usize = 64 << 20;

/// How to write to the standard output.
pub(crate) struct Terminal {
    /// Columns of text; as many as needed where nobody looks.
    pub(crate) width: usize,
    colour: bool,
}

impl Terminal {
    pub(crate) fn detect() -> Self {
        let stdout = Term::stdout();
        let width = stdout
            .size_checked()
            .map(|(_, columns)| usize::from(columns));
        Self {
            width: width.unwrap_or(usize::MAX).max(20),
            // Says no for a pipe, for NO_COLOR and for a dumb terminal.
            colour: console::colors_enabled(),
        }
    }

    fn styled(&self, style: Style, text: &str) -> String {
        style.force_styling(self.colour).apply_to(text).to_string()
    }

    pub(crate) fn bold(&self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    pub(crate) fn dim(&self, text: &str) -> String {
        self.styled(Style::new().dim(), text)
    }

    pub(crate) fn heading(&self, text: &str) -> String {
        self.styled(Style::new().bold().cyan(), text)
    }
}

/// A message for the standard error, where a person looks broken between words. What
/// stands below its first line is a picture and stays as it is.
pub(crate) fn folded(message: &str) -> String {
    let width = Term::stderr()
        .size_checked()
        .map_or(usize::MAX, |(_, columns)| usize::from(columns));
    let (first, picture) = message.split_once('\n').unwrap_or((message, ""));
    let mut lines = vec![String::new()];
    for word in first.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::from(" "));
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    if !picture.is_empty() {
        lines.push(picture.into());
    }
    lines.join("\n")
}

/// A progress bar on the standard error, if there is a person to see it and
/// `bytes` to scan are many. It counts steps of the caller's choice.
pub(crate) fn progress(bytes: usize, steps: u64) -> ProgressBar {
    if bytes < LARGE || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("  {msg:16} {wide_bar} {percent:>3}% {eta:>4}")
        .expect("the template is right");
    bar.with_style(style)
}
