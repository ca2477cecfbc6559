//! A small endpoint written by hand: its cryptography is spelt out here and shares nothing with the
//! client's, so that a fault in one cannot hide behind the same fault in the other.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(unreachable_pub, reason = "shared by test files, not published")]

pub mod clinic;

use std::sync::{Arc, Mutex};

use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{AesGcm, Nonce, aes::Aes128};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use flowkit_client::{BusinessPublicKey, WhatsAppClient, WhatsAppClientBuilder};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rsa::pkcs8::{DecodePrivateKey, EncodePublicKey, LineEnding};
use rsa::{Oaep, RsaPrivateKey};
use serde_json::Value;
use sha2::Sha256;

pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";
pub const PUBLIC_PEM: &str = include_str!("../vectors/public.pem");
const PRIVATE_PEM: &str = include_str!("../vectors/private.pem");
const OTHER_PRIVATE_PEM: &str = include_str!("../vectors/other-private.pem");

/// The key that the endpoint can read.
pub fn public_key() -> BusinessPublicKey {
    BusinessPublicKey::from_pem(PUBLIC_PEM).unwrap()
}

/// A key that it cannot read.
pub fn other_public_key() -> BusinessPublicKey {
    let key = RsaPrivateKey::from_pkcs8_pem(OTHER_PRIVATE_PEM).unwrap();
    let public = key.to_public_key();
    BusinessPublicKey::from_pem(&public.to_public_key_pem(LineEnding::LF).unwrap()).unwrap()
}

pub fn private_key() -> RsaPrivateKey {
    RsaPrivateKey::from_pkcs8_pem(PRIVATE_PEM).unwrap()
}

/// A request as the endpoint saw it.
#[derive(Clone)]
pub struct Received {
    /// Which TCP connection brought it, from 0.
    pub connection: usize,
    pub path: String,
    pub content_type: Option<String>,
    pub signature: Option<String>,
    pub body: Vec<u8>,
    pub aes_key: Vec<u8>,
    pub iv: Vec<u8>,
    pub plaintext: Vec<u8>,
}

impl Received {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.plaintext).unwrap()
    }

    pub fn action(&self) -> String {
        self.json()["action"].as_str().unwrap().to_owned()
    }

    pub fn is_error_notification(&self) -> bool {
        self.json()["data"]["error"].is_string()
    }
}

/// What the endpoint does with a request.
pub enum Reaction {
    /// 200 with this answer, encrypted as it should be.
    Answer(Value),
    /// This status, with this text encrypted as it should be.
    Sealed(u16, Vec<u8>),
    /// 200, encrypted with the vector of the request.
    IvNotInverted(Value),
    /// This status and this body, as it stands.
    Plain(u16, Vec<u8>),
    /// No answer for a long time.
    Hang,
    /// The connection is cut.
    Cut,
}

type Script = dyn Fn(&Received) -> Reaction + Send + Sync;

/// The endpoint: it listens until dropped.
pub struct TestEndpoint {
    address: std::net::SocketAddr,
    seen: Arc<Mutex<Vec<Received>>>,
    refused: Arc<Mutex<usize>>,
    task: tokio::task::JoinHandle<()>,
}

