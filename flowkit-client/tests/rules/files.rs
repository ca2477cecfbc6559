//! PhotoPicker and DocumentPicker: what is sent of their files, and what they wait for.

use flowkit_client::media::{EncryptedFile, File, MediaKeys, MediaType, UploadFault, Uploaded};
use flowkit_client::phone::Impossible;
use serde_json::{Value, json};

use crate::parts::{complete, exchange, link, one};
use crate::support::{Walk, footer, screen, screens};

/// A picker, whose Footer sends it.
fn picker(kind: &str, properties: Value) -> Walk {
    let mut picker = json!({"type": kind, "name": "it", "label": "It"});
    for (name, value) in properties.as_object().unwrap() {
        picker[name] = value.clone();
    }
    screen(json!([picker, footer(json!({"it": "${form.it}"}))])).shown(json!({}))
}

fn photo(name: &str) -> File {
    File::photo(8, 8).named(name)
}

/// What an upload of this file comes to.
fn arrived(file: &File) -> Uploaded {
    let keys = MediaKeys::random(MediaType::Image).unwrap();
    let encrypted = EncryptedFile::encrypt(file, keys);
    let (id, url) = (
        format!("id of {}", file.name()),
        format!("https://cdn.test/v/{}", file.name()),
    );
    Uploaded::new(file, &encrypted, &id, &url, 1_790_000_000)
}

impl Walk {
    fn attach(&mut self, file: &File) -> Result<usize, Impossible> {
        let at = self.at("it");
        self.phone.attach(at, file)
    }

    /// Hands over a file, which arrives.
    fn add(&mut self, name: &str) -> &mut Self {
        let file = photo(name);
        let row = self.attach(&file).unwrap();
        self.comes(row, Ok(arrived(&file)))
    }

    fn comes(&mut self, row: usize, outcome: Result<Uploaded, UploadFault>) -> &mut Self {
        let at = self.at("it");
        let effects = self.phone.uploaded(at, row, outcome);
        self.effects.extend(effects);
        self
    }

    fn remove(&mut self, row: usize) -> &mut Self {
        let at = self.at("it");
        let effects = self.phone.remove_file(at, row).unwrap();
        self.effects.extend(effects);
        self
    }
}

fn names(sent: &Value) -> Vec<&str> {
    let files = sent["it"].as_array().unwrap();
    files
        .iter()
        .map(|file| file["file_name"].as_str().unwrap())
        .collect()
}

#[test]
fn p220_media_exchange_shape() {
    for kind in ["PhotoPicker", "DocumentPicker"] {
        let mut walk = picker(kind, json!({}));
        let file = photo("a.jpg");
        let row = walk.attach(&file).unwrap();
        let uploaded = arrived(&file);
        walk.comes(row, Ok(uploaded.clone())).tap("Footer");
        let payload = walk.payload();
        assert_eq!(
            payload,
            json!({"it": flowkit_client::media::exchange_value(&[uploaded])})
        );
        let sent = &payload["it"][0];
        assert_eq!(sent["media_id"], "id of a.jpg");
        assert_eq!(sent["cdn_url"], "https://cdn.test/v/a.jpg");
        assert_eq!(sent["encryption_metadata"].as_object().unwrap().len(), 6);
    }
}

#[test]
fn p221_media_complete_shape() {
    let picker = json!({"type": "PhotoPicker", "name": "it", "label": "It"});
    let done = json!({"type": "Footer", "label": "Done", "on-click-action": complete(json!({"photos": "${form.it}"}))});
    let mut walk = screens(json!([one("A", json!([picker, done]))])).shown(json!({}));
    walk.add("a.jpg").tap("Footer");
    let completion = walk.phone.completion().unwrap();
    let photos = &completion.params["photos"];
    assert_eq!(photos["__wa_flows_type_hint"], "media");
    assert_eq!(photos["items"][0]["direct_path"], "/v/a.jpg");
    let received: Value = serde_json::from_str(&completion.response_json()).unwrap();
    assert_eq!(received["photos"][0]["file_name"], "a.jpg");
    assert!(received["photos"][0]["sha256"].is_string());
}

#[test]
fn p222_media_pending_blocks() {
    let mut walk = picker("PhotoPicker", json!({}));
    let file = photo("a.jpg");
    let row = walk.attach(&file).unwrap();
    assert!(walk.blocked().contains("still on its way"));
    walk.comes(row, Ok(arrived(&file)));
    assert!(walk.can_continue());
}

