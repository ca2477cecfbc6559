//! A whole expression within the braces of one reference: `${data.m != ''}`, meant as `${data.m} != ''`.

use super::{Expression, Fault, Reference};

/// What stands in the braces of a reference beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operation {
    /// The path as written: `m != ''`.
    written: String,
    /// The brace closed behind the name, as in `${data.m} != ''`, if that is an expression.
    meant: Option<String>,
}

/// The operation in the braces of a reference, if there is one.
///
/// A name that only holds odd letters, such as `first-name`, is none.
pub(crate) fn operation_in(reference: Reference<'_>) -> Option<Operation> {
    let path = reference.path;
    let of_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    let end = path.find(|letter: char| !of_name(letter))?;
    let (name, rest) = path.split_at_checked(end)?;
    let signs = ["==", "!=", "<", ">", "&&", "||", "+", "*", "/", "%", "?"];
    let behind = rest.trim_start();
    let subtracts = behind.starts_with("- ");
    if name.is_empty() || !(subtracts || signs.iter().any(|sign| behind.starts_with(sign))) {
        return None;
    }
    let meant = format!(
        "{}{rest}",
        Reference {
            path: name,
            ..reference
        }
    );
    Some(Operation {
        written: path.to_owned(),
        meant: Some(meant).filter(|meant| Expression::parse(meant).is_ok()),
    })
}

impl Operation {
    /// What to say where the text is no expression yet; `expressions` says whether the document's version has them.
    pub(crate) fn fault(&self, expressions: bool) -> Fault {
        let fault = self.in_braces();
        let meant = self.meant.as_deref();
        let meant = meant.unwrap_or("${data.a} == 'x'");
        fault.with_help(match expressions {
            true => format!("close the brace behind the name, and put the whole in backticks: `` `{meant}` ``"),
            false => format!(
                "from 6.0 on an expression stands in backticks, `` `{meant}` ``; until then send its outcome as a field"
            ),
        })
    }

    /// What to say within an expression or a condition.
    pub(crate) fn inner_fault(&self) -> Fault {
        let fault = self.in_braces();
        match &self.meant {
            Some(meant) => fault.with_help(format!("close the brace behind the name: `{meant}`")),
            None => fault.with_help("close the brace behind each name: `${data.a} == 'x'`"),
        }
    }

    fn in_braces(&self) -> Fault {
        Fault::new(format!(
            "`{}` is more than a name, and in the braces of a reference stands a name alone",
            self.written
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::operation_in;
    use crate::expression::Reference;

    fn meant(text: &str) -> Option<Option<String>> {
        let reference = Reference::in_text(text).unwrap().unwrap();
        operation_in(reference).map(|operation| operation.meant)
    }

    #[test]
    fn the_brace_is_closed_behind_the_name() {
        for (text, expected) in [
            ("${data.m != ''}", "${data.m} != ''"),
            ("${form.n>3}", "${form.n}>3"),
            ("${screen.A.data.m == 'a'}", "${screen.A.data.m} == 'a'"),
            ("${data.a.b - 1}", "${data.a.b} - 1"),
        ] {
            assert_eq!(meant(text), Some(Some(expected.to_owned())), "{text}");
        }
        // The names behind the operator lack braces of their own, so it is no expression yet.
        assert_eq!(meant("${data.a && data.b}"), Some(None));
        assert_eq!(meant("${data.a ? 'x' : 'y'}"), Some(None));
    }

    #[test]
    fn an_odd_name_is_no_operation() {
        for text in [
            "${data.a}",
            "${data.first-name}",
            "${data.a b}",
            "${form.x[0]}",
            "${data.a} at ${data.b}",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
