//! The exchange and its parts, and one slot of measuring them.

use std::borrow::Cow;
use std::convert::Infallible;
use std::hint::black_box;
use std::time::Duration;

use aws_lc_rs::rsa::{OAEP_SHA256_MGF1SHA256, OaepPrivateDecryptingKey, PrivateDecryptingKey};
use base64::Engine as _;
use base64::engine::{GeneralPurposeConfig, Simd};
use bytes::Bytes;
use flowkit::{
    AesGcm, AesKey, AppSecret, AppSecrets, Endpoint, Envelope, ExchangeKeys, HybridDecryptor,
    PrivateKey, RequestDecryptor as _, ResponseBody, ResponseEncryptor as _,
};
use flowkit_benches::cpu::{thread_time, timed};
use flowkit_benches::flows::{Form, Registration, Summary};
use flowkit_benches::layers::{EMPTY_ENVELOPE, KnownKeys, Plain, Unsealed};
use flowkit_benches::requests::{APP_SECRET, PLAINTEXT_BYTES, Sealed, Sealer, TestKey};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use serde::Deserialize;
use serde_json::value::RawValue;
use tower_service::Service as _;

use crate::rows::Rows;

const POOL: usize = 1024;
/// Requests in a slot.
pub(crate) const SLOT: usize = 32;

/// Everything that is measured, ready to use.
pub(crate) struct Parts {
    pub(crate) requests: Vec<Sealed>,
    endpoint: Endpoint,
    without_rsa: Endpoint,
    without_crypto: Endpoint,
    secrets: AppSecrets,
    key: PrivateKey,
    #[cfg(feature = "rustcrypto")]
    rustcrypto: PrivateKey,
    raw: OaepPrivateDecryptingKey,
    aes: HybridDecryptor<KnownKeys>,
    base64: Simd,
}

impl Parts {
    pub(crate) fn new() -> Self {
        let test_key = TestKey::generate();
        let key = || PrivateKey::from_pem(&test_key.pem, None).expect("the key");
        let secret = AppSecret::new(APP_SECRET).expect("a secret");
        let requests = Sealer::new(&key().public_key_pem()).submissions(POOL);
        let text = requests.first().expect("a request").plaintext.clone();
        let endpoint = || Endpoint::builder().flow("/", Registration);
        let raw = PrivateDecryptingKey::from_pkcs8(&test_key.der).expect("the key");
        Self {
            endpoint: endpoint()
                .private_key(key())
                .app_secret(secret.clone())
                .build()
                .expect("an endpoint"),
            without_rsa: endpoint()
                .decryptor(HybridDecryptor::new(KnownKeys::of(&requests)))
                .app_secret(secret.clone())
                .build()
                .expect("an endpoint"),
            without_crypto: endpoint()
                .decryptor(Plain(text))
                .encryptor(Unsealed)
                .insecure_skip_signature()
                .build()
                .expect("an endpoint"),
            secrets: secret.into(),
            #[cfg(feature = "rustcrypto")]
            rustcrypto: key()
                .with_backend(flowkit::Backend::RustCrypto)
                .expect("the key"),
            key: key(),
            raw: OaepPrivateDecryptingKey::new(raw).expect("a key for OAEP"),
            aes: HybridDecryptor::new(KnownKeys::of(&requests)),
            base64: Simd::standard(GeneralPurposeConfig::new()),
            requests,
        }
    }

    /// All three endpoints give the flow's answer; what is measured afterwards is known to work.
    pub(crate) async fn check_answers(&self) {
        for sealed in self.requests.iter().step_by(64) {
            for endpoint in [&self.endpoint, &self.without_rsa] {
                let answer = call(endpoint, post(sealed)).await;
                assert_eq!(answer.status(), StatusCode::OK, "status of an answer");
                let body = answer
                    .into_body()
                    .collect()
                    .await
                    .expect("a body")
                    .to_bytes();
                let answer = sealed.open(&body);
                assert_eq!(
                    answer["data"]["when"], "2026-11-27 at 10:30, st-mary",
                    "an answer's text"
                );
            }
        }
        let answer = call(&self.without_crypto, plain_post()).await;
        assert_eq!(answer.status(), StatusCode::OK, "status of an answer");
    }

