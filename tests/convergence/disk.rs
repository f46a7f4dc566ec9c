//! Real laptops: office folders with SQLite databases, real commands, and bundle files that are carried about.

#[path = "disk/judge.rs"]
mod judge;
#[path = "../support/parcel.rs"]
mod parcel;
#[path = "disk/work.rs"]
mod work;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::event::Role;
use lajur::domain::ids::EventHash;
use lajur::engine::{Mode, NewOffice, Office, Problem, profile};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::files::write_whole;
use lajur::platform::folders::Folders;
use tempfile::TempDir;

use super::dice::Dice;
use super::schedule::{Tally, World};

/// How many laptops an office begins with.
const LAPTOPS: usize = 3;

/// One laptop: its folder, its clock, and what was kept of its disk.
struct Laptop {
    folder: PathBuf,
    clock: Clock,
    error: TimeDelta,
    /// `None` only while its disk is being copied.
    office: Option<Office>,
    kept: Option<PathBuf>,
}

impl Laptop {
    fn office(&mut self) -> &mut Office {
        self.office.as_mut().unwrap()
    }
}

pub struct Disk {
    folder: TempDir,
    laptops: Vec<Laptop>,
    /// Files on their way, and for whom.
    files: Vec<(usize, PathBuf)>,
    everything: BTreeSet<EventHash>,
    now: DateTime<Utc>,
    made: u64,
    seed: u64,
}

/// A folder where syncing costs nothing: power cuts are proved elsewhere.
fn fast_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

fn now() -> DateTime<Utc> {
    "2026-11-16T01:00:00Z".parse().unwrap()
}

fn open(folder: &Path, clock: Clock, seed: &str) -> Office {
    // The mark lies inside, so that a disk put back brings its own mark along: only then do logs fork.
    let folders = Folders::apart(folder.to_path_buf(), folder.join("marks"));
    Office::open(folders, clock, Entropy::seeded(seed)).unwrap()
}

/// The folders of an office whose laptops have joined, made once and copied for every schedule.
pub struct Begun(TempDir);

impl Begun {
    pub fn new() -> Self {
        let folder = fast_folder();
        let path = |name: usize| folder.path().join(name.to_string());
        let mut first = open(&path(0), Clock::Fixed(now()), "0");
        first.found(NewOffice { profile: profile::sample().unwrap(), device: "0".to_owned() }).unwrap();
        let (wish, stick) = (folder.path().join("wish.lajur"), folder.path().join("stick.lajur"));
        for laptop in 1..LAPTOPS {
            let name = laptop.to_string();
            let mut office = open(&path(laptop), Clock::Fixed(now()), &name);
            let joining = office.ask_to_join(&name, &wish).unwrap();
            // Two laptops give numbers, so that they can give the same one.
            let roles = if laptop == 1 { vec![Role::Register] } else { vec![] };
            first.admit(&wish, &joining.words.join(" "), roles).unwrap();
            first.export(&stick).unwrap();
            office.import(&stick, Mode::Commit).unwrap();
        }
        // Everybody knows everybody: nobody can lock a file for a laptop they have not heard of.
        for laptop in 1..LAPTOPS {
            let mut office = open(&path(laptop), Clock::Fixed(now()), "everybody");
            office.import(&stick, Mode::Commit).unwrap();
        }
        Self(folder)
    }
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Disk {
    pub fn new(begun: &Begun, seed: u64) -> Self {
        let mut world = Self {
            folder: fast_folder(),
            laptops: Vec::new(),
            files: Vec::new(),
            everything: BTreeSet::new(),
            now: now(),
            made: 0,
            seed,
        };
        for laptop in 0..LAPTOPS {
            world.seat(&begun.0.path().join(laptop.to_string()));
        }
        world
    }

    fn fresh(&mut self, ending: &str) -> PathBuf {
        self.made += 1;
        self.folder.path().join(format!("{}{ending}", self.made))
    }

    /// Begins a laptop from a copy of a disk.
    fn seat(&mut self, disk: &Path) {
        let folder = self.fresh("");
        copy(disk, &folder);
        let (clock, error) = (Clock::manual(self.now), TimeDelta::zero());
        self.laptops.push(Laptop { folder, clock, error, office: None, kept: None });
        self.start(self.laptops.len() - 1);
    }

    /// Starts the program on a laptop.
    fn start(&mut self, laptop: usize) {
        self.made += 1;
        let seed = format!("{} {}", self.seed, self.made);
        let laptop = &mut self.laptops[laptop];
        laptop.office = Some(open(&laptop.folder, laptop.clock.clone(), &seed));
    }

    fn import(&mut self, to: usize, file: &Path) -> Result<u64, String> {
        let office = self.laptops[to].office();
        let told = |problem: Problem| format!("an import fails: {problem}");
        let new = office.import(file, Mode::Commit).map_err(told)?.report.new;
        let again = office.import(file, Mode::Commit).map_err(told)?.report.new;
        if again == 0 { Ok(new) } else { Err(format!("importing again adds {again}")) }
    }
}

impl World for Disk {
    fn laptops(&self) -> usize {
        self.laptops.len()
    }

