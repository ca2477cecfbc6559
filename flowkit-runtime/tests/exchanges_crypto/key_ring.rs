//! Several keys, keys of several sizes, and keys kept elsewhere.

use flowkit_runtime::{
    AesKey, DecryptError, DecryptStep, Envelope, HybridDecryptor, KeyRing, KeyUnwrapper, Offload,
    PrivateKey, RequestDecryptor, UnwrapError,
};

use super::{OTHER, backends, body, bytes, reference, ring};

#[tokio::test]
async fn any_key_of_the_ring_decrypts_wherever_it_computes() {
    let key = |pem| PrivateKey::from_pem(pem, None).unwrap();
    for backend in backends() {
        let key = |pem| key(pem).with_backend(backend).unwrap();
        for offload in [Offload::Inline, Offload::Bounded(0), Offload::Bounded(2)] {
            // The 4096-bit key in front has another size and is passed over.
            let ring = KeyRing::new(key(include_str!("../vectors/keys/rsa4096.pem")))
                .and(key(OTHER))
                .and(key(reference::PKCS8))
                .and(key(OTHER))
                .offload(offload);
            assert_eq!(ring.keys().len(), 3, "the same key is there once");
            ring.warm_up();
            let expected: Vec<_> = ring.keys().iter().map(PrivateKey::fingerprint).collect();
            let decryptor = HybridDecryptor::new(ring);
            assert_eq!(RequestDecryptor::fingerprints(&decryptor), expected);
            let (plaintext, sealed) = reference::REQUESTS[1];
            let body = body(sealed, reference::WRAPPED_BY_NODE);
            let envelope = Envelope::parse(body.as_bytes()).unwrap();
            let opened = decryptor.decrypt(envelope).await.unwrap();
            assert_eq!(opened.plaintext(), plaintext.as_bytes());
        }
    }
}

/// Wrapped by `openssl pkeyutl`; sizes that fill neither bytes nor words included.
#[test]
fn keys_of_every_size_unwrap() {
    macro_rules! cases {
        ($($name:literal),*) => {[$((
            $name,
            include_str!(concat!("../vectors/keys/", $name, ".pem")),
            include_str!(concat!("../vectors/reference/wrapped-for-", $name, ".txt")),
        )),*]};
    }
    for (name, pem, wrapped) in cases!["rsa2050", "rsa2056", "rsa3072", "rsa4096", "rsa8192"] {
        let key = PrivateKey::from_pem(pem, None).unwrap();
        for backend in backends() {
            let key = key.clone().with_backend(backend).unwrap();
            let unwrapped = key.unwrap_key(&bytes(wrapped)).expect(name);
            assert_eq!(unwrapped.as_bytes(), &reference::AES_KEY, "{name}");
        }
    }
}

#[tokio::test]
async fn bounded_computing_leaves_the_serving_thread_free() {
    let wrapped = bytes(reference::WRAPPED_BY_NODE);
    let ring = ring(reference::PKCS8, backends()[0]).offload(Offload::Bounded(1));
    // With a single permit and a single thread, all of them have to wait in turn.
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (ring, wrapped) = (ring.clone(), wrapped.clone());
        tasks.spawn(async move { ring.unwrap_key(wrapped).await });
    }
    // Those given up while waiting or computing give their permit back.
    for _ in 0..8 {
        let given_up = ring.unwrap_key(wrapped.clone());
        let _ = tokio::time::timeout(std::time::Duration::ZERO, given_up).await;
    }
    while let Some(outcome) = tasks.join_next().await {
        assert_eq!(outcome.unwrap().unwrap().as_bytes(), &reference::AES_KEY);
    }
    assert!(ring.unwrap_key(wrapped).await.is_ok());
}

#[test]
fn outside_of_a_runtime_the_ring_computes_in_place() {
    let ring = ring(reference::PKCS8, backends()[0]).offload(Offload::Bounded(1));
    let mut future = std::pin::pin!(ring.unwrap_key(bytes(reference::WRAPPED_BY_NODE)));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let outcome = future.as_mut().poll(&mut context);
    assert!(matches!(outcome, std::task::Poll::Ready(Ok(_))));
}

/// A key service out of reach.
struct Unreachable;

impl KeyUnwrapper for Unreachable {
    async fn unwrap_key(&self, _: Vec<u8>) -> Result<AesKey, UnwrapError> {
        tokio::task::yield_now().await;
        Err(UnwrapError::unavailable("connection refused"))
    }
}

#[tokio::test]
async fn a_key_service_out_of_reach_is_no_fault_of_the_request() {
    let envelope = Envelope::new(vec![0; 32], vec![0; 256], [0; 16]);
    let error = HybridDecryptor::new(Unreachable)
        .decrypt(envelope)
        .await
        .unwrap_err();
    assert!(error.is_unavailable());
    assert_eq!(error.step(), DecryptStep::Backend);
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "connection refused");
    let other = DecryptError::new(DecryptStep::Tag);
    assert!(!other.is_unavailable());
}
