use std::path::Path;

use flowkit_graph::{ErrorKind, FlowJsonSource};
use flowkit_json::author::FlowJson;
use flowkit_json::{Code, Document};

use crate::VALID;
use crate::fake::{Answer, Clients as _, Fake};

#[tokio::test]
async fn from_all_that_holds_a_document() {
    let path = std::env::temp_dir().join(format!("flowkit-graph-{}.json", std::process::id()));
    std::fs::write(&path, VALID).unwrap();
    let value: serde_json::Value = serde_json::from_str(VALID).unwrap();
    let document = Document::parse(VALID).unwrap();
    let flow = FlowJson::parse(VALID).unwrap();
    let sources: [(FlowJsonSource, bool); 12] = [
        (path.as_path().into(), true),
        ((&path).into(), true),
        (path.clone().into(), true),
        (VALID.as_bytes().into(), true),
        (VALID.as_bytes().to_vec().into(), true),
        (VALID.as_bytes().first_chunk::<325>().unwrap().into(), true),
        (FlowJsonSource::text(VALID), true),
        ((&value).into(), false),
        (value.clone().into(), false),
        ((&document).into(), false),
        ((&flow).into(), false),
        (flow.clone().into(), false),
    ];
    for (source, as_it_is) in sources {
        let fake = Fake::start().await;
        let graph = fake.client();
        let id = fake.lock().state.add("table", "PUBLISHED");
        let uploaded = graph.update_json(&id, source).await.unwrap();
        assert!(uploaded.is_valid() && uploaded.render("x").is_empty());
        let shared = fake.lock();
        let flow = shared.state.flow(&id);
        assert_eq!(flow.status, "DRAFT", "a published flow is a draft again");
        let live = flow.json.as_deref().unwrap();
        assert_eq!(live.as_bytes(), uploaded.text);
        if as_it_is {
            assert_eq!(live, VALID);
        }
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(live).unwrap(),
            value
        );
    }
    std::fs::remove_file(path).unwrap();
}

#[tokio::test]
async fn faults_print_as_the_linters() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let text = VALID.replace("\"Hello\"", "7");
    let uploaded = fake
        .client()
        .update_json(&id, text.as_bytes())
        .await
        .unwrap();
    assert!(!uploaded.is_valid());

    let linted = flowkit_json::validate(&text);
    let expected = &linted.findings()[0];
    let found = &uploaded.findings()[0];
    assert_eq!(found.code(), Some(Code::InvalidPropertyType));
    assert_eq!(found.span(), expected.span());
    assert_eq!(found.path(), expected.path());
    assert_eq!(
        (found.message(), found.level()),
        (expected.message(), expected.level())
    );
    assert!(
        uploaded.render("a.json").contains("\n  --> a.json:6:16"),
        "{}",
        uploaded.render("a.json")
    );
}

#[tokio::test]
async fn codes_and_places_that_flowkit_does_not_know() {
    let fake = Fake::start().await;
    fake.answers([Answer::text(
        200,
        r#"{"success":true,"validation_errors":[
            {"error":"TOO_MANY_DEER","message":"Too many deer.","line_start":-1,"column_start":null},
            {"error":"INVALID_PROPERTY_TYPE:STRING","error_type":"JSON_SCHEMA_ERROR","message":"No","line_start":2,
             "line_end":2,"column_start":3,"column_end":12,"pointers":[{"path":"screens [0].id"}]}]}"#,
    )]);
    let uploaded = fake
        .client()
        .update_json("1", VALID.as_bytes())
        .await
        .unwrap();
    let findings = uploaded.findings();
    assert_eq!(findings[0].message(), "Too many deer (TOO_MANY_DEER)");
    assert_eq!((findings[0].code(), findings[0].line()), (None, 1));
    assert_eq!(findings[1].code(), Some(Code::InvalidPropertyType));
    assert_eq!(findings[1].path(), "screens[0].id");
    assert_eq!(&VALID[findings[1].span().range()], "\"version\"");
    assert_eq!(
        uploaded.validation_errors[0].to_string(),
        "Too many deer. (TOO_MANY_DEER)"
    );
}

