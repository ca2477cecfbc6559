//! What happens in the demonstration: Ada tells how her stay was, then Ben.

use std::io::Write;

use flowkit::client::{Object, VirtualPhone, WhatsAppClient};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;
use shared::{Paint, Story, expect};

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
    let mut tell = |title: &str, phone: &VirtualPhone| {
        story.title(title)?;
        story.last_step(phone, &Object::new())
    };

    let mut ada = phone(client, "ada-okafor")?;
    tell("Ada opens the survey.", ada.open().await?)?;
    tell(
        "She was at the coast.",
        ada.choose("Where were you?", "The coast").await?,
    )?;
    tell(
        "In Gull Cottage.",
        ada.choose("In which house?", "Gull Cottage").await?,
    )?;
    ada.choose("Would you come again?", "Surely").await?;
    tell("She would come again.", ada.tap("Continue").await?)?;

    let latest = ada.data("latest");
    let today: Date = latest.as_str().unwrap_or_default().parse()?;
    let [arrival, best_day, departure] = [9, 6, 2].map(|days| today.saturating_sub(days.days()));
    ada.choose("stay", arrival).await?;
    tell("She taps the first day.", &ada)?;
    ada.choose_range("stay", arrival, departure).await?;
    tell("And the last: a week.", &ada)?;
    expect(ada.data("nights") == 7, "the nights are not counted well")?;

    let too_late = ada.choose("Your best day", today).await.is_err();
    expect(too_late, "a day after the stay was offered")?;
    ada.choose("Your best day", best_day).await?;
    for liked in ["The garden", "The people"] {
        ada.choose("What did you like?", liked).await?;
    }
    ada.choose("improve", "stairs").await?;
    tell(
        "She tells of the garden and the stairs.",
        ada.tap("Continue").await?,
    )?;
    ada.fill("more", "The gulls woke us, and we did not mind.")?
        .tick("may_quote")
        .await?;
    ada.tap("Send and get my voucher").await?;
    tell("She sends it.", &ada)?;
    let completion: Object = ada.completed()?;
    let voucher = completion.get("voucher").and_then(Value::as_str);
    expect(voucher.is_some(), "there is no voucher")?;

    let mut ben = phone(client, "ben-fischer")?;
    ben.open().await?;
    ben.tap("Show me all houses").await?;
    tell("Ben does not know what the region is called.", &ben)?;
    ben.choose("house", "mill").await?;
    ben.choose("Would you come again?", "Perhaps").await?;
    tell("It was the mill.", ben.tap("Continue").await?)?;
    tell("Was it? He goes back.", ben.back().await?)?;
    expect(
        ben.screen() == "PLACE" && ben.data("answered") == 1,
        "going back did not show new numbers",
    )
}

/// A phone on which a message with the flow and this token lies.
pub(crate) fn phone(client: &WhatsAppClient, token: &str) -> flowkit::Result<VirtualPhone> {
    let phone = VirtualPhone::over(&client.with_flow_token(token));
    Ok(phone.flow_json(screens::FLOW_JSON).in_chat()?)
}
