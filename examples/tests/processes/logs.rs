//! Whoever reads the log of a server, or does not read it, costs no customer an answer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use flowkit::client::Answer;

use crate::process::{CONFIGURED, example, phone};

const PATIENCE: Duration = Duration::from_secs(60);

/// `minimal`, and its log, which nobody reads but the test.
struct Server {
    child: Child,
    /// `None` once its reader has gone.
    log: Option<BufReader<ChildStderr>>,
    address: String,
    /// What was read of the log.
    read: String,
}

impl Server {
    fn start(environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(example("minimal"))
            .env_clear()
            .envs(CONFIGURED.into_iter().chain(environment.iter().copied()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut read = String::new();
        while !read.contains("listening") {
            assert_ne!(log.read_line(&mut read).unwrap(), 0, "it ended: {read}");
        }
        let port = read.rsplit_once("0.0.0.0:").unwrap().1;
        let port: String = port.chars().take_while(char::is_ascii_digit).collect();
        Self {
            child,
            log: Some(log),
            address: format!("127.0.0.1:{port}"),
            read,
        }
    }

    /// Makes so many lines of the log.
    fn fill_log(&self, lines: usize) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        for _ in 0..lines.div_ceil(100) {
            let requests = "GET /nowhere HTTP/1.1\r\nhost: h\r\n\r\n".repeat(100);
            stream.write_all(requests.as_bytes()).unwrap();
            let mut answers = 0;
            while answers < 100 {
                let mut line = String::new();
                assert_ne!(
                    reader.read_line(&mut line).unwrap(),
                    0,
                    "the connection was closed"
                );
                answers += usize::from(line.starts_with("no flow has this path"));
            }
        }
    }

    async fn answers(&self) {
        let opened = tokio::time::timeout(PATIENCE, phone(&self.address, "/").init(None)).await;
        assert!(
            matches!(opened, Ok(Ok(Answer::Screen { .. }))),
            "{opened:?}"
        );
    }

    /// The exit status after SIGTERM.
    fn terminate(&mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(Instant::now() < until, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_has_gone() {
    let mut server = Server::start(&[]);
    server.log = None;
    for _ in 0..3 {
        server.answers().await;
    }
    server.fill_log(200);
    server.answers().await;
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_does_not_read() {
    let mut server = Server::start(&[]);
    // More than the pipe and the queue hold: 64 KiB and 8192 lines.
    server.fill_log(12_000);
    server.answers().await;
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_that_were_lost_are_counted() {
    let mut server = Server::start(&[]);
    server.fill_log(12_000);
    // Reading again, one finds out how many were lost, with the next line for which there is room.
    let mut reader = server.log.take().unwrap();
    let (lines, read) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
            if lines.send(std::mem::take(&mut line)).is_err() {
                break;
            }
        }
    });
    let until = Instant::now() + PATIENCE;
    let told = loop {
        assert!(Instant::now() < until, "no line says what was lost");
        server.answers().await;
        let lost = |line: &String| line.contains("lines are missing here");
        if let Some(told) = read.try_iter().find(lost) {
            break told;
        }
    };
    let missing: usize = told.split(' ').nth(1).unwrap().parse().unwrap();
    assert!((1000..12_000).contains(&missing), "{told}");
}

#[test]
fn rust_log_is_honoured_and_a_pipe_gets_plain_text() {
    let mut server = Server::start(&[("RUST_LOG", "info,flowkit=warn,flowkit=info")]);
    server.fill_log(100);
    assert_eq!(server.terminate(), Some(0));
    let log = server.log.as_mut().unwrap();
    log.read_to_string(&mut server.read).unwrap();
    assert!(
        server.read.contains(" INFO flowkit: not for a flow"),
        "{}",
        server.read
    );
    assert!(
        !server.read.contains('\x1b'),
        "colours in a pipe: {}",
        server.read
    );
}

#[test]
fn a_rust_log_that_cannot_be_read_is_said_so() {
    let mut server = Server::start(&[("RUST_LOG", "flowkit=loud,=,")]);
    assert_eq!(server.terminate(), Some(0));
    let warning = server
        .read
        .lines()
        .find(|line| line.contains("RUST_LOG"))
        .unwrap();
    assert!(
        warning.contains("WARN") && warning.contains("flowkit=loud"),
        "{warning}"
    );
}
