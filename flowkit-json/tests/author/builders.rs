//! What builders do with unusual values.

use std::collections::BTreeSet;

use flowkit_json::Code;
use flowkit_json::author::*;

use crate::everything::PIXEL;
use crate::last;

#[test]
fn what_the_model_does_not_know_can_be_added() {
    let flow = FlowJson::new("9.0").with("theme", "dark").screen(
        Screen::new("A")
            .with("glow", 1.5)
            .child(TextBody::new("a").with("glow", [1, 2])),
    );
    let text = flow.to_json();
    assert!(text.contains("\"theme\": \"dark\""));
    assert_eq!(FlowJson::parse(&text).unwrap(), flow);
    assert!(!flow.validate().is_valid());
}

#[test]
fn a_wrong_flow_is_told_so() {
    let flow = FlowJson::new("7.3")
        .screen(
            Screen::new("A")
                .title("A")
                .child(TextBody::new(data("nothing")))
                .child(Footer::new("Next", Action::navigate("NOWHERE"))),
        )
        .screen(last("B"));
    let codes: BTreeSet<_> = flow
        .validate()
        .findings()
        .iter()
        .filter_map(|finding| finding.code().map(Code::as_str))
        .collect();
    assert!(codes.contains("INVALID_SCREEN_DYNAMIC_DATA"), "{codes:?}");
    assert!(
        codes.contains("INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME"),
        "{codes:?}"
    );
}

#[test]
fn texts_that_read_as_bindings_are_bindings() {
    assert_eq!(Dynamic::from("${data.a}"), Dynamic::Bound(data("a")));
    assert_eq!(
        Dynamic::from("`1 + 1`"),
        Dynamic::<String>::Bound(expression("1 + 1"))
    );
    for text in [
        "${data.a} and ${data.b}",
        "Hello ${data.a}",
        "${data.a",
        "`",
        "$",
        "{}",
        "",
    ] {
        assert_eq!(Dynamic::from(text), Dynamic::Fixed(text.to_owned()));
    }
}

#[test]
fn numbers_that_json_does_not_have_are_null() {
    for number in [f64::NAN, f64::INFINITY] {
        assert_eq!(Json::from(number), Json::Null);
        let image = Json::from(Image::new(PIXEL).aspect_ratio(number));
        assert_eq!(image.get("aspect-ratio").unwrap().to_string(), "null");
    }
    assert_eq!(Json::from(1e300).to_string().parse(), Ok(1e300));
}

#[test]
fn a_form_gives_up_its_binding_for_single_values() {
    let form = Form::new("f").init_values(data("values")).init("a", 1);
    let values = form.init_values.unwrap();
    assert_eq!(values.fixed().unwrap().get("a"), Some(&Json::from(1)));
}
