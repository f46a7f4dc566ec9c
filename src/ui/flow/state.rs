//! What the flow remembers between frames: its layout, where it is scrolled to, and the focus.

use std::cell::RefCell;

use iced::advanced::mouse::{self, click};
use iced::advanced::widget::operation::Focusable;
use iced::{Size, Vector};

use super::super::paint::Words;
use super::super::shorten::width_of;
use super::super::tokens::Type;
use crate::picture::flow::{Diagram, Flow, Measures, on_lines};
use crate::picture::{Point, Rect};

/// Widths of the columns beside the lanes.
const NUMBER: f32 = 44.0;
const ACTIVITY: f32 = 188.0;
const CELL: f32 = 150.0;
const TIME: f32 = 146.0;
/// A lane is as wide as it can be between these.
const LANE: (f32, f32) = (80.0, 110.0);
/// Height of the head.
pub const HEAD: f32 = 35.0;
/// Height of a word's frame on its line.
const WORD: f32 = 16.0;
/// Size of a signpost at the edge.
pub const SIGNPOST: (f32, f32) = (20.0, 20.0);

/// Everything the layout depends on besides the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measure {
    /// The room there is.
    pub size: Size,
    /// Number of lanes.
    pub lanes: usize,
    /// Number of further columns.
    pub columns: usize,
    /// Height of a row.
    pub row: f32,
}

/// Where the columns stand, before the table is scrolled to the right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    /// Numbers.
    pub number: (f32, f32),
    /// Steps.
    pub activity: (f32, f32),
    /// All lanes together.
    pub lanes: (f32, f32),
    /// Further columns.
    pub cells: Vec<(f32, f32)>,
    /// Times.
    pub time: (f32, f32),
}

impl Columns {
    fn new(measure: Measure) -> (Self, f32) {
        let lanes = measure.lanes.max(1) as f32;
        let fixed = NUMBER + TIME + CELL * measure.columns as f32;
        let lane = ((measure.size.width - fixed - ACTIVITY) / lanes).clamp(LANE.0, LANE.1);
        let all = lane * measure.lanes as f32;
        let activity = (measure.size.width - fixed - all).max(ACTIVITY);
        let start = NUMBER + activity;
        let cells: Vec<_> =
            (0..measure.columns).map(|cell| (start + all + cell as f32 * CELL, CELL)).collect();
        let time = start + all + CELL * measure.columns as f32;
        let columns = Self {
            number: (0.0, NUMBER),
            activity: (NUMBER, activity),
            lanes: (start, all),
            cells,
            time: (time, TIME),
        };
        (columns, lane)
    }

    /// Width of the whole table.
    fn width(&self) -> f32 {
        self.time.0 + self.time.1
    }
}

/// A pentagon at the edge: where a line leaves the view, and the row it leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signpost {
    /// Where it stands.
    pub rect: Rect,
    /// The row it names.
    pub row: usize,
    /// Whether the line goes on above.
    pub up: bool,
}

/// The flow's own state.
#[derive(Default)]
pub struct State {
    diagram: Diagram,
    measure: Measure,
    /// Where the columns stand.
    pub columns: Columns,
    /// The drawing over the lanes.
    pub flow: Flow,
    /// The words of answers on their lines, in the drawing.
    pub answers: Vec<(usize, Rect)>,
    /// The word beside a dot where branches wait for each other, in the drawing.
    pub waits: Vec<Rect>,
    x: f32,
    y: f32,
    shown: Option<usize>,
    /// Whether the table has the focus.
    pub focused: bool,
    /// Whether the keyboard brought it.
    pub ring: bool,
    /// The row under the pointer.
    pub hover: Option<usize>,
    /// Whether Shift is down.
    pub shift: bool,
    /// Words laid out in earlier frames.
    pub words: RefCell<Words>,
    last_click: Option<mouse::Click>,
}

impl State {
    /// Lays the diagram out when it, or the room, has changed.
    pub fn fit(&mut self, diagram: &Diagram, measure: Measure, join: &str) {
        if self.measure == measure && self.diagram == *diagram {
            return;
        }
        let (columns, lane) = Columns::new(measure);
        let same_rows = self.diagram.rows.len() == diagram.rows.len();
        let sized = Diagram {
            lanes: vec![lane; measure.lanes],
            rows: vec![measure.row; diagram.rows.len()],
            ..diagram.clone()
        };
        self.flow = Flow::new(&sized, &Measures::SCREEN);
        let size = |word: &str| (width_of(word, Type::LABEL).ceil() + 14.0, WORD);
        self.answers = on_lines(&self.flow, &sized.edges, size);
        self.waits = self.flow.waits(diagram, size(join));
        self.columns = columns;
        self.diagram = diagram.clone();
        self.measure = measure;
        if !same_rows {
            (self.x, self.y, self.shown) = (0.0, 0.0, None);
        }
        self.limit();
    }

    /// The whole widget.
    pub fn view(&self) -> Rect {
        Rect::new(0.0, 0.0, self.measure.size.width, self.measure.size.height)
    }

