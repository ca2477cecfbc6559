//! The ways in which Meta writes a time: `2026-03-01T10:30:00+0000`, or seconds as a number.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de};

/// A moment as Graph writes it, `2026-05-21T11:18:09+0000`, or seconds since 1970 with `date_format=U`.
pub(crate) fn timestamp<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Moment {
        Text(String),
        Seconds(i64),
    }
    match Option::<Moment>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Moment::Text(text)) => match text.parse() {
            Ok(seconds) => of_seconds(seconds),
            Err(_) => text.parse().map(Some).map_err(|_| {
                de::Error::custom("a time is not of the form 2026-05-21T11:18:09+0000")
            }),
        },
        Some(Moment::Seconds(seconds)) => of_seconds(seconds),
    }
}

fn of_seconds<E: de::Error>(seconds: i64) -> Result<Option<Timestamp>, E> {
    Timestamp::from_second(seconds)
        .map(Some)
        .map_err(|_| E::custom("a time in seconds is out of range"))
}

/// What is missing and what is `null` are the same.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder {
        #[serde(default, deserialize_with = "timestamp")]
        at: Option<Timestamp>,
    }

    fn read(json: &str) -> Result<Option<Timestamp>, serde_json::Error> {
        serde_json::from_str::<Holder>(json).map(|holder| holder.at)
    }

    #[test]
    fn graph_times_are_read() {
        let expected: Timestamp = "2026-05-21T11:18:09Z".parse().unwrap();
        assert_eq!(
            read(r#"{"at":"2026-05-21T11:18:09+0000"}"#).unwrap(),
            Some(expected)
        );
        assert_eq!(
            read(r#"{"at":"2026-05-21T13:18:09+0200"}"#).unwrap(),
            Some(expected)
        );
        assert_eq!(read(r#"{"at":1779362289}"#).unwrap(), Some(expected));
        assert_eq!(read(r#"{"at":"1779362289"}"#).unwrap(), Some(expected));
        assert!(read(r#"{"at":9223372036854775807}"#).is_err());
        assert_eq!(read(r#"{"at":null}"#).unwrap(), None);
        assert_eq!(read("{}").unwrap(), None);
        assert!(read(r#"{"at":"yesterday"}"#).is_err());
    }
}
