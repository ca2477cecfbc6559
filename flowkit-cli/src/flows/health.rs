//! Whether messages with a flow can be sent, in words.

use flowkit_graph::{CanSendMessage, EntityType, FlowHealth, HealthEntity, HealthError};

/// "BUSINESS 5"
pub(crate) fn entity(entity: &HealthEntity) -> String {
    let kind = entity.entity_type.as_ref().map(EntityType::as_str);
    let parts = [kind, entity.id.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Why an entity is blocked or restricted, and what to do about it.
pub(crate) fn reasons(entity: &HealthEntity) -> Vec<String> {
    let errors = entity.errors.iter().map(reason);
    let more = entity.additional_info.iter().cloned();
    errors.chain(more).collect()
}

/// "business not verified (141010); possible solution: https://…"
fn reason(error: &HealthError) -> String {
    let described = error.error_description.as_deref().map(str::trim);
    let mut reason = described.unwrap_or("no reason given").to_owned();
    if let Some(code) = error.error_code {
        reason.push_str(&format!(" ({code})"));
    }
    if let Some(solution) = &error.possible_solution {
        reason.push_str(&format!("; possible solution: {}", solution.trim()));
    }
    reason
}

/// "LIMITED"
pub(crate) fn can_send(health: &FlowHealth) -> &str {
    word(health.can_send_message.as_ref())
}

/// The same for one entity.
pub(crate) fn entity_can_send(entity: &HealthEntity) -> &str {
    word(entity.can_send_message.as_ref())
}

fn word(can_send: Option<&CanSendMessage>) -> &str {
    can_send.map_or("", CanSendMessage::as_str)
}

pub(crate) fn is_blocked(health: &FlowHealth) -> bool {
    health.can_send_message == Some(CanSendMessage::Blocked)
}

/// Each entity that blocks or restricts messages, with its reasons, as indented lines below a sentence.
pub(crate) fn what_is_in_the_way(health: &FlowHealth) -> String {
    let is_troubled = |entity: &&HealthEntity| {
        entity.can_send_message != Some(CanSendMessage::Available) || !entity.errors.is_empty()
    };
    let mut lines = String::new();
    for entity in health.entities.iter().filter(is_troubled) {
        let (name, can_send) = (self::entity(entity), entity_can_send(entity));
        lines.push_str(&format!("\n  {name}: {can_send}"));
        for reason in reasons(entity) {
            lines.push_str(&format!("\n    {reason}"));
        }
    }
    lines
}
