//! Finding and reading the Flow JSON.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use syn::LitStr;

use crate::diag::{Fault, Faults};

/// The Flow JSON as it was found.
pub(crate) struct Source {
    /// The name as the user wrote it; in messages and docs, where a path of this machine has no place.
    pub(crate) shown: String,
    /// The path for `include_str!`: relative to the calling source file where that is known.
    pub(crate) include: String,
    pub(crate) bytes: Vec<u8>,
}

impl Source {
    /// Looks at the crate's root, then beside the calling source file.
    pub(crate) fn find(file: &LitStr, faults: &mut Faults) -> Option<Self> {
        let shown = file.value();
        let caller = proc_macro2::Span::call_site().local_file();
        let places = Places::of(caller.as_deref());
        if shown.trim().is_empty() {
            faults.push(Fault::at(file, "the name of the Flow JSON is empty"));
            return None;
        }
        let candidates = places.candidates(&shown);
        let Some(found) = candidates.iter().find(|path| path.is_file()) else {
            faults.push(places.missing(file, &shown, &candidates));
            return None;
        };
        match std::fs::read(found) {
            Ok(bytes) => Some(Self {
                include: places.include(found),
                shown,
                bytes,
            }),
            Err(error) => {
                faults.push(Fault::at(
                    file,
                    format!("`{shown}` cannot be read: {error}"),
                ));
                None
            }
        }
    }
}

/// Where a Flow JSON may lie.
struct Places {
    root: Option<PathBuf>,
    /// The directory of the calling source file.
    beside: Option<PathBuf>,
    /// The same, as rustc prints it.
    shown_beside: Option<PathBuf>,
}

impl Places {
    fn of(caller: Option<&Path>) -> Self {
        let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let shown_beside = caller.and_then(Path::parent).map(Path::to_path_buf);
        let beside = shown_beside
            .as_ref()
            .map(|directory| std::env::current_dir().unwrap_or_default().join(directory));
        Self {
            root,
            beside,
            shown_beside,
        }
    }

    fn candidates(&self, file: &str) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = [&self.root, &self.beside]
            .into_iter()
            .flatten()
            .map(|place| place.join(file))
            .collect();
        paths.dedup();
        paths
    }

    /// Relative, so that what is built does not hold a path of this machine.
    fn include(&self, found: &Path) -> String {
        let relative = self
            .beside
            .as_deref()
            .and_then(|beside| relative(beside, found));
        relative.unwrap_or_else(|| found.display().to_string())
    }

    fn missing(&self, file: &LitStr, shown: &str, candidates: &[PathBuf]) -> Fault {
        if candidates.iter().any(|path| path.is_dir()) {
            let fault = Fault::at(file, format!("`{shown}` is a directory, not a Flow JSON"));
            return fault.help(format!(
                "name the file in it: `{}/….json`",
                shown.trim_end_matches('/')
            ));
        }
        let mut fault = Fault::at(file, format!("there is no Flow JSON `{shown}`"));
        if shown.contains('\\') {
            let fixed = shown.replace('\\', "/");
            fault = fault.help(format!(
                "write `/` between folders, which goes for every system: `{fixed}`"
            ));
        }
        if Path::new(shown).is_absolute() {
            return fault.help(
                "it was looked for only there: a path from the crate's root would be found on other machines, too",
            );
        }
        let places = [&self.root, &self.beside];
        let nearest = places
            .into_iter()
            .flatten()
            .find_map(|place| nearest_file(place, Path::new(shown)));
        if let Some(nearest) = nearest {
            fault = fault.help(format!("did you mean `{nearest}`?"));
        }
        if self.root.is_some() {
            let package = std::env::var("CARGO_PKG_NAME")
                .map(|name| format!(" of the crate `{name}`"))
                .unwrap_or_default();
            fault = fault.help(format!(
                "it was looked for in the root{package}, where its Cargo.toml is"
            ));
        }
        if let Some(beside) = &self.shown_beside {
            fault = fault.help(format!(
                "and then in `{}`, beside this source file",
                beside.display()
            ));
        }
        fault
    }
}

