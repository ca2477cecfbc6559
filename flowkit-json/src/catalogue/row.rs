//! How a row of the catalogue is written: `required("label", LABEL).clipped_at(80)`.

use super::bound_type::BoundType;
use super::limits::{ItemLimit, NotAbove, PictureLimit, ShownLines, TextLimit, TooLong, TooMany};
use super::property::Property;
use super::shapes::{BOOLEAN, Shape, TEXT};
use super::value::DefaultValue::{self, Flag};
use super::versions::{V5_1, Version};

/// A property that must be there.
pub(super) const fn required(name: &'static str, shape: Shape) -> Property {
    optional(name, shape).required_since(V5_1)
}

/// A property that may be left out.
pub(super) const fn optional(name: &'static str, shape: Shape) -> Property {
    Property {
        name,
        shape,
        since: V5_1,
        required_since: None,
        form_less: false,
        bound: BoundType::of(&shape),
        text: None,
        lines: None,
        items: None,
        most_in_list: None,
        member_count: None,
        picture: None,
        not_above: None,
        default: None,
        known_to_phone: true,
    }
}

/// Whether it is shown.
pub(super) const VISIBLE: Property = optional("visible", BOOLEAN).if_left_out(Flag(true));
/// Whether it can be used.
pub(super) const ENABLED: Property = optional("enabled", BOOLEAN).if_left_out(Flag(true));
/// Whether the Footer waits for it.
pub(super) const REQUIRED: Property = optional("required", BOOLEAN).if_left_out(Flag(false));
/// What is shown as wrong with an input outside of Forms.
pub(super) const ERROR_MESSAGE: Property = optional("error-message", TEXT).form_less().lines(3);

impl Property {
    /// Meta's validator departs from its own schema in what may be bound here.
    pub(super) const fn departs(self, bound: Option<BoundType>) -> Self {
        Self { bound, ..self }
    }

    /// It is there from this version on.
    pub(super) const fn since(self, since: Version) -> Self {
        Self { since, ..self }
    }

    /// It is refused within a Form.
    pub(super) const fn form_less(self) -> Self {
        Self {
            form_less: true,
            ..self
        }
    }

    /// It must be there from this version on.
    pub(super) const fn required_since(self, version: Version) -> Self {
        Self {
            required_since: Some(version),
            ..self
        }
    }

    /// A text of at most so many characters: of a longer one the phone shows less.
    pub(super) const fn clipped_at(self, most: usize) -> Self {
        self.limited(most, TooLong::Clipped)
    }

    /// A text that the phone cuts after so many characters, and puts `...` behind.
    pub(super) const fn cut_at(self, most: usize) -> Self {
        self.limited(most, TooLong::Cut)
    }

    /// A text of at most so many characters: for a longer one the phone shows an error in place of the screen.
    pub(super) const fn refused_above(self, most: usize) -> Self {
        self.limited(most, TooLong::Refused)
    }

    const fn limited(self, most: usize, beyond: TooLong) -> Self {
        Self {
            text: Some(TextLimit {
                most,
                most_if_large: None,
                each: false,
                beyond,
            }),
            ..self
        }
    }

    /// So many characters beside `"label-variant": "large"`.
    pub(super) const fn if_large(self, most: usize) -> Self {
        let text = match self.text {
            Some(text) => Some(TextLimit {
                most_if_large: Some(most),
                ..text
            }),
            None => None,
        };
        Self { text, ..self }
    }

    /// The limit is that of each text of the list, not of all together.
    pub(super) const fn each(self) -> Self {
        let text = match self.text {
            Some(text) => Some(TextLimit { each: true, ..text }),
            None => None,
        };
        Self { text, ..self }
    }

    /// So many lines are shown, on every platform.
    pub(super) const fn lines(self, lines: usize) -> Self {
        self.lines_on(lines, lines, lines)
    }

    /// So many lines are shown: on Android, on iOS, and in the browser.
    pub(super) const fn lines_on(self, android: usize, ios: usize, web: usize) -> Self {
        Self {
            lines: Some(ShownLines {
                android,
                ios,
                web,
                if_large: None,
            }),
            ..self
        }
    }

    /// So many lines are shown beside `"label-variant": "large"`.
    pub(super) const fn lines_if_large(self, most: usize) -> Self {
        let lines = match self.lines {
            Some(lines) => Some(ShownLines {
                if_large: Some(most),
                ..lines
            }),
            None => None,
        };
        Self { lines, ..self }
    }

    /// A list of so many items. A draft shows an error in place of a longer one, a published flow shows all.
    pub(super) const fn items(self, fewest: usize, most: usize) -> Self {
        Self {
            items: Some(ItemLimit {
                fewest,
                most,
                most_with_pictures: None,
                beyond: TooMany::Drawn,
                searched_from: None,
            }),
            ..self
        }
    }

    /// What happens with more items than that.
    pub(super) const fn beyond(self, beyond: TooMany) -> Self {
        let items = match self.items {
            Some(items) => Some(ItemLimit { beyond, ..items }),
            None => None,
        };
        Self { items, ..self }
    }

    /// So many items if one of them has a picture.
    pub(super) const fn with_pictures(self, most: usize) -> Self {
        let items = match self.items {
            Some(items) => Some(ItemLimit {
                most_with_pictures: Some(most),
                ..items
            }),
            None => None,
        };
        Self { items, ..self }
    }

    /// The phone shows a search box above so many items and more.
    pub(super) const fn searched_from(self, many: usize) -> Self {
        let items = match self.items {
            Some(items) => Some(ItemLimit {
                searched_from: Some(many),
                ..items
            }),
            None => None,
        };
        Self { items, ..self }
    }

    /// Of a member of an item: so many items of the list may have it.
    pub(super) const fn in_items(self, most: usize) -> Self {
        Self {
            most_in_list: Some(most),
            ..self
        }
    }

    /// Of an object: it has at least and at most so many of its members.
    pub(super) const fn with_members(self, fewest: usize, most: usize) -> Self {
        Self {
            member_count: Some((fewest, most)),
            ..self
        }
    }

    /// A picture of at most so many kilobytes.
    pub(super) const fn picture(self, kilobytes: usize) -> Self {
        Self {
            picture: Some(PictureLimit {
                most: Some(kilobytes),
                once: None,
            }),
            ..self
        }
    }

    /// A picture of any size.
    pub(super) const fn any_picture(self) -> Self {
        Self {
            picture: Some(PictureLimit::NONE),
            ..self
        }
    }

    /// So many kilobytes before 6.0.
    pub(super) const fn once(self, kilobytes: usize) -> Self {
        let picture = match self.picture {
            Some(picture) => Some(PictureLimit {
                once: Some(kilobytes),
                ..picture
            }),
            None => None,
        };
        Self { picture, ..self }
    }

    /// Its number may not be above that of this property, as Meta's validator sees to.
    pub(super) const fn not_above(self, other: &'static str) -> Self {
        Self {
            not_above: Some(NotAbove {
                other,
                by_validator: true,
            }),
            ..self
        }
    }

    /// Its number may not be above that of this property, and Meta's validator does not look.
    pub(super) const fn not_above_on_the_phone(self, other: &'static str) -> Self {
        Self {
            not_above: Some(NotAbove {
                other,
                by_validator: false,
            }),
            ..self
        }
    }

    /// What the phone takes where it is left out.
    pub(super) const fn if_left_out(self, default: DefaultValue) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }

    /// Meta's validator takes it, and the phone does not know it.
    pub(super) const fn unknown_to_phone(self) -> Self {
        Self {
            known_to_phone: false,
            ..self
        }
    }
}
