//! The argument that says whom a message goes to: a telephone number, or a user id.

use flowkit_graph::Recipient;

use super::phone_number;

/// For clap: a telephone number, or the id that WhatsApp gives a business for someone who shows no number.
pub(crate) fn parse(text: &str) -> Result<Recipient, String> {
    let text = text.trim();
    let recipient = Recipient::from(text);
    if recipient.is_user_id() {
        let fits = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'.';
        return match text.bytes().all(fits) {
            true => Ok(recipient),
            false => Err("a user id is letters and digits, such as US.13491208655302741918, as the webhook gives it".to_owned()),
        };
    }
    let number = phone_number::parse(text).map_err(|problem| {
        if text.chars().any(char::is_alphabetic) {
            format!(
                "{problem}; a user id begins with a country and a point, as the webhook gives it: US.13491208655302741918"
            )
        } else {
            problem
        }
    })?;
    Ok(Recipient::phone_number(number))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ids_are_told_apart() {
        let number = parse("+33 6 12 34 56 78").unwrap();
        assert_eq!(number, Recipient::phone_number("33612345678"));
        for id in ["US.13491208655302741918", " US.ENT.1181 "] {
            assert_eq!(parse(id).unwrap(), Recipient::user_id(id.trim()));
        }
        for (wrong, why) in [
            ("US.1 2", "letters and digits"),
            ("US.1\u{301}", "letters and digits"),
            ("ada", "begins with a country and a point"),
            ("us.123", "begins with a country and a point"),
            ("0612345678", "country code"),
        ] {
            let problem = parse(wrong).unwrap_err();
            assert!(problem.contains(why), "{wrong}: {problem}");
        }
    }
}
