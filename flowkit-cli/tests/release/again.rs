//! A second release, which changes nothing.

use crate::{changing, edit, project, release, released, server};

#[test]
fn a_second_release_only_reads() {
    let (folder, fake) = (project("release-again"), server());
    released(&folder, &fake);
    let lock = folder.read("flowkit.lock");
    let written = std::fs::metadata(folder.path().join("flowkit.lock")).unwrap();
    for args in [&["--yes"][..], &[], &["--dry-run"]] {
        let ran = release(&folder, &fake, args);
        ran.ended(0);
        assert_eq!(ran.stdout, "");
        assert_eq!(ran.stderr, "nothing to change in `staging`\n");
        assert_eq!(changing(&fake), [""; 0]);
        assert_eq!(folder.read("flowkit.lock"), lock);
    }
    let now = std::fs::metadata(folder.path().join("flowkit.lock")).unwrap();
    assert_eq!(written.modified().unwrap(), now.modified().unwrap());
    // By their ids: the account's list is not read.
    assert!(!fake.calls().iter().any(|call| call.starts_with("GET /900")));
}

#[test]
fn programs_are_told_how_each_flow_fares() {
    let (folder, fake) = (project("release-again-json"), server());
    released(&folder, &fake);
    let ran = release(&folder, &fake, &["--format", "json"]);
    let lines = ran.ended(0).json_lines();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line["step"].as_str(),
                line["id"].as_str(),
                line["status"].as_str(),
            )
        })
        .map(|(step, id, status)| format!("{step:?} {id:?} {status:?}"))
        .collect();
    assert_eq!(
        told,
        [
            "Some(\"check\") Some(\"1111\") Some(\"PUBLISHED\")",
            "Some(\"check\") Some(\"1112\") Some(\"PUBLISHED\")"
        ]
    );
}

#[test]
fn white_space_and_the_order_of_members_are_no_change() {
    let (folder, fake) = (project("release-white"), server());
    released(&folder, &fake);
    let lock = folder.read("flowkit.lock");
    edit(
        &folder,
        "flows/question.json",
        "\"id\": \"ASK\",\n      \"title\": \"Ask\",",
        "\"title\":    \"\\u0041sk\", \"id\":\"ASK\",",
    );
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert_eq!(ran.stderr, "nothing to change in `staging`\n");
    assert_eq!(changing(&fake), [""; 0]);
    assert_eq!(folder.read("flowkit.lock"), lock);
}

#[test]
fn without_its_lock_file_a_release_finds_its_flows_by_name() {
    let (folder, fake) = (project("release-lost-lock"), server());
    released(&folder, &fake);
    let lock = folder.read("flowkit.lock");
    std::fs::remove_file(folder.path().join("flowkit.lock")).unwrap();
    let ran = release(&folder, &fake, &["--dry-run"]);
    ran.ended(0);
    assert!(!folder.path().join("flowkit.lock").exists());
    let ran = release(&folder, &fake, &[]);
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "warning: flow `booking` is at Meta already, as 1111, and is taken over\n\
         warning: flow `question` is at Meta already, as 1112, and is taken over\n\
         nothing to change in `staging`\n"
    );
    assert_eq!(changing(&fake), [""; 0]);
    assert_eq!(folder.read("flowkit.lock"), lock);
}
