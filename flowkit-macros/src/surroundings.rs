//! The source file around the macro call, as words. A macro sees its own item alone; what stands beside it (another
//! flow, the imports) is only looked up to say the right thing about a mistake, or to say it once.

use std::path::Path;

/// The words of a source file: identifiers, and every other sign by itself. Comments and literals are left out.
pub(crate) struct Surroundings {
    text: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// Where the innermost brace around it opens, or `None` at the top.
    block: Option<usize>,
}

impl Surroundings {
    /// Reads the calling file; `None` where the compiler does not say which it is, as in some editors.
    pub(crate) fn read() -> Option<Self> {
        Self::of_file_if(|_| true)
    }

    /// Reads the calling file if something is true of its text, since taking it apart takes time.
    pub(crate) fn of_file_if(wanted: impl FnOnce(&str) -> bool) -> Option<Self> {
        let file = proc_macro2::Span::call_site().local_file()?;
        let text = read(&file).filter(|text| wanted(text))?;
        Some(Self::of(text))
    }

    pub(crate) fn of(text: String) -> Self {
        let words = words(&text);
        Self { text, words }
    }

    /// All words, in their order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.iter().map(|word| self.word(*word))
    }

    /// Whether an item of this name is declared in the file.
    pub(crate) fn declares(&self, name: &str) -> bool {
        let words: Vec<&str> = self.words().collect();
        words.windows(2).any(|pair| match pair {
            [keyword, declared] => DECLARING.contains(keyword) && *declared == name,
            _ => false,
        })
    }

    /// How many functions of this name are declared in the file.
    pub(crate) fn functions(&self, name: &str) -> usize {
        let words: Vec<&str> = self.words().collect();
        let declared = words.windows(2).filter(|pair| **pair == ["fn", name]);
        declared.count()
    }

    /// The attributes called `name`, by whatever path.
    pub(crate) fn attributes(&self, name: &str) -> Vec<Attribute<'_>> {
        let texts: Vec<&str> = self.words().collect();
        let mut found = Vec::new();
        for (index, pair) in texts.windows(2).enumerate() {
            if pair != ["#", "["] {
                continue;
            }
            let inside = inside_brackets(texts.get(index + 1..).unwrap_or_default());
            let path_end = inside.iter().position(|word| *word == "(");
            let path = inside.get(..path_end.unwrap_or(inside.len()));
            let is_named = path.and_then(|path| path.last()) == Some(&name);
            if let (true, Some(word)) = (is_named, self.words.get(index)) {
                found.push(Attribute {
                    start: word.start,
                    block: word.block,
                    words: inside.to_vec(),
                    item: item_after(&texts, index),
                });
            }
        }
        found
    }

    /// The attribute that stands at this line (from 1) and column (from 0, in characters).
    pub(crate) fn at<'a, 's>(
        &self,
        attributes: &'a [Attribute<'s>],
        line: usize,
        column: usize,
    ) -> Option<&'a Attribute<'s>> {
        let before: usize = self
            .text
            .split_inclusive('\n')
            .take(line.checked_sub(1)?)
            .map(str::len)
            .sum();
        let rest = self.text.get(before..)?;
        let within = rest.char_indices().nth(column)?.0;
        let offset = before.checked_add(within)?;
        attributes
            .iter()
            .find(|attribute| attribute.start == offset)
    }

    fn word(&self, word: Word) -> &str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }
}

/// An attribute in the source file.
#[derive(Debug)]
pub(crate) struct Attribute<'s> {
    pub(crate) start: usize,
    pub(crate) block: Option<usize>,
    /// What stands in its square brackets.
    pub(crate) words: Vec<&'s str>,
    /// The item that it is on.
    pub(crate) item: Item<'s>,
}

/// What the words after an attribute tell of its item.
#[derive(Debug, Default)]
pub(crate) struct Item<'s> {
    /// `impl`, `mod`, `struct`, …
    pub(crate) keyword: &'s str,
    /// Whether another attribute of it is a `cfg`.
    pub(crate) has_cfg: bool,
}

const DECLARING: [&str; 9] = [
    "struct", "enum", "union", "type", "trait", "mod", "const", "static", "fn",
];

fn read(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok()
}

/// The words between the first bracket, which opens, and the one that closes it.
fn inside_brackets<'a, 's>(words: &'a [&'s str]) -> &'a [&'s str] {
    let mut depth = 0_usize;
    for (index, word) in words.iter().enumerate() {
        match *word {
            "[" | "(" | "{" => depth = depth.saturating_add(1),
            "]" | ")" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return words.get(1..index).unwrap_or_default();
        }
    }
    words.get(1..).unwrap_or_default()
}

/// Looks at the attributes around the one that begins at `index`, and at the word behind them.
fn item_after<'s>(words: &[&'s str], index: usize) -> Item<'s> {
    let mut item = Item {
        keyword: "",
        // `#[cfg(…)]` just in front of it.
        has_cfg: cfg_before(words, index),
    };
    let mut rest = words.get(index..).unwrap_or_default();
    while let ["#", "[", ..] = rest {
        let inside = inside_brackets(rest.get(1..).unwrap_or_default());
        item.has_cfg |= inside.first() == Some(&"cfg");
        rest = rest.get(inside.len() + 3..).unwrap_or_default();
    }
    let keyword = rest.iter().find(|word| {
        !matches!(
            **word,
            "pub" | "unsafe" | "async" | "const" | "crate" | "(" | ")"
        )
    });
    item.keyword = keyword.copied().unwrap_or_default();
    item
}

