//! Where the token may go, and where downloads may come from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

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
    let mut parts = url.path_segments().into_iter().flatten().rev();
    if let Some(last) = parts
        .find(|part| !part.is_empty())
        .filter(|part| is_version(part))
    {
        return Err(format!(
            "the base URL ends with a version, which is set by itself: give the address without `/{last}`"
        ));
    }
    url.path_segments_mut()
        .map_err(|()| "the base URL cannot have a path".to_owned())?
        .pop_if_empty()
        .push(version);
    Ok(url)
}

/// `v`, a number, `.` and a number.
pub(crate) fn is_version(text: &str) -> bool {
    let number = |text: &str| {
        !text.is_empty() && text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.strip_prefix('v')
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(major, minor)| number(major) && number(minor))
}

/// What `localhost` is, whatever a name server or a hosts file says: the token may go there in clear text.
pub(super) fn localhost() -> [SocketAddr; 2] {
    [
        (Ipv4Addr::LOCALHOST, 0).into(),
        (Ipv6Addr::LOCALHOST, 0).into(),
    ]
}

/// The address of a download: https, or http to this machine if the API is on this machine, too, which is so in tests.
pub(super) fn of_download(url: &str, root: &Url) -> Result<Url, String> {
    let url = usable(url)?;
    if url.scheme() == "http" && root.scheme() != "http" {
        return Err("an address on this machine, and Meta's API is elsewhere".to_owned());
    }
    Ok(url)
}

/// The address, if it is https, or http to this machine. What is wrong is said without quoting it: it may be signed.
pub(crate) fn usable(url: &str) -> Result<Url, String> {
    if !url.contains("://") {
        return Err("not an address: it begins with https://".to_owned());
    }
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
        .parse::<IpAddr>()
        .is_ok_and(|address| address.is_loopback())
}

/// Redirects of downloads: few, and not away from encryption.
pub(super) fn redirects(root: &Url) -> Policy {
    let root = root.clone();
    Policy::custom(move |attempt| {
        if attempt.previous().len() > 5 {
            attempt.error("more than five redirects")
        } else if of_download(attempt.url().as_str(), &root).is_ok() {
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

    #[test]
    fn a_version_in_the_base_url_is_refused() {
        for twice in [
            "https://graph.facebook.com/v25.0",
            "https://graph.facebook.com/v25.0/",
            "http://127.0.0.1:1/x/v26.0",
        ] {
            let problem = root(twice, "v26.0").unwrap_err();
            assert!(problem.contains("ends with a version"), "{problem}");
        }
        assert!(root("https://graph.example.org/v2", "v26.0").is_ok());
    }

    #[test]
    fn meta_sends_no_download_to_this_machine() {
        let meta = root("https://graph.facebook.com", "v26.0").unwrap();
        let here = root("http://127.0.0.1:8080", "v26.0").unwrap();
        assert!(of_download("https://cdn.example.org/x", &meta).is_ok());
        assert!(of_download("http://127.0.0.1:8080/x", &meta).is_err());
        assert!(of_download("http://127.0.0.1:8080/x", &here).is_ok());
        assert!(of_download("http://cdn.example.org/x", &here).is_err());
    }
}
