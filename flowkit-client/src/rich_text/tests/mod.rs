//! Markup as the phone shows it.

mod hostile;

use serde_json::{Value, json};

use super::{Dialect, RichText, Style};

const PLAIN: Style = Style {
    bold: false,
    italic: false,
    strike: false,
};

fn blocks(dialect: Dialect, text: &str) -> Value {
    serde_json::to_value(RichText::read(dialect, text, PLAIN)).unwrap()
}

#[track_caller]
fn rich(text: &str, expected: Value) {
    let expected = json!({ "blocks": expected });
    assert_eq!(blocks(Dialect::RichText, text), expected, "{text}");
}

fn text(text: &str) -> Value {
    json!({ "text": { "text": text } })
}

fn paragraph(line: &str) -> Value {
    json!({ "paragraph": [text(line)] })
}

fn plain(dialect: Dialect, text: &str) -> String {
    RichText::read(dialect, text, PLAIN).to_plain_text()
}

fn is_broken(text: &str) -> bool {
    RichText::read(Dialect::RichText, text, PLAIN) == RichText::Broken
}

#[test]
fn p106_markdown_ignores_weight() {
    let all = Style {
        bold: true,
        italic: true,
        strike: true,
    };
    for dialect in [Dialect::RichText, Dialect::Body] {
        let (with, without) = (
            RichText::read(dialect, "a\n- b", all),
            RichText::read(dialect, "a\n- b", PLAIN),
        );
        assert_eq!(with, without);
    }
    let caption = serde_json::to_value(RichText::read(Dialect::Caption, "a **b**", all)).unwrap();
    let expected = json!([
        { "text": { "text": "a ", "strike": true } },
        { "text": { "text": "b", "bold": true, "strike": true } },
    ]);
    assert_eq!(caption, json!({ "blocks": [{ "paragraph": expected }] }));
}

#[test]
fn p107_markdown_body_lists() {
    let list = "1. one\n2. two";
    assert_eq!(
        blocks(Dialect::Body, list),
        json!({ "blocks": [{ "numbered": [[text("one")], [text("two")]] }] })
    );
    let bullets = "- one\n+ two";
    assert_eq!(
        blocks(Dialect::Body, bullets),
        json!({ "blocks": [{ "bullets": [[text("one")], [text("two")]] }] })
    );
    for list in [list, bullets] {
        let lines: Vec<Value> = list.lines().map(paragraph).collect();
        assert_eq!(blocks(Dialect::Caption, list), json!({ "blocks": lines }));
    }
}

#[test]
fn what_is_only_in_rich_text_is_shown_as_it_stands_elsewhere() {
    let png = "![a](data:image/png;base64,AAAA)";
    for line in ["# a", "#a", "|a|b|", "|---|---|", png] {
        for dialect in [Dialect::Body, Dialect::Caption] {
            assert_eq!(plain(dialect, line), line);
        }
    }
    assert_eq!(
        plain(Dialect::Body, "|a|b|\n|---|---|\n|c|d|"),
        "|a|b|\n|---|---|\n|c|d|"
    );
}

#[test]
fn headings_have_one_or_two_signs() {
    rich("# a", json!([{ "heading": "a" }]));
    rich("## a", json!([{ "subheading": "a" }]));
    rich("#a\nb", json!([{ "heading": "a" }, paragraph("b")]));
    // No markup within.
    rich("# **a** [b](https://c.de)", json!([{ "heading": "a b" }]));
    // What stands behind a newline belongs to a `#` alone.
    rich("#\na", json!([{ "heading": "a" }]));
    rich("#", json!([paragraph("#")]));
    rich(" # a", json!([paragraph(" # a")]));
}

#[test]
fn p108_richtext_h3_paragraph() {
    rich("### a", json!([paragraph("a")]));
    rich("###### a", json!([paragraph("a")]));
    rich("####### a", json!([paragraph("# a")]));
    rich(
        "### **a**",
        json!([{ "paragraph": [{ "text": { "text": "a", "bold": true } }] }]),
    );
}

