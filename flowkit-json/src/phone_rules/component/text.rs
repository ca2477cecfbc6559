//! Texts: what they look like, and how long they are.

use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::judge::{ID, Judge};
use super::rule::ComponentRule;
use crate::catalogue::gate;
use crate::catalogue::looks::{is_blank, is_color};
use crate::catalogue::shapes::Look;
use crate::catalogue::{Property, TextLimit, TooLong};

impl Judge {
    /// Whether a text looks as it must.
    pub(super) fn look(
        &mut self,
        row: &Property,
        look: Look,
        text: &str,
        trail: &Trail<'_>,
    ) -> bool {
        let blank_counts = gate::BLANK_TEXTS.holds_in(self.version);
        match look {
            Look::Label if text.is_empty() || (blank_counts && is_blank(text)) => {
                self.fault(ComponentRule::BlankLabel, trail, |path| {
                    format!("`{path}` may not be blank: give it a text")
                });
            }
            Look::Color if !is_color(text) => {
                self.fault(ComponentRule::BadColour, trail, |path| {
                    format!("`{path}` must be a colour that is written like `#1A2B3C`")
                });
            }
            // An optional text that is blank is as good as left out: `""` is how an answer takes an error message away. An
            // empty `id` has a rule of its own.
            Look::NotBlank | Look::NotBlankSince6
                if row.required_since.is_some()
                    && (look == Look::NotBlank || blank_counts)
                    && row.name != ID
                    && is_blank(text) =>
            {
                self.fault(ComponentRule::BlankText, trail, |path| {
                    format!("`{path}` is blank: give it a text")
                });
            }
            _ => return true,
        }
        false
    }

    /// A text, both texts of a range, or the texts of a list, which count together or each by itself.
    pub(super) fn text<'j>(&mut self, limit: TextLimit, value: impl Json<'j>, trail: &Trail<'_>) {
        let most = match limit.most_if_large {
            Some(most) if self.has_large_label => most,
            _ => limit.most,
        };
        match value.kind() {
            JsonKind::Text(text) => self.measure(limit, (most, length(text, most)), trail),
            JsonKind::List if limit.each => {
                for (index, item) in value.items().enumerate() {
                    self.text(limit, item, &trail.index(index));
                }
            }
            JsonKind::List => {
                let lengths = value.items().map(|line| match line.kind() {
                    JsonKind::Text(text) => text.chars().count(),
                    _ => 0,
                });
                let together = lengths.fold(0, usize::saturating_add);
                self.measure(limit, (most, together), trail);
            }
            JsonKind::Object => {
                for (key, half) in value.members() {
                    self.text(limit, half, &trail.key(key));
                }
            }
            JsonKind::Null | JsonKind::Bool(_) | JsonKind::Number(_) => {}
        }
    }

    fn measure(&mut self, limit: TextLimit, (most, length): (usize, usize), trail: &Trail<'_>) {
        if length <= most {
            return;
        }
        let rule = match limit.beyond {
            TooLong::Refused => ComponentRule::NavlistLongText,
            TooLong::Clipped | TooLong::Cut => ComponentRule::LongText,
        };
        self.fault(rule, trail, |path| {
            format!("`{path}` has {length} characters, and {most} are the most")
        });
    }
}

/// How many characters a text has. One that has no more bytes than there may be characters is not counted.
fn length(text: &str, most: usize) -> usize {
    if text.len() <= most {
        text.len()
    } else {
        text.chars().count()
    }
}
