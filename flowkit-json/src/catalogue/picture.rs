//! What the phone takes for a picture: a text in base64, alone or as a `data:` URI
//! ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).

use std::fmt;

use super::gate;
use super::limits::PictureLimit;
use super::versions::Version;

/// How many bytes a kilobyte has in the limits of pictures.
const KILOBYTE: usize = 1024;

/// A kind of picture that the phone shows.
///
/// ```
/// use flowkit_json::catalogue::{NoPicture, PictureFormat};
///
/// assert_eq!(PictureFormat::of("iVBORw0KGgo="), Ok(PictureFormat::Png));
/// assert_eq!(PictureFormat::of("data:image/jpeg;base64,/9j/4AAQ"), Ok(PictureFormat::Jpeg));
/// assert_eq!(PictureFormat::of("https://example.com/a.png"), Err(NoPicture::Address));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// A photo.
    Jpeg,
    /// A drawing, or a screenshot.
    Png,
    /// A small animation.
    Gif,
    /// What is smaller than a JPEG, and which old iPhones do not show.
    WebP,
}

impl PictureFormat {
    /// The kind of the picture in `source`, which the phone guesses from the first character of the base64.
    ///
    /// # Errors
    ///
    /// A [`NoPicture`] says what the text is instead. The phone shows a sign for a broken picture in its place.
    pub fn of(source: &str) -> Result<Self, NoPicture> {
        let source = source.trim_start();
        if starts_with(source, "https:") || starts_with(source, "http:") || source.starts_with("//")
        {
            return Err(NoPicture::Address);
        }
        if source.starts_with('<') || starts_with(source, "data:image/svg") {
            return Err(NoPicture::Svg);
        }
        let encoded = encoded(source).ok_or(NoPicture::NotBase64)?;
        // `<svg` and `<?xml` in base64.
        if encoded.starts_with("PHN2") || encoded.starts_with("PD94") {
            return Err(NoPicture::Svg);
        }
        match encoded.bytes().next() {
            Some(b'/') => Ok(Self::Jpeg),
            Some(b'i') => Ok(Self::Png),
            Some(b'R') => Ok(Self::Gif),
            Some(b'U') => Ok(Self::WebP),
            Some(_) => Err(NoPicture::OtherKind),
            None => Err(NoPicture::Empty),
        }
    }

    /// The media type, such as `image/png`.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
        }
    }
}

/// What a text is that the phone does not know as a picture. Its `Display` is a sentence: `this is an SVG`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPicture {
    /// Nothing at all.
    Empty,
    /// An address; the phone loads nothing from the web.
    Address,
    /// An SVG, as text or in base64.
    Svg,
    /// A `data:` URI without `;base64`.
    NotBase64,
    /// Something that begins like no kind of picture.
    OtherKind,
}

impl fmt::Display for NoPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no picture here",
            Self::Address => "this is the address of a picture",
            Self::Svg => "this is an SVG",
            Self::NotBase64 => "this is no base64",
            Self::OtherKind => "this is no picture of a kind that the phone knows",
        })
    }
}

impl std::error::Error for NoPicture {}

impl PictureLimit {
    /// The most kilobytes in a flow of this version; `None` if there is no limit.
    #[must_use]
    pub fn most_kilobytes_in(&self, version: Version) -> Option<usize> {
        if gate::SMALL_PICTURES.holds_in(version) {
            self.most_kilobytes()
        } else {
            self.most_kilobytes_before_6()
        }
    }

    /// How large the picture in `source` is, and how large it may be, both in kilobytes, if it is larger than that.
    ///
    /// ```
    /// use flowkit_json::catalogue::{Kind, Version};
    ///
    /// let limit = Kind::Image.component().property("src").unwrap().picture_limit().unwrap();
    /// let picture = "i".repeat(400 * 1024 + 4);
    /// assert_eq!(limit.excess(&picture, Version::new(7, 3)), Some((301, 300)));
    /// assert_eq!(limit.excess("iVBORw0K", Version::new(7, 3)), None);
    /// ```
    #[must_use]
    pub fn excess(&self, source: &str, version: Version) -> Option<(usize, usize)> {
        let most = self.most_kilobytes_in(version)?;
        let bytes = picture_bytes(source);
        (bytes > most.saturating_mul(KILOBYTE)).then(|| (bytes.div_ceil(KILOBYTE), most))
    }
}

