//! What Meta's validator refuses, found before it is asked.
//!
//! [`validate`] goes through a document in the order of Meta's validator: JSON, version, the schema pass (which keys
//! are there and what they hold), and, if nothing was found until then, every other rule.

mod bindings;
mod finding_limits;
mod report;
mod rules;
mod schema;
mod version;
mod wrapped;

pub use report::Report;

use crate::catalogue::versions::Known;
use crate::document::Document;
use crate::finding::{Code, Finding, Level};
use crate::read::{self, Reading, Span, SyntaxError, Value, Warning};

/// Checks a document's text.
///
/// A text that is not JSON leaves it at one finding. A document of a version that cannot be published is judged as one
/// of the version that should stand there; what Meta would refuse then is at [`Level::Pending`], and so is what one
/// finding keeps Meta's validator from coming to. A document that fails the schema pass is not judged further: what
/// followed would be noise. Of each code and level a thousand findings are told one by one, and one more says that there
/// are others.
///
/// ```
/// let report = flowkit_json::validate(r#"{"version": "7.3", "screens": [], "sreens": []}"#);
/// assert!(!report.is_valid());
/// let codes: Vec<_> = report.findings().iter().filter_map(|finding| finding.code()).collect();
/// assert_eq!(codes, [flowkit_json::Code::InvalidPropertyKey, flowkit_json::Code::MinItemsRequired]);
/// ```
#[must_use]
pub fn validate(text: &str) -> Report {
    read_and_judge(text.as_bytes(), None).1
}

/// Checks the bytes of a file, as [`validate`] does a text; bytes that are not UTF-8 are a finding.
#[must_use]
pub fn validate_bytes(bytes: &[u8]) -> Report {
    read_and_judge(bytes, None).1
}

/// Checks the bytes of a file as if `version` stood in it, such as `7.3`: what has to change for that version.
///
/// `None` if it is none of the [`publishable_versions`]. What the document says of its own version is not looked at.
///
/// ```
/// let text = r#"{"version": "6.0", "data_api_version": "4.0", "routing_model": {}, "screens": []}"#;
/// let told = |version: &str| {
///     let report = flowkit_json::validate::validate_as(text.as_bytes(), version)?;
///     Some(report.findings().iter().any(|finding| finding.path() == "data_api_version"))
/// };
/// assert_eq!((told("6.0"), told("7.3"), told("9.9")), (Some(true), Some(false), None));
/// ```
#[must_use]
pub fn validate_as(bytes: &[u8], version: &str) -> Option<Report> {
    let known = version::publishable().find(|known| known.written == version)?;
    Some(read_and_judge(bytes, Some(known)).1)
}

/// The versions of Flow JSON that may be published and that Meta documents, oldest first
/// ([versioning](https://developers.facebook.com/docs/whatsapp/flows/guides/versioning)).
///
/// ```
/// use flowkit_json::validate::publishable_versions;
///
/// assert!(publishable_versions().any(|version| version == "7.3"));
/// assert!(!publishable_versions().any(|version| version == "5.0"));
/// ```
pub fn publishable_versions() -> impl Iterator<Item = &'static str> {
    version::publishable().map(|known| known.written)
}

fn not_json(error: SyntaxError) -> Report {
    let finding = Finding::from(error).with_code(Code::InvalidFlowJson);
    Report::new(None, vec![finding])
}

/// The bytes of a document, read and judged, of the version that it states or of this one. There is no document where
/// there is no object, or where what should be one stands in something else.
pub(crate) fn read_and_judge<'t>(
    bytes: &'t [u8],
    wanted: Option<&Known>,
) -> (Option<Document<'t>>, Report) {
    match read::parse_bytes(bytes) {
        Ok(reading) => judge(reading, wanted),
        Err(error) => (None, not_json(error)),
    }
}

