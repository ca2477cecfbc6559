//! Flows at Meta that do not match flowkit.lock and flowkit.toml. The release stops, because a guess could overwrite a flow
//! of somebody else.

use flowkit_graph::FlowDetails;

use super::lock::Lock;
use super::wanted::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};
use crate::output::one_line;

/// Another flow of the account already has the wanted name.
pub(super) fn name_taken(flow: &WantedFlow, details: &FlowDetails, other: &str) -> Failure {
    let (key, name, id) = (&flow.key, &flow.name, &details.id);
    let now = one_line(details.name.as_deref().unwrap_or_default());
    Failure::new(format!(
        "flow `{key}` ({id}) is called `{now}` at Meta, and is to be called `{name}`, which is the name of flow {other}"
    ))
    .with_help(format!(
        "set name = \"{now}\" for it in flowkit.toml, or give {other} another name: flowkit flows update {other} --name …"
    ))
}

/// flowkit.lock names a flow that Meta does not show. `of_name` is the id of the flow that has its name now, if one has.
pub(super) fn flow_missing(
    flow: &WantedFlow,
    id: &str,
    of_name: Option<&str>,
    lock: &Lock,
) -> Failure {
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

/// Refuses the flow that was found by its name, if flowkit.lock knows it under another key or in another environment.
pub(super) fn must_not_be_anothers(
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
    // Two environments of one account would take turns in releasing to one flow.
    match lock.other_environments_with(id).find(|at| wanted.environments.contains(at)) {
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
