//! An entry of the log, made fit to be written: nothing in it looks like an entry of its own, and it is not too long.

use std::borrow::Cow;

/// The most bytes of one entry. A handler may log what a customer sent, which can be a megabyte; thousands of these
/// would wait while nobody reads the log.
const LONGEST: usize = 16 * 1024;
/// What stands before the second line of an entry and those behind it.
const GOES_ON: &[u8] = b"\n    | ";
const CUT: &[u8] = "… (cut at 16 KB)\n".as_bytes();

/// The bytes of an entry, which end with a newline, as they go to the log.
pub(super) fn one_entry(entry: &[u8]) -> Cow<'_, [u8]> {
    let (text, end) = match entry.strip_suffix(b"\n") {
        Some(text) => (text, b"\n".as_slice()),
        None => (entry, b"".as_slice()),
    };
    if text.len() <= LONGEST && !text.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return Cow::Borrowed(entry);
    }
    let mut fit = Vec::with_capacity(text.len().min(LONGEST) + 64);
    let mut left = LONGEST;
    // By characters, so that none is cut in two.
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            let mut buffer = [0; 4];
            let bytes = match c {
                '\n' => GOES_ON,
                '\r' => br"\r",
                c => c.encode_utf8(&mut buffer).as_bytes(),
            };
            let Some(rest) = left.checked_sub(bytes.len()) else {
                fit.extend_from_slice(CUT);
                return Cow::Owned(fit);
            };
            left = rest;
            fit.extend_from_slice(bytes);
        }
    }
    fit.extend_from_slice(end);
    Cow::Owned(fit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{LONGEST, one_entry};

    fn fit(entry: &str) -> String {
        String::from_utf8(one_entry(entry.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn an_entry_of_several_lines_looks_like_one() {
        for (entry, fits) in [
            ("INFO plain ß 漢\n", "INFO plain ß 漢\n"),
            ("no end", "no end"),
            ("", ""),
            ("\n", "\n"),
            (
                "INFO a\n2026-01-01 INFO forged\n",
                "INFO a\n    | 2026-01-01 INFO forged\n",
            ),
            ("INFO a\r2026\r\nb\n", "INFO a\\r2026\\r\n    | b\n"),
            ("a\n\nb\n\n", "a\n    | \n    | b\n    | \n"),
        ] {
            assert_eq!(fit(entry), fits);
        }
    }

    #[test]
    fn a_long_entry_is_cut_and_says_so() {
        let whole = format!("{}\n", "x".repeat(LONGEST));
        assert_eq!(fit(&whole), whole);
        for unit in ["x", "漢", "\n", "\r"] {
            let cut = fit(&unit.repeat(1_000_000));
            assert!(cut.ends_with("… (cut at 16 KB)\n"), "{unit:?}");
            assert!(cut.len() <= LONGEST + 20, "{unit:?}: {}", cut.len());
        }
    }
}
