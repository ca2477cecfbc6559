//! Where an endpoint listens, and what is said where it cannot.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod support;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4};

use flowkit::{EndpointBuilder, ServeAddress};
use support::moody::Moody;
use support::{endpoint, soon};
use tokio::net::{TcpListener, TcpStream};

fn moody() -> EndpointBuilder {
    endpoint().flow("/flow", Moody::default())
}

/// Why it cannot listen there.
async fn refused(address: impl ServeAddress) -> flowkit::HandlerError {
    soon(moody().build().unwrap().serve(address))
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_port_that_is_taken() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let error = refused(address).await;
    let port = address.port();
    assert_eq!(
        error.to_string(),
        format!(
            "port {port} on 127.0.0.1 is taken by another program: stop that one, or choose another port"
        )
    );
    assert!(
        !format!("{error:?}").contains('\n'),
        "`main` prints one line"
    );
    assert!(error.source().is_some());
}

#[tokio::test]
async fn an_address_that_is_not_this_machine() {
    // 192.0.2.0/24 is for documentation, so no machine has it.
    let error = refused(([192, 0, 2, 1], 0)).await;
    assert!(
        error.to_string().contains("cannot listen on 192.0.2.1:0"),
        "{error}"
    );
}

/// Every type of address reaches the same listener: the port is taken, so each says so.
#[tokio::test]
async fn addresses_of_every_type() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (ip, port) = (Ipv4Addr::LOCALHOST, address.port());
    let text = address.to_string();
    let errors = [
        refused(address).await,
        refused(&address).await,
        refused(&[address, address][..]).await,
        refused(SocketAddrV4::new(ip, port)).await,
        refused((ip, port)).await,
        refused((IpAddr::from(ip), port)).await,
        refused(([127, 0, 0, 1], port)).await,
        refused(&*text).await,
        refused(&text).await,
        refused(text).await,
        refused(("127.0.0.1", port)).await,
        refused(("127.0.0.1".to_owned(), port)).await,
    ];
    for error in errors {
        assert_eq!(
            error.to_string(),
            format!(
                "port {port} on 127.0.0.1 is taken by another program: stop that one, or choose another port"
            )
        );
    }
    let name = refused(("localhost", port)).await.to_string();
    assert!(name.contains("is taken by another program"), "{name}");
    // The documentation's own network, so that no machine has it.
    let far = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);
    let error = refused((far, 80)).await.to_string();
    assert!(error.contains("[2001:db8::1]:80"), "{error}");
    let error = refused((far.to_string(), 80)).await.to_string();
    assert!(error.contains("[2001:db8::1]:80"), "{error}");
}

#[tokio::test]
async fn the_first_address_that_can_be_used() {
    let far: SocketAddr = "192.0.2.1:80".parse().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let near = listener.local_addr().unwrap();
    drop(listener);
    let serving = tokio::spawn(async move {
        let addresses = [far, near];
        moody().build().unwrap().serve(&addresses[..]).await
    });
    soon(async {
        while TcpStream::connect(near).await.is_err() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    serving.abort();
}

#[tokio::test]
async fn texts_that_are_no_address() {
    for (address, said) in [
        (
            "0.0.0.0",
            "`0.0.0.0` has no port: an address to listen on is one like `0.0.0.0:3000`",
        ),
        (
            "localhost",
            "`localhost` has no port: an address to listen on is one like `0.0.0.0:3000`",
        ),
        (
            "::1",
            "`::1` has no port: an address to listen on is one like `0.0.0.0:3000`",
        ),
        (
            "http://localhost:3000",
            "`http://localhost:3000` is no address to listen on: give one like `0.0.0.0:3000`, or a name that this machine knows",
        ),
        (
            "localhost:http",
            "`localhost:http` is no address to listen on: give one like `0.0.0.0:3000`, or a name that this machine knows",
        ),
        (
            "0.0.0.0:70000",
            "`0.0.0.0:70000` is no address to listen on: give one like `0.0.0.0:3000`, or a name that this machine knows",
        ),
        (
            "",
            "`` has no port: an address to listen on is one like `0.0.0.0:3000`",
        ),
    ] {
        assert_eq!(refused(address).await.to_string(), said);
    }
    let error = refused(&[][..]).await;
    assert_eq!(error.to_string(), "no address to listen on was given");
}
