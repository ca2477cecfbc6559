//! Which walk comes next.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::map::Map;
use super::problem::{Problem, ProblemKind};
use super::trial::{Parts, Then, Trial};
use super::walk::{Event, Found, Walk, obstacles};
use super::{Exploration, Explore};
use crate::ClientError;
use crate::script::Act;
use crate::virtual_phone::{VirtualPhone, WalkError};

/// No more problems are looked for.
const MOST_PROBLEMS: usize = 20;
/// So many different time-outs, each of which takes as long as the endpoint may take.
const MOST_TIMEOUTS: usize = 3;
/// So many different things are tried on a screen: lists that change have ever new options.
const MOST_TRIALS: usize = 400;
/// So often the ordinary way on is taken from a screen within one walk.
const MOST_WAYS_ON: usize = 2;
/// So often another walk is begun to reach a screen, if it does not lead there.
const MOST_FAILURES: usize = 3;

/// An exploration under way.
pub(super) struct Search {
    pub(super) explore: Explore,
    pub(super) map: Map,
    screens: BTreeMap<String, Known>,
    problems: Vec<Problem>,
    signs: BTreeSet<String>,
    pub(super) random: fastrand::Rng,
    walks: usize,
    pub(super) steps: usize,
    phones: usize,
    timeouts: usize,
    stopped: Option<&'static str>,
    /// A phone with a server for files, which later ones share.
    with_files: Option<VirtualPhone>,
}

/// What is known of a screen.
#[derive(Debug, Default)]
struct Known {
    /// What was tried.
    tried: BTreeSet<String>,
    /// How much was left to try when it was left.
    left: usize,
    /// The shortest way there.
    way: Vec<Act>,
    /// A phone that stands there, where the endpoint has no state.
    there: Option<VirtualPhone>,
    failures: usize,
    footers: BTreeMap<String, FooterSeen>,
}

/// Whether a Footer was ever enabled, and what kept it disabled.
#[derive(Debug)]
struct FooterSeen {
    enabled: bool,
    obstacles: Vec<String>,
}

impl Search {
    pub(super) fn new(explore: Explore) -> Result<Self, WalkError> {
        let phone = explore.builder.clone().in_chat()?;
        Ok(Self {
            map: Map::of(phone.phone()),
            random: fastrand::Rng::with_seed(explore.seed),
            explore,
            screens: BTreeMap::new(),
            problems: Vec::new(),
            signs: BTreeSet::new(),
            walks: 0,
            steps: 0,
            phones: 0,
            timeouts: 0,
            stopped: None,
            with_files: None,
        })
    }

    pub(super) async fn run(mut self) -> Result<Exploration, WalkError> {
        let mut target = None;
        while !self.has_stopped() {
            self.systematic_walk(target).await?;
            target = self.next_target();
            if target.is_none() {
                break;
            }
        }
        for _ in 0..self.explore.random_walks {
            if self.has_stopped() {
                break;
            }
            self.random_walk().await?;
        }
        self.tell_disabled_footers()?;
        Ok(Exploration {
            problems: self.problems,
            coverage: self.map.coverage(),
            walks: self.walks,
            steps: self.steps,
            exchanges: self.map.exchanges,
            stopped: self.stopped,
        })
    }

    /// Whether a bound was reached.
    pub(super) fn has_stopped(&mut self) -> bool {
        let bounds = [
            (
                self.map.exchanges >= self.explore.most_exchanges,
                "the most exchanges",
            ),
            (self.steps >= self.explore.most_steps, "the most steps"),
            (self.problems.len() >= MOST_PROBLEMS, "20 problems"),
            (self.timeouts >= MOST_TIMEOUTS, "3 time-outs"),
        ];
        let reached = bounds.iter().find(|(reached, _)| *reached);
        self.stopped = self.stopped.or(reached.map(|(_, bound)| *bound));
        self.stopped.is_some()
    }

