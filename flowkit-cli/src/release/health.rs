//! Whether messages with a flow can be sent, in words.

use flowkit_graph::{CanSendMessage, FlowHealth, HealthEntity};

use crate::flows::health;

/// What is in the way or restricts: lines that follow a sentence.
pub(super) fn reasons(of: &FlowHealth) -> String {
    let is_troubled = |entity: &&HealthEntity| {
        entity.can_send_message != Some(CanSendMessage::Available) || !entity.errors.is_empty()
    };
    let mut lines = String::new();
    for entity in of.entities.iter().filter(is_troubled) {
        let (name, can_send) = (health::entity(entity), health::entity_can_send(entity));
        lines.push_str(&format!("\n  {name}: {can_send}"));
        for reason in health::reasons(entity) {
            lines.push_str(&format!("\n    {reason}"));
        }
    }
    lines
}
