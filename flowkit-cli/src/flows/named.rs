//! Which flow is meant by what people call it: its id, its name at Meta, or its key in `flowkit.toml`.

use flowkit_graph::{FlowField, GraphClient};

use crate::failure::{Failure, Result};
use crate::output::one_line;
use crate::progress::Waiting;
use crate::settings::{Settings, id};

/// How many flows are listed by one call, so that a long list takes few of the calls that an account has.
const PAGE: u32 = 100;
/// Among so many names a similar one is looked for.
const MOST_NAMES: usize = 10_000;

/// For clap: a flow as an argument.
pub(crate) fn parse(text: &str) -> std::result::Result<String, String> {
    match text.trim() {
        "" => Err("a flow's id, name or key is not empty".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// The id of the flow that is meant. What is digits is an id, and nothing is asked then.
///
/// # Errors
/// No flow of this name or key; two different ones, of which neither is guessed.
pub(super) async fn id_of(
    given: &str,
    settings: &Settings<'_>,
    graph: &GraphClient,
) -> Result<String> {
    if id::is_id(given) {
        return Ok(given.to_owned());
    }
    let of_key = settings.flow_name(given);
    let account = settings.waba_id().map_err(|failure| {
        failure.and_help("a flow can also be named by its id, which needs no account")
    })?;
    let found = Found::look(given, of_key.as_deref(), &account, graph).await?;
    let given = one_line(given);
    match (found.by_key, found.by_name) {
        (Some(by_key), Some(by_name)) if by_key != by_name => Err(Failure::new(format!(
            "which flow? `{given}` is the key of flow {by_key} in flowkit.toml (`{}` at Meta), and the name of flow {by_name}",
            one_line(of_key.as_deref().unwrap_or_default())
        ))
        .help("give the id of the one that is meant")),
        (Some(id), _) | (None, Some(id)) => Ok(id),
        (None, None) => {
            let missing = Failure::new(format!("account {account} has no flow `{given}`"));
            Err(missing.help(match (of_key, found.nearest) {
                (None, _) if is_like_a_file(&given) => {
                    "that is a file: the flow (its id, name or key) stands before it".to_owned()
                }
                (Some(name), _) => format!(
                    "flowkit.toml has it under this key, with the name `{}`: `flowkit release` creates it",
                    one_line(&name)
                ),
                (None, Some(nearest)) => format!("did you mean `{}`?", one_line(&nearest)),
                (None, None) => "`flowkit flows list` shows its flows".to_owned(),
            }))
        }
    }
}

/// Whether it was meant for a file: people forget the flow before it, or put it behind.
fn is_like_a_file(given: &str) -> bool {
    given.ends_with(".json") || given.contains('/')
}

/// The ids of what an account has by that name.
#[derive(Default)]
struct Found {
    by_name: Option<String>,
    by_key: Option<String>,
    /// The most similar name.
    nearest: Option<String>,
}

impl Found {
    async fn look(
        given: &str,
        of_key: Option<&str>,
        account: &str,
        graph: &GraphClient,
    ) -> Result<Self> {
        let waiting = Waiting::for_(format!("looking for flow `{}`", one_line(given)));
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
            if of_key == Some(name.as_str()) {
                found.by_key = Some(flow.id);
            }
            // Names are there once, so nothing that comes later is another answer.
            if found.by_name.is_some() && (of_key.is_none() || found.by_key.is_some()) {
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
}
