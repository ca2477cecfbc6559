// What `input/impl_form.rs` becomes; see `src/tests/expansion.rs`.

use flowkit::prelude::*;
struct Clinic;
impl Clinic {
    /// The flow is opened.
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::APPOINTMENT, params! {})
    }
    async fn choose(
        &self,
        token: FlowToken,
        exchange: &DataExchange,
    ) -> Result<Next<screens::Appointment>> {
        let _ = (token, exchange);
        Next::show_as(screens::DETAILS, params! {})
    }
    fn again() -> Result<Next<screens::Details>> {
        Next::close()
    }
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
    fn told(&self, error: ErrorNotification) {
        let _ = (error, self.plain());
    }
    fn plain(&self) -> u8 {
        1
    }
}
/// The screens of the flow in `tests/expand/flows/clinic.json`.
#[allow(dead_code, clippy::pub_underscore_fields)]
pub mod screens {
    /// The text of `tests/expand/flows/clinic.json`, as it was when this was compiled.
    pub const FLOW_JSON: &::core::primitive::str = ::core::include_str!("flows/clinic.json");
    const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("FLOWKIT_PRINT");
    /// What screen `APPOINTMENT` shows (`tests/expand/flows/clinic.json:11:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Appointment {
        /// `slots` (`tests/expand/flows/clinic.json:13:17`).
        pub slots: ::std::vec::Vec<::std::string::String>,
    }
    impl ::core::fmt::Debug for Appointment {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Appointment")
        }
    }
    impl Appointment {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            slots: ::std::vec::Vec::new(),
        };
    }
    impl ::flowkit::__private::serde::Serialize for Appointment {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("slots", &self.slots)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Appointment> for Appointment {}
    impl ::flowkit::ScreenData for Appointment {
        type Screen = Self;
    }
    /// New data for screen `APPOINTMENT` (`tests/expand/flows/clinic.json:11:13`) while it is showing: what is `None` keeps its value on the phone.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct AppointmentUpdate {
        /// `slots` (`tests/expand/flows/clinic.json:13:17`).
        pub slots: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    }
    impl ::core::fmt::Debug for AppointmentUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "AppointmentUpdate")
        }
    }
    impl ::core::default::Default for AppointmentUpdate {
        fn default() -> Self {
            Self {
                slots: ::core::option::Option::None,
            }
        }
    }
    impl ::flowkit::__private::serde::Serialize for AppointmentUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.optional("slots", &self.slots)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Appointment> for AppointmentUpdate {}
    /// What screen `APPOINTMENT` sends to the endpoint (`tests/expand/flows/clinic.json:17:77`).
    /// Its `slot` is always `"x"`.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct AppointmentForm {
        /// `slots` (`tests/expand/flows/clinic.json:17:120`). The phone may leave it out.
        pub slots: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    }
    impl ::core::fmt::Debug for AppointmentForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "AppointmentForm")
        }
    }
    impl ::flowkit::__private::Fields for AppointmentForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                slots: from.field("slots")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for AppointmentForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] AppointmentForm
    }
    impl ::flowkit::Screen for Appointment {
        const ID: &'static ::core::primitive::str = "APPOINTMENT";
    }
    /// Screen `APPOINTMENT`, as a value. An answer on it may show `APPOINTMENT` and `DETAILS`.
    pub const APPOINTMENT: ::flowkit::ScreenRef<Appointment> =
        ::flowkit::ScreenRef::new(&["APPOINTMENT", "DETAILS"]);
    /// Screen `DETAILS` (`tests/expand/flows/clinic.json:22:13`), which shows no data.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Details;
    impl ::core::fmt::Debug for Details {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Details")
        }
    }
    impl Details {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {};
    }
    impl ::flowkit::__private::serde::Serialize for Details {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.end()
        }
    }
    impl ::flowkit::ScreenData for Details {
        type Screen = Self;
    }
    /// What screen `DETAILS` sends to the endpoint (`tests/expand/flows/clinic.json:28:77`).
    /// Its `name` is always `"x"`.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct DetailsForm;
    impl ::core::fmt::Debug for DetailsForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "DetailsForm")
        }
    }
    impl ::flowkit::__private::Fields for DetailsForm {
        fn read(
            _: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self)
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for DetailsForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] DetailsForm
    }
    impl ::flowkit::Screen for Details {
        const ID: &'static ::core::primitive::str = "DETAILS";
    }
    /// Screen `DETAILS`, as a value. An answer on it may show `APPOINTMENT`, `DETAILS` and `SUMMARY`.
    pub const DETAILS: ::flowkit::ScreenRef<Details> =
        ::flowkit::ScreenRef::new(&["APPOINTMENT", "DETAILS", "SUMMARY"]);
    /// What screen `SUMMARY` shows (`tests/expand/flows/clinic.json:33:13`).
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct Summary {
        /// `text` (`tests/expand/flows/clinic.json:36:39`).
        pub text: ::std::string::String,
    }
    impl ::core::fmt::Debug for Summary {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "Summary")
        }
    }
    impl Summary {
        /// No text, empty lists, 0 and `false`: to fill the rest, as in `Self { …, ..Self::EMPTY }`.
        pub const EMPTY: Self = Self {
            text: ::std::string::String::new(),
        };
    }
    impl ::flowkit::__private::serde::Serialize for Summary {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("text", &self.text)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Summary> for Summary {}
    impl ::flowkit::ScreenData for Summary {
        type Screen = Self;
    }
    /// New data for screen `SUMMARY` (`tests/expand/flows/clinic.json:33:13`) while it is showing: what is `None` keeps its value on the phone. The fields that are no `Option` must be in every answer, says the Flow JSON.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct SummaryUpdate {
        /// `text` (`tests/expand/flows/clinic.json:36:39`).
        pub text: ::std::string::String,
    }
    impl ::core::fmt::Debug for SummaryUpdate {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "SummaryUpdate")
        }
    }
    impl SummaryUpdate {
        /// An update of nothing but what every answer must have.
        #[must_use]
        pub fn new(text: ::std::string::String) -> Self {
            Self { text }
        }
    }
    impl ::flowkit::__private::serde::Serialize for SummaryUpdate {
        fn serialize<__S: ::flowkit::__private::serde::Serializer>(
            &self,
            to: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            let mut to = ::flowkit::__private::ObjectWriter::new(to)?;
            to.field("text", &self.text)?;
            to.end()
        }
    }
    impl ::flowkit::UpdateOf<Summary> for SummaryUpdate {}
    /// What screen `SUMMARY` sends to the endpoint (`tests/expand/flows/clinic.json:40:77`).
    /// Its `ok` is always `true`.
    #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
    pub struct SummaryForm {
        /// `text` (`tests/expand/flows/clinic.json:40:119`).
        pub text: ::std::string::String,
    }
    impl ::core::fmt::Debug for SummaryForm {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::flowkit::__private::debug_name(f, "SummaryForm")
        }
    }
    impl ::flowkit::__private::Fields for SummaryForm {
        fn read(
            from: &mut ::flowkit::__private::FieldReader,
        ) -> ::core::result::Result<Self, ::flowkit::FieldError> {
            ::core::result::Result::Ok(Self {
                text: from.field("text")?,
            })
        }
    }
    impl<'de> ::flowkit::__private::serde::Deserialize<'de> for SummaryForm {
        fn deserialize<__D: ::flowkit::__private::serde::Deserializer<'de>>(
            from: __D,
        ) -> ::core::result::Result<Self, __D::Error> {
            ::flowkit::__private::deserialize(from)
        }
    }
    ::flowkit::__private::form_argument! {
        #[diagnostic::do_not_recommend] SummaryForm
    }
    impl ::flowkit::Screen for Summary {
        const ID: &'static ::core::primitive::str = "SUMMARY";
    }
    /// Screen `SUMMARY`, as a value. An answer on it may show `DETAILS` and `SUMMARY`.
    pub const SUMMARY: ::flowkit::ScreenRef<Summary> =
        ::flowkit::ScreenRef::new(&["DETAILS", "SUMMARY"]);
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
    impl<__Target> ::flowkit::LeadsTo<__Target> for Appointment where
        __routes::__Go: __routes::AfterAppointment<__Target>
    {
    }
    impl ::flowkit::Stays for Appointment {}
    impl<__Update: ::flowkit::UpdateOf<Appointment>> ::flowkit::StaysWith<__Update> for Appointment {}
    impl ::flowkit::StaysWithoutData for Appointment {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Details where
        __routes::__Go: __routes::AfterDetails<__Target>
    {
    }
    impl ::flowkit::Stays for Details {}
    impl<__Update: ::flowkit::UpdateOf<Details>> ::flowkit::StaysWith<__Update> for Details {}
    impl ::flowkit::StaysWithoutData for Details {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Summary where
        __routes::__Go: __routes::AfterSummary<__Target>
    {
    }
    impl ::flowkit::Stays for Summary {}
    impl<__Update: ::flowkit::UpdateOf<Summary>> ::flowkit::StaysWith<__Update> for Summary {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
        __routes::__Go: __routes::AfterInit<__Target>
    {
    }
    #[doc(hidden)]
    pub mod __routes {
        pub enum __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `APPOINTMENT` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `DETAILS`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/clinic.json:5:5"
        )]
        pub trait AfterAppointment<__Target> {}
        impl AfterAppointment<super::Appointment> for __Go {}
        impl AfterAppointment<super::Details> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `DETAILS` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `APPOINTMENT` and `SUMMARY`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/clinic.json:6:5"
        )]
        pub trait AfterDetails<__Target> {}
        impl AfterDetails<super::Appointment> for __Go {}
        impl AfterDetails<super::Details> for __Go {}
        impl AfterDetails<super::Summary> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "screen `SUMMARY` does not lead to the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "the routing model joins it to `DETAILS`, in one direction or the other; the same screen again is fine too\n  --> tests/expand/flows/clinic.json:7:5"
        )]
        pub trait AfterSummary<__Target> {}
        impl AfterSummary<super::Details> for __Go {}
        impl AfterSummary<super::Summary> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "INIT cannot show the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "a flow opens with a screen that no other leads to: `APPOINTMENT`\n  --> tests/expand/flows/clinic.json:4:3"
        )]
        pub trait AfterInit<__Target> {}
        impl AfterInit<super::Appointment> for __Go {}
    }
}
#[automatically_derived]
impl ::flowkit::Flow for Clinic
where
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const TABLE: &'static ::flowkit::__private::FlowTable = &::flowkit::__private::FlowTable::new(
        "Clinic",
        &[
            ::flowkit::__private::ScreenEntry::new(
                screens::APPOINTMENT.id(),
                screens::APPOINTMENT.leads_to(),
                true,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["slots"],
                    required: &[],
                },
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::DETAILS.id(),
                screens::DETAILS.leads_to(),
                false,
                ::flowkit::__private::DataModel::None,
            ),
            ::flowkit::__private::ScreenEntry::new(
                screens::SUMMARY.id(),
                screens::SUMMARY.leads_to(),
                false,
                ::flowkit::__private::DataModel::Declared {
                    keys: &["text"],
                    required: &["text"],
                },
            ),
        ],
        &[
            ::flowkit::__private::Handler::new(0u16, "open", ::flowkit::__private::Answers::Init),
            ::flowkit::__private::Handler::new(
                1u16,
                "choose",
                ::flowkit::__private::Answers::DataExchange(screens::APPOINTMENT.id()),
            ),
            ::flowkit::__private::Handler::new(
                2u16,
                "again",
                ::flowkit::__private::Answers::Back(screens::DETAILS.id()),
            ),
            ::flowkit::__private::Handler::new(
                3u16,
                "rest",
                ::flowkit::__private::Answers::AnyDataExchange,
            ),
            ::flowkit::__private::Handler::new(
                4u16,
                "told",
                ::flowkit::__private::Answers::ErrorNotification,
            ),
        ],
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
                0u16 => ::flowkit::__private::answer::<screens::Init, _>()(
                    ::flowkit::__private::handlers_run_on_any_thread(Self::open(self)).await,
                ),
                1u16 => {
                    let argument_0 =
                        ::flowkit::__private::argument::<_, Self>(exchange, self).await?;
                    let argument_1 =
                        ::flowkit::__private::argument::<_, Self>(exchange, self).await?;
                    ::flowkit::__private::answer::<screens::Appointment, _>()(
                        ::flowkit::__private::handlers_run_on_any_thread(Self::choose(
                            self,
                            argument_0,
                            &argument_1,
                        ))
                        .await,
                    )
                }
                2u16 => ::flowkit::__private::answer::<screens::Details, _>()(Self::again()),
                3u16 => ::flowkit::__private::answer::<screens::AnyScreen, _>()(Self::rest(self)),
                4u16 => {
                    let argument_0 =
                        ::flowkit::__private::argument::<_, Self>(exchange, self).await?;
                    ::flowkit::__private::acknowledge::<_>()(Self::told(self, argument_0))
                }
                other => ::flowkit::__private::unknown_handler(other),
            }
        }
    }
}
