//! What all checks of bindings share: what is in scope, what a text is, and how a fault is reported.

use super::shape::Shape;
use crate::catalogue::gate::Gate;
use crate::document::Document;
use crate::expression::{Expression, Fault, Reference, Type, in_backticks, operation_in};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::{Span, Value};
use crate::validate::finding_limits::Counts;

/// One check of a document, from its first binding to its last.
pub(super) struct Pass<'p, 'd> {
    pub(super) document: &'d Document<'d>,
    pub(super) counts: Counts,
    findings: &'p mut Vec<Finding>,
    /// Whether the check is at an action of one item of a NavigationList. Meta's validator never looks at these: what is
    /// wrong there breaks on the phone alone.
    pub(super) in_list_item: bool,
}

/// What a text in a document is.
#[derive(Debug)]
pub(super) enum Bound<'e> {
    /// Text that is shown as it stands.
    Literal,
    /// One reference, such as `${data.name}`.
    Reference(Reference<'e>),
    /// Something in `${…}` that is no reference, such as `${name}`.
    Malformed,
    /// An expression: what stands between the backticks.
    Expression(&'e str),
    /// Backticks with nothing between them. Meta's validator takes these wherever an expression may stand.
    Blank,
}

impl<'p, 'd> Pass<'p, 'd> {
    pub(super) fn new(document: &'d Document<'d>, findings: &'p mut Vec<Finding>) -> Self {
        Self {
            document,
            counts: Counts::default(),
            findings,
            in_list_item: false,
        }
    }

    /// What a text is in this version.
    pub(super) fn bound<'e>(&self, text: &'e str) -> Bound<'e> {
        match Reference::in_text(text) {
            Some(Ok(reference)) => return Bound::Reference(reference),
            Some(Err(_)) => return Bound::Malformed,
            None => {}
        }
        match in_backticks(text).filter(|_| self.document.judged_as.has_expressions()) {
            Some(inner) if inner.trim().is_empty() => Bound::Blank,
            Some(inner) => Bound::Expression(inner),
            None => Bound::Literal,
        }
    }

    /// What a value is in this version if it is a text; `None` if it is none.
    pub(super) fn bound_value<'e>(&self, value: &'e Value<'e>) -> Option<Bound<'e>> {
        value.as_str().map(|text| self.bound(text))
    }

    /// How much breaking a rule weighs in this version, and at the place that the check is at.
    pub(super) fn level(&self, rule: Gate) -> Level {
        match self.in_list_item {
            true => Level::Device,
            // The gates of bindings weigh something in every version, as a test of theirs holds.
            false => rule
                .level_in(self.document.judged_as)
                .unwrap_or(Level::Error),
        }
    }

    /// Whether Meta's validator leaves the rule out in this version or at this place, so that only what the phone makes of
    /// the value counts.
    pub(super) fn is_left_to_the_phone(&self, rule: Gate) -> bool {
        self.level(rule) < Level::Error
    }

    /// The shape of what a reference stands for.
    ///
    /// # Errors
    /// Says what is missing, or, for a whole expression in the braces as in `${data.a + 1}`, how one is written.
    pub(super) fn resolve(
        &self,
        screen: usize,
        reference: Reference<'_>,
    ) -> Result<Shape<'d>, Fault> {
        self.referred(screen, reference)
            .map_err(|fault| self.operation_fault(reference).unwrap_or(fault))
    }

    /// What the phone takes the value of a reference for, which is of the shape `found` to Meta's validator. They differ
    /// for a number input, whose value is a text to the phone: that is told in `number_inputs`, so that here it is of
    /// no known type, which fits all.
    pub(super) fn shape_on_the_phone(
        &self,
        screen: usize,
        reference: Reference<'_>,
        found: Shape<'d>,
    ) -> Shape<'d> {
        match self.input_at(screen, reference) {
            Some(input) if input.is_number() => Shape::Plain(Type::Unknown),
            _ => found,
        }
    }

    /// What to say of a whole expression in the braces of a reference.
    pub(super) fn operation_fault(&self, reference: Reference<'_>) -> Option<Fault> {
        let operation = operation_in(reference)?;
        Some(operation.fault(self.document.judged_as.has_expressions()))
    }

    /// The type of an expression whose local references are to the screen `from`.
    pub(super) fn expression_type(&self, text: &str, from: usize) -> Result<Type, Fault> {
        let expression = Expression::parse(text)?;
        expression.type_of(&|reference| self.type_of(from, reference))
    }

    /// Reports what Meta's validator has no code for.
    pub(super) fn note(&mut self, level: Level, span: Span, fault: &Fault) {
        if self.counts.is_crowded(None, level) {
            return;
        }
        self.counts.count(None, level);
        let mut finding = Finding::new(fault.to_string(), span, self.document.dotted_path_of(span))
            .at_level(level);
        if let Some(help) = fault.help() {
            finding = finding.with_help(help);
        }
        self.findings.push(finding);
    }

    /// Reports what another finding tells already, under another of Meta's codes.
    pub(super) fn echo(&mut self, level: Level, code: Code, span: Span, fault: &Fault) {
        let before = self.findings.len();
        self.report(level, code, span, fault);
        if let Some(finding) = self.findings.get_mut(before) {
            *finding = finding.clone().echoing();
        }
    }

    /// What was found so far.
    pub(super) fn findings(&self) -> &[Finding] {
        self.findings
    }

    /// Warns of what authors often mean to write so.
    pub(super) fn remark(&mut self, span: Span, fault: &Fault) {
        let before = self.findings.len();
        self.note(Level::Warning, span, fault);
        if let Some(finding) = self.findings.get_mut(before) {
            *finding = finding.clone().by_design();
        }
    }

    /// Reports a fault under the code that Meta's validator has for it; at an item of a NavigationList, without one.
    pub(super) fn report(&mut self, level: Level, code: Code, span: Span, fault: &Fault) {
        if self.in_list_item {
            let level = level.min(Level::Device);
            let navigates = matches!(
                code,
                Code::InvalidNavigateActionStaticData | Code::InvalidNavigateActionPayload
            );
            if navigates && level == Level::Device && fault.help().is_none() {
                let help = "Meta's validator does not look at single items, but tapping this one shows an error on the phone";
                return self.note(level, span, &fault.clone().with_help(help));
            }
            return self.note(level, span, fault);
        }
        if self.counts.is_crowded(code, level) {
            return;
        }
        self.counts.count(code, level);
        let mut finding = Finding::new(fault.to_string(), span, self.document.dotted_path_of(span))
            .with_code(code)
            .at_level(level);
        if let Some(help) = fault.help() {
            finding = finding.with_help(help);
        }
        self.findings.push(finding);
    }
}
