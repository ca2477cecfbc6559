//! The document as these rules look at it, with what keeps their findings few and their hints quick.

use crate::catalogue::MOST_SCREENS;
use crate::catalogue::gate::Gate;
use crate::document::{Document, Screen};
use crate::expression::is_bound;
use crate::finding::{Code, Finding, Level};
use crate::read::{Span, Value};
use crate::validate::finding_limits::Counts;

/// A document on its way through the rules.
///
/// The rules may rely on its shape: what the schema demands is there and of the right type.
pub(super) struct Flow<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) screens: &'d [Screen<'d>],
    counts: Counts,
}

impl<'d> Flow<'d> {
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        Self {
            document,
            screens: document.all_screens(),
            counts: Counts::default(),
        }
    }

    /// The screen of this id; the first one if there are several.
    pub(super) fn screen(&self, id: &str) -> Option<&'d Screen<'d>> {
        self.document.screen(id)
    }

    /// The id that a misspelt one was most likely meant to be. Not looked for among more screens than a flow may have,
    /// since that could take very long.
    pub(super) fn nearest_id(&self, id: &str) -> Option<&'d str> {
        let few = self.screens.len() <= MOST_SCREENS;
        let ids = self.screens.iter().map(|screen| screen.id().as_str());
        self.nearest(id, ids.filter(|_| few))
    }

    /// The name that a misspelt one was most likely meant to be.
    pub(super) fn nearest<'c>(
        &self,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.counts
            .take_hint()
            .then(|| crate::nearest(name, candidates))?
    }

    /// Whether the flow has an endpoint.
    pub(super) fn has_endpoint(&self) -> bool {
        self.member("data_api_version").is_some()
    }

    /// A member of the document itself.
    pub(super) fn member(&self, key: &str) -> Option<&'d Value<'d>> {
        self.document.root().get(key)
    }

    /// Whether a value is a reference or, in a version that knows them, an expression, so that what it stands for is known
    /// on the phone alone.
    pub(super) fn is_bound(&self, value: &Value<'_>) -> bool {
        let expressions = self.has_expressions();
        value
            .as_str()
            .is_some_and(|text| is_bound(text, expressions))
    }

    /// Whether texts in backticks are expressions by the version that the document is judged by.
    pub(super) fn has_expressions(&self) -> bool {
        self.document.judged_as.has_expressions()
    }

    pub(super) fn holds(&self, gate: Gate) -> bool {
        gate.holds_in(self.document.judged_as)
    }

    /// How much breaking a rule weighs in this document, if anything.
    pub(super) fn level(&self, gate: Gate) -> Option<Level> {
        gate.level_in(self.document.judged_as)
    }

    /// A finding at error level about what stands at `span`.
    pub(super) fn finding(&self, code: Code, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(message, span, self.path_of(span, Some(code))).with_code(code)
    }

    /// A finding that Meta's validator has no code for.
    pub(super) fn finding_without_code(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(message, span, self.path_of(span, None))
    }

    /// Whether there were so many findings of the code that no further one need be looked for.
    pub(super) fn is_crowded(&self, code: Code) -> bool {
        self.counts.is_crowded(code, Level::Error)
    }

    /// The path of what stands at `span`. Empty after a thousand findings of the code, which are no longer reported one by
    /// one.
    fn path_of(&self, span: Span, code: Option<Code>) -> String {
        if self.counts.count(code, Level::Error) {
            self.document.dotted_path_of(span)
        } else {
            String::new()
        }
    }
}
