//! What a card says: plain words and signs, made elsewhere.

use crate::picture::icon::Icon;

/// One request, or one of its branches, as a card of six lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// Stable name of the card while it moves, for focus and tests.
    pub id: String,
    /// Agenda number.
    pub agenda: String,
    /// Urgency, when it is not usual.
    pub urgency: Option<Urgency>,
    /// The word of the conflict chip, when two decisions stand against each other.
    pub conflict: Option<String>,
    /// Who asks.
    pub applicant: String,
    /// What for.
    pub subject: String,
    /// Number of the step as printed in the SOP.
    pub step_no: String,
    /// The step in hand.
    pub step: String,
    /// How the time stands.
    pub time: Time,
    /// What lies in the file, as signs with numbers.
    pub papers: Vec<Mark>,
    /// Where the card came back from, or what runs beside it.
    pub note: Option<Mark>,
}

/// How urgent a request is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urgency {
    /// The word, such as `Segera`.
    pub label: String,
    /// Whether it is the higher of the two degrees.
    pub high: bool,
}

/// A sign with a word or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The sign.
    pub icon: Icon,
    /// The word or number after it.
    pub text: String,
}

/// How the time of a step stands; every state has its own shape and words.
#[derive(Debug, Clone, PartialEq)]
pub enum Time {
    /// Time in hand, as the used part of the standard from 0 to 1.
    Running {
        /// Used part.
        part: f32,
        /// Whether little is left.
        near: bool,
        /// Such as `15 mnt dari 1 jam`.
        text: String,
    },
    /// Past the standard.
    Late {
        /// How many times the standard has passed since it was reached.
        over: f32,
        /// Such as `Lewat 2 j 10 mnt`.
        text: String,
    },
    /// The applicant is to act and the office's clock stands still.
    Paused(String),
    /// Nothing may happen until people decide.
    Held(String),
    /// The SOP sets no time.
    Unset(String),
}

impl Time {
    /// The words, whatever the state.
    pub fn text(&self) -> &str {
        match self {
            Self::Running { text, .. } | Self::Late { text, .. } => text,
            Self::Paused(text) | Self::Held(text) | Self::Unset(text) => text,
        }
    }
}

impl Default for Time {
    fn default() -> Self {
        Self::Unset(String::new())
    }
}

impl Card {
    /// Whether the step is past its standard time.
    pub fn is_late(&self) -> bool {
        matches!(self.time, Time::Late { .. })
    }
}

/// One lane's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lane {
    /// Stable name of the lane.
    pub id: String,
    /// Who works here.
    pub name: String,
    /// The second line, such as `1 terlambat`.
    pub note: String,
    /// Whether the second line tells of lateness.
    pub late: bool,
    /// The word that marks the user's own lane; `None` for others.
    pub mine: Option<String>,
    /// How many cards stand in it.
    pub cards: usize,
}
