//! The arguments of `#[flow(…)]`.

use std::fmt::Write as _;

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{LitStr, Path, Token, Type, token};

use super::lists::{self, Rename, ScreenList};
use super::skip_to_comma;
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
    /// `dates = chrono`, as the name of the type in `flowkit::dates`
    pub(crate) dates: Option<Ident>,
    /// `rename("JOIN,NOW" = JoinNowTwo)`
    pub(crate) renames: Vec<Rename>,
    /// `strict`
    pub(crate) strict: Option<Ident>,
    /// `frozen`
    pub(crate) frozen: Option<Ident>,
}

const KNOWN: [&str; 8] = [
    "screens", "state", "init", "dates", "crate", "rename", "strict", "frozen",
];
const FILE_HELP: &str =
    "the Flow JSON stands in quotes, without a name: `#[flow(\"flows/appointment.json\")]`";

impl FlowArgs {
    /// Reads `["file.json"] [, screens = name] [, screens(A => [B], B)] [, state = Type] [, init = never]
    /// [, crate = path] [, rename(SCREEN = TypeName, …)] [, strict] [, frozen]`, in any order; reports every argument
    /// that is wrong.
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
        args.about_the_file(faults);
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

    /// `strict` and `frozen` say how the Flow JSON is judged.
    fn about_the_file(&self, faults: &mut Faults) {
        let words = [&self.strict, &self.frozen];
        if self.file.is_none() && self.list.is_some() {
            for word in words.into_iter().flatten() {
                faults.push(
                    Fault::at(
                        word,
                        format!(
                            "`{word}` says how the Flow JSON is judged, and this flow names none"
                        ),
                    )
                    .help("remove it"),
                );
            }
        } else if let (Some(strict), Some(_)) = (&self.strict, &self.frozen) {
            faults.push(
                Fault::at(
                    strict,
                    "`strict` has nothing to say about a `frozen` version, which is not judged",
                )
                .help("remove one of them"),
            );
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
        if input.peek(Token![!]) {
            faults.push(macro_for_path(&name));
            skip_to_comma(input);
            return Ok(());
        }
        match name.to_string().as_str() {
            "screens" if input.peek(token::Paren) => {
                let list = ScreenList {
                    word: name.clone(),
                    entries: lists::entries(input, faults)?,
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
            "dates" => self.dates(input, &name, faults)?,
            "crate" => self.krate(input, &name, faults)?,
            "rename" => self.rename(input, &name, faults)?,
            "strict" => word(&mut self.strict, input, name, faults),
            "frozen" => word(&mut self.frozen, input, name, faults),
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

    fn dates(
        &mut self,
        input: ParseStream<'_>,
        name: &Ident,
        faults: &mut Faults,
    ) -> syn::Result<()> {
        let word: Ident = value(input, name, "`chrono`, `jiff` or `text`", "dates = chrono")?;
        let ty = match word.to_string().as_str() {
            "chrono" => "Chrono",
            "jiff" => "Jiff",
            "text" => "Text",
            other => {
                let message = format!("`dates` can be `chrono`, `jiff` or `text`, not `{other}`");
                let nearest = flowkit_json::nearest(other, ["chrono", "jiff", "text"]);
                let help = "each takes the feature of flowkit that is called so, but for `text`";
                faults.push(Fault::at(&word, message).nearest_or(nearest, || help.to_owned()));
                return Ok(());
            }
        };
        let ty = Ident::new(ty, word.span());
        once(&mut self.dates, ty, name, faults);
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
        let renames = lists::renames(input)?;
        if !self.renames.is_empty() {
            faults.push(
                Fault::at(name, "`rename` is there twice").help("put all names into one list"),
            );
        }
        self.renames.extend(renames);
        Ok(())
    }
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

/// An argument that is one word.
fn word(slot: &mut Option<Ident>, input: ParseStream<'_>, name: Ident, faults: &mut Faults) {
    if !input.is_empty() && !input.peek(Token![,]) {
        faults.push(
            Fault::at(
                &name,
                format!("`{name}` is a word of its own, without a value"),
            )
            .help(format!("write `{name}`, or leave it out")),
        );
        skip_to_comma(input);
    }
    once(slot, name.clone(), &name, faults);
}

fn once<T>(slot: &mut Option<T>, value: T, name: &Ident, faults: &mut Faults) {
    if slot.is_some() {
        faults.push(Fault::at(name, format!("`{name}` is there twice")).help("remove one of them"));
    } else {
        *slot = Some(value);
    }
}

/// `concat!(env!("OUT_DIR"), "/flow.json")`
fn macro_for_path(name: &Ident) -> Fault {
    let message = format!(
        "`{name}!` is not expanded here: the path of the Flow JSON is plain text in quotes"
    );
    Fault::at(name, message)
        .help("a file that the build script writes is `#[flow(\"$OUT_DIR/flow.json\")]`")
        .help("any other is named from the crate's root, where its Cargo.toml is: `#[flow(\"flows/appointment.json\")]`")
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
