//! Lajur: the desk of a Diskominfo office, offline. The modules are listed in reading order, floor by floor.

// Tests may plant files as they like; what ships may not.
#![cfg_attr(test, allow(clippy::disallowed_methods))]

// Floor 0: what the office knows.
pub mod domain;

// Floor 1: shapes of bytes, and shapes on a surface.
pub mod picture;
pub mod wire;

// Floor 2: doors to the outside.
pub mod bundle;
pub mod paper;
pub mod platform;
pub mod settings;
pub mod store;
pub mod words;

// Floor 3: the office at work.
pub mod engine;

// Floor 4: the words of a screen, the design system, and thin faces of the engine.
pub mod cli;
pub mod show;
pub mod ui;

// Floor 5: the window.
pub mod app;

// The ground: how the program begins.
pub mod boot;
