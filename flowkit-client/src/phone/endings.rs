//! The two ends of a flow: completed, and closed.

use serde_json::{Map, Value};

use super::completion::CompletionMessage;
use super::{Effect, Phone, Status};

impl Phone {
    /// Runs a `complete` action: the flow token joins the payload, and the message goes out. Nothing is checked.
    pub(super) fn complete(&mut self, payload: Vec<(String, Option<Value>)>) {
        let mut params: Map<String, Value> = payload
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .collect();
        params.insert(
            "flow_token".to_owned(),
            Value::from(self.message.flow_token.as_str()),
        );
        if let Some(flow) = &self.settings.advertised_flow_id {
            params.insert("flow_id".to_owned(), Value::from(flow.as_str()));
        }
        self.end_with(CompletionMessage::of_action(params));
    }

    /// Takes an answer with `SUCCESS`: the parameters go out as the endpoint gave them, but that references in them are
    /// resolved on the screen that shows.
    pub(super) fn complete_by_endpoint(&mut self, params: Map<String, Value>) {
        let scope = self.scope();
        match scope.payload(&params) {
            Ok(params) => {
                let params = params
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value?)))
                    .collect();
                self.end_with(CompletionMessage::of_endpoint(params));
            }
            Err(failure) => {
                let refusal = super::layout::unreadable(&scope, None, &failure);
                self.refuse(*refusal);
            }
        }
    }

    fn end_with(&mut self, message: CompletionMessage) {
        self.completion = Some(message.clone());
        self.button_disabled = true;
        self.effects.push(Effect::Complete(message));
        self.over();
    }

    /// Closes the flow; nobody hears of it.
    pub(super) fn close_now(&mut self) {
        self.over();
        self.effects.push(Effect::Close);
    }

    fn over(&mut self) {
        self.status = Status::Over;
        self.pending = None;
        self.error = None;
        self.repeat = None;
        self.leave();
        self.snackbar = None;
    }
}