#[tokio::test]
async fn an_answer_without_success_is_a_failure() {
    for body in [r#"{"success":false}"#, "{}", "[]", "<html>"] {
        let fake = Fake::start().await;
        let graph = fake.client();
        fake.answers([Answer::text(200, body)]);
        let error = graph.update_json("1", VALID.as_bytes()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Answer(_)), "{error}");
    }
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let error = graph
        .update_json("1", Path::new("/nowhere/flow.json"))
        .await
        .unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::File(_)), "{error}");
    let told = error.to_string();
    assert!(
        told.contains("cannot be read: /nowhere/flow.json: No such file"),
        "{told}"
    );
    assert!(std::error::Error::source(&error).is_some());
    let error = graph
        .update_json("1", vec![b' '; (10 << 20) + 1])
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("more than the 10485760 bytes"),
        "{error}"
    );
    assert!(graph.update_json("1", Vec::new()).await.is_err());
    assert!(graph.update_json("one", VALID.as_bytes()).await.is_err());
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn assets_are_downloaded_without_the_token() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let graph = fake.client();
    assert!(
        graph
            .flow_assets(&id)
            .unwrap()
            .all()
            .await
            .unwrap()
            .is_empty()
    );
    graph.update_json(&id, VALID.as_bytes()).await.unwrap();
    let assets = graph.flow_assets(&id).unwrap().all().await.unwrap();
    assert_eq!(assets.len(), 1);
    assert_eq!(assets[0].name.as_deref(), Some("flow.json"));
    assert_eq!(assets[0].asset_type.as_deref(), Some("FLOW_JSON"));
    assert!(!format!("{assets:?}").contains("SIGNED"));
    assert_eq!(assets[0].download().await.unwrap(), VALID.as_bytes());
}

#[tokio::test]
async fn a_download_is_the_file_whatever_it_says() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let odd = r#"{"error":{"code":1,"message":"a file may say so"}}"#;
    fake.lock().state.flows.get_mut(&1111).unwrap().json = Some(odd.to_owned());
    let asset = fake
        .client()
        .flow_assets(&id)
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    assert_eq!(asset.download().await.unwrap(), odd.as_bytes());
}

/// Larger than all memory, and it takes no room on the disk.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_is_far_too_large_is_not_read_whole() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let path = std::env::temp_dir().join(format!("flowkit-graph-large-{}", std::process::id()));
    std::fs::File::create(&path)
        .unwrap()
        .set_len(1 << 42)
        .unwrap();
    let error = graph.update_json("1", path.as_path()).await.unwrap_err();
    std::fs::remove_file(path).unwrap();
    assert!(
        error.to_string().contains("more than the 10485760 bytes"),
        "{error}"
    );
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn what_debug_shows_of_documents() {
    let source = FlowJsonSource::text(VALID);
    assert_eq!(
        format!("{source:?}"),
        format!("FlowJsonSource({} bytes)", VALID.len())
    );
    let source = FlowJsonSource::from(Path::new("a.json"));
    assert_eq!(format!("{source:?}"), "FlowJsonSource(\"a.json\")");
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let uploaded = fake
        .client()
        .update_json(&id, VALID.as_bytes())
        .await
        .unwrap();
    assert!(!format!("{uploaded:?}").contains("START"), "{uploaded:?}");
}

#[tokio::test]
async fn an_address_that_has_expired() {
    let fake = Fake::start().await;
    let id = fake.lock().state.add("table", "DRAFT");
    let graph = fake.client();
    graph.update_json(&id, VALID.as_bytes()).await.unwrap();
    let asset = graph
        .flow_assets(&id)
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    for status in [403, 404, 410] {
        fake.answers([Answer::text(status, "<html>")]);
        let error = asset.download().await.unwrap_err();
        assert_eq!(error.status(), Some(status));
        assert!(error.help().unwrap().contains("list the assets again"));
    }
}

