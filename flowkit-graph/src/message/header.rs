//! The header of a message.

use std::fmt;

use reqwest::Url;
use serde_json::{Value, json};

use crate::error::{Call, Error};
use crate::{Result, ids};

/// What stands above the text of a message. `Debug` shows nothing of it.
///
/// ```
/// use flowkit_graph::{FlowMessage, MessageHeader};
///
/// let image = MessageHeader::ImageLink("https://shop.example.org/table.png".to_owned());
/// let message = FlowMessage::new("1111", "Book", "Pick a time").header(image);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub enum MessageHeader {
    /// A text of up to 60 characters.
    Text(String),
    /// An image, by its address.
    ImageLink(String),
    /// An image, by the id of the upload.
    ImageId(String),
    /// A video, by its address.
    VideoLink(String),
    /// A video, by the id of the upload.
    VideoId(String),
    /// A document, by its address.
    DocumentLink(String),
    /// A document, by the id of the upload.
    DocumentId(String),
}

impl fmt::Debug for MessageHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MessageHeader(..)")
    }
}

impl MessageHeader {
    pub(super) fn json(&self) -> Value {
        let media =
            |kind: &str, key: &str, value: &str| json!({ "type": kind, kind: { key: value } });
        match self {
            Self::Text(text) => json!({ "type": "text", "text": text }),
            Self::ImageLink(link) => media("image", "link", link),
            Self::ImageId(id) => media("image", "id", id),
            Self::VideoLink(link) => media("video", "link", link),
            Self::VideoId(id) => media("video", "id", id),
            Self::DocumentLink(link) => media("document", "link", link),
            Self::DocumentId(id) => media("document", "id", id),
        }
    }

    /// The length of a text is checked with those of the other texts.
    pub(super) fn check(&self) -> Result<()> {
        let problem = match self {
            Self::Text(_) => return Ok(()),
            Self::ImageLink(link) | Self::VideoLink(link) | Self::DocumentLink(link) => {
                match Url::parse(link) {
                    Ok(url) if matches!(url.scheme(), "https" | "http") => return Ok(()),
                    _ => "the header's link is no address that begins with https://",
                }
            }
            Self::ImageId(id) | Self::VideoId(id) | Self::DocumentId(id) => {
                return ids::check(Call::SendFlow, "id of the header's media", id);
            }
        };
        Err(Error::argument(Call::SendFlow, problem))
    }
}
