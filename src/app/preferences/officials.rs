//! The register of officials: who holds which position from when to when, and one more line of it.

use chrono::NaiveDate;
use iced::widget::{Column, column, container};
use iced::{Length, Task};

use crate::app::action::{Action, Wish};
use crate::app::context::Context;
use crate::app::frame;
use crate::app::trouble::Trouble;
use crate::domain::indonesian::{long_date, read_date};
use crate::domain::office::{Assignment, Capacity, Person};
use crate::ui::choice::segmented;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, field, notice, page, panel, text, theme};
use crate::words::Words;

const CAPACITIES: [(Capacity, &str); 3] = [
    (Capacity::Definitive, "officials-definitive"),
    (Capacity::Plt, "officials-plt"),
    (Capacity::Plh, "officials-plh"),
];

/// A line that is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Name of somebody new.
    Name,
    /// Pangkat.
    Rank,
    /// Golongan.
    Grade,
    /// NIP.
    Nip,
    /// First day.
    From,
    /// Last day.
    Until,
}

/// What happens on the register of officials.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another position.
    Position(usize),
    /// Another person; behind the last stands somebody new.
    Person(usize),
    /// In another capacity.
    Capacity(usize),
    /// A line was typed.
    Line(Line, String),
    /// Record it.
    Record,
    /// It was recorded, or refused.
    Recorded(RecordedMessage),
    /// Back to the settings.
    Close,
}

/// The end of recording, as a message carries it.
#[derive(Debug, Clone)]
pub struct RecordedMessage(Result<(), Trouble>);

/// The register with one more line in hand.
#[derive(Debug, Default)]
pub(crate) struct Officials {
    position: usize,
    person: usize,
    capacity: usize,
    lines: [String; 6],
    busy: bool,
    trouble: Option<Trouble>,
}

impl Officials {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn line(&self, line: Line) -> &str {
        self.lines[line as usize].trim()
    }

    fn date(&self, line: Line) -> Option<NaiveDate> {
        read_date(self.line(line))
    }

    /// Whether everything that is needed stands there.
    fn is_ready(&self, context: &Context) -> bool {
        let people = context.office.profile.people.len();
        let named = self.person < people || !self.line(Line::Name).is_empty();
        let until = self.line(Line::Until);
        let ends = if until.is_empty() { self.capacity == 0 } else { self.date(Line::Until).is_some() };
        named && ends && self.date(Line::From).is_some() && !self.busy
    }

    /// Takes a message in; `None` closes the register.
    pub fn update(&mut self, message: Message, context: &Context) -> Option<Action<Message>> {
        match message {
            Message::Position(index) => self.position = index,
            Message::Person(index) => self.person = index,
            Message::Capacity(index) => self.capacity = index,
            Message::Line(line, text) => self.lines[line as usize] = text,
            Message::Record if self.is_ready(context) => return Some(Action::task(self.record(context))),
            Message::Record => {}
            Message::Recorded(RecordedMessage(Ok(()))) => {
                *self = Self { position: self.position, ..Self::default() };
                let done = Wish::Done(context.words.say("officials-recorded"));
                return Some(Action::wish(Wish::Changed).and(done));
            }
            Message::Recorded(RecordedMessage(Err(trouble))) => {
                (self.busy, self.trouble) = (false, Some(trouble));
            }
            Message::Close => return None,
        }
        Some(Action::none())
    }

    fn record(&mut self, context: &Context) -> Task<Message> {
        let profile = &context.office.profile;
        let (Some(position), Some(from)) = (profile.positions.get(self.position), self.date(Line::From))
        else {
            return Task::none();
        };
        let (capacity, _) = CAPACITIES[self.capacity.min(2)];
        let known = profile.people.get(self.person).map(|person| person.id.clone());
        let assignment = Assignment {
            position: position.id.clone(),
            person: known.clone().unwrap_or_default(),
            capacity,
            from,
            until: self.date(Line::Until),
        };
        let person = Person {
            name: self.line(Line::Name).to_owned(),
            rank: self.line(Line::Rank).to_owned(),
            grade: self.line(Line::Grade).to_owned(),
            nip: self.line(Line::Nip).to_owned(),
            ..Person::default()
        };
        (self.busy, self.trouble) = (true, None);
        context.ask(
            move |office| match known {
                Some(_) => office.assign(assignment),
                None => office.assign_person(person, assignment),
            },
            |recorded| Message::Recorded(RecordedMessage(recorded)),
        )
    }

