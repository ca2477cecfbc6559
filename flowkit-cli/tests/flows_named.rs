//! Flows are found by id, by name, and by the key of `flowkit.toml`, by every command that takes one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/flows.rs"]
mod flows;
mod support;

use flowkit_fake_graph::{Fake, NUMBER, TOKEN, WABA};
use flows::{add, changes, run, run_answering};
use support::{FINE, Folder};

const CONFIG: &str = r#"
[environments.shop]
waba-id = "900"
[environments.test]
waba-id = "900"
[environments.test.flows.table]
name = "table_booking_test"
[flows.table]
name = "table_booking"
json = "flows/table.json"
[flows.survey]
json = "flows/survey.json"
"#;

/// A project, and an account with its flows: 1111 `table_booking`, 1112 `survey`, 1113 `other`.
fn project(name: &str) -> (Folder, Fake) {
    let folder = Folder::new(name);
    folder
        .write("flowkit.toml", CONFIG)
        .write("fine.json", FINE);
    let fake = Fake::start_in_background();
    for (name, status) in [
        ("table_booking", "DRAFT"),
        ("survey", "PUBLISHED"),
        ("other", "DRAFT"),
    ] {
        add(&fake, name, status, Some(FINE));
    }
    (folder, fake)
}

#[test]
fn by_id_by_name_and_by_key() {
    let (folder, fake) = project("named-show");
    for (named, id) in [
        ("1111", "1111"),
        ("table_booking", "1111"),
        ("table", "1111"),
        ("survey", "1112"),
        ("other", "1113"),
    ] {
        let ran = run(&folder, &fake, &format!("flows show --env shop {named}"));
        assert!(
            ran.stdout.contains(&format!("id                {id}\n")),
            "{named}: {ran:#?}"
        );
    }
    // An id is asked about at once.
    let before = fake.calls().len();
    run(&folder, &fake, "flows show --env shop 1111");
    let calls = fake.calls();
    let lists = calls[before..]
        .iter()
        .filter(|call| call.contains("/900/flows"));
    assert_eq!(lists.count(), 0, "{calls:?}");
}

#[test]
fn what_the_environment_says_goes_before_what_is_said_for_all() {
    let (folder, fake) = project("named-environment");
    add(&fake, "table_booking_test", "DRAFT", Some(FINE));
    let shown = |words: &str| run(&folder, &fake, words).stdout;
    assert!(shown("flows show --env test table").contains("table_booking_test\n"));
    assert!(shown("flows show --env shop table").contains("table_booking\n"));
    // Without an environment, what is said for all holds.
    assert!(shown("flows show table").contains("table_booking\n"));
}

#[test]
fn every_command_that_takes_a_flow_takes_a_name() {
    for (words, done) in [
        ("flows push table fine.json", "the same"),
        ("flows update table --name table_v2", "updated flow 1111"),
        ("flows publish table --yes", "published flow 1111"),
        ("flows deprecate survey --yes", "deprecated flow 1112"),
        ("flows delete other --yes", "deleted flow 1113"),
        ("flows assets table", "flow.json"),
        ("flows preview table", "address"),
        ("flows metrics table --name request-count", ""),
        ("flows send survey --to 33612345678", "wamid.X"),
        (
            "flows create --name copy --category other --clone table",
            "1114",
        ),
    ] {
        let (folder, fake) = project("named-all");
        let ran = run(&folder, &fake, &format!("{words} --env shop"));
        let told = format!("{}{}", ran.stdout, ran.stderr);
        assert!(!told.contains("has no flow"), "{words}: {ran:#?}");
        assert_ne!(ran.status, Some(2), "{words}: {ran:#?}");
        let quiet = done == "the same";
        assert!(quiet || told.contains(done), "{words}: {ran:#?}");
    }
}

#[test]
fn nothing_is_guessed() {
    let (folder, fake) = project("named-ambiguous");
    add(&fake, "table", "DRAFT", Some(FINE));
    // `table` is the key of one flow, and the name of another.
    let ran = run(&folder, &fake, "flows delete table --yes --env shop");
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: which flow? `table` is the key of flow 1111 in flowkit.toml (`table_booking` at Meta), and the name of flow \
         1114\n  = help: give the id of the one that is meant\n"
    );
    assert_eq!(changes(&fake), [""; 0]);
    // Where both are one and the same flow, there is no question.
    run(&folder, &fake, "flows deprecate survey --yes --env shop").ended(0);
    // What is digits is an id, whatever else is called so.
    add(&fake, "7", "DRAFT", Some(FINE));
    let ran = run_answering(&folder, &fake, "flows delete 7 --env shop", "y\n");
    ran.ended(3);
}

#[test]
fn what_is_not_there_gets_the_nearest_name() {
    let (folder, fake) = project("named-missing");
    for (named, said) in [
        (
            "tabel_booking",
            "error: account 900 has no flow `tabel_booking`\n  = help: did you mean `table_booking`?\n",
        ),
        (
            "something",
            "error: account 900 has no flow `something`\n  = help: `flowkit flows list` shows its flows\n",
        ),
        (
            "fine.json",
            "error: account 900 has no flow `fine.json`\n  = help: that is a file: the flow (its id, name or key) stands before it\n",
        ),
    ] {
        let ran = run(&folder, &fake, &format!("flows show --env shop {named}"));
        ran.ended(2);
        assert_eq!(ran.stderr, said);
    }
    let ran = run(&folder, &fake, "flows show --env test table");
    ran.ended(2);
    assert!(
        ran.stderr.contains(
            "= help: flowkit.toml has it under this key, with the name `table_booking_test`: `flowkit release` creates it"
        ),
        "{ran:#?}"
    );
    folder.run(["flows", "show", " "]).ended(2);
}

#[test]
fn a_name_needs_an_account_and_an_id_none() {
    let fake = Fake::start_in_background();
    add(&fake, "table", "DRAFT", Some(FINE));
    let folder = Folder::new("named-account");
    let url = fake.url();
    let env = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", TOKEN),
    ];
    let ran = folder.run_with(&["flows", "show", "table"], b"", &env);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: which WhatsApp Business Account? its id is not set\n")
            && ran.stderr.contains("its id, which needs no account"),
        "{ran:#?}"
    );
    assert_eq!(fake.calls(), [""; 0]);
    let ran = folder.run_with(&["flows", "show", "1111"], b"", &env);
    assert!(ran.stdout.contains("table"), "{ran:#?}");
    let args = ["flows", "show", "table", "--waba-id", WABA];
    let ran = folder.run_with(&args, b"", &env);
    assert!(ran.stdout.contains("1111"), "{ran:#?}");
    let args = [
        "flows",
        "show",
        "table",
        "--waba-id",
        WABA,
        "--phone-number-id",
        NUMBER,
    ];
    let ran = folder.run_with(&args, b"", &env);
    assert!(ran.stdout.contains("1111"), "{ran:#?}");
}
