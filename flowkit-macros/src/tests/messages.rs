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
            "a handler cannot take `self` by value: the flow goes on answering",
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
