//! Whether the phone would go to the screen that an answer names.

use super::{AnswerRule, Breach, SUCCESS};
use crate::document::{Document, Verdict};

/// Checks that the phone accepts an answer that names the screen `to`.
///
/// `from` is the screen that the request came from, and none (or empty) for `INIT`. Only then does `start_screen`
/// count: the screen that `INIT` named, if it did. `SUCCESS` is accepted from everywhere.
///
/// With a start screen the answer must show that screen, be it an entry screen or not; without one it must show a
/// screen that no route leads to.
///
/// # Errors
///
/// A [`Breach`] with the key `invalid-screen-transition`, which says what may be shown instead.
///
/// ```
/// use flowkit_json::{Document, phone_rules::check_transition};
///
/// let document = Document::parse(
///     r#"{"routing_model": {"A": ["B"], "B": ["C"]}, "screens": [{"id": "A"}, {"id": "B"}, {"id": "C"}]}"#,
/// )?;
/// assert!(check_transition(&document, Some("B"), None, "A").is_ok());
/// let breach = check_transition(&document, Some("A"), None, "C").unwrap_err();
/// assert_eq!(
///     breach.to_string(),
///     "invalid-screen-transition: `C` may not follow `A`: an answer may show `A` or `B`"
/// );
/// # Ok::<(), flowkit_json::Findings>(())
/// ```
pub fn check_transition(
    document: &Document<'_>,
    from: Option<&str>,
    start_screen: Option<&str>,
    to: &str,
) -> Result<(), Breach> {
    if to == SUCCESS {
        return Ok(());
    }
    let from = from.filter(|screen| !screen.is_empty());
    let start_screen = start_screen.filter(|screen| from.is_none() && !screen.is_empty());
    let routes = document.routes();
    let verdict = routes.may_follow(from, to);
    let (rule, message) = match (verdict, start_screen) {
        (Verdict::UnknownTarget, _) => return Err(unknown(document, to)),
        (_, Some(asked)) if asked == to => return Ok(()),
        (_, Some(asked)) => (
            AnswerRule::StartScreenNotShown,
            format!("INIT asked for `{asked}`: the answer must show that screen, not `{to}`"),
        ),
        (Verdict::Allowed, None) => return Ok(()),
        (Verdict::UnknownSource, None) => {
            let from = from.unwrap_or_default();
            (
                AnswerRule::UnknownSource,
                format!("`{to}` cannot follow `{from}`, which is not a screen of this flow"),
            )
        }
        (Verdict::NotAnEntry, None) => {
            let leading = either(&routes.predecessors(to), "and");
            let entries = routes.entry_screens();
            let instead = if entries.is_empty() {
                "this flow has no entry screen".to_owned()
            } else {
                format!("the flow may open with {}", either(&entries, "or"))
            };
            (
                AnswerRule::NotAnEntry,
                format!(
                    "`{to}` cannot open the flow, because routes from {leading} lead to it: {instead}"
                ),
            )
        }
        (Verdict::NavigationListToItself, None) => {
            let instead = choices(&routes.next_of(to));
            (
                AnswerRule::NavigationListToItself,
                format!(
                    "`{to}` has a NavigationList: an answer to it must show another screen: {instead}"
                ),
            )
        }
        (Verdict::NoRoute, None) => {
            let from = from.unwrap_or_default();
            let instead = choices(&routes.next_of(from));
            (
                AnswerRule::NoRoute,
                format!("`{to}` may not follow `{from}`: an answer may show {instead}"),
            )
        }
    };
    Err(Breach::transition(rule, message))
}

/// The breach of an answer that names a screen which is none of this flow.
pub(super) fn unknown(document: &Document<'_>, screen: &str) -> Breach {
    let message = format!("`{screen}` is not a screen of this flow");
    let message = match document.nearest_screen(screen) {
        Some(nearest) => format!("{message}: did you mean `{nearest}`?"),
        None => message,
    };
    Breach::transition(AnswerRule::UnknownScreen, message)
}

/// What an answer may name instead.
fn choices(next: &[&str]) -> String {
    if next.is_empty() {
        // A screen with a NavigationList and without routes.
        format!("only `{SUCCESS}`")
    } else {
        either(next, "or")
    }
}

/// "`A`, `B` or `C`".
fn either(names: &[&str], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {word} {last}", others.join(", ")),
        None => String::new(),
    }
}
