//! The completion as a type of the test's own.

use flowkit_client::WalkErrorKind;
use serde::Deserialize;
use serde_json::json;

use crate::kitchen::with_wish;

#[derive(Debug, PartialEq, Deserialize)]
struct Order {
    order: u32,
    dish: String,
}

#[derive(Debug, Deserialize)]
struct Booking {
    #[expect(dead_code, reason = "no order has one")]
    table: u32,
}

#[tokio::test]
async fn it_is_read_from_what_the_webhook_carries() {
    let (_kitchen, mut phone) = with_wish("bread").await;
    let error = phone.completed::<Order>().unwrap_err();
    assert!(matches!(error.kind(), WalkErrorKind::Completion), "{error}");
    assert!(
        error.message().contains("the flow is not completed"),
        "{error}"
    );

    phone.tap("Continue").await.unwrap();
    phone.tap("Order").await.unwrap();
    let order: Order = phone.completed().unwrap();
    assert_eq!(
        order,
        Order {
            order: 17,
            dish: "soup".to_owned()
        }
    );
    let message = phone.completion().unwrap();
    let carried: serde_json::Value = serde_json::from_str(&message.response_json()).unwrap();
    assert_eq!(carried, json!({ "order": 17, "dish": "soup" }));
    assert!(message.by_endpoint);

    let error = phone.completed::<Booking>().unwrap_err();
    assert!(matches!(error.kind(), WalkErrorKind::Completion), "{error}");
    let said = error.message();
    assert!(
        said.contains("missing field `table`") && said.contains("\"dish\", \"order\""),
        "{error}"
    );
}
