//! Reading `multipart/form-data`, RFC 7578.

use std::collections::BTreeMap;

pub(super) struct Part {
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: Vec<u8>,
}

impl Part {
    /// A parameter of the `Content-Disposition`.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        let disposition = self.headers.get("content-disposition")?;
        disposition.split(';').find_map(|param| {
            let (key, value) = param.trim().split_once('=')?;
            (key == name).then(|| value.trim_matches('"'))
        })
    }
}

pub(super) fn read(content_type: &str, body: &[u8]) -> Result<Vec<Part>, String> {
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .ok_or_else(|| format!("content type {content_type}"))?;
    let delimiter = format!("\r\n--{boundary}");
    // The first delimiter has no line break before it.
    let body = [b"\r\n", body].concat();
    let mut pieces = split(&body, delimiter.as_bytes()).into_iter();
    if pieces.next().is_none_or(|preamble| !preamble.is_empty()) {
        return Err("text before the first part".to_owned());
    }
    let mut parts = Vec::new();
    let mut ended = false;
    for piece in pieces {
        if ended {
            return Err("a part behind the end".to_owned());
        }
        if piece == b"--\r\n" || piece == b"--" {
            ended = true;
            continue;
        }
        let piece = piece.strip_prefix(b"\r\n").ok_or("no line break")?;
        let [head, body] = split_once(piece, b"\r\n\r\n").ok_or("a part without a body")?;
        let head = std::str::from_utf8(head).map_err(|error| error.to_string())?;
        let headers = head.split("\r\n").filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        });
        parts.push(Part {
            headers: headers.collect(),
            body: body.to_vec(),
        });
    }
    if ended {
        Ok(parts)
    } else {
        Err("no end".to_owned())
    }
}

fn split<'a>(mut bytes: &'a [u8], by: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    while let Some([before, after]) = split_once(bytes, by) {
        pieces.push(before);
        bytes = after;
    }
    pieces.push(bytes);
    pieces
}

fn split_once<'a>(bytes: &'a [u8], by: &[u8]) -> Option<[&'a [u8]; 2]> {
    let at = bytes.windows(by.len()).position(|window| window == by)?;
    Some([&bytes[..at], &bytes[at + by.len()..]])
}
