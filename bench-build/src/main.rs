//! What `#[flow]` costs to compile: builds one program by the macros and the same one by hand, and prints both times.
//!
//! `cargo run --release -p flowkit-bench-build [-- SCREENS [RUNS]]`

mod cold;
mod flow;
mod sources;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The most that the macros may cost, as a ratio.
const AIM: f64 = 1.3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let screens: usize = arguments.next().map_or(Ok(30), |text| text.parse())?;
    let runs: usize = arguments.next().map_or(Ok(5), |text| text.parse())?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    let place = root.join("target/bench-build");
    let by_macro = Program::new(&root, &place, "by-macro", true, sources::by_macro)?;
    let by_hand = Program::new(&root, &place, "by-hand", false, sources::by_hand)?;
    let json = flow::json(screens);
    for program in [&by_macro, &by_hand] {
        std::fs::write(program.folder.join("flow.json"), &json)?;
        program.write(screens, 0)?;
        println!("building the dependencies of {}", program.name);
        program.build("check that it builds")?;
    }

    let mut alone = Pair::default();
    let mut touched = Pair::default();
    for run in 1..=runs {
        // By turns, so that what else this machine does falls on both.
        for (program, times) in [(&by_macro, 0), (&by_hand, 1)] {
            program.clean()?;
            alone.add(times, program.build("alone")?);
            program.write(screens, run)?;
            touched.add(times, program.build("touched")?);
        }
    }
    println!("\n{screens} screens, best of {runs} (debug profile, dependencies built beforehand)");
    alone.print("the crate alone");
    touched.print("after one handler was touched");
    let lines = |program: &Program| program.source(screens, 0).lines().count();
    let (macros, hand) = (lines(&by_macro), lines(&by_hand));
    println!("lines written: {macros} by #[flow], {hand} by hand");
    by_macro.expanded_lines(screens)?;
    cold::print(&by_macro.build_macros_cold()?)
}

/// A crate that is built again and again.
struct Program {
    name: &'static str,
    folder: PathBuf,
    target: PathBuf,
    source: fn(usize, usize) -> String,
}

impl Program {
    fn new(
        root: &Path,
        place: &Path,
        name: &'static str,
        macros: bool,
        source: fn(usize, usize) -> String,
    ) -> Result<Self, Box<dyn Error>> {
        let folder = place.join(name);
        std::fs::create_dir_all(folder.join("src"))?;
        let features = if macros {
            r#"["macros", "server", "tracing", "aws-lc-rs"]"#
        } else {
            r#"["server", "tracing", "aws-lc-rs"]"#
        };
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             flowkit = {{ package = \"whatsapp-flowkit\", path = {:?}, default-features = false, features = {features} }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n",
            root.join("flowkit")
        );
        std::fs::write(folder.join("Cargo.toml"), manifest)?;
        std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self {
            name,
            folder,
            target: place.join("target"),
            source,
        })
    }

    fn source(&self, screens: usize, edit: usize) -> String {
        (self.source)(screens, edit)
    }

    fn write(&self, screens: usize, edit: usize) -> Result<(), Box<dyn Error>> {
        Ok(std::fs::write(
            self.folder.join("src/main.rs"),
            self.source(screens, edit),
        )?)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdout(Stdio::null());
        cargo
    }

    fn clean(&self) -> Result<(), Box<dyn Error>> {
        self.cargo(&["clean", "--quiet", "--offline", "-p", self.name])
            .status()?;
        Ok(())
    }

    fn build(&self, what: &str) -> Result<Duration, Box<dyn Error>> {
        let begin = Instant::now();
        let status = self.cargo(&["build", "--quiet"]).status()?;
        let taken = begin.elapsed();
        if status.success() {
            Ok(taken)
        } else {
            Err(format!("{} does not build ({what})", self.name).into())
        }
    }

    /// Builds the macros and nothing else in an empty folder, and gives the folder of cargo's report about it.
    fn build_macros_cold(&self) -> Result<PathBuf, Box<dyn Error>> {
        let target = self.folder.join("cold");
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        let arguments = [
            "build",
            "--quiet",
            "-j",
            "1",
            "--timings",
            "-p",
            "whatsapp-flowkit-macros",
        ];
        let mut cargo = self.cargo(&arguments);
        if !cargo.env("CARGO_TARGET_DIR", &target).status()?.success() {
            return Err("the macros do not build".into());
        }
        Ok(target.join("cargo-timings"))
    }

    /// How many lines the macros write, by the compiler's own printer.
    fn expanded_lines(&self, screens: usize) -> Result<(), Box<dyn Error>> {
        let output = self
            .cargo(&[
                "rustc",
                "--quiet",
                "--profile",
                "check",
                "--",
                "-Zunpretty=expanded",
            ])
            .env("RUSTC_BOOTSTRAP", "1")
            .stdout(Stdio::piped())
            .output()?;
        let lines = String::from_utf8_lossy(&output.stdout).lines().count();
        let own = self.source(screens, 0).lines().count();
        let generated = lines.saturating_sub(own);
        println!(
            "lines after expansion: {lines}, which is {} generated a screen",
            generated.checked_div(screens).unwrap_or_default()
        );
        Ok(())
    }
}

/// The times of both programs.
#[derive(Default)]
struct Pair([Vec<Duration>; 2]);

impl Pair {
    fn add(&mut self, which: usize, time: Duration) {
        if let Some(times) = self.0.get_mut(which) {
            times.push(time);
        }
    }

    fn print(&self, what: &str) {
        let [macros, hand] = &self.0;
        let best = |times: &[Duration]| {
            times
                .iter()
                .min()
                .copied()
                .unwrap_or_default()
                .as_secs_f64()
        };
        let (macros, hand) = (best(macros), best(hand));
        println!(
            "{what}: {macros:.2} s by #[flow], {hand:.2} s by hand, ratio {:.2} (aim {AIM})",
            macros / hand
        );
    }
}
