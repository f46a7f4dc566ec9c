//! Stories: what a fictional office did, act by act, for the demonstration and the sample office.
//!
//! A story is data (`assets/sample/stories.toml`). It is played with the very commands people use, on one laptop or on
//! several that exchange nothing but bundle files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::{LetterInput, NewOffice, Office, Problem, RequestInput, profile};
use crate::domain::disposition::Disposition;
use crate::domain::event::Role;
use crate::domain::ids::EntityId;
use crate::domain::letter::LetterKind;
use crate::domain::request::rules::Advance;
use crate::domain::tnd::TndFile;
use crate::platform::clock::Clock;
use crate::store::Mode;

const STORIES: &str = include_str!("../../assets/sample/stories.toml");

/// The sample's laptops and stories.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stories {
    today: String,
    /// The laptops, the founding one first.
    #[serde(rename = "laptop")]
    pub laptops: Vec<LaptopRole>,
    /// The stories.
    #[serde(rename = "story")]
    pub stories: Vec<Story>,
}

/// A laptop of the stories.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaptopRole {
    /// Name in the stories.
    pub id: String,
    /// Name in the office's device list.
    pub name: String,
    #[serde(default)]
    roles: Vec<Role>,
}

/// What happened to one request.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Name of the story.
    pub id: String,
    /// Id of the SOP it walks.
    pub procedure: String,
    /// Whether it reaches its end, so that its papers are shown.
    #[serde(default)]
    pub demo: bool,
    request: RequestInput,
    #[serde(rename = "act")]
    acts: Vec<Act>,
}

#[derive(Debug, Clone, Deserialize)]
struct Act {
    on: String,
    at: String,
    #[serde(flatten)]
    what: What,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum What {
    Receive,
    Register,
    Advance {
        step: String,
        outcome: Option<String>,
        #[serde(default)]
        on_behalf: bool,
        #[serde(default)]
        note: String,
    },
    Return {
        reason: String,
    },
    Resubmit {
        reason: String,
    },
    Correct {
        field: String,
        value: String,
        reason: String,
    },
    Dispose {
        from: String,
        to: Vec<String>,
        #[serde(default)]
        instructions: Vec<String>,
        #[serde(default)]
        note: String,
        #[serde(default)]
        transcribed: bool,
    },
    Draft {
        kind: LetterKind,
        reasons: Option<Vec<String>>,
    },
    Revise {
        kind: LetterKind,
        subject: Option<String>,
    },
    Initial {
        kind: LetterKind,
    },
    SendBack {
        kind: LetterKind,
        position: String,
        reason: String,
    },
    Sign {
        kind: LetterKind,
    },
    Number {
        kind: LetterKind,
    },
    Dispatch {
        kind: LetterKind,
        receiver: String,
    },
}

impl Stories {
    /// Reads the stories that come with the program.
    ///
    /// # Errors
    /// Never in a tested program.
    pub fn read() -> Result<Self, Problem> {
        toml::from_str(STORIES).map_err(|error| bad(&error.to_string()))
    }
}

fn bad(reason: &str) -> Problem {
    Problem::BadInput { file: "stories.toml".to_owned(), reason: reason.to_owned() }
}

/// Where the stories are played: one office, or several that exchange files.
#[derive(Debug)]
pub struct Stage<'a> {
    clock: Clock,
    offices: Vec<&'a mut Office>,
    /// Which office plays which laptop.
    cast: BTreeMap<String, usize>,
    /// Where exchange files are laid down.
    sticks: PathBuf,
    carried: usize,
    zone: crate::domain::office::Zone,
}

/// What has become of one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// Name of the story.
    pub story: String,
    /// Its request.
    pub request: EntityId,
    /// Its letters, by kind, in order of drafting.
    pub letters: Vec<(LetterKind, EntityId)>,
    /// The office that acted last.
    last: usize,
}

impl<'a> Stage<'a> {
    /// A stage with one office that plays every laptop of the stories.
    pub fn single(office: &'a mut Office, clock: Clock, stories: &Stories) -> Self {
        let cast = stories.laptops.iter().map(|laptop| (laptop.id.clone(), 0)).collect();
        let zone = office.profile().zone;
        Self { clock, offices: vec![office], cast, sticks: PathBuf::new(), carried: 0, zone }
    }

