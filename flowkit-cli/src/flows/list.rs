//! `flowkit flows list`.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::NonEmptyStringValueParser as NonEmpty;
use flowkit_graph::{FlowDetails, FlowStatus, GraphClient};

use super::{json_output, live_flow, metadata_change};
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

/// Flows that one call asks for: Meta counts an account's calls.
const PAGE: u32 = 100;

/// As JSON, each flow is printed as soon as its page has come, and is not kept. A table is printed when all are there.
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
    // JSON that is printed at once on a terminal would run into the line of `Waiting`.
    let runs_into_it = settings.is_json() && io::stdout().is_terminal();
    let waiting = (!runs_into_it).then(|| Waiting::new("listing flows"));
    while shown < limit {
        // Before the next page is asked for, programs get what the last one brought.
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
            output.json(&json_output::Flow::of(&flow))?;
        } else {
            table.row([
                flow.id.as_str(),
                flow.name.as_deref().unwrap_or_default(),
                live_flow::status_word(&flow),
                &metadata_change::categories_in_words(&flow.categories),
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

/// With `--limit 5` and no `--status`, a page of five is enough.
fn page_size(limit: usize, wanted: &Wanted) -> u32 {
    match u32::try_from(limit) {
        Ok(limit) if wanted.statuses.is_empty() => limit.min(PAGE),
        _ => PAGE,
    }
}

/// Which flows are wanted. Meta's API has no filter, so we filter.
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
        let status = live_flow::status_word(flow);
        self.statuses.is_empty() || self.statuses.iter().any(|wanted| wanted == status)
    }

    /// What to say if no flow is shown; `read` is how many the account has.
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
