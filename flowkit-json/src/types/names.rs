//! From the ids of a Flow JSON to the names of Rust.

/// Names that a type in `screens` may not bear, because `use screens::*` stands beside the preludes of the standard
/// library and of flowkit.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    // The only keyword in this case.
    "Self",
    // Standard prelude, 2015 to 2024.
    "AsMut", "AsRef", "AsyncFn", "AsyncFnMut", "AsyncFnOnce", "Box", "Clone", "Copy", "Debug", "Default",
    "DoubleEndedIterator", "Drop", "Eq", "Err", "ExactSizeIterator", "Extend", "Fn", "FnMut", "FnOnce", "From",
    "FromIterator", "Future", "Hash", "Into", "IntoFuture", "IntoIterator", "Iterator", "None", "Ok", "Option", "Ord",
    "PartialEq", "PartialOrd", "Result", "Send", "Sized", "Some", "String", "Sync", "ToOwned", "ToString", "TryFrom",
    "TryInto", "Unpin", "Vec",
    // What `screens` has besides the screens.
    "AnyScreen", "Init",
    // flowkit.
    "Action", "Answer", "Answers", "AppSecret", "DataApiVersion", "DataExchange", "DataModel", "Endpoint",
    "EndpointBuilder", "Error", "ErrorNotification", "Flow", "FlowMount", "FlowTable", "FlowToken", "FromExchange",
    "Handler", "HandlerError", "IntoAcknowledgement", "IntoAnswer", "LeadsTo", "Mismatch", "Next", "OptionId",
    "OptionItem", "Params", "Payload", "PrivateKey", "ResponseBody", "Screen", "ScreenData", "ScreenEntry", "ScreenRef",
    "StartScreen", "State", "Stays", "StaysWith", "StaysWithoutData", "UpdateOf",
];

/// The two Rust names of a screen.
///
/// ```
/// use flowkit_json::types::Names;
///
/// let names = Names::of("SIGN_UP");
/// assert_eq!((names.ty.as_str(), names.constant.as_str()), ("SignUp", "SIGN_UP"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The type: `SignUp`.
    pub ty: String,
    /// The constant: `SIGN_UP`.
    pub constant: String,
}

/// Whether a type of this name would hide one of the standard or flowkit prelude.
#[must_use]
pub fn is_reserved(ty: &str) -> bool {
    RESERVED.contains(&ty)
}

impl Names {
    /// The names of the screen with this id.
    #[must_use]
    pub fn of(id: &str) -> Self {
        let mut ty: String = words(id).map(capitalised).collect();
        let constant = screaming(id);
        if ty.is_empty() || is_reserved(&ty) {
            ty.push_str("Screen");
        } else if !is_identifier(&ty) {
            ty.insert_str(0, "Screen");
        }
        let constant = if is_identifier(&constant) {
            constant
        } else {
            screaming(&ty)
        };
        Self { ty, constant }
    }

    /// The names that go with a type name the user chose.
    #[must_use]
    pub fn chosen(ty: &str) -> Self {
        Self {
            ty: ty.to_owned(),
            constant: screaming(ty),
        }
    }
}

/// The id that a type or constant of a screen was probably made from: `SIGN_UP` for `SignUp`.
#[must_use]
pub fn screaming(name: &str) -> String {
    separated(name).to_uppercase()
}

/// The words of a name with `_` between them.
fn separated(name: &str) -> String {
    let mut text = String::new();
    for word in words(name) {
        let mut after_small = false;
        if !text.is_empty() {
            text.push('_');
        }
        for letter in word.chars() {
            if letter.is_uppercase() && after_small {
                text.push('_');
            }
            after_small = !letter.is_uppercase();
            text.push(letter);
        }
    }
    text
}

/// Ids are written with `_` (and before Flow JSON 7.0 with `,`); whatever else no identifier can hold separates too.
fn words(id: &str) -> impl Iterator<Item = &str> {
    id.split(|letter| !in_identifiers(letter))
        .filter(|word| !word.is_empty())
}

/// Whether an identifier may hold the letter. Letters in circles and squares, and some that stand for several, count as
/// letters, but not to Rust.
fn in_identifiers(letter: char) -> bool {
    let odd = matches!(
        letter,
        '\u{37a}'
            | '\u{24b6}'..='\u{24e9}'
            | '\u{2e2f}'
            | '\u{fc5e}'..='\u{fc63}'
            | '\u{fdfa}'..='\u{fdfb}'
            | '\u{fe70}'..='\u{fe7f}'
            | '\u{1f130}'..='\u{1f189}'
    );
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && letter.is_alphabetic() && !odd
}

fn is_identifier(text: &str) -> bool {
    text != "Self"
        && text.starts_with(|letter: char| letter == '_' || letter.is_alphabetic())
        && text
            .chars()
            .all(|letter| letter == '_' || in_identifiers(letter))
        && text.chars().any(|letter| letter != '_')
}

