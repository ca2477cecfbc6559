//! Which components show.

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::flow_json::{FlowComponent, FlowScreen};
use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::scope::Scope;
use super::settings::Client;
use super::warning::Warning;

/// The components of a screen that show, in their order, with what is worth a warning. Forms, Ifs and Switches have no look
/// of their own and are not among them.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// Their places among the components of the screen.
    pub(crate) places: Vec<usize>,
    pub(crate) warnings: Vec<Warning>,
}

/// Finds the components that show.
///
/// # Errors
/// An expression that the phone cannot read.
pub(crate) fn shown(scope: &Scope<'_>, client: Client) -> Result<Shown, Box<Refusal>> {
    walk(scope, client, false)
}

/// Finds the components of the branches that Ifs and Switches have chosen, also those that are not visible, as the summary of
/// a completed flow does.
///
/// # Errors
/// An expression that the phone cannot read.
pub(crate) fn chosen(scope: &Scope<'_>, client: Client) -> Result<Vec<usize>, Box<Refusal>> {
    Ok(walk(scope, client, true)?.places)
}

fn walk(scope: &Scope<'_>, client: Client, with_invisible: bool) -> Result<Shown, Box<Refusal>> {
    let mut shown = Shown::default();
    if let Some((index, screen)) = scope
        .screen
        .and_then(|index| Some((index, scope.flow.screen(index)?)))
    {
        let walk = Walk {
            scope,
            client,
            with_invisible,
            index,
            screen,
        };
        walk.list(&screen.outermost, &mut shown)?;
    }
    Ok(shown)
}

struct Walk<'w, 'p> {
    scope: &'w Scope<'p>,
    client: Client,
    with_invisible: bool,
    index: usize,
    screen: &'p FlowScreen,
}

impl<'p> Walk<'_, 'p> {
    fn list(&self, places: &'p [usize], shown: &mut Shown) -> Result<(), Box<Refusal>> {
        for &at in places {
            let Some(component) = self.screen.components.get(at) else {
                continue;
            };
            match component.kind {
                Kind::Form => self.list(&component.children, shown)?,
                Kind::If => {
                    let branch = usize::from(!self.holds(at, component, shown)?);
                    self.branch(component, branch, shown)?;
                }
                Kind::Switch => {
                    if let Some(branch) = self.case(at, component)? {
                        self.branch(component, branch, shown)?;
                    }
                }
                _ if self.with_invisible => shown.places.push(at),
                _ => {
                    let visible = self.scope.is_not_false(component, "visible");
                    if visible.map_err(|failure| unreadable(self.scope, Some(at), &failure))? {
                        shown.places.push(at);
                    }
                }
            }
        }
        Ok(())
    }

    /// Shows what stands in one branch.
    fn branch(
        &self,
        component: &'p FlowComponent,
        branch: usize,
        shown: &mut Shown,
    ) -> Result<(), Box<Refusal>> {
        let components = &self.screen.components;
        for at in &component.children {
            if components
                .get(*at)
                .is_some_and(|child| child.branch == branch)
            {
                self.list(std::slice::from_ref(at), shown)?;
            }
        }
        Ok(())
    }

    /// Whether the condition of an If holds.
    fn holds(
        &self,
        at: usize,
        component: &FlowComponent,
        shown: &mut Shown,
    ) -> Result<bool, Box<Refusal>> {
        let text = match component
            .written("condition")
            .map(|condition| &condition.value)
        {
            Some(Value::String(text)) => text,
            Some(Value::Bool(condition)) => return Ok(*condition),
            _ => return Ok(false),
        };
        if !text.trim_start().starts_with('`') {
            return Ok(self.scope.condition(text));
        }
        let documented = self
            .scope
            .condition_in_backticks(text)
            .map_err(|failure| unreadable(self.scope, Some(at), &failure));
        if self.client == Client::WebExact {
            if !matches!(documented, Ok(false)) {
                shown.warnings.push(self.backticks(at));
            }
            return Ok(false);
        }
        let documented = documented?;
        if documented {
            shown.warnings.push(self.backticks(at));
        }
        Ok(documented)
    }

    fn backticks(&self, at: usize) -> Warning {
        Warning {
            rule: Rule::if_backtick_false,
            message: "the web client takes every condition in backticks for false and shows the `else`; write the \
                      condition without backticks, such as `${data.open} == true`"
                .to_owned(),
            place: self.scope.flow.place(self.index, Some(at)),
        }
    }

    /// The case of a Switch that shows.
    fn case(&self, at: usize, component: &'p FlowComponent) -> Result<Option<usize>, Box<Refusal>> {
        let value = self
            .scope
            .property(component, "value")
            .map_err(|failure| unreadable(self.scope, Some(at), &failure))?;
        let key = value.and_then(|value| match value.as_ref() {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(super::scope::text_of_number(number)),
            Value::Bool(value) => Some(value.to_string()),
            _ => None,
        });
        let place_of = |wanted: &str| component.cases.iter().position(|case| case == wanted);
        Ok(key
            .and_then(|key| place_of(&key))
            .or_else(|| place_of("default")))
    }
}

/// Works out the title of the screen that shows.
///
/// # Errors
/// An expression that the phone cannot read.
pub(crate) fn check_title(scope: &Scope<'_>) -> Result<(), Box<Refusal>> {
    let screen = scope.screen.and_then(|index| scope.flow.screen(index));
    match screen.map(|screen| scope.drawn(&screen.title)) {
        Some(Err(failure)) => Err(unreadable(scope, None, &failure)),
        _ => Ok(()),
    }
}

/// The refusal of an expression that the phone cannot read while it draws this component, or the screen itself.
pub(crate) fn unreadable(
    scope: &Scope<'_>,
    at: Option<usize>,
    failure: &flowkit_json::expression::Failure,
) -> Box<Refusal> {
    Box::new(Refusal {
        kind: RefusalKind::Expression,
        rule: Rule::expr_syntax_error_full_screen,
        check: "expression",
        message: failure.to_string(),
        place: scope.screen.and_then(|screen| scope.flow.place(screen, at)),
        sent: None,
    })
}

/// Whether a property, or a member of an item, holds an action.
pub(crate) fn is_action(name: &str) -> bool {
    name.starts_with("on-")
}
