//! Which fields of a flow are asked for.

/// A field of [`FlowDetails`](crate::FlowDetails) to ask for. The id always comes.
///
/// ```no_run
/// # use flowkit_graph::{FlowField, GraphClient, Result};
/// # async fn example(graph: GraphClient) -> Result<()> {
/// let fields = [FlowField::Name, FlowField::Status];
/// let flow = graph.flow("1111").fields(fields).send().await?;
/// println!("{:?} is {:?}", flow.name, flow.status);
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FlowField {
    /// `name`
    Name,
    /// `status`
    Status,
    /// `categories`
    Categories,
    /// `validation_errors`
    ValidationErrors,
    /// `json_version`
    JsonVersion,
    /// `data_api_version`
    DataApiVersion,
    /// `endpoint_uri`
    EndpointUri,
    /// `data_channel_uri`, the endpoint's address before Graph v19.0
    DataChannelUri,
    /// `preview`
    Preview,
    /// `whatsapp_business_account`
    WhatsAppBusinessAccount,
    /// `application`
    Application,
    /// `health_status`
    HealthStatus,
    /// `updated_at`, which Meta's reference does not list
    UpdatedAt,
}

impl FlowField {
    /// What a flow is asked for unless fields are chosen: all but `data_channel_uri` and `updated_at`.
    pub const USUAL: [Self; 11] = [
        Self::Name,
        Self::Status,
        Self::Categories,
        Self::ValidationErrors,
        Self::JsonVersion,
        Self::DataApiVersion,
        Self::EndpointUri,
        Self::Preview,
        Self::WhatsAppBusinessAccount,
        Self::Application,
        Self::HealthStatus,
    ];

    /// What the flows of a list are asked for unless fields are chosen.
    pub const LISTED: [Self; 7] = [
        Self::Name,
        Self::Status,
        Self::Categories,
        Self::ValidationErrors,
        Self::JsonVersion,
        Self::DataApiVersion,
        Self::EndpointUri,
    ];

    /// The name as Graph writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Categories => "categories",
            Self::ValidationErrors => "validation_errors",
            Self::JsonVersion => "json_version",
            Self::DataApiVersion => "data_api_version",
            Self::EndpointUri => "endpoint_uri",
            Self::DataChannelUri => "data_channel_uri",
            Self::Preview => "preview",
            Self::WhatsAppBusinessAccount => "whatsapp_business_account",
            Self::Application => "application",
            Self::HealthStatus => "health_status",
            Self::UpdatedAt => "updated_at",
        }
    }
}

/// What goes into a field's modifiers.
#[derive(Debug, Clone, Default)]
pub(super) struct Modifiers {
    pub(super) invalidate_preview: bool,
    pub(super) phone_number_id: Option<String>,
}

/// The value of the `fields` parameter.
pub(super) fn list(fields: &[FlowField], modifiers: &Modifiers) -> String {
    let mut text = String::from("id");
    for (index, field) in fields.iter().enumerate() {
        // A field that is asked for twice is sent once.
        if fields.iter().take(index).any(|before| before == field) {
            continue;
        }
        text.push(',');
        text.push_str(field.as_str());
        match (field, &modifiers.phone_number_id) {
            (FlowField::Preview, _) => {
                text.push_str(&format!(".invalidate({})", modifiers.invalidate_preview));
            }
            (FlowField::HealthStatus, Some(number)) => {
                text.push_str(&format!(".phone_number({number})"));
            }
            _ => {}
        }
    }
    text
}
