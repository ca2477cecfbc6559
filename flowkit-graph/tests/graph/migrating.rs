use crate::fake::{Answer, Clients as _, Fake, OTHER_WABA, WABA};

#[tokio::test]
async fn what_was_copied_and_what_was_not() {
    let fake = Fake::start().await;
    fake.lock().state.add("one", "PUBLISHED");
    fake.lock().state.add("two", "DRAFT");
    let graph = fake.client();
    let result = graph
        .migrate_flows(OTHER_WABA, WABA, &["one", "three"])
        .await
        .unwrap();
    assert_eq!(result.migrated.len(), 1);
    assert_eq!(result.migrated[0].source_id.as_deref(), Some("1111"));
    assert_eq!(
        fake.lock()
            .state
            .flow(&result.migrated[0].migrated_id)
            .status,
        "PUBLISHED"
    );
    assert_eq!(result.failed[0].source_name.as_deref(), Some("three"));
    assert_eq!(result.failed[0].error_code.as_deref(), Some("4233041"));

    let result = graph.migrate_flows(OTHER_WABA, WABA, &[]).await.unwrap();
    assert_eq!((result.migrated.len(), result.failed.len()), (1, 1));
    assert_eq!(fake.calls(), ["POST /901/migrate_flows"; 2]);
}

#[tokio::test]
async fn a_code_may_be_a_number() {
    let fake = Fake::start().await;
    let body = r#"{"failed_flows":[{"source_name":"one","error_code":4233041}]}"#;
    fake.answers([Answer::text(200, body)]);
    let result = fake
        .client()
        .migrate_flows(OTHER_WABA, WABA, &[])
        .await
        .unwrap();
    assert_eq!(result.failed[0].error_code.as_deref(), Some("4233041"));
    assert!(
        result.failed[0]
            .help()
            .unwrap()
            .contains("of this name already")
    );
    fake.answers([Answer::text(
        200,
        r#"{"failed_flows":[{"error_code":"7"}]}"#,
    )]);
    let graph = fake.client();
    let result = graph.migrate_flows(OTHER_WABA, WABA, &[]);
    assert_eq!(result.await.unwrap().failed[0].help(), None);
}

#[tokio::test]
async fn what_cannot_be_right_is_not_sent() {
    let fake = Fake::start().await;
    let graph = fake.client();
    assert!(
        graph
            .migrate_flows(OTHER_WABA, WABA, &["x"; 101])
            .await
            .is_err()
    );
    assert!(graph.migrate_flows("", WABA, &[]).await.is_err());
    assert!(graph.migrate_flows(WABA, "x", &[]).await.is_err());
    assert_eq!(fake.calls().len(), 0);
}
