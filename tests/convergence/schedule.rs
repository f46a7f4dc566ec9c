//! A schedule: what happens to an office's laptops, one thing after another, until they all meet.

use std::fmt;

use super::dice::Dice;

/// Laptops to which a schedule can happen.
pub trait World {
    fn laptops(&self) -> usize;
    /// Somebody does something on a laptop, if its rules allow.
    fn act(&mut self, laptop: usize, dice: &mut Dice) -> Result<(), String>;
    /// A laptop writes a file for another.
    fn send(&mut self, from: usize, to: usize, dice: &mut Dice) -> Result<(), String>;
    /// One of the files on their way arrives: late, again, in part, or never.
    fn arrive(&mut self, dice: &mut Dice) -> Result<(), String>;
    /// A laptop's disk is copied, and the copy is used as a laptop of its own.
    fn copy_disk(&mut self, laptop: usize) -> Result<(), String>;
    /// A laptop's disk is kept, to be restored some day.
    fn keep(&mut self, laptop: usize) -> Result<(), String>;
    /// A laptop's disk is restored from what was kept.
    fn restore(&mut self, laptop: usize, dice: &mut Dice) -> Result<(), String>;
    /// A laptop's clock goes wrong by as much as 400 days.
    fn skew(&mut self, laptop: usize, dice: &mut Dice);
    /// Everybody exchanges files with everybody.
    fn meet(&mut self) -> Result<(), String>;
    /// Whether all agree and nothing is lost.
    fn judge(&mut self) -> Result<Tally, String>;
}

/// Most laptops in one schedule, copies included.
const MOST_LAPTOPS: usize = 6;

/// Plays one schedule to its end: everybody meets twice, so that what the first meeting shows to contradict is
/// settled on several laptops at once.
pub fn play(world: &mut impl World, dice: &mut Dice) -> Result<Tally, String> {
    for _ in 0..2 {
        for _ in 0..8 + dice.below(18) {
            step(world, dice)?;
        }
        world.meet()?;
    }
    world.judge()
}

fn step(world: &mut impl World, dice: &mut Dice) -> Result<(), String> {
    let laptop = dice.below(world.laptops());
    match dice.below(100) {
        0..=49 => world.act(laptop, dice)?,
        50..=68 => {
            let other = (laptop + 1 + dice.below(world.laptops() - 1)) % world.laptops();
            world.send(laptop, other, dice)?;
        }
        69..=86 => world.arrive(dice)?,
        87..=89 if world.laptops() < MOST_LAPTOPS => world.copy_disk(laptop)?,
        90..=93 => world.keep(laptop)?,
        94..=96 => world.restore(laptop, dice)?,
        _ => world.skew(laptop, dice),
    }
    Ok(())
}

/// What happened in schedules, to show that they were not empty.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub events: u64,
    pub laptops: u64,
    pub requests: u64,
    pub conflicts: u64,
    pub settled: u64,
    /// Places of a log where two events stand.
    pub forks: u64,
    /// Events that wait for others which were lost with a disk.
    pub waiting: u64,
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.events += other.events;
        self.laptops += other.laptops;
        self.requests += other.requests;
        self.conflicts += other.conflicts;
        self.settled += other.settled;
        self.forks += other.forks;
        self.waiting += other.waiting;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} laptops, {} events, {} requests, {} conflicts open and {} settled, {} forks, {} waiting",
            self.laptops, self.events, self.requests, self.conflicts, self.settled, self.forks, self.waiting
        )
    }
}
