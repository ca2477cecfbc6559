//! Tables: a line of cells, a line `|---|---|`, and more lines of cells.

use crate::js_text::trim;

/// Makes tags of tables. The line below the first must end with a newline, so that a table without rows at the end of a text is
/// none.
pub(super) fn tables(text: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut rest = lines.as_slice();
    while let [first, others @ ..] = rest {
        rest = others;
        let [second, below @ ..] = others else {
            replaced.push_str(first);
            break;
        };
        if !is_header(first) || !is_rule(second) {
            replaced.push_str(first);
            continue;
        }
        let rows = below.iter().take_while(|line| is_row(line)).count();
        let (rows, after) = below.split_at_checked(rows).unwrap_or((below, &[]));
        rest = after;
        replaced.push_str("<table><thead><tr>");
        cells(first, "th", &mut replaced);
        replaced.push_str("</tr></thead><tbody>");
        for row in rows {
            replaced.push_str("<tr>");
            cells(row, "td", &mut replaced);
            replaced.push_str("</tr>");
        }
        replaced.push_str("</tbody></table>\n");
    }
    replaced
}

/// What stands between the first and the last `|` of a line, which it begins and ends with.
fn between(line: &str) -> Option<&str> {
    line.strip_prefix('|')?.strip_suffix('|')
}

fn is_header(line: &str) -> bool {
    let line = line.strip_suffix('\n').and_then(between);
    line.is_some_and(|line| !line.is_empty())
}

fn is_rule(line: &str) -> bool {
    let line = line.strip_suffix('\n').and_then(between);
    line.is_some_and(|line| !line.is_empty() && line.bytes().all(|byte| b"-:| ".contains(&byte)))
}

fn is_row(line: &str) -> bool {
    between(line.strip_suffix('\n').unwrap_or(line)).is_some()
}

fn cells(line: &str, tag: &str, replaced: &mut String) {
    for cell in line.split('|').map(trim).filter(|cell| !cell.is_empty()) {
        replaced.push_str(&format!("<{tag}>{cell}</{tag}>"));
    }
}
