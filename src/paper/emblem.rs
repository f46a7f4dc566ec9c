//! The emblem (lambang daerah): an SVG or a PNG as shapes on the page.
//!
//! SVG stays vector. Gradients become their first colour, and see-through paint is mixed with white paper, so that a
//! paper never needs transparency. Nothing outside the given text is ever loaded.

mod pixels;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use usvg::tiny_skia_path::{PathSegment, Transform};

use super::PaperError;
use super::display::{Area, Color, Pen, Picture, Point, Ring, Shape, Step};
use crate::domain::office;

/// Longest SVG text that is read, in bytes.
const LARGEST: usize = 4 << 20;
/// Most path steps an emblem may have: more is a photograph traced by a machine.
const MOST_STEPS: usize = 60_000;

/// An emblem ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Emblem {
    width: f32,
    height: f32,
    shapes: Vec<Shape>,
}

impl Emblem {
    /// Reads an office's emblem.
    ///
    /// # Errors
    /// [`PaperError::Emblem`] says why a picture cannot be used.
    pub fn read(emblem: &office::Emblem) -> Result<Self, PaperError> {
        match emblem {
            office::Emblem::Svg(text) => from_svg(text),
            office::Emblem::Png(text) => {
                let compact: String = text.split_ascii_whitespace().collect();
                let bytes = STANDARD.decode(compact).map_err(|_| unusable("it is not base64"))?;
                let picture = Arc::new(pixels::decode(&bytes)?);
                let (width, height) = (picture.width as f32, picture.height as f32);
                let area = Area { x: 0.0, y: 0.0, width, height };
                Ok(Self { width, height, shapes: vec![Shape::Picture { picture, area }] })
            }
        }
    }

    /// The emblem's shapes as large as a box allows, in its middle.
    pub fn placed(&self, frame: Area) -> Vec<Shape> {
        let scale = (frame.width / self.width).min(frame.height / self.height);
        let dx = frame.x + (frame.width - self.width * scale) / 2.0;
        let dy = frame.y + (frame.height - self.height * scale) / 2.0;
        let point = |point: Point| Point { x: dx + point.x * scale, y: dy + point.y * scale };
        let ring = |ring: &Ring| Ring {
            start: point(ring.start),
            steps: ring
                .steps
                .iter()
                .map(|step| match *step {
                    Step::Line(to) => Step::Line(point(to)),
                    Step::Curve(one, two, to) => Step::Curve(point(one), point(two), point(to)),
                })
                .collect(),
            closed: ring.closed,
        };
        let shape = |shape: &Shape| match shape {
            Shape::Path { rings, pen, fill } => Shape::Path {
                rings: Arc::new(rings.iter().map(ring).collect()),
                pen: pen.map(|pen| Pen { width: pen.width * scale, ..pen }),
                fill: *fill,
            },
            Shape::Picture { picture, area } => {
                let at = point(Point { x: area.x, y: area.y });
                let (width, height) = (area.width * scale, area.height * scale);
                Shape::Picture {
                    picture: Arc::clone(picture),
                    area: Area { x: at.x, y: at.y, width, height },
                }
            }
            other => other.clone(),
        };
        self.shapes.iter().map(shape).collect()
    }
}

fn unusable(reason: &str) -> PaperError {
    PaperError::Emblem(reason.to_owned())
}

