//! What went wrong, as a message can carry it: one sentence, and details to copy.

use crate::engine::desk::Stopped;
use crate::engine::{Problem, speech};
use crate::words::Words;

/// A failure on its way to the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// What is wrong and what to do next.
    pub sentence: String,
    /// What a helper wants to know.
    pub detail: String,
}

impl Trouble {
    /// A problem of the office in the language of the screen.
    pub fn of(words: Words, problem: &Problem) -> Self {
        Self { sentence: speech::sentence(&words, problem), detail: format!("{problem}") }
    }

    /// The office's thread has ended.
    pub fn stopped(words: Words, stopped: Stopped) -> Self {
        Self { sentence: words.say("failure-stopped"), detail: stopped.to_string() }
    }

    /// Copies the sentence and its details, for whoever helps.
    pub fn copy<M>(&self) -> iced::Task<M> {
        iced::clipboard::write(format!("{}\n{}", self.sentence, self.detail))
    }

    /// A sentence without further details.
    pub fn said(sentence: String) -> Self {
        Self { sentence, detail: String::new() }
    }
}
