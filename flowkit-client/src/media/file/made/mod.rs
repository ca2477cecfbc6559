//! Files that are made up, and really of their kind. The same wish gives the same bytes.

mod jpeg;
mod office;
mod pdf;
mod zip;

use super::File;
use crate::media::MediaError;

pub(super) use jpeg::jpeg;

/// The kinds of file that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Docx,
    Xlsx,
    Text,
    Jpeg,
    Zip,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Text,
        Self::Jpeg,
        Self::Zip,
    ];

    /// The kind by the end of a file's name, with or without its dot.
    pub(super) fn of(name: &str) -> Result<Self, MediaError> {
        let wanted = name.trim_start_matches('.').to_ascii_lowercase();
        let wanted = match wanted.as_str() {
            "jpeg" => "jpg",
            other => other,
        };
        let known = Self::ALL.into_iter();
        known
            .clone()
            .find(|kind| kind.ending() == wanted)
            .ok_or_else(|| MediaError::UnknownKind {
                kind: name.to_owned(),
                nearest: flowkit_json::nearest(wanted, known.map(Self::ending)),
                known: Self::ALL.map(Self::ending).join(", "),
            })
    }

    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Text => "txt",
            Self::Jpeg => "jpg",
            Self::Zip => "zip",
        }
    }

    fn mime_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Text => "text/plain",
            Self::Jpeg => "image/jpeg",
            Self::Zip => "application/zip",
        }
    }

    /// The content, with so many bytes in it that nobody looks at.
    fn bytes(self, seed: u64, filling: usize) -> Vec<u8> {
        let title = format!("Document {seed}");
        match self {
            Self::Pdf => pdf::pdf(&title, filling),
            Self::Docx => office::docx(&title, filling),
            Self::Xlsx => office::xlsx(&title, filling),
            Self::Text => [title.into_bytes(), vec![b'.'; filling]].concat(),
            Self::Jpeg => jpeg(640, 480, seed, filling),
            Self::Zip => zip::zip(&[("document.txt", title.as_bytes())], filling),
        }
    }
}

/// The kinds of file that can be made: the end of the name, and the MIME type.
pub(super) fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    Kind::ALL
        .into_iter()
        .map(|kind| (kind.ending(), kind.mime_type()))
}

/// A file of this kind, with so many bytes in it that nobody looks at.
pub(super) fn file(kind: Kind, seed: u64, filling: usize) -> File {
    let name = name("document", kind.ending(), seed);
    File::new(name, kind.mime_type(), kind.bytes(seed, filling))
}

/// A file of this kind and of exactly so many bytes.
pub(super) fn file_of_size(kind: Kind, bytes: usize) -> Result<File, MediaError> {
    // What a file costs beyond its filling is the same for every filling but none, which most kinds leave out altogether.
    let least = kind.bytes(0, 1).len();
    let filling = bytes.checked_sub(least).map(|more| more.saturating_add(1));
    match filling {
        Some(filling) if bytes <= File::MOST_BYTES => Ok(file(kind, 0, filling)),
        _ => Err(MediaError::Size {
            kind: kind.ending(),
            bytes,
            least,
            most: File::MOST_BYTES,
        }),
    }
}

/// `photo.jpg` for the seed 0, `photo-2.jpg` for 2.
pub(super) fn name(stem: &str, ending: &str, seed: u64) -> String {
    match seed {
        0 => format!("{stem}.{ending}"),
        seed => format!("{stem}-{seed}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::mime;
    use super::*;

    #[test]
    fn files_are_what_they_say() {
        for kind in Kind::ALL {
            for filling in [0, 100_000] {
                let made = file(kind, 3, filling);
                // By the content alone, where it tells the kind.
                let guessed = mime::guess("", made.bytes());
                if kind != Kind::Text {
                    assert_eq!(guessed, made.mime_type());
                }
                assert_eq!(mime::guess(made.name(), made.bytes()), made.mime_type());
            }
        }
    }

    #[test]
    fn the_same_wish_gives_the_same_bytes() {
        for kind in Kind::ALL {
            let ending = kind.ending();
            let made = |seed| File::document_with_seed(ending, seed).unwrap();
            assert_eq!(made(4), made(4));
            assert_ne!(made(4).bytes(), made(5).bytes());
            assert_eq!(made(4).name(), format!("document-4.{ending}"));
            assert_eq!(made(0), File::document(ending).unwrap());
        }
        assert_ne!(File::photo_with_seed(8, 8, 1), File::photo(8, 8));
    }

    #[test]
    fn files_have_the_size_that_was_asked_for() {
        for kind in Kind::ALL {
            let ending = kind.ending();
            let least = kind.bytes(0, 1).len();
            // 65533 bytes fill one comment of a JPEG.
            for more in [0, 1, 2, 3, 4, 5, 65_532, 65_533, 65_534, 65_538, 300_000] {
                let size = least + more;
                let made = File::of_size(ending, size).unwrap();
                assert_eq!(made.bytes().len(), size, "{ending}");
            }
            let error = File::of_size(ending, least - 1).unwrap_err().to_string();
            assert!(error.contains(&format!("has {least} to")), "{error}");
            let error = File::of_size(ending, File::MOST_BYTES + 1);
            assert!(matches!(error, Err(MediaError::Size { .. })));
        }
    }

    #[test]
    fn kinds_are_found_by_their_ending() {
        assert_eq!(Kind::of(".PDF").unwrap(), Kind::Pdf);
        assert_eq!(Kind::of("jpeg").unwrap(), Kind::Jpeg);
        let error = Kind::of("exe").unwrap_err().to_string();
        assert_eq!(
            error,
            "no file of the kind `exe` can be made up; there are pdf, docx, xlsx, txt, jpg, zip"
        );
    }
}
