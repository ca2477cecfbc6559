//! Flows as JSON, with Meta's own names. What Meta did not say is left out.

use flowkit_graph::{
    FlowCategory, FlowDetails, FlowHealth, FlowStatus, FlowValidationError, HealthEntity,
    HealthError, MetaApplication, ValidationPointer, WhatsAppBusinessAccount,
};
use serde::{Serialize, Serializer};

/// A flow.
#[derive(Serialize)]
pub(super) struct Flow<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a FlowStatus>,
    categories: &'a [FlowCategory],
    validation_errors: Errors<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    json_version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data_api_version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data_channel_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whatsapp_business_account: Option<Object>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application: Option<Object>,
    #[serde(skip_serializing_if = "Option::is_none")]
    health_status: Option<Object>,
}

impl<'a> Flow<'a> {
    pub(super) fn of(flow: &'a FlowDetails) -> Self {
        Self {
            id: &flow.id,
            name: flow.name.as_deref(),
            status: flow.status.as_ref(),
            categories: &flow.categories,
            validation_errors: Errors(&flow.validation_errors),
            json_version: flow.json_version.as_deref(),
            data_api_version: flow.data_api_version.as_deref(),
            endpoint_uri: flow.endpoint_uri.as_deref(),
            data_channel_uri: flow.data_channel_uri.as_deref(),
            whatsapp_business_account: flow.whatsapp_business_account.as_ref().map(account),
            application: flow.application.as_ref().map(application),
            health_status: flow.health_status.as_ref().map(health),
        }
    }
}

/// What a command did to a flow.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    pub(super) id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    /// Its status from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<&'a FlowStatus>,
    /// Whether the command changed anything.
    pub(super) changed: bool,
    /// What Meta's validator says of its Flow JSON, where the command asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) validation_errors: Option<Errors<'a>>,
}

impl<'a> Outcome<'a> {
    /// For a flow that the command left as it was.
    pub(super) fn unchanged(flow: &'a FlowDetails) -> Self {
        Self {
            id: &flow.id,
            name: flow.name.as_deref(),
            status: flow.status.as_ref(),
            changed: false,
            validation_errors: None,
        }
    }

    /// For a flow that the command changed, and that has this status now.
    pub(super) fn changed(flow: &'a FlowDetails, status: &'a FlowStatus) -> Self {
        Self {
            status: Some(status),
            changed: true,
            ..Self::unchanged(flow)
        }
    }

    pub(super) fn with(mut self, errors: &'a [FlowValidationError]) -> Self {
        self.validation_errors = Some(Errors(errors));
        self
    }
}

/// What Meta's validator found.
pub(crate) struct Errors<'a>(pub(crate) &'a [FlowValidationError]);

impl Serialize for Errors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(error))
    }
}

/// An object, its members in the order in which Meta's reference names them.
pub(crate) struct Object(Vec<(&'static str, Member)>);

#[derive(Serialize)]
#[serde(untagged)]
enum Member {
    Text(String),
    Number(i64),
    Object(Object),
    List(Vec<Self>),
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// An object without the members that are `None`.
fn object<const N: usize>(members: [(&'static str, Option<Member>); N]) -> Object {
    let members = members.into_iter();
    Object(
        members
            .filter_map(|(name, value)| Some((name, value?)))
            .collect(),
    )
}

fn text(text: &Option<String>) -> Option<Member> {
    text.clone().map(Member::Text)
}

fn word(word: Option<&impl ToString>) -> Option<Member> {
    word.map(|word| Member::Text(word.to_string()))
}

fn number(number: impl Into<i64>) -> Option<Member> {
    Some(Member::Number(number.into()))
}

fn texts(texts: &[String]) -> Option<Member> {
    let texts = texts.iter().cloned().map(Member::Text);
    (texts.len() > 0).then(|| Member::List(texts.collect()))
}

/// A list; `None` if it is empty.
fn list<T>(items: &[T], item: impl Fn(&T) -> Object) -> Option<Member> {
    let items = items.iter().map(|it| Member::Object(item(it)));
    (items.len() > 0).then(|| Member::List(items.collect()))
}

fn account(account: &WhatsAppBusinessAccount) -> Object {
    object([
        ("id", word(Some(&account.id))),
        ("name", text(&account.name)),
        ("currency", text(&account.currency)),
        ("timezone_id", text(&account.timezone_id)),
        ("business_type", text(&account.business_type)),
        (
            "message_template_namespace",
            text(&account.message_template_namespace),
        ),
    ])
}

fn application(app: &MetaApplication) -> Object {
    object([
        ("id", word(Some(&app.id))),
        ("name", text(&app.name)),
        ("link", text(&app.link)),
    ])
}

pub(crate) fn health(health: &FlowHealth) -> Object {
    object([
        ("can_send_message", word(health.can_send_message.as_ref())),
        ("entities", list(&health.entities, entity)),
    ])
}

fn entity(entity: &HealthEntity) -> Object {
    object([
        ("entity_type", word(entity.entity_type.as_ref())),
        ("id", text(&entity.id)),
        ("can_send_message", word(entity.can_send_message.as_ref())),
        ("errors", list(&entity.errors, health_error)),
        ("additional_info", texts(&entity.additional_info)),
    ])
}

fn health_error(error: &HealthError) -> Object {
    object([
        ("error_code", error.error_code.and_then(number)),
        ("error_description", text(&error.error_description)),
        ("possible_solution", text(&error.possible_solution)),
    ])
}

fn error(error: &FlowValidationError) -> Object {
    object([
        ("error", word(Some(&error.error))),
        ("error_type", text(&error.error_type)),
        ("message", word(Some(&error.message))),
        ("line_start", number(error.line_start)),
        ("line_end", number(error.line_end)),
        ("column_start", number(error.column_start)),
        ("column_end", number(error.column_end)),
        ("pointers", list(&error.pointers, pointer)),
    ])
}

fn pointer(pointer: &ValidationPointer) -> Object {
    object([
        ("line_start", number(pointer.line_start)),
        ("line_end", number(pointer.line_end)),
        ("column_start", number(pointer.column_start)),
        ("column_end", number(pointer.column_end)),
        ("path", text(&pointer.path)),
    ])
}
