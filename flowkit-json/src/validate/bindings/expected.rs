//! What each property may be bound to: the whole of it in one table.

use super::shape::Shape;
use crate::expression::Type;
use crate::read::{Object, Value};

/// What a property takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// A value of exactly this type.
    One(Type),
    /// A value of one of these types.
    Either(Type, Type),
    /// A text, or a list of texts.
    TextOrTexts,
    /// A list of texts.
    Texts,
    /// Options, as lists to choose from have them.
    Options,
    /// The items of a NavigationList.
    ListItems,
    /// The pictures of an ImageCarousel.
    Pictures,
}

use Expected::{Either, ListItems, One, Options, Pictures, TextOrTexts, Texts};

const TEXT: Expected = One(Type::String);
const NUMBER: Expected = One(Type::Number);
const INTEGER: Expected = One(Type::Integer);
const BOOLEAN: Expected = One(Type::Boolean);

/// For any component.
const ANY: &[&str] = &[];

/// A property, the components it is meant for (all, if none is named), and what it takes. The first row that fits
/// counts. What is not listed is not looked at.
const PROPERTIES: &[(&str, &[&str], Expected)] = &[
    ("name", ANY, TEXT),
    (
        "text",
        &["TextBody", "TextCaption", "RichText"],
        TextOrTexts,
    ),
    ("text", ANY, TEXT),
    ("font-weight", ANY, TEXT),
    ("strikethrough", ANY, BOOLEAN),
    ("visible", ANY, BOOLEAN),
    ("enabled", ANY, BOOLEAN),
    (
        "required",
        &["CalendarPicker"],
        Either(Type::Boolean, Type::Object),
    ),
    ("required", ANY, BOOLEAN),
    (
        "label",
        &["CalendarPicker"],
        Either(Type::String, Type::Object),
    ),
    ("label", ANY, TEXT),
    (
        "helper-text",
        &["CalendarPicker"],
        Either(Type::String, Type::Object),
    ),
    ("helper-text", ANY, TEXT),
    (
        "error-message",
        &["CalendarPicker", "PhotoPicker", "DocumentPicker"],
        Either(Type::String, Type::Object),
    ),
    ("error-message", ANY, TEXT),
    ("init-value", &["CheckboxGroup", "ChipsSelector"], Texts),
    ("init-value", &["OptIn"], BOOLEAN),
    (
        "init-value",
        &["CalendarPicker"],
        Either(Type::String, Type::Object),
    ),
    ("init-value", ANY, TEXT),
    ("min-chars", ANY, NUMBER),
    ("max-chars", ANY, NUMBER),
    ("max-length", ANY, INTEGER),
    ("pattern", ANY, TEXT),
    ("title", ANY, TEXT),
    ("description", ANY, TEXT),
    ("data-source", ANY, Options),
    ("list-items", ANY, ListItems),
    ("images", ANY, Pictures),
    ("min-selected-items", ANY, NUMBER),
    ("max-selected-items", ANY, NUMBER),
    ("media-size", ANY, TEXT),
    ("left-caption", ANY, TEXT),
    ("center-caption", ANY, TEXT),
    ("right-caption", ANY, TEXT),
    ("min-date", ANY, TEXT),
    ("max-date", ANY, TEXT),
    ("unavailable-dates", ANY, Texts),
    ("include-days", ANY, Texts),
    ("mode", ANY, TEXT),
    ("min-days", ANY, INTEGER),
    ("max-days", ANY, INTEGER),
    ("src", ANY, TEXT),
    ("alt-text", ANY, TEXT),
    ("width", ANY, NUMBER),
    ("height", ANY, NUMBER),
    ("aspect-ratio", &["ImageCarousel"], TEXT),
    ("aspect-ratio", ANY, NUMBER),
    ("value", &["Switch"], TEXT),
];

/// What the address of an `open_url` action takes.
pub(super) const URL: Expected = TEXT;

/// Properties in which the validator reads no expressions.
const WITHOUT_EXPRESSIONS: [&str; 3] = ["name", "init-value", "error-message"];

/// What a property of a component takes; `None` if it is not looked at.
pub(super) fn expected(kind: &str, property: &str) -> Option<Expected> {
    PROPERTIES
        .iter()
        .find(|(key, kinds, _)| *key == property && (kinds.is_empty() || kinds.contains(&kind)))
        .map(|(_, _, expected)| *expected)
}

/// Whether a text in backticks is an expression in this property.
pub(super) fn takes_expressions(property: &str) -> bool {
    !WITHOUT_EXPRESSIONS.contains(&property)
}

impl Expected {
    /// Whether the value of an expression of this type fits.
    pub(super) fn takes(self, found: Type) -> bool {
        match self {
            One(Type::Number | Type::Integer) => found.is_numeric(),
            One(wanted) => found == wanted,
            Either(one, other) => found == one || found == other,
            TextOrTexts => found == Type::String || found == Type::Array,
            Texts | Options | ListItems | Pictures => found == Type::Array,
        }
    }

