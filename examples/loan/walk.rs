//! What happens in the demonstration: Ada takes a loan, and Ben wants to be called.

use std::io::Write;

use flowkit::Completion;
use flowkit::client::media::File;
use flowkit::client::phone::CompletionMessage;
use flowkit::client::{Object, VirtualPhone, WhatsAppClient};
use shared::{Paint, Story, expect};

use crate::lender::screens::{self, CallbackParams};

/// Walks through the flow and prints it; an error where the lender did not do as it should.
pub(crate) async fn walk(
    client: &WhatsAppClient,
    out: &mut impl Write,
    paint: Paint,
) -> flowkit::Result<()> {
    let mut story = Story::new(out, paint, &["amount", "purpose", "name", "phone", "when"]);
    let mut tell = |title: &str, phone: &VirtualPhone| {
        story.title(title)?;
        story.last_step(phone, &Object::new())
    };

    let mut ada = phone(client, "ada-okafor")?;
    tell("Ada opens the form.", ada.open().await?)?;
    ada.fill("Amount in euros", "100")?
        .choose("What is it for?", "A car")
        .await?;
    tell("She asks for too little.", ada.tap("See my offer").await?)?;
    let told = ada.field("amount")?;
    expect(
        told.error() == Some("€500 is the least"),
        "a loan of €100 was not refused",
    )?;

    ada.fill("Amount in euros", "5000")?;
    tell("She asks for more.", ada.tap("See my offer").await?)?;
    tell(
        "She takes two years.",
        ada.choose("plan", "24 months").await?,
    )?;

    for name in ["front.jpg", "again.jpg"] {
        ada.attach("photos", photo(name, 1)).await?;
    }
    ada.tap("Send the photos").await?;
    tell("She adds the front of her ID card twice.", &ada)?;
    let is_refused = ada.screen() == "IDENTITY" && ada.snackbar().is_some();
    expect(is_refused, "the same photo twice was accepted")?;

    ada.remove_file("photos", 1)
        .await?
        .attach("photos", photo("back.jpg", 2))
        .await?;
    tell("Front and back.", ada.tap("Send the photos").await?)?;
    for name in ["may.pdf", "june.pdf"] {
        ada.attach("payslips", payslip(name)?).await?;
    }
    tell("Her payslips.", ada.tap("Send the payslips").await?)?;

    expect(
        ada.tap("Apply").await.is_err(),
        "nobody had to accept the terms",
    )?;
    ada.tick("terms").await?;
    tell(
        "She accepts the agreement and applies.",
        ada.tap("Apply").await?,
    )?;
    let loan: Object = ada.completed()?;
    expect(loan.contains_key("reference"), "the loan has no reference")?;

    let mut ben = phone(client, "ben-fischer")?;
    ben.open().await?;
    ben.fill("Amount in euros", "25000")?
        .choose("What is it for?", "My home")
        .await?;
    tell("Ben wants to build.", ben.tap("See my offer").await?)?;
    ben.fill("Name", "Ben Fischer")?
        .choose("When may we call?", "In the evening")
        .await?;
    tell("He asks for a call.", ben.tap("Ask for a call").await?)?;
    let message = ben.completion().map(CompletionMessage::response_json);
    let call = Completion::<CallbackParams>::from_json(&message.unwrap_or_default())?;
    let is_so = call.params.amount == Some(25_000.0);
    expect(is_so, "the call is about another amount")
}

/// A phone on which a message with the flow and this token lies.
pub(crate) fn phone(client: &WhatsAppClient, token: &str) -> flowkit::Result<VirtualPhone> {
    let phone = VirtualPhone::over(&client.with_flow_token(token));
    Ok(phone.flow_json(screens::FLOW_JSON).in_chat()?)
}

/// A photo of this name. The same motive makes the same picture.
pub(crate) fn photo(name: &str, motive: u64) -> File {
    File::photo_with_seed(640, 400, motive).named(name)
}

/// A payslip of this name, which is in it as well.
pub(crate) fn payslip(name: &str) -> flowkit::Result<File> {
    let month = name.bytes().map(u64::from).sum();
    Ok(File::document_with_seed("pdf", month)?.named(name))
}
