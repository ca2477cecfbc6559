//! Writes the project to disk.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::render::Project;
use crate::failure::{Failure, Result};
use crate::input::reason;

/// Complains if the directory cannot be made.
pub(super) fn must_be_new(directory: &Path) -> Result<()> {
    let shown = directory.display();
    if directory.symlink_metadata().is_ok() {
        return Err(Failure::new(format!(
            "`{shown}` is there already, and nothing is overwritten: choose another name, or remove it"
        )));
    }
    match directory.parent() {
        // A name such as `table-booking` has the parent ``, which is the current directory.
        Some(parent) if !parent.as_os_str().is_empty() && !parent.is_dir() => {
            Err(Failure::new(format!(
                "`{shown}` cannot be made: there is no directory `{}`",
                parent.display()
            )))
        }
        _ => Ok(()),
    }
}

/// The Cargo.toml of a workspace around the directory, which has to be told of the project.
pub(super) fn workspace_around(directory: &Path) -> Option<PathBuf> {
    let directory = directory.canonicalize().ok()?;
    let manifests = directory
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("Cargo.toml"));
    let mut manifests = manifests.filter(|manifest| {
        let text = fs::read_to_string(manifest).unwrap_or_default();
        text.lines().any(|line| line.trim() == "[workspace]")
    });
    manifests.next()
}

/// Writes every file of the project, and the Flow JSON byte for byte.
pub(super) fn project(project: &Project<'_>, flow_json: &[u8], directory: &Path) -> Result<()> {
    let failed = |path: &Path, error: &std::io::Error| {
        let (path, why) = (path.display(), reason(error));
        Failure::new(format!("`{path}` cannot be written: {why}"))
    };
    // `create_dir_all` would take a directory that somebody made in the meantime.
    for folder in [
        directory.to_path_buf(),
        directory.join("src"),
        directory.join("flows"),
    ] {
        fs::create_dir(&folder).map_err(|error| failed(&folder, &error))?;
    }
    let flow = format!("flows/{}", project.flow);
    let files: [(&str, Vec<u8>); 8] = [
        (&flow, flow_json.to_vec()),
        ("Cargo.toml", project.manifest().into_bytes()),
        (".gitignore", include_bytes!("templates/gitignore").to_vec()),
        ("README.md", project.readme().into_bytes()),
        ("src/main.rs", project.main().into_bytes()),
        ("src/flow.rs", project.handlers().into_bytes()),
        ("src/example.rs", project.examples().into_bytes()),
        ("src/walk.rs", project.walk().into_bytes()),
    ];
    for (name, content) in files {
        let path = directory.join(name);
        fs::File::create_new(&path)
            .and_then(|mut file| file.write_all(&content))
            .map_err(|error| failed(&path, &error))?;
    }
    format_code(directory);
    Ok(())
}

/// Formats the code by the developer's own rustfmt, if there is one. It changes nothing but line breaks, so the project also
/// works without.
fn format_code(directory: &Path) {
    let _ = Command::new("rustfmt")
        .args(["--quiet", "--edition", "2024", "src/main.rs"])
        .current_dir(directory)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
}
