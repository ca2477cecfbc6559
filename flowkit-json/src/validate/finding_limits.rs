//! How many findings of a kind we report: a thousand, and one more that says there are others.
//!
//! A document of 10 MB can hold a million faults. Wording each, with its path and the nearest name, would take seconds
//! and gigabytes; no real document comes near the bound.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::Code;
use crate::finding::{Finding, Level};
use crate::read::Value;

/// How many findings of one code and level are reported one by one.
pub(crate) const MOST_OF_A_KIND: usize = 1000;

/// How many levels a finding can have.
const LEVELS: usize = Level::Error as usize + 1;

/// How many times the nearest name is looked for in one run over a document.
const MOST_HINTS: usize = 300;

/// How many faults of each code and level were found so far, and how many names were looked for.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    by_kind: RefCell<Vec<usize>>,
    hints: Cell<usize>,
}

impl Counts {
    /// Counts one more finding of this code and level. Answers whether it is among the first thousand, which are reported
    /// one by one: nobody reads the path and the help of a later one.
    pub(crate) fn count(&self, code: impl Into<Option<Code>>, level: Level) -> bool {
        let mut counts = self.by_kind.borrow_mut();
        let kind = kind(code.into(), level);
        if counts.len() <= kind {
            counts.resize(kind + 1, 0);
        }
        counts.get_mut(kind).is_none_or(|count| {
            *count += 1;
            *count <= MOST_OF_A_KIND
        })
    }

    /// Whether so many were found that no further one need be looked for.
    pub(crate) fn is_crowded(&self, code: impl Into<Option<Code>>, level: Level) -> bool {
        let counts = self.by_kind.borrow();
        let count = counts.get(kind(code.into(), level));
        count.is_some_and(|count| *count > MOST_OF_A_KIND)
    }

    /// Takes one of the hints that a run has, and answers whether there was one left: then we may look for the nearest
    /// name.
    pub(crate) fn take_hint(&self) -> bool {
        self.hints.set(self.hints.get() + 1);
        self.hints.get() <= MOST_HINTS
    }
}

/// Whether a document has so much at fault that advice about it would be noise: a crowd of errors, or more screens or
/// components than there may be.
pub(crate) fn is_past_advice(findings: &[Finding]) -> bool {
    let mut errors = findings.iter().filter(|finding| finding.is_error());
    let too_large = |finding: &Finding| {
        matches!(
            finding.code(),
            Some(Code::MaxScreensNumber | Code::MaxAllowedComponentsPerScreen)
        )
    };
    errors.clone().any(too_large) || errors.nth(MOST_OF_A_KIND - 1).is_some()
}

fn kind(code: Option<Code>, level: Level) -> usize {
    code.map_or(0, |code| code as usize + 1) * LEVELS + level as usize
}

