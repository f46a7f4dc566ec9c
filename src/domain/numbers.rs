//! The registers of numbers: who may give out which, what was given out twice, and which numbers stay empty.
//!
//! Numbers run within one year of one register. A device draws them from its leased blocks, or, when it keeps the
//! register, from all that nobody leased. Laptops that cannot ask each other therefore never give one number twice,
//! unless two keep the same register; then people settle it, since the paper may be signed and sent.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::{Event, Payload, Role};
use super::ids::DeviceKey;
use super::roster::Roster;

/// A register of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Agenda numbers of incoming letters.
    Incoming,
    /// Numbers of outgoing letters, and of whatever else the office issues.
    Outgoing,
    /// Numbers of nota dinas, which stay inside.
    Memo,
}

/// A block of numbers that one device may give out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leased {
    /// The register.
    pub register: Register,
    /// Its year.
    pub year: i32,
    /// The first number.
    pub from: u32,
    /// The last number.
    pub to: u32,
    /// The device.
    pub device: DeviceKey,
}

/// Numbers that stay empty, with the reason that the register's reader will want.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    /// The register.
    pub register: Register,
    /// Its year.
    pub year: i32,
    /// The first number.
    pub from: u32,
    /// The last number.
    pub to: u32,
    /// Why.
    pub reason: String,
}

/// The registers' own rules, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registers {
    /// Every block, in order of leasing.
    pub leases: Vec<Leased>,
    /// Every stretch of numbers explained as empty.
    pub voided: Vec<Voided>,
}

/// Why a number is not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Gap {
    /// It was explained.
    Voided {
        /// The reason given.
        reason: String,
    },
    /// It lies in a device's block and may still be used.
    Leased {
        /// The device.
        device: DeviceKey,
    },
    /// Nobody has said.
    Unexplained,
}

impl Registers {
    /// Folds the registers' events. What a device leased that does not keep the register has no effect.
    pub fn fold(events: &[Event], roster: &Roster) -> Self {
        let mut sorted: Vec<&Event> = events.iter().collect();
        sorted.sort_by_key(|event| event.order_key());
        let keeps = |event: &Event| {
            roster.device(&event.device).is_some_and(|device| device.roles.contains(&Role::Register))
        };
        let mut registers = Self::default();
        for event in sorted.into_iter().filter(|event| keeps(event)) {
            match &event.payload {
                Payload::Leased(body) if body.from <= body.to => registers.leases.push(body.clone()),
                Payload::Voided(body) if body.from <= body.to => registers.voided.push(body.clone()),
                _ => {}
            }
        }
        registers
    }

    fn blocks(&self, register: Register, year: i32) -> impl Iterator<Item = &Leased> {
        self.leases.iter().filter(move |it| it.register == register && it.year == year)
    }

    /// The blocks of one device.
    pub fn of(&self, register: Register, year: i32, device: &DeviceKey) -> Vec<&Leased> {
        self.blocks(register, year).filter(|it| it.device == *device).collect()
    }

    /// The number a device gives next; `None` when its blocks are used up, or it has none and does not keep the
    /// register.
    pub fn next(
        &self,
        register: Register,
        year: i32,
        giver: (&DeviceKey, bool),
        start: u32,
        used: &BTreeSet<u32>,
    ) -> Option<u32> {
        let (device, keeps) = giver;
        let taken = |number: u32| used.contains(&number) || self.is_voided(register, year, number);
        let own = self.of(register, year, device);
        let from_block = own.iter().flat_map(|block| block.from..=block.to).find(|number| !taken(*number));
        if from_block.is_some() || !keeps {
            return from_block;
        }
        let leased = |number: u32| self.blocks(register, year).any(|it| (it.from..=it.to).contains(&number));
        let last = used.iter().rev().copied().find(|number| !leased(*number)).unwrap_or(0).max(start);
        (last.saturating_add(1)..).find(|number| !taken(*number) && !leased(*number))
    }

    /// How many numbers a device may still give from its blocks.
    pub fn left(&self, register: Register, year: i32, device: &DeviceKey, used: &BTreeSet<u32>) -> usize {
        let own = self.of(register, year, device);
        own.iter().flat_map(|block| block.from..=block.to).filter(|number| !used.contains(number)).count()
    }

