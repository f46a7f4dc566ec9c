//! What a command prints: one JSON document, or text for people; messages go to stderr.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use crate::engine::Problem;
use crate::platform::files;
use crate::words::Words;

/// Where and how a command answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    pub json: bool,
    pub words: Words,
}

impl Output {
    /// Prints the answer: the value as JSON, or the text that `human` writes.
    pub fn answer<T: Serialize>(&self, value: &T, human: impl FnOnce(&mut String)) {
        if self.json {
            // A value made of plain fields always becomes JSON; if it ever did not, an empty object says so.
            print(&serde_json::to_string_pretty(value).unwrap_or_else(|_| "{}".to_owned()));
        } else {
            let mut text = String::new();
            human(&mut text);
            print(text.trim_end());
        }
    }

    /// Tells of progress or of something worth knowing, beside the answer.
    pub fn tell(&self, text: &str) {
        tell(text);
    }

    /// Tells what went wrong; with `--json` also as a document.
    pub fn fail(&self, code: u8, sentence: &str) {
        if self.json {
            let error = serde_json::json!({ "error": { "code": code, "message": sentence } });
            print(&format!("{error:#}"));
        }
        self.tell(sentence);
    }
}

/// Writes a line beside the answer.
pub(super) fn tell(text: &str) {
    // A closed stderr is no reason to stop working.
    let _ = writeln!(io::stderr(), "{text}");
}

fn print(text: &str) {
    // A reader that has gone away, as in `lajur … | head`, is no failure of the command.
    let _ = writeln!(io::stdout(), "{text}");
}

/// Writes a file whole or not at all, and answers with its place and size.
pub(crate) fn file(path: &Path, bytes: &[u8], out: Output) -> Result<(), Problem> {
    files::write_whole(path, bytes).map_err(Problem::file(path))?;
    out.answer(&serde_json::json!({ "file": path, "bytes": bytes.len() }), |text| {
        let file = [("file", path.display().to_string().into())];
        text.push_str(&out.words.with("cli-printed", &file));
    });
    Ok(())
}

/// Lays rows out in columns wide enough for their widest cell.
pub(crate) fn table(text: &mut String, rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:width$}  ");
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
}
