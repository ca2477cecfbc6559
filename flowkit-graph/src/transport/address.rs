//! Where the token may go, and where downloads may come from.

use reqwest::Url;
use reqwest::redirect::Policy;

/// The address that all paths begin with, the version included.
pub(super) fn root(base_url: &str, version: &str) -> Result<Url, String> {
    let mut url = usable(base_url)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the base URL holds a name or a password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(
            "the base URL has a query or a fragment: give scheme, host and path only".to_owned(),
        );
    }
    url.path_segments_mut()
        .map_err(|()| "the base URL cannot have a path".to_owned())?
        .pop_if_empty()
        .push(version);
    Ok(url)
}

/// The address, if it is https, or http to this machine. What is wrong is said without quoting it: it may be signed.
pub(crate) fn usable(url: &str) -> Result<Url, String> {
    let url = Url::parse(url).map_err(|error| format!("not an address: {error}"))?;
    if is_safe(&url) {
        return Ok(url);
    }
    Err(format!(
        "an address of {} is not encrypted: it must be https, or http to this machine (127.0.0.1, [::1], localhost)",
        url.scheme()
    ))
}

fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" && url.has_host() || url.scheme() == "http" && is_loopback(url)
}

fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return false;
    };
    if host.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let address = host.trim_start_matches('[').trim_end_matches(']');
    address
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback())
}

/// Redirects of downloads: few, and not away from encryption.
pub(super) fn redirects() -> Policy {
    Policy::custom(|attempt| {
        if attempt.previous().len() > 5 {
            attempt.error("more than five redirects")
        } else if is_safe(attempt.url()) {
            attempt.follow()
        } else {
            attempt.error("redirected to an address that is not encrypted")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_goes_over_tls_or_stays_here() {
        for good in [
            "https://graph.facebook.com",
            "https://graph.example.org/meta/",
            "http://127.0.0.1:8080",
            "http://127.8.9.1",
            "http://[::1]:80/x",
            "http://localhost:1",
        ] {
            assert!(root(good, "v26.0").is_ok(), "{good}");
        }
        for bad in [
            "http://graph.facebook.com",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "http://10.0.0.1",
            "http://[::ffff:10.0.0.1]",
            "http://0.0.0.0",
            "ftp://127.0.0.1",
            "graph.facebook.com",
            "https://name:word@graph.facebook.com",
            "https://graph.facebook.com?x=1",
            "",
        ] {
            assert!(root(bad, "v26.0").is_err(), "{bad}");
        }
        let url = root("https://graph.example.org/meta/", "v26.0").unwrap();
        assert_eq!(url.as_str(), "https://graph.example.org/meta/v26.0");
    }
}
