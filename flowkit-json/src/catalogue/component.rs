//! What is known of a type of component.

use super::kind::Kind;
use super::limits::PerScreen;
use super::property::Property;
use super::value::{Cleared, Held, Initial, Runs, ValueKind};
use super::versions::{V5_1, Version};

/// Where components stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the layout of a screen.
    Screen,
    /// In a Form.
    Form,
    /// In `then` or `else` of an If.
    If,
    /// In a case of a Switch.
    Switch,
}

/// What is known of a type of component.
///
/// ```
/// use flowkit_json::catalogue::{Cleared, Kind, ValueKind};
///
/// let calendar = Kind::CalendarPicker.component();
/// let range = |property: &str| (property == "mode").then_some("range");
/// assert_eq!(calendar.value_kind(range), ValueKind::Range);
/// assert_eq!(calendar.value_kind(|_| None), ValueKind::Date);
/// assert_eq!(calendar.cleared(|_| None), Cleared::EmptyText);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Component {
    pub(crate) kind: Kind,
    pub(crate) properties: &'static [Property],
    /// The first version that allows it in a screen's layout, a Form, an If and a Switch; `None` for never.
    places: [Option<Version>; 4],
    pub(crate) per_screen: Option<PerScreen>,
    pub(crate) per_flow: Option<usize>,
    pub(crate) belongs_in_form: bool,
    held: Held,
    /// A property, a word that it may be, and what the value is then.
    held_if: Option<(&'static str, &'static str, Held)>,
    pub(crate) runs: Runs,
}

impl Component {
    /// Its type.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its properties, in the order in which Meta's validator looks at them.
    #[must_use]
    pub fn properties(&self) -> &'static [Property] {
        self.properties
    }

    /// The property of this name, of any version.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&'static Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }

    /// The properties that hold an action, such as `on-click-action`.
    ///
    /// ```
    /// use flowkit_json::catalogue::{Kind, Version};
    ///
    /// let link = Kind::EmbeddedLink.component();
    /// let names: Vec<_> = link.actions().flat_map(|slot| slot.action_names(Version::new(5, 1))).collect();
    /// assert_eq!(names, ["data_exchange", "navigate"], "`open_url` came with 6.0");
    /// ```
    pub fn actions(&self) -> impl Iterator<Item = &'static Property> + use<> {
        self.properties.iter().filter(|row| row.is_action())
    }

    /// The first version that allows it there; `None` for never.
    #[must_use]
    pub fn since(&self, place: Place) -> Option<Version> {
        let [screen, form, branch, case] = self.places;
        match place {
            Place::Screen => screen,
            Place::Form => form,
            Place::If => branch,
            Place::Switch => case,
        }
    }

    /// How many of it a screen may have; `None` for any number.
    #[must_use]
    pub fn per_screen(&self) -> Option<PerScreen> {
        self.per_screen
    }

    /// How many of it a flow may have; `None` for any number.
    #[must_use]
    pub fn per_flow(&self) -> Option<usize> {
        self.per_flow
    }

    /// Whether it may not stand outside the Form of a screen that has one. Newer inputs, such as a CalendarPicker, may.
    #[must_use]
    pub fn belongs_in_form(&self) -> bool {
        self.belongs_in_form
    }

    /// What its value is. `word` answers with the fixed word under a property, such as `number` under `input-type`.
    #[must_use]
    pub fn value_kind<'w>(&self, word: impl FnOnce(&str) -> Option<&'w str>) -> ValueKind {
        self.held(word).kind
    }

    /// What it sends after its value was cleared. `word` is as for [`value_kind`](Self::value_kind).
    #[must_use]
    pub fn cleared<'w>(&self, word: impl FnOnce(&str) -> Option<&'w str>) -> Cleared {
        self.held(word).cleared
    }

    /// What it may start with; `None` if it starts with nothing. `word` is as for [`value_kind`](Self::value_kind).
    #[must_use]
    pub fn initial<'w>(&self, word: impl FnOnce(&str) -> Option<&'w str>) -> Option<Initial> {
        self.property("init-value")?;
        self.held(word).kind.initial()
    }

    fn held<'w>(&self, word: impl FnOnce(&str) -> Option<&'w str>) -> Held {
        match self.held_if {
            Some((property, wanted, held)) if word(property) == Some(wanted) => held,
            _ => self.held,
        }
    }

    /// Whether it has a value.
    #[must_use]
    pub fn is_input(&self) -> bool {
        self.held.kind != ValueKind::None
    }

    /// When the phone runs its actions.
    #[must_use]
    pub fn runs(&self) -> Runs {
        self.runs
    }

    /// The first version that knows it at all.
    #[cfg(test)]
    pub(super) fn first_version(&self) -> Option<Version> {
        self.places.iter().flatten().min().copied()
    }

    /// In each place it is there from this version on.
    pub(super) const fn since_version(self, version: Version) -> Self {
        self.places([Some(version); 4])
    }

    /// The first version that allows it in a screen's layout, a Form, an If and a Switch; `None` for never.
    pub(super) const fn places(self, places: [Option<Version>; 4]) -> Self {
        Self { places, ..self }
    }

    /// A screen may have so many of these kinds together.
    pub(super) const fn at_most_on_screen(self, most: usize, kinds: &'static [Kind]) -> Self {
        Self {
            per_screen: Some(PerScreen { most, kinds }),
            ..self
        }
    }

    /// A flow may have so many.
    pub(super) const fn at_most_in_flow(self, most: usize) -> Self {
        Self {
            per_flow: Some(most),
            ..self
        }
    }

    /// Its value, and what is left of that when it is cleared.
    pub(super) const fn holds(self, kind: ValueKind, cleared: Cleared) -> Self {
        let held = Held { kind, cleared };
        Self { held, ..self }
    }

    /// Its value where this property is this word.
    pub(super) const fn holds_if(
        self,
        property: &'static str,
        word: &'static str,
        kind: ValueKind,
        cleared: Cleared,
    ) -> Self {
        let held = Held { kind, cleared };
        Self {
            held_if: Some((property, word, held)),
            ..self
        }
    }

    /// It may not stand outside the Form of a screen that has one.
    pub(super) const fn in_form(self) -> Self {
        Self {
            belongs_in_form: true,
            ..self
        }
    }

    /// Without an `on-unselect-action`, `on-select-action` also runs when an option is unticked or the value is cleared.
    pub(super) const fn falls_back(self) -> Self {
        let runs = Runs {
            unselect_falls_back: true,
            ..self.runs
        };
        Self { runs, ..self }
    }

    /// The phone runs its action before it keeps the new value.
    pub(super) const fn keeps_value_last(self) -> Self {
        let runs = Runs {
            keeps_value_first: false,
            ..self.runs
        };
        Self { runs, ..self }
    }

    /// Its action waits for so many milliseconds.
    pub(super) const fn waits(self, delay: u16) -> Self {
        let runs = Runs { delay, ..self.runs };
        Self { runs, ..self }
    }
}

/// A component that may stand everywhere, and has no value.
pub(super) const fn component(kind: Kind, properties: &'static [Property]) -> Component {
    Component {
        kind,
        properties,
        places: [Some(V5_1); 4],
        per_screen: None,
        per_flow: None,
        belongs_in_form: false,
        held: Held {
            kind: ValueKind::None,
            cleared: Cleared::Never,
        },
        held_if: None,
        runs: Runs::AT_ONCE,
    }
}
