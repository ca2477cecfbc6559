//! Keys and signatures: what a request is encrypted for, and who signed it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use flowkit::client::{ClientError, Quirk, WhatsAppClientBuilder, sign};
use flowkit::{AppSecret, Endpoint};

use super::support::moody::Moody;
use super::support::raw::{self, PING};
use super::support::{SECRET, Server, key, other_key, phone, public, secret, soon};
use super::{healthy, moody, raw_status, server, status_of};

/// A phone with yesterday's key, which counts how often it fetches today's.
fn yesterdays_phone(today: flowkit::PrivateKey) -> (WhatsAppClientBuilder, Arc<AtomicUsize>) {
    let fetched = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&fetched);
    let builder = phone(&other_key()).key_source(move || {
        count.fetch_add(1, Ordering::SeqCst);
        let today = public(&today);
        async move { Ok(today) }
    });
    (builder, fetched)
}

#[tokio::test]
async fn a_phone_with_yesterdays_key_fetches_the_new_one() {
    let server = server().await;
    let (builder, fetched) = yesterdays_phone(key());
    let phone = builder.http(&server.url("/flow")).unwrap();
    assert_eq!(status_of(&phone, PING).await, 421);
    assert_eq!(fetched.load(Ordering::SeqCst), 0);
    assert_eq!(soon(phone.ping()).await.unwrap(), healthy());
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
    // From then on it has it.
    assert_eq!(soon(phone.ping()).await.unwrap(), healthy());
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_key_that_stays_wrong_is_fetched_once() {
    let server = server().await;
    let (builder, fetched) = yesterdays_phone(other_key());
    let phone = builder.http(&server.url("/flow")).unwrap();
    match soon(phone.init(None)).await.unwrap_err() {
        ClientError::KeyRefused {
            fingerprint: Some(fingerprint),
        } => {
            assert_eq!(
                format!("sha256:{fingerprint}"),
                other_key().fingerprint().to_string()
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(fetched.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn while_keys_are_rotated_no_phone_needs_to_fetch() {
    let server = Server::start(moody().private_key(other_key())).await;
    let (builder, fetched) = yesterdays_phone(key());
    let old = builder.http(&server.url("/flow")).unwrap();
    assert_eq!(soon(old.ping()).await.unwrap(), healthy());
    assert_eq!(soon(server.phone("/flow").ping()).await.unwrap(), healthy());
    assert_eq!(fetched.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn damaged_encryption_is_a_421() {
    let server = server().await;
    let phone = server.phone("/flow");
    for quirk in [
        Quirk::FlippedTag,
        Quirk::ShortIv,
        Quirk::WrongKey(public(&other_key())),
    ] {
        let odd = phone.with_quirks([quirk.clone()]);
        assert_eq!(status_of(&odd, PING).await, 421, "{quirk:?}");
    }
    // Nothing sticks to the endpoint.
    assert_eq!(soon(phone.ping()).await.unwrap(), healthy());
}

#[tokio::test]
async fn unusual_but_sound_requests_are_answered() {
    let server = server().await;
    for quirks in [
        vec![Quirk::UpperCaseSignature],
        vec![Quirk::PlainSlashes],
        vec![Quirk::NoPadding],
        vec![Quirk::ExtraMembers],
        vec![
            Quirk::UpperCaseSignature,
            Quirk::PlainSlashes,
            Quirk::NoPadding,
            Quirk::ExtraMembers,
        ],
    ] {
        let phone = server.phone("/flow").with_quirks(quirks.clone());
        assert_eq!(soon(phone.ping()).await.unwrap(), healthy(), "{quirks:?}");
    }
}

#[tokio::test]
async fn signatures() {
    let server = server().await;
    let good = server.phone("/flow");
    for quirk in [Quirk::NoSignature, Quirk::WrongSignature] {
        assert_eq!(
            status_of(&good.with_quirks([quirk.clone()]), PING).await,
            432,
            "{quirk:?}"
        );
    }
    let stranger = phone(&key())
        .app_secret("another secret")
        .http(&server.url("/flow"))
        .unwrap();
    assert_eq!(status_of(&stranger, PING).await, 432);
    // Before decryption: a wrong key does not show through a wrong signature.
    let both = good.with_quirks([Quirk::WrongSignature, Quirk::WrongKey(public(&other_key()))]);
    assert_eq!(status_of(&both, PING).await, 432);
    // Its own error for the phone, from which the user may try again.
    let error = soon(good.with_quirks([Quirk::NoSignature]).init(None))
        .await
        .unwrap_err();
    assert!(
        matches!(error, ClientError::Status { status: 432 }),
        "{error}"
    );

    let body = raw::sealed(PING);
    let right = sign(SECRET, body.as_bytes());
    let digits = right.strip_prefix("sha256=").unwrap();
    for (header, wanted) in [
        (Some(right.clone()), 200),
        (None, 432),
        (Some(String::new()), 432),
        (Some(digits.to_owned()), 432),
        (Some("sha256=".to_owned()), 432),
        (Some("sha256=abc".to_owned()), 432),
        (Some(right[..right.len() - 1].to_owned()), 432),
        (Some(format!("{right}0")), 432),
        (Some(format!("sha256={}", "z".repeat(64))), 432),
        (Some(format!("sha256={}", "é".repeat(32))), 432),
        (Some(format!("sha1={}", &digits[..40])), 432),
        (Some(format!("sha256={}", "0".repeat(64))), 432),
    ] {
        let request = raw::post("/flow", header.as_deref(), &body);
        assert_eq!(raw_status(&server, &request).await, wanted, "{header:?}");
    }
    // A valid signature of other bytes, were it only one space more.
    let request = raw::post("/flow", Some(&right), &format!("{body} "));
    assert_eq!(raw_status(&server, &request).await, 432);
}

#[tokio::test]
async fn two_secrets_while_one_is_being_replaced() {
    let server = Server::start(moody().app_secret(AppSecret::new("the next one").unwrap())).await;
    for (secret, wanted) in [
        (SECRET, 200),
        ("the next one", 200),
        ("the one before", 432),
    ] {
        let phone = phone(&key())
            .app_secret(secret)
            .http(&server.url("/flow"))
            .unwrap();
        assert_eq!(status_of(&phone, PING).await, wanted, "{secret}");
    }
}

#[tokio::test]
async fn a_check_that_was_skipped() {
    let builder = Endpoint::builder()
        .private_key(key())
        .app_secret(secret())
        .flow("/safe", Moody::default());
    let builder = builder.flow_with(
        "/open",
        Moody::default(),
        flowkit::FlowMount::insecure_skip_signature,
    );
    let server = Server::start(builder).await;
    for (path, wanted) in [("/open", 200), ("/safe", 432)] {
        let phone = server.phone(path).with_quirks([Quirk::NoSignature]);
        assert_eq!(status_of(&phone, PING).await, wanted, "{path}");
    }
}
