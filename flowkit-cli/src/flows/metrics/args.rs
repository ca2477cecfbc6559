//! The arguments of `flowkit flows metrics`, and its help.

use clap::{Args, ValueHint};
use flowkit_graph::MetricName;

use super::time::TimeArgs;
use crate::cli::statuses;
use crate::flows::flow_name::FlowArgs;
use crate::flows::metric_name;

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
    #[command(flatten)]
    pub(super) flow: FlowArgs,

    /// Only this metric, by Meta's name or a short one; may be given again; without it, all five
    #[arg(long = "name", value_name = "METRIC", value_parser = metric_name::parse, value_hint = ValueHint::Other)]
    pub(super) names: Vec<MetricName>,

    #[command(flatten)]
    pub(super) time: TimeArgs,
}
