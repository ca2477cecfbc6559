// What `input/module_form.rs` becomes; see `src/tests/expansion.rs`.

pub mod login {
    //! Signing in and up.
    use flowkit::prelude::*;
    async fn open(State(title): State<String>) -> Result<Next<screens::Init>> {
        Next::show_as(
            screens::SIGN_IN,
            params! {
                title : title
            },
        )
    }
    fn sign_in() -> Result<Next<screens::SignIn>> {
        Next::show_as(screens::SIGN_UP, params! {})
    }
    /// The screens of the flow.
    #[allow(dead_code, clippy::pub_underscore_fields)]
    pub mod screens {
        const _: ::core::option::Option<&::core::primitive::str> =
            ::core::option_env!("FLOWKIT_PRINT");
        /// Screen `SIGN_IN`.
        pub enum SignIn {}
        impl ::flowkit::Screen for SignIn {
            const ID: &'static ::core::primitive::str = "SIGN_IN";
        }
        /// Screen `SIGN_IN`, as a value. An answer on it may show `SIGN_IN` and `SIGN_UP`.
        pub const SIGN_IN: ::flowkit::ScreenRef<SignIn> =
            ::flowkit::ScreenRef::new(&["SIGN_IN", "SIGN_UP"]);
        /// Screen `SIGN_UP`.
        pub enum SignUp {}
        impl ::flowkit::Screen for SignUp {
            const ID: &'static ::core::primitive::str = "SIGN_UP";
        }
        /// Screen `SIGN_UP`, as a value. An answer on it may show `SIGN_IN` and `SIGN_UP`.
        pub const SIGN_UP: ::flowkit::ScreenRef<SignUp> =
            ::flowkit::ScreenRef::new(&["SIGN_IN", "SIGN_UP"]);
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
        impl<__Target> ::flowkit::LeadsTo<__Target> for SignIn where
            __routes::__Go: __routes::AfterSignIn<__Target>
        {
        }
        impl ::flowkit::Stays for SignIn {}
        impl<__Update: ::flowkit::UpdateOf<SignIn>> ::flowkit::StaysWith<__Update> for SignIn {}
        impl ::flowkit::StaysWithoutData for SignIn {}
        impl<__Target> ::flowkit::LeadsTo<__Target> for SignUp where
            __routes::__Go: __routes::AfterSignUp<__Target>
        {
        }
        impl ::flowkit::Stays for SignUp {}
        impl<__Update: ::flowkit::UpdateOf<SignUp>> ::flowkit::StaysWith<__Update> for SignUp {}
        impl ::flowkit::StaysWithoutData for SignUp {}
        impl<__Target> ::flowkit::LeadsTo<__Target> for Init where
            __routes::__Go: __routes::AfterInit<__Target>
        {
        }
        #[doc(hidden)]
        pub mod __routes {
            pub enum __Go {}
            #[diagnostic::on_unimplemented(
                message = "screen `SIGN_IN` does not lead to the screen `{__Target}`",
                label = "the phone would refuse this answer",
                note = "the list of screens joins it to `SIGN_UP`, in one direction or the other; the same screen again is fine too"
            )]
            pub trait AfterSignIn<__Target> {}
            impl AfterSignIn<super::SignIn> for __Go {}
            impl AfterSignIn<super::SignUp> for __Go {}
            #[diagnostic::on_unimplemented(
                message = "screen `SIGN_UP` does not lead to the screen `{__Target}`",
                label = "the phone would refuse this answer",
                note = "the list of screens joins it to `SIGN_IN`, in one direction or the other; the same screen again is fine too"
            )]
            pub trait AfterSignUp<__Target> {}
            impl AfterSignUp<super::SignIn> for __Go {}
            impl AfterSignUp<super::SignUp> for __Go {}
            #[diagnostic::on_unimplemented(
                message = "INIT cannot show the screen `{__Target}`",
                label = "the phone would refuse this answer",
                note = "a flow opens with a screen that no other leads to: `SIGN_IN`"
            )]
            pub trait AfterInit<__Target> {}
            impl AfterInit<super::SignIn> for __Go {}
        }
    }
    /// The flow of this module, for `EndpointBuilder::flow`.
    #[must_use]
    pub fn flow(state: String) -> impl ::flowkit::Flow {
        struct __Flow(String);
        impl ::flowkit::Flow for __Flow {
            const TABLE: &'static ::flowkit::__private::FlowTable =
                &::flowkit::__private::FlowTable::new(
                    "login",
                    &[
                        ::flowkit::__private::ScreenEntry::new(
                            screens::SIGN_IN.id(),
                            screens::SIGN_IN.leads_to(),
                            true,
                            ::flowkit::__private::DataModel::Unknown,
                        ),
                        ::flowkit::__private::ScreenEntry::new(
                            screens::SIGN_UP.id(),
                            screens::SIGN_UP.leads_to(),
                            false,
                            ::flowkit::__private::DataModel::Unknown,
                        ),
                    ],
                    &[
                        ::flowkit::__private::Handler::new(
                            0u16,
                            "open",
                            ::flowkit::__private::Answers::Init,
                        ),
                        ::flowkit::__private::Handler::new(
                            1u16,
                            "sign_in",
                            ::flowkit::__private::Answers::DataExchange(screens::SIGN_IN.id()),
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
                        0u16 => {
                            let argument_0 =
                                ::flowkit::__private::argument::<_, String>(exchange, &self.0)
                                    .await?;
                            ::flowkit::__private::answer::<screens::Init, _>()(
                                ::flowkit::__private::handlers_run_on_any_thread(open(argument_0))
                                    .await,
                            )
                        }
                        1u16 => ::flowkit::__private::answer::<screens::SignIn, _>()(sign_in()),
                        other => ::flowkit::__private::unknown_handler(other),
                    }
                }
            }
        }
        __Flow(state)
    }
}
