//! The drawing over the lanes: lines, heads, symbols, dots and the words on the lines.

use iced::advanced::graphics::geometry::frame::Frame;
use iced::advanced::graphics::geometry::{LineDash, LineJoin, Path, Renderer as _, Stroke};
use iced::{Color, Size, Vector};

use super::super::paint::{Align, Painter};
use super::super::tokens::{Type, radius, size};
use super::super::{Icon, Palette};
use super::draw::Sheet;
use super::{Row, Stage, Trail};
use crate::picture::flow::{End, Measures, Route, Shape, corners, head};
use crate::picture::{Point, Rect};

/// Widths of a walked line and of the others.
const WALKED: f32 = 2.5;
const AHEAD: f32 = 1.5;
/// Dash and gap of a possible way back.
const DASH: LineDash<'_> = LineDash { segments: &[4.0, 3.0], offset: 0 };

/// Draws the flow of the rows in view.
pub fn drawing(painter: &mut Painter<'_>, sheet: &Sheet<'_>) {
    let (body, palette) = (sheet.state.body(), painter.palette());
    let window = painter.place(body);
    let origin = sheet.state.origin();
    let corner = painter.place(Rect::new(origin.x, origin.y, 0.0, 0.0)).position();
    let mut pen = Pen {
        frame: Frame::with_bounds(painter.renderer, window),
        shift: Vector::new(corner.x, corner.y),
        palette,
        seen: Rect { x: body.x - origin.x, y: body.y - origin.y, ..body },
    };
    // Walked lines lie over those ahead, so that the path can be followed with the eye.
    for trail in [Trail::Possible, Trail::Ahead, Trail::Walked] {
        for route in sheet.state.flow.routes.iter().filter(|route| (sheet.trail)(route.edge) == trail) {
            pen.route(route, trail);
        }
    }
    for dot in &sheet.state.flow.dots {
        let walked = |route: &&Route| (sheet.trail)(route.edge) == Trail::Walked;
        let edge = |route: &&Route| {
            let edge = &sheet.diagram.edges[route.edge];
            dot.node == if dot.join { edge.to } else { edge.from }
        };
        let color = match sheet.state.flow.routes.iter().filter(walked).find(edge) {
            Some(_) => palette.primary,
            None => palette.border_strong,
        };
        pen.dot(dot.at, color);
    }
    let mut marks = Vec::new();
    for (node, (shape, rect)) in sheet.state.flow.symbols.iter().enumerate() {
        let row = sheet.diagram.nodes[node].row;
        if let Some((_, _, row)) = sheet.rows.iter().find(|(index, _, _)| *index == row) {
            pen.symbol(*shape, *rect, row.stage);
            marks.push((rect.moved(origin.x, origin.y), row));
        }
    }
    let mut words = Vec::new();
    for (edge, rect) in &sheet.state.answers {
        let walked = (sheet.trail)(*edge) == Trail::Walked;
        pen.frame_of_word(*rect, if walked { palette.primary } else { palette.border_strong });
        let word = sheet.diagram.edges[*edge].word.as_deref().unwrap_or_default();
        words.push((rect.moved(origin.x, origin.y), word));
    }
    for rect in &sheet.state.waits {
        pen.frame_of_word(*rect, palette.border_strong);
        words.push((rect.moved(origin.x, origin.y), sheet.heads.join));
    }
    let posts = sheet.state.signposts();
    for post in &posts {
        pen.signpost(post.rect.moved(-origin.x, -origin.y), post.up);
    }
    let geometry = pen.frame.into_geometry();
    painter.renderer.draw_geometry(geometry);
    for (rect, row) in marks {
        mark(painter, rect, row);
    }
    for (rect, word) in words.into_iter().filter(|(rect, _)| rect.overlaps(&body)) {
        painter.text(word, Type::LABEL, rect, Align::Center, palette.text);
    }
    for post in posts {
        let number = (sheet.row)(post.row).number;
        let lift = if post.up { 2.0 } else { -2.0 };
        painter.text(&number, Type::LABEL, post.rect.moved(0.0, lift), Align::Center, palette.text);
    }
}

/// What stands inside a symbol: done, by whom, or its number.
fn mark(painter: &mut Painter<'_>, rect: Rect, row: &Row) {
    let palette = painter.palette();
    let (icon, color) = match row.stage {
        Stage::Done => (Icon::Check, palette.primary),
        Stage::Mine => (Icon::User, palette.on_primary),
        Stage::Current => (Icon::Clock, palette.on_primary),
        Stage::Ahead | Stage::Administrative => {
            painter.text(&row.number, Type::LABEL, rect, Align::Center, palette.text_muted);
            return;
        }
    };
    painter.icon(icon, rect.center(), size::ICON_CARD, color);
}

