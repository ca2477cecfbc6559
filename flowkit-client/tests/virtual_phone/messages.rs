//! What an error says to whoever reads the failing test.

use flowkit_client::{VirtualPhone, WalkError, WalkErrorKind};
use serde_json::json;

use crate::kitchen::{kitchen, opened, phone_of, with_wish};

fn is_impossible(error: &WalkError, words: &str) {
    assert!(matches!(error.kind(), WalkErrorKind::Impossible), "{error}");
    assert!(error.message().contains(words), "wanted {words:?}: {error}");
}

#[tokio::test]
async fn a_name_that_nothing_has_comes_with_the_nearest_or_with_all() {
    let (_kitchen, mut phone) = opened().await;
    let error = phone.tap("Continu").await.err().unwrap();
    assert!(matches!(error.kind(), WalkErrorKind::NotFound), "{error}");
    assert_eq!(
        error.message(),
        "screen ORDER has no \"Continu\": did you mean \"Continue\"?"
    );
    let error = phone.field("Colour of the sky").err().unwrap();
    assert!(
        error.message().contains("there are") && error.message().contains("\"Which dish?\""),
        "{error}"
    );
}

#[tokio::test]
async fn an_error_tells_what_could_be_done_instead() {
    let (_kitchen, mut phone) = opened().await;
    let told = |error: WalkError| {
        let told = error.to_string();
        let line = told
            .lines()
            .find_map(|line| line.strip_prefix("What could be done: "));
        line.map(str::to_owned)
    };
    let error = phone.tap("Continu").await.err().unwrap();
    let could = told(error).unwrap();
    assert!(
        could.contains("choose \"Which dish?\"") && could.ends_with("back"),
        "{could}"
    );
    assert!(
        !could.contains("Continue"),
        "the button is disabled: {could}"
    );

    phone.choose("dish", "Soup").await.unwrap();
    let error = phone.tap("Continu").await.err().unwrap();
    let could = told(error).unwrap();
    assert!(could.contains("tap \"Continue\""), "{could}");
}

#[tokio::test]
async fn an_option_that_is_not_there_comes_with_the_nearest_or_with_all() {
    let (_kitchen, mut phone) = opened().await;
    let error = phone.choose("dish", "Soop").await.err().unwrap();
    is_impossible(
        &error,
        "\"dish\" has no option \"Soop\": did you mean \"Soup\"?",
    );
    let error = phone.choose("dish", "Nothing at all").await.err().unwrap();
    is_impossible(&error, "there are \"Soup\", \"Stew\", \"Pie\"");
    let error = phone.choose("dish", "Pie").await.err().unwrap();
    is_impossible(&error, "is disabled");
}

#[tokio::test]
async fn a_disabled_list_says_so_whatever_is_chosen_in_it() {
    let flow_json = r#"{ "version": "7.3", "screens": [ { "id": "CAR", "title": "Your car", "terminal": true,
      "layout": { "type": "SingleColumnLayout", "children": [
        { "type": "Dropdown", "name": "model", "label": "Model", "enabled": false,
          "data-source": [ { "id": "none", "title": "Choose a make first" } ] },
        { "type": "Footer", "label": "Send", "on-click-action": { "name": "complete", "payload": {} } } ] } } ] }"#;
    let kitchen = kitchen().await;
    let mut phone = VirtualPhone::over(&kitchen.client())
        .flow_json(flow_json)
        .opened_on("CAR", json!({}))
        .open()
        .await
        .unwrap();
    for option in ["Choose a make first", "Panda"] {
        let error = phone.choose("Model", option).await.err().unwrap();
        is_impossible(&error, "the Dropdown \"Model\" is disabled");
    }
}

#[tokio::test]
async fn a_disabled_button_says_what_keeps_it_so() {
    let (kitchen, mut phone) = opened().await;
    let error = phone.tap("Continue").await.err().unwrap();
    is_impossible(
        &error,
        "the Footer \"Continue\" is disabled: the RadioButtonsGroup \"Which dish?\"",
    );
    assert_eq!(kitchen.seen().len(), 1, "nothing was sent");
}

#[tokio::test]
async fn what_a_component_does_not_take_is_said() {
    let (_kitchen, mut phone) = opened().await;
    is_impossible(&phone.fill("dish", "Soup").err().unwrap(), "takes no text");
    is_impossible(
        &phone.choose("wish", "Soup").await.err().unwrap(),
        "takes no choice",
    );
    is_impossible(&phone.tap("dish").await.err().unwrap(), "takes no tap");
    is_impossible(&phone.tick("dish").await.err().unwrap(), "takes no tick");
    is_impossible(
        &phone.clear("dish").await.err().unwrap(),
        "has no clear button",
    );
    is_impossible(
        &phone.remove_file("dish", 0).await.err().unwrap(),
        "has 0 files",
    );
    is_impossible(
        &phone.open().await.err().unwrap(),
        "the flow is open already: a phone that has not opened it comes from `in_chat`",
    );
    phone.choose("dish", "Soup").await.unwrap();
}

#[tokio::test]
async fn a_flow_that_is_not_open_says_so() {
    let kitchen = kitchen().await;
    let mut phone = phone_of(&kitchen);
    let error = phone.tap("Continue").await.err().unwrap();
    assert!(matches!(error.kind(), WalkErrorKind::NotFound), "{error}");
    assert!(error.message().contains("no screen shows"), "{error}");
    is_impossible(&phone.back().await.err().unwrap(), "the flow is not open");
    is_impossible(&phone.close().await.err().unwrap(), "the flow is not open");
    assert!(kitchen.seen().is_empty());
}

#[tokio::test]
async fn an_error_shows_the_screen_and_the_last_exchange_either_way_it_is_printed() {
    let (_kitchen, mut phone) = with_wish("a number").await;
    let error = phone.tap("Continue").await.err().unwrap();
    let printed = error.to_string();
    for expected in [
        "the phone refuses this: ",
        "data_wrong_type",
        "in the Flow JSON: screens[2].data.line",
        "sent: 7",
        "\n\nThe phone shows:\n",
        "\n\nThe last exchange:\n→ data_exchange ORDER {\"dish\":\"soup\",\"wish\":\"a number\"}",
        "reported to the endpoint: payload-schema-error",
    ] {
        assert!(printed.contains(expected), "no {expected:?} in\n{printed}");
    }
    // `unwrap` prints the one, `?` in `main` the other.
    assert_eq!(printed, format!("{error:?}"));
}
