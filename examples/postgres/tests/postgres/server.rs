//! A PostgreSQL server of the test's own: in a temporary folder, on a socket that nobody else knows.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnectOptions;

/// A running server. It ends, and its folder goes, when this is dropped.
pub struct Server {
    folder: PathBuf,
    process: Child,
}

impl Server {
    /// Makes a database cluster and starts a server on it.
    pub fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("flowkit-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        if is_root() {
            ran(Command::new("chown").arg("nobody").arg(&folder));
        }
        let data = folder.join("data");
        ran(program("initdb")
            .args([
                "--username=postgres",
                "--auth=trust",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
            ])
            .arg("--pgdata")
            .arg(&data)
            .current_dir(&folder)
            .stdout(Stdio::null()));
        let process = program("postgres")
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .current_dir(&folder)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { folder, process };
        server.wait();
        server
    }

    /// How to connect to it.
    pub fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new()
            .socket(&self.folder)
            .username("postgres")
            .database("postgres")
    }

    fn wait(&self) {
        // The server writes `ready` into this file once it takes connections.
        let status = self.folder.join("data/postmaster.pid");
        let deadline = Instant::now() + Duration::from_secs(60);
        let is_ready = |text: String| text.lines().any(|line| line.trim() == "ready");
        while !std::fs::read_to_string(&status).is_ok_and(is_ready) {
            assert!(Instant::now() < deadline, "PostgreSQL did not start");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGQUIT ends a PostgreSQL server at once, its children included.
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").args(["-QUIT", &pid]).status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A program of PostgreSQL. It refuses to run as root, and so runs as `nobody` there.
fn program(name: &str) -> Command {
    let path = found(name);
    if !is_root() {
        return Command::new(path);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
    command.arg(path);
    command
}

/// Where the program is: on the path, or where Debian keeps those that are not.
fn found(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    folders
        .into_iter()
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("there is no `{name}` here: install PostgreSQL"))
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(Path::new("/proc/self")).is_ok_and(|me| me.uid() == 0)
}

fn ran(command: &mut Command) {
    let status = command.status().unwrap();
    assert!(status.success(), "{command:?}");
}
