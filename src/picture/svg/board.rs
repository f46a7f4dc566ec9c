//! A board with all its cards.

use super::ink;
use super::pen::{Anchor, Pen, Style};
use crate::picture::board::{
    Board, Card, Column, EDGE, GOOD_LANE, HEAD, LANE_GAP, Lane, LaneBox, Mark, PITCH, Place, Time,
};
use crate::picture::icon::Icon;
use crate::picture::{Point, Rect};

/// Above the lanes, for the title.
const TITLE: f32 = 44.0;
/// Below the cards, for the number of those left out.
const REST: f32 = 32.0;

/// Draws a board under a title; a lane shows at most `most` cards and `more` words how many it leaves out.
pub fn board(
    title: &str,
    lanes: &[Lane],
    card: impl Fn(Place) -> Card,
    most: usize,
    more: impl Fn(usize) -> String,
) -> String {
    let columns: Vec<Column> =
        lanes.iter().map(|lane| Column { cards: lane.cards.min(most), offset: 0.0 }).collect();
    let rows = columns.iter().map(|column| column.cards).max().unwrap_or(0).max(1);
    let count = lanes.len().max(1) as f32;
    let width = 2.0 * EDGE + count * GOOD_LANE + (count - 1.0) * LANE_GAP;
    let height = HEAD + rows as f32 * PITCH + REST;
    let layout = Board::new(&columns, width, height, 0.0);
    let mut pen = Pen::new(width, TITLE + height, title);
    let room = width - 2.0 * EDGE;
    let at = Point::new(EDGE, TITLE / 2.0);
    pen.words(&Style::HEADING.fit(title, room), at, Style::HEADING, Anchor::Start, ink::TEXT);
    for place in &layout.lanes {
        let lane = &lanes[place.lane];
        draw_lane(&mut pen, lane, place);
        for (row, rect) in &place.cards {
            let here = Place { lane: place.lane, row: *row };
            draw_card(&mut pen, &card(here), rect.moved(0.0, TITLE));
        }
        if lane.cards > most {
            let at = Point::new(place.area.center().x, TITLE + height - REST / 2.0);
            pen.words(&more(lane.cards - most), at, Style::SMALL, Anchor::Middle, ink::MUTED);
        }
    }
    pen.finish()
}

fn draw_lane(pen: &mut Pen, lane: &Lane, place: &LaneBox) {
    let (fill, line) = if lane.mine.is_some() {
        (ink::PRIMARY_SOFT, ink::PRIMARY_LINE)
    } else {
        (ink::SURFACE, ink::BORDER)
    };
    let (area, head) = (place.area.moved(0.0, TITLE), place.head.moved(0.0, TITLE));
    pen.rect(area, 8.0, ink::LANE, line, 1.0);
    pen.tab(head, 8.0, fill, line);
    let inner = head.inset(10.0, 0.0);
    let upper = Point::new(inner.x, head.y + 17.0);
    let count = lane.cards.to_string();
    pen.words(&count, Point::new(inner.right(), upper.y), Style::HEADING, Anchor::End, ink::TEXT);
    let mut room = inner.w - Style::HEADING.width(&count) - 6.0;
    if let Some(mine) = &lane.mine {
        let chip = Style::SMALL_STRONG.width(mine) + 12.0;
        room -= chip + 6.0;
        let rect = Rect::new(inner.x + room, upper.y - 10.0, chip, 20.0);
        pen.rect(rect, 4.0, ink::SURFACE, ink::PRIMARY_LINE, 1.0);
        pen.words(mine, rect.center(), Style::SMALL_STRONG, Anchor::Middle, ink::PRIMARY_TEXT);
    }
    pen.words(&Style::STRONG.fit(&lane.name, room), upper, Style::STRONG, Anchor::Start, ink::TEXT);
    let lower = Rect::new(inner.x, head.y + 27.0, inner.w, 18.0);
    if lane.late {
        sign(pen, Icon::Warning, &lane.note, lower, Style::SMALL_STRONG, ink::LATE);
    } else {
        let note = Style::SMALL.fit(&lane.note, lower.w);
        pen.words(&note, Point::new(lower.x, lower.center().y), Style::SMALL, Anchor::Start, ink::MUTED);
    }
}

/// A sign and a word, cut when it is longer than its room; returns the width they took.
fn sign(pen: &mut Pen, icon: Icon, word: &str, room: Rect, style: Style, color: &str) -> f32 {
    let y = room.center().y;
    pen.icon(icon, Point::new(room.x + 7.5, y), 15.0, color);
    let word = style.fit(word, room.w - 19.0);
    pen.words(&word, Point::new(room.x + 19.0, y), style, Anchor::Start, color);
    19.0 + style.width(&word)
}

