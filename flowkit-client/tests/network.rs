//! A network that is slow or breaks, alike with an envelope and without, in memory and over a socket.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::sync::Arc;
use std::time::Duration;

use flowkit_client::{Answer, ClientError, Network, TestEndpoint, Transport, WhatsAppClient};
use serde_json::{Value, json};
use support::clinic::Clinic;
use support::{Reaction, TestEndpoint as SocketEndpoint, other_public_key, public_key};

const LIMIT: Duration = Duration::from_secs(10);

/// A phone that has opened its flow, and counts what came to the endpoint's handlers.
async fn each_kind(test: impl AsyncFn(&dyn Phone, &dyn Fn() -> usize)) {
    let clinic = Arc::new(Clinic::default());
    let endpoint = TestEndpoint::of(Arc::clone(&clinic)).unwrap();
    test(&endpoint.client().unwrap(), &|| clinic.calls()).await;

    let clinic = Arc::new(Clinic::default());
    let endpoint = TestEndpoint::of(Arc::clone(&clinic)).unwrap();
    test(&endpoint.client_without_envelope(), &|| clinic.calls()).await;

    let endpoint =
        SocketEndpoint::start(|_| Reaction::Answer(json!({ "screen": "FORM", "data": {} }))).await;
    test(&endpoint.client(), &|| endpoint.seen().len()).await;
}

type Boxed<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + 'a>>;

/// A client over any transport.
trait Phone {
    fn network(&self) -> &Network;
    fn init(&self) -> Boxed<'_, Result<Answer, ClientError>>;
}

impl<T: Transport> Phone for WhatsAppClient<T> {
    fn network(&self) -> &Network {
        self.network()
    }

    fn init(&self) -> Boxed<'_, Result<Answer, ClientError>> {
        Box::pin(self.init(None))
    }
}

#[tokio::test]
async fn a_lost_answer_was_handled_and_a_lost_request_was_not() {
    each_kind(async |phone, calls| {
        phone.network().lose_next_answer();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        assert!(error.may_retry());
        assert_eq!(calls(), 1);

        phone.network().lose_next_request();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        assert_eq!(calls(), 1);

        phone.init().await.unwrap();
        assert_eq!(calls(), 2);
        let waited = phone.network().waited();
        assert!(waited > LIMIT && waited <= 2 * LIMIT, "{waited:?}");
    })
    .await;
}

#[tokio::test]
async fn an_offline_phone_sends_nothing_and_its_faults_wait() {
    each_kind(async |phone, calls| {
        phone.network().offline();
        phone.network().lose_next_answer();
        for _ in 0..2 {
            let error = phone.init().await.unwrap_err();
            assert!(matches!(error, ClientError::Offline), "{error}");
            assert!(error.may_retry() && error.notification_key().is_none());
        }
        assert_eq!((calls(), phone.network().pending()), (0, 1));
        phone.network().online();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        phone.init().await.unwrap();
        assert_eq!(calls(), 2);
    })
    .await;
}

#[tokio::test]
async fn delays_are_noted_and_not_waited_for() {
    each_kind(async |phone, calls| {
        phone.network().slow_by(Duration::from_secs(3));
        phone.init().await.unwrap();
        phone.init().await.unwrap();
        assert_eq!(phone.network().waited(), Duration::from_secs(6));

        phone.network().slow_by(Duration::from_secs(11));
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        assert_eq!(calls(), 3, "handled, and too late");
        let waited = phone.network().waited();
        assert!(waited > Duration::from_secs(6), "{waited:?}");
        assert!(waited <= Duration::from_secs(16), "{waited:?}");

        phone.network().slow_by(Duration::ZERO);
        phone.init().await.unwrap();
        assert_eq!(phone.network().waited(), waited);
    })
    .await;
}

