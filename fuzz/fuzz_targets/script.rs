//! Any text as a script: read, written, read again, and turned into code.

#![no_main]

use flowkit_client::script::{MOST_STEPS, Script};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match text.parse::<Script>() {
        Ok(script) => {
            assert!(script.steps().len() <= MOST_STEPS);
            let written = script.to_string();
            let again: Script = written.parse().expect("what is written can be read");
            assert_eq!(again, script);
            assert!(script.to_rust().ends_with("    Ok(())\n}\n"));
        }
        Err(error) => {
            assert!(error.line() >= 1 && error.line() <= text.lines().count().max(1));
            assert!(!error.to_string().is_empty());
            if let Some(column) = error.column() {
                let line = text.lines().nth(error.line() - 1).unwrap_or_default();
                assert!(column >= 1 && column <= line.chars().count() + 1);
            }
        }
    }
});
