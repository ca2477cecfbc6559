//! Whether generated code can name `diagnostic::on_unimplemented`.
//!
//! Under `#![no_implicit_prelude]` rustc takes away the tool prelude along with the others, for the module and all
//! beneath it, and an attribute such as `#[diagnostic::…]` is then an error that no path can avoid. A macro cannot
//! ask for this, so it looks into the crate's root, the calling file and the files of the modules between.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const SWITCH: &str = "no_implicit_prelude";

/// Whether nothing seems to have switched it off.
pub(crate) fn is_there() -> bool {
    let caller = proc_macro2::Span::call_site().local_file();
    let root = crate_root(std::env::args_os());
    let between = caller
        .as_deref()
        .map(|caller| parents(caller, root.as_deref()));
    !root
        .into_iter()
        .chain(between.into_iter().flatten())
        .chain(caller)
        .any(|file| mentions_switch(&file))
}

/// Where the modules around that of the calling file may stand: for `src/web/form.rs` `src/web.rs` and
/// `src/web/mod.rs`.
fn parents(caller: &Path, root: Option<&Path>) -> Vec<PathBuf> {
    let top = root.and_then(Path::parent);
    let directories = caller.ancestors().skip(1).take_while(|directory| {
        // Without a root there is no telling where the crate's modules end; further up they are not.
        directory.file_name().is_some() && top != Some(directory)
    });
    directories
        .flat_map(|directory| [directory.with_extension("rs"), directory.join("mod.rs")])
        .collect()
}

/// The file that the compiler was called with. Macros run in its process; in an editor's they find none.
fn crate_root(arguments: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    // The first argument is the program. No value of a usual option ends with `.rs`.
    let mut files = arguments.skip(1).map(PathBuf::from);
    files.find(|file| file.extension().is_some_and(|extension| extension == "rs"))
}

fn mentions_switch(file: &Path) -> bool {
    // If only a comment mentions it, the program compiles and a forbidden transition gets rustc's own message.
    std::fs::read_to_string(file).is_ok_and(|text| text.contains(SWITCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_between_the_root_and_the_caller_are_looked_at() {
        let of = |caller: &str, root: Option<&str>| {
            let files = parents(Path::new(caller), root.map(Path::new));
            let names = files.iter().map(|file| file.display().to_string());
            names.collect::<Vec<String>>().join(" ")
        };
        assert_eq!(of("src/main.rs", Some("src/main.rs")), "");
        assert_eq!(
            of("src/a/b/c.rs", Some("src/lib.rs")),
            "src/a/b.rs src/a/b/mod.rs src/a.rs src/a/mod.rs"
        );
        assert_eq!(
            of("src/a/mod.rs", Some("src/lib.rs")),
            "src/a.rs src/a/mod.rs"
        );
        assert_eq!(of("src/a.rs", None), "src.rs src/mod.rs");
    }

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
