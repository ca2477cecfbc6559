//! What is said of mistakes, and that each is told once.

use super::{faults, messages};

const CLINIC: &str = "\"tests/expand/flows/clinic.json\"";

#[test]
fn a_fault_says_where_and_what_would_be_right() {
    let found = faults(
        CLINIC,
        "impl Clinic { #[flow_screen(DETIALS)] fn check(&self) -> X {} #[flow_screen(_)] fn rest(&self) -> X {} }",
    );
    let expected = "the flow has no screen `DETIALS`\n  --> tests/expand/flows/clinic.json:22:13\n  = help: did you mean `DETAILS`?";
    assert_eq!(found, [expected]);
}

#[test]
fn a_misspelt_handler_is_not_missed_as_well() {
    let item = r#"impl Clinic {
        #[flow_screen(init)] fn open(&self) -> X {}
        #[flow_screen(APPOINTMNT)] fn choose(&self) -> X {}
        #[flow_screen(DETAILS)] fn check(&self) -> X {}
        #[flow_screen(DETAIL, on = BACK)] fn back(&self) -> X {}
        #[flow_screen(SUMMARY)] fn book(&self) -> X {}
    }"#;
    let expected = [
        "the flow has no screen `init`",
        "the flow has no screen `APPOINTMNT`",
        "the flow has no screen `DETAIL`",
    ];
    assert_eq!(messages(CLINIC, item), expected);
}

#[test]
fn a_fallback_answers_for_what_is_not_named() {
    for (handlers, missing) in [
        ("#[flow_screen(_)] fn a(&self) -> X {}", 0),
        ("#[flow_screen(_, on = BACK)] fn a(&self) -> X {}", 4),
        (
            "#[flow_screen(_, on = DATA_EXCHANGE)] fn a(&self) -> X {}",
            2,
        ),
        (
            "#[flow_screen(INIT)] fn a(&self) -> X {} #[flow_screen(_, on = DATA_EXCHANGE)] fn b(&self) -> X {}",
            1,
        ),
        ("", 5),
    ] {
        let found = messages(CLINIC, &format!("impl Clinic {{ {handlers} }}"));
        assert_eq!(found.len(), missing, "{handlers}: {found:?}");
    }
}

