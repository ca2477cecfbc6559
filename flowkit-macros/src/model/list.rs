//! A model from the list in the attribute: `screens(A => [B], B)`.

use super::{Model, Origin, Routes, Screen};
use crate::args::ScreenList;
use crate::diag::{Fault, Faults};

pub(super) fn model(list: &ScreenList, faults: &mut Faults) -> Model {
    let mut screens: Vec<Screen> = Vec::new();
    for entry in &list.entries {
        let id = entry.name.id.as_str();
        if id.is_empty() {
            faults.push(Fault::at_span(
                entry.name.span(),
                "the id of a screen is not empty",
            ));
        } else if screens.iter().any(|screen| screen.id == id) {
            let fault = Fault::at_span(entry.name.span(), format!("screen `{id}` is there twice"));
            faults.push(fault.help("write all its routes into one entry"));
        } else {
            screens.push(Screen::named(id));
        }
    }
    let arrows = list.entries.iter().any(|entry| entry.targets.is_some());
    let edges = edges(list, &screens, faults);
    let all: Vec<usize> = (0..screens.len()).collect();
    for (index, screen) in screens.iter_mut().enumerate() {
        screen.leads_to = all.clone();
        if arrows {
            // The phone takes every route as a way back, too, and lets a screen be shown again.
            let linked = |other: &usize| {
                *other == index
                    || edges.contains(&(index, *other))
                    || edges.contains(&(*other, index))
            };
            screen.leads_to.retain(linked);
            screen.entry = !edges.iter().any(|(_, to)| *to == index);
        }
    }
    let routes = if arrows {
        Routes::Arrows
    } else {
        Routes::Unknown
    };
    Model {
        screens,
        origin: Origin::List,
        routes,
        ..Model::default()
    }
}

fn edges(list: &ScreenList, screens: &[Screen], faults: &mut Faults) -> Vec<(usize, usize)> {
    let index = |id: &str| screens.iter().position(|screen| screen.id == id);
    let mut edges = Vec::new();
    for entry in &list.entries {
        for target in entry.targets.iter().flatten() {
            match (index(&entry.name.id), index(&target.id)) {
                (Some(from), Some(to)) if from == to => {
                    let fault = Fault::at_span(
                        target.span(),
                        format!("screen `{}` leads to itself without an arrow", target.id),
                    );
                    faults.push(fault.help("remove it: a screen may always be shown again"));
                }
                (Some(from), Some(to)) => edges.push((from, to)),
                (_, None) => {
                    let fault = Fault::at_span(
                        target.span(),
                        format!("there is no screen `{}` in the list", target.id),
                    );
                    let nearest = flowkit_json::nearest(
                        &target.id,
                        screens.iter().map(|screen| screen.id.as_str()),
                    );
                    faults.push(fault.nearest_or(nearest, || not_listed(&target.id)));
                }
                (None, Some(_)) => {}
            }
        }
    }
    edges
}

fn not_listed(id: &str) -> String {
    match id {
        "SUCCESS" => "leave it out: every screen may end the flow".to_owned(),
        _ => format!("add it: `screens(…, {id})`"),
    }
}
