//! The Flow JSONs of the examples publish, and nothing in them breaks on the phone.
// Clippy knows `#[test]` functions, but not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

fn flows() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut flows: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    flows.sort();
    flows
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn nothing_is_found_in_any() {
    let flows = flows();
    let names: Vec<_> = flows.iter().map(|path| name(path)).collect();
    assert_eq!(
        names,
        [
            "appointment.json",
            "loan.json",
            "survey.json",
            "thumbs.json"
        ]
    );
    let (mut found, mut by_design) = (Vec::new(), Vec::new());
    for path in &flows {
        let report = flowkit_json::validate(&fs::read_to_string(path).unwrap());
        assert_eq!(report.version(), Some("7.3"), "{}", path.display());
        for finding in report.findings() {
            let level = finding.level();
            let list = if finding.is_by_design() {
                &mut by_design
            } else {
                &mut found
            };
            list.push(format!("{level:?}: {}", finding.render(name(path))));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    // TERMS of the clinic is there to be read: the only way on is the way back.
    let terms = "one can only leave the screen `TERMS` by going back";
    assert_eq!(by_design.len(), 1, "\n{}", by_design.join("\n"));
    assert!(by_design[0].contains(terms) && by_design[0].contains("appointment.json"));
}
