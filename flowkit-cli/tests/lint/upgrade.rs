//! `flowkit lint --upgrade`: what must change for another version.

use super::support::{FINE, Folder};

/// A document of this version that publishes, but not as 7.3: there a terminal screen has a Footer.
fn without_footer(version: &str) -> String {
    format!(
        r#"{{
  "version": "{version}",
  "screens": [
    {{ "id": "READ", "title": "Read", "terminal": true, "layout": {{ "type": "SingleColumnLayout", "children": [
      {{ "type": "TextBody", "text": "Hi" }}
    ] }} }}
  ]
}}
"#
    )
}

fn codes(line: &serde_json::Value) -> Vec<&str> {
    let findings = line["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["error"].as_str().unwrap_or("none"))
        .collect()
}

#[test]
fn what_the_version_asks_for_is_listed_and_nothing_else() {
    let folder = Folder::new("lint-upgrade");
    folder
        .write("old.json", without_footer("6.0"))
        .write("fine.json", FINE.replace("\"7.3\"", "\"6.0\""));
    folder.run(["lint", "old.json"]).ended(0);
    let ran = folder.run(["lint", "--upgrade", "7.3", "old.json"]);
    ran.ended(1);
    let title =
        "error[MISSING_FOOTER_ON_TERMINAL_SCREEN]: the terminal screen `READ` has no Footer";
    assert!(ran.stdout.starts_with(title), "{}", ran.stdout);
    assert!(ran.stdout.contains("--> old.json:4:5"), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "1 document checked for version 7.3: 1 error more\n"
    );
    // On the way there nothing changes.
    let ran = folder.run(["lint", "--upgrade", "7.0", "old.json"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "1 document checked for version 7.0: nothing else must change\n"
    );
    let ran = folder.run(["lint", "--upgrade", "7.3", "fine.json"]);
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "1 document checked for version 7.3: nothing else must change\n"
    );
}

#[test]
fn a_version_that_is_past_is_no_obstacle() {
    let folder = Folder::new("lint-upgrade-past");
    folder
        .write("frozen.json", without_footer("4.0"))
        .write("none.json", without_footer("1.0"))
        .write("new.json", without_footer("7.3"));
    for file in ["frozen.json", "none.json"] {
        let ran = folder.run(["lint", "--upgrade", "7.3", "--format", "json", file]);
        ran.ended(1);
        let line = &ran.json_lines()[0];
        assert_eq!(codes(line), ["MISSING_FOOTER_ON_TERMINAL_SCREEN"], "{file}");
        assert_eq!(line["upgrade"], "7.3");
        assert_eq!(line["valid"], false);
        assert_eq!(ran.stderr, "");
    }
    // What is there already is nothing to upgrade, whatever else is wrong with it.
    let ran = folder.run(["lint", "--upgrade", "7.3", "new.json"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr
            .starts_with("`new.json` is of version 7.3 already\n"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(["lint", "--upgrade", "7.0", "new.json"]);
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "warning: `new.json` is of version 7.3, and was not judged as one of an earlier version\n"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn errors_that_are_there_already_are_mentioned() {
    let folder = Folder::new("lint-upgrade-errors");
    folder.write(
        "wrong.json",
        without_footer("6.0").replace("\"text\"", "\"txt\""),
    );
    let ran = folder.run(["lint", "--upgrade", "7.3", "wrong.json"]);
    ran.ended(1);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.contains("`wrong.json` has errors as it is"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_warning_that_becomes_an_error_is_news() {
    let two_forms = FINE.replace(
        "{ \"type\": \"TextInput\"",
        r#"{ "type": "Form", "name": "f", "children": [] }, { "type": "Form", "name": "g", "children": [] },
          { "type": "TextBody", "text": "${data.nothing}" }, { "type": "TextInput""#,
    );
    let folder = Folder::new("lint-upgrade-news");
    folder.write("two.json", two_forms.replace("\"7.3\"", "\"6.3\""));
    let ran = folder.run(["lint", "--upgrade", "7.0", "--format", "json", "two.json"]);
    ran.ended(1);
    let found = ran.json_lines();
    assert_eq!(codes(&found[0]), ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN"]);
}

#[test]
fn only_what_may_be_published_is_a_version_to_go_to() {
    let folder = Folder::new("lint-upgrade-version");
    folder.write("old.json", without_footer("6.0"));
    for version in ["5.0", "7.4", "9.9", "seven"] {
        let ran = folder.run(["lint", "--upgrade", version, "old.json"]);
        ran.ended(2);
        assert!(ran.stderr.contains("7.2, 7.3]"), "{}", ran.stderr);
    }
}

#[test]
fn a_document_that_stands_in_something_else_is_not_fine() {
    let folder = Folder::new("lint-upgrade-wrapped");
    folder.write(
        "wrapped.json",
        format!(r#"{{"name": "x", "flow_json": {FINE}}}"#),
    );
    let ran = folder.run(["lint", "--upgrade", "7.3", "wrapped.json"]);
    ran.ended(1);
    assert!(
        ran.stderr.contains("`wrapped.json` has errors as it is"),
        "{}",
        ran.stderr
    );
}