#[test]
fn p222_several_files_are_on_their_way_at_once() {
    let mut walk = picker("PhotoPicker", json!({}));
    let (first, second) = (photo("a.jpg"), photo("b.jpg"));
    let rows = [walk.attach(&first).unwrap(), walk.attach(&second).unwrap()];
    walk.comes(rows[1], Ok(arrived(&second)));
    assert!(!walk.can_continue());
    walk.comes(rows[0], Ok(arrived(&first)));
    assert_eq!(names(&walk.would_send()), ["a.jpg", "b.jpg"]);
}

#[test]
fn p223_media_failed_blocks() {
    let mut walk = picker("PhotoPicker", json!({}));
    let row = walk.attach(&photo("a.jpg")).unwrap();
    walk.comes(row, Err(UploadFault::Offline));
    assert!(walk.blocked().contains("could not be uploaded"));
    walk.remove(row);
    assert!(walk.can_continue());
    // A file that is too large fails at once.
    let mut walk = picker("PhotoPicker", json!({"max-file-size-kb": 1}));
    walk.attach(&File::of_size("jpg", 5_000).unwrap()).unwrap();
    assert!(walk.blocked().contains("could not be uploaded"));
}

#[test]
fn p223_too_few_and_too_many() {
    let mut walk = picker(
        "PhotoPicker",
        json!({"min-uploaded-photos": 2, "max-uploaded-photos": 2}),
    );
    assert!(walk.blocked().contains("Add at least 2 files"));
    walk.add("a.jpg");
    assert!(!walk.can_continue());
    walk.add("b.jpg");
    assert!(walk.can_continue());
    let full = walk.attach(&photo("c.jpg")).unwrap_err();
    assert!(full.message.contains("is full"), "{full}");
    let disabled = picker(
        "PhotoPicker",
        json!({"min-uploaded-photos": 2, "enabled": false}),
    );
    assert!(disabled.can_continue());
}

#[test]
fn p224_media_untouched_missing() {
    let walk = picker("PhotoPicker", json!({"min-uploaded-photos": 0}));
    assert_eq!(walk.would_send(), json!({}));
}

#[test]
fn p225_media_removed_empty() {
    let mut walk = picker("PhotoPicker", json!({"min-uploaded-photos": 0}));
    walk.add("a.jpg").add("b.jpg").remove(0);
    assert_eq!(names(&walk.would_send()), ["b.jpg"]);
    walk.remove(0);
    assert_eq!(walk.would_send(), json!({"it": []}));
    let at = walk.at("it");
    assert!(walk.phone.remove_file(at, 0).is_err());
}

#[test]
fn p222_files_that_arrive_during_a_request_do_arrive() {
    let picker = json!({"type": "PhotoPicker", "name": "it", "label": "It"});
    let mut walk =
        screen(json!([picker, link(exchange(json!({"it": "${form.it}"})))])).shown(json!({}));
    let file = photo("a.jpg");
    let row = walk.attach(&file).unwrap();
    walk.tap("EmbeddedLink");
    assert_eq!(walk.payload(), json!({"it": []}), "it has not arrived yet");
    assert!(
        walk.attach(&file).is_err(),
        "nothing can be used while a request is under way"
    );
    let at = walk.at("it");
    assert!(walk.phone.remove_file(at, row).is_err());
    walk.comes(row, Ok(arrived(&file)));
    walk.fail(flowkit_client::ClientError::Offline)
        .gesture(flowkit_client::phone::Gesture::Retry);
    assert_eq!(
        names(&walk.payload()),
        ["a.jpg"],
        "another try sends what is there by then"
    );
}

#[test]
fn a_picker_offers_what_it_allows() {
    let mut walk = picker(
        "DocumentPicker",
        json!({"allowed-mime-types": ["application/pdf"]}),
    );
    let refused = walk.attach(&photo("a.jpg")).unwrap_err();
    assert!(refused.message.contains("image/jpeg"), "{refused}");
    walk.attach(&File::document("pdf").unwrap()).unwrap();
    let mut walk = picker("PhotoPicker", json!({}));
    assert!(walk.attach(&File::document("pdf").unwrap()).is_err());
    // What came of an upload that nobody waits for changes nothing.
    walk.comes(7, Err(UploadFault::Offline));
    assert_eq!(walk.form(), json!({}));
}
