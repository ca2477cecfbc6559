//! One walk: a phone with all that was done on it.

use std::collections::BTreeSet;

use super::acts::{names, perform, place_of};
use super::map::Map;
use super::problem::ProblemKind;
use super::trial::{Given, Prepare, Then, Trial, leads_on};
use super::wishes::{self, Want, wishes};
use crate::ClientError;
use crate::phone::{Offer, Phone, Status};
use crate::script::Act;
use crate::transcript::Deed;
use crate::virtual_phone::{VirtualPhone, WalkError, WalkErrorKind};

/// So often all fields are looked at until none is wrong: lists may come one after the other as choices are made.
const MOST_ROUNDS: usize = 10;
/// So many values are tried in a field for one that is taken.
const MOST_VALUES: usize = 16;

/// A phone with all that was done on it.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) phone: VirtualPhone,
    pub(super) steps: Vec<Act>,
    /// How many exchanges of the transcript the map knows.
    noted: usize,
}

/// What came of a step or of several.
#[derive(Debug)]
pub(super) enum Event {
    Done,
    /// It could not be done.
    Impossible,
    /// Another screen shows.
    Moved,
    /// The flow is over, or an error shows that is nobody's fault.
    Ended,
    Problem(Box<Found>),
}

/// A problem as it was come upon.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// By this the same problem is known again.
    pub(super) sign: String,
    pub(super) kind: ProblemKind,
    pub(super) screen: Option<String>,
    pub(super) message: String,
}

impl Walk {
    pub(super) fn new(phone: VirtualPhone, steps: Vec<Act>) -> Self {
        let noted = phone.transcript().steps().len();
        Self {
            phone,
            steps,
            noted,
        }
    }

    /// Whether there is nothing more to do.
    pub(super) fn is_over(&self) -> bool {
        let phone = self.phone.phone();
        phone.status() != Status::Open || phone.error().is_some()
    }

    /// Does a step, and notes what it reached.
    pub(super) async fn step(&mut self, map: &mut Map, step: Act) -> Event {
        let before: Vec<String> = self.phone.phone().stack().map(str::to_owned).collect();
        let result = perform(&step, &mut self.phone).await;
        match &result {
            Ok(false) => return Event::Impossible,
            Err(error) if is_artefact(error) => return Event::Impossible,
            _ => self.steps.push(step),
        }
        let transcript = self.phone.transcript().steps();
        map.note_exchanges(transcript.get(self.noted..).unwrap_or_default());
        self.noted = transcript.len();
        let phone = self.phone.phone();
        map.note_ran(phone.ran());
        map.look(phone);
        if let Err(error) = result {
            return match found(&error, before.last().cloned()) {
                Some(found) => Event::Problem(Box::new(found)),
                None => Event::Ended,
            };
        }
        if self.is_over() {
            Event::Ended
        } else if phone.stack().eq(before.iter().map(String::as_str)) {
            Event::Done
        } else {
            Event::Moved
        }
    }

    /// Tries something on the screen that shows.
    pub(super) async fn attempt(&mut self, map: &mut Map, trial: &Trial, given: &Given) -> Event {
        let fill = trial.fill.as_ref();
        let but = fill.map(|(name, _)| name.as_str());
        if trial.prepare != Prepare::Nothing {
            // The field that gets a value of its own may wait for it; others may come with it.
            match self.prepare(map, trial.prepare, but, given).await {
                Event::Done | Event::Impossible => {}
                other => return other,
            }
        }
        if let Some((name, want)) = fill {
            match self.fill(map, name, want).await {
                Event::Done => {}
                other => return other,
            }
            if trial.prepare != Prepare::Nothing {
                match self.prepare(map, trial.prepare, but, given).await {
                    Event::Done | Event::Impossible => {}
                    other => return other,
                }
            }
        }
        match &trial.then {
            Then::Stay => Event::Done,
            Then::Back => self.step(map, Act::Back).await,
            Then::Tap(which) => {
                let which = which.clone();
                self.step(map, Act::Tap { which }).await
            }
        }
    }

    /// Gives a field a value.
    pub(super) async fn fill(&mut self, map: &mut Map, name: &str, want: &Want) -> Event {
        let Some(at) = place_of(self.phone.phone(), name) else {
            return Event::Impossible;
        };
        for step in wishes::steps(self.phone.phone(), at, name, want) {
            match self.step(map, step).await {
                Event::Done => {}
                other => return other,
            }
        }
        Event::Done
    }

