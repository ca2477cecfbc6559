//! The rows of a NavigationList.

use flowkit_json::catalogue::Property;
use serde_json::Value;

use super::super::choice::{Choice, RowEnd};
use super::super::node::Node;
use super::super::picture::Picture;
use super::super::text::Text;
use super::Drawn;
use super::lists::member;
use crate::phone::lists::{id_of, list_property};

impl Drawn<'_, '_> {
    pub(super) fn draw_rows(&self, node: &mut Node) {
        node.label = self.text("label");
        node.description = self.text("description");
        let row = list_property(self.component.kind).and_then(|name| self.row(name));
        let members = row.and_then(Property::members).unwrap_or_default();
        let list = self.screen.phone.list_of(self.component);
        let list = list.as_deref().unwrap_or_default();
        node.options = list
            .iter()
            .map(|item| self.list_row(item, members))
            .collect();
        self.finish_options(node);
    }

    fn list_row(&self, item: &Value, members: &'static [Property]) -> Choice {
        let id = id_of(item).unwrap_or_default();
        let (content, of_content) = part(item, members, "main-content");
        let (start, of_start) = part(item, members, "start");
        let text = |name| self.member_text(content, of_content, name);
        let alt = start.get("alt-text").and_then(Value::as_str);
        let alt = alt.map(str::to_owned);
        let image = start.get("image").and_then(Value::as_str).map(|src| {
            let row = member(of_start, "image");
            Picture::of(src, alt, row, self.screen.version)
        });
        let tags = item.get("tags").and_then(Value::as_array);
        let tags = tags.into_iter().flatten().filter_map(Value::as_str);
        let of_tags = member(members, "tags");
        let tag = |tag: &str| Text::of(tag.to_owned(), of_tags, self.screen.platform, false);
        Choice {
            id: id.to_owned(),
            title: text("title").unwrap_or_else(|| Text::unlimited("")),
            description: text("description"),
            metadata: text("metadata"),
            image,
            color: None,
            alt: None,
            tags: tags.map(tag).collect(),
            badge: self.member_text(item, members, "badge"),
            end: item
                .get("end")
                .is_some()
                .then(|| self.row_end(item, members)),
            enabled: self.is_enabled(item),
            chosen: self.is_chosen(id),
        }
    }

    fn row_end(&self, item: &Value, members: &'static [Property]) -> RowEnd {
        let (end, of_end) = part(item, members, "end");
        let text = |name| self.member_text(end, of_end, name);
        RowEnd {
            title: text("title"),
            description: text("description"),
            metadata: text("metadata"),
        }
    }
}

/// A part of a row that has members of its own, such as `main-content`.
fn part<'v>(
    item: &'v Value,
    members: &'static [Property],
    name: &str,
) -> (&'v Value, &'static [Property]) {
    let of_part = member(members, name).and_then(Property::members);
    (
        item.get(name).unwrap_or(&Value::Null),
        of_part.unwrap_or_default(),
    )
}