/// Draws shapes that are not rectangles.
struct Pen {
    frame: Frame<iced::Renderer>,
    shift: Vector,
    palette: &'static Palette,
    /// What is in view, in the drawing.
    seen: Rect,
}

impl Pen {
    fn at(&self, point: Point) -> iced::Point {
        iced::Point::new(point.x, point.y) + self.shift
    }

    fn closed(&self, points: &[Point]) -> Path {
        self.path(points, true)
    }

    fn path(&self, points: &[Point], close: bool) -> Path {
        Path::new(|path| {
            for (index, point) in points.iter().enumerate() {
                let at = self.at(*point);
                if index == 0 { path.move_to(at) } else { path.line_to(at) }
            }
            if close {
                path.close();
            }
        })
    }

    fn rounded(&self, rect: Rect, corner: f32) -> Path {
        let at = self.at(Point::new(rect.x, rect.y));
        Path::rounded_rectangle(at, Size::new(rect.w, rect.h), corner.into())
    }

    fn route(&mut self, route: &Route, trail: Trail) {
        let reach = |value: fn(&Point) -> f32| {
            let values = route.points.iter().map(value);
            values.fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)))
        };
        let ((left, right), (top, bottom)) = (reach(|point| point.x), reach(|point| point.y));
        let area = Rect::new(left - 1.0, top - 1.0, right - left + 2.0, bottom - top + 2.0);
        if !area.overlaps(&self.seen) {
            return;
        }
        let (color, width) = match trail {
            Trail::Walked => (self.palette.primary, WALKED),
            Trail::Ahead | Trail::Possible => (self.palette.border_strong, AHEAD),
        };
        let mut stroke =
            Stroke::default().with_color(color).with_width(width).with_line_join(LineJoin::Round);
        if trail == Trail::Possible {
            stroke.line_dash = DASH;
        }
        let (length, breadth) = Measures::SCREEN.head;
        let tip = head(&route.points, length, breadth).filter(|_| route.end == End::Symbol);
        let mut points = route.points.clone();
        if let (Some([_, left, right]), Some(last)) = (tip, points.last_mut()) {
            // The line ends under its head, or it would show beside the point.
            *last = Point::new((left.x + right.x) / 2.0, (left.y + right.y) / 2.0);
        }
        let path = self.path(&points, false);
        self.frame.stroke(&path, stroke);
        if let Some(tip) = tip {
            let path = self.closed(&tip);
            self.frame.fill(&path, color);
        }
    }

    fn dot(&mut self, at: Point, color: Color) {
        let path = Path::circle(self.at(at), 4.5);
        self.frame.fill(&path, color);
    }

    fn outline(&self, shape: Shape, rect: Rect) -> Path {
        match shape {
            Shape::Capsule => self.rounded(rect, rect.h / 2.0),
            Shape::Process => self.rounded(rect, radius::BAR),
            Shape::Diamond | Shape::Connector => self.closed(&corners(shape, rect)),
        }
    }

    fn symbol(&mut self, shape: Shape, rect: Rect, stage: Stage) {
        let palette = self.palette;
        let current = matches!(stage, Stage::Current | Stage::Mine);
        let (fill, line, width) = match stage {
            Stage::Done => (palette.surface, palette.primary, 2.0),
            Stage::Current | Stage::Mine => (palette.primary, palette.primary, 1.0),
            Stage::Ahead | Stage::Administrative => (palette.surface, palette.border_strong, AHEAD),
        };
        let stroke = |width| Stroke::default().with_color(line).with_width(width);
        if current {
            // The second outline, with the ground between: current by shape, not only by colour.
            let grow = if shape == Shape::Diamond { (-7.0, -4.0) } else { (-4.0, -4.0) };
            let outer = rect.inset(grow.0, grow.1);
            let path = self.outline(shape, outer);
            self.frame.fill(&path, palette.surface);
            self.frame.stroke(&path, stroke(2.0));
        }
        let path = self.outline(shape, rect);
        self.frame.fill(&path, fill);
        self.frame.stroke(&path, stroke(width));
    }

    fn frame_of_word(&mut self, rect: Rect, line: Color) {
        let path = self.rounded(rect, 3.0);
        self.frame.fill(&path, self.palette.surface);
        self.frame.stroke(&path, Stroke::default().with_color(line).with_width(1.0));
    }

    fn signpost(&mut self, rect: Rect, up: bool) {
        let mut points = corners(Shape::Connector, rect);
        if up {
            let middle = rect.center().y;
            points.iter_mut().for_each(|point| point.y = 2.0 * middle - point.y);
        }
        let path = self.closed(&points);
        self.frame.fill(&path, self.palette.surface);
        self.frame.stroke(&path, Stroke::default().with_color(self.palette.text).with_width(AHEAD));
    }
}
