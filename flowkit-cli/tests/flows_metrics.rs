//! `flowkit flows metrics`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Answer, Fake, refusal};
use serde_json::{Value, json};
use support::Folder;

fn fake() -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", "PUBLISHED");
    fake
}

fn metric(points: Value) -> Answer {
    Answer::json(&json!({ "id": "1111", "metric": { "data_points": points } }))
}

fn counts(counts: &[(&str, f64)]) -> Value {
    let count = |(key, value): &(&str, f64)| json!({ "key": key, "value": value });
    counts.iter().map(count).collect()
}

#[test]
fn a_table_for_each_of_the_five() {
    let fake = fake();
    let day = |day: u8, data: Value| json!({ "timestamp": format!("2026-03-0{day}T08:00:00+0000"), "data": data });
    fake.answers([
        metric(json!([day(1, counts(&[("value", 315.0)]))])),
        metric(json!([
            day(1, counts(&[("timeout_error", 5.0)])),
            day(
                2,
                counts(&[("cannot_be_served", 1.0), ("timeout_error", 12.0)])
            ),
        ])),
        metric(json!([day(1, counts(&[("value", 0.0159)]))])),
        metric(json!([
            day(1, counts(&[("10+", 1.0), ("2", 9.0), ("10", 3.0)])),
            day(2, counts(&[("1", 400.0)])),
        ])),
        metric(json!([])),
    ]);
    let ran = Folder::new("metrics").run_at(&fake, ["flows", "metrics", "1111"]);
    ran.ended(0);
    let expected = "\
ENDPOINT_REQUEST_COUNT by day
TIME                  value
2026-03-01T08:00:00Z  315

ENDPOINT_REQUEST_ERROR by day
TIME                  timeout_error  cannot_be_served
2026-03-01T08:00:00Z  5              0
2026-03-02T08:00:00Z  12             1

ENDPOINT_REQUEST_ERROR_RATE by day
TIME                  value
2026-03-01T08:00:00Z  0.0159

ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL by day
TIME                  1    2  10  10+
2026-03-01T08:00:00Z  0    9  3   1
2026-03-02T08:00:00Z  400  0  0   0

ENDPOINT_AVAILABILITY by day
no figures in that time
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.stderr, "");
    let asked = [
        "ENDPOINT_REQUEST_COUNT",
        "ENDPOINT_REQUEST_ERROR",
        "ENDPOINT_REQUEST_ERROR_RATE",
        "ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL",
        "ENDPOINT_AVAILABILITY",
    ];
    let asked = asked.map(|name| format!("GET /1111?fields=metric.name({name}).granularity(DAY)"));
    assert_eq!(fake.calls(), asked);
}

#[test]
fn only_those_asked_for_and_only_that_time() {
    let fake = fake();
    let folder = Folder::new("metrics-some");
    let today = jiff::Timestamp::now().to_string()[..10].to_owned();
    let ran = folder.run_at(
        &fake,
        [
            "flows",
            "metrics",
            "1111",
            "--name",
            "availability",
            "--name",
            "request_count",
            "--name",
            "ENDPOINT_REQUEST_COUNT",
            "--granularity",
            "hour",
            "--since",
            &today,
            "--until",
            &today,
            "--format",
            "json",
        ],
    );
    ran.ended(0);
    let modifiers = format!("granularity(HOUR).since({today}).until({today})");
    assert_eq!(
        fake.calls(),
        [
            format!("GET /1111?fields=metric.name(ENDPOINT_REQUEST_COUNT).{modifiers}"),
            format!("GET /1111?fields=metric.name(ENDPOINT_AVAILABILITY).{modifiers}"),
        ]
    );
    let points = json!([
        { "timestamp": "2026-01-28T08:00:00Z", "data": [{ "key": "timeout_error", "value": 5 }] },
    ]);
    let line = |name: &str| json!({ "id": "1111", "name": name, "granularity": "HOUR", "data_points": points });
    assert_eq!(
        ran.json_lines(),
        [
            line("ENDPOINT_REQUEST_COUNT"),
            line("ENDPOINT_AVAILABILITY")
        ]
    );
    // As text: whole numbers are written as such.
    assert!(ran.stdout.contains("\"value\":5}"), "{}", ran.stdout);
}