/// How many bytes the picture in `source` has once it is decoded from base64.
///
/// ```
/// use flowkit_json::catalogue::picture_bytes;
///
/// assert_eq!(picture_bytes("aGkh"), 3);
/// assert_eq!(picture_bytes("data:image/png;base64,aA=="), 1);
/// ```
#[must_use]
pub fn picture_bytes(source: &str) -> usize {
    let encoded = encoded(source.trim_start()).unwrap_or_default();
    let digits = encoded.trim_end_matches('=').len();
    // Four digits are three bytes. What is left over cannot overflow, since a text is at most `isize::MAX` long.
    (digits / 4)
        .saturating_mul(3)
        .saturating_add(digits % 4 * 3 / 4)
}

/// The base64 of a source; `None` for a `data:` URI that has none. Only such a URI is searched: pictures are long.
fn encoded(source: &str) -> Option<&str> {
    if !starts_with(source, "data:") {
        return Some(source);
    }
    let (_, encoded) = source.split_once(";base64,")?;
    Some(encoded)
}

fn starts_with(text: &str, prefix: &str) -> bool {
    let start = text.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::{NoPicture, PictureFormat, picture_bytes};
    use crate::catalogue::{Kind, Version};

    #[test]
    fn the_first_character_tells_the_kind() {
        for (source, media_type) in [
            ("/9j/4AAQ", "image/jpeg"),
            ("iVBORw0K", "image/png"),
            ("  R0lGODlh", "image/gif"),
            ("UklGRiQA", "image/webp"),
            ("data:image/png;base64,iVBO", "image/png"),
        ] {
            let format = PictureFormat::of(source).map(PictureFormat::media_type);
            assert_eq!(format, Ok(media_type), "{source}");
        }
        for (source, instead) in [
            ("", NoPicture::Empty),
            ("data:image/png;base64,", NoPicture::Empty),
            ("HTTPS://example.com/a.png", NoPicture::Address),
            ("//example.com/a.png", NoPicture::Address),
            ("<svg/>", NoPicture::Svg),
            ("PHN2Zy8+", NoPicture::Svg),
            ("data:image/svg+xml,<svg/>", NoPicture::Svg),
            ("data:text/plain,hi", NoPicture::NotBase64),
            ("logo.png", NoPicture::OtherKind),
            ("ü", NoPicture::OtherKind),
        ] {
            assert_eq!(PictureFormat::of(source), Err(instead), "{source}");
        }
    }

    #[test]
    fn four_digits_are_three_bytes() {
        for (source, bytes) in [
            ("", 0),
            ("aGkh", 3),
            ("aGk=", 2),
            ("aGk", 2),
            ("aA", 1),
            ("data:image/png;base64,aA==", 1),
        ] {
            assert_eq!(picture_bytes(source), bytes, "{source}");
        }
    }

    #[test]
    fn the_limit_of_an_option_was_higher_before_6() {
        let options = Kind::Dropdown.component().property("data-source");
        let members = options.and_then(super::super::Property::members);
        let mut members = members.unwrap_or_default().iter();
        let limit = members.find_map(super::super::Property::picture_limit);
        let limit = limit.expect("an option has a picture");
        let picture = "i".repeat(200 * 1024 / 3 * 4);
        assert_eq!(limit.excess(&picture, Version::new(5, 1)), None);
        assert_eq!(limit.excess(&picture, Version::new(6, 0)), Some((200, 100)));
        // Exactly the limit is allowed.
        let exactly = "i".repeat(300 * 1024 / 3 * 4);
        assert_eq!(limit.excess(&exactly, Version::new(5, 1)), None);
    }
}
