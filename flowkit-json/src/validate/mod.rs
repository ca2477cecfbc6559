//! What Meta's validator refuses, found before it is asked.
//!
//! [`validate`] goes through a document in the order of Meta's validator: JSON, version, the schema pass (which keys
//! are there and what they hold), and, if nothing was found until then, every other rule.

mod bindings;
mod code;
mod crowd;
pub(crate) mod doc;
mod report;
mod rules;
mod schema;
mod tables;
mod version;

pub use code::Code;
pub use report::Report;

use crate::finding::{Finding, Level};
use crate::read::{self, Reading, SyntaxError, Value};
use doc::Doc;

/// Checks a document's text.
///
/// A text that is not JSON, and a version that cannot be published, leave it at one finding at error level. A document
/// that fails the schema pass is not judged further: what followed would be noise. Of each code and level a thousand
/// findings are told one by one, and one more says that there are others.
///
/// ```
/// let report = flowkit_json::validate(r#"{"version": "7.3", "screens": [], "sreens": []}"#);
/// assert!(!report.is_valid());
/// let codes: Vec<_> = report.findings().iter().filter_map(|finding| finding.code()).collect();
/// assert_eq!(codes, [flowkit_json::Code::InvalidPropertyKey, flowkit_json::Code::MinItemsRequired]);
/// ```
#[must_use]
pub fn validate(text: &str) -> Report {
    match read::parse(text) {
        Ok(reading) => judge(reading),
        Err(error) => not_json(error),
    }
}

/// Checks the bytes of a file, as [`validate`] does a text; bytes that are not UTF-8 are a finding.
#[must_use]
pub fn validate_bytes(bytes: &[u8]) -> Report {
    match read::text_of(bytes) {
        Ok(text) => validate(text),
        Err(error) => not_json(error),
    }
}

fn not_json(error: SyntaxError) -> Report {
    let finding = Finding::from(error).with_code(Code::InvalidFlowJson);
    Report::new(None, vec![finding])
}

fn judge(reading: Reading<'_>) -> Report {
    let Reading {
        value: root,
        warnings,
    } = reading;
    let mut findings: Vec<Finding> = warnings
        .into_iter()
        .take(crowd::MOST_OF_A_KIND + 1)
        .map(|warning| crate::model::describe(warning, &root).at_level(Level::Warning))
        .collect();
    let written = root
        .get("version")
        .and_then(Value::as_str)
        .map(str::to_owned);
    if root.as_object().is_none() {
        let message = format!(
            "a Flow JSON document is an object, not {}",
            root.kind_name()
        );
        findings.push(Finding::new(message, root.span(), "").with_code(Code::InvalidFlowJson));
        return Report::new(written, findings);
    }
    let known = match version::of(&root) {
        Ok(known) => known,
        Err(refused) => {
            findings.push(refused.finding);
            return Report::new(written, findings).with_frozen(refused.frozen);
        }
    };
    findings.extend(version::warning(known, &root));
    let document = Doc {
        root: &root,
        version: known.version,
    };
    schema::check(&document, &mut findings);
    let is_error = |finding: &Finding| finding.level() == Level::Error;
    if !findings.iter().any(is_error) {
        findings.extend(meta(&root));
        rules::check(&document, &mut findings);
        bindings::check(&document, &mut findings);
    }
    Report::new(written, crowd::thin_out(after_a_fall(findings), &root))
}

/// Where Meta's validator falls over something, it has nothing else to say; what else is wrong weighs less here, so
/// that it is told all the same.
fn after_a_fall(findings: Vec<Finding>) -> Vec<Finding> {
    let is_refusal = |finding: &Finding| finding.path() == "meta";
    let is_fall = |finding: &Finding| {
        finding.code() == Some(Code::InvalidFlowJson) && finding.level() == Level::Error
    };
    if !findings
        .iter()
        .any(|found| is_fall(found) && !is_refusal(found))
    {
        return findings;
    }
    let lowered = findings.into_iter().map(|finding| {
        let level = finding.level();
        if is_fall(&finding) {
            finding
        } else {
            finding.at_level(level.min(Level::Device))
        }
    });
    lowered.collect()
}

/// `meta` is in Meta's schema, but only Meta's own tools may write it.
fn meta(root: &Value<'_>) -> Option<Finding> {
    let meta = root.get("meta")?;
    let finding = Finding::new(
        "only flows that Meta's own tools made have `meta`",
        meta.span(),
        "meta",
    );
    Some(
        finding
            .with_code(Code::InvalidFlowJson)
            .with_help("remove it"),
    )
}
