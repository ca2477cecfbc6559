//! A panic in our own code: one error, and the user's item is there all the same.

use proc_macro2::TokenStream;
use quote::quote;

use super::FLOW;
use crate::diag::Faults;
use crate::pipeline::expand_by;

fn failing(args: &str, item: &str) -> (String, Faults) {
    let tokens = |text: &str| text.parse::<TokenStream>().expect("tokens");
    let (expansion, faults) = expand_by(
        |_, input, _| panic!("no screen with index {}", input.handlers.len()),
        tokens(args),
        tokens(item),
    );
    let file: syn::File = syn::parse2(quote!(#expansion #faults)).expect("items");
    (prettyplease::unparse(&file), faults)
}

#[test]
fn a_panic_is_one_error_that_asks_for_a_report() {
    let (code, faults) = failing("screens(A, B)", FLOW);
    // It is told by a type, as faults are where nothing is known of the screens: rustc says nothing of what is missing.
    let said: Vec<String> = faults.texts();
    let [only] = said.as_slice() else {
        panic!("one fault: {said:?}");
    };
    let mut lines = only.lines();
    assert_eq!(
        lines.next(),
        Some("flowkit itself failed here: no screen with index 1")
    );
    assert!(only.contains("this is a bug in flowkit 0."), "{only}");
    let report = "report it, with the Flow JSON and this item if you may show them: https://";
    assert!(only.contains(report), "{only}");
    assert_eq!(code.matches("compile_error!").count(), 1, "{code}");
}

#[test]
fn the_users_item_and_a_flow_are_there_beside_a_panic() {
    let (code, _) = failing("screens(A, B)", FLOW);
    assert!(
        code.contains("fn rest(&self) -> Result<Next<screens::AnyScreen>>"),
        "{code}"
    );
    assert!(code.contains("impl ::flowkit::Flow for Clinic"), "{code}");
    assert!(code.contains("pub mod screens"), "{code}");
    assert!(!code.contains("flow_screen"), "{code}");

    let module = "mod clinic { #[flow_screen(INIT)] fn open() -> X { y() } fn own() {} }";
    let (code, _) = failing("screens(A, B), screens = other", module);
    assert!(code.contains("fn own()"), "{code}");
    assert!(code.contains("pub mod other"), "{code}");
    assert!(code.contains("pub fn flow()"), "{code}");
}

/// What else is wrong would be told in the midst of a failure of ours, which may be its cause.
#[test]
fn faults_of_the_user_wait_beside_a_panic() {
    let (_, faults) = failing("screens(A, B), stat = Db", FLOW);
    assert_eq!(faults.texts().len(), 1);
}
