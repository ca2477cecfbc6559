//! Flows: what they are, and the calls about them.

mod assets;
mod create;
mod created;
mod details;
mod endpoint;
mod field;
mod get;
mod health;
mod json;
mod list;
mod metadata;
mod metric;
mod migrate;
mod parts;
mod preview;
mod release;
mod status_and_category;
mod unanswered;
mod validation;

pub use assets::FlowAsset;
pub use create::NewFlow;
pub use created::CreatedFlow;
pub use details::FlowDetails;
pub use field::FlowField;
pub use get::FlowRequest;
pub use health::{CanSendMessage, EntityType, FlowHealth, HealthEntity, HealthError};
pub use json::{AppliedJson, FlowJsonSource};
pub use list::FlowsRequest;
pub use metadata::FlowMetadata;
pub use metric::{FlowMetric, Granularity, MetricCount, MetricName, MetricPoint, MetricQuery};
pub use migrate::{FailedFlow, MigratedFlow, MigratedFlows};
pub use parts::{MetaApplication, WhatsAppBusinessAccount};
pub use preview::{FlowPreview, PreviewParameters};
pub use status_and_category::{FlowCategory, FlowStatus};
pub use validation::{FlowValidationError, ValidationPointer};
