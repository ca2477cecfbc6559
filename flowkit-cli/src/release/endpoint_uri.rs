//! Compares the addresses of endpoints.

/// Whether two addresses are the same: `https://A.example:443` is `https://a.example/`. Meta may write an address in another
/// way than it was sent.
pub(super) fn is_same_uri(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(normalized) == other.map(normalized)
}

fn normalized(uri: &str) -> String {
    let (scheme, rest) = uri.split_once("://").unwrap_or(("", uri));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (scheme, host) = (scheme.to_lowercase(), host.to_lowercase());
    let host = host.strip_suffix(":443").unwrap_or(&host);
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("{scheme}://{host}{slash}{path}")
}

#[cfg(test)]
mod tests {
    use super::is_same_uri;

    #[test]
    fn addresses_are_compared_by_where_they_lead() {
        let same = |one, other| is_same_uri(Some(one), Some(other));
        assert!(same("https://a.example", "https://a.example/"));
        assert!(same(
            "https://A.example:443/x?y=1",
            "HTTPS://a.example/x?y=1"
        ));
        assert!(same("https://a.example?y", "https://a.example/?y"));
        for other in [
            "https://a.example/x/",
            "https://a.example/X",
            "https://a.example:8443/x",
            "https://b.example/x",
            "http://a.example/x",
        ] {
            assert!(!same("https://a.example/x", other), "{other}");
        }
        assert!(is_same_uri(None, None) && !is_same_uri(None, Some("https://a.example")));
    }
}