    /// The screen that is nearest of those on which something is left to try.
    fn next_target(&self) -> Option<String> {
        let open = self
            .screens
            .iter()
            .filter(|(_, known)| known.left > 0 && known.failures < MOST_FAILURES);
        let nearest = open.min_by_key(|(_, known)| known.way.len());
        nearest.map(|(screen, _)| screen.clone())
    }

    /// A phone that has not opened the flow, with a flow token of its own if none is given.
    pub(super) fn another_phone(&mut self, token: Option<&str>) -> Result<VirtualPhone, WalkError> {
        let token = match token {
            Some(token) => token.to_owned(),
            None => {
                self.phones = self.phones.saturating_add(1);
                format!("{}-{}", self.explore.token, self.phones)
            }
        };
        let mut phone = self.explore.builder.clone().token(token).in_chat()?;
        if let Some(with_files) = &self.with_files {
            phone.share_files(with_files);
        }
        Ok(phone)
    }

    /// A walk that stands on this screen, if the way there leads there again.
    pub(super) async fn begin(&mut self, target: Option<&str>) -> Result<Option<Walk>, WalkError> {
        self.walks = self.walks.saturating_add(1);
        let known = target.and_then(|screen| self.screens.get(screen));
        if let Some(known) = known
            && let Some(there) = &known.there
        {
            return Ok(Some(Walk::new(there.fork(), known.way.clone())));
        }
        let way = known.map_or_else(|| vec![Act::Open], |known| known.way.clone());
        let mut walk = Walk::new(self.another_phone(None)?, Vec::new());
        for step in way {
            self.steps = self.steps.saturating_add(1);
            match walk.step(&mut self.map, step).await {
                Event::Done | Event::Moved | Event::Impossible => {}
                Event::Ended => return Ok(None),
                Event::Problem(found) => {
                    self.report(*found, &walk).await?;
                    return Ok(None);
                }
            }
        }
        if let Some(found) = walk.dead_end() {
            self.report(found, &walk).await?;
        }
        Ok(Some(walk))
    }

    /// Goes to a screen, tries something that has not been tried, and goes on like that from wherever it leads.
    async fn systematic_walk(&mut self, target: Option<String>) -> Result<(), WalkError> {
        let walk = self.begin(target.as_deref()).await?;
        let arrived = walk.as_ref().is_some_and(|walk| {
            let screen = walk.phone.screen();
            target.as_deref().is_none_or(|target| target == screen)
        });
        if let Some(known) = target
            .and_then(|target| self.screens.get_mut(&target))
            .filter(|_| !arrived)
        {
            known.failures = known.failures.saturating_add(1);
        }
        let Some(mut walk) = walk else {
            return Ok(());
        };
        let mut ways_on: HashMap<String, usize> = HashMap::new();
        while !walk.is_over() && !self.has_stopped() {
            if walk.steps.len() >= self.explore.longest_walk {
                break;
            }
            let before = walk.steps.len();
            let screen = walk.phone.screen().to_owned();
            let parts = Parts::of(walk.phone.phone());
            let trial = match self.next_trial(&walk, &screen, &parts) {
                Some(trial) => trial,
                None => {
                    let taken = ways_on.entry(screen.clone()).or_default();
                    *taken = taken.saturating_add(1);
                    if *taken > MOST_WAYS_ON {
                        break;
                    }
                    match parts.way_on(walk.phone.phone(), &self.explore.given) {
                        Some(way_on) => way_on,
                        None => break,
                    }
                }
            };
            let goes_on = self.attempt(&mut walk, &screen, &trial).await?;
            self.steps = self
                .steps
                .saturating_add(walk.steps.len().saturating_sub(before));
            if !goes_on {
                break;
            }
        }
        self.keep_files(walk);
        Ok(())
    }

