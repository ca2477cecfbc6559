//! The schema pass: which keys are there, and what they hold.
//!
//! Meta's validator runs a JSON Schema here in which alternatives (a component's type, a value or a binding) are tried
//! one after the other; if none fits, the faults of all of them are reported. [`Pass`] does the same, so that codes and
//! places agree.

mod action;
mod component;
mod data_model;
mod other_alternatives;
mod regex_syntax;
mod screen;
mod string_format;
pub(super) mod trail;
mod untyped;
mod values;
mod words;

use super::Code;
use super::finding_limits::Counts;
use crate::catalogue::shapes::Shape;
use crate::catalogue::versions::Version;
use crate::catalogue::{Property, ROOT};
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::read::{Object, Span, Value};
use std::collections::HashSet;
use trail::Trail;

/// Checks the document against the tables.
pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut pass = Pass {
        version: document.judged_as,
        states_version: document.states_version,
        findings: Vec::new(),
        quiet: false,
        faults: 0,
        in_form: false,
        counts: Counts::default(),
        places: HashSet::new(),
    };
    pass.value(&Shape::Object(ROOT), document.root(), &Trail::ROOT);
    let mut seen = HashSet::new();
    let found = pass.findings.into_iter().filter(|finding| {
        let place = (finding.code(), finding.span().start());
        seen.insert((place, finding.path().to_owned()))
    });
    findings.extend(told_once(found.collect()));
}

/// Where a value must be one of some words and is `5`, Meta's validator reports both the words and the type. We make an
/// echo of the second, since the first says all.
fn told_once(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    let place = |finding: &Finding| (finding.span().start().offset(), finding.level());
    let names_words = |finding: &&Finding| {
        let code = finding.code();
        let by_words = [Code::InvalidEnumValue, Code::InvalidPropertyValue];
        !finding.is_echo() && code.is_some_and(|code| by_words.contains(&code))
    };
    let told: HashSet<_> = findings.iter().filter(names_words).map(place).collect();
    findings.into_iter().map(move |finding| {
        let is_type = finding.code() == Some(Code::InvalidPropertyType);
        match is_type && told.contains(&place(&finding)) {
            true => finding.echoing(),
            false => finding,
        }
    })
}

/// One run over the document.
struct Pass {
    version: Version,
    /// Whether the document says so itself.
    states_version: bool,
    findings: Vec<Finding>,
    /// Whether faults are only counted and not reported, because an alternative is being tried.
    quiet: bool,
    faults: usize,
    in_form: bool,
    counts: Counts,
    /// Codes and the offsets where they were reported, to count each place once.
    places: HashSet<(Code, usize)>,
}

impl Pass {
    /// Notes a fault. The message is built only if faults are being reported, not while alternatives are tried. `code` and
    /// `span` must be those of the finding.
    fn fault(&mut self, code: Code, span: Span, finding: impl FnOnce() -> Finding) {
        self.faults += 1;
        if self.quiet {
            return;
        }
        if self.counts.is_crowded(code, Level::Error) {
            return;
        }
        let place = (code, span.start().offset());
        if self.places.insert(place) {
            self.counts.count(code, Level::Error);
        }
        self.findings.push(finding());
    }

    /// Whether `check` finds nothing to object to.
    fn accepts(&mut self, check: impl FnOnce(&mut Self)) -> bool {
        let (quiet, faults) = (self.quiet, self.faults);
        self.quiet = true;
        check(self);
        let accepted = self.faults == faults;
        (self.quiet, self.faults) = (quiet, faults);
        accepted
    }

    /// A closed object: what it lacks, what it has too much, then what it holds.
    fn object(
        &mut self,
        properties: &'static [Property],
        object: &Object<'_>,
        span: Span,
        trail: &Trail<'_>,
    ) {
        self.missing(properties, object, span, trail);
        self.unknown(properties, &[], object, trail);
        self.properties(properties, object, trail, None);
    }

    /// Reports keys that must be there and are not.
    fn missing(
        &mut self,
        properties: &'static [Property],
        object: &Object<'_>,
        span: Span,
        trail: &Trail<'_>,
    ) {
        for property in properties {
            let is_told = self.states_version || !matches!(property.shape, Shape::Version);
            let is_missing = object.member(property.name).is_none();
            if is_told && is_missing && property.is_required(self.version) {
                self.missing_key(property.name, object, span, trail);
            }
        }
    }

    fn missing_key(&mut self, name: &str, object: &Object<'_>, span: Span, trail: &Trail<'_>) {
        self.fault(Code::MissingRequiredProperty, span, || {
            let message = format!("{} has no `{name}`", words::subject(object, trail));
            let keys = object.members().map(|member| member.key().as_str());
            let help = match crate::nearest(name, keys) {
                Some(key) => format!("is `{key}` meant to be `{name}`?"),
                None => format!("add `{name}`"),
            };
            Finding::new(message, span, trail.path())
                .with_code(Code::MissingRequiredProperty)
                .with_help(help)
        });
    }

    /// Reports keys that no property has and that are not among `also`.
    fn unknown(
        &mut self,
        properties: &'static [Property],
        also: &[&str],
        object: &Object<'_>,
        trail: &Trail<'_>,
    ) {
        let (version, in_form) = (self.version, self.in_form);
        for member in object.members() {
            let key = member.key();
            let name = key.as_str();
            let mut known = properties.iter().filter(|property| property.name == name);
            if also.contains(&name) || known.any(|property| property.exists(version, in_form)) {
                continue;
            }
            self.fault(Code::InvalidPropertyKey, key.span(), || {
                let property = properties.iter().find(|property| property.name == name);
                let names = properties
                    .iter()
                    .filter(|property| property.exists(version, in_form))
                    .map(|property| property.name);
                let message = format!("{} has no property `{name}`", words::subject(object, trail));
                let finding = Finding::new(message, key.span(), trail.path_of_key(name))
                    .with_code(Code::InvalidPropertyKey);
                match property {
                    Some(known) if known.since > version => finding.with_help(format!(
                        "it is there from version {}; this document is {version}",
                        known.since
                    )),
                    Some(_) => finding.with_help(words::instead_within_a_form(name)),
                    None => match crate::nearest(name, names) {
                        Some(near) => finding.with_help(format!("did you mean `{near}`?")),
                        None => finding.with_help("remove it"),
                    },
                }
            });
        }
    }

    /// Checks what the keys hold, in the order of the table.
    fn properties(
        &mut self,
        properties: &'static [Property],
        object: &Object<'_>,
        trail: &Trail<'_>,
        except: Option<&str>,
    ) {
        for property in properties {
            if except == Some(property.name) || !property.exists(self.version, self.in_form) {
                continue;
            }
            if let Some(value) = object.get(property.name) {
                self.value(&property.shape, value, &trail.property(property.name));
            }
        }
    }

    /// Checks a value; what is wrong is told in terms of its own shape.
    fn value(&mut self, shape: &Shape, value: &Value<'_>, trail: &Trail<'_>) {
        self.value_as(shape, value, trail, shape);
    }
}
