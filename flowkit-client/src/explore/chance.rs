//! Walks at random, for what only comes of several things together.

use super::search::Search;
use super::trial::{Parts, Prepare, Then, Trial};
use super::walk::Walk;
use super::wishes::{random, wishes};
use crate::virtual_phone::WalkError;

/// So much is done on one walk.
const MOST_MOVES: usize = 40;

impl Search {
    /// Does anything, again and again.
    pub(super) async fn random_walk(&mut self) -> Result<(), WalkError> {
        let Some(mut walk) = self.begin(None).await? else {
            return Ok(());
        };
        for _ in 0..MOST_MOVES {
            if walk.is_over() || self.has_stopped() {
                break;
            }
            let before = walk.steps.len();
            let screen = walk.phone.screen().to_owned();
            let Some(trial) = self.random_trial(&walk) else {
                break;
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

    /// A value for some field, or a tap, or Back.
    fn random_trial(&mut self, walk: &Walk) -> Option<Trial> {
        let phone = walk.phone.phone();
        let parts = Parts::of(phone);
        let taps = parts.taps();
        let fields: Vec<(usize, &str)> = parts.to_fill().collect();
        let choice = self.random.u8(0..10);
        let may_go_back = phone.stack().count() > 1;
        let mut trial = Trial {
            key: String::new(),
            fill: None,
            prepare: Prepare::Required,
            then: Then::Stay,
        };
        if may_go_back && choice == 0 {
            trial.prepare = Prepare::Nothing;
            trial.then = Then::Back;
            return Some(trial);
        }
        if !fields.is_empty() && (choice < 7 || taps.is_empty()) {
            let (at, name) = *fields.get(self.random.usize(0..fields.len()))?;
            let made_up = match self.random.bool() {
                true => random(phone, at, &mut self.random),
                false => None,
            };
            let wishes = wishes(phone, at, name, &self.explore.given).into_iter();
            let wish = || self.random.choice(wishes).map(|wish| wish.want);
            trial.fill = made_up.or_else(wish).map(|want| (name.to_owned(), want));
            trial.prepare = Prepare::Nothing;
            return Some(trial);
        }
        let tap = taps.get(self.random.usize(0..taps.len().max(1)))?;
        trial.then = Then::Tap((*tap).to_owned());
        Some(trial)
    }
}
