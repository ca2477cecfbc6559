//! A flow over a socket, with real encryption, and a client that is another implementation.

use std::time::Duration;

use flowkit::client::{BusinessPublicKey, WhatsAppClient};
use flowkit::prelude::*;
use shared::Paint;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

const SECRET: &str = "0123456789abcdef0123456789abcdef";
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Server {
    pub(crate) client: WhatsAppClient,
    stop: oneshot::Sender<()>,
    running: JoinHandle<flowkit::Result<()>>,
}

impl Server {
    /// Serves this flow on a port that the system chooses.
    pub(crate) async fn start(flow: impl flowkit::Flow) -> Self {
        let key = PrivateKey::generate().unwrap();
        let public_key = BusinessPublicKey::from_pem(&key.public_key_pem()).unwrap();
        let endpoint = Endpoint::builder()
            .private_key(key)
            .app_secret(AppSecret::new(SECRET).unwrap())
            .flow("/flow", flow)
            .build()
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/flow", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(endpoint.serve_until(listener, async { drop(stopped.await) }));
        let client = WhatsAppClient::builder(public_key)
            .app_secret(SECRET)
            .http(&url)
            .unwrap();
        Self {
            client,
            stop,
            running,
        }
    }

    pub(crate) async fn stop(self) {
        drop(self.stop);
        drop(self.client);
        timeout(PATIENCE, self.running)
            .await
            .unwrap()
            .unwrap()
            .unwrap();
    }
}

/// What this walk prints on its way through this flow, which it must reach the end of.
pub(crate) async fn printed(
    flow: impl flowkit::Flow,
    paint: Paint,
    walk: impl AsyncFnOnce(&WhatsAppClient, &mut Vec<u8>, Paint) -> flowkit::Result<()>,
) -> String {
    let server = Server::start(flow).await;
    let mut printed = Vec::new();
    let walked = walk(&server.client, &mut printed, paint);
    timeout(PATIENCE, walked).await.unwrap().unwrap();
    server.stop().await;
    String::from_utf8(printed).unwrap()
}

/// Every one of these texts was printed.
#[track_caller]
pub(crate) fn assert_printed(printed: &str, texts: &[&str]) {
    for text in texts {
        assert!(printed.contains(text), "{text} is not in\n{printed}");
    }
}
