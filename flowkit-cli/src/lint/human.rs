//! Findings for reading: the line, with the fault marked.

use std::io::{self, Write};

use annotate_snippets::{
    AnnotationKind, Group, Level as Weight, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use flowkit_json::{Finding, Level};

use super::excerpt::Excerpt;
use super::{Checked, Format, is_grave};
use crate::output::{Output, printable};

pub(super) struct Human {
    strict: bool,
    counts: Counts,
}

/// What was found in all documents.
#[derive(Default)]
struct Counts {
    documents: usize,
    unreadable: usize,
    errors: usize,
    device: usize,
    warnings: usize,
}

impl Human {
    pub(super) fn new(strict: bool) -> Self {
        Self {
            strict,
            counts: Counts::default(),
        }
    }
}

impl Format for Human {
    fn document(&mut self, document: &Checked, output: &mut Output) -> io::Result<()> {
        self.counts.documents += 1;
        for finding in document.report.findings() {
            *self.counts.of(finding.level()) += 1;
        }
        print_findings(document, self.strict, |_| true, output.stdout())
    }

    fn unreadable(&mut self, _: &str, _: &str, _: &mut Output) -> io::Result<()> {
        self.counts.unreadable += 1;
        Ok(())
    }

    fn end(&mut self, output: &mut Output) -> io::Result<()> {
        output.stdout().flush()?;
        writeln!(output.stderr(), "{}", self.counts.in_words())
    }
}

/// Prints those findings of a document that are wanted, an empty line after each.
pub(crate) fn print_findings(
    document: &Checked,
    strict: bool,
    wanted: impl Fn(&Finding) -> bool,
    to: &mut impl Write,
) -> io::Result<()> {
    let renderer = Renderer::styled();
    for finding in document.report.findings().iter().filter(|it| wanted(it)) {
        let rendered = renderer.render(&[group(finding, document, strict)]);
        let rendered = with_place(&rendered, finding, &document.input.name);
        writeln!(to, "{rendered}\n")?;
    }
    Ok(())
}

/// Stands for the name of the file until the finding is rendered; what a terminal would not print anyway.
const PLACE: &str = "\u{e000}place\u{e001}";

fn group<'a>(finding: &'a Finding, document: &'a Checked, strict: bool) -> Group<'a> {
    let mut title = weight(finding.level(), strict).primary_title(printable(finding.message()));
    if let Some(code) = finding.code() {
        title = title.id(code.as_str());
    }
    let group = Group::with_title(title);
    let group = if has_place(finding) {
        let Excerpt { text, marked } = Excerpt::of(&document.input.bytes, finding.span().range());
        let snippet = Snippet::source(text)
            .path(PLACE)
            .line_start(finding.line())
            .annotation(AnnotationKind::Primary.span(marked));
        group.element(snippet)
    } else {
        group.element(Origin::path(PLACE))
    };
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

/// What goes for the whole document has no place of its own.
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
        Level::Device if is_grave(level, strict) => Weight::ERROR.with_name("device"),
        Level::Device => Weight::WARNING.with_name("device"),
        _ => Weight::INFO.with_name("warning"),
    }
}

impl Counts {
    fn of(&mut self, level: Level) -> &mut usize {
        match level {
            Level::Error => &mut self.errors,
            Level::Device => &mut self.device,
            _ => &mut self.warnings,
        }
    }

    /// "3 documents checked: 2 errors, 1 warning; 1 file could not be read"
    fn in_words(&self) -> String {
        let found: Vec<String> = [
            (self.errors, "error", "errors"),
            (self.device, "device finding", "device findings"),
            (self.warnings, "warning", "warnings"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
        let found = if found.is_empty() {
            "nothing found".to_owned()
        } else {
            found.join(", ")
        };
        let checked = counted(self.documents, "document", "documents");
        let unreadable = match self.unreadable {
            0 => String::new(),
            count => format!("{} could not be read", counted(count, "file", "files")),
        };
        match (self.documents, unreadable.is_empty()) {
            (0, _) => unreadable,
            (_, true) => format!("{checked} checked: {found}"),
            (_, false) => format!("{checked} checked: {found}; {unreadable}"),
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
