//! The server is no server that takes everything: what departs from Meta's reference is a violation, at which a test fails.

use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

use crate::VALID;
use crate::fake::{Fake, NUMBER, TOKEN, WABA};

struct Wrong {
    fake: Fake,
    http: Client,
}

impl Wrong {
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}/v26.0/{path}", self.fake.url());
        self.http.request(method, url).bearer_auth(TOKEN)
    }

    fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, path)
            .header("content-type", "application/json")
            .body(body.to_string())
    }

    fn upload(&self, name: &str, file_name: &str, kind: &str) -> RequestBuilder {
        let file = Part::text(VALID).file_name(file_name.to_owned());
        let form = Form::new()
            .text("name", name.to_owned())
            .text("asset_type", "FLOW_JSON")
            .part("file", file.mime_str(kind).unwrap());
        self.request(Method::POST, "1111/assets").multipart(form)
    }

    /// The message of the reference, with this in place of one of its members.
    fn message(&self, pointer: &str, value: Value) -> RequestBuilder {
        let mut body = json!({
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": "336", "type": "interactive",
            "interactive": { "type": "flow", "body": { "text": "Pick" }, "footer": { "text": "Soon" },
                "action": { "name": "flow", "parameters": {
                    "flow_message_version": "3", "flow_id": "1111", "flow_cta": "Book", "mode": "published",
                    "flow_action": "navigate", "flow_action_payload": { "screen": "START", "data": { "a": 1 } },
                } } },
        });
        *body.pointer_mut(pointer).unwrap() = value;
        self.post(&format!("{NUMBER}/messages"), &body)
    }

    /// The message of the reference, addressed by these members.
    fn addressed(&self, members: &Value) -> RequestBuilder {
        let mut body = json!({
            "messaging_product": "whatsapp", "recipient_type": "individual", "type": "template",
            "template": { "name": "again", "language": { "code": "en" }, "components": [{
                "type": "button", "sub_type": "flow", "index": "0",
                "parameters": [{ "type": "action", "action": {} }],
            }] },
        });
        let members = members.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(members);
        self.post(&format!("{NUMBER}/messages"), &body)
    }

    /// Whether the request is a violation.
    async fn is_refused(&self, request: RequestBuilder) -> bool {
        request.send().await.unwrap();
        !std::mem::take(&mut self.fake.lock().violations).is_empty()
    }
}

#[tokio::test]
async fn what_departs_from_the_reference_is_a_violation() {
    let fake = Fake::start().await;
    fake.lock().state.add("table", "PUBLISHED");
    let (url, http) = (fake.url(), Client::new());
    let wrong = Wrong { fake, http };
    let parameters = "/interactive/action/parameters";
    let flows = format!("{WABA}/flows");
    let new = |name: &str, value: Value| {
        let mut flow = json!({ "name": "new", "categories": ["SURVEY"] });
        flow[name] = value;
        wrong.post(&flows, &flow)
    };
    let requests = [
        // Addresses and tokens.
        wrong.http.get(format!("{url}/v26.0/1111")),
        wrong
            .http
            .get(format!("{url}/v26.0/1111?access_token={TOKEN}")),
        wrong
            .http
            .get(format!("{url}/v26.0/1111"))
            .bearer_auth("another"),
        wrong
            .http
            .get(format!("{url}/v1.0/1111"))
            .bearer_auth(TOKEN),
        wrong
            .http
            .get(format!("{url}/cdn/1111?signature=SIGNED"))
            .bearer_auth(TOKEN),
        wrong.request(Method::PUT, "1111"),
        wrong.request(Method::GET, "1111/publish"),
        wrong.request(Method::POST, &format!("{WABA}/publish")),
        // Queries.
        wrong.request(Method::GET, "1111?limit=1"),
        wrong.request(Method::GET, "1111?fields=mood"),
        wrong.request(Method::GET, "1111?fields=name.invalidate(true)"),
        wrong.request(Method::GET, "1111?fields=preview.invalidate(perhaps)"),
        wrong.request(Method::GET, "1111?fields=metric.name(X).granularity(WEEK)"),
        wrong.request(Method::GET, &format!("{flows}?offset=1")),
        wrong.request(Method::GET, "1111?appsecret_proof=x"),
        // Bodies.
        wrong.request(Method::DELETE, "1111").body("x"),
        wrong.request(Method::POST, "1111/publish").body("{}"),
        wrong.request(Method::POST, "1111").body(r#"{"name":"x"}"#),
        wrong.post("1111", &json!({})),
        wrong.post("1111", &json!({ "name": null })),
        wrong.post("1111", &json!({ "title": "x" })),
        wrong.post("1111", &json!(["name"])),
        wrong.post(&flows, &json!({ "name": "new" })),
        new("categories", json!([])),
        new("categories", json!(["SINGING"])),
        new("publish", json!("true")),
        new("flow_json", json!({ "version": "7.3" })),
        new("clone_template", json!("x")),
        wrong.upload("flow.txt", "flow.json", "application/json"),
        wrong.upload("flow.json", "table.json", "application/json"),
        wrong.upload("flow.json", "flow.json", "text/plain"),
        wrong
            .request(Method::POST, "1111/assets")
            .multipart(Form::new().text("name", "flow.json")),
        // Messages.
        wrong.message("/messaging_product", json!("sms")),
        wrong.message("/type", json!("text")),
        wrong.message("/interactive/body/text", json!("")),
        wrong.message("/interactive/body/text", json!("x".repeat(1025))),
        wrong.message("/interactive/footer/text", json!("x".repeat(61))),
        wrong.message(&format!("{parameters}/flow_cta"), json!("x".repeat(31))),
        wrong.message(&format!("{parameters}/flow_message_version"), json!("2")),
        wrong.message(&format!("{parameters}/mode"), json!("test")),
        wrong.message(&format!("{parameters}/flow_action"), json!("data_exchange")),
        wrong.message(&format!("{parameters}/flow_action_payload/data"), json!({})),
        wrong.message(
            &format!("{parameters}/flow_action_payload/data"),
            json!("{}"),
        ),
        // Whom they go to.
        wrong.message("/to", json!("US.13491208655302741918")),
        wrong.addressed(&json!({})),
        wrong.addressed(&json!({ "to": "336", "recipient": "US.1" })),
        wrong.addressed(&json!({ "recipient": "33612345678" })),
        wrong.addressed(&json!({ "recipient": "US." })),
        wrong.addressed(&json!({ "recipient": "US.1 2" })),
        wrong.addressed(&json!({ "to": null, "recipient": "US.1" })),
        // Templates.
        wrong.post(
            &format!("{WABA}/message_templates"),
            &json!({ "name": "x" }),
        ),
    ];
    for (number, request) in requests.into_iter().enumerate() {
        let told = format!("request {number}: {request:?}");
        assert!(wrong.is_refused(request).await, "{told}");
    }
    // And what does not depart from it is none.
    for right in [
        wrong.request(Method::GET, "1111?fields=id,preview.invalidate(false)"),
        wrong.message("/to", json!("337")),
        wrong.addressed(&json!({ "to": "336" })),
        wrong.addressed(&json!({ "recipient": "US.ENT.11815799212886844830" })),
        new("publish", json!(false)),
        wrong.upload("flow.json", "flow.json", "application/json"),
    ] {
        let told = format!("{right:?}");
        assert!(!wrong.is_refused(right).await, "{told}");
    }
}
