//! The lock file, where it does not fit what is there.

use flowkit_fake_graph::{OTHER_WABA, refusal};

use crate::{changing, edit, project, release, released, server};

#[track_caller]
fn refused(folder: &crate::support::Folder, fake: &flowkit_fake_graph::Fake, said: &[&str]) {
    let lock = folder.read("flowkit.lock");
    let ran = release(folder, fake, &["--yes"]);
    ran.ended(2);
    for said in said {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert_eq!(changing(fake), [""; 0]);
    assert_eq!(folder.read("flowkit.lock"), lock);
}

#[test]
fn what_is_no_lock_file_is_refused() {
    let lost = "= help: take it from version control again; if it is lost, remove it: flows are then found by their names";
    let cases = [
        ("<<<<<<< HEAD\nversion = 1\n", "--> flowkit.lock:1:"),
        (
            "hello = 1\n",
            "error: `flowkit.lock` is no lock file of flowkit: it has no version",
        ),
        (
            "version = 1\nflows = 2\n",
            "error: unknown key `flows`\n  --> flowkit.lock:2:1",
        ),
        (
            "version = 1\n[environments.staging]\n",
            "error: missing field `waba-id`\n  --> flowkit.lock:2:1",
        ),
        (
            "version = 1\n[environments.staging]\nwaba-id = \"900\"\n[environments.staging.flows.booking]\n\
             id = \"../900\"\nname = \"table_booking\"\n",
            "error: this must be an id, which is digits\n  --> flowkit.lock:5:6",
        ),
    ];
    for (text, said) in cases {
        let (folder, fake) = (project("release-lock-odd"), server());
        folder.write("flowkit.lock", text);
        refused(&folder, &fake, &[said, lost]);
        assert_eq!(fake.calls(), [""; 0]);
    }
    let (folder, fake) = (project("release-lock-bytes"), server());
    folder.write("flowkit.lock", b"version = 1\n# \xff\n");
    let ran = release(&folder, &fake, &["--yes"]);
    assert_eq!(
        ran.ended(2).stderr,
        format!("error: `flowkit.lock` cannot be read: it is not UTF-8 text\n  {lost}\n")
    );
    let (folder, fake) = (project("release-lock-newer"), server());
    folder.write("flowkit.lock", "version = 2\nmore = true\n");
    refused(
        &folder,
        &fake,
        &[
            "error: `flowkit.lock` is of version 2, and this flowkit knows version 1\n",
            "= help: a newer flowkit has written it: update this one",
        ],
    );
}

#[test]
fn an_environment_that_is_another_account_now_is_refused() {
    let (folder, fake) = (project("release-lock-account"), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flowkit.toml",
        "waba-id = \"900\"",
        "waba-id = \"901\"",
    );
    refused(
        &folder,
        &fake,
        &[
            "error: environment `staging` is account 901 now, and was account 900 when it was released last",
            "remove [environments.staging] and what belongs to it from `flowkit.lock`",
        ],
    );
    assert_eq!(fake.calls(), [""; 0]);
    // One lock file serves all environments.
    let lock = folder.read("flowkit.lock");
    edit(
        &folder,
        "flowkit.toml",
        "[environments.staging]",
        "[environments.other]",
    );
    release(&folder, &fake, &["--yes"]).ended(0);
    let both = folder.read("flowkit.lock");
    let (_, staging) = lock.split_once("[environments.staging]").unwrap();
    assert!(both.contains(staging), "{both}");
    assert!(
        both.contains("[environments.other]\nwaba-id = \"901\""),
        "{both}"
    );
    assert!(
        both.contains("[environments.other.flows.booking]\nid = \"1113\""),
        "{both}"
    );
}

#[test]
fn a_flow_that_was_deleted_at_meta_is_not_created_unasked() {
    let (folder, fake) = (project("release-lock-deleted"), server());
    released(&folder, &fake);
    fake.lock().state.flows.remove(&1112);
    let gone = "error: flow `question` is 1112 in `flowkit.lock`, and that was deleted at Meta, or the token may not see it";
    let section = "[environments.staging.flows.question]";
    refused(
        &folder,
        &fake,
        &[
            gone,
            &format!("to create the flow anew, remove {section} from `flowkit.lock`"),
        ],
    );
    // Somebody has made another one of the same name.
    let other = fake.lock().state.add("question", "DRAFT");
    refused(
        &folder,
        &fake,
        &[
            &format!("{gone}; flow {other} has its name, `question`, now"),
            &format!("if {other} is the one to release to, remove {section} from `flowkit.lock`"),
        ],
    );
}

/// Meta has two ways to say that there is none.
#[test]
fn a_flow_missing_at_meta_is_not_created_unasked() {
    let (folder, fake) = (project("release-lock-803"), server());
    released(&folder, &fake);
    fake.answers([refusal(
        404,
        803,
        serde_json::json!({ "message": "(#803) Some of the aliases you requested do not exist: 1111" }),
    )]);
    let gone = "error: flow `booking` is 1111 in `flowkit.lock`, and that was deleted at Meta, or the token may not see it";
    refused(&folder, &fake, &[gone]);
}

#[test]
fn a_flow_of_another_account_is_refused() {
    let (folder, fake) = (project("release-lock-foreign"), server());
    released(&folder, &fake);
    let mut shared = fake.lock();
    shared.state.flows.get_mut(&1112).unwrap().waba = OTHER_WABA.to_owned();
    drop(shared);
    refused(
        &folder,
        &fake,
        &[
            &format!(
                "error: flow `question` (1112) belongs to account {OTHER_WABA}, and not to 900\n"
            ),
            "= help: flowkit.lock names the flow of another account",
        ],
    );
}

#[test]
fn a_name_that_another_flow_has_is_refused() {
    let (folder, fake) = (project("release-lock-name"), server());
    released(&folder, &fake);
    {
        let mut shared = fake.lock();
        shared.state.flows.get_mut(&1112).unwrap().name = "moved".to_owned();
        shared.state.add("question", "DRAFT");
    }
    refused(
        &folder,
        &fake,
        &[
            "error: flow `question` (1112) is called `moved` at Meta, and is to be called `question`, which is the name of \
             flow 1113\n",
            "= help: set name = \"moved\" for it in flowkit.toml, or give 1113 another name: flowkit flows update 1113 --name",
        ],
    );
}

#[test]
fn a_new_flow_takes_over_no_locked_one() {
    let (folder, fake) = (project("release-lock-swap"), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flowkit.toml",
        "[flows.question]",
        "[flows.question]\nname = \"second\"",
    );
    let text = folder.read("flowkit.toml");
    let third = "\n[flows.third]\nname = \"question\"\njson = \"flows/question.json\"\ncategories = [\"OTHER\"]\n";
    folder.write("flowkit.toml", format!("{text}{third}"));
    refused(
        &folder,
        &fake,
        &[
            "error: flow `third` is to be called `question`, which is the name of flow 1112, and that is `question` in \
             `flowkit.lock`",
            "= help: give `question` its other name first: flowkit release --env staging --flow question",
        ],
    );
    release(&folder, &fake, &["--yes", "--flow", "question"]).ended(0);
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(fake.lock().state.flows.len(), 3);
}

/// Two environments that share an account do not release to one flow in turn.
#[test]
fn a_flow_of_another_environment_is_not_taken_over() {
    let (folder, fake) = (project("release-lock-shared"), server());
    released(&folder, &fake);
    let (head, flows) = crate::CONFIG.split_once("[flows.booking]").unwrap();
    let other = head.replace("staging", "production");
    folder.write(
        "flowkit.toml",
        format!("default-environment = \"production\"\n{head}{other}[flows.booking]{flows}"),
    );
    refused(
        &folder,
        &fake,
        &[
            "error: flow `booking` is to be called `table_booking`, which is the name of flow 1111, and that is environment \
             `staging`'s in `flowkit.lock`\n",
            "= help: an account has a name once: [environments.production.flows.booking] of flowkit.toml can say another \
             `name`\n",
        ],
    );
    let text = folder.read("flowkit.toml");
    let named = "[environments.production.flows.booking]\nname = \"live\"\n[environments.production.flows.question]\n\
                 name = \"asked\"\n";
    folder.write("flowkit.toml", format!("{text}{named}"));
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(fake.lock().state.flows.len(), 4);
    // Under another name, the environment keeps its flows.
    let (_, alone) = text.split_once("[environments.staging]").unwrap();
    let (alone, _) = alone.split_once("[environments.production]").unwrap();
    folder.write(
        "flowkit.toml",
        format!("[environments.renamed]{alone}[flows.booking]{flows}"),
    );
    let ran = release(&folder, &fake, &[]);
    assert!(
        ran.ended(0)
            .stderr
            .ends_with("nothing to change in `renamed`\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_flow_under_another_key_keeps_its_id() {
    let (folder, fake) = (project("release-lock-key"), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flowkit.toml",
        "[flows.question]",
        "[flows.ask]\nname = \"question\"",
    );
    // It is not said to be left behind, either, where it is not released now.
    let ran = release(&folder, &fake, &["--flow", "booking"]);
    assert_eq!(ran.ended(0).stderr, "nothing to change in `staging`\n");
    let ran = release(&folder, &fake, &[]);
    ran.ended(0);
    assert_eq!(
        ran.stderr,
        "warning: flow `ask` is at Meta already, as 1112, and is taken over\nnothing to change in `staging`\n"
    );
    let lock = folder.read("flowkit.lock");
    assert!(
        lock.contains("[environments.staging.flows.ask]\nid = \"1112\"\n"),
        "{lock}"
    );
    assert!(!lock.contains("flows.question"), "{lock}");
}

#[test]
fn a_flow_that_flowkit_toml_forgot_is_told_and_kept() {
    let (folder, fake) = (project("release-lock-left"), server());
    released(&folder, &fake);
    let text = folder.read("flowkit.toml");
    let (kept, _) = text.split_once("[flows.question]").unwrap();
    folder.write("flowkit.toml", kept);
    let lock = folder.read("flowkit.lock");
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert!(
        ran.stderr.starts_with(
            "warning: flow `question` (1112) is in `flowkit.lock`, and not in flowkit.toml any more"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.read("flowkit.lock"), lock);
    assert_eq!(changing(&fake), [""; 0]);
}

/// Nothing is created that the lock file could not know. Nobody can make a file beside this flowkit.toml.
#[cfg(target_os = "linux")]
#[test]
fn an_unwritable_lock_file_stops_before_any_call() {
    let (folder, fake) = (project("release-lock-fixed"), server());
    let at = |file: &str| folder.path().join(file).display().to_string();
    let config = crate::CONFIG
        .replace("keys/public.pem", &at("keys/public.pem"))
        .replace("flows/booking.json", &at("flows/booking.json"))
        .replace("flows/question.json", &at("flows/question.json"));
    let args = ["--yes", "--config", "/proc/self/fd/0"];
    let ran = crate::answering(&folder, &fake, &args, &config);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: `/proc/self/fd/flowkit.lock` cannot be written: "),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_lock_file_that_cannot_be_read_is_found_out_first() {
    let (folder, fake) = (project("release-lock-folder"), server());
    std::fs::create_dir(folder.path().join("flowkit.lock")).unwrap();
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert!(
        ran.stderr
            .starts_with("error: `flowkit.lock` cannot be read: "),
        "{}",
        ran.stderr
    );
    assert_eq!(fake.calls(), [""; 0]);
}
