//! The same program twice: by `#[flow]`, and by hand against flowkit without its macros.

use std::fmt::Write as _;

use crate::flow::{id, ty};

/// What both do: every handler reads the form and shows the next screen.
fn handler(number: usize, screens: usize, edit: usize) -> String {
    let (here, next) = (ty(number), ty(number.saturating_add(1)));
    let name = id(number).to_lowercase();
    if number.saturating_add(1) == screens {
        return format!(
            "    async fn {name}(&self, form: {here}Form) -> Result<Next<{here}>> {{\n        \
             Next::complete(params! {{ name: form.full_name }})\n    }}\n"
        );
    }
    let edited = if number == 0 { edit } else { 0 };
    format!(
        r#"    async fn {name}(&self, form: {here}Form) -> Result<Next<{here}>> {{
        if form.full_name.trim().is_empty() {{
            return Next::error("Please tell us your name {edited}");
        }}
        if form.email.is_none() {{
            return Next::refresh({here}Update {{ hint: Some("We need an address".to_owned()), ..Default::default() }});
        }}
        Next::show({next} {{ greeting: form.full_name, fee: form.fee.unwrap_or_default(), ..{next}::EMPTY }})
    }}
"#
    )
}

const MAIN: &str = r#"
fn main() {
    let endpoint = Endpoint::builder().flow("/", Form).build();
    println!("{}", endpoint.is_ok());
}
"#;

/// The program by `#[flow]`.
pub(crate) fn by_macro(screens: usize, edit: usize) -> String {
    let mut text = String::from(
        "use flowkit::prelude::*;\nuse screens::*;\n\nstruct Form;\n\n#[flow(\"flow.json\")]\nimpl Form {\n    \
         #[flow_screen(INIT)]\n    async fn open(&self) -> Result<Next<Init>> {\n        Next::show(StepAa::EMPTY)\n    }\n",
    );
    for number in 0..screens {
        let _ = write!(
            text,
            "    #[flow_screen({})]\n{}",
            id(number),
            handler(number, screens, edit)
        );
    }
    text.push_str("}\n");
    text.push_str(MAIN);
    text
}

/// The program by hand, with the types that one would write for it.
pub(crate) fn by_hand(screens: usize, edit: usize) -> String {
    let mut text = String::from(
        "use flowkit::__private::{Answers, DataModel, FlowTable, Handler, ScreenEntry};\n\
         use flowkit::prelude::*;\nuse flowkit::*;\nuse serde::{Deserialize, Deserializer, Serialize};\n\nstruct Form;\n\
         pub enum Init {}\nimpl LeadsTo<StepAa> for Init {}\n\n",
    );
    text.push_str(EMPTY_AS_NONE);
    for number in 0..screens {
        text.push_str(&types(number, screens));
    }
    text.push_str("impl Form {\n    async fn open(&self) -> Result<Next<Init>> {\n        Next::show(StepAa::EMPTY)\n    }\n");
    for number in 0..screens {
        text.push_str(&handler(number, screens, edit));
    }
    text.push_str("}\n");
    text.push_str(&flow(screens));
    text.push_str(MAIN);
    text
}

/// What everybody writes once it has been learnt that a phone sends `""` for what was cleared.
const EMPTY_AS_NONE: &str = r#"
fn empty_as_none<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|text| !text.is_empty()))
}
fn null_as_false<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<bool, D::Error> {
    Ok(Option::<bool>::deserialize(from)?.unwrap_or_default())
}
"#;

fn neighbours(number: usize, screens: usize) -> Vec<usize> {
    let around = [number.checked_sub(1), Some(number), number.checked_add(1)];
    around
        .into_iter()
        .flatten()
        .filter(|other| *other < screens)
        .collect()
}

fn types(number: usize, screens: usize) -> String {
    let (ty, id) = (ty(number), id(number));
    let routes: String = neighbours(number, screens)
        .into_iter()
        .map(|other| format!("impl LeadsTo<{}> for {ty} {{}}\n", crate::flow::ty(other)))
        .collect();
    format!(
        r#"
/// Screen {id}.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct {ty} {{
    pub greeting: String,
    pub hint: String,
    pub cities: Vec<OptionItem>,
    pub has_cities: bool,
    pub fee: f64,
    pub person: {ty}Person,
}}
impl {ty} {{
    pub const EMPTY: Self = Self {{
        greeting: String::new(),
        hint: String::new(),
        cities: Vec::new(),
        has_cities: false,
        fee: 0.0,
        person: {ty}Person {{ first: None, last: None }},
    }};
}}
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct {ty}Person {{
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}}
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct {ty}Update {{
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greeting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cities: Option<Vec<OptionItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_cities: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<{ty}Person>,
}}
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct {ty}Form {{
    pub full_name: String,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub email: Option<String>,
    pub city: String,
    #[serde(default, deserialize_with = "empty_as_none")]
    pub day: Option<String>,
    #[serde(default, deserialize_with = "null_as_false")]
    pub news: bool,
    #[serde(default)]
    pub fee: Option<f64>,
}}
impl Screen for {ty} {{
    const ID: &'static str = "{id}";
}}
impl ScreenData for {ty} {{
    type Screen = Self;
}}
impl UpdateOf<{ty}> for {ty}Update {{}}
impl Stays for {ty} {{}}
impl<U: UpdateOf<{ty}>> StaysWith<U> for {ty} {{}}
impl StaysWithoutData for {ty} {{}}
{routes}"#
    )
}

fn flow(screens: usize) -> String {
    let entries: String = (0..screens)
        .map(|number| {
            let next: Vec<String> = neighbours(number, screens)
                .into_iter()
                .map(|other| format!("\"{}\"", id(other)))
                .collect();
            format!(
                "            ScreenEntry::new(\"{}\", &[{}], {}, DataModel::Declared {{ keys: &[\"greeting\", \"hint\", \
                 \"cities\", \"has_cities\", \"fee\", \"person\"], required: &[] }}),\n",
                id(number),
                next.join(", "),
                number == 0
            )
        })
        .collect();
    let handlers: String = (0..screens)
        .map(|number| {
            let index = number.saturating_add(1);
            let id = id(number);
            format!(
                "            Handler::new({index}, \"{}\", Answers::DataExchange(\"{id}\")),\n",
                id.to_lowercase()
            )
        })
        .collect();
    let calls: String = (0..screens)
        .map(|number| {
            let (index, name) = (number.saturating_add(1), id(number).to_lowercase());
            format!(
                "            {index} => self.{name}(exchange.data_as()?).await.into_answer(),\n"
            )
        })
        .collect();
    format!(
        r#"
impl Flow for Form {{
    const TABLE: &'static FlowTable = &FlowTable::new(
        "Form",
        &[
{entries}        ],
        &[
            Handler::new(0, "open", Answers::Init),
{handlers}        ],
        Some(include_str!("../flow.json")),
    );

    async fn call<'a>(&'a self, handler: u16, exchange: &'a DataExchange) -> std::result::Result<Answer, HandlerError> {{
        match handler {{
            0 => self.open().await.into_answer(),
{calls}            _ => Err(HandlerError::msg("no such handler")),
        }}
    }}
}}
"#
    )
}
