//! What key files hold beside plain text, and who may read them.

use std::path::Path;

use zeroize::Zeroizing;

use super::error::KeyErrorKind;
use super::pem::{self, Block};
use super::repair::KeyRepair;
use super::{der, foreign};

/// Reads the private key in the bytes of a file: as text, as text in UTF-16, or as DER.
pub(super) fn read(bytes: &[u8]) -> Result<Block, KeyErrorKind> {
    if let Some(text) = utf_16(bytes) {
        let mut block = pem::read(&text?)?;
        block.repairs.insert(0, KeyRepair::Utf16);
        return Ok(block);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return pem::read(text);
    }
    match der::label(bytes)? {
        Some(label) => Ok(Block {
            label,
            container: None,
            dek_info: None,
            der: Zeroizing::new(bytes.to_vec()),
            repairs: vec![KeyRepair::Der],
        }),
        None => Err(foreign::of_bytes(bytes).unwrap_or(KeyErrorKind::NotPem)),
    }
}

/// The text, if the bytes begin with the mark of UTF-16, as `>` in an old PowerShell writes it.
fn utf_16(bytes: &[u8]) -> Option<Result<Zeroizing<String>, KeyErrorKind>> {
    let (mark, rest) = bytes.split_first_chunk::<2>()?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let units = rest.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        // An odd byte at the end becomes a letter that no key holds, so that reading the key fails.
        _ => 0xfffd,
    });
    // With room for all of it, so that growing leaves no copy of a key behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Some(Err(KeyErrorKind::NotPem)),
        }
    }
    Some(Ok(text))
}

/// The mode of a file that others than its owner may read or change, such as 644; `None` of one that is its owner's alone,
/// and of pipes and devices, whose modes say nothing.
#[cfg(unix)]
pub(super) fn open_to_others(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).ok()?;
    let mode = metadata.permissions().mode() & 0o777;
    (metadata.is_file() && mode & 0o077 != 0).then_some(mode)
}

/// Elsewhere files have no such modes.
#[cfg(not(unix))]
pub(super) fn open_to_others(_: &Path) -> Option<u32> {
    None
}
