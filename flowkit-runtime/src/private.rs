//! All that the code made by `#[flow]` may call. It changes with any version, so nobody else should.

use std::future::Future;
use std::pin::Pin;

use crate::{Answer, DataExchange, FromExchange, HandlerError, IntoAcknowledgement, IntoAnswer};

pub use crate::__form_argument as form_argument;
pub use crate::flow::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
pub use crate::form::{
    FieldReader, Fields, Numbers, ObjectWriter, debug_name, deserialize, finite, form,
    object_field, text_field,
};
#[cfg(feature = "tracing")]
pub use crate::log::OneLine;
pub use crate::params::ParamsList;
pub use serde;

/// A future without its type: an `impl Future` would repeat the bounds of the function that gave it wherever it is awaited,
/// and rustc would say a second time that one of them does not hold.
type Boxed<'f, T> = Pin<Box<dyn Future<Output = T> + Send + 'f>>;

/// Makes one argument of a handler. It fails as the argument's own [`FromExchange`] does.
#[must_use]
pub fn argument<'f, T, S>(
    exchange: &'f DataExchange,
    state: &'f S,
) -> Boxed<'f, Result<T, HandlerError>>
where
    T: FromExchange<S> + 'f,
    S: ?Sized,
{
    Box::pin(T::from_exchange(exchange, state))
}

/// How what a handler of screen `S` returns becomes an answer.
///
/// A function pointer instead of a function of the value: so the bound stands at the type alone, and an
/// error about it points at the user's return type, once.
#[must_use]
pub fn answer<S, R: IntoAnswer<S>>() -> fn(R) -> Result<Answer, HandlerError> {
    R::into_answer
}

/// How what a handler of error notifications returns becomes an answer.
#[must_use]
pub fn acknowledge<R: IntoAcknowledgement>() -> fn(R) -> Result<Answer, HandlerError> {
    |returned| {
        returned
            .into_acknowledgement()
            .map(|()| Answer::acknowledge())
    }
}

/// A handler's future, which the endpoint moves between threads.
///
/// The bound is `Send` and no trait of ours with better words: about `Send` alone rustc names the value that must not
/// leave its thread and the `.await` that it lives across. So the name of this function, which rustc shows, says the
/// rest.
#[must_use]
pub fn handlers_run_on_any_thread<'f, F: Future + Send + 'f>(future: F) -> Boxed<'f, F::Output> {
    Box::pin(future)
}

/// What a flow's dispatch answers for a number it does not know; the endpoint only asks for known ones.
///
/// # Errors
/// Always.
pub fn unknown_handler(handler: u16) -> Result<Answer, HandlerError> {
    Err(HandlerError::msg(format!(
        "the flow has no handler with number {handler}"
    )))
}

/// Makes a form an argument of handlers: `form_argument!(DetailsForm)`.
///
/// One impl for all `Fields` would be shorter and take something from users: rustc could then no longer rule out that a
/// foreign type is a form some day, and would refuse `impl FromExchange<Clinic> for Option<Customer>` as a second impl.
#[doc(hidden)]
#[macro_export]
macro_rules! __form_argument {
    ($(#[$attribute:meta])* $form:ident) => {
        $(#[$attribute])*
        impl<__State: ?::core::marker::Sized + ::core::marker::Sync> $crate::FromExchange<__State>
            for $form
        {
            async fn from_exchange(
                exchange: &$crate::DataExchange,
                _: &__State,
            ) -> ::core::result::Result<Self, $crate::HandlerError> {
                $crate::__private::form(exchange)
            }
        }
    };
}
