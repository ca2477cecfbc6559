use flowkit_graph::{
    CanSendMessage, EntityType, FlowCategory, FlowField, FlowIcon, FlowStatus, Granularity,
    KeyStatus, MessageStatus, MetricName, PreviewParameters, QualityRating, TemplateCategory,
    TemplateStatus, VerificationStatus,
};
use serde_json::json;

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake};

#[tokio::test]
async fn the_usual_fields() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "PUBLISHED");
    {
        let mut shared = fake.lock();
        let flow = shared.state.flows.get_mut(&1111).unwrap();
        flow.json = Some(VALID.to_owned());
        flow.application_id = Some("77".to_owned());
        flow.endpoint_uri = Some("https://flows.example.org/t".to_owned());
    }
    let flow = fake.client().flow(&id).send().await.unwrap();
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=id,name,status,categories,validation_errors,json_version,data_api_version,endpoint_uri,\
          preview.invalidate(false),whatsapp_business_account,application,health_status"
        ]
    );
    assert_eq!(flow.name.as_deref(), Some("table"));
    assert_eq!(flow.status, Some(FlowStatus::Published));
    assert_eq!(flow.categories, [FlowCategory::Other]);
    assert_eq!(flow.json_version.as_deref(), Some("7.3"));
    assert_eq!(flow.data_api_version, None);
    assert_eq!(
        flow.endpoint_uri.as_deref(),
        Some("https://flows.example.org/t")
    );
    let preview = flow.preview.as_ref().unwrap();
    assert_eq!(
        preview.expires_at.unwrap(),
        "2026-10-21T11:18:09Z".parse().unwrap()
    );
    assert_eq!(flow.whatsapp_business_account.as_ref().unwrap().id, "900");
    assert_eq!(flow.application.as_ref().unwrap().id, "77");
    let health = flow.health_status.as_ref().unwrap();
    assert_eq!(health.can_send_message, Some(CanSendMessage::Limited));
    let business = &health.entities[1];
    assert_eq!(business.entity_type, Some(EntityType::Business));
    assert_eq!(business.errors[0].error_code, Some(141_010));
    assert_eq!(
        health.entities[2].additional_info,
        ["not subscribed to the message webhook"]
    );
    assert!(!format!("{flow:?}").contains("token=t0"), "{flow:?}");
}

#[tokio::test]
async fn chosen_fields_and_their_modifiers() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let request = fake
        .client()
        .flow(&id)
        .fields([FlowField::Name, FlowField::UpdatedAt]);
    let flow = request
        .invalidate_preview()
        .health_for("700")
        .send()
        .await
        .unwrap();
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=id,name,updated_at,preview.invalidate(true),health_status.phone_number(700)"
        ]
    );
    assert_eq!(flow.status, None);
    assert_eq!(
        flow.updated_at.unwrap(),
        "2026-05-21T11:18:09Z".parse().unwrap()
    );
    let entities = flow.health_status.unwrap().entities;
    assert_eq!(
        entities.last().unwrap().entity_type,
        Some(EntityType::PhoneNumber)
    );
    assert_eq!(fake.lock().state.invalidated, 1);
}

#[tokio::test]
async fn a_preview_with_parameters() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let preview = fake.client().flow_preview(&id).await.unwrap();
    let parameters = PreviewParameters::new()
        .flow_token("t")
        .phone_number("15550001111")
        .data_exchange();
    assert_eq!(
        preview.interactive(&parameters).unwrap(),
        "https://business.facebook.com/wa/manage/flows/1111/preview/?token=t0&interactive=true&flow_token=t\
         &flow_action=data_exchange&phone_number=15550001111"
    );
}

#[tokio::test]
async fn words_that_came_later_are_kept_and_nulls_are_nothing() {
    let fake = Fake::start().await;
    fake.answers([Answer::json(&json!({
        "id": "1", "status": "ON_HOLD", "categories": ["SURVEY", "DANCING"], "validation_errors": null, "name": null,
        "preview": null, "mood": "new",
        "health_status": { "can_send_message": "PERHAPS", "entities": [{ "entity_type": "MOON" }] },
    }))]);
    let flow = fake.client().flow("1").send().await.unwrap();
    assert_eq!(flow.status, Some(FlowStatus::Unknown("ON_HOLD".to_owned())));
    assert_eq!(flow.status.unwrap().to_string(), "ON_HOLD");
    assert_eq!(
        flow.categories[1],
        FlowCategory::Unknown("DANCING".to_owned())
    );
    assert_eq!(
        serde_json::to_value(&flow.categories).unwrap(),
        json!(["SURVEY", "DANCING"])
    );
    let health = flow.health_status.unwrap();
    assert_eq!(
        health.entities[0].entity_type,
        Some(EntityType::Unknown("MOON".to_owned()))
    );
}