#[test]
fn too_few_requests_and_removed_metrics_are_said_once_each() {
    let fake = fake();
    let gone = json!({ "message": "(#100) Tried accessing nonexisting field (metric) on node type (Flow)" });
    fake.answers([
        refusal(400, 139_006, json!({})),
        refusal(400, 139_006, json!({})),
        metric(json!([])),
        Answer::json(&json!({ "id": "1111" })),
        refusal(400, 100, gone),
    ]);
    let ran = Folder::new("metrics-missing").run_at(&fake, ["flows", "metrics", "1111"]);
    ran.ended(1);
    assert_eq!(
        ran.stdout,
        "ENDPOINT_REQUEST_ERROR_RATE by day\nno figures in that time\n"
    );
    let expected = "\
warning: Meta gives no ENDPOINT_REQUEST_COUNT, ENDPOINT_REQUEST_ERROR of flow 1111: there were fewer than 250 requests in that time (code 139006)
  = help: ask for a longer time: an earlier --since, or --granularity lifetime
warning: Meta gave no ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL, ENDPOINT_AVAILABILITY of flow 1111: it announced these metrics as deprecated on 30 April 2026, and may have removed them
  = help: the endpoint's own log and metrics count its requests, errors and latencies; the webhook field `flows` alerts to errors, latency and unavailability
";
    assert_eq!(ran.stderr, expected);
}

#[test]
fn programs_are_told_what_is_missing() {
    let fake = fake();
    fake.answers([
        refusal(400, 139_006, json!({})),
        Answer::json(&json!({ "id": "1111", "metric": null })),
    ]);
    let ran = Folder::new("metrics-missing-json").run_at(
        &fake,
        [
            "flows",
            "metrics",
            "1111",
            "--format",
            "json",
            "--name",
            "request-count",
            "--name",
            "request-error",
            "--granularity",
            "lifetime",
        ],
    );
    ran.ended(1);
    let line = |name: &str, why: &str| json!({ "id": "1111", "name": name, "granularity": "LIFETIME", "data_points": null, "missing": why });
    assert_eq!(
        ran.json_lines(),
        [
            line("ENDPOINT_REQUEST_COUNT", "too_few_requests"),
            line("ENDPOINT_REQUEST_ERROR", "not_given"),
        ]
    );
}

#[test]
fn other_refusals_are_refusals() {
    let fake = fake();
    let folder = Folder::new("metrics-refused");
    let ran = folder.run_at(&fake, ["flows", "metrics", "9"]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("cannot get the metric of flow 9"),
        "{}",
        ran.stderr
    );
    // An answer that cannot be read is no removed metric.
    fake.answers([Answer::json(&json!({ "metric": 7 }))]);
    let ran = folder.run_at(&fake, ["flows", "metrics", "1111"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("not what its reference says"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_meta_has_no_figures_for_is_not_asked() {
    let fake = fake();
    let folder = Folder::new("metrics-nonsense");
    for (more, why) in [
        (
            &["--name", "request-cuont"][..],
            "did you mean `request-count`?",
        ),
        (
            &["--name", "cpu"],
            "the metrics are request-count, request-error, ",
        ),
        (&["--since", "yesterday"], "a date is written as 2026-03-01"),
        (
            &["--since", "2020-01-01"],
            "too long ago: Meta keeps these figures for 90 days",
        ),
        (
            &["--since", "2020-01-01", "--granularity", "hour"],
            "for 30 days",
        ),
        (
            &["--since", "2026-02-02", "--until", "2026-02-01"],
            "before it begins",
        ),
        (&["--since", "9998-01-01"], "in the future"),
        (
            &["--granularity", "week"],
            "[possible values: day, hour, lifetime]",
        ),
    ] {
        let args = [&["flows", "metrics", "1111"][..], more].concat();
        let ran = folder.run_answering(&fake, &args, "");
        ran.ended(2);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
    assert_eq!(fake.calls().len(), 0);
}
