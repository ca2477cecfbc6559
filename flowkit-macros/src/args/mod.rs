//! What stands in the brackets of `#[flow(…)]` and `#[flow_screen(…)]`.

mod flow;
mod handler;
mod lists;
mod screen_name;

pub(crate) use flow::FlowArgs;
pub(crate) use handler::{HandlerArgs, On, Target};
pub(crate) use lists::{Rename, ScreenList};
pub(crate) use screen_name::ScreenName;

use proc_macro2::TokenTree;
use syn::Token;
use syn::parse::ParseStream;

/// Goes to the next comma, so that what is wrong with one argument does not hide the next.
fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // Only the end of input fails here.
        let _ = input.parse::<TokenTree>();
    }
}
