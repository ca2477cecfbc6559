//! The lists among the arguments: `screens(A => [B], B)` and `rename(A = First)`.

use proc_macro2::{Group, Ident};
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, token};

use super::ScreenName;
use crate::diag::{Fault, Faults};

/// The screens of a flow without a Flow JSON.
#[derive(Debug)]
pub(crate) struct ScreenList {
    pub(crate) word: Ident,
    pub(crate) entries: Vec<ListEntry>,
}

/// A screen, and where it leads if that was written.
#[derive(Debug)]
pub(crate) struct ListEntry {
    pub(crate) name: ScreenName,
    pub(crate) targets: Option<Vec<ScreenName>>,
}

/// A type name that the user chose for a screen.
#[derive(Debug)]
pub(crate) struct Rename {
    pub(crate) screen: ScreenName,
    pub(crate) ty: Ident,
}

/// `("JOIN,NOW" = JoinNow, …)`
pub(super) fn renames(input: ParseStream<'_>) -> syn::Result<Vec<Rename>> {
    if !input.peek(token::Paren) {
        return Err(input.error("expected a list in brackets: `rename(JOIN_NOW = JoinNowPage)`"));
    }
    let group: Group = input.parse()?;
    let renames = Punctuated::<Rename, Token![,]>::parse_terminated_with;
    let renames = (|input: ParseStream<'_>| renames(input, one_rename)).parse2(group.stream())?;
    Ok(renames.into_iter().collect())
}

/// `"JOIN,NOW" = JoinNow`
fn one_rename(input: ParseStream<'_>) -> syn::Result<Rename> {
    let screen: ScreenName = input.parse()?;
    let wrong = |message: &str| {
        let span = if input.is_empty() {
            screen.span()
        } else {
            input.span()
        };
        Err(syn::Error::new(span, message))
    };
    if !input.peek(Token![=]) || input.peek(Token![=>]) {
        return wrong("expected `=` and a name for the type: `rename(JOIN_NOW = JoinNowPage)`");
    }
    input.parse::<Token![=]>()?;
    if input.peek(LitStr) {
        return wrong(
            "the name of a type stands without quotes: `rename(\"JOIN,NOW\" = JoinNowPage)`",
        );
    }
    let Ok(ty) = input.parse() else {
        return wrong("expected a name for the type: `rename(JOIN_NOW = JoinNowPage)`");
    };
    if !input.is_empty() && !input.peek(Token![,]) {
        return wrong(
            "the name of a type is one Rust identifier, and a comma stands before the next screen",
        );
    }
    Ok(Rename { screen, ty })
}

/// `(A => [B, C], B, C)`
pub(super) fn entries(input: ParseStream<'_>, faults: &mut Faults) -> syn::Result<Vec<ListEntry>> {
    // Read apart from the rest: what syn leaves unread inside of brackets it reports once more.
    let group: Group = input.parse()?;
    let entries = Punctuated::<ListEntry, Token![,]>::parse_terminated_with;
    let entries = (|input: ParseStream<'_>| entries(input, one_entry)).parse2(group.stream())?;
    if entries.is_empty() {
        let fault = Fault::at_span(group.span(), "a flow has at least one screen");
        faults.push(fault.help("list them: `screens(SIGN_IN => [SIGN_UP], SIGN_UP)`"));
    }
    Ok(entries.into_iter().collect())
}

/// `A => [B, C]` or `A`
fn one_entry(input: ParseStream<'_>) -> syn::Result<ListEntry> {
    const ARROW: &str = "`A => [B]`: where a screen leads stands in square brackets";
    let name: ScreenName = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(ListEntry {
            name,
            targets: None,
        });
    }
    if input.peek(Token![->]) {
        return Err(input.error(ARROW));
    }
    if !input.peek(Token![=>]) {
        return Err(input.error(
            "expected a comma before the next screen, or where this one leads: `A => [B]`",
        ));
    }
    let arrow: Token![=>] = input.parse()?;
    if !input.peek(token::Bracket) {
        // At the end syn would underline the whole attribute.
        let [start, _] = arrow.spans;
        let span = if input.is_empty() {
            start
        } else {
            input.span()
        };
        return Err(syn::Error::new(span, ARROW));
    }
    let group: Group = input.parse()?;
    let targets = Punctuated::<ScreenName, Token![,]>::parse_terminated.parse2(group.stream())?;
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error("expected a comma before the next screen"));
    }
    Ok(ListEntry {
        name,
        targets: Some(targets.into_iter().collect()),
    })
}
