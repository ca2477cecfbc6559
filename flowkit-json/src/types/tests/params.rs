//! What `complete` actions send.

use super::{NAME, PHOTOS, SIZE, TERMS, footer, plan, screen, written};

#[test]
fn a_completion_has_its_own_type() {
    let complete = footer(
        r#""name": "${form.name}", "photos": "${form.photos}", "size": "${form.size}", "terms": "${form.terms}""#,
    )
    .replace("data_exchange", "complete");
    let exchange = footer(r#""photos": "${form.photos}", "size": "${form.size}""#)
        .replace("Footer", "EmbeddedLink");
    let types = plan(&[screen(
        "S",
        "",
        &[NAME, PHOTOS, SIZE, TERMS, &complete, &exchange],
    )]);
    assert_eq!(
        written(&types, "params"),
        "SParams { name: String, photos: Option<Vec<CompletedMedia>>, size: Option<SSize>, terms: bool }"
    );
    assert_eq!(
        written(&types, "form"),
        "SForm { photos: Option<Vec<Media>>, size: Option<SSize> }"
    );
    assert_eq!(types.screens[0].ids.len(), 1, "both send the same ids");
}
