//! What flowkit.toml says, and what it must not say.

use crate::{CONFIG, FINE, changing, edit, project, project_with, release, server};

/// Refused before any call, with this said.
#[track_caller]
fn refused(config: &str, args: &[&str], said: &str) {
    let (folder, fake) = (project_with("release-config", config), server());
    let ran = release(&folder, &fake, args);
    ran.ended(2);
    assert!(
        ran.stderr.starts_with(said),
        "{said}\nis not\n{}",
        ran.stderr
    );
    assert_eq!(fake.calls(), [""; 0]);
}

#[track_caller]
fn refused_with(from: &str, to: &str, said: &str) {
    assert!(CONFIG.contains(from), "{from}");
    refused(&CONFIG.replacen(from, to, 1), &["--yes"], said);
}

#[test]
fn unknown_keys_are_told_at_their_place_with_the_nearest_name() {
    refused_with(
        "waba-id",
        "waba_id",
        "error: unknown key `waba_id`\n  --> flowkit.toml:3:1\n  = help: did you mean `waba-id`?\n",
    );
    refused_with(
        "json = \"flows/question.json\"",
        "jsn = \"flows/question.json\"",
        "error: unknown key `jsn`\n  --> flowkit.toml:17:1\n  = help: did you mean `json`?\n",
    );
    refused_with(
        "[environments",
        "colour = 1\n[environments",
        "error: unknown key `colour`\n  --> flowkit.toml:2:1\n  = help: known here: `default-environment`, `graph-url`, \
         `graph-version`, `environments`, `flows`\n",
    );
}

