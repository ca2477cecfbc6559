//! Which kind of file one is.

const UNKNOWN: &str = "application/octet-stream";
const ZIP: &str = "application/zip";

/// The MIME type by what the file begins like, else by the end of its name.
///
/// Many kinds of document are a ZIP inside, as `plan.odt` is. Of those the name says more.
pub(super) fn guess(name: &str, bytes: &[u8]) -> &'static str {
    let by_content = infer::get(bytes).map(|kind| kind.mime_type());
    let by_name = || mime_guess::from_path(name).first_raw();
    match by_content {
        Some(ZIP) => by_name().unwrap_or(ZIP),
        Some(kind) => kind,
        None => by_name().unwrap_or(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use flowkit_json::catalogue::Kind;

    use super::super::File;
    use super::*;

    #[test]
    fn content_says_more_than_the_name() {
        let photo = File::photo(1, 1);
        assert_eq!(guess("terms.pdf", photo.bytes()), "image/jpeg");
        assert_eq!(guess("", photo.bytes()), "image/jpeg");
        assert_eq!(guess("note.txt", b"Hello"), "text/plain");
        assert_eq!(guess("PHOTO.HEIC", b"?"), "image/heic");
        assert_eq!(guess("note", b"Hello"), UNKNOWN);
        assert_eq!(guess("", b""), UNKNOWN);
    }

    #[test]
    fn of_a_zip_the_name_says_more() {
        let zip = File::document("zip").unwrap();
        assert_eq!(guess("all.zip", zip.bytes()), ZIP);
        assert_eq!(guess("all", zip.bytes()), ZIP);
        assert_eq!(
            guess("plan.odt", zip.bytes()),
            "application/vnd.oasis.opendocument.text"
        );
    }

    /// A file of each type that a DocumentPicker may ask for is recognised by its name alone.
    #[test]
    fn every_type_of_a_document_picker_has_a_name() {
        let types = Kind::DocumentPicker
            .component()
            .property("allowed-mime-types");
        let endings = [
            "gz", "doc", "pdf", "xls", "ppt", "odp", "ods", "odt", "pptx", "xlsx", "docx", "7z",
            "zip", "avif", "gif", "heic", "heif", "jpg", "png", "tiff", "webp", "txt", "mp4",
            "mpg",
        ];
        let guessed = endings.map(|ending| guess(&format!("file.{ending}"), b""));
        assert_eq!(guessed.as_slice(), types.unwrap().words());
    }
}
