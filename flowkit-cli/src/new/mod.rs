//! `flowkit new`: starts a project.

mod args;
mod crate_name;
mod examples;
mod flowkit_source;
mod plan;
mod render;
mod rust_values;
mod screen_names;
mod typed_examples;
mod walk_test;
mod walker;
mod write;

use std::io::Write as _;
use std::path::Path;

use flowkit_json::{Document, Interface, Level};

use crate::Status;
use crate::block_on::block_on;
use crate::failure::{Failure, Result};
use crate::input::{self, Input};
use crate::lint::Checked;
use crate::output::{Output, printable};
use flowkit_source::flowkit_source;
use plan::Plan;
use render::Project;

pub(crate) use args::NewArgs;

/// The flow of a project that has none of its own yet.
const SAMPLE: &str = include_str!("templates/sample.json");
const SAMPLE_NAME: &str = "table.json";

/// Makes the project. Nothing is written before everything has been checked.
pub(crate) fn run(args: &NewArgs, output: &mut Output) -> Result {
    let directory = args.name.as_path();
    let name = crate_name_of(directory)?;
    write::must_be_new(directory)?;
    let (document, checked) = Checked::with_document(read(args)?);
    // What breaks on the phone does not keep the project from being made, but whoever begins one should know.
    checked.print(Level::Device, output.stderr())?;
    let document = without_errors(document, &checked)?;
    let interface = with_endpoint(&document, &checked.input.name)?;
    let flow = flow_file_name(args.flow.as_deref());
    let plan = Plan::of(&document, &interface);
    let text = String::from_utf8_lossy(&checked.input.bytes);
    let found = block_on(async { Ok(walker::walks(&plan, &text).await) })?;
    let project = Project {
        name: &name,
        flow: &flow,
        source: flowkit_source(args.flowkit_path.as_deref())?,
        plan: &plan,
        found: &found,
    };
    write::project(&project, &checked.input.bytes, directory)?;
    say_what_is_next(directory, &flow, output)?;
    Ok(Status::Fine)
}

/// The crate's name: the last part of the directory's.
fn crate_name_of(directory: &Path) -> Result<String> {
    let Some(name) = directory.file_name() else {
        return Err(Failure::new(format!(
            "`{}` names no new directory: give the project a name, such as `table-booking`",
            directory.display()
        )));
    };
    let name = name.to_string_lossy().into_owned();
    match crate_name::problem_of(&name) {
        Some(problem) => Err(Failure::new(problem)),
        None => Ok(name),
    }
}

/// The Flow JSON that is named, or the sample.
fn read(args: &NewArgs) -> Result<Input> {
    match &args.flow {
        Some(path) => Input::read(path),
        None => Ok(Input {
            name: SAMPLE_NAME.to_owned(),
            bytes: SAMPLE.as_bytes().to_vec(),
        }),
    }
}

/// The document, if it has no errors.
fn without_errors<'d>(document: Option<Document<'d>>, checked: &Checked) -> Result<Document<'d>> {
    match document {
        Some(document) if checked.report.is_valid() => Ok(document),
        _ => Err(Failure::new(format!(
            "`{}` has errors, so no project is made for it: mend them first",
            checked.input.name
        ))
        .with_status(Status::Findings)),
    }
}

/// What the flow's endpoint must answer, if it has one.
fn with_endpoint<'d>(document: &'d Document<'_>, file: &str) -> Result<Interface<'d>> {
    let interface = Interface::of(document);
    match interface.data_api_version {
        Some(_) => Ok(interface),
        None => Err(Failure::new(format!(
            "the flow in `{file}` has no endpoint, so there is nothing to answer: with `\"data_api_version\": \"3.0\"`, a \
             `routing_model` and `data_exchange` actions it would have one"
        ))),
    }
}

fn say_what_is_next(directory: &Path, flow: &str, output: &mut Output) -> Result<()> {
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
    Ok(())
}

/// The name of the copy of the Flow JSON: that of the file without what would need care in code, paths and shells. `my
/// flow.json` becomes `myflow.json`.
fn flow_file_name(path: Option<&Path>) -> String {
    let Some(path) = path else {
        return SAMPLE_NAME.to_owned();
    };
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
