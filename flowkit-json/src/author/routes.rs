//! The routing model, inferred.

use super::{Entries, Json, Screen};

/// Members whose keys are the author's own words, so that nothing beneath them is an action.
const FREE_KEYS: [&str; 3] = ["payload", "init-values", "error-messages"];

/// A line for each screen: where its `navigate` actions and the endpoint's answers lead. A way back needs no line of its
/// own, and a routing model may not have one: every route is also one back.
pub(super) fn infer(screens: &[Screen]) -> Entries<Vec<String>> {
    let mut routes: Entries<Vec<String>> = Entries::new();
    for screen in screens {
        let mut targets = Vec::new();
        if let Some(layout) = &screen.layout {
            navigate_targets(&Json::from(layout.clone()), &mut targets);
        }
        targets.extend(screen.leads_to.iter().cloned());
        let mut kept = Vec::new();
        for target in targets {
            let back = routes
                .get(&target)
                .is_some_and(|known| known.contains(&screen.id));
            if target != screen.id && !back && !kept.contains(&target) {
                kept.push(target);
            }
        }
        routes.insert(screen.id.as_str(), kept);
    }
    routes
}

/// Where the `navigate` actions lead, also those of components that the model does not know.
fn navigate_targets(json: &Json, targets: &mut Vec<String>) {
    match json {
        Json::Array(items) => items
            .iter()
            .for_each(|item| navigate_targets(item, targets)),
        Json::Object(members) => {
            for (key, value) in members.iter() {
                if FREE_KEYS.contains(&key) {
                    continue;
                }
                let is_action = key.starts_with("on-") && key.ends_with("-action");
                match is_action.then(|| target_of(value)).flatten() {
                    Some(target) => targets.push(target.to_owned()),
                    None => navigate_targets(value, targets),
                }
            }
        }
        _ => {}
    }
}

fn target_of(action: &Json) -> Option<&str> {
    let next = action.get("next")?;
    match (action.get("name")?, next.get("type")?, next.get("name")?) {
        (Json::String(action), Json::String(kind), Json::String(id))
            if action == "navigate" && kind == "screen" =>
        {
            Some(id)
        }
        _ => None,
    }
}
