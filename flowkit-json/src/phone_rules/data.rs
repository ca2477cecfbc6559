//! Whether an answer's data is what the screen declares.

use super::faults::Faults;
use super::trail::Trail;
use super::{AnswerRule, Breach, Fault, Json, JsonKind, SUCCESS, schema, transition};
use crate::document::{DataModel, Document, Screen};
use crate::nearest;

/// Keys that the phone takes out of an answer's data before it looks at the rest.
const RESERVED: [&str; 2] = ["error_message", "extension_message_response"];

/// Checks that the phone accepts `data` for the screen `to`: a value that [`read::parse`](crate::read::parse) read, or one
/// of another library, lent as [`Json`].
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
pub fn check_data<'j>(
    document: &Document<'_>,
    from: Option<&str>,
    to: &str,
    data: impl Json<'j>,
) -> Result<(), Breach> {
    if to == SUCCESS {
        return Ok(());
    }
    let Some(screen) = document.screen(to) else {
        return Err(transition::unknown(document, to));
    };
    let mut faults = Faults::none();
    if data.kind() != JsonKind::Object {
        faults.add(|| {
            let message = format!("`data` must be an object, not {}", data.kind().name());
            Fault::new(AnswerRule::DataNotObject, "data", message)
        });
    } else if let Some(model) = screen.data() {
        let left = from.and_then(|from| document.screen(from));
        let from_list = left.is_some_and(|left| left.navigation_list().is_some());
        check_against(model, from_list, to, data, &mut faults);
    }
    Breach::unless_empty(faults)
}

/// Checks that the phone accepts what an `update_data` action gives to the screen that shows: every key is declared, and every
/// value has the declared type. What `data.required` lists need not be there. A screen that declares no data takes nothing.
///
/// # Errors
///
/// A [`Breach`] with every fault. The phone shows its error for one, and reports none to the endpoint.
///
/// ```
/// use flowkit_json::{Document, phone_rules::{AnswerRule, check_update}, read};
///
/// let document = Document::parse(r#"{"screens": [{"id": "A", "data": {"open": {"type": "boolean"}}}]}"#)?;
/// let screen = document.screen("A").unwrap();
/// assert!(check_update(screen, &read::parse(r#"{"open": true}"#)?.value).is_ok());
/// let breach = check_update(screen, &read::parse(r#"{"opened": true}"#)?.value).unwrap_err();
/// assert_eq!(breach.rule(), AnswerRule::UnknownKey);
/// assert!(breach.to_string().ends_with("did you mean `open`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_update<'j>(screen: &Screen<'_>, data: impl Json<'j>) -> Result<(), Breach> {
    let mut faults = Faults::none();
    let root = Trail::Root("data");
    let model = screen.data();
    for (key, value) in data.members() {
        let trail = root.key(key);
        match model.as_ref().and_then(|model| model.field(key)) {
            Some(field) => schema::check(value, field.schema(), &trail, &mut faults),
            None => faults.add(|| {
                let path = trail.path();
                let names = model.iter().flat_map(DataModel::fields);
                let names: Vec<&str> = names.map(|field| field.name().as_str()).collect();
                let instead = match nearest(key, names.iter().copied()) {
                    Some(nearest) => format!(": did you mean `{nearest}`?"),
                    None if names.is_empty() => ", which declares no `data` at all".to_owned(),
                    None => String::new(),
                };
                let id = screen.id();
                let message = format!("`{path}` is not declared by the screen `{id}`{instead}");
                Fault::new(AnswerRule::UnknownKey, path, message)
            }),
        }
    }
    Breach::unless_empty(faults)
}

fn check_against<'j>(
    model: DataModel<'_>,
    from_list: bool,
    screen: &str,
    data: impl Json<'j>,
    faults: &mut Faults<Fault>,
) {
    let root = Trail::Root("data");
    let found = |key: &str| data.get(key).filter(|_| !RESERVED.contains(&key));
    for required in model
        .required()
        .filter(|name| found(name.as_str()).is_none())
    {
        faults.add(|| {
            let path = root.key(required.as_str()).path();
            let message =
                format!("`{path}` is missing: the screen `{screen}` lists it in `data.required`");
            Fault::new(AnswerRule::RequiredMissing, path, message)
        });
    }
    for field in model.fields() {
        let name = field.name().as_str();
        let trail = root.key(name);
        match found(name) {
            Some(value) => schema::check(value, field.schema(), &trail, faults),
            None if from_list && model.required().all(|required| required != name) => {
                faults.add(|| {
                    let path = trail.path();
                    let message = format!(
                        "`{path}` is missing: coming from a screen with a NavigationList, all that `{screen}` declares \
                         must be there"
                    );
                    Fault::new(AnswerRule::MissingAfterNavigationList, path, message)
                });
            }
            None => {}
        }
    }
}
