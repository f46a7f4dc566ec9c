//! What a calendar is made of, and how a later text is laid over an earlier one.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use super::hours::Week;
use crate::domain::office::Zone;

/// Which kind of national holiday a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// Hari libur nasional.
    #[default]
    National,
    /// Cuti bersama.
    CollectiveLeave,
}

/// One day of a year's national list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holiday {
    /// Name as the decree writes it.
    pub name: String,
    /// Holiday or collective leave.
    pub kind: HolidayKind,
}

/// The national holidays and collective leave of one year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct YearList {
    /// The decree it was taken from; empty when the list does not say.
    pub source: String,
    /// The days off.
    pub holidays: BTreeMap<NaiveDate, Holiday>,
}

/// A time with its own working hours, such as Ramadan; its week replaces the regular one whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Name, such as `Ramadan 1447 H`.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Working hours inside it.
    pub week: Week,
}

/// A time in which the office is shut for a reason of its own, such as a flood or a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closure {
    /// The reason.
    pub name: String,
    /// First minute shut, local time.
    pub from: NaiveDateTime,
    /// First minute open again, local time.
    pub until: NaiveDateTime,
}

/// Everything a calendar says, before it is laid out for counting.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Definition {
    pub(super) name: String,
    pub(super) source: String,
    pub(super) zone: Zone,
    pub(super) week: Week,
    pub(super) periods: Vec<Period>,
    pub(super) years: BTreeMap<i32, YearList>,
    pub(super) local: BTreeMap<NaiveDate, String>,
    pub(super) closures: Vec<Closure>,
}

/// What one text says; everything it leaves out stays as it was.
#[derive(Debug, Default)]
pub(super) struct Patch {
    pub(super) name: Option<String>,
    pub(super) source: Option<String>,
    pub(super) zone: Option<Zone>,
    pub(super) week: Option<Week>,
    pub(super) periods: Vec<Period>,
    pub(super) years: BTreeMap<i32, YearList>,
    pub(super) local: BTreeMap<NaiveDate, String>,
    pub(super) closures: Vec<Closure>,
}

impl Definition {
    /// Lays a text over this definition.
    ///
    /// Week, name, source and zone replace; a year replaces its list whole; a period replaces the one of the same
    /// name; local holidays and closures are added.
    pub(super) fn with(mut self, patch: Patch) -> Self {
        self.name = patch.name.unwrap_or(self.name);
        self.source = patch.source.unwrap_or(self.source);
        self.zone = patch.zone.unwrap_or(self.zone);
        self.week = patch.week.unwrap_or(self.week);
        self.periods.retain(|old| patch.periods.iter().all(|new| new.name != old.name));
        self.periods.extend(patch.periods);
        self.years.extend(patch.years);
        self.local.extend(patch.local);
        self.closures.extend(
            patch.closures.into_iter().filter(|new| !self.closures.contains(new)).collect::<Vec<_>>(),
        );
        self
    }

    /// The hours of a period that a text may take up again under its name.
    pub(super) fn period(&self, name: &str) -> Option<&Period> {
        self.periods.iter().find(|period| period.name == name)
    }
}
