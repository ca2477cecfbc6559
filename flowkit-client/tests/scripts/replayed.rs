//! What a replay checks, and what it says where it stops.

use flowkit_client::script::{Script, ScriptError, ScriptErrorKind};

use crate::hotel::phone;

async fn replay(text: &str) -> Result<(), ScriptError> {
    let script: Script = text.parse()?;
    let mut phone = phone().in_chat().unwrap();
    script.replay(&mut phone).await.map(|_| ())
}

/// The expectation is met after these steps, and the other one is not: what was expected, and what was found.
async fn holds(steps: &str, met: &str, not_met: &str, expected: &str, found: &str) {
    replay(&format!("{steps}\nexpect {met}")).await.unwrap();
    let error = replay(&format!("{steps}\n\nexpect {not_met}"))
        .await
        .unwrap_err();
    assert_eq!(error.line(), steps.split('\n').count() + 2, "{error}");
    let ScriptErrorKind::Expectation {
        expected: told,
        found: shown,
    } = error.kind()
    else {
        panic!("{error}");
    };
    assert_eq!((told.as_str(), shown.as_str()), (expected, found));
    let text = error.to_string();
    assert!(text.contains(expected) && text.contains(found), "{text}");
}

#[tokio::test]
async fn expectations_are_checked_and_both_sides_shown() {
    holds(
        "open",
        "screen STAY",
        "screen FILES",
        "screen FILES",
        "screen STAY",
    )
    .await;
    holds("", "screen \"\"", "screen STAY", "screen STAY", "no screen").await;
    let refused = "open\ntap Continue";
    holds(
        refused,
        "snackbar \"no \\\"STAY\\\"\"",
        "snackbar x",
        "\"x\"",
        "\"no \\\"STAY\\\"\"",
    )
    .await;
    holds("open", "no-snackbar", "snackbar x", "\"x\"", "none").await;
    replay(&format!("{refused}\nexpect no-snackbar"))
        .await
        .unwrap_err();
    let wrong = "open\nfill email zoe";
    replay(&format!("{wrong}\nexpect error email"))
        .await
        .unwrap();
    replay(&format!("{wrong}\nexpect no-error email"))
        .await
        .unwrap_err();
    holds("open", "no-error email", "error email", "an error", "none").await;
    holds(
        "open",
        "text \"Sea v\"",
        "no-text \"Sea v\"",
        "nothing with \"Sea v\"",
        "\"Sea view\"",
    )
    .await;
    holds("open", "no-text Cellar", "text Cellar", "\"Cellar\"", TEXTS).await;
    holds(
        wrong,
        "disabled Continue",
        "enabled Continue",
        "enabled",
        "disabled",
    )
    .await;
    holds(
        "open",
        "enabled Continue",
        "disabled Continue",
        "disabled",
        "enabled",
    )
    .await;
    holds(
        "open\nchoose extras pool",
        "value extras [\"pool\"]",
        "value extras",
        "no value",
        "[\"pool\"]",
    )
    .await;
    holds("open", "value extras", "value extras []", "[]", "no value").await;
    let lost = "open\nrefused tap Away";
    holds(
        "open",
        "screen STAY",
        "error-screen",
        "an error in place of the screen",
        "none",
    )
    .await;
    replay(&format!("{lost}\nexpect error-screen"))
        .await
        .unwrap();
    replay(&format!("{lost}\nexpect error-screen x"))
        .await
        .unwrap_err();
}

const TEXTS: &str = "\"STAY\", \"E-mail\", \"email too\", \"Room\", \"Sea view\", \"3\", \"Garden\", \"Extras\", \"Pool\", \"Sauna\", \"Arrival\", \"From\", \"To\", \"I agree\", \"More\", \"More\", \"Away\", \"Continue\"";

#[tokio::test]
async fn a_completion_has_the_keys_that_are_named() {
    let steps = "with opened-on PAPERS {}\nopen\nattach papers document pdf\ntap Book";
    holds(
        steps,
        "completed {\"papers\": \"done\"}",
        "completed {\"papers\": \"x\"}",
        "\"papers\": \"x\"",
        "\"papers\": \"done\"",
    )
    .await;
    holds(
        steps,
        "completed",
        "completed {\"visit\": null}",
        "\"visit\": null",
        "no \"visit\" among flow_token, papers",
    )
    .await;
    holds(
        "open",
        "screen STAY",
        "completed",
        "the flow to be completed",
        "that it is not",
    )
    .await;
}

#[tokio::test]
async fn a_step_that_does_not_work_is_told_with_its_line() {
    let error = replay("open\n\n# so\ntap \"Contniue\"").await.unwrap_err();
    assert_eq!((error.line(), error.column()), (4, None));
    let text = error.to_string();
    assert!(
        text.starts_with("line 4: `tap \"Contniue\"`: screen STAY has no \"Contniue\": did you mean \"Continue\"?"),
        "{text}"
    );
    assert!(error.walk_error().is_some());
}

#[tokio::test]
async fn a_step_that_is_to_fail_must_fail_so() {
    replay("open\nimpossible tap Nowhere").await.unwrap();
    let error = replay("open\nimpossible tap Continue").await.unwrap_err();
    assert!(matches!(error.kind(), ScriptErrorKind::Worked), "{error}");
    let error = replay("open\nfailed tap Nowhere").await.unwrap_err();
    assert!(error.to_string().contains("was to be failed"), "{error}");
    assert!(error.walk_error().is_some());
}

#[tokio::test]
async fn an_open_phone_must_have_the_settings() {
    let mut phone = phone().open().await.unwrap();
    let script: Script = "with today 2026-11-29\nexpect screen STAY".parse().unwrap();
    script.replay(&mut phone).await.unwrap();
    let script: Script = "with today 2026-11-29\nwith platform ios".parse().unwrap();
    let error = script.replay(&mut phone).await.unwrap_err();
    assert!(matches!(error.kind(), ScriptErrorKind::Settings), "{error}");
    assert_eq!(error.line(), 2);
    assert!(error.to_string().contains("`with platform ios`"), "{error}");
}

#[tokio::test]
async fn the_network_does_what_the_script_says() {
    replay("network offline\nfailed open\nnetwork online\nretry\nexpect screen STAY")
        .await
        .unwrap();
}
