//! Data for the first screen of a flow.

use serde::Serialize;
use serde_json::{Map, Value};

/// The members of what is to be shown; none of `()` and `null`. Otherwise what is wrong, without a value: those are a
/// customer's.
pub(crate) fn members(data: &impl Serialize) -> Result<Map<String, Value>, &'static str> {
    match serde_json::to_value(data) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err("the data of the first screen is no object"),
        Err(_) => Err("the data of the first screen cannot be written as JSON"),
    }
}
