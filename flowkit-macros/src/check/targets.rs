//! Does the screen exist, and does it have a Back button that asks the endpoint?

use super::Answers;
use super::coverage::Coverage;
use crate::args::{HandlerArgs, On, ScreenName, Target};
use crate::diag::{Fault, Faults};
use crate::model::{Model, Origin, Screen};

/// What a handler answers for, or `None` with a fault.
pub(super) fn resolve(
    args: &HandlerArgs,
    model: &Model,
    coverage: &mut Coverage,
    faults: &mut Faults,
) -> Option<Answers> {
    let on = args.on.as_ref().map(|(on, _)| *on);
    let name = match &args.target {
        Target::Screen(name) => name,
        _ if args.unclear => {
            coverage.unsure();
            return None;
        }
        Target::Init => return Some(Answers::Init),
        Target::Error => return Some(Answers::ErrorNotification),
        Target::Fallback => return Some(fallback(args, on, model, faults)),
    };
    if model.screens.is_empty() {
        // The list of screens is empty, which has been reported.
        coverage.unsure();
        return None;
    }
    let Some((index, screen)) = model
        .index(&name.id)
        .and_then(|index| Some((index, model.screens.get(index)?)))
    else {
        faults.push(unknown_screen(name, model, coverage));
        return None;
    };
    if args.unclear {
        // `SEATS, on = INIT` or `SEATS, CONFIRM`: meant for this screen, for another one, or for both.
        coverage.unsure();
        return None;
    }
    if on != Some(On::Back) {
        return Some(Answers::DataExchange(index));
    }
    if let (None, Origin::File { .. }, Some((_, word))) =
        (&screen.refresh_on_back, &model.origin, &args.on)
    {
        let fault = Fault::at(
            word,
            format!("Back on screen `{}` does not ask the endpoint", screen.id),
        );
        faults.push(
            fault
                .place(screen.place.clone())
                .help("add `\"refresh_on_back\": true` to the screen, or remove this handler"),
        );
    }
    Some(Answers::Back(index))
}

fn fallback(args: &HandlerArgs, on: Option<On>, model: &Model, faults: &mut Faults) -> Answers {
    let asks_nowhere = !model
        .screens
        .iter()
        .any(|screen| screen.refresh_on_back.is_some());
    match (on, &args.on) {
        (Some(On::Back), Some((_, word))) => {
            if let (true, Origin::File { .. }) = (asks_nowhere, &model.origin) {
                let fault = Fault::at(
                    word,
                    "Back does not ask the endpoint on any screen of this flow",
                );
                faults.push(
                    fault.help(
                        "add `\"refresh_on_back\": true` to a screen, or remove this handler",
                    ),
                );
            }
            Answers::AnyBack
        }
        (Some(_), _) => Answers::AnyDataExchange,
        (None, _) => Answers::Anything,
    }
}

/// What a word of the protocol stands for that is no screen.
fn no_screen_but(id: &str, model: &Model) -> Option<String> {
    let help = match id.to_ascii_uppercase().as_str() {
        "SUCCESS" => {
            "`SUCCESS` is how a flow ends: answer with `Next::complete(…)` or `Next::close()`"
                .to_owned()
        }
        "PING" => "health checks are answered for you: remove this handler".to_owned(),
        word @ ("BACK" | "DATA_EXCHANGE") => {
            let what = if word == "BACK" {
                "Back belongs to a screen"
            } else {
                "a `data_exchange` comes from a screen"
            };
            let example = model.ids().next().unwrap_or("DETAILS");
            format!(
                "{what}: `#[flow_screen({example}, on = {word})]`, or for all of them `_, on = {word}`"
            )
        }
        _ => return None,
    };
    Some(help)
}

fn unknown_screen(name: &ScreenName, model: &Model, coverage: &mut Coverage) -> Fault {
    let id = name.id.as_str();
    let fault = Fault::at_span(name.span(), format!("the flow has no screen `{id}`"));
    if let Some(help) = no_screen_but(id, model) {
        coverage.unsure();
        return fault.help(help);
    }
    if name.quoted && ["INIT", "ERROR", "_"].contains(&id) {
        coverage.unsure();
        return fault.help(format!(
            "without the quotes `{id}` is the special entry: `#[flow_screen({id})]`"
        ));
    }
    let by_type = model
        .screens
        .iter()
        .find(|screen| screen.names.ty == id)
        .map(|screen| screen.id.as_str());
    let words = if name.quoted {
        [].as_slice()
    } else {
        &["INIT", "ERROR"]
    };
    match by_type.or_else(|| flowkit_json::nearest(id, model.ids().chain(words.iter().copied()))) {
        Some(nearest) => {
            let screen = model
                .index(nearest)
                .and_then(|index| Some((index, model.screens.get(index)?)));
            coverage.meant(screen.map(|(index, _)| index));
            fault
                .place(screen.and_then(|(_, Screen { place, .. })| place.clone()))
                .help(format!("did you mean `{nearest}`?"))
        }
        None => {
            coverage.unsure();
            fault.help(model.all_screens())
        }
    }
}
