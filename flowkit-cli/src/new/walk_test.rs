//! Writes the project's tests: a virtual phone walks through the flow, and what it does not come to is asked directly.

use super::crate_name::flow_type;
use super::plan::Step;
use super::render::{Project, any_json, one_line};
use super::rust_values::params;
use super::walker::{Move, Walk};

/// What the tests are called, walk by walk.
const NAMES: [&str; 4] = [
    "a_customer_walks_through_the_flow",
    "another_way_through_the_flow",
    "a_third_way_through_the_flow",
    "a_fourth_way_through_the_flow",
];

impl Project<'_> {
    /// `src/walk.rs`
    pub(super) fn walk(&self) -> String {
        let ty = flow_type(self.name);
        let walks = self.found.walks.iter().zip(NAMES);
        let tests: Vec<String> = walks.map(|(walk, name)| written(walk, name, &ty)).collect();
        let direct = self.direct(&ty);
        let mut imports = Vec::new();
        if !tests.is_empty() {
            imports.push("use flowkit::client::VirtualPhone;\n");
            let attaches = |walk: &Walk| {
                let mut moves = walk.moves.iter();
                moves.any(|step| matches!(step, Move::AttachPhoto(_) | Move::AttachDocument(_)))
            };
            if self.found.walks.iter().any(attaches) {
                imports.push("use flowkit::client::media::File;\n");
            }
        }
        if direct.is_some() {
            let sent = || self.unreached().map(|(_, sending)| sending);
            if sent().next().is_some() {
                imports.push("use flowkit::params;\n");
            }
            imports.push("use flowkit::testing::Tester;\n");
            if sent().any(|sending| any_json(&sending.payload)) {
                imports.push("use serde_json::json;\n");
            }
        }
        let imports = imports.concat();
        let tests: Vec<String> = tests.into_iter().chain(direct).collect();
        format!(
            "//! Customers go through the flow: every handler answers, and with what the phone accepts.\n\n\
             {imports}\nuse crate::flow::{ty};\n\n{}",
            tests.join("\n")
        )
    }

    /// What screens send that no walk does.
    fn unreached(&self) -> impl Iterator<Item = (&str, &super::plan::Sending)> {
        let screens = self.plan.screens.iter().enumerate();
        screens.flat_map(move |(place, screen)| {
            let sends = screen.sends.iter().enumerate();
            let sends = sends
                .filter(move |(index, _)| !self.found.reached.sends.contains(&(place, *index)));
            sends.map(|(_, sending)| (screen.id.as_str(), sending))
        })
    }

    /// The test of the handlers that no walk comes to; `None` where there are none.
    fn direct(&self, ty: &str) -> Option<String> {
        let mut lines = String::new();
        if let Some(entry) = self.entry().filter(|_| !self.found.reached.init) {
            lines.push_str("    let answer = handlers.init().await;\n");
            lines.push_str(&self.assertion(Step::Show(entry)));
        }
        for (id, sending) in self.unreached() {
            let payload = params(&sending.payload, 4);
            lines.push_str(&format!(
                "\n    let sent = {payload};\n    let answer = handlers.submit({id:?}, sent).await;\n"
            ));
            lines.push_str(&self.assertion(sending.step));
        }
        for (place, screen) in self.plan.screens.iter().enumerate() {
            if let Some(back) = screen
                .back
                .filter(|_| !self.found.reached.backs.contains(&place))
            {
                let id = &screen.id;
                lines.push_str(&format!(
                    "\n    let answer = handlers.back({id:?}).await;\n"
                ));
                lines.push_str(&self.assertion(back));
            }
        }
        let body = lines.trim_start_matches('\n');
        let (name, doc) = match (self.found.walks.is_empty(), &self.found.refused) {
            (false, _) => (
                "the_other_handlers_answer",
                "/// What the walks above do not come to with the examples of the Flow JSON.\n"
                    .to_owned(),
            ),
            (true, Some(why)) => (
                "every_handler_answers",
                format!(
                    "/// No phone can open the flow as it is: {}.\n",
                    one_line(why)
                ),
            ),
            (true, None) => ("every_handler_answers", String::new()),
        };
        (!body.is_empty()).then(|| {
            format!(
                "{doc}#[tokio::test]\nasync fn {name}() {{\n    let handlers = Tester::new({ty});\n\n{body}}}\n"
            )
        })
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

/// A walk as a test.
fn written(walk: &Walk, name: &str, ty: &str) -> String {
    let looks_only = |step: &Move| matches!(step, Move::Shows(_) | Move::Completes);
    let mutable = if walk.moves.iter().all(looks_only) {
        ""
    } else {
        "mut "
    };
    let mut lines = format!("    let {mutable}phone = VirtualPhone::of({ty}).open().await?;\n");
    let mut after_look = false;
    for step in &walk.moves {
        if after_look {
            lines.push('\n');
        }
        lines.push_str(&format!("    {}\n", line(step)));
        after_look = looks_only(step);
    }
    format!(
        "#[tokio::test]\nasync fn {name}() -> Result<(), Box<dyn std::error::Error>> {{\n{lines}    Ok(())\n}}\n"
    )
}

fn line(step: &Move) -> String {
    match step {
        Move::Fill(which, text) => format!("phone.fill({which:?}, {text:?})?;"),
        Move::Choose(which, what) => format!("phone.choose({which:?}, {what:?}).await?;"),
        Move::ChooseRange(which, first, last) => {
            format!("phone.choose_range({which:?}, {first:?}, {last:?}).await?;")
        }
        Move::Tick(which) => format!("phone.tick({which:?}).await?;"),
        Move::AttachPhoto(which) => {
            format!("phone.attach({which:?}, File::photo(640, 480)).await?;")
        }
        Move::AttachDocument(which) => {
            format!("phone.attach({which:?}, File::document(\"pdf\")?).await?;")
        }
        Move::Tap(which) => format!("phone.tap({which:?}).await?;"),
        Move::Back => "phone.back().await?;".to_owned(),
        Move::Shows(screen) => format!("assert_eq!(phone.screen(), {screen:?});"),
        Move::Completes => "assert!(phone.completion().is_some());".to_owned(),
    }
}