    /// Draws the register.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-preferences"), Message::Close);
        let header = crate::ui::frame::header([back, text::title(words.say("officials-title")).into()], []);
        let hint = text::small(words.say("officials-hint")).style(theme::muted);
        let content = column![
            hint,
            panel::panel(Icon::User, words.say("officials-title")).body(lines(context)),
            panel::panel(Icon::Plus, words.say("officials-record")).body(page::form(self.form(context))),
        ];
        column![header, page::page(content.spacing(space::X16)), frame::status(context, [])].into()
    }

    fn form<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let words = context.words;
        let profile = &context.office.profile;
        let positions: Vec<Item> = profile.positions.iter().map(|it| Item::from(it.title.clone())).collect();
        let mut people: Vec<Item> = profile.people.iter().map(|it| Item::from(it.name.clone())).collect();
        people.push(words.say("officials-new").into());
        let newcomer = self.person >= profile.people.len();
        let line = |line: Line, word: &str, hint: &str| -> Element<'a, Message> {
            let typed = &self.lines[line as usize];
            let dated = matches!(line, Line::From | Line::Until);
            let wrong = dated && !typed.trim().is_empty() && read_date(typed).is_none();
            field::field(words.with(word, &[]), typed)
                .hint(if hint.is_empty() { String::new() } else { words.with(hint, &[]) })
                .error(wrong.then(|| words.say("officials-bad-date")))
                .dense()
                .id(word.to_owned())
                .on_input(move |text| Message::Line(line, text))
                .on_submit(Message::Record)
                .into()
        };
        let capacities: Vec<String> = CAPACITIES.iter().map(|(_, word)| words.with(word, &[])).collect();
        let mut parts: Vec<Element<'a, Message>> = vec![
            select(words.say("officials-position"), positions, Some(self.position), Message::Position)
                .id("officials-position")
                .into(),
            select(words.say("officials-person"), people, Some(self.person), Message::Person)
                .id("officials-person")
                .into(),
        ];
        if newcomer {
            parts.push(page::halves(
                line(Line::Name, "officials-name", ""),
                line(Line::Nip, "officials-nip", ""),
            ));
            parts.push(page::halves(
                line(Line::Rank, "officials-rank", ""),
                line(Line::Grade, "officials-grade", ""),
            ));
        }
        parts.push(field::labelled(
            words.say("officials-capacity"),
            "",
            segmented(capacities, self.capacity, Message::Capacity),
        ));
        let until = if self.capacity == 0 { "officials-date-hint" } else { "officials-until-hint" };
        parts.push(page::halves(
            line(Line::From, "officials-from", "officials-date-hint"),
            line(Line::Until, "officials-until", until),
        ));
        parts.extend(self.trouble.as_ref().map(|it| notice::error(it.sentence.as_str()).into()));
        let record = button::primary(words.say("officials-record")).id("officials-record");
        let record = match self.is_ready(context) {
            true => record.on_press(Message::Record),
            false => record.disabled(words.say("officials-incomplete")),
        };
        parts.push(record.into());
        parts
    }
}

/// Every line of the register that counts today or later, a position without anybody among them.
fn lines<'a>(context: &'a Context) -> Element<'a, Message> {
    let words = context.words;
    let profile = &context.office.profile;
    let today = context.office.now.with_timezone(&profile.zone.offset()).date_naive();
    let known = profile.assignments_from(today);
    let mut rows: Vec<Element<'a, Message>> = Vec::new();
    for position in &profile.positions {
        let own: Vec<&&Assignment> = known.iter().filter(|it| it.position == position.id).collect();
        let mut said: Vec<String> = own.iter().map(|it| line(words, context, it)).collect();
        if profile.holder(&position.id, today).is_none() {
            said.insert(0, words.say("officials-nobody"));
        }
        let row = panel::two_lines(position.title.as_str(), said.join("; "));
        rows.push(container(row).padding([space::X6, space::X14]).width(Length::Fill).into());
    }
    Column::with_children(rows).into()
}

/// `Plh. NAMA, 20 November 2026 sampai dengan 25 November 2026`.
fn line(words: Words, context: &Context, assignment: &Assignment) -> String {
    let person = context.office.profile.person(&assignment.person);
    let name = person.map_or(assignment.person.as_str(), |person| person.name.as_str());
    let capacity = match assignment.capacity {
        Capacity::Definitive => String::new(),
        Capacity::Plt => "Plt. ".to_owned(),
        Capacity::Plh => "Plh. ".to_owned(),
    };
    let from = long_date(assignment.from);
    let span = match assignment.until {
        Some(until) => {
            words.with("officials-span", &[("from", from.into()), ("until", long_date(until).into())])
        }
        None => words.with("officials-since", &[("from", from.into())]),
    };
    format!("{capacity}{name}, {span}")
}
