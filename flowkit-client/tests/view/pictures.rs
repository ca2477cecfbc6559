//! Pictures.

use serde_json::{Value, json};

use crate::drawing::drawn;

#[test]
fn p174_image_too_big_placeholder() {
    let node = drawn(json!({"type": "Image", "src": "i".repeat(301 * 1024 / 3 * 4)}));
    assert!(node.pictures[0].broken.is_some() && node.pictures[0].src.is_empty());
}

#[test]
fn an_image_has_a_size() {
    let size = |properties: Value| {
        let mut image = json!({"type": "Image", "src": "iVBORw0KGgo="});
        image
            .as_object_mut()
            .unwrap()
            .extend(properties.as_object().unwrap().clone());
        drawn(image).pictures[0].size.unwrap()
    };
    let plain = size(json!({}));
    assert_eq!((plain.width, plain.height), (None, Some(400.0)));
    let both = size(json!({"width": 10, "height": 20, "aspect-ratio": 2}));
    assert_eq!(
        (both.width, both.height, both.ratio),
        (Some(10.0), Some(20.0), None)
    );
    assert_eq!(size(json!({"aspect-ratio": 2})).ratio, Some(2.0));
}
