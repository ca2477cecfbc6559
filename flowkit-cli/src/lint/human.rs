//! Findings for reading: the line, with the fault marked.

use std::io::{self, Write};

use annotate_snippets::{
    AnnotationKind, Group, Level as Weight, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use flowkit_json::{Finding, Level};

use super::excerpt::Excerpt;
use super::{Checked, Format, is_grave};
use crate::input::Input;
use crate::output::{Output, printable};

pub(super) struct Human {
    strict: bool,
    /// The version that documents are judged for, if not their own.
    upgrade: Option<String>,
    counts: Counts,
}

/// What was found in all documents.
#[derive(Default)]
struct Counts {
    documents: usize,
    unreadable: usize,
    errors: usize,
    pending: usize,
    device: usize,
    warnings: usize,
}

impl Human {
    pub(super) fn new(strict: bool, upgrade: Option<String>) -> Self {
        Self {
            strict,
            upgrade,
            counts: Counts::default(),
        }
    }
}

impl Format for Human {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()> {
        self.counts.documents += 1;
        for finding in without_echoes(document.report.findings()) {
            *self.counts.of(finding.level()) += 1;
        }
        let findings = document.report.findings();
        print_findings(findings, &document.input, self.strict, output.stdout())
    }

    fn unreadable(&mut self, _: &str, _: &str, _: &mut Output) -> io::Result<()> {
        self.counts.unreadable += 1;
        Ok(())
    }

    fn end(&mut self, output: &mut Output) -> io::Result<()> {
        output.stdout().flush()?;
        let words = self.counts.in_words(self.upgrade.as_deref());
        writeln!(output.stderr(), "{words}")
    }
}

/// Leaves out echoes, so that people are told each mistake once.
fn without_echoes<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
) -> impl Iterator<Item = &'f Finding> {
    findings.into_iter().filter(|finding| !finding.is_echo())
}

/// Prints findings about a document, each mistake once, an empty line after each.
pub(crate) fn print_findings<'f>(
    findings: impl IntoIterator<Item = &'f Finding>,
    input: &Input,
    strict: bool,
    to: &mut impl Write,
) -> io::Result<()> {
    let renderer = Renderer::styled();
    for finding in without_echoes(findings) {
        let rendered = renderer.render(&[group(finding, &input.bytes, strict)]);
        let rendered = with_place(&rendered, finding, &input.name);
        writeln!(to, "{rendered}\n")?;
    }
    Ok(())
}

/// Prints a finding without its line, because there is no text; `place` says where it is, as `flow.json:6:7`.
pub(crate) fn print_without_text(
    finding: &Finding,
    place: &str,
    to: &mut impl Write,
) -> io::Result<()> {
    let group = with_title(finding, false).element(Origin::path(PLACE));
    let rendered = Renderer::styled().render(&[with_notes(group, finding)]);
    writeln!(to, "{}\n", rendered.replacen(PLACE, &printable(place), 1))
}

/// Stands for the name of the file until the finding is rendered. No file has such letters in its name.
const PLACE: &str = "\u{e000}place\u{e001}";

fn group<'a>(finding: &'a Finding, source: &'a [u8], strict: bool) -> Group<'a> {
    let group = with_title(finding, strict);
    let group = if has_place(finding) {
        let Excerpt { text, marked } = Excerpt::of(source, finding.span().range());
        let snippet = Snippet::source(text)
            .path(PLACE)
            .line_start(finding.line())
            .annotation(AnnotationKind::Primary.span(marked));
        group.element(snippet)
    } else {
        group.element(Origin::path(PLACE))
    };
    with_notes(group, finding)
}

fn with_title(finding: &Finding, strict: bool) -> Group<'_> {
    let mut title = weight(finding.level(), strict).primary_title(printable(finding.message()));
    if let Some(code) = finding.code() {
        title = title.id(code.as_str());
    }
    Group::with_title(title)
}

/// The group with what would be right, and the path.
fn with_notes<'a>(group: Group<'a>, finding: &'a Finding) -> Group<'a> {
    let notes = [
        (Weight::HELP, finding.help()),
        (
            Weight::NOTE.with_name("path"),
            Some(finding.path()).filter(|path| !path.is_empty()),
        ),
    ];
    let notes = notes
        .into_iter()
        .filter_map(|(level, text)| Some((level, printable(text?))))
        .map(|(level, text)| level.message(normalize_untrusted_str(&text)));
    group.elements(notes)
}

/// Whether a finding is about a place, and not about the whole document.
fn has_place(finding: &Finding) -> bool {
    let range = finding.span().range();
    !(range.is_empty() && range.start == 0 && finding.path().is_empty())
}

/// Puts file, line and column where [`PLACE`] stands. The renderer counts the columns of what it is given, and of a long
/// line that is only a part.
fn with_place(rendered: &str, finding: &Finding, file: &str) -> String {
    let Some((before, behind)) = rendered.split_once(PLACE) else {
        return rendered.to_owned();
    };
    let counted = |letter: char| letter == ':' || letter.is_ascii_digit();
    let behind = behind.trim_start_matches(counted);
    let file = printable(file);
    if has_place(finding) {
        let place = finding.span().start();
        format!("{before}{file}:{place}{behind}")
    } else {
        format!("{before}{file}{behind}")
    }
}

fn weight(level: Level, strict: bool) -> Weight<'static> {
    match level {
        Level::Error => Weight::ERROR,
        Level::Pending => Weight::ERROR.with_name("pending"),
        Level::Device if is_grave(level, strict) => Weight::ERROR.with_name("device"),
        Level::Device => Weight::WARNING.with_name("device"),
        _ => Weight::INFO.with_name("warning"),
    }
}

impl Counts {
    fn of(&mut self, level: Level) -> &mut usize {
        match level {
            Level::Error => &mut self.errors,
            Level::Pending => &mut self.pending,
            Level::Device => &mut self.device,
            _ => &mut self.warnings,
        }
    }

    /// "3 documents checked: 2 errors, 1 warning; 1 file could not be read", or, for another version, "1 document checked
    /// for version 7.3: 2 errors more"
    fn in_words(&self, upgrade: Option<&str>) -> String {
        let found: Vec<String> = [
            (self.errors, "error", "errors"),
            (self.pending, "pending finding", "pending findings"),
            (self.device, "device finding", "device findings"),
            (self.warnings, "warning", "warnings"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
        let found = match (found.is_empty(), upgrade) {
            (true, None) => "nothing found".to_owned(),
            (true, Some(_)) => "nothing else must change".to_owned(),
            (false, None) => found.join(", "),
            (false, Some(_)) => format!("{} more", found.join(", ")),
        };
        let checked = counted(self.documents, "document", "documents");
        let to = upgrade.map(|version| format!(" for version {version}"));
        let to = to.unwrap_or_default();
        let unreadable = match self.unreadable {
            0 => String::new(),
            count => format!("{} could not be read", counted(count, "file", "files")),
        };
        match (self.documents, unreadable.is_empty()) {
            (0, _) => unreadable,
            (_, true) => format!("{checked} checked{to}: {found}"),
            (_, false) => format!("{checked} checked{to}: {found}; {unreadable}"),
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
