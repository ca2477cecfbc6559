//! What a flow is to the endpoint: its screens, the way between them, and its handlers.
//!
//! `#[flow]` implements [`Flow`] and the traits of a screen; nothing here needs to be written by hand.

mod screen;
mod table;

pub use screen::{
    LeadsTo, Screen, ScreenData, ScreenRef, Stays, StaysWith, StaysWithoutData, UpdateOf,
};
pub(crate) use table::CameFrom;
pub use table::{Answers, DataModel, FlowTable, Handler, ScreenEntry};

use std::future::Future;
use std::sync::Arc;

use crate::{Answer, DataExchange, HandlerError};

/// A flow with its handlers, as `#[flow]` makes it from an `impl` block or a module.
///
/// An [`Endpoint`](crate::Endpoint) holds any number of them, each under a path of its own. `Arc<F>` and `&'static F`
/// are flows, too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a flow",
    label = "no handlers stand on this type",
    note = "`#[flow(\"flows/….json\")]` on an `impl` block makes its type a flow, on a module a `Flow` inside; `Arc` of one, or a reference to a `static`, is one, too",
    note = "the path comes first: `.flow(\"/appointment\", Clinic {{ … }})`"
)]
pub trait Flow: Send + Sync + 'static {
    /// The screens of the flow and the handlers that answer for them.
    const TABLE: &'static FlowTable;

    /// Calls the handler with this number, which the table has.
    ///
    /// # Errors
    /// What the handler or one of its arguments refuses, as a [`HandlerError`].
    fn call<'a>(
        &'a self,
        handler: u16,
        exchange: &'a DataExchange,
    ) -> impl Future<Output = Result<Answer, HandlerError>> + Send + 'a;
}

/// A flow that is shared with other parts of the program, which look at its state or change it.
impl<F: Flow> Flow for Arc<F> {
    const TABLE: &'static FlowTable = F::TABLE;

    fn call<'a>(
        &'a self,
        handler: u16,
        exchange: &'a DataExchange,
    ) -> impl Future<Output = Result<Answer, HandlerError>> + Send + 'a {
        F::call(self, handler, exchange)
    }
}

/// A flow that lives as long as the program, such as one in a `static`.
// Not recommended: for a `&str` rustc then says that `&str` is no flow. Else it would say so of `str`.
#[diagnostic::do_not_recommend]
impl<F: Flow> Flow for &'static F {
    const TABLE: &'static FlowTable = F::TABLE;

    fn call<'a>(
        &'a self,
        handler: u16,
        exchange: &'a DataExchange,
    ) -> impl Future<Output = Result<Answer, HandlerError>> + Send + 'a {
        F::call(self, handler, exchange)
    }
}
