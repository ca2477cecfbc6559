//! References: `${data.x}`, `${form.x}`, `${screen.ID.data.x}`, `${screen.ID.form.x}`.

use std::borrow::Cow;
use std::fmt;

/// A reference to a screen's data or to the value of an input, such as `${data.visit.room}` ([dynamic
/// properties](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'e> {
    /// The screen it names: `STAY` in `${screen.STAY.data.room}`; `None` for the one it stands on.
    pub screen: Option<&'e str>,
    /// Whether it is to the screen's data or to its inputs.
    pub area: Area,
    /// What follows `data.` or `form.`, as it is written: `visit.room`, or the name of an input. [`Reference::steps`]
    /// says how the phone follows it.
    pub path: &'e str,
}

/// Which of a screen's values a reference is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The data that the endpoint, or a navigation, gave the screen.
    Data,
    /// What the user put into the screen's inputs.
    Form,
}

impl Area {
    fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Form => "form",
        }
    }
}

impl<'e> Reference<'e> {
    /// What the validator takes for a reference: a text that begins like one and ends with a closing brace, so that
    /// `${data.a} at ${data.b}` is one too, to a field that cannot exist. `None` for every other text.
    ///
    /// `Err` if it names a screen but neither its data nor its form.
    pub(crate) fn in_text(text: &'e str) -> Option<Result<Self, Malformed>> {
        let inner = text.strip_prefix("${")?.strip_suffix('}')?;
        let known = ["data.", "form.", "screen."];
        known
            .iter()
            .any(|start| inner.starts_with(start))
            .then(|| Self::in_braces(inner))
    }

    /// The reference whose text between the braces is `inner`.
    pub(crate) fn in_braces(inner: &'e str) -> Result<Self, Malformed> {
        let (screen, rest) = match inner.strip_prefix("screen.") {
            Some(global) => {
                let (screen, rest) = global.split_once('.').ok_or(Malformed)?;
                (Some(screen), rest)
            }
            None => (None, inner),
        };
        let (area, path) = match rest.split_once('.').ok_or(Malformed)? {
            ("data", path) => (Area::Data, path),
            ("form", path) => (Area::Form, path),
            _ => return Err(Malformed),
        };
        if path.is_empty() || screen == Some("") {
            return Err(Malformed);
        }
        Ok(Self { screen, area, path })
    }

    /// The keys that the phone follows one after another: `list`, `0` and `title` for `${data.list[0].title}`.
    ///
    /// The phone splits the path at every dot and bracket, so that a field whose name holds one is never found. A key
    /// is that of an object, or a place in a list, counted from 0.
    ///
    /// ```
    /// use flowkit_json::expression::{Area, Reference};
    ///
    /// let reference = Reference { screen: None, area: Area::Data, path: "list[0].title" };
    /// assert_eq!(reference.steps().collect::<Vec<_>>(), ["list", "0", "title"]);
    /// ```
    pub fn steps(&self) -> impl Iterator<Item = Cow<'e, str>> + use<'e> {
        let named = self.path.split('.').flat_map(|name| {
            let mut within = name.split('[');
            let name = within.next();
            // Only what stands behind a bracket ends with one: `${data.a]}` is the field `a]`.
            name.into_iter()
                .chain(within.map(|place| place.strip_suffix(']').unwrap_or(place)))
        });
        named.map(|step| match step.contains('}') {
            // `${data.a}b` in an expression: without its braces that is the field `ab`.
            true => Cow::Owned(step.replace('}', "")),
            false => Cow::Borrowed(step),
        })
    }
}

impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let area = self.area.word();
        match self.screen {
            Some(screen) => write!(f, "${{screen.{screen}.{area}.{}}}", self.path),
            None => write!(f, "${{{area}.{}}}", self.path),
        }
    }
}

/// A text in `${…}` that refers to nothing there could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

impl Malformed {
    pub(super) const MESSAGE: &'static str = "this is no reference that a flow knows";
    pub(super) const HELP: &'static str = "references are `${data.field}`, `${form.input}`, \
        `${screen.SCREEN.data.field}` and `${screen.SCREEN.form.input}`";
}

/// The references that stand anywhere in a text, such as two in `from ${data.a} to ${data.b}`.
pub(crate) fn references_in(text: &str) -> impl Iterator<Item = Reference<'_>> {
    // Most texts have no dollar sign at all, and looking for one byte is quick.
    text.match_indices('$').filter_map(|(at, _)| {
        let (inner, _) = text.get(at..)?.strip_prefix("${")?.split_once('}')?;
        if inner.contains("${") {
            return None;
        }
        Reference::in_braces(inner).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{Area, Malformed, Reference};

    #[test]
    fn a_path_is_split_at_dots_and_places_in_brackets() {
        for (path, expected) in [
            ("a", &["a"][..]),
            ("list[0].title", &["list", "0", "title"]),
            ("list.0.title", &["list", "0", "title"]),
            ("grid[1][20]", &["grid", "1", "20"]),
            ("a]", &["a]"]),
            ("a.", &["a", ""]),
            ("a}b[1}]", &["ab", "1"]),
        ] {
            let reference = Reference {
                screen: None,
                area: Area::Data,
                path,
            };
            assert_eq!(reference.steps().collect::<Vec<_>>(), expected, "{path}");
        }
    }

    #[test]
    fn reads_local_and_global_references() {
        let read = |text| Reference::in_text(text);
        let local = Reference {
            screen: None,
            area: Area::Data,
            path: "visit.room",
        };
        assert_eq!(read("${data.visit.room}"), Some(Ok(local)));
        let global = Reference {
            screen: Some("STAY"),
            area: Area::Form,
            path: "first name",
        };
        assert_eq!(read("${screen.STAY.form.first name}"), Some(Ok(global)));
        assert_eq!(global.to_string(), "${screen.STAY.form.first name}");
        assert_eq!(local.to_string(), "${data.visit.room}");
    }

    #[test]
    fn knows_text_from_broken_references() {
        let read = |text| Reference::in_text(text);
        for text in [
            "",
            "${}",
            "${form}",
            "${x.y}",
            "Hi ${data.x}",
            "${data.x}!",
            "data.x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in [
            "${data.}",
            "${screen.A}",
            "${screen.A.x.y}",
            "${screen..data.x}",
        ] {
            assert_eq!(read(text), Some(Err(Malformed)), "{text}");
        }
        let both = read("${data.a} at ${data.b}").and_then(Result::ok);
        assert_eq!(both.map(|found| found.path), Some("a} at ${data.b"));
    }
}
