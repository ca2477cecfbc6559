//! Reads documents from files and from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flowkit_json::read::MAX_BYTES;

use crate::failure::{Failure, Result};

/// A document that was read, but not yet understood.
pub(crate) struct Input {
    /// Its name as it was given, `<stdin>` for standard input.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The name that stands for standard input on the command line.
const STDIN: &str = "-";

/// What standard input is called in what is printed.
pub(crate) const STDIN_SHOWN: &str = "<stdin>";

/// What a document is called in what is printed: `<stdin>` for `-`.
pub(crate) fn shown(path: &Path) -> String {
    if is_stdin(path) {
        return STDIN_SHOWN.to_owned();
    }
    path.to_string_lossy().into_owned()
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

impl Input {
    /// Reads a file, or standard input for `-`.
    ///
    /// It stops one byte behind the longest document, because `-` may be a program that never ends.
    ///
    /// # Errors
    /// If there is no such file, with the nearest name of its directory; if the system does not let it be read.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let name = shown(path);
        let read = if is_stdin(path) {
            read_bounded(io::stdin().lock())
        } else if path.is_dir() {
            return Err(Failure::new(format!("`{name}` is a directory, not a file")));
        } else {
            File::open(path).and_then(read_bounded)
        };
        match read {
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(Failure::new(problem_of_missing(path, &name)))
            }
            Err(error) => Err(Failure::new(format!(
                "`{name}` cannot be read: {}",
                reason(&error)
            ))),
        }
    }
}

fn read_bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let most = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the system says, without its number: "Permission denied".
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error ") {
        Some((reason, _)) => reason.to_owned(),
        None => text,
    }
}

fn problem_of_missing(path: &Path, name: &str) -> String {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return format!(
            "there is no file `{name}`: its directory `{}` does not exist",
            folder.display()
        );
    }
    let files = names_in(folder);
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    match flowkit_json::nearest(&wanted, files.iter().map(String::as_str)) {
        Some(nearest) => {
            let nearest = path.with_file_name(nearest);
            format!(
                "there is no file `{name}`; did you mean `{}`?",
                nearest.display()
            )
        }
        None => format!("there is no file `{name}`"),
    }
}

/// The names of a directory's files, sorted, so that two runs offer the same nearest name.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
