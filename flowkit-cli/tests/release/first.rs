//! The first release, which creates everything.

use flowkit_fake_graph::NUMBER;

use crate::support::Folder;
use crate::{FINGERPRINT, KEY, answering, changing, project, release, server};

const PLAN: &str = "\
environment `staging`, account 900
+ create    `booking`
    name: table_booking
    categories: APPOINTMENT_BOOKING
    endpoint_uri: https://flows.example.org/booking
+ upload    `booking`: flows/booking.json
~ update    `booking`
    application_id: - -> 77
+ create    `question`
    name: question
    categories: CONTACT_US
+ upload    `question`: flows/question.json
+ register  keys/public.pem with phone number 700
    sha256:c66c8f08a33deed41cbd6585bfcc659c8621a50245d088e416517cb3bf509b35, it has none
? check     `booking`: validation errors, health status
? check     `question`: validation errors, health status
! publish   `booking`
! publish   `question`

";

const LOCK: &str = "\
# Written by `flowkit release`, for it to know its flows again: commit it, and do not edit it.
# `json` is the SHA-256 of the Flow JSON without white space, its members in the order of their names.
version = 1

[environments.staging]
waba-id = \"900\"
phone-number-id = \"700\"
public-key = \"sha256:c66c8f08a33deed41cbd6585bfcc659c8621a50245d088e416517cb3bf509b35\"

