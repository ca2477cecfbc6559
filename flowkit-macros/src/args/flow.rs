use std::fmt::Write as _;

use proc_macro2::{Group, Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{LitStr, Path, Token, Type, token};

use super::{ScreenName, skip_to_comma};
use crate::diag::{Fault, Faults};

/// The arguments of `#[flow(…)]`.
#[derive(Default)]
pub(crate) struct FlowArgs {
    /// `"flows/appointment.json"`
    pub(crate) file: Option<LitStr>,
    /// `screens(A => [B], B)`
    pub(crate) list: Option<ScreenList>,
    /// `screens = booking_screens`
    pub(crate) module: Option<Ident>,
    /// `state = Db`
    pub(crate) state: Option<Type>,
    /// Whether a state was meant but could not be read, which has been reported.
    pub(crate) state_malformed: bool,
    /// `init = never`
    pub(crate) init_never: Option<Ident>,
    /// `crate = ::wa`
    pub(crate) krate: Option<Path>,
    /// `rename("JOIN,NOW" = JoinNowTwo)`
    pub(crate) renames: Vec<Rename>,
}

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

const KNOWN: [&str; 5] = ["screens", "state", "init", "crate", "rename"];
const FILE_HELP: &str =
    "the Flow JSON stands in quotes, without a name: `#[flow(\"flows/appointment.json\")]`";

impl FlowArgs {
    /// Reads `["file.json"] [, screens = name] [, screens(A => [B], B)] [, state = Type] [, init = never]
    /// [, crate = path] [, rename(SCREEN = TypeName, …)]`, in any order; reports every argument that is wrong.
    pub(crate) fn parse(tokens: TokenStream, faults: &mut Faults) -> Self {
        let mut args = Self::default();
        let before = faults.len();
        let parse = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = args.argument(input, faults) {
                    faults.push_syn(&error);
                    skip_to_comma(input);
                }
                if !input.is_empty() && !input.peek(Token![,]) {
                    faults.push_syn(&input.error("expected a comma before the next argument"));
                    skip_to_comma(input);
                }
                let _ = input.parse::<Option<Token![,]>>();
            }
            Ok(())
        };
        if let Err(error) = parse.parse2(tokens) {
            faults.push_syn(&error);
        }
        args.file_or_list(before == faults.len(), faults);
        args
    }

    fn file_or_list(&self, well_formed: bool, faults: &mut Faults) {
        match (&self.file, &self.list) {
            // Whatever was wrong may have been meant as either.
            (None, None) if well_formed => faults.push(
                Fault::at_span(proc_macro2::Span::call_site(), "`#[flow]` needs to know the screens of the flow")
                    .help("name the Flow JSON: `#[flow(\"flows/appointment.json\")]`")
                    .help("or list the screens and where they lead: `#[flow(screens(SIGN_IN => [SIGN_UP], SIGN_UP))]`"),
            ),
            (Some(_), Some(list)) => faults.push(
                Fault::at(&list.word, "the screens come from the Flow JSON, so they cannot be listed as well")
                    .help("remove the file or `screens(…)`; `screens = name` would name the generated module"),
            ),
            _ => {}
        }
    }

    fn argument(&mut self, input: ParseStream<'_>, faults: &mut Faults) -> syn::Result<()> {
        if input.peek(LitStr) {
            let file: LitStr = input.parse()?;
            if self.file.is_some() {
                faults.push(
                    Fault::at(&file, "a flow has one Flow JSON; this is a second")
                        .help("remove one of them"),
                );
            } else {
                self.file = Some(file);
            }
            return Ok(());
        }
        if !input.peek(syn::Ident::peek_any) {
            return Err(input.error(format!(
                "expected the Flow JSON in quotes or one of {}",
                listed(&KNOWN)
            )));
        }
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "screens" if input.peek(token::Paren) => {
                let list = ScreenList {
                    word: name.clone(),
                    entries: entries(input, faults)?,
                };
                once(&mut self.list, list, &name, faults);
            }
            "screens" => {
                let module = value(
                    input,
                    &name,
                    "the name of a module",
                    "screens = booking_screens",
                )?;
                once(&mut self.module, module, &name, faults);
            }
            "state" => {
                self.state_malformed = self.state.is_none();
                let state = value(input, &name, "the type of the state", "state = Db")?;
                self.state_malformed = false;
                once(&mut self.state, state, &name, faults);
            }
            "init" => self.init(input, name, faults)?,
            "crate" => self.krate(input, &name, faults)?,
            "rename" => self.rename(input, &name, faults)?,
            unknown => {
                faults.push(unknown_argument(&name, unknown));
                skip_to_comma(input);
            }
        }
        Ok(())
    }

    fn init(
        &mut self,
        input: ParseStream<'_>,
        name: Ident,
        faults: &mut Faults,
    ) -> syn::Result<()> {
        let word: Ident = value(input, &name, "the word `never`", "init = never")?;
        if word == "never" {
            once(&mut self.init_never, name.clone(), &name, faults);
        } else {
            let help = "without `init = never` the flow needs a handler `#[flow_screen(INIT)]`";
            faults.push(
                Fault::at(&word, format!("`init` can only be `never`, not `{word}`")).help(help),
            );
        }
        Ok(())
    }

    fn krate(
        &mut self,
        input: ParseStream<'_>,
        name: &Ident,
        faults: &mut Faults,
    ) -> syn::Result<()> {
        let path = match string_in_value(input) {
            Some(text) => {
                let help = format!("write it without quotes: `crate = {text}`");
                faults.push(Fault::at(name, "`crate` takes a path, not a string").help(help));
                skip_to_comma(input);
                return Ok(());
            }
            None => {
                let wrong = |error| needs(&error, input, name, "a path", "crate = ::wa");
                input.parse::<Token![=]>().map_err(wrong)?;
                Path::parse_mod_style(input).map_err(wrong)?
            }
        };
        // The path is used from inside the generated module too, so it has to mean the same everywhere.
        let first = path
            .segments
            .first()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default();
        if path.leading_colon.is_none() && ["self", "super"].contains(&first.as_str()) {
            let help = "begin it with the name of a dependency (`crate = wa`) or with `crate::`";
            faults.push(
                Fault::at(
                    &path,
                    format!("a path from `{first}` means another thing in another module"),
                )
                .help(help),
            );
        } else {
            once(&mut self.krate, path, name, faults);
        }
        Ok(())
    }

    fn rename(
        &mut self,
        input: ParseStream<'_>,
        name: &Ident,
        faults: &mut Faults,
    ) -> syn::Result<()> {
        if !input.peek(token::Paren) {
            return Err(
                input.error("expected a list in brackets: `rename(JOIN_NOW = JoinNowPage)`")
            );
        }
        if !self.renames.is_empty() {
            faults.push(
                Fault::at(name, "`rename` is there twice").help("put all names into one list"),
            );
        }
        let group: Group = input.parse()?;
        let renames = Punctuated::<Rename, Token![,]>::parse_terminated_with;
        let renames = (|input: ParseStream<'_>| renames(input, one_rename)).parse2(group.stream());
        self.renames.extend(renames?);
        Ok(())
    }
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

/// `A => [B, C], B, C`
fn entries(input: ParseStream<'_>, faults: &mut Faults) -> syn::Result<Vec<ListEntry>> {
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

fn value<T: syn::parse::Parse>(
    input: ParseStream<'_>,
    name: &Ident,
    what: &str,
    example: &str,
) -> syn::Result<T> {
    let wrong = |error| needs(&error, input, name, what, example);
    input.parse::<Token![=]>().map_err(wrong)?;
    input.parse().map_err(wrong)
}

fn needs(
    error: &syn::Error,
    input: ParseStream<'_>,
    name: &Ident,
    what: &str,
    example: &str,
) -> syn::Error {
    // At the end syn would underline the whole attribute.
    let span = if input.is_empty() {
        name.span()
    } else {
        error.span()
    };
    syn::Error::new(span, format!("`{name}` takes {what}: `{example}`"))
}

fn string_in_value(input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    ahead.parse::<Token![=]>().ok()?;
    ahead.parse::<LitStr>().ok().map(|text| text.value())
}

fn once<T>(slot: &mut Option<T>, value: T, name: &Ident, faults: &mut Faults) {
    if slot.is_some() {
        faults.push(Fault::at(name, format!("`{name}` is there twice")).help("remove one of them"));
    } else {
        *slot = Some(value);
    }
}

fn unknown_argument(name: &Ident, text: &str) -> Fault {
    let fault = Fault::at(name, format!("`#[flow]` has no argument `{text}`"));
    match flowkit_json::nearest(text, KNOWN) {
        Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
        // `file = …`, `path = …`, `flows/appointment.json` without quotes.
        None => fault
            .help(FILE_HELP)
            .help(format!("besides it takes {}", listed(&KNOWN))),
    }
}

fn listed(names: &[&str]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        let _ = write!(text, "{separator}`{name}`");
    }
    text
}
