//! The names of the rules that a drawn component can break.

use std::fmt;

/// Lists every rule once: its doc, its variant and its name.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident => $name:literal,)*) => {
        /// A rule of the phone about a component whose bindings are resolved.
        ///
        /// ```
        /// use flowkit_json::phone_rules::ComponentRule;
        ///
        /// assert_eq!(ComponentRule::ChipsMinTwo.as_str(), "chips_min_two");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ComponentRule {
            $($(#[$doc])* $rule,)*
        }

        impl ComponentRule {
            /// All of them.
            pub const ALL: [Self; [$(Self::$rule),*].len()] = [$(Self::$rule),*];

            /// Its name, which stays the same over all releases.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }
        }
    };
}

rules! {
    // What fills the screen of a published flow with an error.
    /// A value of another JSON type than the property takes, such as a number for the text of a TextBody.
    WrongType => "published_wrong_type_error",
    /// A label that is empty or, from 6.0, blank.
    BlankLabel => "published_blank_label",
    /// A member of an option that the phone does not know.
    ExtraOptionMember => "published_extra_option_member",
    /// A colour that is not written like `#1A2B3C`.
    BadColour => "published_bad_colour",
    /// An action both on the list and on one of its items.
    ActionsOnBothLevels => "published_actions_both_levels",
    /// An `id` that is empty, or that another item has.
    DuplicateIds => "published_duplicate_ids",
    /// A list with no item.
    EmptyList => "published_empty_list",
    /// A ChipsSelector with one chip.
    ChipsMinTwo => "chips_min_two",
    /// Options with pictures beside options with colours.
    ImageAndColour => "published_image_and_colour",
    /// A number that is smaller or larger than the property takes, such as a CheckboxGroup's `max-selected-items` of 1.
    NumberOutOfRange => "published_number_out_of_range",
    /// A kept value that the input cannot show, such as a text of a CheckboxGroup.
    KeptValueWrongType => "kept_value_wrong_type",
    /// A `pattern` before 6.2.
    UnknownProperty => "published_unknown_property",
    /// A Footer with one of two captions at the sides, or with one in the centre beside them.
    FooterCaptions => "footer_caption_combination",
    /// An EmbeddedLink that opens an address without `https://`.
    OpenUrlHttpsOnly => "open_url_https_only",
    /// Initial values for a PhotoPicker or a DocumentPicker.
    InitValuesNamePicker => "init_values_name_picker",
    /// A text of an item of a NavigationList that is too long.
    NavlistLongText => "navlist_long_title_error",
    /// A NavigationList with too many items, or an item with too many tags.
    NavlistTooManyItems => "navlist_too_many_items",
    /// `end` on some items of a NavigationList, and on others not.
    NavlistEndOnSome => "navlist_end_all_or_none",
    /// An `end` with no text, or with more than two.
    NavlistEndTexts => "navlist_end_one_or_two_texts",
    /// `end` beside `"media-size": "large"`.
    NavlistEndWithLargeMedia => "navlist_end_with_large_media",
    /// More than one `badge` in a NavigationList.
    NavlistOneBadge => "navlist_one_badge",
    /// A NavigationList without any action.
    NavlistNoAction => "navlist_no_action",
    /// A picture of an item of a NavigationList that is too large.
    NavlistImageTooBig => "navlist_image_too_big",

    // What shows a sign for a broken picture.
    /// A picture that is too large.
    ImageTooBig => "image_too_big_placeholder",
    /// A text that is no picture of a kind that the phone knows.
    ImageUnknown => "image_unknown_placeholder",

    // What a draft alone shows.
    /// A text that is too long: a published flow shows what there is room for.
    LongText => "published_long_text_ok",
    /// A list that is too long: a published flow draws all of it.
    TooManyItems => "published_many_options_ok",
    /// A lower limit above the upper one: a published flow draws the input and never enables the Footer.
    MinAboveMax => "published_min_over_max",
    /// A required property that is not there: a published flow draws the component without it.
    MissingProperty => "published_missing_property_ok",
    /// A required text without any text. Whether a published flow draws it is not known; we take it that it does.
    BlankText => "draft_blank_text",
    /// A word that the property does not know. Whether a published flow draws it is not known; we take it that it does.
    UnknownWord => "draft_unknown_word",
    /// A member that an item which is no option does not have. Whether a published flow draws it is not known; we take it
    /// that it does.
    UnknownMember => "draft_unknown_member",
    /// A chosen option that is disabled.
    DisabledOptionSelected => "draft_disabled_option_selected",
    /// A required input that is invisible or disabled.
    RequiredNotUsable => "draft_required_not_usable",
}

impl fmt::Display for ComponentRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ComponentRule {
    /// What the phone does where the rule is broken.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::WrongType
            | Self::BlankLabel
            | Self::ExtraOptionMember
            | Self::BadColour
            | Self::ActionsOnBothLevels
            | Self::DuplicateIds
            | Self::EmptyList
            | Self::ChipsMinTwo
            | Self::ImageAndColour
            | Self::NumberOutOfRange
            | Self::KeptValueWrongType
            | Self::UnknownProperty
            | Self::FooterCaptions
            | Self::OpenUrlHttpsOnly
            | Self::InitValuesNamePicker
            | Self::NavlistLongText
            | Self::NavlistTooManyItems
            | Self::NavlistEndOnSome
            | Self::NavlistEndTexts
            | Self::NavlistEndWithLargeMedia
            | Self::NavlistOneBadge
            | Self::NavlistNoAction
            | Self::NavlistImageTooBig => Severity::Hard,
            Self::ImageTooBig | Self::ImageUnknown => Severity::Placeholder,
            Self::LongText
            | Self::TooManyItems
            | Self::MinAboveMax
            | Self::MissingProperty
            | Self::BlankText
            | Self::UnknownWord
            | Self::UnknownMember
            | Self::DisabledOptionSelected
            | Self::RequiredNotUsable => Severity::DraftBanner,
        }
    }
}

/// What the phone does where a component breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// A draft shows a banner at the component. A published flow shows an error in place of the screen, without retry, and
    /// reports [`components-validation-error`](super::super::BreachKey::ComponentsValidationError).
    Hard,
    /// A draft shows a banner at the component; a published flow draws it.
    DraftBanner,
    /// A sign for a broken picture stands in its place, in drafts and in published flows.
    Placeholder,
}
