//! `# heading`, `## subheading`, and up to six `#` that make a paragraph.

use crate::js_text::is_blank;

/// The most `#` that mean something.
const MOST: usize = 6;

/// Makes tags of lines that begin with `#`. The blank behind may be missing.
pub(super) fn headings(text: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let signs = rest.bytes().take_while(|byte| *byte == b'#').count();
        let found = (1..=signs.min(MOST))
            .rev()
            .find_map(|level| Some((level, content(rest.get(level..)?)?)));
        let line = match found {
            Some((level, (line, after))) => {
                let tag = match level {
                    1 => "h1",
                    2 => "h2",
                    _ => "p",
                };
                replaced.push_str(&format!("<{tag}>{line}</{tag}>"));
                rest = after;
                ""
            }
            None => rest.split('\n').next().unwrap_or_default(),
        };
        replaced.push_str(line);
        rest = rest.get(line.len()..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix('\n') {
            replaced.push('\n');
            rest = after;
        }
    }
    replaced
}

/// The text behind the `#` up to the end of its line, and what follows. One blank is left out, which may be the end of the line:
/// of a `#` alone the phone makes a heading of the line below.
fn content(text: &str) -> Option<(&str, &str)> {
    let line = |text: &str| text.find('\n').unwrap_or(text.len());
    let without_blank = text.strip_prefix(is_blank);
    let begins = [without_blank, Some(text)].into_iter().flatten();
    let text = begins.into_iter().find(|text| line(text) > 0)?;
    text.split_at_checked(line(text))
}
