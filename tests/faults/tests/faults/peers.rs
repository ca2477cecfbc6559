//! Clients and proxies as they are: curl, Node's fetch, nginx. They may be absent, so `.ci/run` runs those it finds:
//! `cargo test -p flowkit-faults -- --ignored curl_ node_ nginx_`.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::support::http1::Peer;
use super::support::server::Server;
use super::support::{PING, TRIES, signed};

/// Early answers: method, path, and the status that a body of 4 MB gets.
const EARLY: &[(&str, &str, &str)] = &[
    ("POST", "/flow", "413"),
    ("POST", "/elsewhere", "404"),
    ("PUT", "/flow", "405"),
];

/// A folder of its own, with a body of 4 MB in it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("flowkit-faults-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("body"), vec![b'x'; 4 << 20]).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The status that curl gets, or `000` and its exit status.
fn curl(folder: &Folder, method: &str, url: &str, options: &[&str]) -> String {
    let output = Command::new("curl")
        .current_dir(&folder.0)
        .args(["--silent", "--output", "answer", "--max-time", "20"])
        .args(["--write-out", "%{http_code}", "--request", method])
        .args(["--data-binary", "@body"])
        .args(options)
        .arg(url)
        .output()
        .unwrap();
    let status = String::from_utf8(output.stdout).unwrap();
    if output.status.success() {
        status
    } else {
        format!("{status}, and curl ends with {}", output.status)
    }
}

#[track_caller]
fn curl_every_time(base: &str, options: &[&str]) {
    let folder = Folder::new();
    for (method, path, wanted) in EARLY {
        let url = format!("{base}{path}");
        let got: Vec<_> = (0..TRIES)
            .map(|_| curl(&folder, method, &url, options))
            .collect();
        assert_eq!(got, [*wanted; TRIES], "{method} {url} {options:?}");
    }
}

/// The statuses that Node's fetch gets, one after the other.
#[track_caller]
fn node_every_time(base: &str) {
    for (method, path, wanted) in EARLY {
        let script = format!(
            "(async () => {{
                const body = 'x'.repeat(4 << 20);
                for (let i = 0; i < {TRIES}; i++) {{
                    try {{
                        const answer = await fetch('{base}{path}', {{ method: '{method}', body }});
                        await answer.text();
                        console.log(answer.status);
                    }} catch (error) {{ console.log(String(error.cause ?? error)); }}
                }}
            }})()"
        );
        let output = Command::new("node").args(["-e", &script]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let got: Vec<_> = text.lines().collect();
        assert_eq!(got, [*wanted; TRIES], "{method} {base}{path}");
    }
}

#[test]
#[ignore = "needs curl"]
fn curl_http_1() {
    let server = Server::start(&[]);
    // By itself curl waits for 100; without, it sends at once.
    curl_every_time(&server.url(""), &[]);
    curl_every_time(&server.url(""), &["--header", "Expect:"]);
    curl_every_time(
        &server.url(""),
        &[
            "--header",
            "Expect:",
            "--header",
            "Transfer-Encoding: chunked",
        ],
    );
}

#[test]
#[ignore = "needs curl"]
fn curl_http_2() {
    let server = Server::start(&[]);
    curl_every_time(&server.url(""), &["--http2-prior-knowledge"]);
}

#[test]
#[ignore = "needs node"]
fn node_fetch() {
    let server = Server::start(&[]);
    node_every_time(&server.url(""));
}

/// nginx before the server, which reads a request's body before it passes it on, or not.
struct Nginx {
    child: Child,
    address: SocketAddr,
    _folder: Folder,
}

impl Nginx {
    fn before(server: &Server) -> Self {
        let folder = Folder::new();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let here = folder.0.display();
        let configuration = format!(
            "daemon off; pid {here}/pid; error_log {here}/error;
            events {{}}
            http {{
                access_log off; client_max_body_size 20m;
                client_body_temp_path {here}/b; proxy_temp_path {here}/p; fastcgi_temp_path {here}/f;
                uwsgi_temp_path {here}/u; scgi_temp_path {here}/s;
                upstream endpoint {{ server {}; keepalive 8; }}
                server {{
                    listen {address};
                    proxy_http_version 1.1; proxy_set_header Connection '';
                    location /buffered/ {{ proxy_pass http://endpoint/; }}
                    location /unbuffered/ {{
                        # nginx says keep-alive here and then closes, where it has not read the body.
                        keepalive_timeout 0;
                        proxy_request_buffering off; proxy_pass http://endpoint/;
                    }}
                }}
            }}",
            server.address
        );
        let file = folder.0.join("nginx.conf");
        fs::write(&file, configuration).unwrap();
        let child = Command::new("nginx")
            .arg("-p")
            .arg(&folder.0)
            .arg("-c")
            .arg(&file)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10), "nginx listens");
            std::thread::sleep(Duration::from_millis(10));
        }
        Self {
            child,
            address,
            _folder: folder,
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // By a signal, so that it takes its workers along.
        if let Ok(id) = i32::try_from(self.child.id())
            && let Some(pid) = rustix::process::Pid::from_raw(id)
        {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

#[test]
#[ignore = "needs nginx and curl"]
fn nginx_and_curl() {
    let server = Server::start(&[]);
    let nginx = Nginx::before(&server);
    for way in ["/buffered", "/unbuffered"] {
        curl_every_time(&nginx.url(way), &["--header", "Expect:"]);
    }
}

#[test]
#[ignore = "needs nginx and node"]
fn nginx_and_node() {
    let server = Server::start(&[]);
    let nginx = Nginx::before(&server);
    for way in ["/buffered", "/unbuffered"] {
        node_every_time(&nginx.url(way));
    }
}

/// Real requests through the connections that nginx keeps.
#[test]
#[ignore = "needs nginx"]
fn nginx_and_phones() {
    let server = Server::start(&[]);
    let nginx = Nginx::before(&server);
    for _ in 0..TRIES {
        for _ in 0..3 {
            let request = String::from_utf8(signed(PING)).unwrap();
            let request = request.replacen("/flow", "/buffered/flow", 1);
            let reply = Peer::connect(nginx.address).ask(request).unwrap();
            assert_eq!(reply.status, 200);
        }
    }
}
