//! The packed documents; `README.md` beside this file describes the format.

use std::collections::HashMap;

/// Every document's text under its file name.
pub(crate) fn documents() -> HashMap<&'static str, String> {
    unpacked(include_str!("documents.pack"))
}

/// Every text of a pack under its name.
pub(crate) fn unpacked(pack: &'static str) -> HashMap<&'static str, String> {
    let mut documents: HashMap<&str, Vec<&str>> = HashMap::new();
    for packed in pack.split("\n= ") {
        let packed = packed.strip_prefix("= ").unwrap_or(packed);
        // One that is just like another has no lines of its own.
        let (head, body) = packed.split_once('\n').unwrap_or((packed, ""));
        let (name, lines) = match head.split_once(" < ") {
            None => (head, whole(body)),
            Some((name, other)) => (name, changed(&documents[other], body)),
        };
        documents.insert(name, lines);
    }
    let join = |(name, lines): (&'static str, Vec<&str>)| (name, lines.join("\n"));
    documents.into_iter().map(join).collect()
}

fn changed(other: &[&'static str], hunks: &'static str) -> Vec<&'static str> {
    let mut lines = Vec::new();
    let mut copied = 0;
    for line in hunks.split('\n').filter(|line| !line.is_empty()) {
        if let Some(hunk) = line.strip_prefix('@') {
            let (from, count) = hunk.split_once(' ').unwrap();
            let (from, count): (usize, usize) = (from.parse().unwrap(), count.parse().unwrap());
            lines.extend(&other[copied..from]);
            copied = from + count;
        } else {
            lines.push(line.strip_prefix('+').unwrap());
        }
    }
    lines.extend(&other[copied..]);
    lines
}

/// A document that stands in full; not even its line ends are read anew.
fn whole(body: &'static str) -> Vec<&'static str> {
    let lines = body.split('\n');
    lines.filter_map(|line| line.strip_prefix('+')).collect()
}
