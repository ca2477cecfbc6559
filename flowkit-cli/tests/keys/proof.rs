//! `flowkit keys rotate --endpoint-uri`: what it learns from a real endpoint, over a real socket.

use flowkit_fake_graph::Fake;
use flowkit_runtime::__private::FlowTable;
use flowkit_runtime::{Answer, AppSecret, DataExchange, Endpoint, Flow, HandlerError, PrivateKey};

use super::support::{Folder, Ran};
use super::{
    GET, MAIN, OTHER, PASSPHRASE, PUBLIC_KEY, VALID, folder, registered, registered_now, run,
    text_of,
};

const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// The health check needs no handler.
struct Nothing;

impl Flow for Nothing {
    const TABLE: &'static FlowTable = &FlowTable::new("Nothing", &[], &[], None);

    async fn call<'a>(&'a self, _: u16, _: &'a DataExchange) -> Result<Answer, HandlerError> {
        Ok(Answer::close())
    }
}

fn old_key() -> PrivateKey {
    PrivateKey::from_pem(&text_of("pkcs8-pbes2-aes256.pem"), Some(PASSPHRASE)).unwrap()
}

fn new_key() -> PrivateKey {
    PrivateKey::from_pem(&text_of("other-pkcs8.pem"), None).unwrap()
}

/// An endpoint with these keys, until the tests end; its address.
fn endpoint(keys: Vec<PrivateKey>) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let mut builder = Endpoint::builder().app_secret(AppSecret::new(APP_SECRET).unwrap());
            for key in keys {
                builder = builder.private_key(key);
            }
            let endpoint = builder.flow("/table", Nothing).build().unwrap();
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            endpoint.serve_on(listener).await.unwrap();
        });
    });
    format!("http://{}/table", told.recv().unwrap())
}

fn rotate(folder: &Folder, fake: &Fake, uri: &str, secret: Option<&str>) -> Ran {
    let args = [
        "keys",
        "rotate",
        "--old",
        "public.pem",
        "--new",
        "other.pem",
        "--endpoint-uri",
        uri,
        "--yes",
    ];
    let env: Vec<_> = secret
        .map(|secret| ("APP_SECRET", secret))
        .into_iter()
        .collect();
    let ran = run(folder, fake, &args, "", &env);
    assert!(!format!("{ran:?}").contains(APP_SECRET), "{ran:#?}");
    ran
}

fn start(name: &str) -> (Fake, Folder) {
    let fake = Fake::start_in_background();
    registered(&fake, PUBLIC_KEY, VALID);
    (fake, folder(name))
}

#[test]
fn an_endpoint_with_both_keys() {
    let (fake, folder) = start("proof-both");
    let uri = endpoint(vec![new_key(), old_key()]);
    let ran = rotate(&folder, &fake, &uri, Some(APP_SECRET));
    ran.ended(0);
    assert!(
        ran.stderr
            .contains(&format!("\n   {uri} decrypts with both\n3-4  Meta has")),
        "{ran:#?}"
    );
    // The secret may be in a file, and one that is on its way out may follow it.
    registered(&fake, PUBLIC_KEY, VALID);
    folder.write("secret.txt", format!("{APP_SECRET},another\n"));
    let args = [
        "keys",
        "rotate",
        "--old",
        "public.pem",
        "--new",
        "other.pem",
        "--endpoint-uri",
        &uri,
        "--app-secret-file",
        "secret.txt",
    ];
    // With proof or without, the question is asked: there may be more than one endpoint.
    let ran = run(&folder, &fake, &args, "n\n", &[]);
    ran.ended(4);
    assert!(
        ran.stderr
            .contains("decrypts with both\n   Is that deployed"),
        "{ran:#?}"
    );
}

