//! Pictures: what kind they are of, and how large.

use super::super::json::{Json, JsonKind};
use super::super::trail::Trail;
use super::judge::Judge;
use super::rule::ComponentRule;
use crate::catalogue::{Kind, NoPicture, PictureFormat, PictureLimit, Property};

impl Judge {
    pub(super) fn picture<'j>(
        &mut self,
        row: &Property,
        limit: PictureLimit,
        value: impl Json<'j>,
        trail: &Trail<'_>,
    ) {
        let JsonKind::Text(source) = value.kind() else {
            return;
        };
        match PictureFormat::of(source) {
            // An option whose picture is an empty text has none.
            Err(NoPicture::Empty) if row.required_since.is_none() => {}
            Err(other) => self.fault(ComponentRule::ImageUnknown, trail, |path| {
                format!(
                    "`{path}` shows as a broken picture, since {other}: it takes a JPEG, PNG, GIF or WebP in base64"
                )
            }),
            Ok(_) => {}
        }
        if let Some((kilobytes, most)) = limit.excess(source, self.version) {
            let rule = match self.kind {
                Kind::NavigationList => ComponentRule::NavlistImageTooBig,
                _ => ComponentRule::ImageTooBig,
            };
            self.fault(rule, trail, |path| {
                format!("`{path}` is a picture of {kilobytes} KB, and {most} KB are the most")
            });
        }
    }
}
