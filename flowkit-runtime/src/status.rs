//! The statuses by which a handler refuses a request. Those with which the endpoint itself refuses are in
//! `endpoint/refusal.rs`.

/// A status with which a handler may refuse a request: those that the protocol gives a meaning.
///
/// The type is the table; any other status would be to the phone what [`Failed`](Self::Failed) is. For
/// [`HandlerError::status`](crate::HandlerError::status).
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProtocolStatus {
    /// 421: what the request holds cannot be decrypted. The phone fetches the public key again and sends the same
    /// request **once** more; after a second 421 the flow is lost. The endpoint itself answers so where its keys do not
    /// fit, so a handler hardly ever needs it.
    CannotDecrypt,
    /// 427: the flow token is no longer valid. The phone closes the flow and disables its button in the chat **for
    /// good**; without a text it shows a general one. With a text of yours it is
    /// [`HandlerError::token_invalid`](crate::HandlerError::token_invalid).
    TokenInvalid,
    /// 432: a signature does not fit. The phone says that something went wrong, and the user may try again. The
    /// endpoint itself checks the signature of the request; this is for one that a handler checks, such as
    /// `flow_token_signature`.
    SignatureFailed,
    /// 500: something went wrong here. In the middle of a flow the phone says so at the bottom of the screen, which
    /// stays with all that was entered, and the user may try again; when the flow is being opened it fills the screen.
    Failed,
    /// 504: something that the handler waits for takes too long. The phone shows that the time is over, keeps the
    /// screen, and the user may try again.
    TimedOut,
}

impl ProtocolStatus {
    /// The HTTP status.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// assert_eq!(flowkit::ProtocolStatus::SignatureFailed.as_u16(), 432);
    /// ```
    #[must_use]
    pub const fn as_u16(self) -> u16 {
        match self {
            Self::CannotDecrypt => 421,
            Self::TokenInvalid => 427,
            Self::SignatureFailed => 432,
            Self::Failed => 500,
            Self::TimedOut => 504,
        }
    }
}
