//! What the phone checks of an answer. What it would refuse is not sent.
//!
//! Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>

use std::collections::HashMap;

use crate::answer::{AnswerKind, Object, Target};
use crate::flow::{CameFrom, DataModel, FlowTable, ScreenEntry};
use crate::{Action, Answer, DataExchange};

/// The screen that an answer shows (empty where it shows none), once it keeps the rules.
pub(crate) fn shown<'a>(
    table: &FlowTable,
    answer: &'a Answer,
    exchange: &'a DataExchange,
    from: CameFrom,
) -> Result<&'a str, String> {
    let AnswerKind::Show { screen, data, .. } = &answer.0 else {
        return Ok("");
    };
    let to = match (screen, exchange.screen()) {
        (Target::Screen(id), _) => &**id,
        (Target::Same, Some(current)) if *exchange.action() != Action::Init => current,
        (Target::Same, _) => {
            return Err("the answer must name a screen, because none is showing yet".to_owned());
        }
    };
    let Some(entry) = table.screen(to) else {
        let known: Vec<_> = table.screens.iter().map(|screen| screen.id).collect();
        return Err(format!(
            "the answer shows a screen that the flow does not have; it has {}",
            known.join(", ")
        ));
    };
    let from = match exchange.screen() {
        None => {
            opening(entry)?;
            None
        }
        Some(start) if *exchange.action() == Action::Init => {
            if start != to {
                return Err(format!(
                    "INIT asked for another start screen, and the answer shows {to}"
                ));
            }
            None
        }
        Some(_) => Some(transition(from, to)?),
    };
    data_fits(entry, data, from)?;
    Ok(to)
}

/// With no screen before it, only an entry screen may show.
fn opening(to: &ScreenEntry) -> Result<(), String> {
    if to.entry {
        return Ok(());
    }
    Err(format!(
        "the answer opens the flow with {}, which is not an entry screen: another screen leads to it",
        to.id
    ))
}

fn transition(from: CameFrom, to: &str) -> Result<&'static ScreenEntry, String> {
    let CameFrom::Screen(from) = from else {
        return Err(
            "the request came from a screen that the flow does not have, so no screen may follow it".to_owned()
        );
    };
    if from.leads_to.contains(&to) {
        return Ok(from);
    }
    Err(format!(
        "the answer goes from {} to {to}, which the routing model does not allow; {} leads to {}",
        from.id,
        from.id,
        from.leads_to.join(", ")
    ))
}

fn data_fits(to: &ScreenEntry, data: &Object, from: Option<&ScreenEntry>) -> Result<(), String> {
    let id = to.id;
    // A screen without `data` takes any keys and keeps them, where references to it can read them.
    let DataModel::Declared { keys, required } = to.data else {
        return Ok(());
    };
    // A screen that does not lead to itself is built on NavigationList.
    let from_list = from.is_some_and(|from| !from.leads_to.contains(&from.id));
    let needed = if from_list { keys } else { required };
    if needed.is_empty() {
        return Ok(());
    }
    let given: HashMap<String, serde::de::IgnoredAny> =
        serde_json::from_str(data.text()).unwrap_or_default();
    let Some(key) = needed.iter().find(|key| !given.contains_key(**key)) else {
        return Ok(());
    };
    Err(if from_list {
        format!(
            "the answer leaves out `{key}`: coming from a screen built on NavigationList, {id} must get every key it declares"
        )
    } else {
        format!(
            "the answer leaves out `{key}`, which {id} lists in `data.required`: it must be in every answer"
        )
    })
}
