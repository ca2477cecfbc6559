//! Texts that the phone shows only in part.

use std::borrow::Cow;

use flowkit_json::catalogue::{Property, TooLong};

use crate::js_text;

/// The text, cut as the phone cuts it: after `most` UTF-16 units (`é` is one, `😀` two), without the blanks at the end of
/// what is left, and with `...` behind.
///
/// ```
/// use flowkit_client::view::clip;
///
/// assert_eq!(clip("Vegetarian dishes only", 20), "Vegetarian dishes on...");
/// assert_eq!(clip("Vegetarian", 20), "Vegetarian");
/// ```
#[must_use]
pub fn clip(text: &str, most: usize) -> Cow<'_, str> {
    if js_text::length(text) <= most {
        return Cow::Borrowed(text);
    }
    let kept = js_text::trim_end(js_text::first_units(text, most));
    Cow::Owned(format!("{kept}..."))
}

/// The text of a property as the phone shows it: cut where its row of the catalogue says so ([`TooLong::Cut`]), whole
/// everywhere else. `large` says whether `"label-variant": "large"` stands beside it.
///
/// The limits are those of the
/// [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components), as the phone has them.
///
/// ```
/// use flowkit_client::view::shown_text;
/// use flowkit_json::catalogue::Kind;
///
/// let options = Kind::ChipsSelector.component().property("data-source").unwrap();
/// let title = options.members().unwrap().iter().find(|member| member.name() == "title").unwrap();
/// assert_eq!(shown_text(title, "Vegetarian dishes only", false), "Vegetarian dishes on...");
/// ```
#[must_use]
pub fn shown_text<'t>(property: &Property, text: &'t str, large: bool) -> Cow<'t, str> {
    let limit = property.text_limit();
    let Some(limit) = limit.filter(|limit| limit.beyond() == TooLong::Cut) else {
        return Cow::Borrowed(text);
    };
    let most = match limit.most_if_large() {
        Some(most) if large => most,
        _ => limit.most(),
    };
    clip(text, most)
}

#[cfg(test)]
mod tests {
    use flowkit_json::catalogue::{Kind, Property};

    use super::{clip, shown_text};

    fn property(kind: Kind, name: &str) -> &'static Property {
        kind.component().property(name).unwrap()
    }

    fn member(kind: Kind, list: &str, name: &str) -> &'static Property {
        let members = property(kind, list).members().unwrap();
        members.iter().find(|known| known.name() == name).unwrap()
    }

    #[test]
    fn p105_truncation_dots() {
        let title = member(Kind::ChipsSelector, "data-source", "title");
        assert_eq!(
            shown_text(title, "12345678901234567890", false),
            "12345678901234567890"
        );
        assert_eq!(
            shown_text(title, "123456789012345678901", false),
            "12345678901234567890..."
        );
        // The blank before the cut goes, those before the text stay.
        assert_eq!(
            shown_text(title, " 23456789012345678  1", false),
            " 23456789012345678..."
        );
    }

    #[test]
    fn p105_only_some_texts_are_cut() {
        let long = "a".repeat(301);
        let cut = format!("{}...", "a".repeat(300));
        assert_eq!(
            shown_text(property(Kind::OptIn, "label"), &long, false),
            cut
        );
        for picker in [Kind::PhotoPicker, Kind::DocumentPicker, Kind::ChipsSelector] {
            assert_eq!(
                shown_text(property(picker, "description"), &long, false),
                cut
            );
            let label = shown_text(property(picker, "label"), &long, false);
            assert_eq!(label.len(), 83);
        }
        for (kind, name) in [
            (Kind::TextInput, "label"),
            (Kind::Footer, "label"),
            (Kind::TextBody, "text"),
        ] {
            assert_eq!(shown_text(property(kind, name), &long, false), long);
        }
        let title = member(Kind::Dropdown, "data-source", "title");
        assert_eq!(shown_text(title, &long, false), long);
    }

    #[test]
    fn lengths_are_utf16_units() {
        assert_eq!(clip("😀😀😀", 4), "😀😀...");
        assert_eq!(clip("😀😀", 4), "😀😀");
        assert_eq!(clip("", 0), "");
    }
}
