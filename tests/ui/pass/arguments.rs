//! Everything a handler can take, by value and by reference, and a type of the user's own.

use flowkit::prelude::*;
use flowkit::{FromExchange, HandlerError};

#[derive(serde::Deserialize)]
struct Form {
    #[serde(default)]
    name: Option<String>,
}

struct Customer(String);

impl<S: Sync> FromExchange<S> for Customer {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self, HandlerError> {
        Ok(Self(exchange.flow_token().map(|token| token.as_str().to_owned()).unwrap_or_default()))
    }
}

struct Clinic;

#[flow("flows/clinic.json")]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&self, start: StartScreen, token: Option<FlowToken>) -> Result<Next<screens::Init>> {
        let _ = (start.is(screens::APPOINTMENT), token);
        Next::close()
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(
        &self,
        token: FlowToken,
        exchange: &DataExchange,
        Payload(Form { name }): Payload<Form>,
        Customer(customer): Customer,
    ) -> Result<Next<screens::Appointment>> {
        let _ = (token, exchange.version(), name, customer);
        Next::close()
    }

    #[flow_screen(DETAILS)]
    fn check(&self, form: &Payload<Form>, customer: &Customer) -> Result<Next<screens::Details>> {
        let _ = (&form.0.name, &customer.0);
        Next::close()
    }

    #[flow_screen(DETAILS, on = BACK)]
    async fn again<'a>(&'a self, exchange: &'a flowkit::DataExchange) -> Result<Next<screens::Details>> {
        let _ = exchange.screen();
        Next::close()
    }

    #[flow_screen(_)]
    async fn rest(self: &Self, payload: Payload<std::collections::HashMap<String, bool>>) -> Result<Next<screens::AnyScreen>> {
        let _ = payload;
        Next::close()
    }

    #[flow_screen(ERROR)]
    async fn told(error: ErrorNotification) -> Result<()> {
        let _ = error.message();
        Ok(())
    }
}

fn main() {}
