//! What a letter waits for.

use super::Words;

/// The words for a station of a letter's life, by its stable name; an unknown name is shown as it is.
pub fn station(words: &Words, name: &str) -> String {
    match name {
        "repair" => words.say("station-repair"),
        "initial" => words.say("station-initial"),
        "signature" => words.say("station-signature"),
        "number" => words.say("station-number"),
        "dispatch" => words.say("station-dispatch"),
        other => other.to_owned(),
    }
}
