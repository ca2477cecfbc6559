//! The book of appointments.

use std::collections::HashSet;
use std::sync::Barrier;
use std::thread;

use jiff::civil::{date, time};

use crate::book::{Book, Holder, Slot, Taken};

fn slot(hour: i8) -> Slot {
    Slot {
        department: "dental",
        location: "harbour",
        date: date(2026, 3, 3),
        time: time(hour, 0, 0, 0),
    }
}

fn holder(number: usize) -> Holder {
    Holder::Token(format!("token-{number}"))
}

#[test]
fn a_slot_is_taken_once() {
    let book = Book::default();
    assert!(book.is_free(&slot(9)));
    let id = book.take(&slot(9), holder(1)).unwrap();
    assert!(!book.is_free(&slot(9)));
    assert_eq!(book.take(&slot(9), holder(2)), Err(Taken));
    assert_eq!(book.take(&slot(9), holder(1)), Ok(id));
}

#[test]
fn slots_that_differ_in_one_thing_are_two() {
    let book = Book::default();
    let one = slot(9);
    let others = [
        Slot {
            department: "eyes",
            ..one.clone()
        },
        Slot {
            location: "station",
            ..one.clone()
        },
        Slot {
            date: date(2026, 3, 4),
            ..one.clone()
        },
        Slot {
            time: time(9, 30, 0, 0),
            ..one.clone()
        },
    ];
    let mut bookings = HashSet::from([book.take(&one, holder(1)).unwrap()]);
    for other in &others {
        assert!(book.is_free(other));
        bookings.insert(book.take(other, holder(1)).unwrap());
    }
    assert_eq!(
        bookings.len(),
        1 + others.len(),
        "every booking has an id of its own"
    );
}

#[test]
fn of_many_threads_one_gets_the_slot() {
    const THREADS: usize = 16;
    for _ in 0..50 {
        let book = Book::default();
        let start = Barrier::new(THREADS);
        let results: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..THREADS)
                .map(|number| {
                    let (book, start) = (&book, &start);
                    scope.spawn(move || {
                        start.wait();
                        book.take(&slot(9), holder(number))
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    }
}

#[test]
fn many_threads_with_one_token_get_one_booking() {
    const THREADS: usize = 16;
    let book = Book::default();
    let start = Barrier::new(THREADS);
    let ids: HashSet<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    book.take(&slot(9), holder(1)).unwrap()
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(ids.len(), 1);
}