    /// Fills in what has to be, or all, but for one field.
    pub(super) async fn prepare(
        &mut self,
        map: &mut Map,
        prepare: Prepare,
        but: Option<&str>,
        given: &Given,
    ) -> Event {
        let mut hopeless = BTreeSet::new();
        let mut filled = BTreeSet::new();
        for _ in 0..MOST_ROUNDS {
            let phone = self.phone.phone();
            let usable = phone.usable_places();
            let wanted = |at: usize| {
                let is_input = phone
                    .kind_at(at)
                    .is_some_and(|kind| kind.component().is_input());
                let untouched = prepare == Prepare::All
                    && phone.value_at(at).is_none()
                    && !matches!(phone.offer_of(at), None | Some(Offer::Files { .. }));
                is_input && usable.contains(&at) && (phone.has_fault(at) || untouched)
            };
            let next = names(phone).into_iter().find(|(at, name)| {
                Some(name.as_str()) != but
                    && !hopeless.contains(name)
                    && (!filled.contains(name) || phone.has_fault(*at))
                    && wanted(*at)
            });
            let Some((_, name)) = next else {
                return Event::Done;
            };
            match self.satisfy(map, &name, given).await {
                Event::Done => {
                    filled.insert(name);
                }
                Event::Impossible => {
                    hopeless.insert(name);
                }
                other => return other,
            }
        }
        Event::Done
    }

    /// Finds a value that a field takes.
    async fn satisfy(&mut self, map: &mut Map, name: &str, given: &Given) -> Event {
        let Some(at) = place_of(self.phone.phone(), name) else {
            return Event::Impossible;
        };
        let phone = self.phone.phone();
        let mut wishes = wishes(phone, at, name, given);
        // The endpoint has said what is wrong with this value, so the next one gets its turn.
        let refused = wishes
            .iter()
            .position(|wish| wishes::holds(phone, at, &wish.want))
            .filter(|_| phone.has_standing_error(at));
        if let Some(refused) = refused {
            let next = refused.saturating_add(1).min(wishes.len());
            wishes.rotate_left(next);
        }
        for wish in wishes.into_iter().take(MOST_VALUES) {
            match self.fill(map, name, &wish.want).await {
                Event::Done => {}
                Event::Impossible => continue,
                other => return other,
            }
            let phone = self.phone.phone();
            if place_of(phone, name) != Some(at) || !phone.has_fault(at) {
                return Event::Done;
            }
        }
        Event::Impossible
    }

    /// Whether nothing leads on from the screen that shows, though it neither ends the flow nor is a page that a link shows and
    /// Back leaves.
    pub(super) fn dead_end(&self) -> Option<Found> {
        let phone = self.phone.phone();
        let screen = phone.screen()?;
        if self.is_over()
            || phone
                .shown_names()
                .iter()
                .any(|names| leads_on(phone, names.at))
        {
            return None;
        }
        // A copy of a phone that stands here has come here before, and has been judged.
        let last = self.phone.transcript().last()?;
        let by_action = matches!(last.deed, Deed::Navigated | Deed::WentBack);
        let routes = phone.flow().document().routes();
        let is_page = by_action && routes.successors(screen).is_empty();
        if is_page && phone.stack().count() > 1 {
            return None;
        }
        Some(Found {
            sign: format!("dead end {screen}"),
            kind: ProblemKind::DeadEnd,
            screen: Some(screen.to_owned()),
            message: "nothing on this screen leads on or ends the flow: it has no button, link or choice that asks the \
                      endpoint, navigates or completes"
                .to_owned(),
        })
    }
}

/// Whether nobody could have done it, which is no news of the flow.
fn is_artefact(error: &WalkError) -> bool {
    matches!(
        error.kind(),
        WalkErrorKind::Impossible | WalkErrorKind::NotFound
    )
}

/// The problem of a failed step; `None` for a flow token that the endpoint declares to be used up, as it may.
fn found(error: &WalkError, screen: Option<String>) -> Option<Found> {
    let at = screen.as_deref().unwrap_or("the opening");
    let (sign, kind) = match error.kind() {
        WalkErrorKind::Failed(ClientError::TokenInvalid { .. }) => return None,
        WalkErrorKind::Refused(refusal) => {
            let place = refusal.place.as_ref().map(ToString::to_string);
            let sign = format!("refused {} {at} {place:?}", refusal.rule);
            (sign, ProblemKind::Refused(refusal.clone()))
        }
        WalkErrorKind::Failed(failure) => (
            format!("failed {failure} {at}"),
            ProblemKind::Failed(failure.clone()),
        ),
        WalkErrorKind::Endless => (format!("endless {at}"), ProblemKind::Endless),
        other => (
            format!("other {other:?} {at}"),
            ProblemKind::Failed(ClientError::Misuse {
                problem: error.message().to_owned(),
            }),
        ),
    };
    Some(Found {
        sign,
        kind,
        screen,
        message: error.message().to_owned(),
    })
}

/// What keeps a Footer that could be used otherwise disabled, if something does.
pub(super) fn obstacles(phone: &Phone) -> Option<Vec<String>> {
    Some(phone.obstacles()).filter(|obstacles| !obstacles.is_empty())
}
