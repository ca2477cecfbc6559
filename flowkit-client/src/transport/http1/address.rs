//! Where an endpoint is: an `http://` or `https://` address, taken apart.

use http::HeaderValue;
use http::uri::{Scheme, Uri};

use crate::ClientError;

pub(super) struct Address {
    /// A name, or an IP address without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) host_header: HeaderValue,
    /// With the query.
    pub(super) path: Uri,
    #[cfg(feature = "tls")]
    pub(super) is_tls: bool,
}

impl Address {
    pub(super) fn read(address: &str) -> Result<Self, ClientError> {
        Self::read_for(address, cfg!(feature = "tls"))
    }

    fn read_for(address: &str, speaks_tls: bool) -> Result<Self, ClientError> {
        let refused = |problem: &str| ClientError::Address {
            problem: problem.to_owned(),
        };
        let uri: Uri = address
            .parse()
            .map_err(|_| refused("it is not a URL such as `http://127.0.0.1:3000/flow`"))?;
        let is_tls = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP => false,
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(_) => return Err(refused("it must begin with `http://` or `https://`")),
            None => return Err(refused("it lacks `http://` or `https://`, and a host")),
        };
        if is_tls && !speaks_tls {
            return Err(refused(
                "for `https://` turn on the feature `tls` of `whatsapp-flowkit-client` (`client-tls` of `whatsapp-flowkit`), or \
                 give the `http://` address behind the proxy that ends TLS",
            ));
        }
        let authority = uri
            .authority()
            .filter(|authority| !authority.host().is_empty())
            .ok_or_else(|| refused("it names no host"))?;
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let host_header = authority
            .as_str()
            .rsplit('@')
            .next()
            .and_then(|host| HeaderValue::from_str(host).ok())
            .ok_or_else(|| refused("its host cannot stand in a header"))?;
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let port = authority
            .port_u16()
            .unwrap_or(if is_tls { 443 } else { 80 });
        Ok(Self {
            host,
            port,
            host_header,
            path: path
                .parse()
                .map_err(|_| refused("its path cannot be requested"))?,
            #[cfg(feature = "tls")]
            is_tls,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Address;

    #[test]
    fn the_parts_of_an_address() {
        let parts = |address: &str| {
            let read = Address::read_for(address, true).unwrap();
            let host_header = read.host_header.to_str().unwrap().to_owned();
            (read.host, read.port, host_header, read.path.to_string())
        };
        let owned = |host: &str, port, header: &str, path: &str| {
            (host.to_owned(), port, header.to_owned(), path.to_owned())
        };
        assert_eq!(
            parts("http://127.0.0.1:3000/flow?tenant=7"),
            owned("127.0.0.1", 3000, "127.0.0.1:3000", "/flow?tenant=7")
        );
        assert_eq!(
            parts("http://ann@example.com"),
            owned("example.com", 80, "example.com", "/")
        );
        assert_eq!(
            parts("https://[::1]/flow"),
            owned("::1", 443, "[::1]", "/flow")
        );
    }

    #[test]
    fn https_without_tls_names_the_feature() {
        let error = Address::read_for("https://example.com/flow", false).err();
        let text = error.unwrap().to_string();
        assert!(
            text.contains("`client-tls` of `whatsapp-flowkit`"),
            "{text}"
        );
    }
}
