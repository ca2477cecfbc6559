//! Flows of many kinds compile: every component, nested data, several actions, other screens' values.

use flowkit::Flow as _;

macro_rules! flows {
    ($($name:ident $file:literal $screens:literal,)*) => {
        $(mod $name {
            use flowkit::prelude::*;

            #[derive(Debug)]
            pub(super) struct Compiled;

            #[flow($file)]
            #[allow(deprecated, reason = "advice on the Flow JSON is not the matter here")]
            impl Compiled {
                #[flow_screen(_)]
                fn rest(&self) -> Result<Next<screens::AnyScreen>> {
                    Next::close()
                }
            }
        })*

        #[test]
        fn flows_of_all_sorts_compile() {
            $(assert_eq!($name::Compiled::TABLE.screens.len(), $screens, $file);)*
        }
    };
}

flows! {
    clinic "tests/types/flows/clinic.json" 7,
    gala "tests/types/flows/gala.json" 5,
    helpdesk "tests/types/flows/helpdesk.json" 4,
    loan "tests/types/flows/loan.json" 7,
    signup "tests/types/flows/signup.json" 1,
    survey "tests/types/flows/survey.json" 3,
}
