//! Workflow commands
//! ([reference](https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands)).

use std::io::{self, Write};

use flowkit_json::{Finding, Level};

use super::{Checked, Format, is_grave, level_name, message_with_help};
use crate::output::Output;

pub(super) struct Github {
    pub(super) strict: bool,
}

impl Format for Github {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()> {
        let told = document.report.findings().iter();
        for finding in told.filter(|finding| !finding.is_echo()) {
            let line = self.command(finding, &document.input.name);
            writeln!(output.stdout(), "{line}")?;
        }
        Ok(())
    }

    fn unreadable(&mut self, name: &str, why: &str, output: &mut Output) -> io::Result<()> {
        let (name, why) = (property(name), data(why));
        writeln!(output.stdout(), "::error file={name}::{why}")
    }
}

impl Github {
    fn command(&self, finding: &Finding, file: &str) -> String {
        let command = match finding.level() {
            level if is_grave(level, self.strict) => "error",
            Level::Device => "warning",
            _ => "notice",
        };
        let (start, end) = (finding.span().start(), finding.span().end());
        let mut place = format!("line={}", start.line());
        // GitHub takes columns only within one line.
        if start.line() == end.line() {
            place.push_str(&format!(
                ",col={},endLine={},endColumn={}",
                start.column(),
                end.line(),
                end.column()
            ));
        } else {
            place.push_str(&format!(",endLine={}", end.line()));
        }
        let title = finding
            .code()
            .map_or(level_name(finding.level()), flowkit_json::Code::as_str);
        format!(
            "::{command} file={},{place},title={}::{}",
            property(file),
            property(title),
            data(&message_with_help(finding))
        )
    }
}

/// A command's text: `%` and line breaks are escaped, as GitHub's own toolkit does it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A command's property: what separates properties is escaped, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(
            data("50 % of a,b:c\r\n::error::x"),
            "50 %25 of a,b:c%0D%0A::error::x"
        );
        assert_eq!(property("C:\\a,b%\n.json"), "C%3A\\a%2Cb%25%0A.json");
    }
}
