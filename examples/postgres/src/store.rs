//! The SQL. A flow token is the key of what one customer has chosen so far.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

/// How long a customer may think. A draft that was not touched for longer is forgotten.
pub const DRAFT_LIFE: Duration = Duration::from_secs(30 * 60);

/// Slots, drafts and bookings in PostgreSQL.
#[derive(Debug, Clone)]
pub struct Store {
    pool: PgPool,
}

/// What came of a booking.
#[derive(Debug, PartialEq, Eq)]
pub enum Booking {
    /// It was made, now or by the same customer before; this is its id.
    Made(i64),
    /// Another customer has the slot.
    Taken,
    /// The customer took too long, and the draft is gone.
    Expired,
}

impl Store {
    /// Connects, and brings the schema up to date.
    ///
    /// # Errors
    /// PostgreSQL cannot be reached, or refuses the schema.
    pub async fn connect(options: PgConnectOptions) -> sqlx::Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(16)
            // Below the 8 s of `handler_timeout`, so that the log names the database and not the handler.
            .acquire_timeout(Duration::from_secs(3))
            .connect_with(options)
            .await?;
        migrate(&pool).await?;
        Ok(Self { pool })
    }

    /// The slots that nobody has, as `(id, title)`.
    ///
    /// # Errors
    /// PostgreSQL cannot be asked.
    pub async fn free_slots(&self) -> sqlx::Result<Vec<(String, String)>> {
        sqlx::query_as(
            "select id, title from slots
             where not exists (select from bookings where bookings.slot = slots.id)
             order by id",
        )
        .fetch_all(&self.pool)
        .await
    }

    /// Notes the slot that a customer chose; `false` if there is no such slot.
    ///
    /// # Errors
    /// PostgreSQL cannot be asked.
    pub async fn choose(&self, flow_token: &str, slot: &str) -> sqlx::Result<bool> {
        let noted = sqlx::query(
            "insert into drafts (flow_token, slot)
             select $1, id from slots where id = $2
             on conflict (flow_token) do update set slot = excluded.slot, touched_at = now()",
        )
        .bind(flow_token)
        .bind(slot)
        .execute(&self.pool)
        .await?;
        Ok(noted.rows_affected() == 1)
    }

    /// Notes the customer's name and gives the title of the slot; `None` if the draft has expired.
    ///
    /// # Errors
    /// PostgreSQL cannot be asked.
    pub async fn name(&self, flow_token: &str, name: &str) -> sqlx::Result<Option<String>> {
        sqlx::query_scalar(
            "update drafts set name = $2, touched_at = now()
             from slots
             where slots.id = drafts.slot and flow_token = $1
               and touched_at > now() - make_interval(secs => $3)
             returning slots.title",
        )
        .bind(flow_token)
        .bind(name)
        .bind(DRAFT_LIFE.as_secs_f64())
        .fetch_optional(&self.pool)
        .await
    }

    /// Books what the customer chose. Asked again by the same customer it gives the same booking.
    ///
    /// # Errors
    /// PostgreSQL cannot be asked; nothing is booked then.
    pub async fn book(&self, flow_token: &str) -> sqlx::Result<Booking> {
        let mut transaction = self.pool.begin().await?;
        // `for update`: the second of two requests with one token waits here until the first has committed.
        let draft: Option<(String, Option<String>)> = sqlx::query_as(
            "select slot, name from drafts
             where flow_token = $1 and touched_at > now() - make_interval(secs => $2)
             for update",
        )
        .bind(flow_token)
        .bind(DRAFT_LIFE.as_secs_f64())
        .fetch_optional(&mut *transaction)
        .await?;

        // A phone that lost our answer asks again: it gets the booking that it has.
        let made: Option<i64> = sqlx::query_scalar("select id from bookings where flow_token = $1")
            .bind(flow_token)
            .fetch_optional(&mut *transaction)
            .await?;
        if let Some(id) = made {
            return Ok(Booking::Made(id));
        }
        let Some((slot, Some(name))) = draft else {
            return Ok(Booking::Expired);
        };

        // Of two customers who want the slot, the second waits here until the first has committed, and inserts no row then.
        let booked: Option<i64> = sqlx::query_scalar(
            "insert into bookings (slot, flow_token, name) values ($1, $2, $3)
             on conflict (slot) do nothing
             returning id",
        )
        .bind(slot)
        .bind(flow_token)
        .bind(name)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(id) = booked else {
            return Ok(Booking::Taken); // the transaction is rolled back as it is dropped
        };
        sqlx::query("delete from drafts where flow_token = $1")
            .bind(flow_token)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Booking::Made(id))
    }

    /// Deletes the drafts that have expired, and says how many there were.
    ///
    /// # Errors
    /// PostgreSQL cannot be asked.
    pub async fn forget_expired(&self) -> sqlx::Result<u64> {
        let forgotten =
            sqlx::query("delete from drafts where touched_at <= now() - make_interval(secs => $1)")
                .bind(DRAFT_LIFE.as_secs_f64())
                .execute(&self.pool)
                .await?;
        Ok(forgotten.rows_affected())
    }
}

/// The migrations, in their order. They are never changed once they have run somewhere: a change is a new one.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/1_bookings.sql")];

/// Runs the migrations that this database has not seen, all in one transaction.
async fn migrate(pool: &PgPool) -> sqlx::Result<()> {
    let mut transaction = pool.begin().await?;
    // Two instances may start at once. The second waits here; any number does that is used for nothing else.
    sqlx::query("select pg_advisory_xact_lock(4711)")
        .execute(&mut *transaction)
        .await?;
    sqlx::raw_sql("create table if not exists migrations (number int primary key)")
        .execute(&mut *transaction)
        .await?;
    for (number, sql) in (1_i32..).zip(MIGRATIONS) {
        let new = sqlx::query("insert into migrations values ($1) on conflict do nothing")
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        if new.rows_affected() == 1 {
            sqlx::raw_sql(sql).execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await
}
