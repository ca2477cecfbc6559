//! Whether messages with a flow can be sent.

use serde::Deserialize;

use crate::open_enum::open_enum;
use crate::time::or_default;

open_enum! {
    /// Whether messages can be sent.
    CanSendMessage {
        /// All requirements are met.
        Available = "AVAILABLE",
        /// They are met, with restrictions: [`HealthEntity::additional_info`].
        Limited = "LIMITED",
        /// Something is in the way: [`HealthEntity::errors`].
        Blocked = "BLOCKED",
    }
}

open_enum! {
    /// What a part of the health status is about.
    EntityType {
        /// The flow: blocked while a check for publishing fails, so this is a rehearsal of publishing.
        Flow = "FLOW",
        /// The WhatsApp Business account.
        Waba = "WABA",
        /// The business.
        Business = "BUSINESS",
        /// The connected app.
        App = "APP",
        /// The phone number that was asked for.
        PhoneNumber = "PHONE_NUMBER",
    }
}

/// Whether messages with a flow can be sent, and what is in the way.
///
/// ```no_run
/// # use flowkit_graph::{CanSendMessage, FlowField, GraphClient, Result};
/// # async fn example(graph: GraphClient) -> Result<()> {
/// let flow = graph.flow("1111").fields([]).health_for("106540352242922").send().await?;
/// for entity in flow.health_status.iter().flat_map(|health| &health.entities) {
///     for error in &entity.errors {
///         println!("{:?}: {:?}", entity.entity_type, error.error_description);
///     }
/// }
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/healthmonitoring>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct FlowHealth {
    /// The worst of the entities.
    #[serde(default)]
    pub can_send_message: Option<CanSendMessage>,
    /// Each entity with its own state.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<HealthEntity>,
}

/// One part of a [`FlowHealth`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HealthEntity {
    /// What it is about.
    #[serde(default)]
    pub entity_type: Option<EntityType>,
    /// Its id.
    #[serde(default)]
    pub id: Option<String>,
    /// Whether it lets messages be sent.
    #[serde(default)]
    pub can_send_message: Option<CanSendMessage>,
    /// What is in the way.
    #[serde(default, deserialize_with = "or_default")]
    pub errors: Vec<HealthError>,
    /// What restricts it.
    #[serde(default, deserialize_with = "or_default")]
    pub additional_info: Vec<String>,
}

/// Something that is in the way of sending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HealthError {
    /// Meta's code, such as 141010.
    #[serde(default)]
    pub error_code: Option<i64>,
    /// What is wrong.
    #[serde(default)]
    pub error_description: Option<String>,
    /// What to do, as text or as an address.
    #[serde(default)]
    pub possible_solution: Option<String>,
}
