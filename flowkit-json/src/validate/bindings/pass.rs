//! What all checks of bindings share.

use super::scope::Scope;
use super::shape::Shape;
use super::versions::{Rule, has_expressions};
use crate::expression::{Expression, Fault, Reference, Type, in_backticks, operation_in};
use crate::finding::Code;
use crate::finding::{Finding, Level};
use crate::read::Span;
use crate::validate::doc::Doc;

/// One way through a document.
pub(super) struct Pass<'p, 'd> {
    pub(super) doc: &'p Doc<'d>,
    pub(super) scope: Scope<'d>,
    findings: &'p mut Vec<Finding>,
    /// Whether what is looked at is the action of one item of a NavigationList, at which Meta's validator never looks:
    /// whatever is wrong there breaks on the phone alone.
    pub(super) in_list_item: bool,
}

/// What a text in a document is.
#[derive(Debug)]
pub(super) enum Bound<'e> {
    /// As it stands there.
    Literal,
    /// One reference.
    Reference(Reference<'e>),
    /// Something in `${…}` that refers to nothing there could be.
    Malformed,
    /// What stands between the backticks.
    Expression(&'e str),
    /// Backticks with nothing between them. Meta's validator takes that wherever a text in backticks may stand.
    Blank,
}

impl<'p, 'd> Pass<'p, 'd> {
    pub(super) fn new(doc: &'p Doc<'d>, findings: &'p mut Vec<Finding>) -> Self {
        Self {
            doc,
            scope: Scope::of(doc),
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
        match in_backticks(text).filter(|_| has_expressions(self.doc.version)) {
            Some(inner) if inner.trim().is_empty() => Bound::Blank,
            Some(inner) => Bound::Expression(inner),
            None => Bound::Literal,
        }
    }

    /// How much breaking a rule weighs in this version, and at the place that is looked at.
    pub(super) fn level(&self, rule: Rule) -> Level {
        match self.in_list_item {
            true => Level::Device,
            false => rule.level(self.doc.version),
        }
    }

    /// Whether Meta's validator does not look at what the rule is about, in this version or at this place, so that only
    /// what the phone makes of it counts.
    pub(super) fn is_left_to_the_phone(&self, rule: Rule) -> bool {
        self.level(rule) < Level::Error
    }

    /// The shape of what a reference stands for; whoever put a whole expression into the braces hears how it is written.
    pub(super) fn resolve(
        &self,
        screen: usize,
        reference: Reference<'_>,
    ) -> Result<Shape<'d>, Fault> {
        self.scope
            .resolve(screen, reference)
            .map_err(|fault| self.operation_fault(reference).unwrap_or(fault))
    }

    /// What the phone takes the value of a reference for, which is of the shape `found` to Meta's validator: what is typed
    /// into a number input is a text. Where a number is declared for that, it is told with what changes its type on the
    /// way, and nothing is known of it here.
    pub(super) fn shape_on_the_phone(
        &self,
        screen: usize,
        reference: Reference<'_>,
        found: Shape<'d>,
    ) -> Shape<'d> {
        match self.scope.input_at(screen, reference) {
            Some(input) if input.is_number() => Shape::Plain(Type::Unknown),
            _ => found,
        }
    }

    /// What to say of a whole expression in the braces of a reference.
    pub(super) fn operation_fault(&self, reference: Reference<'_>) -> Option<Fault> {
        let operation = operation_in(reference)?;
        Some(operation.fault(has_expressions(self.doc.version)))
    }

    /// The type of an expression whose local references are to the screen `from`.
    pub(super) fn expression_type(&self, text: &str, from: usize) -> Result<Type, Fault> {
        let expression = Expression::parse(text)?;
        expression.type_of(&|reference| self.scope.type_of(from, reference))
    }

    /// Reports what Meta's validator has no code for.
    pub(super) fn note(&mut self, level: Level, span: Span, fault: &Fault) {
        if self.scope.counts.is_crowded(None, level) {
            return;
        }
        self.scope.counts.count(None, level);
        let mut finding =
            Finding::new(fault.to_string(), span, self.doc.path_of(span)).at_level(level);
        if let Some(help) = fault.help() {
            finding = finding.with_help(help);
        }
        self.findings.push(finding);
    }

    /// Reports what was told already, under another of Meta's codes.
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

    /// A warning about what documents are often meant to be like.
    pub(super) fn remark(&mut self, span: Span, fault: &Fault) {
        let before = self.findings.len();
        self.note(Level::Warning, span, fault);
        if let Some(finding) = self.findings.get_mut(before) {
            *finding = finding.clone().by_design();
        }
    }

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
        if self.scope.counts.is_crowded(code, level) {
            return;
        }
        self.scope.counts.count(code, level);
        let mut finding = Finding::new(fault.to_string(), span, self.doc.path_of(span))
            .with_code(code)
            .at_level(level);
        if let Some(help) = fault.help() {
            finding = finding.with_help(help);
        }
        self.findings.push(finding);
    }
}
