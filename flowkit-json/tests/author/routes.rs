//! The routing model: inferred, explicit, absent.

use flowkit_json::author::*;

use crate::everything::everything;
use crate::{assert_valid, last};

#[test]
fn routes_follow_from_navigation_and_answers() {
    let routes = everything().inferred_routes();
    let of = |screen| routes.get(screen).unwrap().join(" ");
    assert_eq!(of("TEXTS"), "INPUTS");
    assert_eq!(of("INPUTS"), "TERMS CHOICES");
    assert_eq!(of("CHOICES"), "BRANCHES");
    assert_eq!(of("BRANCHES"), "PLANS");
    assert_eq!(of("PLANS"), "END");
    assert_eq!(of("TERMS"), "");
    assert_eq!(of("END"), "");
}

#[test]
fn a_route_is_written_once_and_not_back() {
    let to = |target: &str| EmbeddedLink::new("Go", Action::navigate(target));
    let flow = FlowJson::new("7.2")
        .endpoint("3.0")
        .screen(
            Screen::new("A")
                .title("A")
                .leads_to("B")
                .leads_to("A")
                .child(to("B"))
                .child(Footer::new("Next", Action::navigate("B"))),
        )
        .screen(last("B").child(to("A")));
    let routes = flow.inferred_routes();
    assert_eq!(routes.get("A").unwrap(), &["B"]);
    assert_eq!(routes.get("B").unwrap(), &[""; 0]);
    assert_valid(&flow);
}

#[test]
fn an_action_in_a_payload_is_no_route() {
    let fake = Json::object([
        ("name", Json::from("navigate")),
        ("next", Json::object([("type", "screen"), ("name", "B")])),
    ]);
    let send = Action::data_exchange().send("on-click-action", fake.clone());
    let flow = FlowJson::new("7.3").endpoint("3.0").screen(
        Screen::new("A").child(Footer::new("Next", send)).child(
            Form::new("f")
                .init("on-click-action", fake.clone())
                .error("on-click-action", fake),
        ),
    );
    assert_eq!(flow.inferred_routes().get("A").unwrap(), &[""; 0]);
}

#[test]
fn a_component_without_a_type_of_its_own_may_navigate() {
    let action = Json::object([
        ("name", Json::from("navigate")),
        ("next", Json::object([("type", "screen"), ("name", "B")])),
    ]);
    let unknown = Json::object([
        ("type", Json::from("Hologram")),
        ("on-click-action", action),
    ]);
    let flow = FlowJson::new("7.3")
        .endpoint("3.0")
        .screen(Screen::new("A").child(unknown));
    assert_eq!(flow.inferred_routes().get("A").unwrap(), &["B"]);
}

#[test]
fn an_explicit_routing_model_is_taken_as_it_is() {
    let flow = FlowJson::new("7.3")
        .endpoint("3.0")
        .screen(Screen::new("A").leads_to("B"))
        .screen(last("B"))
        .screen(last("C"))
        .routing_model([("A", vec!["B", "C"])]);
    assert_eq!(
        FlowJson::parse(&flow.to_json()).unwrap().routing,
        Routing::Explicit([("A", vec!["B".to_owned(), "C".to_owned()])].into())
    );
}

#[test]
fn without_an_endpoint_no_routing_model_is_written() {
    let flow = FlowJson::new("6.0")
        .screen(
            Screen::new("A")
                .title("A")
                .child(Footer::new("Next", Action::navigate("B"))),
        )
        .screen(last("B"));
    assert!(!flow.to_json().contains("routing_model"));
    assert_valid(&flow);
    assert_eq!(FlowJson::parse(&flow.to_json()).unwrap(), flow);
}
