//! How lanes and cards look.

use iced::border;

use super::super::paint::{Align, Painter};
use super::super::time;
use super::super::tokens::{Type, radius, size, space};
use super::super::{Icon, Palette};
use crate::picture::board::{Card, Lane, LaneBox, SIDE};
use crate::picture::{Point, Rect};

/// How a card stands on the board.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stand {
    /// Chosen.
    pub selected: bool,
    /// Chosen, and the keyboard is on the board.
    pub ring: bool,
    /// Under the pointer.
    pub hovered: bool,
}

/// Draws a lane's body and head; `lit` while a card may be dropped here and now.
pub fn lane(painter: &mut Painter<'_>, lane: &Lane, place: &LaneBox, lit: bool) {
    let palette = painter.palette();
    let mine = lane.mine.is_some();
    let line = if mine { palette.primary_line } else { palette.border };
    let top = border::top(radius::BOX);
    let edge = border::rounded(top).color(line).width(painter.theme.hairline());
    painter.quad(place.area, edge, if lit { palette.primary_soft } else { palette.lane });
    let fill = if mine { palette.primary_soft } else { palette.surface };
    painter.quad(place.head, edge, fill);
    let head = place.head.inset(space::X10, 0.0);
    let count = lane.cards.to_string();
    let upper = Rect { y: head.y + 7.0, h: 20.0, ..head };
    let taken = painter.text(&count, Type::HEADING, upper, Align::Right, palette.text);
    let mut room = Rect { w: upper.w - taken - space::X6, ..upper };
    let word = lane.mine.as_deref();
    let chip = word.map(|word| painter.width(word, Type::SMALL_STRONG) + 2.0 * space::X8);
    room.w -= chip.map_or(0.0, |chip| chip + space::X6);
    let name = painter.text(&lane.name, Type::STRONG, room, Align::Left, palette.text);
    if let (Some(word), Some(width)) = (word, chip) {
        let rect = Rect::new(room.x + name + space::X6, room.y, width, size::CHIP_ROW);
        painter.framed(rect, radius::CHIP, palette.surface, palette.primary_line);
        painter.text(word, Type::SMALL_STRONG, rect, Align::Center, palette.primary_text);
    }
    let lower = Rect { y: head.y + 27.0, h: 18.0, ..head };
    if lane.late {
        painter.marked(Icon::Warning, &lane.note, lower, Type::SMALL_STRONG, palette.late_text);
    } else {
        painter.text(&lane.note, Type::SMALL, lower, Align::Left, palette.text_muted);
    }
}

/// Draws the bar that tells how much of a lane is in view.
pub fn bar(painter: &mut Painter<'_>, place: &LaneBox) {
    if let Some(bar) = place.bar {
        let color = painter.palette().border_strong;
        painter.fill(bar, bar.w / 2.0, color);
    }
}

/// Draws a card's sheet: fill, edge, the late edge and the keyboard ring.
fn sheet(painter: &mut Painter<'_>, card: &Card, rect: Rect, stand: Stand) {
    let palette = painter.palette();
    let fill = if stand.selected { palette.primary_soft } else { palette.surface };
    let line = match (stand.selected, card.conflict.is_some(), stand.hovered) {
        (true, ..) => palette.primary,
        (_, true, _) => palette.inverse,
        (.., true) => palette.border_strong,
        _ => palette.border,
    };
    if stand.ring {
        let ring = border::rounded(radius::CONTROL + 4.0).color(palette.focus).width(2.0);
        painter.quad(rect.inset(-4.0, -4.0), ring, iced::Color::TRANSPARENT);
    }
    if !card.is_late() {
        return painter.framed(rect, radius::CONTROL, fill, line);
    }
    let left = Rect { w: 2.0 * radius::CONTROL, ..rect };
    painter.quad(left, border::rounded(border::left(radius::CONTROL)), palette.late_fill);
    let edge = border::rounded(border::right(radius::CONTROL)).color(line).width(painter.theme.hairline());
    painter.quad(Rect { x: rect.x + 4.0, w: rect.w - 4.0, ..rect }, edge, fill);
}

/// Draws a card of six lines.
pub fn card(painter: &mut Painter<'_>, card: &Card, rect: Rect, stand: Stand) {
    let palette = painter.palette();
    sheet(painter, card, rect, stand);
    let inner = rect.inset(11.0, 0.0);
    let line = |middle: f32| Rect::new(inner.x, rect.y + middle - 10.0, inner.w, 20.0);
    // The number is never cut; the chip gets what it leaves.
    let taken = painter.text(&card.agenda, Type::SMALL_STRONG, line(19.0), Align::Left, palette.text_muted);
    let used = taken + space::X6;
    let rest = Rect::new(inner.x + used, rect.y + 8.0, inner.w - used, size::CHIP);
    if let Some(word) = &card.conflict {
        painter.chip(word, Icon::Split, rest, palette.inverse, palette.inverse, palette.on_inverse);
    } else if let Some(urgency) = &card.urgency {
        let sign = if urgency.high { Icon::ChevronsUp } else { Icon::ChevronUp };
        painter.chip(&urgency.label, sign, rest, palette.surface, palette.border_strong, palette.text);
    }
    painter.text(&card.applicant, Type::STRONG, line(40.0), Align::Left, palette.text);
    painter.text(&card.subject, Type::BODY, line(60.0), Align::Left, palette.text);
    let step = line(82.0);
    let after = painter.step_number(&card.step_no, Point::new(step.x, step.y)) + space::X6;
    let words = Rect { x: after, w: inner.right() - after, ..step };
    painter.text(&card.step, Type::BODY, words, Align::Left, palette.text);
    time::draw(painter, &card.time, line(104.0));
    papers(painter, card, line(124.0), palette);
}

fn papers(painter: &mut Painter<'_>, card: &Card, room: Rect, palette: &Palette) {
    let mut room = room;
    if let Some(note) = &card.note {
        let width = painter.width(&note.text, Type::SMALL) + size::ICON_CARD + space::X4;
        let right = Rect { x: room.right() - width, w: width + 1.0, ..room };
        painter.marked(note.icon, &note.text, right, Type::SMALL, palette.text);
        room.w -= width + space::X8;
    }
    for mark in &card.papers {
        let width = painter.width(&mark.text, Type::SMALL) + size::ICON_CARD + space::X4;
        if width > room.w {
            return;
        }
        painter.marked(mark.icon, &mark.text, room, Type::SMALL, palette.text_muted);
        room = Rect { x: room.x + width + space::X10, w: room.w - width - space::X10, ..room };
    }
}

/// Marks a lane while a card is dragged: open, or closed with the reason.
pub fn drop_target(painter: &mut Painter<'_>, place: &LaneBox, reason: Option<&str>) {
    let palette = painter.palette();
    let Some(reason) = reason else {
        return painter.dashed(place.area, 2.0, palette.primary);
    };
    let room = place.body.inset(SIDE, SIDE);
    let inner = room.inset(space::X10, space::X8);
    let words = Rect { x: inner.x + 21.0, w: inner.w - 21.0, ..inner };
    let notice = Rect { h: painter.height(reason, Type::SMALL, words.w, 6) + 2.0 * space::X8, ..room };
    painter.framed(notice, radius::CONTROL, palette.wait_soft, palette.wait_line);
    painter.icon(Icon::Lock, Point::new(inner.x + 7.5, inner.y + 9.0), size::ICON_CARD, palette.wait_text);
    let words = Rect { y: notice.y, h: notice.h, ..words };
    painter.lines(reason, Type::SMALL, words, 6, palette.wait_text);
}