    /// The first thing on this screen that has not been tried.
    fn next_trial(&mut self, walk: &Walk, screen: &str, parts: &Parts) -> Option<Trial> {
        let trials = parts.trials(walk.phone.phone(), &self.explore.given);
        let known = self.screens.entry(screen.to_owned()).or_default();
        if known.way.is_empty() || walk.steps.len() < known.way.len() {
            known.way.clone_from(&walk.steps);
            known.there = self.explore.stateless.then(|| walk.phone.fork());
        }
        if known.tried.len() >= MOST_TRIALS {
            known.left = 0;
            return None;
        }
        let mut left = trials
            .into_iter()
            .filter(|trial| !known.tried.contains(&trial.key));
        let next = left.next();
        known.left = left.count();
        known
            .tried
            .extend(next.as_ref().map(|trial| trial.key.clone()));
        next
    }

    /// Tries something. Whether the walk goes on.
    pub(super) async fn attempt(
        &mut self,
        walk: &mut Walk,
        screen: &str,
        trial: &Trial,
    ) -> Result<bool, WalkError> {
        let given = self.explore.given.clone();
        let event = walk.attempt(&mut self.map, trial, &given).await;
        self.look_at_footers(walk, screen, trial, &event);
        match event {
            Event::Ended => return Ok(false),
            Event::Problem(found) => {
                self.report(*found, walk).await?;
                return Ok(false);
            }
            Event::Done | Event::Impossible | Event::Moved => {}
        }
        if let Some(found) = walk.dead_end() {
            self.report(found, walk).await?;
        }
        Ok(true)
    }

    /// Notes whether the Footer that was to be tapped could be.
    fn look_at_footers(&mut self, walk: &Walk, screen: &str, trial: &Trial, event: &Event) {
        let Then::Tap(which) = &trial.then else {
            return;
        };
        let Some(known) = self.screens.get_mut(screen) else {
            return;
        };
        let phone = walk.phone.phone();
        let footer = Parts::of(phone)
            .footers
            .into_iter()
            .find(|(_, name)| name == which)
            .filter(|_| matches!(event, Event::Impossible) && walk.phone.screen() == screen);
        let blocked = footer.and_then(|_| obstacles(phone));
        let was_tapped = !matches!(event, Event::Impossible);
        if blocked.is_none() && !was_tapped {
            return;
        }
        let seen = known
            .footers
            .entry(which.clone())
            .or_insert_with(|| FooterSeen {
                enabled: false,
                obstacles: Vec::new(),
            });
        match blocked {
            Some(obstacles) => seen.obstacles = obstacles,
            None => seen.enabled = true,
        }
    }

    fn tell_disabled_footers(&mut self) -> Result<(), WalkError> {
        let mut problems = Vec::new();
        for (screen, known) in &self.screens {
            for (footer, seen) in known.footers.iter().filter(|(_, seen)| !seen.enabled) {
                problems.push(Problem {
                    kind: ProblemKind::NeverEnabled,
                    screen: Some(screen.clone()),
                    message: format!(
                        "\"{footer}\" was never enabled, whatever was filled in: {}. If there is a value that would do, give it \
                         by `value`",
                        seen.obstacles.join("; ")
                    ),
                    script: self.script(known.way.clone(), None)?,
                    replays: true,
                });
            }
        }
        self.problems.append(&mut problems);
        Ok(())
    }

    /// Notes a problem that has not been seen before.
    async fn report(&mut self, found: Found, walk: &Walk) -> Result<(), WalkError> {
        if !self.signs.insert(found.sign.clone()) || self.problems.len() >= MOST_PROBLEMS {
            return Ok(());
        }
        if matches!(found.kind, ProblemKind::Failed(ClientError::Timeout)) {
            self.timeouts = self.timeouts.saturating_add(1);
        }
        let problem = self.shrunk(found, walk).await?;
        self.problems.push(problem);
        Ok(())
    }

    /// The first phone that uploaded a file keeps the server for all.
    pub(super) fn keep_files(&mut self, walk: Walk) {
        if self.with_files.is_none() && walk.phone.has_files() {
            self.with_files = Some(walk.phone);
        }
    }
}
