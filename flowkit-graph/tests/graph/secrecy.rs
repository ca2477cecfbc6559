//! Where the token does not go.

use std::io::Write;
use std::sync::{Arc, Mutex};

use flowkit_graph::{AccessToken, ErrorKind, GraphClient, MetricName};
use serde_json::json;
use tracing_subscriber::util::SubscriberInitExt;

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake, TOKEN, WABA, refusal};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_token_is_in_no_log_error_or_debug() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    // The server is in this thread, too, but hyper's log of it has no header in it.
    // This one hears the crate `log`, too, which reqwest logs by.
    let _guard = SubscriberInitExt::set_default(subscriber);

    let fake = Fake::start().await;
    fake.lock().state.proof = Some(PROOF.to_owned());
    let builder = fake.builder().app_secret(SECRET);
    let debug = format!("{builder:?}");
    let graph = builder.build().unwrap();
    let id = fake.lock().state.add("table", "DRAFT");
    graph.update_json(&id, VALID.as_bytes()).await.unwrap();
    graph
        .flow_assets(&id)
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap()
        .download()
        .await
        .unwrap();
    for number in 0..30 {
        fake.lock().state.add(&format!("{number}"), "DRAFT");
    }
    let flows = graph.flows(WABA).pages().unwrap().all().await.unwrap();
    let quoting = json!({
        "message": format!("Malformed access token {TOKEN}"), "error_user_msg": TOKEN, "error_user_title": TOKEN,
        "error_data": format!("{PROOF} {TOKEN}"), "fbtrace_id": TOKEN, "type": TOKEN,
    });
    fake.answers([Answer::text(503, TOKEN), refusal(401, 190, quoting)]);
    let error = graph.flow(&id).send().await.unwrap_err();
    fake.answers([Answer::text(
        200,
        format!(r#"{{"id":"{TOKEN}","status":7}}"#),
    )]);
    let unreadable = graph.flow(&id).send().await.unwrap_err();

    let request = graph.flow(&id);
    let told = format!(
        "{graph:?} {flows:?} {error} {error:?} {error:#?} {unreadable} {unreadable:?} {request:?} {debug} {:?}",
        error.help()
    );
    for secret in [TOKEN, SECRET, PROOF] {
        assert!(!told.contains(secret), "{told}");
    }
    assert!(told.contains("Malformed access token <token>"), "{told}");
    let token = AccessToken::from(TOKEN);
    let builder = GraphClient::builder(token.clone());
    assert_eq!(format!("{token:?}"), "AccessToken(..)");
    assert!(!format!("{builder:?}").contains(TOKEN));

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("reqwest::"), "reqwest is heard: {log}");
    assert!(log.contains("will be repeated"), "there is a log: {log}");
    for secret in [TOKEN, SECRET, PROOF] {
        assert!(!log.contains(secret), "{log}");
    }
    assert!(!log.contains("SIGNED"), "{log}");
    assert!(!log.contains("START"), "no payload: {log}");
}

#[tokio::test]
async fn the_token_goes_nowhere_in_clear_text() {
    for url in [
        "http://graph.facebook.com",
        "http://192.168.0.1:8080",
        "ftp://127.0.0.1",
        "graph.facebook.com",
    ] {
        let error = GraphClient::builder(TOKEN)
            .base_url(url)
            .build()
            .unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("cannot make a Graph client: "),
            "{error}"
        );
        assert!(!format!("{error:?}").contains(TOKEN));
    }
    GraphClient::builder(TOKEN)
        .base_url("https://graph.example.org/x")
        .build()
        .unwrap();
}

#[tokio::test]
async fn this_machine_has_three_names() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let port = fake.url().rsplit(':').next().unwrap().to_owned();
    for host in ["127.0.0.1", "localhost", "LocalHost"] {
        let builder = fake.builder().base_url(format!("http://{host}:{port}/"));
        builder.build().unwrap().flow(&id).send().await.unwrap();
    }
    // The server listens on 127.0.0.1 alone, and a machine may be without IPv6, so nobody is there.
    let builder = fake.builder().base_url(format!("http://[::1]:{port}"));
    let error = builder.build().unwrap().flow(&id).send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(_)), "{error:?}");
    assert_eq!(fake.calls().len(), 3);
}

const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// `printf "$TOKEN" | openssl dgst -sha256 -hmac "$SECRET"`
const PROOF: &str = "bc3a76b6ca12ce684716597b56d330f7ef6b7d65452874a10add116542c409da";