#[test]
fn p109_richtext_png_only() {
    let image = json!({ "image": { "alt": "a rose", "png": "iVBORw0KGgo=" } });
    rich(
        "![a rose](data:image/png;base64,iVBORw0KGgo=)",
        json!([image]),
    );
    rich(
        "b ![a rose](data:image/png;base64,iVBORw0KGgo=) c",
        json!([paragraph("b "), image, paragraph(" c")]),
    );
    for other in [
        "![a](data:image/jpeg;base64,AAAA)",
        "![a](https://example.com/a.png)",
        "![](data:image/png;base64,AAAA)",
        "![a](data:image/png;base64,)",
    ] {
        rich(other, json!([paragraph(other)]));
    }
}

#[test]
fn p110_richtext_lt_breaks() {
    for broken in ["1 < 2", "a\n<", "<3", "<b>bold"] {
        for dialect in [Dialect::RichText, Dialect::Body, Dialect::Caption] {
            let text = RichText::read(dialect, broken, PLAIN);
            assert_eq!(text, RichText::Broken, "{broken}");
            assert_eq!(text.to_plain_text(), RichText::FALLBACK);
        }
    }
    assert_eq!(blocks(Dialect::Body, "<"), json!("broken"));
    // What is XML loses its tags.
    rich("a <b>c</b>", json!([paragraph("a c")]));
}

#[test]
fn and_and_greater_than_are_safe() {
    rich("a & b &amp; c > d", json!([paragraph("a & b &amp; c > d")]));
}

#[test]
fn links_open_outside() {
    let link = |text: &str, url: &str| json!({ "link": { "text": text, "url": url } });
    let to_b = "https://b.de/?c=d&e";
    rich(
        "see [a](https://b.de/?c=d&e), please",
        json!([{ "paragraph": [text("see "), link("a", to_b), text(", please")] }]),
    );
    // The text goes as far as it can, and has no markup.
    rich(
        "[a](b) **c**](https://d.de)",
        json!([{ "paragraph": [link("a](b) c", "https://d.de")] }]),
    );
    rich(
        "**[a](tel:1)**",
        json!([{ "paragraph": [link("a", "tel:1")] }]),
    );
    rich("[a](b.de)", json!([paragraph("(a)[b.de]")]));
    // Of two links without anything between, the phone sees the first.
    rich(
        "[a](tel:1)[b](tel:2) [c](tel:3)",
        json!([{ "paragraph": [link("a", "tel:1"), text("[b](tel:2) "), link("c", "tel:3")] }]),
    );
    for other in [
        "[a]",
        "[](tel:1)",
        "[a]()",
        "[a](tel:1",
        "[a] (tel:1)",
        "a](tel:1)",
    ] {
        rich(other, json!([paragraph(other)]));
    }
}

#[test]
fn emphasis_sets_pieces_of_a_line() {
    let styled = |text: &str, style: &[&str]| {
        let mut span = json!({ "text": text });
        for name in style {
            span[*name] = json!(true);
        }
        json!({ "text": span })
    };
    for (markup, style) in [
        ("**a**", ["bold"].as_slice()),
        ("*a*", &["italic"]),
        ("~~a~~", &["strike"]),
        ("~~ a~~", &["strike"]),
        ("***a***", &["bold", "italic"]),
        ("~~**a**~~", &["bold", "strike"]),
        ("**~~a~~**", &["bold", "strike"]),
        ("~~*a*~~", &["italic", "strike"]),
        ("*~~a~~*", &["italic", "strike"]),
        ("~~***a***~~", &["bold", "italic", "strike"]),
        ("***~~a~~***", &["bold", "italic", "strike"]),
    ] {
        for dialect in [Dialect::RichText, Dialect::Body, Dialect::Caption] {
            let line = json!([text("x "), styled("a", style), text(" y")]);
            let expected = json!({ "blocks": [{ "paragraph": line }] });
            assert_eq!(
                blocks(dialect, &format!("x {markup} y")),
                expected,
                "{markup}"
            );
        }
    }
    rich(
        "**a *b* c**",
        json!([{ "paragraph": [styled("a ", &["bold"]), styled("b", &["bold", "italic"]), styled(" c", &["bold"])] }]),
    );
    for other in [
        "_a_", "`a`", "> a", "* a", "~a~", "**", "2 * 3", "*a\nb*", "~~",
    ] {
        assert_eq!(plain(Dialect::RichText, other), other);
    }
}

