//! Pictures, and pickers of files.

use flowkit_json::catalogue::{DefaultValue, Kind, Property};
use serde_json::Value;

use super::super::can::Can;
use super::super::files::Files;
use super::super::node::Node;
use super::super::picture::{Picture, PictureSize, Scale};
use super::Drawn;
use super::lists::member;
use crate::phone::files::files_of;

impl Drawn<'_, '_> {
    pub(super) fn draw_image(&self, node: &mut Node) {
        let Some(src) = self.property("src") else {
            return;
        };
        let src = src.as_str().unwrap_or_default();
        let alt = self.word("alt-text");
        let mut picture = Picture::of(src, alt, self.row("src"), self.screen.version);
        let (width, height) = (self.number("width"), self.number("height"));
        let ratio = match (width, height) {
            (Some(_), Some(_)) => None,
            _ => self.number_or_default("aspect-ratio"),
        };
        picture.size = Some(PictureSize {
            width,
            height: height.or_else(|| self.default_number("height")),
            ratio,
            scale: self.scale(),
        });
        node.pictures = vec![picture];
    }

    pub(super) fn draw_carousel(&self, node: &mut Node) {
        let images = self.property("images");
        let images = images.as_deref().and_then(Value::as_array);
        let members = self.row("images").and_then(Property::members);
        let of_src = member(members.unwrap_or_default(), "src");
        let ratio = self.word_or_default("aspect-ratio");
        let size = PictureSize {
            width: None,
            height: None,
            ratio: ratio.as_deref().and_then(ratio_of),
            scale: self.scale(),
        };
        let text = |image: &Value, name| image.get(name).and_then(Value::as_str).map(str::to_owned);
        let pictures = images.into_iter().flatten().map(|image| {
            let src = text(image, "src").unwrap_or_default();
            let alt = text(image, "alt-text");
            Picture {
                size: Some(size),
                ..Picture::of(&src, alt, of_src, self.screen.version)
            }
        });
        node.pictures = pictures.collect();
    }

    pub(super) fn draw_file_picker(&self, node: &mut Node) {
        node.label = self.text("label");
        node.description = self.text("description");
        let Some(limits) = self.screen.phone.picker_limits(self.component) else {
            return;
        };
        node.required = limits.is_required();
        let types = self
            .screen
            .phone
            .texts_of(self.component, "allowed-mime-types");
        let source = match self.component.kind {
            Kind::PhotoPicker => self.word_or_default("photo-source"),
            _ => None,
        };
        let files = Files::of(&files_of(self.value), &limits, types, source);
        if files.add_more && files.may_add > 0 {
            self.can(node, [Can::Attach]);
        }
        if !files.rows.is_empty() {
            self.can(node, [Can::Remove]);
        }
        node.files = Some(files);
    }

    fn scale(&self) -> Scale {
        match self.word_or_default("scale-type").as_deref() {
            Some("cover") => Scale::Cover,
            _ => Scale::Contain,
        }
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.property(name)?.as_f64()
    }

    fn default_number(&self, name: &str) -> Option<f64> {
        let default = self.row(name)?.default_value()?;
        default.as_number().map(f64::from)
    }

    fn number_or_default(&self, name: &str) -> Option<f64> {
        self.number(name).or_else(|| self.default_number(name))
    }

    fn word_or_default(&self, name: &str) -> Option<String> {
        self.word(name)
            .or_else(|| match self.row(name)?.default_value()? {
                DefaultValue::Word(word) => Some(word.to_owned()),
                _ => None,
            })
    }
}

/// `4:3` as width by height.
fn ratio_of(text: &str) -> Option<f64> {
    let (width, height) = text.split_once(':')?;
    let (width, height) = (width.parse::<f64>().ok()?, height.parse::<f64>().ok()?);
    (height > 0.0).then(|| width / height)
}
