//! The seams of the cryptography, filled by a user: a key service, a vault that decrypts whole requests, an encryptor
//! of one's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::aes::Aes128;
use flowkit::client::{Answer, ClientError, Quirk};
use flowkit::{
    AesKey, DecryptError, DecryptStep, Decrypted, EncryptError, Endpoint, EndpointBuilder,
    Envelope, ExchangeKeys, Fingerprint, HybridDecryptor, KeyUnwrapper, PrivateKey,
    RequestDecryptor, ResponseEncryptor, UnwrapError,
};
use support::moody::{Moody, in_mood};
use support::{Server, key, other_key, phone, public, secret, soon};

type Cipher = aes_gcm::AesGcm<Aes128, U16>;

/// What a network costs.
async fn travel() {
    tokio::time::sleep(Duration::from_millis(5)).await;
}

/// What a test switches and counts in a service.
#[derive(Clone, Default)]
struct Dials {
    away: Arc<AtomicBool>,
    calls: Arc<AtomicUsize>,
    warmed: Arc<AtomicUsize>,
}

impl Dials {
    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn call(&self) -> Result<(), Unreachable> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        if self.away.load(Ordering::SeqCst) {
            Err(Unreachable)
        } else {
            Ok(())
        }
    }
}

#[derive(Debug)]
struct Unreachable;

impl std::fmt::Display for Unreachable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("connection to the key service refused")
    }
}

impl std::error::Error for Unreachable {}

/// A key service that holds the RSA key and gives bytes back.
struct Kms {
    key: PrivateKey,
    dials: Dials,
}

impl KeyUnwrapper for Kms {
    async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
        travel().await;
        self.dials.call().map_err(UnwrapError::unavailable)?;
        let bytes = self.key.unwrap_key(&wrapped)?.as_bytes().to_vec();
        travel().await;
        Ok(AesKey::try_from(bytes.as_slice())?)
    }

    fn fingerprints(&self) -> Vec<Fingerprint> {
        vec![self.key.fingerprint()]
    }

    fn warm_up(&self) {
        self.dials.warmed.fetch_add(1, Ordering::SeqCst);
    }
}

/// A vault that decrypts whole requests, with a cipher of its own.
struct Vault {
    key: PrivateKey,
    dials: Dials,
}

impl RequestDecryptor for Vault {
    async fn decrypt(&self, envelope: Envelope) -> Result<Decrypted, DecryptError> {
        travel().await;
        self.dials.call().map_err(DecryptError::unavailable)?;
        let aes_key = self.key.unwrap_key(&envelope.encrypted_aes_key)?;
        let cipher = Cipher::new(aes_key.as_bytes().into());
        let opened = cipher.decrypt(
            &envelope.initial_vector.into(),
            &*envelope.encrypted_flow_data,
        );
        let plaintext = opened.map_err(|_| DecryptError::new(DecryptStep::Tag))?;
        Ok(Decrypted::new(
            plaintext,
            ExchangeKeys::new(aes_key, envelope.initial_vector),
        ))
    }
}

/// Encrypts by a service that may be away.
#[derive(Clone, Default)]
struct Sealer(Dials);

impl ResponseEncryptor for Sealer {
    async fn encrypt(
        &self,
        plaintext: Vec<u8>,
        keys: &ExchangeKeys,
    ) -> Result<Vec<u8>, EncryptError> {
        travel().await;
        self.0.call().map_err(EncryptError::new)?;
        let cipher = Cipher::new(keys.aes_key().as_bytes().into());
        cipher
            .encrypt(&keys.response_iv().into(), plaintext.as_slice())
            .map_err(|_| EncryptError::new("the response is too long"))
    }
}

fn builder() -> EndpointBuilder {
    Endpoint::builder().app_secret(secret())
}

fn kms(dials: &Dials) -> HybridDecryptor<Kms> {
    HybridDecryptor::new(Kms {
        key: key(),
        dials: dials.clone(),
    })
}

