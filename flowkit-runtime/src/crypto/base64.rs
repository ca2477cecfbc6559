//! Base64 as the protocol uses it: strict when we write, lenient when we read.

use std::sync::LazyLock;

use ::base64::Engine as _;
use ::base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use zeroize::Zeroizing;

// The accelerated engine picks its instruction set when it is made and exists
// only for these targets; it matters for requests of many kilobytes.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type StandardEngine = ::base64::engine::Simd;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
type StandardEngine = ::base64::engine::GeneralPurpose;

/// Writes padding; reads with or without it.
static STANDARD: LazyLock<StandardEngine> = LazyLock::new(|| {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    let engine = StandardEngine::standard(config);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let engine = StandardEngine::new(&::base64::alphabet::STANDARD, config);
    engine
});

/// Encodes with the standard alphabet, with padding, on one line.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Decodes either alphabet, with or without padding and with whitespace anywhere.
///
/// Senders and secret stores drop padding, wrap lines and swap alphabets. All of it has one
/// meaning, so we take all of it. The error carries nothing, as its
/// text would quote the input.
pub(crate) fn decode_lenient(text: &[u8]) -> Result<Vec<u8>, NotBase64> {
    if let Ok(bytes) = STANDARD.decode(text) {
        return Ok(bytes);
    }
    // Only base64 with line ends, blanks or `-` and `_` comes here. The copy is wiped: it may be of a private key.
    let mut tidy = Zeroizing::new(Vec::with_capacity(text.len()));
    tidy.extend(
        text.iter()
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            }),
    );
    STANDARD.decode(tidy.as_slice()).map_err(|_| NotBase64)
}

/// The text is not base64 in any of the accepted spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotBase64;

#[cfg(test)]
mod tests {
    use super::{NotBase64, decode_lenient, encode};

    #[test]
    fn every_spelling_of_the_same_bytes_decodes() {
        let bytes: Vec<u8> = (0..=255).collect();
        let standard = encode(&bytes);
        let url_safe = standard.replace('+', "-").replace('/', "_");
        let wrapped: String = standard
            .as_bytes()
            .chunks(64)
            .map(|line| format!("  {}\r\n", str::from_utf8(line).unwrap()))
            .collect();
        for text in [
            standard.as_str(),
            standard.trim_end_matches('='),
            &url_safe,
            url_safe.trim_end_matches('='),
            &wrapped,
        ] {
            assert_eq!(decode_lenient(text.as_bytes()), Ok(bytes.clone()), "{text}");
        }
    }

    #[test]
    fn the_accelerated_engine_agrees_with_the_plain_one() {
        use ::base64::Engine as _;
        use ::base64::engine::general_purpose::STANDARD as PLAIN;
        let bytes: Vec<u8> = (0..5000_u32).map(|n| (n * 31 + n / 7) as u8).collect();
        for length in (0..300).chain([1023, 1024, 1025, 4999]) {
            let part = &bytes[..length];
            let text = encode(part);
            assert_eq!(text, PLAIN.encode(part), "length {length}");
            assert_eq!(decode_lenient(text.as_bytes()).as_deref(), Ok(part));
        }
    }

    #[test]
    fn damage_is_refused() {
        for text in ["A", "QUJD!", "QU=JD", "QUJD\u{e9}", "\u{0}", "===="] {
            assert_eq!(decode_lenient(text.as_bytes()), Err(NotBase64), "{text:?}");
        }
        assert_eq!(decode_lenient(b""), Ok(Vec::new()));
    }
}
