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
    "Handler", "HandlerError", "IntoAcknowledgement", "IntoAnswer", "LeadsTo", "Mismatch", "Next", "Params", "Payload",
    "PrivateKey", "ResponseBody", "Screen", "ScreenData", "ScreenEntry", "ScreenRef", "StartScreen", "State", "Stays",
    "StaysWithoutData", "UpdateOf",
];

/// The two Rust names of a screen: `SignUp` and `SIGN_UP`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) ty: String,
    pub(crate) constant: String,
}

/// Whether a type of this name would hide one of a prelude.
pub(crate) fn is_reserved(ty: &str) -> bool {
    RESERVED.contains(&ty)
}

impl Names {
    /// The names of the screen with this id.
    pub(crate) fn of(id: &str) -> Self {
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
    pub(crate) fn chosen(ty: &str) -> Self {
        Self {
            ty: ty.to_owned(),
            constant: screaming(ty),
        }
    }
}

/// The id that a type or constant of a screen was probably made from.
pub(crate) fn screaming(name: &str) -> String {
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
            text.extend(letter.to_uppercase());
        }
    }
    text
}

/// Ids are written with `_` (and before Flow JSON 7.0 with `,`); whatever else no identifier can hold separates too.
fn words(id: &str) -> impl Iterator<Item = &str> {
    let in_identifiers = |letter: char| {
        letter.is_ascii_alphanumeric() || !letter.is_ascii() && is_identifier(&format!("a{letter}"))
    };
    id.split(move |letter| !in_identifiers(letter))
        .filter(|word| !word.is_empty())
}

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<proc_macro2::Ident>(text).is_ok()
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
