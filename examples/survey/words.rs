//! What the survey says to guests.

use flowkit::OptionId;
use jiff::civil::Date;

use crate::houses::{Days, House};
use crate::survey::screens::StayLiked;

/// How many chips may be chosen of what the guest liked.
const MOST_LIKED: usize = 3;

/// The hosts, once the house is chosen.
pub(crate) fn greeting(house: &House) -> String {
    format!("{}: {} will read what you write.", house.title, house.hosts)
}

/// What becomes of what the guest told; else a sentence that says what to change.
pub(crate) fn thanks(
    house: &House,
    days: &Days,
    best_day: Option<Date>,
    liked: &[StayLiked],
    improve: &[OptionId],
) -> Result<String, &'static str> {
    if best_day.is_some_and(|day| !days.contain(day)) {
        return Err("Your best day must be one of your stay");
    }
    let liked = liked_titles(liked)?.join(", ");
    let improve = topic_titles(house, improve)?.join(", ");

    let mut text = format!("{} will read that you liked {liked}.", house.hosts);
    if !improve.is_empty() {
        text.push_str(&format!(" We look after {improve}."));
    }
    if let Some(day) = best_day {
        text.push_str(&format!(
            " Good that there was {}!",
            day.strftime("%A, %-d %B")
        ));
    }
    Ok(text)
}

/// What the guest liked, for a sentence.
fn liked_titles(liked: &[StayLiked]) -> Result<Vec<&'static str>, &'static str> {
    if liked.is_empty() || liked.len() > MOST_LIKED {
        return Err("Please choose one to three things that you liked");
    }
    let title = |liked: &StayLiked| match liked {
        StayLiked::Kitchen => Ok("the kitchen"),
        StayLiked::Garden => Ok("the garden"),
        StayLiked::Beds => Ok("the beds"),
        StayLiked::Quiet => Ok("the quiet"),
        StayLiked::People => Ok("the people"),
        StayLiked::Unlisted(_) => Err("Please choose again what you liked"),
    };
    liked.iter().map(title).collect()
}

/// What should be looked after in this house, for a sentence.
fn topic_titles(house: &House, chosen: &[OptionId]) -> Result<Vec<String>, &'static str> {
    let title = |chosen: &OptionId| {
        let mut topics = house.topics.iter();
        let topic = topics.find(|(id, _)| *chosen == *id);
        topic.map(|(_, title)| title.to_lowercase())
    };
    let titles: Option<_> = chosen.iter().map(title).collect();
    titles.ok_or("Please choose again what we should look after")
}
