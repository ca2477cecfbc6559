//! How the shapes that a screen sends are told apart.

use super::Constant;
use super::shape::{Shape, Slot};

/// What can be asked of a payload.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The key holds this constant: a text, a number or a truth value.
    Is(String, Constant),
    /// The key is there.
    Has(String),
    /// The key is not there.
    Lacks(String),
}

/// The shapes in groups that can be told apart.
#[derive(Debug)]
pub(super) struct Told<'s> {
    /// The key whose constants tell most of them apart.
    pub(super) key: Option<String>,
    /// The shapes of each group, and what holds of it and of no other group.
    pub(super) groups: Vec<(Vec<&'s Shape>, Vec<Test>)>,
}

/// What is taken of the data that the sending screen shows. The phone leaves out what no answer brought; but a typed
/// answer brings all of it, so that it tells apart what nothing else does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    MayBeAbsent,
    IsThere,
}

/// More shapes than any screen has; comparing each with each takes its time.
const MOST: usize = 64;

/// Tells shapes apart by constants, else by the keys they always or never have; those that cannot be told apart share a
/// group.
pub(super) fn tell_apart(shapes: &[Shape]) -> Told<'_> {
    let mut groups: Vec<Vec<&Shape>> = shapes.iter().map(|shape| vec![shape]).collect();
    if groups.len() > MOST {
        groups = vec![shapes.iter().collect()];
    }
    let key = best_key(shapes);
    let tests = questions(shapes, key.as_deref());
    loop {
        let strictly = conditions(&groups, &tests, Shown::MayBeAbsent);
        match strictly.or_else(|_| conditions(&groups, &tests, Shown::IsThere)) {
            Ok(conditions) => {
                return Told {
                    key,
                    groups: groups.into_iter().zip(conditions).collect(),
                };
            }
            Err((one, other)) => {
                let moved = groups.remove(other);
                if let Some(group) = groups.get_mut(one) {
                    group.extend(moved);
                }
            }
        }
    }
}

/// For each group the tests that tell it from every other, or two groups (the first index is the lower one) between
/// which no test decides.
fn conditions(
    groups: &[Vec<&Shape>],
    tests: &[Test],
    shown: Shown,
) -> Result<Vec<Vec<Test>>, (usize, usize)> {
    let is = |group: &[&Shape], test: &Test, truth: bool| {
        let mut shapes = group.iter();
        shapes.all(|shape| shape.holds(test, shown) == Some(truth))
    };
    let holds = |group: &[&Shape], test: &Test| is(group, test, true);
    let fails = |group: &[&Shape], test: &Test| is(group, test, false);
    let mut all = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let mut needed: Vec<Test> = Vec::new();
        for (other_index, other) in groups.iter().enumerate() {
            if other_index == index || needed.iter().any(|test| fails(other, test)) {
                continue;
            }
            let mut deciding = tests.iter();
            match deciding.find(|test| holds(group, test) && fails(other, test)) {
                Some(test) => needed.push(test.clone()),
                None => return Err((index.min(other_index), index.max(other_index))),
            }
        }
        all.push(needed);
    }
    Ok(all)
}

/// Every test that could decide something, the clearest ones first.
fn questions(shapes: &[Shape], key: Option<&str>) -> Vec<Test> {
    let slots = || shapes.iter().flat_map(|shape| &shape.slots);
    let mut tests: Vec<Test> = Vec::new();
    let mut add = |test: Test| {
        if !tests.contains(&test) {
            tests.push(test);
        }
    };
    let constants = || slots().filter_map(|slot| Some((slot, slot.deciding()?)));
    let (first, others): (Vec<_>, Vec<_>) =
        constants().partition(|(slot, _)| Some(slot.key.as_str()) == key);
    for (slot, constant) in first {
        add(Test::Is(slot.key.clone(), constant.clone()));
    }
    // Without the constant that all others have.
    key.into_iter()
        .for_each(|key| add(Test::Lacks(key.to_owned())));
    for (slot, constant) in others {
        add(Test::Is(slot.key.clone(), constant.clone()));
    }
    slots().for_each(|slot| add(Test::Has(slot.key.clone())));
    slots().for_each(|slot| add(Test::Lacks(slot.key.clone())));
    tests
}

/// The key whose constants differ between most pairs of shapes; the first of equals.
fn best_key(shapes: &[Shape]) -> Option<String> {
    let constants = |key: &str| -> Vec<&Constant> {
        let slots = shapes.iter().filter_map(|shape| shape.slot(key));
        slots.filter_map(Slot::deciding).collect()
    };
    let mut best: Option<(usize, &str)> = None;
    let mut seen: Vec<&str> = Vec::new();
    for slot in shapes.iter().flat_map(|shape| &shape.slots) {
        if slot.deciding().is_none() || seen.contains(&slot.key.as_str()) {
            continue;
        }
        seen.push(&slot.key);
        let constants = constants(&slot.key);
        let pairs = constants.iter().enumerate().map(|(index, one)| {
            let later = constants.iter().skip(index.saturating_add(1));
            later.filter(|other| *other != one).count()
        });
        let differing = pairs.sum();
        if differing > best.map_or(0, |(most, _)| most) {
            best = Some((differing, &slot.key));
        }
    }
    best.map(|(_, key)| key.to_owned())
}

impl Slot {
    /// Whether its key is sure to be there.
    fn is_there(&self, shown: Shown) -> bool {
        !self.may_be_absent || self.own.is_some() || (self.shown && shown == Shown::IsThere)
    }

    /// Its constant, if that can tell shapes apart.
    fn deciding(&self) -> Option<&Constant> {
        let constant = self.constant.as_ref()?;
        (!matches!(constant, Constant::Null | Constant::Other)).then_some(constant)
    }
}

impl Shape {
    fn slot(&self, key: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.key == key)
    }

    /// Whether the test holds of everything that is sent in this shape, or of nothing; `None` if that depends.
    fn holds(&self, test: &Test, shown: Shown) -> Option<bool> {
        match test {
            Test::Is(key, constant) => match self.slot(key) {
                None => Some(false),
                Some(slot) => slot.constant.as_ref().map(|own| own == constant),
            },
            Test::Has(key) => match self.slot(key) {
                None => Some(false),
                Some(slot) if slot.constant == Some(Constant::Null) => Some(false),
                Some(slot) => slot.is_there(shown).then_some(true),
            },
            Test::Lacks(key) => self.holds(&Test::Has(key.clone()), shown).map(|has| !has),
        }
    }
}
