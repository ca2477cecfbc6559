//! What pictures are, and how large they may be.

use super::super::carousel;
use super::component_view::ComponentView;
use crate::catalogue::{Kind, NoPicture, PictureFormat, PictureLimit, Property};
use crate::read::Value;

const KNOWN: &str = "JPEG, PNG, GIF or WebP";

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    let component = view.component;
    for row in component.kind.component().properties {
        if let Some(limit) = row.picture {
            picture(view, component.get(row.name), limit);
            examples(view, row.name, &[]);
        }
        let Some(members) = row.item_members() else {
            continue;
        };
        for item in super::items(component, row.name).unwrap_or_default() {
            pictures_of(view, item, members);
        }
        for member in members {
            if member.picture.is_some() {
                examples(view, row.name, &[member.name]);
            }
            let inner = member.members().unwrap_or_default();
            for inner in inner.iter().filter(|inner| inner.picture.is_some()) {
                examples(view, row.name, &[member.name, inner.name]);
            }
        }
    }
    let source = view.get("src").and_then(Value::as_str);
    if view.is(Kind::Image) && source.is_some_and(|source| source.trim().is_empty()) {
        nothing(view);
    }
}

/// The pictures of an option, an item, or a picture of a carousel.
fn pictures_of(view: &mut ComponentView<'_, '_>, item: &Value<'_>, members: &[Property]) {
    for row in members {
        let Some(value) = item.get(row.name) else {
            continue;
        };
        if let Some(limit) = row.picture {
            picture(view, Some(value), limit);
        }
        if let Some(inner) = row.members() {
            pictures_of(view, value, inner);
        }
    }
}

fn picture(view: &mut ComponentView<'_, '_>, picture: Option<&Value<'_>>, limit: PictureLimit) {
    let Some(picture) = picture.filter(|picture| !view.is_bound(picture)) else {
        return;
    };
    let source = picture.as_str().unwrap_or_default();
    // Meta's validator refuses a picture of a carousel that cannot be decoded; `carousel.rs` reports it.
    if view.is(Kind::ImageCarousel) && !carousel::decodes(source) {
        return;
    }
    kind(view, picture, source);
    if let Some((kilobytes, most)) = limit.excess(source, view.flow.document.judged_as) {
        let message = format!("this picture has {kilobytes} KB, and {most} are the limit here");
        view.breaks(
            picture.span(),
            message,
            "beyond it the phone shows a sign for a broken picture: make it smaller, or compress it more",
        );
    }
}

fn nothing(view: &mut ComponentView<'_, '_>) {
    let place = view.get("src").map_or(view.component.span, Value::span);
    view.breaks(
        place,
        "an Image without a picture shows a sign for a broken one",
        "write the picture here in base64, or bind it to data",
    );
}

fn kind(view: &mut ComponentView<'_, '_>, picture: &Value<'_>, source: &str) {
    if let Some(what) = unknown_kind(source) {
        view.breaks(
            picture.span(),
            format!("{what}, and the phone shows a sign for a broken picture"),
            format!("write the picture itself here, in base64: {KNOWN}"),
        );
    }
}

/// Data whose example is no picture to the phone will hardly bring one.
fn examples(view: &mut ComponentView<'_, '_>, property: &str, members: &[&str]) {
    let Some(field) = view.bound_list(property) else {
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
        view.warn(
            place,
            format!(
                "{what}, and the phone shows a sign for a broken picture if answers bring the like"
            ),
            format!("let answers bring the picture itself, in base64: {KNOWN}"),
        );
    }
}

/// What a source is that the phone does not know as a picture; `None` for those it knows, and for nothing at all.
fn unknown_kind(source: &str) -> Option<NoPicture> {
    let other = PictureFormat::of(source).err();
    other.filter(|other| *other != NoPicture::Empty)
}
