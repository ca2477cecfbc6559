//! Flow JSON documents to be checked: one like a large flow in use, and long ones of shapes that a checker could choke
//! on.

mod parts;
mod shapes;
mod usual;

pub use shapes::SHAPES;
pub use usual::thirty_screens;

/// A kind of long document.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What it holds much of.
    pub name: &'static str,
    make: fn(usize) -> String,
}

impl Shape {
    /// A document of this shape, of at most `bytes` bytes and not much fewer.
    #[must_use]
    pub fn document(&self, bytes: usize) -> String {
        let document = (self.make)(bytes - ROOM);
        assert!(
            document.len() <= bytes,
            "{} is {} bytes too long",
            self.name,
            document.len() - bytes
        );
        document
    }
}

/// What the outermost parts of a document may take up.
const ROOM: usize = 4096;

/// Something for each number from 0 on, with commas between, until `bytes` bytes are full.
fn repeat(bytes: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes);
    for index in 0.. {
        let next = item(index);
        if text.len() + next.len() + 1 > bytes {
            break;
        }
        if index > 0 {
            text.push(',');
        }
        text.push_str(&next);
    }
    text
}

/// A number in letters, since screen ids have no digits.
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        text.push(char::from(b'A' + letter));
        number /= 26;
        if number == 0 {
            return text;
        }
    }
}
