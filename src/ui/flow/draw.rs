//! The table under the drawing: head, tints of lanes, rules, numbers, steps and times.

use super::super::paint::{Align, Painter};
use super::super::tokens::{Type, size, space};
use super::super::{Icon, Theme};
use super::state::{HEAD, State};
use super::{Heads, LaneHead, Pace, Row, Stage, Trail};
use crate::picture::flow::Diagram;
use crate::picture::{Point, Rect};

/// Everything one frame of the table needs.
pub struct Sheet<'a> {
    /// Layout and scroll position.
    pub state: &'a State,
    /// Nodes and edges.
    pub diagram: &'a Diagram,
    /// Heads of the lanes.
    pub lanes: &'a [LaneHead],
    /// Other heads and words.
    pub heads: &'a Heads<'a>,
    /// Heads of further columns.
    pub columns: &'a [String],
    /// The rows in view.
    pub rows: &'a [(usize, Rect, Row)],
    /// The chosen row.
    pub chosen: Option<usize>,
    /// Which edges have been walked.
    pub trail: &'a dyn Fn(usize) -> Trail,
    /// Any row, for the signposts that name one out of view.
    pub row: &'a dyn Fn(usize) -> Row,
}

impl Sheet<'_> {
    /// A column over a row, without side space.
    fn cell(&self, column: (f32, f32), row: Rect) -> Rect {
        Rect { x: column.0 - self.state.x(), w: column.1, ..row }
    }

    /// A lane over a height.
    fn lane(&self, lane: usize, over: Rect) -> Rect {
        let place = self.state.flow.lanes.get(lane).copied().unwrap_or_default();
        Rect { x: place.x + self.state.origin().x, w: place.w, ..over }
    }
}

/// Draws the head, which stays while rows scroll.
pub fn head(painter: &mut Painter<'_>, sheet: &Sheet<'_>) {
    let palette = painter.palette();
    let over = Rect { h: HEAD, ..sheet.state.view() };
    let columns = &sheet.state.columns;
    painter.fill(over, 0.0, palette.surface);
    tints(painter, sheet, over);
    for (index, lane) in sheet.lanes.iter().enumerate() {
        let room = sheet.lane(index, over).inset(space::X2, 0.0);
        painter.text(&lane.name, Type::SMALL_STRONG, room, Align::Center, palette.text);
    }
    let word = |painter: &mut Painter<'_>, text: &str, column, align| {
        let room = sheet.cell(column, over).inset(space::X6, 0.0);
        painter.text(text, Type::SMALL_STRONG, room, align, palette.text_muted);
    };
    word(painter, sheet.heads.number, columns.number, Align::Center);
    word(painter, sheet.heads.activity, (columns.activity.0 - space::X6, columns.activity.1), Align::Left);
    for (text, column) in sheet.columns.iter().zip(&columns.cells) {
        word(painter, text, *column, Align::Left);
    }
    word(painter, sheet.heads.time, (columns.time.0 + space::X8, columns.time.1), Align::Left);
    uprights(painter, sheet, over);
    painter.fill(Rect { y: HEAD, h: 1.0, ..over }, 0.0, rule(painter));
}

/// Draws the rows in view, under the lines of the flow.
pub fn rows(painter: &mut Painter<'_>, sheet: &Sheet<'_>) {
    let palette = painter.palette();
    let body = sheet.state.body();
    let end = sheet.state.origin().y + sheet.state.flow.height();
    let over = Rect { h: body.h.min(end - body.y), ..body };
    painter.fill(body, 0.0, palette.surface);
    tints(painter, sheet, over);
    for (index, area, row) in sheet.rows {
        draw_row(painter, sheet, *index, *area, row);
    }
    uprights(painter, sheet, over);
    for (_, area, _) in sheet.rows {
        painter.fill(Rect { y: area.bottom(), h: 1.0, ..*area }, 0.0, rule(painter));
    }
    let chosen = sheet.rows.iter().find(|(index, _, _)| sheet.chosen == Some(*index));
    if let Some((_, area, _)) = chosen.filter(|_| sheet.state.focused && sheet.state.ring) {
        let room = Rect { x: 0.0, w: body.w, ..*area };
        let ring = iced::border::rounded(0.0).color(palette.focus).width(2.0);
        painter.quad(room, ring, iced::Color::TRANSPARENT);
    }
    if let Some(bar) = sheet.state.bar() {
        painter.fill(bar, bar.w / 2.0, palette.border_strong);
    }
}

