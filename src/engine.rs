//! The office at work: takes commands, asks the rules, signs and stores events, and answers.
//!
//! [`Office`] is one laptop's office folder, used directly by the command line. [`desk`] puts it on a thread of its
//! own for the window. Neither knows a screen, a terminal or a language: what goes wrong is a [`Problem`].

pub mod board;
pub mod desk;
mod draft;
mod exchange;
mod forms;
mod health;
mod letters;
mod lookup;
pub mod morning;
mod offer;
mod office;
mod papers;
mod problem;
pub mod profile;
mod registers;
pub mod report;
mod requests;
mod slip;
pub mod speech;
pub mod story;
#[cfg(test)]
mod tests;
mod time;
mod working_copy;
mod worksheet;

pub use exchange::{ExportSummary, Inspection, Joining, ReceivedBundle};
pub use health::Health;
pub use letters::LetterInput;
pub use lookup::What;
pub use offer::{Made, Offer};
pub use office::{NewOffice, Office};
pub use papers::sop_pdf;
pub use problem::Problem;
pub use requests::{LetterFields, RequestInput};
pub use slip::{PrintedSlip, SlipInput};
pub use time::{CaseTime, RequestTime, read_calendar, time_of};

/// Pages as the screen shows them.
pub use crate::paper::raster::{PageImage, rasterise};
/// What the store answers with, for the faces of the engine, which do not open that door themselves.
pub use crate::store::{
    Findings, Found, HeldEvent, ImportReport, ImportRow, Mode, Query, RequestRow, StoreError, StoredConflict,
};
