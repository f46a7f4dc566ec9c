//! Lengths: the layout counts in points from a page's top left corner, the letter rules in millimetres.

/// Points in one millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Millimetres as points.
pub const fn mm(length: f32) -> f32 {
    length * POINTS
}

/// Points as millimetres.
pub const fn to_mm(length: f32) -> f32 {
    length / POINTS
}

/// A horizontal stretch of the page in which text is set, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
}

impl Column {
    /// The column between two edges.
    pub fn between(left: f32, right: f32) -> Self {
        Self { x: left, width: right - left }
    }

    /// The right edge.
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    /// The same column with its left edge moved inwards.
    pub fn indented(self, by: f32) -> Self {
        Self { x: self.x + by, width: self.width - by }
    }

    /// The same column without a strip of `padding` on both sides.
    pub fn padded(self, padding: f32) -> Self {
        Self { x: self.x + padding, width: self.width - 2.0 * padding }
    }
}
