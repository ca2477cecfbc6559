//! What a screen's keys demand of each other.

use super::Pass;
use super::trail::Trail;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Object, Value};

impl Pass {
    /// `success` stands only next to `terminal: true`.
    pub(super) fn success(&mut self, screen: &Object<'_>, trail: &Trail<'_>) {
        let Some(success) = screen.get("success") else {
            return;
        };
        if screen.get("terminal").and_then(Value::as_bool) == Some(true) {
            return;
        }
        self.fault(
            Code::NotKeywordSchemaValidationFailed,
            success.span(),
            || {
                let message = "`success` stands only on a terminal screen";
                Finding::new(message, success.span(), trail.property("success").path())
                    .with_code(Code::NotKeywordSchemaValidationFailed)
                    .with_help("remove it, or add `\"terminal\": true`")
            },
        );
    }
}
