//! Values of `serde_json` as the phone's rules take them.

use flowkit_json::phone_rules::{Json, JsonKind};
use serde_json::Value;

use crate::request::Object;

/// A value of `serde_json`, lent to [`flowkit_json::phone_rules`].
#[derive(Clone, Copy)]
pub(crate) enum Lent<'v> {
    /// Any value.
    Value(&'v Value),
    /// An object that stands alone, as the data of an answer does.
    Object(&'v Object),
}

impl<'v> Lent<'v> {
    fn object(self) -> Option<&'v Object> {
        match self {
            Self::Value(value) => value.as_object(),
            Self::Object(object) => Some(object),
        }
    }
}

impl<'v> Json<'v> for Lent<'v> {
    fn kind(self) -> JsonKind<'v> {
        match self {
            Self::Object(_) | Self::Value(Value::Object(_)) => JsonKind::Object,
            Self::Value(Value::Null) => JsonKind::Null,
            Self::Value(Value::Bool(value)) => JsonKind::Bool(*value),
            // A number always is one of JavaScript's, unless serde_json keeps numbers as texts.
            Self::Value(Value::Number(number)) => {
                JsonKind::Number(number.as_f64().unwrap_or(f64::INFINITY))
            }
            Self::Value(Value::String(text)) => JsonKind::Text(text),
            Self::Value(Value::Array(_)) => JsonKind::List,
        }
    }

    fn items(self) -> impl ExactSizeIterator<Item = Self> {
        let items = match self {
            Self::Value(value) => value.as_array().map(Vec::as_slice),
            Self::Object(_) => None,
        };
        items.unwrap_or_default().iter().map(Self::Value)
    }

    fn members(self) -> impl Iterator<Item = (&'v str, Self)> {
        let members = self.object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), Self::Value(value)))
    }

    fn get(self, key: &str) -> Option<Self> {
        self.object()?.get(key).map(Self::Value)
    }
}

#[cfg(test)]
mod tests {
    use super::Lent;
    use flowkit_json::Document;
    use flowkit_json::catalogue::{Kind, Version};
    use flowkit_json::phone_rules::{AnswerRule, Json, JsonKind, check_component, check_data};
    use serde_json::json;

    #[test]
    fn every_kind_of_value_is_lent() {
        for (value, kind) in [
            (json!(null), JsonKind::Null),
            (json!(true), JsonKind::Bool(true)),
            (json!(2.5), JsonKind::Number(2.5)),
            (json!("a"), JsonKind::Text("a")),
            (json!([1]), JsonKind::List),
            (json!({"a": 1}), JsonKind::Object),
        ] {
            assert_eq!(Lent::Value(&value).kind(), kind);
        }
        let value = json!({"list": [1, 2], "b": 1});
        let lent = Lent::Value(&value);
        let list = lent.get("list").map(|list| list.items().len());
        assert_eq!((list, lent.members().count()), (Some(2), 2));
        assert!(lent.items().next().is_none() && lent.get("c").is_none());
    }

    #[test]
    fn data_is_judged_where_it_is() {
        let document = Document::parse(
            r#"{"screens": [{"id": "A", "data": {"days": {"type": "array", "items": {"type": "string"}}}}]}"#,
        )
        .unwrap();
        let data = json!({"days": ["Mon", 2]});
        let whole = check_data(&document, None, "A", Lent::Value(&data)).unwrap_err();
        let object = Lent::Object(data.as_object().unwrap());
        let object = check_data(&document, None, "A", object).unwrap_err();
        assert_eq!(whole, object);
        assert_eq!(whole.rule(), AnswerRule::WrongType);
        assert_eq!(whole.faults().first().unwrap().path(), "data.days[1]");
    }

    #[test]
    fn a_component_is_judged_where_it_is() {
        let options = json!([{"id": "a", "title": "A", "price": 3}]);
        let component = json!({"name": "n", "label": "L", "data-source": options});
        let lent = Lent::Value(&component);
        let value = json!(["a"]);
        let value = Some(Lent::Value(&value));
        let faults = check_component(Kind::CheckboxGroup, Version::new(7, 3), lent, value);
        let rules: Vec<_> = faults.iter().map(|fault| fault.rule().as_str()).collect();
        assert_eq!(rules, ["published_extra_option_member"]);
    }
}
