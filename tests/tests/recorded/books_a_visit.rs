use flowkit::client::script::Failure;

#[tokio::test]
async fn books_a_visit() -> Result<(), Box<dyn std::error::Error>> {
    let mut phone = phone()
        .today("2026-11-29".parse()?)
        .token("virtual-phone")
        .open()
        .await?;
    assert_eq!(phone.screen(), "APPOINTMENT");
    let error = phone.tap("Continue").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Impossible, "{error}");
    phone.choose("department", "dental").await?;
    phone.choose("slot", "10").await?;
    phone.tap("Continue").await?;
    assert_eq!(phone.screen(), "DETAILS");
    phone.fill("name", "Zoë")?;
    phone.fill("wishes", "a quiet \"room\"")?;
    phone.network().lose_next_answer();
    let error = phone.tap("Continue").await.unwrap_err();
    assert_eq!(Failure::of(&error), Failure::Failed, "{error}");
    phone.tap("Continue").await?;
    assert_eq!(phone.screen(), "SUMMARY");
    phone.tick("decline").await?;
    phone.tick("decline").await?;
    phone.tap("Book").await?;
    assert!(phone.completion().is_some());
    Ok(())
}
