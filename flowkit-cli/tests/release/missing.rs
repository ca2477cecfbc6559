//! Files that flowkit.toml names, and that are not there.

use crate::{FINE, edit, project, release, server};

#[test]
fn all_that_are_missing_are_told_at_once() {
    let (folder, fake) = (project("release-missing"), server());
    edit(
        &folder,
        "flowkit.toml",
        "keys/public.pem",
        "keys/pubilc.pem",
    );
    edit(
        &folder,
        "flowkit.toml",
        "flows/question.json",
        "flows/questoin.json",
    );
    edit(
        &folder,
        "flowkit.toml",
        "flows/booking.json",
        "flow/booking.json",
    );
    for args in [
        &["--yes"][..],
        &["--dry-run"],
        &["--yes", "--format", "json"],
    ] {
        let ran = release(&folder, &fake, args);
        ran.ended(2);
        let errors: Vec<_> = ran
            .stderr
            .lines()
            .filter_map(|line| line.strip_prefix("error: "))
            .collect();
        assert_eq!(
            errors,
            [
                "`public-key` of flowkit.toml: there is no file `keys/pubilc.pem`; did you mean `keys/public.pem`?",
                "flow `booking`: there is no file `flow/booking.json`: its directory `flow` does not exist",
                "flow `question`: there is no file `flows/questoin.json`; did you mean `flows/question.json`?",
            ],
            "{}",
            ran.stderr
        );
        assert_eq!(ran.stderr.matches("  = help: ").count(), 3);
        assert_eq!(fake.calls(), [""; 0]);
    }
}

/// Whoever mends the missing file learns of the others' faults in the same run.
#[test]
fn the_faults_of_those_that_are_there_are_told_beside() {
    let (folder, fake) = (project("release-missing-and-faulty"), server());
    edit(
        &folder,
        "flowkit.toml",
        "flows/booking.json",
        "flows/boking.json",
    );
    folder.write("flows/question.json", FINE.replace("\"title\"", "\"ttle\""));
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert!(ran.stdout.contains("INVALID_PROPERTY_KEY"), "{ran:#?}");
    assert!(
        ran.stderr
            .contains("error: flow `booking`: there is no file"),
        "{ran:#?}"
    );
    assert_eq!(fake.calls(), [""; 0]);
}

#[test]
fn a_flow_is_chosen_by_its_name_too() {
    let (folder, fake) = (project("release-by-name"), server());
    let ran = release(&folder, &fake, &["--dry-run", "--flow", "nothing"]);
    ran.ended(2);
    for flow in ["booking", "table_booking"] {
        let ran = release(&folder, &fake, &["--dry-run", "--flow", flow]);
        ran.ended(0);
        assert!(ran.stdout.contains("table"), "{ran:#?}");
        assert!(!ran.stdout.contains("question"), "{ran:#?}");
    }
}