/// 3 seconds on the way and 8 in the handler are too long together, and neither is alone.
#[tokio::test(start_paused = true)]
async fn a_delay_leaves_the_handler_less_time() {
    let slow = |phone: WhatsAppClient<_>| async move {
        let payload = [("deed".to_owned(), Value::from("take eight seconds"))];
        phone
            .data_exchange("FORM", payload.into_iter().collect())
            .await
    };
    let endpoint = TestEndpoint::of_with(Clinic::default(), |settings| {
        settings.handler_timeout(LIMIT)
    });
    let phone = endpoint.unwrap().client_without_envelope();
    slow(phone.clone()).await.unwrap();
    phone.network().slow_by(Duration::from_secs(3));
    let began = tokio::time::Instant::now();
    let error = slow(phone.clone()).await.unwrap_err();
    assert!(matches!(error, ClientError::Timeout), "{error}");
    assert_eq!(began.elapsed() + phone.network().waited(), LIMIT);
}

#[tokio::test]
async fn statuses_come_without_the_endpoint_being_asked() {
    each_kind(async |phone, calls| {
        phone.network().answer_next_with(503);
        phone.network().answer_next_with(504);
        phone.network().expire_token("");
        phone.network().expire_token("ask for a new link");
        phone.network().answer_next_with(1000);
        let error = phone.init().await.unwrap_err();
        assert!(
            matches!(error, ClientError::Status { status: 503 }),
            "{error}"
        );
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        let error = phone.init().await.unwrap_err();
        let ClientError::TokenInvalid {
            message: None,
            has_body: false,
        } = error
        else {
            panic!("{error}");
        };
        let error = phone.init().await.unwrap_err();
        let ClientError::TokenInvalid {
            message: Some(message),
            ..
        } = error
        else {
            panic!("{error}");
        };
        assert_eq!(message.as_str(), "ask for a new link");
        let error = phone.init().await.unwrap_err();
        assert!(
            error.to_string().contains("1000 is no HTTP status"),
            "{error}"
        );
        assert_eq!((calls(), phone.network().pending()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_broken_connection_is_no_answer() {
    each_kind(async |phone, calls| {
        phone.network().break_next_connection();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Transport { .. }), "{error}");
        assert_eq!(calls(), 1);
    })
    .await;
}

#[tokio::test]
async fn after_a_wrong_key_the_phone_asks_once_more() {
    each_kind(async |phone, calls| {
        phone.network().wrong_key_once();
        phone.init().await.unwrap();
        assert_eq!(calls(), 1);
        // The second try is a request like any other.
        phone.network().wrong_key_once();
        phone.network().lose_next_answer();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::Timeout), "{error}");
        assert_eq!((calls(), phone.network().pending()), (2, 0));
        phone.network().wrong_key_once();
        phone.network().wrong_key_once();
        let error = phone.init().await.unwrap_err();
        assert!(matches!(error, ClientError::KeyRefused { .. }), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_key_is_refused_by_the_endpoint_itself_and_fetched_again() {
    let screen = json!({ "screen": "FORM", "data": {} });
    let endpoint = SocketEndpoint::start(move |_| Reaction::Answer(screen.clone())).await;
    let client = endpoint
        .builder(public_key())
        .key_source(|| async { Ok(other_public_key()) })
        .http(&endpoint.url())
        .unwrap();
    client.network().wrong_key_once();
    let error = client.init(None).await.unwrap_err();
    // The key that was fetched is one that this endpoint does not have either.
    assert!(matches!(error, ClientError::KeyRefused { .. }), "{error}");
    assert_eq!(client.public_key(), Some(other_public_key()));
    assert_eq!(endpoint.undecryptable(), 2);
}

#[tokio::test]
async fn clients_share_a_network_or_have_one_each() {
    let endpoint = TestEndpoint::of(Clinic::default()).unwrap();
    let ann = endpoint.client_without_envelope();
    let ben = ann.with_flow_token("ben");
    let zoe = ann.with_network(Network::new());
    ann.network().offline();
    let error = ben.init(None).await.unwrap_err();
    assert!(matches!(error, ClientError::Offline), "{error}");
    zoe.init(None).await.unwrap();
}
