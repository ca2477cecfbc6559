//! Several phones, and phones on tasks of their own.

use std::sync::Arc;

use flowkit_client::phone::FlowJson;
use flowkit_client::{Network, VirtualPhone, WalkError};

use crate::kitchen::{FLOW_JSON, kitchen};

#[tokio::test]
async fn two_phones_at_once_do_not_disturb_each_other() {
    let kitchen = kitchen().await;
    let phone = |token: &str| {
        let client = kitchen.client().with_flow_token(token);
        VirtualPhone::over(&client.with_network(Network::new())).flow_json(FLOW_JSON)
    };
    let mut ann = phone("ann").open().await.unwrap();
    let mut ben = phone("ben").open().await.unwrap();
    ann.choose("dish", "Soup").await.unwrap();
    ben.network().offline();
    assert!(ben.field("dish").unwrap().value().is_none());
    ann.tap("Continue").await.unwrap();
    assert_eq!((ann.screen(), ben.screen()), ("SUMMARY", "ORDER"));
    ben.choose("dish", "Stew").await.unwrap();
    ben.tap("Continue").await.err().unwrap();
    ann.tap("Order").await.unwrap();
    let tokens: Vec<String> = kitchen
        .seen()
        .iter()
        .map(|seen| seen.json()["flow_token"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(tokens, ["ann", "ben", "ann", "ann"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_runs_on_a_task_of_its_own() {
    async fn walk(mut phone: VirtualPhone) -> Result<VirtualPhone, WalkError> {
        phone.open().await?;
        phone.choose("dish", "Soup").await?;
        phone.fill("wish", "bread")?;
        phone.tap("Continue").await?.tap("Order").await?;
        Ok(phone)
    }
    let kitchen = kitchen().await;
    let flow = Arc::new(FlowJson::parse(FLOW_JSON).unwrap());
    let mut walks = tokio::task::JoinSet::new();
    for number in 0..20 {
        let client = kitchen.client().with_flow_token(&format!("tok-{number}"));
        let phone = VirtualPhone::over(&client).flow(Arc::clone(&flow));
        walks.spawn(walk(phone.in_chat().unwrap()));
    }
    while let Some(walk) = walks.join_next().await {
        let phone = walk.unwrap().unwrap();
        assert_eq!(phone.completion().unwrap().params["order"], 17);
    }
    assert_eq!(kitchen.seen().len(), 60);
}
