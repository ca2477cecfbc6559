//! A flow of two screens with a component of each kind that fingers can do something with, and its endpoint.

use flowkit_client::{
    ClientError, Reply, Transport, VirtualPhone, VirtualPhoneBuilder, WhatsAppClient,
};
use serde_json::{Value, json};

/// Answers requests in the clear.
struct Endpoint;

impl Transport for Endpoint {
    const SEALED: bool = false;

    async fn post(&self, _: http::HeaderMap, body: bytes::Bytes) -> Result<Reply, ClientError> {
        let request: Value = serde_json::from_slice(&body).unwrap();
        let answer = match (request["action"].as_str().unwrap(), &request["data"]["to"]) {
            ("INIT", _) => stay(),
            (_, to) if to == "DONE" => json!({"screen": "DONE", "data": {}}),
            (_, to) if to == "NOWHERE" => json!({"screen": "NOWHERE", "data": {}}),
            (_, to) => json!({"screen": "STAY", "data": {"error_message": format!("no {to}")}}),
        };
        Ok(Reply {
            status: http::StatusCode::OK,
            headers: http::HeaderMap::new(),
            body: answer.to_string().into(),
        })
    }
}

fn stay() -> Value {
    json!({"screen": "STAY", "data": {"rooms": [
        {"id": "1", "title": "Sea view"},
        // What the one is called, the other is by its id.
        {"id": "2", "title": "3"},
        {"id": "3", "title": "Garden"},
    ]}})
}

fn flow_json() -> String {
    let send = |to: &str| json!({"name": "data_exchange", "payload": {"to": to}});
    let stay = json!([
        {"type": "TextInput", "name": "email", "label": "E-mail", "input-type": "email", "required": false},
        {"type": "TextArea", "name": "Wishes", "label": "email too", "required": false},
        {"type": "Dropdown", "name": "room", "label": "Room", "data-source": "${data.rooms}", "required": false},
        {"type": "CheckboxGroup", "name": "extras", "label": "Extras", "required": false, "data-source": [
            {"id": "pool", "title": "Pool"}, {"id": "sauna", "title": "Sauna"}]},
        {"type": "DatePicker", "name": "arrival", "label": "Arrival", "required": false},
        {"type": "CalendarPicker", "name": "stay", "label": {"start-date": "From", "end-date": "To"}, "mode": "range", "required": false},
        {"type": "OptIn", "name": "terms", "label": "I agree", "required": false},
        {"type": "EmbeddedLink", "text": "More", "on-click-action": send("MORE")},
        {"type": "EmbeddedLink", "text": "More", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "FILES"}, "payload": {}}},
        {"type": "EmbeddedLink", "text": "Away", "on-click-action": send("NOWHERE")},
        {"type": "Footer", "label": "Continue", "on-click-action": send("STAY")},
    ]);
    let files = json!([
        {"type": "PhotoPicker", "name": "photos", "label": "Photos", "photo-source": "camera_gallery", "min-uploaded-photos": 0, "max-uploaded-photos": 5},
        {"type": "Footer", "label": "Book", "on-click-action": send("DONE")},
    ]);
    let papers = json!([
        {"type": "DocumentPicker", "name": "papers", "label": "Papers", "min-uploaded-documents": 1, "max-uploaded-documents": 9},
        {"type": "Footer", "label": "Book", "on-click-action": {"name": "complete", "payload": {"papers": "done"}}},
    ]);
    let screen = |id: &str, terminal: bool, children: Value| json!({"id": id, "title": id, "terminal": terminal, "layout": {"type": "SingleColumnLayout", "children": children}});
    let mut first = screen("STAY", false, stay);
    first["data"] = json!({"rooms": {"type": "array",
        "items": {"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"}}}, "__example__": []}});
    json!({
        "version": "7.3",
        "data_api_version": "3.0",
        "routing_model": {"STAY": ["FILES"], "FILES": [], "PAPERS": []},
        "screens": [first, screen("FILES", true, files), screen("PAPERS", true, papers)],
    })
    .to_string()
}

/// A phone that has got the message of the hotel.
pub(crate) fn phone() -> VirtualPhoneBuilder {
    let client = WhatsAppClient::without_envelope().over_plaintext(Endpoint);
    VirtualPhone::over(&client)
        .flow_json(&flow_json())
        .today("2026-11-29".parse().unwrap())
}
