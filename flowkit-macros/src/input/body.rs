//! What stands in the braces: the handlers, taken out of the user's other items.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Signature, Token, Visibility};

use super::header::is_named;
use super::{Form, condition};
use crate::args::HandlerArgs;
use crate::diag::{Fault, Faults};

/// A function with `#[flow_screen]`, as it was written.
pub(crate) struct RawHandler {
    /// Where its tokens are among those of the block.
    pub(crate) place: HandlerTokens,
    pub(crate) visibility: Visibility,
    /// `None` where the attribute was malformed, which has been reported.
    pub(crate) args: Option<HandlerArgs>,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) signature: Signature,
}

/// The tokens of a handler in its block, by their number.
#[derive(Debug, Default, Clone)]
pub(crate) struct HandlerTokens {
    /// All of it: attributes, header and body.
    pub(crate) whole: Range<usize>,
    /// From the visibility to the body.
    pub(crate) header: Range<usize>,
}

/// What stands in the braces.
pub(super) struct Scanned {
    pub(super) body: TokenStream,
    pub(super) handlers: Vec<RawHandler>,
    /// Whether a module has an item `flow` of its own, which has been reported.
    pub(super) own_flow: bool,
    /// Whether there may be handlers that could not be read, which is reported by us or by rustc.
    pub(super) hidden: bool,
}

/// Names of the items that the module form generates.
const GENERATED: [&str; 2] = ["flow", "screens"];

/// Finds the handlers in the braces of an item, and takes their attributes off.
pub(super) fn scan(body: TokenStream, form: &Form, faults: &mut Faults) -> Scanned {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut rest = tokens.as_slice();
    let (mut kept, mut handlers) = (Vec::with_capacity(tokens.len()), Vec::new());
    let (mut own_flow, mut hidden) = (false, false);
    while let Some(token) = rest.first() {
        let attributes = attribute_tokens(rest);
        if attributes == 0 {
            if let Form::Module(_) = form {
                own_flow |= own_item(rest, faults);
            }
            kept.push(token.clone());
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let (run, after) = rest.split_at(attributes);
        rest = after;
        if !mentions_flow_screen(run) {
            for attribute in run.chunks(2) {
                hidden |= is_misspelt_mark(attribute);
                match hidden_mark(attribute) {
                    // Left out: rustc would switch it on after us, and `flow_screen` would report that it stands alone.
                    Some(fault) => {
                        hidden = true;
                        faults.push(fault);
                    }
                    None => kept.extend_from_slice(attribute),
                }
            }
            continue;
        }
        match Attribute::parse_outer.parse2(run.iter().cloned().collect()) {
            Ok(found) => {
                let start = kept.len();
                for (attribute, tokens) in found.iter().zip(run.chunks(2)) {
                    if !is_named(attribute, "flow_screen") {
                        kept.extend_from_slice(tokens);
                    }
                }
                let mut found = handler(&found, rest, faults);
                hidden |= found.is_none();
                if let Some(handler) = &mut found {
                    handler.place = place(start, kept.len(), rest);
                }
                handlers.extend(found);
            }
            Err(error) => faults.push_syn(&error),
        }
    }
    Scanned {
        body: kept.into_iter().collect(),
        handlers,
        own_flow,
        hidden,
    }
}

/// `#[flow_sreen(SEATS)]`, which rustc does not know and offers the right word for.
fn is_misspelt_mark(attribute: &[TokenTree]) -> bool {
    let [_, TokenTree::Group(brackets)] = attribute else {
        return false;
    };
    match brackets.stream().into_iter().next() {
        Some(TokenTree::Ident(name)) => {
            flowkit_json::nearest(&name.to_string(), ["flow_screen"]).is_some()
        }
        _ => false,
    }
}

/// What is wrong with `#[cfg_attr(feature = "premium", flow_screen(SEATS))]`: rustc decides about it after us.
fn hidden_mark(attribute: &[TokenTree]) -> Option<Fault> {
    let [_, TokenTree::Group(brackets)] = attribute else {
        return None;
    };
    let inner: Vec<TokenTree> = brackets.stream().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Group(arguments)] = inner.as_slice() else {
        return None;
    };
    if name != "cfg_attr" {
        return None;
    }
    let mark = arguments
        .stream()
        .into_iter()
        .find(|token| matches!(token, TokenTree::Ident(name) if name == "flow_screen"))?;
    let fault = Fault::at_span(
        mark.span(),
        "`#[flow]` does not see a `#[flow_screen]` inside of `cfg_attr`",
    );
    Some(fault.help(
        "put the condition on the whole handler: `#[cfg(…)]` beside a plain `#[flow_screen(…)]`",
    ))
}

