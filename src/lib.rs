//! Lajur: the desk of a Diskominfo office, offline. The modules are listed in reading order, floor by floor.

pub mod domain;
pub mod picture;
pub mod ui;
