//! Ways in which a request can differ from a well-made one, so that tests can see the refusal.

use super::BusinessPublicKey;

/// One departure from what the phone and Meta's proxy send.
///
/// Some are faults that an endpoint must refuse, some only unusual and to be accepted. Several go
/// together.
///
/// ```
/// use flowkit_client::Quirk;
///
/// let quirks = [Quirk::FlippedTag, Quirk::UpperCaseSignature];
/// # assert_ne!(quirks[0], quirks[1]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// The AES key is wrapped for this key instead of the business's (to be answered 421).
    WrongKey(BusinessPublicKey),
    /// The AES key is wrapped for a key that nobody has, as when the business has replaced the key that the phone fetched (421).
    StaleKey,
    /// The initial vector has 12 bytes, as usual elsewhere but not here (421).
    ShortIv,
    /// One bit of the GCM tag is flipped (421).
    FlippedTag,
    /// The `X-Hub-Signature-256` header is left out (432).
    NoSignature,
    /// The signature's hexadecimal digits are upper case (to be accepted).
    UpperCaseSignature,
    /// The signature is well formed but was made over other bytes (432).
    WrongSignature,
    /// `/` is written plainly; Meta writes `\/` (to be accepted).
    PlainSlashes,
    /// The base64 texts lack their `=` padding (to be accepted).
    NoPadding,
    /// The envelope has members that are not in the protocol (to be accepted).
    ExtraMembers,
}
