//! What a handler returns: the answer, typed by the screen that it leaves.

use std::marker::PhantomData;

use serde::Serialize;

use crate::answer::{AnswerKind, Object, Target};
use crate::{
    Answer, HandlerError, LeadsTo, Params, Result, Screen, ScreenData, ScreenRef, Stays, StaysWith,
    StaysWithoutData,
};

/// The answer of a handler for the screen `S`: what the phone does next.
///
/// `S` is the screen being left, so the compiler knows what may follow: `Result<Next<Details>>` for a
/// handler of the screen `DETAILS`, `Result<Next<Init>>` where the flow is opened. Every way of making
/// one gives a [`Result`], so that it can stand at the end of a handler as it is.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>
#[must_use = "an answer does nothing until the handler returns it"]
pub struct Next<S> {
    answer: Answer,
    leaving: PhantomData<fn() -> S>,
}

impl<S> Next<S> {
    fn of(kind: AnswerKind) -> Self {
        Self {
            answer: Answer(kind),
            leaving: PhantomData,
        }
    }

    fn to<T: Screen>(data: &impl Serialize, error: Option<String>) -> Result<Self> {
        let data = Object::of(data)?;
        let screen = Target::Screen(std::borrow::Cow::Borrowed(T::ID));
        Ok(Self::of(AnswerKind::Show {
            screen,
            data,
            error_message: error,
        }))
    }

    /// Shows the screen that this data belongs to.
    ///
    /// # Errors
    /// Data that serde refuses, or that is no object.
    pub fn show<D>(data: D) -> Result<Self>
    where
        D: ScreenData,
        S: LeadsTo<D::Screen>,
    {
        Self::to::<D::Screen>(&data, None)
    }

    /// Shows the screen that this data belongs to, with a message that pops up over it.
    ///
    /// # Errors
    /// As [`show`](Self::show).
    pub fn show_with_error<D>(data: D, text: impl Into<String>) -> Result<Self>
    where
        D: ScreenData,
        S: LeadsTo<D::Screen>,
    {
        Self::to::<D::Screen>(&data, Some(text.into()))
    }

    /// Shows a screen with any serde value that is an object: `Next::show_as(screens::DETAILS, json!({ .. }))`.
    ///
    /// Leave an absent value out (`#[serde(skip_serializing_if = "Option::is_none")]`): the phone refuses
    /// `null` where the screen declares text, a number or a list. (`json!` itself makes `null` of NaN and infinities, before
    /// flowkit sees them; in a struct they are an error.)
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn show_as<T>(_screen: ScreenRef<T>, data: impl Serialize) -> Result<Self>
    where
        T: Screen,
        S: LeadsTo<T>,
    {
        Self::to::<T>(&data, None)
    }

    /// Shows a screen with any serde value that is an object, and a message that pops up over it.
    ///
    /// # Errors
    /// As [`show_as`](Self::show_as).
    pub fn show_as_with_error<T>(
        _screen: ScreenRef<T>,
        data: impl Serialize,
        text: impl Into<String>,
    ) -> Result<Self>
    where
        T: Screen,
        S: LeadsTo<T>,
    {
        Self::to::<T>(&data, Some(text.into()))
    }

    fn stay(data: Object, error_message: Option<String>) -> Self {
        Self::of(AnswerKind::Show {
            screen: Target::Same,
            data,
            error_message,
        })
    }

    /// Gives the screen that is showing new data; what the update leaves out keeps its value.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn refresh<U>(update: U) -> Result<Self>
    where
        U: Serialize,
        S: StaysWith<U>,
    {
        Ok(Self::stay(Object::of(&update)?, None))
    }

    /// Gives the screen that is showing new data, as any serde value that is an object; what it leaves out
    /// keeps its value.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn refresh_as(update: impl Serialize) -> Result<Self>
    where
        S: Stays,
    {
        Ok(Self::stay(Object::of(&update)?, None))
    }

