//! All that emitted code may call; not for anyone else.

use std::future::Future;

use crate::{Answer, DataExchange, FromExchange, HandlerError, IntoAcknowledgement, IntoAnswer};

pub use crate::form::{
    FieldReader, Fields, Numbers, ObjectWriter, debug_name, deserialize, finite, form,
    object_field, text_field,
};
#[cfg(feature = "tracing")]
pub use crate::log::OneLine;
pub use crate::params::ParamsList;
pub use serde;

/// Makes one argument of a handler.
///
/// # Errors
/// As the argument's own [`FromExchange`].
pub fn argument<T, S>(
    exchange: &DataExchange,
    state: &S,
) -> impl Future<Output = Result<T, HandlerError>> + Send
where
    T: FromExchange<S>,
    S: ?Sized,
{
    T::from_exchange(exchange, state)
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

/// A handler's future that can move between threads.
#[diagnostic::on_unimplemented(
    message = "this handler cannot run on a server with several threads",
    label = "holds a value over an `.await` that must not leave its thread",
    note = "something that lives across an `.await` here is not `Send`, such as `Rc`, `RefCell` or a std `MutexGuard`: end its life before the `.await`, or use `Arc` and `tokio::sync::Mutex`"
)]
pub trait SendFuture: Future + Send {}

#[diagnostic::do_not_recommend]
impl<F: Future + Send> SendFuture for F {}

/// Says by [`SendFuture`] what is wrong with a handler's future, at the handler. What comes back is opaque,
/// so that rustc does not complain a second time where the future is awaited.
pub fn handler_future<F: SendFuture>(future: F) -> impl Future<Output = F::Output> + Send {
    future
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
