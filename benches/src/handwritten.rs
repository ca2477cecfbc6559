//! The same endpoint as the example `minimal`, written by hand on hyper and aws-lc-rs: what a careful
//! engineer writes without a framework, and what flowkit is measured against.
//!
//! It keeps the protocol's order (size, signature, envelope, RSA, AES, JSON) and its statuses, answers the
//! health check and error notifications, bounds bodies and slow headers, and warms AWS-LC up before the
//! port opens. It has no limits on handlers and connections, no log, one key and one secret, and no
//! graceful stop: what flowkit does beyond this is part of what the bench measures.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use aes_gcm::aead::AeadInOut as _;
use aes_gcm::aead::consts::U16;
use aes_gcm::aes::Aes128;
use aes_gcm::{AesGcm, KeyInit as _, Nonce};
use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hmac::{Hmac, Mac as _};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::Sha256;
use tokio::net::TcpListener;

const BODY_LIMIT: usize = 1 << 20;

/// The endpoint's key and secret.
pub struct Server {
    key: OaepPrivateDecryptingKey,
    /// HMAC with the app secret, not yet fed anything.
    hmac: Hmac<Sha256>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    encrypted_flow_data: Cow<'a, str>,
    #[serde(borrow)]
    encrypted_aes_key: Cow<'a, str>,
    #[serde(borrow)]
    initial_vector: Cow<'a, str>,
}

#[derive(Deserialize)]
struct FlowRequest<'a> {
    #[serde(borrow)]
    action: Cow<'a, str>,
    #[serde(borrow, default)]
    version: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    screen: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    flow_token: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
}

/// What tells an error notification from a form.
#[derive(Deserialize)]
struct MaybeError<'a> {
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
    #[serde(borrow, default)]
    error_message: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Greeting<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    screen: &'static str,
    data: GreetingData,
}

#[derive(Serialize)]
struct GreetingData {
    greeting: &'static str,
}

#[derive(Serialize)]
struct Completion<'a> {
    screen: &'static str,
    data: CompletionData<'a>,
}

#[derive(Serialize)]
struct CompletionData<'a> {
    extension_message_response: CompletionMessage<'a>,
}

#[derive(Serialize)]
struct CompletionMessage<'a> {
    params: CompletionParams<'a>,
}

#[derive(Serialize)]
struct CompletionParams<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    flow_token: Option<&'a str>,
    thanks: &'static str,
}

impl Server {
    /// Reads `PRIVATE_KEY` (PKCS#8 in PEM) and `APP_SECRET`.
    #[must_use]
    pub fn from_env() -> Self {
        let pem = std::env::var("PRIVATE_KEY").expect("PRIVATE_KEY is set");
        let base64: String = pem
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .collect();
        let der = STANDARD.decode(base64).expect("PRIVATE_KEY is a PEM file");
        let key = PrivateDecryptingKey::from_pkcs8(&der).expect("PRIVATE_KEY is an RSA key");
        let secret = std::env::var("APP_SECRET").expect("APP_SECRET is set");
        let server = Self {
            key: OaepPrivateDecryptingKey::new(key).expect("a key for OAEP"),
            hmac: Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length"),
        };
        // AWS-LC's first random number takes about 40 ms; the refusal is of no interest.
        let _ = server.unwrap_key(&[1; 256]);
        server
    }

