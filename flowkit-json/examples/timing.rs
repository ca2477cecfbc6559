//! How long reading takes: `cargo run --release -p flowkit-json --example timing`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use flowkit_json::{Document, read};

/// Just below the limit, so that every text is read to its end.
const TEN_MEGABYTES: usize = read::MAX_BYTES - 1024;

fn main() {
    report(
        "10 MB of Flow JSON",
        || flow(TEN_MEGABYTES),
        |text| Document::parse(text).is_ok(),
    );
    report(
        "10 MB in one long string",
        || format!("\"{}\"", "iVBORw0KGgo".repeat(TEN_MEGABYTES / 11)),
        is_json,
    );
    report(
        "10 MB of escapes",
        || format!("\"{}\"", "\\n\\u00e9".repeat(TEN_MEGABYTES / 8)),
        is_json,
    );
    report(
        "10 MB of one-digit numbers",
        || format!("[0{}]", ",0".repeat(TEN_MEGABYTES / 2)),
        is_json,
    );
    report(
        "30 screens",
        || flow_of_screens(30),
        |text| Document::parse(text).is_ok(),
    );
}

fn is_json(text: &str) -> bool {
    read::parse(text).is_ok()
}

fn report(what: &str, text: impl Fn() -> String, read: impl Fn(&str) -> bool) {
    let text = text();
    let times = (0..5).map(|_| {
        let start = Instant::now();
        assert!(read(&text), "{what} is read");
        start.elapsed()
    });
    let best = times.min().unwrap_or(Duration::ZERO);
    println!("{what}: {} bytes in {best:.2?}", text.len());
}

/// A flow of about `bytes` bytes.
fn flow(bytes: usize) -> String {
    // Screen numbers have a few digits more in a longer flow.
    let one_screen = flow_of_screens(1000).len() / 1000 + 12;
    flow_of_screens(bytes / one_screen)
}

fn flow_of_screens(count: usize) -> String {
    let mut screens = String::new();
    let mut routes = String::new();
    for number in 0..count {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            routes,
            "{comma}\n    \"SCREEN_{number}\": [\"SCREEN_{}\"]",
            (number + 1) % count
        );
        let _ = write!(
            screens,
            r#"{comma}
    {{
      "id": "SCREEN_{number}",
      "title": "Écran {number}",
      "data": {{"slots": {{"type": "array", "items": {{"type": "object"}}, "__example__": [{{"id": "1"}}]}}}},
      "layout": {{
        "type": "SingleColumnLayout",
        "children": [
          {{"type": "TextBody", "text": "Choose a \"slot\" that suits you"}},
          {{"type": "Dropdown", "name": "slot", "label": "Slot", "required": true, "data-source": "${{data.slots}}"}},
          {{
            "type": "Footer",
            "label": "Continue",
            "on-click-action": {{"name": "data_exchange", "payload": {{"slot": "${{form.slot}}"}}}}
          }}
        ]
      }}
    }}"#
        );
    }
    format!(
        "{{\n  \"version\": \"7.3\",\n  \"routing_model\": {{{routes}\n  }},\n  \"screens\": [{screens}\n  ]\n}}\n"
    )
}
