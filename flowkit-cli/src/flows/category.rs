//! Categories as people write them.

use flowkit_graph::FlowCategory;

use super::metadata_change;
use crate::failure::{Failure, Result};
use crate::output::Output;

/// The categories that these words mean, each once: `appointment-booking` is `APPOINTMENT_BOOKING`. An unknown word is warned
/// of and passed on, because Meta adds categories.
///
/// # Errors
/// A word that looks like a misspelt category.
pub(crate) fn read(words: &[String], output: &mut Output) -> Result<Vec<FlowCategory>> {
    let mut categories = Vec::new();
    for word in words {
        let category = from_word(word).map_err(|nearest| {
            Failure::new(format!("there is no category `{word}`"))
                .with_help(format!("did you mean `{nearest}`? {}", known()))
        })?;
        if let FlowCategory::Unknown(name) = &category {
            output.warn(&format!(
                "`{name}` is no category that flowkit knows, and is sent as it is; {}",
                known()
            ))?;
        }
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    Ok(categories)
}

/// The category that a word means.
///
/// # Errors
/// The nearest category, for a word that looks misspelt.
pub(crate) fn from_word(word: &str) -> std::result::Result<FlowCategory, &'static str> {
    let category = FlowCategory::from(word.trim().to_uppercase().replace([' ', '-'], "_"));
    if let FlowCategory::Unknown(name) = &category
        && let Some(nearest) = nearest(name)
    {
        return Err(nearest);
    }
    Ok(category)
}

/// The category that a misspelt name is nearest to, or whose words it is a part of: `APPOINTMENT`.
fn nearest(name: &str) -> Option<&'static str> {
    let has = |known: &&str| {
        let mut words = name.split('_');
        words.all(|word| known.split('_').any(|known| known == word))
    };
    flowkit_json::nearest(name, words()).or_else(|| words().find(has))
}

fn known() -> String {
    format!(
        "the categories are {}",
        metadata_change::categories_in_words(FlowCategory::KNOWN)
    )
}

/// Meta's categories, as far as we know them.
fn words() -> impl Iterator<Item = &'static str> {
    FlowCategory::KNOWN.iter().map(FlowCategory::as_str)
}
