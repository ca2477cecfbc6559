//! Finding a private key's PEM block in text that people and tools have handled.

use zeroize::Zeroizing;

use super::container::KeyContainer;
use super::error::KeyErrorKind;
use super::repair::KeyRepair;
use super::{der, foreign, jwk, xml};
use crate::crypto::base64::decode_lenient;
use crate::crypto::text::strip_quotes;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
/// What all labels of private keys end with.
const PRIVATE: &str = "PRIVATE KEY";

/// One PEM block, decoded.
pub(super) struct Block {
    pub(super) label: Label,
    /// The form that the text says it is in, be it right or wrong: PKCS#1 by its label, JWK, XML.
    pub(super) container: Option<KeyContainer>,
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
/// Accepted are PEM text, PEM text with `\n` spelled out (environment files), JSON (JWK)
/// and XML (.NET), and base64 of any of these (stores of secrets) or of DER; each with
/// blanks, quotes or a byte order mark around it, any line ends, and other text or
/// blocks before and after.
pub(super) fn read(text: &str) -> Result<Block, KeyErrorKind> {
    let mut repairs = Vec::new();
    let text = bare(text, &mut repairs);
    if text.contains(BEGIN) {
        return find_block(&plain(text, &mut repairs), repairs);
    }
    if text.is_empty() {
        return Err(KeyErrorKind::Missing);
    }
    if let Some(block) = escaped_or_not(text, &repairs) {
        return block;
    }
    if let Ok(inner) = decode_lenient(unescape(text).as_bytes()).map(Zeroizing::new)
        && let Some(block) = inside_base64(&inner, repairs)
    {
        return block;
    }
    Err(if text.contains(PRIVATE) {
        // `-----BEGIN …` or its dashes were lost in copying; the key itself may be whole.
        KeyErrorKind::Damaged
    } else if names_a_file(text) {
        KeyErrorKind::FileName
    } else {
        KeyErrorKind::NotPem
    })
}

/// What text without a PEM block may be, also if it was put into a text of JSON once more (`{\"kty\": …`).
fn escaped_or_not(text: &str, repairs: &[KeyRepair]) -> Option<Result<Block, KeyErrorKind>> {
    other_text(text, repairs).or_else(|| {
        let mut repairs = repairs.to_vec();
        let plain = text.contains('\\').then(|| plain(text, &mut repairs))?;
        other_text(&plain, &repairs)
    })
}

/// What text without a PEM block may be.
fn other_text(text: &str, repairs: &[KeyRepair]) -> Option<Result<Block, KeyErrorKind>> {
    let as_block = |container, pkcs1: Result<_, _>| {
        pkcs1.map(|der| Block {
            label: Label::Clear,
            container: Some(container),
            dek_info: None,
            der,
            repairs: repairs.to_vec(),
        })
    };
    jwk::read(text)
        .map(|pkcs1| as_block(KeyContainer::Jwk, pkcs1))
        .or_else(|| xml::read(text).map(|pkcs1| as_block(KeyContainer::Xml, pkcs1)))
        .or_else(|| foreign::of_text(text).map(Err))
}

/// What base64 may hold; `None` of what is no key.
fn inside_base64(inner: &[u8], mut repairs: Vec<KeyRepair>) -> Option<Result<Block, KeyErrorKind>> {
    if let Ok(text) = str::from_utf8(inner) {
        repairs.push(KeyRepair::Base64);
        let text = bare(text, &mut repairs);
        if text.contains(BEGIN) {
            return Some(find_block(&plain(text, &mut repairs), repairs));
        }
        return escaped_or_not(text, &repairs);
    }
    match der::label(inner) {
        Ok(Some(label)) => {
            repairs.push(KeyRepair::NoArmour);
            Some(Ok(Block {
                label,
                container: None,
                dek_info: None,
                der: Zeroizing::new(inner.to_vec()),
                repairs,
            }))
        }
        Ok(None) => foreign::of_bytes(inner).map(Err),
        Err(kind) => Some(Err(kind)),
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

/// How many characters a path may have that looks like base64. A piece of a key is longer.
const SHORT: usize = 100;
const EXTENSIONS: [&str; 10] = [
    ".pem", ".key", ".der", ".p8", ".p12", ".pfx", ".jwk", ".json", ".xml", ".ppk",
];

fn names_a_file(text: &str) -> bool {
    let most = match decode_lenient(text.as_bytes()).map(Zeroizing::new) {
        Ok(_) => SHORT,
        Err(_) => 300,
    };
    text.len() < most
        && !text.contains('\n')
        && !text.starts_with(['<', '{', '['])
        && (EXTENSIONS.iter().any(|end| text.ends_with(end)) || text.contains(['/', '\\']))
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
            // Of `-----BEGIN PRIVATE KEY-----` the last dashes were lost, so that the key was read as part of the label.
            label if label.contains(PRIVATE) && label.contains('\n') => {
                return Err(KeyErrorKind::Damaged);
            }
            label => {
                other.get_or_insert_with(|| describe(label, body));
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
        block.container = (label.trim() == "RSA PRIVATE KEY").then_some(KeyContainer::Pkcs1);
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
        container: None,
        dek_info,
        der: Zeroizing::new(der),
        repairs: Vec::new(),
    })
}

/// Says what a block is that holds none of the keys we read.
fn describe(label: &str, body: &str) -> KeyErrorKind {
    let what = match label {
        "PUBLIC KEY" | "RSA PUBLIC KEY" => der::PUBLIC,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => "a certificate",
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => "a certificate request",
        "OPENSSH PRIVATE KEY" => {
            let body = body.split(DASHES).next().unwrap_or_default();
            let bytes = decode_lenient(body.as_bytes()).unwrap_or_default();
            return foreign::of_openssh(&Zeroizing::new(bytes));
        }
        "PGP PRIVATE KEY BLOCK" | "PGP PUBLIC KEY BLOCK" | "PGP MESSAGE" => "something of PGP",
        "PKCS7" | "CMS" => "a bundle of certificates (PKCS#7)",
        "EC PRIVATE KEY" | "EC PARAMETERS" => {
            return KeyErrorKind::NotRsa("elliptic curves (EC)".into());
        }
        "DSA PRIVATE KEY" => return KeyErrorKind::NotRsa("DSA".into()),
        // An unknown label may be any text of the file, so the error does not repeat it.
        _ => "a PEM block of another kind",
    };
    KeyErrorKind::NotAPrivateKey(what.to_owned())
}
