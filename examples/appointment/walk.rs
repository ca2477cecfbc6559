//! What happens in the demonstration: one customer books an appointment, another wants the same.

use std::future::Future;
use std::io::Write;
use std::time::{Duration, Instant};

use flowkit::HandlerError;
use flowkit::client::{Answer, Object, WhatsAppClient};
use serde_json::{Value, json};

use crate::customer::{Customer, FIELDS};
use crate::paint::Paint;
use crate::story::{Story, milliseconds};

/// Walks through the flow and prints it; an error where the clinic did not do as it should.
pub(crate) async fn walk(
    client: &WhatsAppClient,
    out: &mut impl Write,
    paint: Paint,
) -> flowkit::Result<()> {
    let mut story = Story::new(out, paint);
    health_check(client, &mut story).await?;

    let mut ada = Customer::new(client, "Ada Okafor", "ada@example.com", "+44 20 7946 0018")?;
    choose(&mut ada, &mut story).await?;
    fill_in(&mut ada, &mut story).await?;

    let mut ben = Customer::new(client, "Ben Fischer", "ben@example.com", "+49 30 901820")?;
    story.title("Meanwhile Ben wants the same appointment, and has come as far.")?;
    follow(&mut ben).await?;
    let steps = ben.session.transcript();
    story.remark(format_args!(
        "{} steps, {}",
        steps.steps().len(),
        milliseconds(steps.waited())
    ))?;

    story.title("Ada confirms, and the flow ends.")?;
    story.step(&ada.send_form().await?, &Object::new())?;
    let booking_id = ada.booking_id()?;

    story.title("Ada's phone did not hear the answer and sends the same again.")?;
    send_again(&ada, &booking_id, &mut story).await?;

    story.title("Ben confirms a moment too late.")?;
    let before = ben.session.data().cloned().unwrap_or_default();
    story.step(&ben.send_form().await?, &before)?;
    expect(
        ben.session.snackbar().is_some(),
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
async fn choose<W: Write>(ada: &mut Customer, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada opens the form.")?;
    story.step(&ada.session.open().await?, &Object::new())?;
    for field in ["department", "location", "date"] {
        let title = ada.choose(field)?;
        story.title(&format!("Ada chooses a {field}: {title}."))?;
        let before = ada.session.data().cloned().unwrap_or_default();
        story.step(&ada.send_choice(field).await?, &before)?;
    }
    let title = ada.choose("time")?;
    story.title(&format!(
        "Ada chooses a time, {title}, and goes on without asking the clinic."
    ))?;
    story.step(&ada.go_on()?, &Object::new())?;
    Ok(())
}

/// DETAILS: first with a blank name.
async fn fill_in<W: Write>(ada: &mut Customer, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    story.title("Ada leaves her name blank.")?;
    let mut blank = ada.form();
    blank.insert("name".to_owned(), json!(""));
    let step = ada.session.submit(Value::Object(blank)).await?;
    story.step(&step, &ada.form())?;
    let is_refused = ada.session.snackbar().is_some() && ada.session.screen() == Some("DETAILS");
    expect(is_refused, "a blank name was accepted")?;

    story.title("Ada fills it in.")?;
    story.step(&ada.send_form().await?, &ada.form())?;
    expect(
        ada.session.screen() == Some("SUMMARY"),
        "good details did not lead to SUMMARY",
    )
}

/// From INIT to SUMMARY, without a word.
async fn follow(ben: &mut Customer) -> flowkit::Result<()> {
    ben.session.open().await?;
    for field in FIELDS {
        ben.choose(field)?;
        if field != "time" {
            ben.send_choice(field).await?;
        }
    }
    ben.go_on()?;
    ben.send_form().await?;
    expect(
        ben.session.screen() == Some("SUMMARY"),
        "good details did not lead to SUMMARY",
    )
}

async fn send_again<W: Write>(
    ada: &Customer,
    booking_id: &str,
    story: Told<'_, '_, W>,
) -> flowkit::Result<()> {
    let form = ada.form();
    let (answer, time) = timed(ada.session.client().data_exchange("SUMMARY", form.clone())).await;
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
    story.exchange("SUMMARY", &form, &format!("still {booking_id}"), time)?;
    Ok(())
}

/// Back to APPOINTMENT, where the time is taken now, and on to a booking.
async fn another_time<W: Write>(ben: &mut Customer, story: Told<'_, '_, W>) -> flowkit::Result<()> {
    ben.session.back().await?;
    ben.session.back().await?;
    let before = ben.session.data().cloned().unwrap_or_default();
    let step = ben.send_choice("date").await?;
    story.title("Ben goes back and looks at the times again.")?;
    story.step(&step, &before)?;

    let title = ben.choose("time")?;
    story.title(&format!("Ben takes {title} and confirms."))?;
    ben.go_on()?;
    ben.send_form().await?;
    story.step(&ben.send_form().await?, &Object::new())?;
    ben.booking_id().map(drop)
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

fn expect(is_so: bool, otherwise: &str) -> flowkit::Result<()> {
    if is_so {
        Ok(())
    } else {
        Err(HandlerError::msg(otherwise))
    }
}
