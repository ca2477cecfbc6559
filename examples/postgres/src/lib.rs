//! A barber shop whose flow keeps what the customer chose in PostgreSQL: [`shop`] has the handlers, [`store`] the SQL.

pub mod shop;
pub mod store;
