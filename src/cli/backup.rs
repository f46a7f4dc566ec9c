//! `lajur backup`, `restore`, `recovery-key` and `recover`: the way back when a laptop is lost.

use std::fmt::Write as _;
use std::io::{BufRead as _, Read as _};
use std::path::{Path, PathBuf};

use serde_json::json;
use zeroize::Zeroizing;

use super::args::Keep;
use super::output::Output;
use crate::engine::{BackupLock, Keeping, Office, Problem, Restored, Unlock, Watch};
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::files;
use crate::platform::folders::Folders;
use crate::platform::passphrase;

pub(crate) fn back_up(office: &mut Office, path: &Path, out: Output) -> Result<(), Problem> {
    let passphrase = passphrase::from_environment();
    let (summary, lock) =
        office.back_up(path, passphrase.as_ref().map(|text| text.as_str()), &Watch::default())?;
    let locked = match lock {
        BackupLock::Passphrase => "passphrase",
        BackupLock::Office => "office",
        BackupLock::Open => "open",
    };
    let answer = json!({
        "file": path, "events": summary.events, "attachments": summary.blobs, "bytes": summary.bytes,
        "locked": locked,
    });
    out.answer(&answer, |text| {
        let values = [("events", summary.events.into()), ("file", path.display().to_string().into())];
        let _ = writeln!(text, "{}", out.words.with("cli-backed-up", &values));
        text.push_str(&match lock {
            BackupLock::Passphrase => out.words.say("cli-backup-passphrase"),
            BackupLock::Office => out.words.say("cli-backup-office"),
            BackupLock::Open => out.words.say("cli-backup-open"),
        });
    });
    Ok(())
}

pub(crate) fn restore(folders: &Folders, clock: &Clock, file: &Path, out: Output) -> Result<(), Problem> {
    let unlock = Unlock { passphrase: passphrase::from_environment(), recovery: None };
    let restored = Office::restore(folders, clock, &mut Entropy::System, file, &unlock, &Watch::default())?;
    tell(&restored, out);
    Ok(())
}

fn tell(restored: &Restored, out: Output) {
    let answer = json!({
        "office": restored.office, "events": restored.events, "rescued": restored.rescued,
        "set_aside": restored.set_aside, "has_key": restored.has_key, "kept": restored.kept,
    });
    out.answer(&answer, |text| {
        let values = [("events", restored.events.into()), ("rescued", restored.rescued.into())];
        let _ = writeln!(text, "{}", out.words.with("cli-restored", &values));
        if let Some(folder) = &restored.set_aside {
            let folder = [("folder", folder.display().to_string().into())];
            let _ = writeln!(text, "{}", out.words.with("cli-restored-aside", &folder));
        }
        if !restored.has_key {
            let _ = writeln!(text, "{}", out.words.say("cli-restored-keyless"));
        }
        if restored.kept == Some(Keeping::Passphrase) {
            let _ = writeln!(text, "{}", out.words.say("cli-restored-passphrase"));
        }
    });
}

pub(crate) fn key(office: &mut Office, keep: Option<Keep>, out: Output) -> Result<(), Problem> {
    if let Some(keep) = keep {
        let keeping = match keep {
            Keep::Keystore => Keeping::Keystore,
            Keep::Passphrase => Keeping::Passphrase,
            Keep::File => Keeping::File,
        };
        let passphrase = passphrase::from_environment();
        office.keep_key(keeping, passphrase.as_ref().map(|text| text.as_str()))?;
    }
    let keeping = office.key_keeping();
    out.answer(&json!({ "device": office.device(), "kept": keeping }), |text| {
        text.push_str(&match keeping {
            Some(Keeping::Keystore) => out.words.say("key-keystore"),
            Some(Keeping::Passphrase) => out.words.say("key-passphrase"),
            Some(Keeping::File) => out.words.say("key-file"),
            None => out.words.say("key-none"),
        });
    });
    Ok(())
}

pub(crate) fn recovery_key(office: &mut Office, path: &Path, out: Output) -> Result<(), Problem> {
    let key = office.recovery_paper(|_, pdf| files::write_private(path, pdf).map_err(Problem::file(path)))?;
    // The words stand on paper alone: a terminal keeps what it shows.
    out.answer(&json!({ "file": path, "device": key }), |text| {
        let values = [("file", path.display().to_string().into())];
        text.push_str(&out.words.with("cli-recovery-printed", &values));
    });
    Ok(())
}

/// The words of the recovery paper: typed in when `-` was given, from a file when one was named, so that they need not
/// stand in a list of commands; else as they stand there.
pub(crate) fn words(given: &str) -> Result<Zeroizing<String>, Problem> {
    const ALL: usize = 17;
    let path = Path::new(given);
    if given == "-" {
        let mut words = Zeroizing::new(String::new());
        let mut typed = std::io::stdin().lock().take(1 << 12);
        while words.split_whitespace().count() < ALL
            && typed.read_line(&mut words).map_err(Problem::file(Path::new("stdin")))? > 0
        {}
        return Ok(words);
    }
    // No single word is a recovery key, so one that is a file's name is a file.
    let names_file = !given.trim().contains(char::is_whitespace) && path.is_file();
    if names_file { super::read_secret_text(path) } else { Ok(Zeroizing::new(given.to_owned())) }
}

/// What `lajur recover` was given.
pub(crate) struct Recover {
    pub words: Zeroizing<String>,
    pub name: String,
    pub from: Option<PathBuf>,
}

pub(crate) fn recover(
    folders: Folders,
    clock: Clock,
    wish: &Recover,
    open: impl FnOnce(Folders, Clock) -> Result<Office, Problem>,
    out: Output,
) -> Result<(), Problem> {
    if let Some(file) = &wish.from {
        let unlock = Unlock { passphrase: None, recovery: Some(wish.words.clone()) };
        let restored =
            Office::restore(&folders, &clock, &mut Entropy::System, file, &unlock, &Watch::default())?;
        let values = [("events", restored.events.into()), ("rescued", restored.rescued.into())];
        out.tell(&out.words.with("cli-restored", &values));
    }
    let mut office = open(folders, clock)?;
    let device = office.recover(&wish.words, &wish.name)?;
    out.answer(&json!({ "device": device, "name": wish.name }), |text| {
        text.push_str(&out.words.with("cli-recovered", &[("name", wish.name.as_str().into())]));
    });
    Ok(())
}
