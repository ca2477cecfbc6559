//! What a handler returns, and how it is declared.

use super::Program;

const SEATS: &str = "form: SeatsForm) -> Result<Next<Seats>> {";
const CONFIRM: &str = "form: ConfirmForm) -> Result<Next<Confirm>> {";

pub(crate) const PROGRAMS: &[Program] = &[
    Program {
        name: "as_it_should_be",
        edits: &[],
        says: &[],
    },
    Program {
        name: "without_result",
        edits: &[(SEATS, "form: SeatsForm) -> Next<Seats> {")],
        says: &["a handler returns a `Result`, because making an answer can fail"],
    },
    Program {
        name: "without_result_by_path",
        edits: &[(CONFIRM, "form: ConfirmForm) -> flowkit::Next<screens::Confirm> {")],
        says: &["a handler returns a `Result`, because making an answer can fail"],
    },
    Program {
        name: "next_of_nothing",
        edits: &[(SEATS, "form: SeatsForm) -> Result<Next> {")],
        says: &["`Next` says which screen its handler leaves"],
    },
    Program {
        name: "next_of_nothing_in_an_own_result",
        edits: &[(CONFIRM, "form: ConfirmForm) -> std::result::Result<flowkit::Next, HandlerError> {")],
        says: &["`Next` says which screen its handler leaves"],
    },
    Program {
        name: "next_of_init",
        edits: &[("Result<Next<Init>>", "Result<Next<INIT>>")],
        says: &["`INIT` is what the phone asks for; what its handler leaves is the type `Init`"],
    },
    Program {
        name: "next_of_init_by_path",
        edits: &[("Result<Next<Init>>", "Result<Next<screens::INIT>>")],
        says: &["`INIT` is what the phone asks for; what its handler leaves is the type `Init`"],
    },
    Program {
        name: "next_of_a_screens_id",
        edits: &[(SEATS, "form: SeatsForm) -> Result<Next<SEATS>> {")],
        says: &["`SEATS` is the screen as a value; as a type it is `Seats`"],
    },
    Program {
        name: "next_of_another_screens_id",
        edits: &[(CONFIRM, "form: ConfirmForm) -> Result<Next<screens::SEATS>> {")],
        says: &["`SEATS` is the screen as a value; as a type it is `Seats`"],
    },
    Program {
        name: "next_of_a_misspelt_screen",
        edits: &[(SEATS, "form: SeatsForm) -> Result<Next<screens::Seat>> {")],
        says: &["cannot find type `Seat` in module `screens`"],
    },
    Program {
        name: "an_error_that_is_not_there",
        edits: &[(CONFIRM, "form: ConfirmForm) -> std::result::Result<Next<Confirm>, BookingError> {")],
        says: &["cannot find type `BookingError` in this scope"],
    },
    Program {
        name: "a_payload_that_is_not_there",
        edits: &[
            ("form: ConfirmForm", "Payload(form): Payload<Booking>"),
        ],
        says: &["cannot find type `Booking` in this scope"],
    },
    Program {
        name: "a_misspelt_form",
        edits: &[("form: ConfirmForm", "form: screens::ConfirmFrom")],
        says: &["cannot find type `ConfirmFrom` in module `screens`"],
    },
    Program {
        name: "returns_no_answer",
        edits: &[(SEATS, "form: SeatsForm) -> Option<Next<Seats>> {\n        return None;\n        #[allow(unreachable_code)]"),
                 ("return Next::error(\"The large table is taken.\");", ""),
                 ("Next::show(Confirm { summary, guests })", "{ drop((summary, guests)); None }")],
        says: &["a handler of `screens::Seats` cannot return `Option<flowkit::Next<screens::Seats>>`"],
    },
    Program {
        name: "self_in_a_module",
        edits: &[(
            "/*below*/",
            "#[flow(screens(BASKET))]
             mod shop {
                 use flowkit::prelude::*;
                 #[flow_screen(_)]
                 fn rest(&self) -> Result<Next<screens::AnyScreen>> { self.close(); Next::close() }
             }
             fn shop() -> impl flowkit::Flow { shop::flow() }",
        )],
        says: &["a handler in a module has no `self`"],
    },
    Program {
        name: "const_handler",
        edits: &[("    fn confirm", "    const fn confirm")],
        says: &["a handler cannot be `const`: it answers a request, which is there only when the program runs"],
    },
    Program {
        name: "const_handler_for_all",
        edits: &[("    fn confirm", "    pub(crate) const fn confirm")],
        says: &["a handler cannot be `const`: it answers a request, which is there only when the program runs"],
    },
    Program {
        name: "flow_with_a_lifetime",
        edits: &[
            ("struct Restaurant {\n    evening: String,", "struct Restaurant<'a> {\n    evening: &'a str,"),
            ("impl Restaurant {", "impl<'a> Restaurant<'a> {"),
            ("self.evening.clone()", "self.evening.to_owned()"),
            ("/*below*/", "fn serve(_: impl flowkit::Flow) {} fn all() { serve(Restaurant { evening: \"Friday\" }) }"),
        ],
        says: &[],
    },
    Program {
        name: "flow_with_a_lifetime_and_a_type",
        edits: &[
            ("struct Restaurant {\n    evening: String,", "struct Restaurant<'a, T> {\n    evening: &'a T,"),
            ("impl Restaurant {", "impl<T: std::fmt::Display> Restaurant<'_, T> {"),
            ("self.evening.clone()", "self.evening.to_string()"),
            ("/*below*/", "fn serve(_: impl flowkit::Flow) {} fn all() { serve(Restaurant { evening: &\"Friday\" }) }"),
        ],
        says: &[],
    },
    Program {
        name: "flow_that_borrows_what_ends_before_it",
        edits: &[
            ("struct Restaurant {\n    evening: String,", "struct Restaurant<'a> {\n    evening: &'a str,"),
            ("impl Restaurant {", "impl Restaurant<'_> {"),
            ("self.evening.clone()", "self.evening.to_owned()"),
            (
                "/*below*/",
                "fn serve(_: impl flowkit::Flow) {} fn all(day: String) { serve(Restaurant { evening: &day }) }",
            ),
        ],
        says: &["`day` does not live long enough"],
    },
    Program {
        name: "two_forms",
        edits: &[(SEATS, "form: SeatsForm, again: SeatsForm) -> Result<Next<Seats>> {\n        drop(again);")],
        says: &["a request has one payload; this is the second argument that reads it"],
    },
    Program {
        name: "form_and_payload",
        edits: &[
            ("/*above*/", "#[derive(serde::Deserialize)] struct Mine { guests: String }"),
            (SEATS, "form: SeatsForm, Payload(mine): Payload<Mine>) -> Result<Next<Seats>> {\n        drop(mine.guests);"),
        ],
        says: &["a request has one payload; this is the second argument that reads it"],
    },
    Program {
        name: "two_forms_in_a_fallback",
        edits: &[
            ("#[flow_screen(SEATS)]", "#[flow_screen(_)]"),
            (SEATS, "form: SeatsForm, other: &ConfirmForm) -> Result<Next<AnyScreen>> {\n        let _ = other;"),
        ],
        says: &["a request has one payload; this is the second argument that reads it"],
    },
    Program {
        name: "payload_that_serde_cannot_read",
        edits: &[
            ("/*above*/", "struct Mine { guests: String }"),
            ("form: ConfirmForm", "Payload(form): Payload<Mine>"),
            ("form.guests.unwrap_or_default()", "form.guests"),
        ],
        says: &["`Mine` cannot be read from a payload"],
    },
    Program {
        name: "payloads_that_serde_cannot_read",
        edits: &[
            ("/*above*/", "#[derive(Debug, serde::Serialize)] struct Mine { guests: String }"),
            (SEATS, "Payload(mine): Payload<Vec<Mine>>) -> Result<Next<Seats>> {\n        return Next::error(format!(\"{mine:?}\"));\n        let form: SeatsForm;"),
        ],
        says: &["`Vec<Mine>` cannot be read from a payload"],
    },
    Program {
        name: "holds_an_rc",
        edits: &[("/*seats*/", "let held = std::rc::Rc::new(1); std::future::ready(()).await; drop(held);")],
        says: &["future cannot be sent between threads safely"],
    },
    Program {
        name: "holds_a_lock",
        edits: &[
            ("/*above*/", "static COUNT: std::sync::Mutex<u8> = std::sync::Mutex::new(0);"),
            ("/*seats*/", "let guard = COUNT.lock().unwrap(); std::future::ready(*guard).await; drop(guard);"),
        ],
        says: &["future cannot be sent between threads safely"],
    },
    Program {
        name: "takes_what_stays_on_its_thread",
        edits: &[
            (
                "/*above*/",
                "struct Mine(std::rc::Rc<u8>);
                 impl<S: Sync> flowkit::FromExchange<S> for Mine {
                     async fn from_exchange(_: &DataExchange, _: &S) -> Result<Self> { Ok(Self(std::rc::Rc::new(1))) }
                 }",
            ),
            (SEATS, "mine: Mine, form: SeatsForm) -> Result<Next<Seats>> {\n        drop(mine.0);"),
        ],
        says: &["future cannot be sent between threads safely"],
    },
];
