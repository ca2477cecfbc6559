//! What the log says, and that nothing from outside can write lines of its own into it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use flowkit::client::{Object, sign};
use flowkit::prelude::*;
use flowkit::{EndpointBuilder, HandlerError};
use serde_json::json;
use support::http2::Http2;
use support::log::{record, recorded, recorded_of};
use support::moody::{Gate, Moody, in_mood};
use support::raw::{self, Raw};
use support::{SECRET, Server, endpoint, soon};

struct Forger;

/// What a handler quotes of what a customer typed.
const FORGED: &str = "no such street: Elm\n2026-01-01T00:00:00Z  INFO flowkit: all is well\x1b[2J";

#[flow(screens(ONLY))]
impl Forger {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Err(HandlerError::msg(FORGED))
    }

    #[flow_screen(ONLY)]
    fn long(&self) -> Result<Next<screens::Only>> {
        Err(HandlerError::msg("x".repeat(5_000_000)))
    }

    #[flow_screen(ERROR)]
    fn hear(&self) -> Result<()> {
        Err(HandlerError::msg(FORGED))
    }
}

async fn serve(path: &str, add: impl FnOnce(EndpointBuilder) -> EndpointBuilder) -> Server {
    record();
    Server::start(add(endpoint()).flow(path, Moody::default())).await
}

async fn status(server: &Server, request: &str) -> u16 {
    let mut connection = Raw::connect(server.address).await;
    connection.write(request).await;
    connection.reply().await.status
}

/// The one line of the log that has all of this.
fn line(parts: &[&str]) -> String {
    let log = recorded();
    let mut found = log
        .lines()
        .filter(|line| parts.iter().all(|part| line.contains(part)));
    let first = found
        .next()
        .unwrap_or_else(|| panic!("no line has {parts:?} in\n{log}"));
    assert_eq!(found.next(), None, "a second line has {parts:?}");
    first.to_owned()
}

#[tokio::test]
async fn a_handler_s_error_stays_on_its_line() {
    record();
    let server = Server::start(endpoint().flow("/forger", Forger)).await;
    let customer = server.phone("/forger");
    assert!(soon(customer.init(None)).await.is_err());
    assert!(
        soon(customer.data_exchange("ONLY", Object::new()))
            .await
            .is_err()
    );
    soon(customer.error_notification("ONLY", "timeout_error", "text"))
        .await
        .unwrap();

    let log = recorded_of("/forger");
    let escaped = r"Elm\n2026-01-01T00:00:00Z  INFO flowkit: all is well\u{1b}[2J";
    assert_eq!(log.matches(escaped).count(), 2, "{log}");
    assert!(
        !recorded().contains("\n2026-01-01T00:00:00Z"),
        "a line was forged"
    );
    let long = log.lines().find(|line| line.contains("xxx")).unwrap();
    assert!(
        long.len() < 3000 && long.contains("(cut at 2 KB)"),
        "{} bytes",
        long.len()
    );
}

#[tokio::test]
async fn a_path_that_is_not_there_is_named_beside_those_that_are() {
    let server = serve("/first", |builder| {
        builder.flow("/second", Moody::default())
    })
    .await;
    let long = "a".repeat(5000);
    for path in ["/frist", "/frist%0AINFO", &format!("/long{long}")] {
        let request = format!("GET {path} HTTP/1.1\r\nhost: h\r\n\r\n");
        assert_eq!(status(&server, &request).await, 404);
    }
    line(&["no flow has the path /frist; served: /first, /second"]);
    line(&["no flow has the path /frist%0AINFO; served: /first, /second"]);
    let cut = line(&["/longaaa", "(cut at 2 KB)", "served: /first, /second"]);
    assert!(cut.len() < 3000);
    let address = format!("address={}", server.address);
    line(&["listening", &address, "flows=/first, /second"]);
}

#[tokio::test]
async fn what_belongs_to_a_webhook_is_recognised() {
    let server = serve("/hooked", |builder| builder).await;
    let verification = "GET /hooked?hub.mode=subscribe&hub.challenge=115&hub.verify_token=t HTTP/1.1\r\nhost: h\r\n\r\n";
    assert_eq!(status(&server, verification).await, 400);
    line(&["hub.challenge", "App Dashboard", "endpoint_uri"]);
    let message = r#"{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[]}]}"#;
    let signature = sign(SECRET, message.as_bytes());
    let posted = raw::post("/hooked", Some(&signature), message);
    assert_eq!(status(&server, &posted).await, 400);
    line(&[
        "/hooked",
        "it is a webhook",
        "App Dashboard",
        "endpoint_uri",
    ]);
    // Neither of these is one.
    let plain = "GET /hooked?a=hub.challenge HTTP/1.1\r\nhost: h\r\n\r\n";
    assert_eq!(status(&server, plain).await, 200);
}

#[tokio::test]
async fn an_error_notification_names_its_screen() {
    let server = serve("/notified", |builder| builder).await;
    let customer = server.phone("/notified");
    for screen in ["ONLY", "ELSEWHERE\nX"] {
        soon(customer.error_notification(screen, "payload-schema-error", "text"))
            .await
            .unwrap();
    }
    let reports = |screen: &str| {
        let field = format!("screen={screen:?}");
        line(&[
            "/notified",
            "the phone reports an error",
            "payload-schema-error",
            &field,
        ])
    };
    reports("ONLY");
    reports("<unknown>");
}

#[tokio::test]
async fn a_handler_whose_caller_leaves_runs_to_its_end() {
    record();
    let gate = Gate::default();
    let endpoint = endpoint()
        .max_in_flight(1)
        .flow("/left", Moody(gate.clone()));
    let server = Server::start(endpoint).await;
    // HTTP/2 tells that its peer has left. HTTP/1 cannot: there it may only have closed its half.
    let mut sender = Http2::connect(server.address).await;
    let body = raw::sealed(&in_mood("waits"));
    let leaving = tokio::spawn(async move { sender.post("/left", SECRET, body).await });
    gate.arrival().await;
    leaving.abort();
    // It goes on holding its place, so that handlers without a caller are bounded too.
    let wanted = |wanted: u16| {
        let server = &server;
        async move {
            soon(async {
                while status(server, &raw::request("/left", &in_mood("good"))).await != wanted {
                    tokio::task::yield_now().await;
                }
            })
            .await;
        }
    };
    wanted(503).await;
    gate.let_go(1);
    wanted(200).await;
    line(&[
        "/left",
        "the caller left before the handler",
        "`answer`",
        "ran to its end",
    ]);
}

#[tokio::test]
async fn version_1_of_the_data_api_is_refused_and_said_so() {
    let server = serve("/old", |builder| builder).await;
    let old = json!({ "version": "1.0", "action": "INIT", "flow_token": "t" }).to_string();
    assert_eq!(status(&server, &raw::request("/old", &old)).await, 400);
    line(&["/old", "version 1 of the data API", "data_api_version"]);
}