#[test]
fn what_stands_in_a_body_is_none_of_our_business() {
    let item = r##"impl Clinic {
        #[flow_screen(_)]
        fn rest<'a>(&'a self, _: &'a Own<{ 1 + 1 }, 'a>) -> X<{ 2 }> where [(); { 3 }]: Sized {
            let broken = match for 7 ( , # ) ;;
        }
        macro_rules! more { ($x:tt) => { #[flow_screen($x)] fn one() {} } }
        const fn plain() {}
    }"##;
    // The body is no Rust, so the expansion is not parsed here.
    let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().expect("tokens");
    let (expansion, faults) = crate::pipeline::expand(tokens("screens(A)"), tokens(item));
    assert_eq!(faults.texts(), [""; 0]);
    assert!(expansion.to_string().contains("let broken = match for 7"));
}

#[test]
fn a_handler_is_checked_before_it_is_written_out() {
    for (handler, message) in [
        (
            "unsafe fn f(&self) -> X {}",
            "a handler cannot be `unsafe`: what the phone sends calls it",
        ),
        (
            "extern \"C\" fn f(&self) -> X {}",
            "a handler is an ordinary Rust function, not an `extern` one",
        ),
        (
            "fn f<const N: usize>(&self) -> X {}",
            "a handler cannot be generic: nothing would choose the type",
        ),
        (
            "fn f(self: Box<Self>) -> X {}",
            "a handler is called with `&self`, and there is no `Box` of the flow to give it",
        ),
        (
            "fn f(self: Self) -> X {}",
            "a handler cannot take `self` by value: the flow goes on answering",
        ),
        (
            "fn f(self: &mut Self) -> X {}",
            "a handler cannot take `&mut self`: the endpoint answers many requests at once",
        ),
        (
            "fn f(&self, _: Payload<&str>) -> X {}",
            "the payload must own what it holds",
        ),
        (
            "fn f<'a>(&self, _: Payload<Form<'a>>) -> X {}",
            "the payload must own what it holds",
        ),
        (
            "fn f(&self) -> Result<X, Box<dyn Error + Send>> {}",
            "only the error is wrong here: `Box<dyn Error + Send>` may not leave its thread, and handlers change theirs",
        ),
        (
            "fn f(&self) -> std::result::Result<X, std::boxed::Box<dyn std::error::Error>> {}",
            "only the error is wrong here: `std::boxed::Box<dyn std::error::Error>` may not leave its thread, and handlers change theirs",
        ),
        (
            "const fn f(&self) -> X {}",
            "a handler cannot be `const`: it answers a request, which is there only when the program runs",
        ),
        (
            "fn f(&self) -> Next<screens::Details> {}",
            "a handler returns a `Result`, because making an answer can fail",
        ),
        (
            "fn f(&self) -> Result<flowkit::Next> {}",
            "`Next` says which screen its handler leaves",
        ),
        (
            "fn f(&self) -> Result<Next<screens::DETAILS>, Own> {}",
            "`DETAILS` is the screen as a value; as a type it is `Details`",
        ),
        (
            "fn f(&self) -> anyhow::Result<Next<INIT>> {}",
            "`INIT` is what the phone asks for; what its handler leaves is the type `Init`",
        ),
        (
            "fn f(&self, _: [u8]) -> X {}",
            "a handler cannot be given an argument of type `[u8]`",
        ),
        (
            "fn f(&self, _: &dyn Any) -> X {}",
            "a handler cannot be given an argument of type `&dyn Any`",
        ),
        (
            "fn f(&self) {}",
            "handler `f` returns nothing, so the phone would wait in vain",
        ),
        (
            "fn f(&self) -> impl Answer {}",
            "the return type of a handler must be named",
        ),
    ] {
        let item = format!(
            "impl Clinic {{ #[flow_screen(DETAILS)] {handler} #[flow_screen(_)] fn rest(&self) -> X {{}} }}"
        );
        assert_eq!(messages(CLINIC, &item), [message], "{handler}");
    }
}

#[test]
fn other_items_are_left_as_they_are() {
    for (item, message) in [
        ("struct Clinic;", "`#[flow]` does not go on a `struct`"),
        (
            "pub(crate) enum Clinic {}",
            "`#[flow]` does not go on an `enum`",
        ),
        (
            "async unsafe extern \"C\" fn f() {}",
            "`#[flow]` does not go on a `fn`",
        ),
        ("const fn f() {}", "`#[flow]` does not go on a `fn`"),
        ("use a::b;", "`#[flow]` does not go on a `use`"),
        (
            "impl<T> Trait<T> for Clinic {}",
            "`#[flow]` does not go on the implementation of a trait, here `Trait<T>`",
        ),
        (
            "impl Flow for Clinic { #[flow_screen(A)] fn a() {} #[flow_screen(_)] fn b() {} }",
            "`#[flow]` does not go on the implementation of a trait, here `Flow`",
        ),
        (
            "unsafe impl Clinic {}",
            "the `impl` block of a flow cannot be `unsafe`",
        ),
        (
            "mod clinic;",
            "`#[flow]` cannot see into the file of `mod clinic;`",
        ),
    ] {
        assert_eq!(messages("screens(A)", item), [message], "{item}");
    }
}

#[test]
fn a_guess_stands_in_for_a_flow_json_that_cannot_be_read() {
    let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().expect("tokens");
    let item = "impl Clinic { #[flow_screen(SIGN_UP)] fn f(&self) -> Result<Next<screens::SignUp>> { Next::show_as(screens::DONE, x) } }";
    let (expansion, faults) = crate::pipeline::expand(tokens("\"no.json\""), tokens(item));
    assert_eq!(faults.texts().len(), 1);
    let text = expansion.to_string();
    for expected in [
        "pub type SignUp = __Fault0",
        "pub const SIGN_UP : __Fault0",
        "pub type Done = __Fault0",
        "pub const DONE : __Fault0",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn what_looks_like_a_fault_may_be_none() {
    for handler in [
        "fn f(self: &Clinic) -> X {}",
        "fn f<'a>(self: &'a Self) -> X {}",
        "fn f(&self, _: State) -> X {}",
        "fn f(&self, _: Payload<Cow<'static, str>>) -> X {}",
        "fn f(&self) -> Result<X, Own> {}",
        "fn f(&self) -> Result<X, String> {}",
        "fn f(&self) -> Result<X, &'static str> {}",
        "fn f(&self) -> Result<X, Box<dyn Error + Send + Sync>> {}",
        "fn f(&self) -> Result<X, Box<dyn Own>> {}",
        "fn f(&self) -> Next2<DETAILS> {}",
        "fn f(&self) -> Result<Next<Renamed>> {}",
        "fn exchange(&self) -> X {}",
    ] {
        let item = format!(
            "impl Clinic {{ #[flow_screen(DETAILS)] {handler} #[flow_screen(_)] fn rest(&self) -> X {{}} }}"
        );
        assert_eq!(messages(CLINIC, &item), [""; 0], "{handler}");
    }
}

#[test]
fn words_of_the_protocol_are_no_screens() {
    for (word, help) in [
        (
            "BACK",
            "Back belongs to a screen: `#[flow_screen(APPOINTMENT, on = BACK)]`, or for all of them `_, on = BACK`",
        ),
        (
            "DATA_EXCHANGE",
            "a `data_exchange` comes from a screen: `#[flow_screen(APPOINTMENT, on = DATA_EXCHANGE)]`, or for all of them `_, on = DATA_EXCHANGE`",
        ),
        (
            "PING",
            "health checks are answered for you: remove this handler",
        ),
        (
            "success",
            "`SUCCESS` is how a flow ends: answer with `Next::complete(…)` or `Next::close()`",
        ),
    ] {
        let item = format!("impl Clinic {{ #[flow_screen({word})] fn f(&self) -> X {{}} }}");
        let expected = format!("the flow has no screen `{word}`\n  = help: {help}");
        assert_eq!(faults(CLINIC, &item), [expected]);
    }
}

#[test]
fn an_unreadable_on_leaves_open_what_was_meant() {
    for mark in ["DETAILS, on = BAK", "DETAILS, BACK", "DETAILS, on BACK"] {
        let item = format!(
            "impl Clinic {{ #[flow_screen(DETAILS)] fn f(&self) -> X {{}} #[flow_screen({mark})] fn g(&self) -> X {{}} \
             #[flow_screen(_, on = DATA_EXCHANGE)] fn rest(&self) -> X {{}} #[flow_screen(INIT)] fn open(&self) -> X {{}} }}"
        );
        assert_eq!(messages(CLINIC, &item).len(), 1, "{mark}");
    }
}

#[test]
fn what_follows_from_a_wrong_mark_is_not_told_as_well() {
    for marks in [
        "#[flow_screen(DETAILS, on = INIT)]",
        "#[flow_screen(DETAILS, SUMMARY)]",
        "#[flow_screen(DETAILS)] #[flow_screen(SUMMARY)]",
        "#[flow_screen(INIT)] #[flow_screen(SUMMARY)]",
        "#[flow_screen(\"_\")]",
        "#[cfg_attr(a, flow_screen(DETAILS))]",
    ] {
        let item = format!("impl Clinic {{ {marks} fn f(&self) -> X {{}} }}");
        assert_eq!(messages(CLINIC, &item).len(), 1, "{marks}");
    }
    // What is wrong with the first, rustc says; of the last it knows nothing.
    for (handler, count) in [
        ("#[flow_sreen(DETAILS)] fn f(&self) -> X {}", 0),
        ("#[flow_screen(DETAILS)] const F: u8 = 1;", 1),
        ("#[other(DETAILS)] fn f(&self) -> X {}", 5),
    ] {
        let found = messages(CLINIC, &format!("impl Clinic {{ {handler} }}"));
        assert_eq!(found.len(), count, "{handler}: {found:?}");
    }
    let item = "impl Clinic { #[flow_screen(DETAILS)] fn f(&self) -> X {} }";
    assert_eq!(
        messages("screens()", item),
        ["a flow has at least one screen"]
    );
}

#[test]
fn faults_of_a_handler_go_with_its_cfg() {
    for handler in [
        "#[flow_screen(DETAILS)] fn f(&self) {}",
        "#[flow_screen(NOWHERE)] fn f(&self) -> X {}",
        "#[flow_screen(DETAILS, sometimes)] fn f(&self) -> X {}",
    ] {
        let tokens = |text: &str| text.parse::<proc_macro2::TokenStream>().expect("tokens");
        let item = format!(
            "impl Clinic {{ #[cfg(never)] {handler} #[flow_screen(_)] fn rest(&self) -> X {{}} }}"
        );
        let (_, faults) = crate::pipeline::expand(tokens(CLINIC), tokens(&item));
        assert_eq!(faults.len(), 1, "{handler}");
        let text = quote::quote!(#faults).to_string();
        assert!(text.starts_with("# [cfg (never)]"), "{text}");
    }
}

#[test]
fn a_guess_may_be_named_like_a_keyword() {
    let item =
        "impl Clinic { #[flow_screen(_)] fn f(&self) -> X { screens::r#type; screens::r#match } }";
    assert_eq!(
        messages("\"no.json\"", item),
        ["there is no Flow JSON `no.json`"]
    );
}

#[test]
fn a_list_without_arrows_grows_with_its_screens() {
    let length = |screens: usize| {
        let list: String = (0..screens)
            .map(|number| format!("SCREEN_{number},"))
            .collect();
        let args = format!("init = never, screens({list})")
            .parse()
            .expect("tokens");
        let item = "impl Clinic {}".parse().expect("tokens");
        crate::pipeline::flow(args, item).to_string().len()
    };
    let (few, many) = (length(50), length(400));
    assert!(many < few * 9, "{few} and {many} characters");
}

/// What is told of a handler of DETAILS with this body.
fn in_a_body(body: &str) -> Vec<String> {
    let item = format!(
        "impl Clinic {{ #[flow_screen(DETAILS)] fn f(&self) -> X {{ {body} }} #[flow_screen(_)] fn rest(&self) -> X {{}} }}"
    );
    messages(CLINIC, &item)
}

#[test]
fn what_no_object_is_can_be_seen() {
    for (body, kind) in [
        ("Next::complete(())", "nothing"),
        ("if a { return Next::complete(5); }", "a number"),
        ("Next::complete(-5)", "a number"),
        ("Next::<screens::Details>::complete(5)", "a number"),
        ("Next::complete(None::<u32>)", "nothing"),
        ("Next::complete((true))", "a boolean"),
        ("Next::complete(format!(\"{a}\"))", "a text"),
        ("Next::complete(vec![a])", "a list"),
        ("Next::complete(serde_json::json!([a]))", "a list"),
    ] {
        let expected = format!("the parameters of a completion are an object, and this is {kind}");
        assert_eq!(in_a_body(body), [expected], "{body}");
    }
    for (body, kind) in [
        ("Next::show_as(screens::DETAILS, 5)", "a number"),
        ("Next::show_as_with_error(A, \"b\", \"c\")", "a text"),
        ("Next::refresh_as([1])", "a list"),
        ("Next::error_with_as(\"a\", None)", "nothing"),
    ] {
        let expected = format!("the data of a screen is an object, and this is {kind}");
        assert_eq!(in_a_body(body), [expected], "{body}");
    }
    for body in [
        "Next::complete(params! { a: 5 })",
        "Next::complete(a)",
        "Next::complete(a.b(5))",
        "Next::complete(None::<Own>.unwrap_or(a))",
        "Next::complete(json!({ \"a\": 5 }))",
        "Next::complete(Own { a: 5 })",
        "Next::error(\"a\")",
        "Other::complete(5)",
        "complete(5)",
    ] {
        assert_eq!(in_a_body(body), [""; 0], "{body}");
    }
}

#[test]
fn the_token_is_no_parameter() {
    for body in [
        "Next::complete(params! { flow_token: a })",
        "let p = params! { a: 1, \"flow_token\": b };",
        "Next::complete(json!({ \"a\": 1, \"flow_token\": b }))",
    ] {
        assert_eq!(
            in_a_body(body),
            ["`flow_token` is no parameter to give"],
            "{body}"
        );
    }
    for body in [
        "Next::complete(params! { token: flow_token })",
        "let x = json!({ \"flow_token\": a });",
        "Next::complete(params! { a: json!({ \"flow_token\": a }) })",
    ] {
        assert_eq!(in_a_body(body), [""; 0], "{body}");
    }
}

#[test]
fn a_handler_that_is_compiled_out_is_named() {
    let item = "impl Clinic {
        #[cfg(feature = \"late\")] #[flow_screen(INIT)] fn open(&self) -> X {}
        #[cfg(test)] #[cfg(unix)] #[flow_screen(SUMMARY)] fn book(&self) -> X {}
        #[flow_screen(APPOINTMENT)] fn choose(&self) -> X {}
        #[flow_screen(DETAILS)] fn check(&self) -> X {}
        #[flow_screen(DETAILS, on = BACK)] fn back(&self) -> X {}
    }";
    let found = faults(CLINIC, item);
    assert_eq!(found.len(), 2);
    assert!(
        found[0]
            .contains("`open` would answer it, but is compiled out: `#[cfg(feature = \"late\")]`")
    );
    assert!(
        found[1].contains("`book` would answer it, but is compiled out: `#[cfg(all(test, unix))]`")
    );
}
