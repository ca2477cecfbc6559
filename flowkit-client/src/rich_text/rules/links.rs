//! `[text](address)` and `![what it shows](data:image/png;base64,…)`.

/// The only pictures that the phone shows within a text.
const PNG: &str = "data:image/png;base64,";

/// `![alt](target)` and `[text](target)` behind their `[`.
struct Bracketed<'t> {
    text: &'t str,
    target: &'t str,
    /// Where the `)` ends.
    end: usize,
}

/// Makes tags of pictures.
pub(super) fn images(text: &str) -> String {
    replace(
        text,
        "![",
        |_, _| true,
        PNG,
        |found| {
            let data = found.target.strip_prefix(PNG).unwrap_or_default();
            format!("<img src=\"{data}\" alt=\"{}\"></img>", found.text)
        },
    )
}

/// Makes tags of links. The phone looks at the letter before the `[`, which may be no `!`, and which must not be the `)` of
/// another link: of `[a](b)[c](d)` it takes the first alone.
pub(super) fn links(text: &str) -> String {
    let may_begin = |at: usize, end_of_last: usize| match text.get(..at) {
        None | Some("") => true,
        Some(before) => at > end_of_last && !before.ends_with('!'),
    };
    replace(text, "[", may_begin, "", |found| {
        format!("<a href=\"{}\">{}</a>", found.target, found.text)
    })
}

/// Replaces what begins with `open` and has a target that begins with `prefix` and goes on.
fn replace(
    text: &str,
    open: &str,
    may_begin: impl Fn(usize, usize) -> bool,
    prefix: &str,
    tag: impl Fn(&Bracketed<'_>) -> String,
) -> String {
    let last_close = text.rfind(')').unwrap_or(0);
    let (mut replaced, mut done) = (String::with_capacity(text.len()), 0);
    for (at, _) in text.match_indices(open) {
        if at < done || !may_begin(at, done) {
            continue;
        }
        let start = at.saturating_add(open.len());
        let Some(found) = bracketed(text, start, prefix, last_close) else {
            continue;
        };
        replaced.push_str(text.get(done..at).unwrap_or_default());
        replaced.push_str(&tag(&found));
        done = found.end;
    }
    replaced.push_str(text.get(done..).unwrap_or_default());
    replaced
}

/// What stands in the brackets that begin at `start`: the text goes as far as it can, up to the last `](` before another `[`
/// behind which there is a target.
fn bracketed<'t>(
    text: &'t str,
    start: usize,
    prefix: &str,
    last_close: usize,
) -> Option<Bracketed<'t>> {
    let rest = text.get(start..)?;
    let until = rest.find('[').unwrap_or(rest.len());
    let inner = rest.get(..until)?;
    inner.rmatch_indices("](").find_map(|(middle, sign)| {
        let from = start.checked_add(middle)?.checked_add(sign.len())?;
        let label = inner.get(..middle).filter(|label| !label.is_empty())?;
        // Without this, each `](` of a text without `)` would be searched to the end.
        if from >= last_close {
            return None;
        }
        let target = text.get(from..)?;
        let goes_on = target.strip_prefix(prefix)?;
        let length = goes_on.find(')').filter(|length| *length > 0)?;
        let length = length.checked_add(prefix.len())?;
        Some(Bracketed {
            text: label,
            target: target.get(..length)?,
            end: from.checked_add(length)?.checked_add(1)?,
        })
    })
}
