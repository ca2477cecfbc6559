//! The calls, by name.

use std::fmt;

/// Which call it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Call {
    /// Making the client itself: nothing was sent.
    BuildClient,
    /// `POST /{WABA_ID}/flows`
    CreateFlow,
    /// `GET /{WABA_ID}/flows`
    ListFlows,
    /// `GET /{FLOW_ID}`
    GetFlow,
    /// `POST /{FLOW_ID}`
    UpdateMetadata,
    /// `POST /{FLOW_ID}/assets`
    UpdateJson,
    /// `GET /{FLOW_ID}/assets`
    ListAssets,
    /// `GET` of an asset's `download_url`
    DownloadAsset,
    /// `POST /{FLOW_ID}/publish`
    Publish,
    /// `POST /{FLOW_ID}/deprecate`
    Deprecate,
    /// `DELETE /{FLOW_ID}`
    Delete,
    /// `POST /{WABA_ID}/migrate_flows`
    Migrate,
    /// `GET /{FLOW_ID}?fields=metric…`
    Metric,
    /// `POST /{PHONE_NUMBER_ID}/whatsapp_business_encryption`
    SetPublicKey,
    /// `GET /{PHONE_NUMBER_ID}/whatsapp_business_encryption`
    GetPublicKey,
    /// `POST /{PHONE_NUMBER_ID}/messages` with an interactive message
    SendFlow,
    /// `POST /{PHONE_NUMBER_ID}/messages` with a template
    SendTemplate,
    /// `POST /{WABA_ID}/message_templates`
    CreateTemplate,
    /// `GET /{WABA_ID}/phone_numbers`
    ListPhoneNumbers,
    /// No call, only the address of an interactive preview.
    PreviewUrl,
}

impl fmt::Display for Call {
    /// In words that follow "cannot", and that an id may follow.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BuildClient => "make a Graph client",
            Self::CreateFlow => "create a flow in account",
            Self::ListFlows => "list the flows of account",
            Self::GetFlow => "get flow",
            Self::UpdateMetadata => "update the metadata of flow",
            Self::UpdateJson => "upload the JSON of flow",
            Self::ListAssets => "list the assets of flow",
            Self::DownloadAsset => "download the asset of flow",
            Self::Publish => "publish flow",
            Self::Deprecate => "deprecate flow",
            Self::Delete => "delete flow",
            Self::Migrate => "migrate flows to account",
            Self::Metric => "get the metric of flow",
            Self::SetPublicKey => "register the public key of phone number",
            Self::GetPublicKey => "get the public key of phone number",
            Self::SendFlow => "send a flow from phone number",
            Self::SendTemplate => "send a template from phone number",
            Self::CreateTemplate => "create a message template in account",
            Self::ListPhoneNumbers => "list the phone numbers of account",
            Self::PreviewUrl => "make a preview address",
        })
    }
}