#[tokio::test]
async fn a_flow_that_the_token_does_not_see() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let error = graph.flow("404404").send().await.unwrap_err();
    let meta = error.meta().unwrap();
    assert_eq!((meta.code, meta.subcode, meta.status), (100, Some(33), 400));
    assert!(error.help().unwrap().contains("the token may not see it"));
    assert!(graph.flow("../me").send().await.is_err());
    assert!(graph.flow("1").health_for("1)").send().await.is_err());
    assert_eq!(fake.calls().len(), 1);
}

#[tokio::test]
async fn a_field_is_asked_for_once() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let id = fake.lock().state.add("table", "DRAFT");
    let fields = [
        FlowField::Name,
        FlowField::Preview,
        FlowField::Name,
        FlowField::Preview,
    ];
    let request = graph.flow(&id).fields(fields).invalidate_preview();
    request.send().await.unwrap();
    graph.flow(&id).fields([]).send().await.unwrap();
    assert_eq!(
        fake.calls(),
        [
            "GET /1111?fields=id,name,preview.invalidate(true)",
            "GET /1111?fields=id"
        ]
    );
}

/// What Graph answers with `date_format=U`, which a proxy in between may add.
#[tokio::test]
async fn times_may_be_seconds() {
    let fake = Fake::start().await;
    fake.answers([Answer::json(&json!({
        "id": "1", "updated_at": 1_779_362_289,
        "preview": { "preview_url": "https://x.example/?token=1", "expires_at": "1779362289" },
    }))]);
    let flow = fake.client().flow("1").send().await.unwrap();
    let expected = "2026-05-21T11:18:09Z".parse().unwrap();
    assert_eq!(flow.updated_at, Some(expected));
    assert_eq!(flow.preview.unwrap().expires_at, Some(expected));
}

/// Reads and writes every word of the reference, and one that it does not have.
macro_rules! words {
    ($($name:ident: $($word:literal)+;)+) => {$(
        for word in [$($word),+] {
            let read: $name = serde_json::from_value(json!(word)).unwrap();
            assert!(!matches!(read, $name::Unknown(_)), "{word}");
            assert_eq!((read.as_str(), read.to_string().as_str()), (word, word));
            assert_eq!(serde_json::to_value(&read).unwrap(), json!(word));
            assert_eq!($name::from(word.to_owned()), read);
        }
        let later: $name = serde_json::from_value(json!("LATER")).unwrap();
        assert_eq!(later, $name::Unknown("LATER".to_owned()));
        assert_eq!(serde_json::to_value(&later).unwrap(), json!("LATER"));
    )+};
}

#[test]
fn every_enum_keeps_words_that_came_later() {
    words! {
        FlowStatus: "DRAFT" "PUBLISHED" "THROTTLED" "BLOCKED" "DEPRECATED";
        FlowCategory: "SIGN_UP" "SIGN_IN" "APPOINTMENT_BOOKING" "LEAD_GENERATION" "CONTACT_US" "CUSTOMER_SUPPORT"
            "SURVEY" "SHOPPING" "OTHER";
        CanSendMessage: "AVAILABLE" "LIMITED" "BLOCKED";
        EntityType: "FLOW" "WABA" "BUSINESS" "APP" "PHONE_NUMBER";
        KeyStatus: "VALID" "MISMATCH";
        MetricName: "ENDPOINT_REQUEST_COUNT" "ENDPOINT_REQUEST_ERROR" "ENDPOINT_REQUEST_ERROR_RATE"
            "ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL" "ENDPOINT_AVAILABILITY";
        Granularity: "DAY" "HOUR" "LIFETIME";
        TemplateCategory: "MARKETING" "UTILITY" "AUTHENTICATION";
        TemplateStatus: "PENDING" "APPROVED" "REJECTED";
        FlowIcon: "DOCUMENT" "PROMOTION" "REVIEW";
        QualityRating: "GREEN" "YELLOW" "RED" "UNKNOWN";
        VerificationStatus: "VERIFIED" "NOT_VERIFIED" "EXPIRED";
        MessageStatus: "accepted" "held_for_quality_assessment" "paused";
    }
}
