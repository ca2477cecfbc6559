//! What is not marked is left alone, and a flow may stand anywhere.

use flowkit::Flow;
use flowkit::prelude::*;

#[derive(Default)]
struct Clinic {
    count: std::sync::atomic::AtomicU32,
}

#[flow("flows/clinic.json", init = never)]
#[allow(clippy::unused_self)]
impl Clinic {
    /// An associated constant.
    const LIMIT: u32 = 3;

    /// A plain method, `const`, with a body that the macro never parses.
    #[must_use]
    pub const fn limit() -> u32 {
        Self::LIMIT
    }

    fn generic<T: Default + Into<u64>>(&mut self, value: Option<T>) -> u64
    where
        T: Copy,
    {
        value.unwrap_or_default().into()
    }

    #[doc = "A handler with attributes."]
    #[inline]
    #[flowkit::flow_screen(_)]
    #[must_use]
    pub(crate) fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        let count = self.count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if count > Self::limit() { Next::close() } else { Next::error("Once more") }
    }
}

mod nested {
    pub mod deeper {
        pub struct Shop;
    }

    use flowkit::prelude::*;

    // Two flows of the same names in other modules.
    #[flow(screens(DETAILS))]
    impl deeper::Shop {
        #[flow_screen(INIT)]
        fn open(&self) -> Result<Next<screens::Init>> {
            Next::show_as(screens::DETAILS, params! {})
        }
    }
}

macro_rules! flow_of {
    ($name:ident, $screens:ident) => {
        #[flow(screens(DETAILS), screens = $screens, crate = flowkit)]
        impl $name {
            #[flow_screen(INIT)]
            fn open(&self) -> Result<Next<$screens::Init>> {
                Next::show_as($screens::DETAILS, params! {})
            }
        }
    };
}

struct Made;
flow_of!(Made, made_screens);

fn main() {
    struct Local;

    #[flow(screens(DETAILS), screens = local_screens)]
    impl Local {
        #[flow_screen(INIT)]
        async fn open(&self) -> Result<Next<local_screens::Init>> {
            Next::show_as(local_screens::DETAILS, params! {})
        }
    }

    assert_eq!(Local::TABLE.name, "Local");
    assert_eq!(Made::TABLE.screens[0].id, made_screens::DETAILS.id());
    assert_eq!(nested::deeper::Shop::TABLE.name, "Shop");
    assert_eq!(Clinic::default().generic(Some(7_u8)), 7);
    assert!(Clinic::default().rest().is_ok());
}
