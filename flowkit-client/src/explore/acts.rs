//! Doing what a walk is made of, and naming what it is done with.

use crate::media::File;
use crate::phone::{Gesture, Names, Phone};
use crate::script::{Act, Attachment, Content};
use crate::virtual_phone::{VirtualPhone, WalkError, name_of};

/// Does it. `Ok(false)` when there is nothing that is called so.
pub(super) async fn perform(act: &Act, phone: &mut VirtualPhone) -> Result<bool, WalkError> {
    match act {
        Act::Open => phone.open().await?,
        Act::Back => phone.back().await?,
        Act::Fill { which, text } => {
            let Some(at) = place_of(phone.phone(), which) else {
                return Ok(false);
            };
            let text = text.clone();
            phone.gesture(&Gesture::Type { at, text }).await?;
            phone.gesture(&Gesture::Blur).await?
        }
        Act::Choose { which, what } => {
            let Some(at) = place_of(phone.phone(), which) else {
                return Ok(false);
            };
            let option = what.clone();
            phone.gesture(&Gesture::Choose { at, option }).await?
        }
        Act::Tick { which } => phone.tick(which).await?,
        Act::Pick { which, half, day } => phone.pick(which, *half, day).await?,
        Act::Clear { which, half: None } => phone.clear(which).await?,
        Act::Clear {
            which,
            half: Some(half),
        } => phone.clear_half(which, *half).await?,
        Act::Attach {
            which,
            file:
                Attachment {
                    content: Content::Document { kind, seed },
                    ..
                },
        } => {
            let file = File::document_with_seed(kind, *seed)
                .unwrap_or_else(|_| File::photo_with_seed(8, 8, *seed));
            phone.attach(which, file).await?
        }
        Act::Tap { which } => phone.tap(which).await?,
        // No exploration does anything else.
        _ => return Ok(false),
    };
    Ok(true)
}

/// What each component that shows is called, by its place: its name, or what a person sees of it, with a number if others before
/// it are called alike. What has neither is not there.
pub(super) fn names(phone: &Phone) -> Vec<(usize, String)> {
    let shown = phone.shown_names();
    let named = |names: &Names| Some((names.at, name_of(&shown, names.at)?));
    shown.iter().filter_map(named).collect()
}

/// The place of the component that is called so.
pub(super) fn place_of(phone: &Phone, which: &str) -> Option<usize> {
    crate::virtual_phone::place_of(&phone.shown_names(), which)
}
