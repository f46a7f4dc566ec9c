//! The design system: colours, type, icons, and every part a screen is built of.
//!
//! Screens combine these parts and name no colour, no pixel and no iced button of their own. Every part is
//! generic over the message, takes its words as parameters, and can be reached and used by keyboard.

pub mod bars;
pub mod board;
pub mod button;
pub mod chip;
pub mod choice;
mod dashed;
pub mod dialog;
pub mod field;
pub mod flow;
pub mod focus;
pub mod frame;
pub mod icon;
pub mod keys;
pub mod list;
pub mod notice;
pub mod page;
mod paint;
mod palette;
pub mod panel;
pub mod pressable;
pub mod select;
pub mod shorten;
pub mod stepper;
pub mod survey;
pub mod text;
pub mod theme;
pub mod time;
pub mod tip;
pub mod tokens;
pub mod version;

pub use icon::Icon;
pub use palette::{Palette, Shades, Tone};
pub use theme::Theme;
pub use tokens::{FONTS, Room, settings};

/// An element of this program: iced's, drawn with our own theme.
pub type Element<'a, M> = iced::Element<'a, M, Theme>;
