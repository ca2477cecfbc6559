//! What is left of a text before its markup is looked at: the phone reads it as XML first, and takes the text in it.

use super::tags::{Piece, pieces};

/// The text without its tags: `a <b>c</b>` is `a c`. `None` if it cannot be read as XML, as `1 < 2` and `<b>` cannot. `&` is as
/// good as any other letter.
pub(super) fn text_content(text: &str) -> Option<String> {
    let has_no_place = |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(has_no_place) || text.contains("]]>") {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut content = String::with_capacity(text.len());
    let mut open = Vec::new();
    for piece in pieces(&text) {
        match piece? {
            Piece::Text(text) => content.push_str(text),
            Piece::Open { name, .. } => open.push(name),
            Piece::Close(name) => {
                open.pop().filter(|last| *last == name)?;
            }
            Piece::Alone | Piece::Comment => {}
        }
    }
    open.is_empty().then_some(content)
}

#[cfg(test)]
mod tests {
    use super::text_content;

    fn is(text: &str, content: &str) {
        assert_eq!(text_content(text).as_deref(), Some(content), "{text}");
    }

    #[test]
    fn tags_go_and_their_text_stays() {
        is("a <b>c</b>", "a c");
        is("a<br/>b<br />c", "abc");
        is("<a href=\"x\" b='y'>c</a>", "c");
        is("a <!-- b --> c", "a  c");
        is("a & b &lt; c > d", "a & b &lt; c > d");
        is("a\r\nb\rc", "a\nb\nc");
    }

    #[test]
    fn what_is_no_xml_is_broken() {
        for broken in [
            "1 < 2",
            "<",
            "a<",
            "<b>",
            "</b>",
            "<b></i>",
            "<b><i></b></i>",
            "<3",
            "<a b>c</a>",
            "<a b=c>d</a>",
            "<a b=\"c>d</a>",
            "<a b=\"<\">d</a>",
            "<!doctype a>",
            "<?a?>",
            "<!-- a",
            "a ]]> b",
            "\u{1}",
            "< b></b>",
        ] {
            assert_eq!(text_content(broken), None, "{broken}");
        }
    }
}
