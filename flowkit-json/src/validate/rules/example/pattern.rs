//! Whether a text matches a regular expression, as JavaScript's `new RegExp(pattern).test(text)` sees it.
//!
//! What is rare (references to groups, looking behind, Unicode classes) is not understood; such a pattern, and one that
//! takes too long, is said to match.

use std::iter::Peekable;
use std::str::Chars;

/// How long a pattern may be, how many steps matching may take, and how deep it may go.
const LONGEST: usize = 1000;
const MOST_STEPS: usize = 10_000;
const DEEPEST: usize = 200;

/// Whether the pattern matches somewhere in the text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    if pattern.len() > LONGEST {
        return true;
    }
    let mut parser = Parser {
        rest: pattern.chars().peekable(),
        depth: 0,
    };
    let Some(branches) = parser.branches().filter(|_| parser.rest.peek().is_none()) else {
        return true;
    };
    let text: Vec<char> = text.chars().collect();
    let mut matcher = Matcher {
        text: &text,
        steps: 0,
        depth: 0,
    };
    let found = (0..=text.len()).any(|start| matcher.any(&branches, start, &mut |_, _| true));
    found || matcher.steps > MOST_STEPS
}

/// Sequences of which one must match.
type Branches = Vec<Vec<Node>>;

enum Node {
    One(Set),
    Start,
    End,
    /// At the edge of a word, or anywhere but there.
    Edge(bool),
    Group(Branches),
    /// What follows matches, or does not.
    Ahead(bool, Branches),
    Repeat(Box<Node>, usize, Option<usize>),
}

/// Letters, or all but these.
struct Set {
    but: bool,
    ranges: Vec<(char, char)>,
}

impl Set {
    fn of(letter: char) -> Self {
        Self {
            but: false,
            ranges: vec![(letter, letter)],
        }
    }

    fn has(&self, letter: char) -> bool {
        let within = |(from, to): &(char, char)| (*from..=*to).contains(&letter);
        self.ranges.iter().any(within) != self.but
    }

    /// What `\d`, `\w` and `\s` stand for, and their opposites.
    fn class(letter: char) -> Option<Self> {
        let ranges = match letter.to_ascii_lowercase() {
            'd' => vec![('0', '9')],
            'w' => vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
            's' => vec![('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}')],
            _ => return None,
        };
        let but = letter.is_ascii_uppercase();
        Some(Self { but, ranges })
    }
}

struct Parser<'p> {
    rest: Peekable<Chars<'p>>,
    depth: usize,
}

