//! The forms that the types of a TextInput ask for.

/// One `@`, letters of the usual alphabet and some signs before it, at least two names with dots between them behind it.
pub(super) fn is_email(text: &str) -> bool {
    let Some((person, host)) = text.split_once('@') else {
        return false;
    };
    let of_person =
        |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let of_host = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let mut names = host.split('.');
    !person.is_empty()
        && person.bytes().all(of_person)
        && names.clone().nth(1).is_some()
        && names.all(|name| !name.is_empty() && name.bytes().all(of_host))
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Takes the ASCII digits from the beginning: `("44", " 20")` of `44 20`.
fn digits(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let end = text.len().saturating_sub(rest.len());
    (text.get(..end).unwrap_or_default(), rest)
}

/// `+44` with what parts it from the rest, then `(020)` with the same, then at least three digits and signs between: each of
/// them may be missing.
pub(super) fn is_phone(text: &str) -> bool {
    let Some(international) = text.strip_prefix('+') else {
        return is_local(text);
    };
    let (code, rest) = digits(international);
    if code.is_empty() {
        return false;
    }
    // The digits of `+4412` may be the code alone, or a code and a number: `+4` and `412`.
    let code_and_number = international.get(1..).is_some_and(is_digit_group);
    code_and_number || is_local(rest.trim_start_matches(['*', ' ', '.', '-']))
}

/// A phone number behind its `+44`.
fn is_local(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('(') else {
        return text.is_empty() || is_digit_group(text);
    };
    let (code, rest) = digits(rest);
    let Some(rest) = rest.strip_prefix(')').filter(|_| !code.is_empty()) else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '.', '-']);
    rest.is_empty() || is_digit_group(rest)
}

/// Digits at both ends, and at least one more digit or sign between.
fn is_digit_group(text: &str) -> bool {
    let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    text.len() > 2
        && is_digit(text.bytes().next())
        && is_digit(text.bytes().next_back())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" .-".contains(&byte))
}

/// `-1,234.5e3`: a sign, digits with a comma before each three or with one comma for the decimals, decimals, an exponent.
pub(super) fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    exponent.is_none_or(is_digits) && (is_decimal_comma(mantissa) || is_decimal_point(mantissa))
}

/// `1,5`
fn is_decimal_comma(text: &str) -> bool {
    text.split_once(',')
        .is_some_and(|(whole, decimals)| is_digits(whole) && is_digits(decimals))
}

/// `1234`, `1,234.5`, `007`
fn is_decimal_point(text: &str) -> bool {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut groups = groups.peekable();
    let starts_well = groups.peek().is_none() || !first.starts_with('0');
    decimals.is_none_or(is_digits)
        && is_digits(first)
        && starts_well
        && groups.all(|group| group.len() == 3 && is_digits(group))
}
