//! The ids of options that stand in the document, as enums.

use super::names::{joined, pascal, variant_name};
use super::{Plan, RustType};
use crate::interface::{Choice, Input};
use crate::read::Span;

/// The ids of the options of an input.
#[derive(Debug, Clone)]
pub struct IdEnum {
    /// Its name.
    pub name: String,
    /// The `name` of the input.
    pub input: String,
    /// The place of the input's `name`.
    pub span: Span,
    /// A variant for each option, in the order of the document.
    pub variants: Vec<IdVariant>,
    /// The name of the variant for every other id.
    pub unlisted: String,
}

/// The id of one option.
#[derive(Debug, Clone)]
pub struct IdVariant {
    /// Its name.
    pub name: String,
    /// The id.
    pub id: String,
    /// The option's title, if that is plain text.
    pub title: Option<String>,
    /// The place of the id.
    pub span: Span,
}

impl<'d> Plan<'_, 'd> {
    /// The enum for the ids of an input's options; the same for every payload that sends them.
    pub(super) fn ids(&mut self, input: &Input<'d>, options: &[Choice<'d>]) -> RustType {
        let Some(index) = self.index_of(input.screen).filter(|_| !options.is_empty()) else {
            return RustType::OptionId;
        };
        let known = self.screens.get(index).and_then(|screen| {
            let mut ids = screen.ids.iter();
            ids.find(|ids| ids.span == input.name.span())
        });
        if let Some(known) = known {
            return RustType::Ids(known.name.clone());
        }
        let prefix = pascal(input.name.as_str());
        let name = joined(&self.registry.screen(index), input.name.as_str());
        let name = self.registry.private(name);
        let variants = variants(options, &prefix);
        let taken = |name: &str| variants.iter().any(|variant| variant.name == name);
        let unlisted = ["Unlisted", "NotListed", "UnlistedId"].into_iter();
        let unlisted = unlisted.map(str::to_owned);
        let numbered = (2_u32..).map(|number| format!("Unlisted{number}"));
        let ids = IdEnum {
            unlisted: unlisted
                .chain(numbered)
                .find(|name| !taken(name))
                .unwrap_or_default(),
            name: name.clone(),
            input: input.name.to_string(),
            span: input.name.span(),
            variants,
        };
        if let Some(screen) = self.screens.get_mut(index) {
            screen.ids.push(ids);
        }
        RustType::Ids(name)
    }
}

fn variants(options: &[Choice<'_>], prefix: &str) -> Vec<IdVariant> {
    let mut variants: Vec<IdVariant> = Vec::new();
    for option in options {
        if variants.iter().any(|known| option.id == *known.id) {
            continue;
        }
        // An id without a letter or digit gets its name from the title.
        let id = Some(option.id.as_str()).filter(|id| !pascal(id).is_empty());
        let name = variant_name(id.or(option.title).unwrap_or_default(), prefix);
        let numbered = (2_u32..).map(|number| format!("{name}{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let taken = |name: &str| variants.iter().any(|known| known.name == name);
        let free = candidates.find(|candidate| !taken(candidate));
        variants.push(IdVariant {
            name: free.unwrap_or(name),
            id: option.id.to_string(),
            title: option.title.map(str::to_owned),
            span: option.id.span(),
        });
    }
    variants
}
