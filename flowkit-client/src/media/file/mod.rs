//! What a person hands to a picker.

mod made;
mod mime;

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

use super::MediaError;

/// A file on the phone: name, MIME type and bytes. A copy shares the bytes.
///
/// ```
/// use flowkit_client::media::File;
///
/// let photo = File::photo(1200, 900);
/// assert_eq!((photo.name(), photo.mime_type()), ("photo.jpg", "image/jpeg"));
///
/// let note = File::from_bytes("note.txt", "Two rooms, please");
/// assert_eq!(note.mime_type(), "text/plain");
/// ```
#[derive(Clone)]
pub struct File {
    name: String,
    mime_type: String,
    bytes: Bytes,
    made: Option<Made>,
}

/// By which wish a file was made up, so that a record can wish for it again.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Made {
    Photo { width: u16, height: u16, seed: u64 },
    Document { kind: &'static str, seed: u64 },
    OfSize { kind: &'static str },
}

impl Made {
    /// The name that such a file has, as long as nobody renames it.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Photo { seed, .. } => made::name("photo", "jpg", seed),
            Self::Document { kind, seed } => made::name("document", kind, seed),
            Self::OfSize { kind } => made::name("document", kind, 0),
        }
    }
}

impl File {
    /// The most bytes that a file may have here: 128 MiB, five times what Meta allows in a picker.
    pub const MOST_BYTES: usize = 128 * 1024 * 1024;

    /// A file of this name, MIME type and content, whether they fit or not.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// let disguised = File::new("holiday.jpg", "image/jpeg", "no picture at all");
    /// assert_eq!(disguised.mime_type(), "image/jpeg");
    /// ```
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        mime_type: impl Into<String>,
        bytes: impl Into<Bytes>,
    ) -> Self {
        Self {
            name: name.into(),
            mime_type: mime_type.into(),
            bytes: bytes.into(),
            made: None,
        }
    }

    fn made_by(mut self, made: Made) -> Self {
        self.made = Some(made);
        self
    }

    /// By which wish it was made up; `None` for any other file.
    pub(crate) fn made(&self) -> Option<Made> {
        self.made
    }

    /// A file of this name and content. Its MIME type is what the content begins like, and where that tells nothing what the end
    /// of the name says; `application/octet-stream` where that tells nothing either.
    #[must_use]
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        let (name, bytes) = (name.into(), bytes.into());
        Self::new(name.clone(), mime::guess(&name, &bytes), bytes)
    }

    /// A file on the disk of this machine, under its own name, as [`from_bytes`](Self::from_bytes) sees it.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// let file = File::from_path("Cargo.toml")?;
    /// assert_eq!(file.name(), "Cargo.toml");
    /// assert!(File::from_path("no-such-file.pdf").is_err());
    /// # Ok::<(), flowkit_client::media::MediaError>(())
    /// ```
    ///
    /// # Errors
    /// [`MediaError::Read`] when it cannot be read, [`MediaError::TooLong`] beyond [`MOST_BYTES`](Self::MOST_BYTES).
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, MediaError> {
        let path = path.as_ref();
        let failed = |source| MediaError::Read {
            path: path.to_owned(),
            source: Arc::new(source),
        };
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let most = u64::try_from(Self::MOST_BYTES).unwrap_or(u64::MAX);
        let file = std::fs::File::open(path).map_err(failed)?;
        let mut bytes = Vec::new();
        // One byte more than may be there tells a file that is too long.
        file.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        if bytes.len() > Self::MOST_BYTES {
            return Err(MediaError::TooLong {
                name,
                most: Self::MOST_BYTES,
            });
        }
        Ok(Self::from_bytes(name, bytes))
    }

    /// A photo of so many pixels: a real JPEG, all grey, of about one byte for 85 pixels. The same size gives the same bytes.
    ///
    /// A width or height of 0 counts as 1, since no JPEG is without pixels.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// assert!(File::photo(4000, 3000).bytes().len() < 160_000);
    /// ```
    #[must_use]
    pub fn photo(width: u16, height: u16) -> Self {
        Self::photo_with_seed(width, height, 0)
    }

    /// As [`photo`](Self::photo), with another name and other bytes for each seed: `photo-2.jpg` for 2.
    #[must_use]
    pub fn photo_with_seed(width: u16, height: u16, seed: u64) -> Self {
        let bytes = made::jpeg(width, height, seed, 0);
        let made = Made::Photo {
            width,
            height,
            seed,
        };
        Self::new(made::name("photo", "jpg", seed), "image/jpeg", bytes).made_by(made)
    }

    /// The kinds that [`document`](Self::document) knows, with their MIME types.
    pub(crate) fn made_kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
        made::kinds()
    }

    /// A small file that is really of this kind: `pdf` (a page with a line of text), `docx`, `xlsx`, `txt`, `jpg` or `zip`. The same
    /// kind gives the same bytes.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// let payslip = File::document("pdf")?;
    /// assert_eq!((payslip.name(), payslip.mime_type()), ("document.pdf", "application/pdf"));
    /// assert!(payslip.bytes().starts_with(b"%PDF-"));
    ///
    /// let error = File::document("pfd").unwrap_err().to_string();
    /// assert!(error.contains("did you mean `pdf`?"));
    /// # Ok::<(), flowkit_client::media::MediaError>(())
    /// ```
    ///
    /// # Errors
    /// [`MediaError::UnknownKind`] for any other kind; [`File::new`] takes files of all kinds.
    pub fn document(kind: &str) -> Result<Self, MediaError> {
        Self::document_with_seed(kind, 0)
    }

    /// As [`document`](Self::document), with another name and other bytes for each seed: `document-2.pdf` for 2.
    ///
    /// # Errors
    /// [`MediaError::UnknownKind`], as for [`document`](Self::document).
    pub fn document_with_seed(kind: &str, seed: u64) -> Result<Self, MediaError> {
        let kind = made::Kind::of(kind)?;
        let made = Made::Document {
            kind: kind.ending(),
            seed,
        };
        Ok(made::file(kind, seed, 0).made_by(made))
    }

    /// A file of this kind and of exactly so many bytes, to try the size limit of a picker.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// let large = File::of_size("jpg", 25 * 1024 * 1024 + 1)?;
    /// assert_eq!(large.bytes().len(), 26_214_401);
    /// # Ok::<(), flowkit_client::media::MediaError>(())
    /// ```
    ///
    /// # Errors
    /// [`MediaError::UnknownKind`], as for [`document`](Self::document); [`MediaError::Size`] when the kind needs more bytes, or
    /// beyond [`MOST_BYTES`](Self::MOST_BYTES).
    pub fn of_size(kind: &str, bytes: usize) -> Result<Self, MediaError> {
        let kind = made::Kind::of(kind)?;
        let made = Made::OfSize {
            kind: kind.ending(),
        };
        Ok(made::file_of_size(kind, bytes)?.made_by(made))
    }

    /// The same file under another name. Its MIME type stays.
    ///
    /// ```
    /// use flowkit_client::media::File;
    ///
    /// assert_eq!(File::photo(8, 8).named("passport.jpg").name(), "passport.jpg");
    /// ```
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The file's name, such as `photo.jpg`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file's MIME type, such as `image/jpeg`.
    #[must_use]
    pub fn mime_type(&self) -> &str {
        &self.mime_type
    }

    /// The file's content.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

/// Two files are equal when name, MIME type and content are.
impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.mime_type, &self.bytes) == (&other.name, &other.mime_type, &other.bytes)
    }
}

impl Eq for File {}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("mime_type", &self.mime_type)
            .field("length", &self.bytes.len())
            .finish()
    }
}
