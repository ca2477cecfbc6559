//! What happens in the demonstration: one customer books an appointment, another wants the same.

use std::future::Future;
use std::io::Write;
use std::time::{Duration, Instant};

use flowkit::HandlerError;
use flowkit::client::{Answer, Object, Step, WhatsAppClient};
use serde_json::json;
use shared::{Paint, Phone, Story, expect, milliseconds};

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

    let mut ada = Phone::new(client, screens::FLOW_JSON, "ada-okafor")?;
    choose(&mut ada, &mut story).await?;
    fill_in(&mut ada, &mut story).await?;

    let mut ben = Phone::new(client, screens::FLOW_JSON, "ben-fischer")?;
    story.title("Meanwhile Ben wants the same appointment, and has come as far.")?;
    follow(&mut ben).await?;
    let steps = ben.session().transcript();
    story.remark(format_args!(
        "{} steps, {}",
        steps.steps().len(),
        milliseconds(steps.waited())
    ))?;

    story.title("Ada confirms, and the flow ends.")?;
    let confirmed = ada.tap(CONFIRM).await?;
    story.step(&confirmed, &Object::new())?;
    let booking_id = booking_id(&ada)?;

    story.title("Ada's phone did not hear the answer and sends the same again.")?;
    send_again(&ada, &confirmed, &booking_id, &mut story).await?;

    story.title("Ben confirms a moment too late.")?;
    story.step(&ben.tap(CONFIRM).await?, &Object::new())?;
    expect(
        ben.session().snackbar().is_some(),
        "one appointment was given to two customers",
    )?;

    another_time(&mut ben, &mut story).await?;
    notify(client, &mut story).await?;
    Ok(())
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
async fn choose<W: Write>(ada: &mut Phone, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada opens the form.")?;
    story.step(&ada.open().await?, &Object::new())?;
    for field in ["department", "location", "date"] {
        let (id, title) = option(ada, field)?;
        story.title(&format!("Ada chooses a {field}: {title}."))?;
        let before = ada.data();
        story.step(&ada.choose(field, id).await?, &before)?;
    }
    let (id, title) = option(ada, "time")?;
    story.title(&format!(
        "Ada chooses a time, {title}, and goes on without asking the clinic."
    ))?;
    ada.fill_in("time", id)?;
    story.step(&ada.tap("Continue").await?, &Object::new())?;
    Ok(())
}

/// DETAILS: first with a blank name.
async fn fill_in<W: Write>(ada: &mut Phone, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada leaves her name blank.")?;
    ada.fill_in("name", " ")?
        .fill_in("email", "ada@example.com")?
        .fill_in("phone", "+44 20 7946 0018")?;
    story.step(&ada.tap("Continue").await?, &Object::new())?;
    let is_refused = ada.session().snackbar().is_some() && ada.screen() == "DETAILS";
    expect(is_refused, "a blank name was accepted")?;

    story.title("Ada fills it in.")?;
    ada.fill_in("name", "Ada Okafor")?;
    let step = ada.tap("Continue").await?;
    story.step(&step, &step.payload)?;
    expect(
        ada.screen() == "SUMMARY",
        "good details did not lead to SUMMARY",
    )
}

/// From INIT to SUMMARY, without a word.
async fn follow(ben: &mut Phone) -> flowkit::Result<()> {
    ben.open().await?;
    for field in ["department", "location", "date"] {
        let (id, _) = option(ben, field)?;
        ben.choose(field, id).await?;
    }
    let (id, _) = option(ben, "time")?;
    ben.fill_in("time", id)?.tap("Continue").await?;
    ben.fill_in("name", "Ben Fischer")?
        .fill_in("email", "ben@example.com")?
        .fill_in("phone", "+49 30 901820")?
        .tap("Continue")
        .await?;
    expect(
        ben.screen() == "SUMMARY",
        "good details did not lead to SUMMARY",
    )
}

async fn send_again<W: Write>(
    ada: &Phone,
    confirmed: &Step,
    booking_id: &str,
    story: Told<'_, '_, W>,
) -> flowkit::Result<()> {
    let form = &confirmed.payload;
    let client = ada.session().client();
    let (answer, time) = timed(client.data_exchange("SUMMARY", form.clone())).await;
    let Answer::Completed { params } = answer? else {
        return expect(
            false,
            "a confirmation that was sent again did not end the flow again",
        );
    };
    let is_same = params.get("booking_id") == Some(&json!(booking_id));
    expect(
        is_same,
        "a confirmation that was sent again became another booking",
    )?;
    story.exchange("SUMMARY", form, &format!("still {booking_id}"), time)?;
    Ok(())
}

/// Back to APPOINTMENT, where the time is taken now, and on to a booking.
async fn another_time<W: Write>(ben: &mut Phone, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    ben.back().await?;
    ben.back().await?;
    let (date, _) = option(ben, "date")?;
    let before = ben.data();
    let step = ben.choose("date", date).await?;
    story.title("Ben goes back and looks at the times again.")?;
    story.step(&step, &before)?;

    let (time, title) = option(ben, "time")?;
    story.title(&format!("Ben takes {title} and confirms."))?;
    ben.fill_in("time", time)?.tap("Continue").await?;
    ben.tap("Continue").await?;
    story.step(&ben.tap(CONFIRM).await?, &Object::new())?;
    booking_id(ben).map(drop)
}

/// The option that Ada and Ben take from this list: id and title.
fn option(phone: &Phone, field: &str) -> flowkit::Result<(String, String)> {
    let mut options = phone.options(field).into_iter();
    // Not the first date: if that is today, its next time may pass while the walk goes on.
    let option = options.nth(usize::from(field == "date"));
    option.ok_or_else(|| HandlerError::msg(format!("the phone shows no {field} to choose")))
}

/// The booking's id, once the flow is completed.
fn booking_id(phone: &Phone) -> flowkit::Result<String> {
    let completion = phone.session().completion();
    let id = completion.and_then(|params| params.get("booking_id")?.as_str());
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
