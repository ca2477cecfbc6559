//! Leaving out every step that a problem does not need.

use super::map::Map;
use super::search::Search;
use super::walk::{Event, Found, Walk};
use crate::ClientError;
use crate::script::{Act, Script, Setting, Step};
use crate::virtual_phone::WalkError;

use super::problem::{Problem, ProblemKind};

/// So many replays may it take.
const MOST_REPLAYS: usize = 300;
/// So many where each takes as long as the endpoint may take.
const MOST_SLOW_REPLAYS: usize = 4;

impl Search {
    /// The problem with the fewest steps that still lead to it.
    pub(super) async fn shrunk(&mut self, found: Found, walk: &Walk) -> Result<Problem, WalkError> {
        let steps = walk.steps.clone();
        let slow = matches!(found.kind, ProblemKind::Failed(ClientError::Timeout));
        let mut replays = if slow {
            MOST_SLOW_REPLAYS
        } else {
            MOST_REPLAYS
        };
        let exchanges = self.map.exchanges;
        let mut token = None;
        let mut first = self.replay(&steps, &found.sign, None).await?;
        if first.is_none() {
            // The endpoint may go by the flow token.
            token = Some(walk.phone.phone().message().flow_token.clone());
            first = self.replay(&steps, &found.sign, token.as_deref()).await?;
        }
        let replays_at_all = first.is_some();
        let mut shortest = first.unwrap_or(steps);
        let mut size = shortest.len() / 2;
        while replays_at_all && size > 0 && replays > 0 {
            let mut from = 1;
            let mut has_shrunk = false;
            while from < shortest.len() && replays > 0 {
                let until = from.saturating_add(size).min(shortest.len());
                let fewer: Vec<Act> = shortest
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| !(from..until).contains(at))
                    .map(|(_, step)| step.clone())
                    .collect();
                replays = replays.saturating_sub(1);
                match self.replay(&fewer, &found.sign, token.as_deref()).await? {
                    Some(done) if done.len() < shortest.len() => {
                        shortest = done;
                        has_shrunk = true;
                    }
                    _ => from = until,
                }
            }
            if !has_shrunk || size > 1 {
                size /= 2;
            }
        }
        // What is sent to shrink a problem is no part of the exploration.
        self.map.exchanges = exchanges;
        Ok(Problem {
            kind: found.kind,
            screen: found.screen,
            message: found.message,
            script: self.script(shortest, token.filter(|_| replays_at_all))?,
            replays: replays_at_all,
        })
    }

    /// Does these steps on another phone, but for those that cannot be done. The steps that were done, if they led to the problem.
    async fn replay(
        &mut self,
        steps: &[Act],
        sign: &str,
        token: Option<&str>,
    ) -> Result<Option<Vec<Act>>, WalkError> {
        let mut walk = Walk::new(self.another_phone(token)?, Vec::new());
        let map: &mut Map = &mut self.map;
        for step in steps {
            let event = walk.step(map, step.clone()).await;
            let found = match event {
                Event::Problem(found) if found.sign == sign => return Ok(Some(walk.steps)),
                Event::Problem(_) | Event::Ended => return Ok(None),
                Event::Impossible => None,
                Event::Done | Event::Moved => walk.dead_end(),
            };
            if found.is_some_and(|found| found.sign == sign) {
                return Ok(Some(walk.steps));
            }
        }
        Ok(None)
    }

    /// These steps as a script, with the settings of the phone that is to replay it.
    pub(super) fn script(
        &self,
        acts: Vec<Act>,
        token: Option<String>,
    ) -> Result<Script, WalkError> {
        let phone = self.explore.builder.clone().in_chat()?;
        let settings = phone.record();
        let settings = settings
            .steps()
            .filter(|step| {
                matches!(step, Step::With(_)) && !matches!(step, Step::With(Setting::Token(_)))
            })
            .cloned();
        let token = token.map(|token| Step::With(Setting::Token(token)));
        let acts = acts.into_iter().map(Step::Act);
        Ok(token.into_iter().chain(settings).chain(acts).collect())
    }
}
