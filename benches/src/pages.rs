//! A server of lists of flows, as Meta's Graph API gives them, in a process of its own: so that what it holds is not counted
//! with what the client holds.

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The argument by which the bench's own binary becomes the server.
pub const SERVE: &str = "serve-pages";

/// The server, until this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Its base URL.
    pub url: String,
}

impl Server {
    /// Starts this program again as the server.
    #[must_use]
    pub fn start() -> Self {
        let program = std::env::current_exe().expect("this program's path");
        let mut child = Command::new(program)
            .arg(SERVE)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server's process");
        let stdout = child.stdout.take().expect("its output is a pipe");
        let mut url = String::new();
        BufReader::new(stdout)
            .read_line(&mut url)
            .expect("the address can be read");
        Self {
            child,
            url: url.trim().to_owned(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves until standard input ends. Prints the address once it is open. The account whose id is a number has so many flows.
pub fn run() {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the listener's address");
        println!("http://{address}");
        std::io::stdout()
            .flush()
            .expect("the bench reads the address");
        loop {
            let (stream, _) = listener.accept().await.expect("a connection");
            tokio::spawn(async move {
                let served = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(answer))
                    .await;
                drop(served); // The client may go at any time.
            });
        }
    });
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let account = request.uri().path().split('/').nth(2);
    let flows: usize = account.and_then(|id| id.parse().ok()).expect("an account");
    let query = request.uri().query().unwrap_or_default();
    let number = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| {
            let digits = value.trim_start_matches("CURSOR");
            digits.parse::<usize>().expect("a number")
        })
    };
    let first = number("after").unwrap_or(0);
    let end = flows.min(first + number("limit").expect("a limit"));
    let data: Vec<Value> = (first..end).map(flow).collect();
    let mut page = json!({ "data": data, "paging": { "cursors": {
        "before": format!("CURSOR{first}"), "after": format!("CURSOR{end}"),
    } } });
    if end < flows {
        page["paging"]["next"] = "https://graph.facebook.com/".into();
    }
    Ok(Response::new(page.to_string().into_bytes().into()))
}

/// The name of a flow by its number.
#[must_use]
pub fn name(number: usize) -> String {
    format!("appointment_booking_{number}")
}

fn flow(number: usize) -> Value {
    json!({
        "id": (1_000_000_000_000_000 + number).to_string(),
        "name": name(number),
        "status": "PUBLISHED",
        "categories": ["APPOINTMENT_BOOKING", "CUSTOMER_SUPPORT"],
        "validation_errors": [],
        "json_version": "7.3",
        "data_api_version": "4.0",
        "endpoint_uri": format!("https://flows.example.org/tenants/{number}/booking"),
    })
}
