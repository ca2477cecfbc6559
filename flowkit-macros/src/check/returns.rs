//! Does what a handler returns name the screen that it leaves? What has an own message here is written as it should be,
//! so that rustc, which would find fault with the body or say the same again for the dispatch, stays silent.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{GenericArgument, PathArguments, PathSegment, ReturnType, Type};

use super::{Answers, written};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults, ends_of};
use crate::input::{RawHandler, last_name};
use crate::model::{Model, Screen};

/// What the check found.
pub(super) struct Returns {
    /// The type; `None`, with a fault, if there is none that could be called for.
    pub(super) ty: Option<Type>,
    /// The return type as it should be, where it is at fault.
    pub(super) repaired: Option<TokenStream>,
}

impl Returns {
    fn nothing() -> Self {
        Self {
            ty: None,
            repaired: None,
        }
    }
}

pub(super) fn check(
    raw: &RawHandler,
    answers: Option<Answers>,
    args: &FlowArgs,
    model: &Model,
    faults: &mut Faults,
) -> Returns {
    let signature = &raw.signature;
    let name = &signature.ident;
    let ty = match &signature.output {
        ReturnType::Default if answers == Some(Answers::ErrorNotification) => {
            return Returns {
                ty: Some(unit(name)),
                repaired: None,
            };
        }
        ReturnType::Default => {
            faults.push(nothing(name, answers, model));
            return Returns::nothing();
        }
        ReturnType::Type(_, ty) => &**ty,
    };
    if let Type::ImplTrait(_) = ty {
        let help = if written(ty).contains("Future") {
            "write it as `async fn`, with what the future gives as the return type"
        } else {
            "name it: `flowkit::Result<Next<…>>`"
        };
        faults.push(Fault::at(ty, "the return type of a handler must be named").help(help));
        return Returns::nothing();
    }
    let before = faults.len();
    if let Some(error) = stays_on_its_thread(ty) {
        let message = format!(
            "only the error is wrong here: `{}` may not leave its thread, and handlers change theirs",
            written(error)
        );
        faults.push(Fault::at(error, message).help(
            "write `Box<dyn Error + Send + Sync>`, or return `flowkit::Result<Next<…>>`, which takes nearly every error by `?`",
        ));
    }
    let expected = Expected {
        answers,
        args,
        model,
    };
    let repaired = match answers {
        // A handler with a misspelt screen leaves an unknown one, and a handler for ERROR leaves none.
        None | Some(Answers::ErrorNotification) => None,
        Some(_) => expected.repair(ty, faults),
    };
    Returns {
        ty: (faults.len() == before).then(|| ty.clone()),
        repaired,
    }
}

fn nothing(name: &Ident, answers: Option<Answers>, model: &Model) -> Fault {
    let leaves = answers.map_or_else(|| "…".to_owned(), |answers| answers.leaves(model));
    let fault = Fault::at(
        name,
        format!("handler `{name}` returns nothing, so the phone would wait in vain"),
    );
    fault.help(format!(
        "let it return what comes next: `-> flowkit::Result<Next<screens::{leaves}>>`"
    ))
}

struct Expected<'e> {
    answers: Option<Answers>,
    args: &'e FlowArgs,
    model: &'e Model,
}