fn draw_card(pen: &mut Pen, card: &Card, rect: Rect) {
    let line = if card.conflict.is_some() { ink::TEXT } else { ink::BORDER };
    pen.rect(rect, 6.0, ink::SURFACE, line, 1.0);
    if card.is_late() {
        pen.rect(Rect { w: 4.0, ..rect }, 2.0, ink::LATE_FILL, ink::NONE, 0.0);
    }
    let inner = rect.inset(11.0, 0.0);
    let at = |middle: f32| Point::new(inner.x, rect.y + middle);
    pen.words(&card.agenda, at(19.0), Style::SMALL_STRONG, Anchor::Start, ink::MUTED);
    let corner = Point::new(inner.right(), rect.y + 8.0);
    if let Some(word) = &card.conflict {
        chip(pen, Icon::Split, word, corner, ink::TEXT, ink::SURFACE);
    } else if let Some(urgency) = &card.urgency {
        let icon = if urgency.high { Icon::ChevronsUp } else { Icon::ChevronUp };
        chip(pen, icon, &urgency.label, corner, ink::SURFACE, ink::TEXT);
    }
    pen.words(
        &Style::STRONG.fit(&card.applicant, inner.w),
        at(40.0),
        Style::STRONG,
        Anchor::Start,
        ink::TEXT,
    );
    pen.words(&Style::BODY.fit(&card.subject, inner.w), at(60.0), Style::BODY, Anchor::Start, ink::TEXT);
    let number = Style::SMALL_STRONG.width(&card.step_no) + 8.0;
    let number = Rect::new(inner.x, rect.y + 72.0, number.max(24.0), 20.0);
    pen.rect(number, 4.0, ink::SURFACE, ink::STRONG, 1.0);
    pen.words(&card.step_no, number.center(), Style::SMALL_STRONG, Anchor::Middle, ink::TEXT);
    let left = number.right() + 6.0;
    let step = Style::BODY.fit(&card.step, inner.right() - left);
    pen.words(&step, Point::new(left, at(82.0).y), Style::BODY, Anchor::Start, ink::TEXT);
    time(pen, &card.time, Rect::new(inner.x, rect.y + 94.0, inner.w, 20.0));
    papers(pen, card, Rect::new(inner.x, rect.y + 114.0, inner.w, 20.0));
}

fn chip(pen: &mut Pen, icon: Icon, word: &str, corner: Point, fill: &str, text: &str) {
    let width = Style::SMALL_STRONG.width(word) + 36.0;
    let rect = Rect::new(corner.x - width, corner.y, width, 22.0);
    pen.rect(rect, 4.0, fill, if fill == ink::SURFACE { ink::STRONG } else { fill }, 1.0);
    sign(pen, icon, word, rect.inset(8.0, 0.0), Style::SMALL_STRONG, text);
}

fn time(pen: &mut Pen, time: &Time, room: Rect) {
    let y = room.center().y;
    let bar = |x: f32, w: f32| Rect::new(room.x + x, y - 3.0, w, 6.0);
    match time {
        Time::Running { part, near, text } => {
            pen.rect(bar(0.0, 64.0), 1.0, ink::TRACK, ink::NONE, 0.0);
            let (fill, color) = if *near { (ink::NEAR_FILL, ink::NEAR) } else { (ink::OK_FILL, ink::TEXT) };
            pen.rect(bar(0.0, 64.0 * part.clamp(0.0, 1.0)), 1.0, fill, ink::NONE, 0.0);
            let style = if *near { Style::SMALL_STRONG } else { Style::SMALL };
            let text = style.fit(text, room.w - 72.0);
            pen.words(&text, Point::new(room.x + 72.0, y), style, Anchor::Start, color);
        }
        Time::Late { over, text } => {
            pen.rect(bar(0.0, 34.0), 1.0, ink::LATE_FILL, ink::NONE, 0.0);
            pen.rect(Rect::new(room.x + 35.0, y - 5.0, 2.0, 10.0), 0.0, ink::TEXT, ink::NONE, 0.0);
            let blocks = over.ceil().clamp(1.0, 4.0) as u8;
            for block in 0..blocks {
                pen.rect(bar(39.0 + f32::from(block) * 6.0, 4.0), 1.0, ink::LATE_FILL, ink::NONE, 0.0);
            }
            let used = 47.0 + f32::from(blocks) * 6.0;
            let rest = Rect { x: room.x + used, w: room.w - used, ..room };
            sign(pen, Icon::Warning, text, rest, Style::SMALL_STRONG, ink::LATE);
        }
        Time::Paused(text) => {
            sign(pen, Icon::Pause, text, room, Style::SMALL, ink::TEXT);
        }
        Time::Held(text) => {
            sign(pen, Icon::Lock, text, room, Style::SMALL_STRONG, ink::TEXT);
        }
        Time::Unset(text) => {
            let text = Style::SMALL.fit(text, room.w);
            pen.words(&text, Point::new(room.x, y), Style::SMALL, Anchor::Start, ink::MUTED);
        }
    }
}

fn papers(pen: &mut Pen, card: &Card, room: Rect) {
    let mut room = room;
    let width = |mark: &Mark| Style::SMALL.width(&mark.text) + 19.0;
    if let Some(note) = &card.note {
        let taken = width(note).min(room.w);
        sign(
            pen,
            note.icon,
            &note.text,
            Rect { x: room.right() - taken, w: taken, ..room },
            Style::SMALL,
            ink::TEXT,
        );
        room.w -= taken + 8.0;
    }
    for mark in card.papers.iter() {
        if width(mark) > room.w {
            return;
        }
        let taken = sign(pen, mark.icon, &mark.text, room, Style::SMALL, ink::MUTED) + 10.0;
        room = Rect { x: room.x + taken, w: room.w - taken, ..room };
    }
}
