use std::time::Duration;

use flowkit_client::fields::calendar::Half;
use flowkit_client::media::File;
use flowkit_client::phone::{Client, Platform, Stage};
use flowkit_client::script::Failure;
use serde_json::json;

#[tokio::test]
async fn every_step() -> Result<(), Box<dyn std::error::Error>> {
    let mut phone = phone()
        .today("2026-12-24".parse()?)
        .token("tok-1")
        .token_signature("c2ln")
        .platform(Platform::Ios)
        .client(Client::WebExact)
        .stage(Stage::Published)
        .message_id("wamid.2")
        .advertised_flow("120363")
        .open()
        .await?;
    assert_eq!(phone.screen(), "STAY");
    assert!(phone.shows("Sea view"));
    let text = "Cellar, which has no window and is therefore not on offer to anybody";
    assert!(!phone.shows(text));
    phone.fill("email", "zoe")?;
    let field = phone.field("email")?;
    assert!(field.error().is_some());
    let error = phone.tap("Continue").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Impossible, "{error}");
    let field = phone.field("Continue")?;
    assert!(!field.is_enabled());
    phone.fill("E-mail", "zoe@example.org")?;
    let field = phone.field("email")?;
    assert_eq!(field.error(), None);
    phone.fill(
        "email too",
        "A room with a view of the sea, and a \"quiet\" one if there is any left.\nThanks!",
    )?;
    let field = phone.field("Wishes")?;
    let value = field.value().and_then(|value| value.as_str());
    assert_eq!(
        value,
        Some("A room with a view of the sea, and a \"quiet\" one if there is any left.\nThanks!")
    );
    phone.focus("email").await?;
    phone.type_into("email", "zoe@example.com").await?;
    phone.blur().await?;
    phone.open_list("Room").await?;
    phone.back().await?;
    phone.choose("Room", "Sea view").await?;
    phone.choose("extras", "Pool").await?;
    phone.choose("extras", "Sauna").await?;
    let field = phone.field("extras")?;
    assert_eq!(field.value(), Some(&json!(["pool", "sauna"])));
    let field = phone.field("arrival")?;
    assert_eq!(field.value(), None);
    phone.open_dates("Arrival").await?;
    phone.choose("Arrival", "2026-12-31").await?;
    phone
        .choose_range("stay", "2026-12-27", "2026-12-29")
        .await?;
    phone.clear_half("stay", Half::EndDate).await?;
    phone.pick("stay", Half::EndDate, "2026-12-30").await?;
    phone.clear("arrival").await?;
    phone.tick("terms").await?;
    let gesture = "{\"at\":0,\"gesture\":\"focus\"}";
    let gesture = serde_json::from_str(gesture)?;
    phone.gesture(&gesture).await?;
    phone.wait(Duration::from_millis(600)).await?;
    phone.wait(Duration::from_secs(172800)).await?;
    phone.wait(Duration::new(0, 1500000)).await?;
    phone.network().slow_by(Duration::from_secs(3));
    phone.network().lose_next_answer();
    let error = phone.tap("Continue").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Failed, "{error}");
    phone.network().heal();
    phone.network().offline();
    let error = phone.tap("Continue").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Failed, "{error}");
    assert!(phone.error().is_some());
    phone.network().online();
    phone.retry().await?;
    phone.network().answer_next_with(503);
    let message = "This offer has ended, please ask the hotel for a new link to it";
    phone.network().expire_token(message);
    phone.network().heal();
    let field = phone.field("Continue")?;
    assert!(field.is_enabled());
    phone.tap("Continue").await?;
    assert_eq!(phone.snackbar(), Some("no \"STAY\""));
    phone.dismiss().await?;
    assert_eq!(phone.snackbar(), None);
    let error = phone
        .choose(
            "A component of this name",
            "that is not there, nor an option",
        )
        .await
        .unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Impossible, "{error}");
    phone.tap("More#2").await?;
    assert_eq!(phone.screen(), "FILES");
    phone.attach("photos", File::photo(64, 48)).await?;
    phone
        .attach("photos", File::photo_with_seed(64, 48, 2))
        .await?;
    let name = "the photo of the passport with the long name.jpg";
    let file = File::photo_with_seed(64, 48, 3).named(name);
    phone.attach("photos", file).await?;
    let content = "but says that it is one";
    phone
        .attach(
            "photos",
            File::new("a note that is no photo.txt", "image/jpeg", content),
        )
        .await?;
    phone.remove_file("photos", 0).await?;
    phone.back().await?;
    phone.close().await?;
    phone.open_again().await?;
    let error = phone.tap("Away").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Refused, "{error}");
    assert!(phone.error().is_some());
    Ok(())
}