/// A file that was probably meant, spelt as the user would: of a like name in the same folder, of the same name one
/// folder further down, or in a folder of a like name.
fn nearest_file(place: &Path, shown: &Path) -> Option<String> {
    let wanted = shown.file_name().and_then(OsStr::to_str)?;
    let folder = shown.parent().unwrap_or(Path::new(""));
    let inside = place.join(folder);
    let found = if inside.is_dir() {
        let files = names_in(&inside, Path::is_file);
        let beside = flowkit_json::nearest(wanted, files.iter().map(String::as_str));
        match beside {
            Some(nearest) => folder.join(nearest),
            None => {
                let deeper = names_in(&inside, |path| path.join(wanted).is_file());
                folder.join(deeper.first()?).join(wanted)
            }
        }
    } else {
        let above = folder.parent().unwrap_or(Path::new(""));
        let folders = names_in(&place.join(above), Path::is_dir);
        let name = folder.file_name().and_then(OsStr::to_str)?;
        let folder = above.join(flowkit_json::nearest(
            name,
            folders.iter().map(String::as_str),
        )?);
        if place.join(&folder).join(wanted).is_file() {
            folder.join(wanted)
        } else {
            let files = names_in(&place.join(&folder), Path::is_file);
            folder.join(flowkit_json::nearest(
                wanted,
                files.iter().map(String::as_str),
            )?)
        }
    };
    let parts: Option<Vec<&str>> = found.iter().map(OsStr::to_str).collect();
    Some(parts?.join("/"))
}

/// The names in a directory of which something is true, in an order to be relied on.
fn names_in(directory: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| wanted(&entry.path()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The way from a directory to a file, with `/` as `include_str!` takes it everywhere.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (from.canonicalize().ok()?, to.canonicalize().ok()?);
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(left, right)| left == right)
        .count();
    let up = from.components().skip(shared);
    let down = to.components().skip(shared);
    let mut parts: Vec<&str> = up.map(|_| "..").collect();
    for part in down {
        match part {
            Component::Normal(name) => parts.push(name.to_str()?),
            // Another drive.
            _ => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_go_up_and_down() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join("src/lib.rs");
        assert_eq!(
            relative(&root.join("src"), &file).as_deref(),
            Some("lib.rs")
        );
        assert_eq!(relative(root, &file).as_deref(), Some("src/lib.rs"));
        assert_eq!(
            relative(&root.join("src/args"), &file).as_deref(),
            Some("../lib.rs")
        );
    }

    #[test]
    fn a_file_nearby_is_offered() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
        for (shown, nearest) in [
            ("flows/clinik.json", Some("flows/clinic.json")),
            ("clinic.json", Some("flows/clinic.json")),
            ("flow/clinic.json", Some("flows/clinic.json")),
            ("Flows/Clinic.json", Some("flows/clinic.json")),
            ("input/clinic.json", None),
            ("elsewhere/clinic.json", None),
        ] {
            assert_eq!(
                nearest_file(&root, Path::new(shown)).as_deref(),
                nearest,
                "{shown}"
            );
        }
    }

    #[test]
    fn what_is_said_of_a_missing_file_is_true() {
        let said = |shown: &str| {
            let places = Places::of(None);
            let file = LitStr::new(shown, proc_macro2::Span::call_site());
            places
                .missing(&file, shown, &places.candidates(shown))
                .text()
        };
        assert_eq!(
            said("tests/expand/flows"),
            "`tests/expand/flows` is a directory, not a Flow JSON\n  = help: name the file in it: `tests/expand/flows/….json`"
        );
        assert!(said("flows\\a.json").contains("`flows/a.json`"));
        let absolute = said("/nowhere/a.json");
        assert!(absolute.contains("only there") && !absolute.contains("Cargo.toml"));
    }

    #[test]
    fn the_crates_root_comes_first_then_beside_the_caller() {
        let places = Places {
            root: Some("/crate".into()),
            beside: Some("/crate/src/web".into()),
            shown_beside: None,
        };
        let paths = places.candidates("flows/a.json");
        assert_eq!(
            paths,
            [
                Path::new("/crate/flows/a.json"),
                Path::new("/crate/src/web/flows/a.json")
            ]
        );
    }
}
