//! Writes the text of the project's files.

use super::crate_name::{flow_type, is_plain_identifier};
use super::plan::{Plan, PlannedScreen, Step};
use super::rust_values::Example;
use super::walker::Found;

/// What a project is made of.
pub(super) struct Project<'p> {
    /// The crate's name.
    pub(super) name: &'p str,
    /// The name of the Flow JSON within `flows/`.
    pub(super) flow: &'p str,
    /// How Cargo.toml names flowkit, such as `version = "0.1.0"`.
    pub(super) source: String,
    pub(super) plan: &'p Plan,
    /// The walks of its test.
    pub(super) found: &'p Found,
}

/// The oldest Rust that flowkit builds with.
const RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// From so many values on, `json!` recurses deeper than rustc allows without `recursion_limit`.
const DEEP: usize = 30;

impl Project<'_> {
    pub(super) fn manifest(&self) -> String {
        let source = &self.source;
        let fill = [
            ("@NAME@", self.name),
            ("@RUST@", RUST),
            (
                "@FLOWKIT@",
                &format!(
                    "flowkit = {{ package = \"whatsapp-flowkit\", {source}, features = [\"log\"] }}"
                ),
            ),
            (
                "@FLOWKIT_DEV@",
                &format!(
                    "flowkit = {{ package = \"whatsapp-flowkit\", {source}, features = [\"client\", \"testing\"] }}"
                ),
            ),
        ];
        // Not called `Cargo.toml`: cargo would take its folder for a package of its own, and leave it out of ours.
        filled(include_str!("templates/Cargo.toml.in"), &fill)
    }

    pub(super) fn readme(&self) -> String {
        let path = self.path();
        let fill = [
            ("@NAME@", self.name),
            ("@FLOW@", self.flow),
            ("@PATH@", &path),
        ];
        filled(include_str!("templates/README.md"), &fill)
    }

    pub(super) fn main(&self) -> String {
        let shown = self.plan.shown().flat_map(|screen| &screen.data);
        let screens = self.plan.screens.iter();
        let sent = screens
            .flat_map(|screen| &screen.sends)
            .flat_map(|sending| &sending.payload);
        let deep = shown.chain(sent).any(|(_, value)| value.size() > DEEP);
        let limit = if deep {
            "#![recursion_limit = \"1024\"] // the examples of the Flow JSON are large\n"
        } else {
            ""
        };
        let (path, ty) = (self.path(), flow_type(self.name));
        let fill = [
            ("@FLOW@", self.flow),
            ("@LIMIT@", limit),
            ("@PATH@", &path),
            ("@TYPE@", &ty),
        ];
        filled(include_str!("templates/main.rs"), &fill)
    }

    /// The path at which the endpoint answers: `table` for `table.json`.
    fn path(&self) -> String {
        let stem = self.flow.strip_suffix(".json").unwrap_or(self.flow);
        stem.to_owned()
    }

    /// `src/flow.rs`
    pub(super) fn handlers(&self) -> String {
        let (flow, ty) = (self.flow, flow_type(self.name));
        let mut code = format!(
            "//! What the phone gets at each step of the flow in `flows/{flow}`.\n\n\
             use flowkit::prelude::*;\n\nuse crate::example;\n\n\
             /// The flow. What its handlers need, such as a database, belongs in here.\n\
             pub struct {ty};\n\n#[flow({})]\nimpl {ty} {{\n",
            self.arguments()
        );
        let mut functions: Vec<String> = Vec::new();
        if let Some(entry) = self.entry() {
            let also: Vec<String> = self
                .plan
                .entries
                .iter()
                .skip(1)
                .filter_map(|index| Some(in_doc(&self.plan.screens.get(*index)?.id)))
                .collect();
            let also = if also.is_empty() {
                String::new()
            } else {
                format!(
                    "\n    ///\n    /// It may also open with {}; where the message names a start screen, \
                     `StartScreen` as an argument says which.",
                    also.join(", ")
                )
            };
            functions.push(format!(
                "    /// The flow is opened.{also}\n    #[flow_screen(INIT)]\n    async fn open(&self) -> \
                 Result<Next<screens::Init>> {{\n        {}\n    }}\n",
                self.answer(Step::Show(entry))
            ));
        }
        for screen in &self.plan.screens {
            if !screen.sends.is_empty() {
                functions.push(self.exchange(screen));
            }
            if let Some(back) = screen.back {
                functions.push(self.back(screen, back));
            }
        }
        code.push_str(&functions.join("\n"));
        code.push_str("}\n");
        if self.plan.shown().next().is_none() {
            return code.replacen("use crate::example;\n\n", "", 1);
        }
        code
    }

    /// The arguments of `#[flow]`.
    fn arguments(&self) -> String {
        let mut arguments = format!("\"flows/{}\"", self.flow);
        if self.plan.entries.is_empty() {
            arguments.push_str(", init = never");
        }
        let screens = self.plan.screens.iter();
        let renames: Vec<String> = screens
            .filter(|screen| screen.names.chosen)
            .map(|screen| format!("{:?} = {}", screen.id, screen.names.names.ty))
            .collect();
        if !renames.is_empty() {
            arguments.push_str(&format!(", rename({})", renames.join(", ")));
        }
        arguments
    }

    pub(super) fn entry(&self) -> Option<usize> {
        self.plan.entries.first().copied()
    }

    fn exchange(&self, screen: &PlannedScreen) -> String {
        let PlannedScreen { id, names, .. } = screen;
        let mut docs = format!("    /// Screen {} sends\n", in_doc(id));
        for sending in &screen.sends {
            let keys: Vec<String> = sending.payload.iter().map(|(key, _)| in_doc(key)).collect();
            let keys = if keys.is_empty() {
                "nothing".to_owned()
            } else {
                keys.join(", ")
            };
            docs.push_str(&format!(
                "    /// - from its {}: {keys}\n",
                one_line(&sending.from)
            ));
        }
        let may_show: Vec<String> = screen.may_show.iter().map(|id| in_doc(id)).collect();
        if !may_show.is_empty() {
            docs.push_str(&format!(
                "    ///\n    /// An answer may show {}, or end the flow.\n",
                may_show.join(", ")
            ));
        }
        let form = match &screen.types.form {
            Some(form) if screen.variants.is_empty() => format!("_form: screens::{}", form.name()),
            Some(form) => format!("form: screens::{}", form.name()),
            None => String::new(),
        };
        format!(
            "{docs}    #[flow_screen({})]\n    async fn {}(&self, {form}) -> Result<Next<screens::{}>> {{\n        {}\n    \
             }}\n",
            target(id),
            names.functions.screen,
            names.names.ty,
            self.body(screen),
        )
    }

    fn body(&self, screen: &PlannedScreen) -> String {
        let Some(form) = screen
            .types
            .form
            .as_ref()
            .filter(|_| !screen.variants.is_empty())
        else {
            let last = screen.sends.last();
            return self.answer(last.map_or(Step::Complete, |sending| sending.step));
        };
        let arms = screen.variants.iter().map(|(variant, step)| {
            let answer = self.answer(*step);
            format!(
                "            screens::{}::{variant} {{ .. }} => {answer},\n",
                form.name()
            )
        });
        format!("match form {{\n{}        }}", arms.collect::<String>())
    }

    fn back(&self, screen: &PlannedScreen, step: Step) -> String {
        let PlannedScreen { id, names, .. } = screen;
        format!(
            "    /// Back was pressed on screen {}: the screen before it, with fresh data.\n    \
             #[flow_screen({}, on = BACK)]\n    async fn {}(&self) -> Result<Next<screens::{}>> {{\n        {}\n    }}\n",
            in_doc(id),
            target(id),
            names.functions.back,
            names.names.ty,
            self.answer(step)
        )
    }

    fn answer(&self, step: Step) -> String {
        let Some(screen) = self.screen(step) else {
            return "Next::complete(params! {})".to_owned();
        };
        let function = &screen.names.functions.screen;
        let refresh = matches!(step, Step::Refresh(_));
        match (refresh, screen.untyped) {
            (true, false) => format!("Next::refresh(example::{function}())"),
            (true, true) => format!("Next::refresh_as(example::{function}())"),
            (false, false) => format!("Next::show(example::{function}())"),
            (false, true) => {
                let constant = &screen.names.names.constant;
                format!("Next::show_as(screens::{constant}, example::{function}())")
            }
        }
    }

    pub(super) fn screen(&self, step: Step) -> Option<&PlannedScreen> {
        match step {
            Step::Show(index) | Step::Refresh(index) => self.plan.screens.get(index),
            Step::Complete => None,
        }
    }
}

/// A screen as `#[flow_screen]` names it: the words INIT and ERROR have meanings of their own.
fn target(id: &str) -> String {
    if is_plain_identifier(id) && id != "INIT" && id != "ERROR" {
        id.to_owned()
    } else {
        format!("{id:?}")
    }
}

pub(super) fn any_json(members: &[(String, Example)]) -> bool {
    members.iter().any(|(_, value)| value.needs_json())
}

/// A text of the document within a comment.
pub(super) fn in_doc(text: &str) -> String {
    format!("`{}`", one_line(text))
}

pub(super) fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

fn filled(template: &str, fill: &[(&str, &str)]) -> String {
    fill.iter()
        .fold(template.to_owned(), |text, (mark, value)| {
            text.replace(mark, value)
        })
}
