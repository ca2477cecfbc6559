//! What can go wrong with files and their server.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a file could not be made, read or uploaded.
///
/// The texts say what is wrong and what would be right. They hold no key and nothing of a file's content.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum MediaError {
    /// No file of this kind can be made up.
    #[error("no file of the kind `{kind}` can be made up{}; there are {known}", did_you_mean(*.nearest))]
    UnknownKind {
        /// What was asked for.
        kind: String,
        /// The kind that was probably meant.
        nearest: Option<&'static str>,
        /// All kinds that can be made.
        known: String,
    },
    /// A file of this kind cannot be of this size.
    #[error("a made-up `{kind}` has {least} to {most} bytes, and not {bytes}")]
    Size {
        /// The kind of file, such as `pdf`.
        kind: &'static str,
        /// How many bytes it should have had.
        bytes: usize,
        /// How many it has at least.
        least: usize,
        /// How many it has at most.
        most: usize,
    },
    /// The file on the disk could not be read.
    #[error("`{}` cannot be read", path.display())]
    Read {
        /// Where it should lie.
        path: PathBuf,
        /// What the operating system says.
        #[source]
        source: Arc<io::Error>,
    },
    /// The file is longer than any that we take.
    #[error("`{name}` is longer than {most} bytes, the most that a file may have here")]
    TooLong {
        /// The file's name.
        name: String,
        /// How many bytes a file has at most.
        most: usize,
    },
    /// The operating system gave no random bytes for keys and addresses.
    #[error("the operating system gave no random bytes")]
    Randomness,
    /// The server of files could not be started.
    #[error("the server of uploaded files could not listen on 127.0.0.1")]
    Listen(#[source] Arc<io::Error>),
    /// There is no room for another file.
    #[error(
        "the server of uploaded files has {limit} already: remove some, or give its builder a larger bound"
    )]
    Full {
        /// Which bound was reached, such as `1000 files`.
        limit: String,
    },
    /// No uploaded file has this media id.
    #[error("no uploaded file has the media id `{media_id}`{}", did_you_mean(.nearest.as_deref()))]
    UnknownMedia {
        /// What was asked for.
        media_id: String,
        /// The media id that was probably meant.
        nearest: Option<String>,
    },
}

fn did_you_mean(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" (did you mean `{name}`?)"))
}
