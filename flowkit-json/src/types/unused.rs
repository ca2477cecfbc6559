//! Types that nothing is of: planned for one payload, and then merged away with others.

use std::collections::{HashMap, HashSet};

use super::{Field, RustType, ScreenTypes, Sends, Struct};

/// Removes the structs and enums within that no field leads to.
pub(super) fn remove(screens: &mut [ScreenTypes]) {
    let mut reached: HashSet<String> = HashSet::new();
    let mut waiting: Vec<String> = Vec::new();
    for screen in screens.iter() {
        let sent = screen.form.iter().chain(&screen.params);
        let shown = std::iter::once(&screen.data).chain(&screen.update);
        let fields = shown.flat_map(|item| &item.fields);
        for field in fields.chain(sent.flat_map(fields_of)) {
            waiting.extend(name(&field.ty).map(str::to_owned));
        }
    }
    let nested = screens.iter().flat_map(|screen| &screen.nested);
    let nested: HashMap<&str, &Struct> = nested.map(|item| (item.name.as_str(), item)).collect();
    while let Some(next) = waiting.pop() {
        if !reached.contains(&next)
            && let Some(found) = nested.get(next.as_str())
        {
            let names = found.fields.iter().filter_map(|field| name(&field.ty));
            waiting.extend(names.map(str::to_owned));
        }
        reached.insert(next);
    }
    for screen in screens {
        screen
            .nested
            .retain(|nested| reached.contains(&nested.name));
        screen.ids.retain(|ids| reached.contains(&ids.name));
    }
}

fn fields_of(sends: &Sends) -> Vec<&Field> {
    match sends {
        Sends::Struct(item) => item.fields.iter().collect(),
        Sends::Enum(item) => {
            let variants = item.variants.iter();
            variants.flat_map(|variant| &variant.fields).collect()
        }
    }
}

/// The generated type within a type.
fn name(ty: &RustType) -> Option<&str> {
    match ty {
        RustType::Named(name) | RustType::Ids(name) => Some(name),
        RustType::Vec(inner) | RustType::Option(inner) => name(inner),
        _ => None,
    }
}
