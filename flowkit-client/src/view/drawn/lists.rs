//! Options to choose from.

use flowkit_json::catalogue::{ItemLimit, Kind, Property, Version};
use serde_json::Value;

use super::super::can::Can;
use super::super::choice::Choice;
use super::super::node::Node;
use super::super::picture::Picture;
use super::super::text::Text;
use super::Drawn;
use crate::phone::lists::{id_of, list_property};

/// From here on the hint of how many options are to be chosen stands beside the description, and not in its place.
const HINT_BESIDE_DESCRIPTION: Version = Version::new(4, 0);

impl Drawn<'_, '_> {
    /// A CheckboxGroup, a RadioButtonsGroup or a ChipsSelector.
    pub(super) fn draw_group(&self, node: &mut Node) {
        node.label = self.text("label");
        node.description = self.text("description");
        node.hint = self.hint();
        if node.hint.is_some() && self.screen.version < HINT_BESIDE_DESCRIPTION {
            node.description = None;
        }
        self.draw_options(node);
    }

    pub(super) fn draw_dropdown(&self, node: &mut Node) {
        node.label = self.text("label");
        self.draw_options(node);
        self.can(node, [Can::OpenList]);
        if node.shown.is_some() {
            self.can(node, [Can::Clear]);
        }
    }

    fn draw_options(&self, node: &mut Node) {
        let Some(list) = self.screen.phone.list_of(self.component) else {
            return;
        };
        let row = list_property(self.component.kind).and_then(|name| self.row(name));
        let members = row.and_then(Property::members).unwrap_or_default();
        let is_full = self.screen.phone.is_full(self.component);
        node.options = list
            .iter()
            .map(|option| self.option(option, members, is_full))
            .collect();
        let searched_from = row.and_then(Property::item_limit);
        let searched_from = searched_from.as_ref().and_then(ItemLimit::searched_from);
        node.searchable = searched_from.is_some_and(|from| node.options.len() >= from);
        self.finish_options(node);
    }

    /// What a list has, once its options are there.
    pub(super) fn finish_options(&self, node: &mut Node) {
        let titles = node.options.iter().filter(|option| option.chosen);
        let titles: Vec<&str> = titles.map(|option| option.title.text.as_str()).collect();
        node.shown = (!titles.is_empty()).then(|| titles.join(", "));
        if node.options.iter().any(|option| option.enabled) {
            self.can(node, [Can::Choose]);
        }
    }

    fn option(&self, option: &Value, members: &'static [Property], is_full: bool) -> Choice {
        let id = id_of(option).unwrap_or_default();
        let chosen = self.is_chosen(id);
        let text = |name| self.member_text(option, members, name);
        let plain = |name| {
            let text = option.get(name).and_then(Value::as_str);
            text.map(str::to_owned)
        };
        let alt = plain("alt-text");
        let image = option.get("image").and_then(Value::as_str);
        let image = image.map(|src| {
            let row = member(members, "image");
            Picture::of(src, alt.clone(), row, self.screen.version)
        });
        Choice {
            id: id.to_owned(),
            title: text("title").unwrap_or_else(|| Text::unlimited("")),
            description: text("description"),
            metadata: text("metadata"),
            alt: alt.filter(|_| image.is_none()),
            image,
            color: plain("color"),
            tags: Vec::new(),
            badge: None,
            end: None,
            enabled: self.is_enabled(option) && (chosen || !is_full),
            chosen,
        }
    }

    /// A text that is a member of an option or a row.
    pub(super) fn member_text(
        &self,
        of: &Value,
        members: &'static [Property],
        name: &str,
    ) -> Option<Text> {
        let text = of.get(name)?.as_str().filter(|text| !text.is_empty())?;
        let row = member(members, name);
        Some(Text::of(text.to_owned(), row, self.screen.platform, false))
    }

    pub(super) fn is_enabled(&self, option: &Value) -> bool {
        self.enabled && option.get("enabled") != Some(&Value::Bool(false))
    }

    pub(super) fn is_chosen(&self, id: &str) -> bool {
        match self.value {
            Some(Value::String(chosen)) => chosen == id && !id.is_empty(),
            Some(Value::Array(chosen)) => chosen.iter().any(|chosen| chosen == id),
            _ => false,
        }
    }

    /// How many options are to be chosen, in our words.
    fn hint(&self) -> Option<String> {
        if !matches!(
            self.component.kind,
            Kind::CheckboxGroup | Kind::ChipsSelector
        ) {
            return None;
        }
        let number = |name| self.screen.phone.number_of(self.component, name);
        let least = number("min-selected-items").filter(|least| *least > 0);
        match (least, number("max-selected-items")) {
            (None, None) => None,
            (Some(least), None) => Some(format!("Choose at least {least}")),
            (None, Some(most)) => Some(format!("Choose up to {most}")),
            (Some(least), Some(most)) if least == most => Some(format!("Choose {least}")),
            (Some(least), Some(most)) => Some(format!("Choose {least} to {most}")),
        }
    }
}

/// The row of a member in the catalogue.
pub(super) fn member(members: &'static [Property], name: &str) -> Option<&'static Property> {
    members.iter().find(|member| member.name() == name)
}
