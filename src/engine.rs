//! The office at work: takes commands, asks the rules, signs and stores events, and answers.
//!
//! [`Office`] is one laptop's office folder, used directly by the command line. [`desk`] puts it on a thread of its
//! own for the window. Neither knows a screen, a terminal or a language: what goes wrong is a [`Problem`].

mod backup;
pub mod board;
pub mod calendar;
mod daily;
pub mod desk;
mod device_key;
mod draft;
mod erratum;
mod exchange;
mod forms;
mod guard;
mod health;
mod letters;
mod lookup;
pub mod morning;
mod numbers;
mod offer;
mod office;
mod officials;
mod papers;
mod printing;
mod problem;
pub mod profile;
mod recovery;
mod registers;
pub mod report;
mod requests;
pub mod retention;
mod secrets;
mod settle;
mod signed;
mod slip;
pub mod speech;
pub mod story;
mod templates;
#[cfg(test)]
mod tests;
mod time;
mod tnd;
mod watch;
mod working_copy;
mod worksheet;

pub use backup::{BackupLock, Restored, Unlock};
pub use device_key::Keeping;
pub use exchange::{
    Attachments, Departure, ExportSummary, ExportWish, FolderReport, Forecast, Inspection, Joining,
    ReceivedBundle, Scope,
};
pub use health::Health;
pub use letters::LetterInput;
pub use lookup::What;
pub use numbers::Block;
pub use offer::{Made, Offer};
pub use office::{NewOffice, Office};
pub use papers::sop_pdf;
pub use problem::Problem;
pub use recovery::RecoveryKey;
pub use requests::{LetterFields, RequestInput};
pub use secrets::{Fields as SecretFields, SecretLine};
pub use signed::{Match, Returned, ReturnedPdf};
pub use slip::{PrintedSlip, SlipInput};
pub use templates::{TemplateLine, TemplateSource, TemplateView};
pub use time::{CaseTime, RequestTime, read_calendar, time_of};
pub use tnd::{TndExample, read as read_tnd};
pub use watch::Watch;

pub use crate::paper::raster::{PageImage, page_sizes, rasterise, rasterise_page};
/// What a signed file covers, and pages as the screen shows them.
pub use crate::paper::{Coverage, Paper};
/// What the store answers with, for the faces of the engine, which do not open that door themselves.
pub use crate::store::{
    ExportRow, Findings, Found, HeldEvent, ImportReport, ImportRow, Mode, Query, RequestRow, StoreError,
    StoredConflict,
};