#[tokio::test]
async fn a_download_that_leads_astray() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let page = |url: &str| {
        Answer::text(
            200,
            format!(r#"{{"data":[{{"name":"flow.json","download_url":"{url}"}}]}}"#),
        )
    };
    // Not encrypted, no address, none at all.
    fake.answers([
        page("http://cdn.example.org/x?signature=SIGNED"),
        page("cdn"),
        Answer::text(200, r#"{"data":[{}]}"#),
    ]);
    for _ in 0..3 {
        let asset = graph
            .flow_assets("1")
            .unwrap()
            .next()
            .await
            .unwrap()
            .unwrap();
        let error = asset.download().await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Answer(_)), "{error}");
        assert!(
            !format!("{error} {error:?}").contains("SIGNED"),
            "{error:?}"
        );
    }
    assert_eq!(fake.calls().len(), 3);
    // Redirected away from encryption.
    fake.answers([
        page(&format!("{}/cdn/1?signature=SIGNED", fake.url())),
        Answer::text(302, "").header("location", "http://cdn.example.org/x"),
    ]);
    let asset = graph
        .flow_assets("1")
        .unwrap()
        .next()
        .await
        .unwrap()
        .unwrap();
    let error = asset.download().await.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("SIGNED"),
        "{error:?}"
    );
    assert_eq!(
        error.to_string(),
        "cannot download the asset of flow 1: redirected to an address that is not encrypted"
    );
}

/// Gives these bytes one by one, then fails, if it is to.
struct Reader<'a>(&'a [u8], Option<&'static str>);

impl std::io::Read for Reader<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        match (self.0.split_first(), self.1) {
            (Some((byte, rest)), _) => {
                to[0] = *byte;
                self.0 = rest;
                Ok(1)
            }
            (None, None) => Ok(0),
            (None, Some(why)) => Err(std::io::Error::other(why)),
        }
    }
}

#[tokio::test]
async fn from_readers() {
    let fake = Fake::start().await;
    let graph = fake.client();
    let id = fake.lock().state.add("table", "DRAFT");
    let (mut ours, theirs) = tokio::io::duplex(16);
    let write = async move {
        tokio::io::AsyncWriteExt::write_all(&mut ours, VALID.as_bytes())
            .await
            .unwrap();
    };
    let (asynchronous, ()) = tokio::join!(FlowJsonSource::async_reader(theirs), write);
    let blocking = FlowJsonSource::reader(Reader(VALID.as_bytes(), None));
    for source in [blocking, asynchronous] {
        // A copy of it is the same document.
        for source in [source.clone(), source] {
            let uploaded = graph.update_json(&id, source).await.unwrap();
            assert_eq!(uploaded.text, VALID);
        }
    }
    let before = fake.calls().len();
    let failing = FlowJsonSource::reader(Reader(b"{", Some("the disk is gone")));
    assert_eq!(format!("{failing:?}"), "FlowJsonSource(unread)");
    let error = graph.update_json(&id, failing).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::File(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "cannot upload the JSON of flow 1111: the Flow JSON cannot be read: the reader failed: the disk is gone"
    );
    for endless in [
        FlowJsonSource::reader(std::io::repeat(b' ')),
        FlowJsonSource::async_reader(tokio::io::repeat(b' ')).await,
    ] {
        let error = graph.update_json(&id, endless).await.unwrap_err();
        assert!(
            error.to_string().contains("more than the 10485760 bytes"),
            "{error}"
        );
    }
    let nothing = FlowJsonSource::reader(std::io::empty());
    let error = graph.update_json(&id, nothing).await.unwrap_err();
    assert!(error.to_string().contains("is empty"), "{error}");
    assert_eq!(fake.calls().len(), before);
}
