//! The formats that a text may be asked to have.

/// Whether a text has this format; a format that is not known asks for nothing.
pub(super) fn fits(text: &str, format: &str) -> bool {
    match format {
        "date" => is_date(text),
        "time" => is_time(text),
        "date-time" => {
            let halves = text.split_once(['T', 't', ' ']);
            halves.is_some_and(|(date, time)| is_date(date) && is_time(time) && has_zone(time))
        }
        "email" => is_email(text),
        "uri" => {
            let scheme = text.split_once(':').map(|(scheme, _)| scheme);
            scheme.is_some_and(is_scheme) && !text.contains(char::is_whitespace)
        }
        "hostname" => is_hostname(text),
        "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        "uuid" => is_uuid(text),
        _ => true,
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// `hh:mm:ss`, with a fraction and a zone if there are.
fn is_time(text: &str) -> bool {
    let end = text.find(['.', 'Z', 'z', '+', '-']).unwrap_or(text.len());
    let parts: Vec<&str> = text.get(..end).unwrap_or_default().split(':').collect();
    let [hour, minute, second] = parts[..] else {
        return false;
    };
    let below = |text, limit| number(text, 2).is_some_and(|number| number < limit);
    below(hour, 24) && below(minute, 60) && below(second, 61)
}

fn has_zone(time: &str) -> bool {
    time.ends_with(['Z', 'z']) || time.contains(['+', '-'])
}

fn is_scheme(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(plain)
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let odd = |letter: char| {
        letter.is_whitespace() || matches!(letter, '@' | '(' | ')' | ',' | ':' | ';' | '<' | '>')
    };
    !name.is_empty() && !name.contains(odd) && is_hostname(host)
}

fn is_hostname(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.split('.').all(label)
}

fn is_uuid(text: &str) -> bool {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12]
        && text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn tells_what_fits_from_what_does_not() {
        let right = [
            ("date", "2024-02-29"),
            ("time", "23:59:60"),
            ("date-time", "2024-02-29T10:00:00.5Z"),
            ("email", "ada@example.com"),
            ("uri", "https://example.com"),
            ("hostname", "a-b.example"),
            ("ipv4", "127.0.0.1"),
            ("ipv6", "::1"),
            ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
            ("shoe-size", "43"),
        ];
        for (format, text) in right {
            assert!(fits(text, format), "{text} as {format}");
        }
        let wrong = [
            ("date", "2023-02-29"),
            ("date", "29.02.2024"),
            ("time", "24:00:00"),
            ("date-time", "2024-02-29T10:00:00"),
            ("email", "ada at example.com"),
            ("email", "@example.com"),
            ("uri", "example.com"),
            ("hostname", "-a.example"),
            ("ipv4", "300.0.0.1"),
            ("ipv6", "127.0.0.1"),
            ("uuid", "123e4567"),
        ];
        for (format, text) in wrong {
            assert!(!fits(text, format), "{text} as {format}");
        }
    }
}