[environments.staging.flows.booking]
id = \"1111\"
name = \"table_booking\"
json = \"<booking>\"
endpoint-uri = \"https://flows.example.org/booking\"
categories = [\"APPOINTMENT_BOOKING\"]
application-id = \"77\"

[environments.staging.flows.question]
id = \"1112\"
name = \"question\"
json = \"<question>\"
categories = [\"CONTACT_US\"]
";

fn lock_of(folder: &Folder) -> String {
    let hash = |flow: &str| {
        let lock: toml_like::Lines = folder.read("flowkit.lock").into();
        lock.json_of(flow)
    };
    LOCK.replace("<booking>", &hash("booking"))
        .replace("<question>", &hash("question"))
}

/// As much of TOML as the lock file needs.
mod toml_like {
    pub(super) struct Lines(String);

    impl From<String> for Lines {
        fn from(text: String) -> Self {
            Self(text)
        }
    }

    impl Lines {
        pub(super) fn json_of(&self, flow: &str) -> String {
            let (_, section) = self.0.split_once(&format!(".{flow}]")).unwrap();
            let (_, json) = section.split_once("json = \"").unwrap();
            json.split('"').next().unwrap().to_owned()
        }
    }
}

#[test]
fn everything_is_created_uploaded_connected_and_published() {
    let (folder, fake) = (project("release-first"), server());
    let ran = answering(&folder, &fake, &[], "y\n");
    ran.ended(0);
    assert_eq!(ran.stdout, PLAN);
    assert_eq!(
        ran.stderr,
        "It publishes what can never be deleted then, only deprecated: `booking`, `question`. Release to `staging`? [y/N] \n\
         created `booking` (1111)\n\
         uploaded flows/booking.json to `booking` (1111)\n\
         updated application_id of `booking` (1111)\n\
         created `question` (1112)\n\
         uploaded flows/question.json to `question` (1112)\n\
         registered keys/public.pem with phone number 700: VALID\n\
         checked `booking` (1111): DRAFT, AVAILABLE\n\
         checked `question` (1112): DRAFT, AVAILABLE\n\
         published `booking` (1111)\n\
         published `question` (1112)\n\
         released to `staging`\n"
    );
    assert_eq!(
        changing(&fake),
        [
            "POST /900/flows",
            "POST /1111/assets",
            "POST /1111",
            "POST /900/flows",
            "POST /1112/assets",
            "POST /700/whatsapp_business_encryption",
            "POST /1111/publish",
            "POST /1112/publish",
        ]
    );
    let shared = fake.lock();
    let flow = shared.state.flow("1111");
    assert_eq!(flow.status, "PUBLISHED");
    assert_eq!(flow.name, "table_booking");
    assert_eq!(
        flow.endpoint_uri.as_deref(),
        Some("https://flows.example.org/booking")
    );
    assert_eq!(flow.application_id.as_deref(), Some("77"));
    // Every byte as it is in the file, so that places in Meta's answers are those of the file.
    assert_eq!(flow.json.as_deref(), Some(crate::with_endpoint().as_str()));
    let flow = shared.state.flow("1112");
    assert_eq!(
        (flow.status.as_str(), &flow.endpoint_uri),
        ("PUBLISHED", &None)
    );
    assert_eq!(shared.state.keys[NUMBER].as_deref(), Some(KEY));
    drop(shared);
    assert_eq!(folder.read("flowkit.lock"), lock_of(&folder));
    assert!(folder.read("flowkit.lock").contains(FINGERPRINT));
}

#[test]
fn a_dry_run_prints_the_plan_and_only_reads() {
    let (folder, fake) = (project("release-dry"), server());
    let ran = release(&folder, &fake, &["--dry-run"]);
    ran.ended(0);
    assert_eq!(ran.stdout, PLAN);
    assert_eq!(ran.stderr, "a dry run: nothing was done\n");
    assert_eq!(changing(&fake), [""; 0]);
    assert!(!folder.path().join("flowkit.lock").exists());
}

#[test]
fn a_dry_run_for_programs_is_an_object_for_each_step() {
    let (folder, fake) = (project("release-dry-json"), server());
    let ran = release(&folder, &fake, &["--dry-run", "--format", "json"]);
    let lines = ran.ended(0).json_lines();
    let steps: Vec<_> = lines
        .iter()
        .map(|line| line["step"].as_str().unwrap())
        .collect();
    assert_eq!(
        steps,
        [
            "create",
            "upload",
            "update",
            "create",
            "upload",
            "register_key",
            "check",
            "check",
            "publish",
            "publish"
        ]
    );
    assert_eq!(
        lines[0],
        serde_json::json!({
            "environment": "staging", "state": "planned", "step": "create", "flow": "booking", "id": null,
            "name": "table_booking", "categories": ["APPOINTMENT_BOOKING"],
            "endpoint_uri": "https://flows.example.org/booking",
        })
    );
    assert_eq!(
        lines[5],
        serde_json::json!({
            "environment": "staging", "state": "planned", "step": "register_key", "phone_number_id": "700",
            "file": "keys/public.pem", "key": FINGERPRINT, "live_key": null, "replaces": false,
        })
    );
}

#[test]
fn what_was_done_is_an_object_for_each_step_too() {
    let (folder, fake) = (project("release-json"), server());
    let ran = release(&folder, &fake, &["--yes", "--format", "json"]);
    let lines = ran.ended(0).json_lines();
    assert_eq!(lines.len(), 10);
    assert!(lines.iter().all(|line| line["state"] == "done"));
    assert_eq!(lines[0]["id"], "1111");
    assert_eq!(lines[6]["status"], "DRAFT");
    let health = &lines[6]["health_status"];
    assert_eq!(health["can_send_message"], "AVAILABLE");
    assert_eq!(health["entities"][0]["entity_type"], "FLOW");
    assert!(
        ran.stderr.ends_with("released to `staging`\n"),
        "{}",
        ran.stderr
    );
    // With a question, the plan it is about goes beside it.
    let (folder, fake) = (project("release-json-asked"), server());
    let ran = answering(&folder, &fake, &["--format", "json"], "n\n");
    ran.ended(4);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.starts_with(PLAN), "{}", ran.stderr);
}

#[test]
fn without_a_yes_nothing_is_sent() {
    for (name, answer, word) in [
        ("no", "n\n", "not confirmed"),
        ("nobody", "", "nobody confirmed"),
    ] {
        let (folder, fake) = (project(&format!("release-{name}")), server());
        let ran = answering(&folder, &fake, &[], answer);
        ran.ended(4);
        assert!(ran.stderr.contains(word), "{}", ran.stderr);
        assert_eq!(changing(&fake), [""; 0]);
        assert!(!folder.path().join("flowkit.lock").exists());
    }
}

#[test]
fn documents_with_errors_stop_before_any_call() {
    let (folder, fake) = (project("release-lint"), server());
    crate::edit(
        &folder,
        "flows/question.json",
        "\"label\": \"Question\"",
        "\"lable\": \"Question\"",
    );
    crate::edit(
        &folder,
        "flows/booking.json",
        "\"TextInput\"",
        "\"TextInputt\"",
    );
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(1);
    let linted = folder.run(["lint", "flows/booking.json", "flows/question.json"]);
    assert_eq!(ran.stdout, linted.ended(1).stdout);
    assert_eq!(
        ran.stderr,
        "nothing was released: there are errors in `booking`, `question`\n"
    );
    assert_eq!(fake.calls(), [""; 0]);
    let ran = release(&folder, &fake, &["--yes", "--format", "json"]);
    let linted = folder.run([
        "lint",
        "--format",
        "json",
        "flows/booking.json",
        "flows/question.json",
    ]);
    assert_eq!(ran.ended(1).stdout, linted.stdout);
    assert_eq!(fake.calls(), [""; 0]);
}

#[test]
fn drafts_stay_drafts_unless_publishing_is_asked_for() {
    let (folder, fake) = (project("release-drafts"), server());
    crate::edit(&folder, "flowkit.toml", "publish = true", "");
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(crate::status_of(&fake, "1111"), "DRAFT");
    crate::forget_calls(&fake);
    release(
        &folder,
        &fake,
        &["--yes", "--publish", "--flow", "question"],
    )
    .ended(0);
    assert_eq!(changing(&fake), ["POST /1112/publish"]);
    assert_eq!(crate::status_of(&fake, "1111"), "DRAFT");
    assert_eq!(crate::status_of(&fake, "1112"), "PUBLISHED");
    // And the other way round.
    let (folder, fake) = (project("release-no-publish"), server());
    release(&folder, &fake, &["--yes", "--no-publish"]).ended(0);
    assert_eq!(crate::status_of(&fake, "1111"), "DRAFT");
}
