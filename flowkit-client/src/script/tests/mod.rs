//! The text of scripts, and the code that becomes of them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any;
mod faults;
mod formatted;

use proptest::prelude::*;

use super::{Act, Content, Script, ScriptErrorKind, Step};

fn script(text: &str) -> Script {
    text.parse().unwrap()
}

/// Every step once, as it is written.
pub(super) const EVERY_STEP: &str = r##"# flowkit script 1
with token "tok-1"
with token-signature "c2ln"
with today 2026-11-29
with platform ios
with client web-exact
with stage draft
with opened-on SUMMARY {"visit":"Dental care at 9"}
with message-id "wamid.2"
with advertised-flow "120363"
open
open-again
fill email "zoe@example.org"
fill "Your name" "Zoë \"Z\" O'Hara\n\\"
choose department dental
choose "Department" "Dental care"
choose-range stay 2026-12-01 2026-12-04
tick terms
tap "Continue"
tap "Continue#2"
clear date
clear stay end-date
attach photos photo 640x480
attach photos photo 640x480 seed 2 named "passport.jpg"
attach papers document pdf
attach papers document docx seed 3
attach papers sized pdf 1000000
attach papers text "note.txt" "Two rooms, please"
attach papers text "note" "{}" as application/json
attach papers file ./payslip.pdf
attach papers file ./payslip.pdf as "application/x+y" sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 named "p.pdf"
remove-file photos 0
back
close
retry
dismiss
wait 600ms
focus email
blur
type email "zoe@"
open-list department
open-dates date
pick stay end-date 2026-12-04
gesture {"at":3,"gesture":"tap"}
impossible tap "Continue"
refused tap "Continue"
failed open
network offline
network online
network heal
network slow 3s
network lose-request
network lose-answer
network break-connection
network status 500
network wrong-key
network expire-token "Ask for a new link"
expect screen SUMMARY
expect screen ""
expect snackbar "That slot has just been taken"
expect no-snackbar
expect error email
expect error email "Enter a valid address"
expect no-error email
expect error-screen
expect error-screen "Something went wrong"
expect text "Dental"
expect no-text "Dental"
expect enabled "Continue"
expect disabled "Continue"
expect value rooms ["1","2"]
expect value rooms
expect opened-url "https://example.org"
expect completed {"flow_token":"tok-1","rooms":["1",{"a":null}]}
cut-off
"##;

#[test]
fn every_step_is_written_as_it_is_read() {
    let every = script(EVERY_STEP);
    assert_eq!(every.to_string(), EVERY_STEP);
    assert_eq!(every.steps().len(), EVERY_STEP.lines().count() - 1);
}

#[test]
fn spaces_comments_and_line_ends_mean_nothing() {
    let loose = script(
        "\u{feff}\r\n  # flowkit script 1\n\n\topen  # the button\r\n fill   \"email\"\t\"a # b\" # c\n#\n tap a#b",
    );
    assert_eq!(loose, script("open\nfill email \"a # b\"\ntap \"a#b\""));
    assert_eq!(script(""), Script::default());
    assert_eq!(script("attach a photo 1x2   # x").steps().len(), 1);
    assert_eq!(
        script("with opened-on SUMMARY"),
        script("with opened-on \"SUMMARY\" { }")
    );
    assert_eq!(script("expect completed"), script("expect completed {}"));
}

#[test]
fn times_are_in_the_longest_unit_without_a_rest() {
    for (given, written) in [
        ("0ms", "0s"),
        ("600ms", "600ms"),
        ("1000ms", "1s"),
        ("90s", "90s"),
        ("120s", "2m"),
        ("48h", "2d"),
        ("1500us", "1500us"),
        ("18446744073709551615s", "18446744073709551615s"),
    ] {
        let read = script(&format!("wait {given}"));
        assert_eq!(
            read.to_string(),
            format!("# flowkit script 1\nwait {written}\n")
        );
    }
}

#[test]
fn what_does_not_show_is_escaped() {
    let hidden = "\u{202e}\u{1b}[2J\u{7f}\u{85}\u{2028}\u{200b}";
    let step = Step::Act(Act::Tap {
        which: hidden.to_owned(),
    });
    let line = step.to_string();
    assert_eq!(line, r#"tap "\u202e\u001b[2J\u007f\u0085\u2028\u200b""#);
    assert_eq!(script(&line).steps().next(), Some(&step));
}

#[test]
fn details_of_a_file_come_in_any_order() {
    let hash = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
    let other = script(&format!(
        "attach p file x.pdf named \"n\" sha256 {hash} as a/b"
    ));
    let Some(Step::Act(Act::Attach { file, .. })) = other.steps().next() else {
        unreachable!("an attachment was read");
    };
    assert_eq!(file.named.as_deref(), Some("n"));
    let Content::File { sha256, .. } = &file.content else {
        unreachable!("a file was read");
    };
    assert_eq!(sha256.unwrap().first(), Some(&0x9f));
}

#[test]
fn so_many_steps_are_read_and_no_more() {
    let most = "back\n".repeat(super::MOST_STEPS);
    assert_eq!(script(&most).steps().len(), super::MOST_STEPS);
    let error = format!("{most}back").parse::<Script>().unwrap_err();
    assert_eq!(error.line(), super::MOST_STEPS + 1);
    let long = " ".repeat(super::MOST_BYTES + 1).parse::<Script>();
    assert!(matches!(long.unwrap_err().kind(), ScriptErrorKind::Text));
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_as_it_was(script in any::script()) {
        let text = script.to_string();
        prop_assert_eq!(text.parse::<Script>().unwrap(), script, "{}", text);
    }

    #[test]
    fn whatever_is_written_becomes_rust(script in any::script()) {
        let code = script.to_rust();
        prop_assert!(syn::parse_file(&code).is_ok(), "{}", code);
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_place(text in any::lines()) {
        match text.parse::<Script>() {
            Ok(script) => {
                prop_assert_eq!(script.to_string().parse::<Script>().unwrap(), script);
            }
            Err(error) => {
                prop_assert!(error.line() >= 1 && error.line() <= text.lines().count().max(1));
                let line = text.lines().nth(error.line() - 1).unwrap_or_default();
                let most = line.chars().count() + 1;
                prop_assert!(error.column().is_none_or(|column| column >= 1 && column <= most));
            }
        }
    }
}
