//! What the server of files holds and serves at most, and how it ends.

use std::time::Duration;

use flowkit_client::media::{Cdn, Fault, File, MediaError, Uploaded};
use http::{Method, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::endpoint::{Connection, connect, request, try_request};

#[tokio::test]
async fn files_beyond_the_bound_are_refused_until_one_is_removed() {
    let cdn = Cdn::builder().max_files(2).start().await.unwrap();
    let file = File::photo(8, 8);
    let first = cdn.upload(&file).unwrap();
    cdn.upload(&file).unwrap();
    let error = cdn.upload(&file).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the server of uploaded files has 2 files already: remove some, or give its builder a larger bound"
    );
    cdn.remove(first.media_id()).unwrap();
    cdn.upload(&file).unwrap();
}

#[tokio::test]
async fn bytes_beyond_the_bound_are_refused_until_there_is_room() {
    let cdn = Cdn::builder().max_bytes(52).start().await.unwrap();
    // Each is 16 bytes of ciphertext and 10 of the HMAC.
    let file = File::from_bytes("a.txt", "Hello");
    let first = cdn.upload(&file).unwrap();
    cdn.upload(&file).unwrap();
    let error = cdn.upload(&file).unwrap_err();
    assert!(error.to_string().contains("52 of 52 bytes"), "{error}");
    cdn.remove(first.media_id()).unwrap();
    let longer = File::from_bytes("a.txt", "sixteen letters!");
    assert!(matches!(cdn.upload(&longer), Err(MediaError::Full { .. })));
    cdn.upload(&file).unwrap();
}

#[tokio::test]
async fn connections_beyond_the_bound_wait() {
    let cdn = Cdn::builder().max_connections(1).start().await.unwrap();
    let mut first = connect(cdn.address()).await;
    let (status, ..) = request(&mut first, Method::GET, "/").await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let mut second = connect(cdn.address()).await;
    let mut asking = std::pin::pin!(request(&mut second, Method::GET, "/"));
    // The first connection is served as often as one likes while the second one waits.
    for _ in 0..20 {
        tokio::select! {
            biased;
            _ = &mut asking => panic!("a second connection was served beside the first"),
            (status, ..) = request(&mut first, Method::GET, "/") => {
                assert_eq!(status, StatusCode::NOT_FOUND);
            }
        }
    }
    drop(first);
    let (status, ..) = asking.await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_header_beyond_the_bound_is_refused() {
    let cdn = Cdn::start().await.unwrap();
    let mut stream = TcpStream::connect(cdn.address()).await.unwrap();
    let long = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(20_000));
    stream.write_all(long.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 431");
}

#[tokio::test]
async fn an_idle_connection_ends() {
    let cdn = Cdn::start().await.unwrap();
    for first in ["", "GET / HTTP/1.1\r\nhost: a\r\n\r\n", "GET / HT"] {
        let mut stream = TcpStream::connect(cdn.address()).await.unwrap();
        stream.write_all(first.as_bytes()).await.unwrap();
        // From here on the clock goes on whenever all wait for it.
        tokio::time::pause();
        let began = Instant::now();
        let _ = stream.read_to_end(&mut Vec::new()).await;
        assert!(began.elapsed() < Duration::from_secs(30), "{first}");
        tokio::time::resume();
    }
}

/// A file whose download takes so long, and a connection to its server.
async fn slow(cdn: &Cdn, delay: Duration) -> (Uploaded, Connection) {
    let uploaded = cdn.upload(&File::photo(8, 8)).unwrap();
    cdn.fault(uploaded.media_id(), Fault::Slow(delay)).unwrap();
    let mut connection = connect(cdn.address()).await;
    // With the connection set up, only the server waits for the clock.
    request(&mut connection, Method::GET, "/").await;
    tokio::time::pause();
    (uploaded, connection)
}

fn path(uploaded: &Uploaded) -> &str {
    let url = uploaded.cdn_url();
    &url[url.find("/v/").unwrap()..]
}

#[tokio::test]
async fn no_answer_is_held_back_longer_than_a_minute() {
    let cdn = Cdn::start().await.unwrap();
    let (file, mut connection) = slow(&cdn, Duration::MAX).await;
    let began = Instant::now();
    let (status, ..) = request(&mut connection, Method::GET, path(&file)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(began.elapsed().as_secs(), 60);
}

#[tokio::test]
async fn no_connection_lives_longer_than_five_minutes() {
    let cdn = Cdn::start().await.unwrap();
    let (file, mut connection) = slow(&cdn, Duration::from_secs(55)).await;
    for _ in 0..5 {
        let (status, ..) = request(&mut connection, Method::GET, path(&file)).await;
        assert_eq!(status, StatusCode::OK);
    }
    let cut = try_request(&mut connection, Method::GET, path(&file)).await;
    assert!(cut.is_err());
}

#[tokio::test]
async fn it_stops_when_it_is_dropped() {
    let cdn = Cdn::start().await.unwrap();
    let address = cdn.address();
    let mut open = TcpStream::connect(address).await.unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n\r\n")
        .await
        .unwrap();
    let mut answer = [0; 12];
    open.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 404");
    drop(cdn);
    // The open connection ends, by its end or by a reset.
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest).await;
    let error = TcpStream::connect(address).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
}