/// The words of a key, each with a capital: `first_name` becomes `FirstName`, `first-name` and `firstName` too.
pub(super) fn pascal(key: &str) -> String {
    words(key).map(capitalised).collect()
}

/// The name for what stands under this key: `SignUpAddress`, but on a screen OFFER `OfferPlans` for `offer_plans`.
pub(super) fn joined(parent: &str, key: &str) -> String {
    let key = pascal(key);
    // At the end of a word: `Size` does not begin with the name of a screen S.
    let rest = key.strip_prefix(parent);
    match rest.filter(|rest| !rest.starts_with(char::is_lowercase)) {
        Some(_) => key,
        None => format!("{parent}{key}"),
    }
}

/// The name of the field for a JSON key: `first-name` and `firstName` become `first_name`. A keyword stays as it is
/// (it is written with `r#`), but for those that cannot be written so, which get a `_`.
///
/// ```
/// use flowkit_json::types::field_name;
///
/// assert_eq!(field_name("alt-text"), "alt_text");
/// assert_eq!(field_name("2nd"), "_2nd");
/// assert_eq!(field_name("self"), "self_");
/// assert_eq!(field_name(""), "empty");
/// ```
#[must_use]
pub fn field_name(key: &str) -> String {
    let mut name = separated(key).to_lowercase();
    if name.is_empty() {
        name.push_str("empty");
    } else if !name.starts_with(char::is_alphabetic) {
        name.insert(0, '_');
    }
    if matches!(name.as_str(), "self" | "super" | "crate") {
        name.push('_');
    }
    name
}

/// The names of the fields for the keys of one object: no two alike.
pub(super) fn field_names<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for key in keys {
        let name = field_name(key);
        let numbered = (2_u32..).map(|number| format!("{name}_{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let free = candidates.find(|candidate| !names.contains(candidate));
        names.push(free.unwrap_or(name));
    }
    names
}

/// The name of the variant for a text: like a type's, with `prefix` where it could not begin a name.
pub(super) fn variant_name(text: &str, prefix: &str) -> String {
    let name = pascal(text);
    if is_identifier(&name) {
        return name;
    }
    let name = format!("{prefix}{name}");
    if is_identifier(&name) {
        name
    } else {
        format!("Id{name}")
    }
}

/// `SIGN` and `sign` become `Sign`; `signUp` keeps its inner capital.
fn capitalised(word: &str) -> String {
    let shouted = !word.chars().any(char::is_lowercase);
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let rest = letters.as_str();
    first
        .chain(
            if shouted {
                rest.to_lowercase()
            } else {
                rest.to_owned()
            }
            .chars(),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_names(id: &str, ty: &str, constant: &str) {
        let expected = Names {
            ty: ty.into(),
            constant: constant.into(),
        };
        assert_eq!(Names::of(id), expected, "{id}");
    }

    #[test]
    fn ids_become_types_and_constants() {
        for (id, ty, constant) in [
            ("DETAILS", "Details", "DETAILS"),
            ("SIGN_UP", "SignUp", "SIGN_UP"),
            ("SIGN__UP_", "SignUp", "SIGN_UP"),
            ("JOIN,NOW", "JoinNow", "JOIN_NOW"),
            ("signUp", "SignUp", "SIGN_UP"),
            ("sign_up", "SignUp", "SIGN_UP"),
            ("STEP2", "Step2", "STEP2"),
            ("MY-SCREEN", "MyScreen", "MY_SCREEN"),
            ("2ND", "Screen2nd", "SCREEN2ND"),
            ("ÜBER_UNS", "ÜberUns", "ÜBER_UNS"),
            ("A", "A", "A"),
            ("T", "T", "T"),
            ("SCHRITT²", "Schritt", "SCHRITT"),
            ("Ⓐ_B", "B", "B"),
        ] {
            assert_names(id, ty, constant);
        }
    }

    #[test]
    fn names_of_the_preludes_get_a_suffix() {
        for (id, ty, constant) in [
            ("RESULT", "ResultScreen", "RESULT"),
            ("SELF", "SelfScreen", "SELF"),
            ("self", "SelfScreen", "SELF"),
            ("INIT", "InitScreen", "INIT"),
            ("ERROR", "ErrorScreen", "ERROR"),
            ("ANY_SCREEN", "AnyScreenScreen", "ANY_SCREEN"),
            ("SCREEN", "ScreenScreen", "SCREEN"),
            ("___", "Screen", "SCREEN"),
        ] {
            assert_names(id, ty, constant);
        }
    }

    #[test]
    fn the_users_own_name_gives_the_constant() {
        assert_eq!(Names::chosen("JoinNowTwo").constant, "JOIN_NOW_TWO");
    }
}
