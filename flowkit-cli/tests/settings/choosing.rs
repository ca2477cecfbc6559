//! Which account, number and environment are meant: arguments, variables and the file.

use flowkit_fake_graph::{NUMBER, OTHER_WABA, WABA};

use super::support::Folder;
use super::{TWO, copied_to, fake, migrate, refused, run};

#[test]
fn arguments_go_before_variables_and_those_before_the_file() {
    let folder = Folder::new("settings-order");
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[("WHATSAPP_WABA_ID", WABA)]);
    assert_eq!(copied_to(&fake, &ran), WABA);

    folder.write("flowkit.toml", "[environments.only]\nwaba-id = \"901\"\n");
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    // Where both say the same, nothing has to be guessed.
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[("WHATSAPP_WABA_ID", OTHER_WABA)]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    let fake = self::fake();
    let env = [("WHATSAPP_WABA_ID", "902")];
    let ran = migrate(&fake, &folder, &["--waba-id", WABA], &env);
    assert_eq!(copied_to(&fake, &ran), WABA);
}

#[test]
fn a_variable_must_not_contradict_the_environment() {
    let folder = Folder::new("settings-clash");
    folder.write("flowkit.toml", TWO);
    let fake = fake();
    let env = [
        ("WHATSAPP_WABA_ID", WABA),
        ("WHATSAPP_PHONE_NUMBER_ID", "701"),
    ];
    let ran = migrate(&fake, &folder, &["--env", "staging"], &env);
    refused(
        &fake,
        &ran,
        "error: which WhatsApp Business Account? WHATSAPP_WABA_ID says 900, and environment `staging` of flowkit.toml says \
         901\n  = help: unset WHATSAPP_WABA_ID, or say it with --waba-id\n",
    );
    let args = [
        "flows",
        "send",
        "1111",
        "--to",
        "33612345678",
        "-e",
        "production",
    ];
    let ran = run(&fake, &folder, &args, &env);
    refused(
        &fake,
        &ran,
        "which phone number? WHATSAPP_PHONE_NUMBER_ID says 701",
    );
}

#[test]
fn an_environment_is_named_the_default_or_the_only_one() {
    let folder = Folder::new("settings-env");
    folder.write("flowkit.toml", TWO);
    for (name, waba) in [("production", WABA), ("staging", OTHER_WABA)] {
        let fake = fake();
        let ran = migrate(&fake, &folder, &["--env", name], &[]);
        assert_eq!(copied_to(&fake, &ran), waba);
    }

    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    refused(
        &fake,
        &ran,
        "error: which WhatsApp Business Account? its id is not set\n  = help: choose an environment of `flowkit.toml` with \
         --env (it has `production`, `staging`), or set WHATSAPP_WABA_ID, or --waba-id\n",
    );
    let ran = migrate(&fake, &folder, &["--env", "prodution"], &[]);
    refused(
        &fake,
        &ran,
        "error: `flowkit.toml` has no environment `prodution`\n  = help: did you mean `production`?\n",
    );
    let ran = migrate(&fake, &folder, &["--env", "x"], &[]);
    refused(&fake, &ran, "= help: it has `production`, `staging`");

    folder.write(
        "flowkit.toml",
        format!("default-environment = \"staging\"\n{TWO}"),
    );
    let ran = migrate(&fake, &folder, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);
    folder.write(
        "flowkit.toml",
        format!("default-environment = \"stging\"\n{TWO}"),
    );
    let fake = self::fake();
    let ran = migrate(&fake, &folder, &[], &[]);
    refused(&fake, &ran, "did you mean `staging`?");
}

#[test]
fn what_an_environment_does_not_say_is_asked_for_by_its_name() {
    let folder = Folder::new("settings-lacks");
    folder.write("flowkit.toml", TWO);
    let fake = fake();
    let args = [
        "flows",
        "send",
        "1111",
        "--to",
        "33612345678",
        "--draft",
        "--env",
        "staging",
    ];
    let ran = run(&fake, &folder, &args, &[]);
    refused(
        &fake,
        &ran,
        "error: which phone number? its id is not set\n  = help: set WHATSAPP_PHONE_NUMBER_ID, or `phone-number-id` of \
         environment `staging` in flowkit.toml, or --phone-number-id\n",
    );
    let ran = run(
        &fake,
        &folder,
        &args,
        &[("WHATSAPP_PHONE_NUMBER_ID", NUMBER)],
    );
    ran.ended(0);
}

#[test]
fn the_file_is_found_here_and_above_or_where_it_is_said_to_be() {
    let folder = Folder::new("settings-find");
    folder.write("flowkit.toml", "[environments.outer]\nwaba-id = \"900\"\n");
    let inner = folder.inner("a/b");
    let fake = self::fake();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), WABA);
    let ran = migrate(&fake, &inner, &["--env", "x"], &[]);
    let path = folder.path().canonicalize().unwrap().join("flowkit.toml");
    let message = format!("`{}` has no environment `x`", path.display());
    assert!(ran.stderr.contains(&message), "{}", ran.stderr);

    folder.write(
        "a/flowkit.toml",
        "[environments.nearer]\nwaba-id = \"901\"\n",
    );
    let fake = self::fake();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);

    let fake = self::fake();
    let ran = migrate(&fake, &inner, &["--config", "../../flowkit.toml"], &[]);
    assert_eq!(copied_to(&fake, &ran), WABA);

    let fake = self::fake();
    let ran = migrate(&fake, &inner, &["--config", "none.toml"], &[]);
    refused(&fake, &ran, "`none.toml` cannot be read: ");
    // A directory of that name is no such file.
    std::fs::create_dir(inner.path().join("flowkit.toml")).unwrap();
    let ran = migrate(&fake, &inner, &[], &[]);
    assert_eq!(copied_to(&fake, &ran), OTHER_WABA);
}

#[test]
fn an_environment_without_a_file() {
    let fake = fake();
    let ran = migrate(
        &fake,
        &Folder::new("settings-no-file"),
        &["--env", "staging"],
        &[],
    );
    refused(
        &fake,
        &ran,
        "there is no flowkit.toml here or above, so there is no environment `staging`",
    );
}
