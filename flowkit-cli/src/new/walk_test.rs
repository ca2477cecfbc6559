//! Writes the project's test, which walks through the flow: one exchange for every handler.

use super::crate_name::flow_type;
use super::plan::Step;
use super::render::{Project, any_json};
use super::rust_values::params;

impl Project<'_> {
    /// `src/walk.rs`
    pub(super) fn walk(&self) -> String {
        let ty = flow_type(self.name);
        let mut lines = String::new();
        if let Some(entry) = self.entry().map(Step::Show) {
            lines.push_str("    let answer = phone.init().await;\n");
            lines.push_str(&self.assertion(entry));
        }
        for screen in &self.plan.screens {
            let id = &screen.id;
            for sending in &screen.sends {
                let payload = params(&sending.payload, 4);
                lines.push_str(&format!(
                    "\n    let sent = {payload};\n    let answer = phone.submit({id:?}, sent).await;\n"
                ));
                lines.push_str(&self.assertion(sending.step));
            }
            if let Some(back) = screen.back {
                lines.push_str(&format!("\n    let answer = phone.back({id:?}).await;\n"));
                lines.push_str(&self.assertion(back));
            }
        }
        let sent = || {
            let screens = self.plan.screens.iter();
            screens.flat_map(|screen| &screen.sends)
        };
        let mut imports = String::new();
        if sent().next().is_some() {
            imports.push_str("use flowkit::params;\n");
        }
        imports.push_str("use flowkit::testing::Tester;\n");
        if sent().any(|sending| any_json(&sending.payload)) {
            imports.push_str("use serde_json::json;\n");
        }
        let body = lines.trim_start_matches('\n');
        format!(
            "//! A phone goes through the flow: every handler answers, and with what the phone accepts.\n\n\
             {imports}\nuse crate::flow::{ty};\n\n\
             #[tokio::test]\nasync fn every_handler_answers() {{\n    let phone = Tester::new({ty});\n\n{body}}}\n"
        )
    }

    fn assertion(&self, step: Step) -> String {
        match self.screen(step) {
            Some(screen) => {
                let id = &screen.id;
                format!("    assert_eq!(answer.screen(), {id:?}, \"{{answer:?}}\");\n")
            }
            None => "    assert!(answer.completion().is_some(), \"{answer:?}\");\n".to_owned(),
        }
    }
}
