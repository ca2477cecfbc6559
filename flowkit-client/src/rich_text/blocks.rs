//! From tags to what is shown.

use super::tags::{Element, Node};
use super::{Block, Picture, Span, Style};

/// The blocks of a text. What stands outside of blocks, as the text beside a picture does, is a paragraph a line.
pub(super) fn of(nodes: &[Node], style: Style) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut loose = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => {
                let mut lines = text.split('\n');
                push_text(&mut loose, lines.next().unwrap_or_default(), style);
                for line in lines {
                    end_paragraph(&mut loose, &mut blocks);
                    push_text(&mut loose, line, style);
                }
            }
            Node::Element(element) => match block(element, style) {
                Some(block) => {
                    end_paragraph(&mut loose, &mut blocks);
                    blocks.push(block);
                }
                None => push_element(&mut loose, element, style),
            },
        }
    }
    end_paragraph(&mut loose, &mut blocks);
    blocks
}

fn end_paragraph(loose: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    let spans = std::mem::take(loose);
    let is_blank = spans.iter().all(|span| match span {
        Span::Text { text, .. } => crate::js_text::trim(text).is_empty(),
        Span::Link { .. } | Span::Image(_) => false,
    });
    if !is_blank {
        blocks.push(Block::Paragraph(spans));
    }
}

/// The block that a tag is; `None` for the tags within lines.
fn block(element: &Element, style: Style) -> Option<Block> {
    let elements = |element: &Element| children(element, style);
    Some(match element.name.as_str() {
        "h1" => Block::Heading(element.text()),
        "h2" => Block::Subheading(element.text()),
        "p" => Block::Paragraph(spans(&element.children, style)),
        "ol" => Block::Numbered(elements(element)),
        "ul" => Block::Bullets(elements(element)),
        "img" => Block::Image(picture(element)),
        "table" => table(element, style),
        _ => return None,
    })
}

/// What is in each tag within a tag.
fn children(element: &Element, style: Style) -> Vec<Vec<Span>> {
    let inner = within(element);
    inner
        .map(|element| spans(&element.children, style))
        .collect()
}

fn within(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

fn table(element: &Element, style: Style) -> Block {
    let mut parts = within(element);
    let rows = |part: Option<&Element>| -> Vec<Vec<Vec<Span>>> {
        let rows = part.into_iter().flat_map(within);
        rows.map(|row| children(row, style)).collect()
    };
    let header = rows(parts.next()).into_iter().next().unwrap_or_default();
    let rows = rows(parts.next());
    Block::Table { header, rows }
}

fn picture(element: &Element) -> Picture {
    Picture {
        alt: element.attribute("alt").to_owned(),
        png: element.attribute("src").to_owned(),
    }
}

fn spans(nodes: &[Node], style: Style) -> Vec<Span> {
    let mut spans = Vec::new();
    push_nodes(&mut spans, nodes, style);
    spans
}

fn push_nodes(spans: &mut Vec<Span>, nodes: &[Node], style: Style) {
    for node in nodes {
        match node {
            Node::Text(text) => push_text(spans, text, style),
            Node::Element(element) => push_element(spans, element, style),
        }
    }
}

fn push_element(spans: &mut Vec<Span>, element: &Element, style: Style) {
    let style = match element.name.as_str() {
        "b" => Style {
            bold: true,
            ..style
        },
        "i" => Style {
            italic: true,
            ..style
        },
        "s" => Style {
            strike: true,
            ..style
        },
        "a" => return push_link(spans, element, style),
        "img" => return spans.push(Span::Image(picture(element))),
        _ => style,
    };
    push_nodes(spans, &element.children, style);
}

/// A link; with an address that is none, the phone shows both as text, and swaps the brackets.
fn push_link(spans: &mut Vec<Span>, element: &Element, style: Style) {
    let (text, url) = (element.text(), element.attribute("href"));
    if is_address(url) {
        let url = url.to_owned();
        return spans.push(Span::Link { text, url });
    }
    push_text(spans, &format!("({text})[{url}]"), style);
}

/// Whether JavaScript's `new URL(text)` takes a text, as far as we look: a scheme, and a host for those of the web.
fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.trim_start().split_once(':') else {
        return false;
    };
    let of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    if !scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        || !scheme.bytes().all(of_scheme)
    {
        return false;
    }
    if !["http", "https", "ws", "wss", "ftp"].contains(&scheme.to_ascii_lowercase().as_str()) {
        return true;
    }
    let host = rest.trim_start_matches(['/', '\\']);
    let host = host
        .split(['/', '\\', '?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let forbidden = |letter: char| letter == ' ' || "<>^|%".contains(letter);
    !host.is_empty() && !host.starts_with(':') && !host.contains(forbidden)
}

/// Adds text, to the last piece if that has the same style.
fn push_text(spans: &mut Vec<Span>, added: &str, added_style: Style) {
    if added.is_empty() {
        return;
    }
    match spans.last_mut() {
        Some(Span::Text { text, style }) if *style == added_style => text.push_str(added),
        _ => spans.push(Span::Text {
            text: added.to_owned(),
            style: added_style,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        for address in [
            "https://example.com",
            "HTTP://a",
            "mailto:ana@example.com",
            "tel:+4420",
            "https:example.com",
            "https://user:word@host:8080/path?a=b c#d",
        ] {
            assert!(is_address(address), "{address}");
        }
        for other in [
            "example.com",
            "/path",
            "",
            "https://",
            "https:///",
            "1a:b",
            ":b",
            "https://a b",
            "http://?a",
        ] {
            assert!(!is_address(other), "{other}");
        }
    }
}
