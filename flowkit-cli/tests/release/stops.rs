//! Releases that something stops: another one goes on, and ends where an undisturbed one does.

use flowkit_fake_graph::{Answer, Fake, Fault, Flow, refusal};
use serde_json::json;

use crate::support::Folder;
use crate::{edit, project, release, server};

/// What is at the server, and the lock file.
#[derive(Debug, PartialEq)]
struct Ended {
    flows: Vec<(u64, Flow)>,
    keys: Vec<Option<String>>,
    lock: String,
}

fn ended(folder: &Folder, fake: &Fake) -> Ended {
    let shared = fake.lock();
    Ended {
        flows: shared.state.flows.clone().into_iter().collect(),
        keys: shared.state.keys.values().cloned().collect(),
        lock: folder.read("flowkit.lock"),
    }
}

/// What can happen to a call.
type Happens = (&'static str, fn() -> Fault);

const FAULTS: [Happens; 3] = [
    ("refused", || {
        Fault::Answer(refusal(
            400,
            10,
            json!({ "message": "(#10) no permission" }),
        ))
    }),
    ("carried out, and the connection closed", || {
        Fault::CarryOutAndClose
    }),
    ("answered by no JSON", || {
        Fault::Answer(Answer::text(200, "<html>"))
    }),
];

/// Brings the server and the project to where the release begins.
type Before = fn(&Folder, &Fake);

/// Stops a release at each of its calls in turn by each fault.
fn stopped_everywhere(name: &str, before: Before) {
    let (folder, fake) = (project(name), server());
    before(&folder, &fake);
    let calls_before = fake.calls().len();
    release(&folder, &fake, &["--yes"]).ended(0);
    let undisturbed = ended(&folder, &fake);
    let calls = fake.calls().split_off(calls_before);
    assert!(calls.len() > 10, "{calls:#?}");

    for (what, fault) in FAULTS {
        for (nth, call) in calls.iter().enumerate() {
            let place = format!("{call}, call {nth}, {what}");
            let (folder, fake) = (project(&format!("{name}-at")), server());
            before(&folder, &fake);
            fake.faults((0..nth).map(|_| Fault::Pass));
            fake.faults([fault()]);
            let first = release(&folder, &fake, &["--yes"]);
            // Whether a creation was carried out is looked up at once.
            let found_out = call == "POST /900/flows" && what.starts_with("carried out");
            let stopped = first.status != Some(0);
            assert_eq!(stopped, !found_out, "{place}: {first:#?}");
            assert!(fake.lock().faults.is_empty(), "{place}");
            if let Ok(lock) = std::fs::read_to_string(folder.path().join("flowkit.lock")) {
                says_nothing_wrong(&lock, &fake, &place);
            }
            let left: Vec<_> = std::fs::read_dir(folder.path())
                .unwrap()
                .flatten()
                .collect();
            assert!(left.len() <= 4, "{place}: {left:?}");

            let second = release(&folder, &fake, &["--yes"]);
            assert_eq!(second.status, Some(0), "{place}: {second:#?}");
            assert_eq!(ended(&folder, &fake), undisturbed, "{place}");

            let third = release(&folder, &fake, &["--yes"]);
            assert_eq!(third.stderr, "nothing to change in `staging`\n", "{place}");
            assert_eq!(ended(&folder, &fake), undisturbed, "{place}");
        }
    }
}

/// Every id in the lock file is that of a flow of this name.
fn says_nothing_wrong(lock: &str, fake: &Fake, place: &str) {
    let shared = fake.lock();
    let value = |line: Option<&str>, key: &str| {
        let value = line.and_then(|line| line.strip_prefix(&format!("{key} = \"")));
        value
            .unwrap_or_else(|| panic!("{place}: {lock}"))
            .trim_end_matches('"')
            .to_owned()
    };
    for section in lock.split("[environments.staging.flows.").skip(1) {
        let mut lines = section.lines().skip(1);
        let id = value(lines.next(), "id");
        let name = value(lines.next(), "name");
        let flow = shared.state.flow(&id);
        let names = [flow.name.as_str(), "table_booking"];
        assert!(names.contains(&name.as_str()), "{place}: {lock}");
    }
}

#[test]
fn a_first_release_that_is_stopped_anywhere_goes_on() {
    stopped_everywhere("release-stop-first", |_, _| {});
}

#[test]
fn a_release_of_changes_that_is_stopped_anywhere_goes_on() {
    stopped_everywhere("release-stop-changes", |folder, fake| {
        release(folder, fake, &["--yes"]).ended(0);
        edit(
            folder,
            "flows/booking.json",
            "\"Question\"",
            "\"Your question\"",
        );
        edit(
            folder,
            "flows/question.json",
            "\"Question\"",
            "\"Your question\"",
        );
        edit(folder, "flowkit.toml", "table_booking", "tables");
        edit(folder, "flowkit.toml", "\"/booking\"", "\"/tables\"");
        edit(
            folder,
            "flowkit.toml",
            "[\"CONTACT_US\"]",
            "[\"CONTACT_US\", \"SURVEY\"]",
        );
        folder.write("keys/public.pem", crate::OTHER_KEY);
    });
}

#[test]
fn an_error_says_what_was_done_and_how_to_go_on() {
    let (folder, fake) = (project("release-stop-said"), server());
    // The list, the key, a flow, its JSON.
    fake.faults([Fault::Pass, Fault::Pass, Fault::Pass]);
    fake.answers([refusal(
        400,
        139_001,
        json!({ "error_user_title": "Flow can't be updated" }),
    )]);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(3);
    assert!(
        ran.stderr
            .starts_with("created `booking` (1111)\nerror: flow `booking`: cannot upload"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.ends_with(
            "= help: 1 of 10 steps were done; the same command again goes on from there\n"
        ),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("released"), "{}", ran.stderr);
    assert!(
        folder
            .read("flowkit.lock")
            .contains("id = \"1111\"\nname = \"table_booking\"\nendpoint-uri")
    );
}

#[test]
fn a_refused_publication_is_told_with_what_to_do() {
    let (folder, fake) = (project("release-refused"), server());
    release(&folder, &fake, &["--yes", "--no-publish"]).ended(0);
    let calls = fake.calls().len();
    release(&folder, &fake, &["--dry-run"]).ended(0);
    // What is looked at before, and two checks.
    let looked = fake.calls().len() - calls;
    fake.faults((0..looked + 2).map(|_| Fault::Pass));
    fake.answers([refusal(
        400,
        139_002,
        json!({ "error_subcode": 4_233_014, "error_user_title": "Endpoint not available" }),
    )]);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(3);
    assert!(
        ran.stderr.contains("cannot publish flow 1111"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr
            .contains("the endpoint did not answer Meta's ping"),
        "{}",
        ran.stderr
    );
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(crate::status_of(&fake, "1111"), "PUBLISHED");
}
