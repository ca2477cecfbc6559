//! The tables of a flow, which `#[flow]` writes as one constant and the endpoint reads. Users meet none of this, so it is
//! reached as `flowkit::__private`.

use crate::DataExchange;

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

    /// The screen that a request came from; of INIT the one that it asks for.
    pub(crate) fn came_from(&self, exchange: &DataExchange) -> CameFrom {
        match exchange.screen() {
            None => CameFrom::Nowhere,
            Some(id) => match self.screen(id) {
                Some(screen) => CameFrom::Screen(screen),
                None => CameFrom::UnknownScreen,
            },
        }
    }

    /// The screen with this id.
    #[must_use]
    pub fn screen(&self, id: &str) -> Option<&'static ScreenEntry> {
        self.screens.iter().find(|screen| screen.id == id)
    }
}

/// Where a request came from, looked up once.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CameFrom {
    /// The request names no screen, as INIT does.
    Nowhere,
    Screen(&'static ScreenEntry),
    /// The request names a screen that the flow does not have. Its id is text from outside.
    UnknownScreen,
}

impl CameFrom {
    /// For the log: the screen's id, or `<unknown>` in place of text from outside.
    pub(crate) fn shown(self) -> Option<&'static str> {
        match self {
            Self::Nowhere => None,
            Self::Screen(screen) => Some(screen.id),
            Self::UnknownScreen => Some("<unknown>"),
        }
    }
}

/// A screen as the endpoint has to know it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ScreenEntry {
    /// The screen's id in the Flow JSON.
    pub id: &'static str,
    /// The screens an answer on this one may name: an edge of the routing model either way, and the
    /// screen itself where the phone allows it.
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
    /// The number that [`Flow::call`](crate::Flow::call) takes.
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
    /// The phone reports an error it met in an answer.
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
