//! A card that stands in another lane than before glides there, so that the eye can follow it.

use iced::time::{Duration, Instant};

use crate::picture::Rect;
use crate::picture::board::Place;

/// How long a card is on its way: long enough to be followed, short enough not to be waited for.
const LASTS: Duration = Duration::from_millis(220);

/// A card in view: whose it is, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Whose card it is; a request keeps this through all its steps.
    pub owner: u128,
    /// Its lane and row.
    pub place: Place,
    /// Where it stands.
    pub rect: Rect,
}

/// A card on its way.
#[derive(Debug, Clone, Copy)]
struct Glide {
    owner: u128,
    lane: usize,
    from: Rect,
    since: Instant,
}

/// What stood where in the last frame, and what is on its way since.
#[derive(Debug, Default)]
pub struct Glides {
    seen: Vec<Seen>,
    under_way: Vec<Glide>,
    shown: Vec<(Place, Rect)>,
}

impl Glides {
    /// Forgets everything, for a board that shows other lanes now.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Takes in what stands where at a moment; true while something is on its way.
    pub fn advance(&mut self, now: Instant, seen: Vec<Seen>) -> bool {
        self.under_way.retain(|glide| now.saturating_duration_since(glide.since) < LASTS);
        let before = &self.seen;
        let started = seen.iter().filter_map(|card| {
            let stood = |lane: Option<usize>| {
                before
                    .iter()
                    .find(|it| it.owner == card.owner && lane.is_none_or(|lane| it.place.lane == lane))
            };
            let from = stood(None).filter(|_| stood(Some(card.place.lane)).is_none())?.rect;
            Some(Glide { owner: card.owner, lane: card.place.lane, from, since: now })
        });
        self.under_way.extend(started);
        let on_the_way = |card: &Seen| {
            let glide = self
                .under_way
                .iter()
                .find(|glide| glide.owner == card.owner && glide.lane == card.place.lane)?;
            let gone = now.saturating_duration_since(glide.since).as_secs_f32() / LASTS.as_secs_f32();
            Some((card.place, between(glide.from, card.rect, gone)))
        };
        self.shown = seen.iter().filter_map(on_the_way).collect();
        self.seen = seen;
        !self.shown.is_empty()
    }

    /// The cards that are on their way in this frame, and where they are.
    pub fn shown(&self) -> &[(Place, Rect)] {
        &self.shown
    }

    /// Whether a card is drawn on its way instead of at its place.
    pub fn carries(&self, place: Place) -> bool {
        self.shown.iter().any(|(gliding, _)| *gliding == place)
    }
}

/// A place on the way, which slows down towards its end; `gone` from 0 to 1.
fn between(from: Rect, to: Rect, gone: f32) -> Rect {
    let left = (1.0 - gone.clamp(0.0, 1.0)).powi(3);
    to.moved((from.x - to.x) * left, (from.y - to.y) * left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(owner: u128, lane: usize, x: f32) -> Seen {
        Seen { owner, place: Place { lane, row: 0 }, rect: Rect::new(x, 10.0, 100.0, 50.0) }
    }

    fn after(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn a_card_in_another_lane_glides_there_and_arrives() {
        let start = Instant::now();
        let mut glides = Glides::default();
        assert!(
            !glides.advance(start, vec![card(1, 0, 0.0), card(2, 0, 0.0)]),
            "a board just opened is still"
        );
        assert!(glides.advance(after(start, 10), vec![card(1, 1, 200.0), card(2, 0, 0.0)]));
        assert_eq!(glides.shown(), [(Place { lane: 1, row: 0 }, Rect::new(0.0, 10.0, 100.0, 50.0))]);
        assert!(!glides.carries(Place { lane: 0, row: 0 }), "the other card stays");
        let mut last = 0.0;
        for millis in [40, 80, 120, 160, 200] {
            assert!(glides.advance(after(start, millis), vec![card(1, 1, 200.0)]));
            let x = glides.shown()[0].1.x;
            assert!(x > last && x < 200.0, "{x} after {last}");
            last = x;
        }
        assert!(!glides.advance(after(start, 230), vec![card(1, 1, 200.0)]));
        assert!(glides.shown().is_empty());
    }

    #[test]
    fn both_branches_of_a_fork_leave_from_one_card_and_a_third_lane_is_still() {
        let start = Instant::now();
        let mut glides = Glides::default();
        glides.advance(start, vec![card(1, 0, 0.0), card(9, 3, 600.0)]);
        assert!(glides.advance(start, vec![card(1, 1, 200.0), card(1, 2, 400.0), card(9, 3, 600.0)]));
        let places: Vec<usize> = glides.shown().iter().map(|(place, _)| place.lane).collect();
        assert_eq!(places, [1, 2]);
        assert!(glides.shown().iter().all(|(_, rect)| rect.x == 0.0));
    }

    #[test]
    fn a_row_that_moves_up_in_its_lane_and_a_card_that_is_new_are_still() {
        let start = Instant::now();
        let mut glides = Glides::default();
        glides.advance(start, vec![Seen { place: Place { lane: 0, row: 3 }, ..card(1, 0, 0.0) }]);
        assert!(!glides.advance(after(start, 5), vec![card(1, 0, 0.0), card(2, 1, 200.0)]));
        glides.forget();
        assert!(!glides.advance(after(start, 9), vec![card(1, 4, 0.0)]), "other lanes: nothing stood before");
    }
}
