//! What happens in the demonstration: Ada tells how her stay was, then Ben.

use std::io::Write;

use flowkit::client::{Object, Step, WhatsAppClient};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use shared::{Paint, Phone, Story, expect};

use crate::survey::screens;

/// Walks through the flow and prints it; an error where the survey did not do as it should.
pub(crate) async fn walk(
    client: &WhatsAppClient,
    out: &mut impl Write,
    paint: Paint,
) -> flowkit::Result<()> {
    let mut story = Story::new(
        out,
        paint,
        &["trigger", "region", "house", "stay", "voucher"],
    );
    let mut tell = |title: &str, step: Step| {
        story.title(title)?;
        story.step(&step, &Object::new())
    };

    let mut ada = Phone::new(client, screens::FLOW_JSON, "ada-okafor")?;
    tell("Ada opens the survey.", ada.open().await?)?;
    tell(
        "She was at the coast.",
        ada.choose("region", "coast").await?,
    )?;
    tell("In Gull Cottage.", ada.choose("house", "gull").await?)?;
    ada.fill_in("rating", "surely")?;
    tell("She would come again.", ada.tap("Continue").await?)?;

    let today: Date = text(&ada.shown("latest")).parse()?;
    let [arrival, best_day, departure] = [9, 6, 2].map(|days| today.saturating_sub(days.days()));
    let half = json!({ "start-date": arrival, "end-date": "" });
    let step = ada.choose("stay", half).await?;
    tell("She taps the first day.", step)?;
    let stay = json!({ "start-date": arrival, "end-date": departure });
    tell(
        "And the last: a week.",
        ada.choose("stay", stay.clone()).await?,
    )?;
    expect(ada.shown("nights") == 7, "the nights are not counted well")?;

    ada.fill_in("best_day", today.to_string())?;
    ada.fill_in("liked", json!(["garden", "people"]))?;
    tell(
        "Her best day was later than that.",
        ada.tap("Continue").await?,
    )?;
    expect(ada.screen() == "STAY", "a day after the stay was accepted")?;
    ada.fill_in("best_day", best_day.to_string())?;
    ada.fill_in("improve", json!(["stairs"]))?;
    tell("No, it was this one.", ada.tap("Continue").await?)?;
    ada.fill_in("more", "The gulls woke us, and we did not mind.")?;
    ada.fill_in("may_quote", true)?;
    let step = ada.tap("Send and get my voucher").await?;
    tell("She sends it.", step)?;
    let completion = ada.session().completion();
    let voucher = completion.and_then(|params| params.get("voucher"));
    expect(voucher.is_some(), "there is no voucher")?;

    let mut ben = Phone::new(client, screens::FLOW_JSON, "ben-fischer")?;
    ben.open().await?;
    let step = ben.tap("Show me all houses").await?;
    tell("Ben does not know what the region is called.", step)?;
    ben.choose("house", "mill").await?;
    ben.fill_in("rating", "perhaps")?;
    tell("It was the mill.", ben.tap("Continue").await?)?;
    tell("Was it? He goes back.", ben.back().await?)?;
    expect(
        ben.screen() == "PLACE" && ben.shown("answered") == 1,
        "going back did not show new numbers",
    )
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
