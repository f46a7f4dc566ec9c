//! The design system: colours, type, icons, and every part a screen is built of.
//!
//! Screens combine these parts and name no colour, no pixel and no iced button of their own. Every part is
//! generic over the message, takes its words as parameters, and can be reached and used by keyboard.

pub mod board;
pub mod button;
mod dashed;
pub mod field;
pub mod flow;
pub mod focus;
pub mod icon;
mod paint;
mod palette;
pub mod pressable;
pub mod shorten;
pub mod text;
pub mod theme;
mod tip;
pub mod tokens;

pub use icon::Icon;
pub use palette::{Palette, Shades, Tone};
pub use theme::Theme;
pub use tokens::{FONTS, Room, settings};

/// An element of this program: iced's, drawn with our own theme.
pub type Element<'a, M> = iced::Element<'a, M, Theme>;
