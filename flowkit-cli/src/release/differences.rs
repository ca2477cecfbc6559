//! The steps from a flow as it is to the flow as flowkit.toml wants it.

use flowkit_graph::{FlowCategory, FlowStatus};

use super::canonical_json::diff;
use super::endpoint_uri::is_same_uri;
use super::live::{LiveFlow, LiveJson};
use super::lock::LockedFlow;
use super::plan::{Change, Origin, Step};
use super::wanted::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};
use crate::flows::metadata_change::categories_in_words;

/// The steps that change a flow that Meta has; none if it is as wanted.
///
/// # Errors
/// A deprecated flow, which nothing can change.
pub(super) fn to_change(
    flow: &WantedFlow,
    live: &LiveFlow,
    wanted: &Wanted,
    locked: Option<&LockedFlow>,
) -> Result<Vec<Step>> {
    let (key, id) = (&flow.key, &live.id);
    let status = &live.state.status;
    if *status == FlowStatus::Deprecated {
        return Err(Failure::new(format!(
            "flow `{key}` ({id}) is deprecated, and that is for good"
        ))
        .with_help(format!(
            "create it under a new name: change `name` of `{key}` in flowkit.toml and remove its section from flowkit.lock"
        )));
    }
    let mut becomes_draft = *status != FlowStatus::Draft;
    let mut steps = Vec::new();
    let live_json = live.json.hash();
    if !live.json_is_wanted {
        let live_origin = match (&live.json, locked.and_then(|locked| locked.json.as_ref())) {
            (LiveJson::Nothing, _) => Origin::Nothing,
            (_, None) => Origin::Unknown,
            (_, released) if released == live_json.as_ref() => Origin::Released,
            _ => Origin::EditedAtMeta,
        };
        let wanted_text = flow.json.pretty();
        steps.push(Step::Upload {
            flow: key.clone(),
            id: Some(id.clone()),
            file: flow.input.name.clone(),
            json: flow.hash.clone(),
            live_origin,
            becomes_draft: std::mem::take(&mut becomes_draft),
            diff: match &live.json {
                LiveJson::Nothing => None,
                LiveJson::Text(text) => Some(diff(text, &wanted_text, &flow.input.name)),
                LiveJson::Json(json) => Some(diff(&json.pretty(), &wanted_text, &flow.input.name)),
            },
            live_json,
        });
    }
    let changes = metadata(flow, live, wanted, locked);
    if !changes.is_empty() {
        steps.push(Step::Update {
            flow: key.clone(),
            id: Some(id.clone()),
            changes,
            becomes_draft,
        });
    }
    Ok(steps)
}

/// The values of the metadata that differ.
fn metadata(
    flow: &WantedFlow,
    live: &LiveFlow,
    wanted: &Wanted,
    locked: Option<&LockedFlow>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    if live.name != flow.name {
        changes.push(Change {
            field: "name",
            from: Some(live.name.clone()),
            to: flow.name.clone(),
            edited_at_meta: locked.is_some_and(|locked| locked.name != live.name),
        });
    }
    if !flow.categories.is_empty() && !is_same_set(&live.categories, &flow.categories) {
        let released = locked.map(|locked| &locked.categories);
        let released = released.filter(|released| !released.is_empty());
        changes.push(Change {
            field: "categories",
            from: Some(categories_in_words(&live.categories)).filter(|text| !text.is_empty()),
            to: categories_in_words(&flow.categories),
            edited_at_meta: released
                .is_some_and(|released| !is_same_set(&words(&live.categories), released)),
        });
    }
    if let Some(uri) = &flow.endpoint_uri
        && !is_same_uri(live.endpoint_uri.as_deref(), Some(uri))
    {
        let released = locked.and_then(|locked| locked.endpoint_uri.as_deref());
        changes.push(Change {
            field: "endpoint_uri",
            from: live.endpoint_uri.clone(),
            to: uri.clone(),
            edited_at_meta: released.is_some()
                && !is_same_uri(released, live.endpoint_uri.as_deref()),
        });
    }
    if let Some(app) = app_of(flow, wanted)
        && live.application_id.as_deref() != Some(app)
    {
        let released = locked.and_then(|locked| locked.application_id.as_ref());
        changes.push(Change {
            field: "application_id",
            from: live.application_id.clone(),
            to: app.to_owned(),
            edited_at_meta: released.is_some() && released != live.application_id.as_ref(),
        });
    }
    changes
}

/// The app to connect; `None` for a flow without an endpoint, since the app's secret signs requests to endpoints only.
pub(super) fn app_of<'a>(flow: &WantedFlow, wanted: &'a Wanted) -> Option<&'a str> {
    flow.endpoint_uri.as_ref()?;
    wanted.application_id.as_deref()
}

/// Whether both hold the same items in any order. Neither may hold an item twice.
pub(super) fn is_same_set<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|item| other.contains(item))
}

pub(super) fn words(categories: &[FlowCategory]) -> Vec<String> {
    categories.iter().map(FlowCategory::to_string).collect()
}
