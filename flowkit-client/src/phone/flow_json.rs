//! A Flow JSON as phones use it: read once, and shared by them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use flowkit_json::catalogue::{Kind, Version};
use flowkit_json::phone_rules::{ComponentFault, Properties, check_component};
use flowkit_json::{ActionKind, Document, read};
use serde_json::{Map, Value};

use super::place::Place;
use super::scan;
use crate::fields::Pattern;
use crate::json::Lent;

/// A Flow JSON that phones can open. Many phones share one in an [`Arc`](std::sync::Arc).
///
/// ```
/// use flowkit_client::phone::FlowJson;
///
/// let flow = FlowJson::parse(r#"{"version": "7.3", "screens": [{"id": "HELLO", "title": "Hello"}]}"#)?;
/// assert_eq!(flow.screens().collect::<Vec<_>>(), ["HELLO"]);
/// # Ok::<(), flowkit_client::ClientError>(())
/// ```
#[derive(Debug)]
pub struct FlowJson {
    document: Document<'static>,
    version_text: String,
    version: Version,
    screens: Vec<FlowScreen>,
    by_id: HashMap<String, usize>,
    endpointless: bool,
    web_endpointless: bool,
    /// How far it is from each screen to the end, worked out when it is asked for.
    pub(super) mean_paths: Vec<OnceLock<f64>>,
}

/// A screen, ready to be drawn.
#[derive(Debug)]
pub(crate) struct FlowScreen {
    pub(crate) id: String,
    pub(crate) title: Property,
    pub(crate) components: Vec<FlowComponent>,
    /// The components that stand in no other one.
    pub(crate) outermost: Vec<usize>,
    /// The first component of each name that has a value.
    pub(crate) fields: HashMap<String, usize>,
    pub(crate) form: Option<usize>,
    pub(crate) refresh_on_back: bool,
    pub(crate) sensitive: Vec<String>,
    pub(crate) navigation_list: bool,
    pub(crate) footer: bool,
}

/// A component, its properties as JSON values.
#[derive(Debug)]
pub(crate) struct FlowComponent {
    pub(crate) kind: Kind,
    pub(crate) name: Option<String>,
    properties: Vec<(String, Property)>,
    /// What stands right in it.
    pub(crate) children: Vec<usize>,
    pub(crate) within: Range<usize>,
    pub(crate) branch: usize,
    /// Whether it stands in a branch of an If or a Switch.
    pub(crate) in_branch: bool,
    pub(crate) in_form: bool,
    /// The keys of a Switch's cases, in their order.
    pub(crate) cases: Vec<String>,
    /// The `pattern` of a TextInput, read when it is first looked at: that takes longer than all its other checks.
    pattern: OnceLock<Option<Pattern>>,
    /// What is wrong with a component in which nothing is bound, while it has no value: looked for once.
    fixed_faults: OnceLock<Option<Vec<ComponentFault>>>,
}

/// The value of a property, and whether there may be a reference or an expression in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Property {
    pub(crate) value: Value,
    pub(crate) dynamic: bool,
}

impl FlowJson {
    /// Reads a Flow JSON as the phone does, which accepts a comma before a closing bracket. Whatever else Meta's validator
    /// would refuse is accepted as well, as long as the screens can be told apart.
    ///
    /// # Errors
    /// [`ClientError::Document`](crate::ClientError::Document) when it is no JSON or its screens cannot be told apart.
    pub fn parse(text: &str) -> Result<Self, crate::ClientError> {
        let text = without_trailing_commas(text);
        let (document, report) = flowkit_json::read_flow(text.as_bytes());
        match document {
            Some(document) => Ok(Self::of(document.into_owned())),
            None => {
                let finding = report
                    .findings()
                    .iter()
                    .find(|finding| finding.level() == flowkit_json::Level::Error);
                let problem = match finding {
                    Some(finding) => format!("{}: {}", finding.span().start(), finding.message()),
                    None => "its screens cannot be told apart".to_owned(),
                };
                Err(crate::ClientError::Document { problem })
            }
        }
    }

