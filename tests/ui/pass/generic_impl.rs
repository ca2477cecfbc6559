//! A generic flow: tests bring a fake database.

use flowkit::Flow;
use flowkit::prelude::*;

trait Db: Send + Sync + 'static {
    type Slot: serde::Serialize + Send;

    fn slots(&self) -> impl Future<Output = Result<Vec<Self::Slot>>> + Send;
}

struct Clinic<D, const LIMIT: usize>
where
    D: Db,
{
    db: D,
}

#[flow("flows/clinic.json")]
impl<D, const LIMIT: usize> Clinic<D, LIMIT>
where
    D: Db,
{
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        let slots = self.db.slots().await?;
        Next::show_as(screens::APPOINTMENT, params! { slots: &slots[..slots.len().min(LIMIT)] })
    }

    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }
}

struct Fake;

impl Db for Fake {
    type Slot = u8;

    async fn slots(&self) -> Result<Vec<u8>> {
        Ok(vec![9, 10, 11])
    }
}

fn main() {
    assert_eq!(<Clinic<Fake, 2> as Flow>::TABLE.name, "Clinic");
    let _ = Clinic::<Fake, 2> { db: Fake }.open();
}
