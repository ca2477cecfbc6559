//! Pictures, and pickers of photos and documents
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>).

use super::bound_type::A_TEXT;
use super::kind::Kind;
use super::shapes::{ANY_STRING, BOOLEAN, LABEL, Look, NAME, NUMBER, Shape, TEXT};
use super::versions::V7_1;
use super::{Component, EVERYWHERE, Property, optional, required};

const SCALE: Shape = Shape::Enum(&["cover", "contain"]);

pub(super) const IMAGE: Component = Component {
    kind: Kind::Image,
    properties: &[
        // Not even its being empty is noticed.
        required("src", ANY_STRING),
        optional("width", NUMBER),
        optional("height", NUMBER),
        optional("scale-type", SCALE),
        optional("aspect-ratio", NUMBER),
        optional("alt-text", TEXT),
        optional("visible", BOOLEAN),
    ],
    places: EVERYWHERE,
};

// Whether `src` can be decoded is a rule of its own, and nothing decodes to an empty picture.
const PICTURE: &[Property] = &[required("src", ANY_STRING), required("alt-text", TEXT)];

pub(super) const IMAGE_CAROUSEL: Component = Component {
    kind: Kind::ImageCarousel,
    properties: &[
        required(
            "images",
            Shape::OneOf(&[
                Shape::Array(&Shape::Object(PICTURE), 1, None),
                Shape::Binding,
            ]),
        ),
        optional("aspect-ratio", Shape::Enum(&["4:3", "16:9"])).departs(A_TEXT),
        optional("scale-type", SCALE),
        optional("visible", BOOLEAN),
    ],
    places: [Some(V7_1), Some(V7_1), None, None],
};

const FILE_SIZE: Shape = Shape::Integer(Some(1), Some(25_600));
const FEWEST_FILES: Shape = Shape::Integer(Some(0), Some(30));
const MOST_FILES: Shape = Shape::Integer(Some(1), Some(30));
/// One message for all files, or one under each file's id.
const FILE_ERRORS: Shape = Shape::OneOf(&[TEXT, Shape::Map(Look::Any, &TEXT)]);

const MIME_TYPES: Shape = Shape::Enum(&[
    "application/gzip",
    "application/msword",
    "application/pdf",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-7z-compressed",
    "application/zip",
    "image/avif",
    "image/gif",
    "image/heic",
    "image/heif",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
    "text/plain",
    "video/mp4",
    "video/mpeg",
]);

pub(super) const PHOTO_PICKER: Component = Component {
    kind: Kind::PhotoPicker,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("description", TEXT),
        optional(
            "photo-source",
            Shape::Enum(&["camera_gallery", "camera", "gallery"]),
        ),
        optional("max-file-size-kb", FILE_SIZE),
        optional("min-uploaded-photos", FEWEST_FILES),
        optional("max-uploaded-photos", MOST_FILES),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("error-message", FILE_ERRORS).form_less(),
    ],
    places: EVERYWHERE,
};

pub(super) const DOCUMENT_PICKER: Component = Component {
    kind: Kind::DocumentPicker,
    properties: &[
        required("name", NAME),
        required("label", LABEL),
        optional("description", TEXT),
        optional("allowed-mime-types", Shape::Array(&MIME_TYPES, 1, None)),
        optional("max-file-size-kb", FILE_SIZE),
        optional("min-uploaded-documents", FEWEST_FILES),
        optional("max-uploaded-documents", MOST_FILES),
        optional("enabled", BOOLEAN),
        optional("visible", BOOLEAN),
        optional("error-message", FILE_ERRORS).form_less(),
    ],
    places: EVERYWHERE,
};