    /// Takes a document that was read already.
    #[must_use]
    pub fn of(document: Document<'static>) -> Self {
        let screens: Vec<FlowScreen> = document.screens().map(FlowScreen::of).collect();
        let mut by_id = HashMap::new();
        for (index, screen) in screens.iter().enumerate() {
            by_id.entry(screen.id.clone()).or_insert(index);
        }
        let version_text = document
            .version()
            .map(|text| text.as_str().to_owned())
            .unwrap_or_default();
        let version = document.version_number().unwrap_or(Version::new(0, 0));
        let endpointless = !asks_endpoint(&document);
        let web_endpointless = !scan::asks_endpoint(&screens);
        let mean_paths = screens.iter().map(|_| OnceLock::new()).collect();
        Self {
            document,
            version_text,
            version,
            screens,
            by_id,
            endpointless,
            web_endpointless,
            mean_paths,
        }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// The ids of its screens, in the order of the document.
    pub fn screens(&self) -> impl Iterator<Item = &str> {
        self.screens.iter().map(|screen| screen.id.as_str())
    }

    pub(crate) fn version(&self) -> Version {
        self.version
    }

    pub(crate) fn version_text(&self) -> &str {
        &self.version_text
    }

    pub(crate) fn screen(&self, index: usize) -> Option<&FlowScreen> {
        self.screens.get(index)
    }

    pub(crate) fn all_screens(&self) -> &[FlowScreen] {
        &self.screens
    }

    pub(crate) fn screen_index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn component(&self, screen: usize, at: usize) -> Option<&FlowComponent> {
        self.screens.get(screen)?.components.get(at)
    }

    /// Whether nothing in it asks an endpoint, so that the phone reports no errors to one. The web client does not look
    /// everywhere, for instance not at a Dropdown.
    pub(crate) fn is_endpointless(&self, as_the_web_client_looks: bool) -> bool {
        match as_the_web_client_looks {
            true => self.web_endpointless,
            false => self.endpointless,
        }
    }

    /// Whether the web client, which does not look everywhere, finds a way from one screen to another where the document has
    /// no routing model.
    pub(crate) fn web_client_links(&self, from: usize, to: &str) -> bool {
        self.screen(from).is_some_and(|screen| {
            let list_leads_on = screen.navigation_list && self.web_endpointless && screen.id != to;
            list_leads_on || scan::navigates(screen, to)
        })
    }

    /// Whether one of its screens has a NavigationList.
    pub(crate) fn has_navigation_list(&self) -> bool {
        self.screens.iter().any(|screen| screen.navigation_list)
    }

    /// Where a component stands in the text of the Flow JSON.
    pub(crate) fn place(&self, screen: usize, at: Option<usize>) -> Option<Place> {
        let screen = self.document.screens().nth(screen)?;
        let span = match at {
            Some(at) => screen.components().get(at)?.span(),
            None => screen.span(),
        };
        Some(Place::new(self.document.path_of(span), span.start()))
    }
}

impl FlowScreen {
    fn of(screen: &flowkit_json::Screen<'_>) -> Self {
        let mut components: Vec<FlowComponent> =
            screen.components().iter().map(FlowComponent::of).collect();
        for at in 0..components.len() {
            let within = components
                .get(at)
                .map(|component| component.within.clone())
                .unwrap_or_default();
            let children = outermost_in(&components, within);
            if let Some(component) = components.get_mut(at) {
                component.children = children;
            }
        }
        let mut fields = HashMap::new();
        for (at, component) in components.iter().enumerate() {
            if let Some(name) = component
                .name
                .as_ref()
                .filter(|_| component.kind.component().is_input())
            {
                fields.entry(name.clone()).or_insert(at);
            }
        }
        let object = screen.object();
        let title = object.get("title").map(Property::of).unwrap_or_default();
        let sensitive = object
            .get("sensitive")
            .and_then(read::Value::as_array)
            .unwrap_or_default();
        let has = |kind| components.iter().any(|component| component.kind == kind);
        Self {
            id: screen.id().as_str().to_owned(),
            title,
            outermost: outermost_in(&components, 0..components.len()),
            fields,
            form: components
                .iter()
                .position(|component| component.kind == Kind::Form),
            refresh_on_back: screen.refresh_on_back().is_some_and(|flag| flag.value),
            sensitive: sensitive
                .iter()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
            navigation_list: has(Kind::NavigationList),
            footer: has(Kind::Footer),
            components,
        }
    }

    /// The field of this name and the place of its component.
    pub(crate) fn field(&self, name: &str) -> Option<(usize, &FlowComponent)> {
        let at = *self.fields.get(name)?;
        Some((at, self.components.get(at)?))
    }
}

/// The components in a range that stand in no other one of it: each begins where the one before it ends.
fn outermost_in(components: &[FlowComponent], range: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = range.start;
    while let Some(component) = components.get(next).filter(|_| next < range.end) {
        found.push(next);
        next = component.within.end;
    }
    found
}

impl FlowComponent {
    fn of(component: &flowkit_json::Component<'_>) -> Self {
        let kind = component.kind();
        let members = component.object().members();
        let properties = members
            .filter(|member| !HOLDS_COMPONENTS.contains(&member.key().as_str()))
            .map(|member| {
                (
                    member.key().as_str().to_owned(),
                    Property::of(member.value()),
                )
            })
            .collect();
        let cases = component.get("cases").and_then(read::Value::as_object);
        let cases = cases.map(|cases| {
            cases
                .members()
                .map(|case| case.key().as_str().to_owned())
                .collect()
        });
        Self {
            kind,
            name: component.name().map(|name| name.as_str().to_owned()),
            properties,
            children: Vec::new(),
            within: component.within(),
            branch: component.branch(),
            in_branch: component.is_in_branch(),
            in_form: component.is_in_form(),
            cases: cases.unwrap_or_default(),
            pattern: OnceLock::new(),
            fixed_faults: OnceLock::new(),
        }
    }