impl TestEndpoint {
    pub async fn start(
        script: impl Fn(&Received) -> Reaction + Send + Sync + 'static,
    ) -> TestEndpoint {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        let address = listener.local_addr().unwrap();
        let script: Arc<Script> = Arc::new(script);
        let seen = Arc::<Mutex<Vec<Received>>>::default();
        let refused = Arc::<Mutex<usize>>::default();
        let (log, count) = (Arc::clone(&seen), Arc::clone(&refused));
        let task = tokio::spawn(async move {
            // Dropped with the task, which ends every connection.
            let mut connections = tokio::task::JoinSet::new();
            for connection in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                let (script, log, count) = (script.clone(), log.clone(), count.clone());
                let service = service_fn(move |request| {
                    handle(
                        request,
                        connection,
                        script.clone(),
                        log.clone(),
                        count.clone(),
                    )
                });
                connections.spawn(async move {
                    let _ = http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        TestEndpoint {
            address,
            seen,
            refused,
            task,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}/flow?tenant=7", self.address)
    }

    /// A signing client with the right key that does not wait before its second try.
    pub fn client(&self) -> WhatsAppClient {
        self.builder(public_key()).http(&self.url()).unwrap()
    }

    pub fn builder(&self, key: BusinessPublicKey) -> WhatsAppClientBuilder {
        WhatsAppClient::builder(key)
            .app_secret(APP_SECRET)
            .retry_wait(std::time::Duration::ZERO)
    }

    /// The requests that could be decrypted.
    pub fn seen(&self) -> Vec<Received> {
        self.seen.lock().unwrap().clone()
    }

    /// How many could not.
    pub fn undecryptable(&self) -> usize {
        *self.refused.lock().unwrap()
    }
}

impl Drop for TestEndpoint {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn handle(
    request: Request<Incoming>,
    connection: usize,
    script: Arc<Script>,
    log: Arc<Mutex<Vec<Received>>>,
    refused: Arc<Mutex<usize>>,
) -> Result<Response<Full<Bytes>>, std::io::Error> {
    let header = |name: &str| {
        let value = request.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let signature = header("x-hub-signature-256");
    let content_type = header("content-type");
    let path = request.uri().to_string();
    let body = request.into_body().collect().await.unwrap().to_bytes();
    let Some((aes_key, iv, plaintext)) = decrypt(&body) else {
        *refused.lock().unwrap() += 1;
        return Ok(reply(421, Vec::new()));
    };
    let received = Received {
        connection,
        path,
        content_type,
        signature,
        body: body.to_vec(),
        aes_key,
        iv,
        plaintext,
    };
    log.lock().unwrap().push(received.clone());
    let inverted = |received: &Received| received.iv.iter().map(|b| b ^ 0xff).collect::<Vec<_>>();
    Ok(match script(&received) {
        Reaction::Answer(answer) => {
            let text = answer.to_string();
            reply(
                200,
                encrypt(&received.aes_key, &inverted(&received), text.as_bytes()),
            )
        }
        Reaction::Sealed(status, text) => reply(
            status,
            encrypt(&received.aes_key, &inverted(&received), &text),
        ),
        Reaction::IvNotInverted(answer) => {
            let text = answer.to_string();
            reply(
                200,
                encrypt(&received.aes_key, &received.iv, text.as_bytes()),
            )
        }
        Reaction::Plain(status, body) => reply(status, body),
        Reaction::Hang => {
            tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
            reply(200, Vec::new())
        }
        Reaction::Cut => return Err(std::io::Error::other("cut")),
    })
}

fn reply(status: u16, body: Vec<u8>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

/// Key, vector and text of an envelope; `None` where an endpoint answers 421.
pub fn decrypt(body: &[u8]) -> Option<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    let envelope: Value = serde_json::from_slice(body).ok()?;
    let member = |name: &str| {
        let text = envelope[name].as_str()?;
        // Lenient about padding, as endpoints are asked to be.
        let padded = format!("{text}{}", "=".repeat((4 - text.len() % 4) % 4));
        STANDARD.decode(padded).ok()
    };
    let aes_key = private_key()
        .decrypt(Oaep::<Sha256>::new(), &member("encrypted_aes_key")?)
        .ok()?;
    let iv = member("initial_vector")?;
    let nonce = Nonce::<U16>::try_from(iv.as_slice()).ok()?;
    let plaintext = AesGcm::<Aes128, U16>::new_from_slice(&aes_key)
        .ok()?
        .decrypt(&nonce, member("encrypted_flow_data")?.as_slice())
        .ok()?;
    Some((aes_key, iv, plaintext))
}

/// The base64 body of an answer.
pub fn encrypt(aes_key: &[u8], iv: &[u8], plaintext: &[u8]) -> Vec<u8> {
    let nonce = Nonce::<U16>::try_from(iv).unwrap();
    let sealed = AesGcm::<Aes128, U16>::new_from_slice(aes_key)
        .unwrap()
        .encrypt(&nonce, plaintext)
        .unwrap();
    STANDARD.encode(sealed).into_bytes()
}
