//! `flowkit new`: starts a project.

mod args;
mod crate_name;
mod names;
mod payload;
mod plan;
mod render;
mod rust;
mod typed;
mod walk;
mod write;

use std::io::{self, Write};
use std::path::Path;

use flowkit_json::{Document, Interface, Level};

use crate::Status;
use crate::input::{self, Input};
use crate::lint::{Checked, print_findings};
use crate::output::{Output, printable};
use plan::Plan;
use render::Project;

pub(crate) use args::NewArgs;

/// The flow of a project that has none of its own yet.
const SAMPLE: &str = include_str!("templates/sample.json");
const SAMPLE_NAME: &str = "table.json";

/// Where flowkit is. Not the public registry: there the name belongs to someone else.
const REPOSITORY: &str = "https://github.com/your-org/flowkit";

/// The flowkit that lies beside the source of this command.
const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../flowkit");

/// Makes the project, or says why not. Nothing is written before everything has been checked.
pub(crate) fn run(args: &NewArgs, output: &mut Output) -> io::Result<Status> {
    let directory = &args.name;
    let Some(name) = directory.file_name() else {
        output.complain(&format!(
            "`{}` names no new directory: give the project a name, such as `table-booking`",
            directory.display()
        ));
        return Ok(Status::Failed);
    };
    let name = name.to_string_lossy().into_owned();
    if let Some(fault) = crate_name::fault(&name).or_else(|| write::fault(directory)) {
        output.complain(&fault);
        return Ok(Status::Failed);
    }
    let read = match &args.flow {
        Some(path) => Input::read(path),
        None => Ok(Input {
            name: SAMPLE_NAME.to_owned(),
            bytes: SAMPLE.as_bytes().to_vec(),
        }),
    };
    let checked = match read {
        Ok(input) => Checked::new(input),
        Err(why) => {
            output.complain(&why);
            return Ok(Status::Failed);
        }
    };
    let findings = checked.report.findings().iter();
    // What breaks on the phone does not keep the project from being made, but whoever begins one should know.
    let grave = findings.filter(|finding| finding.level() != Level::Warning);
    print_findings(grave, &checked.input, false, output.stderr())?;
    let Input { name: shown, bytes } = &checked.input;
    let document = match Document::from_bytes(bytes) {
        Ok(document) if checked.report.is_valid() => document,
        outcome => {
            if let (Err(findings), true) = (outcome, checked.report.is_valid()) {
                writeln!(output.stderr(), "{}\n", printable(&findings.render(shown)))?;
            }
            output.complain(&format!(
                "`{shown}` has errors, so no project is made for it: mend them first"
            ));
            return Ok(Status::Findings);
        }
    };
    let interface = Interface::of(&document);
    if interface.data_api_version.is_none() {
        output.complain(&format!(
            "the flow in `{shown}` has no endpoint, so there is nothing to answer: with `\"data_api_version\": \"3.0\"`, a \
             `routing_model` and `data_exchange` actions it would have one"
        ));
        return Ok(Status::Failed);
    }
    let flow_path = args.flow.as_deref().unwrap_or(Path::new(SAMPLE_NAME));
    let flow = flow_name(flow_path);
    let source = match flowkit(args.flowkit_path.as_deref()) {
        Ok(source) => source,
        Err(why) => {
            output.complain(&why);
            return Ok(Status::Failed);
        }
    };
    let plan = Plan::of(&document, &interface);
    let project = Project {
        name: &name,
        flow: &flow,
        source,
        plan: &plan,
    };
    if let Err(why) = write::project(&project, bytes, directory) {
        output.complain(&why);
        return Ok(Status::Failed);
    }
    let workspace = write::workspace_around(directory);
    let directory = printable(&directory.display().to_string());
    let out = output.stderr();
    writeln!(
        out,
        "made `{directory}`, which answers the flow in `{directory}/flows/{flow}`"
    )?;
    if let Some(manifest) = workspace {
        let manifest = printable(&manifest.display().to_string());
        writeln!(
            out,
            "first: name it among the `members` in `{manifest}`, or in `exclude`"
        )?;
    }
    writeln!(
        out,
        "next: `cd {directory}`, `cargo test`, and your own code in src/flow.rs"
    )?;
    Ok(Status::Fine)
}

/// How the project's Cargo.toml names flowkit: by the path that was asked for; else by the checkout that this command was
/// built from, so that both are of one version, and where that is gone by the repository.
fn flowkit(asked: Option<&Path>) -> Result<String, String> {
    let by_path = |path: &Path| {
        let path = path.canonicalize()?;
        path.join("Cargo.toml").metadata()?;
        Ok(format!("path = {:?}", path.display().to_string()))
    };
    let Some(asked) = asked else {
        let version = env!("CARGO_PKG_VERSION");
        let by_name = || format!("git = \"{REPOSITORY}\", version = \"{version}\"");
        let kept = !is_cache(Path::new(BESIDE));
        let beside = kept.then(|| by_path(Path::new(BESIDE)).ok()).flatten();
        return Ok(beside.unwrap_or_else(by_name));
    };
    by_path(asked).map_err(|error: io::Error| {
        let why = input::reason(&error);
        format!("there is no flowkit in `{}`: {why}", asked.display())
    })
}

/// Whether cargo keeps this folder for itself, as after `cargo install --git`, and may clear it away.
fn is_cache(path: &Path) -> bool {
    let names: Vec<_> = path.iter().collect();
    names
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if *first == "git" && *second == "checkouts"))
}

/// The name of the copy: that of the file, without what would need care in code, paths and shells.
fn flow_name(path: &Path) -> String {
    let stem = if input::is_stdin(path) {
        String::new()
    } else {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let stem: String = stem.chars().filter(kept).collect();
    if stem.is_empty() {
        "flow.json".to_owned()
    } else {
        format!("{stem}.json")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{REPOSITORY, flowkit, is_cache};

    #[test]
    fn flowkit_is_named_by_its_checkout_or_its_repository() {
        let beside = flowkit(None).unwrap_or_default();
        assert!(beside.starts_with("path = \""), "{beside}");
        assert!(!beside.contains(REPOSITORY), "{beside}");
        let here = flowkit(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap_or_default();
        assert!(here.ends_with("flowkit-cli\""), "{here}");
        assert!(flowkit(Some(Path::new("src"))).is_err());
    }

    #[test]
    fn what_cargo_keeps_for_itself_is_no_checkout() {
        for (path, cached) in [
            ("/home/a/.cargo/git/checkouts/flowkit-1f/3a/flowkit", true),
            ("/home/a/git/flowkit/flowkit", false),
            ("/home/a/checkouts/git/flowkit", false),
        ] {
            assert_eq!(is_cache(Path::new(path)), cached, "{path}");
        }
    }
}
