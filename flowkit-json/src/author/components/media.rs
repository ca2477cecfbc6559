//! Pictures, and pickers of photos and documents
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>).

use crate::author::node::{Misfit, Node, Notes};
use crate::author::table::objects;
use crate::author::words::{AspectRatio, MimeType, PhotoSource, ScaleType};
use crate::author::{Binding, Dynamic, Entries, Json, Number};
use crate::read::Value;

objects! {
    /// A picture; three a screen.
    ///
    /// ```
    /// use flowkit_json::author::{Image, Json, ScaleType};
    ///
    /// let image = Image::new("iVBORw0KGgo=").scale_type(ScaleType::Cover).aspect_ratio(1.5).alt_text("A table");
    /// assert_eq!(Json::from(image).get("aspect-ratio"), Some(&Json::from(1.5)));
    /// ```
    Image("type" = "Image") {
        new {
            /// The picture in base64; up to 300 KB.
            src "src": Dynamic<String>,
        }
        optional {
            /// Its width.
            width "width": Dynamic<Number>,
            /// Its height; 400, if nothing is said.
            height "height": Dynamic<Number>,
            /// How it fills its frame; contained, if nothing is said.
            scale_type "scale-type": ScaleType,
            /// Its width divided by its height; 1, if nothing is said.
            aspect_ratio "aspect-ratio": Dynamic<Number>,
            /// What a screen reader says for it.
            alt_text "alt-text": Dynamic<String>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// A list of 1 to 3 pictures side by side (from version 7.1); two a screen, and three a flow.
    ///
    /// ```
    /// use flowkit_json::author::{AspectRatio, ImageCarousel, Json, Picture};
    ///
    /// let rooms = ImageCarousel::new([Picture::new("iVBORw0KGgo=", "A room")]).aspect_ratio(AspectRatio::SixteenToNine);
    /// assert_eq!(Json::from(rooms).get("aspect-ratio"), Some(&Json::from("16:9")));
    /// ```
    ImageCarousel("type" = "ImageCarousel") {
        new {
            /// The pictures, or the data field that holds them.
            images "images": Dynamic<Vec<Picture>>,
        }
        optional {
            /// Their frame; 4:3, if nothing is said.
            aspect_ratio "aspect-ratio": AspectRatio,
            /// How they fill it; contained, if nothing is said.
            scale_type "scale-type": ScaleType,
            /// Whether they are shown; they are, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// A picture of an [`ImageCarousel`].
    ///
    /// ```
    /// use flowkit_json::author::{Json, Picture};
    ///
    /// let picture = Picture::new("iVBORw0KGgo=", "A room");
    /// assert_eq!(Json::from(picture).to_string(), r#"{"src":"iVBORw0KGgo=","alt-text":"A room"}"#);
    /// ```
    Picture {
        new {
            /// The picture in base64.
            src "src": Dynamic<String>,
            /// What a screen reader says for it.
            alt_text "alt-text": Dynamic<String>,
        }
    }

    /// Photos to upload (from version 4.0); one picker a screen. It must be used if at least one photo is asked for.
    ///
    /// ```
    /// use flowkit_json::author::{Json, PhotoPicker, PhotoSource};
    ///
    /// let photos = PhotoPicker::new("damage", "Photos of the damage")
    ///     .photo_source(PhotoSource::Camera)
    ///     .min_uploaded_photos(1)
    ///     .max_uploaded_photos(3);
    /// assert_eq!(Json::from(photos).get("photo-source"), Some(&Json::from("camera")));
    /// ```
    PhotoPicker("type" = "PhotoPicker") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 80 characters.
            label "label": Dynamic<String>,
        }
        optional {
            /// More about it; up to 300 characters.
            description "description": Dynamic<String>,
            /// Where photos come from; camera and gallery, if nothing is said.
            photo_source "photo-source": PhotoSource,
            /// The largest file, in KB from 1 to 25600; 25600, if nothing is said.
            max_file_size_kb "max-file-size-kb": Number,
            /// The fewest photos, from 0 to 30.
            min_uploaded_photos "min-uploaded-photos": Number,
            /// The most photos, from 1 to 30; 30, if nothing is said.
            max_uploaded_photos "max-uploaded-photos": Number,
            /// Whether it can be used; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": FileErrors,
        }
    }

    /// Documents to upload (from version 4.0); one picker a screen. It must be used if at least one document is asked for.
    ///
    /// ```
    /// use flowkit_json::author::{DocumentPicker, Json, MimeType};
    ///
    /// let payslips = DocumentPicker::new("payslips", "Your payslips").allowed_mime_types([MimeType::Pdf]);
    /// assert_eq!(Json::from(payslips).get("allowed-mime-types"), Some(&Json::from(["application/pdf"])));
    /// ```
    DocumentPicker("type" = "DocumentPicker") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 80 characters.
            label "label": Dynamic<String>,
        }
        optional {
            /// More about it; up to 300 characters.
            description "description": Dynamic<String>,
            /// The types of file that it takes; all, if nothing is said. Check them again on the server.
            allowed_mime_types "allowed-mime-types": Vec<MimeType>,
            /// The largest file, in KB from 1 to 25600; 25600, if nothing is said.
            max_file_size_kb "max-file-size-kb": Number,
            /// The fewest documents, from 0 to 30.
            min_uploaded_documents "min-uploaded-documents": Number,
            /// The most documents, from 1 to 30; 30, if nothing is said.
            max_uploaded_documents "max-uploaded-documents": Number,
            /// Whether it can be used; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": FileErrors,
        }
    }
}

/// What is wrong with uploaded files: one message for all, or one under each file's media id.
///
/// ```
/// use flowkit_json::author::{FileErrors, data};
///
/// assert!(matches!(FileErrors::from(data("error")), FileErrors::All(_)));
/// assert!(matches!(FileErrors::from([("790aba14", "Too dark")]), FileErrors::Each(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileErrors {
    /// One message.
    All(Dynamic<String>),
    /// A message for each file.
    Each(Entries<Dynamic<String>>),
}

impl From<&str> for FileErrors {
    fn from(message: &str) -> Self {
        Self::All(message.into())
    }
}

impl From<String> for FileErrors {
    fn from(message: String) -> Self {
        Self::All(message.into())
    }
}

impl From<Binding> for FileErrors {
    fn from(binding: Binding) -> Self {
        Self::All(binding.into())
    }
}

impl<K: Into<String>, V: Into<Dynamic<String>>, const N: usize> From<[(K, V); N]> for FileErrors {
    fn from(messages: [(K, V); N]) -> Self {
        Self::Each(messages.into())
    }
}

impl Node for FileErrors {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        if value.as_object().is_some() {
            Entries::read(value, notes).map(Self::Each)
        } else {
            Dynamic::read(value, notes).map(Self::All)
        }
    }

    fn write(&self) -> Json {
        match self {
            Self::All(message) => message.write(),
            Self::Each(messages) => messages.write(),
        }
    }
}
