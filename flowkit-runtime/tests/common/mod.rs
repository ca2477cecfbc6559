//! A flow written by hand, and a caller of an endpoint in memory.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use flowkit_runtime::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};
use flowkit_runtime::{
    AesKey, Answer, DataExchange, DecryptError, Decrypted, EncryptError, Endpoint, Envelope,
    ExchangeKeys, Flow, HandlerError, Params, RequestDecryptor, ResponseEncryptor,
};
use http_body_util::{BodyExt as _, Full};
use serde_json::Value;
use tower_service::Service as _;

pub(crate) fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/exchanges.json")).unwrap()
}

/// A flow that gives the answer it was told, whatever it is asked.
#[derive(Debug)]
pub(crate) struct Scripted(Value);

impl Scripted {
    pub(crate) fn answering(plaintext: &str) -> Self {
        Self(serde_json::from_str(plaintext).unwrap())
    }
}

const ALL: &[&str] = &["APPOINTMENT", "DETAILS", "SUMMARY"];

impl Flow for Scripted {
    const TABLE: &'static FlowTable = &FlowTable::new(
        "Scripted",
        &[
            ScreenEntry::new("APPOINTMENT", ALL, true, DataModel::Unknown),
            ScreenEntry::new("DETAILS", ALL, false, DataModel::Unknown),
            ScreenEntry::new("SUMMARY", ALL, false, DataModel::Unknown),
        ],
        &[Handler::new(0, "anything", Answers::Anything)],
        None,
    );

    async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
        let script = &self.0;
        if let Some(text) = script.get("error_msg") {
            return Ok(Answer::token_invalid(text.as_str().unwrap()));
        }
        let screen = script["screen"].as_str().unwrap_or_default().to_owned();
        if screen == "SUCCESS" {
            let mut params = script["data"]["extension_message_response"]["params"].clone();
            params.as_object_mut().unwrap().remove("flow_token");
            return Ok(Answer::complete(Params::from_value(params)?));
        }
        Answer::show(screen, &script["data"])
    }
}

pub(crate) async fn post(
    endpoint: &Endpoint,
    path: &str,
    signature: Option<&str>,
    body: &str,
) -> (u16, String) {
    let mut request = http::Request::post(path);
    if let Some(signature) = signature {
        request = request.header("X-Hub-Signature-256", signature);
    }
    send(
        endpoint,
        request
            .body(Full::new(bytes::Bytes::copy_from_slice(body.as_bytes())))
            .unwrap(),
    )
    .await
}

pub(crate) async fn send<B>(endpoint: &Endpoint, request: http::Request<B>) -> (u16, String)
where
    B: http_body::Body + Send + 'static,
    B::Data: Send,
{
    let response = endpoint.clone().call(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Takes the "ciphertext" for the plaintext, so that anything can stand where a request was decrypted.
pub(crate) struct NoCrypto;

impl RequestDecryptor for NoCrypto {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        let keys = ExchangeKeys::new(AesKey::new([7; 16]), envelope.initial_vector);
        Ok(Decrypted::new(envelope.encrypted_flow_data, keys))
    }
}

impl ResponseEncryptor for NoCrypto {
    async fn encrypt(&self, plaintext: Vec<u8>, _: &ExchangeKeys) -> Result<Vec<u8>, EncryptError> {
        Ok(plaintext)
    }
}

/// A body that [`NoCrypto`] takes for this plaintext.
pub(crate) fn unencrypted(plaintext: &[u8]) -> String {
    use base64::Engine as _;
    let base64 = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    serde_json::json!({
        "encrypted_flow_data": base64(plaintext),
        "encrypted_aes_key": base64(&[0; 256]),
        "initial_vector": base64(&[0; 16]),
    })
    .to_string()
}
