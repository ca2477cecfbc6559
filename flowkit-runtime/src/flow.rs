//! What a flow is to the endpoint: its screens, the way between them, and its handlers.
//!
//! `#[flow]` implements [`Flow`] and the traits of a screen; nothing here needs to be written by hand.

use std::future::Future;
use std::marker::PhantomData;
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

    /// Calls the handler with this [`Handler::id`].
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
// Not recommended, so that of `&str` the compiler says that it is no flow, and leaves out that `str` is none either.
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

/// The screens and handlers of a flow; one constant that `#[flow]` writes.
#[derive(Debug)]
#[non_exhaustive]
pub struct FlowTable {
    /// The flow's type or module, for logs.
    pub name: &'static str,
    /// Every screen of the flow.
    pub screens: &'static [ScreenEntry],
    /// Every handler that the flow was compiled with.
    pub handlers: &'static [Handler],
    /// The text of the Flow JSON, where the flow was made from one.
    pub json: Option<&'static str>,
}

impl FlowTable {
    /// A table of these parts.
    #[must_use]
    pub const fn new(
        name: &'static str,
        screens: &'static [ScreenEntry],
        handlers: &'static [Handler],
        json: Option<&'static str>,
    ) -> Self {
        Self {
            name,
            screens,
            handlers,
            json,
        }
    }

    /// The screen with this id.
    #[must_use]
    pub fn screen(&self, id: &str) -> Option<&'static ScreenEntry> {
        self.screens.iter().find(|screen| screen.id == id)
    }
}

/// A screen as the endpoint has to know it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ScreenEntry {
    /// The screen's id in the Flow JSON.
    pub id: &'static str,
    /// The screens an answer on this one may name: an edge of the routing model either way, and the
    /// screen itself where the client allows it.
    pub leads_to: &'static [&'static str],
    /// Whether an answer to INIT may name this screen (no edge of the routing model ends at it).
    pub entry: bool,
    /// What is known of the data that the screen takes.
    pub data: DataModel,
}

impl ScreenEntry {
    /// A screen of these parts.
    #[must_use]
    pub const fn new(
        id: &'static str,
        leads_to: &'static [&'static str],
        entry: bool,
        data: DataModel,
    ) -> Self {
        Self {
            id,
            leads_to,
            entry,
            data,
        }
    }
}

/// What is known of the data that a screen takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DataModel {
    /// The screen declares no `data`. The phone takes any keys for it and keeps them.
    None,
    /// The screen declares `data`.
    Declared {
        /// Every key it declares; an answer that comes from a screen built on NavigationList must have all.
        keys: &'static [&'static str],
        /// The names in `data.required`, which every answer that names the screen must have.
        required: &'static [&'static str],
    },
    /// The flow was written without a Flow JSON.
    Unknown,
}

/// A handler: which requests it answers, and the number by which the flow calls it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Handler {
    /// The number that [`Flow::call`] takes.
    pub id: u16,
    /// The function's name, for logs.
    pub name: &'static str,
    /// The requests it answers.
    pub answers: Answers,
}

impl Handler {
    /// A handler of these parts.
    #[must_use]
    pub const fn new(id: u16, name: &'static str, answers: Answers) -> Self {
        Self { id, name, answers }
    }
}

/// The requests a handler answers; the more specific one is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answers {
    /// The flow is opened.
    Init,
    /// The client reports an error it met in an answer.
    ErrorNotification,
    /// A `data_exchange` action of this screen.
    DataExchange(&'static str),
    /// Back was pressed on this screen.
    Back(&'static str),
    /// A `data_exchange` action of any screen.
    AnyDataExchange,
    /// Back was pressed on any screen.
    AnyBack,
    /// Whatever no other handler answers.
    Anything,
}

/// A screen, as a type. `#[flow]` makes one for every screen of the flow, in the module `screens`.
pub trait Screen: 'static {
    /// The screen's id in the Flow JSON.
    const ID: &'static str;
}

/// A screen, as a value: `screens::DETAILS` for the screen `DETAILS`.
///
/// ```
/// # use flowkit_runtime::{Screen, ScreenRef};
/// # pub enum Details {}
/// # impl Screen for Details { const ID: &'static str = "DETAILS"; }
/// # const DETAILS: ScreenRef<Details> = ScreenRef::new(&["SUMMARY"]);
/// assert_eq!(DETAILS.id(), "DETAILS");
/// assert_eq!(DETAILS.leads_to(), ["SUMMARY"]);
/// ```
pub struct ScreenRef<S> {
    leads_to: &'static [&'static str],
    screen: PhantomData<fn() -> S>,
}

