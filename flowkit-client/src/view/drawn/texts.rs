//! Texts, links and the Footer.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::super::can::Can;
use super::super::node::{Captions, Node};
use super::super::text::Text;
use super::Drawn;
use crate::fields::calendar::Half;
use crate::phone::acting::CLICK;
use crate::rich_text::{Dialect, RichText, Style};

impl Drawn<'_, '_> {
    pub(super) fn draw_paragraph(&self, node: &mut Node) {
        let dialect = match self.component.kind {
            Kind::RichText => Dialect::RichText,
            Kind::TextCaption => Dialect::Caption,
            _ => Dialect::Body,
        };
        let style = self.style();
        let has_markup = dialect == Dialect::RichText || self.is_true("markdown");
        if !has_markup {
            node.text = self.text("text");
            node.style = style;
            return;
        }
        let Some(source) = self.word("text") else {
            return;
        };
        match RichText::read(dialect, &source, style) {
            RichText::Blocks(blocks) => node.rich = blocks,
            RichText::Broken if self.screen.is_draft => {
                node.banners.push(RichText::BANNER.to_owned());
            }
            RichText::Broken => node.text = Some(Text::unlimited(RichText::FALLBACK)),
        }
    }

    /// What `font-weight` and `strikethrough` say.
    fn style(&self) -> Style {
        let weight = self.word("font-weight");
        let weight = weight.as_deref().unwrap_or_default();
        Style {
            bold: matches!(weight, "bold" | "bold_italic"),
            italic: matches!(weight, "italic" | "bold_italic"),
            strike: self.is_true("strikethrough"),
        }
    }

    fn is_true(&self, name: &str) -> bool {
        self.property(name)
            .is_some_and(|value| *value == Value::Bool(true))
    }

    pub(super) fn draw_link(&self, node: &mut Node) {
        node.text = self.text("text");
        let action = self.component.written(CLICK).map(|action| &action.value);
        let name = action.and_then(|action| action.get("name"));
        node.external = name.is_some_and(|name| name == "open_url");
        self.can(node, [Can::Tap]);
    }

    pub(super) fn draw_footer(&self, node: &mut Node) {
        node.label = self.text("label");
        let captions = Captions {
            left: self.text("left-caption"),
            center: self.text("center-caption"),
            right: self.text("right-caption"),
        };
        node.captions = (captions != Captions::default()).then_some(captions);
        let obstacles = &self.screen.obstacles;
        node.enabled &= obstacles.is_empty();
        let of_fields = obstacles
            .fields
            .iter()
            .map(|(at, fault)| match self.label_of(*at) {
                // The reason of a range names the label of the half.
                label if fault.reason.starts_with(&label) => fault.reason.clone(),
                label => format!("{label}: {}", fault.reason),
            });
        let standing = obstacles.standing.iter().map(|(name, text)| {
            format!(
                "{}: the message \"{text}\" stands",
                self.label_of_field(name)
            )
        });
        node.blocked_by = of_fields.chain(standing).collect();
        if node.enabled {
            self.can(node, [Can::Tap]);
        }
    }

    /// What a person calls the field at this place: its label, or the first of its labels.
    fn label_of(&self, at: usize) -> String {
        let Some(component) = self.screen.phone.component(at) else {
            return String::new();
        };
        let label = self.screen.scope.property(component, "label");
        let label = label.ok().flatten();
        let label = label.as_deref().and_then(|label| match label {
            Value::String(text) => Some(text.as_str()),
            Value::Object(halves) => halves.get(Half::StartDate.key()).and_then(Value::as_str),
            _ => None,
        });
        let name = component.name.as_deref();
        label.or(name).unwrap_or(component.kind.name()).to_owned()
    }

    fn label_of_field(&self, name: &str) -> String {
        let screen = self.screen.scope.screen;
        let screen = screen.and_then(|screen| self.screen.scope.flow.screen(screen));
        let field = screen.and_then(|screen| screen.field(name));
        field.map_or_else(|| name.to_owned(), |(at, _)| self.label_of(at))
    }
}
