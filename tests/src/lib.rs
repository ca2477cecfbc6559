//! Tests of the whole: what must and must not compile, and the endpoint over a real socket.
//!
//! There is nothing in this library; the tests are in `tests/`, one file or folder for each concern.