/// Tells lanes apart by every second tint, and the user's own by its colour.
fn tints(painter: &mut Painter<'_>, sheet: &Sheet<'_>, over: Rect) {
    let palette = painter.palette();
    for (index, lane) in sheet.lanes.iter().enumerate() {
        let color = if lane.mine {
            palette.primary_soft
        } else if index % 2 == 0 {
            palette.raised
        } else {
            continue;
        };
        painter.fill(sheet.lane(index, over), 0.0, color);
    }
}

/// The colour of rules, which must not be taken for lines of the flow.
fn rule(painter: &Painter<'_>) -> iced::Color {
    let palette = painter.palette();
    // White rules beside white lines could not be told apart.
    if *painter.theme == Theme::HighContrast { palette.track } else { palette.border }
}

/// Upright rules between columns.
fn uprights(painter: &mut Painter<'_>, sheet: &Sheet<'_>, over: Rect) {
    let color = rule(painter);
    let columns = &sheet.state.columns;
    let lanes = (0..sheet.lanes.len()).map(|lane| sheet.lane(lane, over).x);
    let others = columns.cells.iter().chain([&columns.time]).map(|column| column.0 - sheet.state.x());
    for x in lanes.chain(others) {
        painter.fill(Rect { x, w: 1.0, ..over }, 0.0, color);
    }
}

fn draw_row(painter: &mut Painter<'_>, sheet: &Sheet<'_>, index: usize, area: Rect, row: &Row) {
    let palette = painter.palette();
    let columns = &sheet.state.columns;
    let current = matches!(row.stage, Stage::Current | Stage::Mine);
    let sides = [
        sheet.cell((0.0, columns.lanes.0), area),
        Rect { x: columns.lanes.0 + columns.lanes.1 - sheet.state.x(), w: area.w, ..area },
    ];
    let fill = if sheet.chosen == Some(index) {
        Some(palette.primary_soft)
    } else if sheet.state.hover == Some(index) || row.stage == Stage::Administrative {
        Some(palette.raised)
    } else {
        None
    };
    for side in sides {
        if let Some(color) = fill {
            painter.fill(side, 0.0, color);
        }
    }
    if current {
        painter.fill(Rect { w: 4.0, ..area }, 0.0, palette.primary);
    }
    let (style, color) = match row.stage {
        Stage::Administrative => (Type::SMALL, palette.text_muted),
        _ if current => (Type::SMALL_STRONG, palette.text),
        _ => (Type::SMALL, palette.text),
    };
    painter.text(&row.number, Type::SMALL_STRONG, sheet.cell(columns.number, area), Align::Center, color);
    let mut room = sheet.cell(columns.activity, area);
    room.w -= space::X6;
    if row.inferred {
        let center = Point::new(room.right() - size::ICON_CARD / 2.0, area.center().y);
        painter.icon(Icon::Info, center, size::ICON_CARD, palette.near_text);
        room.w -= size::ICON_CARD + space::X4;
    }
    painter.lines(&row.text, style, room, 2, color);
    for (text, column) in row.cells.iter().zip(&columns.cells) {
        let room = sheet.cell(*column, area).inset(space::X6, 0.0);
        painter.lines(text, Type::SMALL, room, 2, palette.text_muted);
    }
    time(painter, row, sheet.cell(columns.time, area));
}

/// The time taken and the standard, with a sign for how it stands.
fn time(painter: &mut Painter<'_>, row: &Row, cell: Rect) {
    let palette = painter.palette();
    let (sign, color) = match row.pace {
        Pace::None => (None, palette.text),
        Pace::InTime => (Some((Icon::Check, palette.ok_text)), palette.text),
        Pace::Late => (Some((Icon::Warning, palette.late_text)), palette.late_text),
        Pace::Running => (Some((Icon::Clock, palette.primary_text)), palette.text),
        Pace::Paused => (Some((Icon::Pause, palette.text_muted)), palette.text),
    };
    if let Some((icon, color)) = sign {
        let center = Point::new(cell.x + space::X14, cell.center().y);
        painter.icon(icon, center, size::ICON_CARD, color);
    }
    let mut room = Rect { x: cell.x + 26.0, w: cell.w - 34.0, ..cell };
    if !row.actual.is_empty() {
        let taken = painter.text(&row.actual, Type::SMALL_STRONG, room, Align::Left, color);
        room = Rect { x: room.x + taken, w: room.w - taken, ..room };
    }
    if !row.standard.is_empty() {
        let text = if row.actual.is_empty() { row.standard.clone() } else { format!(" / {}", row.standard) };
        painter.text(&text, Type::SMALL, room, Align::Left, palette.text_muted);
    }
}
