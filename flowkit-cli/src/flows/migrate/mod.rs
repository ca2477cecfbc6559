//! `flowkit flows migrate`.

mod args;
mod outcome;

use std::collections::BTreeSet;

use flowkit_graph::{FlowField, FlowStatus, GraphClient};

use crate::Status;
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use outcome::Outcome;

pub(super) use args::MigrateArgs;

/// How many names Meta takes in one call.
const MOST_NAMES: usize = 100;

/// Flows that one call asks for: Meta counts an account's calls.
const PAGE: u32 = 100;

pub(super) async fn run(
    args: &MigrateArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let to = settings.waba_id()?;
    if args.from == to {
        return Err(Failure::new(format!(
            "flows are copied to another account, and {to} is both"
        ))
        .with_help("--from is the account to copy from; --waba-id, --env or WHATSAPP_WABA_ID say the one to copy to"));
    }
    let chosen = chosen(&args.flows)?;
    let meant = |name: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == name);
    let source = flows_in(&args.from, graph, meant).await?;
    if chosen.is_empty() && source.names.is_empty() {
        output.say(&format!("account {} has no flows to copy", args.from))?;
        return Ok(Status::Fine);
    }
    // The copy of a draft can be deleted. The copy of a published flow is published, which cannot be undone.
    if chosen.is_empty() || source.published > 0 {
        let question = source.question(&args.from, &to, chosen.is_empty());
        confirm(&question, args.confirm.yes, output)?;
    }
    let names = if chosen.is_empty() {
        source.names
    } else {
        // Names that the account does not have are sent, too: Meta's answer says why they were not copied.
        chosen
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let outcome = copy(&names, &args.from, &to, settings, graph, output).await?;
    outcome.print(settings, output)?;
    outcome.say_how_many(&to, output)
}

/// Copies the flows of these names, as many by one call as Meta takes.
///
/// # Errors
/// The first call that fails, after what earlier calls copied was printed.
async fn copy(
    names: &[&str],
    from: &str,
    to: &str,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result<Outcome> {
    let all = names.len();
    let mut outcome = Outcome::default();
    for (index, names_now) in names.chunks(MOST_NAMES).enumerate() {
        let first = index * MOST_NAMES + 1;
        let last = first + names_now.len() - 1;
        let waiting = Waiting::new(format!("copying flows {first} to {last} of {all}"));
        let copied = graph.migrate_flows(to, from, names_now).await;
        drop(waiting);
        match copied {
            Ok(copied) => outcome.add(copied, names_now),
            Err(error) => {
                outcome.print(settings, output)?;
                let failure = Failure::from(error);
                return Err(match index {
                    0 => failure,
                    _ => failure.with_context(&format!(
                        "flows {first} to {last} of {all} (those before are done)"
                    )),
                });
            }
        }
    }
    Ok(outcome)
}

/// Flows of an account.
struct Source {
    names: Vec<String>,
    published: usize,
}

impl Source {
    fn question(&self, from: &str, to: &str, all: bool) -> String {
        let published = match self.published {
            0 => String::new(),
            1 => " (1 is published, and so will its copy be)".to_owned(),
            many => format!(" ({many} are published, and so will their copies be)"),
        };
        let flows = match (self.names.len(), all) {
            (1, true) => "the one flow".to_owned(),
            (many, true) => format!("all {many} flows"),
            (1, false) => "1 flow".to_owned(),
            (many, false) => format!("{many} flows"),
        };
        format!("Copy {flows} of account {from}{published} to account {to}?")
    }
}

async fn flows_in(
    account: &str,
    graph: &GraphClient,
    meant: impl Fn(&str) -> bool,
) -> Result<Source> {
    let waiting = Waiting::new(format!("listing the flows of account {account}"));
    let request = graph.flows(account);
    let mut pages = request
        .fields([FlowField::Name, FlowField::Status])
        .page_size(PAGE)
        .pages()?;
    let mut source = Source {
        names: Vec::new(),
        published: 0,
    };
    let mut seen = 0_usize;
    while let Some(flow) = pages.next().await? {
        seen = seen.saturating_add(1);
        waiting.say(format!("listing the flows of account {account}: {seen}"));
        let Some(name) = flow.name.filter(|name| meant(name)) else {
            continue;
        };
        if flow.status == Some(FlowStatus::Published) {
            source.published = source.published.saturating_add(1);
        }
        source.names.push(name);
    }
    Ok(source)
}

/// The names that were given, each once.
fn chosen(given: &[String]) -> Result<Vec<String>> {
    if given.iter().any(|name| name.trim().is_empty()) {
        return Err(Failure::new("--flow is empty"));
    }
    let mut seen = BTreeSet::new();
    let new = given.iter().filter(|name| seen.insert(name.as_str()));
    Ok(new.cloned().collect())
}