    /// A stage with one office each: the first founds the sample office, the others join by files and words. With
    /// `rules`, the office keeps a region's letter rules.
    ///
    /// # Errors
    /// When a folder cannot be written.
    pub fn several(
        mut offices: Vec<&'a mut Office>,
        clock: Clock,
        stories: &Stories,
        sticks: PathBuf,
        rules: Option<TndFile>,
    ) -> Result<Self, Problem> {
        let mut cast = BTreeMap::new();
        let sample = profile::sample()?;
        let profile = rules.map_or_else(|| sample.clone(), |rules| rules.applied(&sample));
        let zone = profile.zone;
        for (index, laptop) in stories.laptops.iter().enumerate() {
            cast.insert(laptop.id.clone(), index);
            if index == 0 {
                let founder = offices.first_mut().ok_or_else(|| bad("laptop"))?;
                founder.found(NewOffice { profile: profile.clone(), device: laptop.name.clone() })?;
                continue;
            }
            let (founders, joining) = offices.split_at_mut(index);
            let (Some(founder), Some(office)) = (founders.first_mut(), joining.first_mut()) else { break };
            let wish = sticks.join(format!("gabung-{}.lajur", laptop.id));
            let asked = office.ask_to_join(&laptop.name, &wish)?;
            founder.admit(&wish, &asked.words.join(" "), laptop.roles.clone())?;
        }
        let mut stage = Self { clock, offices, cast, sticks, carried: 0, zone };
        for index in 1..stage.offices.len() {
            stage.carry(0, index)?;
        }
        Ok(stage)
    }

    /// The offices, the founding one first.
    pub fn offices(&mut self) -> &mut [&'a mut Office] {
        &mut self.offices
    }

    /// How many bundle files have been carried.
    pub fn carried(&self) -> usize {
        self.carried
    }

    /// Exports on one laptop and imports on another.
    fn carry(&mut self, from: usize, to: usize) -> Result<(), Problem> {
        if from == to {
            return Ok(());
        }
        self.carried += 1;
        let stick = self.sticks.join(format!("{:03}.lajur", self.carried));
        self.offices[from].export(&stick)?;
        self.offices[to].import(&stick, Mode::Commit)?;
        Ok(())
    }

    /// Carries bundles until every laptop knows everything.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn agree(&mut self) -> Result<(), Problem> {
        for index in 1..self.offices.len() {
            self.carry(index, 0)?;
        }
        for index in 1..self.offices.len() {
            self.carry(0, index)?;
        }
        Ok(())
    }

    /// Plays every act before a moment, in order of time, and tells of each one through `watch`.
    ///
    /// With `shift`, every story happens that much later.
    ///
    /// # Errors
    /// When a rule refuses an act, which would be a mistake in the stories.
    pub fn play(
        &mut self,
        stories: &Stories,
        shift: TimeDelta,
        until: Option<DateTime<Utc>>,
        played: &mut Vec<Played>,
        watch: &mut dyn FnMut(&Story, usize),
    ) -> Result<(), Problem> {
        let mut acts = Vec::new();
        for story in &stories.stories {
            let done = played.iter().find(|it| it.story == story.id);
            for (index, act) in story.acts.iter().enumerate() {
                let at = self.moment(&act.at)? + shift;
                let due = until.is_none_or(|until| at < until);
                let known = done.is_some() && self.clock.now() >= at;
                if due && !known {
                    acts.push((at, &story.id, index, story, act));
                }
            }
        }
        acts.sort_by_key(|(at, id, index, ..)| (*at, *id, *index));
        for (at, _, index, story, act) in acts {
            self.clock.set(at);
            self.act(story, act, shift, played)?;
            watch(story, index);
        }
        Ok(())
    }

    /// Moves the stage's clock on.
    pub fn set_clock(&self, at: DateTime<Utc>) {
        self.clock.set(at);
    }

    /// The day the stories call today.
    ///
    /// # Errors
    /// Never in a tested program.
    pub fn today(&self, stories: &Stories) -> Result<DateTime<Utc>, Problem> {
        self.moment(&stories.today)
    }

    fn moment(&self, text: &str) -> Result<DateTime<Utc>, Problem> {
        crate::domain::moment::parse(text, self.zone).ok_or_else(|| bad(text))
    }

    fn act(
        &mut self,
        story: &Story,
        act: &Act,
        shift: TimeDelta,
        played: &mut Vec<Played>,
    ) -> Result<(), Problem> {
        let laptop = *self.cast.get(&act.on).ok_or_else(|| bad(&act.on))?;
        if matches!(act.what, What::Receive) {
            let request = self.receive(story, laptop, shift)?;
            played.push(Played { story: story.id.clone(), request, letters: Vec::new(), last: laptop });
            return Ok(());
        }
        let known = played.iter_mut().find(|it| it.story == story.id).ok_or_else(|| bad(&story.id))?;
        let last = std::mem::replace(&mut known.last, laptop);
        self.carry(last, laptop)?;
        perform(self.offices[laptop], act, known)
    }

    fn receive(&mut self, story: &Story, laptop: usize, shift: TimeDelta) -> Result<EntityId, Problem> {
        let mut request = story.request.clone();
        if let Some(text) = &request.letter.date {
            let date: chrono::NaiveDate = text.parse().map_err(|_| bad(text))?;
            request.letter.date = Some((date + shift).to_string());
        }
        self.offices[laptop].receive(&story.procedure, request)
    }
}

