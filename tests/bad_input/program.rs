//! The real program on a laptop of its own.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

pub fn write(path: &str, bytes: &[u8]) {
    lajur::platform::files::write_whole(Path::new(path), bytes).unwrap();
}

/// A folder with an office folder inside.
pub struct Laptop {
    folder: TempDir,
}

/// A laptop whose clock is set to something.
pub struct At<'a> {
    laptop: &'a Laptop,
    clock: &'a str,
}

impl Laptop {
    /// A laptop on which the sample office was founded.
    pub fn with_office(name: &str) -> Self {
        let laptop = Self { folder: tempfile::tempdir().unwrap() };
        laptop.good(&["office", "init", "--sample", "--device", name]);
        laptop
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn at<'a>(&'a self, clock: &'a str) -> At<'a> {
        At { laptop: self, clock }
    }

    fn today(&self) -> At<'_> {
        self.at("2026-11-20T09:00:00+07:00")
    }

    /// Runs a command that works, and gives its answer.
    pub fn good(&self, arguments: &[&str]) -> Value {
        self.today().good(arguments)
    }

    /// Runs a command that must be refused and change nothing.
    pub fn refuses(&self, code: i32, arguments: &[&str], what: &str) {
        let before = self.good(&["state"]);
        self.fails(code, arguments, what);
        assert_eq!(self.good(&["state"]), before, "{what} changed the office");
    }

    /// Runs a command in another folder, which must be refused and change nothing here.
    pub fn refuses_in(&self, folder: &str, code: i32, arguments: &[&str], what: &str) {
        let before = self.good(&["state"]);
        self.today().fails_in(folder, code, arguments, what);
        assert_eq!(self.good(&["state"]), before, "{what} changed the office");
    }

    /// Runs a command that must fail.
    pub fn fails(&self, code: i32, arguments: &[&str], what: &str) {
        self.today().fails(code, arguments, what);
    }
}

impl At<'_> {
    fn run(&self, folder: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
        command.env("LAJUR_CLOCK", self.clock).env("LC_ALL", "id_ID.UTF-8").env("RUST_BACKTRACE", "0");
        command.arg("--json").arg("--data-dir").arg(folder).args(arguments);
        command.output().unwrap()
    }

    pub fn good(&self, arguments: &[&str]) -> Value {
        let output = self.run(&self.laptop.path("office"), arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub fn fails(&self, code: i32, arguments: &[&str], what: &str) {
        self.fails_in(&self.laptop.path("office"), code, arguments, what);
    }

    pub fn fails_in(&self, folder: &str, code: i32, arguments: &[&str], what: &str) {
        let output = self.run(folder, arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{what} ({arguments:?}): {told}");
        clear(&told, what);
    }
}

/// A person can read what was told: a sentence or two, nothing of the program's insides, and not the whole input.
fn clear(told: &str, what: &str) {
    let told = told.trim();
    assert!(told.len() > 20 && told.chars().count() < 1_000, "{what}: {told}");
    assert!(told.contains('.') && told.contains(' '), "{what}: {told}");
    for inside in ["panicked", "Error(", "Some(", "None", "RUST_", "src/", "{ ", "unwrap", "Os {"] {
        assert!(!told.contains(inside), "{what} shows {inside:?}: {told}");
    }
}
