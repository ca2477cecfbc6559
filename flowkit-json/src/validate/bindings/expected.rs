//! Whether what is bound to a property is what it expects.

use super::shape::Shape;
use crate::catalogue::bound_type::BoundType::{self, Either, Items, One, TextOrTexts, Texts};
use crate::catalogue::bound_type::declared_type;
use crate::catalogue::shapes::Shape as Written;
use crate::catalogue::{Kind, Property};
use crate::expression::Type;
use crate::read::{Object, Value};

/// What the address of an `open_url` action takes.
pub(super) const URL: BoundType = One(Type::String);

/// Properties in which the validator reads no expressions.
const WITHOUT_EXPRESSIONS: [&str; 3] = ["name", "init-value", "error-message"];

/// What a property of a component takes; `None` if Meta's validator looks at no binding there.
pub(super) fn expected(kind: Kind, property: &str) -> Option<BoundType> {
    kind.component().property(property)?.bound
}

/// Whether a text in backticks is an expression in this property.
pub(super) fn takes_expressions(property: &str) -> bool {
    !WITHOUT_EXPRESSIONS.contains(&property)
}

impl BoundType {
    /// Whether the value of an expression of this type fits.
    pub(super) fn takes(self, found: Type) -> bool {
        match self {
            One(Type::Number | Type::Integer) => found.is_numeric(),
            One(wanted) => found == wanted,
            Either(one, other) => found == one || found == other,
            TextOrTexts => found == Type::String || found == Type::Array,
            Texts | Items(_) => found == Type::Array,
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
            Items(members) => check_items(shape, members, self),
        }
    }
}

/// Checks that the items of a list are declared as objects with what the component needs.
fn check_items(list: Shape<'_>, members: &[Property], wanted: BoundType) -> Result<(), String> {
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

/// Checks how the members of a list's items are declared. Members that no component knows may be there too.
fn check_members(found: &Object<'_>, members: &[Property], what: &str) -> Result<(), String> {
    for member in members {
        let key = member.name;
        let is_needed = member.required_since.is_some();
        let Some(schema) = found.get(key) else {
            if is_needed {
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
        match member.shape {
            // Meta's validator looks into `main-content`, and not into `start` and `end`, which an item may lack.
            Written::Object(members) if is_needed => match shape.properties() {
                Some(inner) if shape.kind() == Type::Object => {
                    check_members(inner, members, &format!("`{key}` in {what}"))?;
                }
                _ => return Err(wrong(Type::Object)),
            },
            // The only one that an option may have.
            Written::SelectAction(_) if !declares_update_data(schema) => {
                return Err(format!(
                    "a list, but `{key}` in {what} does not declare `name` as `{{\"const\": \"update_data\"}}` and \
                     `payload` as an object"
                ));
            }
            written => match declared_type(&written) {
                Some(wanted) if shape.kind() != wanted => return Err(wrong(wanted)),
                _ => {}
            },
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

#[cfg(test)]
mod tests {
    use super::expected;
    use crate::catalogue::Kind;
    use crate::read;
    use crate::validate::bindings::shape::Shape;

    /// Why a list whose items declare these members does not fit a list component; empty if it does.
    fn misfit(kind: Kind, list: &str, members: &str) -> String {
        let schema = format!(
            r#"{{"type": "array", "items": {{"type": "object", "properties": {{{members}}}}}}}"#
        );
        let Ok(reading) = read::parse(&schema) else {
            return "no JSON".to_owned();
        };
        let Some(wanted) = expected(kind, list) else {
            return "not looked at".to_owned();
        };
        wanted
            .check(Shape::Schema(&reading.value))
            .err()
            .unwrap_or_default()
    }

    #[test]
    fn items_declare_what_the_component_needs_and_may_declare_more() {
        let option = |members: &str| {
            let members = format!(r#""id": {{"type": "string"}}, {members}"#);
            misfit(Kind::Dropdown, "data-source", &members)
        };
        let title = r#""title": {"type": "string"}"#;
        assert_eq!(option(title), "");
        assert_eq!(
            option(&format!(r#"{title}, "town": {{"type": "null"}}"#)),
            ""
        );
        assert_eq!(
            option(r#""titel": {"type": "string"}"#),
            "a list, but its items declare no `title`"
        );
        assert_eq!(
            option(&format!(r#"{title}, "enabled": {{"type": "string"}}"#)),
            "a list, but `enabled` in its items is a string, not a boolean"
        );
        // Meta's validator holds a chip to what any option may have.
        let image =
            r#""id": {"type": "string"}, "title": {"type": "string"}, "image": {"type": "number"}"#;
        for kind in [Kind::Dropdown, Kind::ChipsSelector] {
            assert_eq!(
                misfit(kind, "data-source", image),
                "a list, but `image` in its items is a number, not a string"
            );
        }
    }

    #[test]
    fn of_a_list_item_only_the_main_content_is_looked_into() {
        let item = |members: &str| {
            let members = format!(r#""id": {{"type": "string"}}, {members}"#);
            misfit(Kind::NavigationList, "list-items", &members)
        };
        let main =
            r#""main-content": {"type": "object", "properties": {"title": {"type": "string"}}}"#;
        assert_eq!(item(main), "");
        assert_eq!(
            item(r#""main-content": {"type": "object", "properties": {}}"#),
            "a list, but `main-content` in its items declare no `title`"
        );
        assert_eq!(
            item(r#""main-content": {"type": "string"}"#),
            "a list, but `main-content` in its items is a string, not an object"
        );
        for (member, wrong) in [
            (r#""start": {"type": "object"}"#, ""),
            (
                r#""end": {"type": "object", "properties": {"title": {"type": "number"}}}"#,
                "",
            ),
            (
                r#""start": {"type": "string"}"#,
                "`start` in its items is a string, not an object",
            ),
            (
                r#""tags": {"type": "string"}"#,
                "`tags` in its items is a string, not an array",
            ),
            (
                r#""enabled": {"type": "number"}"#,
                "`enabled` in its items is a number, not a boolean",
            ),
        ] {
            let found = item(&format!("{main}, {member}"));
            assert_eq!(found.trim_start_matches("a list, but "), wrong, "{member}");
        }
    }
}
