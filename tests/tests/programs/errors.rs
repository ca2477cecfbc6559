//! Errors behind `?`, and as the error of a handler.

use super::Program;

const SEATS: &str = "form: SeatsForm) -> Result<Next<Seats>> {";
const CONFIRM: &str = "form: ConfirmForm) -> Result<Next<Confirm>> {";

pub(crate) const PROGRAMS: &[Program] = &[
    Program {
        name: "every_error_behind_a_question_mark",
        edits: &[(
            "/*seats*/",
            "
            Ok::<u8, anyhow::Error>(1)?;
            Ok::<u8, Box<dyn std::error::Error + Send + Sync>>(1)?;
            Ok::<u8, String>(1)?;
            Ok::<u8, &str>(1)?;
            Ok::<u8, std::borrow::Cow<'_, str>>(1)?;
            Ok::<u8, std::num::ParseIntError>(1)?;
            Ok::<u8, HandlerError>(1)?;
            ",
        )],
        says: &[],
    },
    Program {
        name: "returns_anyhow",
        edits: &[
            (SEATS, "form: SeatsForm) -> anyhow::Result<Next<Seats>> {"),
            (
                "return Next::error(\"The large table is taken.\");",
                "anyhow::bail!(\"taken\");",
            ),
            (
                "Next::show(Confirm { summary, guests })",
                "Ok(Next::show(Confirm { summary, guests }).map_err(flowkit::Error::from)?)",
            ),
        ],
        says: &[],
    },
    Program {
        name: "returns_text",
        edits: &[
            (
                CONFIRM,
                "form: ConfirmForm) -> std::result::Result<Next<Confirm>, String> {",
            ),
            (
                "Next::complete(params! { booking: booking })",
                "Next::complete(params! { booking: booking }).map_err(|error| error.to_string())",
            ),
        ],
        says: &[],
    },
    Program {
        name: "returns_a_boxed_error",
        edits: &[
            (
                CONFIRM,
                "form: ConfirmForm) -> std::result::Result<Next<Confirm>, Box<dyn std::error::Error + Send + Sync>> {",
            ),
            (
                "Next::complete(params! { booking: booking })",
                "Next::complete(params! { booking: booking }).map_err(HandlerError::into_boxed)",
            ),
        ],
        says: &[],
    },
    Program {
        name: "returns_an_error_that_stays_on_its_thread",
        edits: &[
            (
                CONFIRM,
                "form: ConfirmForm) -> std::result::Result<Next<Confirm>, Box<dyn std::error::Error>> {",
            ),
            (
                "Next::complete(params! { booking: booking })",
                "Ok(Next::complete(params! { booking: booking })?)",
            ),
        ],
        says: &[
            "only the error is wrong here: `Box<dyn std::error::Error>` may not leave its thread, and handlers change theirs",
        ],
    },
    Program {
        name: "returns_an_error_without_sync",
        edits: &[
            (
                SEATS,
                "form: SeatsForm) -> std::result::Result<Next<Seats>, Box<dyn std::error::Error + Send>> {",
            ),
            ("return Next::error(\"The large table is taken.\");", ""),
            (
                "Next::show(Confirm { summary, guests })",
                "Err(Box::new(std::fmt::Error)) /*{summary}{guests}*/",
            ),
        ],
        says: &[
            "only the error is wrong here: `Box<dyn std::error::Error + Send>` may not leave its thread, and handlers change theirs",
        ],
    },
];
