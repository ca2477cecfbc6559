//! One component at a time, with what stands around it, and the place where findings about it go.

use super::super::flow::Flow;
use super::finding;
use crate::catalogue::Kind;
use crate::document::{Component, Screen};
use crate::expression::{Area, Reference, references_in};
use crate::finding::{Finding, Level};
use crate::read::{Object, Span, Text, Value};

/// We add no finding to so many others; of each kind no more than a thousand are reported anyway.
const MOST_FINDINGS: usize = 5000;

/// A component that is looked at.
pub(super) struct ComponentView<'l, 'd> {
    pub(super) flow: &'l Flow<'d>,
    pub(super) screen: &'d Screen<'d>,
    pub(super) component: &'d Component<'d>,
    findings: &'l mut Vec<Finding>,
}

/// What a reference leads to.
pub(super) enum Referred<'d> {
    Input(&'d Component<'d>),
    Field(Field<'d>),
}

/// A field of a screen's data, or a member of one.
#[derive(Clone, Copy)]
pub(super) struct Field<'d> {
    pub(super) declared: &'d Value<'d>,
    /// What `__example__` of the field holds there.
    pub(super) example: Option<&'d Value<'d>>,
}

impl<'l, 'd> ComponentView<'l, 'd> {
    pub(super) fn at(
        flow: &'l Flow<'d>,
        screen: &'d Screen<'d>,
        component: &'d Component<'d>,
        findings: &'l mut Vec<Finding>,
    ) -> Self {
        Self {
            flow,
            screen,
            component,
            findings,
        }
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.component.kind == kind
    }

    /// Whether a value is a reference or an expression as a whole.
    pub(super) fn is_bound(&self, value: &Value<'_>) -> bool {
        self.flow.is_bound(value)
    }

    /// What the phone takes for the number of a property that is left out.
    pub(super) fn default_number(&self, property: &str) -> Option<f64> {
        let row = self.component.kind.component().property(property)?;
        row.default?.as_number().map(f64::from)
    }

    /// The number of a property, or what the phone takes for it.
    pub(super) fn number_or_default(&self, property: &str) -> Option<f64> {
        let number = self.component.number(property);
        number.or_else(|| self.default_number(property))
    }

    pub(super) fn get(&self, property: &str) -> Option<&'d Value<'d>> {
        self.component.get(property)
    }

    /// Whether a property is literally this truth value.
    pub(super) fn says(&self, property: &str, truth: bool) -> bool {
        self.get(property).and_then(Value::as_bool) == Some(truth)
    }

    /// Reports what breaks on the phone.
    pub(super) fn breaks(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report(Level::Device, span, message, help);
    }

    /// Reports what works, but is probably not meant: a warning.
    pub(super) fn warn(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.report(Level::Warning, span, message, help);
    }

    /// Reports what authors often want just so, although some of them do not: a warning that is by design.
    pub(super) fn remark(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let before = self.findings.len();
        self.report(Level::Warning, span, message, help);
        if let Some(found) = self.findings.get_mut(before) {
            *found = found.clone().by_design();
        }
    }

    pub(super) fn report(
        &mut self,
        level: Level,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.findings.len() < MOST_FINDINGS {
            let found = finding(self.flow, level, span, message);
            self.findings.push(found.with_help(help));
        }
    }

    /// Whether there is a finding at this place already, or so many in all that we add no other.
    pub(super) fn is_told(&self, span: Span) -> bool {
        let at_place = |finding: &Finding| finding.span() == span;
        self.findings.len() >= MOST_FINDINGS || self.findings.iter().any(at_place)
    }

