//! `flowkit lint` tells in one run what stands behind something that stops Meta's validator.

use serde_json::json;

use super::support::{FINE, Folder};

#[test]
fn a_version_that_never_was_hides_nothing() {
    let folder = Folder::new("lint-pending-version");
    let text = FINE
        .replace("\"7.3\"", "\"1.0\"")
        .replace("\"label\": \"Send\"", "\"lable\": \"Send\"");
    folder.write("ask.json", text);
    let ran = folder.run(["lint", "ask.json"]);
    ran.ended(1);
    let error = "error[INVALID_FLOW_JSON_VERSION]: there is no Flow JSON version `1.0`\n --> ask.json:2:14\n";
    assert!(ran.stdout.starts_with(error), "{}", ran.stdout);
    assert!(ran.stdout.contains("= help: write `7.3`"), "{}", ran.stdout);
    let pending = "pending[INVALID_PROPERTY_KEY]: as version 7.3: `Footer` has no property `lable`\n  --> ask.json:14:13\n";
    assert!(ran.stdout.contains(pending), "{}", ran.stdout);
    assert_eq!(
        ran.stderr,
        "1 document checked: 1 error, 2 pending findings\n"
    );
}

#[test]
fn every_format_knows_what_is_pending() {
    let folder = Folder::new("lint-pending-formats");
    folder.write(
        "ask.json",
        FINE.replace("\"Footer\"", "\"Foter\", \"lable\": 1"),
    );
    let ran = folder.run(["lint", "--format", "json", "ask.json"]);
    ran.ended(1);
    let findings = &ran.json_lines()[0]["findings"];
    assert_eq!(findings[0]["level"], "error");
    assert_eq!(
        findings[0]["message"],
        "`Foter` is not a type of component\nhelp: did you mean `Footer`?"
    );
    assert_eq!(findings[1]["level"], "pending");
    assert_eq!(findings[1]["error"], "INVALID_PROPERTY_KEY");
    assert_eq!(
        findings[1]["message"],
        "no component here has a property `lable`\nhelp: did you mean `label`?"
    );

    let ran = folder.run(["lint", "--format", "github", "ask.json"]);
    ran.ended(1);
    assert!(
        ran.stdout.lines().all(|line| line.starts_with("::error ")),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.stdout.lines().count(), 2);

    let ran = folder.run(["lint", "--format", "sarif", "ask.json"]);
    ran.ended(1);
    let log: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let told: Vec<_> = results
        .iter()
        .map(|result| (&result["ruleId"], &result["level"]))
        .collect();
    let expected = [
        (&json!("INVALID_PROPERTY_VALUE"), &json!("error")),
        (&json!("INVALID_PROPERTY_KEY"), &json!("error")),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_request_that_creates_a_flow_is_recognised() {
    let folder = Folder::new("lint-pending-wrapped");
    folder
        .write(
            "body.json",
            format!(r#"{{"name": "ask", "categories": ["OTHER"], "flow_json": {FINE}}}"#),
        )
        .write(
            "text.json",
            json!({ "name": "ask", "flow_json": FINE }).to_string(),
        );
    for (file, how) in [
        ("body.json", "`jq .flow_json FILE"),
        ("text.json", "`jq -r .flow_json FILE"),
    ] {
        let ran = folder.run(["lint", file]);
        ran.ended(1);
        assert!(
            ran.stdout.contains("the Flow JSON stands in `flow_json`"),
            "{}",
            ran.stdout
        );
        assert!(ran.stdout.contains(how), "{}", ran.stdout);
        assert_eq!(ran.stderr, "1 document checked: 1 error\n");
    }
}
