//! What is said of a script that cannot be read.

use super::super::Script;

fn says(text: &str, expected: &str) {
    let error = text.parse::<Script>().unwrap_err();
    assert_eq!(error.to_string(), expected, "{text}");
}

#[test]
fn a_misspelt_word_is_told_with_the_nearest() {
    says(
        "open\n  tpa \"Continue\"",
        "line 2, column 3: there is no step \"tpa\": did you mean \"tap\"?",
    );
    says(
        "network ofline",
        "line 1, column 9: \"ofline\" is not a change of the network: did you mean \"offline\"?",
    );
    says(
        "with platform windows",
        "line 1, column 15: \"windows\" is not a platform: there are android, ios, web",
    );
    says(
        "impossible expect",
        "line 1, column 12: there is no step \"expect\": there are open, open-again, fill, choose, choose-range, tick, tap, clear, attach, remove-file, back, close, retry, dismiss, wait, focus, blur, type, open-list, open-dates, pick, gesture",
    );
    says(
        "attach photos photo 640x480 sed 2",
        "line 1, column 29: \"sed\" is not a detail of this file: did you mean \"seed\"?",
    );
}

#[test]
fn what_is_missing_is_named() {
    says(
        "fill email   # x",
        "line 1, column 14: here should be the text that is typed",
    );
    says(
        "attach photos",
        "line 1, column 14: here should be a file: one of photo, document, sized, text, file",
    );
    says(
        "expect",
        "line 1, column 7: here should be something to expect: one of screen, snackbar, no-snackbar, error, no-error, error-screen, text, no-text, enabled, disabled, value, opened-url, completed",
    );
}

#[test]
fn what_is_too_much_is_shown() {
    says(
        "fill email zoe at example",
        "line 1, column 16: nothing more is read in a line `fill`, and there is `at example` (a text with spaces stands in quotes)",
    );
    says(
        "open\n\nwith today 2026-12-01",
        "line 3: a line `with …` says which phone it is, and stands above all other steps",
    );
}

#[test]
fn texts_and_values_are_told_where_they_break() {
    says(
        "fill email \"zoe",
        "line 1, column 12: the text has no quote at its end",
    );
    says(
        "fill émail zoe\"s",
        "line 1, column 15: a quote stands within a word: put all of the text into quotes, and \\\" for a quote in it",
    );
    says(
        "fill email \"a\"b",
        "line 1, column 15: a space must follow after a text",
    );
    says(
        "expect completed {\"a\": }",
        "line 1, column 24: what the completion holds cannot be read: expected value",
    );
    says(
        "expect completed [1]",
        "line 1, column 18: what the completion holds is an object, such as {\"id\": \"1\"}",
    );
    says(
        "wait 3",
        "line 1, column 6: \"3\" is not a time such as 600ms, 3s, 5m, 2h or 15d",
    );
    says(
        "attach photos photo 640x70000",
        "line 1, column 21: \"640x70000\" is not the size of a photo, such as 640x480, of at most 65535 pixels each way",
    );
    says(
        "with today 2026-02-30",
        "line 1, column 12: \"2026-02-30\" is not a day such as 2026-12-01",
    );
}

#[test]
fn later_versions_are_refused() {
    says(
        "\n# flowkit script 2\nfly",
        "line 2, column 18: the script is of version 2, and this flowkit reads version 1: take one that is as new as the script",
    );
    says(
        "# flowkit script one",
        "line 1, column 18: \"one\" is no version of a script: write `# flowkit script 1`",
    );
}
