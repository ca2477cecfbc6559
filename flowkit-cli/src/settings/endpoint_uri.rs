//! What the address of an endpoint must be like.

/// For clap: an endpoint's address as an argument.
pub(crate) fn parse(uri: &str) -> Result<String, String> {
    match problem_of(uri) {
        Some(problem) => Err(problem.to_owned()),
        None => Ok(uri.to_owned()),
    }
}

/// What is wrong with an endpoint's address; `None` if nothing is.
pub(super) fn problem_of(uri: &str) -> Option<&'static str> {
    let Some(rest) = uri.strip_prefix("https://") else {
        return Some("an endpoint's address begins with https://");
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        Some("an endpoint's address holds no name and password: Meta would show them")
    } else if host.is_empty() || host.starts_with(':') {
        Some("an endpoint's address names a host: https://flows.example.org")
    } else if uri.chars().any(|c| c.is_whitespace() || c.is_control()) {
        Some("an endpoint's address has no blanks")
    } else {
        None
    }
}
