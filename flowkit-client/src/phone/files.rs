//! Files of a PhotoPicker or a DocumentPicker.

use flowkit_json::catalogue::Kind;
use serde_json::{Map, Value};

use super::flow_json::FlowComponent;
use super::{Effect, Impossible, Phone};
use crate::media::{
    self, File, PickerLimits, Upload, UploadFault, Uploaded, could_pick, counts, state_value,
};

/// The rows of a picker by its value; none for one that nobody touched.
pub(crate) fn files_of(value: Option<&Value>) -> Vec<Upload> {
    value.and_then(media::rows_in).unwrap_or_default()
}

impl Phone {
    /// Hands a file to the picker at this place of the screen that shows. It is a row at once, and on its way until
    /// [`uploaded`](Self::uploaded) says what came of that; a file that is too large fails at once. Gives back which row it is,
    /// counted from 0.
    ///
    /// # Errors
    /// [`Impossible`] when nobody could do it: there is no such picker, it is disabled or full, or does not offer such a file.
    pub fn attach(&mut self, at: usize, file: &File) -> Result<usize, Impossible> {
        self.usable(at)?;
        let Some(component) = self.component(at) else {
            return Err(self.takes_no(at, "file"));
        };
        let (limits, properties) = self
            .picker(component)
            .ok_or_else(|| self.takes_no(at, "file"))?;
        if !could_pick(component.kind, &properties, file.mime_type()) {
            return Err(Impossible::new(format!(
                "{} does not offer files of type {}",
                self.called(at),
                file.mime_type()
            )));
        }
        let mut rows = files_of(self.value(at));
        let counts = counts(&rows);
        if limits.may_add(counts) == 0 || !limits.shows_add_more(counts) {
            return Err(Impossible::new(format!(
                "{} is full: it takes {} files",
                self.called(at),
                limits.max
            )));
        }
        let file_length = u64::try_from(file.bytes().len()).unwrap_or(u64::MAX);
        let file_name = file.name().to_owned();
        rows.push(match limits.is_too_large(file_length) {
            true => Upload::Failed {
                file_name,
                file_length,
                fault: UploadFault::TooLarge,
            },
            false => Upload::Pending {
                file_name,
                file_length,
            },
        });
        let row = rows.len().saturating_sub(1);
        self.keep(at, Some(state_value(&rows)));
        self.settle();
        Ok(row)
    }

    /// Tells what came of an upload. A row that is gone, or not on its way, stays as it is.
    pub fn uploaded(
        &mut self,
        at: usize,
        row: usize,
        outcome: Result<Uploaded, UploadFault>,
    ) -> Vec<Effect> {
        let mut rows = files_of(self.value(at));
        if let Some(row) = rows.get_mut(row)
            && let Upload::Pending {
                file_name,
                file_length,
            } = row
        {
            *row = match outcome {
                Ok(uploaded) => Upload::Done(Box::new(uploaded)),
                Err(fault) => Upload::Failed {
                    file_name: std::mem::take(file_name),
                    file_length: *file_length,
                    fault,
                },
            };
            self.keep(at, Some(state_value(&rows)));
            self.settle();
        }
        self.take_effects()
    }

    /// Takes a row away, by its cross. With the last one the value becomes an empty list.
    ///
    /// # Errors
    /// [`Impossible`] when there is no such row, or a request is under way.
    pub fn remove_file(&mut self, at: usize, row: usize) -> Result<Vec<Effect>, Impossible> {
        self.usable(at)?;
        let mut rows = files_of(self.value(at));
        if row >= rows.len() {
            return Err(Impossible::new(format!(
                "{} has {} files",
                self.called(at),
                rows.len()
            )));
        }
        rows.remove(row);
        self.keep(at, Some(state_value(&rows)));
        self.settle();
        Ok(self.take_effects())
    }

    /// The limits of a picker of files, and its properties as they are drawn.
    pub(crate) fn picker(
        &self,
        component: &FlowComponent,
    ) -> Option<(PickerLimits, Map<String, Value>)> {
        if !matches!(component.kind, Kind::PhotoPicker | Kind::DocumentPicker) {
            return None;
        }
        let scope = self.scope();
        let properties = component.properties().filter_map(|(name, property)| {
            Some((name.to_owned(), scope.drawn(property).ok()??.into_owned()))
        });
        let properties: Map<String, Value> = properties.collect();
        Some((PickerLimits::of(component.kind, &properties)?, properties))
    }

    /// The limits of a picker of files.
    pub(crate) fn picker_limits(&self, component: &FlowComponent) -> Option<PickerLimits> {
        Some(self.picker(component)?.0)
    }
}