    /// What is wrong with it while it has no value; `None` if something in it is bound, so that it depends.
    pub(crate) fn fixed_faults(&self, version: Version) -> Option<&[ComponentFault]> {
        let faults = self.fixed_faults.get_or_init(|| {
            let is_fixed = self
                .properties
                .iter()
                .all(|(_, property)| !property.dynamic);
            let written = Written(&self.properties);
            is_fixed.then(|| check_component(self.kind, version, &written, None))
        });
        faults.as_deref()
    }

    /// A property as it is written; `None` if it is not there.
    pub(crate) fn written(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, property)| property)
    }

    /// All properties as they are written, but for those that hold components.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.properties
            .iter()
            .map(|(name, property)| (name.as_str(), property))
    }

    /// The `pattern` of a TextInput, if it has one.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        let pattern = self
            .pattern
            .get_or_init(|| self.word("pattern").map(Pattern::new));
        pattern.as_ref()
    }

    /// A property that is a fixed word, such as `number` under `input-type`.
    pub(crate) fn word(&self, name: &str) -> Option<&str> {
        self.written(name)?.value.as_str()
    }
}

/// Properties in which nothing is bound.
struct Written<'w>(&'w [(String, Property)]);

impl<'w> Properties<'w> for &'w Written<'_> {
    type Json = Lent<'w>;

    fn get(&self, name: &str) -> Option<Lent<'w>> {
        let (_, property) = self.0.iter().find(|(known, _)| known == name)?;
        Some(Lent::Value(&property.value))
    }
}

/// The properties that hold components, which are components of the screen themselves.
const HOLDS_COMPONENTS: [&str; 4] = ["children", "then", "else", "cases"];

impl Property {
    fn of(value: &read::Value<'_>) -> Self {
        let value = json(value);
        let dynamic = is_dynamic(&value);
        Self { value, dynamic }
    }
}

/// Whether a reference or an expression may stand in it.
pub(crate) fn is_dynamic(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with("${") || text.starts_with('`'),
        Value::Array(items) => items.iter().any(is_dynamic),
        Value::Object(members) => members.values().any(is_dynamic),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The same JSON as a value that phones calculate with.
pub(crate) fn json(value: &read::Value<'_>) -> Value {
    match value.kind() {
        read::Kind::Null => Value::Null,
        read::Kind::Bool(value) => Value::Bool(*value),
        read::Kind::Number(number) => number_of(number),
        read::Kind::String(text) => Value::String(text.clone().into_owned()),
        read::Kind::Array(items) => Value::Array(items.iter().map(json).collect()),
        read::Kind::Object(object) => Value::Object(
            object
                .members()
                .map(|member| (member.key().as_str().to_owned(), json(member.value())))
                .collect::<Map<_, _>>(),
        ),
    }
}

fn number_of(number: &read::Number<'_>) -> Value {
    match number.as_i64() {
        Some(whole) => Value::from(whole),
        None => serde_json::Number::from_f64(number.as_f64()).map_or(Value::Null, Value::Number),
    }
}

/// The text without the commas before closing brackets and braces, wherever they stand: the phone takes them out before it
/// parses, also those within strings.
fn without_trailing_commas(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(',') {
        kept.push_str(before);
        if !behind.trim_start().starts_with([']', '}']) {
            kept.push(',');
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// Whether something in the document asks an endpoint.
fn asks_endpoint(document: &Document<'_>) -> bool {
    document.screens().any(|screen| {
        let refreshes = screen.refresh_on_back().is_some_and(|flag| flag.value);
        let mut actions = screen.actions().iter();
        refreshes || actions.any(|action| action.kind() == ActionKind::DataExchange)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p001_trailing_commas_accepted() {
        let flow = FlowJson::parse(
            "{\"version\": \"7.3\", \"screens\": [{\"id\": \"A\", \"title\": \"A\",},\n ],}",
        )
        .unwrap();
        assert_eq!(flow.screens().collect::<Vec<_>>(), ["A"]);
        assert_eq!(
            without_trailing_commas("[\"a,]\", 1, 2,\t]"),
            "[\"a]\", 1, 2\t]"
        );
    }

    #[test]
    fn what_is_no_flow_says_where() {
        let error = FlowJson::parse("{\"version\": }").unwrap_err().to_string();
        assert!(error.contains("1:12"), "{error}");
    }
}
