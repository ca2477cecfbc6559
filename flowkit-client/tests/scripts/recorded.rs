//! What a phone writes down.

use std::time::Duration;

use flowkit_client::fields::calendar::Half;
use flowkit_client::media::File;
use flowkit_client::phone::{Client, Gesture, Opening, Platform, Stage};
use flowkit_client::script::{MOST_STEPS, Script, ScriptErrorKind, Step};
use flowkit_client::{VirtualPhone, WalkError};
use serde_json::json;

use crate::hotel::phone;

/// The record without what stands above each.
fn lines(phone: &VirtualPhone) -> Vec<String> {
    let record = phone.record();
    let steps = record
        .steps()
        .filter(|step| !matches!(step, Step::With(_)))
        .map(ToString::to_string);
    steps.collect()
}

/// The record replays, as it is and by its text, and is then recorded as the same.
async fn replays(recorded: &VirtualPhone) {
    let record = recorded.record();
    let read: Script = record.to_string().parse().unwrap();
    assert_eq!(read, record);
    let mut other = phone().in_chat().unwrap();
    read.replay(&mut other).await.unwrap();
    assert_eq!(other.record(), record);
    assert_eq!(other.path(), recorded.path());
    assert_eq!(
        other.transcript().steps().len(),
        recorded.transcript().steps().len()
    );
    for screen in recorded.path() {
        assert_eq!(
            other.phone().form_of(screen),
            recorded.phone().form_of(screen)
        );
    }
}

#[tokio::test]
async fn every_step_is_written_down_by_name_and_id() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    phone
        .fill("E-mail", "zoe@example.org")?
        .fill("email too", "a\nb")?;
    phone.choose("Room", "Sea view").await?;
    phone
        .choose("extras", "Pool")
        .await?
        .choose("extras", "pool")
        .await?;
    phone.choose("Arrival", "2026-12-01").await?;
    phone
        .choose_range("From", "2026-12-01", "2026-12-04")
        .await?;
    phone.clear("To").await?.clear("arrival").await?;
    phone.tick("I agree").await?;
    phone.wait(Duration::from_millis(600)).await?;
    phone.tap("Continue").await?;
    phone.dismiss().await?;
    phone.tap("More#2").await?.back().await?;
    assert_eq!(
        lines(&phone),
        [
            "open",
            "expect screen STAY",
            "fill email \"zoe@example.org\"",
            "fill \"Wishes\" \"a\\nb\"",
            "choose room 1",
            "choose extras pool",
            "choose extras pool",
            "choose arrival 2026-12-01",
            "choose-range stay 2026-12-01 2026-12-04",
            "clear stay",
            "clear arrival",
            "tick terms",
            "wait 600ms",
            "tap \"Continue\"",
            "dismiss",
            "tap \"More#2\"",
            "expect screen FILES",
            "back",
            "expect screen STAY",
        ]
    );
    phone.close().await?.open_again().await?;
    let record = lines(&phone);
    assert_eq!(record[19..21], ["close", "open-again"]);
    replays(&phone).await;
    Ok(())
}

#[tokio::test]
async fn single_gestures_are_written_down_too() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    phone
        .focus("E-mail")
        .await?
        .type_into("email", "x")
        .await?
        .blur()
        .await?;
    phone.open_list("Room").await?.back().await?;
    phone.open_dates("Arrival").await?;
    phone.pick("From", Half::StartDate, "2026-12-01").await?;
    phone.pick("stay", Half::EndDate, "2026-12-03").await?;
    phone.clear_half("stay", Half::EndDate).await?;
    let at = |phone: &VirtualPhone, which: &str| phone.field(which).unwrap().at();
    let tap = Gesture::Tap {
        at: at(&phone, "More"),
    };
    phone.gesture(&tap).await?;
    let clear = Gesture::Clear {
        at: at(&phone, "email"),
        half: Half::StartDate,
    };
    phone.gesture(&clear).await?;
    let tick = Gesture::Tick {
        at: at(&phone, "terms"),
    };
    phone.gesture(&tick).await?;
    assert_eq!(
        lines(&phone)[2..],
        [
            "focus email",
            "type email \"x\"",
            "blur",
            "open-list room",
            "back",
            "open-dates arrival",
            "pick stay start-date 2026-12-01",
            "pick stay end-date 2026-12-03",
            "clear stay end-date",
            "tap \"More\"",
            "clear email",
            "tick terms",
        ]
    );
    replays(&phone).await;
    Ok(())
}

