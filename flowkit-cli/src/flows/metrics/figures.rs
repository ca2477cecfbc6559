//! A metric as a table, and as JSON.

use std::io::Write as _;

use flowkit_graph::{FlowMetric, Granularity, MetricCount, MetricName, MetricPoint};
use serde::Serialize;

use crate::failure::Result;
use crate::output::Output;
use crate::table::Columns;

/// A heading, and a row for each point.
pub(super) fn print(
    name: &MetricName,
    granularity: &Granularity,
    metric: &FlowMetric,
    output: &mut Output,
) -> Result<()> {
    let per = match granularity {
        Granularity::Day => "by day",
        Granularity::Hour => "by hour",
        _ => "of all time",
    };
    writeln!(output.stdout(), "{name} {per}")?;
    if metric.data_points.is_empty() {
        writeln!(output.stdout(), "no figures in that time")?;
        return Ok(());
    }
    let keys = keys(metric);
    let mut columns = Columns::of(std::iter::once("TIME").chain(keys.iter().copied()));
    for point in &metric.data_points {
        let time = point.timestamp.map(|at| at.to_string());
        let counts = keys.iter().map(|key| count(point, key));
        let cells: Vec<String> = std::iter::once(time.unwrap_or_default())
            .chain(counts)
            .collect();
        columns.cells(cells.iter().map(String::as_str));
    }
    columns.print(output.stdout())?;
    Ok(())
}

/// The keys that any point of a metric counts: seconds (`1`, `2`, `10+`) by their number, others in Meta's order.
fn keys(metric: &FlowMetric) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for count in metric.data_points.iter().flat_map(|point| &point.data) {
        if !keys.contains(&count.key.as_str()) {
            keys.push(&count.key);
        }
    }
    // `10+` comes after `10`; words stay where they are, because sorting keeps the order of what is equal.
    keys.sort_by_key(|key| {
        let number = key.trim_end_matches('+').parse::<u32>().unwrap_or(0);
        (number, key.ends_with('+'))
    });
    keys
}

/// The count of a key. Meta leaves out what was never counted, which is zero.
fn count(point: &MetricPoint, key: &str) -> String {
    let count = point.data.iter().find(|count| count.key == key);
    count.map_or(0.0, |count| count.value).to_string()
}

/// A point as Meta writes it, for `--format json`.
#[derive(Serialize)]
pub(super) struct Point<'a> {
    timestamp: Option<String>,
    data: Vec<Count<'a>>,
}

#[derive(Serialize)]
struct Count<'a> {
    key: &'a str,
    value: Number,
}

/// Whole numbers are written without `.0`.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Part(f64),
}

pub(super) fn points(metric: &FlowMetric) -> Vec<Point<'_>> {
    let count = |count: &'_ MetricCount| -> Number {
        // Up to 2^53 a float holds every whole number.
        let is_whole = count.value.fract() == 0.0 && count.value.abs() < 9_007_199_254_740_992.0;
        match is_whole {
            true => Number::Whole(count.value as i64),
            false => Number::Part(count.value),
        }
    };
    let points = metric.data_points.iter().map(|point| Point {
        timestamp: point.timestamp.map(|at| at.to_string()),
        data: point
            .data
            .iter()
            .map(|counted| Count {
                key: &counted.key,
                value: count(counted),
            })
            .collect(),
    });
    points.collect()
}
