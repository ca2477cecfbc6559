//! A screen as a type, and the routing model as traits: which screens and data an answer may name.

use std::marker::PhantomData;

/// A screen, as a type. `#[flow]` makes one for every screen of the flow, in the module `screens`.
pub trait Screen: 'static {
    /// The screen's id in the Flow JSON.
    const ID: &'static str;
}

/// A screen, as a value: `screens::DETAILS` for the screen `DETAILS`.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// # use flowkit::{Screen, ScreenRef};
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
/// The phone allows an edge of the routing model in either direction, and the screen itself unless it
/// is built on NavigationList; after INIT only an entry screen.
// For screens that `#[flow]` makes rustc says more: `flowkit-macros/src/expand/route_text.rs`. This text is for what
// implements `Screen` by hand.
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
    note = "INIT has no screen yet, and the phone leaves a screen built on NavigationList with every answer: show a screen with `Next::show` or `Next::show_with_error` instead"
)]
pub trait Stays: Screen {}

/// Screens that take this update while they are showing: those that [stay](Stays), with what is an [`UpdateOf`] them.
///
/// The bound stands on the screen, as with [`LeadsTo`]: with `Update: UpdateOf<Self>` alone, rustc would take the screen
/// from the update, and find fault with the handler's return type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be refreshed, nor show an error on itself",
    label = "there is no screen here that could stay",
    note = "INIT has no screen yet, and the phone leaves a screen built on NavigationList with every answer: show a screen with `Next::show` or `Next::show_with_error` instead"
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
/// # use flowkit_runtime as flowkit;
/// # use flowkit::{Screen, ScreenData};
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