fn vault(dials: &Dials) -> Vault {
    Vault {
        key: key(),
        dials: dials.clone(),
    }
}

/// Opens the flow and completes it.
async fn works(server: &Server, path: &str) {
    let phone = server.phone(path);
    match soon(phone.init(None)).await.unwrap() {
        Answer::Screen { screen, data, .. } => {
            assert_eq!(
                (&*screen, data["greeting"].as_str()),
                ("ONLY", Some("hello"))
            );
        }
        other => panic!("{other:?}"),
    }
    let trip = soon(phone.round_trip(in_mood("good").as_bytes()))
        .await
        .unwrap();
    assert_eq!(trip.status, 200);
    let answer: serde_json::Value = serde_json::from_slice(&trip.plaintext().unwrap()).unwrap();
    assert_eq!(
        answer["data"]["extension_message_response"]["params"]["flow_token"],
        "tok-1"
    );
}

async fn refused(server: &Server, path: &str, wanted: u16) {
    let error = soon(server.phone(path).init(None)).await.unwrap_err();
    match error {
        ClientError::Status { status } => assert_eq!(status, wanted),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_key_service_for_the_whole_endpoint() {
    let dials = Dials::default();
    let flows = builder()
        .decryptor(kms(&dials))
        .flow("/one", Moody::default())
        .flow("/two", Moody::default());
    let server = Server::start(flows).await;
    assert!(
        dials.warmed.load(Ordering::SeqCst) >= 1,
        "before the first request"
    );
    works(&server, "/one").await;
    works(&server, "/two").await;
    assert_eq!(dials.calls(), 4);
}

#[tokio::test]
async fn a_key_service_for_one_flow() {
    let dials = Dials::default();
    let flows = builder()
        .private_key(other_key())
        .flow("/ours", Moody::default())
        .flow_with("/theirs", Moody::default(), |mount| {
            mount.decryptor(kms(&dials))
        });
    let server = Server::start(flows).await;
    works(&server, "/theirs").await;
    assert_eq!(dials.calls(), 2);
    let ours = phone(&other_key()).http(&server.url("/ours")).unwrap();
    assert!(matches!(
        soon(ours.init(None)).await.unwrap(),
        Answer::Screen { .. }
    ));
    assert_eq!(dials.calls(), 2);
    // The keys do not stand in for each other.
    let crossed = phone(&key()).http(&server.url("/ours")).unwrap();
    assert!(matches!(
        soon(crossed.init(None)).await.unwrap_err(),
        ClientError::KeyRefused { .. }
    ));
}

#[tokio::test]
async fn a_vault_and_an_encryptor_for_the_whole_endpoint() {
    let (opened, sealed) = (Dials::default(), Dials::default());
    let flows = builder()
        .decryptor(vault(&opened))
        .encryptor(Sealer(sealed.clone()))
        .flow("/flow", Moody::default());
    let server = Server::start(flows).await;
    works(&server, "/flow").await;
    assert_eq!((opened.calls(), sealed.calls()), (2, 2));
}

#[tokio::test]
async fn a_vault_and_an_encryptor_for_one_flow() {
    let (opened, sealed) = (Dials::default(), Dials::default());
    let flows = builder()
        .private_key(key())
        .flow("/plain", Moody::default())
        .flow_with("/own", Moody::default(), |mount| {
            mount
                .decryptor(vault(&opened))
                .encryptor(Sealer(sealed.clone()))
        });
    let server = Server::start(flows).await;
    works(&server, "/plain").await;
    assert_eq!((opened.calls(), sealed.calls()), (0, 0));
    works(&server, "/own").await;
    assert_eq!((opened.calls(), sealed.calls()), (2, 2));
}

#[tokio::test]
async fn a_service_that_is_away_is_a_500_and_no_421() {
    for unwrapping in [true, false] {
        let dials = Dials::default();
        let flows = if unwrapping {
            builder().decryptor(kms(&dials))
        } else {
            builder().decryptor(vault(&dials))
        };
        let server = Server::start(flows.flow("/flow", Moody::default())).await;
        dials.away.store(true, Ordering::SeqCst);
        refused(&server, "/flow", 500).await;
        assert_eq!(
            dials.calls(),
            1,
            "a 421 would have made the phone ask twice"
        );
        dials.away.store(false, Ordering::SeqCst);
        works(&server, "/flow").await;
    }
}

#[tokio::test]
async fn an_encryptor_that_is_away_is_a_500() {
    let dials = Dials::default();
    let flows = builder()
        .private_key(key())
        .encryptor(Sealer(dials.clone()))
        .flow("/flow", Moody::default());
    let server = Server::start(flows).await;
    dials.away.store(true, Ordering::SeqCst);
    refused(&server, "/flow", 500).await;
    dials.away.store(false, Ordering::SeqCst);
    works(&server, "/flow").await;
}

#[tokio::test]
async fn what_a_service_cannot_open_is_a_421() {
    for unwrapping in [true, false] {
        let dials = Dials::default();
        let flows = if unwrapping {
            builder().decryptor(kms(&dials))
        } else {
            builder().decryptor(vault(&dials))
        };
        let server = Server::start(flows.flow("/flow", Moody::default())).await;
        let stranger = server
            .phone("/flow")
            .with_quirks([Quirk::WrongKey(public(&other_key()))]);
        assert!(matches!(
            soon(stranger.init(None)).await.unwrap_err(),
            ClientError::KeyRefused { .. }
        ));
        let damaged = server.phone("/flow").with_quirks([Quirk::FlippedTag]);
        assert!(matches!(
            soon(damaged.init(None)).await.unwrap_err(),
            ClientError::KeyRefused { .. }
        ));
        assert_eq!(dials.calls(), 4, "each was asked twice");
    }
}

/// A key service whose answer is cut short.
struct Blunt;

impl KeyUnwrapper for Blunt {
    async fn unwrap_key(&self, _: Vec<u8>) -> Result<AesKey, UnwrapError> {
        travel().await;
        Ok(AesKey::try_from([7; 15].as_slice())?)
    }
}

#[tokio::test]
async fn a_key_of_another_length_is_a_421() {
    let flows = builder()
        .decryptor(HybridDecryptor::new(Blunt))
        .flow("/flow", Moody::default());
    let server = Server::start(flows).await;
    let trip = soon(server.phone("/flow").round_trip(in_mood("good").as_bytes()))
        .await
        .unwrap();
    assert_eq!((trip.status.as_u16(), trip.body.len()), (421, 0));
}

/// A key service that answers only once so many ask at the same time.
struct Meeting {
    key: PrivateKey,
    all: tokio::sync::Barrier,
}

impl KeyUnwrapper for Meeting {
    async fn unwrap_key(&self, wrapped: Vec<u8>) -> Result<AesKey, UnwrapError> {
        self.all.wait().await;
        self.key.unwrap_key(&wrapped)
    }
}

#[tokio::test]
async fn requests_travel_side_by_side() {
    const PHONES: usize = 10;
    let meeting = Meeting {
        key: key(),
        all: tokio::sync::Barrier::new(PHONES),
    };
    let flows = builder()
        .decryptor(HybridDecryptor::new(meeting))
        .flow("/flow", Moody::default());
    let server = Server::start(flows).await;
    let phone = server.phone("/flow");
    let all: Vec<_> = (0..PHONES)
        .map(|_| {
            let phone = phone.clone();
            tokio::spawn(async move { soon(phone.ping()).await.unwrap() })
        })
        .collect();
    for one in all {
        assert!(matches!(
            soon(one).await.unwrap(),
            Answer::HealthCheck { .. }
        ));
    }
}
