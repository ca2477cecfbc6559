//! The request signature and the secrets behind it.

use flowkit_runtime::{AppSecret, AppSecrets, SignatureError};

#[test]
fn signatures_are_over_the_bytes_received() {
    let secret = AppSecret::new("0123456789abcdef0123456789abcdef").unwrap();
    let secrets = AppSecrets::from(secret.clone());
    let cases = [
        (
            r#"{"encrypted_flow_data":"QUJD","encrypted_aes_key":"REVG","initial_vector":"R0hJ"}"#,
            "sha256=239002d391db04a80cefc9d13626677130e1912df4d487a6974eaa41990b3e89",
        ),
        (
            r#"{"encrypted_flow_data":"a\/b=","encrypted_aes_key":"c\/d=","initial_vector":"e\/f="}"#,
            "sha256=1d4014f5ac09e2e7649b1727f10fab3131f557e30e9ac26debf8c178d7645f5c",
        ),
    ];
    for (body, header) in cases {
        assert_eq!(secret.sign(body.as_bytes()), header);
        assert_eq!(
            secrets.verify(Some(header.as_bytes()), body.as_bytes()),
            Ok(())
        );
        let upper = format!("sha256={}", header[7..].to_uppercase());
        assert_eq!(
            secrets.verify(Some(upper.as_bytes()), body.as_bytes()),
            Ok(())
        );
        let short = &header.as_bytes()[..header.len() - 1];
        assert_eq!(
            secrets.verify(Some(short), body.as_bytes()),
            Err(SignatureError::Malformed)
        );
        assert_eq!(
            secrets.verify(None, body.as_bytes()),
            Err(SignatureError::Absent)
        );
    }
    let (escaped, header) = cases[1];
    let reserialised = escaped.replace("\\/", "/");
    assert_eq!(
        secrets.verify(Some(header.as_bytes()), reserialised.as_bytes()),
        Err(SignatureError::Mismatch)
    );
    assert_eq!(
        secret.sign(reserialised.as_bytes()),
        "sha256=4f6e8039efecf3fe4f694a0bd12ff0f745e8b7c00b10d2bc92708300df505961"
    );
}

#[test]
fn secrets_are_read_as_people_paste_them() {
    let read = |value: &'static str| {
        AppSecret::from_lookup(move |name| (name == "APP_SECRET").then(|| value.to_owned()))
    };
    let header = AppSecret::new("new").unwrap().sign(b"{}");
    for value in [
        "new",
        " new\n",
        "\"new\"",
        "old,new",
        "'old, new'",
        "\"old\",\"new\",",
        "new,,",
    ] {
        let secrets = read(value).unwrap();
        assert_eq!(
            secrets.verify(Some(header.as_bytes()), b"{}"),
            Ok(()),
            "{value:?}"
        );
    }
    assert_eq!(read("old, new").unwrap().len(), 2);
    for blank in ["", " ", "\"\"", ",", " , "] {
        let error = read(blank).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the variable `APP_SECRET` is empty"),
            "{error}"
        );
        assert!(AppSecret::new(blank.replace(',', "")).is_err());
    }
    let unset = AppSecret::from_lookup(|_| None).unwrap_err();
    assert!(
        unset
            .to_string()
            .starts_with("the variable `APP_SECRET` is not set"),
        "{unset}"
    );
}
