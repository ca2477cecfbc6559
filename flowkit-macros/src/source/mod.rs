//! Finding and reading the Flow JSON.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use syn::LitStr;

use crate::diag::{Fault, Faults};

/// The Flow JSON as it was found.
pub(crate) struct Source {
    /// The name as the user wrote it; in messages and docs, where a path of this machine has no place.
    pub(crate) shown: String,
    /// What `include_str!` takes.
    pub(crate) include: Include,
    pub(crate) bytes: Vec<u8>,
}

/// How generated code names the file, so that what is built holds no path of this machine where that can be helped.
#[derive(Debug, Clone)]
pub(crate) enum Include {
    /// Relative to the calling source file where that is known.
    Path(String),
    /// Below the directory into which the build script writes.
    OutDir(String),
}

/// How a path begins that names a file which the build script writes.
const OUT_DIR: &str = "$OUT_DIR/";

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
        if let Some(below) = shown.strip_prefix(OUT_DIR) {
            return Self::of_build_script(file, below, faults);
        }
        let candidates = places.candidates(&shown);
        let Some(found) = candidates.iter().find(|path| path.is_file()) else {
            faults.push(places.missing(file, &shown, &candidates));
            return None;
        };
        let include = Include::Path(places.include(found));
        Self::read(file, found, include, faults)
    }

    /// `"$OUT_DIR/flow.json"`
    fn of_build_script(file: &LitStr, below: &str, faults: &mut Faults) -> Option<Self> {
        let shown = file.value();
        let Some(directory) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
            let message = format!(
                "there is no `{shown}`: this crate has no build script that would write it"
            );
            faults.push(Fault::at(file, message).help(
                "add a `build.rs` beside the Cargo.toml that writes the file into `OUT_DIR`, or name a file from the crate's root",
            ));
            return None;
        };
        let path = directory.join(below);
        if !path.is_file() {
            let fault = Fault::at(file, format!("the build script wrote no `{below}`"));
            let written = names_in(&directory, Path::is_file);
            let nearest = flowkit_json::nearest(below, written.iter().map(String::as_str));
            faults.push(fault.nearest_or(
                nearest.map(|name| format!("{OUT_DIR}{name}")).as_deref(),
                || {
                    "it has to write the file into the directory that the variable `OUT_DIR` names"
                        .to_owned()
                },
            ));
            return None;
        }
        Self::read(file, &path, Include::OutDir(format!("/{below}")), faults)
    }

    fn read(file: &LitStr, path: &Path, include: Include, faults: &mut Faults) -> Option<Self> {
        let shown = file.value();
        match std::fs::read(path) {
            Ok(bytes) => Some(Self {
                include,
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

    /// The same path from a directory above the crate's root, up to that of the workspace: `../flows/table.json`.
    fn further_up(&self, file: &Path) -> Option<String> {
        let root = self.root.as_deref()?;
        let workspace = root.ancestors().skip(1).position(is_workspace)?;
        let above = root.ancestors().skip(1).take(workspace.saturating_add(1));
        let (levels, _) = (1..)
            .zip(above)
            .find(|(_, place)| place.join(file).is_file())?;
        let up = "../".repeat(levels);
        Some(format!("{up}{}", file.to_str()?))
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
        let root = self.root.as_deref();
        let plain = root.and_then(|root| from_the_root(root, shown));
        if Path::new(shown).is_absolute() {
            if let Some(plain) = plain {
                fault = fault.help(format!("did you mean `{plain}`?"));
            }
            return fault.help(
                "it was looked for only there: a path from the crate's root would be found on other machines, too",
            );
        }
        let places = [&self.root, &self.beside];
        let nearest = places
            .into_iter()
            .flatten()
            .find_map(|place| nearest_file(place, Path::new(shown)));
        let nearest = plain
            .or(nearest)
            .or_else(|| self.further_up(Path::new(shown)));
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

/// The file of this name below the crate's root, where the path is right but for how it begins (`/flows/table.json`,
/// `../flows/table.json`, `~/flows/table.json`) or a missing `.json` at its end.
fn from_the_root(root: &Path, shown: &str) -> Option<String> {
    let parts: Vec<&str> = shown
        .split('/')
        .skip_while(|part| ["", ".", "..", "~"].contains(part))
        .collect();
    let plain = parts.join("/");
    let with_ending = format!("{plain}.json");
    [plain, with_ending]
        .into_iter()
        .find(|name| root.join(name).is_file())
}

/// Whether the Cargo.toml here is that of a workspace.
fn is_workspace(directory: &Path) -> bool {
    std::fs::read_to_string(directory.join("Cargo.toml")).is_ok_and(|manifest| {
        let mut lines = manifest.lines().map(str::trim_start);
        lines.any(|line| line.starts_with("[workspace"))
    })
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
            // On another drive of Windows, so there is no relative path.
            _ => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests;