/// Where a handler is that begins at `start`, with its header at `header`.
fn place(start: usize, header: usize, rest: &[TokenTree]) -> HandlerTokens {
    let body = header.saturating_add(header_length(rest));
    HandlerTokens {
        whole: start..body.saturating_add(1),
        header: header..body,
    }
}

/// How many of the next tokens are outer attributes (`#` and a bracket each).
pub(super) fn attribute_tokens(tokens: &[TokenTree]) -> usize {
    let is_attribute = |pair: &&[TokenTree]| match pair {
        [TokenTree::Punct(hash), TokenTree::Group(group)] => {
            hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket
        }
        _ => false,
    };
    tokens.chunks(2).take_while(is_attribute).count() * 2
}

/// Whether it is worth parsing these attributes: doc comments are many.
pub(super) fn mentions_flow_screen(run: &[TokenTree]) -> bool {
    run.iter().any(|token| match token {
        TokenTree::Group(group) => group
            .stream()
            .into_iter()
            .any(|inner| matches!(inner, TokenTree::Ident(name) if name == "flow_screen")),
        _ => false,
    })
}

/// Reports an item of the user's that bears a name we need; says whether it is `flow`.
fn own_item(rest: &[TokenTree], faults: &mut Faults) -> bool {
    let [TokenTree::Ident(keyword), TokenTree::Ident(name), ..] = rest else {
        return false;
    };
    let declares = [
        "fn", "mod", "struct", "enum", "union", "type", "trait", "const", "static",
    ];
    if declares.iter().any(|word| keyword == word)
        && GENERATED.iter().any(|generated| name == generated)
    {
        let what = if name == "flow" {
            "the function that makes the flow"
        } else {
            "the types of the screens"
        };
        let fault = Fault::at(
            name,
            format!("`{name}` is the name under which `#[flow]` adds {what} to this module"),
        );
        faults.push(fault.help("give your item another name"));
        return name == "flow";
    }
    false
}

/// Parses the function behind the attributes.
fn handler(
    attributes: &[Attribute],
    rest: &[TokenTree],
    faults: &mut Faults,
) -> Option<RawHandler> {
    let before = faults.len();
    let cfgs: Vec<Attribute> = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .cloned()
        .collect();
    let handler = parsed(attributes, &cfgs, rest, faults);
    faults.only_if_since(before, condition(&cfgs).as_ref());
    handler
}

fn parsed(
    attributes: &[Attribute],
    cfgs: &[Attribute],
    rest: &[TokenTree],
    faults: &mut Faults,
) -> Option<RawHandler> {
    let mut marks = attributes
        .iter()
        .filter(|attribute| is_named(attribute, "flow_screen"));
    let mark = marks.next()?;
    let second = marks.next();
    let has_two = second.is_some();
    if let Some(second) = second {
        faults.push(
            Fault::at(second, "a handler answers for one screen, so it has one `#[flow_screen]`")
                .help("write a second handler that calls the same method, or one fallback: `#[flow_screen(_)]`"),
        );
    }
    let mut args = HandlerArgs::parse(mark, faults);
    if let (true, Some(args)) = (has_two, &mut args) {
        args.unclear = true;
    }
    let end = header_length(rest);
    let header: TokenStream = rest.iter().take(end).cloned().collect();
    let parse = |input: ParseStream<'_>| {
        let visibility = input.parse::<Visibility>()?;
        input.call(skip_default)?;
        let signature = input.parse::<Signature>()?;
        // Takes what is left of the header, so that syn does not report it. rustc will, if it is wrong.
        input.parse::<TokenStream>()?;
        Ok((visibility, signature))
    };
    match parse.parse2(header.clone()) {
        Ok((visibility, signature)) => Some(RawHandler {
            place: HandlerTokens::default(),
            visibility,
            args,
            cfgs: cfgs.to_vec(),
            signature,
        }),
        Err(error) if has_fn(&header) => {
            faults.push_syn(&error);
            None
        }
        Err(_) => {
            let fault = Fault::at(
                mark,
                "`#[flow_screen]` marks a handler, which is a function; this is none",
            );
            faults.push(fault.help("move it to the function that answers for the screen"));
            None
        }
    }
}

/// Skips `default` of a `default fn`, which is unstable. rustc reports it.
fn skip_default(input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![default]) {
        input.parse::<Token![default]>()?;
    }
    Ok(())
}

fn has_fn(header: &TokenStream) -> bool {
    header
        .clone()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "fn"))
}

/// The tokens up to the body or the semicolon; braces inside of `<…>` are const arguments.
fn header_length(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (index, token) in tokens.iter().enumerate() {
        let here = match token {
            TokenTree::Punct(mark) => mark.as_char(),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && depth == 0 => {
                return index;
            }
            _ => ' ',
        };
        match here {
            ';' => return index,
            '<' => depth = depth.saturating_add(1),
            // The `>` of `->` closes no bracket.
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = here;
    }
    tokens.len()
}
