//! A lock is held across an `.await`.

use flowkit::prelude::*;

#[flow("flows/clinic.json", state = std::sync::Arc<std::sync::Mutex<u8>>)]
mod clinic {
    use flowkit::prelude::*;

    #[flow_screen(_)]
    async fn rest(State(count): State<std::sync::Arc<std::sync::Mutex<u8>>>) -> Result<Next<screens::AnyScreen>> {
        let guard = count.lock();
        std::future::ready(()).await;
        drop(guard);
        Next::close()
    }
}

fn main() {}