#[test]
fn markup_that_crosses_breaks_the_text() {
    assert!(is_broken("**a *b** c*"));
    // An italic text from one item to the next.
    assert!(is_broken("- 2 * 3\n- 4 * 5"));
    assert!(!is_broken("- 2 * 3\n- 4 + 5"));
    assert!(is_broken("|a|b|\n|-|-|\n|2*3|4*5|\n"));
    assert!(is_broken("[a](https://b.de/*c*)"));
    assert!(is_broken("[a](https://b.de/\"c)"));
    assert!(is_broken("[a\nb](https://c.de)"));
}

#[test]
fn tables_have_a_line_below_their_head() {
    let cells =
        |texts: &[&str]| -> Vec<Value> { texts.iter().map(|cell| json!([text(cell)])).collect() };
    let table = |header: &[&str], rows: &[&[&str]]| {
        let rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
        json!({ "table": { "header": cells(header), "rows": rows } })
    };
    rich(
        "a\n| b | c |\n|:--|---|\n| d | e |\n|f|g|\nh",
        json!([
            paragraph("a"),
            table(&["b", "c"], &[&["d", "e"], &["f", "g"]]),
            paragraph("h")
        ]),
    );
    // An empty cell is left out.
    rich("|a|b|\n|-|-|\n||c|", json!([table(&["a", "b"], &[&["c"]])]));
    rich("|a|\n|-|\n", json!([table(&["a"], &[])]));
    // Without a newline behind it, the second line is no such line.
    rich("|a|\n|-|", json!([paragraph("|a|"), paragraph("|-|")]));
    rich("|a|\nb\n", json!([paragraph("|a|"), paragraph("b")]));
    let bold = plain(Dialect::RichText, "|a|b|\n|-|-|\n|**c**|[d](tel:1)|");
    assert_eq!(bold, "a | b\nc | d (tel:1)");
}

#[test]
fn lists_are_lines_with_a_sign() {
    rich(
        "a\n- b\n- c\nd",
        json!([paragraph("a"), { "bullets": [[text("b")], [text("c")]] }, paragraph("d")]),
    );
    rich(
        "5. a\n7. b",
        json!([{ "numbered": [[text("a")], [text("b")]] }]),
    );
    // An empty line between is an item, and what is indented keeps its sign.
    rich(
        "- a\n\n  - b",
        json!([{ "bullets": [[text("a")], [], [text("- b")]] }]),
    );
    rich(
        "1. a\n\n2. b",
        json!([{ "numbered": [[text("a")], [], [text("b")]] }]),
    );
    // A link in the first line makes no list, one further down does.
    assert_eq!(plain(Dialect::Body, "- [a](tel:1)"), "- a (tel:1)");
    assert!(blocks(Dialect::Body, "- [a](tel:1)")["blocks"][0]["bullets"].is_null());
    let list = blocks(Dialect::Body, "- a\n- [b](tel:1)");
    assert_eq!(list["blocks"][0]["bullets"].as_array().unwrap().len(), 2);
    for other in ["-a", "1.a", "1) a", "a - b", "* a"] {
        assert_eq!(
            blocks(Dialect::Body, other),
            json!({ "blocks": [paragraph(other)] })
        );
    }
}

#[test]
fn lines_are_paragraphs() {
    rich(
        "a\n\n  \nb\r\nc",
        json!([paragraph("a"), paragraph("b"), paragraph("c")]),
    );
    rich("", json!([]));
}

#[test]
fn plain_text_has_a_line_for_each_part() {
    let all = "# a\n## b\n1. c\n2. d\n\n- e\n|f|g|\n|-|-|\n|h|i|\n![j](data:image/png;base64,AAAA)\n[k](tel:1) **l**";
    assert_eq!(
        plain(Dialect::RichText, all),
        "a\nb\n1. c\n2. d\n- e\nf | g\nh | i\n[picture: j]\nk (tel:1) l"
    );
}
