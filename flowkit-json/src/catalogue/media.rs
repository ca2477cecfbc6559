//! Pictures, and pickers of photos and documents
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>).

use super::bound_type::A_TEXT;
use super::component::{Component, component};
use super::kind::Kind;
use super::limits::TooMany;
use super::property::Property;
use super::row::{ENABLED, VISIBLE, optional, required};
use super::shapes::{ANY_STRING, LABEL, Look, NAME, NUMBER, Shape, TEXT};
use super::value::DefaultValue::{Number, Word};
use super::value::{Cleared, ValueKind};
use super::versions::V7_1;

const SCALE: Shape = Shape::Enum(&["cover", "contain"]);

pub(super) const IMAGE: Component = component(
    Kind::Image,
    &[
        // Not even its being empty is noticed by Meta's validator.
        required("src", ANY_STRING).picture(300),
        optional("width", NUMBER),
        optional("height", NUMBER).if_left_out(Number(400)),
        optional("scale-type", SCALE).if_left_out(Word("contain")),
        optional("aspect-ratio", NUMBER).if_left_out(Number(1)),
        optional("alt-text", TEXT),
        VISIBLE,
    ],
)
.at_most_on_screen(3, &[Kind::Image]);

// Whether `src` can be decoded is a rule of its own, and nothing decodes to an empty picture.
const PICTURE: &[Property] = &[
    required("src", ANY_STRING).any_picture(),
    required("alt-text", TEXT),
];

pub(super) const IMAGE_CAROUSEL: Component = component(
    Kind::ImageCarousel,
    &[
        required(
            "images",
            Shape::OneOf(&[
                Shape::Array(&Shape::Object(PICTURE), 1, None),
                Shape::Binding,
            ]),
        )
        .items(1, 3)
        .beyond(TooMany::Invalid),
        optional("aspect-ratio", Shape::Enum(&["4:3", "16:9"]))
            .if_left_out(Word("4:3"))
            .departs(A_TEXT),
        optional("scale-type", SCALE).if_left_out(Word("contain")),
        VISIBLE,
    ],
)
.places([Some(V7_1), Some(V7_1), None, None])
.at_most_on_screen(2, &[Kind::ImageCarousel])
.at_most_in_flow(3);

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

/// A screen has one picker of files, whichever of the two.
const PICKERS: &[Kind] = &[Kind::PhotoPicker, Kind::DocumentPicker];

pub(super) const PHOTO_PICKER: Component = component(
    Kind::PhotoPicker,
    &[
        required("name", NAME),
        required("label", LABEL).cut_at(80),
        optional("description", TEXT).cut_at(300),
        optional(
            "photo-source",
            Shape::Enum(&["camera_gallery", "camera", "gallery"]),
        )
        .if_left_out(Word("camera_gallery")),
        optional("max-file-size-kb", FILE_SIZE).if_left_out(Number(25_600)),
        optional("min-uploaded-photos", FEWEST_FILES)
            .if_left_out(Number(0))
            .not_above("max-uploaded-photos"),
        optional("max-uploaded-photos", MOST_FILES).if_left_out(Number(30)),
        ENABLED,
        VISIBLE,
        optional("error-message", FILE_ERRORS).form_less().lines(3),
    ],
)
.at_most_on_screen(1, PICKERS)
.holds(ValueKind::Media, Cleared::EmptyList)
.in_form();

pub(super) const DOCUMENT_PICKER: Component = component(
    Kind::DocumentPicker,
    &[
        required("name", NAME),
        required("label", LABEL).cut_at(80),
        optional("description", TEXT).cut_at(300),
        optional("allowed-mime-types", Shape::Array(&MIME_TYPES, 1, None)),
        optional("max-file-size-kb", FILE_SIZE).if_left_out(Number(25_600)),
        optional("min-uploaded-documents", FEWEST_FILES)
            .if_left_out(Number(0))
            .not_above("max-uploaded-documents"),
        optional("max-uploaded-documents", MOST_FILES).if_left_out(Number(30)),
        ENABLED,
        VISIBLE,
        optional("error-message", FILE_ERRORS).form_less().lines(3),
    ],
)
.at_most_on_screen(1, PICKERS)
.holds(ValueKind::Media, Cleared::EmptyList)
.in_form();
