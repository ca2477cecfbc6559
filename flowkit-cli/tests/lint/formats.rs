//! `--format`: what programs are given.

use serde_json::json;

use super::support::Folder;
use super::{misspelt, too_long, twice};

#[test]
fn json_has_one_object_per_document_and_line() {
    let folder = Folder::new("lint-json");
    folder
        .write("ask.json", misspelt())
        .write("long.json", too_long());
    let ran = folder.run(["lint", "--format", "json", "ask.json", "long.json"]);
    ran.ended(1);
    assert_eq!(ran.stderr, "");
    let lines = ran.json_lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["valid"], false);
    assert_eq!(
        lines[0]["findings"][1],
        json!({
            "level": "error",
            "error": "INVALID_PROPERTY_KEY",
            "error_type": "FLOW_JSON_ERROR",
            "message": "item 1 of `screens` has no property `ttle`\nhelp: did you mean `title`?",
            "path": "screens[0].ttle",
            "line_start": 6, "line_end": 6, "column_start": 7, "column_end": 13,
        })
    );
    // Of several lines: from the first character up to the place behind the last.
    let missing = &lines[0]["findings"][0];
    assert_eq!(missing["error"], "MISSING_REQUIRED_PROPERTY");
    assert_eq!(
        (&missing["line_start"], &missing["line_end"]),
        (&json!(4), &json!(19))
    );
    // What only the phone minds is valid, and has no code of Meta's.
    let device = &lines[1]["findings"][0];
    assert_eq!(lines[1]["valid"], true);
    assert_eq!(device["level"], "device");
    assert!(device["error"].is_null() && device["error_type"].is_null());
    // The order of the members is part of the format.
    let order = [
        "\"file\"",
        "\"valid\"",
        "\"version\"",
        "\"findings\"",
        "\"level\"",
        "\"error\"",
        "\"error_type\"",
        "\"message\"",
        "\"path\"",
        "\"line_start\"",
        "\"line_end\"",
        "\"column_start\"",
        "\"column_end\"",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|key| ran.stdout.find(key).unwrap())
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn columns_count_characters() {
    let folder = Folder::new("lint-columns");
    let wide = misspelt().replace("\"version\"", "\"größe日本😀\": 1, \"version\"");
    folder.write("wide.json", &wide);
    let ran = folder.run(["lint", "--format", "json", "wide.json"]);
    let lines = ran.json_lines();
    let finding = &lines[0]["findings"][0];
    assert_eq!(finding["error"], "INVALID_PROPERTY_KEY");
    assert_eq!(
        (&finding["column_start"], &finding["column_end"]),
        (&json!(3), &json!(13))
    );
    let shown = folder.run(["lint", "wide.json"]).stdout;
    // Marked by what the terminal shows: these letters are two cells wide.
    assert!(shown.contains("2 |   \"größe日本😀\": 1"), "{shown}");
    assert!(
        shown.contains(&format!("  |   {}\n", "^".repeat(13))),
        "{shown}"
    );
}

#[test]
fn github_shows_findings_beside_their_lines() {
    let folder = Folder::new("lint-github");
    folder
        .write("a,b.json", misspelt())
        .write("long.json", too_long())
        .write("twice.json", twice());
    let ran = folder.run([
        "lint",
        "--format",
        "github",
        "a,b.json",
        "long.json",
        "twice.json",
        "ntwice.json",
    ]);
    ran.ended(2);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{lines:#?}");
    // Columns only go with a fault within one line.
    assert!(lines[0].starts_with(
        "::error file=a%2Cb.json,line=4,endLine=19,title=MISSING_REQUIRED_PROPERTY::"
    ));
    assert_eq!(
        lines[1],
        "::error file=a%2Cb.json,line=6,col=7,endLine=6,endColumn=13,title=INVALID_PROPERTY_KEY\
         ::item 1 of `screens` has no property `ttle`%0Ahelp: did you mean `title`?"
    );
    assert!(
        lines[2].starts_with("::warning file=long.json,line=14,col="),
        "{}",
        lines[2]
    );
    assert!(lines[2].contains(",title=device::"), "{}", lines[2]);
    assert!(
        lines[3].starts_with("::notice file=twice.json,"),
        "{}",
        lines[3]
    );
    assert!(
        lines[4].starts_with("::error file=ntwice.json::there is no file `ntwice.json`"),
        "{}",
        lines[4]
    );
    let strict = folder.run(["lint", "--strict", "--format", "github", "long.json"]);
    strict.ended(1);
    assert!(
        strict.stdout.starts_with("::error file=long.json,"),
        "{}",
        strict.stdout
    );
}

#[test]
fn sarif_is_one_log_of_all_documents() {
    let folder = Folder::new("lint-sarif");
    folder
        .write("flows/my ask.json", misspelt())
        .write("long.json", too_long());
    let args = [
        "lint",
        "--format",
        "sarif",
        "flows/my ask.json",
        "long.json",
        "ntwice.json",
    ];
    let ran = folder.run(args);
    ran.ended(2);
    let log: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!((rules.len(), results.len()), (3, 3));
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "flows/my%20ask.json");
    let region = json!({ "startLine": 6, "startColumn": 7, "endLine": 6, "endColumn": 13 });
    assert_eq!(place["region"], region);
    let levels: Vec<_> = results
        .iter()
        .map(|result| result["level"].as_str().unwrap())
        .collect();
    assert_eq!(levels, ["error", "error", "warning"]);
    let fine = folder.run(["lint", "--format", "sarif", "long.json"]);
    fine.ended(0);
    let log: serde_json::Value = serde_json::from_str(&fine.stdout).unwrap();
    assert_eq!(
        log["runs"][0]["invocations"],
        json!([{ "executionSuccessful": true }])
    );
}
