//! A CDN of one's own: encrypted files on a port of this machine.

mod fault;
mod server;
mod store;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::AbortHandle;

pub use fault::Fault;
use store::{Room, Store};

use super::{EncryptedFile, File, MediaError, MediaKeys, MediaType, Uploaded, random};
use crate::crypto::hex;

/// A server that holds uploaded files as WhatsApp's CDN does: encrypted, each under an address that nobody can guess.
///
/// It listens on 127.0.0.1 and speaks plain HTTP, so an endpoint that takes files only from `whatsapp.net` has to be told, in
/// tests, to take them from [`address`](Self::address) too. It runs on the tokio runtime that it was started on, and stops when
/// it is dropped. On a runtime of a single thread a handler that downloads without `await` waits for itself.
///
/// ```
/// use flowkit_client::media::{Cdn, Fault, File};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), flowkit_client::media::MediaError> {
/// let cdn = Cdn::start().await?;
/// let uploaded = cdn.upload(&File::document("pdf")?)?;
///
/// // From here on a download of it is answered with 404.
/// cdn.fault(uploaded.media_id(), Fault::Lost)?;
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
pub struct Cdn {
    address: SocketAddr,
    store: Arc<Mutex<Store>>,
    room: Room,
    server: AbortHandle,
}

/// The bounds of a [`Cdn`].
#[derive(Debug, Clone)]
pub struct CdnBuilder {
    room: Room,
    connections: usize,
}

impl Default for CdnBuilder {
    fn default() -> Self {
        Self {
            room: Room {
                files: 1000,
                bytes: 512 * 1024 * 1024,
            },
            connections: 64,
        }
    }
}

impl CdnBuilder {
    /// How many files it holds at most, 1,000 by default.
    #[must_use]
    pub fn max_files(mut self, files: usize) -> Self {
        self.room.files = files;
        self
    }

    /// How many bytes all files have together at most, encrypted; 512 MiB by default.
    #[must_use]
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.room.bytes = bytes;
        self
    }

    /// How many connections are open at most, 64 by default and at least 1; others wait. A connection that is idle for 10 s
    /// ends, and so does any after 5 minutes.
    #[must_use]
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.connections = connections;
        self
    }

    /// Starts the server on a free port of 127.0.0.1, on the tokio runtime of the caller.
    ///
    /// # Errors
    /// [`MediaError::Listen`] when the operating system gives no port.
    pub async fn start(self) -> Result<Cdn, MediaError> {
        let failed = |error| MediaError::Listen(Arc::new(error));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let store = Arc::<Mutex<Store>>::default();
        let places = self.connections.clamp(1, Semaphore::MAX_PERMITS);
        let places = Arc::new(Semaphore::new(places));
        let server = tokio::spawn(server::run(listener, Arc::clone(&store), places));
        Ok(Cdn {
            address,
            store,
            room: self.room,
            server: server.abort_handle(),
        })
    }
}

impl Cdn {
    /// Starts one with the default bounds.
    ///
    /// # Errors
    /// [`MediaError::Listen`] when the operating system gives no port.
    pub async fn start() -> Result<Self, MediaError> {
        Self::builder().start().await
    }

    /// For other bounds.
    #[must_use]
    pub fn builder() -> CdnBuilder {
        CdnBuilder::default()
    }

    /// Where it listens, such as `127.0.0.1:40123`.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Encrypts a file with fresh keys and serves it from now on. The time of the upload is that of this machine.
    ///
    /// # Errors
    /// [`MediaError::Full`] beyond the bounds, [`MediaError::Randomness`] when the operating system gives none.
    pub fn upload(&self, file: &File) -> Result<Uploaded, MediaError> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        self.upload_at(file, now.map_or(0, |since| since.as_secs()))
    }

    /// As [`upload`](Self::upload), at a time of your own, in seconds since 1970: it becomes a completion's
    /// `media_key_timestamp`.
    ///
    /// # Errors
    /// As for [`upload`](Self::upload).
    pub fn upload_at(&self, file: &File, unix_seconds: u64) -> Result<Uploaded, MediaError> {
        let keys = MediaKeys::random(MediaType::of(file.mime_type()))?;
        let encrypted = EncryptedFile::encrypt(file, keys);
        let media_id = uuid(random()?);
        let path = format!("/v/{}", hex(&random::<32>()?));
        let url = format!("http://{}{path}", self.address);
        let uploaded = Uploaded::new(file, &encrypted, &media_id, &url, unix_seconds);
        let content = encrypted.bytes().clone();
        self.store()
            .insert(self.room, &media_id, &path, content)
            .map(|()| uploaded)
    }

    /// From now on goes wrong with a file in this way. A fault takes the place of the one before.
    ///
    /// # Errors
    /// [`MediaError::UnknownMedia`] when no file has this media id.
    pub fn fault(&self, media_id: &str, fault: Fault) -> Result<(), MediaError> {
        self.store().set_fault(media_id, Some(fault))
    }

    /// Serves a file as it should be again, after a [`fault`](Self::fault).
    ///
    /// # Errors
    /// [`MediaError::UnknownMedia`] when no file has this media id.
    pub fn heal(&self, media_id: &str) -> Result<(), MediaError> {
        self.store().set_fault(media_id, None)
    }

    /// Deletes a file, as when the person removes it from the picker. Its room is free again.
    ///
    /// # Errors
    /// [`MediaError::UnknownMedia`] when no file has this media id.
    pub fn remove(&self, media_id: &str) -> Result<(), MediaError> {
        self.store().remove(media_id)
    }

    /// How often a file was asked for, whatever the answer was. A test sees by it whether the endpoint downloads a file, and
    /// whether it does so once.
    ///
    /// # Errors
    /// [`MediaError::UnknownMedia`] when no file has this media id.
    pub fn requests(&self, media_id: &str) -> Result<usize, MediaError> {
        self.store().requests(media_id)
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Cdn {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl fmt::Debug for Cdn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cdn")
            .field("address", &self.address)
            .field("room", &self.room)
            .finish_non_exhaustive()
    }
}

/// A UUID of random bits (version 4), as the media ids of phones are.
fn uuid(random: [u8; 16]) -> String {
    let [a, b, c, d, e, f, version, g, variant, h, node @ ..] = random;
    [
        hex(&[a, b, c, d]),
        hex(&[e, f]),
        hex(&[version & 0x0F | 0x40, g]),
        hex(&[variant & 0x3F | 0x80, h]),
        hex(&node),
    ]
    .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_ids_are_uuids_of_random_bits() {
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xFF; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
