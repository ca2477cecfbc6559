//! The bar below the header.

use crate::phone::{Phone, Stage, Status};

/// How full the bar is, in percent; `None` where there is none: in a preview, before the first screen, while an error or a list
/// lies over the screen, and where the flow is this one screen.
pub(super) fn percent(phone: &Phone) -> Option<u8> {
    let is_covered = phone.error().is_some() || phone.open_list_at().is_some();
    if is_covered || phone.status() != Status::Open || phone.settings().stage == Stage::Preview {
        return None;
    }
    let flow = phone.flow();
    let done = phone
        .stacked()
        .iter()
        .filter(|screen| flow.is_step(**screen));
    let (behind, screens) = (done.count() as f64, phone.stacked().len());
    let ahead = flow.mean_path_from(*phone.stacked().last()?)?;
    let all = behind + ahead;
    if all <= 0.0 {
        return None;
    }
    // As JavaScript rounds; between 0 and 100, since neither number is below 0.
    let percent = (100.0 * behind / all + 0.5).floor() as u8;
    (percent < 100 || screens > 1).then_some(percent)
}
