//! Secrets: from a variable or a file, never from an argument, which every user of the machine can see.

use std::fs::File;
use std::io::{self, Read as _};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use flowkit_runtime::PrivateKey;
use zeroize::Zeroizing;

use crate::failure::{Failure, Result};
use crate::input::reason;
use crate::output::Output;
use crate::shell;

/// The most bytes of a file that can be a secret.
const MOST: u32 = 64 * 1024;

/// A secret text, wiped from memory when dropped, and not printed by `Debug`.
pub(crate) struct Secret(Zeroizing<String>);

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The content of a file that holds a secret; `what` it is called in errors. A line end after it is dropped.
pub(crate) fn read_secret(path: &Path, what: &str) -> Result<Secret> {
    let unreadable = |why: &str| {
        Failure::new(format!(
            "the {what} cannot be read from `{}`: {why}",
            path.display()
        ))
    };
    // The length is checked while reading, because a pipe does not tell it before.
    // The whole room is taken at once, because a text that grows leaves copies of the secret in memory.
    let mut text = Zeroizing::new(String::with_capacity(MOST as usize + 1));
    File::open(path)
        .and_then(|file| file.take(u64::from(MOST) + 1).read_to_string(&mut text))
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => unreadable("it is not UTF-8 text"),
            _ => unreadable(&reason(&error)),
        })?;
    if text.len() > MOST as usize {
        return Err(unreadable("it is too long for one"));
    }
    let line = text.strip_suffix('\n').unwrap_or(&text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.trim().is_empty() {
        return Err(unreadable("the file is empty"));
    }
    Ok(Secret::from(line.to_owned()))
}

/// Warns of files with secrets that others than their owner may read. Each comes with what it holds, such as "passphrase".
pub(crate) fn warn_of_readable_by_others<'p>(
    files: impl IntoIterator<Item = (Option<&'p PathBuf>, &'static str)>,
    output: &mut Output,
) -> Result<()> {
    for (path, what) in files {
        let Some(path) = path else { continue };
        if let Some(mode) = PrivateKey::open_to_others(path) {
            output.warn(&format!(
                "`{}` holds the {what}, and others than its owner may read it (mode {mode:03o})",
                path.display()
            ))?;
            let word = shell::word(&path.to_string_lossy());
            output.help(&format!("`chmod 600 {word}`"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_nothing_of_it() {
        let secret = Secret::from("correct horse".to_owned());
        assert_eq!(format!("{:?}", Some(&secret)), "Some(Secret(…))");
    }
}
