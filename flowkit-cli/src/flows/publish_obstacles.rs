//! What Meta will most likely refuse to publish a flow for.

use flowkit_graph::{CanSendMessage, EntityType, FlowDetails, FlowField};

use super::health;

/// The fields that tell what stands against publishing a flow.
pub(crate) const FIELDS: [FlowField; 8] = [
    FlowField::Name,
    FlowField::Status,
    FlowField::ValidationErrors,
    FlowField::JsonVersion,
    FlowField::DataApiVersion,
    FlowField::EndpointUri,
    FlowField::Application,
    FlowField::HealthStatus,
];

/// Each obstacle with what removes it, such as "no Flow JSON was uploaded: `flowkit flows push 1111 FILE` does it". Errors in
/// the Flow JSON are told elsewhere.
pub(crate) fn obstacles(flow: &FlowDetails) -> Vec<String> {
    let id = &flow.id;
    let mut obstacles = Vec::new();
    if flow.json_version.is_none() {
        obstacles.push(format!(
            "no Flow JSON was uploaded: `flowkit flows push {id} FILE` does it"
        ));
    }
    if flow.data_api_version.is_some() {
        if flow.endpoint_uri.is_none() && flow.data_channel_uri.is_none() {
            obstacles.push(format!(
                "its endpoint's address is not set: `flowkit flows update {id} --endpoint-uri URL` sets it"
            ));
        }
        if flow.application.is_none() {
            obstacles.push(format!(
                "no app is connected, whose secret signs the requests to the endpoint: `flowkit flows update {id} \
                 --application ID` connects one"
            ));
        }
    }
    let health = flow.health_status.as_ref();
    for entity in health.iter().flat_map(|health| &health.entities) {
        let is_the_flow = entity.entity_type == Some(EntityType::Flow);
        let blocks = entity.can_send_message == Some(CanSendMessage::Blocked);
        if is_the_flow || blocks {
            for reason in health::reasons(entity) {
                obstacles.push(format!("{}: {reason}", health::entity(entity)));
            }
        }
    }
    obstacles
}
