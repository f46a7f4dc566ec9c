//! Laptops that never meet a network agree: random schedules of work, files, clones, restores and wrong clocks.
//!
//! One schedule ([`schedule`]) is played on two worlds: laptops in memory, which follow the domain's rules and folds
//! ([`memory`]), and real office folders that exchange real bundle files ([`disk`]). The same rig must catch four
//! rules that are wrong on purpose; a rig that cannot fail proves nothing.
//!
//! `LAJUR_SCHEDULES=100000 cargo test --release --test convergence memory` plays more of them, and
//! `LAJUR_DISK_SCHEDULES=2000 … disk` more on real folders; `LAJUR_SEED` begins elsewhere.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "what cannot be set up is a failed test, and a long run tells what it played"
)]

#[path = "convergence/dice.rs"]
mod dice;
#[path = "convergence/disk.rs"]
mod disk;
#[path = "convergence/memory.rs"]
mod memory;
#[path = "convergence/schedule.rs"]
mod schedule;
#[path = "convergence/settled.rs"]
mod settled;

use dice::Dice;
use disk::{Begun, Disk};
use memory::{Memory, Rule};
use schedule::{Tally, play};

/// How many schedules an environment variable asks for.
fn asked(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Plays schedules on every core until they end or one fails; the first failure names its seed.
fn play_all(count: u64, run: impl Fn(u64) -> Result<Tally, String> + Sync) -> Result<Tally, String> {
    let first = asked("LAJUR_SEED", 1);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let share = |thread: u64| -> Result<Tally, String> {
        let mut tally = Tally::default();
        for seed in (first + thread..first + count).step_by(threads as usize) {
            tally.add(&run(seed).map_err(|wrong| format!("schedule {seed}: {wrong}"))?);
        }
        Ok(tally)
    };
    std::thread::scope(|scope| {
        let share = &share;
        let threads: Vec<_> = (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        let mut all = Tally::default();
        for thread in threads {
            all.add(&thread.join().unwrap()?);
        }
        Ok(all)
    })
}

fn in_memory(rule: Rule) -> impl Fn(u64) -> Result<Tally, String> + Sync {
    move |seed| {
        let mut dice = Dice::new(seed);
        play(&mut Memory::new(rule, &mut dice), &mut dice)
    }
}

#[test]
fn memory_laptops_agree_and_lose_nothing() {
    let count = asked("LAJUR_SCHEDULES", 10_000);
    let tally = play_all(count, in_memory(Rule::Right)).unwrap_or_else(|wrong| panic!("{wrong}"));
    println!("{count} schedules in memory: {tally}");
    // A schedule in which nothing happens proves nothing.
    assert!(tally.events > 5 * count && tally.forks > count / 20 && tally.conflicts > count / 20, "{tally}");
}

/// Plays until a wrong rule is caught.
fn caught(rule: Rule) -> bool {
    play_all(2_000, in_memory(rule)).is_err()
}

#[test]
fn memory_catches_one_event_per_place_in_a_log() {
    assert!(caught(Rule::OnePerPlace));
}

#[test]
fn memory_catches_a_frontier_of_greatest_positions() {
    assert!(caught(Rule::GreatestPosition));
}

#[test]
fn memory_catches_a_frontier_without_hashes() {
    assert!(caught(Rule::NoHash));
}

#[test]
fn memory_catches_the_last_writer_winning() {
    assert!(caught(Rule::LastWriterWins));
}

#[test]
fn disk_laptops_agree_and_lose_nothing() {
    let count = asked("LAJUR_DISK_SCHEDULES", 20);
    let begun = Begun::new();
    let run = |seed| play(&mut Disk::new(&begun, seed), &mut Dice::new(seed));
    let tally = play_all(count, run).unwrap_or_else(|wrong| panic!("{wrong}"));
    println!("{count} schedules on real folders: {tally}");
    assert!(tally.events > 5 * count && tally.laptops > 3 * count, "{tally}");
}
