//! What may and must not reach a log, at any level, or the `Debug` of anything.
//!
//! All tests of this file write into one log. Every private text in them contains [`MARK`], so that one search finds
//! any of them. Each test has a path of its own, by which it tells its lines apart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../support/mod.rs"]
mod support;

mod debug;
mod fixture;
mod flow;
mod own_crypto;
mod payloads;
mod refusals;
mod requests;
mod start;

use std::fmt::Debug;
use std::sync::Mutex;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use support::log::{leaks, recorded_around, recorded_of};
use support::{KEY_PEM, key};

/// Part of every private text; nothing in it needs escaping.
const MARK: &str = "Winston7f3a9c";
const SECRET: &str = "secret-Winston7f3a9c-secret";
const TOKEN: &str = "token-Winston7f3a9c-token";
/// The keys of every exchange here: one pair for all is fine where nobody listens.
const AES_KEY: [u8; 16] = *b"\x9d\x3f\xe1\x07\xb2\x58\xca\x44\x8e\x11\xf6\x2b\xd5\x60\xa9\x7c";
const VECTOR: [u8; 16] = *b"\xc4\x1d\x92\x6a\xf0\x35\x8b\xe7\x59\xa2\x0e\xd8\x73\xbc\x46\x91";

/// Everything that may stand nowhere.
fn private() -> Vec<Vec<u8>> {
    let lines: String = KEY_PEM
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let der = STANDARD.decode(lines).unwrap();
    // Pieces from all over the private part, which follows modulus and exponent.
    let mut private: Vec<_> = der[310..]
        .chunks_exact(16)
        .step_by(4)
        .map(<[u8]>::to_vec)
        .collect();
    assert!(private.len() > 10);
    private.extend([MARK.into(), AES_KEY.to_vec(), VECTOR.to_vec()]);
    private
}

/// Among the lines about this path, and those about no request at all.
#[track_caller]
fn nothing_private_in_the_log_of(path: &str) {
    let found = leaks(&recorded_around(path), &private());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[track_caller]
fn log_of(path: &str, words: &[&str]) {
    let log = recorded_of(path);
    for word in words {
        assert!(log.contains(word), "`{word}` is not in\n{log}");
    }
}

/// The `Debug` of what only a handler or a decryptor gets to see.
static SHOWN: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

fn show<T: Debug>(what: &str, value: &T) {
    let text = format!("{value:?} {value:#?}");
    SHOWN.lock().unwrap().push((what.to_owned(), text));
}

/// Looks through what handlers and decryptors were shown, which must be there.
#[track_caller]
fn nothing_private_was_shown(kinds: &[&str]) {
    let shown = SHOWN.lock().unwrap().clone();
    for kind in kinds {
        assert!(
            shown.iter().any(|(what, _)| what == kind),
            "no {kind} was shown"
        );
    }
    let named = shown.iter().filter(|(what, _)| kinds.contains(&&**what));
    let leaking: Vec<_> = named
        .filter(|(_, text)| !leaks(text, &private()).is_empty())
        .collect();
    assert!(leaking.is_empty(), "{leaking:?}");
}

/// That the search finds what it looks for, in each of the forms.
#[test]
fn the_search_itself() {
    for bytes in [MARK.as_bytes(), &AES_KEY] {
        for text in [
            format!("Vec({bytes:?})"),
            format!("{bytes:02x?}").replace(", ", ""),
            format!("{bytes:02X?}").replace(", ", ""),
            STANDARD.encode([b"x", bytes, b"after"].concat()),
            STANDARD.encode([b"xy", bytes].concat()),
            URL_SAFE_NO_PAD.encode([b"xyz", bytes, b"a"].concat()),
        ] {
            assert!(!leaks(&text, &private()).is_empty(), "{text}");
        }
    }
    let one_line: String = KEY_PEM.split_whitespace().collect();
    assert!(!leaks(&one_line, &private()).is_empty());
    let public: String = key().public_key_pem().split_whitespace().collect();
    assert!(
        leaks(&public, &private()).is_empty(),
        "the public key is not private"
    );
}