    fn act(&mut self, laptop: usize, dice: &mut Dice) -> Result<(), String> {
        self.now += TimeDelta::minutes(1 + dice.below(300) as i64);
        let laptop = &mut self.laptops[laptop];
        laptop.clock.set(self.now + laptop.error);
        work::act(laptop.office(), dice)
    }

    fn send(&mut self, from: usize, to: usize, dice: &mut Dice) -> Result<(), String> {
        let file = self.fresh(".lajur");
        let office = self.laptops[from].office();
        if dice.percent(50) {
            office.export(&file).map_err(|problem| format!("an export fails: {problem}"))?;
        } else {
            // Only a part: what a stick that was too small, or an older file, would bring.
            let mut events = parcel::events_of(office);
            events.retain(|_| dice.percent(60));
            write_whole(&file, &parcel::bundle_of(office, events)).unwrap();
        }
        self.files.push((to, file));
        Ok(())
    }

    fn arrive(&mut self, dice: &mut Dice) -> Result<(), String> {
        if self.files.is_empty() {
            return Ok(());
        }
        let index = dice.below(self.files.len());
        let (to, file) = self.files[index].clone();
        if !dice.percent(15) {
            self.import(to, &file)?;
        }
        if dice.percent(60) {
            self.files.swap_remove(index);
        }
        Ok(())
    }

    fn copy_disk(&mut self, laptop: usize) -> Result<(), String> {
        self.laptops[laptop].office = None;
        let disk = self.laptops[laptop].folder.clone();
        self.seat(&disk);
        self.start(laptop);
        Ok(())
    }

    fn keep(&mut self, laptop: usize) -> Result<(), String> {
        let kept = self.fresh("-kept");
        self.laptops[laptop].office = None;
        copy(&self.laptops[laptop].folder, &kept);
        self.laptops[laptop].kept = Some(kept);
        self.start(laptop);
        Ok(())
    }

    fn restore(&mut self, laptop: usize, _: &mut Dice) -> Result<(), String> {
        if let Some(kept) = self.laptops[laptop].kept.clone() {
            self.laptops[laptop].office = None;
            let folder = self.laptops[laptop].folder.clone();
            std::fs::remove_dir_all(&folder).unwrap();
            copy(&kept, &folder);
            self.start(laptop);
        }
        Ok(())
    }

    fn skew(&mut self, laptop: usize, dice: &mut Dice) {
        let minutes = dice.below(2 * 400 * 24 * 60) as i64 - 400 * 24 * 60;
        self.laptops[laptop].error = TimeDelta::minutes(minutes);
    }

    fn meet(&mut self) -> Result<(), String> {
        self.everything.clear();
        for laptop in &mut self.laptops {
            let events = parcel::events_of(laptop.office());
            self.everything.extend(events.iter().map(lajur::wire::event::Signed::hash));
        }
        // Everybody tells the first, and the first tells everybody.
        let rest = 1..self.laptops.len();
        for (from, to) in rest.clone().map(|it| (it, 0)).chain(rest.map(|it| (0, it))) {
            let file = self.fresh(".lajur");
            let office = self.laptops[from].office();
            office.export(&file).map_err(|problem| format!("an export fails: {problem}"))?;
            self.import(to, &file)?;
        }
        Ok(())
    }

    fn judge(&mut self) -> Result<Tally, String> {
        judge::judge(self.laptops.iter_mut().map(Laptop::office).collect(), &self.everything)
    }
}
