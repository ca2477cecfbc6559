//! Two handlers for the same requests.

use super::{Handler, both};
use crate::diag::{Fault, Faults};
use crate::model::Model;

pub(super) fn check(handlers: &[Handler], model: &Model, faults: &mut Faults) {
    for (index, second) in handlers.iter().enumerate() {
        let earlier = handlers
            .iter()
            .take(index)
            .filter(|first| first.answers == second.answers);
        // Two handlers under `#[cfg(…)]` are a fault only if both conditions hold at once. rustc decides that.
        for first in earlier {
            let condition = both(first.condition(), second.condition());
            let always = condition.is_none();
            let what = second.answers.in_words(model);
            let (one, other) = (&first.name, &second.name);
            let fault = Fault::at_span(
                second.target,
                format!("two handlers answer for {what}: `{one}` and `{other}`"),
            );
            let help = "let one of them do the work of both, and tell the cases apart inside";
            faults.push(fault.help(help).only_if(condition));
            if always {
                break;
            }
        }
    }
}
