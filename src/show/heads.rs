//! The words over and in the drawing of an SOP.

use crate::picture::flow::Heads;
use crate::words::Words;

/// The words over and in a drawing.
#[derive(Debug, Clone)]
pub struct HeadWords {
    number: String,
    activity: String,
    time: String,
    join: String,
}

impl HeadWords {
    /// The words in a language.
    pub fn new(words: Words) -> Self {
        Self {
            number: words.say("flow-number"),
            activity: words.say("flow-activity"),
            time: words.say("flow-time"),
            join: words.say("flow-join"),
        }
    }

    /// The words as the drawing takes them.
    pub fn heads(&self) -> Heads<'_> {
        Heads { number: &self.number, activity: &self.activity, time: &self.time, join: &self.join }
    }
}
