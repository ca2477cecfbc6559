// What `input/generic_with_cfg.rs` becomes; see `src/tests/expansion.rs`.

use flowkit::prelude::*;
struct Clinic<D>(D);
#[cfg(any(unix, windows))]
impl<D> Clinic<D>
where
    D: Send + Sync + 'static,
{
    #[cfg(unix)]
    async fn open(&self) -> Result<Next<clinic_screens::Init>> {
        Next::show_as(clinic_screens::DETAILS, params! {})
    }
    #[cfg(not(unix))]
    async fn open(&self) -> Result<Next<clinic_screens::Init>> {
        Next::show_as(clinic_screens::SIGN, params! {})
    }
    async fn rest(&self) -> Result<Next<clinic_screens::AnyScreen>> {
        let _ = &self.0;
        Next::close()
    }
}
#[cfg(any(unix, windows))]
/// The screens of the flow.
#[allow(dead_code, clippy::pub_underscore_fields)]
pub mod clinic_screens {
    const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("FLOWKIT_PRINT");
    #[doc(hidden)]
    pub const __ALL: &[&::core::primitive::str] = &["DETAILS", "SIGN,UP"];
    /// Screen `DETAILS`.
    pub enum Details {}
    impl ::flowkit::Screen for Details {
        const ID: &'static ::core::primitive::str = "DETAILS";
    }
    /// Screen `DETAILS`, as a value. An answer on it may show any screen.
    pub const DETAILS: ::flowkit::ScreenRef<Details> = ::flowkit::ScreenRef::new(__ALL);
    /// Screen `SIGN,UP`.
    pub enum Sign {}
    impl ::flowkit::Screen for Sign {
        const ID: &'static ::core::primitive::str = "SIGN,UP";
    }
    /// Screen `SIGN,UP`, as a value. An answer on it may show any screen.
    pub const SIGN: ::flowkit::ScreenRef<Sign> = ::flowkit::ScreenRef::new(__ALL);
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
    impl<__Target> ::flowkit::LeadsTo<__Target> for Details where
        __routes::__Go: __routes::AfterAny<__Target>
    {
    }
    impl ::flowkit::Stays for Details {}
    impl<__Update: ::flowkit::UpdateOf<Details>> ::flowkit::StaysWith<__Update> for Details {}
    impl ::flowkit::StaysWithoutData for Details {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Sign where
        __routes::__Go: __routes::AfterAny<__Target>
    {
    }
    impl ::flowkit::Stays for Sign {}
    impl<__Update: ::flowkit::UpdateOf<Sign>> ::flowkit::StaysWith<__Update> for Sign {}
    impl ::flowkit::StaysWithoutData for Sign {}
    impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
        __routes::__Go: __routes::AfterInit<__Target>
    {
    }
    #[doc(hidden)]
    pub mod __routes {
        pub enum __Go {}
        #[diagnostic::on_unimplemented(
            message = "the flow has no screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "its screens are DETAILS, SIGN,UP"
        )]
        pub trait AfterAny<__Target> {}
        impl AfterAny<super::Details> for __Go {}
        impl AfterAny<super::Sign> for __Go {}
        #[diagnostic::on_unimplemented(
            message = "INIT cannot show the screen `{__Target}`",
            label = "the phone would refuse this answer",
            note = "a flow opens with a screen that no other leads to: `DETAILS` and `SIGN,UP`"
        )]
        pub trait AfterInit<__Target> {}
        impl AfterInit<super::Details> for __Go {}
        impl AfterInit<super::Sign> for __Go {}
    }
}
#[cfg(any(unix, windows))]
#[automatically_derived]
impl<D> ::flowkit::Flow for Clinic<D>
where
    D: Send + Sync + 'static,
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const TABLE: &'static ::flowkit::__private::FlowTable = &::flowkit::__private::FlowTable::new(
        "Clinic",
        &[
            ::flowkit::__private::ScreenEntry::new(
                clinic_screens::DETAILS.id(),
                clinic_screens::DETAILS.leads_to(),
                true,
                ::flowkit::__private::DataModel::Unknown,
            ),
            ::flowkit::__private::ScreenEntry::new(
                clinic_screens::SIGN.id(),
                clinic_screens::SIGN.leads_to(),
                true,
                ::flowkit::__private::DataModel::Unknown,
            ),
        ],
        &[
            #[cfg(unix)]
            ::flowkit::__private::Handler::new(0u16, "open", ::flowkit::__private::Answers::Init),
            #[cfg(not(unix))]
            ::flowkit::__private::Handler::new(1u16, "open", ::flowkit::__private::Answers::Init),
            ::flowkit::__private::Handler::new(
                2u16,
                "rest",
                ::flowkit::__private::Answers::Anything,
            ),
        ],
        ::core::option::Option::None,
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
                #[cfg(unix)]
                0u16 => ::flowkit::__private::answer::<clinic_screens::Init, _>()(
                    ::flowkit::__private::handlers_run_on_any_thread(Self::open(self)).await,
                ),
                #[cfg(not(unix))]
                1u16 => ::flowkit::__private::answer::<clinic_screens::Init, _>()(
                    ::flowkit::__private::handlers_run_on_any_thread(Self::open(self)).await,
                ),
                2u16 => ::flowkit::__private::answer::<clinic_screens::AnyScreen, _>()(
                    ::flowkit::__private::handlers_run_on_any_thread(Self::rest(self)).await,
                ),
                other => ::flowkit::__private::unknown_handler(other),
            }
        }
    }
}
#[cfg(all(unix, not(unix)))]
::core::compile_error! {
    "two handlers answer for INIT: `open` and `open`\n  = help: let one of them do the work of both, and tell the cases apart inside"
}
