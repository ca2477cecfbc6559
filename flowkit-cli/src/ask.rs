//! Asking before what cannot be taken back.

use std::io::{self, BufRead, IsTerminal as _, Write};

use crate::failure::{Failure, Result};
use crate::input::reason;
use crate::output::{Output, one_line};

/// Asks a question that is answered by yes or no, on standard error; `yes` is the answer that was given beforehand by
/// `--yes`.
///
/// The answer is read from standard input whether or not it is a terminal. Where it has ended, nobody answers, and
/// nothing is done.
///
/// # Errors
/// When the answer is not yes.
pub(crate) fn confirm(question: &str, yes: bool, output: &mut Output) -> Result<()> {
    if yes {
        return Ok(());
    }
    output.flush()?;
    write!(output.stderr(), "{} [y/N] ", one_line(question))?;
    output.stderr().flush()?;
    let answer = answer()?;
    // Only a terminal shows the answer, with the end of its line.
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
