//! Pictures of the screen.

use flowkit_json::catalogue::{PictureFormat, Property, Version};
use serde::{Deserialize, Serialize};

/// A picture, or the sign for a broken one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Picture {
    /// The picture in base64, as it stands in the Flow JSON or in the data; empty where it is broken.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub src: String,
    /// Its media type, such as `image/png`, which the phone guesses from the first character. Absent where it is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// What it shows, for those who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// How large it is on the screen; of an Image and an ImageCarousel alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<PictureSize>,
    /// Why a sign for a broken picture shows in its place, for the developer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<String>,
}

/// How large a picture is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PictureSize {
    /// In pixels; absent for the whole width of the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// In pixels; absent where the ratio says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
    /// Width by height; absent where both are given, since the phone then ignores it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<f64>,
    /// What becomes of a picture of another ratio.
    pub scale: Scale,
}

/// What becomes of a picture whose ratio is another than that of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// It fills the place, and what stands out is not seen.
    Cover,
    /// It is seen as a whole.
    Contain,
}

impl Picture {
    /// The picture in a property, which says how large it may be.
    pub(super) fn of(
        src: &str,
        alt: Option<String>,
        property: Option<&Property>,
        version: Version,
    ) -> Self {
        let excess = || {
            let limit = property.and_then(Property::picture_limit)?;
            limit.excess(src, version)
        };
        let format = PictureFormat::of(src);
        let broken = match (format, excess()) {
            (Err(instead), _) => Some(instead.to_string()),
            (Ok(_), Some((has, most))) => Some(format!("{has} KB are more than {most} KB")),
            (Ok(_), None) => None,
        };
        let whole = broken.is_none();
        Self {
            src: if whole { src.to_owned() } else { String::new() },
            media_type: format
                .ok()
                .filter(|_| whole)
                .map(|format| format.media_type().to_owned()),
            alt,
            size: None,
            broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use flowkit_json::catalogue::{Kind, Property, Version};

    use super::Picture;

    fn image(src: &str, version: Version) -> Picture {
        Picture::of(src, None, Kind::Image.component().property("src"), version)
    }

    #[test]
    fn p174_image_too_big_placeholder() {
        let newest = Version::new(7, 3);
        let large = "i".repeat(301 * 1024 / 3 * 4);
        let picture = image(&large, newest);
        assert_eq!(picture.src, "");
        assert_eq!(
            picture.broken.as_deref(),
            Some("301 KB are more than 300 KB")
        );
        let picture = image("iVBORw0KGgo=", newest);
        assert_eq!(picture.media_type.as_deref(), Some("image/png"));
        assert_eq!(
            (picture.src.as_str(), picture.broken),
            ("iVBORw0KGgo=", None)
        );
        assert!(image("https://example.com/a.png", newest).broken.is_some());
    }

    #[test]
    fn an_option_has_less_room_from_6_on() {
        let options = Kind::Dropdown.component().property("data-source");
        let mut members = options
            .and_then(Property::members)
            .unwrap_or_default()
            .iter();
        let image = members.find(|member| member.name() == "image");
        let src = "i".repeat(200 * 1024 / 3 * 4);
        let is_broken = |version| Picture::of(&src, None, image, version).broken.is_some();
        assert!(is_broken(Version::new(6, 0)) && !is_broken(Version::new(5, 1)));
    }
}