    /// Adds a finding that was worded elsewhere.
    pub(super) fn push(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// "did you mean …?" if one of the names is near, else `otherwise`.
    pub(super) fn nearest_or<'c>(
        &self,
        name: &str,
        candidates: impl Iterator<Item = &'c str>,
        otherwise: &str,
    ) -> String {
        match self.flow.nearest(name, candidates) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => otherwise.to_owned(),
        }
    }

    /// What a value leads to that is one reference and nothing else.
    pub(super) fn referred_by(&self, value: &Value<'_>) -> Option<Referred<'d>> {
        let reference = Reference::in_text(value.as_str()?)?.ok()?;
        self.referred(reference)
    }

    /// What a reference on this screen leads to; `None` if to nothing.
    pub(super) fn referred(&self, reference: Reference<'_>) -> Option<Referred<'d>> {
        referred(self.flow, self.screen, reference)
    }

    /// The field that a list is bound to.
    pub(super) fn bound_list(&self, property: &str) -> Option<Field<'d>> {
        match self.referred_by(self.get(property)?)? {
            Referred::Field(field) => Some(field),
            Referred::Input(_) => None,
        }
    }

    /// What the component holds when its screen opens, as far as the document says: its own `init-value`, or what the
    /// Form around it gives it.
    pub(super) fn initial(&self) -> Option<&'d Value<'d>> {
        if let Some(own) = self.get("init-value") {
            return Some(own);
        }
        let name = self.component.name()?;
        forms_member(self.screen, "init-values", name)
    }

    /// Whether the component starts with a value, or may: a binding of all initial values does not say.
    pub(super) fn may_be_filled(&self) -> bool {
        self.initial().is_some()
            || (self.component.is_in_form() && self.is_filled_by_form(self.component))
    }

    /// Whether a Form of this screen gives an input a value, or may.
    pub(super) fn is_filled_by_form(&self, input: &Component<'_>) -> bool {
        let name = input.name().map_or("", |name| name.as_str());
        let filled = |form: &Component<'_>| {
            form.get("init-values")
                .is_some_and(|values| values.as_object().is_none_or(|own| own.get(name).is_some()))
        };
        self.screen.of_kind(Kind::Form).any(filled)
    }
}

/// What a reference on this screen leads to; `None` if to nothing.
pub(super) fn referred<'d>(
    flow: &Flow<'d>,
    screen: &'d Screen<'d>,
    reference: Reference<'_>,
) -> Option<Referred<'d>> {
    let screen = match reference.screen {
        None => screen,
        Some(id) => flow.screen(id)?,
    };
    match reference.area {
        Area::Form => input(screen, reference.path).map(Referred::Input),
        Area::Data => field(screen, reference.path).map(Referred::Field),
    }
}

/// What a Form of the screen says of the input of this name.
fn forms_member<'d>(
    screen: &'d Screen<'d>,
    property: &str,
    name: Text<'_>,
) -> Option<&'d Value<'d>> {
    let mut forms = screen.of_kind(Kind::Form);
    forms.find_map(|form| form.get(property)?.get(name.as_str()))
}

fn input<'d>(screen: &'d Screen<'d>, name: &str) -> Option<&'d Component<'d>> {
    screen.input(name)
}

fn field<'d>(screen: &'d Screen<'d>, path: &str) -> Option<Field<'d>> {
    let mut steps = path.split('.');
    let declared = screen.object.get("data")?.get(steps.next()?)?;
    declared.as_object()?;
    let top = Field {
        declared,
        example: declared.get("__example__"),
    };
    steps.try_fold(top, |here, step| {
        Some(Field {
            declared: here.declared.get("properties")?.get(step)?,
            example: here.example.and_then(|example| example.get(step)),
        })
    })
}

impl<'d> Field<'d> {
    /// The type it is declared as.
    pub(super) fn kind(self) -> Option<&'d str> {
        self.declared.get("type")?.as_str()
    }

    /// The members that the items of a list are declared with.
    pub(super) fn item_members(self) -> Option<&'d Object<'d>> {
        self.declared.get("items")?.get("properties")?.as_object()
    }

    /// The items of a list in the example.
    pub(super) fn example_items(self) -> &'d [Value<'d>] {
        self.example.and_then(Value::as_array).unwrap_or_default()
    }
}

/// The names of the fields of a screen's data.
pub(super) fn field_names<'d>(screen: &'d Screen<'d>) -> impl Iterator<Item = &'d str> + use<'d> {
    let data = screen.object.get("data").and_then(Value::as_object);
    let members = data.map(Object::members).unwrap_or_default();
    let fields = members.filter(|member| member.value().as_object().is_some());
    fields.map(|member| member.key().as_str())
}

/// The place of the first text within a value that refers to the input of this name on the screen.
pub(super) fn refers_to(value: &Value<'_>, screen: &str, name: &str) -> Option<Span> {
    if let Some(text) = value.as_str() {
        let own = |reference: Reference<'_>| {
            reference.area == Area::Form
                && reference.path == name
                && reference.screen.is_none_or(|id| id == screen)
        };
        return references_in(text).any(own).then_some(value.span());
    }
    let items = value.as_array().unwrap_or_default().iter();
    let members = value.as_object().map(Object::members).unwrap_or_default();
    let mut inner = items.chain(members.map(crate::read::Member::value));
    inner.find_map(|value| refers_to(value, screen, name))
}
