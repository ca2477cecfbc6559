//! Which version a document says it is of.

use super::Code;
use super::doc::Version;
use super::tables::versions::{Known, RECOMMENDED, State, VERSIONS};
use crate::finding::{Finding, Level};
use crate::read::Value;

/// Why a document cannot be judged.
pub(super) struct Refused {
    pub(super) finding: Finding,
    /// Whether the version was right once.
    pub(super) frozen: bool,
}

/// The version of a document, or why it cannot be judged.
pub(super) fn of(root: &Value<'_>) -> Result<&'static Known, Box<Refused>> {
    let Some(written) = root.get("version") else {
        let finding = Finding::new("the document has no `version`", root.span(), "")
            .with_code(Code::MissingFlowJsonVersion)
            .with_help(format!("add `\"version\": \"{RECOMMENDED}\"`"));
        return Err(Box::new(Refused {
            finding,
            frozen: false,
        }));
    };
    let refuse = |frozen: bool, message: String, help: String| {
        let finding = Finding::new(message, written.span(), "version")
            .with_code(Code::InvalidFlowJsonVersion)
            .with_help(help);
        Err(Box::new(Refused { finding, frozen }))
    };
    let Some(text) = written.as_str() else {
        let message = format!("`version` must be a string, not {}", written.kind_name());
        return refuse(
            false,
            message,
            format!("write `\"{RECOMMENDED}\"`, with quotes"),
        );
    };
    let known =
        parse(text).and_then(|version| VERSIONS.iter().find(|known| known.version == version));
    match known {
        Some(known) if known.state == State::Frozen => refuse(
            true,
            format!(
                "Flow JSON {} is frozen: a flow of it can no longer be published",
                known.written
            ),
            format!("write `{RECOMMENDED}`"),
        ),
        Some(known) => Ok(known),
        None => {
            let open = VERSIONS.iter().filter(|known| known.state == State::Active);
            let nearest = crate::nearest(text, open.map(|known| known.written));
            let help = format!("write `{}`", nearest.unwrap_or(RECOMMENDED));
            let message = format!("there is no Flow JSON version `{text}`");
            refuse(false, message, help)
        }
    }
}

/// A word about a version that passes, but that no page of Meta's names.
pub(super) fn warning(known: &Known, root: &Value<'_>) -> Option<Finding> {
    let span = root.get("version")?.span();
    (known.state == State::Undocumented).then(|| {
        let message = format!("Flow JSON {} is not documented by Meta", known.written);
        Finding::new(message, span, "version")
            .at_level(Level::Warning)
            .with_help(format!("write `{RECOMMENDED}`"))
    })
}

/// Reads `major.minor`, however many zeros lead.
fn parse(text: &str) -> Option<Version> {
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let (major, minor) = text.split_once('.')?;
    Some(Version::new(number(major)?, number(minor)?))
}