fn perform(office: &mut Office, act: &Act, played: &mut Played) -> Result<(), Problem> {
    let id = played.request;
    let letter = |kind: &LetterKind| {
        let found = played.letters.iter().rev().find(|(known, _)| known == kind);
        found.map(|(_, letter)| *letter).ok_or_else(|| bad("letter"))
    };
    match &act.what {
        What::Receive => Ok(()),
        What::Register => office.register(id).map(drop),
        What::Advance { step, outcome, on_behalf, note } => {
            let (_, procedure) = office.request(id)?;
            let index = procedure.step_index(step).ok_or_else(|| bad(step))?;
            let (lane, at) = (procedure.lane_of(index).id.clone(), office.now());
            let outcome = outcome.as_deref();
            let intent =
                Advance { step, outcome, lane: &lane, on_behalf: *on_behalf, all_present: true, note, at };
            office.advance(id, &intent)
        }
        What::Return { reason } => office.give_back(id, None, reason),
        What::Resubmit { reason } => office.resubmit(id, reason),
        What::Correct { field, value, reason } => office.correct(id, field, value, reason),
        What::Dispose { from, to, instructions, note, transcribed } => {
            let at = office.now();
            office.dispose(
                id,
                Disposition {
                    at,
                    from: from.clone(),
                    to: to.clone(),
                    instructions: instructions.clone(),
                    note: note.clone(),
                    transcribed: *transcribed,
                },
            )
        }
        What::Draft { kind, reasons } => {
            let input = LetterInput { reasons: reasons.clone(), ..LetterInput::default() };
            let drafted = office.draft_letter(id, *kind, &input)?;
            played.letters.push((*kind, drafted));
            Ok(())
        }
        What::Revise { kind, subject } => {
            let input = LetterInput { subject: subject.clone(), ..LetterInput::default() };
            office.revise_letter(letter(kind)?, &input, "")
        }
        What::Initial { kind } => {
            let letter = letter(kind)?;
            while office.letter(letter)?.next_initial().is_some() {
                office.initial_letter(letter, None)?;
            }
            Ok(())
        }
        What::SendBack { kind, position, reason } => office.send_back_letter(letter(kind)?, position, reason),
        What::Sign { kind } => office.sign_letter(letter(kind)?, None),
        What::Number { kind } => office.number_letter(letter(kind)?, None).map(drop),
        What::Dispatch { kind, receiver } => office.dispatch_letter(letter(kind)?, receiver, ""),
    }
}

/// Makes a folder the sample office: founded, and with every story played until this very moment.
///
/// The stories move by whole weeks, so that what they call today is in this week.
///
/// # Errors
/// When there is an office here already or the folder cannot be written.
pub fn fill_with_sample(office: &mut Office) -> Result<(), Problem> {
    let stories = Stories::read()?;
    let now = office.now();
    let device = stories.laptops.get(1).map(|laptop| laptop.name.clone()).unwrap_or_default();
    let clock = Clock::manual(now);
    let earlier = office.set_clock(clock.clone());
    let result = play_until(office, &stories, clock, now, device);
    office.set_clock(earlier);
    result
}

fn play_until(
    office: &mut Office,
    stories: &Stories,
    clock: Clock,
    now: DateTime<Utc>,
    device: String,
) -> Result<(), Problem> {
    let mut stage = Stage::single(office, clock, stories);
    let weeks = (now - stage.today(stories)?).num_weeks();
    let shift = TimeDelta::weeks(weeks);
    stage.set_clock(stage.today(stories)? + shift - TimeDelta::days(10));
    if let Some(office) = stage.offices().first_mut() {
        office.found(NewOffice { profile: profile::sample()?, device })?;
    }
    stage.play(stories, shift, Some(now), &mut Vec::new(), &mut |_, _| {})?;
    stage.set_clock(now);
    Ok(())
}
