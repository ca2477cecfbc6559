//! Generated code in a crate that forbids what it can: no prelude, and every lint that could see it.
#![no_implicit_prelude]
#![deny(warnings, missing_docs, clippy::pedantic)]
#![deny(
    absolute_paths_not_starting_with_crate,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    impl_trait_redundant_captures,
    keyword_idents,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
// Names that the generated code must not mistake for its own.
#![allow(
    dead_code,
    reason = "the lookalikes are there to be mistaken, not to be used"
)]

use ::flowkit::prelude::{FlowToken, Next, Payload, State, flow, params};
use ::std::option::Option;

mod core {}
mod std {}
mod flowkit {}
#[allow(non_camel_case_types, reason = "named like a primitive type")]
struct str;
#[allow(non_camel_case_types, reason = "named like a primitive type")]
struct u16;
struct Future;
struct Result;
struct Screen;
struct Send;

#[derive(::std::fmt::Debug)]
struct Clinic {
    seats: ::std::vec::Vec<usize>,
}

#[flow("ui/pass/flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self, token: Option<FlowToken>) -> ::flowkit::Result<Next<screens::Init>> {
        ::std::mem::drop(::std::future::ready(token).await);
        Next::show_as(screens::APPOINTMENT, params! { seats: self.seats })
    }

    #[flow_screen(DETAILS, on = BACK)]
    fn again(&self, token: &FlowToken) -> ::flowkit::Result<Next<screens::Details>> {
        Next::show_as(screens::SUMMARY, params! { text: token, seats: self.seats })
    }

    #[flow_screen(_)]
    fn rest(&self, payload: Payload<bool>) -> ::flowkit::Result<Next<screens::AnyScreen>> {
        if payload.0 {
            Next::close()
        } else {
            Next::complete(params! { seats: self.seats })
        }
    }

    #[flow_screen(ERROR)]
    fn told(&self, error: &::flowkit::ErrorNotification) {
        ::std::eprintln!("{} {}", self.seats.len(), error.key());
    }
}

#[flow(screens(DETAILS => [SUMMARY], SUMMARY), state = usize)]
mod survey {
    use ::flowkit::prelude::{Next, params};

    #[flow_screen(_)]
    pub(super) async fn rest(
        super::State(seats): super::State<usize>,
    ) -> ::flowkit::Result<Next<screens::AnyScreen>> {
        ::std::future::ready(()).await;
        Next::show_as(screens::SUMMARY, params! { seats: seats })
    }
}

/// A flow whose handler takes nothing.
struct Silent;

#[flow(screens(ONLY), screens = silent_screens)]
impl Silent {
    #[flow_screen(_)]
    fn rest() -> ::flowkit::Result<Next<silent_screens::AnyScreen>> {
        Next::close()
    }
}

fn screens_of<F: ::flowkit::Flow>(_: &F) -> usize {
    F::TABLE.screens.len()
}

#[test]
fn flows_build_without_a_prelude_and_without_a_warning() {
    ::std::assert_eq!(
        screens_of(&Clinic {
            seats: ::std::vec::Vec::new()
        }),
        3
    );
    ::std::assert_eq!(screens_of(&survey::flow(3)), 2);
    ::std::assert_eq!(screens_of(&Silent), 1);
    ::std::assert!(screens::FLOW_JSON.contains("APPOINTMENT"));
}
