//! Accepting connections, and waiting for them at the end.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::connection;
use crate::{Endpoint, Error, log};

/// How long to wait after the system refuses a connection (no file descriptors, usually).
const PAUSE: Duration = Duration::from_millis(100);

pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|error| {
        let port = address.port();
        let text = match error.kind() {
            std::io::ErrorKind::AddrInUse => format!(
                "port {port} on {} is taken by another program: stop that one, or choose another port",
                address.ip()
            ),
            std::io::ErrorKind::PermissionDenied => format!(
                "port {port} may not be used by this user: ports below 1024 need a privilege, so choose one above"
            ),
            _ => format!("cannot listen on {address}"),
        };
        Error::with_source(text, error)
    })
}

pub(super) async fn run(endpoint: Endpoint, listener: TcpListener, stop: impl Future<Output = ()>) {
    let limits = endpoint.limits();
    let room = Arc::new(Semaphore::new(limits.connections));
    let (stopping, stopped) = watch::channel(false);
    // A set, so that no connection outlives this future, however it ends.
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    if let Ok(address) = listener.local_addr() {
        log::listening(address, &endpoint.paths());
    }
    loop {
        let next = async {
            // A permit first: a connection over the limit waits in the system's queue, not in ours.
            let permit = Arc::clone(&room).acquire_owned().await.ok();
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            biased;
            () = &mut stop => break,
            Some(_) = connections.join_next() => continue,
            next = next => next,
        };
        match accepted {
            Ok((stream, _)) => {
                let serving = connection::serve(endpoint.clone(), stream, stopped.clone());
                connections.spawn(async move {
                    serving.await;
                    drop(permit);
                });
            }
            Err(error) => {
                log::accept_failed(&error);
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    log::shutting_down(limits.shutdown_time);
    let _ = stopping.send(true);
    let finish = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(limits.shutdown_time, finish)
        .await
        .is_err()
    {
        log::cut_off();
        connections.shutdown().await;
    }
}
