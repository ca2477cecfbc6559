//! What happens in the demonstration: Ada takes a loan, and Ben wants to be called.

use std::io::Write;

use flowkit::Completion;
use flowkit::client::{Object, Step, WhatsAppClient};
use serde_json::{Value, json};
use shared::{Paint, Phone, Story, expect};

use crate::lender::screens::{self, CallbackParams};

/// Walks through the flow and prints it; an error where the lender did not do as it should.
pub(crate) async fn walk(
    client: &WhatsAppClient,
    out: &mut impl Write,
    paint: Paint,
) -> flowkit::Result<()> {
    let mut story = Story::new(out, paint, &["amount", "purpose", "name", "phone", "when"]);
    let mut tell = |title: &str, step: Step| {
        story.title(title)?;
        story.step(&step, &Object::new())
    };

    let mut ada = Phone::new(client, screens::FLOW_JSON, "ada-okafor")?;
    tell("Ada opens the form.", ada.open().await?)?;
    ada.fill_in("amount", "100")?.fill_in("purpose", "car")?;
    tell("She asks for too little.", ada.tap("See my offer").await?)?;
    let is_told = ada.shown("amount_error") == "€500 is the least";
    expect(is_told, "a loan of €100 was not refused")?;

    ada.fill_in("amount", "5000")?;
    tell("She asks for more.", ada.tap("See my offer").await?)?;
    tell(
        "She takes two years.",
        ada.choose("plan", "months_24").await?,
    )?;

    ada.fill_in("photos", json!([photo(1, "front"), photo(2, "front")]))?;
    let step = ada.tap("Send the photos").await?;
    tell("She adds the front of her ID card twice.", step)?;
    let is_refused = ada.screen() == "IDENTITY" && ada.session().snackbar().is_some();
    expect(is_refused, "the same photo twice was accepted")?;

    ada.fill_in("photos", json!([photo(1, "front"), photo(3, "back")]))?;
    tell("Front and back.", ada.tap("Send the photos").await?)?;
    ada.fill_in("payslips", json!([payslip(4, "may"), payslip(5, "june")]))?;
    tell("Her payslips.", ada.tap("Send the payslips").await?)?;

    tell("She has not read the agreement.", ada.tap("Apply").await?)?;
    expect(ada.screen() == "SUMMARY", "nobody had to accept the terms")?;
    ada.fill_in("terms", true)?;
    tell("Now she has.", ada.tap("Apply").await?)?;
    let completion = ada.session().completion();
    let reference = completion.and_then(|params| params.get("reference"));
    expect(reference.is_some(), "the loan has no reference")?;

    let mut ben = Phone::new(client, screens::FLOW_JSON, "ben-fischer")?;
    ben.open().await?;
    ben.fill_in("amount", "25000")?.fill_in("purpose", "home")?;
    tell("Ben wants to build.", ben.tap("See my offer").await?)?;
    ben.fill_in("name", "Ben Fischer")?
        .fill_in("when", "evening")?;
    tell("He asks for a call.", ben.tap("Ask for a call").await?)?;
    let completion = ben.session().completion().cloned().unwrap_or_default();
    // In the webhook of the message this is the text of `response_json`.
    let call = Completion::<CallbackParams>::from_value(Value::Object(completion))?;
    let is_so = call.params.amount == Some(25_000.0);
    expect(is_so, "the call is about another amount")
}

/// A photo as the phone sends it: it waits, encrypted, on Meta's CDN. The same picture, sent again, has another id.
pub(crate) fn photo(number: u8, picture: &str) -> Value {
    media(number, &format!("{picture}.jpg"))
}

/// A document, likewise.
pub(crate) fn payslip(number: u8, month: &str) -> Value {
    media(number, &format!("{month}.pdf"))
}

fn media(number: u8, file_name: &str) -> Value {
    // 32 bytes in base64, made of letters that tell what they stand for.
    let bytes = |made_of: &str| format!("{:A<43}=", made_of.replace('.', "/"));
    json!({
        "media_id": format!("790aba14-5f4a-4dbd-aa9e-{number:012}"),
        "cdn_url": format!("https://mmg.whatsapp.net/v/t62.7118-24/{number}"),
        "file_name": file_name,
        "encryption_metadata": {
            "encryption_key": bytes(&format!("key/{number}/")),
            "hmac_key": bytes(&format!("hmac/{number}/")),
            "iv": format!("{number:0>21}A=="),
            "plaintext_hash": bytes(file_name),
            "encrypted_hash": bytes(&format!("encrypted/{number}/")),
        },
    })
}
