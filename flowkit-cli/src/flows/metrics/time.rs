//! The arguments for the time of figures, and for how long Meta keeps figures.

use clap::{Args, ValueEnum, ValueHint};
use flowkit_graph::Granularity;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::failure::{Failure, Result};

/// The arguments that say which time is meant.
#[derive(Debug, Args)]
pub(super) struct TimeArgs {
    /// What one figure stands for
    #[arg(long, value_enum, value_name = "GRANULARITY", default_value_t = MetricGranularity::Day)]
    pub(super) granularity: MetricGranularity,

    /// From this day on (YYYY-MM-DD, UTC); without it, from as long ago as Meta keeps
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(super) since: Option<Date>,

    /// Up to this day; without it, today
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(super) until: Option<Date>,
}

/// What one figure stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MetricGranularity {
    /// A day; Meta keeps 90 of them
    Day,
    /// An hour; Meta keeps 30 days of them
    Hour,
    /// All time
    Lifetime,
}

/// For clap: a day as an argument.
fn date(text: &str) -> std::result::Result<Date, String> {
    text.parse()
        .map_err(|_| "a date is written as 2026-03-01".to_owned())
}

/// Today in UTC.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

pub(super) fn granularity(args: &TimeArgs) -> Granularity {
    match args.granularity {
        MetricGranularity::Day => Granularity::Day,
        MetricGranularity::Hour => Granularity::Hour,
        MetricGranularity::Lifetime => Granularity::Lifetime,
    }
}

/// Complains about a time that Meta has no figures for, before anything is sent.
pub(super) fn check(args: &TimeArgs, today: Date) -> Result<()> {
    if let (Some(since), Some(until)) = (args.since, args.until)
        && since > until
    {
        return Err(Failure::new(format!(
            "the time ends (--until {until}) before it begins (--since {since})"
        )));
    }
    // East of UTC it may be tomorrow already.
    let tomorrow = today.saturating_add(1.day());
    if let Some(since) = args.since.filter(|since| *since > tomorrow) {
        return Err(Failure::new(format!("--since {since} is in the future")));
    }
    let (days, other) = match args.granularity {
        MetricGranularity::Day => (90_i64, "--granularity lifetime goes back further"),
        MetricGranularity::Hour => (30, "--granularity day goes back 90 days"),
        MetricGranularity::Lifetime => return Ok(()),
    };
    // West of UTC it may be yesterday still.
    let earliest = today.saturating_sub((days + 1).days());
    for (flag, day) in [("--since", args.since), ("--until", args.until)] {
        if let Some(day) = day.filter(|day| *day < earliest) {
            return Err(Failure::new(format!(
                "{flag} {day} is too long ago: Meta keeps these figures for {days} days"
            ))
            .with_help(other));
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn problem(granularity: MetricGranularity, since: &str, until: &str) -> Option<String> {
        let day = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let args = TimeArgs {
            granularity,
            since: day(since),
            until: day(until),
        };
        let failure = check(&args, "2026-04-10".parse().unwrap()).err()?;
        Some(failure.message().unwrap().to_owned())
    }

    #[test]
    fn meta_keeps_90_days_or_30_days_of_hours() {
        use MetricGranularity::{Day, Hour, Lifetime};
        assert_eq!(problem(Day, "", ""), None);
        assert_eq!(problem(Day, "2026-01-10", "2026-04-10"), None);
        assert_eq!(
            problem(Day, "2026-01-08", "").unwrap(),
            "--since 2026-01-08 is too long ago: Meta keeps these figures for 90 days"
        );
        assert_eq!(problem(Hour, "2026-03-11", ""), None);
        assert!(problem(Hour, "2026-03-09", "").unwrap().contains("30 days"));
        assert!(
            problem(Hour, "", "2026-03-09")
                .unwrap()
                .starts_with("--until")
        );
        assert_eq!(problem(Lifetime, "2024-01-01", ""), None);
    }

    #[test]
    fn time_runs_forwards_and_has_begun() {
        use MetricGranularity::Day;
        assert!(
            problem(Day, "2026-04-02", "2026-04-01")
                .unwrap()
                .contains("before it begins")
        );
        assert_eq!(problem(Day, "2026-04-01", "2026-04-01"), None);
        assert_eq!(problem(Day, "2026-04-11", ""), None);
        assert!(
            problem(Day, "2026-04-12", "")
                .unwrap()
                .contains("in the future")
        );
    }
}
