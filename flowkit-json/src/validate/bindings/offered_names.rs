//! The names that a message offers in place of a wrong one.

use crate::expression::Fault;
use crate::nearest;
use crate::validate::finding_limits::Counts;

/// How many names a message lists one by one.
const MOST_LISTED: usize = 6;

/// Up to how many others it counts.
const MOST_COUNTED: usize = 500;

/// Adds "did you mean `name`?" where a candidate is near, else the list of the candidates; nothing once many messages have
/// offered some.
pub(super) fn with_nearest<'c>(
    counts: &Counts,
    fault: Fault,
    name: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> Fault {
    if !counts.take_hint() {
        return fault;
    }
    if let Some(name) = nearest(name, candidates.clone()) {
        return fault.with_help(format!("did you mean `{name}`?"));
    }
    match list(candidates) {
        Some(names) => fault.with_help(format!("there is {names}")),
        None => fault,
    }
}

/// The first few names in backticks, and how many more there are; `None` if there are none.
pub(super) fn list<'c>(mut names: impl Iterator<Item = &'c str>) -> Option<String> {
    let first: Vec<String> = names
        .by_ref()
        .take(MOST_LISTED)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = names.take(MOST_COUNTED).count();
    match (first.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(first.join(", ")),
        (false, MOST_COUNTED) => Some(format!("{} and many more", first.join(", "))),
        (false, more) => Some(format!("{} and {more} more", first.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_a_few_names_and_counts_the_rest() {
        assert_eq!(list([].into_iter()), None);
        assert_eq!(list(["a", "b"].into_iter()).as_deref(), Some("`a`, `b`"));
        let many = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let listed = list(many.into_iter());
        assert_eq!(
            listed.as_deref(),
            Some("`a`, `b`, `c`, `d`, `e`, `f` and 2 more")
        );
    }
}
