//! The command line: a thin face of the engine (DESIGN §8).

mod args;
mod backup;
mod calendar;
mod conflict;
mod demo;
mod device;
mod exchange;
mod help;
mod letter;
mod morning;
mod numbers;
mod office;
mod output;
mod picture;
mod procedure;
mod register;
mod report;
mod request;
mod retention;
mod secret;
mod state;
mod template;
mod view;

use std::ffi::OsString;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::engine::{Office, Problem, speech};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;
use crate::words::{Language, Words};

use args::{Cli, Command};
use output::Output;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Wanted {
    /// The window, in this folder and language.
    Window {
        /// The folder that was chosen.
        data_dir: Option<PathBuf>,
        /// The language that was chosen.
        language: Option<Language>,
    },
    /// Nothing more: the command has run, or its usage was explained.
    Done(ExitCode),
}

/// Reads the arguments and runs the command they name.
pub fn run(arguments: Vec<OsString>, locale: &str) -> Wanted {
    let chosen = chosen_language(&arguments);
    let words = Words::new(chosen.unwrap_or_else(|| language_of(locale)));
    let command = help::localise(Cli::command(), words);
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return Wanted::Done(usage(&error, words)),
    };
    let out = Output { json: cli.json, words };
    if let Some(lang) = cli.lang.as_deref().filter(|lang| !["id", "en"].contains(lang)) {
        let sentence = words.with(
            "usage-choose-value",
            &[("what", "--lang".into()), ("value", lang.into()), ("valid", "id, en".into())],
        );
        out.fail(2, &sentence);
        return Wanted::Done(ExitCode::from(2));
    }
    let Some(command) = cli.command else {
        return Wanted::Window { data_dir: cli.data_dir, language: chosen };
    };
    Wanted::Done(match dispatch(command, cli.data_dir, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let code = problem.exit_code();
            out.fail(code, &speech::sentence(&words, &problem));
            ExitCode::from(code)
        }
    })
}

/// Tells something on the terminal beside any answer.
pub fn tell(text: &str) {
    output::tell(text);
}

fn usage(error: &clap::Error, words: Words) -> ExitCode {
    let text = help::explain(error, words);
    let out = Output { json: false, words };
    if error.use_stderr() {
        out.tell(&format!("{text}\n{}", words.say("usage-see-help")));
        ExitCode::from(2)
    } else {
        out.answer(&(), |human| human.push_str(&text));
        ExitCode::SUCCESS
    }
}

/// The language named on the command line, found before the arguments are parsed so that even a wrong argument is
/// answered in it.
fn chosen_language(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    match after.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang="))) {
        Some("en") => Some(Language::English),
        Some("id") => Some(Language::Indonesian),
        _ => None,
    }
}

/// Indonesian, unless the laptop's locale is English.
pub fn language_of(locale: &str) -> Language {
    if locale.starts_with("en") { Language::English } else { Language::Indonesian }
}

