//! Releases of what has changed, here or at Meta.

use crate::{
    answering, changing, edit, forget_calls, project, release, released, server, status_of,
};

#[test]
fn an_upload_shows_a_diff_and_asks() {
    let (folder, fake) = (project("release-upload"), server());
    released(&folder, &fake);
    edit(
        &folder,
        "flows/question.json",
        "\"label\": \"Question\"",
        "\"label\": \"Your question\"",
    );
    let plan = "\
environment `staging`, account 900
~ upload    `question` (1112): flows/question.json
    it is published, and becomes a draft
    --- at Meta
    +++ flows/question.json
    @@ -5,7 +5,7 @@
           \"layout\": {
             \"children\": [
               {
    -            \"label\": \"Question\",
    +            \"label\": \"Your question\",
                 \"name\": \"question\",
                 \"required\": true,
                 \"type\": \"TextInput\"
? check     `booking` (1111): validation errors, health status
? check     `question` (1112): validation errors, health status
! publish   `question` (1112)

";
    let ran = answering(&folder, &fake, &[], "n\n");
    ran.ended(4);
    assert_eq!(ran.stdout, plan);
    assert_eq!(
        ran.stderr,
        "This turns back into drafts what is published, and publishes it again: `question` (1112). Release to `staging`? \
         [y/N] \nerror: not confirmed: nothing was done\n"
    );
    assert_eq!(changing(&fake), [""; 0]);
    assert_eq!(status_of(&fake, "1112"), "PUBLISHED");
    let ran = answering(&folder, &fake, &["--no-publish"], "n\n");
    let asked = "This turns back into drafts what is published: `question` (1112). Release to `staging`? [y/N] ";
    assert!(ran.ended(4).stderr.starts_with(asked), "{}", ran.stderr);

    let before = folder.read("flowkit.lock");
    answering(&folder, &fake, &[], "y\n").ended(0);
    assert_eq!(changing(&fake), ["POST /1112/assets", "POST /1112/publish"]);
    assert_ne!(folder.read("flowkit.lock"), before);
    forget_calls(&fake);
    release(&folder, &fake, &["--yes"]).ended(0);
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn metadata_are_updated_in_one_call() {
    let (folder, fake) = (project("release-metadata"), server());
    released(&folder, &fake);
    edit(&folder, "flowkit.toml", "table_booking", "tables");
    edit(&folder, "flowkit.toml", "\"/booking\"", "\"/tables\"");
    edit(
        &folder,
        "flowkit.toml",
        "application-id = \"77\"",
        "application-id = 78",
    );
    edit(
        &folder,
        "flowkit.toml",
        "APPOINTMENT_BOOKING",
        "SURVEY\", \"OTHER",
    );
    let ran = release(&folder, &fake, &["--yes", "--flow", "booking"]);
    ran.ended(0);
    assert_eq!(
        ran.stdout,
        "\
environment `staging`, account 900
~ update    `booking` (1111)
    name: table_booking -> tables
    categories: APPOINTMENT_BOOKING -> SURVEY, OTHER
    endpoint_uri: https://flows.example.org/booking -> https://flows.example.org/tables
    application_id: 77 -> 78
    it is published, and becomes a draft
? check     `booking` (1111): validation errors, health status
! publish   `booking` (1111)

"
    );
    assert_eq!(changing(&fake), ["POST /1111", "POST /1111/publish"]);
    assert!(folder.read("flowkit.lock").contains("name = \"tables\""));
    let shared = fake.lock();
    let update = shared
        .seen
        .iter()
        .find(|seen| seen.line() == "POST /1111")
        .unwrap();
    assert_eq!(
        update.json(),
        serde_json::json!({
            "name": "tables", "categories": ["SURVEY", "OTHER"],
            "endpoint_uri": "https://flows.example.org/tables", "application_id": "78",
        })
    );
}

/// What somebody did in Meta's builder is not lost without a word.
#[test]
fn what_was_edited_at_meta_is_named_before_it_is_overwritten() {
    let (folder, fake) = (project("release-drift"), server());
    released(&folder, &fake);
    let theirs = folder
        .read("flows/question.json")
        .replace("\"Question\"", "\"Theirs\"");
    {
        let mut shared = fake.lock();
        let flow = shared.state.flows.get_mut(&1112).unwrap();
        flow.json = Some(theirs.clone());
        flow.name = "renamed".to_owned();
        let flow = shared.state.flows.get_mut(&1111).unwrap();
        flow.endpoint_uri = Some("https://moved.example.org".to_owned());
        flow.application_id = Some("66".to_owned());
        flow.categories = serde_json::json!(["APPOINTMENT_BOOKING", "OTHER"]);
    }
    let ran = answering(&folder, &fake, &[], "");
    ran.ended(4);
    for said in [
        "~ upload    `question` (1112): flows/question.json\n    somebody changed it at Meta since the last release\n",
        "\n    -            \"label\": \"Theirs\",\n    +            \"label\": \"Question\",\n",
        "\n    name: renamed -> question (somebody changed it at Meta since the last release)\n",
        "\n    endpoint_uri: https://moved.example.org -> https://flows.example.org/booking (somebody changed it",
        "\n    categories: APPOINTMENT_BOOKING, OTHER -> APPOINTMENT_BOOKING (somebody changed it",
        "\n    application_id: 66 -> 77 (somebody changed it",
    ] {
        assert!(ran.stdout.contains(said), "{said}: {}", ran.stdout);
    }
    assert!(
        ran.stderr.contains(
            "It overwrites what somebody changed at Meta: `categories` of `booking` (1111), `endpoint_uri` of `booking` \
             (1111), `application_id` of `booking` (1111), the Flow JSON of \
             `question` (1112), `name` of `question` (1112). Release"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [""; 0]);
    assert_eq!(fake.lock().state.flow("1112").json.as_ref(), Some(&theirs));

    // Whoever takes the change over has nothing to release.
    folder.write("flows/question.json", &theirs);
    edit(
        &folder,
        "flowkit.toml",
        "[flows.question]",
        "[flows.question]\nname = \"renamed\"",
    );
    let ran = release(&folder, &fake, &["--flow", "question"]);
    ran.ended(0);
    assert_eq!(ran.stderr, "nothing to change in `staging`\n");
    assert!(folder.read("flowkit.lock").contains("name = \"renamed\""));
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn a_flow_that_is_there_already_is_taken_over_by_its_name() {
    let (folder, fake) = (project("release-take"), server());
    {
        let mut shared = fake.lock();
        // Behind more than a page of others.
        for other in 0..60 {
            shared.state.add(&format!("question_{other}"), "DRAFT");
        }
        let id = shared.state.add("question", "PUBLISHED");
        let theirs = crate::FINE.replace("Send", "Go");
        shared
            .state
            .flows
            .get_mut(&id.parse().unwrap())
            .unwrap()
            .json = Some(theirs);
    }
    let ran = answering(&folder, &fake, &["--flow", "question"], "y\ny\n");
    ran.ended(0);
    assert!(
        ran.stdout.contains(
            "~ upload    `question` (1171): flows/question.json\n    what Meta has was not released from here\n    it is published"
        ),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stderr
            .contains("warning: flow `question` is at Meta already, as 1171"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("It replaces what was not released from here: the Flow JSON of `question` (1171). Release"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        changing(&fake),
        [
            "POST /1171/assets",
            "POST /1171",
            "POST /700/whatsapp_business_encryption",
            "POST /1171/publish"
        ]
    );
}

#[test]
fn a_deprecated_flow_is_not_released_to() {
    let (folder, fake) = (project("release-deprecated"), server());
    released(&folder, &fake);
    fake.lock().state.flows.get_mut(&1112).unwrap().status = "DEPRECATED".to_owned();
    edit(
        &folder,
        "flows/booking.json",
        "\"Question\"",
        "\"Your question\"",
    );
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: flow `question` (1112) is deprecated, and that is for good\n  \
           = help: create it under a new name: change `name` of `question` in flowkit.toml and remove its section from \
         flowkit.lock\n"
    );
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn throttled_and_blocked_flows_are_changed_with_a_warning() {
    for status in ["THROTTLED", "BLOCKED", "NEWER"] {
        let (folder, fake) = (project("release-throttled"), server());
        released(&folder, &fake);
        fake.lock().state.flows.get_mut(&1112).unwrap().status = status.to_owned();
        edit(
            &folder,
            "flows/question.json",
            "\"Question\"",
            "\"Your question\"",
        );
        let ran = release(&folder, &fake, &["--yes"]);
        ran.ended(0);
        let warning = format!("warning: flow `question` is {status}: whether Meta takes changes");
        assert!(ran.stderr.contains(&warning), "{}", ran.stderr);
        assert_eq!(status_of(&fake, "1112"), "PUBLISHED");
    }
}

#[test]
fn a_download_that_is_no_json_is_no_reason_to_upload() {
    let (folder, fake) = (project("release-html"), server());
    released(&folder, &fake);
    let calls = {
        release(&folder, &fake, &[]).ended(0);
        fake.calls()
    };
    let nth = calls
        .iter()
        .position(|call| call.contains("signature"))
        .unwrap();
    fake.faults((0..nth).map(|_| flowkit_fake_graph::Fault::Pass));
    fake.answers([flowkit_fake_graph::Answer::text(
        200,
        "<html>captive portal</html>",
    )]);
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert!(
        ran.stderr
            .contains("what was downloaded as its Flow JSON is no JSON"),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [""; 0]);
}

/// What Meta saved although it is no JSON is replaced.
#[test]
fn a_draft_that_is_no_json_is_replaced() {
    let (folder, fake) = (project("release-no-json"), server());
    released(&folder, &fake);
    {
        let mut shared = fake.lock();
        let flow = shared.state.flows.get_mut(&1112).unwrap();
        flow.json = Some("{ \"version\": ".to_owned());
        flow.status = "DRAFT".to_owned();
    }
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(0);
    assert!(
        ran.stdout.contains("\n    -{ \"version\": \n"),
        "{}",
        ran.stdout
    );
    assert_eq!(changing(&fake), ["POST /1112/assets", "POST /1112/publish"]);
}

#[test]
fn a_new_flow_needs_categories() {
    let (folder, fake) = (project("release-categories"), server());
    edit(&folder, "flowkit.toml", "categories = [\"CONTACT_US\"]", "");
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert!(
        ran.stderr.starts_with(
            "error: flow `question` does not exist yet, and flowkit.toml says no categories"
        ),
        "{}",
        ran.stderr
    );
    assert_eq!(changing(&fake), [""; 0]);
    // Where it exists, they stay as they are.
    fake.lock().state.add("question", "DRAFT");
    let ran = release(&folder, &fake, &["--yes", "--flow", "question"]);
    ran.ended(0);
    assert_eq!(
        fake.lock().state.flow("1111").categories,
        serde_json::json!(["OTHER"])
    );
}

/// A program that keeps an address may write it in another way; it would be changed for ever.
#[test]
fn an_endpoint_that_leads_to_the_same_place_is_no_change() {
    let (folder, fake) = (project("release-uri"), server());
    edit(&folder, "flowkit.toml", "endpoint-path = \"/booking\"", "");
    edit(&folder, "flowkit.toml", "example.org/", "example.org");
    released(&folder, &fake);
    let kept = Some("https://flows.example.org/".to_owned());
    {
        let mut shared = fake.lock();
        let flow = shared.state.flows.get_mut(&1111).unwrap();
        assert_ne!(flow.endpoint_uri, kept);
        flow.endpoint_uri = kept;
    }
    let lock = folder.read("flowkit.lock");
    let ran = release(&folder, &fake, &["--yes"]);
    assert_eq!(ran.ended(0).stderr, "nothing to change in `staging`\n");
    assert_eq!(folder.read("flowkit.lock"), lock);
    assert_eq!(changing(&fake), [""; 0]);
}

#[test]
fn a_name_from_meta_cannot_look_like_a_step() {
    let (folder, fake) = (project("release-spoof"), server());
    released(&folder, &fake);
    let name = "x\n! publish   `all`\u{1b}[2J";
    fake.lock().state.flows.get_mut(&1112).unwrap().name = name.to_owned();
    let ran = release(&folder, &fake, &["--dry-run"]);
    ran.ended(0);
    let line = "    name: x ! publish   `all`\u{fffd}[2J -> question (somebody";
    assert!(ran.stdout.contains(line), "{}", ran.stdout);
}
