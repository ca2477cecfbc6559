//! From the phone's state to the components that show. What is decided here is only how things look: what they are worth, and
//! whether they can be used, [`phone`](crate::phone) says.

mod dates;
mod fields;
mod lists;
mod media;
mod rows;
mod texts;

use std::borrow::Cow;

use flowkit_json::catalogue::{Component, Kind, Property, Version};
use flowkit_json::phone_rules::Severity;
use serde_json::Value;

use super::can::Can;
use super::node::{Node, OptionalMark};
use super::text::Text;
use crate::phone::flow_json::FlowComponent;
use crate::phone::scope::Scope;
use crate::phone::validity::Obstacles;
use crate::phone::{Phone, Platform, Stage, layout};

/// The components that show, from top to bottom, the Footer last.
pub(super) fn components(phone: &Phone) -> Vec<Node> {
    let scope = phone.scope();
    let Ok(shown) = layout::shown(&scope, phone.settings().client) else {
        return Vec::new();
    };
    let screen = Screen {
        phone,
        scope,
        version: phone.flow().version(),
        platform: phone.settings().platform,
        is_draft: phone.settings().stage == Stage::Draft,
        is_idle: phone.error().is_none() && !phone.is_loading(),
        obstacles: phone.obstacles_among(&shown.places),
    };
    let mut nodes = Vec::with_capacity(shown.places.len());
    let mut footers = Vec::new();
    for at in shown.places {
        let node = phone
            .component(at)
            .map(|component| Drawn::of(&screen, at, component).node());
        match node {
            Some(node) if node.kind == Kind::Footer => footers.push(node),
            Some(node) => nodes.push(node),
            None => {}
        }
    }
    if screen.platform == Platform::Android {
        part(&mut nodes);
    }
    // It is hidden while something lies over the screen.
    if phone.open_list_at().is_none() && phone.error().is_none() {
        nodes.extend(footers);
    }
    nodes
}

/// Android draws a line below a list of options, unless nothing but the Footer follows.
fn part(nodes: &mut [Node]) {
    let Some((_, parted)) = nodes.split_last_mut() else {
        return;
    };
    for node in parted {
        node.divider = matches!(
            node.kind,
            Kind::CheckboxGroup | Kind::RadioButtonsGroup | Kind::ChipsSelector
        );
    }
}

/// What all components of the screen share.
struct Screen<'p> {
    phone: &'p Phone,
    scope: Scope<'p>,
    version: Version,
    platform: Platform,
    is_draft: bool,
    /// Whether nothing lies over the screen and no request is under way.
    is_idle: bool,
    obstacles: Obstacles,
}

/// A component, about to be drawn.
struct Drawn<'s, 'p> {
    screen: &'s Screen<'p>,
    at: usize,
    component: &'p FlowComponent,
    known: &'static Component,
    value: Option<&'p Value>,
    large: bool,
    enabled: bool,
    /// Whether a person can get at it.
    usable: bool,
}

impl<'s, 'p> Drawn<'s, 'p> {
    fn of(screen: &'s Screen<'p>, at: usize, component: &'p FlowComponent) -> Self {
        let phone = screen.phone;
        let may_be_used = screen.scope.is_not_false(component, "enabled");
        let enabled = may_be_used.unwrap_or(true) && !phone.is_loading();
        let is_uncovered = phone.open_list_at().is_none_or(|list| list == at);
        let mut drawn = Self {
            screen,
            at,
            component,
            known: component.kind.component(),
            value: phone.value_at(at).filter(|value| !value.is_null()),
            large: false,
            enabled,
            usable: enabled && screen.is_idle && is_uncovered,
        };
        drawn.large = ["label-variant", "media-size"]
            .into_iter()
            .any(|name| drawn.property(name).is_some_and(|size| *size == *"large"));
        drawn
    }

