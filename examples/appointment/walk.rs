//! What happens in the demonstration: one customer books an appointment, another wants the same.

use std::future::Future;
use std::io::Write;
use std::time::{Duration, Instant};

use flowkit::HandlerError;
use flowkit::client::{Answer, Object, VirtualPhone, WhatsAppClient};
use serde_json::{Value, json};
use shared::{Paint, Story, expect, milliseconds};

use crate::clinic::screens;

/// The order in which people think of the fields.
const ORDER: [&str; 12] = [
    "trigger",
    "appointment",
    "details",
    "department",
    "location",
    "date",
    "time",
    "name",
    "email",
    "phone",
    "booking_id",
    "flow_token",
];

/// The button on SUMMARY.
const CONFIRM: &str = "Book this appointment";

/// Walks through the flow and prints it; an error where the clinic did not do as it should.
pub(crate) async fn walk(
    client: &WhatsAppClient,
    out: &mut impl Write,
    paint: Paint,
) -> flowkit::Result<()> {
    let mut story = Story::new(out, paint, &ORDER);
    health_check(client, &mut story).await?;

    let mut ada = phone(client, "ada-okafor")?;
    choose(&mut ada, &mut story).await?;
    fill_in(&mut ada, &mut story).await?;

    let mut ben = phone(client, "ben-fischer")?;
    story.title("Meanwhile Ben wants the same appointment, and has come as far.")?;
    follow(&mut ben).await?;
    let steps = ben.transcript();
    story.remark(format_args!(
        "{} steps, {}",
        steps.steps().len(),
        milliseconds(steps.waited())
    ))?;

    let booking_id = confirm(&mut ada, &mut story).await?;

    story.title("Ben confirms a moment too late.")?;
    ben.tap(CONFIRM).await?;
    story.last_step(&ben, &Object::new())?;
    expect(
        ben.snackbar().is_some(),
        "one appointment was given to two customers",
    )?;

    let other_booking_id = another_time(&mut ben, &mut story).await?;
    expect(
        booking_id != other_booking_id,
        "two appointments have one booking id",
    )?;
    notify(client, &mut story).await?;
    Ok(())
}

/// A phone on which a message with the flow and this token lies.
fn phone(client: &WhatsAppClient, token: &str) -> flowkit::Result<VirtualPhone> {
    let phone = VirtualPhone::over(&client.with_flow_token(token));
    Ok(phone.flow_json(screens::FLOW_JSON).in_chat()?)
}

type Told<'a, 'b, W> = &'a mut Story<'b, W>;

async fn health_check<W: Write>(
    client: &WhatsAppClient,
    story: Told<'_, '_, W>,
) -> flowkit::Result<()> {
    story.title("Meta asks whether the clinic is there.")?;
    let (answer, time) = timed(client.ping()).await;
    let is_active = matches!(answer?, Answer::HealthCheck { status } if status == "active");
    expect(is_active, "the health check was not answered with `active`")?;
    story.exchange("ping", &Object::new(), "active", time)?;
    Ok(())
}

/// From INIT to DETAILS.
async fn choose<W: Write>(ada: &mut VirtualPhone, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada opens the form.")?;
    ada.open().await?;
    story.last_step(ada, &Object::new())?;
    for field in ["department", "location", "date"] {
        let title = option(ada, field)?;
        story.title(&format!("Ada chooses a {field}: {title}."))?;
        let before = shown(ada);
        ada.choose(field, title).await?;
        story.last_step(ada, &before)?;
    }
    let title = option(ada, "time")?;
    story.title(&format!(
        "Ada chooses a time, {title}, and goes on without asking the clinic."
    ))?;
    ada.choose("time", title).await?.tap("Continue").await?;
    story.last_step(ada, &Object::new())?;
    Ok(())
}

/// DETAILS: first with a phone number that the phone takes and the clinic does not.
async fn fill_in<W: Write>(ada: &mut VirtualPhone, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada gives the number of her extension alone.")?;
    ada.fill("Name", "Ada Okafor")?
        .fill("E-mail", "ada@example.com")?
        .fill("Phone", "0018")?;
    ada.tap("Continue").await?;
    story.last_step(ada, &Object::new())?;
    let is_refused = ada.snackbar().is_some() && ada.screen() == "DETAILS";
    expect(is_refused, "a phone number of four digits was accepted")?;

    story.title("Ada gives all of it.")?;
    ada.fill("Phone", "+44 20 7946 0018")?
        .tap("Continue")
        .await?;
    let sent = ada.transcript().last().map(|step| step.payload.clone());
    story.last_step(ada, &sent.unwrap_or_default())?;
    expect(
        ada.screen() == "SUMMARY",
        "good details did not lead to SUMMARY",
    )
}