fn judge<'t>(reading: Reading<'t>, wanted: Option<&Known>) -> (Option<Document<'t>>, Report) {
    let Reading {
        value: root,
        warnings,
    } = reading;
    let mut findings: Vec<Finding> = warnings
        .into_iter()
        .take(finding_limits::MOST_OF_A_KIND + 1)
        .map(|warning| let_through(warning, &root).at_level(Level::Warning))
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
        let finding = Finding::new(message, root.span(), "").with_code(Code::InvalidFlowJson);
        findings.push(match wrapped::out_of_it(&root) {
            Some(help) => finding.with_help(help),
            None => finding,
        });
        return (None, Report::new(written, findings));
    }
    if let Some(wrapped) = wrapped::within(&root) {
        findings.push(wrapped.finding());
        if let Some(document) = wrapped.document() {
            let heading = wrapped.heading();
            let (known, refused) = of_version(document, wanted);
            let refused = refused.map(|refused| refused.finding.at_level(Level::Pending));
            findings.extend(refused.map(|finding| finding.under(&heading)));
            let document = Document::of(document.clone(), known.version, false);
            findings.extend(pending(&document, &heading));
        }
        let report =
            Report::new(written, finding_limits::thin_out(findings, &root)).in_something_else();
        return (None, report);
    }
    let (known, refused) = of_version(&root, wanted);
    let states_version = refused.is_none() && wanted.is_none();
    let document = Document::of(root, known.version, states_version);
    if let Some(refused) = refused {
        findings.push(refused.finding);
        let heading = format!("as version {}", known.written);
        findings.extend(pending(&document, &heading));
        let findings = finding_limits::thin_out(findings, document.root());
        let report = Report::new(written, findings).with_frozen(refused.frozen);
        return (Some(document), report);
    }
    if states_version {
        findings.extend(version::warning(known, document.root()));
    }
    findings.extend(found_in(&document));
    let findings = finding_limits::thin_out(soften_beside_a_crash(findings), document.root());
    (Some(document), Report::new(written, findings))
}

/// Says what the reader let through.
fn let_through(warning: Warning, root: &Value<'_>) -> Finding {
    match warning {
        Warning::ByteOrderMark => {
            Finding::new("the file begins with a byte-order mark", Span::START, "")
                .with_help("save it as UTF-8 without byte-order mark: other JSON parsers refuse it")
        }
        Warning::DuplicateKey { first, second } => {
            let path = root.path_of(second);
            let message = format!(
                "`{path}` is there twice: this one counts, the one at {} does not",
                first.start()
            );
            Finding::new(message, second, path).with_help("remove one of them")
        }
    }
}

/// The version to judge a document by, and why not by its own.
fn of_version<'k>(
    root: &Value<'_>,
    wanted: Option<&'k Known>,
) -> (&'k Known, Option<Box<version::Refused>>) {
    match wanted {
        Some(wanted) => (wanted, None),
        None => match version::of(root) {
            Ok(known) => (known, None),
            Err(refused) => (refused.instead, Some(refused)),
        },
    }
}

/// What is found in a document, by the rules of the version that it is judged by.
fn found_in(document: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    schema::check(document, &mut findings);
    if findings.iter().any(Finding::is_error) {
        rules::check_names(document, &mut findings);
        bindings::check_untyped(document, &mut findings);
    } else {
        findings.extend(meta(document.root()));
        rules::check(document, &mut findings);
        bindings::check(document, &mut findings);
    }
    findings
}

/// What Meta's validator would refuse in a document, were it not for something that stops it before.
fn pending(document: &Document<'_>, heading: &str) -> Vec<Finding> {
    let findings = found_in(document).into_iter();
    let refused = findings.filter(|finding| finding.level() >= Level::Pending);
    refused
        .map(|finding| finding.at_level(Level::Pending).under(heading))
        .collect()
}

/// When Meta's validator crashes, as on a literal boolean in an If, it reports `INVALID_FLOW_JSON` and nothing else. Our
/// other errors are then not what Meta refuses the document for, so we lower them to [`Level::Pending`], but still report
/// them.
fn soften_beside_a_crash(findings: Vec<Finding>) -> Vec<Finding> {
    let is_refusal = |finding: &Finding| finding.path() == "meta";
    let is_crash =
        |finding: &Finding| finding.code() == Some(Code::InvalidFlowJson) && finding.is_error();
    if !findings
        .iter()
        .any(|found| is_crash(found) && !is_refusal(found))
    {
        return findings;
    }
    let lowered = findings.into_iter().map(|finding| {
        let level = finding.level();
        if is_crash(&finding) {
            finding
        } else {
            finding.at_level(level.min(Level::Pending))
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
