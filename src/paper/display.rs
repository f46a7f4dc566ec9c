//! The display list: what stands where on which page, before any file format.
//!
//! Coordinates are points from the page's top left corner. Every item carries the tag of the structure element it
//! belongs to, so that the PDF can be read aloud and searched in the right order.

mod dump;

use std::sync::Arc;

use super::font::{Face, Glyph};
use super::structure::Tag;

/// A page with everything on it, in painting order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What stands on it.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The structure element it belongs to.
    pub tag: Tag,
    /// What is painted.
    pub shape: Shape,
}

/// What can be painted.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Glyphs on a baseline.
    Text(Run),
    /// A straight line.
    Line {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// How it is drawn.
        pen: Pen,
    },
    /// An upright rectangle.
    Rect {
        /// Its edges.
        area: Area,
        /// How its outline is drawn.
        pen: Option<Pen>,
        /// What fills it.
        fill: Option<Color>,
    },
    /// Straight lines and curves.
    Path {
        /// The subpaths.
        rings: Arc<Vec<Ring>>,
        /// How they are drawn.
        pen: Option<Pen>,
        /// What fills them.
        fill: Option<Color>,
    },
    /// A picture.
    Picture {
        /// Its pixels.
        picture: Arc<Picture>,
        /// Where it stands.
        area: Area,
    },
    /// An empty place for a signature that is made outside; nothing is painted.
    Field(Area),
}

/// A point in points from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Glyphs of one face on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// Type size in points.
    pub size: f32,
    /// The colour.
    pub color: Color,
    /// Left end of the baseline.
    pub at: Point,
    /// The glyphs, whose text positions point into `text`.
    pub glyphs: Vec<Glyph>,
    /// What the run says.
    pub text: String,
}

impl Run {
    /// The width in points, without a space at its end.
    pub fn width(&self) -> f32 {
        let ink = self.text.trim_end().len() as u32;
        let advances = self.glyphs.iter().filter(|glyph| glyph.start < ink).map(|glyph| glyph.advance);
        advances.sum::<i32>() as f32 * self.size / 1000.0
    }
}

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Black.
    pub const BLACK: Self = Self(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);
    /// The red of R and SR marks.
    pub const RED: Self = Self(192, 0, 0);

    /// A grey from 0 (black) to 255 (white).
    pub const fn grey(level: u8) -> Self {
        Self(level, level, level)
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Thickness in points.
    pub width: f32,
    /// The colour.
    pub color: Color,
    /// Lengths of dash and gap in points; none for an unbroken line.
    pub dash: Option<(f32, f32)>,
    /// Whether ends and corners are round.
    pub round: bool,
}

impl Pen {
    /// An unbroken black line.
    pub const fn thick(width: f32) -> Self {
        Self { width, color: Color::BLACK, dash: None, round: false }
    }

    /// The dotted line that waits for handwriting.
    pub const fn dotted(width: f32) -> Self {
        Self { width, color: Color::BLACK, dash: Some((width, width * 1.5)), round: false }
    }
}

/// One subpath.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ring {
    /// Where it begins.
    pub start: Point,
    /// Its stretches.
    pub steps: Vec<Step>,
    /// Whether it returns to its start.
    pub closed: bool,
}

/// One stretch of a subpath.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A straight line to a point.
    Line(Point),
    /// A cubic curve: two controls and the end.
    Curve(Point, Point, Point),
}

/// A picture of 8-bit sRGB pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of every pixel.
    pub rgb: Vec<u8>,
}

impl Item {
    /// The item moved down by `dy` points.
    pub fn lowered(mut self, dy: f32) -> Self {
        self.shift(0.0, dy);
        self
    }

    /// Moves the item.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let shift = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        match &mut self.shape {
            Shape::Text(run) => shift(&mut run.at),
            Shape::Line { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Shape::Rect { area, .. } | Shape::Picture { area, .. } | Shape::Field(area) => {
                area.x += dx;
                area.y += dy;
            }
            Shape::Path { rings, .. } => {
                for ring in Arc::make_mut(rings) {
                    shift(&mut ring.start);
                    for step in &mut ring.steps {
                        match step {
                            Step::Line(to) => shift(to),
                            Step::Curve(a, b, to) => [a, b, to].into_iter().for_each(shift),
                        }
                    }
                }
            }
        }
    }

    /// The rectangle the item covers, for text from the capitals' height to the baseline.
    pub fn area(&self) -> Area {
        let around = |points: &[Point]| {
            let fold = |pick: fn(&Point) -> f32| {
                points
                    .iter()
                    .map(pick)
                    .fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)))
            };
            let ((left, right), (top, bottom)) = (fold(|point| point.x), fold(|point| point.y));
            if points.is_empty() {
                return Area::default();
            }
            Area { x: left, y: top, width: right - left, height: bottom - top }
        };
        match &self.shape {
            Shape::Text(run) => {
                let height = run.size * 0.73;
                Area { x: run.at.x, y: run.at.y - height, width: run.width(), height }
            }
            Shape::Line { from, to, .. } => around(&[*from, *to]),
            Shape::Rect { area, .. } | Shape::Picture { area, .. } | Shape::Field(area) => *area,
            Shape::Path { rings, .. } => {
                let ends = rings.iter().flat_map(|ring| {
                    let ends = ring.steps.iter().map(|step| match step {
                        Step::Line(to) | Step::Curve(_, _, to) => *to,
                    });
                    ends.chain([ring.start])
                });
                around(&ends.collect::<Vec<_>>())
            }
        }
    }
}
