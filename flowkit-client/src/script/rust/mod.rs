//! A script as a test in Rust.

mod code;
mod file;
mod steps;

use std::collections::BTreeMap;

use super::Script;
use super::step::{Act, Setting, Step};
use crate::phone::{Client, Platform, Stage};

use code::{Call, Code, json, text};

/// How a [`Script`] becomes a test.
///
/// ```
/// use flowkit_client::script::{RustTest, Script};
///
/// let script: Script = "open\nfill email zoe\ntap Send\nexpect completed {}".parse()?;
/// let test = RustTest::new("sends_an_address").phone("VirtualPhone::of(Newsletter)");
/// assert_eq!(
///     test.write(&script),
///     r#"#[tokio::test]
/// async fn sends_an_address() -> Result<(), Box<dyn std::error::Error>> {
///     let mut phone = VirtualPhone::of(Newsletter).open().await?;
///     phone.fill("email", "zoe")?;
///     phone.tap("Send").await?;
///     assert!(phone.completion().is_some());
///     Ok(())
/// }
/// "#
/// );
/// # Ok::<(), flowkit_client::script::ScriptError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RustTest {
    name: String,
    phone: String,
    client: String,
}

impl RustTest {
    /// A test of this name. What cannot stand in the name of a function becomes `_`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: code::function_name(name),
            phone: "phone()".to_owned(),
            client: "flowkit::client".to_owned(),
        }
    }

    /// The expression that makes the builder of the phone, such as `VirtualPhone::of(Clinic::default())`. Without this call it is
    /// `phone()`, a function that you write beside the test.
    #[must_use]
    pub fn phone(mut self, expression: impl Into<String>) -> Self {
        self.phone = expression.into();
        self
    }

    /// The path of this crate, `flowkit::client` without this call.
    #[must_use]
    pub fn client(mut self, path: impl Into<String>) -> Self {
        self.client = path.into();
        self
    }

    /// The test as code, formatted as rustfmt does it, with the `use` lines that it needs above it. It needs tokio, and
    /// `serde_json` where values are compared.
    ///
    /// What a replay checks, the test checks, but for the hash of a file.
    #[must_use]
    pub fn write(&self, script: &Script) -> String {
        let mut code = Code::default();
        let steps = self.begin(&mut code, script);
        for step in steps {
            steps::write(&mut code, step);
        }
        self.framed(code)
    }

    /// Makes the phone, and opens the flow where that is the first thing to do. Gives back the other steps.
    fn begin<'s>(
        &self,
        code: &mut Code,
        script: &'s Script,
    ) -> impl Iterator<Item = &'s Step> + use<'s> {
        let mut steps = script.steps().peekable();
        let mut calls = Vec::new();
        while let Some(Step::With(setting)) = steps.peek() {
            calls.push(set(code, setting));
            steps.next();
        }
        match steps.next_if(|step| matches!(step, Step::Act(Act::Open))) {
            Some(_) => calls.extend([Call::new("open", []), Call::awaited()]),
            None => calls.push(Call::new("in_chat", []).or_error()),
        }
        let is_used = steps.peek().is_some();
        let name = if is_used {
            "let mut phone = "
        } else {
            "let _phone = "
        };
        code.chain(name, &self.phone, calls);
        steps
    }

    /// What the code uses, by module.
    fn modules(&self, code: &Code) -> BTreeMap<String, Vec<&'static str>> {
        let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for path in code.used() {
            let (module, item) = path.rsplit_once("::").unwrap_or(("std", path));
            let module = match module.strip_prefix("client") {
                Some(within) => format!("{}{within}", self.client),
                None => module.to_owned(),
            };
            modules.entry(module).or_default().push(item);
        }
        modules
    }

    /// The code within its function, below what it uses.
    fn framed(&self, code: Code) -> String {
        let mut framed = String::new();
        let (mut std, mut others) = (String::new(), String::new());
        for (module, items) in self.modules(&code) {
            let group = match module.starts_with("std::") {
                true => &mut std,
                false => &mut others,
            };
            group.push_str(&match items.as_slice() {
                [item] => format!("use {module}::{item};\n"),
                items => format!("use {module}::{{{}}};\n", items.join(", ")),
            });
        }
        for group in [std, others] {
            if !group.is_empty() {
                framed.push_str(&group);
                framed.push('\n');
            }
        }
        framed.push_str("#[tokio::test]\n");
        framed.push_str(&format!(
            "async fn {}() -> Result<(), Box<dyn std::error::Error>> {{\n",
            self.name
        ));
        framed.push_str(&code.into_text());
        framed.push_str("    Ok(())\n}\n");
        framed
    }
}

impl Script {
    /// The script as a test in Rust, named `walk`, on the phone that a function `phone()` beside it makes:
    ///
    /// ```
    /// use flowkit_client::{VirtualPhone, VirtualPhoneBuilder};
    ///
    /// fn phone() -> VirtualPhoneBuilder {
    ///     // As a rule `VirtualPhone::of(Clinic::default())`, with your flow.
    ///     VirtualPhone::at("http://127.0.0.1:3000/clinic")
    /// }
    /// ```
    ///
    /// [`RustTest`] has another name, phone and path.
    #[must_use]
    pub fn to_rust(&self) -> String {
        RustTest::new("walk").write(self)
    }
}

/// The call that sets up the phone so.
fn set(code: &mut Code, setting: &Setting) -> Call {
    let variant = |code: &mut Code, kind: &'static str, name: &str| {
        code.uses(kind);
        let kind = kind.rsplit("::").next().unwrap_or_default();
        format!("{kind}::{name}")
    };
    match setting {
        Setting::Token(token) => Call::new("token", [text(token)]),
        Setting::TokenSignature(signature) => Call::new("token_signature", [text(signature)]),
        Setting::Today(day) => {
            let day = format!("{}.parse()?", text(&day.to_string()));
            Call::new("today", [day])
        }
        Setting::Platform(platform) => {
            let name = match platform {
                Platform::Android => "Android",
                Platform::Ios => "Ios",
                Platform::Web => "Web",
            };
            Call::new("platform", [variant(code, "client::phone::Platform", name)])
        }
        Setting::Client(client) => {
            let name = match client {
                Client::Documented => "Documented",
                Client::WebExact => "WebExact",
            };
            Call::new("client", [variant(code, "client::phone::Client", name)])
        }
        Setting::Stage(stage) => {
            let name = match stage {
                Stage::Published => "Published",
                Stage::Draft => "Draft",
                Stage::Preview => "Preview",
            };
            Call::new("stage", [variant(code, "client::phone::Stage", name)])
        }
        Setting::OpenedOn { screen, data } => {
            let data = serde_json::Value::Object(data.clone());
            match screen {
                Some(screen) => {
                    let data = json(code, &data);
                    Call::new("opened_on", [text(screen), data])
                }
                None => {
                    code.uses("client::phone::Opening");
                    code.bind("let data =", &text(&data.to_string()));
                    code.line("let data = serde_json::from_str(data)?;");
                    code.line("let opening = Opening::Navigate { screen: None, data };");
                    Call::new("opening", ["opening".to_owned()])
                }
            }
        }
        Setting::MessageId(id) => Call::new("message_id", [text(id)]),
        Setting::AdvertisedFlow(id) => Call::new("advertised_flow", [text(id)]),
    }
}
