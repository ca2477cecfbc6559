//! Whether an answer's data is what the screen declares.

use super::{Breach, Fault, SUCCESS, schema, transition};
use crate::document::{DataModel, Document};
use crate::read::{Object, Value, push_key};

/// Keys that the phone takes out of an answer's data before it looks at the rest.
const RESERVED: [&str; 2] = ["error_message", "extension_message_response"];

/// Checks that the phone accepts `data` for the screen `to`, read with [`read::parse`](crate::read::parse).
///
/// `from` is the screen that the request came from, and none (or empty) for `INIT`. A screen without data model takes
/// any keys, and keeps them. Otherwise what the model declares must have the declared type, what it lists in `required` must be there,
/// and from a screen with a NavigationList everything it declares must be there; further keys are ignored.
/// `error_message` and `extension_message_response` are left out of all this, and so is an answer with `SUCCESS`.
///
/// # Errors
///
/// A [`Breach`] with the key `payload-schema-error` and every fault in the data, or one with
/// `invalid-screen-transition` if the flow has no screen `to`.
///
/// ```
/// use flowkit_json::{Document, phone_rules::check_data, read};
///
/// let document = Document::parse(
///     r#"{"screens": [{"id": "A", "data": {"day": {"type": "string"}, "required": ["day"]}}]}"#,
/// )?;
/// let data = read::parse(r#"{"day": 3}"#)?.value;
/// let breach = check_data(&document, None, "A", &data).unwrap_err();
/// assert_eq!(breach.to_string(), "payload-schema-error: `data.day` must be a string, not a number");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_data(
    document: &Document<'_>,
    from: Option<&str>,
    to: &str,
    data: &Value<'_>,
) -> Result<(), Breach> {
    if to == SUCCESS {
        return Ok(());
    }
    let Some(screen) = document.screen(to) else {
        return Err(Breach::transition(transition::unknown(document, to)));
    };
    let Some(object) = data.as_object() else {
        let message = format!("`data` must be an object, not {}", data.kind_name());
        return Breach::unless_empty(vec![Fault::new("data", message)]);
    };
    let faults = match screen.data() {
        Some(model) => {
            let left = from.and_then(|from| document.screen(from));
            let from_list = left.is_some_and(|left| left.navigation_list().is_some());
            check_against(model, from_list, to, object)
        }
        None => Vec::new(),
    };
    Breach::unless_empty(faults)
}

fn check_against(
    model: DataModel<'_>,
    from_list: bool,
    screen: &str,
    data: &Object<'_>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let found = |key: &str| data.get(key).filter(|_| !RESERVED.contains(&key));
    for required in model
        .required()
        .filter(|name| found(name.as_str()).is_none())
    {
        let path = data_path(required.as_str());
        let message =
            format!("`{path}` is missing: the screen `{screen}` lists it in `data.required`");
        faults.push(Fault::new(path, message));
    }
    for field in model.fields() {
        let name = field.name().as_str();
        let path = data_path(name);
        match found(name) {
            Some(value) => schema::check(value, field.schema(), &path, &mut faults),
            None if from_list && model.required().all(|required| required != name) => {
                let message = format!(
                    "`{path}` is missing: coming from a screen with a NavigationList, all that `{screen}` declares \
                     must be there"
                );
                faults.push(Fault::new(path, message));
            }
            None => {}
        }
    }
    faults
}

fn data_path(key: &str) -> String {
    let mut path = "data".to_owned();
    push_key(&mut path, key);
    path
}
