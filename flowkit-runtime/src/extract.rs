//! The arguments of a handler, chosen by type.

use std::future::Future;

use serde::de::DeserializeOwned;

use crate::{Action, DataExchange, ErrorNotification, FlowToken, HandlerError, Mismatch, Screen};

/// A type that a handler can take as an argument.
///
/// `S` is the flow's state: the type under `#[flow]`, or the `state = T` of a module. Implement it for
/// what several handlers need from a request, such as the customer behind the flow token:
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{DataExchange, FromExchange, HandlerError};
///
/// struct Customer(String);
///
/// impl<S: Sync> FromExchange<S> for Customer {
///     async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
///         let token = exchange.flow_token().ok_or_else(|| HandlerError::msg("no token"))?;
///         match token.as_str().split_once(':') {
///             Some((customer, _)) => Ok(Self(customer.to_owned())),
///             None => Err(HandlerError::token_invalid("Please ask for a new form")),
///         }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a handler cannot take an argument of type `{Self}`",
    label = "not something a request gives",
    note = "what a screen sends is its form in `screens`: `DetailsForm` for the screen DETAILS; a serde type of your own goes as `Payload<{Self}>`, the state of a flow that is a module as `State<{Self}>`",
    note = "the token is a `FlowToken`, the request itself a `DataExchange`; for anything else implement `FromExchange` for `{Self}`"
)]
pub trait FromExchange<S: ?Sized>: Sized {
    /// Makes the argument from the request and the flow's state.
    ///
    /// # Errors
    /// Why the request does not give it; [`HandlerError::token_invalid`] answers 427, everything else 500.
    fn from_exchange(
        exchange: &DataExchange,
        state: &S,
    ) -> impl Future<Output = Result<Self, HandlerError>> + Send;
}

/// The payload of a `data_exchange` action as a type of yours.
///
/// Members that the type does not have are ignored. What the user leaves empty arrives as a missing key
/// (on some phones as `""` or `null`): make such fields `Option` with `#[serde(default)]`. A payload that does
/// not fit the type is logged (the path and what was expected there, never the value; of a map the key, where it
/// looks like a member's name) and answered 500;
/// [`EndpointBuilder::on_mismatch`](crate::EndpointBuilder::on_mismatch) can answer it kindly instead.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::Payload;
///
/// #[derive(serde::Deserialize)]
/// struct Details { name: String, email: Option<String> }
///
/// async fn check(Payload(details): Payload<Details>) {
///     println!("{} fields", 1 + details.email.iter().count());
/// #   let _ = details.name;
/// }
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Payload<T>(
    /// The payload.
    pub T,
);

impl<T> std::fmt::Debug for Payload<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Payload(..)")
    }
}

/// What [`Payload`] can read: every type that is `Deserialize`, `Send`, and owns what it holds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a payload",
    label = "serde cannot make it, or it is not `Send`",
    note = "derive `serde::Deserialize` for `{Self}`; it must own what it holds (`String`, not `&str`) and be `Send`"
)]
pub trait FromPayload: DeserializeOwned + Send {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned + Send> FromPayload for T {}

impl<S: ?Sized + Sync, T: FromPayload> FromExchange<S> for Payload<T> {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        exchange.data_as().map(Self)
    }
}

/// The state of a flow written as a module (`state = T`).
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::State;
///
/// async fn open(State(greeting): State<String>) {
///     println!("{greeting}");
/// }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State<T>(
    /// The state, cloned: an `Arc` or a pool, usually.
    pub T,
);

impl<T: Clone + Send + Sync> FromExchange<T> for State<T> {
    async fn from_exchange(_exchange: &DataExchange, state: &T) -> Result<Self, HandlerError> {
        Ok(Self(state.clone()))
    }
}

/// The screen that INIT asked for, where the message named one. The answer must then be that screen.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::StartScreen;
///
/// async fn open(start: StartScreen) {
///     if start.id() == Some("RETURNS") { /* show that one */ }
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct StartScreen(Option<String>);

impl std::fmt::Debug for StartScreen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The id came with the request, so it does not go to a log.
        f.write_str(if self.0.is_some() {
            "StartScreen(..)"
        } else {
            "StartScreen(none)"
        })
    }
}

impl StartScreen {
    /// The screen's id; text from outside, so the flow need not have it.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Whether it is this screen: `start.is(screens::RETURNS)`.
    #[must_use]
    pub fn is<S: Screen>(&self, screen: crate::ScreenRef<S>) -> bool {
        self.id() == Some(screen.id())
    }
}

impl<S: ?Sized + Sync> FromExchange<S> for StartScreen {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        let init = *exchange.action() == Action::Init;
        Ok(Self(exchange.screen().filter(|_| init).map(str::to_owned)))
    }
}

impl<S: ?Sized + Sync> FromExchange<S> for FlowToken {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        exchange
            .flow_token()
            .cloned()
            .ok_or_else(|| HandlerError::mismatch(Mismatch::NoFlowToken))
    }
}

impl<S: ?Sized + Sync> FromExchange<S> for Option<FlowToken> {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        Ok(exchange.flow_token().cloned())
    }
}

impl<S: ?Sized + Sync> FromExchange<S> for DataExchange {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        Ok(exchange.clone())
    }
}

impl<S: ?Sized + Sync> FromExchange<S> for ErrorNotification {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        Self::from_data(exchange.data()).ok_or_else(|| {
            HandlerError::mismatch(Mismatch::NotInThisRequest {
                argument: "ErrorNotification",
            })
        })
    }
}
