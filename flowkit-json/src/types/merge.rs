//! One shape for several that cannot be told apart.

use super::RustType;
use super::shape::{Shape, Slot};
use crate::interface::OwnValue;

/// All that any of the shapes sends; what not every one of them sends may be absent.
pub(super) fn merge(shapes: &[&Shape]) -> Shape {
    let mut shapes = shapes.iter();
    let Some(first) = shapes.next() else {
        return Shape {
            span: crate::read::Span::START,
            component: None,
            component_name: None,
            slots: Vec::new(),
        };
    };
    let mut merged = Shape::clone(first);
    for shape in shapes {
        for slot in &mut merged.slots {
            match shape.slots.iter().find(|other| other.key == slot.key) {
                Some(other) => slot.widen(other),
                None => slot.sometimes(),
            }
        }
        let new = shape.slots.iter().filter(|slot| {
            let known = |other: &Slot| other.key == slot.key;
            !merged.slots.iter().any(known)
        });
        let new: Vec<Slot> = new
            .map(|slot| {
                let mut slot = slot.clone();
                slot.sometimes();
                slot
            })
            .collect();
        merged.slots.extend(new);
    }
    merged
}

impl Slot {
    fn sometimes(&mut self) {
        self.may_be_absent = true;
        self.own = None;
        self.shown = false;
        self.constant = None;
        // Whether nothing was ticked or nothing was asked is two things now.
        self.consent = false;
    }

    fn widen(&mut self, other: &Self) {
        if self.constant != other.constant {
            self.constant = None;
        }
        self.shown &= other.shown;
        let was_sure = !self.may_be_absent;
        self.may_be_absent |= other.may_be_absent;
        // Of a value that one shape does not carry nothing is sure, and what may be empty in one may be so in both.
        self.own = match (self.own, other.own) {
            (own, None) if !other.may_be_absent => own,
            (None, own) if was_sure => own,
            (None, _) | (_, None) => None,
            (Some(OwnValue::Chosen), own) => own,
            (own, _) => own,
        };
        self.consent &= other.consent;
        if self.ty != other.ty {
            self.ty = wider(&self.ty, &other.ty);
        }
    }
}

/// A type that holds both.
pub(super) fn wider(one: &RustType, other: &RustType) -> RustType {
    let is_id = |ty: &RustType| matches!(ty, RustType::Ids(_) | RustType::OptionId);
    let is_text = |ty: &RustType| *ty == RustType::String || is_id(ty);
    let is_day = |ty: &RustType| *ty == RustType::Date;
    let is_number = |ty: &RustType| matches!(ty, RustType::F64 | RustType::I64 | RustType::Number);
    match (one, other) {
        (RustType::Vec(one), RustType::Vec(other)) => wider(one, other).list(),
        (RustType::Date, RustType::DateRange | RustType::DateOrRange)
        | (RustType::DateRange | RustType::DateOrRange, RustType::Date)
        | (RustType::DateRange, RustType::DateOrRange)
        | (RustType::DateOrRange, RustType::DateRange) => RustType::DateOrRange,
        (one, other) if one == other => one.clone(),
        (one, other) if is_id(one) && is_id(other) => RustType::OptionId,
        (one, other) if is_text(one) && is_text(other) => RustType::String,
        (one, other) if is_day(one) && is_text(other) || is_text(one) && is_day(other) => {
            RustType::String
        }
        (one, other) if is_number(one) && is_number(other) => RustType::Number,
        (one, other) if is_text(one) && is_number(other) || is_number(one) && is_text(other) => {
            RustType::String
        }
        _ => RustType::Json,
    }
}
