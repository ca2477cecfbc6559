//! The flows of the examples.

use super::explored;

#[tokio::test]
async fn the_flows_of_the_examples_are_walked_through() {
    for (name, text) in [
        (
            "appointment",
            include_str!("../../../examples/flows/appointment.json"),
        ),
        ("loan", include_str!("../../../examples/flows/loan.json")),
        (
            "survey",
            include_str!("../../../examples/flows/survey.json"),
        ),
        (
            "thumbs",
            include_str!("../../../examples/flows/thumbs.json"),
        ),
    ] {
        let explored = explored(text).await;
        assert!(explored.is_sound(), "{name}: {explored}");
    }
}
