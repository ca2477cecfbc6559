//! What the macros and what they are built from add to a cold build, from cargo's own timing report.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// Seconds by package, out of a report of `cargo build --timings`.
///
/// The report is a page with the units as JSON, a member a line.
pub(crate) fn seconds(report: &str) -> BTreeMap<String, f64> {
    let mut seconds = BTreeMap::new();
    let mut name = None;
    for line in report.lines().map(str::trim) {
        if let Some(text) = member(line, "name") {
            name = Some(text.trim_matches('"').to_owned());
        } else if let Some(text) = member(line, "duration")
            && let (Some(name), Ok(duration)) = (name.take(), text.parse::<f64>())
        {
            *seconds.entry(name).or_default() += duration;
        }
    }
    seconds
}

fn member<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let rest = line.strip_prefix('"')?.strip_prefix(key)?;
    Some(rest.strip_prefix("\": ")?.trim_end_matches(','))
}

/// Prints what a report says.
pub(crate) fn print(timings: &Path) -> Result<(), Box<dyn Error>> {
    let report = std::fs::read_to_string(timings.join("cargo-timing.html"))?;
    let seconds = seconds(&report);
    let of = |name: &str| seconds.get(name).copied().unwrap_or_default();
    let tokens: f64 = ["proc-macro2", "quote", "unicode-ident"]
        .into_iter()
        .map(of)
        .sum();
    println!(
        "added to a cold build (one job): syn {:.1} s, proc-macro2, quote and unicode-ident {tokens:.1} s, \
         flowkit-json {:.1} s, flowkit-macros {:.1} s",
        of("syn"),
        of("whatsapp-flowkit-json"),
        of("whatsapp-flowkit-macros")
    );
    if of("whatsapp-flowkit-json") == 0.0 || of("syn") == 0.0 {
        return Err("cargo's timing report has another form than this program reads".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_summed_by_package() {
        let report = "const UNIT_DATA = [\n  {\n    \"i\": 0,\n    \"name\": \"syn\",\n    \"start\": 0.1,\n    \"duration\": 1.5,\n  },\n  \
             {\n    \"name\": \"syn\",\n    \"duration\": 0.25,\n  },\n  {\n    \"name\": \"quote\",\n    \"duration\": 0.4,\n  }\n];";
        let seconds = seconds(report);
        assert_eq!(seconds.get("syn"), Some(&1.75));
        assert_eq!(seconds.get("quote"), Some(&0.4));
    }
}
