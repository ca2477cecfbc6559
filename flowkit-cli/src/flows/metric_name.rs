//! The metrics' names.

use flowkit_graph::MetricName;

/// All there are, in the order in which they are shown.
pub(crate) const ALL: [MetricName; 5] = [
    MetricName::RequestCount,
    MetricName::RequestError,
    MetricName::RequestErrorRate,
    MetricName::RequestLatencySecondsCeil,
    MetricName::Availability,
];

/// What all of Meta's names begin with.
const PREFIX: &str = "ENDPOINT_";

/// For clap: Meta's name, or the same without its beginning, in any case, with dashes.
pub(crate) fn parse(text: &str) -> Result<MetricName, String> {
    let word = text.trim().to_ascii_uppercase().replace('-', "_");
    let full = match word.starts_with(PREFIX) {
        true => word,
        false => format!("{PREFIX}{word}"),
    };
    if let Some(name) = ALL.into_iter().find(|name| name.as_str() == full) {
        return Ok(name);
    }
    let names: Vec<String> = ALL.iter().map(short).collect();
    let wanted = text.trim().to_ascii_lowercase().replace('_', "-");
    Err(
        match flowkit_json::nearest(&wanted, names.iter().map(String::as_str)) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("the metrics are {}", names.join(", ")),
        },
    )
}

fn short(name: &MetricName) -> String {
    let name = name.as_str();
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    name.to_ascii_lowercase().replace('_', "-")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_taken_in_each_way() {
        for name in ALL {
            let meta = name.as_str();
            for text in [meta.to_owned(), meta.to_lowercase(), short(&name)] {
                assert_eq!(parse(&text).unwrap(), name, "{text}");
            }
        }
    }

    #[test]
    fn others_are_refused_with_the_nearest() {
        assert_eq!(
            parse("request_cuont").unwrap_err(),
            "did you mean `request-count`?"
        );
        assert!(
            parse("cpu")
                .unwrap_err()
                .starts_with("the metrics are request-count, ")
        );
    }
}
