//! A typed client of Meta's Graph API for WhatsApp Flows: what is done around an endpoint, as calls. In a program that
//! uses flowkit, this is `flowkit::graph` (with flowkit's feature `graph`).
//!
//! - Flows: [create](GraphClient::create_flow), [list](GraphClient::flows), [get](GraphClient::flow),
//!   [update](GraphClient::update_metadata), [upload their JSON](GraphClient::update_json),
//!   [publish](GraphClient::publish_flow), [deprecate](GraphClient::deprecate_flow), [delete](GraphClient::delete_flow),
//!   [assets](GraphClient::flow_assets), [migrate](GraphClient::migrate_flows), [metrics](GraphClient::flow_metric).
//! - Keys: [register](GraphClient::set_business_public_key) a public key and [read](GraphClient::business_public_key)
//!   what Meta has.
//! - Messages: [send](GraphClient::send_flow) a flow, or a [template](GraphClient::send_flow_template) with a flow button,
//!   which is [made](GraphClient::create_flow_template) here, too. The [numbers](GraphClient::phone_numbers) to send from.
//!
//! ```no_run
//! use flowkit_graph::{FlowCategory, GraphClient, NewFlow};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let graph = GraphClient::new(std::env::var("WHATSAPP_TOKEN")?)?;
//! let flow = NewFlow::new("table_booking", [FlowCategory::AppointmentBooking])
//!     .endpoint_uri("https://flows.example.org/table");
//! let created = graph.create_flow("102290129340398", &flow).await?;
//!
//! let uploaded = graph.update_json(&created.id, std::path::Path::new("flows/table.json")).await?;
//! println!("{}", uploaded.render("flows/table.json"));
//! if uploaded.is_valid() {
//!     graph.publish_flow(&created.id).await?;
//! }
//! # Ok(()) }
//! ```
//!
//! # What it never does
//!
//! - The token travels in the `Authorization` header alone, over TLS alone (plain http only to this machine), and is in
//!   no log, error or `Debug`. Redirects are not followed with it, and assets are downloaded without it. The same is true of
//!   an [app secret](GraphClientBuilder::app_secret), of which only a proof is sent.
//! - A call is repeated only where a repeat is safe: see [`Retries`].
//! - Nothing is sent that cannot be right, such as an update that changes nothing: see [`ErrorKind::Argument`].
//!
//! Meta's pages: [Flows API](https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi),
//! [error codes](https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes).

mod app_secret;
mod client;
mod error;
mod flow;
mod ids;
mod key;
mod message;
mod open_enum;
mod paging;
mod phone_number;
mod screen_data;
mod time;
mod token;
mod transport;

pub use app_secret::AppSecret;
pub use client::{DEFAULT_BASE_URL, DEFAULT_VERSION, GraphClient, GraphClientBuilder};
pub use error::{Call, Cause, Error, ErrorKind, MetaError};
pub use flow::{
    AppliedJson, CanSendMessage, CreatedFlow, EntityType, FailedFlow, FlowAsset, FlowCategory,
    FlowDetails, FlowField, FlowHealth, FlowJsonSource, FlowMetadata, FlowMetric, FlowPreview,
    FlowRequest, FlowStatus, FlowValidationError, FlowsRequest, Granularity, HealthEntity,
    HealthError, MetaApplication, MetricCount, MetricName, MetricPoint, MetricQuery, MigratedFlow,
    MigratedFlows, NewFlow, PreviewParameters, ValidationPointer, WhatsAppBusinessAccount,
};
pub use key::{BusinessPublicKey, KeyStatus};
pub use message::{
    CreatedTemplate, FlowButton, FlowIcon, FlowMessage, FlowTemplate, MessageHeader, MessageStatus,
    NewFlowTemplate, Recipient, SentContact, SentMessage, TemplateCategory, TemplateStatus,
};
pub use paging::Pages;
pub use phone_number::{PhoneNumber, QualityRating, VerificationStatus};
pub use token::AccessToken;
pub use transport::Retries;

/// The crate of this client's times and days.
#[doc(no_inline)]
pub use jiff;

/// What every call answers: a value, or the one [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;
