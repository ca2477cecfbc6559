//! Long documents by what they hold much of.

use super::parts::*;
use super::usual::like_the_thirty;
use super::{Shape, letters, repeat};

/// The long documents: first those that are valid or nearly so, then those that only someone hostile would write.
pub const SHAPES: &[Shape] = &[
    Shape {
        name: "screens like the 30",
        make: like_the_thirty,
    },
    Shape {
        name: "one text",
        make: |bytes| on_a_screen(&text("TextBody", &"x".repeat(bytes))),
    },
    Shape {
        name: "one text, escaped",
        make: |bytes| on_a_screen(&text("TextBody", &r"\u00fc".repeat(bytes / 6))),
    },
    Shape {
        name: "one base64 picture",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"Image","src":"{}"}}"#,
                "QUJD".repeat(bytes / 4)
            ))
        },
    },
    Shape {
        name: "data fields, all shown",
        make: data_fields,
    },
    Shape {
        name: "an example of many items",
        make: long_example,
    },
    Shape {
        name: "an example of wrong items",
        make: wrong_example,
    },
    Shape {
        name: "declared members",
        make: declared_members,
    },
    Shape {
        name: "screens",
        make: screens,
    },
    Shape {
        name: "screens of one id",
        make: |bytes| {
            whole(&repeat(bytes, |_| {
                r#"{"id":"A","title":"T","terminal":true,"layout":{"type":"SingleColumnLayout","children":[]}}"#.to_owned()
            }))
        },
    },
    Shape {
        name: "components",
        make: |bytes| on_a_screen(&repeat(bytes, |_| text("TextBody", "x"))),
    },
    Shape {
        name: "inputs",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |index| {
                format!(r#"{{"type":"TextInput","label":"L","name":"n{index}"}}"#)
            }))
        },
    },
    Shape {
        name: "inputs of one name",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |_| {
                r#"{"type":"TextInput","label":"L","name":"n"}"#.to_owned()
            }))
        },
    },
    Shape {
        name: "Footers",
        make: |bytes| on_a_screen(&repeat(bytes, |_| FOOTER.to_owned())),
    },
    Shape {
        name: "unknown components",
        make: |bytes| on_a_screen(&repeat(bytes, |_| text("TextBodi", "x"))),
    },
    Shape {
        name: "components at fault",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |_| {
                r#"{"type":"TextInput","lable":"L","required":"yes"}"#.to_owned()
            }))
        },
    },
    Shape {
        name: "Ifs within Ifs",
        make: ifs,
    },
    Shape {
        name: "arrays within arrays",
        make: |bytes| {
            whole(&repeat(bytes, |_| {
                format!("{}{}", "[".repeat(100), "]".repeat(100))
            }))
        },
    },
    Shape {
        name: "a payload of nested arrays",
        make: |bytes| {
            on_a_screen(&footer(&format!(
                r#""x":[{}]"#,
                repeat(bytes, |_| format!("{}{}", "[".repeat(100), "]".repeat(100)))
            )))
        },
    },
    Shape {
        name: "Switch cases",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"Switch","value":"${{data.x}}","cases":{{{}}}}}"#,
                repeat(bytes, |index| format!(r#""c{index}":[]"#))
            ))
        },
    },
    Shape {
        name: "options",
        make: |bytes| {
            options(bytes, "", |index| {
                format!(r#"{{"id":"o{index}","title":"Title"}}"#)
            })
        },
    },
    Shape {
        name: "options of one id",
        make: |bytes| options(bytes, "", |_| r#"{"id":"o","title":"Title"}"#.to_owned()),
    },
    Shape {
        name: "options and initial values",
        make: options_and_values,
    },
    Shape {
        name: "options with long titles",
        make: |bytes| {
            options(bytes, "", |index| {
                format!(
                    r#"{{"id":"o{index}","title":"A title that is longer than the phone shows"}}"#
                )
            })
        },
    },
    Shape {
        name: "options that set data",
        make: |bytes| {
            options(bytes, "", |index| {
                format!(
                    r#"{{"id":"o{index}","title":"Title","on-select-action":{{"name":"update_data","payload":{{"x{index}":"${{data.x}}"}}}}}}"#
                )
            })
        },
    },
    Shape {
        name: "unknown keys",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"TextBody","text":"x",{}}}"#,
                repeat(bytes, |index| format!(r#""k{index}":1"#))
            ))
        },
    },
    Shape {
        name: "keys of one name",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"TextBody","text":"x",{}}}"#,
                repeat(bytes, |_| r#""visible":true"#.to_owned())
            ))
        },
    },
    Shape {
        name: "unknown references",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |index| {
                text("TextBody", &format!("${{data.field{index}}}"))
            }))
        },
    },
    Shape {
        name: "unknown references among fields",
        make: unknown_among_fields,
    },
    Shape {
        name: "a payload of unknown references",
        make: |bytes| {
            on_a_screen(&footer(&repeat(bytes, |index| {
                format!(r#""k{index}":"${{form.input{index}}}""#)
            })))
        },
    },
    Shape {
        name: "references to other screens",
        make: |bytes| {
            on_a_screen(&footer(&repeat(bytes, |index| {
                format!(r#""k{index}":"${{screen.B{}.data.x}}""#, letters(index))
            })))
        },
    },
    Shape {
        name: "broken expressions",
        make: |bytes| on_a_screen(&repeat(bytes, |_| text("TextBody", "`1 + 'a'`"))),
    },
    Shape {
        name: "one expression",
        make: |bytes| {
            on_a_screen(&text(
                "TextBody",
                &format!("`{}`", "'a' ${data.x} ".repeat(bytes / 14)),
            ))
        },
    },
    Shape {
        name: "one expression of parentheses",
        make: |bytes| on_a_screen(&text("TextBody", &format!("`{}1`", "(".repeat(bytes)))),
    },
    Shape {
        name: "expressions",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |_| {
                text("TextBody", "`${data.x} ' and ' (1 + 2) * 3`")
            }))
        },
    },
    Shape {
        name: "one condition",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"If","condition":"{}${{data.x}}","then":[{FOOTER}]}}"#,
                "(${data.x} == 'a') && ".repeat(bytes / 22)
            ))
        },
    },
    Shape {
        name: "one condition of parentheses",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"If","condition":"{}${{data.x}}","then":[{FOOTER}]}}"#,
                "(".repeat(bytes)
            ))
        },
    },
    Shape {
        name: "one reference of many steps",
        make: |bytes| {
            on_a_screen(&text(
                "TextBody",
                &format!("${{data{}}}", ".x".repeat(bytes / 2)),
            ))
        },
    },
    Shape {
        name: "two long names",
        make: two_long_names,
    },
    Shape {
        name: "a long screen id",
        make: |bytes| {
            let inputs = repeat(bytes / 2, |_| {
                r#"{"type":"TextInput","label":"L","name":"n"}"#.to_owned()
            });
            on_a_screen(&inputs).replacen(
                r#""id":"A""#,
                &format!(r#""id":"{}""#, "A".repeat(bytes / 2)),
                1,
            )
        },
    },
    Shape {
        name: "routes from one screen",
        make: |bytes| {
            with_routes(&format!(
                r#""A":[{}]"#,
                repeat(bytes, |index| format!(r#""B{}""#, letters(index)))
            ))
        },
    },
    Shape {
        name: "routes between unknown screens",
        make: |bytes| {
            with_routes(&repeat(bytes, |index| {
                format!(r#""B{}":["B{}"]"#, letters(index), letters(index + 1))
            }))
        },
    },
    Shape {
        name: "routes to and fro",
        make: |bytes| {
            with_routes(&repeat(bytes, |index| {
                format!(
                    r#""B{}":["B{}","B{}"]"#,
                    letters(index),
                    letters(index + 1),
                    letters(index.saturating_sub(1))
                )
            }))
        },
    },
    Shape {
        name: "targets that are no ids",
        make: |bytes| {
            with_routes(&format!(
                r#""A":[{}]"#,
                repeat(bytes, |index| index.to_string())
            ))
        },
    },
    Shape {
        name: "navigates to unknown screens",
        make: |bytes| options_with_navigate(bytes),
    },
    Shape {
        name: "navigates that bring too much",
        make: navigates_with_payload,
    },
    Shape {
        name: "sensitive names",
        make: |bytes| sensitive(bytes),
    },
    Shape {
        name: "initial values of a Form",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"Form","name":"f","init-values":{{{}}},"children":[{{"type":"TextInput","label":"L","name":"n"}},{FOOTER}]}}"#,
                repeat(bytes, |index| format!(r#""k{index}":"v""#))
            ))
        },
    },
    Shape {
        name: "Forms",
        make: |bytes| {
            on_a_screen(&repeat(bytes, |index| {
                format!(
                    r#"{{"type":"Form","name":"f{index}","init-values":{{"n":"v"}},"children":[{{"type":"TextInput","label":"L","name":"n{index}"}}]}}"#
                )
            }))
        },
    },
    Shape {
        name: "unavailable dates",
        make: |bytes| {
            on_a_screen(&format!(
                r#"{{"type":"DatePicker","label":"L","name":"n","min-date":"2026-06-01","unavailable-dates":[{}]}}"#,
                repeat(bytes, |_| r#""2026-02-30""#.to_owned())
            ))
        },
    },
];
