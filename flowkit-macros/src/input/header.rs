//! What stands before the braces: `impl<D: Db> Clinic<D>` or `mod clinic`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Generics, Token, Type, Visibility};

use crate::diag::{Fault, Faults};

/// Everything of the item before its braces.
pub(super) struct Header {
    pub(super) attributes: Vec<Attribute>,
    pub(super) form: Form,
    pub(super) tokens: TokenStream,
    pub(super) braces: Group,
}

/// The two ways to write a flow.
pub(crate) enum Form {
    /// `impl<D: Db> Clinic<D> { … }`
    Impl(Box<ImplHeader>),
    /// `mod clinic { … }`
    Module(Ident),
}

pub(crate) struct ImplHeader {
    /// With the where clause.
    pub(crate) generics: Generics,
    pub(crate) ty: Type,
}

impl ImplHeader {
    /// Whether the flow's type has a lifetime other than `'static`.
    pub(crate) fn has_lifetime(&self) -> bool {
        fn within(tokens: TokenStream) -> bool {
            let mut after_quote = false;
            tokens.into_iter().any(|token| {
                let is_name = std::mem::replace(&mut after_quote, false);
                match token {
                    TokenTree::Group(group) => within(group.stream()),
                    TokenTree::Punct(mark) => {
                        after_quote = mark.as_char() == '\'';
                        false
                    }
                    TokenTree::Ident(name) => is_name && name != "static",
                    TokenTree::Literal(_) => false,
                }
            })
        }
        within(self.ty.to_token_stream())
    }
}

impl Form {
    /// The flow's name in logs: the type's or the module's.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Module(name) => name.unraw().to_string(),
            Self::Impl(header) => match last_name(&header.ty) {
                Some(name) => name.unraw().to_string(),
                None => header.ty.to_token_stream().to_string(),
            },
        }
    }
}

/// The last name of a type's path: `Payload` for `flowkit::Payload<Form>`.
pub(crate) fn last_name(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
        _ => None,
    }
}

impl Header {
    pub(super) fn parse(item: &TokenStream, faults: &mut Faults) -> Option<Self> {
        let mut tokens: Vec<TokenTree> = item.clone().into_iter().collect();
        let braces = match tokens.last() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                Some(group.clone())
            }
            _ => None,
        };
        if braces.is_some() {
            tokens.pop();
        }
        let tokens: TokenStream = tokens.into_iter().collect();
        let has_braces = braces.is_some();
        let parse = |input: ParseStream<'_>| {
            let parsed = kind(input, has_braces);
            // Takes what a fault left unread. syn would report it as "unexpected token".
            input.parse::<TokenStream>().map(|_| parsed)
        };
        let (attributes, form) = match parse.parse2(tokens.clone()) {
            Ok(Ok(parsed)) => parsed,
            Ok(Err(fault)) => {
                faults.push(*fault);
                return None;
            }
            Err(error) => {
                faults.push_syn(&error);
                return None;
            }
        };
        if let Some(again) = attributes
            .iter()
            .find(|attribute| is_named(attribute, "flow"))
        {
            faults.push(
                Fault::at(again, "`#[flow]` is there twice")
                    .help("one block is one flow: remove one of them"),
            );
            return Some(Self {
                tokens: without_flow(&attributes, tokens),
                attributes,
                form,
                braces: braces?,
            });
        }
        Some(Self {
            attributes,
            form,
            tokens,
            braces: braces?,
        })
    }
}

/// The tokens without a second `#[flow]`. It would report the same faults once more.
fn without_flow(attributes: &[Attribute], tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = tokens.chunks(2);
    let mut kept = Vec::new();
    for (attribute, pair) in attributes.iter().zip(rest.by_ref()) {
        if !is_named(attribute, "flow") {
            kept.extend_from_slice(pair);
        }
    }
    kept.into_iter().chain(rest.flatten().cloned()).collect()
}

/// Whether the attribute is called so, by whatever path.
pub(super) fn is_named(attribute: &Attribute, name: &str) -> bool {
    attribute
        .path()
        .segments
        .last()
        .is_some_and(|last| last.ident == name)
}

type Parsed = Result<(Vec<Attribute>, Form), Box<Fault>>;

