//! The addresses that a server can listen on.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use tokio::net::{TcpListener, TcpSocket};

use crate::Error;

/// Where [`Endpoint::serve`](crate::Endpoint::serve) listens: `"0.0.0.0:3000"`, `([0, 0, 0, 0], 3000)`,
/// `("localhost", 3000)`, a [`SocketAddr`] or a slice of them, of which the first that can be used is taken.
///
/// A name is looked up; an address of `0` as port is a port that the system chooses. Implemented for what
/// [`tokio::net::ToSocketAddrs`] takes, and for arrays of numbers; it cannot be implemented for other types.
///
/// ```no_run
/// # use flowkit_runtime as flowkit;
/// # async fn run(endpoint: flowkit::Endpoint) -> flowkit::Result<()> {
/// endpoint.serve("0.0.0.0:3000").await
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no address to listen on",
    label = "not an address",
    note = "a listener that is open already goes to `serve_on`",
    note = "an address is a text such as \"0.0.0.0:3000\", or a pair such as ([0, 0, 0, 0], 3000)"
)]
pub trait ServeAddress: sealed::Listen {}

mod sealed {
    /// What an address is, once its type is gone.
    #[derive(Debug)]
    pub enum Asked {
        Known(Vec<std::net::SocketAddr>),
        /// A host and a port, to be looked up.
        Named(String),
    }

    pub trait Listen {
        fn asked(self) -> Asked;
    }
}

use sealed::{Asked, Listen};

/// Connections that the system holds for us until they are accepted. `TcpListener::bind` has 128: a burst of more and
/// the next caller tries again after a second. The system may allow fewer (Linux: `net.core.somaxconn`).
const QUEUE: u32 = 4096;

macro_rules! known {
    ($($address:ty;)*) => {$(
        impl Listen for $address {
            fn asked(self) -> Asked {
                Asked::Known(vec![self.into()])
            }
        }
        impl ServeAddress for $address {}
    )*};
}

known! {
    SocketAddr; SocketAddrV4; SocketAddrV6;
    (IpAddr, u16); (Ipv4Addr, u16); (Ipv6Addr, u16); ([u8; 4], u16); ([u8; 16], u16); ([u16; 8], u16);
}

macro_rules! named {
    ($($address:ty: $this:ident => $text:expr;)*) => {$(
        impl Listen for $address {
            fn asked(self) -> Asked {
                let $this = self;
                Asked::Named($text)
            }
        }
        impl ServeAddress for $address {}
    )*};
}

named! {
    &str: it => it.to_owned();
    String: it => it;
    &String: it => it.clone();
    (&str, u16): it => host_and_port(it.0, it.1);
    (String, u16): it => host_and_port(&it.0, it.1);
}

impl Listen for &[SocketAddr] {
    fn asked(self) -> Asked {
        Asked::Known(self.to_vec())
    }
}
impl ServeAddress for &[SocketAddr] {}

impl Listen for &SocketAddr {
    fn asked(self) -> Asked {
        (*self).asked()
    }
}
impl ServeAddress for &SocketAddr {}

fn host_and_port(host: &str, port: u16) -> String {
    match host.parse() {
        Ok(address) => SocketAddr::new(address, port).to_string(),
        Err(_) => format!("{host}:{port}"),
    }
}

/// Listens on the first of the addresses that can be used.
pub(super) async fn bind(asked: Asked) -> Result<TcpListener, Error> {
    let addresses = match asked {
        Asked::Known(addresses) => addresses,
        Asked::Named(name) => look_up(&name).await?,
    };
    let mut failed = None;
    for address in addresses {
        match listen(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => failed = Some(cannot_bind(address, error)),
        }
    }
    Err(failed.unwrap_or_else(|| Error::new("no address to listen on was given")))
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // As `TcpListener::bind` does: a restart must not wait for the connections of the last run. (Elsewhere it would let
    // two programs share a port.)
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(QUEUE)
}

async fn look_up(name: &str) -> Result<Vec<SocketAddr>, Error> {
    if let Ok(address) = name.parse() {
        return Ok(vec![address]);
    }
    if name.parse::<IpAddr>().is_ok() || !name.contains(':') {
        return Err(Error::new(format!(
            "`{name}` has no port: an address to listen on is one like `0.0.0.0:3000`"
        )));
    }
    match tokio::net::lookup_host(name).await {
        Ok(addresses) => {
            let addresses: Vec<_> = addresses.collect();
            if addresses.is_empty() {
                return Err(Error::new(format!("`{name}` is the name of no address")));
            }
            Ok(addresses)
        }
        Err(error) => Err(Error::with_source(
            format!(
                "`{name}` is no address to listen on: give one like `0.0.0.0:3000`, or a name that this machine knows"
            ),
            error,
        )),
    }
}

fn cannot_bind(address: SocketAddr, error: io::Error) -> Error {
    let port = address.port();
    let text = match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "port {port} on {} is taken by another program: stop that one, or choose another port",
            address.ip()
        ),
        io::ErrorKind::PermissionDenied => format!(
            "port {port} may not be used by this user: ports below 1024 need a privilege, so choose one above"
        ),
        _ => format!("cannot listen on {address}"),
    };
    Error::with_source(text, error)
}
