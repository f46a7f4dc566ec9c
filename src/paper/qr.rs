//! The square code (QR) of a mark, as vector modules; only papers that stay in the office carry one.

use std::sync::Arc;

use qrcode::{EcLevel, QrCode};

use super::display::{Area, Color, Item, Point, Ring, Shape, Step};
use super::structure::Tag;
use crate::domain::mark::Mark;

/// A mark's code in a square of `size` points with its top left corner at `at`.
///
/// It belongs to the filing, not to the letter, so it is not read aloud.
pub fn code(mark: Mark, at: Point, size: f32) -> Option<Item> {
    // 37 capitals and digits always fit a code of 25 modules.
    let code = QrCode::with_error_correction_level(mark.to_string(), EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let module = size / width as f32;
    let mut rings = Vec::new();
    for (row, colors) in colors.chunks(width).enumerate() {
        let mut column = 0;
        for run in colors.chunk_by(|one, other| one == other) {
            if run[0] == qrcode::Color::Dark {
                let (x, y) = (at.x + column as f32 * module, at.y + row as f32 * module);
                rings.push(bar(Area { x, y, width: run.len() as f32 * module, height: module }));
            }
            column += run.len();
        }
    }
    let shape = Shape::Path { rings: Arc::new(rings), pen: None, fill: Some(Color::BLACK) };
    Some(Item { tag: Tag::NONE, shape })
}

fn bar(Area { x, y, width, height }: Area) -> Ring {
    let corner = |x, y| Step::Line(Point { x, y });
    Ring {
        start: Point { x, y },
        steps: vec![corner(x + width, y), corner(x + width, y + height), corner(x, y + height)],
        closed: true,
    }
}
