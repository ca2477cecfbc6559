//! What the tests of the whole share: keys, an endpoint that serves on a socket, a raw HTTP connection.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(unreachable_pub, reason = "shared by test files, not published")]

pub mod clinic;
pub mod http2;
pub mod log;
pub mod moody;
pub mod raw;

use std::future::Future;
use std::net::SocketAddr;
use std::panic::Location;
use std::time::Duration;

use flowkit::client::{BusinessPublicKey, WhatsAppClient, WhatsAppClientBuilder};
use flowkit::{AppSecret, Endpoint, EndpointBuilder, PrivateKey};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// The longest that a test waits for anything; far more than any of it takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for something that must come soon.
#[track_caller]
pub fn soon<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let caller = Location::caller();
    async move {
        match tokio::time::timeout(PATIENCE, future).await {
            Ok(output) => output,
            Err(_) => panic!("{caller}: nothing came within {PATIENCE:?}"),
        }
    }
}

macro_rules! test_key {
    ($name:literal) => {
        include_str!(concat!(
            "../../../flowkit-runtime/tests/vectors/keys/",
            $name
        ))
    };
}

pub const KEY_PEM: &str = test_key!("pkcs8.pem");
pub const ENCRYPTED_KEY_PEM: &str = test_key!("pkcs8-pbes2-aes256.pem");

/// The endpoint's key.
pub fn key() -> PrivateKey {
    PrivateKey::from_pem(KEY_PEM, None).unwrap()
}

/// A key of somebody else, or of yesterday.
pub fn other_key() -> PrivateKey {
    PrivateKey::from_pem(test_key!("other-pkcs8.pem"), None).unwrap()
}

/// A third one.
pub fn third_key() -> PrivateKey {
    PrivateKey::from_pem(test_key!("rsa3072.pem"), None).unwrap()
}

/// What the phone gets of a key.
pub fn public(key: &PrivateKey) -> BusinessPublicKey {
    BusinessPublicKey::from_pem(&key.public_key_pem()).unwrap()
}

pub fn secret() -> AppSecret {
    AppSecret::new(SECRET).unwrap()
}

/// An endpoint with the usual key and secret.
pub fn endpoint() -> EndpointBuilder {
    Endpoint::builder().private_key(key()).app_secret(secret())
}

/// An endpoint that serves on a port of its own until it is stopped, or the test ends.
pub struct Server {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<flowkit::Result<()>>,
}

impl Server {
    /// Serves this endpoint. The port is open when this returns.
    pub async fn start(endpoint: EndpointBuilder) -> Self {
        let endpoint = endpoint.build().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(endpoint.serve_until(listener, async { drop(stopped.await) }));
        Self {
            address,
            stop,
            running,
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A phone with the right key and signature.
    pub fn phone(&self, path: &str) -> WhatsAppClient {
        phone(&key()).http(&self.url(path)).unwrap()
    }

    /// Asks the server to stop; what comes back ends when it has.
    pub fn stop(self) -> JoinHandle<flowkit::Result<()>> {
        drop(self.stop);
        self.running
    }

    /// Drops the future that serves, without asking.
    pub fn abort(self) -> JoinHandle<flowkit::Result<()>> {
        self.running.abort();
        self.running
    }
}

/// A phone with the public part of this key, which signs and does not wait before its second try.
pub fn phone(key: &PrivateKey) -> WhatsAppClientBuilder {
    WhatsAppClient::builder(public(key))
        .app_secret(SECRET)
        .retry_wait(Duration::ZERO)
}