#[tokio::test]
async fn of_components_that_are_called_alike_each_is_told() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    let at = phone.field("more#2")?.at();
    assert_ne!(at, phone.field("More")?.at());
    phone.gesture(&Gesture::Tap { at }).await?;
    assert_eq!(lines(&phone)[2], "tap \"More#2\"");
    replays(&phone).await;
    phone.field("More#3").unwrap_err();
    phone.field("More#0").unwrap_err();
    Ok(())
}

#[tokio::test]
async fn an_option_that_its_id_does_not_lead_to_goes_by_its_title() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    phone.choose("room", "Garden").await?;
    assert_eq!(phone.field("room")?.value(), Some(&json!("3")));
    phone.choose("room", "3").await?;
    assert_eq!(phone.field("room")?.value(), Some(&json!("2")));
    assert_eq!(
        lines(&phone)[2..],
        ["choose room \"Garden\"", "choose room 2"]
    );
    replays(&phone).await;
    Ok(())
}

#[tokio::test]
async fn what_failed_is_written_down_with_how() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    phone.tap("Contniue").await.unwrap_err();
    phone.choose("Room", "Cellar").await.unwrap_err();
    phone.fill("Continue", "x").unwrap_err();
    phone.dismiss().await.unwrap_err();
    let nowhere = Gesture::Tap { at: 99 };
    phone.gesture(&nowhere).await.unwrap_err();
    phone.network().slow_by(Duration::from_secs(3));
    phone.network().lose_next_answer();
    phone.tap("Continue").await.unwrap_err();
    phone.network().heal();
    phone.tap("Continue").await?;
    phone.tap("Away").await.unwrap_err();
    assert_eq!(
        lines(&phone)[2..],
        [
            "impossible tap \"Contniue\"",
            "impossible choose room \"Cellar\"",
            "impossible fill \"Continue\" \"x\"",
            "impossible dismiss",
            "impossible gesture {\"at\":99,\"gesture\":\"tap\"}",
            "network slow 3s",
            "network lose-answer",
            "failed tap \"Continue\"",
            "network heal",
            "tap \"Continue\"",
            "refused tap \"Away\"",
        ]
    );
    replays(&phone).await;
    Ok(())
}

#[tokio::test]
async fn every_change_of_the_network_is_written_down() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    let network = phone.network().clone();
    network.offline();
    network.online();
    network.lose_next_request();
    network.lose_next_answer();
    network.break_next_connection();
    network.answer_next_with(503);
    network.wrong_key_once();
    phone.wait(Duration::ZERO).await?;
    network.expire_token("new link");
    network.expire_token("");
    assert_eq!(
        lines(&phone)[2..],
        [
            "network offline",
            "network online",
            "network lose-request",
            "network lose-answer",
            "network break-connection",
            "network status 503",
            "network wrong-key",
            "wait 0s",
            "network expire-token \"new link\"",
            "network expire-token \"\"",
        ]
    );
    replays(&phone).await;
    Ok(())
}

