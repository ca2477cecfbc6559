//! The rows of the table, and what they add up to.

use std::hint::black_box;
use std::time::Duration;

use flowkit_benches::cpu::timed;
use flowkit_benches::requests::Sealed;
use flowkit_benches::samples::Samples;
use flowkit_benches::table::Table;

const AIM: f64 = 5.0;
/// The share of all values that lie below the one that counts.
const QUIET: f64 = 0.1;

/// One row, in µs.
#[derive(Default)]
pub(crate) struct Row(Samples);

impl Row {
    /// Adds what so many operations took together.
    pub(crate) fn add(&mut self, time: Duration, operations: usize) {
        self.0.push(time.as_secs_f64() * 1e6 / operations as f64);
    }

    /// Times one part over all requests of a slot.
    pub(crate) fn time<T>(&mut self, requests: &[Sealed], mut part: impl FnMut(&Sealed) -> T) {
        let (time, ()) = timed(|| {
            for sealed in requests {
                black_box(part(black_box(sealed)));
            }
        });
        self.add(time, requests.len());
    }
}

#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) whole: Row,
    pub(crate) raw: Row,
    pub(crate) unwrap: Row,
    #[cfg(feature = "rustcrypto")]
    pub(crate) rustcrypto: Row,
    pub(crate) without_rsa: Row,
    pub(crate) without_crypto: Row,
    pub(crate) signature: Row,
    pub(crate) envelope: Row,
    pub(crate) open: Row,
    pub(crate) json: Row,
    pub(crate) seal: Row,
}

impl Rows {
    /// Prints the table and the share that is not RSA.
    pub(crate) fn report(&self) {
        let of = |row: &Row| (row.0.quantile(QUIET), row.0.median());
        let (raw, whole, alone) = (of(&self.raw), of(&self.whole), of(&self.without_rsa));
        let (service, json) = (of(&self.without_crypto), of(&self.json));
        let parts = [
            ("signature: HMAC-SHA256 of the body", of(&self.signature)),
            ("envelope: its JSON and base64", of(&self.envelope)),
            ("AES: the request opened", of(&self.open)),
            ("JSON: request, payload, answer", json),
            (
                "routing: service, table, handler",
                (service.0 - json.0, service.1 - json.1),
            ),
            ("AES: the answer sealed, base64", of(&self.seal)),
        ];
        let share = |micros: f64| micros / raw.0 * 100.0;
        let mut table = Table::new(["", "10 % µs", "median µs", "% of RSA"]);
        let mut row = |name: &str, (quiet, median): (f64, f64)| {
            table.row([
                name.to_owned(),
                format!("{quiet:.2}"),
                format!("{median:.2}"),
                format!("{:.2}", share(quiet)),
            ]);
        };
        row("raw RSA operation, aws-lc-rs", raw);
        row("whole exchange", whole);
        row("RSA: PrivateKey::unwrap_key", of(&self.unwrap));
        row("all but RSA: keys from a table", alone);
        for (name, figures) in parts {
            row(&format!("  {name}"), figures);
        }
        #[cfg(feature = "rustcrypto")]
        row("RSA by the rsa crate instead", of(&self.rustcrypto));
        println!("{table}");

        let sum: f64 = parts.iter().map(|(_, (quiet, _))| quiet).sum();
        println!(
            "all but RSA: its parts, each alone, add up to {sum:.2} of {:.2} µs",
            alone.0
        );
        println!(
            "everything that is not RSA: {:.1} % of the raw RSA operation (aim: under {AIM} %)",
            share(whole.0 - raw.0),
        );
    }
}
