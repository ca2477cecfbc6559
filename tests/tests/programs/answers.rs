//! Answers that the phone could not read.

use super::Program;

const COMPLETE: &str = "Next::complete(params! { booking: booking })";

macro_rules! completes {
    ($name:literal, $answer:literal, $says:expr) => {
        Program {
            name: $name,
            edits: &[(COMPLETE, $answer), ("let booking", "let _booking")],
            says: $says,
        }
    };
}

pub(crate) const PROGRAMS: &[Program] = &[
    completes!(
        "complete_with_nothing",
        "Next::complete(())",
        &["the parameters of a completion are an object, and this is nothing"]
    ),
    completes!(
        "complete_with_a_number",
        "Next::complete(5)",
        &["the parameters of a completion are an object, and this is a number"]
    ),
    completes!(
        "complete_with_a_text",
        "if guests.is_empty() { return Next::complete(\"booked\"); } Next::close()",
        &["the parameters of a completion are an object, and this is a text"]
    ),
    completes!(
        "complete_with_a_list",
        "Next::complete(serde_json::json!([1, 2]))",
        &["the parameters of a completion are an object, and this is a list"]
    ),
    completes!(
        "complete_with_a_token",
        "Next::complete(params! { guests: guests, flow_token: token.as_str() })",
        &["`flow_token` is no parameter to give"]
    ),
    completes!(
        "complete_with_a_quoted_token",
        "let all = params! { \"flow_token\": token.as_str() }; Next::complete(all)",
        &["`flow_token` is no parameter to give"]
    ),
    completes!(
        "complete_with_a_token_in_json",
        "Next::complete(serde_json::json!({ \"flow_token\": token.as_str() }))",
        &["`flow_token` is no parameter to give"]
    ),
    completes!(
        "complete_with_a_token_within",
        "Next::complete(params! { sent: serde_json::json!({ \"flow_token\": token.as_str() }) })",
        &[]
    ),
    Program {
        name: "a_token_outside_of_a_handler",
        edits: &[(
            "/*below*/",
            "fn all() -> impl serde::Serialize { params! { flow_token: 1 } }",
        )],
        says: &[
            "`flow_token` is no parameter to give: leave it out, the endpoint adds the one of the request",
        ],
    },
    Program {
        name: "show_a_number",
        edits: &[(
            "Next::show(Confirm { summary, guests })",
            "let _ = (summary, guests); Next::show_as(CONFIRM, 5)",
        )],
        says: &["the data of a screen is an object, and this is a number"],
    },
    Program {
        name: "show_a_list_with_an_error",
        edits: &[(
            "/*seats*/",
            "if guests.is_empty() { return Next::show_as_with_error(CONFIRM, vec![1], \"Again\"); }",
        )],
        says: &["the data of a screen is an object, and this is a list"],
    },
    Program {
        name: "refresh_with_a_text",
        edits: &[(
            "/*seats*/",
            "if guests.is_empty() { return Next::refresh_as(format!(\"{guests}\")); }",
        )],
        says: &["the data of a screen is an object, and this is a text"],
    },
];