fn cfg_before(words: &[&str], index: usize) -> bool {
    let before = words.get(..index).unwrap_or_default();
    if before.last() != Some(&"]") {
        return false;
    }
    let start = before.iter().rposition(|word| *word == "#");
    start
        .and_then(|start| before.get(start..))
        .is_some_and(|attribute| matches!(attribute, ["#", "[", "cfg", ..]))
}

/// Cuts a text into words. It never panics, and takes text that is no Rust as well.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0_usize;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        let skipped = skipped(rest);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        let length = match first {
            first if is_word(first) => rest.find(|sign: char| !is_word(sign)).unwrap_or(rest.len()),
            first => first.len_utf8(),
        };
        if first == '}' {
            open.pop();
        }
        words.push(Word {
            start: at,
            end: at + length,
            block: open.last().copied(),
        });
        if first == '{' {
            open.push(at);
        }
        at += length;
    }
    words
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The length of the white space, the comment or the literal that a text begins with, else 0.
fn skipped(rest: &str) -> usize {
    let first = rest.chars().next();
    if first.is_some_and(char::is_whitespace) {
        return first.map_or(0, char::len_utf8);
    }
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return block_comment(rest);
    }
    if let Some(length) = raw_string(rest) {
        return length;
    }
    match rest.strip_prefix(['b', 'c']).unwrap_or(rest) {
        quoted if quoted.starts_with('"') => (rest.len() - quoted.len()) + string(quoted),
        quoted if quoted.starts_with('\'') => match character(quoted) {
            0 => 0,
            length => (rest.len() - quoted.len()) + length,
        },
        _ => 0,
    }
}

/// Comments of this kind nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0_usize;
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth = depth.saturating_sub(1);
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// `r"…"`, `br#"…"#` and the like.
fn raw_string(rest: &str) -> Option<usize> {
    let body = rest
        .strip_prefix(['b', 'c'])
        .unwrap_or(rest)
        .strip_prefix('r')?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(rest.len() - inside.len() + length)
}

fn string(quoted: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in quoted.char_indices().skip(1) {
        match sign {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    quoted.len()
}

/// A character in quotes; 0 for a lifetime.
fn character(quoted: &str) -> usize {
    let mut signs = quoted.char_indices().skip(1);
    match (signs.next(), signs.next()) {
        (Some((_, '\\')), _) => quoted
            .char_indices()
            .skip(3)
            .find(|(_, sign)| *sign == '\'')
            .map_or(quoted.len(), |(at, _)| at + 1),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Surroundings;

    fn of(text: &str) -> Surroundings {
        Surroundings::of(text.to_owned())
    }

    #[test]
    fn comments_and_literals_are_no_words() {
        let text = "a /* b /* c */ d */ e // f\n \"g \\\" h\" 'i' '\\'' b'j' r#\"k \" l\"# br\"m\" 'n: o<'p> ä";
        let words: Vec<String> = of(text).words().map(str::to_owned).collect();
        assert_eq!(words.join(" "), "a e ' n : o < ' p > ä");
    }

    #[test]
    fn what_is_cut_off_is_read_to_its_end() {
        for text in [
            "\"a", "r#\"a", "/* a", "'\\", "'", "b'", "#[flow(", "ä\"ö", "}}{",
        ] {
            let _ = of(text).attributes("flow");
        }
    }

    #[test]
    fn attributes_are_found_with_their_items() {
        let text = "\
use x;
mod a {
    #[flow(\"f.json\")]
    /// Words.
    impl A {
        #[flow_screen(X)] fn x() {}
    }
    #[cfg(b)]
    #[flowkit::flow(\"f.json\", screens = y)]
    impl B {}
}
#[flow(screens(A))] pub struct C;
";
        let file = of(text);
        let found = file.attributes("flow");
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.item.keyword, one.item.has_cfg, one.block.is_some()))
            .collect();
        assert_eq!(
            told,
            [
                ("impl", false, true),
                ("impl", true, true),
                ("struct", false, false)
            ]
        );
        assert_eq!(found[0].block, found[1].block);
        assert_eq!(
            found[1].words,
            [
                "flowkit", ":", ":", "flow", "(", ",", "screens", "=", "y", ")"
            ]
        );
        assert_eq!(file.at(&found, 9, 4).unwrap().start, found[1].start);
        assert!(file.at(&found, 9, 5).is_none() && file.at(&found, 99, 0).is_none());
    }

    #[test]
    fn what_a_file_declares() {
        let file = of("use crate::screens::*; struct Seats; fn open() { let Confirm = 1; }");
        assert!(file.declares("Seats") && file.declares("open") && !file.declares("Confirm"));
        let file =
            of("trait T { fn open(&self); } impl T for C { async fn open(&self) {} fn shut() {} }");
        assert_eq!(
            ["open", "shut", "T"].map(|name| file.functions(name)),
            [2, 1, 0]
        );
    }
}
