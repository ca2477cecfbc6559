//! The argument FLOW: a flow's id, its name at Meta, or its key in `flowkit.toml`, and the id that it stands for.

use clap::{Args, ValueHint};
use flowkit_graph::{FlowField, GraphClient};

use crate::failure::{Failure, Result};
use crate::output::one_line;
use crate::progress::Waiting;
use crate::settings::{Settings, id};

/// Flows that one call asks for: Meta counts an account's calls.
const PAGE: u32 = 100;
/// Names that are kept to find the most similar one among.
const MOST_NAMES: usize = 10_000;

/// The argument FLOW, for every command that takes one.
#[derive(Debug, Args)]
pub(super) struct FlowArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = parse, value_hint = ValueHint::Other)]
    flow: FlowName,
}

impl FlowArgs {
    /// The id of the flow that is meant; see [`FlowName::id`].
    pub(super) async fn id(&self, settings: &Settings<'_>, graph: &GraphClient) -> Result<String> {
        self.flow.id(settings, graph).await
    }
}

/// A flow as somebody wrote it, such as `table_booking` or `1111`. What it holds is private, so that no command can send it
/// to Meta as an id before [`id`](Self::id) has found out which flow it means.
#[derive(Debug, Clone)]
pub(super) struct FlowName(String);

/// For clap: a flow as an argument.
pub(super) fn parse(text: &str) -> std::result::Result<FlowName, String> {
    match text.trim() {
        "" => Err("a flow's id, name or key is not empty".to_owned()),
        text => Ok(FlowName(text.to_owned())),
    }
}

impl FlowName {
    /// The id of the flow that is meant. Digits are an id, and Meta is not asked then.
    ///
    /// # Errors
    /// The account has no flow of this name or key; or the name is one flow's and the key another's, and neither is guessed.
    pub(super) async fn id(&self, settings: &Settings<'_>, graph: &GraphClient) -> Result<String> {
        let given = self.0.as_str();
        if id::is_id(given) {
            return Ok(given.to_owned());
        }
        let name_of_key = settings.flow_name(given);
        let account = settings.waba_id().map_err(|failure| {
            failure.with_more_help("a flow can also be named by its id, which needs no account")
        })?;
        let found = Found::search(given, name_of_key.as_deref(), &account, graph).await?;
        found.only_id(&one_line(given), name_of_key.as_deref(), &account)
    }
}

/// Whether a file was given where the flow should stand, as in `flowkit flows push table.json`.
fn is_like_a_file(given: &str) -> bool {
    given.ends_with(".json") || given.contains('/')
}

/// What an account has by that name.
#[derive(Default)]
struct Found {
    by_name: Option<String>,
    by_key: Option<String>,
    /// The most similar name.
    nearest: Option<String>,
}

impl Found {
    /// Reads the names of the account's flows until both are found.
    async fn search(
        given: &str,
        name_of_key: Option<&str>,
        account: &str,
        graph: &GraphClient,
    ) -> Result<Self> {
        let waiting = Waiting::new(format!("looking for flow `{}`", one_line(given)));
        let mut pages = graph
            .flows(account)
            .fields([FlowField::Name])
            .page_size(PAGE)
            .pages()?;
        let mut found = Self::default();
        let mut names = Vec::new();
        while let Some(flow) = pages.next().await? {
            let Some(name) = flow.name else { continue };
            if name == given {
                found.by_name = Some(flow.id.clone());
            }
            if name_of_key == Some(name.as_str()) {
                found.by_key = Some(flow.id);
            }
            // An account has a name once, so no later page can hold another flow of it.
            if found.by_name.is_some() && (name_of_key.is_none() || found.by_key.is_some()) {
                break;
            }
            if names.len() < MOST_NAMES {
                names.push(name);
            }
        }
        drop(waiting);
        let nearest = flowkit_json::nearest(given, names.iter().map(String::as_str));
        found.nearest = nearest.map(str::to_owned);
        Ok(found)
    }

    /// The one flow that was found; `given` is what it was called, on one line.
    fn only_id(self, given: &str, name_of_key: Option<&str>, account: &str) -> Result<String> {
        match (self.by_key, self.by_name) {
            (Some(by_key), Some(by_name)) if by_key != by_name => Err(Failure::new(format!(
                "which flow? `{given}` is the key of flow {by_key} in flowkit.toml (`{}` at Meta), and the name of flow {by_name}",
                one_line(name_of_key.unwrap_or_default())
            ))
            .with_help("give the id of the one that is meant")),
            (Some(id), _) | (None, Some(id)) => Ok(id),
            (None, None) => {
                let missing = Failure::new(format!("account {account} has no flow `{given}`"));
                Err(missing.with_help(match (name_of_key, self.nearest) {
                    (None, _) if is_like_a_file(given) => {
                        "that is a file: the flow (its id, name or key) stands before it".to_owned()
                    }
                    (Some(name), _) => format!(
                        "flowkit.toml has it under this key, with the name `{}`: `flowkit release` creates it",
                        one_line(name)
                    ),
                    (None, Some(nearest)) => format!("did you mean `{}`?", one_line(&nearest)),
                    (None, None) => "`flowkit flows list` shows its flows".to_owned(),
                }))
            }
        }
    }
}
