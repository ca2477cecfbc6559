//! What is made good about the text of a key when it is read, such as quotes around it.

use std::fmt;

/// Something about the text that is made good when the key is read, and that other tools may stumble over.
///
/// `Display` says what it is in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyRepair {
    /// A byte order mark before the text.
    ByteOrderMark,
    /// Quotes around the text.
    Quotes,
    /// The text is base64 of the PEM text.
    Base64,
    /// The text is base64 of DER, as in PEM, without the lines around it (`-----BEGIN …`).
    NoArmour,
    /// A file holds DER, which is bytes and no text. A variable of the environment cannot hold it.
    Der,
    /// A file holds its text in UTF-16.
    Utf16,
    /// `\n` spelled out in place of line ends.
    Escapes,
    /// Line ends with a carriage return, as Windows writes them.
    CarriageReturns,
    /// No line ends within the key.
    OneLine,
    /// Other text or other PEM blocks beside the key.
    OtherText,
}

impl fmt::Display for KeyRepair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByteOrderMark => "a byte order mark before it",
            Self::Quotes => "quotes around it",
            Self::Base64 => "base64 of the text",
            Self::NoArmour => "base64 without the lines around it (`-----BEGIN …`)",
            Self::Der => "bytes (DER) in place of text",
            Self::Utf16 => "text in UTF-16",
            Self::Escapes => "`\\n` spelled out",
            Self::CarriageReturns => "line ends of Windows (CRLF)",
            Self::OneLine => "no line ends",
            Self::OtherText => "other text beside it",
        })
    }
}
