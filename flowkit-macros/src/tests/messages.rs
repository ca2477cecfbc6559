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
            "fn f(&self) -> Result<X, String> {}",
            "only the error is wrong here: `String` does not become a `flowkit::HandlerError`",
        ),
        (
            "fn f(&self) -> Result<X, Box<dyn Error + Send>> {}",
            "only the error is wrong here: `Box<dyn Error + Send>` does not become a `flowkit::HandlerError`",
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
    let item = "impl Clinic { #[flow_screen(SIGN_UP)] fn f(&self) -> Result<Next<screens::SignUp>> { Next::show_as(screens::DONE, 1) } }";
    let (expansion, faults) = crate::pipeline::expand(tokens("\"no.json\""), tokens(item));
    assert_eq!(faults.len(), 1);
    let text = expansion.to_string();
    for expected in [
        "pub enum SignUp",
        "pub const SIGN_UP",
        "pub enum Done",
        "pub const DONE",
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
