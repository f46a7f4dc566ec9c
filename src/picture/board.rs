//! The swimlane board: lanes are columns, requests are cards; only what is visible is laid out.
//!
//! The cost of a layout depends on the number of lanes and on the cards in view, never on how many cards there
//! are: a lane is a number of cards of equal height, and a scroll offset.

mod card;
mod walk;

pub use card::{Card, Lane, Mark, Time, Urgency};
pub use walk::{Step, Walk};

use super::{Point, Rect};

/// Height of a lane's head.
pub const HEAD: f32 = 50.0;
/// Height of a card: six lines.
pub const CARD: f32 = 142.0;
/// Between two cards, and between a lane's head and its first card.
pub const CARD_GAP: f32 = 8.0;
/// Between a lane's edge and its cards.
pub const SIDE: f32 = 9.0;
/// Between two lanes.
pub const LANE_GAP: f32 = 8.0;
/// Between the board's edge and its first and last lane.
pub const EDGE: f32 = 12.0;
/// A lane is never narrower, so that a card's lines stay readable.
pub const MIN_LANE: f32 = 196.0;
/// How wide a lane is at least when the board scrolls sideways anyway.
pub const GOOD_LANE: f32 = 228.0;
/// A lane is never wider; on a wide window the board is centred.
pub const MAX_LANE: f32 = 340.0;
/// How much of the next lane is shown, to tell that the board goes on.
pub const PEEK: f32 = 14.0;
/// From one card to the next.
pub const PITCH: f32 = CARD + CARD_GAP;

/// What the board needs to know about one lane to lay it out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Column {
    /// How many cards stand in it.
    pub cards: usize,
    /// How far it is scrolled down.
    pub offset: f32,
}

impl Column {
    /// The furthest a lane of a height can be scrolled.
    fn most(self, body: f32) -> f32 {
        (CARD_GAP + self.cards as f32 * PITCH - body).max(0.0)
    }
}

/// A card's place: lane and row, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Index of the lane.
    pub lane: usize,
    /// Index of the card inside the lane.
    pub row: usize,
}

/// What lies under a point of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A lane's head.
    Head(usize),
    /// A card.
    Card(Place),
    /// The free part of a lane.
    Lane(usize),
}

/// Where one lane stands.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneBox {
    /// Index of the lane.
    pub lane: usize,
    /// The whole lane.
    pub area: Rect,
    /// Its head.
    pub head: Rect,
    /// Below the head; cards are cut at its edges.
    pub body: Rect,
    /// The cards in view, with their rows, cut or not.
    pub cards: Vec<(usize, Rect)>,
    /// The handle of the scroll bar, when not all cards fit.
    pub bar: Option<Rect>,
}

/// A board laid out for one viewport.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The visible part of the plane, at the origin.
    pub view: Rect,
    /// The lanes in view, from left to right.
    pub lanes: Vec<LaneBox>,
    /// Width of every lane.
    pub lane_width: f32,
    /// How far the board can be scrolled to the right.
    pub max_x: f32,
    /// How far it is scrolled to the right.
    pub x: f32,
}

/// Widths of the lanes, where the first one starts, and how far the board can scroll.
fn spread(lanes: usize, width: f32) -> (f32, f32, f32) {
    let count = lanes as f32;
    let gaps = LANE_GAP * (count - 1.0).max(0.0);
    let even = (width - 2.0 * EDGE - gaps) / count.max(1.0);
    if even >= MIN_LANE || lanes == 0 {
        let lane = even.min(MAX_LANE);
        let start = ((width - count * lane - gaps) / 2.0).max(EDGE);
        return (lane, start, 0.0);
    }
    // Not all fit: show a whole number of lanes and a piece of the next.
    let room = width - EDGE - PEEK;
    let shown = (room / (GOOD_LANE + LANE_GAP)).floor().max(1.0);
    let lane = (room / shown - LANE_GAP).max(MIN_LANE);
    let whole = 2.0 * EDGE + count * lane + gaps;
    (lane, EDGE, (whole - width).max(0.0))
}

impl Board {
    /// Lays out lanes in a viewport that is scrolled `x` to the right.
    pub fn new(columns: &[Column], width: f32, height: f32, x: f32) -> Self {
        let (lane_width, start, max_x) = spread(columns.len(), width);
        let x = x.clamp(0.0, max_x);
        let view = Rect::new(0.0, 0.0, width.max(0.0), height.max(0.0));
        let lanes = columns.iter().enumerate().filter_map(|(lane, column)| {
            let left = start + lane as f32 * (lane_width + LANE_GAP) - x;
            let area = Rect::new(left, 0.0, lane_width, view.h);
            area.overlaps(&view).then(|| LaneBox::new(lane, *column, area))
        });
        Self { view, lanes: lanes.collect(), lane_width, max_x, x }
    }

    /// The lane with an index, when it is in view.
    pub fn lane(&self, lane: usize) -> Option<&LaneBox> {
        self.lanes.iter().find(|known| known.lane == lane)
    }

