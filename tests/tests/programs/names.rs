//! Names that the Flow JSON does not have, or that screens cannot have in Rust.

use super::Program;

/// Ids that stand in the place of CONFIRM in a flow of their own.
pub(crate) const IDS: [&str; 8] = [
    "OPTION", "RESULT", "STRING", "VEC", "NEXT", "SELF", "INIT", "PARAMS",
];

/// A flow in which CONFIRM has another id.
macro_rules! called {
    ($name:literal, $file:literal, $id:literal, $shown:literal, $left:literal, $says:expr) => {
        Program {
            name: $name,
            edits: &[
                ("flows/table.json", $file),
                (
                    "#[flow_screen(CONFIRM)]",
                    concat!("#[flow_screen(", $id, ")]"),
                ),
                ("Next::show(Confirm {", concat!("Next::show(", $shown, " {")),
                (", form: ConfirmForm)", ")"),
                ("form.guests.unwrap_or_default()", "\"two\""),
                (
                    "Result<Next<Confirm>>",
                    concat!("Result<Next<", $left, ">>"),
                ),
            ],
            says: $says,
        }
    };
}

pub(crate) const PROGRAMS: &[Program] = &[
    called!(
        "screen_option",
        "flows/option.json",
        "OPTION",
        "OptionScreen",
        "OptionScreen",
        &[]
    ),
    called!(
        "screen_self",
        "flows/self.json",
        "SELF",
        "SelfScreen",
        "SelfScreen",
        &[]
    ),
    called!(
        "leaves_option",
        "flows/option.json",
        "OPTION",
        "OptionScreen",
        "Option",
        &[
            "the type of screen `OPTION` is `OptionScreen`, because `Option` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "leaves_result",
        "flows/result.json",
        "RESULT",
        "ResultScreen",
        "screens::Result",
        &[
            "the type of screen `RESULT` is `ResultScreen`, because `Result` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "leaves_string",
        "flows/string.json",
        "STRING",
        "StringScreen",
        "String",
        &[
            "the type of screen `STRING` is `StringScreen`, because `String` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "leaves_vec",
        "flows/vec.json",
        "VEC",
        "VecScreen",
        "Vec",
        &[
            "the type of screen `VEC` is `VecScreen`, because `Vec` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "leaves_next",
        "flows/next.json",
        "NEXT",
        "NextScreen",
        "Next",
        &[
            "the type of screen `NEXT` is `NextScreen`, because `Next` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "leaves_self",
        "flows/self.json",
        "SELF",
        "SelfScreen",
        "Self",
        &[
            "the type of screen `SELF` is `SelfScreen`, because `Self` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "shows_option",
        "flows/option.json",
        "OPTION",
        "Option",
        "OptionScreen",
        &[
            "the type of screen `OPTION` is `OptionScreen`, because `Option` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "shows_vec",
        "flows/vec.json",
        "VEC",
        "screens::Vec",
        "VecScreen",
        &[
            "the type of screen `VEC` is `VecScreen`, because `Vec` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "shows_next",
        "flows/next.json",
        "NEXT",
        "screens::Next",
        "NextScreen",
        &[
            "the type of screen `NEXT` is `NextScreen`, because `Next` is a name of Rust's or flowkit's own"
        ]
    ),
    called!(
        "shows_self",
        "flows/self.json",
        "SELF",
        "screens::Self",
        "SelfScreen",
        &[
            "the type of screen `SELF` is `SelfScreen`, because `Self` is a name of Rust's or flowkit's own"
        ]
    ),
    Program {
        name: "a_screen_that_is_called_init",
        edits: &[
            ("flows/table.json", "flows/init.json"),
            ("#[flow_screen(CONFIRM)]", "#[flow_screen(\"INIT\")]"),
            ("Next::show(Confirm {", "Next::show(InitScreen {"),
            (", form: ConfirmForm)", ", form: InitScreenForm)"),
            ("Result<Next<Init>>", "Result<Next<screens::Init>>"),
            ("Result<Next<Confirm>>", "Result<Next<screens::InitScreen>>"),
        ],
        says: &[],
    },
    Program {
        name: "a_type_of_ones_own_beside_a_screen_of_its_name",
        edits: &[
            ("flows/table.json", "flows/params.json"),
            (
                "use screens::*;",
                "use screens::{Init, Seats, SeatsForm, SeatsGuests, ParamsScreen, ParamsScreenForm};",
            ),
            (
                "/*above*/",
                "#[derive(serde::Serialize)] struct Params { summary: String, guests: String }
                 impl flowkit::ScreenData for Params { type Screen = ParamsScreen; }",
            ),
            ("#[flow_screen(CONFIRM)]", "#[flow_screen(PARAMS)]"),
            ("Next::show(Confirm {", "Next::show(Params {"),
            (", form: ConfirmForm)", ", form: ParamsScreenForm)"),
            ("Result<Next<Confirm>>", "Result<Next<ParamsScreen>>"),
            (
                "params! { booking: booking }",
                "Params { summary: booking, guests: String::new() }",
            ),
        ],
        says: &[],
    },
    Program {
        name: "unknown_option",
        edits: &[("SeatsGuests::Eight", "SeatsGuests::Nine")],
        says: &["`SeatsGuests` has no variant `Nine`"],
    },
    Program {
        name: "unknown_option_in_a_match",
        edits: &[(
            "/*seats*/",
            "let _ = match SeatsGuests::Two { SeatsGuests::Too => 2, SeatsGuests::Four => 4, SeatsGuests::Eight => 8, SeatsGuests::Unlisted(_) => 0 };",
        )],
        says: &["`SeatsGuests` has no variant `Too`"],
    },
    Program {
        name: "unknown_option_in_a_macro",
        edits: &[(
            "/*seats*/",
            "assert!(!matches!(SeatsGuests::Two, screens::SeatsGuests::Other(_)));",
        )],
        says: &["`SeatsGuests` has no variant `Other`"],
    },
    Program {
        name: "unknown_option_before_a_body",
        edits: &[(
            "form.guests == SeatsGuests::Eight",
            "SeatsGuests::Ate == form.guests || form.guests == screens::SeatsGuests::Eigth",
        )],
        says: &[
            "`SeatsGuests` has no variant `Ate`",
            "`SeatsGuests` has no variant `Eigth`",
        ],
    },
    Program {
        name: "what_is_no_variant",
        edits: &[
            (
                "/*above*/",
                "impl SeatsGuests { const LARGE: Self = Self::Eight; fn is_large(&self) -> bool { *self == Self::LARGE } }",
            ),
            (
                "/*seats*/",
                "let _ = SeatsGuests::is_large(&SeatsGuests::LARGE) || SeatsGuests::from(String::new()).is_large();",
            ),
        ],
        says: &[],
    },
    Program {
        name: "an_enum_of_ones_own",
        edits: &[
            (
                "use screens::*;",
                "use screens::{Seats, SeatsForm, Confirm, ConfirmForm, Init};",
            ),
            ("/*above*/", "#[allow(dead_code)] enum SeatsGuests { Nine }"),
            (
                "form.guests == SeatsGuests::Eight",
                "form.guests == screens::SeatsGuests::Eight",
            ),
            ("/*seats*/", "let _ = SeatsGuests::Nine;"),
        ],
        says: &[],
    },
];
