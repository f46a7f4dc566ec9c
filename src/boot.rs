//! Between the operating system and the program: log file, panic hook, settings, the window or an error box.

mod log;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::app::{self, Launch};
use crate::cli;
use crate::engine::Problem;
use crate::engine::speech;
use crate::platform::clock::Clock;
use crate::platform::dialog;
use crate::platform::folders::Folders;
use crate::settings::Settings;
use crate::words::{Language, Words};

/// Names a file that the window keeps a map of itself in, for scripts that press real buttons.
const MAP: &str = "LAJUR_SCREEN_MAP";

/// Opens the window on an office folder and stays until it is closed.
///
/// A window that cannot open says so in the system's own error box, where there is one, and on the terminal.
pub fn window(data_dir: Option<PathBuf>, chosen: Option<Language>, locale: Language) -> ExitCode {
    let Some(folders) = Folders::choose(data_dir) else {
        let words = Words::new(chosen.unwrap_or(locale));
        return fail(words, &words.say("boot-no-folder"), "");
    };
    let settings = read_settings(&folders);
    let language = chosen.or(Language::of_code(&settings.language)).unwrap_or(locale);
    let words = Words::new(language);
    log::begin(&folders);
    let clock = match Clock::from_environment() {
        Ok(clock) => clock,
        Err(bad) => {
            let problem =
                Problem::BadInput { file: crate::platform::clock::VARIABLE.to_owned(), reason: bad.0 };
            return fail(words, &speech::sentence(&words, &problem), "");
        }
    };
    let own_dialogs = !dialog::exists();
    let map = std::env::var_os(MAP).map(PathBuf::from);
    match app::run(Launch { folders, clock, settings, language, own_dialogs, map }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(words, &words.say("boot-no-window"), &error.to_string()),
    }
}

fn read_settings(folders: &Folders) -> Settings {
    std::fs::read_to_string(folders.settings()).map(|text| Settings::parse(&text)).unwrap_or_default()
}

fn fail(words: Words, sentence: &str, detail: &str) -> ExitCode {
    let text =
        [sentence, detail].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n");
    tracing::error!("{text}");
    cli::tell(&text);
    // Without a display the box cannot open either; the terminal has been told already.
    if std::env::var_os("DISPLAY").is_some() || std::env::var_os("WAYLAND_DISPLAY").is_some() || cfg!(windows)
    {
        let title = words.say("boot-title");
        let _ = std::panic::catch_unwind(|| dialog::show_error(&title, &text));
    }
    ExitCode::FAILURE
}
