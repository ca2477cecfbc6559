//! Writes files, and never over one that is there.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::input::reason;

/// The longest name that a file gets; the rest is cut off. Every file system takes that many bytes.
const LONGEST_NAME: usize = 200;

/// The file name of an asset without a usable name.
const NAMELESS: &str = "asset";

/// Meta's name of an asset as the name of a file: one that cannot lead out of the directory, is not hidden, and that
/// shells and other systems take.
pub(super) fn safe_name(name: &str) -> String {
    let mut safe = String::new();
    for letter in name.trim().chars() {
        let letter = match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            '.' | '-' if safe.is_empty() => '_',
            letter if letter.is_control() => '_',
            letter => letter,
        };
        if safe.len() + letter.len_utf8() > LONGEST_NAME {
            break;
        }
        safe.push(letter);
    }
    if safe.is_empty() {
        safe.push_str(NAMELESS);
    }
    safe
}

/// Complains if there is something at this path already, a broken link included.
pub(super) fn must_be_new(path: &Path) -> Result<()> {
    match path.symlink_metadata() {
        Ok(_) => Err(there_already(path)),
        Err(_) => Ok(()),
    }
}

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, content: &[u8]) -> Result<()> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => there_already(path),
        _ => {
            let (path, reason) = (path.display(), reason(&error));
            Failure::new(format!("`{path}` cannot be written: {reason}"))
        }
    };
    let mut file = File::create_new(path).map_err(failed)?;
    file.write_all(content).map_err(|error| {
        // Half a file is worse than none. If it cannot be removed, the first error is still the one to tell.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

fn there_already(path: &Path) -> Failure {
    Failure::new(format!(
        "`{}` is there already, and nothing is overwritten",
        path.display()
    ))
    .with_help("choose another name, or remove it")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_came_there_in_the_meantime_stays() {
        let name = format!("flowkit-cli-write-new-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("flow.json");
        write_new(&path, b"first").unwrap();
        assert!(write_new(&path, b"second").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        #[cfg(unix)]
        {
            // A link that leads to nothing yet would let somebody else choose the file.
            let link = folder.join("link.json");
            std::os::unix::fs::symlink(folder.join("elsewhere"), &link).unwrap();
            assert!(must_be_new(&link).is_err());
            assert!(write_new(&link, b"second").is_err());
            assert!(!folder.join("elsewhere").exists());
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn names_stay_in_the_directory() {
        for (name, safe) in [
            ("flow.json", "flow.json"),
            ("Tisch für zwei.json", "Tisch für zwei.json"),
            ("../../etc/passwd", "_./.._etc_passwd"),
            ("..", "_."),
            (".", "_"),
            ("/etc/passwd", "_etc_passwd"),
            ("C:\\flow.json", "C__flow.json"),
            (".bashrc", "_bashrc"),
            ("-rf", "_rf"),
            ("a\0b\nc\u{1b}", "a_b_c_"),
            ("  ", "asset"),
            ("", "asset"),
        ] {
            assert_eq!(safe_name(name), safe.replace('/', "_"), "{name:?}");
        }
        assert_eq!(safe_name(&"é".repeat(300)).chars().count(), 100);
    }
}
