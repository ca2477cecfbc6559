//! The names of the screens: as the user wishes, and no two alike.

use flowkit_json::Interface;
use flowkit_json::types::{self, Names, Types};
use syn::ext::IdentExt as _;

use super::{Model, Origin, fault_at_source};
use crate::args::{FlowArgs, Rename};
use crate::diag::{Fault, Faults};

impl Model {
    /// Decides the names of the screens' types and constants.
    pub(super) fn name(&mut self, args: &FlowArgs, faults: &mut Faults) {
        self.rename(&args.renames, faults);
        self.check_names(args, faults);
    }

    /// Plans the types of screens whose names are settled.
    pub(super) fn plan_types(
        &mut self,
        interface: &Interface<'_>,
        args: &FlowArgs,
        faults: &mut Faults,
    ) {
        let names: Vec<Names> = self
            .screens
            .iter()
            .map(|screen| screen.names.clone())
            .collect();
        self.types = Types::plan(interface, &names);
        for clash in &self.types.clashes {
            let message = format!(
                "{} and {} would both be called `{}`",
                clash.other, clash.what, clash.name
            );
            let screen = self.screens.iter().find(|screen| screen.id == clash.screen);
            let ty = screen.map(|screen| screen.names.ty.as_str());
            let help = format!(
                "name the type of one of the screens yourself: `rename(\"{}\" = {}Page)`",
                clash.screen,
                ty.unwrap_or("Screen")
            );
            let place = screen.and_then(|screen| screen.place.clone());
            faults.push(fault_at_source(args, message).place(place).help(help));
        }
        for advice in &self.types.advice {
            let place = match &self.origin {
                Origin::File { shown, .. } => format!("\n  --> {shown}:{}", advice.span.start()),
                Origin::List | Origin::Guess => String::new(),
            };
            let warning = format!("{}{place}\n  = help: {}", advice.message, advice.help);
            self.warnings.push(warning);
        }
    }

    /// Gives screens the type names that the user chose.
    fn rename(&mut self, renames: &[Rename], faults: &mut Faults) {
        for (index, Rename { screen: name, ty }) in renames.iter().enumerate() {
            if renames
                .iter()
                .take(index)
                .any(|earlier| earlier.screen.id == name.id)
            {
                let fault = Fault::at_span(
                    name.span(),
                    format!("screen `{}` is renamed twice", name.id),
                );
                faults.push(fault.help("remove one of them"));
            } else if ty == "Init" || ty == "AnyScreen" {
                let fault = Fault::at(
                    ty,
                    format!("`{ty}` is taken: `screens` has it beside the screens"),
                );
                faults.push(fault.help("choose another name"));
            } else if types::is_reserved(&ty.to_string()) {
                let fault = Fault::at(
                    ty,
                    format!(
                        "`{ty}` is a name of the standard or flowkit prelude, which `use screens::*` would hide"
                    ),
                );
                faults.push(fault.help(format!("choose another, such as `{ty}Screen`")));
            } else if let Some(screen) = self.screens.iter_mut().find(|screen| screen.id == name.id)
            {
                screen.names = Names::chosen(&ty.unraw().to_string());
            } else {
                let nearest = flowkit_json::nearest(&name.id, self.ids());
                let fault =
                    Fault::at_span(name.span(), format!("the flow has no screen `{}`", name.id));
                faults.push(fault.nearest_or(nearest, || self.all_screens()));
            }
        }
    }

    /// Reports screens that would get the same name, and gives them another, so that the rest compiles.
    fn check_names(&mut self, args: &FlowArgs, faults: &mut Faults) {
        let all: Vec<Names> = self
            .screens
            .iter()
            .map(|screen| screen.names.clone())
            .collect();
        let mut taken: Vec<(Names, String)> = Vec::new();
        for screen in &mut self.screens {
            let Names { ty, constant } = &screen.names;
            let clash = taken
                .iter()
                .find(|(other, _)| other.ty == *ty || other.constant == *constant);
            let message = if let Some((other, id)) = clash {
                let name = if other.ty == *ty { ty } else { constant };
                format!(
                    "the screens `{id}` and `{}` would both be called `{name}`",
                    screen.id
                )
            } else if constant == "FLOW_JSON" && args.file.is_some() {
                format!(
                    "screen `{}` would be called as the constant with the text of the Flow JSON",
                    screen.id
                )
            } else {
                taken.push((screen.names.clone(), screen.id.clone()));
                continue;
            };
            let free = (2_u32..).map(|number| Names::chosen(&format!("{ty}{number}")));
            let is_free = |names: &Names| {
                let substitutes = taken.iter().map(|(other, _)| other);
                let alike =
                    |other: &Names| other.ty == names.ty || other.constant == names.constant;
                !all.iter().chain(substitutes).any(alike)
            };
            let free = free.into_iter().find(is_free);
            let names = free.unwrap_or_else(|| screen.names.clone());
            let help = format!(
                "name its type yourself: `rename(\"{}\" = {})`",
                screen.id, names.ty
            );
            faults.push(
                fault_at_source(args, message)
                    .place(screen.place.clone())
                    .help(help),
            );
            taken.push((names.clone(), screen.id.clone()));
            screen.names = names;
        }
    }
}
