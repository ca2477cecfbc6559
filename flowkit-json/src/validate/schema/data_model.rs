//! The outline of a screen's `data`; the fields' schemas have rules of their own.

use super::Pass;
use super::trail::Trail;
use crate::catalogue::shapes::Shape;
use crate::read::Object;

impl Pass {
    pub(super) fn data_model(&mut self, model: &Object<'_>, trail: &Trail<'_>) {
        for field in model.members() {
            let name = field.key().as_str();
            let trail = trail.entry(name);
            let value = field.value();
            if name == "required" {
                if value.as_array().is_none() {
                    self.wrong_type(value, &trail, &Shape::Array(&Shape::Anything, 0, None));
                }
                continue;
            }
            // A quirk of Meta's schema: the key's pattern is not anchored.
            if name.starts_with("required") {
                continue;
            }
            match value.as_object() {
                None => self.wrong_type(value, &trail, &Shape::DataModel),
                Some(field) => {
                    for key in ["type", "__example__"] {
                        if field.member(key).is_none() {
                            self.missing_key(key, field, value.span(), &trail);
                        }
                    }
                }
            }
        }
    }
}