fn from_svg(text: &str) -> Result<Emblem, PaperError> {
    if text.len() > LARGEST {
        return Err(unusable("it is larger than 4 MB"));
    }
    let options = usvg::Options {
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            // An emblem must not make a paper read files.
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(text, &options).map_err(|error| unusable(&error.to_string()))?;
    let mut reader = Reader::default();
    reader.group(tree.root(), Transform::identity())?;
    if reader.shapes.is_empty() {
        return Err(unusable("nothing in it can be drawn"));
    }
    Ok(Emblem { width: tree.size().width(), height: tree.size().height(), shapes: reader.shapes })
}

#[derive(Default)]
struct Reader {
    shapes: Vec<Shape>,
    steps: usize,
}

impl Reader {
    fn group(&mut self, group: &usvg::Group, outer: Transform) -> Result<(), PaperError> {
        for node in group.children() {
            match node {
                usvg::Node::Group(inner) => self.group(inner, outer)?,
                usvg::Node::Path(path) if path.is_visible() => self.path(path, outer)?,
                usvg::Node::Image(image) if image.is_visible() => self.image(image, outer)?,
                usvg::Node::Path(_) | usvg::Node::Image(_) | usvg::Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, outer: Transform) -> Result<(), PaperError> {
        let transform = outer.pre_concat(path.abs_transform());
        let rings = rings(path.data(), transform);
        self.steps += rings.iter().map(|ring| ring.steps.len() + 1).sum::<usize>();
        if self.steps > MOST_STEPS {
            return Err(unusable("it has too many lines; use a simpler drawing or a PNG"));
        }
        let rings = Arc::new(rings);
        let fill = path.fill().and_then(|fill| mixed(fill.paint(), fill.opacity().get()));
        let pen = path.stroke().and_then(|stroke| {
            let color = mixed(stroke.paint(), stroke.opacity().get())?;
            let (sx, sy) = transform.get_scale();
            let round = stroke.linejoin() == usvg::LineJoin::Round;
            Some(Pen { width: stroke.width().get() * (sx + sy) / 2.0, color, dash: None, round })
        });
        if fill.is_some() || pen.is_some() {
            self.shapes.push(Shape::Path { rings, pen, fill });
        }
        Ok(())
    }

    fn image(&mut self, image: &usvg::Image, outer: Transform) -> Result<(), PaperError> {
        let transform = outer.pre_concat(image.abs_transform());
        match image.kind() {
            usvg::ImageKind::PNG(bytes) => {
                let picture = Arc::new(pixels::decode(bytes)?);
                let corner = |x, y| mapped(usvg::tiny_skia_path::Point::from_xy(x, y), transform);
                let start = corner(0.0, 0.0);
                let end = corner(image.size().width(), image.size().height());
                let area = Area { x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y };
                self.shapes.push(Shape::Picture { picture, area });
                Ok(())
            }
            usvg::ImageKind::SVG(tree) => self.group(tree.root(), transform),
            _ => Err(unusable("pictures inside it must be PNG")),
        }
    }
}

/// A path's subpaths in the emblem's own coordinates.
fn rings(path: &usvg::tiny_skia_path::Path, transform: Transform) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    let mut at = Point::default();
    for segment in path.segments() {
        if let PathSegment::MoveTo(to) = segment {
            at = mapped(to, transform);
            rings.push(Ring { start: at, ..Ring::default() });
            continue;
        }
        let Some(ring) = rings.last_mut() else { continue };
        let (step, end) = match segment {
            PathSegment::LineTo(to) => {
                let to = mapped(to, transform);
                (Step::Line(to), to)
            }
            PathSegment::QuadTo(control, to) => {
                let (control, to) = (mapped(control, transform), mapped(to, transform));
                // A quadratic curve is the cubic one whose controls lie two thirds of the way.
                let toward = |from: Point| Point {
                    x: from.x + (control.x - from.x) * 2.0 / 3.0,
                    y: from.y + (control.y - from.y) * 2.0 / 3.0,
                };
                (Step::Curve(toward(at), toward(to), to), to)
            }
            PathSegment::CubicTo(one, two, to) => {
                let to = mapped(to, transform);
                (Step::Curve(mapped(one, transform), mapped(two, transform), to), to)
            }
            PathSegment::Close | PathSegment::MoveTo(_) => {
                ring.closed = true;
                continue;
            }
        };
        ring.steps.push(step);
        at = end;
    }
    rings
}

fn mapped(point: usvg::tiny_skia_path::Point, transform: Transform) -> Point {
    let mut point = point;
    transform.map_point(&mut point);
    Point { x: point.x, y: point.y }
}

/// The colour of a paint on white paper.
fn mixed(paint: &usvg::Paint, opacity: f32) -> Option<Color> {
    let color = match paint {
        usvg::Paint::Color(color) => *color,
        usvg::Paint::LinearGradient(gradient) => gradient.stops().first()?.color(),
        usvg::Paint::RadialGradient(gradient) => gradient.stops().first()?.color(),
        usvg::Paint::Pattern(_) => return None,
    };
    let part = |level: u8| (f32::from(level) * opacity + 255.0 * (1.0 - opacity)).round() as u8;
    (opacity > 0.0).then(|| Color(part(color.red), part(color.green), part(color.blue)))
}

/// A picture of one black pixel, in base64.
#[cfg(test)]
const DOT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(body: &str) -> Result<Emblem, PaperError> {
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'>{body}</svg>");
        Emblem::read(&office::Emblem::Svg(text))
    }

    #[test]
    fn a_drawing_stays_a_drawing_and_fits_its_box() {
        let emblem = svg("<rect width='10' height='20' fill='#00f' fill-opacity='0.5'/>").unwrap();
        let placed = emblem.placed(Area { x: 100.0, y: 0.0, width: 50.0, height: 40.0 });
        let Shape::Path { rings, fill, .. } = &placed[0] else { panic!("not a path") };
        assert_eq!(*fill, Some(Color(128, 128, 255)));
        assert_eq!(rings[0].start, Point { x: 115.0, y: 0.0 });
    }

    #[test]
    fn a_png_is_placed_as_a_picture() {
        let emblem = Emblem::read(&office::Emblem::Png(DOT.to_owned())).unwrap();
        let placed = emblem.placed(Area { x: 0.0, y: 0.0, width: 30.0, height: 20.0 });
        assert!(matches!(&placed[0], Shape::Picture { area, .. } if area.x == 5.0 && area.width == 20.0));
    }

    #[test]
    fn anything_else_is_refused_with_a_reason() {
        for text in ["", "<svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"] {
            assert!(Emblem::read(&office::Emblem::Svg(text.to_owned())).is_err());
        }
        assert!(svg("<image href='/etc/hostname' width='5' height='5'/>").is_err());
        for text in ["%%%", "AAAA"] {
            assert!(Emblem::read(&office::Emblem::Png(text.to_owned())).is_err());
        }
    }
}
