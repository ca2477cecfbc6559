//! The way from a phone to its endpoint, whatever it is.

use std::future::Future;
use std::pin::Pin;

use crate::client::Answered;
use crate::request::{FlowMessage, Request};
use crate::transport::Transport;
use crate::{Network, WhatsAppClient};

/// What a phone needs of a client, so that a phone has one type over every transport.
pub(super) trait Line: Send + Sync {
    /// Sends a request and reads the answer.
    fn answer<'l>(
        &'l self,
        request: &'l Request,
    ) -> Pin<Box<dyn Future<Output = Answered> + Send + 'l>>;

    /// The network that the phone is in.
    fn network(&self) -> &Network;

    /// The same line, for another phone.
    fn duplicate(&self) -> Box<dyn Line>;

    /// The same line for another message.
    fn with_message(&self, message: FlowMessage) -> Box<dyn Line>;
}

impl<T: Transport + 'static> Line for WhatsAppClient<T> {
    fn answer<'l>(
        &'l self,
        request: &'l Request,
    ) -> Pin<Box<dyn Future<Output = Answered> + Send + 'l>> {
        Box::pin(WhatsAppClient::answer(self, request))
    }

    fn network(&self) -> &Network {
        WhatsAppClient::network(self)
    }

    fn duplicate(&self) -> Box<dyn Line> {
        Box::new(self.clone())
    }

    fn with_message(&self, message: FlowMessage) -> Box<dyn Line> {
        Box::new(WhatsAppClient::with_message(self, message))
    }
}

impl Clone for Box<dyn Line> {
    fn clone(&self) -> Self {
        self.duplicate()
    }
}
