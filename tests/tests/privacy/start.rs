//! What is said when an endpoint is made.

use flowkit::prelude::*;

use crate::support::log;

struct Unsigned;

#[flow(screens(ONLY))]
impl Unsigned {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }
}

#[test]
fn a_skipped_signature_check_is_warned_of() {
    log::record();
    let endpoint = Endpoint::builder()
        .private_key(PrivateKey::generate().unwrap())
        .insecure_skip_signature()
        .flow("/unsigned", Unsigned)
        .build();
    assert!(endpoint.is_ok());
    let said = log::recorded_of("/unsigned");
    assert!(
        said.contains("WARN") && said.contains("signatures are not checked"),
        "{said}"
    );
}

/// Most often an id, an access token or a piece of the secret was pasted in its place, and every request would then be refused
/// without this being said anywhere.
#[test]
fn an_app_secret_that_is_none_of_metas_is_warned_of() {
    log::record();
    let build = |secret: &str, own: &str| {
        let secrets = |text: &str| AppSecret::new(text).unwrap();
        let endpoint = Endpoint::builder()
            .private_key(PrivateKey::generate().unwrap())
            .app_secret(secrets(secret))
            .flow_with("/own", Unsigned, |mount| mount.app_secret(secrets(own)))
            .build();
        assert!(endpoint.is_ok());
    };
    let good = "0123456789abcdef0123456789abcdef";
    let warned = |what: &str| {
        let all = log::recorded();
        let lines = all.lines().filter(|line| line.contains(what));
        lines.filter(|line| line.contains("WARN")).count()
    };
    // Other tests have secrets of their own, none of them of these two kinds.
    let (id, token) = ("looks like the id of an app", "an app's access token");
    build(good, good);
    assert_eq!((warned(id), warned(token)), (0, 0));
    build("1234567890123456", good);
    assert_eq!((warned(id), warned(token)), (1, 0));
    build(good, "1234567890123456|s3cret");
    assert_eq!((warned(id), warned(token)), (1, 1));
    assert!(!log::recorded().contains("s3cret"));
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_may_read_is_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;
    log::record();
    let pem = include_str!("../../../flowkit-runtime/tests/vectors/keys/pkcs8.pem");
    let path = std::env::temp_dir().join(format!("flowkit-open-{}.pem", std::process::id()));
    std::fs::write(&path, pem).unwrap();
    for (mode, warned) in [(0o600, false), (0o640, true)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        assert!(PrivateKey::from_file(&path, None).is_ok());
        let all = log::recorded();
        let mut lines = all.lines().filter(|line| line.contains("this key file"));
        let said = lines.any(|line| line.contains("WARN") && line.contains("mode=640"));
        assert_eq!(said, warned, "{mode:o}");
    }
    std::fs::remove_file(&path).unwrap();
}
