//! `flowkit flows create`.

use std::io::Write as _;

use flowkit_graph::{CreatedFlow, FlowStatus, GraphClient, NewFlow};

use super::{category, document, json, live, verdict};
use crate::Status;
use crate::cli::flows::CreateArgs;
use crate::failure::{Failure, Result};
use crate::input::Input;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Sheet;

pub(super) async fn run(
    args: &CreateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let account = settings.waba_id()?;
    let mut flow = NewFlow::new(&args.name, category::read(&args.categories, output)?);
    let input = match &args.json {
        Some(path) => Some(document::read(path, args.no_lint, output)?),
        None => None,
    };
    if let Some(input) = &input {
        flow = flow.flow_json(input.bytes.as_slice());
    }
    if let Some(uri) = &args.endpoint_uri {
        flow = flow.endpoint_uri(uri);
    }
    if let Some(id) = &args.clone {
        flow = flow.clone_of(id);
    }
    if args.publish {
        let question = format!(
            "Publish `{}` at once? Customers can get it then, and that cannot be undone: a published flow can only be \
             deprecated.",
            args.name
        );
        document::confirm_about(args.json.as_deref(), &question, args.confirm.yes, output)?;
        flow = flow.publish();
    }
    let created = create(graph, &account, &flow).await;
    let created = match created {
        Ok(created) => created,
        Err(error) if args.publish => {
            return Err(left_behind(graph, &account, &args.name, error).await);
        }
        Err(error) => return Err(error.into()),
    };
    tell(args, &created, input.as_ref(), settings, output)
}

async fn create(
    graph: &GraphClient,
    account: &str,
    flow: &NewFlow,
) -> flowkit_graph::Result<CreatedFlow> {
    let _waiting = Waiting::for_("creating the flow");
    graph.create_flow(account, flow).await
}

/// Meta refused to publish at once. It may have created a draft all the same, which then has the name.
async fn left_behind(
    graph: &GraphClient,
    account: &str,
    name: &str,
    error: flowkit_graph::Error,
) -> Failure {
    /// Refusals to publish: by Meta's integrity checks, and all others.
    const PUBLISHING: [i64; 2] = [139_000, 139_002];
    let refused_to_publish = error.code().is_some_and(|code| PUBLISHING.contains(&code));
    let found = match refused_to_publish || error.may_have_been_carried_out() {
        true => graph.flow_by_name(account, name).await.ok().flatten(),
        false => None,
    };
    let failure = Failure::from(error);
    match (found, refused_to_publish) {
        (Some(flow), true) => failure.and_help(&format!(
            "it is there: {}, which {}. `flowkit flows publish {id}` tries again, `flowkit flows delete {id}` deletes it",
            live::called(&flow),
            live::is(&flow),
            id = flow.id,
        )),
        (Some(flow), false) => failure.help(format!(
            "there is a {} of this name, which {}; `flowkit flows show {}` tells whether it is the new one",
            live::called(&flow),
            live::is(&flow),
            flow.id
        )),
        (None, _) => failure,
    }
}

fn tell(
    args: &CreateArgs,
    created: &CreatedFlow,
    input: Option<&Input>,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let CreatedFlow {
        id,
        status,
        validation_errors: errors,
        ..
    } = created;
    if created.found_by_name {
        output.warn("Meta did not answer, and the flow was then found by its name")?;
    }
    if settings.is_json() {
        output.json(
            &json::Outcome {
                id,
                name: Some(&args.name),
                status: Some(status),
                changed: true,
                validation_errors: None,
            }
            .with(errors),
        )?;
    } else {
        let mut sheet = Sheet::new();
        sheet.line("id", id);
        sheet.line("name", &args.name);
        sheet.line("status", status.as_str());
        sheet.print(output.stdout())?;
        if let (Some(input), false) = (input, errors.is_empty()) {
            writeln!(output.stdout())?;
            verdict::print(errors, input, output.stdout())?;
        }
    }
    for step in next(args, created, input) {
        output.say(&step)?;
    }
    Ok(if errors.is_empty() {
        Status::Fine
    } else {
        Status::Findings
    })
}

/// What is left to do until it is published.
fn next(args: &CreateArgs, created: &CreatedFlow, input: Option<&Input>) -> Vec<String> {
    let id = &created.id;
    let errors = &created.validation_errors;
    if created.status == FlowStatus::Published {
        return Vec::new();
    }
    if !errors.is_empty() {
        return vec![format!(
            "Meta found {} in its JSON: mend it, and `flowkit flows push {id} FILE`",
            verdict::counted(errors)
        )];
    }
    let mut steps = vec!["what is left to do:".to_owned()];
    if input.is_none() && args.clone.is_none() {
        steps.push(format!("  upload its JSON   flowkit flows push {id} FILE"));
    }
    let has_endpoint = input.is_some_and(|input| document::has_endpoint(&input.bytes));
    if has_endpoint && args.endpoint_uri.is_none() {
        steps.push(format!(
            "  set its endpoint  flowkit flows update {id} --endpoint-uri URL"
        ));
    }
    if has_endpoint || args.endpoint_uri.is_some() {
        steps.push(format!(
            "  connect its app   flowkit flows update {id} --application ID"
        ));
        steps.push("  check the key     flowkit keys status".to_owned());
    }
    steps.push(format!("  publish it        flowkit flows publish {id}"));
    steps
}