/// Leaves the first [`MOST_OF_A_KIND`] findings of each code and level, and behind them one that says there are more.
pub(super) fn thin_out(findings: Vec<Finding>, root: &Value<'_>) -> Vec<Finding> {
    let mut counts: HashMap<(Option<Code>, Level), usize> = HashMap::new();
    let mut kept = Vec::with_capacity(findings.len().min(4 * MOST_OF_A_KIND));
    for finding in findings {
        let count = counts.entry((finding.code(), finding.level())).or_default();
        *count += 1;
        if *count > MOST_OF_A_KIND + 1 {
            continue;
        }
        let is_last = *count > MOST_OF_A_KIND;
        let finding = if is_last { finding.and_more() } else { finding };
        // We did not look for the path of a finding that came after a thousand others of its kind.
        kept.push(if finding.path().is_empty() {
            let path = root.path_of(finding.span());
            finding.at_path(path)
        } else {
            finding
        });
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use crate::{Code, Level, validate};

    const MORE: &str = "and more of this kind, from here on";

    fn with_components(components: &[String]) -> String {
        format!(
            r#"{{"version": "7.3", "screens": [{{"id": "A", "title": "T", "terminal": true,
                "layout": {{"type": "SingleColumnLayout", "children": [{}]}}}}]}}"#,
            components.join(", ")
        )
    }

    #[test]
    fn a_screen_with_too_many_components_is_given_no_advice_about_them() {
        let long = |count: usize| {
            let heading = format!(r#"{{"type": "TextHeading", "text": "{}"}}"#, "a".repeat(90));
            let report = validate(&with_components(&vec![heading; count]));
            let findings = report.findings().iter();
            let advice = findings.filter(|finding| finding.level() != Level::Error);
            (report.is_valid(), advice.count())
        };
        assert!(long(40).1 >= 40, "each is too long");
        assert_eq!(long(101), (false, 0));
    }

    /// How many findings of the code there are, and the last of them.
    fn of_code(text: &str, code: Code) -> (usize, String, String) {
        let report = validate(text);
        assert!(!report.is_valid());
        let of_code = || {
            let findings = report.findings().iter();
            findings.filter(|finding| finding.code() == Some(code))
        };
        for finding in of_code() {
            assert!(!finding.message().is_empty() && !finding.path().is_empty());
        }
        let last = of_code().next_back().unwrap();
        (
            of_code().count(),
            last.message().to_owned(),
            last.path().to_owned(),
        )
    }

    #[test]
    fn a_thousand_and_that_there_are_more() {
        let components = |count: usize| -> Vec<String> {
            (0..count)
                .map(|index| format!(r#"{{"type": "TextBody", "text": "x", "k{index}": 1}}"#))
                .collect()
        };
        let code = Code::InvalidPropertyKey;
        let (count, last, _) = of_code(&with_components(&components(1000)), code);
        assert_eq!(
            (count, last.as_str()),
            (1000, "`TextBody` has no property `k999`")
        );
        let (count, last, path) = of_code(&with_components(&components(1234)), code);
        assert_eq!((count, last.as_str()), (1001, MORE));
        assert_eq!(path, "screens[0].layout.children[1000].k1000");
    }

    #[test]
    fn what_quotes_a_very_long_name_is_cut_short() {
        let name = "ä".repeat(10_000);
        let text = with_components(&[format!(
            r#"{{"type": "TextBody", "text": "x", "{name}": 1}}"#
        )]);
        let (count, message, path) = of_code(&text, Code::InvalidPropertyKey);
        assert_eq!(count, 1);
        for shown in [message, path] {
            assert!(
                shown.ends_with("ä…") && shown.len() < 4100,
                "{}",
                shown.len()
            );
        }
    }

    #[test]
    fn other_codes_are_not_crowded_out() {
        let mut components = vec![r#"{"type": "TextBody", "text": "${data.x}"}"#.to_owned(); 1500];
        components.push(r#"{"type": "TextInput", "label": "L", "name": "n"}"#.to_owned());
        components.push(r#"{"type": "TextInput", "label": "L", "name": "n"}"#.to_owned());
        let text = with_components(&components);
        let (count, last, path) = of_code(&text, Code::InvalidScreenDynamicData);
        assert_eq!(path, "screens[0].layout.children[1000].text");
        assert_eq!((count, last.as_str()), (1001, MORE));
        assert_eq!(of_code(&text, Code::DuplicateFormComponentNames).0, 2);
        assert_eq!(of_code(&text, Code::MissingFooterOnTerminalScreen).0, 1);
    }

    #[test]
    fn a_crowd_of_warnings_leaves_the_verdict_alone() {
        let keys = vec![r#""text": "x""#; 3000].join(", ");
        let footer = r#"{"type": "Footer", "label": "L",
            "on-click-action": {"name": "complete", "payload": {}}}"#;
        let text = with_components(&[
            format!(r#"{{"type": "TextBody", {keys}}}"#),
            footer.to_owned(),
        ]);
        let report = validate(&text);
        assert!(report.is_valid(), "{:?}", report.findings().last());
        let warnings = report.findings().iter();
        let warnings = warnings.filter(|finding| finding.level() == Level::Warning);
        assert_eq!(warnings.count(), 1001);
    }
}
