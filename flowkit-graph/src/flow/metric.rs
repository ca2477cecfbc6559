//! Metrics of endpoints.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::{Call, Error};
use crate::open_enum::open_enum;
use crate::time::{or_default, timestamp};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

open_enum! {
    /// What is measured of an endpoint.
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/metrics_api>
    MetricName {
        /// How many requests.
        RequestCount = "ENDPOINT_REQUEST_COUNT",
        /// How many errors, by kind.
        RequestError = "ENDPOINT_REQUEST_ERROR",
        /// Which part of the requests failed, from 0 to 1.
        RequestErrorRate = "ENDPOINT_REQUEST_ERROR_RATE",
        /// How many requests took up to one second, two, …, ten, and longer.
        RequestLatencySecondsCeil = "ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL",
        /// How many health checks succeeded and failed.
        Availability = "ENDPOINT_AVAILABILITY",
    }
}

open_enum! {
    /// What one point of a metric stands for.
    Granularity {
        /// A day; 90 days back.
        Day = "DAY",
        /// An hour; 30 days back.
        Hour = "HOUR",
        /// All the time.
        Lifetime = "LIFETIME",
    }
}

/// Which metric is asked for.
///
/// ```
/// use flowkit_graph::{Granularity, MetricName, MetricQuery};
/// use jiff::civil::date;
///
/// let query = MetricQuery::new(MetricName::RequestCount, Granularity::Day)
///     .since(date(2026, 1, 28))
///     .until(date(2026, 2, 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "flow_metric() asks"]
pub struct MetricQuery {
    name: MetricName,
    granularity: Granularity,
    since: Option<Date>,
    until: Option<Date>,
}

impl MetricQuery {
    /// This metric, for as long as Meta keeps it.
    pub fn new(name: MetricName, granularity: Granularity) -> Self {
        Self {
            name,
            granularity,
            since: None,
            until: None,
        }
    }

    /// Only from this day on.
    pub fn since(mut self, day: Date) -> Self {
        self.since = Some(day);
        self
    }

    /// Only up to this day.
    pub fn until(mut self, day: Date) -> Self {
        self.until = Some(day);
        self
    }

    fn field(&self) -> Result<String> {
        for word in [self.name.as_str(), self.granularity.as_str()] {
            if word.is_empty()
                || !word
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            {
                return Err(Error::argument(
                    Call::Metric,
                    "the name of a metric or a granularity is not a word of capitals, digits and underscores",
                ));
            }
        }
        if let (Some(since), Some(until)) = (self.since, self.until)
            && since > until
        {
            return Err(Error::argument(
                Call::Metric,
                format!("the time ends ({until}) before it begins ({since})"),
            ));
        }
        let mut field = format!(
            "metric.name({}).granularity({})",
            self.name, self.granularity
        );
        if let Some(day) = self.since {
            field.push_str(&format!(".since({day})"));
        }
        if let Some(day) = self.until {
            field.push_str(&format!(".until({day})"));
        }
        Ok(field)
    }
}

/// A metric of a flow's endpoint.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct FlowMetric {
    /// Which one.
    #[serde(default)]
    pub name: Option<MetricName>,
    /// What one point stands for.
    #[serde(default)]
    pub granularity: Option<Granularity>,
    /// The points.
    #[serde(default, deserialize_with = "or_default")]
    pub data_points: Vec<MetricPoint>,
}

/// A point of a [`FlowMetric`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct MetricPoint {
    /// When it begins.
    #[serde(default, deserialize_with = "timestamp")]
    pub timestamp: Option<Timestamp>,
    /// What was counted.
    #[serde(default, deserialize_with = "or_default")]
    pub data: Vec<MetricCount>,
}

/// A number of a [`MetricPoint`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct MetricCount {
    /// What it counts: `value`, a kind of error such as `timeout_error`, seconds from `1` to `10` and `10+`, or
    /// `succeeded` and `failed`. What was never counted is missing.
    #[serde(default, deserialize_with = "or_default")]
    pub key: String,
    /// The number.
    #[serde(default, deserialize_with = "or_default")]
    pub value: f64,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    metric: Option<FlowMetric>,
}

impl GraphClient {
    /// A metric of a flow's endpoint, some hours late. Meta announced it as deprecated on 30 April 2026.
    ///
    /// ```no_run
    /// # use flowkit_graph::{Granularity, GraphClient, MetricName, MetricQuery};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let query = MetricQuery::new(MetricName::RequestError, Granularity::Day);
    /// for point in graph.flow_metric("1111", &query).await?.data_points {
    ///     println!("{:?} {:?}", point.timestamp, point.data);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/metrics_api>
    ///
    /// # Errors
    /// A time that ends before it begins, before anything is sent; Meta refuses with 139006 when there were fewer than 250
    /// requests; and an answer without a metric, now that they are deprecated.
    pub async fn flow_metric(&self, flow_id: &str, query: &MetricQuery) -> Result<FlowMetric> {
        ids::check(Call::Metric, "flow id", flow_id)?;
        let request = Request::get(Call::Metric, flow_id).query("fields", query.field()?);
        let answer: Answer = self.transport.call(&request).await?;
        answer.metric.ok_or_else(|| {
            let problem = "Meta gave no metric: it announced them as deprecated on 30 April 2026, and may have removed them";
            Error::answer(Call::Metric, flow_id, problem)
        })
    }
}
