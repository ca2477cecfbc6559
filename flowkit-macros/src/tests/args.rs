//! The arguments of `#[flow(…)]` and `#[flow_screen(…)]`, right and wrong.

use super::{FLOW, messages};

#[test]
fn every_argument_is_read_in_any_order() {
    for args in [
        "screens(A => [B], B)",
        "screens(A, \"B,C\",)",
        "screens = clinic_screens, screens(A)",
        "screens(A), screens = clinic_screens,",
        "crate = ::wa, screens(A)",
        "crate = crate::flows, screens(A)",
        "crate = wa::inner, screens(A)",
        "screens(A, B), rename(A = First, \"B\" = Second)",
        "rename(A = First,), screens(A, B)",
        "\"tests/expand/flows/clinic.json\"",
        "screens = other, \"tests/expand/flows/clinic.json\"",
        "strict, \"tests/expand/flows/clinic.json\"",
    ] {
        assert_eq!(messages(args, FLOW), [""; 0], "{args}");
    }
}

#[test]
fn one_wrong_argument_does_not_hide_another() {
    let found = messages(
        "screens[A], stat = u8, init = always, crate = super::x, screens(A)",
        FLOW,
    );
    let expected = [
        "`screens` takes the name of a module: `screens = booking_screens`",
        "`#[flow]` has no argument `stat`",
        "`init` can only be `never`, not `always`",
        "a path from `super` means another thing in another module",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_type_may_hold_commas() {
    let module = "mod clinic { #[flow_screen(_)] fn rest(_: State<Map<u8, u8>>) -> Result<Next<screens::AnyScreen>> { } }";
    assert_eq!(messages("state = Map<u8, u8>, screens(A)", module), [""; 0]);
}

#[test]
fn what_is_missing_is_told() {
    for (args, message) in [
        ("", "`#[flow]` needs to know the screens of the flow"),
        (
            "screens = x",
            "`#[flow]` needs to know the screens of the flow",
        ),
        (
            "screens(A) init = never",
            "expected a comma before the next argument",
        ),
        ("state", "`state` takes the type of the state: `state = Db`"),
        (
            "state =",
            "`state` takes the type of the state: `state = Db`",
        ),
        ("crate", "`crate` takes a path: `crate = ::wa`"),
        (
            "rename = x",
            "expected a list in brackets: `rename(JOIN_NOW = JoinNowPage)`",
        ),
        (
            "screens(A => B)",
            "`A => [B]`: where a screen leads stands in square brackets",
        ),
        (
            "7",
            "expected the Flow JSON in quotes or one of `screens`, `state`, `init`, `dates`, `crate`, `rename`, `strict`, `frozen`",
        ),
        ("\"\"", "the name of the Flow JSON is empty"),
        (
            "screens(A), strict",
            "`strict` says how the Flow JSON is judged, and this flow names none",
        ),
        (
            "frozen = true, screens(A)",
            "`frozen` is a word of its own, without a value",
        ),
        ("screens(A), strict, strict", "`strict` is there twice"),
        (
            "\"tests/expand/flows/clinic.json\", frozen, strict",
            "`strict` has nothing to say about a `frozen` version, which is not judged",
        ),
    ] {
        assert_eq!(
            messages(args, FLOW).first().map(String::as_str),
            Some(message),
            "{args}"
        );
    }
}

#[test]
fn every_spelling_of_a_handler_is_read() {
    for (handler, message) in [
        ("DETAILS", None),
        ("\"DETAILS\"", None),
        ("DETAILS,", None),
        ("DETAILS, on = BACK", None),
        ("DETAILS, on = DATA_EXCHANGE,", None),
        ("_, on = BACK", None),
        ("r#DETAILS", None),
        ("DETAILS on = BACK", Some("expected `,`")),
        (
            "DETAILS, BACK",
            Some("`#[flow_screen]` has no argument `BACK`"),
        ),
        ("DETAILS, on BACK", Some("expected `=`")),
        (
            "DETAILS, on = \"BACK\"",
            Some("expected `BACK` or `DATA_EXCHANGE`, without quotes"),
        ),
        ("DETAILS, on = BACK, on = BACK", Some("`on` is there twice")),
        (
            "7",
            Some("expected the id of a screen, such as `DETAILS` or \"DETAILS\""),
        ),
    ] {
        let item = format!(
            "impl Clinic {{ #[flow_screen({handler})] fn one(&self) -> X {{}} #[flow_screen(_)] fn rest(&self) -> X {{}} }}"
        );
        let found = messages("screens(DETAILS)", &item);
        assert_eq!(found.first().map(String::as_str), message, "{handler}");
    }
}

#[test]
fn a_malformed_list_is_one_fault() {
    const ARROW: &str = "`A => [B]`: where a screen leads stands in square brackets";
    for (args, message) in [
        ("screens(A => B)", ARROW),
        ("screens(A -> [B])", ARROW),
        ("screens(A =>)", ARROW),
        (
            "screens(A => [B] C)",
            "expected a comma before the next screen",
        ),
        (
            "screens(A; B)",
            "expected a comma before the next screen, or where this one leads: `A => [B]`",
        ),
        (
            "screens(A), rename(A => B)",
            "expected `=` and a name for the type: `rename(JOIN_NOW = JoinNowPage)`",
        ),
        (
            "screens(A), rename(A)",
            "expected `=` and a name for the type: `rename(JOIN_NOW = JoinNowPage)`",
        ),
        (
            "screens(A), rename(A =)",
            "expected a name for the type: `rename(JOIN_NOW = JoinNowPage)`",
        ),
        (
            "screens(A), rename(\"A\" = \"B\")",
            "the name of a type stands without quotes: `rename(\"JOIN,NOW\" = JoinNowPage)`",
        ),
        (
            "screens(A), rename(A = a-b)",
            "the name of a type is one Rust identifier, and a comma stands before the next screen",
        ),
    ] {
        assert_eq!(messages(args, FLOW), [message], "{args}");
    }
}

#[test]
fn renamed_types_keep_clear_of_other_names() {
    for (args, expected) in [
        ("screens(A), rename(A = r#match)", None),
        (
            "screens(A), rename(A = Result)",
            Some(
                "`Result` is a name of the standard or flowkit prelude, which `use screens::*` would hide\n  = help: choose another, such as `ResultScreen`",
            ),
        ),
        (
            "screens(\"A_B\", \"A,B\", AB2)",
            Some(
                "the screens `A_B` and `A,B` would both be called `AB`\n  = help: name its type yourself: `rename(\"A,B\" = AB3)`",
            ),
        ),
    ] {
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(super::faults(args, FLOW), expected, "{args}");
    }
}

#[test]
fn a_malformed_state_is_not_missing_as_well() {
    let module = "mod clinic { #[flow_screen(_)] fn rest(_: State<Db>) -> X {} }";
    assert_eq!(
        messages("screens(A), state: Db", module),
        ["`state` takes the type of the state: `state = Db`"]
    );
    let module = "mod clinic { #[flow_screen(_)] fn rest(_: State<Arc<Vec<u8>>>) -> X {} }";
    assert_eq!(
        super::faults("screens(A)", module),
        ["this flow has no state\n  = help: say what it is: `#[flow(…, state = Arc<Vec<u8>>)]`"]
    );
}
