//! `flowkit flows list`.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::NonEmptyStringValueParser as NonEmpty;
use flowkit_graph::{FlowDetails, FlowStatus, GraphClient};

use super::{change, json, live};
use crate::Status;
use crate::cli::statuses;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Columns;

/// List the flows of an account
#[derive(Debug, Args)]
#[command(
    long_about = "List the flows of a WhatsApp Business Account: id, name, status, categories, and how many errors Meta's \
        validator has found in the Flow JSON.\n\n\
        With --format json each flow is one object with Meta's own names, printed as soon as its page has come, so that \
        an account may have any number of flows.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows list",
        "flowkit flows list --status draft --status blocked",
        "flowkit flows list --format json | jq -r 'select(.validation_errors != []).id'",
    )
)]
pub(super) struct ListArgs {
    /// Only flows of this status, such as DRAFT; may be given again
    #[arg(long, value_name = "STATUS", value_parser = NonEmpty::new())]
    status: Vec<String>,

    /// No more flows than these
    #[arg(long, value_name = "N")]
    limit: Option<NonZeroUsize>,
}

/// How many flows are asked for at once: Meta counts calls.
const PAGE: u32 = 100;

/// Each flow is printed as JSON when its page has come, and forgotten. A table must know all of them first.
pub(super) async fn run(
    args: &ListArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let account = settings.waba_id()?;
    let limit = args.limit.map_or(usize::MAX, usize::from);
    let wanted = Wanted::of(args);
    let mut pages = graph
        .flows(account.as_str())
        .page_size(page_size(limit, &wanted))
        .pages()?;
    let mut table = Columns::new(["ID", "NAME", "STATUS", "CATEGORIES", "ERRORS"]);
    let (mut read, mut shown) = (0_usize, 0_usize);
    // What is printed at once would run into the line that says what is waited for.
    let runs_into_it = settings.is_json() && io::stdout().is_terminal();
    let waiting = (!runs_into_it).then(|| Waiting::for_("listing flows"));
    while shown < limit {
        // Whoever reads along does not wait for the next page.
        if read.is_multiple_of(PAGE as usize) {
            output.flush()?;
        }
        let Some(flow) = pages.next().await? else {
            break;
        };
        read += 1;
        if let Some(waiting) = &waiting {
            waiting.say(format!("listing flows: {read} so far"));
        }
        if !wanted.holds(&flow) {
            continue;
        }
        shown += 1;
        if settings.is_json() {
            output.json(&json::Flow::of(&flow))?;
        } else {
            table.row([
                flow.id.as_str(),
                flow.name.as_deref().unwrap_or_default(),
                live::status(&flow),
                &change::in_words(&flow.categories),
                &flow.validation_errors.len().to_string(),
            ]);
        }
    }
    drop(waiting);
    if shown == 0 {
        output.say(&wanted.nothing(&account, read))?;
    } else if !settings.is_json() {
        table.print(output.stdout())?;
    }
    Ok(Status::Fine)
}

/// No more than are wanted, if every flow is.
fn page_size(limit: usize, wanted: &Wanted) -> u32 {
    match u32::try_from(limit) {
        Ok(limit) if wanted.statuses.is_empty() => limit.min(PAGE),
        _ => PAGE,
    }
}

/// Which flows are wanted. Meta has no filter.
struct Wanted {
    /// In upper case; empty for all.
    statuses: Vec<String>,
}

impl Wanted {
    fn of(args: &ListArgs) -> Self {
        let statuses = args.status.iter();
        Self {
            statuses: statuses
                .map(|status| status.trim().to_uppercase())
                .collect(),
        }
    }

    fn holds(&self, flow: &FlowDetails) -> bool {
        let status = live::status(flow);
        self.statuses.is_empty() || self.statuses.iter().any(|wanted| wanted == status)
    }

    /// What is said where no flow of the account is shown; so many were looked at.
    fn nothing(&self, account: &str, read: usize) -> String {
        if read == 0 {
            return format!(
                "account {account} has no flows; `flowkit flows create --help` says how to create one"
            );
        }
        let statuses = self.statuses.join(" or ");
        let mut text = format!("none of the {read} flows of account {account} is {statuses}");
        for status in &self.statuses {
            let known = FlowStatus::KNOWN.iter().map(FlowStatus::as_str);
            let nearest = flowkit_json::nearest(status, known);
            if let Some(nearest) = nearest.filter(|nearest| nearest != status) {
                text.push_str(&format!("; did you mean `{nearest}`?"));
            }
        }
        text
    }
}