#[test]
fn an_endpoint_with_one_key_only() {
    let (fake, folder) = start("proof-one");
    for (keys, which) in [
        (vec![old_key()], format!("the new key, {OTHER}")),
        (vec![new_key()], format!("the old key, {MAIN}")),
    ] {
        let uri = endpoint(keys);
        let ran = rotate(&folder, &fake, &uri, Some(APP_SECRET));
        ran.ended(1);
        assert!(
            ran.stderr.ends_with(&format!(
                "error: the endpoint at {uri} does not decrypt for {which}: it answers with status 421; nothing was \
                 uploaded\n  = help: deploy it with both keys, and run the same command again\n"
            )),
            "{ran:#?}"
        );
    }
    assert_eq!(fake.calls(), [GET, GET], "`--yes` is no answer to that");
    assert_eq!(registered_now(&fake).as_deref(), Some(PUBLIC_KEY));
    // Nor is anything well when the new key is uploaded already.
    registered(&fake, &new_key().public_key_pem(), VALID);
    let uri = endpoint(vec![old_key()]);
    let ran = rotate(&folder, &fake, &uri, Some(APP_SECRET));
    ran.ended(1);
    assert!(
        ran.stderr.contains("does not decrypt for the new key"),
        "{ran:#?}"
    );
    let uri = endpoint(vec![new_key()]);
    rotate(&folder, &fake, &uri, Some(APP_SECRET)).ended(0);
}

#[test]
fn an_endpoint_that_refuses_the_signature() {
    let (fake, folder) = start("proof-signature");
    let uri = endpoint(vec![new_key(), old_key()]);
    let ran = rotate(&folder, &fake, &uri, None);
    ran.ended(2);
    assert!(
        ran.stderr.contains("since no app secret is set"),
        "{ran:#?}"
    );
    let ran = rotate(
        &folder,
        &fake,
        &uri,
        Some("ffffffffffffffffffffffffffffffff"),
    );
    ran.ended(2);
    assert!(
        ran.stderr.contains("is not the one that it has"),
        "{ran:#?}"
    );
    assert!(ran.stderr.contains("--app-secret-file"), "{ran:#?}");
    assert_eq!(fake.calls(), [GET, GET]);
}

#[test]
fn no_endpoint_there() {
    let (fake, folder) = start("proof-nobody");
    let uri = endpoint(vec![new_key()]);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/table", closed.local_addr().unwrap());
    drop(closed);
    for (uri, said) in [
        (nobody, "the request was not answered"),
        (uri.replace("/table", "/chair"), "404"),
    ] {
        let ran = rotate(&folder, &fake, &uri, Some(APP_SECRET));
        ran.ended(2);
        assert!(
            ran.stderr.contains("could not be tried") && ran.stderr.contains(said),
            "{ran:#?}"
        );
    }
    assert_eq!(fake.calls(), [GET, GET]);
    for uri in ["flows.example.com", "ftp://flows.example.com", "https://"] {
        let ran = rotate(&folder, &fake, uri, Some(APP_SECRET));
        ran.ended(2);
        assert!(
            ran.stderr.contains("--endpoint-uri is no address"),
            "{ran:#?}"
        );
    }
    let ran = rotate(
        &folder,
        &fake,
        "https://me:hunter2@flows.example.com",
        Some(APP_SECRET),
    );
    ran.ended(2);
    assert!(ran.stderr.contains("a name or a password"), "{ran:#?}");
    assert!(!ran.stderr.contains("hunter2"), "{ran:#?}");
    assert_eq!(fake.calls().len(), 2);
}

/// The endpoint says the same when it starts: the words are its own.
#[test]
fn an_app_secret_that_is_none_of_metas_is_warned_of() {
    let (fake, folder) = start("proof-doubt");
    let uri = endpoint(vec![new_key(), old_key()]);
    let id = "1234567890123456";
    let ran = rotate(&folder, &fake, &uri, Some(id));
    ran.ended(2);
    let doubt = AppSecret::new(id).unwrap().doubt().unwrap();
    assert!(
        ran.stderr
            .starts_with(&format!("warning: APP_SECRET: {doubt}\n")),
        "{ran:#?}"
    );
    assert!(ran.stderr.contains("refuses the signature"), "{ran:#?}");
    assert!(!ran.stderr.contains(id), "{ran:#?}");
    let ran = rotate(&folder, &fake, &uri, Some(APP_SECRET));
    assert!(!ran.stderr.contains("warning"), "{ran:#?}");
}