    /// One slot of all rows.
    pub(crate) async fn slot(&self, requests: &[Sealed], rows: &mut Rows) {
        let envelopes: Vec<_> = requests
            .iter()
            .map(|sealed| Envelope::parse(&sealed.body).expect("an envelope"))
            .collect();
        let mut room = vec![0; self.raw.min_output_size()];

        // The three that are as long as RSA, request by request.
        for (sealed, envelope) in requests.iter().zip(&envelopes) {
            let request = post(sealed);
            let start = thread_time();
            let answer = call(&self.endpoint, request).await;
            rows.whole.add(thread_time() - start, 1);
            assert_eq!(answer.status(), StatusCode::OK, "status of an answer");
            let wrapped = &envelope.encrypted_aes_key;
            let (time, raw) = timed(|| {
                let key = self
                    .raw
                    .decrypt(&OAEP_SHA256_MGF1SHA256, wrapped, &mut room, None);
                key.is_ok_and(|key| key == sealed.aes_key)
            });
            rows.raw.add(time, 1);
            let (time, unwrapped) = timed(|| self.key.unwrap_key(wrapped));
            rows.unwrap.add(time, 1);
            assert!(
                raw && *unwrapped.expect("a key").as_bytes() == sealed.aes_key,
                "an unwrapped key"
            );
        }

        // The short ones, each over the whole slot.
        let posts: Vec<_> = requests.iter().map(post).collect();
        rows.without_rsa
            .add(calls(&self.without_rsa, posts).await, SLOT);
        let posts: Vec<_> = requests.iter().map(|_| plain_post()).collect();
        rows.without_crypto
            .add(calls(&self.without_crypto, posts).await, SLOT);
        rows.signature.time(requests, |sealed| {
            self.secrets
                .verify(Some(sealed.signature.as_bytes()), &sealed.body)
        });
        rows.envelope
            .time(requests, |sealed| Envelope::parse(&sealed.body));
        rows.json
            .time(requests, |sealed| json(sealed.plaintext.as_bytes()));

        let start = thread_time();
        for envelope in envelopes {
            let opened = self
                .aes
                .decrypt(envelope)
                .await
                .expect("a request that opens");
            assert!(
                black_box(opened).plaintext().len() == PLAINTEXT_BYTES,
                "the length of a plaintext"
            );
        }
        rows.open.add(thread_time() - start, SLOT);
        let answers: Vec<_> = requests
            .iter()
            .map(|sealed| {
                (
                    ExchangeKeys::new(AesKey::new(sealed.aes_key), [1; 16]),
                    json(sealed.plaintext.as_bytes()),
                )
            })
            .collect();
        let start = thread_time();
        for (keys, answer) in answers {
            let sealed = AesGcm
                .encrypt(answer.into_bytes(), &keys)
                .await
                .expect("a sealed answer");
            black_box(self.base64.encode(sealed));
        }
        rows.seal.add(thread_time() - start, SLOT);

        #[cfg(feature = "rustcrypto")]
        {
            // Five times as slow, so one a slot is enough.
            let sealed = &requests[0];
            let envelope = Envelope::parse(&sealed.body).expect("an envelope");
            let (time, key) = timed(|| self.rustcrypto.unwrap_key(&envelope.encrypted_aes_key));
            assert!(
                *key.expect("a key").as_bytes() == sealed.aes_key,
                "an unwrapped key"
            );
            rows.rustcrypto.add(time, 1);
        }
    }
}

type Post = Request<Full<Bytes>>;

fn post(sealed: &Sealed) -> Post {
    Request::post("/")
        .header("content-type", "application/json")
        .header("x-hub-signature-256", &sealed.signature)
        .body(Full::new(sealed.body.clone()))
        .expect("a request")
}

fn plain_post() -> Post {
    Request::post("/")
        .body(Full::new(Bytes::from_static(EMPTY_ENVELOPE.as_bytes())))
        .expect("a request")
}

async fn call(endpoint: &Endpoint, request: Post) -> Response<ResponseBody> {
    let answer: Result<_, Infallible> = endpoint.clone().call(request).await;
    answer.unwrap_or_else(|never| match never {})
}

async fn calls(endpoint: &Endpoint, posts: Vec<Post>) -> Duration {
    let start = thread_time();
    for post in posts {
        let answer = call(endpoint, post).await;
        assert_eq!(answer.status(), StatusCode::OK, "status of an answer");
    }
    thread_time() - start
}

/// The JSON of one exchange by serde_json alone, with the same steps as in the endpoint: members of the
/// request as they stand, then the texts among them, the payload as the handler's type, and the answer.
fn json(plaintext: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        version: &'a RawValue,
        #[serde(borrow)]
        action: &'a RawValue,
        #[serde(borrow)]
        screen: &'a RawValue,
        #[serde(borrow)]
        flow_token: &'a RawValue,
        #[serde(borrow)]
        data: &'a RawValue,
    }
    let head: Head<'_> = serde_json::from_slice(plaintext).expect("a request");
    for raw in [head.version, head.action, head.screen, head.flow_token] {
        black_box(serde_json::from_str::<Cow<'_, str>>(raw.get()).expect("a text"));
    }
    let form: Form = serde_json::from_str(head.data.get()).expect("a form");
    let data = serde_json::to_string(&Summary::from(form)).expect("the data of a screen");
    format!(r#"{{"version":"3.0","screen":"MY_SCREEN","data":{data}}}"#)
}
