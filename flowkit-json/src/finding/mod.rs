//! What was found in a document, with its place.

use std::fmt;

use crate::read::{Span, SyntaxError};
mod code;

pub use code::Code;

/// Something to say about a document: what is wrong, where, and what would be right.
///
/// `Display` prints the message alone; [`render`](Self::render) adds place and help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    message: String,
    help: Option<String>,
    span: Span,
    path: String,
    code: Option<Code>,
    level: Level,
    by_design: bool,
    echo: bool,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Worth a look; nothing breaks.
    Warning,
    /// The document publishes, but breaks or is cut short on the phone.
    Device,
    /// Meta's validator does not come to it, because a finding at level error stops it before: it refuses the document
    /// for this once that one is mended.
    Pending,
    /// Meta's validator refuses the document.
    Error,
}

impl Finding {
    /// A finding about what stands at `span`, whose path in the document is `path` (empty for the whole document).
    ///
    /// The message is a sentence without full stop, names in backticks.
    #[must_use]
    pub fn new(message: impl Into<String>, span: Span, path: impl Into<String>) -> Self {
        Self {
            message: shortened(message.into()),
            help: None,
            span,
            path: shortened(path.into()),
            code: None,
            level: Level::Error,
            by_design: false,
            echo: false,
        }
    }

    /// Says that it is about the mistake that another finding is about, which tells it better.
    #[must_use]
    pub(crate) fn echoing(mut self) -> Self {
        self.echo = true;
        self
    }

    /// Whether another finding is about the same mistake and tells it better.
    ///
    /// Meta's validator often has several codes for one mistake, at one place or at several. Who compares with its answer
    /// needs all of them; a person is told of each mistake once.
    ///
    /// ```
    /// let text = r#"{"version": "7.3", "screens": [{"id": "A", "title": "A", "layout": {"type": "SingleColumnLayout",
    ///     "children": [{"type": "TextBody", "text": "a", "visible": "true"}]}}]}"#;
    /// let report = flowkit_json::validate(text);
    /// let told: Vec<_> = report.findings().iter().map(|found| (found.code().unwrap().as_str(), found.is_echo())).collect();
    /// assert_eq!(told, [("INVALID_PROPERTY_TYPE", true), ("PATTERN_MISMATCH", false)]);
    /// ```
    #[must_use]
    pub fn is_echo(&self) -> bool {
        self.echo
    }

    /// Says that documents are often meant to be so, and nothing need be done.
    #[must_use]
    pub fn by_design(mut self) -> Self {
        self.by_design = true;
        self
    }

    /// Whether documents are often meant to be so: worth a look in a report, but nothing to be reminded of with every
    /// build.
    #[must_use]
    pub fn is_by_design(&self) -> bool {
        self.by_design
    }

    /// Names Meta's code for it.
    #[must_use]
    pub fn with_code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// Says how much it weighs; an error if nothing else is said.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Puts words before the message, such as what it supposes.
    pub(crate) fn under(mut self, heading: &str) -> Self {
        self.message = shortened(format!("{heading}: {}", self.message));
        self
    }

    /// Says where it is.
    pub(crate) fn at_path(mut self, path: String) -> Self {
        self.path = shortened(path);
        self
    }

    /// The finding that stands for many more like this one, which is the first of them.
    pub(crate) fn and_more(self) -> Self {
        Self {
            message: "and more of this kind, from here on".to_owned(),
            help: None,
            ..self
        }
    }

    /// Meta's code, where its validator has one for it.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.code
    }

    /// Meta's type for it, where its validator has a code for it: `FLOW_JSON_ERROR`
    /// ([error codes](https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes)).
    ///
    /// ```
    /// let report = flowkit_json::validate(r#"{"version": "7.3", "screens": []}"#);
    /// assert_eq!(report.findings()[0].error_type(), Some("FLOW_JSON_ERROR"));
    /// ```
    #[must_use]
    pub fn error_type(&self) -> Option<&'static str> {
        // The one that Meta's validator gives today; older answers say `JSON_SCHEMA_ERROR`.
        self.code.map(|_| "FLOW_JSON_ERROR")
    }

    /// How much it weighs.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Whether Meta's validator refuses the document for it: whether its level is [`Level::Error`].
    ///
    /// ```
    /// let report = flowkit_json::validate(r#"{"version": "7.3", "screens": []}"#);
    /// assert!(report.findings().iter().all(|finding| finding.is_error()));
    /// ```
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// Adds what would be right.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }

    /// Adds "did you mean …?" if there is a name to offer.
    #[must_use]
    pub fn with_nearest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.with_help(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What would be right, where that can be said.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The text it is about.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.span.line()
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.span.column()
    }

    /// The path of the value it is about, such as `screens[0].id`; empty for the whole document, and where the text is
    /// not JSON.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The finding in the manner of rustc, without a line break at the end:
    ///
    /// ```text
    /// `APPOINTMNT` is not a screen of this flow
    ///   --> flows/appointment.json:14:9
    ///   = help: did you mean `APPOINTMENT`?
    /// ```
    #[must_use]
    pub fn render(&self, file_name: &str) -> String {
        let mut text = format!("{}\n  --> {file_name}:{}", self.message, self.span.start());
        if let Some(help) = &self.help {
            text.push_str("\n  = help: ");
            text.push_str(help);
        }
        text
    }
}

/// How long a message, a help or a path may be, in bytes. A document can hold a name of megabytes and a thousand faults
/// that quote it.
const LONGEST: usize = 4000;

fn shortened(mut text: String) -> String {
    if text.len() > LONGEST {
        let cut = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end));
        text.truncate(cut.unwrap_or_default());
        text.push('…');
        text.shrink_to_fit();
    }
    text
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<SyntaxError> for Finding {
    fn from(error: SyntaxError) -> Self {
        Self {
            message: error.message(),
            help: error.help(),
            span: error.span(),
            path: String::new(),
            code: None,
            level: Level::Error,
            by_design: false,
            echo: false,
        }
    }
}

/// All that was found to be wrong with a document; at least one [`Finding`], in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    findings: Vec<Finding>,
}

impl Findings {
    /// One finding and no other.
    #[cfg(feature = "author")]
    pub(crate) fn only(finding: Finding) -> Self {
        Self {
            findings: vec![finding],
        }
    }

    /// Those of a report's findings for which Meta's validator refuses the document, at once or when the first are mended, in
    /// the order of the text.
    pub(crate) fn refusals_of(mut findings: Vec<Finding>) -> Self {
        findings.retain(|finding| finding.level() >= Level::Pending);
        findings.sort_by_key(|finding| finding.span.start());
        Self { findings }
    }

    /// The findings, in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// All findings as [`Finding::render`] prints them, an empty line between each two.
    #[must_use]
    pub fn render(&self, file_name: &str) -> String {
        let rendered: Vec<String> = self
            .iter()
            .map(|finding| finding.render(file_name))
            .collect();
        rendered.join("\n\n")
    }
}

impl fmt::Display for Findings {
    /// `line:column: message` for each, one a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{}: {finding}", finding.span.start())?;
            if let Some(help) = &finding.help {
                write!(f, " ({help})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

impl From<SyntaxError> for Findings {
    fn from(error: SyntaxError) -> Self {
        Self {
            findings: vec![error.into()],
        }
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.findings.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
