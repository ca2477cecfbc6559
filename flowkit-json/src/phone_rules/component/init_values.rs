//! Initial values that no input can take.

use super::super::faults::Faults;
use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::fault::ComponentFault;
use super::rule::ComponentRule;
use crate::catalogue::ValueKind;
use crate::document::Screen;

/// Checks the initial values of a screen, as its Form's `init-values` lead to them: none may be for a PhotoPicker or a
/// DocumentPicker ([media upload](https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload)).
///
/// The paths begin at the values, `photos`. What is no object has no faults: [`check_component`](super::check_component)
/// tells of it at the Form.
///
/// ```
/// use flowkit_json::phone_rules::{ComponentRule, check_init_values};
/// use flowkit_json::{Document, read};
///
/// let document = Document::parse(
///     r#"{"screens": [{"id": "A", "layout": {"children": [{"type": "PhotoPicker", "name": "photos"}]}}]}"#,
/// )?;
/// let values = read::parse(r#"{"photos": [], "name": "Zoe"}"#)?.value;
/// let faults = check_init_values(document.screen("A").unwrap(), &values);
/// assert_eq!(faults.len(), 1);
/// assert_eq!(faults[0].rule(), ComponentRule::InitValuesNamePicker);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn check_init_values<'j>(screen: &Screen<'_>, values: impl Json<'j>) -> Vec<ComponentFault> {
    let mut faults = Faults::none();
    for (name, value) in values.members() {
        let Some(input) = screen.input(name) else {
            continue;
        };
        let kind = input.kind;
        if kind.component().value_kind(|_| None) != ValueKind::Media
            || value.kind() == JsonKind::Null
        {
            continue;
        }
        faults.add(|| {
            let path = Trail::Root("").key(name).path();
            let message =
                format!("`{path}` is a {kind}, which takes no initial value: leave it out");
            ComponentFault {
                rule: ComponentRule::InitValuesNamePicker,
                path,
                message,
            }
        });
    }
    faults.into_vec()
}