impl Parser<'_> {
    fn branches(&mut self) -> Option<Branches> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut branches = vec![Vec::new()];
        while let Some(letter) = self.rest.next_if(|letter| *letter != ')') {
            if letter == '|' {
                branches.push(Vec::new());
                continue;
            }
            let node = self.node(letter)?;
            let node = self.repeated(node)?;
            branches.last_mut()?.push(node);
        }
        self.depth -= 1;
        Some(branches)
    }

    fn node(&mut self, letter: char) -> Option<Node> {
        Some(match letter {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => Node::One(Set {
                but: true,
                ranges: vec![('\n', '\n'), ('\r', '\r')],
            }),
            '[' => Node::One(self.set()?),
            '(' => self.group()?,
            '\\' => match self.rest.next()? {
                'b' => Node::Edge(true),
                'B' => Node::Edge(false),
                escaped => Node::One(match Set::class(escaped) {
                    Some(class) => class,
                    None => Set::of(self.escaped(escaped)?),
                }),
            },
            letter => Node::One(Set::of(letter)),
        })
    }

    fn group(&mut self) -> Option<Node> {
        let mut ahead = None;
        if self.rest.next_if_eq(&'?').is_some() {
            match self.rest.next()? {
                ':' => {}
                '=' => ahead = Some(true),
                '!' => ahead = Some(false),
                _ => return None,
            }
        }
        let branches = self.branches()?;
        self.rest.next_if_eq(&')')?;
        Some(match ahead {
            Some(wanted) => Node::Ahead(wanted, branches),
            None => Node::Group(branches),
        })
    }

    /// The letter that an escape stands for, if it stands for one.
    fn escaped(&mut self, letter: char) -> Option<char> {
        let digits = match letter {
            'n' => return Some('\n'),
            'r' => return Some('\r'),
            't' => return Some('\t'),
            'x' => 2,
            'u' => 4,
            _ => return (!letter.is_alphanumeric()).then_some(letter),
        };
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.rest.next()?.to_digit(16)?;
        }
        char::from_u32(code)
    }

    fn set(&mut self) -> Option<Set> {
        let but = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        loop {
            let from = match self.rest.next()? {
                ']' => return Some(Set { but, ranges }),
                '\\' => match self.rest.next()? {
                    'b' => '\u{8}',
                    escaped => match Set::class(escaped) {
                        Some(class) if class.but => return None,
                        Some(class) => {
                            ranges.extend(class.ranges);
                            continue;
                        }
                        None => self.escaped(escaped)?,
                    },
                },
                letter => letter,
            };
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.next().is_some_and(|to| to != ']');
            let to = if is_range {
                self.rest.next();
                match self.rest.next()? {
                    '\\' => {
                        let escaped = self.rest.next()?;
                        self.escaped(escaped)?
                    }
                    letter => letter,
                }
            } else {
                from
            };
            ranges.push((from, to));
        }
    }

    fn repeated(&mut self, node: Node) -> Option<Node> {
        let (least, most) = match self.rest.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let text: String = self
                    .rest
                    .clone()
                    .skip(1)
                    .take_while(|letter| *letter != '}')
                    .collect();
                let (least, most) = text.split_once(',').unwrap_or((&text, &text));
                let Ok(least) = least.parse() else {
                    // A brace that bounds nothing stands for itself.
                    return Some(node);
                };
                let most = if most.is_empty() {
                    None
                } else {
                    Some(most.parse().ok()?)
                };
                let _ = self.rest.nth(text.chars().count());
                (least, most)
            }
            _ => return Some(node),
        };
        self.rest.next();
        // Whether as much or as little as possible is taken makes no difference to whether anything matches.
        self.rest.next_if_eq(&'?');
        Some(Node::Repeat(Box::new(node), least, most))
    }
}

struct Matcher<'t> {
    text: &'t [char],
    steps: usize,
    depth: usize,
}

/// What must match behind the place that is reached.
type Then<'n, 't> = &'n mut dyn FnMut(&mut Matcher<'t>, usize) -> bool;

impl<'t> Matcher<'t> {
    fn any(&mut self, branches: &[Vec<Node>], at: usize, then: Then<'_, 't>) -> bool {
        branches.iter().any(|nodes| self.sequence(nodes, at, then))
    }

    fn sequence(&mut self, nodes: &[Node], at: usize, then: Then<'_, 't>) -> bool {
        self.steps += 1;
        if self.depth > DEEPEST {
            self.steps = MOST_STEPS + 1;
        }
        if self.steps > MOST_STEPS {
            return false;
        }
        let Some((first, rest)) = nodes.split_first() else {
            return then(self, at);
        };
        self.depth += 1;
        let matched = self.node(first, at, &mut |matcher, at| {
            matcher.sequence(rest, at, then)
        });
        self.depth -= 1;
        matched
    }

    fn node(&mut self, node: &Node, at: usize, then: Then<'_, 't>) -> bool {
        match node {
            Node::One(set) => self.has(set, at) && then(self, at + 1),
            Node::Start => at == 0 && then(self, at),
            Node::End => at == self.text.len() && then(self, at),
            Node::Edge(wanted) => {
                let word = |at: Option<usize>| {
                    let letter = at.and_then(|at| self.text.get(at));
                    letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                };
                let is_edge = word(at.checked_sub(1)) != word(Some(at));
                is_edge == *wanted && then(self, at)
            }
            Node::Group(branches) => self.any(branches, at, then),
            Node::Ahead(wanted, branches) => {
                self.any(branches, at, &mut |_, _| true) == *wanted && then(self, at)
            }
            Node::Repeat(inner, least, most) => self.repeat(inner, (*least, *most), at, then),
        }
    }

