//! One key that an object may have, with all that is known of it: a row of the catalogue.

use super::limits::{ItemLimit, NotAbove, PictureLimit, ShownLines, TextLimit, TooLong, TooMany};
use super::shapes::{BOOLEAN, Shape, TEXT};
use super::value::DefaultValue::{self, Flag};
use super::versions::{V5_1, Version};

/// One key that an object may have, such as `label` of a TextInput.
///
/// ```
/// use flowkit_json::catalogue::{Kind, TooLong, Version};
///
/// let label = Kind::OptIn.component().property("label").unwrap();
/// assert!(label.is_required(Version::new(7, 3)));
/// let limit = label.text_limit().unwrap();
/// assert_eq!((limit.most(), limit.beyond()), (300, TooLong::Cut));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Property {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// The first version that knows it.
    pub(crate) since: Version,
    /// The first version that demands it.
    pub(crate) required_since: Option<Version>,
    /// Whether it is refused within a Form.
    pub(crate) form_less: bool,
    pub(crate) text: Option<TextLimit>,
    pub(crate) lines: Option<ShownLines>,
    pub(crate) items: Option<ItemLimit>,
    pub(crate) picture: Option<PictureLimit>,
    pub(crate) not_above: Option<NotAbove>,
    pub(crate) default: Option<DefaultValue>,
}

impl Property {
    /// Its key, such as `helper-text`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The first version that knows it, of those that may be published: 5.1 for what is older.
    #[must_use]
    pub fn first_version(&self) -> Version {
        self.since
    }

    /// Whether a component of this version may have it. `init-value` and `error-message` stand outside of Forms alone.
    #[must_use]
    pub fn exists(&self, version: Version, in_form: bool) -> bool {
        version >= self.since && !(in_form && self.form_less)
    }

    /// Whether it must be there in this version.
    #[must_use]
    pub fn is_required(&self, version: Version) -> bool {
        self.required_since.is_some_and(|since| version >= since)
    }

    /// How long its text may be; `None` for what is no text, and for a text that the phone shows at any length.
    #[must_use]
    pub fn text_limit(&self) -> Option<TextLimit> {
        self.text
    }

    /// How many lines of its text the phone shows.
    #[must_use]
    pub fn shown_lines(&self) -> Option<ShownLines> {
        self.lines
    }

    /// How many items it lists.
    #[must_use]
    pub fn item_limit(&self) -> Option<ItemLimit> {
        self.items
    }

    /// How large its picture may be; `None` for what is no picture.
    #[must_use]
    pub fn picture_limit(&self) -> Option<PictureLimit> {
        self.picture
    }

    /// The property whose number must not be below its own, as `max-chars` must not be below `min-chars`.
    #[must_use]
    pub fn limited_by(&self) -> Option<NotAbove> {
        self.not_above
    }

    /// What the phone takes in its place where it is left out.
    #[must_use]
    pub fn default_value(&self) -> Option<DefaultValue> {
        self.default
    }

    /// The properties of its value, or of each item of its list: of `data-source` those of an option. `None` where it is
    /// no object and lists none.
    ///
    /// ```
    /// use flowkit_json::catalogue::Kind;
    ///
    /// let options = Kind::Dropdown.component().property("data-source").unwrap();
    /// let title = options.members().unwrap().iter().find(|member| member.name() == "title");
    /// assert_eq!(title.and_then(|title| title.text_limit()).map(|limit| limit.most()), Some(80));
    /// ```
    #[must_use]
    pub fn members(&self) -> Option<&'static [Self]> {
        match self.shape {
            Shape::Object(members) => Some(members),
            _ => self.item_members(),
        }
    }

    /// The properties of each item of its list.
    pub(crate) fn item_members(&self) -> Option<&'static [Self]> {
        match self.shape {
            Shape::Source(Shape::Object(members), _)
            | Shape::OneOf([Shape::Array(Shape::Object(members), ..), ..]) => Some(members),
            _ => None,
        }
    }

    /// The names that its action may have in this version; none if it holds no action.
    ///
    /// ```
    /// use flowkit_json::catalogue::{Kind, Version};
    ///
    /// let click = Kind::Footer.component().property("on-click-action").unwrap();
    /// let names: Vec<_> = click.action_names(Version::new(7, 3)).collect();
    /// assert_eq!(names, ["data_exchange", "navigate", "complete"]);
    /// ```
    pub fn action_names(&self, version: Version) -> impl Iterator<Item = &'static str> + use<> {
        let (of_click, of_select) = match self.shape {
            Shape::ClickAction(slot) => (slot.names(), [].as_slice()),
            Shape::SelectAction(names) => ([].as_slice(), names),
            _ => ([].as_slice(), [].as_slice()),
        };
        let of_click = of_click.iter().filter(move |(_, since)| version >= *since);
        let of_click = of_click.map(|(name, _)| *name);
        of_click.chain(of_select.iter().copied())
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
    pub(super) const fn at_most(self, most: usize) -> Self {
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

    /// So many lines are shown: on Android, and elsewhere.
    pub(super) const fn lines(self, android: usize, elsewhere: usize) -> Self {
        Self {
            lines: Some(ShownLines { android, elsewhere }),
            ..self
        }
    }

    /// A list of so many items. A draft shows an error in place of a longer one, a published flow shows all.
    pub(super) const fn items(self, fewest: usize, most: usize) -> Self {
        Self {
            items: Some(ItemLimit {
                fewest,
                most,
                most_with_pictures: None,
                beyond: TooMany::Drawn,
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
    pub(super) const fn or(self, default: DefaultValue) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }
}

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
        text: None,
        lines: None,
        items: None,
        picture: None,
        not_above: None,
        default: None,
    }
}

/// Whether it is shown.
pub(super) const VISIBLE: Property = optional("visible", BOOLEAN).or(Flag(true));
/// Whether it can be used.
pub(super) const ENABLED: Property = optional("enabled", BOOLEAN).or(Flag(true));
/// Whether the Footer waits for it.
pub(super) const REQUIRED: Property = optional("required", BOOLEAN).or(Flag(false));
/// What is shown as wrong with an input outside of Forms.
pub(super) const ERROR_MESSAGE: Property = optional("error-message", TEXT).form_less();
