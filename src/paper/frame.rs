//! The frame of a letter: sheet, text column and type, from the region's letter rules.

use super::body::BodyStyle;
use super::compose::Type;
use super::flow::Sheet;
use super::unit::{Column, mm};
use crate::domain::tnd::TndProfile;
use crate::domain::tnd::check::NARROWEST;

/// Where a letter's text stands.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The sheet it flows onto.
    pub sheet: Sheet,
    /// How its body is set.
    pub body: BodyStyle,
}

impl Frame {
    /// The frame of a letter; numbers no page could have are brought back to ones it can.
    pub fn of(rules: &TndProfile) -> Self {
        let (width, height) = rules.paper.millimetres();
        let margins = &rules.margins;
        let side = |margin: f32| mm(sane(margin, 5.0, (width - NARROWEST) / 2.0));
        let end = |margin: f32| mm(sane(margin, 5.0, height / 4.0));
        let size = sane(rules.body.size, 8.0, 14.0);
        let column =
            Column { x: side(margins.left), width: mm(width) - side(margins.left) - side(margins.right) };
        let kind = Type::new(size, sane(rules.body.pitch, size, size * 2.5));
        Self {
            sheet: Sheet {
                width: mm(width),
                height: mm(height),
                first_top: end(margins.letterhead),
                top: end(margins.top).max(end(margins.letterhead) + kind.pitch),
                bottom: mm(height) - end(margins.bottom).max(mm(15.0)),
            },
            body: BodyStyle {
                kind,
                column,
                indent: mm(sane(rules.body.indent, 0.0, 40.0)),
                justified: rules.body.justified,
            },
        }
    }
}

/// A number within bounds; what is no number at all becomes the lower one.
fn sane(value: f32, least: f32, most: f32) -> f32 {
    if value.is_nan() { least } else { value.clamp(least, most) }
}
