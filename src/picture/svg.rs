//! Boards and flows as standalone SVG files: the window's own layouts in the light colours of paper.
//!
//! Words are measured in the window's own face; a viewer without it shows them in a narrower one.
//! The same input always gives the same bytes.

mod board;
mod flow;
mod pen;

pub use crate::picture::flow::Heads;
pub use board::board;
pub use flow::{Marks, flow, walked};
pub(in crate::picture) use pen::escape;

/// The light colours, by role.
mod ink {
    pub const GROUND: &str = "#F4F3EF";
    pub const SURFACE: &str = "#FFFFFF";
    pub const LANE: &str = "#ECEAE4";
    pub const BORDER: &str = "#D6D3CA";
    pub const STRONG: &str = "#858B87";
    pub const TEXT: &str = "#1B2422";
    pub const MUTED: &str = "#535D5A";
    pub const PRIMARY: &str = "#0F5F5C";
    pub const PRIMARY_SOFT: &str = "#DDECE9";
    pub const PRIMARY_LINE: &str = "#8DBBB5";
    pub const PRIMARY_TEXT: &str = "#0B4F4C";
    pub const LATE: &str = "#A11D1D";
    pub const LATE_FILL: &str = "#B3261E";
    pub const NEAR: &str = "#764900";
    pub const NEAR_FILL: &str = "#A9690C";
    pub const OK_FILL: &str = "#2B7A48";
    pub const TRACK: &str = "#DAD7CE";
    pub const NONE: &str = "none";
}

#[cfg(test)]
mod tests;