impl<S: Screen> ScreenRef<S> {
    /// The marker of a screen that leads to these.
    #[must_use]
    pub const fn new(leads_to: &'static [&'static str]) -> Self {
        Self {
            leads_to,
            screen: PhantomData,
        }
    }

    /// The screen's id in the Flow JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        S::ID
    }

    /// The ids of the screens that an answer on this one may name.
    #[must_use]
    pub const fn leads_to(self) -> &'static [&'static str] {
        self.leads_to
    }
}

impl<S> Clone for ScreenRef<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for ScreenRef<S> {}

impl<S: Screen> std::fmt::Debug for ScreenRef<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(S::ID)
    }
}

/// The routing model as types: an answer on screen `Self` may name screen `Target`.
///
/// The client allows an edge of the routing model in either direction, and the screen itself unless it
/// is built on NavigationList; after INIT only an entry screen.
#[diagnostic::on_unimplemented(
    message = "the routing model does not allow `{Target}` after `{Self}`",
    label = "the phone would refuse this as an invalid screen transition",
    note = "an answer may name a screen that the routing model joins to this one (in either direction), or the same one again unless it is built on NavigationList; after INIT only a screen that no other leads to"
)]
pub trait LeadsTo<Target> {}

/// Screens that may be shown again by an answer: all but INIT, which has none yet, and those built on
/// NavigationList.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be refreshed, nor show an error on itself",
    label = "there is no screen here that could stay",
    note = "INIT has no screen yet, and the client leaves a screen built on NavigationList with every answer: show a screen with `Next::show` or `Next::show_with_error` instead"
)]
pub trait Stays: Screen {}

/// Screens that take this update while they are showing: those that [stay](Stays), with what is an [`UpdateOf`] them.
///
/// The bound stands on the screen, as with [`LeadsTo`]: with `Update: UpdateOf<Self>` alone, rustc would take the screen
/// from the update, and find fault with the handler's return type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be refreshed, nor show an error on itself",
    label = "there is no screen here that could stay",
    note = "INIT has no screen yet, and the client leaves a screen built on NavigationList with every answer: show a screen with `Next::show` or `Next::show_with_error` instead"
)]
pub trait StaysWith<Update>: Stays {}

/// Screens on which an error can be shown without sending their data again: those that list no key in
/// `data.required`.
#[diagnostic::on_unimplemented(
    message = "`Next::error` alone is no answer on `{Self}`",
    label = "this answer carries no data",
    note = "where the Flow JSON lists keys in `data.required`, they must be in every answer: `Next::error_with(text, DetailsUpdate::new(…))` takes them along; INIT and screens built on NavigationList cannot stay at all: show another screen with `Next::show_with_error`"
)]
pub trait StaysWithoutData: Stays {}

/// A type of data that belongs to one screen: what [`Next::show`](crate::Next::show) takes.
///
/// ```
/// # use flowkit_runtime::{Screen, ScreenData};
/// # pub enum Details {}
/// # impl Screen for Details { const ID: &'static str = "DETAILS"; }
/// #[derive(serde::Serialize)]
/// struct Visit { department: String }
///
/// impl ScreenData for Visit {
///     type Screen = Details; // `screens::Details` in a flow
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the data of a screen",
    label = "not what a screen shows",
    note = "`#[flow]` makes a struct of what each screen shows: `Details {{ … }}` for the screen DETAILS; any other serde value goes with the screen's name: `Next::show_as(screens::DETAILS, value)`",
    note = "an update (`DetailsUpdate`) goes to `Next::refresh` or `Next::error_with`"
)]
pub trait ScreenData: serde::Serialize {
    /// The screen that shows this data.
    type Screen: Screen;
}

/// New data for the screen `S` while it is showing: what [`Next::refresh`](crate::Next::refresh) takes.
/// The phone merges it key by key over what the screen holds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an update of screen `{S}`",
    label = "not new data for `{S}`, which is showing",
    note = "`#[flow]` makes an update of what each screen shows: `DetailsUpdate {{ … }}` for the screen DETAILS, and all its data `Details {{ … }}` is one too; any other serde value goes by `Next::refresh_as` or `Next::error_with_as`"
)]
pub trait UpdateOf<S>: serde::Serialize {}