    /// Whether what a reference stands for fits; else why not.
    pub(super) fn check(self, shape: Shape<'_>) -> Result<(), String> {
        let kind = shape.kind();
        let fits = match self {
            One(wanted) => kind == wanted,
            other => other.takes(kind),
        };
        if !fits {
            return Err(format!("{kind}, and the property takes {self}"));
        }
        match self {
            One(_) | Either(..) => Ok(()),
            TextOrTexts if kind == Type::String => Ok(()),
            TextOrTexts | Texts => match shape.items().map(Shape::kind) {
                Some(Type::String) => Ok(()),
                Some(items) => Err(format!(
                    "a list whose items are each {items}, and the property takes {self}"
                )),
                None => Err(format!(
                    "a list of nothing known, and the property takes {self}"
                )),
            },
            Options => check_items(shape, OPTION, self),
            ListItems => check_items(shape, LIST_ITEM, self),
            Pictures => check_items(shape, PICTURE, self),
        }
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            One(wanted) => write!(f, "{wanted}"),
            Either(one, other) => write!(f, "{one} or {other}"),
            TextOrTexts => f.write_str("a string or a list of texts"),
            Texts => f.write_str("a list of texts"),
            Options => f.write_str("a list of objects with `id` and `title`"),
            ListItems => f.write_str("a list of objects with `id` and `main-content`"),
            Pictures => f.write_str("a list of objects with `src` and `alt-text`"),
        }
    }
}

/// A member of a list's items.
struct Member {
    key: &'static str,
    kind: MemberKind,
    needed: bool,
}

/// What a member is declared as.
enum MemberKind {
    Type(Type),
    /// An object with these members.
    Object(&'static [Member]),
    /// An `update_data` action, which must be declared by its name.
    UpdateData,
}

const fn needed(key: &'static str) -> Member {
    Member {
        key,
        kind: MemberKind::Type(Type::String),
        needed: true,
    }
}

const fn optional(key: &'static str, found: Type) -> Member {
    Member {
        key,
        kind: MemberKind::Type(found),
        needed: false,
    }
}

const fn update_data(key: &'static str) -> Member {
    Member {
        key,
        kind: MemberKind::UpdateData,
        needed: false,
    }
}

const OPTION: &[Member] = &[
    needed("id"),
    needed("title"),
    optional("description", Type::String),
    optional("metadata", Type::String),
    optional("enabled", Type::Boolean),
    optional("image", Type::String),
    optional("alt-text", Type::String),
    optional("color", Type::String),
    update_data("on-select-action"),
    update_data("on-unselect-action"),
];

const LIST_ITEM: &[Member] = &[
    needed("id"),
    Member {
        key: "main-content",
        kind: MemberKind::Object(MAIN_CONTENT),
        needed: true,
    },
    optional("start", Type::Object),
    optional("end", Type::Object),
    optional("badge", Type::String),
    optional("tags", Type::Array),
    optional("enabled", Type::Boolean),
];

const MAIN_CONTENT: &[Member] = &[
    needed("title"),
    optional("description", Type::String),
    optional("metadata", Type::String),
];

const PICTURE: &[Member] = &[needed("src"), needed("alt-text")];

fn check_items(list: Shape<'_>, members: &[Member], wanted: Expected) -> Result<(), String> {
    let items = list.items().filter(|items| items.kind() == Type::Object);
    let Some(items) = items else {
        return Err(format!(
            "a list whose items are no objects, and the property takes {wanted}"
        ));
    };
    let Some(properties) = items.properties() else {
        return Err(format!(
            "a list whose items list no `properties`, and the property takes {wanted}"
        ));
    };
    check_members(properties, members, "its items")
}

fn check_members(found: &Object<'_>, members: &[Member], what: &str) -> Result<(), String> {
    for member in members {
        let key = member.key;
        let Some(schema) = found.get(key) else {
            if member.needed {
                return Err(format!("a list, but {what} declare no `{key}`"));
            }
            continue;
        };
        let shape = Shape::Schema(schema);
        let wrong = |wanted: Type| {
            format!(
                "a list, but `{key}` in {what} is {}, not {wanted}",
                shape.kind()
            )
        };
        match member.kind {
            MemberKind::Type(wanted) if shape.kind() != wanted => return Err(wrong(wanted)),
            MemberKind::Type(_) => {}
            MemberKind::Object(members) => match shape.properties() {
                Some(inner) if shape.kind() == Type::Object => {
                    check_members(inner, members, &format!("`{key}` in {what}"))?;
                }
                _ => return Err(wrong(Type::Object)),
            },
            MemberKind::UpdateData if declares_update_data(schema) => {}
            MemberKind::UpdateData => {
                return Err(format!(
                    "a list, but `{key}` in {what} does not declare `name` as `{{\"const\": \"update_data\"}}` and \
                     `payload` as an object"
                ));
            }
        }
    }
    Ok(())
}

fn declares_update_data(schema: &Value<'_>) -> bool {
    let Some(properties) = schema.get("properties") else {
        return false;
    };
    let name = properties
        .get("name")
        .and_then(|name| name.get("const"))
        .and_then(Value::as_str);
    let payload = properties
        .get("payload")
        .map(|payload| Shape::Schema(payload).kind());
    name == Some("update_data") && payload == Some(Type::Object)
}
