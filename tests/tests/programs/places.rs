//! `#[flow]` and `#[flow_screen]` on what they do not go on, two flows in one module, handlers that are compiled out, and a
//! feature that is missing.

use super::Program;

const SHOP: &str = "
struct Shop;
#[flow(screens(BASKET, PAID))]
impl Shop {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> { Next::show_as(screens::BASKET, params! {}) }
    #[flow_screen(BASKET)]
    fn basket(&self) -> Result<Next<screens::Basket>> { Next::show_as(screens::PAID, params! {}) }
}
fn serve(_: impl flowkit::Flow) {}
fn both() { serve(Shop); serve(Restaurant { evening: String::new() }) }
";

pub(crate) const PROGRAMS: &[Program] = &[
    Program {
        name: "on_a_trait_of_flowkit",
        edits: &[("impl Restaurant {", "impl flowkit::Flow for Restaurant {")],
        says: &["`#[flow]` does not go on the implementation of a trait, here `flowkit::Flow`"],
    },
    Program {
        name: "on_a_trait_of_ones_own",
        edits: &[
            (
                "/*above*/",
                "#[allow(async_fn_in_trait)]
                 trait Answering {
                     async fn open(&self) -> Result<Next<Init>>;
                     async fn seats(&self, form: SeatsForm) -> Result<Next<Seats>>;
                     fn confirm(&self, token: FlowToken, form: ConfirmForm) -> Result<Next<Confirm>>;
                 }",
            ),
            ("impl Restaurant {", "impl Answering for Restaurant {"),
        ],
        says: &["`#[flow]` does not go on the implementation of a trait, here `Answering`"],
    },
    Program {
        name: "on_a_trait_without_the_handlers",
        edits: &[
            ("/*above*/", "trait Answering { fn greet(&self) {} }"),
            ("impl Restaurant {", "impl Answering for Restaurant {"),
        ],
        says: &["`#[flow]` does not go on the implementation of a trait, here `Answering`"],
    },
    Program {
        name: "on_the_type",
        edits: &[
            ("#[flow(\"flows/table.json\")]\n", ""),
            ("struct Restaurant {", "#[flow(\"flows/table.json\")]\nstruct Restaurant {"),
        ],
        says: &["`#[flow]` does not go on a `struct`"],
    },
    Program {
        name: "two_flows_in_a_module",
        edits: &[("/*below*/", SHOP)],
        says: &["this is the second flow in one module, and both would make a module `screens`"],
    },
    Program {
        name: "two_flows_of_one_file_in_a_module",
        edits: &[(
            "/*below*/",
            "struct Bar;
             #[flowkit::flow(\"flows/table.json\")]
             impl Bar {
                 #[flow_screen(_)]
                 fn rest(&self) -> Result<Next<AnyScreen>> { Next::show(Seats { evening: String::new() }) }
             }",
        )],
        says: &["this is the second flow in one module, and both would make a module `screens`"],
    },
    Program {
        name: "two_flows_in_two_modules",
        edits: &[
            (
                "/*below*/",
                "mod shop {
                     use flowkit::prelude::*;
                     pub struct Shop;
                     #[flow(screens(BASKET))]
                     impl Shop {
                         #[flow_screen(_)]
                         fn rest(&self) -> Result<Next<screens::AnyScreen>> { Next::close() }
                     }
                 }
                 struct Bar;
                 #[flow(screens(DRINKS), screens = bar)]
                 impl Bar {
                     #[flow_screen(_)]
                     fn rest(&self) -> Result<Next<bar::AnyScreen>> { Next::close() }
                 }",
            ),
        ],
        says: &[],
    },
    Program {
        name: "two_flows_of_which_one_is_compiled",
        edits: &[
            ("#[flow(\"flows/table.json\")]", "#[cfg(not(feature = \"late\"))]\n#[flow(\"flows/table.json\")]"),
            (
                "/*below*/",
                "#[flow(\"flows/table.json\")]
                 #[cfg(feature = \"late\")]
                 impl Restaurant {
                     #[flow_screen(_)]
                     fn rest(&self) -> Result<Next<screens::AnyScreen>> { Next::close() }
                 }",
            ),
        ],
        says: &[],
    },
    Program {
        name: "a_handler_that_is_compiled_out",
        edits: &[("#[flow_screen(SEATS)]", "#[cfg(feature = \"late\")]\n    #[flow_screen(SEATS)]")],
        says: &["screen `SEATS` sends `data_exchange` (its Footer), and no handler answers it"],
    },
    Program {
        name: "an_opening_that_is_compiled_out",
        edits: &[("#[flow_screen(INIT)]", "#[flow_screen(INIT)]\n    #[cfg(any())]")],
        says: &["nothing answers when the flow is opened: INIT has no handler"],
    },
    Program {
        name: "without_the_feature_testing",
        edits: &[(
            "/*below*/",
            "#[allow(dead_code)]
             async fn walks() {
                 use flowkit::testing::Tester;
                 let table = Tester::new(Restaurant { evening: String::new() }).with_token(\"ann\");
                 assert_eq!(table.init().await.screen(), \"SEATS\");
                 let refused = table.submit(\"SEATS\", serde_json::json!({})).await;
                 assert!(refused.expect_refusal().contains(\"guests\"));
             }",
        )],
        says: &["`flowkit::testing` needs the feature `testing`"],
    },
    Program {
        name: "shared_flows_are_flows",
        edits: &[(
            "/*below*/",
            "fn serve(_: impl flowkit::Flow) {}
             static ONE: std::sync::LazyLock<Restaurant> = std::sync::LazyLock::new(|| Restaurant { evening: String::new() });
             fn all() { serve(std::sync::Arc::new(Restaurant { evening: String::new() })); serve(&*ONE) }",
        )],
        says: &[],
    },
];
