//! The command line of `flowkit flows metrics`.

use clap::{Args, ValueEnum, ValueHint};
use flowkit_graph::MetricName;
use jiff::civil::Date;

use crate::cli::statuses;
use crate::flows::{metric_name, named};

/// Show Meta's figures of a flow's endpoint
#[derive(Debug, Args)]
#[command(
    long_about = "Show Meta's figures of a flow's endpoint: requests, errors, latencies, health checks.\n\n\
        They are some hours late, and there are none for fewer than 250 requests. Meta announced them as deprecated on \
        30 April 2026 and may have removed them: this command then says so. The endpoint's own log and metrics count the \
        same, and the webhook field `flows` alerts to errors, latency and unavailability.\n\n\
        Metrics:\n  \
          request-count                 requests\n  \
          request-error                 errors, by kind\n  \
          request-error-rate            which part of the requests failed, from 0 to 1\n  \
          request-latency-seconds-ceil  requests that took up to one second, two, …, ten, and longer\n  \
          availability                  health checks that succeeded and failed",
    after_long_help = statuses!(
        "Meta does not give one of the metrics (any more, or for so few requests)",
        "flowkit flows metrics 1111",
        "flowkit flows metrics 1111 --name request-error --since 2026-03-01 --until 2026-03-07",
        "flowkit flows metrics 1111 --name ENDPOINT_REQUEST_COUNT --granularity hour --format json",
    )
)]
pub(crate) struct MetricsArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse, value_hint = ValueHint::Other)]
    pub(crate) id: String,

    /// Only this metric, by Meta's name or a short one; may be given again; without it, all five
    #[arg(long = "name", value_name = "METRIC", value_parser = metric_name::parse, value_hint = ValueHint::Other)]
    pub(crate) names: Vec<MetricName>,

    /// What one figure stands for
    #[arg(long, value_enum, value_name = "GRANULARITY", default_value_t = MetricGranularity::Day)]
    pub(crate) granularity: MetricGranularity,

    /// From this day on (YYYY-MM-DD, UTC); without it, from as long ago as Meta keeps
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(crate) since: Option<Date>,

    /// Up to this day; without it, today
    #[arg(long, value_name = "DATE", value_parser = date, value_hint = ValueHint::Other)]
    pub(crate) until: Option<Date>,
}

/// What one figure stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MetricGranularity {
    /// A day; Meta keeps 90 of them
    Day,
    /// An hour; Meta keeps 30 days of them
    Hour,
    /// All time
    Lifetime,
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "a date is written as 2026-03-01".to_owned())
}
