//! An endpoint's half, by hand: it downloads a file, checks and decrypts it. Nothing of it is the client's own.

use aes::Aes256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{HeaderMap, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Empty};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpStream;

/// What an endpoint finds wrong with a download, in the order of Meta's page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    Status(StatusCode),
    EncryptedHash,
    Hmac,
    Padding,
    PlaintextHash,
}

/// A connection that one can send requests on.
pub(crate) type Connection = SendRequest<Empty<Bytes>>;

pub(crate) async fn connect(address: std::net::SocketAddr) -> Connection {
    let stream = TcpStream::connect(address).await.unwrap();
    let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    sender
}

type Answer = (StatusCode, HeaderMap, Bytes);

pub(crate) async fn request(connection: &mut Connection, method: Method, path: &str) -> Answer {
    try_request(connection, method, path).await.unwrap()
}

pub(crate) async fn try_request(
    connection: &mut Connection,
    method: Method,
    path: &str,
) -> hyper::Result<Answer> {
    connection.ready().await?;
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1")
        .body(Empty::new())
        .unwrap();
    let (head, body) = connection.send_request(request).await?.into_parts();
    let body = body.collect().await?.to_bytes();
    Ok((head.status, head.headers, body))
}

/// GET of a whole address, on a connection of its own.
pub(crate) async fn get(url: &str) -> Answer {
    let url: Uri = url.parse().unwrap();
    let address = url.authority().unwrap().as_str().parse().unwrap();
    let mut connection = connect(address).await;
    request(&mut connection, Method::GET, url.path()).await
}

/// Downloads and decrypts the file that an item of a payload tells of.
pub(crate) async fn download(item: &Value) -> Result<Vec<u8>, Wrong> {
    let (status, _, file) = get(item["cdn_url"].as_str().unwrap()).await;
    if status != StatusCode::OK {
        return Err(Wrong::Status(status));
    }
    decrypt(&file, &item["encryption_metadata"])
}

/// Checks and decrypts a file by its metadata.
pub(crate) fn decrypt(file: &[u8], metadata: &Value) -> Result<Vec<u8>, Wrong> {
    let member = |name: &str| STANDARD.decode(metadata[name].as_str().unwrap()).unwrap();
    if Sha256::digest(file).as_slice() != member("encrypted_hash") {
        return Err(Wrong::EncryptedHash);
    }
    let (ciphertext, mac) = file.split_at(file.len() - 10);
    let whole = Hmac::<Sha256>::new_from_slice(&member("hmac_key"))
        .unwrap()
        .chain_update(member("iv"))
        .chain_update(ciphertext);
    if whole.verify_truncated_left(mac).is_err() {
        return Err(Wrong::Hmac);
    }
    let cipher =
        cbc::Decryptor::<Aes256>::new_from_slices(&member("encryption_key"), &member("iv"))
            .unwrap();
    let plaintext = cipher
        .decrypt_padded_vec::<Pkcs7>(ciphertext)
        .map_err(|_| Wrong::Padding)?;
    if Sha256::digest(&plaintext).as_slice() != member("plaintext_hash") {
        return Err(Wrong::PlaintextHash);
    }
    Ok(plaintext)
}
