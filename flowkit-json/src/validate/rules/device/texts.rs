//! How long texts may be.

use super::super::flow::is_bound;
use super::look::{Field, Look};
use crate::finding::Level;
use crate::read::Value;

/// The longest text of a property, in characters, by type of component.
///
/// Where the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components) and the
/// client differ, the client's limit stands here: it is the one that cuts.
const LIMITS: [(&[&str], &str, usize); 22] = [
    (&["TextHeading", "TextSubheading"], "text", 80),
    (&["TextBody", "TextCaption"], "text", 4096),
    (
        &["TextInput", "TextArea", "Dropdown", "CalendarPicker"],
        "label",
        20,
    ),
    (
        &["CheckboxGroup", "RadioButtonsGroup", "ChipsSelector"],
        "label",
        80,
    ),
    (&["DatePicker"], "label", 40),
    (&["OptIn"], "label", 300),
    (
        &["PhotoPicker", "DocumentPicker", "NavigationList"],
        "label",
        80,
    ),
    (&["Footer"], "label", 35),
    (&["Footer"], "left-caption", 15),
    (&["Footer"], "center-caption", 15),
    (&["Footer"], "right-caption", 15),
    (&["EmbeddedLink"], "text", 30),
    (
        &["TextInput", "TextArea", "DatePicker", "CalendarPicker"],
        "helper-text",
        80,
    ),
    (&["TextInput", "TextArea"], "error-message", 30),
    (&["DatePicker", "CalendarPicker"], "error-message", 80),
    (&["CalendarPicker"], "title", 80),
    (
        &[
            "CheckboxGroup",
            "RadioButtonsGroup",
            "ChipsSelector",
            "CalendarPicker",
        ],
        "description",
        300,
    ),
    (
        &["PhotoPicker", "DocumentPicker", "NavigationList"],
        "description",
        300,
    ),
    // Of options:
    (
        &["CheckboxGroup", "RadioButtonsGroup"],
        "data-source.title",
        30,
    ),
    (&["Dropdown"], "data-source.title", 80),
    (&["ChipsSelector"], "data-source.title", 20),
    (
        &["CheckboxGroup", "RadioButtonsGroup", "Dropdown"],
        "data-source.metadata",
        20,
    ),
];

/// The texts of NavigationList items: a path within the item, and the most characters.
const LIST_ITEM_LIMITS: [(&[&str], usize); 7] = [
    (&["main-content", "title"], 30),
    (&["main-content", "description"], 20),
    (&["main-content", "metadata"], 80),
    (&["end", "title"], 10),
    (&["end", "description"], 10),
    (&["end", "metadata"], 10),
    (&["badge"], 15),
];

const OPTION_DESCRIPTION: usize = 300;
const TAG: usize = 15;
/// The limit of a label with `"label-variant": "large"`.
const LARGE_LABEL: usize = 150;

pub(super) fn check(look: &mut Look<'_, '_>) {
    let component = look.component;
    let example = look.bound_list("list-items").map(Field::example_items);
    let mut texts = Texts {
        look,
        hard: false,
        level: Level::Device,
    };
    let kind = component.kind.as_str();
    for (_, property, most) in LIMITS.iter().filter(|(kinds, _, _)| kinds.contains(&kind)) {
        match property.split_once('.') {
            Some((list, key)) => {
                for item in super::items(component, list).unwrap_or_default() {
                    texts.at_most(item.get(key), key, *most);
                }
            }
            None => {
                let large = *property == "label"
                    && component.get("label-variant").and_then(Value::as_str) == Some("large");
                let most = if large { LARGE_LABEL } else { *most };
                texts.at_most(component.get(property), property, most);
            }
        }
    }
    for option in super::items(component, "data-source").unwrap_or_default() {
        texts.at_most(option.get("description"), "description", OPTION_DESCRIPTION);
    }
    texts.hard = true;
    let items = match super::items(component, "list-items") {
        Some(items) => items,
        None => {
            // An answer like the example is what breaks.
            texts.level = Level::Warning;
            example.unwrap_or_default()
        }
    };
    for item in items {
        for (path, most) in &LIST_ITEM_LIMITS {
            let text = path.iter().try_fold(item, |here, key| here.get(key));
            texts.at_most(text, path.last().copied().unwrap_or_default(), *most);
        }
        let tags = item.get("tags").and_then(Value::as_array);
        for tag in tags.unwrap_or_default() {
            texts.at_most(Some(tag), "tag", TAG);
        }
    }
}

struct Texts<'t, 'l, 'd> {
    look: &'t mut Look<'l, 'd>,
    /// Whether the phone shows an error in place of the screen for a longer text, and not only less of it.
    hard: bool,
    level: Level,
}

impl Texts<'_, '_, '_> {
    /// Measures a text, each of a list of texts, or both texts of a range.
    fn at_most(&mut self, value: Option<&Value<'_>>, what: &str, most: usize) {
        let Some(value) = value.filter(|value| !is_bound(value)) else {
            return;
        };
        for half in ["start-date", "end-date"] {
            self.at_most(value.get(half), what, most);
        }
        let length = match (value.as_str(), value.as_array()) {
            (Some(text), _) => text.chars().count(),
            (None, Some(texts)) => {
                let texts = texts.iter().filter_map(Value::as_str);
                texts.map(|text| text.chars().count()).sum()
            }
            (None, None) => return,
        };
        if length > most {
            let message = match self.hard {
                true => format!(
                    "this `{what}` has {length} characters, and with more than {most} the phone shows an error in place of \
                     the screen"
                ),
                false => {
                    format!("this `{what}` has {length} characters, and the phone shows {most}")
                }
            };
            self.look
                .report(self.level, value.span(), message, "shorten it");
        }
    }
}
