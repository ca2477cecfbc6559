//! A flow written in Rust: `cargo run --example written > flows/feedback.json`.
//!
//! It asks how a visit was; who was not content says why. The endpoint decides which of the two screens follows, so RATING
//! names both, and the routing model is inferred.

use std::process::ExitCode;

use flowkit::author::*;

fn main() -> ExitCode {
    let flow = feedback();
    let report = flow.validate();
    for finding in report.findings() {
        eprintln!("{}: {finding}", finding.path());
    }
    print!("{}", flow.to_json());
    if report.is_valid() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn feedback() -> FlowJson {
    FlowJson::new("7.3")
        .endpoint("3.0")
        .screen(rating())
        .screen(reasons())
        .screen(thanks())
}

fn rating() -> Screen {
    let stars = [("3", "Good"), ("2", "As expected"), ("1", "Not good")];
    Screen::new("RATING")
        .title("Your visit")
        .data(Field::string("greeting").example("How was it, Ana?"))
        .leads_to("REASONS")
        .leads_to("THANKS")
        .child(TextHeading::new(data("greeting")))
        .child(
            RadioButtonsGroup::new(
                "rating",
                "Rating",
                stars.map(|(id, title)| Choice::new(id, title)),
            )
            .required(true),
        )
        .child(Footer::new(
            "Continue",
            Action::data_exchange().send("rating", form("rating")),
        ))
}

fn reasons() -> Screen {
    Screen::new("REASONS")
        .title("What went wrong?")
        .data(Field::choices("reasons").example([
            Choice::new("wait", "The wait"),
            Choice::new("price", "The price"),
        ]))
        .leads_to("THANKS")
        .child(ChipsSelector::new("reasons", "Reasons", data("reasons")).required(true))
        .child(TextArea::new("words", "In your words").max_length(300))
        .child(Footer::new(
            "Send",
            Action::data_exchange()
                .send("reasons", form("reasons"))
                .send("words", form("words")),
        ))
}

fn thanks() -> Screen {
    Screen::new("THANKS")
        .title("Thank you")
        .terminal(true)
        .child(TextBody::new("We read every answer."))
        .child(Footer::new(
            "Done",
            Action::complete().send("rating", screen("RATING").form("rating")),
        ))
}
