//! What Meta's headers say of limits.

use std::collections::HashMap;
use std::time::Duration;

use http::HeaderMap;
use serde::Deserialize;

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    estimated_time_to_regain_access: Option<f64>,
}

/// How long until calls are taken again: the longest that `X-Business-Use-Case-Usage` names.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/overview/rate-limiting>
pub(super) fn regain_access_in(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("x-business-use-case-usage")?.to_str().ok()?;
    let by_account: HashMap<String, Vec<Usage>> = serde_json::from_str(text).ok()?;
    let minutes = by_account
        .values()
        .flatten()
        .filter_map(|usage| usage.estimated_time_to_regain_access)
        .fold(0.0, f64::max);
    Duration::try_from_secs_f64(minutes * 60.0)
        .ok()
        .filter(|wait| !wait.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &'static str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert("x-business-use-case-usage", value.parse().unwrap());
        regain_access_in(&headers)
    }

    #[test]
    fn minutes_are_read_and_the_longest_counts() {
        assert_eq!(
            read(
                r#"{"9":[{"type":"a","estimated_time_to_regain_access":3},{"estimated_time_to_regain_access":7}],"8":[{}]}"#
            ),
            Some(Duration::from_secs(420))
        );
        assert_eq!(
            read(r#"{"9":[{"estimated_time_to_regain_access":0}]}"#),
            None
        );
        assert_eq!(
            read(r#"{"9":[{"estimated_time_to_regain_access":-4}]}"#),
            None
        );
        assert_eq!(read("nonsense"), None);
    }
}
