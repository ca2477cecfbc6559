//! The nginx configuration of the guide, in a real nginx in front of a real endpoint.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use flowkit::prelude::*;
use flowkit_client::{BusinessPublicKey, open, seal, sign};

use crate::pages::page;

const KEY: &str = include_str!("../../../flowkit-runtime/tests/vectors/keys/pkcs8.pem");
const PUBLIC: &str = include_str!("../../../flowkit-runtime/tests/vectors/keys/public.pem");
const SECRET: &str = "0123456789abcdef0123456789abcdef";

struct Table;

#[flow(screens(SEATS))]
impl Table {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::SEATS, params! {})
    }

    #[flow_screen(SEATS)]
    async fn seats(&self) -> Result<Next<screens::Seats>> {
        Next::close()
    }
}

/// An nginx that ends with the test.
struct Nginx {
    process: Child,
    folder: PathBuf,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn ran(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    output.stdout
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Replaces what is different on the reader's machine, and must be there to be replaced.
fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(
            text.contains(from),
            "the guide's configuration has no {from}"
        );
        text.replace(from, to)
    })
}

fn start(endpoint: u16, port: u16) -> Nginx {
    let folder = std::env::temp_dir().join(format!("flowkit-guide-nginx-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    ran(Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=flows.example.org",
        ])
        .args(["-keyout", "privkey.pem", "-out", "fullchain.pem"])
        .current_dir(&folder));
    let guide = page("docs/deployment.md");
    let blocks = guide.blocks();
    let (_, text) = blocks.iter().find(|(fence, _)| *fence == "nginx").unwrap();
    let here = folder.display().to_string();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {here}/{name};"))
        .concat();
    let configuration = replaced(
        text,
        &[
            (
                "server 127.0.0.1:3000;",
                &format!("server 127.0.0.1:{endpoint};"),
            ),
            ("listen 443 ssl;", &format!("listen 127.0.0.1:{port} ssl;")),
            ("/etc/letsencrypt/live/flows.example.org", &here),
            (
                "http {\n",
                &format!("http {{ access_log off; {temporary}\n"),
            ),
        ],
    );
    let file = folder.join("nginx.conf");
    let around = format!("daemon off; pid {here}/pid; error_log {here}/error;\n");
    fs::write(&file, around + &configuration).unwrap();
    let nginx = |more: &[&str]| {
        let mut command = Command::new("nginx");
        command
            .arg("-p")
            .arg(&folder)
            .arg("-c")
            .arg(&file)
            .args(more);
        command.stdout(Stdio::null());
        command
    };
    ran(&mut nginx(&["-t"]));
    let process = nginx(&[]).stderr(Stdio::null()).spawn().unwrap();
    let started = Nginx { process, folder };
    let deadline = Instant::now() + Duration::from_secs(30);
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < deadline, "nginx does not listen");
        std::thread::sleep(Duration::from_millis(20));
    }
    started
}

/// Posts a body through nginx by curl, and gives the status and the answer.
fn post(port: u16, folder: &Path, path: &str, body: &[u8]) -> (String, Vec<u8>) {
    let file = folder.join("request");
    fs::File::create(&file).unwrap().write_all(body).unwrap();
    let answer = folder.join("answer");
    let status = ran(Command::new("curl")
        .args([
            "--silent",
            "--show-error",
            "--insecure",
            "--write-out",
            "%{http_code}",
            "--output",
        ])
        .arg(&answer)
        .arg("--header")
        .arg(format!("X-Hub-Signature-256: {}", sign(SECRET, body)))
        .args([
            "--header",
            "Content-Type: application/json",
            "--data-binary",
        ])
        .arg(format!("@{}", file.display()))
        .arg(format!("https://127.0.0.1:{port}{path}")));
    (
        String::from_utf8(status).unwrap(),
        fs::read(&answer).unwrap_or_default(),
    )
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs nginx, curl and openssl"]
async fn nginx_of_the_guide_passes_a_flow_on() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint_port = listener.local_addr().unwrap().port();
    let endpoint = Endpoint::builder()
        .private_key(PrivateKey::from_pem(KEY, None).unwrap())
        .app_secret(AppSecret::new(SECRET).unwrap())
        .flow("/table", Table)
        .build()
        .unwrap();
    tokio::spawn(endpoint.serve_on(listener));

    let port = free_port();
    let done = tokio::task::spawn_blocking(move || {
        let nginx = start(endpoint_port, port);
        let key = BusinessPublicKey::from_pem(PUBLIC).unwrap();
        // Twice, so that the second goes through a connection that nginx has kept.
        for _ in 0..2 {
            let sealed = seal(br#"{"version":"3.0","action":"ping"}"#, &key).unwrap();
            let (status, answer) = post(port, &nginx.folder, "/table", &sealed.body);
            assert_eq!(status, "200");
            let answer = String::from_utf8(open(&sealed.keys, &answer).unwrap()).unwrap();
            assert!(answer.contains("active"), "{answer}");
        }
        // Other paths are not the flow's, and a body above the endpoint's limit does not get as far.
        assert_eq!(post(port, &nginx.folder, "/other", b"{}").0, "404");
        let large = post(port, &nginx.folder, "/table", &vec![b' '; 1_100_000]);
        assert_eq!(large.0, "413");
    });
    done.await.unwrap();
}
