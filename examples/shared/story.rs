//! The walk in print: what was shown, what was sent, what came back, and how long it took.

use std::fmt::Display;
use std::io::{self, Write};
use std::time::Duration;

use flowkit::client::{Action, Deed, Object, Outcome, Step, VirtualPhone};
use serde_json::Value;

use crate::paint::Paint;

/// Where a line of pairs is broken, in characters.
const WIDTH: usize = 88;

/// How many options of a list are printed.
const OPTIONS: usize = 4;

/// Prints a walk, step by step.
#[derive(Debug)]
pub struct Story<'a, W> {
    out: &'a mut W,
    paint: Paint,
    order: &'static [&'static str],
    number: usize,
}

impl<'a, W: Write> Story<'a, W> {
    /// A story to print here. JSON objects have no order, so the keys that should come first are named.
    pub fn new(out: &'a mut W, paint: Paint, order: &'static [&'static str]) -> Self {
        Self {
            out,
            paint,
            order,
            number: 0,
        }
    }

    /// Begins a step.
    ///
    /// # Errors
    /// Those of the writer, as everywhere here.
    pub fn title(&mut self, text: &str) -> io::Result<()> {
        self.number += 1;
        let number = format!("{:>2}", self.number);
        writeln!(
            self.out,
            "\n{}  {}",
            self.paint.cyan(number),
            self.paint.bold(text)
        )
    }

    /// The last step of a phone. What the screen held before is not printed again.
    /// The booleans, which only switch fields on, are left out.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn last_step(&mut self, phone: &VirtualPhone, before: &Object) -> io::Result<()> {
        match phone.transcript().last() {
            Some(step) => self.step(step, before),
            None => Ok(()),
        }
    }

    fn step(&mut self, step: &Step, before: &Object) -> io::Result<()> {
        match step.deed {
            Deed::Navigated => self.sent("navigate", &step.payload)?,
            Deed::Completed => self.sent("complete", &step.payload)?,
            Deed::Sent(Action::Back) => self.sent("back", &step.payload)?,
            _ => self.sent(step.screen.as_deref().unwrap_or("INIT"), &step.payload)?,
        }
        match &step.outcome {
            Outcome::Shown {
                screen,
                error_message,
                ..
            } if step.deed == Deed::Navigated => {
                self.received(screen, None)?;
                self.refused(error_message.as_deref())
            }
            Outcome::Shown {
                screen,
                data,
                error_message,
            } => {
                self.received(screen, Some(step.elapsed))?;
                self.data(data, before)?;
                self.refused(error_message.as_deref())
            }
            Outcome::Completed { params } => {
                self.received(&self.paint.green("SUCCESS"), Some(step.elapsed))?;
                self.data(params, before)
            }
            Outcome::Closed => self.received("closed", Some(step.elapsed)),
            // A failed step is an error of the walk, which says so itself; so is any other end.
            _ => self.received(&self.paint.red("failed"), Some(step.elapsed)),
        }
    }

    /// A request outside of a session.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn exchange(
        &mut self,
        what: &str,
        payload: &Object,
        answer: &str,
        time: Duration,
    ) -> io::Result<()> {
        self.sent(what, payload)?;
        self.received(&self.paint.green(answer), Some(time))
    }

    /// A remark.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn remark(&mut self, text: impl Display) -> io::Result<()> {
        writeln!(self.out, "    {}", self.paint.dim(text))
    }

    fn sent(&mut self, what: &str, payload: &Object) -> io::Result<()> {
        write!(self.out, "    {} {what}", self.paint.dim("→"))?;
        let mut column = WIDTH;
        for (key, value) in self.in_order(payload) {
            let value = plain(value, ", ");
            let width = key.chars().count() + value.chars().count() + 4;
            if column + width > WIDTH {
                write!(self.out, "\n        ")?;
                column = 0;
            } else {
                write!(self.out, "  ")?;
            }
            column += width;
            write!(
                self.out,
                "{} {value}",
                self.paint.dim(format_args!("{key}:"))
            )?;
        }
        writeln!(self.out)
    }

    fn received(&mut self, what: &str, time: Option<Duration>) -> io::Result<()> {
        let time = time
            .map(|time| format!("  {}", milliseconds(time)))
            .unwrap_or_default();
        writeln!(
            self.out,
            "    {} {what}{}",
            self.paint.dim("←"),
            self.paint.dim(time)
        )
    }

    fn refused(&mut self, text: Option<&str>) -> io::Result<()> {
        match text {
            Some(text) => writeln!(
                self.out,
                "        {}",
                self.paint.red(format_args!("! {text}"))
            ),
            None => Ok(()),
        }
    }

    fn data(&mut self, data: &Object, before: &Object) -> io::Result<()> {
        for (key, value) in self.in_order(data) {
            let is_empty = *value == "" || value.as_object().is_some_and(Object::is_empty);
            if before.get(key) == Some(value) || value.is_boolean() || is_empty {
                continue;
            }
            let text = match value {
                Value::Array(options) => self.options(options),
                other => plain(other, "\n"),
            };
            let key = self.paint.dim(format_args!("{key:<12}"));
            let mut lines = text.lines();
            writeln!(
                self.out,
                "        {key} {}",
                lines.next().unwrap_or_default()
            )?;
            for line in lines {
                writeln!(self.out, "        {:<12} {line}", "")?;
            }
        }
        Ok(())
    }

    /// The titles of a list; what cannot be chosen stands in brackets.
    fn options(&self, options: &[Value]) -> String {
        let shown = options.iter().take(OPTIONS).map(|option| {
            let title = plain(option, ", ");
            match option.get("enabled") {
                Some(Value::Bool(false)) => self.paint.dim(format_args!("({title})")),
                _ => title,
            }
        });
        let mut text = shown.collect::<Vec<_>>().join(" · ");
        if let Some(more) = options.len().checked_sub(OPTIONS).filter(|more| *more > 0) {
            text.push_str(&self.paint.dim(format_args!(" and {more} more")));
        }
        text
    }

    fn in_order<'o>(&self, object: &'o Object) -> Vec<(&'o String, &'o Value)> {
        let place = |key: &str| self.order.iter().position(|known| *known == key);
        let mut members: Vec<_> = object.iter().collect();
        members.sort_by_key(|(key, _)| place(key).unwrap_or(self.order.len()));
        members
    }
}

/// A text without its quotes, a list item by item, an object by its title or by its members, with this between them.
fn plain(value: &Value, between: &str) -> String {
    let inner = |value| plain(value, ", ");
    match value {
        Value::String(text) if text.trim().is_empty() => format!("{text:?}"),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(inner).collect::<Vec<_>>().join(" · "),
        Value::Object(members) => {
            let mut title = ["title", "main-content", "file_name"].iter();
            if let Some(title) = title.find_map(|key| members.get(*key)) {
                return inner(title);
            }
            let members = members.iter();
            let members = members.map(|(key, member)| format!("{key}: {}", inner(member)));
            members.collect::<Vec<_>>().join(between)
        }
        other => other.to_string(),
    }
}

/// A time for people to read.
#[must_use]
pub fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