    fn node(&self) -> Node {
        let mut node = Node::new(self.at, self.component.kind, self.component.name.clone());
        node.large = self.large;
        node.enabled = self.enabled;
        node.focused = self.screen.phone.focused_at() == Some(self.at);
        match self.component.kind {
            Kind::TextHeading | Kind::TextSubheading => node.text = self.text("text"),
            Kind::TextBody | Kind::TextCaption | Kind::RichText => self.draw_paragraph(&mut node),
            Kind::EmbeddedLink => self.draw_link(&mut node),
            Kind::Footer => self.draw_footer(&mut node),
            Kind::TextInput => self.draw_text_input(&mut node),
            Kind::TextArea => self.draw_text_area(&mut node),
            Kind::OptIn => self.draw_opt_in(&mut node),
            Kind::CheckboxGroup | Kind::RadioButtonsGroup | Kind::ChipsSelector => {
                self.draw_group(&mut node);
            }
            Kind::Dropdown => self.draw_dropdown(&mut node),
            Kind::NavigationList => self.draw_rows(&mut node),
            Kind::DatePicker => self.draw_date_picker(&mut node),
            Kind::CalendarPicker => self.draw_calendar(&mut node),
            Kind::Image => self.draw_image(&mut node),
            Kind::ImageCarousel => self.draw_carousel(&mut node),
            Kind::PhotoPicker | Kind::DocumentPicker => self.draw_file_picker(&mut node),
            // They have no look of their own and are not among what shows.
            Kind::Form | Kind::If | Kind::Switch => {}
        }
        if self.known.is_input() {
            self.draw_input(&mut node);
        }
        if self.screen.is_draft {
            let faults = self
                .screen
                .phone
                .component_faults(&[self.at])
                .unwrap_or_default();
            let told = faults
                .iter()
                .filter(|(_, fault)| fault.severity() != Severity::Placeholder);
            node.banners
                .extend(told.map(|(_, fault)| fault.message().to_owned()));
        }
        node
    }

    /// What all inputs have.
    fn draw_input(&self, node: &mut Node) {
        let phone = self.screen.phone;
        if node.files.is_none() {
            node.value = self.value.cloned();
        }
        if self.known.property("required").is_some() {
            node.required |= phone.is_required(self.component);
        }
        let is_field = self.component.kind != Kind::NavigationList;
        if is_field && !node.required && !self.has_halves(node) {
            node.optional = Some(match self.component.kind {
                Kind::OptIn => OptionalMark::BeforeLabel,
                Kind::TextInput | Kind::TextArea if self.large => OptionalMark::Placeholder,
                _ => OptionalMark::AfterLabel,
            });
        }
        node.error = match self.has_halves(node) {
            true => {
                let halves = node.days.iter().flat_map(|days| &days.halves);
                halves.filter_map(|half| half.error.clone()).next()
            }
            false => {
                let fault = self.screen.obstacles.of(self.at);
                let error = phone.shown_error(self.at, fault);
                error.map(|text| self.error(text))
            }
        };
    }

    fn has_halves(&self, node: &Node) -> bool {
        node.days
            .as_ref()
            .is_some_and(|days| !days.halves.is_empty())
    }

    /// A property as it is drawn. What cannot be read is missing here: the phone shows an error in place of such a screen.
    fn property(&self, name: &str) -> Option<Cow<'p, Value>> {
        self.screen.scope.property(self.component, name).ok()?
    }

    /// The row of a property in the catalogue.
    fn row(&self, name: &str) -> Option<&'static Property> {
        self.known.property(name)
    }

    /// A property that is a text; `None` for an empty one, which takes no place.
    fn text(&self, name: &str) -> Option<Text> {
        let text = words(self.property(name)?)?;
        Some(self.limited(text, name))
    }

    /// A text with the limits of a property.
    fn limited(&self, text: String, name: &str) -> Text {
        Text::of(text, self.row(name), self.screen.platform, self.large)
    }

    /// An error, which has the limits of `error-message` if it is the endpoint's, and its room alone if the words are ours.
    fn error(&self, text: String) -> Text {
        let mut standing = self.screen.obstacles.standing.iter();
        let name = self.component.name.as_ref();
        let is_endpoints = standing.any(|(field, _)| Some(field) == name);
        let text = self.limited(text, "error-message");
        Text {
            most: text.most.filter(|_| is_endpoints),
            ..text
        }
    }

    /// A property that is one of a few words.
    fn word(&self, name: &str) -> Option<String> {
        words(self.property(name)?)
    }

    fn can(&self, node: &mut Node, gestures: impl IntoIterator<Item = Can>) {
        if self.usable {
            node.can.extend(gestures);
        }
    }
}

/// What a person reads of a value: a text, the lines of a list, and the digits of a number that stands where a text should.
fn words(value: Cow<'_, Value>) -> Option<String> {
    let text = match value {
        Cow::Borrowed(Value::String(text)) => text.clone(),
        Cow::Owned(Value::String(text)) => text,
        value => match value.as_ref() {
            Value::Number(number) => number.to_string(),
            Value::Array(lines) => {
                let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                lines.join("\n")
            }
            _ => return None,
        },
    };
    (!text.is_empty()).then_some(text)
}
