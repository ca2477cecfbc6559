//! The types made from a Flow JSON in a crate that forbids what it can: no prelude, every lint that could see them, and
//! names that are words of Rust or of the libraries.
#![no_implicit_prelude]
#![deny(warnings, missing_docs, clippy::pedantic)]
#![deny(
    absolute_paths_not_starting_with_crate,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    keyword_idents,
    meta_variable_misuse,
    missing_debug_implementations,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results
)]
#![allow(
    dead_code,
    reason = "the lookalikes are there to be mistaken, not to be used"
)]

use ::flowkit::prelude::{Next, flow};

mod core {}
mod std {}
mod flowkit {}
mod serde {}
#[allow(non_camel_case_types, reason = "named like a primitive type")]
struct f64;
#[allow(non_camel_case_types, reason = "named like a primitive type")]
struct bool;
struct Clone;
struct Default;
struct Option;
struct Result;
struct Serialize;
struct String;
struct Vec;

#[derive(::std::fmt::Debug)]
struct Names;

#[flow("tests/types/flows/names.json")]
impl Names {
    #[flow_screen(_)]
    fn rest() -> ::flowkit::Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

macro_rules! flows {
    ($($name:ident $file:literal)*) => {$(
        /// A flow.
        pub mod $name {
            /// Its handlers.
            #[derive(::std::fmt::Debug)]
            pub struct Handlers;

            #[::flowkit::flow($file, dates = chrono)]
            impl Handlers {
                #[flow_screen(_)]
                fn rest() -> ::flowkit::Result<::flowkit::Next<screens::AnyScreen>> {
                    ::flowkit::Next::close()
                }
            }
        }
    )*};
}

flows! {
    appointment "ui/pass/flows/appointment.json"
    clinic "tests/types/flows/clinic.json"
    loan "tests/types/flows/loan.json"
    order "../flowkit-macros/tests/expand/flows/order.json"
    survey "tests/types/flows/survey.json"
}

/// Many booleans, variants of one ending, some much larger than others; no `macro_rules!` around it that a lint could
/// stop at.
pub mod lints {
    /// A flow.
    #[derive(::std::fmt::Debug)]
    pub struct Handlers;

    #[::flowkit::flow("tests/types/flows/lints.json")]
    impl Handlers {
        #[flow_screen(_)]
        fn rest() -> ::flowkit::Result<::flowkit::Next<screens::AnyScreen>> {
            ::flowkit::Next::close()
        }
    }
}

/// The same in a flow that is a module.
#[flow("../flowkit-macros/tests/expand/flows/offers.json")]
pub mod offers {
    #[flow_screen(_)]
    fn rest() -> ::flowkit::Result<::flowkit::Next<screens::AnyScreen>> {
        ::flowkit::Next::close()
    }
}

#[test]
fn types_build_without_a_prelude_and_without_a_warning() {
    use ::flowkit::Flow as _;

    ::std::assert_eq!(Names::TABLE.screens.len(), 12);
    ::std::assert!(loan::Handlers::TABLE.screens.len() > 2);
    let _ = offers::flow();
}

#[test]
fn words_of_rust_are_fields_and_names() {
    use ::std::string::ToString as _;

    let shown = screens::OptionScreen {
        r#type: "t".to_string(),
        self_: "s".to_string(),
        _2nd: "2".to_string(),
        first_name: "a".to_string(),
        first_name_2: "b".to_string(),
        r#box: screens::OptionScreenBox {
            vec: ::std::option::Option::Some(screens::OptionScreenBoxVec {
                r#type: ::std::option::Option::None,
            }),
        },
        ..screens::OptionScreen::EMPTY
    };
    let json = ::serde_json::to_value(&shown).unwrap();
    ::std::assert_eq!(json["type"], "t");
    ::std::assert_eq!(
        (&json["first-name"], &json["firstName"]),
        (&"a".into_json(), &"b".into_json())
    );
    ::std::assert_eq!(json["box"]["vec"], ::serde_json::json!({}));
    let update = screens::ResultScreenUpdate::new("type".to_string(), "to".to_string());
    ::std::assert_eq!(::serde_json::to_value(&update).unwrap()["to"], "to");
    // Without data they are values, unless a constant has the name.
    let _ = (
        screens::VecScreen,
        screens::A {},
        screens::A,
        screens::Serialize,
    );
}

trait IntoJson {
    fn into_json(self) -> ::serde_json::Value;
}

impl IntoJson for &str {
    fn into_json(self) -> ::serde_json::Value {
        ::serde_json::json!(self)
    }
}
