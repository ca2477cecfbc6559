//! Asks before a command does what cannot be undone.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::failure::{Failure, Result};
use crate::input::reason;
use crate::output::{Output, one_line};

/// Asks a question on standard error, and reads the answer, `y` or `yes`, from standard input, also where that is a pipe.
/// With `--yes` (`yes`) nobody is asked.
///
/// # Errors
/// [`Declined`](crate::Status::Declined) for any other answer, and where standard input has ended, so that nobody answers.
pub(crate) fn confirm(question: &str, yes: bool, output: &mut Output) -> Result<()> {
    if yes {
        return Ok(());
    }
    output.flush()?;
    write!(output.stderr(), "{} [y/N] ", one_line(question))?;
    output.stderr().flush()?;
    let answer = answer()?;
    // On a terminal, the answer that was typed has ended the line already.
    if answer.is_none() || !io::stdin().is_terminal() {
        writeln!(output.stderr())?;
    }
    match answer.as_deref() {
        Some("y" | "yes") => Ok(()),
        Some(_) => Err(Failure::declined("not confirmed: nothing was done")),
        None => Err(Failure::declined("nobody confirmed: nothing was done")
            .with_help("where nobody can be asked, `--yes` answers the question")),
    }
}

/// A line of standard input in lower case; `None` at its end.
fn answer() -> Result<Option<String>> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).map_err(|error| {
        let why = reason(&error);
        Failure::new(format!(
            "the answer cannot be read from standard input: {why}"
        ))
    })?;
    Ok((read > 0).then(|| line.trim().to_lowercase()))
}
