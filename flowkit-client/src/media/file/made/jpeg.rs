//! A photo: a JPEG of one grey.
//!
//! The encoder is our own, because of all that a JPEG can hold it writes nothing but zeros: a library that compresses pictures
//! would be many times as long as this file, and needs every pixel in memory.

/// The most that a comment of a JPEG holds, in bytes: its length is a number of 16 bits, and counts its own two bytes.
const COMMENT: usize = 0xFFFF - 2;

const START: [u8; 2] = [0xFF, 0xD8];
/// JFIF 1.1, no density, no thumbnail.
const JFIF: [u8; 18] = [
    0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
];
const QUANTIZATION: [u8; 5] = [0xFF, 0xDB, 0, 67, 0];
/// Brightness and two of colour, each sampled once a block.
const COMPONENTS: [u8; 10] = [3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
/// A Huffman table with one code, the bit 0, which stands for 0: "no difference to the block before" in the table of the
/// averages, and "no more of this block" in the other.
const CODES: [u8; 17] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const SCAN: [u8; 14] = [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0];
const END: [u8; 2] = [0xFF, 0xD9];
/// Three components, and two bits for each.
const BITS_OF_A_BLOCK: usize = 6;

/// A JPEG of so many pixels. The seed stands in a comment, and so do the bytes that fill it.
pub(in super::super) fn jpeg(width: u16, height: u16, seed: u64, filling: usize) -> Vec<u8> {
    let (width, height) = (width.max(1), height.max(1));
    let mut file = Vec::new();
    file.extend(START);
    file.extend(JFIF);
    comment(&mut file, format!("Photo {seed}").as_bytes());
    fill(&mut file, filling);
    file.extend(QUANTIZATION);
    file.extend([16; 64]);
    file.extend([0xFF, 0xC0, 0, 17, 8]);
    file.extend(height.to_be_bytes());
    file.extend(width.to_be_bytes());
    file.extend(COMPONENTS);
    for table in [0x00, 0x10] {
        file.extend([0xFF, 0xC4, 0, 20, table]);
        file.extend(CODES);
    }
    file.extend(SCAN);
    scan(&mut file, width, height);
    file.extend(END);
    file
}

/// The blocks of 8 by 8 pixels. Each is six bits that are 0, and bits that are 1 fill the last byte.
fn scan(file: &mut Vec<u8>, width: u16, height: u16) {
    let blocks = [width, height].map(|pixels| usize::from(pixels).div_ceil(8));
    let bits = blocks.iter().product::<usize>() * BITS_OF_A_BLOCK;
    file.resize(file.len() + bits / 8, 0);
    if !bits.is_multiple_of(8) {
        file.push(0xFF >> (bits % 8));
    }
}

fn comment(file: &mut Vec<u8>, text: &[u8]) {
    let text = text.get(..COMMENT).unwrap_or(text);
    let length = u16::try_from(text.len().saturating_add(2)).unwrap_or(u16::MAX);
    file.extend([0xFF, 0xFE]);
    file.extend(length.to_be_bytes());
    file.extend(text);
}

/// Comments of `filling` bytes in all, beside the 4 with which the first one begins: one byte more of filling is one byte more
/// of file.
fn fill(file: &mut Vec<u8>, filling: usize) {
    let end = file.len().saturating_add(filling).saturating_add(4);
    while filling > 0 && file.len() < end {
        let left = end.saturating_sub(file.len()).saturating_sub(4);
        // What is left behind this comment must be nothing, or room for another comment, whose first 4 bytes are its own.
        let length = match left {
            left if left <= COMMENT => left,
            left if left < COMMENT.saturating_add(4) => COMMENT.saturating_sub(4),
            _ => COMMENT,
        };
        comment(file, &vec![b'.'; length]);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use zune_jpeg::JpegDecoder;
    use zune_jpeg::zune_core::bytestream::ZCursor;

    use super::*;

    #[test]
    fn another_decoder_reads_it() {
        for (width, height) in [(1, 1), (8, 8), (9, 17), (640, 480), (65_535, 3)] {
            for filling in [0, 1, 70_000] {
                let bytes = jpeg(width, height, 7, filling);
                let mut decoder = JpegDecoder::new(ZCursor::new(&bytes));
                decoder.set_options(
                    decoder
                        .options()
                        .set_max_width(70_000)
                        .set_strict_mode(true),
                );
                let pixels = decoder.decode().unwrap();
                let size = (usize::from(width), usize::from(height));
                assert_eq!(decoder.dimensions(), Some(size));
                assert_eq!(pixels.len(), size.0 * size.1 * 3);
                assert!(pixels.iter().all(|colour| *colour == 128));
            }
        }
    }

    /// Decoders are lenient about the last byte, but eight bits that are 1 would begin a marker.
    #[test]
    fn bits_that_are_1_fill_the_last_byte() {
        assert!(jpeg(8, 8, 0, 0).ends_with(&[0, 0b0000_0011, 0xFF, 0xD9]));
        assert!(jpeg(16, 16, 0, 0).ends_with(&[0, 0, 0, 0xFF, 0xD9]));
    }

    #[test]
    fn no_photo_is_without_pixels() {
        assert_eq!(jpeg(0, 0, 0, 0), jpeg(1, 1, 0, 0));
    }
}
