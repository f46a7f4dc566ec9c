//! Lajur: the desk of a Diskominfo office, offline. The modules are listed in reading order, floor by floor.

pub mod domain;
pub mod wire;

pub mod bundle;
pub mod platform;
pub mod store;

pub mod engine;