fn dispatch(command: Command, data_dir: Option<PathBuf>, out: Output) -> Result<(), Problem> {
    // What needs no office must work on a laptop that has none, even one whose folder cannot be written.
    match command {
        Command::Procedure(command) => return procedure::run(command, data_dir, out),
        Command::Demo { out: folder, tnd } => return demo::run(&folder, tnd.as_deref(), out),
        Command::Calendar(command) => return calendar::run(command, data_dir, out),
        // These must work where the database does not open any more.
        Command::Restore { file } => {
            let (folders, clock) = place(data_dir)?;
            return backup::restore(&folders, &clock, &file, out);
        }
        Command::Recover { words, name, backup: from } => {
            let (folders, clock) = place(data_dir)?;
            let words = backup::words(&words)?;
            let wish = backup::Recover { words, name, from };
            let open = |folders, clock| Office::open(folders, clock, Entropy::System);
            return backup::recover(folders, clock, &wish, open, out);
        }
        _ => {}
    }
    let mut office = open(data_dir)?;
    match command {
        Command::Procedure(_)
        | Command::Demo { .. }
        | Command::Calendar(_)
        | Command::Restore { .. }
        | Command::Recover { .. } => Ok(()),
        Command::Backup { out: path } => backup::back_up(&mut office, &path, out),
        Command::Key { keep } => backup::key(&mut office, keep, out),
        Command::RecoveryKey { out: path } => backup::recovery_key(&mut office, &path, out),
        Command::Office(command) => office::run(command, &mut office, out),
        Command::Request(command) => request::run(command, &mut office, out),
        Command::Disposition(command) => letter::disposition(command, &mut office, out),
        Command::Letter(command) => letter::run(command, &mut office, out),
        Command::Register(command) => register::run(&command, &office, out),
        Command::Bundle(command) => exchange::run(command, &mut office, out),
        Command::Device(command) => device::run(command, &mut office, out),
        Command::Conflict(command) => conflict::run(command, &mut office, out),
        Command::Numbers(command) => numbers::run(command, &mut office, out),
        Command::Secret(command) => secret::run(command, &mut office, out),
        Command::Morning { position, out: file } => morning::run(position, file, &mut office, out),
        Command::Report(arguments) => report::run(arguments, &mut office, out),
        Command::Retention { at, all } => retention::run(at, all, &mut office, out),
        Command::Classification(command) => retention::classification(command, &mut office, out),
        Command::State => state::state(&office, out),
        Command::Verify => state::verify(&mut office, out),
        Command::Rebuild => state::rebuild(&mut office, out),
    }
}

/// The clock, or the fixed one the environment names.
fn clock() -> Result<Clock, Problem> {
    Clock::from_environment()
        .map_err(|bad| Problem::BadInput { file: crate::platform::clock::VARIABLE.to_owned(), reason: bad.0 })
}

/// Opens the office folder the arguments name.
fn open(data_dir: Option<PathBuf>) -> Result<Office, Problem> {
    let (folders, clock) = place(data_dir)?;
    Office::open(folders, clock, Entropy::System)
}

/// The office folder the arguments name, and the clock the environment asks for.
fn place(data_dir: Option<PathBuf>) -> Result<(Folders, Clock), Problem> {
    let clock = clock()?;
    let folders = Folders::choose(data_dir).ok_or_else(|| Problem::File {
        path: PathBuf::from("~"),
        error: std::io::ErrorKind::NotFound.into(),
    })?;
    Ok((folders, clock))
}

/// Reads a JSON input file; what is wrong with it is named by line and column.
fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Problem> {
    let text = read_text(path)?;
    // serde would take a list for an object whose every entry may be left out.
    if !text.trim_start().starts_with('{') {
        return Err(bad_input(path, "expected a JSON object"));
    }
    serde_json::from_str(&text).map_err(|error| bad_input(path, &error.to_string()))
}

/// Reads a secret's JSON, from standard input when the path is `-`; what is wrong with it is told without quoting any
/// of it.
fn read_secret<T: DeserializeOwned>(path: &Path) -> Result<T, Problem> {
    let text = read_secret_text(path)?;
    serde_json::from_str(&text)
        .map_err(|error| bad_input(path, &format!("{}:{}", error.line(), error.column())))
}

/// Reads what must stand in no list of commands, from standard input when the path is `-`.
fn read_secret_text(path: &Path) -> Result<Zeroizing<String>, Problem> {
    const LIMIT: u64 = 64 << 10;
    if path != Path::new("-") {
        return read_text(path).map(Zeroizing::new);
    }
    let mut text = Zeroizing::new(String::new());
    std::io::stdin().take(LIMIT).read_to_string(&mut text).map_err(Problem::file(Path::new("stdin")))?;
    Ok(text)
}

/// Reads a text file of at most a few megabytes.
fn read_text(path: &Path) -> Result<String, Problem> {
    const LIMIT: u64 = 8 << 20;
    let size = std::fs::metadata(path).map_err(Problem::file(path))?.len();
    if size > LIMIT {
        return Err(Problem::TooLarge { path: path.to_path_buf() });
    }
    let bytes = std::fs::read(path).map_err(Problem::file(path))?;
    String::from_utf8(bytes).map_err(|_| bad_input(path, "UTF-8"))
}

fn bad_input(path: &Path, reason: &str) -> Problem {
    Problem::BadInput { file: path.display().to_string(), reason: reason.to_owned() }
}
