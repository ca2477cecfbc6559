//! A PDF of one page with one line of text.

use std::fmt::Write as _;

/// The document. What fills it stands in a comment behind the objects, where no place of an object depends on it. `title` is
/// ASCII without brackets and backslashes, which would end the text or mean something in it.
pub(super) fn pdf(title: &str, filling: usize) -> Vec<u8> {
    let text = format!("BT /F1 24 Tf 72 760 Td ({title}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    // Writing to a String cannot fail.
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let count = objects.len().saturating_add(1);
    let _ = write!(file, "xref\n0 {count}\n0000000000 65535 f \n{places}");
    let _ = write!(file, "trailer\n<</Size {count}/Root 1 0 R>>\n");
    if filling > 0 {
        let _ = writeln!(file, "%{}", ".".repeat(filling));
    }
    let _ = write!(file, "startxref\n{table}\n%%EOF\n");
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// A reader goes from the end to the table, and from there to each object.
    #[test]
    fn the_table_leads_to_every_object() {
        for filling in [0, 5000] {
            let file = String::from_utf8(pdf("Document 12", filling)).unwrap();
            let (_, end) = file.rsplit_once("startxref\n").unwrap();
            let table: usize = end.strip_suffix("\n%%EOF\n").unwrap().parse().unwrap();
            let mut lines = file[table..].lines();
            assert_eq!(lines.next(), Some("xref"));
            assert_eq!(lines.next(), Some("0 6"));
            assert_eq!(lines.next(), Some("0000000000 65535 f "));
            for number in 1..=5 {
                // A line of the table has 20 bytes with its end.
                let line = lines.next().unwrap();
                assert_eq!(line.len(), 19);
                let place: usize = line.strip_suffix(" 00000 n ").unwrap().parse().unwrap();
                assert!(file[place..].starts_with(&format!("{number} 0 obj\n")));
            }
            let (head, stream) = file.split_once(">>\nstream\n").unwrap();
            let length: usize = head.rsplit_once("/Length ").unwrap().1.parse().unwrap();
            assert!(stream[length..].starts_with("\nendstream"));
            assert!(stream[..length].contains("(Document 12)"));
        }
    }
}