    /// The first number of a new block: behind every number used or leased.
    pub fn free_from(&self, register: Register, year: i32, start: u32, used: &BTreeSet<u32>) -> u32 {
        let used = used.last().copied().unwrap_or(0).max(start);
        let leased = self.blocks(register, year).map(|it| it.to).max().unwrap_or(0);
        used.max(leased).saturating_add(1)
    }

    fn is_voided(&self, register: Register, year: i32, number: u32) -> bool {
        self.void_reason(register, year, number).is_some()
    }

    fn void_reason(&self, register: Register, year: i32, number: u32) -> Option<&str> {
        let explains =
            |it: &&Voided| it.register == register && it.year == year && (it.from..=it.to).contains(&number);
        self.voided.iter().rev().find(explains).map(|it| it.reason.as_str())
    }

    /// Every unused number up to the last one used, and why.
    pub fn gaps(
        &self,
        register: Register,
        year: i32,
        start: u32,
        used: &BTreeSet<u32>,
    ) -> BTreeMap<u32, Gap> {
        let last = used.last().copied().unwrap_or(0);
        let why = |number: u32| match self.void_reason(register, year, number) {
            Some(reason) => Gap::Voided { reason: reason.to_owned() },
            None => match self.blocks(register, year).find(|it| (it.from..=it.to).contains(&number)) {
                Some(block) => Gap::Leased { device: block.device },
                None => Gap::Unexplained,
            },
        };
        let unused = (start.saturating_add(1)..=last).filter(|number| !used.contains(number));
        unused.map(|number| (number, why(number))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TU: DeviceKey = DeviceKey([1; 32]);
    const DESK: DeviceKey = DeviceKey([2; 32]);
    const OTHER: DeviceKey = DeviceKey([3; 32]);

    fn registers() -> Registers {
        let leased = |from, to, device| Leased { register: Register::Outgoing, year: 2026, from, to, device };
        let voided = Voided {
            register: Register::Outgoing,
            year: 2026,
            from: 3,
            to: 3,
            reason: "salah ketik".to_owned(),
        };
        Registers { leases: vec![leased(10, 12, DESK), leased(20, 21, OTHER)], voided: vec![voided] }
    }

    fn next(giver: (&DeviceKey, bool), used: &[u32]) -> Option<u32> {
        registers().next(Register::Outgoing, 2026, giver, 0, &used.iter().copied().collect())
    }

    #[test]
    fn the_register_s_keeper_leaves_leased_blocks_alone() {
        assert_eq!(next((&TU, true), &[]), Some(1));
        assert_eq!(next((&TU, true), &[1, 2]), Some(4));
        assert_eq!(next((&TU, true), &[1, 2, 9, 10]), Some(13));
        assert_eq!(next((&TU, true), &[1, 19, 21]), Some(22));
    }

    #[test]
    fn others_draw_from_their_own_block_until_it_is_empty() {
        assert_eq!(next((&DESK, false), &[1, 2, 10]), Some(11));
        assert_eq!(next((&DESK, false), &[10, 11, 12]), None);
        assert_eq!(next((&DeviceKey([9; 32]), false), &[]), None);
        let used = [10].into_iter().collect();
        assert_eq!(registers().left(Register::Outgoing, 2026, &DESK, &used), 2);
        assert_eq!(registers().free_from(Register::Outgoing, 2026, 0, &used), 22);
    }

    #[test]
    fn every_empty_number_is_listed_with_what_is_known_of_it() {
        let gaps = registers().gaps(Register::Outgoing, 2026, 0, &[1, 2, 5, 11].into_iter().collect());
        assert_eq!(gaps.keys().copied().collect::<Vec<_>>(), [3, 4, 6, 7, 8, 9, 10]);
        assert_eq!(gaps[&3], Gap::Voided { reason: "salah ketik".to_owned() });
        assert_eq!(gaps[&4], Gap::Unexplained);
        assert_eq!(gaps[&10], Gap::Leased { device: DESK });
    }
}
