//! Finding a private key's PEM block in text that people and tools have handled.

use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::form::KeyRepair;
use crate::crypto::base64::decode_lenient;
use crate::crypto::text::strip_quotes;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// One PEM block, decoded.
pub(super) struct Block {
    pub(super) label: Label,
    /// Whether the label is that of PKCS#1, be it right or wrong.
    pub(super) is_labelled_pkcs1: bool,
    /// The value of the `DEK-Info` header, where the body is encrypted as OpenSSL
    /// did before PKCS#8.
    pub(super) dek_info: Option<String>,
    pub(super) der: Zeroizing<Vec<u8>>,
    pub(super) repairs: Vec<KeyRepair>,
}

/// The private keys that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// `PRIVATE KEY` (PKCS#8) or `RSA PRIVATE KEY` (PKCS#1); the DER tells which.
    Clear,
    /// `ENCRYPTED PRIVATE KEY`.
    Encrypted,
}

/// Reads the first private key in `text`.
///
/// Accepted are PEM text, PEM text with `\n` spelled out (environment files), and
/// base64 of PEM text (stores of secrets); each with blanks, quotes or a byte order
/// mark around it, any line ends, and other text or blocks before and after.
pub(super) fn read(text: &str) -> Result<Block, KeyErrorKind> {
    let mut repairs = Vec::new();
    let text = bare(text, &mut repairs);
    if text.contains(BEGIN) {
        return find_block(&plain(text, &mut repairs), repairs);
    }
    if text.is_empty() {
        return Err(KeyErrorKind::Missing);
    }
    match decode_lenient(unescape(text).as_bytes()).map(Zeroizing::new) {
        Ok(inner) => match str::from_utf8(&inner) {
            Ok(inner) if inner.contains(BEGIN) => {
                repairs.push(KeyRepair::Base64);
                let inner = bare(inner, &mut repairs);
                find_block(&plain(inner, &mut repairs), repairs)
            }
            _ => Err(KeyErrorKind::NotPem),
        },
        Err(_) if names_a_file(text) => Err(KeyErrorKind::FileName),
        Err(_) => Err(KeyErrorKind::NotPem),
    }
}

/// `text` without what may surround it.
fn bare<'t>(text: &'t str, repairs: &mut Vec<KeyRepair>) -> &'t str {
    let bare = strip_quotes(text);
    let surroundings = |found: fn(char) -> bool| {
        let before = text.split(bare).next().unwrap_or_default();
        before.contains(found)
    };
    if surroundings(|letter| letter == '\u{feff}') {
        repairs.push(KeyRepair::ByteOrderMark);
    }
    if surroundings(|letter| matches!(letter, '"' | '\'' | '`')) {
        repairs.push(KeyRepair::Quotes);
    }
    bare
}

/// `text` with line ends in place of spelled-out ones.
fn plain(text: &str, repairs: &mut Vec<KeyRepair>) -> Zeroizing<String> {
    if text.contains('\\') {
        repairs.push(KeyRepair::Escapes);
    }
    unescape(text)
}

/// Turns a spelled-out `\n` or `\r`, also one escaped twice, into white space. No
/// part of a PEM block holds a backslash of its own.
fn unescape(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let after = after.trim_start_matches('\\');
        rest = match after.strip_prefix(['n', 'r']) {
            Some(after) => {
                plain.push('\n');
                after
            }
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}

fn names_a_file(text: &str) -> bool {
    text.len() < 300
        && !text.contains('\n')
        && (text.ends_with(".pem") || text.ends_with(".key") || text.contains(['/', '\\']))
}

/// The first private key among the blocks; failing that, what the first block is.
fn find_block(text: &str, mut repairs: Vec<KeyRepair>) -> Result<Block, KeyErrorKind> {
    let mut other = None;
    let mut rest = text;
    let mut is_first = true;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let is_alone = std::mem::take(&mut is_first) && before.trim().is_empty();
        let Some((label, body)) = after.split_once(DASHES) else {
            break;
        };
        rest = body;
        let kind = match label.trim() {
            "PRIVATE KEY" | "RSA PRIVATE KEY" => Label::Clear,
            "ENCRYPTED PRIVATE KEY" => Label::Encrypted,
            label => {
                other.get_or_insert_with(|| describe(label));
                continue;
            }
        };
        let (body, after) = body.split_once(END).ok_or(KeyErrorKind::Damaged)?;
        if body.contains("\r\n") {
            repairs.push(KeyRepair::CarriageReturns);
        }
        if !body.contains(['\n', '\r']) {
            repairs.push(KeyRepair::OneLine);
        }
        let after = after.split_once(DASHES).map_or("", |(_, after)| after);
        if !(is_alone && after.trim().is_empty()) {
            repairs.push(KeyRepair::OtherText);
        }
        let mut block = decode(kind, body)?;
        block.is_labelled_pkcs1 = label.trim() == "RSA PRIVATE KEY";
        block.repairs = repairs;
        return Ok(block);
    }
    Err(other.unwrap_or(KeyErrorKind::Damaged))
}

/// Decodes a body, minding the headers of RFC 1421. On one line, where blanks took
/// the place of line ends, the headers can still be told from the base64 that follows.
fn decode(label: Label, body: &str) -> Result<Block, KeyErrorKind> {
    let (dek_info, base64) = match body.split_once("DEK-Info:") {
        Some((_, after)) => {
            let after = after.trim_start();
            let (info, base64) = after
                .split_once(char::is_whitespace)
                .ok_or(KeyErrorKind::Damaged)?;
            (Some(info.to_owned()), base64)
        }
        None => (None, body),
    };
    let der = decode_lenient(base64.as_bytes()).map_err(|_| KeyErrorKind::Damaged)?;
    Ok(Block {
        label,
        is_labelled_pkcs1: false,
        dek_info,
        der: Zeroizing::new(der),
        repairs: Vec::new(),
    })
}

/// Says what a block is that holds none of the keys we read.
fn describe(label: &str) -> KeyErrorKind {
    let what = match label {
        "PUBLIC KEY" | "RSA PUBLIC KEY" => "a public key (the part that Meta gets)",
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => "a certificate",
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => "a certificate request",
        "OPENSSH PRIVATE KEY" => "a key in OpenSSH's own form",
        "EC PRIVATE KEY" | "EC PARAMETERS" => {
            return KeyErrorKind::NotRsa("elliptic curves".into());
        }
        "DSA PRIVATE KEY" => return KeyErrorKind::NotRsa("DSA".into()),
        // An unknown label may be anything, so it is not repeated.
        _ => "a PEM block of another kind",
    };
    KeyErrorKind::NotAPrivateKey(what.to_owned())
}
