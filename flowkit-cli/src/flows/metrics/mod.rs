//! `flowkit flows metrics`.

mod args;
mod figures;
mod missing;
mod time;

use flowkit_graph::{Granularity, GraphClient, MetricName, MetricQuery};
use serde::Serialize;

use super::metric_name;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use missing::Missing;

pub(super) use args::MetricsArgs;

/// A metric as `--format json` prints it: with Meta's names.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    name: &'a MetricName,
    granularity: &'a Granularity,
    data_points: Option<Vec<figures::Point<'a>>>,
    /// Why there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'static str>,
}

impl<'a> Line<'a> {
    fn about(id: &'a str, name: &'a MetricName, granularity: &'a Granularity) -> Self {
        Self {
            id,
            name,
            granularity,
            data_points: None,
            missing: None,
        }
    }
}

pub(super) async fn run(
    args: &MetricsArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    time::check(&args.time, time::today())?;
    let granularity = time::granularity(&args.time);
    // However the metrics were named, each is shown once and in our order.
    let wanted = |name: &MetricName| args.names.is_empty() || args.names.contains(name);
    let names = metric_name::ALL.into_iter().filter(wanted);
    let mut missing = Missing::default();
    let mut shown = 0;
    for name in names {
        let mut query = MetricQuery::new(name.clone(), granularity.clone());
        if let Some(day) = args.time.since {
            query = query.since(day);
        }
        if let Some(day) = args.time.until {
            query = query.until(day);
        }
        let waiting = Waiting::new(format!("asking for {name}"));
        let answer = graph.flow_metric(&id, &query).await;
        drop(waiting);
        match answer {
            Ok(metric) if settings.is_json() => output.json(&Line {
                data_points: Some(figures::points(&metric)),
                ..Line::about(&id, &name, &granularity)
            })?,
            Ok(metric) => {
                if shown > 0 {
                    std::io::Write::write_all(output.stdout(), b"\n")?;
                }
                figures::print(&name, &granularity, &metric, output)?;
                shown += 1;
            }
            Err(error) => {
                let why = missing.add(&name, error)?;
                if settings.is_json() {
                    output.json(&Line {
                        missing: Some(why.as_str()),
                        ..Line::about(&id, &name, &granularity)
                    })?;
                }
            }
        }
    }
    missing.say_what_is_missing(&id, output)
}
