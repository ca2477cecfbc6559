//! Lists in an answer that the phone would not draw. In a published flow each of these faults fills the screen with an
//! error, after the answer was taken, so no status and no log line of the endpoint would tell.
//!
//! The Flow JSON that the flow was made from says which list goes where, so nothing is generated for this. Lists that
//! are too long are left alone: a published flow draws 300 options in a Dropdown.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::list_rules::LIST_RULES;

/// The first list in this data that the screen's components, or its data model, would refuse; `None` without a Flow JSON.
pub(super) fn fault(json: &str, screen: &str, data: &Value) -> Option<String> {
    let document: Value = serde_json::from_str(json).ok()?;
    let shown = document
        .get("screens")?
        .as_array()?
        .iter()
        .find(|one| one.get("id").and_then(Value::as_str) == Some(screen))?;
    let model = shown.get("data").and_then(Value::as_object);
    model
        .and_then(|model| declared(model, data))
        .or_else(|| drawn(shown.pointer("/layout/children")?, data))
}

/// `minItems`, `maxItems` and `uniqueItems` of the data model.
fn declared(model: &Map<String, Value>, data: &Value) -> Option<String> {
    model.iter().find_map(|(key, schema)| {
        let list = data.get(key)?.as_array()?;
        let bound = |name: &str| {
            let bound = schema.get(name)?.as_u64()?;
            usize::try_from(bound).ok()
        };
        let count = list.len();
        if let Some(least) = bound("minItems").filter(|least| count < *least) {
            return Some(format!(
                "`{key}` has {}, and its `minItems` is {least}",
                items(count)
            ));
        }
        if let Some(most) = bound("maxItems").filter(|most| count > *most) {
            return Some(format!(
                "`{key}` has {}, and its `maxItems` is {most}",
                items(count)
            ));
        }
        let unique = schema.get("uniqueItems").and_then(Value::as_bool) == Some(true);
        let mut earlier = HashSet::new();
        let again = list.iter().find(|item| !earlier.insert(item.to_string()))?;
        unique.then(|| format!("`{key}` has {again} twice, and says `uniqueItems`"))
    })
}

/// The components that are drawn whatever the data is. What stands in an If or a Switch is not looked at: whether it
/// is drawn depends on what the customer entered.
fn drawn(children: &Value, data: &Value) -> Option<String> {
    children.as_array()?.iter().find_map(|component| {
        let ty = component.get("type")?.as_str()?;
        if ty == "Form" {
            return drawn(component.get("children")?, data);
        }
        let rule = LIST_RULES.iter().find(|rule| rule.component == ty)?;
        if !is_visible(component, data) {
            return None;
        }
        let path = bound_path(component.get(rule.property)?.as_str()?)?;
        let list = at(data, path)?.as_array()?;
        let name = component.get("name").and_then(Value::as_str);
        let which = format!("the {ty} `{}`", name.unwrap_or_default());
        let count = list.len();
        if count < rule.least || rule.most.is_some_and(|most| count > most) {
            let takes = match rule.most {
                Some(most) => format!("{} to {most}", rule.least),
                None => format!("at least {}", rule.least),
            };
            return Some(format!(
                "`{path}` has {}, and {which} takes {takes}; hide it by `visible` instead",
                items(count)
            ));
        }
        ids(list).map(|fault| format!("`{path}` {fault}, and {which} shows it"))
    })
}

/// What is wrong with the ids of a list.
fn ids(list: &[Value]) -> Option<String> {
    let mut earlier = HashSet::new();
    list.iter()
        .filter_map(|item| item.get("id")?.as_str())
        .find_map(|id| match id {
            "" => Some("has an empty id".to_owned()),
            id if !earlier.insert(id) => Some(format!("has the id `{id}` twice")),
            _ => None,
        })
}

/// Only what is surely visible is refused: `true`, or bound to data that is `true` in this very answer.
fn is_visible(component: &Value, data: &Value) -> bool {
    match component.get("visible") {
        None | Some(Value::Bool(true)) => true,
        Some(Value::String(text)) => {
            bound_path(text).and_then(|path| at(data, path)) == Some(&Value::Bool(true))
        }
        Some(_) => false,
    }
}

/// `slots` of `${data.slots}`.
fn bound_path(text: &str) -> Option<&str> {
    let path = text.trim().strip_prefix("${data.")?.strip_suffix('}')?;
    (!path.contains(['$', '{', '}', ' '])).then_some(path)
}