#[tokio::test]
async fn the_proof_of_the_app_secret_goes_with_every_call() {
    let fake = Fake::start().await;
    fake.lock().state.proof = Some(PROOF.to_owned());
    let id = fake.lock().state.add("table", "DRAFT");
    let graph = fake.builder().app_secret(SECRET).build().unwrap();
    graph.flow(&id).send().await.unwrap();
    graph.update_json(&id, VALID.as_bytes()).await.unwrap();
    graph.publish_flow(&id).await.unwrap();
    graph
        .flows(WABA)
        .page_size(1)
        .pages()
        .unwrap()
        .all()
        .await
        .unwrap();
    let asset = graph
        .flow_assets(&id)
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    asset.download().await.unwrap();
    let calls = fake.calls();
    let (download, calls) = calls.split_last().unwrap();
    for call in calls {
        assert!(
            call.ends_with(&format!("appsecret_proof={PROOF}")),
            "{call}"
        );
    }
    assert!(
        download.contains("signature=SIGNED") && !download.contains("proof"),
        "{download}"
    );

    // Without the secret, or with another app's, the help says so.
    let another = fake
        .builder()
        .app_secret(SECRET.replace('0', "1"))
        .build()
        .unwrap();
    for graph in [fake.client(), another] {
        let error = graph.flow(&id).send().await.unwrap_err();
        assert!(
            error
                .help()
                .unwrap()
                .contains("the app secret of the very app")
        );
    }
}

#[tokio::test]
async fn tls_is_never_left_out() {
    // A server that speaks no TLS hears nothing of the request.
    let fake = Fake::start().await;
    let url = fake.url().replace("http:", "https:");
    let graph = fake.builder().base_url(url).build().unwrap();
    let error = graph.publish_flow("1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(_)), "{error:?}");
    assert_eq!(fake.calls().len(), 0);
}

/// A proxy from the environment would see the token in clear text, as the call to this machine is not encrypted.
#[test]
fn calls_to_this_machine_go_through_no_proxy() {
    // Another process, because the environment is one for all tests. Nobody listens at the proxy's port.
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "fetching::the_usual_fields"]);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, "http://127.0.0.1:1");
    }
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    let output = child.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}"
    );
}

#[tokio::test]
async fn the_token_follows_no_redirect() {
    let (fake, other) = (Fake::start().await, Fake::start().await);
    let away = Answer::text(307, "").header("location", format!("{}/v26.0/1", other.url()));
    fake.answers([away.clone(), away]);
    assert_eq!(
        fake.client().flow("1").send().await.unwrap_err().status(),
        Some(307)
    );
    assert_eq!(
        fake.client().publish_flow("1").await.unwrap_err().status(),
        Some(307)
    );
    assert_eq!(other.calls().len(), 0);
}

#[tokio::test]
async fn versions_and_tokens_that_are_none() {
    for version in ["26.0", "v26", "v26.0/me", "", "v.0", "vx.0", "latest"] {
        let error = GraphClient::builder(TOKEN)
            .version(version)
            .build()
            .unwrap_err();
        assert!(
            error.to_string().contains("it is written `v26.0`"),
            "{error}"
        );
    }
    for token in ["", "EAAx\n", "EAA x"] {
        assert!(GraphClient::new(token).is_err());
    }
    for secret in ["", "0123\n", "my secret"] {
        let builder = GraphClient::builder(TOKEN).app_secret(secret);
        let error = builder.build().unwrap_err().to_string();
        assert!(error.contains("the app secret "), "{error}");
        assert!(
            !error.contains("0123") && !error.contains("my secret"),
            "{error}"
        );
    }
    let inside = GraphClient::builder(TOKEN).base_url("https://me:word1@graph.example.org");
    assert!(!format!("{inside:?}").contains("word1"), "{inside:?}");
    assert!(!inside.build().unwrap_err().to_string().contains("word1"));
    let twice = GraphClient::builder(TOKEN).base_url("https://graph.facebook.com/v25.0/");
    let error = twice.build().unwrap_err().to_string();
    assert!(error.contains("without `/v25.0`"), "{error}");
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let graph = fake.builder().version("v25.0").build().unwrap();
    graph.flow(&id).send().await.unwrap();
    assert_eq!(fake.lock().seen[0].path, ["v25.0", "1111"]);
    assert_eq!(
        MetricName::from("ENDPOINT_AVAILABILITY"),
        MetricName::Availability
    );
}
