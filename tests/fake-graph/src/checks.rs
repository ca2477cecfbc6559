//! What a request must be like.

use serde_json::{Map, Value};

use super::{Seen, TOKEN};

pub(super) type Check<T = ()> = Result<T, String>;

pub(super) fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Check {
    if holds { Ok(()) } else { Err(problem()) }
}

/// The token in its header, once, and nowhere else.
pub(super) fn bearer(seen: &Seen) -> Check {
    let all: Vec<_> = seen.headers.get_all("authorization").iter().collect();
    ensure(all == [&format!("Bearer {TOKEN}")], || {
        format!("{} authorization headers, or another token", all.len())
    })?;
    ensure(seen.param("access_token").is_none(), || {
        "the token in the query".to_owned()
    })
}

pub(super) fn no_bearer(seen: &Seen) -> Check {
    ensure(!seen.headers.contains_key("authorization"), || {
        "a download with a token".to_owned()
    })?;
    let all = format!("{seen:?}");
    ensure(!all.contains(TOKEN), || {
        "a download with a token".to_owned()
    })
}

pub(super) fn no_body(seen: &Seen) -> Check {
    ensure(seen.body.is_empty(), || {
        format!("{} with a body", seen.line())
    })
}

/// No other parameters in the query than these.
pub(super) fn params(seen: &Seen, known: &[&str]) -> Check {
    for (name, _) in &seen.query {
        ensure(known.contains(&name.as_str()), || {
            format!("unknown parameter {name} of {}", seen.line())
        })?;
    }
    Ok(())
}

/// A JSON object with no other members than these.
pub(super) fn object(seen: &Seen, known: &[&str]) -> Check<Map<String, Value>> {
    let content_type = seen.headers.get("content-type");
    ensure(
        content_type.is_some_and(|value| value == "application/json"),
        || format!("content type {content_type:?}"),
    )?;
    params(seen, &[])?;
    let Ok(Value::Object(object)) = serde_json::from_slice(&seen.body) else {
        return Err("the body is no JSON object".to_owned());
    };
    members(&object, known)?;
    Ok(object)
}

pub(super) fn members(object: &Map<String, Value>, known: &[&str]) -> Check {
    for (name, value) in object {
        ensure(known.contains(&name.as_str()), || {
            format!("unknown member {name}")
        })?;
        ensure(!value.is_null(), || format!("{name} is null"))?;
    }
    Ok(())
}

/// A member that is text.
pub(super) fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Check<Option<&'a str>> {
    match object.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("{name} is no text: {other}")),
    }
}

pub(super) fn required<'a>(object: &'a Map<String, Value>, name: &str) -> Check<&'a str> {
    text(object, name)?.ok_or_else(|| format!("no {name}"))
}

/// A field with its modifiers: `preview.invalidate(false)`.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) modifiers: Vec<(&'a str, &'a str)>,
}

pub(super) fn fields(text: &str) -> Check<Vec<Field<'_>>> {
    text.split(',')
        .map(|field| {
            let mut rest = field;
            let end = rest.find('.').unwrap_or(rest.len());
            let name = &rest[..end];
            rest = &rest[end..];
            let mut modifiers = Vec::new();
            while let Some(modifier) = rest.strip_prefix('.') {
                let (key, after) = modifier.split_once('(').ok_or("a modifier without (")?;
                let (value, after) = after.split_once(')').ok_or("a modifier without )")?;
                modifiers.push((key, value));
                rest = after;
            }
            ensure(rest.is_empty() && !name.is_empty(), || {
                format!("field {field}")
            })?;
            Ok(Field { name, modifiers })
        })
        .collect()
}
