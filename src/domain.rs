//! What the office knows: procedures, requests, events, folding, rules, office time, letters.
//!
//! Nothing here reads a file, a clock or the environment, and nothing panics on any input: the same set of
//! events folds to the same office, anywhere.

pub mod calendar;
pub mod classification;
pub mod dag;
pub mod disposition;
pub mod event;
pub mod ids;
pub mod indonesian;
pub mod letter;
pub mod mark;
pub mod moment;
pub mod numbering;
pub mod numbers;
pub mod office;
pub mod procedure;
pub mod register;
pub mod request;
pub mod roster;
pub mod shared;
pub mod statistics;
pub mod template;
pub mod timing;
pub mod tnd;
