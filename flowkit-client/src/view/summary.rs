//! What the customer can open from the chat after the flow: everything that was filled in.

use std::fmt;

use flowkit_json::catalogue::{Kind, Version};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fields::calendar::{Half, half_of};
use crate::fields::{DateForm, shown_date};
use crate::phone::flow_json::FlowComponent;
use crate::phone::layout;
use crate::phone::lists::{id_of, list_property};
use crate::phone::scope::Scope;
use crate::phone::{Phone, Status, files::files_of};

/// Everything that was filled in, screen by screen, as the customer can look it up in the chat. It changes nothing in what the
/// business receives.
///
/// ```
/// use flowkit_client::view::{Filled, Summary};
///
/// let json = r#"{"sections": [{"screen": "HELLO", "title": "Hello", "rows": [
///     {"name": "who", "label": "Your name", "value": {"text": "Ann"}}]}]}"#;
/// let summary: Summary = serde_json::from_str(json)?;
/// assert_eq!(summary.sections[0].rows[0].value, Filled::Text("Ann".to_owned()));
/// assert_eq!(summary.to_string(), "Hello\n  Your name: Ann");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// A section for each screen on the way to the last one. What the customer went back from is not among them.
    pub sections: Vec<Section>,
}

/// What was filled in on one screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Section {
    /// The id of the screen.
    pub screen: String,
    /// The title of the screen.
    pub title: String,
    /// The fields that hold something, in the order of the Flow JSON.
    pub rows: Vec<SummaryRow>,
}

/// A field that was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SummaryRow {
    /// The name of the field.
    pub name: String,
    /// Its label. A range of days has a row for each half, with the label of that.
    pub label: String,
    /// What it holds.
    pub value: Filled,
}

/// What a field holds, as the summary shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Filled {
    /// A text, or a day in words.
    Text(String),
    /// The options that were chosen.
    Options(Vec<SummarisedOption>),
    /// A box that was ticked.
    Ticked,
    /// Photos by name; the phone shows small pictures.
    Photos(Vec<String>),
    /// Documents by name.
    Documents(Vec<String>),
    /// The screen says that it is `sensitive`: twelve dots.
    Masked,
}

/// An option that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SummarisedOption {
    /// Its title.
    pub title: String,
    /// Its description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<String>,
}

impl Filled {
    /// What stands in place of a sensitive value: as many dots whatever is in it.
    pub const MASK: &str = "••••••••••••";
}

/// Flows of an older version leave no summary.
const FIRST_VERSION: Version = Version::new(5, 1);

impl Summary {
    /// The summary of a flow that was completed; `None` before, where the flow was closed without a message to the business, and
    /// for flows before 5.1.
    #[must_use]
    pub fn of(phone: &Phone) -> Option<Self> {
        phone.completion()?;
        if phone.status() != Status::Over || phone.flow().version() < FIRST_VERSION {
            return None;
        }
        let mut screens = Vec::new();
        for screen in phone.stacked() {
            if !screens.contains(screen) {
                screens.push(*screen);
            }
        }
        let sections = screens.into_iter();
        Some(Self {
            sections: sections
                .filter_map(|screen| section(phone, screen))
                .collect(),
        })
    }
}

fn section(phone: &Phone, index: usize) -> Option<Section> {
    let screen = phone.flow().screen(index)?;
    let scope = phone.scope_of(Some(index));
    let title = scope.drawn(&screen.title).ok().flatten();
    let places = layout::chosen(&scope, phone.settings().client).unwrap_or_default();
    let form = phone.form_of(&screen.id)?;
    let mut rows = Vec::new();
    for component in places
        .into_iter()
        .filter_map(|at| screen.components.get(at))
    {
        let field = component.name.as_ref();
        let Some((name, value)) = field.and_then(|name| Some((name, form.get(name)?))) else {
            continue;
        };
        let is_sensitive = screen.sensitive.contains(name);
        for (label, value) in filled(phone, &scope, component, value) {
            let value = match (is_sensitive, value) {
                (true, Filled::Photos(_) | Filled::Documents(_)) => continue,
                (true, Filled::Text(_) | Filled::Options(_)) => Filled::Masked,
                (_, value) => value,
            };
            rows.push(SummaryRow {
                name: name.clone(),
                label,
                value,
            });
        }
    }
    Some(Section {
        screen: screen.id.clone(),
        title: title
            .and_then(|title| title.as_str().map(str::to_owned))
            .unwrap_or_default(),
        rows,
    })
}

