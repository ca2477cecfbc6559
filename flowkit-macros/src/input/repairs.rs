//! Other tokens in place of the user's, where a fault was found and rustc would find another in the same words.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};

/// Parts of the block under `#[flow]` that are written in another way than the user did. Only beside a fault.
#[derive(Debug, Default)]
pub(crate) struct Repairs(Vec<(Range<usize>, TokenStream)>);

impl Repairs {
    /// Puts `tokens` in the place of these tokens of the block.
    pub(crate) fn replace(&mut self, place: Range<usize>, tokens: TokenStream) {
        self.0.push((place, tokens));
    }

    /// The tokens of the block, repaired. Of two repairs at one place the first is made.
    pub(super) fn apply(&self, block: &TokenStream) -> TokenStream {
        if self.0.is_empty() {
            return block.clone();
        }
        let mut repaired: Vec<TokenTree> = Vec::new();
        let mut skip_to = 0_usize;
        for (index, token) in block.clone().into_iter().enumerate() {
            if index < skip_to {
                continue;
            }
            match self.0.iter().find(|(place, _)| place.start == index) {
                Some((place, tokens)) => {
                    repaired.extend(tokens.clone());
                    skip_to = place.end;
                }
                None => repaired.push(token),
            }
        }
        repaired.into_iter().collect()
    }
}
