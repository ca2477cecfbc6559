//! A Flow JSON that is not there or cannot be read, and where it may lie.

use super::Program;

const FILE: &str = "\"flows/table.json\"";
/// Code outside of the flow that uses what is made from the Flow JSON.
const HELPERS: &str = "
fn shown() -> Confirm { Confirm { summary: String::new(), ..Confirm::EMPTY } }
fn sent(form: &screens::SeatsForm) -> bool { matches!(form.guests, SeatsGuests::Two | SeatsGuests::Unlisted(_)) }
mod inner {
    use super::screens::{ConfirmForm as Sent, Seats, SEATS};
    pub fn sent(form: Sent) -> Seats { let _ = (form.guests, SEATS.id()); Seats { evening: String::new() } }
}
";

pub(crate) const PROGRAMS: &[Program] = &[
    Program {
        name: "no_file",
        edits: &[(FILE, "\"flows/tabel.json\"")],
        says: &["there is no Flow JSON `flows/tabel.json`"],
    },
    Program {
        name: "no_file_and_much_that_needs_it",
        edits: &[(FILE, "\"elsewhere.json\""), ("/*below*/", HELPERS)],
        says: &["there is no Flow JSON `elsewhere.json`"],
    },
    Program {
        name: "helpers_of_a_file_that_is_there",
        edits: &[("/*below*/", HELPERS)],
        says: &[],
    },
    Program {
        name: "cut_off",
        edits: &[(FILE, "\"flows/cut_off.json\""), ("/*below*/", HELPERS)],
        says: &["this string has no closing quote (Meta: INVALID_FLOW_JSON)"],
    },
    Program {
        name: "no_file_in_a_module",
        edits: &[
            ("/*below*/", "
                #[flow(\"flows/tabel.json\", state = String)]
                mod table {
                    use flowkit::prelude::*;
                    use screens::*;
                    #[flow_screen(INIT)]
                    fn open(State(evening): State<String>) -> Result<Next<Init>> { Next::show(Seats { evening }) }
                    #[flow_screen(SEATS)]
                    fn seats(form: SeatsForm) -> Result<Next<Seats>> { Next::show_as(CONFIRM, params! { a: form.guests }) }
                }
            "),
        ],
        says: &["there is no Flow JSON `flows/tabel.json`"],
    },
    Program {
        name: "no_file_and_patterns_of_what_it_makes",
        edits: &[
            (FILE, "\"flows/tabel.json\""),
            (
                "/*seats*/",
                "let SeatsForm { guests: many, .. } = form;
                 match many { SeatsGuests::Two => {} SeatsGuests::Unlisted(id) => drop(id), _ => {} }
                 if let Some(ConfirmForm { guests: Some(id) }) = None { let _: String = id; }
                 let again = if summary == SeatsGuests::Four.as_str() { Seats::EMPTY } else { Seats { ..Seats::EMPTY } };
                 drop(again);",
            ),
        ],
        says: &["there is no Flow JSON `flows/tabel.json`"],
    },
    Program {
        name: "no_file_and_an_enum_of_forms",
        edits: &[
            (FILE, "\"flows/tabel.json\""),
            ("if form.guests == SeatsGuests::Eight {", "if let SeatsForm::Chosen { guests, .. } = &form {\n            drop(guests);"),
            ("/*seats*/", "match form { SeatsForm::Chosen { guests } | SeatsForm::Other { guests, .. } => drop(guests), SeatsForm::None => {} }"),
        ],
        says: &["there is no Flow JSON `flows/tabel.json`"],
    },
    Program {
        name: "made_by_concat",
        edits: &[(FILE, "concat!(env!(\"OUT_DIR\"), \"/made.json\")")],
        says: &["`concat!` is not expanded here: the path of the Flow JSON is plain text in quotes"],
    },
    Program {
        name: "made_by_env",
        edits: &[(FILE, "env!(\"FLOW_JSON\"), strict")],
        says: &["`env!` is not expanded here: the path of the Flow JSON is plain text in quotes"],
    },
    Program {
        name: "of_the_build_script",
        edits: &[
            (FILE, "\"$OUT_DIR/made.json\""),
            ("/*below*/", "const _: () = assert!(FLOW_JSON.len() > 100);"),
        ],
        says: &[],
    },
    Program {
        name: "not_of_the_build_script",
        edits: &[(FILE, "\"$OUT_DIR/mode.json\"")],
        says: &["the build script wrote no `mode.json`"],
    },
    Program {
        name: "at_the_root_of_the_workspace",
        edits: &[(FILE, "\"shared/table.json\"")],
        says: &["there is no Flow JSON `shared/table.json`"],
    },
    Program {
        name: "at_the_root_of_the_workspace_as_offered",
        edits: &[(FILE, "\"../shared/table.json\"")],
        says: &[],
    },
];