impl Expected<'_> {
    /// The type as it should be, if a fault was found in it.
    fn repair(&self, ty: &Type, faults: &mut Faults) -> Option<TokenStream> {
        let before = faults.len();
        let repaired = if let Some(next) = named(ty, "Next") {
            let fault = Fault::at(
                ty,
                "a handler returns a `Result`, because making an answer can fail",
            );
            let inner = self
                .leaves_of(next)
                .map_or_else(|| written(ty), |ty| format!("Next<{ty}>"));
            faults.push(fault.help(format!(
                "write `Result<{inner}>`, with `use flowkit::prelude::*`"
            )));
            let next = self.next(ty, next, faults);
            let krate = self.krate();
            quote!(#krate::Result<#next>)
        } else {
            let (result, inner) = of_result(ty)?;
            let next = self.next(inner, named(inner, "Next")?, faults);
            replaced(ty, result, &next)
        };
        (faults.len() > before).then_some(repaired)
    }

    /// `Next<…>` as it should be; `segment` is its `Next`.
    fn next(&self, ty: &Type, segment: &PathSegment, faults: &mut Faults) -> TokenStream {
        let (leaves, place) = match only_type(&segment.arguments) {
            Some(leaves) => (Some(leaves), ends_of(leaves).0),
            None => (None, segment.ident.span()),
        };
        let fault = match (leaves, &segment.arguments) {
            (Some(leaves), _) => last_name(leaves).and_then(|name| self.misnamed(name)),
            (None, PathArguments::None) => Some(self.without(&segment.ident)),
            (None, _) => None,
        };
        let Some(fault) = fault else {
            return ty.to_token_stream();
        };
        faults.push(fault);
        let (krate, module) = (self.krate(), self.module(place));
        let leaves = self.answers.map(|answers| answers.leaves(self.model));
        let leaves = crate::expand::ident(&leaves.unwrap_or_default());
        quote_spanned!(place=> #krate::Next<#module::#leaves>)
    }

    /// `Next` without the screen.
    fn without(&self, next: &Ident) -> Fault {
        let ty = self.leaves();
        Fault::at(next, "`Next` says which screen its handler leaves")
            .help(format!("write `Next<{ty}>`"))
    }

    /// What the user took for the type of a screen, if it is an id or a name that another type has.
    fn misnamed(&self, name: &Ident) -> Option<Fault> {
        let text = name.to_string();
        let fault = |message: String| Some(Fault::at(name, message));
        let screens = &self.model.screens;
        if screens.iter().any(|screen| screen.names.ty == text) {
            return None;
        }
        if let Some(screen) = screens.iter().find(|screen| is_spared(screen, &text)) {
            let ty = &screen.names.ty;
            return fault(spared(screen, &text))
                .map(|fault| fault.help(format!("write `Next<{}>`", self.path(ty))));
        }
        let write = |ty: &str| format!("write `Next<{}>`", self.path(ty));
        let by_id = screens
            .iter()
            .find(|screen| screen.id == text || screen.names.constant == text);
        if let Some((screen, what)) = companion(screens, &text) {
            return fault(format!(
                "`{text}` is {what} screen `{}`; what a handler leaves is the type of a screen",
                screen.id
            ))
            .map(|fault| fault.help(format!("write `Next<{}>`", self.leaves())));
        }
        if text == "INIT" && (by_id.is_none() || self.answers == Some(Answers::Init)) {
            let message =
                "`INIT` is what the phone asks for; what its handler leaves is the type `Init`";
            return fault(message.to_owned()).map(|fault| fault.help(write("Init")));
        }
        let by_id = by_id?;
        let ty = &by_id.names.ty;
        fault(format!(
            "`{text}` is the screen as a value; as a type it is `{ty}`"
        ))
        .map(|fault| fault.help(write(ty)))
    }

    fn leaves_of(&self, segment: &PathSegment) -> Option<String> {
        let leaves = only_type(&segment.arguments)?;
        match last_name(leaves).and_then(|name| self.misnamed(name)) {
            Some(_) => Some(self.leaves()),
            None => Some(written(leaves)),
        }
    }

    fn leaves(&self) -> String {
        let leaves = self.answers.map(|answers| answers.leaves(self.model));
        self.path(&leaves.unwrap_or_default())
    }

    fn path(&self, ty: &str) -> String {
        let module = self.module(Span::call_site());
        format!("{module}::{ty}")
    }

    fn module(&self, place: Span) -> Ident {
        let module = self.args.module.clone();
        let mut module = module.unwrap_or_else(|| Ident::new("screens", Span::call_site()));
        module.set_span(module.span().located_at(place));
        module
    }

    fn krate(&self) -> TokenStream {
        match &self.args.krate {
            None => quote!(::flowkit),
            Some(path) => quote!(#path),
        }
    }
}

/// The screen whose form, update or parameters are called so, and which of them that is.
fn companion<'s>(screens: &'s [Screen], name: &str) -> Option<(&'s Screen, &'static str)> {
    let kinds = [
        ("Form", "the form of"),
        ("Update", "the update of"),
        ("Params", "the parameters of"),
    ];
    kinds.into_iter().find_map(|(suffix, what)| {
        let short = name.strip_suffix(suffix)?;
        let mut of_screen = screens.iter();
        Some((of_screen.find(|screen| screen.names.ty == short)?, what))
    })
}

/// Whether the type of this screen would be called `name`, were that not the name of another type.
pub(super) fn is_spared(screen: &Screen, name: &str) -> bool {
    // These are in `screens` besides the screens.
    if matches!(name, "Init" | "AnyScreen") {
        return false;
    }
    let short = screen.names.ty.strip_suffix("Screen");
    short == Some(name) && flowkit_json::types::is_reserved(name)
}

/// Why the type of a screen is not called so.
pub(super) fn spared(screen: &Screen, name: &str) -> String {
    format!(
        "the type of screen `{}` is `{}`, because `{name}` is a name of Rust's or flowkit's own",
        screen.id, screen.names.ty
    )
}

/// The last segment of a path, if it is called so.
fn named<'t>(ty: &'t Type, name: &str) -> Option<&'t PathSegment> {
    let Type::Path(path) = ty else {
        return None;
    };
    path.path.segments.last().filter(|last| last.ident == name)
}

/// The segment `Result<T, …>` of a type, and its `T`.
fn of_result(ty: &Type) -> Option<(&PathSegment, &Type)> {
    let result = named(ty, "Result")?;
    let PathArguments::AngleBracketed(arguments) = &result.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some((result, inner)),
        _ => None,
    }
}

fn only_type(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    match (arguments.next(), arguments.next()) {
        (Some(GenericArgument::Type(inner)), None) => Some(inner),
        _ => None,
    }
}

/// `Result<T, …>` with another `T`.
fn replaced(ty: &Type, result: &PathSegment, inner: &TokenStream) -> TokenStream {
    let (Type::Path(path), PathArguments::AngleBracketed(arguments)) = (ty, &result.arguments)
    else {
        return ty.to_token_stream();
    };
    let mut path = path.path.clone();
    let more = arguments.args.iter().skip(1);
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::None;
    }
    quote!(#path<#inner #(, #more)*>)
}

/// The error of a `Result<_, Box<dyn Error>>` without `Send + Sync`, which is written often.
fn stays_on_its_thread(ty: &Type) -> Option<&Type> {
    let result = named(ty, "Result")?;
    let PathArguments::AngleBracketed(arguments) = &result.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter().skip(1);
    let (Some(GenericArgument::Type(error)), None) = (arguments.next(), arguments.next()) else {
        return None;
    };
    let boxed = named(error, "Box").and_then(|boxed| only_type(&boxed.arguments))?;
    let Type::TraitObject(object) = boxed else {
        return None;
    };
    let text = object.to_token_stream().to_string();
    let has = |word: &str| {
        text.split(|sign: char| !sign.is_alphanumeric())
            .any(|part| part == word)
    };
    (has("Error") && !(has("Send") && has("Sync"))).then_some(error)
}

fn unit(name: &Ident) -> Type {
    syn::parse_quote_spanned!(name.span()=> ())
}
