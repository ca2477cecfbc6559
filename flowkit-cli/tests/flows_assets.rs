//! `flowkit flows assets`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod support;

use flowkit_fake_graph::{Answer, Fake, refusal};
use serde_json::json;
use support::{FINE, Folder};

/// A server with a flow that has this JSON.
fn fake_with(flow_json: &str) -> Fake {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", "DRAFT");
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(flow_json.to_owned());
    fake
}

/// What Meta answers for assets of these names.
fn named(fake: &Fake, names: &[&str]) -> Answer {
    let url = format!("{}/cdn/1111?signature=SIGNED", fake.url());
    let asset =
        |name: &&str| json!({ "name": name, "asset_type": "FLOW_JSON", "download_url": url });
    Answer::json(&json!({ "data": names.iter().map(asset).collect::<Vec<_>>() }))
}

#[test]
fn they_are_listed_without_their_signed_addresses() {
    let fake = fake_with(FINE);
    let ran = Folder::new("assets-list").run_at(&fake, ["flows", "assets", "1111"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "NAME       TYPE\nflow.json  FLOW_JSON\n");
    assert_eq!(ran.stderr, "");
    assert_eq!(fake.calls(), ["GET /1111/assets"]);
}

#[test]
fn programs_get_the_addresses() {
    let fake = fake_with(FINE);
    let folder = Folder::new("assets-json");
    let ran = folder.run_at(&fake, ["flows", "assets", "1111", "--format", "json"]);
    ran.ended(0);
    let url = format!("{}/cdn/1111?signature=SIGNED", fake.url());
    assert_eq!(
        ran.json_lines(),
        [
            json!({ "flow_id": "1111", "name": "flow.json", "asset_type": "FLOW_JSON", "download_url": url })
        ]
    );
}

#[test]
fn a_flow_without_json_has_none() {
    let fake = Fake::start_in_background();
    fake.lock().state.add("table", "DRAFT");
    let folder = Folder::new("assets-none");
    let ran = folder.run_at(&fake, ["flows", "assets", "1111"]);
    ran.ended(0);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "flow 1111 has no assets: no JSON was uploaded yet\n"
    );
    for args in [["--output", "flow.json"], ["--download", "dir"]] {
        let ran = folder.run_at(&fake, ["flows", "assets", "1111", args[0], args[1]]);
        ran.ended(1);
        assert!(
            ran.stderr
                .contains("= help: `flowkit flows push 1111 FILE` uploads one")
        );
        assert!(!folder.path().join(args[1]).exists());
    }
}

#[test]
fn the_json_goes_to_standard_output_byte_for_byte() {
    // Escape sequences, too, which are taken out of what the command itself says.
    let odd = "{\"title\": \"\u{1b}[31mred\u{1b}[0m\"}\r\n\n";
    let fake = fake_with(odd);
    let folder = Folder::new("assets-stdout");
    let ran = folder.run_at(&fake, ["flows", "assets", "1111", "--output", "-"]);
    ran.ended(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (odd, ""));
    let download = fake.lock().seen[1].clone();
    assert!(!download.headers.contains_key("authorization"));
}

#[test]
fn the_json_goes_to_a_file_that_is_not_there_yet() {
    let fake = fake_with(FINE);
    let folder = Folder::new("assets-file");
    let args = ["flows", "assets", "1111", "--output", "table.json"];
    let ran = folder.run_at(&fake, args);
    ran.ended(0);
    assert_eq!(folder.read("table.json"), FINE);
    assert_eq!(
        ran.stdout,
        format!(
            "NAME       TYPE       BYTES  FILE\nflow.json  FLOW_JSON  {}    table.json\n",
            FINE.len()
        )
    );

    folder.write("table.json", "mine");
    let calls = fake.calls().len();
    let ran = folder.run_at(&fake, args);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("`table.json` is there already, and nothing is overwritten"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.read("table.json"), "mine");
    assert_eq!(
        fake.calls().len(),
        calls + 1,
        "it is not downloaded for nothing"
    );
}

#[test]
fn all_go_into_a_directory() {
    let fake = fake_with(FINE);
    let folder = Folder::new("assets-download");
    let args = [
        "flows",
        "assets",
        "1111",
        "--download",
        "a/b",
        "--format",
        "json",
    ];
    let ran = folder.run_at(&fake, args);
    ran.ended(0);
    assert_eq!(folder.read("a/b/flow.json"), FINE);
    assert_eq!(
        ran.json_lines(),
        [json!({
            "flow_id": "1111", "name": "flow.json", "asset_type": "FLOW_JSON",
            "path": "a/b/flow.json", "bytes": FINE.len(),
        })]
    );
    folder.write("a/b/flow.json", "mine");
    folder.run_at(&fake, args).ended(2);
    assert_eq!(folder.read("a/b/flow.json"), "mine");
}

#[test]
fn names_from_meta_do_not_lead_out_of_the_directory() {
    let fake = fake_with(FINE);
    let folder = Folder::new("assets-names");
    folder.write("outside.json", "mine");
    let answer = named(&fake, &["../outside.json", "/tmp/x\u{1b}[2J", ".hidden"]);
    fake.answers([answer]);
    let ran = folder.run_at(&fake, ["flows", "assets", "1111", "--download", "dir"]);
    ran.ended(0);
    let mut names: Vec<_> = std::fs::read_dir(folder.path().join("dir"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["_._outside.json", "_hidden", "_tmp_x_[2J"]);
    assert_eq!(folder.read("outside.json"), "mine");
    assert!(!ran.stdout.contains('\u{1b}'), "{}", ran.stdout);
}

#[test]
fn two_of_one_name_are_not_written_over_each_other() {
    let fake = fake_with(FINE);
    let folder = Folder::new("assets-twice");
    let answer = named(&fake, &["flow.json", "FLOW.json"]);
    fake.answers([answer]);
    let ran = folder.run_at(&fake, ["flows", "assets", "1111", "--download", "dir"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("two assets of flow 1111"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path().join("dir").exists());
}

#[test]
fn an_expired_address_is_said_without_it() {
    let fake = fake_with(FINE);
    let answer = named(&fake, &["flow.json"]);
    let expired = answer.body.replace("SIGNED", "EXPIRED");
    fake.answers([Answer::text(200, expired)]);
    let folder = Folder::new("assets-expired");
    let ran = folder.run_at(&fake, ["flows", "assets", "1111", "--output", "x.json"]);
    ran.ended(2);
    assert!(
        ran.stderr.contains("list the assets again"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("EXPIRED"), "{}", ran.stderr);
    assert!(!folder.path().join("x.json").exists());
}

#[test]
fn metas_refusals_are_told() {
    let fake = Fake::start_in_background();
    let folder = Folder::new("assets-refused");
    let ran = folder.run_at(&fake, ["flows", "assets", "9"]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("code 100, subcode 33"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("the id does not exist"),
        "{}",
        ran.stderr
    );
    fake.answers([refusal(401, 190, json!({}))]);
    let ran = folder.run_at(&fake, ["flows", "assets", "9"]);
    ran.ended(3);
    assert!(
        ran.stderr
            .contains("the token is wrong, expired or revoked")
    );
}

#[test]
fn the_two_ways_to_download_exclude_each_other() {
    let fake = Fake::start_in_background();
    let args = [
        "flows",
        "assets",
        "1111",
        "--download",
        "d",
        "--output",
        "f",
    ];
    Folder::new("assets-both").run_at(&fake, args).ended(2);
    assert_eq!(fake.calls().len(), 0);
}
