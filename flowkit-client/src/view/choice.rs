//! What can be chosen of a list.

use serde::{Deserialize, Serialize};

use super::is_off;
use super::picture::Picture;
use super::text::Text;

/// An option, a chip, or a row of a NavigationList.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Choice {
    /// Its id, which is what is sent.
    pub id: String,
    /// What a person reads first.
    pub title: Text,
    /// What stands below the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// What stands beside the title, or below it where there is no room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Text>,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
    /// The colour of its swatch, such as `#1A2B3C`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// What the picture or the colour is, for those who cannot see it; of a chip, what it is called by a screen reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// The tags of a row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Text>,
    /// The badge of a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<Text>,
    /// What stands at the end of a row in place of the arrow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<RowEnd>,
    /// Whether it can be tapped at this moment.
    pub enabled: bool,
    /// Whether it is chosen or ticked.
    #[serde(default, skip_serializing_if = "is_off")]
    pub chosen: bool,
}

/// What stands at the end of a row of a NavigationList.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RowEnd {
    /// The first line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The second line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The last line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Text>,
}