    /// Shows a message on the screen that is showing; nothing else changes there.
    ///
    /// # Errors
    /// None; the result lets it stand at the end of a handler.
    pub fn error(text: impl Into<String>) -> Result<Self>
    where
        S: StaysWithoutData,
    {
        Ok(Self::stay(Object::empty(), Some(text.into())))
    }

    /// Shows a message on the screen that is showing, and gives it new data.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn error_with<U>(text: impl Into<String>, update: U) -> Result<Self>
    where
        U: Serialize,
        S: StaysWith<U>,
    {
        Ok(Self::stay(Object::of(&update)?, Some(text.into())))
    }

    /// Shows a message on the screen that is showing, and gives it new data as any serde value that is an
    /// object.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object.
    pub fn error_with_as(text: impl Into<String>, update: impl Serialize) -> Result<Self>
    where
        S: Stays,
    {
        Ok(Self::stay(Object::of(&update)?, Some(text.into())))
    }

    /// Ends the flow. The parameters ([`params!`](crate::params), or any serde value that is an object) go to
    /// the business with the message in the chat; `flow_token` is added to them, and not yours to give.
    ///
    /// # Errors
    /// A value that serde refuses, or that is no object, or that has a member `flow_token`.
    pub fn complete(params: impl Serialize) -> Result<Self> {
        Ok(Self::of(AnswerKind::Complete(Params::from_value(params)?)))
    }

    /// Closes the flow without a message in the chat.
    ///
    /// # Errors
    /// None; the result lets it stand at the end of a handler.
    pub fn close() -> Result<Self> {
        Ok(Self::of(AnswerKind::Close))
    }

    /// The flow token is no longer valid, or was used before (status 427). The phone shows the text, closes
    /// the flow and disables its button in the chat **for good**, so this is not for passing trouble.
    ///
    /// # Errors
    /// None; the result lets it stand at the end of a handler.
    pub fn token_invalid(text: impl Into<String>) -> Result<Self> {
        Ok(Self::of(AnswerKind::TokenInvalid(Some(text.into()))))
    }

    /// The answer without its type, for code that stands outside of a handler.
    #[must_use]
    pub fn into_answer(self) -> Answer {
        self.answer
    }
}

impl<S> std::fmt::Debug for Next<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.answer.fmt(f)
    }
}

/// What a handler for the screen `S` may return.
#[diagnostic::on_unimplemented(
    message = "a handler of `{S}` cannot return `{Self}`",
    label = "not an answer on `{S}`",
    note = "return `flowkit::Result<Next<{S}>>`, or a `Result` whose error converts into `flowkit::HandlerError`"
)]
pub trait IntoAnswer<S> {
    /// The answer, or why there is none.
    ///
    /// # Errors
    /// The handler's own error.
    fn into_answer(self) -> Result<Answer, HandlerError>;
}

#[diagnostic::do_not_recommend]
impl<S> IntoAnswer<S> for Next<S> {
    fn into_answer(self) -> Result<Answer, HandlerError> {
        Ok(self.answer)
    }
}

#[diagnostic::do_not_recommend]
impl<S, E: Into<HandlerError>> IntoAnswer<S> for std::result::Result<Next<S>, E> {
    fn into_answer(self) -> Result<Answer, HandlerError> {
        self.map(|next| next.answer).map_err(Into::into)
    }
}

/// What a handler for `ERROR` may return.
#[diagnostic::on_unimplemented(
    message = "a handler of error notifications cannot return `{Self}`",
    label = "nothing can be shown here",
    note = "the phone ignores the answer to an error notification: return nothing, or a `Result<()>`"
)]
pub trait IntoAcknowledgement {
    /// Nothing, or what went wrong.
    ///
    /// # Errors
    /// The handler's own error.
    fn into_acknowledgement(self) -> Result<(), HandlerError>;
}

#[diagnostic::do_not_recommend]
impl IntoAcknowledgement for () {
    fn into_acknowledgement(self) -> Result<(), HandlerError> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<HandlerError>> IntoAcknowledgement for std::result::Result<(), E> {
    fn into_acknowledgement(self) -> Result<(), HandlerError> {
        self.map_err(Into::into)
    }
}
