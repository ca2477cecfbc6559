//! Doing what a person does.

use std::path::Path;

use super::{Act, Stop};
use crate::VirtualPhone;

/// Does it.
pub(super) async fn take(act: &Act, phone: &mut VirtualPhone, folder: &Path) -> Result<(), Stop> {
    match act {
        Act::Open => phone.open().await?,
        Act::OpenAgain => phone.open_again().await?,
        Act::Fill { which, text } => phone.fill(which, text)?,
        Act::Choose { which, what } => phone.choose(which, what).await?,
        Act::ChooseRange { which, first, last } => phone.choose_range(which, first, last).await?,
        Act::Tick { which } => phone.tick(which).await?,
        Act::Tap { which } => phone.tap(which).await?,
        Act::Clear { which, half: None } => phone.clear(which).await?,
        Act::Attach { which, file } => phone.attach(which, file.file(folder)?).await?,
        Act::RemoveFile { which, row } => phone.remove_file(which, *row).await?,
        Act::Back => phone.back().await?,
        Act::Close => phone.close().await?,
        Act::Retry => phone.retry().await?,
        Act::Wait(time) => phone.wait(*time).await?,
        Act::Dismiss => phone.dismiss().await?,
        Act::Blur => phone.blur().await?,
        Act::Focus { which } => phone.focus(which).await?,
        Act::Type { which, text } => phone.type_into(which, text).await?,
        Act::OpenList { which } => phone.open_list(which).await?,
        Act::OpenDates { which } => phone.open_dates(which).await?,
        Act::Pick { which, half, day } => phone.pick(which, *half, day).await?,
        Act::Clear {
            which,
            half: Some(half),
        } => phone.clear_half(which, *half).await?,
        Act::Gesture(gesture) => phone.gesture(gesture).await?,
    };
    Ok(())
}
