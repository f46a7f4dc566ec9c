//! Moving the selection over the board by arrows, lane by lane and card by card.

use super::Place;

/// One press of an arrow key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next lane on the left that has cards.
    Left,
    /// To the next lane on the right that has cards.
    Right,
    /// To the card above.
    Up,
    /// To the card below.
    Down,
    /// To the first card of the lane.
    First,
    /// To the last card of the lane.
    Last,
}

/// The row one set out from, so that a short lane on the way does not pull the selection up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Walk {
    row: usize,
    /// Where the last step led; when the selection stands elsewhere, somebody else moved it.
    last: Option<Place>,
}

impl Walk {
    /// Where a step leads from a place; without a place, to the first card of the board.
    pub fn step(&mut self, counts: &[usize], from: Option<Place>, step: Step) -> Option<Place> {
        if from != self.last {
            self.row = from.map_or(0, |from| from.row);
        }
        self.last = self.next(counts, from, step);
        self.last
    }

    fn next(&mut self, counts: &[usize], from: Option<Place>, step: Step) -> Option<Place> {
        let count = |place: Place| counts.get(place.lane).copied().unwrap_or(0);
        let Some(from) = from.filter(|from| count(*from) > 0) else {
            let lane = counts.iter().position(|cards| *cards > 0)?;
            self.row = 0;
            return Some(Place { lane, row: 0 });
        };
        let last = count(from) - 1;
        let row = match step {
            Step::Left | Step::Right => return Some(self.sideways(counts, from, step == Step::Right)),
            Step::Up => from.row.saturating_sub(1).min(last),
            Step::Down => (from.row + 1).min(last),
            Step::First => 0,
            Step::Last => last,
        };
        self.row = row;
        Some(Place { row, ..from })
    }

    fn sideways(&self, counts: &[usize], from: Place, right: bool) -> Place {
        let filled = |lane: &usize| counts[*lane] > 0;
        let lane = if right {
            (from.lane + 1..counts.len()).find(filled)
        } else {
            (0..from.lane).rev().find(filled)
        };
        lane.map_or(from, |lane| Place { lane, row: self.row.min(counts[lane] - 1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lane: usize, row: usize) -> Option<Place> {
        Some(Place { lane, row })
    }

    #[test]
    fn a_short_lane_on_the_way_does_not_pull_the_selection_up() {
        let mut walk = Walk::default();
        let counts = [4, 2, 3];
        let low = walk.step(&counts, at(0, 2), Step::Down);
        assert_eq!(low, at(0, 3));
        let middle = walk.step(&counts, low, Step::Right);
        assert_eq!(middle, at(1, 1));
        assert_eq!(walk.step(&counts, middle, Step::Right), at(2, 2));
    }

    #[test]
    fn a_click_starts_a_new_walk() {
        let mut walk = Walk::default();
        walk.step(&[4, 4], at(0, 2), Step::Down);
        assert_eq!(walk.step(&[4, 4], at(0, 0), Step::Right), at(1, 0));
    }

    #[test]
    fn empty_lanes_are_passed_over_and_edges_stop() {
        let mut walk = Walk::default();
        let counts = [1, 0, 1];
        assert_eq!(walk.step(&counts, at(0, 0), Step::Right), at(2, 0));
        assert_eq!(walk.step(&counts, at(2, 0), Step::Right), at(2, 0));
        assert_eq!(walk.step(&counts, at(0, 0), Step::Up), at(0, 0));
    }

    #[test]
    fn home_and_end_reach_both_ends_of_a_lane() {
        let mut walk = Walk::default();
        assert_eq!(walk.step(&[9], at(0, 4), Step::Last), at(0, 8));
        assert_eq!(walk.step(&[9], at(0, 8), Step::First), at(0, 0));
    }

    #[test]
    fn without_a_selection_the_first_card_is_taken() {
        assert_eq!(Walk::default().step(&[0, 3], None, Step::Down), at(1, 0));
        assert_eq!(Walk::default().step(&[0, 0], None, Step::Down), None);
        // A selection that has left the board starts anew.
        assert_eq!(Walk::default().step(&[0, 3], at(7, 1), Step::Up), at(1, 0));
    }

    proptest! {
        #[test]
        fn a_walk_never_leaves_the_board(
            counts in prop::collection::vec(0_usize..5, 1..6),
            steps in prop::collection::vec(0_u8..6, 0..40),
        ) {
            let mut walk = Walk::default();
            let mut place = None;
            for step in steps {
                let step = [Step::Left, Step::Right, Step::Up, Step::Down, Step::First, Step::Last][usize::from(step)];
                place = walk.step(&counts, place, step);
                if let Some(place) = place {
                    prop_assert!(place.row < counts[place.lane]);
                }
            }
        }

        #[test]
        fn every_card_is_reached_by_arrows(counts in prop::collection::vec(0_usize..5, 1..6)) {
            let mut walk = Walk::default();
            let mut place = walk.step(&counts, None, Step::First);
            let mut seen = std::collections::BTreeSet::new();
            while let Some(here) = place {
                let mut below = Some(here);
                while let Some(card) = below.filter(|card| seen.insert(*card)) {
                    below = walk.step(&counts, Some(card), Step::Down);
                }
                let top = walk.step(&counts, Some(here), Step::First);
                place = walk.step(&counts, top, Step::Right).filter(|next| !seen.contains(next));
            }
            prop_assert_eq!(seen.len(), counts.iter().sum::<usize>());
        }
    }
}
