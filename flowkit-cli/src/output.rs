//! Standard output and standard error, with colours where they are wanted.

use std::io::{self, BufWriter, Stderr, Stdout, Write};

use anstream::AutoStream;
use clap::ColorChoice;

/// Where a command writes to. Escape sequences for colours are taken out where nobody would see them.
pub(crate) struct Output {
    stdout: BufWriter<AutoStream<Stdout>>,
    stderr: AutoStream<Stderr>,
}

impl Output {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let color = match color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        Self {
            stdout: BufWriter::new(AutoStream::new(io::stdout(), color)),
            stderr: AutoStream::new(io::stderr(), color),
        }
    }

    /// What the command was asked for.
    pub(crate) fn stdout(&mut self) -> &mut impl Write {
        &mut self.stdout
    }

    /// What is said beside it.
    pub(crate) fn stderr(&mut self) -> &mut impl Write {
        &mut self.stderr
    }

    /// Says on standard error what keeps the command from its work. That it cannot even be said, nobody would hear.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = self.stdout.flush();
        let text = printable(text);
        let _ = writeln!(self.stderr, "\u{1b}[1;31merror\u{1b}[0m: {text}");
    }
}

/// A text from elsewhere without what could steer a terminal.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            control if control.is_control() => '\u{fffd}',
            letter => letter,
        })
        .collect()
}
