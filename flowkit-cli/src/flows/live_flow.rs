//! A flow as Meta has it now, and words for it: "flow 1111 `table_booking`", "is published".

use flowkit_graph::{FlowDetails, FlowField, FlowStatus, GraphClient};

use crate::failure::{Failure, Result};
use crate::output::one_line;
use crate::progress::Waiting;

/// Asks Meta for these fields of a flow.
pub(crate) async fn fetch(
    graph: &GraphClient,
    id: &str,
    fields: impl IntoIterator<Item = FlowField>,
) -> Result<FlowDetails> {
    let _waiting = Waiting::new(format!("asking Meta about flow {id}"));
    Ok(graph.flow(id).fields(fields).send().await?)
}

/// "flow 1111 `table_booking`"
pub(crate) fn called(flow: &FlowDetails) -> String {
    match &flow.name {
        Some(name) => format!("flow {} `{}`", flow.id, one_line(name)),
        None => format!("flow {}", flow.id),
    }
}

/// The status as Meta writes it; empty if Meta did not say it.
pub(crate) fn status_word(flow: &FlowDetails) -> &str {
    flow.status.as_ref().map_or("", FlowStatus::as_str)
}

/// The status in a sentence: "is published", "is a draft".
pub(crate) fn status_phrase(flow: &FlowDetails) -> String {
    match &flow.status {
        Some(FlowStatus::Draft) => "is a draft".to_owned(),
        Some(FlowStatus::Unknown(status)) => format!("has the status {status}"),
        Some(status) => format!("is {}", status.as_str().to_lowercase()),
        None => "has no status".to_owned(),
    }
}

/// A warning that any change turns this flow back into a draft; `None` for a draft.
pub(crate) fn warning_of_draft(flow: &FlowDetails) -> Option<String> {
    if flow.status == Some(FlowStatus::Draft) {
        return None;
    }
    Some(format!(
        "{} {}, and a change turns it back into a draft: messages that were sent keep the version that they were sent \
         with, and the new one is sent once it is published",
        called(flow),
        status_phrase(flow),
    ))
}

/// Complains if the flow is deprecated.
///
/// # Errors
/// A deprecated flow, with what to do instead.
pub(crate) fn must_not_be_deprecated(flow: &FlowDetails) -> Result<()> {
    if flow.status != Some(FlowStatus::Deprecated) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} is deprecated, which is for good: it can be neither changed nor published",
        called(flow)
    ))
    .with_help(format!(
        "a copy can: `flowkit flows create --name NAME --category CATEGORY --clone {}`",
        flow.id
    )))
}
