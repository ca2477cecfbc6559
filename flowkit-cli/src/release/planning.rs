//! Makes the plan from what is wanted and what is at Meta, without any call.

use flowkit_graph::FlowStatus;

use super::differences::{app_of, to_change, words};
use super::live::Live;
use super::lock::Lock;
use super::plan::{Change, Origin, Plan, Step};
use super::registering::to_register;
use super::wanted::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};

/// Makes the plan.
///
/// # Errors
/// What cannot be done: a deprecated flow, a new one without categories, publishing without a valid key.
pub(super) fn plan(wanted: &Wanted, live: &Live, lock: &Lock) -> Result<Plan> {
    let mut warnings = Vec::new();
    let mut steps = Vec::new();
    let mut publish = Vec::new();
    for flow in &wanted.flows {
        let there = live.flows.get(&flow.key);
        let before = steps.len();
        match there {
            None => steps.extend(to_create(flow, wanted)?),
            Some(there) => {
                steps.extend(to_change(flow, there, wanted, lock.flow(&flow.key))?);
                if lock.flow(&flow.key).is_none() {
                    warnings.push(format!(
                        "flow `{}` is at Meta already, as {}, and is taken over",
                        flow.key, there.id
                    ));
                }
            }
        }
        let changes = steps.len() > before;
        let status = there.map(|there| &there.state.status);
        if let Some(status) = status
            && changes
            && !matches!(status, FlowStatus::Draft | FlowStatus::Published)
        {
            warnings.push(format!(
                "flow `{}` is {status}: whether Meta takes changes to such a flow is not documented",
                flow.key
            ));
        }
        if flow.publish && (changes || status == Some(&FlowStatus::Draft)) {
            publish.push(flow);
        }
    }
    steps.extend(to_register(wanted, live, &publish, lock, &mut warnings)?);
    let id = |flow: &WantedFlow| Some(live.flows.get(&flow.key)?.id.clone());
    steps.extend(wanted.flows.iter().map(|flow| Step::Check {
        flow: flow.key.clone(),
        id: id(flow),
    }));
    steps.extend(publish.into_iter().map(|flow| Step::Publish {
        flow: flow.key.clone(),
        id: id(flow),
    }));
    warnings.extend(no_longer_in_flowkit_toml(wanted, lock));
    Ok(Plan { steps, warnings })
}

fn to_create(flow: &WantedFlow, wanted: &Wanted) -> Result<Vec<Step>> {
    if flow.categories.is_empty() {
        return Err(Failure::new(format!(
            "flow `{}` does not exist yet, and flowkit.toml says no categories, of which a flow has at least one",
            flow.key
        ))
        .with_help("say what it is for: categories = [\"APPOINTMENT_BOOKING\"]"));
    }
    let mut steps = vec![
        Step::Create {
            flow: flow.key.clone(),
            id: None,
            name: flow.name.clone(),
            categories: words(&flow.categories),
            endpoint_uri: flow.endpoint_uri.clone(),
        },
        Step::Upload {
            flow: flow.key.clone(),
            id: None,
            file: flow.input.name.clone(),
            json: flow.hash.clone(),
            live_json: None,
            live_origin: Origin::Nothing,
            becomes_draft: false,
            diff: None,
        },
    ];
    // Meta's call that creates a flow takes no app; an update connects one.
    if let Some(app) = app_of(flow, wanted) {
        steps.push(Step::Update {
            flow: flow.key.clone(),
            id: None,
            changes: vec![Change {
                field: "application_id",
                from: None,
                to: app.to_owned(),
                edited_at_meta: false,
            }],
            becomes_draft: false,
        });
    }
    Ok(steps)
}

/// A warning for each flow that was released and is no longer in flowkit.toml.
fn no_longer_in_flowkit_toml(wanted: &Wanted, lock: &Lock) -> Vec<String> {
    let locked = lock.environment().into_iter().flat_map(|it| &it.flows);
    locked
        .filter(|(key, flow)| {
            // A flow whose name is still there was given another key.
            !wanted.keys.contains(key) && !wanted.names.contains(&flow.name)
        })
        .map(|(key, flow)| {
            format!(
                "flow `{key}` ({id}) is in `{file}`, and not in flowkit.toml any more: it stays at Meta as it is \
                 (`flowkit flows deprecate {id}` or `delete {id}` ends it; then remove its section from `{file}`)",
                id = flow.id,
                file = lock.shown()
            )
        })
        .collect()
}