    /// Serves until the process ends.
    pub async fn serve(self, listener: TcpListener) {
        let server = Arc::new(self);
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                continue;
            };
            let _ = stream.set_nodelay(true);
            let server = Arc::clone(&server);
            tokio::spawn(async move {
                let service = service_fn(|request| async {
                    Ok::<_, Infallible>(server.respond(request).await)
                });
                let _ = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    }

    async fn respond(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let (status, text) = match *request.method() {
            Method::POST => match self.exchange(request).await {
                Ok(text) => (StatusCode::OK, text),
                Err(status) => (
                    StatusCode::from_u16(status).expect("a status"),
                    String::new(),
                ),
            },
            Method::GET => (StatusCode::OK, "up\n".to_owned()),
            _ => (StatusCode::METHOD_NOT_ALLOWED, String::new()),
        };
        let mut response = Response::new(Full::new(Bytes::from(text)));
        *response.status_mut() = status;
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        response
    }

    async fn exchange(&self, request: Request<Incoming>) -> Result<String, u16> {
        let (head, body) = request.into_parts();
        let body = Limited::new(body, BODY_LIMIT)
            .collect()
            .await
            .map_err(|_| 413_u16)?
            .to_bytes();
        self.check_signature(&head.headers, &body)?;

        let envelope: Envelope<'_> = serde_json::from_slice(&body).map_err(|_| 400_u16)?;
        let wrapped = STANDARD
            .decode(&*envelope.encrypted_aes_key)
            .map_err(|_| 421_u16)?;
        let iv: [u8; 16] = STANDARD
            .decode(&*envelope.initial_vector)
            .ok()
            .and_then(|iv| iv.try_into().ok())
            .ok_or(421_u16)?;
        let mut text = STANDARD
            .decode(&*envelope.encrypted_flow_data)
            .map_err(|_| 421_u16)?;

        let aes = AesGcm::<Aes128, U16>::new(&self.unwrap_key(&wrapped).ok_or(421_u16)?.into());
        aes.decrypt_in_place(&Nonce::from(iv), &[], &mut text)
            .map_err(|_| 421_u16)?;

        let mut answer = answer(&serde_json::from_slice(&text).map_err(|_| 400_u16)?)?;
        let iv = iv.map(|byte| !byte);
        aes.encrypt_in_place(&Nonce::from(iv), &[], &mut answer)
            .map_err(|_| 500_u16)?;
        Ok(STANDARD.encode(answer))
    }

    fn check_signature(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), u16> {
        let claimed = headers
            .get("x-hub-signature-256")
            .and_then(|value| value.as_bytes().strip_prefix(b"sha256="))
            .and_then(digest)
            .ok_or(432_u16)?;
        let mut hmac = self.hmac.clone();
        hmac.update(body);
        hmac.verify_slice(&claimed).map_err(|_| 432)
    }

    fn unwrap_key(&self, wrapped: &[u8]) -> Option<[u8; 16]> {
        // Room for what fits into the largest key.
        let mut plain = [0; 1024];
        let plain = plain.get_mut(..self.key.min_output_size())?;
        let key = self
            .key
            .decrypt(&OAEP_SHA256_MGF1SHA256, wrapped, plain, None)
            .ok()?;
        <[u8; 16]>::try_from(&*key).ok()
    }
}

/// The 32 bytes that 64 hexadecimal digits stand for.
fn digest(digits: &[u8]) -> Option<[u8; 32]> {
    if digits.len() != 64 {
        return None;
    }
    let mut digest = [0; 32];
    for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(digest)
}

/// The flow: INIT greets, a submission of its one screen completes.
fn answer(request: &FlowRequest<'_>) -> Result<Vec<u8>, u16> {
    if request.action == "ping" {
        return Ok(br#"{"data":{"status":"active"}}"#.to_vec());
    }
    let data: Option<MaybeError<'_>> = request
        .data
        .and_then(|data| serde_json::from_str(data.get()).ok());
    if data.is_some_and(|data| data.error.is_some() && data.error_message.is_some()) {
        return Ok(br#"{"data":{"acknowledged":true}}"#.to_vec());
    }
    let answer = match (&*request.action, request.screen.as_deref()) {
        ("INIT", _) => serde_json::to_vec(&Greeting {
            version: request.version.as_deref(),
            screen: "MY_SCREEN",
            data: GreetingData {
                greeting: "Hello from Rust",
            },
        }),
        ("data_exchange", Some("MY_SCREEN")) => serde_json::to_vec(&Completion {
            screen: "SUCCESS",
            data: CompletionData {
                extension_message_response: CompletionMessage {
                    params: CompletionParams {
                        flow_token: request.flow_token.as_deref(),
                        thanks: "Your answer has arrived",
                    },
                },
            },
        }),
        _ => return Err(500),
    };
    answer.map_err(|_| 500)
}
