//! A ZIP archive whose files are not compressed.
//!
//! Our own, because an archive of a few short texts is two headers a file: a library of ZIP brings compression, encryption and
//! dates, and none of it is wanted.

/// 1 January 1980, the first day that an archive knows: 7 bits of years since 1980, 4 of the month, 5 of the day.
const DAY: u16 = (1 << 5) | 1;

/// An archive of these files, and of one more with so many bytes if they are any. No name is longer than 65535 bytes, no file
/// than 4 GiB.
pub(super) fn zip(files: &[(&str, &[u8])], filling: usize) -> Vec<u8> {
    let filler = vec![b'.'; filling];
    let filler = (filling > 0).then_some(("filling.txt", filler.as_slice()));
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let mut count: u16 = 0;
    for (name, content) in files.iter().copied().chain(filler) {
        let place = four(archive.len());
        let header = header(name, content);
        archive.extend(b"PK\x03\x04");
        archive.extend(&header);
        archive.extend(name.as_bytes());
        archive.extend(content);

        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&header);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(place);
        directory.extend(name.as_bytes());
        count = count.saturating_add(1);
    }
    let place = four(archive.len());
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(four(directory.len()));
    archive.extend(place);
    archive.extend([0; 2]);
    archive
}

/// What stands of a file both before it and in the directory: version 2.0, no flags, not compressed, midnight of the day, the
/// sum of its bytes, its length twice, the length of its name, and no extras.
fn header(name: &str, content: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    for number in [20, 0, 0, 0, DAY] {
        header.extend(number.to_le_bytes());
    }
    header.extend(crc32(content).to_le_bytes());
    header.extend(four(content.len()));
    header.extend(four(content.len()));
    let name = u16::try_from(name.len()).unwrap_or(u16::MAX);
    header.extend(name.to_le_bytes());
    header.extend([0; 2]);
    header
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// The check sum of ZIP.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let divides = 0xEDB8_8320 * (sum & 1);
            sum = (sum >> 1) ^ divides;
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_sum_is_that_of_its_check_value() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    /// The archive that Python's `zipfile` writes of the same file, but for the bits of the creating system and the attributes.
    #[test]
    fn an_archive_byte_for_byte() {
        let archive = zip(&[("a.txt", b"Hello")], 0);
        let local = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x82\x89\xd1\xf7\x05\0\0\0\x05\0\0\0\x05\0\0\0a.txtHello";
        assert_eq!(&archive[..local.len()], local);
        let central = b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\x21\0\x82\x89\xd1\xf7\x05\0\0\0\x05\0\0\0\x05\0\0\0\
                        \0\0\0\0\0\0\0\0\0\0\0\0\0\0a.txt";
        let rest = &archive[local.len()..];
        assert_eq!(&rest[..central.len()], central);
        let end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x33\0\0\0\x28\0\0\0\0\0";
        assert_eq!(&rest[central.len()..], end);
    }
}