#[test]
fn what_is_in_a_wrong_line_is_not_shown() {
    let secret = "EAAnobodysTOKENnobodysTOKEN";
    let cases = [
        (
            "waba-id = \"900\"",
            format!("token = \"{secret}\""),
            "unknown key `token`\n  --> flowkit.toml:3:1\n  = help: secrets do not belong here",
        ),
        (
            "waba-id = \"900\"",
            format!("waba-id = \"{secret}\""),
            "this must be an id, which is digits\n  --> flowkit.toml:3:11",
        ),
        (
            "publish = true",
            format!("publish = \"{secret}\""),
            "this must be a boolean\n  --> flowkit.toml:8:11",
        ),
        ("waba-id = \"900\"", format!("waba-id = \"{secret}"), ""),
        ("waba-id = \"900\"", format!("waba-id {secret}"), ""),
    ];
    for (from, to, said) in cases {
        let config = CONFIG.replacen(from, &to, 1);
        let (folder, fake) = (project_with("release-config-secret", &config), server());
        let ran = release(&folder, &fake, &["--yes"]);
        ran.ended(2);
        assert!(
            ran.stderr.starts_with(&format!("error: {said}")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("  --> flowkit.toml:"), "{}", ran.stderr);
        assert!(!ran.stderr.contains(secret), "{}", ran.stderr);
    }
}

#[test]
fn which_environment_is_asked_for_where_it_is_not_clear() {
    let two = format!("{CONFIG}\n[environments.production]\nwaba-id = 901\n");
    refused(
        &two,
        &["--yes"],
        "error: which environment of `flowkit.toml`? none is named\n  = help: name it by --env, or by \
         `default-environment` in the file; it has `production`, `staging`\n",
    );
    refused(
        &two,
        &["--env", "stagign"],
        "error: `flowkit.toml` has no environment `stagign`\n  = help: did you mean `staging`?\n",
    );
    refused(
        &format!("default-environment = \"stagin\"\n{CONFIG}"),
        &["--yes"],
        "error: there is no environment `stagin`\n  --> flowkit.toml:1:1\n  = help: did you mean `staging`?\n",
    );
    refused(
        "[flows.a]\njson = \"a.json\"",
        &[],
        "error: which environment of `flowkit.toml`? none is named\n",
    );
    for (config, args) in [
        (
            format!("default-environment = \"staging\"\n{two}"),
            &["--dry-run"][..],
        ),
        (two, &["--dry-run", "--env", "staging"]),
    ] {
        let (folder, fake) = (project_with("release-config-env", &config), server());
        let ran = release(&folder, &fake, args);
        assert!(
            ran.ended(0)
                .stdout
                .starts_with("environment `staging`, account 900\n")
        );
    }
}

#[test]
fn without_flowkit_toml_there_is_nothing_to_release() {
    let (folder, fake) = (project("release-config-none"), server());
    std::fs::remove_file(folder.path().join("flowkit.toml")).unwrap();
    let ran = release(&folder, &fake, &["--yes"]);
    ran.ended(2);
    assert_eq!(
        ran.stderr,
        "error: there is no flowkit.toml here or above, so nothing to release\n  = help: `flowkit release --help` shows one\n"
    );
    refused(
        "[environments.staging]\nwaba-id = 900\n",
        &[],
        "error: `flowkit.toml` has no flows to release\n",
    );
}

#[test]
fn flows_are_chosen_by_their_keys() {
    refused(
        CONFIG,
        &["--flow", "bookings"],
        "error: `flowkit.toml` has no flow `bookings`\n  = help: did you mean `booking`?\n",
    );
    refused(
        CONFIG,
        &["--flow", "xyz"],
        "error: `flowkit.toml` has no flow `xyz`\n  = help: it has booking, question\n",
    );
    let (folder, fake) = (project("release-config-flow"), server());
    release(&folder, &fake, &["--yes", "--flow", "question"]).ended(0);
    let names: Vec<_> = fake
        .lock()
        .state
        .flows
        .values()
        .map(|flow| flow.name.clone())
        .collect();
    assert_eq!(names, ["question"]);
    // The others are not forgotten.
    release(&folder, &fake, &["--yes", "--flow", "booking"]).ended(0);
    let lock = folder.read("flowkit.lock");
    assert!(
        lock.contains("flows.booking]\nid = \"1112\"")
            && lock.contains("flows.question]\nid = \"1111\"")
    );
}

#[test]
fn what_makes_no_sense_is_told_at_its_place() {
    refused_with(
        "name = \"table_booking\"",
        "name = \"question\"",
        "error: flows `booking` and `question` of environment `staging` have the same name, `question`, which an account \
         can have once\n  --> flowkit.toml:16:8\n",
    );
    refused_with(
        "\"APPOINTMENT_BOOKING\"",
        "\"APPOINTMENT_BOKING\"",
        "error: there is no category `APPOINTMENT_BOKING`\n  --> flowkit.toml:13:1\n  = help: did you mean `APPOINTMENT_BOOKING`?\n",
    );
    refused_with(
        "[\"CONTACT_US\"]",
        "[]",
        "error: a flow has at least one category\n  --> flowkit.toml:18:1\n",
    );
    refused_with(
        "json = \"flows/question.json\"",
        "",
        "error: flow `question` has no `json`\n  --> flowkit.toml:16:8\n  = help: say where its Flow JSON is: json = ",
    );
    refused(
        &format!("{CONFIG}[environments.staging.flows.boking]\npublish = false\n"),
        &["--yes"],
        "error: flow `boking` has no `json`\n  --> flowkit.toml:19:29\n  = help: did you mean flow `booking`?\n",
    );
    refused_with(
        "https://flows.example.org/",
        "http://flows.example.org/",
        "error: an endpoint's address begins with https://\n  --> flowkit.toml:6:1\n",
    );
    refused_with(
        "https://flows.example.org/",
        "https://me:secret@flows.example.org/",
        "error: an endpoint's address holds no name and password: Meta would show them\n  --> flowkit.toml:6:1\n",
    );
    refused_with(
        "endpoint-path = \"/booking\"",
        "endpoint-path = \"/booking\"\nendpoint-uri = \"https://a.example\"",
        "error: `endpoint-uri` is the whole address, and `endpoint-path` what is put behind the environment's: one of them \
         is enough\n  --> flowkit.toml:14:1\n",
    );
    refused_with(
        "endpoint-uri = \"https://flows.example.org/\"",
        "",
        "error: environment `staging` has no `endpoint-uri` that this could be put behind\n  --> flowkit.toml:14:1\n",
    );
    refused_with(
        "endpoint-uri = \"https://flows.example.org/\"\n",
        "[environments.staging.flows.booking]\nendpoint-path = \"/b\"\n[environments.other]\n",
        "error: which environment",
    );
    refused_with(
        "[\"CONTACT_US\"]",
        "[\"CONTACT_US\"]\nendpoint-path = \"/question\"",
        "error: flow `question` has an endpoint here, and asks none: its Flow JSON `flows/question.json` has no \
         `data_api_version`\n  --> flowkit.toml:16:8\n",
    );
    let without = CONFIG
        .replace("endpoint-uri = \"https://flows.example.org/\"", "")
        .replace("endpoint-path = \"/booking\"", "");
    refused(
        &without,
        &["--yes"],
        "error: flow `booking` asks an endpoint (`data_api_version` in `flows/booking.json`), and environment `staging` \
         has none for it\n  --> flowkit.toml:2:15\n",
    );
    refused_with(
        "flows/question.json",
        "flows/questoin.json",
        "error: flow `question`: there is no file `flows/questoin.json`; did you mean `flows/question.json`?\n",
    );
    refused_with(
        "phone-number-id = \"700\"",
        "",
        "error: which phone number? its id is not set\n",
    );
}

#[test]
fn an_environment_says_what_is_different_there() {
    let here = "[environments.staging.flows.booking]\nname = \"try_booking\"\n\
                endpoint-uri = \"https://try.example.org/b\"\ncategories = [\"OTHER\"]\npublish = false\n\
                [environments.staging.flows.extra]\njson = \"flows/question.json\"\ncategories = [\"OTHER\"]\n\
                [environments.other.flows.elsewhere]\njson = \"flows/none.json\"\n";
    let (folder, fake) = (
        project_with("release-config-here", &format!("{CONFIG}{here}")),
        server(),
    );
    release(&folder, &fake, &["--yes", "--env", "staging"]).ended(0);
    let shared = fake.lock();
    let flows: Vec<_> = shared
        .state
        .flows
        .values()
        .map(|flow| {
            format!(
                "{} {} {:?} {}",
                flow.name, flow.status, flow.endpoint_uri, flow.categories
            )
        })
        .collect();
    assert_eq!(
        flows,
        [
            "try_booking DRAFT Some(\"https://try.example.org/b\") [\"OTHER\"]",
            "extra PUBLISHED None [\"OTHER\"]",
            "question PUBLISHED None [\"CONTACT_US\"]",
        ]
    );
}

/// A path said for an environment goes before a whole address said for all of them.
#[test]
fn an_environments_values_go_before_those_for_all() {
    let config = CONFIG.replace(
        "endpoint-path = \"/booking\"",
        "endpoint-uri = \"https://all.example.org/b\"",
    );
    let here = "[environments.staging.flows.booking]\nendpoint-path = \"here\"\n";
    let (folder, fake) = (
        project_with("release-config-path", &format!("{config}{here}")),
        server(),
    );
    let ran = release(&folder, &fake, &["--dry-run"]);
    assert!(
        ran.ended(0)
            .stdout
            .contains("endpoint_uri: https://flows.example.org/here\n"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_file_is_found_above_and_its_paths_begin_at_it() {
    let (folder, fake) = (project("release-config-above"), server());
    folder.write("deep/down/x", "");
    let config = folder.path().join("flowkit.toml");
    let elsewhere = crate::support::Folder::new("release-config-elsewhere");
    let config = config.to_str().unwrap();
    release(&elsewhere, &fake, &["--yes", "--config", config]).ended(0);
    assert!(folder.read("flowkit.lock").contains("flows.booking"));
    let url = fake.url();
    let env = [
        ("FLOWKIT_GRAPH_URL", url.as_str()),
        ("WHATSAPP_TOKEN", flowkit_fake_graph::TOKEN),
    ];
    let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_flowkit"))
        .args(["release"])
        .current_dir(folder.path().join("deep/down"))
        .env_remove("WHATSAPP_WABA_ID")
        .env_remove("WHATSAPP_PHONE_NUMBER_ID")
        .envs(env)
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&run.stderr),
        "nothing to change in `staging`\n"
    );
    assert_eq!(run.status.code(), Some(0));
}

/// The example in the help is one that works.
#[test]
fn the_example_of_the_help_can_be_released() {
    let folder = crate::support::Folder::new("release-config-help");
    let help = folder.run(["release", "--help"]);
    let help = &help.ended(0).stdout;
    let (_, example) = help.split_once("An example of flowkit.toml:\n").unwrap();
    let (example, _) = example.split_once("\nWhat is said of a flow").unwrap();
    folder
        .write("flowkit.toml", example)
        .write("keys/staging-public.pem", crate::KEY)
        .write("flows/booking.json", crate::with_endpoint())
        .write("flows/survey.json", FINE);
    let fake = server();
    {
        let mut shared = fake.lock();
        shared.state.wabas.push("102290129340398".to_owned());
        shared.state.keys.insert("106540352242922".to_owned(), None);
    }
    release(&folder, &fake, &["--yes"]).ended(0);
    let shared = fake.lock();
    let flows: Vec<_> = shared
        .state
        .flows
        .values()
        .map(|flow| format!("{} {} {:?}", flow.name, flow.status, flow.endpoint_uri))
        .collect();
    assert_eq!(
        flows,
        [
            "table_booking_staging PUBLISHED Some(\"https://try.example.org/booking\")",
            "survey DRAFT None",
        ]
    );
}

#[test]
fn nothing_secret_is_written_down() {
    let (folder, fake) = (project("release-config-lock"), server());
    release(&folder, &fake, &["--yes"]).ended(0);
    edit(
        &folder,
        "flows/booking.json",
        "\"Question\"",
        "\"Your question\"",
    );
    release(&folder, &fake, &["--yes"]).ended(0);
    let lock = folder.read("flowkit.lock");
    assert!(
        !lock.contains(flowkit_fake_graph::TOKEN)
            && !lock.contains("BEGIN")
            && !lock.contains("SIGNED")
    );
    assert!(!changing(&fake).is_empty());
}
