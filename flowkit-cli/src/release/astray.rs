//! Flows that are not where the lock file or their names say they are. Nothing is guessed about them.

use flowkit_graph::FlowDetails;

use super::lock::Lock;
use super::prepare::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};
use crate::output::one_line;

/// The name that a flow is to have is another one's.
pub(super) fn taken(flow: &WantedFlow, details: &FlowDetails, other: &str) -> Failure {
    let (key, name, id) = (&flow.key, &flow.name, &details.id);
    let now = one_line(details.name.as_deref().unwrap_or_default());
    Failure::new(format!(
        "flow `{key}` ({id}) is called `{now}` at Meta, and is to be called `{name}`, which is the name of flow {other}"
    ))
    .with_help(format!(
        "set name = \"{now}\" for it in flowkit.toml, or give {other} another name: flowkit flows update {other} --name …"
    ))
}

/// The lock file's flow is not there.
pub(super) fn lost(flow: &WantedFlow, id: &str, of_name: Option<&str>, lock: &Lock) -> Failure {
    let (key, file) = (&flow.key, lock.shown());
    let section = format!("[environments.{}.flows.{key}]", lock.environment_name());
    let gone = format!(
        "flow `{key}` is {id} in `{file}`, and that was deleted at Meta, or the token may not see it"
    );
    match of_name {
        Some(other) => Failure::new(format!(
            "{gone}; flow {other} has its name, `{}`, now",
            flow.name
        ))
        .with_help(format!(
            "if {other} is the one to release to, remove {section} from `{file}`"
        )),
        None => Failure::new(gone).with_help(format!(
            "check the token's account; to create the flow anew, remove {section} from `{file}`"
        )),
    }
}

/// A flow found by its name must not be one that the lock file knows as another.
pub(super) fn is_nobody_elses(
    flow: &WantedFlow,
    id: &str,
    wanted: &Wanted,
    lock: &Lock,
) -> Result<()> {
    let (key, name, file) = (&flow.key, &flow.name, lock.shown());
    let mut others = lock.environment().into_iter().flat_map(|it| &it.flows);
    if let Some((other, _)) =
        others.find(|(other, locked)| locked.id == id && wanted.keys.contains(other))
    {
        return Err(Failure::new(format!(
            "flow `{key}` is to be called `{name}`, which is the name of flow {id}, and that is `{other}` in `{file}`"
        ))
        .with_help(format!(
            "give `{other}` its other name first: flowkit release --env {} --flow {other}",
            wanted.environment
        )));
    }
    // Two environments of one account would release to one flow in turn.
    match lock.elsewhere(id).find(|at| wanted.environments.contains(at)) {
        Some(at) => Err(Failure::new(format!(
            "flow `{key}` is to be called `{name}`, which is the name of flow {id}, and that is environment `{at}`'s in `{file}`"
        ))
        .with_help(format!(
            "an account has a name once: [environments.{}.flows.{key}] of flowkit.toml can say another `name`",
            wanted.environment
        ))),
        None => Ok(()),
    }
}