/// From INIT to SUMMARY, without a word.
async fn follow(ben: &mut VirtualPhone) -> flowkit::Result<()> {
    ben.open().await?;
    for field in ["department", "location", "date", "time"] {
        let title = option(ben, field)?;
        ben.choose(field, title).await?;
    }
    ben.tap("Continue").await?;
    ben.fill("Name", "Ben Fischer")?
        .fill("E-mail", "ben@example.com")?
        .fill("Phone", "+49 30 901820")?;
    ben.tap("Continue").await?;
    expect(
        ben.screen() == "SUMMARY",
        "good details did not lead to SUMMARY",
    )
}

/// The booking's id. The first answer does not reach the phone, and Ada taps once more.
async fn confirm<W: Write>(
    ada: &mut VirtualPhone,
    story: Told<'_, '_, W>,
) -> flowkit::Result<String> {
    story.title("Ada confirms, and her phone does not hear the answer.")?;
    ada.network().lose_next_answer();
    let lost = ada.tap(CONFIRM).await.is_err();
    story.last_step(ada, &Object::new())?;
    expect(
        lost && ada.snackbar().is_some(),
        "an answer that was lost arrived",
    )?;

    story.title("She taps again, and has one appointment.")?;
    ada.tap(CONFIRM).await?;
    story.last_step(ada, &Object::new())?;
    booking_id(ada)
}

/// Back to APPOINTMENT, where the time is taken now, and on to a booking.
async fn another_time<W: Write>(
    ben: &mut VirtualPhone,
    story: Told<'_, '_, W>,
) -> flowkit::Result<String> {
    ben.back().await?.back().await?;
    let date = option(ben, "date")?;
    let before = shown(ben);
    ben.choose("date", date).await?;
    story.title("Ben goes back and looks at the times again.")?;
    story.last_step(ben, &before)?;

    let time = option(ben, "time")?;
    story.title(&format!("Ben takes {time} and confirms."))?;
    ben.choose("time", time).await?.tap("Continue").await?;
    ben.tap("Continue").await?;
    ben.tap(CONFIRM).await?;
    story.last_step(ben, &Object::new())?;
    booking_id(ben)
}

/// The title of the option that Ada and Ben take from this list.
fn option(phone: &VirtualPhone, field: &str) -> flowkit::Result<String> {
    let listed = phone.field(field)?;
    // Not the first date: if that is today, its next time may pass while the walk goes on.
    let option = listed.options().nth(usize::from(field == "date"));
    let title = option.map(|option| option.title.text.clone());
    title.ok_or_else(|| HandlerError::msg(format!("the phone shows no {field} to choose")))
}

/// All that the screen holds.
fn shown(phone: &VirtualPhone) -> Object {
    let data = phone.phone().data_of(phone.screen());
    data.cloned().unwrap_or_default()
}

/// The booking's id, once the flow is completed.
fn booking_id(phone: &VirtualPhone) -> flowkit::Result<String> {
    let completion: Object = phone.completed()?;
    let id = completion.get("booking_id").and_then(Value::as_str);
    id.map(str::to_owned)
        .ok_or_else(|| HandlerError::msg("the flow did not end with a booking id"))
}

async fn notify<W: Write>(client: &WhatsAppClient, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("A phone reports an answer that it could not use, and the clinic logs it.")?;
    let key = "payload-schema-error";
    let (answer, time) = timed(client.error_notification("SUMMARY", key, "an example")).await;
    expect(
        matches!(answer?, Answer::Acknowledged),
        "an error notification was not acknowledged",
    )?;
    let sent = Object::from_iter([("error".to_owned(), json!(key))]);
    story.exchange("SUMMARY", &sent, "acknowledged", time)?;
    Ok(())
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let began = Instant::now();
    let result = work.await;
    (result, began.elapsed())
}
