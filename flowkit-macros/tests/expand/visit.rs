// What `input/visit.rs` becomes; see `src/tests/expansion.rs`.

use flowkit::prelude::*;
struct Types;
impl Types {
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}
/// The screens of the flow in `tests/expand/flows/visit.json`.
#[allow(dead_code, clippy::pub_underscore_fields)]
pub mod screens {
    /// The text of `tests/expand/flows/visit.json`, as it was when this was compiled.
    pub const FLOW_JSON: &::core::primitive::str = ::core::include_str!("flows/visit.json");
    const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("FLOWKIT_PRINT");
    /// What screen `VISIT` shows (`tests/expand/flows/visit.json:7:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Visit {
        /// `price` (`tests/expand/flows/visit.json:10:9`).
        pub price: ::core::primitive::f64,
        /// `city` (`tests/expand/flows/visit.json:11:9`).
        pub city: ::std::string::String,
        /// `slots` (`tests/expand/flows/visit.json:12:9`).
        pub slots: ::std::vec::Vec<::flowkit::OptionItem>,
    }
    impl ::core::fmt::Debug for Visit {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Visit")
        }
    }
    impl Visit {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            price: 0.0,
            city: ::std::string::String::new(),
            slots: ::std::vec::Vec::new(),
        };
    }
    impl ::flowkit::__private::serde::Serialize for Visit {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.floats("price", &self.price)?;
            to.field("city", &self.city)?;
            to.field("slots", &self.slots)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Visit> for Visit {}
    impl ::flowkit::ScreenData for Visit {
        type Screen = Self;
    }
    /// New data for screen `VISIT` (`tests/expand/flows/visit.json:7:13`) while it is showing: what is `None` keeps its value on the phone.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct VisitUpdate {
        /// `price` (`tests/expand/flows/visit.json:10:9`).
        pub price: ::core::option::Option<::core::primitive::f64>,
        /// `city` (`tests/expand/flows/visit.json:11:9`).
        pub city: ::core::option::Option<::std::string::String>,
        /// `slots` (`tests/expand/flows/visit.json:12:9`).
        pub slots: ::core::option::Option<::std::vec::Vec<::flowkit::OptionItem>>,
    }
    impl ::core::fmt::Debug for VisitUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "VisitUpdate")
        }
    }
    impl ::core::default::Default for VisitUpdate {
        fn default() -> Self {
            Self {
                price: ::core::option::Option::None,
                city: ::core::option::Option::None,
                slots: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for VisitUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional_floats("price", &self.price)?;
            to.optional("city", &self.city)?;
            to.optional("slots", &self.slots)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Visit> for VisitUpdate {}
    /// What screen `VISIT` sends to the endpoint: a variant for each action (`tests/expand/flows/visit.json:26:23`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub enum VisitForm {
        /// The action of a Dropdown (`tests/expand/flows/visit.json:26:23`): its `trigger` is `"slot_selected"`.
        SlotSelected {
            /// `slot` (`tests/expand/flows/visit.json:26:81`). The phone may leave it out.
            slot: ::core::option::Option<::flowkit::OptionId>,
        },
        /// The action of a DatePicker (`tests/expand/flows/visit.json:32:23`): its `trigger` is `"day_selected"`.
        DaySelected {
            /// `day` (`tests/expand/flows/visit.json:32:80`). The phone may leave it out.
            day: ::core::option::Option<::flowkit::dates::Text>,
        },
        /// The action of a Footer (`tests/expand/flows/visit.json:38:23`): its `trigger` is `"done"`.
        Done {
            /// `name` (`tests/expand/flows/visit.json:38:72`).
            name: ::std::string::String,
            /// `day` (`tests/expand/flows/visit.json:38:96`). The phone may leave it out.
            day: ::core::option::Option<::flowkit::dates::Text>,
        },
    }
    impl ::core::fmt::Debug for VisitForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(
                f,
                match self {
                    Self::SlotSelected { .. } => "VisitForm::SlotSelected",
                    Self::DaySelected { .. } => "VisitForm::DaySelected",
                    Self::Done { .. } => "VisitForm::Done",
                },
            )
        }
    }
    impl ::flowkit::__private::Fields for VisitForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            if from.is_text("trigger", "slot_selected") {
                return ::core::result::Result::Ok(Self::SlotSelected {
                    slot: from.field("slot")?,
                });
            }
            if from.is_text("trigger", "day_selected") {
                return ::core::result::Result::Ok(Self::DaySelected {
                    day: from.field("day")?,
                });
            }
            if from.is_text("trigger", "done") {
                return ::core::result::Result::Ok(Self::Done {
                    name: from.field("name")?,
                    day: from.field("day")?,
                });
            }
            ::core::result::Result::Err(from.no_variant(
                ::core::option::Option::Some("trigger"),
                "`slot_selected`, `day_selected` or `done`",
            ))
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for VisitForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] VisitForm
    }
    impl ::flowkit::Screen for Visit {
        const ID: &'static ::core::primitive::str = "VISIT";
    }
    /// Screen `VISIT`, as a value. An answer on it may show `VISIT` and `WHO`.
    pub const VISIT: ::flowkit::ScreenRef<Visit> = ::flowkit::ScreenRef::new(&["VISIT", "WHO"]);
    /// What screen `WHO` shows (`tests/expand/flows/visit.json:45:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Who {
        /// `n` (`tests/expand/flows/visit.json:47:17`).
        pub n: ::core::primitive::f64,
    }
    impl ::core::fmt::Debug for Who {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Who")
        }
    }
    impl Who {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self { n: 0.0 };
    }
    impl ::flowkit::__private::serde::Serialize for Who {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.floats("n", &self.n)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Who> for Who {}
    impl ::flowkit::ScreenData for Who {
        type Screen = Self;
    }
    /// New data for screen `WHO` (`tests/expand/flows/visit.json:45:13`) while it is showing: what is `None` keeps its value on the phone.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct WhoUpdate {
        /// `n` (`tests/expand/flows/visit.json:47:17`).
        pub n: ::core::option::Option<::core::primitive::f64>,
    }
    impl ::core::fmt::Debug for WhoUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "WhoUpdate")
        }
    }
    impl ::core::default::Default for WhoUpdate {
        fn default() -> Self {
            Self {
                n: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for WhoUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional_floats("n", &self.n)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Who> for WhoUpdate {}
    /// What screen `WHO` sends to the endpoint: a variant for each action (`tests/expand/flows/visit.json:55:42`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub enum WhoForm {
        /// The action of an EmbeddedLink (`tests/expand/flows/visit.json:55:42`): its `help` is `true`.
        EmbeddedLink {
            /// `last` (`tests/expand/flows/visit.json:55:86`). The phone may leave it out.
            last: ::core::option::Option<::std::string::String>,
        },
        /// The action of a Footer (`tests/expand/flows/visit.json:60:23`): it has `who`.
        Footer {
            /// `who` (`tests/expand/flows/visit.json:62:17`).
            who: WhoFormWho,
            /// `names` (`tests/expand/flows/visit.json:63:17`).
            names: ::std::vec::Vec<::core::option::Option<::std::string::String>>,
            /// `visit` (`tests/expand/flows/visit.json:64:17`). The phone may leave it out.
            visit: ::core::option::Option<::std::string::String>,
            /// `city` (`tests/expand/flows/visit.json:64:55`). The phone may leave it out.
            city: ::core::option::Option<::std::string::String>,
            /// `total` (`tests/expand/flows/visit.json:65:17`).
            total: ::core::primitive::f64,
            /// `many` (`tests/expand/flows/visit.json:65:45`).
            many: ::core::primitive::bool,
            /// `hello` (`tests/expand/flows/visit.json:65:72`).
            hello: ::std::string::String,
        },
    }
    impl ::core::fmt::Debug for WhoForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(
                f,
                match self {
                    Self::EmbeddedLink { .. } => "WhoForm::EmbeddedLink",
                    Self::Footer { .. } => "WhoForm::Footer",
                },
            )
        }
    }
    impl ::flowkit::__private::Fields for WhoForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            if from.is_bool("help", true) {
                return ::core::result::Result::Ok(Self::EmbeddedLink {
                    last: from.field("last")?,
                });
            }
            if from.has("who") {
                return ::core::result::Result::Ok(Self::Footer {
                    who: from.field("who")?,
                    names: from.field("names")?,
                    visit: from.field("visit")?,
                    city: from.field("city")?,
                    total: from.field("total")?,
                    many: from.field("many")?,
                    hello: from.field("hello")?,
                });
            }
            ::core::result::Result::Err(from.no_variant(
                ::core::option::Option::None,
                "what one of the 2 actions sends",
            ))
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for WhoForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] WhoForm
    }
    /// An object of the Flow JSON (`tests/expand/flows/visit.json:62:77`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct WhoFormWhoMore {
        /// `last` (`tests/expand/flows/visit.json:62:79`). The phone may leave it out.
        pub last: ::core::option::Option<::std::string::String>,
    }
    impl ::core::fmt::Debug for WhoFormWhoMore {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "WhoFormWhoMore")
        }
    }
    impl ::flowkit::__private::Fields for WhoFormWhoMore {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                last: from.field("last")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for WhoFormWhoMore {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::FieldValue for WhoFormWhoMore {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::flowkit::__private::object_field(value)
        }
    }
    /// An object of the Flow JSON (`tests/expand/flows/visit.json:62:24`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct WhoFormWho {
        /// `first` (`tests/expand/flows/visit.json:62:26`).
        pub first: ::std::string::String,
        /// `more` (`tests/expand/flows/visit.json:62:69`).
        pub more: WhoFormWhoMore,
    }
    impl ::core::fmt::Debug for WhoFormWho {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "WhoFormWho")
        }
    }
    impl ::flowkit::__private::Fields for WhoFormWho {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                first: from.field("first")?,
                more: from.field("more")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for WhoFormWho {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    impl ::flowkit::FieldValue for WhoFormWho {
        fn from_field(
            value: ::core::option::Option<::flowkit::JsonValue>,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::flowkit::__private::object_field(value)
        }
    }
    impl ::flowkit::Screen for Who {
        const ID: &'static ::core::primitive::str = "WHO";
    }
    /// Screen `WHO`, as a value. An answer on it may show `VISIT`, `WHO` and `DONE`.
    pub const WHO: ::flowkit::ScreenRef<Who> = ::flowkit::ScreenRef::new(&["VISIT", "WHO", "DONE"]);
    /// Screen `DONE` (`tests/expand/flows/visit.json:73:13`), which shows no data.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Done;
    impl ::core::fmt::Debug for Done {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Done")
        }
    }
    impl Done {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {};
    }
    impl ::flowkit::__private::serde::Serialize for Done {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.end()
        }
    }
    impl ::flowkit::ScreenData for Done {
        type Screen = Self;
    }
    /// What screen `DONE` sends to the endpoint (`tests/expand/flows/visit.json:83:42`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct DoneForm {
        /// `note` (`tests/expand/flows/visit.json:83:72`). The phone may leave it out.
        pub note: ::core::option::Option<::std::string::String>,
        /// `seats` (`tests/expand/flows/visit.json:88:53`). The phone may leave it out.
        pub seats: ::core::option::Option<::flowkit::Number>,
    }
    impl ::core::fmt::Debug for DoneForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "DoneForm")
        }
    }
    impl ::flowkit::__private::Fields for DoneForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                note: from.field("note")?,
                seats: from.field("seats")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for DoneForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] DoneForm
    }
    impl ::flowkit::Screen for Done {
        const ID: &'static ::core::primitive::str = "DONE";
    }
    /// Screen `DONE`, as a value. An answer on it may show `WHO` and `DONE`.
    pub const DONE: ::flowkit::ScreenRef<Done> = ::flowkit::ScreenRef::new(&["WHO", "DONE"]);
    /// No screen yet: what a handler of `INIT` leaves. Its answer shows a screen that no other leads to.
    pub enum Init {}
    /// Any screen: what the fallback handler leaves. Where its answer leads is checked when it is sent.
    pub enum AnyScreen {}
    impl ::flowkit::Screen for AnyScreen {
        const ID: &'static ::core::primitive::str = "<any>";
    }
    impl<__Target> ::flowkit::LeadsTo<__Target> for AnyScreen {}
    impl ::flowkit::Stays for AnyScreen {}
    impl<__Update: ::flowkit::UpdateOf<AnyScreen>> ::flowkit::StaysWith<__Update> for AnyScreen {}
    impl ::flowkit::StaysWithoutData for AnyScreen {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Visit where
        __routes::__Go: __routes::AfterVisit<__Target>
    {
    }
    impl ::flowkit::Stays for Visit {}
    impl<__Update: ::flowkit::UpdateOf<Visit>> ::flowkit::StaysWith<__Update> for Visit {}
    impl ::flowkit::StaysWithoutData for Visit {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Who where
        __routes::__Go: __routes::AfterWho<__Target>
    {
    }
    impl ::flowkit::Stays for Who {}
    impl<__Update: ::flowkit::UpdateOf<Who>> ::flowkit::StaysWith<__Update> for Who {}
    impl ::flowkit::StaysWithoutData for Who {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Done where
        __routes::__Go: __routes::AfterDone<__Target>
    {
    }
    impl ::flowkit::Stays for Done {}
    impl<__Update: ::flowkit::UpdateOf<Done>> ::flowkit::StaysWith<__Update> for Done {}
    impl ::flowkit::StaysWithoutData for Done {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
        __routes::__Go: __routes::AfterInit<__Target>
    {
    }
    #[doc(hidden)]
    pub mod __routes {
        pub enum __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `VISIT` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `WHO`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/visit.json:4:22"
        )]
        pub trait AfterVisit<__Target> {}
        impl AfterVisit<super::Visit> for __Go {}
        impl AfterVisit<super::Who> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `WHO` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `VISIT` and `DONE`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/visit.json:4:40"
        )]
        pub trait AfterWho<__Target> {}
        impl AfterWho<super::Visit> for __Go {}
        impl AfterWho<super::Who> for __Go {}
        impl AfterWho<super::Done> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `DONE` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `WHO`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/visit.json:4:57"
        )]
        pub trait AfterDone<__Target> {}
        impl AfterDone<super::Who> for __Go {}
        impl AfterDone<super::Done> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "INIT cannot show the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "a flow opens with a screen that no other leads to: `VISIT`\n  --> tests/expand/flows/visit.json:4:3"
        )]
        pub trait AfterInit<__Target> {}
        impl AfterInit<super::Visit> for __Go {}
    }
}
const _: () = {
    {
        #[deprecated(
            note = "screen `DONE` sends payloads that cannot be told apart, so `DoneForm` has the fields of all of them\n  --> tests/expand/flows/visit.json:88:23\n  = help: give the payload of each action a constant of its own, such as `\"trigger\": \"date_selected\"`: each then becomes a variant"
        )]
        const fn flow_json_warning() {}
        flow_json_warning()
    }
};
#[automatically_derived]
impl ::flowkit::Flow for Types
where
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const TABLE: &'static ::flowkit::__private::FlowTable = &::flowkit::__private::FlowTable::new(
        "Types",
        &[
            ::flowkit::__private::ScreenEntry::new(
                screens::VISIT.id(),
                screens::VISIT.leads_to(),
                true,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["price", "city", "slots"],
                    required: &[],
                },
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::WHO.id(),
                screens::WHO.leads_to(),
                false,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["n"],
                    required: &[],
                },
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::DONE.id(),
                screens::DONE.leads_to(),
                false,
                ::flowkit::__private::DataModel::None,
            ),
        ],
        &[::flowkit::__private::Handler::new(
            0u16,
            "rest",
            ::flowkit::__private::Answers::Anything,
        )],
        ::core::option::Option::Some(screens::FLOW_JSON),
    );
    #[allow(deprecated)]
    fn call<'__flow>(
        &'__flow self,
        handler: ::core::primitive::u16,
        exchange: &'__flow ::flowkit::DataExchange,
    ) -> impl ::core::future::Future<
        Output = ::core::result::Result<::flowkit::Answer, ::flowkit::HandlerError>,
    > + ::core::marker::Send
    + '__flow {
        async move {
            match handler {
                0u16 => ::flowkit::__private::answer::<screens::AnyScreen, _>()(Self::rest(self)),
                other => ::flowkit::__private::unknown_handler(other),
            }
        }
    }
}
