//! How much of something there may be, and what the phone does with more.
//!
//! Where the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components) and the
//! phone differ, the phone's limit stands in the catalogue: it is the one that cuts.

use super::kind::Kind;

/// How long a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLimit {
    pub(crate) most: usize,
    pub(crate) most_if_large: Option<usize>,
    pub(crate) each: bool,
    pub(crate) beyond: TooLong,
}

impl TextLimit {
    /// The most characters.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }

    /// The most characters beside `"label-variant": "large"`; `None` where that makes no difference.
    #[must_use]
    pub fn most_if_large(&self) -> Option<usize> {
        self.most_if_large
    }

    /// Whether each text of a list has so many characters, as a tag has. If not, the lines of a list count together.
    #[must_use]
    pub fn is_of_each(&self) -> bool {
        self.each
    }

    /// What the phone does with a longer text.
    #[must_use]
    pub fn beyond(&self) -> TooLong {
        self.beyond
    }
}

/// What the phone does with a text that is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooLong {
    /// A draft shows a banner. A published flow shows as many lines as there is room for.
    Clipped,
    /// It shows as many characters as there may be, without the blanks at their end, and `...` behind.
    Cut,
    /// It shows an error in place of the screen.
    Refused,
}

/// How many lines of a text the phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownLines {
    pub(crate) android: usize,
    pub(crate) ios: usize,
    pub(crate) web: usize,
    pub(crate) if_large: Option<usize>,
}

impl ShownLines {
    /// How many on Android.
    #[must_use]
    pub fn on_android(&self) -> usize {
        self.android
    }

    /// How many on iOS.
    #[must_use]
    pub fn on_ios(&self) -> usize {
        self.ios
    }

    /// How many in the browser.
    #[must_use]
    pub fn on_web(&self) -> usize {
        self.web
    }

    /// How many beside `"label-variant": "large"`, on every platform; `None` where that makes no difference.
    #[must_use]
    pub fn if_large(&self) -> Option<usize> {
        self.if_large
    }
}

/// How many items a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemLimit {
    pub(crate) fewest: usize,
    pub(crate) most: usize,
    pub(crate) most_with_pictures: Option<usize>,
    pub(crate) beyond: TooMany,
    pub(crate) searched_from: Option<usize>,
}

impl ItemLimit {
    /// The fewest items; for fewer the phone shows an error in place of the screen.
    #[must_use]
    pub fn fewest(&self) -> usize {
        self.fewest
    }

    /// The most items, if one of them has a picture or none.
    #[must_use]
    pub fn most(&self, with_pictures: bool) -> usize {
        match self.most_with_pictures {
            Some(most) if with_pictures => most,
            _ => self.most,
        }
    }

    /// What happens with more.
    #[must_use]
    pub fn beyond(&self) -> TooMany {
        self.beyond
    }

    /// From how many items on the phone shows a search box above them, such as 40; `None` for never.
    #[must_use]
    pub fn searched_from(&self) -> Option<usize> {
        self.searched_from
    }
}

/// What happens with a list of too many items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    /// A draft shows a banner, a published flow all the items.
    Drawn,
    /// The phone shows an error in place of the screen.
    Refused,
    /// Meta's validator refuses the document.
    Invalid,
}

/// How large a picture may be. For a larger one the phone shows a sign for a broken picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureLimit {
    pub(crate) most: Option<usize>,
    /// The same before 6.0.
    pub(crate) once: Option<usize>,
}

impl PictureLimit {
    pub(super) const NONE: Self = Self {
        most: None,
        once: None,
    };

    /// The most kilobytes of the picture itself, decoded from base64; `None` if there is no limit.
    #[must_use]
    pub fn most_kilobytes(&self) -> Option<usize> {
        self.most
    }

    /// The most kilobytes before 6.0.
    #[must_use]
    pub fn most_kilobytes_before_6(&self) -> Option<usize> {
        self.once.or(self.most)
    }
}

/// The property whose number must not be below another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAbove {
    pub(crate) other: &'static str,
    pub(crate) by_validator: bool,
}

impl NotAbove {
    /// The property with the larger number, such as `max-chars`.
    #[must_use]
    pub fn other(&self) -> &'static str {
        self.other
    }

    /// Whether Meta's validator compares the two; if not, the Footer of a published flow is never enabled.
    #[must_use]
    pub fn is_validated(&self) -> bool {
        self.by_validator
    }
}

/// How many components of some kinds a screen may have together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerScreen {
    pub(crate) most: usize,
    pub(crate) kinds: &'static [Kind],
}

impl PerScreen {
    /// How many there may be.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }

    /// The kinds that count together: most often one, but a screen has one PhotoPicker or one DocumentPicker.
    #[must_use]
    pub fn kinds(&self) -> &'static [Kind] {
        self.kinds
    }
}
