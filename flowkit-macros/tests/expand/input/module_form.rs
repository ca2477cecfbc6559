#[flow(screens(SIGN_IN => [SIGN_UP], SIGN_UP), state = String)]
pub mod login {
    //! Signing in and up.

    use flowkit::prelude::*;

    #[flow_screen(INIT)]
    async fn open(State(title): State<String>) -> Result<Next<screens::Init>> {
        Next::show_as(screens::SIGN_IN, params! { title: title })
    }

    #[flow_screen(SIGN_IN)]
    fn sign_in() -> Result<Next<screens::SignIn>> {
        Next::show_as(screens::SIGN_UP, params! {})
    }
}