fn kind(input: ParseStream<'_>, has_braces: bool) -> Parsed {
    let wrong = |error: syn::Error| Box::new(Fault::at_span(error.span(), error.to_string()));
    let attributes = input.call(Attribute::parse_outer).map_err(wrong)?;
    let ahead = input.fork();
    let _ = ahead.parse::<Visibility>();
    let _ = ahead.parse::<Option<Token![unsafe]>>();
    if ahead.peek(Token![mod]) {
        return Ok((attributes, module(input, has_braces)?));
    }
    if ahead.peek(Token![impl]) {
        return Ok((attributes, implementation(input)?));
    }
    let word = first_word(input);
    let kind = match word.as_str() {
        "struct" | "enum" | "union" => {
            "put it on the type's `impl` block, among whose methods the handlers are"
        }
        "fn" | "async" => {
            "a single function is marked by `#[flow_screen(…)]`, inside the block that has `#[flow]`"
        }
        "trait" => {
            "put it on the `impl` block of the type that answers; a trait has no state to answer from"
        }
        _ => {
            "put it on an `impl` block (`impl Clinic { … }`) or an inline module (`mod clinic { … }`)"
        }
    };
    let name = if word == "async" { "fn" } else { &word };
    let message = if name.is_empty() {
        "`#[flow]` does not go on this item".to_owned()
    } else {
        let article = if name.starts_with('e') { "an" } else { "a" };
        format!("`#[flow]` does not go on {article} `{name}`")
    };
    let rest: TokenStream = input.parse().unwrap_or_default();
    Err(Box::new(Fault::at(&rest, message).help(kind)))
}

fn module(input: ParseStream<'_>, has_braces: bool) -> Result<Form, Box<Fault>> {
    let wrong = |error: syn::Error| Box::new(Fault::at_span(error.span(), error.to_string()));
    input.parse::<Visibility>().map_err(wrong)?;
    let _ = input.parse::<Option<Token![unsafe]>>();
    input.parse::<Token![mod]>().map_err(wrong)?;
    let name = Ident::parse_any(input).map_err(wrong)?;
    if !has_braces {
        return Err(Box::new(
            Fault::at(
                &name,
                format!("`#[flow]` cannot see into the file of `mod {name};`"),
            )
            .help(format!(
                "write the module where it is declared: `mod {name} {{ … }}`"
            ))
            .help("or put `#[flow]` on an `impl` block, which may stand in any file"),
        ));
    }
    Ok(Form::Module(name))
}

fn implementation(input: ParseStream<'_>) -> Result<Form, Box<Fault>> {
    let wrong = |error: syn::Error| Box::new(Fault::at_span(error.span(), error.to_string()));
    if let Ok(Some(word)) = input.parse::<Option<Token![unsafe]>>() {
        return Err(Box::new(
            Fault::at(&word, "the `impl` block of a flow cannot be `unsafe`")
                .help("remove `unsafe`"),
        ));
    }
    input.parse::<Token![impl]>().map_err(wrong)?;
    let mut generics = if input.peek(Token![<]) && !input.peek2(Token![<]) {
        input.parse::<Generics>().map_err(wrong)?
    } else {
        Generics::default()
    };
    let ahead = input.fork();
    let negative = ahead.parse::<Option<Token![!]>>().ok().flatten();
    let ty: Type = ahead.parse().map_err(wrong)?;
    if negative.is_some() || ahead.peek(Token![for]) {
        let name = ty.to_token_stream().to_string().replace(' ', "");
        return Err(Box::new(
            Fault::at(
                &ty,
                format!("`#[flow]` does not go on the implementation of a trait, here `{name}`"),
            )
            .help("put the handlers into an `impl` block of the type itself: `impl Clinic { … }`"),
        ));
    }
    let ty: Type = input.parse().map_err(wrong)?;
    generics.where_clause = input.parse().map_err(wrong)?;
    Ok(Form::Impl(Box::new(ImplHeader { generics, ty })))
}

/// The word that says what kind of item it is.
fn first_word(input: ParseStream<'_>) -> String {
    let ahead = input.fork();
    let _ = ahead.parse::<Visibility>();
    let _ = ahead.parse::<Option<Token![unsafe]>>();
    let rest: TokenStream = ahead.parse().unwrap_or_default();
    let mut words = rest.into_iter();
    match words.next() {
        // `const fn` and `extern "C" fn` are functions, `const N: u8` and `extern "C" { … }` are not.
        Some(TokenTree::Ident(word)) if word == "const" || word == "extern" => {
            let is_fn = words
                .take(2)
                .any(|token| matches!(token, TokenTree::Ident(next) if next == "fn"));
            if is_fn {
                "fn".to_owned()
            } else {
                word.to_string()
            }
        }
        Some(TokenTree::Ident(word)) => word.to_string(),
        _ => String::new(),
    }
}