    /// Where a card stands, when it is in view.
    pub fn card(&self, place: Place) -> Option<Rect> {
        let lane = self.lane(place.lane)?;
        lane.cards.iter().find(|(row, _)| *row == place.row).map(|(_, rect)| *rect)
    }

    /// What lies under a point.
    pub fn hit(&self, point: Point) -> Option<Hit> {
        let inside = self.view.contains(point);
        let lane = self.lanes.iter().find(|lane| inside && lane.area.contains(point))?;
        if lane.head.contains(point) {
            return Some(Hit::Head(lane.lane));
        }
        let card = lane.cards.iter().find(|(_, rect)| rect.contains(point));
        Some(match card {
            Some((row, _)) => Hit::Card(Place { lane: lane.lane, row: *row }),
            None => Hit::Lane(lane.lane),
        })
    }
}

impl LaneBox {
    fn new(lane: usize, column: Column, area: Rect) -> Self {
        let head = Rect { h: HEAD.min(area.h), ..area };
        let body = Rect { y: head.bottom(), h: area.h - head.h, ..area };
        let most = column.most(body.h);
        let offset = column.offset.clamp(0.0, most);
        let rows = window(column.cards, PITCH, offset - CARD_GAP, body.h);
        let cards = rows.map(|row| {
            let top = body.y + CARD_GAP + row as f32 * PITCH - offset;
            (row, Rect::new(area.x + SIDE, top, area.w - 2.0 * SIDE, CARD))
        });
        let bar = (most > 0.0).then(|| bar(body, offset, most));
        Self { lane, area, head, body, cards: cards.collect(), bar }
    }
}

/// The handle of a scroll bar, between a lane's cards and its right edge.
fn bar(body: Rect, offset: f32, most: f32) -> Rect {
    let track = body.inset(0.0, 4.0);
    let length = (track.h * body.h / (body.h + most)).max(24.0).min(track.h);
    let top = track.y + (track.h - length) * offset / most;
    Rect::new(body.right() - SIDE / 2.0 - 2.0, top, 4.0, length)
}

impl LaneBox {
    /// How far a lane scrolls for every pixel its bar is dragged; nothing for a lane without a bar.
    pub fn per_pixel(&self, cards: usize) -> f32 {
        let most = Column { cards, offset: 0.0 }.most(self.body.h);
        let track = self.body.inset(0.0, 4.0).h;
        self.bar.map_or(0.0, |bar| most / (track - bar.h).max(1.0))
    }

    /// Whether a point takes hold of the bar, which is drawn thinner than a finger or a shaking hand can hit.
    pub fn grips_bar(&self, point: Point) -> bool {
        self.bar.is_some_and(|bar| bar.inset(-SIDE / 2.0, 0.0).contains(point))
    }
}

/// The rows of equal height that are at least partly in view.
pub fn window(count: usize, pitch: f32, offset: f32, height: f32) -> std::ops::Range<usize> {
    if height <= 0.0 || pitch <= 0.0 {
        return 0..0;
    }
    let first = (offset / pitch).floor().max(0.0) as usize;
    let end = ((offset + height) / pitch).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}

/// Where a lane must be scrolled so that a whole card is in view.
pub fn show_row(column: Column, row: usize, height: f32) -> f32 {
    let body = (height - HEAD).max(0.0);
    let top = row as f32 * PITCH;
    let offset = if top < column.offset {
        top
    } else {
        // One gap above and below keeps the keyboard ring in view.
        column.offset.max(top + CARD + 2.0 * CARD_GAP - body)
    };
    // A card taller than its lane shows its first lines.
    offset.min(top).clamp(0.0, column.most(body))
}

/// Where the board must be scrolled sideways so that a whole lane is in view.
pub fn show_lane(lanes: usize, lane: usize, width: f32, x: f32) -> f32 {
    let (lane_width, start, max_x) = spread(lanes, width);
    let left = start + lane as f32 * (lane_width + LANE_GAP);
    let x = if left - EDGE < x { left - EDGE } else { x.max(left + lane_width + PEEK - width) };
    x.clamp(0.0, max_x)
}

/// How far a board of a width can be scrolled to the right.
pub fn max_x(lanes: usize, width: f32) -> f32 {
    spread(lanes, width).2
}

