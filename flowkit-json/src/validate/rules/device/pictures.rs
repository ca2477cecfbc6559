//! What pictures are, and how large they may be.

use super::super::flow::is_bound;
use super::super::{carousel, gates};
use super::look::Look;
use crate::read::Value;

const KILOBYTE: usize = 1024;
/// The largest picture of an option or a list item.
const IN_LISTS: usize = 100 * KILOBYTE;
/// The same before 6.0.
const IN_LISTS_ONCE: usize = 300 * KILOBYTE;
/// The largest picture of an Image.
const IN_IMAGES: usize = 300 * KILOBYTE;

/// What the first sign of base64 gives away: JPEG, PNG, GIF and WebP.
const BEGINNINGS: [char; 4] = ['/', 'i', 'R', 'U'];
const KNOWN: &str = "JPEG, PNG, GIF or WebP";

pub(super) fn check(look: &mut Look<'_, '_>) {
    let in_lists = if look.flow.holds(gates::SMALL_PICTURES) {
        IN_LISTS
    } else {
        IN_LISTS_ONCE
    };
    for option in super::items(look.component, "data-source").unwrap_or_default() {
        picture(look, option.get("image"), in_lists);
    }
    for item in super::items(look.component, "list-items").unwrap_or_default() {
        let start = item.get("start");
        picture(look, start.and_then(|start| start.get("image")), IN_LISTS);
    }
    for image in super::items(look.component, "images").unwrap_or_default() {
        // What cannot be decoded is refused by Meta's validator, and told of once.
        let source = image.get("src");
        kind(
            look,
            source.filter(|source| source.as_str().is_some_and(carousel::decodes)),
        );
    }
    if look.is(&["Image"]) {
        picture(look, look.get("src"), IN_IMAGES);
        if look
            .get("src")
            .and_then(Value::as_str)
            .is_some_and(|source| source.trim().is_empty())
        {
            nothing(look);
        }
    }
    for (property, members) in IN_DATA {
        examples(look, property, members);
    }
}

/// Where pictures come from data: the property that is bound, and the way to the picture within an item.
const IN_DATA: [(&str, &[&str]); 4] = [
    ("src", &[]),
    ("data-source", &["image"]),
    ("list-items", &["start", "image"]),
    ("images", &["src"]),
];

fn picture(look: &mut Look<'_, '_>, picture: Option<&Value<'_>>, most: usize) {
    kind(look, picture);
    let Some(picture) = picture.filter(|picture| !is_bound(picture)) else {
        return;
    };
    let bytes = decoded_length(picture.as_str().unwrap_or_default());
    if bytes > most {
        let message = format!(
            "this picture has {} KB, and {} are the limit here",
            bytes.div_ceil(KILOBYTE),
            most / KILOBYTE
        );
        look.breaks(
            picture.span(),
            message,
            "beyond it the phone shows a sign for a broken picture: make it smaller, or compress it more",
        );
    }
}

fn nothing(look: &mut Look<'_, '_>) {
    let place = look.get("src").unwrap_or(look.component.value).span();
    look.breaks(
        place,
        "an Image without a picture shows a sign for a broken one",
        "write the picture here in base64, or bind it to data",
    );
}

fn kind(look: &mut Look<'_, '_>, picture: Option<&Value<'_>>) {
    let Some(picture) = picture.filter(|picture| !is_bound(picture)) else {
        return;
    };
    if let Some(what) = unknown_kind(picture.as_str().unwrap_or_default()) {
        look.breaks(
            picture.span(),
            format!("{what}, and the phone shows a sign for a broken picture"),
            format!("write the picture itself here, in base64: {KNOWN}"),
        );
    }
}

/// Data whose example is no picture to the phone will hardly bring one.
fn examples(look: &mut Look<'_, '_>, property: &str, members: &[&str]) {
    let Some(field) = look.bound_list(property) else {
        return;
    };
    let Some(example) = field.example else {
        return;
    };
    let items: &[Value<'_>] = match members {
        [] => std::slice::from_ref(example),
        _ => example.as_array().unwrap_or_default(),
    };
    let pictures = items
        .iter()
        .filter_map(|item| members.iter().try_fold(item, |here, key| here.get(key)));
    let mut unknown =
        pictures.filter_map(|picture| Some((picture.span(), unknown_kind(picture.as_str()?)?)));
    if let Some((place, what)) = unknown.next() {
        look.warn(
            place,
            format!(
                "{what}, and the phone shows a sign for a broken picture if answers bring the like"
            ),
            format!("let answers bring the picture itself, in base64: {KNOWN}"),
        );
    }
}

/// What a source is that the phone does not know as a picture; `None` for those it knows, and for nothing at all.
fn unknown_kind(source: &str) -> Option<&'static str> {
    let source = source.trim_start();
    let starts = |prefix: &str| {
        let start = source.get(..prefix.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    if starts("https:") || starts("http:") || starts("//") {
        return Some("this is the address of a picture");
    }
    if starts("<") || starts("data:image/svg") {
        return Some("this is an SVG");
    }
    let encoded = match source.split_once(";base64,") {
        Some((_, encoded)) => encoded,
        None if starts("data:") => return Some("this is no base64"),
        None => source,
    };
    // "<svg" and "<?xml" in base64.
    if encoded.starts_with("PHN2") || encoded.starts_with("PD94") {
        return Some("this is an SVG");
    }
    let first = encoded.chars().next()?;
    (!BEGINNINGS.contains(&first)).then_some("this is no picture of a kind that the phone knows")
}

/// How many bytes a base64 text stands for.
fn decoded_length(text: &str) -> usize {
    let encoded = text
        .split_once(";base64,")
        .map_or(text, |(_, encoded)| encoded);
    encoded.trim_end_matches('=').len() * 3 / 4
}

#[cfg(test)]
mod tests {
    use super::decoded_length;

    #[test]
    fn four_digits_are_three_bytes() {
        assert_eq!(decoded_length("aGkh"), 3);
        assert_eq!(decoded_length("aGk="), 2);
        assert_eq!(decoded_length("data:image/png;base64,aA=="), 1);
        assert_eq!(decoded_length(""), 0);
    }
}