    /// The head, with the rule below it.
    pub fn head(&self) -> Rect {
        let view = self.view();
        Rect { h: (HEAD + 1.0).min(view.h), ..view }
    }

    /// Below the head.
    pub fn body(&self) -> Rect {
        let view = self.view();
        Rect { y: HEAD.min(view.h), h: (view.h - HEAD).max(0.0), ..view }
    }

    /// From the drawing to the widget.
    pub fn origin(&self) -> Point {
        Point::new(self.columns.lanes.0 - self.x, HEAD - self.y)
    }

    /// How far the table is scrolled to the right.
    pub fn x(&self) -> f32 {
        self.x
    }

    /// The rows in view with their places, over the whole width.
    pub fn visible(&self) -> impl Iterator<Item = (usize, Rect)> {
        let body = self.body();
        let width = self.view().w.max(self.columns.width());
        let place = move |row: &Rect| Rect { x: -self.x, w: width, ..row.moved(0.0, HEAD - self.y) };
        self.flow.rows.iter().map(place).enumerate().filter(move |(_, row)| row.overlaps(&body))
    }

    /// The row at a place.
    pub fn row_at(&self, at: Point) -> Option<usize> {
        self.visible().find(|(_, rect)| self.body().contains(at) && rect.contains(at)).map(|(row, _)| row)
    }

    /// Where lines leave the view, for lines that begin in view.
    pub fn signposts(&self) -> Vec<Signpost> {
        let (body, origin) = (self.body(), self.origin());
        let in_view = |row: usize| {
            self.flow.rows.get(row).is_some_and(|row| {
                let row = row.moved(0.0, origin.y);
                row.center().y > body.y && row.center().y < body.bottom()
            })
        };
        let mut posts: Vec<Signpost> = Vec::new();
        for route in &self.flow.routes {
            let edge = &self.diagram.edges[route.edge];
            let [from, to] = [edge.from, edge.to].map(|node| self.diagram.nodes[node].row);
            if !in_view(from) || in_view(to) {
                continue;
            }
            let up = to < from;
            let edge = if up { body.y } else { body.bottom() };
            let crosses = route.points.windows(2).find(|pair| {
                let (a, b) = (pair[0].y + origin.y, pair[1].y + origin.y);
                pair[0].x == pair[1].x && a.min(b) < edge && edge < a.max(b)
            });
            let Some(pair) = crosses else { continue };
            let (w, h) = SIGNPOST;
            let y = if up { body.y + 2.0 } else { body.bottom() - h - 2.0 };
            let rect = Rect::new(pair[0].x + origin.x - w / 2.0, y, w, h);
            if posts.iter().all(|post| !post.rect.overlaps(&rect)) {
                posts.push(Signpost { rect, row: to, up });
            }
        }
        posts
    }

    /// The row named by the signpost at a place.
    pub fn signpost(&self, at: Point) -> Option<usize> {
        self.signposts().into_iter().find(|post| post.rect.contains(at)).map(|post| post.row)
    }

    /// Scrolls; true when that changed anything.
    pub fn scroll(&mut self, delta: Vector) -> bool {
        let before = (self.x, self.y);
        let delta = if self.shift { Vector::new(delta.y, delta.x) } else { delta };
        self.x -= delta.x;
        self.y -= delta.y;
        self.limit();
        before != (self.x, self.y)
    }

    /// Scrolls a newly chosen row into view, once, so that the wheel may leave it again.
    pub fn reveal(&mut self, chosen: Option<usize>) {
        if self.shown != chosen {
            self.shown = chosen;
            if let Some(row) = chosen {
                self.bring(row);
            }
        }
    }

    /// Scrolls a row into view, with one row more in the direction of the move.
    pub fn bring(&mut self, row: usize) {
        let Some(area) = self.flow.rows.get(row).copied() else { return };
        let body = self.body().h;
        if area.y - area.h < self.y {
            self.y = area.y - area.h;
        } else if area.bottom() + area.h > self.y + body {
            self.y = area.bottom() + area.h - body;
        }
        self.limit();
    }

    fn limit(&mut self) {
        let most_x = (self.columns.width() - self.measure.size.width).max(0.0);
        let most_y = (self.flow.height() - self.body().h).max(0.0);
        self.x = self.x.clamp(0.0, most_x);
        self.y = self.y.clamp(0.0, most_y);
    }

    /// The handle of the scroll bar, when not all rows fit.
    pub fn bar(&self) -> Option<Rect> {
        let body = self.body();
        let most = self.flow.height() - body.h;
        (most > 0.0).then(|| {
            let length = (body.h * body.h / self.flow.height()).max(24.0).min(body.h);
            let top = body.y + (body.h - length) * self.y / most;
            Rect::new(body.right() - 7.0, top, 5.0, length)
        })
    }

    /// Notes a click and tells whether it is the second of a double click.
    pub fn clicked_twice(&mut self, at: Point) -> bool {
        let click = mouse::Click::new(iced::Point::new(at.x, at.y), mouse::Button::Left, self.last_click);
        self.last_click = Some(click);
        click.kind() == click::Kind::Double
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ring = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.ring = false;
    }
}
