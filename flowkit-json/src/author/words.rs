//! Properties that hold one of a few words.

use super::table::words;

words! {
    /// How a text is set.
    ///
    /// ```
    /// assert_eq!(flowkit_json::author::FontWeight::BoldItalic.as_str(), "bold_italic");
    /// ```
    FontWeight {
        Bold "bold",
        Italic "italic",
        BoldItalic "bold_italic",
        Normal "normal",
    }

    /// What a [`TextInput`](super::TextInput) is for; it chooses the keyboard and the check.
    ///
    /// ```
    /// use flowkit_json::author::{InputType, TextInput};
    ///
    /// let age = TextInput::new("age", "Age").input_type(InputType::Number);
    /// assert_eq!(age.input_type.map(InputType::as_str), Some("number"));
    /// ```
    InputType {
        Text "text",
        Number "number",
        Email "email",
        Password "password",
        Passcode "passcode",
        Phone "phone",
    }

    /// How the label of a text input is set.
    LabelVariant {
        Large "large",
    }

    /// How large pictures in a list are.
    MediaSize {
        Regular "regular",
        Large "large",
    }

    /// How a picture fills its frame.
    ScaleType {
        Cover "cover",
        Contain "contain",
    }

    /// The frame of an [`ImageCarousel`](super::ImageCarousel).
    AspectRatio {
        FourToThree "4:3",
        SixteenToNine "16:9",
    }

    /// Where photos come from.
    PhotoSource {
        CameraGallery "camera_gallery",
        Camera "camera",
        Gallery "gallery",
    }

    /// Whether a [`CalendarPicker`](super::CalendarPicker) picks one date or two.
    CalendarMode {
        Single "single",
        Range "range",
    }

    /// A day of the week.
    Day {
        Monday "Mon",
        Tuesday "Tue",
        Wednesday "Wed",
        Thursday "Thu",
        Friday "Fri",
        Saturday "Sat",
        Sunday "Sun",
    }

    /// A type of file that a [`DocumentPicker`](super::DocumentPicker) takes.
    MimeType {
        Gzip "application/gzip",
        Msword "application/msword",
        Pdf "application/pdf",
        MsExcel "application/vnd.ms-excel",
        MsPowerpoint "application/vnd.ms-powerpoint",
        OpenDocumentPresentation "application/vnd.oasis.opendocument.presentation",
        OpenDocumentSpreadsheet "application/vnd.oasis.opendocument.spreadsheet",
        OpenDocumentText "application/vnd.oasis.opendocument.text",
        Pptx "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Xlsx "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Docx "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        SevenZip "application/x-7z-compressed",
        Zip "application/zip",
        Avif "image/avif",
        Gif "image/gif",
        Heic "image/heic",
        Heif "image/heif",
        Jpeg "image/jpeg",
        Png "image/png",
        Tiff "image/tiff",
        Webp "image/webp",
        Plain "text/plain",
        Mp4 "video/mp4",
        Mpeg "video/mpeg",
    }
}
