//! How many steps a search that goes back and tries again can take: an upper bound, reckoned from the expression.

use super::tokens::Token;

/// What was reckoned within a group that is still open.
#[derive(Default)]
struct Group {
    /// The ways of the alternatives before this one.
    before: f64,
    /// The ways of this alternative, up to its last part.
    here: f64,
    /// The ways of its last part, which a repetition behind it multiplies.
    last: f64,
    /// What is tried in groups that look ahead or behind: it adds up.
    beside: f64,
    looks: bool,
}

impl Group {
    fn new(looks: bool) -> Self {
        Self {
            here: 1.0,
            last: 1.0,
            looks,
            ..Self::default()
        }
    }

    fn part(&mut self, ways: f64) {
        self.here *= self.last;
        self.last = ways;
    }

    fn alternative(&mut self) {
        self.before += self.here * self.last;
        self.here = 1.0;
        self.last = 1.0;
    }

    fn ways(&self) -> f64 {
        self.before + self.here * self.last
    }
}

/// The most steps that searching a text of so many units can take; infinite for `(a+)+` and a long text.
pub(super) fn steps(tokens: &[Token], length: usize) -> f64 {
    let longest = u32::try_from(length).unwrap_or(u32::MAX);
    let mut groups = Vec::new();
    let mut group = Group::new(false);
    for token in tokens {
        match token {
            Token::Open => groups.push(std::mem::replace(&mut group, Group::new(false))),
            Token::OpenLook => groups.push(std::mem::replace(&mut group, Group::new(true))),
            Token::Close => {
                let outer = groups.pop().unwrap_or_else(|| Group::new(false));
                let inner = std::mem::replace(&mut group, outer);
                if inner.looks {
                    group.beside += inner.ways() + inner.beside;
                    group.part(1.0);
                } else {
                    group.beside += inner.beside;
                    group.part(inner.ways());
                }
            }
            Token::Or => group.alternative(),
            Token::Repeat(least, most) => {
                let beside = group.beside;
                // Each round may look ahead once more.
                group.beside += beside * f64::from(longest);
                group.last = repeated(group.last, *least, *most, longest);
            }
            Token::Start | Token::End | Token::Edge(_) | Token::Back => group.part(1.0),
            Token::Letter(_) | Token::Any | Token::Set(_) | Token::Class(..) => group.part(1.0),
        }
    }
    let from_each_place = if tokens.first() == Some(&Token::Start) && !tokens.contains(&Token::Or) {
        1.0
    } else {
        f64::from(longest) + 1.0
    };
    (group.ways() + group.beside) * from_each_place * (f64::from(longest) + 1.0)
}

/// The ways of a part with so many of its own that comes from `least` to `most` times.
fn repeated(ways: f64, least: u32, most: Option<u32>, longest: u32) -> f64 {
    // A part that takes no letter can be asked for more often than the text is long: `(?:){1000000}`.
    if least > longest.max(1000) {
        return f64::INFINITY;
    }
    let most = most.unwrap_or(u32::MAX).min(longest.max(least));
    let rounds = f64::from(most.saturating_sub(least)) + 1.0;
    if ways > 1.0 {
        ways.powf(f64::from(most)) * rounds
    } else {
        rounds
    }
}
