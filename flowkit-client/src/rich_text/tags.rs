//! A reader of the little XML that the phone makes of markup.
//!
//! `&` means nothing here: the phone writes each as an entity first.

/// A piece of XML.
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// `<a href="…">`
    Open {
        name: &'t str,
        attributes: Vec<(&'t str, &'t str)>,
    },
    /// `</a>`
    Close(&'t str),
    /// `<br/>`
    Alone,
    Comment,
}

/// The pieces of a text, and `None` in place of the first that is no XML.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Option<Piece<'_>>> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.filter(|text| !text.is_empty())?;
        let piece = piece(text);
        rest = piece.as_ref().map(|(_, rest)| *rest);
        Some(piece.map(|(piece, _)| piece))
    })
}

fn piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let Some(tag) = text.strip_prefix('<') else {
        let end = text.find('<').unwrap_or(text.len());
        let (text, rest) = text.split_at_checked(end)?;
        return Some((Piece::Text(text), rest));
    };
    if let Some(comment) = tag.strip_prefix("!--") {
        return Some((Piece::Comment, comment.split_once("-->")?.1));
    }
    if let Some(close) = tag.strip_prefix('/') {
        let (name, rest) = name(close)?;
        return Some((Piece::Close(name), blanks(rest).strip_prefix('>')?));
    }
    let (name, mut rest) = name(tag)?;
    let mut attributes = Vec::new();
    loop {
        let after = blanks(rest);
        if let Some(rest) = after.strip_prefix('>') {
            return Some((Piece::Open { name, attributes }, rest));
        }
        if let Some(rest) = after.strip_prefix("/>") {
            return Some((Piece::Alone, rest));
        }
        if after.len() == rest.len() {
            return None;
        }
        let (attribute, rest_of_it) = attribute(after)?;
        attributes.push(attribute);
        rest = rest_of_it;
    }
}

fn blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n'])
}

fn name(text: &str) -> Option<(&str, &str)> {
    let of_name = |letter: char| letter.is_alphanumeric() || "_:-.".contains(letter);
    let rest = text.trim_start_matches(of_name);
    let (name, rest) = text.split_at_checked(text.len().checked_sub(rest.len())?)?;
    let first = name.chars().next()?;
    (first.is_alphabetic() || "_:".contains(first)).then_some((name, rest))
}

/// `href="…"`, with quotes of either kind.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let (name, rest) = name(text)?;
    let rest = blanks(blanks(rest).strip_prefix('=')?);
    let quote = rest.chars().next().filter(|sign| "\"'".contains(*sign))?;
    let (value, rest) = rest.strip_prefix(quote)?.split_once(quote)?;
    (!value.contains('<')).then_some(((name, value), rest))
}

/// A text, or a tag with what is in it.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

/// A tag with what is in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// The value of an attribute; the empty text if it has none of that name.
    pub(super) fn attribute(&self, name: &str) -> &str {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The text in it and in its tags.
    pub(super) fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Node::Text(text) => text.clone(),
                Node::Element(element) => element.text(),
            })
            .collect()
    }
}

/// Reads what the rules of the markup have made; `None` if tags cross. Tags stand within each other only as deep as there are
/// rules.
pub(super) fn read(text: &str) -> Option<Vec<Node>> {
    let mut outer: Vec<(Element, Vec<Node>)> = Vec::new();
    let mut nodes = Vec::new();
    for piece in pieces(text) {
        match piece? {
            Piece::Text(text) => nodes.push(Node::Text(text.to_owned())),
            Piece::Open { name, attributes } => {
                let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                let element = Element {
                    name: name.to_owned(),
                    attributes: attributes.into_iter().map(owned).collect(),
                    children: Vec::new(),
                };
                outer.push((element, std::mem::take(&mut nodes)));
            }
            Piece::Close(name) => {
                let (mut element, before) = outer.pop()?;
                if element.name != name {
                    return None;
                }
                element.children = std::mem::replace(&mut nodes, before);
                nodes.push(Node::Element(element));
            }
            Piece::Alone | Piece::Comment => {}
        }
    }
    outer.is_empty().then_some(nodes)
}