/// What a field adds to the summary, each with its label: nothing where it is empty, and two rows for a range of days.
fn filled(
    phone: &Phone,
    scope: &Scope<'_>,
    component: &FlowComponent,
    value: &Value,
) -> Vec<(String, Filled)> {
    let label = scope.property(component, "label").ok().flatten();
    let label_of = |half: Option<Half>| {
        let label = label.as_deref();
        let label = half.map_or(label, |half| label?.get(half.key()).or(label));
        let label = label.and_then(Value::as_str);
        label.unwrap_or_default().to_owned()
    };
    let text = value.as_str().filter(|text| !text.is_empty());
    let day = |text: &str, form: DateForm| Some(Filled::Text(shown_date(form.read(text)?)));
    let one = match component.kind {
        Kind::TextInput
            if matches!(component.word("input-type"), Some("password" | "passcode")) =>
        {
            None
        }
        Kind::TextInput | Kind::TextArea => match value {
            Value::Number(number) => Some(Filled::Text(number.to_string())),
            _ => text.map(|text| Filled::Text(text.to_owned())),
        },
        Kind::OptIn => (*value == Value::Bool(true)).then_some(Filled::Ticked),
        Kind::DatePicker => text.and_then(|text| day(text, DateForm::of(phone.flow().version()))),
        Kind::CalendarPicker if value.is_object() => {
            let halves = Half::BOTH.into_iter().filter_map(|half| {
                let value = day(half_of(value, half)?, DateForm::Written)?;
                Some((label_of(Some(half)), value))
            });
            return halves.collect();
        }
        Kind::CalendarPicker => text.and_then(|text| day(text, DateForm::Written)),
        Kind::CheckboxGroup | Kind::RadioButtonsGroup | Kind::ChipsSelector | Kind::Dropdown => {
            let options = options(scope, component, value);
            (!options.is_empty()).then_some(Filled::Options(options))
        }
        Kind::PhotoPicker | Kind::DocumentPicker => {
            let files = files_of(Some(value));
            let names: Vec<String> = files
                .iter()
                .filter_map(|file| Some(file.uploaded()?.file_name().to_owned()))
                .collect();
            (!names.is_empty()).then_some(match component.kind {
                Kind::PhotoPicker => Filled::Photos(names),
                _ => Filled::Documents(names),
            })
        }
        // A NavigationList is none of what was filled in, and the rest holds nothing.
        _ => None,
    };
    one.into_iter().map(|one| (label_of(None), one)).collect()
}

/// The options whose ids a value has.
fn options(scope: &Scope<'_>, component: &FlowComponent, value: &Value) -> Vec<SummarisedOption> {
    let list =
        list_property(component.kind).and_then(|name| scope.property(component, name).ok()?);
    let list = list.as_deref().and_then(Value::as_array);
    let is_chosen = |option: &&Value| match (value, id_of(option)) {
        (Value::String(chosen), Some(id)) => chosen == id,
        (Value::Array(chosen), Some(id)) => chosen.iter().any(|chosen| chosen == id),
        _ => false,
    };
    let text = |option: &Value, name: &str| {
        let text = option.get(name).and_then(Value::as_str);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let options = list.into_iter().flatten().filter(is_chosen);
    let options = options.map(|option| SummarisedOption {
        title: text(option, "title").unwrap_or_default(),
        description: text(option, "description"),
        metadata: text(option, "metadata"),
    });
    options.collect()
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut begin = "";
        for section in &self.sections {
            write!(f, "{begin}{}", section.title)?;
            begin = "\n";
            for row in &section.rows {
                write!(f, "\n  {}: {}", row.label, row.value)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Filled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Options(options) => {
                let titles: Vec<&str> = options.iter().map(|it| it.title.as_str()).collect();
                f.write_str(&titles.join(", "))
            }
            Self::Ticked => f.write_str("[x]"),
            Self::Photos(names) | Self::Documents(names) => f.write_str(&names.join(", ")),
            Self::Masked => f.write_str(Self::MASK),
        }
    }
}
