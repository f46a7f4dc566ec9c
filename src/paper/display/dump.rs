//! The display list as text, for tests and for eyes: one line per item, positions in millimetres.

use std::fmt::{self, Display, Formatter};

use super::{Area, Item, Page, Pen, Point, Shape};
use crate::paper::font::Face;
use crate::paper::unit::to_mm;

impl Display for Page {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "page {:.1} x {:.1}", to_mm(self.width), to_mm(self.height))?;
        self.items.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:>4} ", self.tag)?;
        match &self.shape {
            Shape::Text(run) => {
                let face = match run.face {
                    Face::Regular => "",
                    Face::Bold => " bold",
                    Face::Italic => " italic",
                    Face::BoldItalic => " bold italic",
                    Face::Mono => " mono",
                    Face::Serif => " serif",
                    Face::SerifBold => " serif bold",
                    Face::SerifItalic => " serif italic",
                    Face::SerifBoldItalic => " serif bold italic",
                };
                write!(f, "{} {:>6.1} {}{face} | {}", run.at, to_mm(run.width()), run.size, run.text)
            }
            Shape::Line { from, to, pen } => write!(f, "{from} line to {to}{pen}"),
            Shape::Rect { area, pen, fill } => {
                write!(f, "{area} rect")?;
                pen.iter().try_for_each(|pen| write!(f, "{pen}"))?;
                fill.iter().try_for_each(|fill| write!(f, " fill {} {} {}", fill.0, fill.1, fill.2))
            }
            Shape::Path { rings, pen, fill } => {
                let steps: usize = rings.iter().map(|ring| ring.steps.len()).sum();
                write!(f, "{} path of {steps} steps", self.area())?;
                pen.iter().try_for_each(|pen| write!(f, "{pen}"))?;
                fill.iter().try_for_each(|fill| write!(f, " fill {} {} {}", fill.0, fill.1, fill.2))
            }
            Shape::Field(area) => write!(f, "{area} signature field"),
            Shape::Picture { picture, area } => {
                write!(f, "{area} picture of {} x {} pixels", picture.width, picture.height)
            }
        }
    }
}

impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6.1} {:>6.1}", to_mm(self.x), to_mm(self.y))
    }
}

impl Display for Area {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:>6.1} x {:.1}", Point { x: self.x, y: self.y }, to_mm(self.width), to_mm(self.height))
    }
}

impl Display for Pen {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, " pen {}{}", self.width, if self.dash.is_some() { " dashed" } else { "" })
    }
}
