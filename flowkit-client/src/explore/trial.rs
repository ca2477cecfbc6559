//! What there is to be tried on a screen.

use std::collections::BTreeMap;

use flowkit_json::catalogue::Kind;

use super::acts::names;
use super::wishes::{Want, Wish, wishes};
use crate::phone::Phone;

/// The values that a test gives for fields, by their names.
pub(super) type Given = BTreeMap<String, Vec<String>>;

/// Something to do on a screen.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    /// What it is, by which it is known to be done.
    pub(super) key: String,
    /// A value for a field.
    pub(super) fill: Option<(String, Want)>,
    pub(super) prepare: Prepare,
    pub(super) then: Then,
}

/// What is filled in before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prepare {
    /// Nothing.
    Nothing,
    /// What has to be.
    Required,
    /// All but files.
    All,
}

/// What is done in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Then {
    Stay,
    Tap(String),
    Back,
}

impl Trial {
    fn tap(key: String, prepare: Prepare, which: &str) -> Self {
        Self {
            key,
            fill: None,
            prepare,
            then: Then::Tap(which.to_owned()),
        }
    }

    fn fill(name: &str, wish: Wish, then: Then) -> Self {
        let prepare = match wish.want {
            Want::Tapped(_) => Prepare::Nothing,
            _ => Prepare::Required,
        };
        Self {
            key: format!("{name}: {}", wish.label),
            fill: Some((name.to_owned(), wish.want)),
            prepare,
            then,
        }
    }
}

/// What can be tapped on a screen, and filled in.
pub(super) struct Parts {
    /// Its Footers.
    pub(super) footers: Vec<(usize, String)>,
    /// Links that lead on, and those that do not.
    links: Vec<(String, bool)>,
    /// NavigationLists.
    rows: Vec<(usize, String)>,
    /// All else that takes a value.
    fields: Vec<(usize, String)>,
}

impl Parts {
    pub(super) fn of(phone: &Phone) -> Self {
        let mut parts = Self {
            footers: Vec::new(),
            links: Vec::new(),
            rows: Vec::new(),
            fields: Vec::new(),
        };
        let usable = phone.usable_places();
        for (at, name) in names(phone) {
            if !usable.contains(&at) {
                continue;
            }
            match phone.kind_at(at) {
                Some(Kind::Footer) => parts.footers.push((at, name)),
                Some(Kind::EmbeddedLink) => parts.links.push((name, leads_on(phone, at))),
                Some(Kind::NavigationList) => parts.rows.push((at, name)),
                Some(kind) => {
                    if kind == Kind::OptIn && phone.has_link_at(at) {
                        parts.links.push((name.clone(), leads_on(phone, at)));
                    }
                    if kind.component().is_input() {
                        parts.fields.push((at, name));
                    }
                }
                None => {}
            }
        }
        parts
    }

    /// Everything to be tried, what leads on quickly first.
    pub(super) fn trials(&self, phone: &Phone, given: &Given) -> Vec<Trial> {
        let mut trials = Vec::new();
        for (_, name) in &self.footers {
            let key = format!("tap {name}");
            trials.push(Trial::tap(key, Prepare::Required, name));
        }
        for (name, _) in &self.links {
            // A link needs no form that is in order.
            let key = format!("tap {name} at once");
            trials.push(Trial::tap(key, Prepare::Nothing, name));
        }
        for (at, name) in &self.rows {
            let wishes = wishes(phone, *at, name, given).into_iter();
            trials.extend(wishes.map(|wish| Trial::fill(name, wish, Then::Stay)));
        }
        for (_, name) in &self.footers {
            let key = format!("tap {name} with all filled in");
            trials.push(Trial::tap(key, Prepare::All, name));
        }
        let then = match (self.footers.first(), self.links.iter().find(|link| link.1)) {
            (Some((_, footer)), _) => Then::Tap(footer.clone()),
            (None, Some((link, _))) => Then::Tap(link.clone()),
            (None, None) => Then::Stay,
        };
        for (at, name) in &self.fields {
            let wishes = wishes(phone, *at, name, given).into_iter();
            trials.extend(wishes.map(|wish| Trial::fill(name, wish, then.clone())));
        }
        for (name, _) in self.links.iter().filter(|(_, leads_on)| *leads_on) {
            let key = format!("tap {name} with all filled in");
            trials.push(Trial::tap(key, Prepare::All, name));
        }
        if phone.stack().count() > 1 {
            trials.push(Trial {
                key: "back".to_owned(),
                fill: None,
                prepare: Prepare::Nothing,
                then: Then::Back,
            });
        }
        trials
    }

    /// The most ordinary way on; `None` where there is none.
    pub(super) fn way_on(&self, phone: &Phone, given: &Given) -> Option<Trial> {
        if let Some((_, footer)) = self.footers.first() {
            return Some(Trial::tap(String::new(), Prepare::Required, footer));
        }
        if let Some((at, name)) = self.rows.first() {
            let first = wishes(phone, *at, name, given).into_iter().next()?;
            return Some(Trial::fill(name, first, Then::Stay));
        }
        let (link, _) = self.links.iter().find(|(_, leads_on)| *leads_on)?;
        Some(Trial::tap(String::new(), Prepare::Required, link))
    }

    /// What can be tapped, and the fields, for a walk at random.
    pub(super) fn taps(&self) -> Vec<&str> {
        let footers = self.footers.iter().map(|(_, name)| name.as_str());
        let links = self.links.iter().filter(|(_, leads_on)| *leads_on);
        footers
            .chain(links.map(|(name, _)| name.as_str()))
            .collect()
    }

    pub(super) fn to_fill(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.fields.iter().chain(&self.rows);
        all.map(|(at, name)| (*at, name.as_str()))
    }
}

/// Whether a component has something that leads to another screen or to the endpoint.
pub(super) fn leads_on(phone: &Phone, at: usize) -> bool {
    let names = phone.action_names_at(at);
    names
        .iter()
        .any(|name| matches!(name.as_str(), "data_exchange" | "navigate" | "complete"))
}
