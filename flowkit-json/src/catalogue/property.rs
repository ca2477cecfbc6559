//! One key that an object may have, with all that is known of it: a row of the catalogue.

use super::bound_type::BoundType;
use super::limits::{ItemLimit, NotAbove, PictureLimit, ShownLines, TextLimit};
use super::shapes::Shape;
use super::value::DefaultValue;
use super::versions::Version;

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
    /// What a binding in it must lead to for Meta's validator; `None` if the validator looks at none there. It follows from
    /// the shape, but for the rows with `.departs(…)`.
    pub(crate) bound: Option<BoundType>,
    pub(crate) text: Option<TextLimit>,
    pub(crate) lines: Option<ShownLines>,
    pub(crate) items: Option<ItemLimit>,
    pub(crate) most_in_list: Option<usize>,
    pub(crate) member_count: Option<(usize, usize)>,
    pub(crate) picture: Option<PictureLimit>,
    pub(crate) not_above: Option<NotAbove>,
    pub(crate) default: Option<DefaultValue>,
    /// Whether the phone draws a component that has it.
    pub(crate) known_to_phone: bool,
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

    /// Whether it is a text, fixed or bound, and nothing else: of an option its `title` is, its `enabled` is not.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.shape, Shape::String(_))
    }

    /// The words that it may hold, or each item of its list; none where it holds something else.
    ///
    /// ```
    /// use flowkit_json::catalogue::Kind;
    ///
    /// let source = Kind::PhotoPicker.component().property("photo-source").unwrap();
    /// assert_eq!(source.words(), ["camera_gallery", "camera", "gallery"]);
    /// let types = Kind::DocumentPicker.component().property("allowed-mime-types").unwrap();
    /// assert!(types.words().contains(&"application/pdf"));
    /// ```
    #[must_use]
    pub fn words(&self) -> &'static [&'static str] {
        match self.shape {
            Shape::Enum(words) | Shape::Array(&Shape::Enum(words), ..) => words,
            _ => &[],
        }
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

    /// Of a member of an item: how many items of the list may have it; `None` for each of them.
    #[must_use]
    pub fn most_in_list(&self) -> Option<usize> {
        self.most_in_list
    }

    /// Of an object: how many of its members it has at least and at most; `None` where only [`is_required`](Self::is_required)
    /// says.
    #[must_use]
    pub fn member_count(&self) -> Option<(usize, usize)> {
        self.member_count
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

    /// Whether the phone knows it. What Meta's validator takes and the phone does not, such as `alt-text` of a chip, is an
    /// error in place of the screen.
    #[must_use]
    pub fn is_known_to_phone(&self) -> bool {
        self.known_to_phone
    }

    /// Whether it holds an action.
    #[must_use]
    pub fn is_action(&self) -> bool {
        matches!(self.shape, Shape::ClickAction(_) | Shape::SelectAction(_))
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
}
