//! "Did you mean …?"

/// Names longer than this, in bytes, are not compared: nobody misspells them, and comparing takes the square of it.
const LONGEST: usize = 256;

/// Among how many candidates the nearest one is looked for.
const MOST_CANDIDATES: usize = 500;

/// The candidate that `name` was most likely meant to be, if one is near enough.
///
/// A candidate that differs only in case wins, then one that differs only in case and separators (`SignUp`, `SIGN_UP`),
/// then the one with the fewest typing mistakes (Damerau–Levenshtein distance, case ignored: a letter too many, one
/// missing, one wrong, or two swapped count one each), as long as there is at most one mistake for three letters.
///
/// So that hostile documents cost no time, only the first 500 candidates are looked at, and no names of more than 256
/// bytes.
///
/// ```
/// use flowkit_json::nearest;
///
/// assert_eq!(nearest("APPOINTMNT", ["DETAILS", "APPOINTMENT"]), Some("APPOINTMENT"));
/// assert_eq!(nearest("SignUp", ["SIGN_IN", "SIGN_UP"]), Some("SIGN_UP"));
/// assert_eq!(nearest("HOME", ["DETAILS", "APPOINTMENT"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if name.len() > LONGEST {
        return None;
    }
    let wanted = folded(name);
    let bare = without_separators(&wanted);
    let most_mistakes = match wanted.len() {
        0 => return None,
        1 | 2 => 0,
        letters => (letters / 3).max(1),
    };
    let mut best: Option<(usize, &'c str)> = None;
    for candidate in candidates.into_iter().take(MOST_CANDIDATES) {
        if candidate.len() > LONGEST {
            continue;
        }
        let letters = folded(candidate);
        let mistakes = if candidate == name || letters == wanted {
            return Some(candidate);
        } else if !bare.is_empty() && without_separators(&letters) == bare {
            0
        } else if letters.len().abs_diff(wanted.len()) > most_mistakes {
            continue;
        } else {
            // Never nearer than a name that only differs in separators.
            distance(&wanted, &letters).max(1)
        };
        if mistakes <= most_mistakes && best.is_none_or(|(fewest, _)| mistakes < fewest) {
            best = Some((mistakes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn folded(name: &str) -> Vec<char> {
    name.chars().flat_map(char::to_lowercase).collect()
}

fn without_separators(letters: &[char]) -> Vec<char> {
    letters
        .iter()
        .copied()
        .filter(|letter| !matches!(letter, '_' | '-' | ' ' | '.'))
        .collect()
}

/// Damerau–Levenshtein distance in its "optimal string alignment" form, in three rows of the table.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut two_back: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    let mut last_letter = None;
    for (row, &letter) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(right.len() + 1);
        let mut before = row + 1;
        current.push(before);
        let mut last_other = None;
        for (column, &other) in right.iter().enumerate() {
            let cell =
                |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = cell(&previous, column) + usize::from(letter != other);
            cost = cost.min(cell(&previous, column + 1) + 1).min(before + 1);
            if column > 0 && last_letter == Some(other) && last_other == Some(letter) {
                cost = cost.min(cell(&two_back, column - 1) + 1);
            }
            current.push(cost);
            before = cost;
            last_other = Some(other);
        }
        two_back = std::mem::replace(&mut previous, current);
        last_letter = Some(letter);
    }
    previous.last().copied().unwrap_or(left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_kind_of_typing_mistake_once() {
        let count = |left, right| distance(&folded(left), &folded(right));
        assert_eq!(count("details", "details"), 0);
        assert_eq!(count("detals", "details"), 1);
        assert_eq!(count("detailss", "details"), 1);
        assert_eq!(count("detaols", "details"), 1);
        assert_eq!(count("detialS", "details"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("kitten", "sitting"), 3);
    }

    #[test]
    fn prefers_case_then_separators_then_the_fewest_mistakes() {
        assert_eq!(
            nearest("details", ["DETAILZ", "DETAIL_S", "DETAILS"]),
            Some("DETAILS")
        );
        assert_eq!(
            nearest("DetailS", ["DETAILZ", "DETAIL_S"]),
            Some("DETAIL_S")
        );
        assert_eq!(nearest("DETIALS", ["DETOILX", "DETAILS"]), Some("DETAILS"));
        assert_eq!(nearest("über", ["ÜBER"]), Some("ÜBER"));
    }

    #[test]
    fn stays_silent_when_nothing_is_near() {
        assert_eq!(nearest("", ["A"]), None);
        assert_eq!(nearest("B", ["A"]), None);
        assert_eq!(nearest("AB", ["AC", "BA"]), None);
        assert_eq!(nearest("SUCCESS", ["SUMMARY"]), None);
        assert_eq!(nearest("ABC", []), None);
        assert_eq!(nearest("___", ["---x"]), None);
    }

    #[test]
    fn does_not_look_far() {
        let long = "a".repeat(300);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest("AAB", [long.as_str(), "AAA"]), Some("AAA"));
        let others = std::iter::repeat_n("OTHER", 500);
        assert_eq!(
            nearest("AAB", others.clone().skip(1).chain(["AAA"])),
            Some("AAA")
        );
        assert_eq!(nearest("AAB", others.chain(["AAA"])), None);
    }
}