/// The value at `slots.morning`.
fn at<'v>(data: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(data, |value, key| value.get(key))
}

fn items(count: usize) -> String {
    match count {
        0 => "no item".to_owned(),
        1 => "one item".to_owned(),
        more => format!("{more} items"),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;
    use serde_json::{Value, json};

    fn screen(component: Value) -> String {
        let screen = json!({
            "id": "DETAILS",
            "data": {
                "slots": { "type": "array" },
                "few": { "type": "array", "minItems": 2, "maxItems": 3, "uniqueItems": true }
            },
            "layout": { "children": [{ "type": "Form", "children": [component] }] }
        });
        json!({ "screens": [screen] }).to_string()
    }

    fn slots(ids: &[&str]) -> Value {
        let items: Vec<_> = ids
            .iter()
            .map(|id| json!({ "id": id, "title": "x" }))
            .collect();
        json!({ "slots": items, "open": true })
    }

    fn said(component: &str, data: &Value) -> String {
        let property = match component {
            "NavigationList" => "list-items",
            _ => "data-source",
        };
        let component = json!({ "type": component, "name": "slot", property: "${data.slots}" });
        fault(&screen(component), "DETAILS", data).unwrap_or_default()
    }

    #[test]
    fn each_component_has_a_least_number() {
        let empty = slots(&[]);
        for component in [
            "Dropdown",
            "RadioButtonsGroup",
            "CheckboxGroup",
            "NavigationList",
        ] {
            let text = said(component, &empty);
            assert!(
                text.starts_with(&format!(
                    "`slots` has no item, and the {component} `slot` takes "
                )),
                "{text}"
            );
            assert_eq!(said(component, &slots(&["one"])), "");
        }
        let text = said("ChipsSelector", &slots(&["one"]));
        assert!(
            text.contains("has one item") && text.contains("at least 2"),
            "{text}"
        );
        assert_eq!(said("ChipsSelector", &slots(&["one", "two"])), "");
    }

    #[test]
    fn only_a_navigation_list_can_be_too_long() {
        let ids: Vec<String> = (0..21).map(|number| number.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(said("CheckboxGroup", &slots(&ids)), "");
        let text = said("NavigationList", &slots(&ids));
        assert!(
            text.contains("21 items") && text.contains("1 to 20"),
            "{text}"
        );
        assert_eq!(
            said("NavigationList", &slots(ids.split_last().unwrap().1)),
            ""
        );
    }

    #[test]
    fn ids_are_there_and_differ() {
        let text = said("Dropdown", &slots(&["a", "b", "a"]));
        assert!(text.contains("the id `a` twice"), "{text}");
        let text = said("RadioButtonsGroup", &slots(&["a", ""]));
        assert!(text.contains("an empty id"), "{text}");
    }

    #[test]
    fn the_data_model_has_bounds_too() {
        let of = |list: Value| {
            let text = screen(json!({ "type": "TextBody", "text": "x" }));
            fault(&text, "DETAILS", &json!({ "few": list })).unwrap_or_default()
        };
        assert!(of(json!([1])).contains("`minItems` is 2"));
        assert!(of(json!([1, 2, 3, 4])).contains("`maxItems` is 3"));
        assert!(of(json!([1, 1])).contains("`uniqueItems`"));
        assert_eq!(of(json!([1, 2])), "");
    }

    #[test]
    fn what_is_not_surely_drawn_is_let_be() {
        let with = |visible: Value, data: &Value| {
            let component = json!({
                "type": "Dropdown", "name": "slot", "data-source": "${data.slots}", "visible": visible
            });
            fault(&screen(component), "DETAILS", data).is_some()
        };
        let empty = slots(&[]);
        assert!(with(json!(true), &empty));
        assert!(with(json!("${data.open}"), &empty));
        assert!(!with(json!(false), &empty));
        assert!(!with(json!("${data.open}"), &json!({ "slots": [] })));
        assert!(!with(json!("`${form.a} == 'x'`"), &empty));
        let branch = json!({
            "type": "If", "condition": "${data.open}",
            "then": [{ "type": "Dropdown", "name": "slot", "data-source": "${data.slots}" }]
        });
        assert_eq!(fault(&screen(branch), "DETAILS", &empty), None);
        // The phone keeps the options of a list that the answer leaves out.
        assert_eq!(said("Dropdown", &json!({})), "");
        assert_eq!(fault("", "DETAILS", &empty), None);
    }
}
