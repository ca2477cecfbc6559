//! The account and the app that a flow belongs to.

use serde::Deserialize;

/// The WhatsApp Business account that a flow belongs to. Meta leaves out what does not apply.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct WhatsAppBusinessAccount {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its currency, such as `EUR`.
    #[serde(default)]
    pub currency: Option<String>,
    /// Meta's number of its time zone.
    #[serde(default)]
    pub timezone_id: Option<String>,
    /// What kind of business it is.
    #[serde(default)]
    pub business_type: Option<String>,
    /// The namespace of its templates.
    #[serde(default)]
    pub message_template_namespace: Option<String>,
}

/// The Meta app that is connected with a flow; its secret signs the requests to the endpoint.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct MetaApplication {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its page.
    #[serde(default)]
    pub link: Option<String>,
}
