//! Whether generated code can name `diagnostic::on_unimplemented`.
//!
//! Under `#![no_implicit_prelude]` rustc takes away the tool prelude along with the others, for the module and all
//! beneath it, and an attribute such as `#[diagnostic::…]` is then an error that no path can avoid. A macro cannot
//! ask for this, so it looks into the crate's root and the calling file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const SWITCH: &str = "no_implicit_prelude";

/// Whether nothing seems to have switched it off.
pub(crate) fn is_there() -> bool {
    let caller = proc_macro2::Span::call_site().local_file();
    let root = crate_root(std::env::args_os());
    !root
        .into_iter()
        .chain(caller)
        .any(|file| mentions_switch(&file))
}

/// The file that the compiler was called with. Macros run in its process; in an editor's they find none.
fn crate_root(arguments: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    // The first is the program, and an option's value could only look like a source file by malice.
    let mut files = arguments.skip(1).map(PathBuf::from);
    files.find(|file| file.extension().is_some_and(|extension| extension == "rs"))
}

fn mentions_switch(file: &Path) -> bool {
    // A mention in a comment only costs a better message.
    std::fs::read_to_string(file).is_ok_and(|text| text.contains(SWITCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crates_root_is_the_source_file_among_the_arguments() {
        let of = |arguments: &str| crate_root(arguments.split(' ').map(OsString::from));
        let called =
            "rustc --crate-name clinic --edition=2024 src/main.rs --crate-type bin -C opt-level=3";
        assert_eq!(of(called), Some("src/main.rs".into()));
        let called = "clippy-driver /bin/rustc --crate-name clinic src/lib.rs --cap-lints warn";
        assert_eq!(of(called), Some("src/lib.rs".into()));
        assert_eq!(of("rust-analyzer-proc-macro-srv"), None);
    }
}
