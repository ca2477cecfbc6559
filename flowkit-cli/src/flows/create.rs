//! `flowkit flows create`.

use std::io::Write as _;
use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser as NonEmpty;
use clap::{Args, ValueHint};
use flowkit_graph::{CreatedFlow, FlowStatus, GraphClient, NewFlow};

use super::flow_name::{self, FlowName};
use super::{category, document, json_output, live_flow, meta_errors};
use crate::Status;
use crate::cli::{ConfirmArgs, statuses};
use crate::failure::{Failure, Result};
use crate::input::Input;
use crate::lint::has_endpoint;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::{Settings, endpoint_uri};
use crate::table::Sheet;

/// Create a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Create a flow in a WhatsApp Business Account: empty, with a Flow JSON, or as a copy of another. It begins \
        as a draft.\n\n\
        A Flow JSON is checked first, and one with errors is not sent. Meta's verdict on it is printed as `flowkit lint` \
        prints its own.",
    after_long_help = statuses!(
        "the document has errors: by `flowkit lint` (nothing was sent) or by Meta (which keeps it)",
        "flowkit flows create --name table_booking --category appointment-booking",
        "flowkit flows create --name survey --category survey --json flows/survey.json --publish",
        "flowkit flows create --name table_booking_v2 --category appointment-booking --clone 1111",
        "flowkit flows create --name test --category other --format json | jq -r .id",
    )
)]
pub(super) struct CreateArgs {
    /// Its name, unique in the account; customers do not see it
    #[arg(long, value_name = "NAME", value_parser = NonEmpty::new(), value_hint = ValueHint::Other)]
    name: String,

    /// What it is for, such as APPOINTMENT_BOOKING or appointment-booking; may be given again
    ///
    /// Meta knows SIGN_UP, SIGN_IN, APPOINTMENT_BOOKING, LEAD_GENERATION, CONTACT_US, CUSTOMER_SUPPORT, SURVEY, SHOPPING
    /// and OTHER, and adds to them.
    #[arg(long = "category", required = true, value_name = "CATEGORY")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other)]
    categories: Vec<String>,

    /// Its Flow JSON; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    json: Option<PathBuf>,

    /// The address of its endpoint
    #[arg(long, value_name = "URL", value_parser = endpoint_uri::parse, value_hint = ValueHint::Url)]
    endpoint_uri: Option<String>,

    /// A flow to copy, by its id, its name, or its key in flowkit.toml
    #[arg(long, value_name = "FLOW", value_parser = flow_name::parse, conflicts_with = "json")]
    clone: Option<FlowName>,

    /// Publish it at once, which works only with a Flow JSON without errors and is asked about first
    #[arg(long, requires = "json")]
    publish: bool,

    /// Send the Flow JSON even if `flowkit lint` finds errors in it: Meta keeps it as a draft, and has the last word
    #[arg(long, requires = "json")]
    no_lint: bool,

    #[command(flatten)]
    confirm: ConfirmArgs,
}

pub(super) async fn run(
    args: &CreateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let original = match &args.clone {
        Some(original) => Some(original.id(settings, graph).await?),
        None => None,
    };
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
    if let Some(id) = original {
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
            return Err(with_draft_left_behind(graph, &account, &args.name, error).await);
        }
        Err(error) => return Err(error.into()),
    };
    print(args, &created, input.as_ref(), settings, output)
}

async fn create(
    graph: &GraphClient,
    account: &str,
    flow: &NewFlow,
) -> flowkit_graph::Result<CreatedFlow> {
    let _waiting = Waiting::new("creating the flow");
    graph.create_flow(account, flow).await
}

/// Publishing at once has failed. Meta may have created a draft all the same, so this looks for a flow of that name, and says
/// what to do with it.
async fn with_draft_left_behind(
    graph: &GraphClient,
    account: &str,
    name: &str,
    error: flowkit_graph::Error,
) -> Failure {
    /// Meta's codes for refusing to publish: by its integrity checks, and for any other reason.
    const PUBLISHING: [i64; 2] = [139_000, 139_002];
    let refused_to_publish = error.code().is_some_and(|code| PUBLISHING.contains(&code));
    let found = match refused_to_publish || error.may_have_been_carried_out() {
        true => graph.flow_by_name(account, name).await.ok().flatten(),
        false => None,
    };
    let failure = Failure::from(error);
    match (found, refused_to_publish) {
        (Some(flow), true) => failure.with_more_help(&format!(
            "it is there: {}, which {}. `flowkit flows publish {id}` tries again, `flowkit flows delete {id}` deletes it",
            live_flow::called(&flow),
            live_flow::status_phrase(&flow),
            id = flow.id,
        )),
        (Some(flow), false) => failure.with_help(format!(
            "there is a {} of this name, which {}; `flowkit flows show {}` tells whether it is the new one",
            live_flow::called(&flow),
            live_flow::status_phrase(&flow),
            flow.id
        )),
        (None, _) => failure,
    }
}

fn print(
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
            &json_output::Outcome {
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
            meta_errors::print(errors, input, output.stdout())?;
        }
    }
    for step in steps_left(args, created, input) {
        output.say(&step)?;
    }
    Ok(Status::fine_if(errors.is_empty()))
}

/// What is left to do until it is published.
fn steps_left(args: &CreateArgs, created: &CreatedFlow, input: Option<&Input>) -> Vec<String> {
    let id = &created.id;
    let errors = &created.validation_errors;
    if created.status == FlowStatus::Published {
        return Vec::new();
    }
    if !errors.is_empty() {
        return vec![format!(
            "Meta found {} in its JSON: mend it, and `flowkit flows push {id} FILE`",
            meta_errors::counted(errors)
        )];
    }
    let mut steps = vec!["what is left to do:".to_owned()];
    if input.is_none() && args.clone.is_none() {
        steps.push(format!("  upload its JSON   flowkit flows push {id} FILE"));
    }
    let has_endpoint = input.is_some_and(has_endpoint);
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