/// How far a lane can be scrolled down in a board of a height.
pub fn max_offset(column: Column, height: f32) -> f32 {
    column.most((height - HEAD).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn columns(counts: &[usize]) -> Vec<Column> {
        counts.iter().map(|cards| Column { cards: *cards, offset: 0.0 }).collect()
    }

    #[test]
    fn five_lanes_fit_the_usual_laptop() {
        let board = Board::new(&columns(&[4, 3, 3, 2, 3]), 1366.0 - 164.0, 632.0, 0.0);
        assert_eq!((board.lanes.len(), board.max_x), (5, 0.0));
        assert!((228.0..230.0).contains(&board.lane_width), "{}", board.lane_width);
        // Five lanes of the least width fit from 1200.
        let small = Board::new(&columns(&[1; 5]), 1200.0 - 164.0, 500.0, 0.0);
        assert_eq!((small.lane_width, small.max_x), (MIN_LANE, 0.0));
    }

    #[test]
    fn large_text_shows_three_lanes_and_a_piece_of_the_next() {
        let board = Board::new(&columns(&[1; 5]), 911.0 - 48.0, 420.0, 0.0);
        assert_eq!(board.lanes.len(), 4);
        let peek = board.view.right() - board.lanes[3].area.x;
        assert!((peek - PEEK).abs() < 0.01, "{peek}");
        assert_eq!(board.lane_width.round(), 271.0);
    }

    #[test]
    fn a_wide_window_centres_lanes_of_the_greatest_width() {
        let board = Board::new(&columns(&[1; 4]), 1720.0, 900.0, 0.0);
        assert_eq!(board.lane_width, MAX_LANE);
        let left = board.lanes[0].area.x;
        let right = board.view.right() - board.lanes[3].area.right();
        assert!((left - right).abs() < 0.01);
    }

    #[test]
    fn ten_thousand_cards_cost_as_little_as_ten() {
        let board = Board::new(&columns(&[10_000, 10]), 800.0, 600.0, 0.0);
        assert_eq!(board.lanes[0].cards.len(), board.lanes[1].cards.len());
        assert!(board.lanes[0].bar.is_some());
    }

    #[test]
    fn a_bar_dragged_over_its_whole_way_scrolls_over_all_cards() {
        let board = Board::new(&columns(&[40, 1]), 800.0, 600.0, 0.0);
        let lane = &board.lanes[0];
        let bar = lane.bar.unwrap_or_default();
        let way = lane.body.inset(0.0, 4.0).bottom() - bar.bottom();
        let most = max_offset(Column { cards: 40, offset: 0.0 }, 600.0);
        assert!((way * lane.per_pixel(40) - most).abs() < 0.5);
        assert!(lane.grips_bar(bar.center()));
        assert_eq!(board.lanes[1].per_pixel(1), 0.0);
    }

    #[test]
    fn nothing_is_laid_out_without_room_or_lanes() {
        assert!(Board::new(&[], 800.0, 600.0, 0.0).lanes.is_empty());
        let flat = Board::new(&columns(&[5]), 800.0, 0.0, 0.0);
        assert!(flat.lanes.iter().all(|lane| lane.cards.is_empty()));
    }

    prop_compose! {
        fn boards()(
            counts in prop::collection::vec(0_usize..2000, 1..9),
            offset in 0.0_f32..200_000.0,
            width in 200.0_f32..2500.0,
            height in 60.0_f32..1500.0,
            x in 0.0_f32..3000.0,
        ) -> (Vec<Column>, f32, f32, f32) {
            let columns = counts.into_iter().map(|cards| Column { cards, offset }).collect();
            (columns, width, height, x)
        }
    }

    proptest! {
        #[test]
        fn visible_cards_never_overlap((columns, width, height, x) in boards()) {
            let board = Board::new(&columns, width, height, x);
            let cards: Vec<Rect> = board.lanes.iter().flat_map(|lane| lane.cards.iter().map(|(_, r)| *r)).collect();
            for (index, card) in cards.iter().enumerate() {
                prop_assert!(cards[index + 1..].iter().all(|other| !card.overlaps(other)));
            }
        }

        #[test]
        fn the_cost_is_bounded_by_the_view((columns, width, height, x) in boards()) {
            let board = Board::new(&columns, width, height, x);
            let most = (height / PITCH) as usize + 2;
            prop_assert!(board.lanes.iter().all(|lane| lane.cards.len() <= most));
        }

        #[test]
        fn a_hit_agrees_with_what_is_drawn((columns, width, height, x) in boards()) {
            let board = Board::new(&columns, width, height, x);
            for lane in &board.lanes {
                for (row, rect) in &lane.cards {
                    let Some(seen) = rect.within(&lane.body).and_then(|rect| rect.within(&board.view)) else { continue };
                    let place = Place { lane: lane.lane, row: *row };
                    prop_assert_eq!(board.hit(seen.center()), Some(Hit::Card(place)));
                }
            }
        }

        #[test]
        fn every_card_can_be_brought_into_view(
            (columns, width, height, x) in boards(),
            lane in 0_usize..8,
            row in 0_usize..2000,
        ) {
            let lane = lane % columns.len();
            let mut columns = columns;
            prop_assume!(columns[lane].cards > 0);
            let row = row % columns[lane].cards;
            columns[lane].offset = show_row(columns[lane], row, height);
            let x = show_lane(columns.len(), lane, width, x);
            let board = Board::new(&columns, width, height, x);
            let card = board.card(Place { lane, row });
            prop_assert!(card.is_some());
            let body = board.lane(lane).map(|lane| lane.body).unwrap_or_default();
            let card = card.unwrap_or_default();
            if body.h >= CARD + 2.0 * CARD_GAP {
                prop_assert!(card.y >= body.y - 0.1 && card.bottom() <= body.bottom() + 0.1);
            }
            if board.view.w >= board.lane_width + PEEK + EDGE {
                prop_assert!(card.x >= 0.0 && card.right() <= board.view.right());
            }
        }
    }
}
