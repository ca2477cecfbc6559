//! Lists: `1. item`, and `- item` or `+ item`.
//!
//! The phone takes whatever blanks and newlines stand before a sign, so that an empty line between two items belongs to the list,
//! as an item without text. It makes no list of lines whose first has a link or a picture, and no bullet of `* item`.

use crate::js_text::{is_blank, trim};

/// Makes tags of lists with numbers.
pub(super) fn numbered(text: &str) -> String {
    let sign = |text: &str| {
        let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = text.len().checked_sub(rest.len())?;
        (digits > 0 && rest.starts_with('.')).then(|| digits.saturating_add(1))
    };
    // The item begins two letters behind the `.`, and a line without `.` loses one.
    let item = |line: &'_ str| {
        line.chars()
            .position(|letter| letter == '.')
            .map_or(1, |at| at.saturating_add(2))
    };
    replace(text, "ol", sign, item)
}

/// Makes tags of lists with bullets.
pub(super) fn bullets(text: &str) -> String {
    replace(
        text,
        "ul",
        |text| text.starts_with(['-', '+']).then_some(1),
        |_| 2,
    )
}

/// Replaces lists: `sign` says how long the sign is that an item begins with, `item` how many letters of a line are no item.
fn replace(
    text: &str,
    tag: &str,
    sign: impl Fn(&str) -> Option<usize>,
    item: impl Fn(&str) -> usize,
) -> String {
    let (mut replaced, mut done) = (String::with_capacity(text.len()), 0);
    let mut start = Some(0);
    while let Some(begins) = start {
        let rest = text.get(begins..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let after = |place: usize| {
            let newline = text.get(place..)?.find('\n')?;
            place.checked_add(newline)?.checked_add(1)
        };
        if line.contains('<') {
            start = after(begins);
            continue;
        }
        let (length, reached) = items(rest, &sign);
        if length == 0 {
            // Lists that begin at the newlines before that place come to the same end.
            start = after(begins.saturating_add(reached));
            continue;
        }
        // The newline before the list goes with it.
        let before = text.get(done..begins).unwrap_or_default();
        replaced.push_str(before.strip_suffix('\n').unwrap_or(before));
        replaced.push_str(&format!("\n<{tag}>"));
        let list = rest.get(..length).unwrap_or_default();
        for line in trim(list).split('\n') {
            replaced.push_str("<li>");
            replaced.extend(line.chars().skip(item(line)));
            replaced.push_str("</li>");
        }
        replaced.push_str(&format!("</{tag}>"));
        done = begins.saturating_add(length);
        start = after(done);
    }
    replaced.push_str(text.get(done..).unwrap_or_default());
    replaced
}

/// How long the items are with which a text begins, and how far it was looked at for the next.
fn items(text: &str, sign: &impl Fn(&str) -> Option<usize>) -> (usize, usize) {
    let mut length = 0;
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let begins = rest.trim_start_matches(is_blank);
        let blanks = rest.len().saturating_sub(begins.len());
        let reached = length.saturating_add(blanks);
        let behind = sign(begins).and_then(|sign| begins.get(sign..)?.strip_prefix(is_blank));
        let Some(behind) = behind else {
            return (length, reached);
        };
        let line = behind.find('\n').unwrap_or(behind.len());
        length = text.len().saturating_sub(behind.len()).saturating_add(line);
    }
}