#[tokio::test]
async fn files_are_made_up_again_or_named_with_their_hash() -> Result<(), Box<dyn std::error::Error>>
{
    let mut phone = phone().opened_on("PAPERS", json!({})).open().await?;
    phone.attach("papers", File::document("pdf")?).await?;
    phone
        .attach(
            "papers",
            File::document_with_seed("docx", 3)?.named("cv.docx"),
        )
        .await?;
    phone.attach("papers", File::of_size("pdf", 5000)?).await?;
    phone
        .attach("papers", File::from_bytes("note.txt", "Two rooms"))
        .await?;
    phone
        .attach("papers", File::new("note.txt", "application/pdf", "no"))
        .await?;
    let scan = [File::document("pdf")?.bytes().as_ref(), &[0xff; 2000]].concat();
    let scan = File::from_bytes("folder/scan.pdf", scan);
    phone.attach("papers", scan.clone()).await?;
    phone.remove_file("papers", 1).await?;
    phone.tap("Book").await?;
    let hash = "HASH";
    let recorded: Vec<String> = lines(&phone)
        .iter()
        .map(|line| match line.split_once("sha256 ") {
            Some((before, after)) => format!("{before}sha256 {hash}{}", &after[64..]),
            None => line.clone(),
        })
        .collect();
    assert_eq!(
        recorded[2..],
        [
            "attach papers document pdf",
            "attach papers document docx seed 3 named \"cv.docx\"",
            "attach papers sized pdf 5000",
            "attach papers text \"note.txt\" \"Two rooms\"",
            "attach papers text \"note.txt\" \"no\" as application/pdf",
            "attach papers file scan.pdf sha256 HASH named \"folder/scan.pdf\"",
            "remove-file papers 1",
            "tap \"Book\"",
            "expect completed",
        ]
    );

    let folder = std::env::temp_dir().join(format!("flowkit-scripts-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("scan.pdf"), scan.bytes())?;
    let record = phone.record();
    let mut again = crate::hotel::phone().in_chat()?;
    record.replay_with_files_in(&folder, &mut again).await?;
    assert_eq!(again.record(), record);
    std::fs::write(folder.join("scan.pdf"), "other bytes")?;
    let mut again = crate::hotel::phone().in_chat()?;
    let error = record
        .replay_with_files_in(&folder, &mut again)
        .await
        .unwrap_err();
    std::fs::remove_dir_all(&folder)?;
    assert!(
        matches!(error.kind(), ScriptErrorKind::File(None)),
        "{error}"
    );
    assert!(
        error.to_string().contains("scan.pdf has other bytes"),
        "{error}"
    );
    let mut again = crate::hotel::phone().in_chat()?;
    let error = record
        .replay_with_files_in(&folder, &mut again)
        .await
        .unwrap_err();
    assert!(
        matches!(error.kind(), ScriptErrorKind::File(Some(_))),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn photos_are_made_up_again() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    phone.tap("More#2").await?;
    phone.attach("photos", File::photo(64, 48)).await?;
    phone
        .attach("photos", File::photo_with_seed(64, 48, 2))
        .await?;
    phone.tap("Book").await.unwrap_err();
    assert_eq!(
        lines(&phone)[4..],
        [
            "attach photos photo 64x48",
            "attach photos photo 64x48 seed 2",
            "refused tap \"Book\"",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_phone_in_its_chat_takes_the_settings_of_the_record() -> Result<(), WalkError> {
    let recorded = phone()
        .token("tok-1")
        .token_signature("c2ln")
        .today("2026-12-24".parse().unwrap())
        .platform(Platform::Ios)
        .client(Client::WebExact)
        .stage(Stage::Draft)
        .opening(Opening::Navigate {
            screen: None,
            data: serde_json::Map::from_iter([("x".to_owned(), json!(1))]),
        })
        .message_id("wamid.2")
        .advertised_flow("120363")
        .in_chat()?;
    let record = recorded.record();
    assert_eq!(
        record.to_string(),
        r#"# flowkit script 1
with today 2026-12-24
with token "tok-1"
with token-signature "c2ln"
with platform ios
with client web-exact
with stage draft
with opened-on {"x":1}
with message-id "wamid.2"
with advertised-flow "120363"
"#
    );
    let mut other = phone().in_chat()?;
    assert_ne!(other.record(), record);
    record.replay(&mut other).await.unwrap();
    assert_eq!(other.record(), record);
    Ok(())
}

#[tokio::test]
async fn a_record_that_grows_too_long_says_so() -> Result<(), WalkError> {
    let mut phone = phone().open().await?;
    for _ in 0..=MOST_STEPS {
        phone.wait(Duration::ZERO).await?;
    }
    let record = phone.record();
    assert!(record.steps().len() <= MOST_STEPS);
    assert_eq!(record.steps().last(), Some(&Step::CutOff));
    assert_eq!(record.to_string().parse::<Script>().unwrap(), record);
    let mut other = crate::hotel::phone().in_chat()?;
    let error = record.replay(&mut other).await.unwrap_err();
    assert!(matches!(error.kind(), ScriptErrorKind::CutOff), "{error}");
    assert_eq!(error.line(), record.steps().len() + 1);

    let mut phone = crate::hotel::phone().open().await?;
    for _ in 0..3 {
        phone.fill("Wishes", "x".repeat(1_500_000))?;
    }
    let record = phone.record();
    assert_eq!(record.steps().last(), Some(&Step::CutOff));
    assert_eq!(record.to_string().parse::<Script>().unwrap(), record);
    Ok(())
}

#[tokio::test]
async fn a_walk_can_be_taken_on_another_thread() {
    let walk = tokio::spawn(async {
        let mut phone = phone().open().await.unwrap();
        phone.focus("email").await.unwrap();
        let script: Script = "type email x\nblur".parse().unwrap();
        script.replay(&mut phone).await.unwrap()
    });
    assert_eq!(walk.await.unwrap().acts, 2);
}
