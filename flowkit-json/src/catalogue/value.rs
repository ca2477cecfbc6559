//! What value a component has for the endpoint, and what the phone makes of it.

/// What the value of a component is, as the phone sends it where `${form.name}` stands.
///
/// An input that nobody touched sends nothing, and its key is missing, unless it has an initial value: that one is sent
/// then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// It has no value, as a TextBody or a Form.
    None,
    /// A text as it was typed, with the blanks around it: ` Ana `. The phone's checks look at it without them.
    Text,
    /// A number as it was typed, which is sent as a text: `"1,5"`. Meta's validator takes it for a number.
    NumberAsText,
    /// A day as a text: `"2026-11-22"`. A DatePicker before 5.0 sends milliseconds, also as a text.
    Date,
    /// Two days: `{"start-date": "2026-11-22", "end-date": ""}`.
    Range,
    /// The id of the option or item that was chosen: `"large"`.
    Id,
    /// The ids of the options that were chosen, in the order in which they were: `["cheese", "ham"]`.
    Ids,
    /// `true`, of an OptIn that is ticked.
    Boolean,
    /// A list with one object a file.
    Media,
}

/// What an input sends that had a value and has none any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// It cannot be cleared, or has no value at all.
    Never,
    /// `""`
    EmptyText,
    /// `[]`
    EmptyList,
    /// Nothing: its key is missing.
    Missing,
}

/// What the `init-value` of an input is, and what stands under its name in the `init-values` of a Form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initial {
    /// One text.
    Text,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Boolean,
    /// An object of two texts, `start-date` and `end-date`.
    Range,
}

impl ValueKind {
    /// Whether the phone checks the value without the blanks around it, although it sends them: to `required` and
    /// `min-chars` a text of three blanks is empty.
    #[must_use]
    pub const fn is_checked_trimmed(self) -> bool {
        matches!(self, Self::Text | Self::NumberAsText)
    }

    /// What an input with such a value starts with; `None` for what cannot start with a value.
    pub(super) const fn initial(self) -> Option<Initial> {
        match self {
            // The phone makes a text of a number.
            Self::Text | Self::NumberAsText | Self::Date | Self::Id => Some(Initial::Text),
            Self::Range => Some(Initial::Range),
            Self::Ids => Some(Initial::Texts),
            Self::Boolean => Some(Initial::Boolean),
            Self::Media | Self::None => None,
        }
    }
}

/// A value, and what is left of it when it is cleared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) kind: ValueKind,
    pub(super) cleared: Cleared,
}

/// What the phone takes for a property that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefaultValue {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// A word, such as `text` of `input-type`, or a day such as `1900-01-01`.
    Word(&'static str),
    /// As many as the list beside it has items.
    AllItems,
    /// So many years from this one: as the first day 1 January of that year, as the last day 31 December.
    YearsFromNow(i16),
}

impl DefaultValue {
    /// The number, if it is one.
    #[must_use]
    pub fn as_number(self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number),
            Self::Flag(_) | Self::Word(_) | Self::AllItems | Self::YearsFromNow(_) => None,
        }
    }
}

/// When the phone runs the actions of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runs {
    pub(crate) keeps_value_first: bool,
    pub(crate) unselect_falls_back: bool,
    pub(crate) delay: u16,
}

impl Runs {
    pub(super) const AT_ONCE: Self = Self {
        keeps_value_first: true,
        unselect_falls_back: false,
        delay: 0,
    };

    /// Whether the new value is kept before the action runs, so that the action can send it. A ChipsSelector runs the
    /// action first, with the old selection.
    #[must_use]
    pub fn keeps_value_first(&self) -> bool {
        self.keeps_value_first
    }

    /// Whether `on-select-action` runs for what is given up as well, if there is no `on-unselect-action`.
    #[must_use]
    pub fn unselect_falls_back(&self) -> bool {
        self.unselect_falls_back
    }

    /// How many milliseconds pass before the action runs. A DatePicker and a NavigationList begin anew with every choice
    /// in the meantime; a Dropdown keeps its value after them, too.
    #[must_use]
    pub fn delay_in_milliseconds(&self) -> u16 {
        self.delay
    }
}
