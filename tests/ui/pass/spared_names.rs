//! Names that generated code has too, keywords as names, and names that come out of a `macro_rules!`.
#![deny(warnings)]

use flowkit::prelude::*;
use flowkit::{FromExchange, HandlerError};

#[flow(screens(A, B, "type"), rename(A = r#match))]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(INIT)]
    fn handler(exchange: &DataExchange) -> Result<Next<screens::Init>> {
        let _ = exchange;
        Next::show_as(screens::MATCH, params! {})
    }

    #[flow_screen(A)]
    async fn exchange(_token: FlowToken) -> Result<Next<screens::r#match>> {
        Next::close()
    }

    #[flow_screen(B)]
    async fn other() -> Result<Next<screens::B>> {
        Next::close()
    }

    #[flow_screen(_)]
    async fn r#type(_token: FlowToken) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

macro_rules! mk {
    ($flow:ident, $open:ident, $argument:ty, $screens:ident) => {
        struct $flow;

        #[flow(screens(A), screens = $screens)]
        impl $flow {
            #[flow_screen(INIT)]
            async fn $open(&self, _token: Option<$argument>) -> Result<Next<$screens::Init>> {
                Next::show_as($screens::A, params! {})
            }
        }
    };
}

mk!(Made, open, FlowToken, made_screens);

/// What a user may well call his own extractor.
struct State;

impl<S: Sync> FromExchange<S> for State {
    async fn from_exchange(_: &DataExchange, _: &S) -> std::result::Result<Self, HandlerError> {
        Ok(Self)
    }
}

struct Shop;

#[flow(screens(A), screens = shop_screens)]
impl Shop {
    #[flow_screen(INIT)]
    fn open(self: &Shop, _state: State) -> Result<Next<shop_screens::Init>> {
        Next::show_as(shop_screens::A, params! {})
    }

    #[deprecated(note = "the old form")]
    #[flow_screen(A)]
    fn old(&self) -> Result<Next<shop_screens::A>> {
        Next::close()
    }

    #[cfg(any())]
    #[flow_screen(B, on = NEVER)]
    fn compiled_out(&self, _: &mut u8) {}
}

fn main() {
    use flowkit::Flow as _;

    let _ = clinic::flow();
    assert_eq!(Made::TABLE.name, "Made");
    assert_eq!(Shop::TABLE.handlers.len(), 2);
    let _ = (Made, Shop);
}
