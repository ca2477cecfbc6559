//! Standard output and standard error, with colours where they are wanted.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal as _, Stderr, Stdout, Write};

use anstream::AutoStream;
use clap::ColorChoice;
use serde::Serialize;

/// Where a command writes to. Where no terminal shows colours, such as in a file, their escape sequences are left out.
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

    /// For results: what the command was asked for.
    pub(crate) fn stdout(&mut self) -> &mut impl Write {
        &mut self.stdout
    }

    /// Writes the bytes of a file that was asked for as they are; on a terminal, without escape sequences that could steer it.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stdout.flush()?;
        let mut stdout = io::stdout().lock();
        if stdout.is_terminal() {
            stdout.write_all(printable(&String::from_utf8_lossy(bytes)).as_bytes())?;
        } else {
            // `self.stdout` would take escape sequences out of the file.
            stdout.write_all(bytes)?;
        }
        stdout.flush()
    }

    /// For everything else: questions, warnings, what was done.
    pub(crate) fn stderr(&mut self) -> &mut impl Write {
        &mut self.stderr
    }

    /// One JSON value on a line.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string(value)?;
        writeln!(self.stdout, "{}", escaped(&json))
    }

    /// Says on standard error what was done or is to be known, so that standard output holds results alone.
    pub(crate) fn say(&mut self, text: &str) -> io::Result<()> {
        self.stdout.flush()?;
        writeln!(self.stderr, "{}", printable(text))
    }

    /// Says it as a warning.
    pub(crate) fn warn(&mut self, text: &str) -> io::Result<()> {
        self.stdout.flush()?;
        writeln!(
            self.stderr,
            "\u{1b}[1;33mwarning\u{1b}[0m: {}",
            printable(text)
        )
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// What to do about a complaint.
    pub(crate) fn help(&mut self, text: &str) {
        let text = printable(text);
        let _ = writeln!(self.stderr, "  = help: {text}");
    }

    /// Says on standard error what keeps the command from its work. Where that cannot be written, there is no other place to
    /// say it.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = self.stdout.flush();
        let text = printable(text);
        let _ = writeln!(self.stderr, "\u{1b}[1;31merror\u{1b}[0m: {text}");
    }
}

/// A text from a document or from Meta, with `\u{fffd}` for each letter that could steer a terminal, such as ESC.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            letter if steers_a_terminal(letter) => '\u{fffd}',
            letter => letter,
        })
        .collect()
}

fn steers_a_terminal(letter: char) -> bool {
    // Letters that turn the direction of writing could show `yes` where `no` stands.
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// JSON in which such letters are spelled out, as `\u001b`. They stand within strings alone, so the value is the same.
fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(steers_a_terminal) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        match steers_a_terminal(letter) {
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(letter))),
            false => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

/// The same on one line, for a name within a sentence or a cell: a line end in it could begin what looks like a line of ours.
pub(crate) fn one_line(text: &str) -> String {
    printable(&text.replace(['\n', '\t'], " "))
}
