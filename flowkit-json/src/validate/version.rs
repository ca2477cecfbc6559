//! Which version a document says it is of.

use super::Code;
use crate::catalogue::versions::{Known, RECOMMENDED, State, VERSIONS, Version};
use crate::finding::{Finding, Level};
use crate::read::{Number, Value};

/// Why a document cannot be judged.
pub(super) struct Refused {
    pub(super) finding: Finding,
    /// Whether the version was right once.
    pub(super) frozen: bool,
    /// The version that should stand there.
    pub(super) instead: &'static Known,
}

/// The version of a document, or why it cannot be judged.
pub(super) fn of(root: &Value<'_>) -> Result<&'static Known, Box<Refused>> {
    let Some(written) = root.get("version") else {
        let finding = Finding::new("the document has no `version`", root.span(), "")
            .with_code(Code::MissingFlowJsonVersion)
            .with_help(format!("add `\"version\": \"{}\"`", RECOMMENDED.written));
        return Err(Box::new(Refused {
            finding,
            frozen: false,
            instead: RECOMMENDED,
        }));
    };
    let refuse = |frozen: bool, instead: &'static Known, message: String, help: String| {
        let finding = Finding::new(message, written.span(), "version")
            .with_code(Code::InvalidFlowJsonVersion)
            .with_help(help);
        Err(Box::new(Refused {
            finding,
            frozen,
            instead,
        }))
    };
    let Some(text) = written.as_str() else {
        let message = format!("`version` must be a string, not {}", written.kind_name());
        let number = written.as_number().map(Number::as_str);
        let instead = number.map_or(RECOMMENDED, instead_of);
        let help = format!("write `\"{}\"`, with quotes", instead.written);
        return refuse(false, instead, message, help);
    };
    let known = Version::parse(text)
        .and_then(|version| VERSIONS.iter().find(|known| known.version == version));
    match known {
        Some(known) if known.state == State::Frozen => refuse(
            true,
            RECOMMENDED,
            format!(
                "Flow JSON {} is frozen: a flow of it can no longer be published",
                known.written
            ),
            format!("write `{}`", RECOMMENDED.written),
        ),
        Some(known) => Ok(known),
        None => {
            let instead = instead_of(text);
            let help = format!("write `{}`", instead.written);
            let message = format!("there is no Flow JSON version `{text}`");
            refuse(false, instead, message, help)
        }
    }
}

/// The versions that may be published and that Meta documents, oldest first.
pub(super) fn publishable() -> impl DoubleEndedIterator<Item = &'static Known> {
    VERSIONS.iter().filter(|known| known.state == State::Active)
}

/// The version to write instead of one that does not exist: the one that was meant, if only its spelling is wrong, as in
/// `v7.1`; else the newest of the same major, as for `6.9`; else the recommended one, as for `1.0`, however much more
/// `1.0` looks like `6.0`.
fn instead_of(text: &str) -> &'static Known {
    let number = |part: &str| -> Option<u16> {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let mut parts = text.split(['.', ',']).map(number);
    let major = parts.next().flatten();
    let minor = parts.next().flatten();
    let exact = major
        .zip(minor)
        .map(|(major, minor)| Version::new(major, minor));
    let of_major = |known: &&Known| Some(known.version.major) == major;
    publishable()
        .find(|known| Some(known.version) == exact)
        .or_else(|| publishable().rfind(of_major))
        .unwrap_or(RECOMMENDED)
}

/// A word about a version that passes, but that no page of Meta's names.
pub(super) fn warning(known: &Known, root: &Value<'_>) -> Option<Finding> {
    let span = root.get("version")?.span();
    (known.state == State::Undocumented).then(|| {
        let message = format!("Flow JSON {} is not documented by Meta", known.written);
        Finding::new(message, span, "version")
            .at_level(Level::Warning)
            .with_help(format!("write `{}`", RECOMMENDED.written))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{State, Version, instead_of};

    proptest! {
        #[test]
        fn whatever_is_written_there_is_a_version_to_write(text in any::<String>()) {
            prop_assert_eq!(instead_of(&text).state, State::Active);
        }

        #[test]
        fn a_major_version_is_kept_where_it_can_be(major in 0_u16..12, minor in any::<u32>()) {
            let instead = instead_of(&format!("{major}.{minor}"));
            let major = if (5..=7).contains(&major) { major } else { 7 };
            prop_assert_eq!(instead.version.major, major);
            prop_assert!(Version::parse(instead.written) == Some(instead.version));
        }
    }
}
