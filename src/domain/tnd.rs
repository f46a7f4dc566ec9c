//! The letter rules (tata naskah dinas) of a region: paper, margins, type, letterhead, number pattern.

use serde::{Deserialize, Serialize};

/// A region's letter rules, with national defaults for whatever the region does not say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TndProfile {
    /// The sheet letters are printed on.
    pub paper: PaperSize,
}

/// A sheet of paper; "F4" has no legal size, so both common ones have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 215 × 330 mm.
    F4,
    /// 210 × 330 mm.
    F4Narrow,
    /// 148 × 210 mm.
    A5,
}
