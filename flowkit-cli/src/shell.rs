//! Words of command lines that people copy from our messages.

/// A text as one word of a command line for the shells of Unix: `my key.pem` becomes `'my key.pem'`.
pub(crate) fn word(text: &str) -> String {
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '.' | '/' | '_' | '-' | '+' | ',' | '@' | ':')
    };
    // The command would take a file named `-x.pem` for an option.
    let text = match text.starts_with('-') {
        true => format!("./{text}"),
        false => text.to_owned(),
    };
    if !text.is_empty() && text.chars().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_word_is_one_to_a_shell_and_what_was_meant() {
        for (text, written) in [
            ("public.pem", "public.pem"),
            ("keys/staging-public.pem", "keys/staging-public.pem"),
            ("schlüssel.pem", "schlüssel.pem"),
            ("my key.pem", "'my key.pem'"),
            ("it's", r"'it'\''s'"),
            ("$(rm -rf ~)`x`;\\.pem", "'$(rm -rf ~)`x`;\\.pem'"),
            ("~/x", "'~/x'"),
            ("-x.pem", "./-x.pem"),
            ("- x", "'./- x'"),
            ("", "''"),
        ] {
            assert_eq!(word(text), written);
            let read = shlex::split(written);
            let meant = match text.starts_with('-') {
                true => format!("./{text}"),
                false => text.to_owned(),
            };
            assert_eq!(read, Some(vec![meant]));
        }
    }
}
