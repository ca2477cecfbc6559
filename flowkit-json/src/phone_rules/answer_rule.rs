//! The names of the rules that an answer can break.

use std::fmt;

/// A rule of the phone about an answer: which screen it may show, and what data that screen takes.
///
/// ```
/// use flowkit_json::{Document, phone_rules::{AnswerRule, check_transition}};
///
/// let document = Document::parse(r#"{"screens": [{"id": "A"}]}"#)?;
/// let breach = check_transition(&document, None, None, "B").unwrap_err();
/// assert_eq!(breach.rule(), AnswerRule::UnknownScreen);
/// assert_eq!(breach.rule().as_str(), "unknown_screen");
/// # Ok::<(), flowkit_json::Findings>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnswerRule {
    /// `unknown_screen`: the flow has the screen that the answer names.
    UnknownScreen,
    /// `unknown_source_screen`: the flow has the screen that the request came from.
    UnknownSource,
    /// `start_screen_not_shown`: where INIT named a screen, the answer shows it.
    StartScreenNotShown,
    /// `opening_screen_must_be_entry`: no route leads to the screen that opens the flow.
    NotAnEntry,
    /// `no_route`: a route joins the two screens, in one direction or the other.
    NoRoute,
    /// `navlist_to_itself`: a screen with a NavigationList is followed by another one.
    NavigationListToItself,
    /// `data_not_object`: the data is an object.
    DataNotObject,
    /// `data_required_missing`: what the data model lists in `required` is there.
    RequiredMissing,
    /// `navigate_from_navlist_all_keys`: coming from a NavigationList, all that the data model declares is there.
    MissingAfterNavigationList,
    /// `data_wrong_type`: a value has the declared type.
    WrongType,
    /// `data_min_items`: an array has at least `minItems` items.
    TooFewItems,
    /// `data_max_items`: an array has at most `maxItems` items.
    TooManyItems,
    /// `data_unique_items`: an array with `uniqueItems` has no item twice.
    RepeatedItem,
    /// `data_enum`: a value is one of `enum`.
    NotInEnum,
    /// `data_const`: a value is that of `const`.
    NotTheConstant,
    /// `data_member_missing`: an object within the data has what its schema lists in `required`.
    MemberMissing,
    /// `update_data_unknown_key`: `update_data` changes what the screen declares, and nothing else.
    UnknownKey,
}

impl AnswerRule {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::UnknownScreen,
        Self::UnknownSource,
        Self::StartScreenNotShown,
        Self::NotAnEntry,
        Self::NoRoute,
        Self::NavigationListToItself,
        Self::DataNotObject,
        Self::RequiredMissing,
        Self::MissingAfterNavigationList,
        Self::WrongType,
        Self::TooFewItems,
        Self::TooManyItems,
        Self::RepeatedItem,
        Self::NotInEnum,
        Self::NotTheConstant,
        Self::MemberMissing,
        Self::UnknownKey,
    ];

    /// Its name, which stays the same over all releases.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownScreen => "unknown_screen",
            Self::UnknownSource => "unknown_source_screen",
            Self::StartScreenNotShown => "start_screen_not_shown",
            Self::NotAnEntry => "opening_screen_must_be_entry",
            Self::NoRoute => "no_route",
            Self::NavigationListToItself => "navlist_to_itself",
            Self::DataNotObject => "data_not_object",
            Self::RequiredMissing => "data_required_missing",
            Self::MissingAfterNavigationList => "navigate_from_navlist_all_keys",
            Self::WrongType => "data_wrong_type",
            Self::TooFewItems => "data_min_items",
            Self::TooManyItems => "data_max_items",
            Self::RepeatedItem => "data_unique_items",
            Self::NotInEnum => "data_enum",
            Self::NotTheConstant => "data_const",
            Self::MemberMissing => "data_member_missing",
            Self::UnknownKey => "update_data_unknown_key",
        }
    }
}

impl fmt::Display for AnswerRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
