//! Text: from a string with `**bold**` to words, from words to lines.

mod binding;
mod lines;
mod rich;
mod words;

pub use binding::bound_spaces;
pub use lines::{Line, Measure, break_lines};
pub use rich::Rich;
pub use words::{Gap, Word, words};
