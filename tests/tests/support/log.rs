//! Everything that is logged in this process, at the finest level, and what must not be in it.

use std::io::Write;
use std::sync::{LazyLock, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::format::FmtSpan;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Every level, every target, every span with its fields, when it begins and when it ends.
static RECORDING: LazyLock<()> = LazyLock::new(|| {
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(|| Recorder)
        .init();
});

struct Recorder;

impl Write for Recorder {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // An event is written at once, so the lines of several threads do not mix.
        LINES.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Begins to record; all tests of a process write into one log.
pub fn record() {
    LazyLock::force(&RECORDING);
}

/// All that was logged so far.
pub fn recorded() -> String {
    String::from_utf8(LINES.lock().unwrap().clone()).unwrap()
}

/// What was logged of the requests to this path.
pub fn recorded_of(path: &str) -> String {
    let field = format!("flow=\"{path}\"");
    recorded()
        .lines()
        .filter(|line| line.contains(&field))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// As [`recorded_of`], and what was logged of no request at all, such as by the libraries below.
pub fn recorded_around(path: &str) -> String {
    let field = format!("flow=\"{path}\"");
    let other = |line: &&str| line.contains("flow=\"") && !line.contains(&field);
    recorded()
        .lines()
        .filter(|line| !other(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The ways in which these bytes could stand in a text: as they are, in hexadecimal, in base64 at any offset, as a list
/// of numbers.
pub fn forms(bytes: &[u8]) -> Vec<String> {
    let mut forms = vec![
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>(),
        bytes.iter().map(|byte| format!("{byte:02X}")).collect(),
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .join(":"),
        bytes
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        bytes
            .iter()
            .map(u8::to_string)
            .collect::<Vec<_>>()
            .join(","),
    ];
    forms.extend(String::from_utf8(bytes.to_vec()));
    for engine in [STANDARD, URL_SAFE] {
        for offset in 0..3 {
            let text = engine.encode([&vec![0; offset], bytes].concat());
            // Without the digits that depend on what stands before and after.
            let first = (offset * 8).div_ceil(6);
            let last = (offset + bytes.len()) * 8 / 6;
            forms.push(text[first..last].to_owned());
        }
    }
    forms
}

/// Which of these stand in a text, and in which line.
pub fn leaks(text: &str, private: &[Vec<u8>]) -> Vec<String> {
    let forms: Vec<String> = private.iter().flat_map(|bytes| forms(bytes)).collect();
    let found = forms
        .iter()
        .filter(|form| text.contains(*form))
        .flat_map(|form| {
            text.lines()
                .filter(move |line| line.contains(form))
                .map(move |line| format!("{form} in: {line}"))
        });
    found.collect()
}
