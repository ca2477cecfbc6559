//! `**bold**`, `*italic*`, `~~struck through~~`, and mixtures of them.
//!
//! A pair reaches over whatever stands between, tags as well: a `*` in one item of a list and a `*` in the next make an italic
//! text that crosses the items, which then cannot be read.

use crate::js_text::is_blank;

/// A sign that opens, and the one that closes.
struct Pair {
    open: &'static str,
    close: &'static str,
    /// Whether one blank behind `open` is left out.
    drops_blank: bool,
    /// Whether it ends with the item or the cell.
    within_cell: bool,
    tags: [&'static str; 2],
}

const fn pair(open: &'static str, close: &'static str, tags: [&'static str; 2]) -> Pair {
    Pair {
        open,
        close,
        drops_blank: true,
        within_cell: false,
        tags,
    }
}

impl Pair {
    const fn within_cell(self) -> Self {
        Self {
            within_cell: true,
            ..self
        }
    }

    const fn keeps_blank(self) -> Self {
        Self {
            drops_blank: false,
            ..self
        }
    }
}

/// Mixtures, in the phone's order.
const MIXED: [Pair; 7] = [
    pair("***~~", "~~***", ["<b><i><s>", "</s></i></b>"]).within_cell(),
    pair("~~***", "***~~", ["<s><b><i>", "</i></b></s>"]).within_cell(),
    pair("~~**", "**~~", ["<s><b>", "</b></s>"]).within_cell(),
    pair("**~~", "~~**", ["<b><s>", "</s></b>"]),
    pair("~~*", "*~~", ["<s><i>", "</i></s>"]),
    pair("*~~", "~~*", ["<i><s>", "</s></i>"]).within_cell(),
    pair("***", "***", ["<b><i>", "</i></b>"]),
];

const SINGLE: [Pair; 3] = [
    pair("**", "**", ["<b>", "</b>"]).keeps_blank(),
    pair("*", "*", ["<i>", "</i>"]).keeps_blank(),
    pair("~~", "~~", ["<s>", "</s>"]),
];

const CELL_TAGS: [&str; 4] = ["<li>", "</li>", "<td>", "</td>"];

/// Makes tags of mixtures: `***bold and italic***`.
pub(super) fn mixed(text: &str) -> String {
    apply(&MIXED, text)
}

/// Makes tags of bold, then of italic, then of struck-through text.
pub(super) fn single(text: &str) -> String {
    apply(&SINGLE, text)
}

fn apply(pairs: &[Pair], text: &str) -> String {
    let mut text = text.to_owned();
    for pair in pairs {
        if text.contains(pair.open) {
            text = pair.replace(&text);
        }
    }
    text
}

impl Pair {
    fn replace(&self, text: &str) -> String {
        let (mut replaced, mut done, mut from) = (String::with_capacity(text.len()), 0, 0);
        // Where the last search that found nothing began and ended: one that begins within finds nothing either.
        let mut barren = 0..0;
        while let Some(found) = text.get(from..).and_then(|rest| rest.find(self.open)) {
            let at = from.saturating_add(found);
            let Some((start, end)) = self.content(text, at, &mut barren) else {
                // All signs are ASCII.
                from = at.saturating_add(1);
                continue;
            };
            replaced.push_str(text.get(done..at).unwrap_or_default());
            let [open, close] = self.tags;
            replaced.push_str(open);
            replaced.push_str(text.get(start..end).unwrap_or_default());
            replaced.push_str(close);
            done = end.saturating_add(self.close.len());
            from = done;
        }
        replaced.push_str(text.get(done..).unwrap_or_default());
        replaced
    }

    /// Where the content begins and ends of a pair that opens at this place: at least one letter, and as few as there can be.
    fn content(
        &self,
        text: &str,
        at: usize,
        barren: &mut std::ops::Range<usize>,
    ) -> Option<(usize, usize)> {
        let start = at.checked_add(self.open.len())?;
        let first = text.get(start..)?.chars().next()?;
        if !(self.drops_blank && is_blank(first)) {
            return Some((start, self.end(text, start, barren)?));
        }
        let behind = start.checked_add(first.len_utf8())?;
        if let Some(end) = self.end(text, behind, barren) {
            return Some((behind, end));
        }
        // The blank is content where it is all there is: `~~ ~~`.
        let closes = text.get(behind..)?.starts_with(self.close);
        (closes && first != '\n').then_some((start, behind))
    }

    /// Where the content ends that begins at `start`.
    fn end(&self, text: &str, start: usize, barren: &mut std::ops::Range<usize>) -> Option<usize> {
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        if barren.contains(&start) || self.stops(rest) {
            return None;
        }
        let mut place = start.checked_add(first.len_utf8())?;
        loop {
            let rest = text.get(place..)?;
            if rest.starts_with(self.close) {
                return Some(place);
            }
            let letter = rest.chars().next().filter(|_| !self.stops(rest));
            let Some(letter) = letter else {
                *barren = start..place;
                return None;
            };
            place = place.checked_add(letter.len_utf8())?;
        }
    }

    /// Whether no content goes on here.
    fn stops(&self, rest: &str) -> bool {
        rest.starts_with('\n')
            || (self.within_cell && CELL_TAGS.iter().any(|tag| rest.starts_with(tag)))
    }
}