    fn has(&self, set: &Set, at: usize) -> bool {
        self.text.get(at).is_some_and(|letter| set.has(*letter))
    }

    fn repeat(
        &mut self,
        inner: &Node,
        (least, most): (usize, Option<usize>),
        at: usize,
        then: Then<'_, 't>,
    ) -> bool {
        if let Node::One(set) = inner {
            let most = most.unwrap_or(self.text.len());
            let run = (0..most)
                .take_while(|count| self.has(set, at + count))
                .count();
            self.steps += run;
            return (least..=run).rev().any(|count| then(self, at + count));
        }
        if least > 0 {
            let fewer = (least - 1, most.map(|most| most.saturating_sub(1)));
            return self.once_more(inner, fewer, at, then);
        }
        let may_go_on = most != Some(0);
        let fewer = (0, most.map(|most| most.saturating_sub(1)));
        (may_go_on
            && self.once_more(inner, fewer, at, &mut |matcher, next| {
                // Nothing is won by repeating nothing.
                next > at && then(matcher, next)
            }))
            || then(self, at)
    }

    fn once_more(
        &mut self,
        inner: &Node,
        fewer: (usize, Option<usize>),
        at: usize,
        then: Then<'_, 't>,
    ) -> bool {
        self.steps += 1;
        if self.depth > DEEPEST || self.steps > MOST_STEPS {
            self.steps = MOST_STEPS + 1;
            return false;
        }
        self.depth += 1;
        let matched = self.node(inner, at, &mut |matcher, next| {
            if next == at && fewer.0 == 0 {
                return then(matcher, next);
            }
            matcher.repeat(inner, fewer, next, then)
        });
        self.depth -= 1;
        matched
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn matches_what_javascript_matches() {
        for (pattern, text) in [
            ("", "x"),
            ("b", "abc"),
            ("^[A-Z]{2}-\\d{3,}$", "AB-1234"),
            ("^(?:ab|cd)+$", "abcdab"),
            ("^(a|b)*?c$", "abbac"),
            ("^(a*)*b$", "aab"),
            ("\\bcat\\b", "a cat sat"),
            ("^(?=.*\\d)[a-z\\d]+$", "abc1"),
            ("^(?!no)\\w+$", "yes"),
            ("^[^\\d-]+$", "ab c"),
            ("^\\u00e4\\x41$", "äA"),
            ("^a{,3}$", "a{,3}"),
            ("^(x{2}){2}$", "xxxx"),
            ("^.{3}$", "aäb"),
            ("^[a-]+$", "a-a"),
            ("(a)\\1", "no idea"),
        ] {
            assert!(matches(pattern, text), "{pattern} in {text}");
        }
    }

    #[test]
    fn leaves_what_javascript_leaves() {
        for (pattern, text) in [
            ("^a$", "ab"),
            ("^[A-Z]{2}-\\d{3,}$", "AB-12"),
            ("^(?:ab|cd)+$", "abc"),
            ("^(a*)*b$", "aac"),
            ("\\bcat\\b", "concatenate"),
            ("^(?!no)\\w+$", "nope"),
            ("^[^\\d-]+$", "a-b"),
            ("^(x{2}){2}$", "xxx"),
            ("^.$", "\n"),
            ("^\\S+$", "a b"),
        ] {
            assert!(!matches(pattern, text), "{pattern} in {text}");
        }
    }

    #[test]
    fn gives_up_on_what_takes_too_long() {
        let long = "a".repeat(3_000);
        assert!(matches("^(a|aa)+$", &format!("{long}b")));
        assert!(matches(&"(".repeat(900), "x"));
        assert!(!matches("^[a-z]*$", &format!("{long}1")));
    }
}
