//! Surat: every letter that is on its way, by what it waits for.

use iced::Task;
use iced::widget::{Column, column, row};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::request::kind_name;
use super::trouble::Trouble;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterState};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Tone, chip, focus, panel, text};
use crate::words;

/// The list of letters.
pub(crate) struct Screen {
    letters: Option<Vec<Line>>,
    finished: bool,
}

/// A letter with whom it is about.
#[derive(Debug, Clone)]
struct Line {
    letter: Letter,
    agency: String,
    agenda: String,
}

/// What happens on the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list has arrived.
    Loaded(LoadedMessage),
    /// A letter was opened.
    Open(LetterId),
    /// Letters on their way, or those that have left.
    Finished(bool),
}

/// A letter's id, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct LetterId(EntityId);

/// The list, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Vec<Line>, Trouble>);

impl Screen {
    /// The letters on their way.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self { letters: None, finished: false };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the list anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        context.ask(
            |office| {
                let letters = office.store().letters(None)?;
                let mut lines = Vec::with_capacity(letters.len());
                for letter in letters.into_iter().rev() {
                    let request = office.store().request(letter.request)?;
                    let agency = request.as_ref().map(|it| it.applicant.agency.clone()).unwrap_or_default();
                    let agenda = request.and_then(|it| it.agenda).map(|agenda| agenda.to_string());
                    lines.push(Line { letter, agency, agenda: agenda.unwrap_or_default() });
                }
                Ok(lines)
            },
            |lines| Message::Loaded(LoadedMessage(lines)),
        )
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, _: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(letters))) => {
                self.letters = Some(letters);
                Action::none()
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => Action::trouble(trouble),
            Message::Open(LetterId(id)) => Action::wish(Wish::Go(Place::Letter(id))),
            Message::Finished(finished) => {
                self.finished = finished;
                Action::none()
            }
        }
    }

    /// Draws the list.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let header = crate::ui::frame::header([text::title(words.say("rail-letters")).into()], []);
        let letters = self.letters.as_deref().unwrap_or_default();
        let is_finished =
            |line: &&Line| matches!(line.letter.state, LetterState::Dispatched | LetterState::Cancelled);
        let done = letters.iter().filter(is_finished).count();
        let strip = crate::ui::page::strip(
            row![
                chip::filter(
                    None,
                    words.say("letters-open"),
                    letters.len() - done,
                    Tone::Neutral,
                    !self.finished,
                    Message::Finished(false)
                ),
                chip::filter(
                    None,
                    words.say("letters-done"),
                    done,
                    Tone::Neutral,
                    self.finished,
                    Message::Finished(true)
                ),
            ]
            .spacing(space::X8),
        );
        let shown: Vec<&Line> = letters.iter().filter(|line| is_finished(line) == self.finished).collect();
        let content: Element<'a, Message> = if self.letters.is_none() {
            crate::ui::page::page(text::body(words.say("app-loading")))
        } else if shown.is_empty() {
            panel::empty(Icon::Letter, words.say("letters-none"), words.say("letters-none-next"), None)
        } else {
            let stations = [
                (LetterState::Draft, Tone::Ink, Icon::Pen, words.say("letters-initials")),
                (LetterState::Initialled, Tone::Ink, Icon::Sign, words.say("letters-signature")),
                (LetterState::Signed, Tone::Stamp, Icon::Stamp, words.say("letters-number")),
                (LetterState::Numbered, Tone::Ok, Icon::Send, words.say("letters-dispatch")),
                (LetterState::Dispatched, Tone::Ok, Icon::Check, words.say("letters-dispatched")),
                (LetterState::Cancelled, Tone::Wait, Icon::Cross, words.say("letters-cancelled")),
            ];
            let boxes = stations.into_iter().filter_map(|(state, tone, icon, name)| {
                let lines: Vec<&Line> =
                    shown.iter().copied().filter(|line| line.letter.state == state).collect();
                (!lines.is_empty()).then(|| {
                    let rows = lines.iter().map(|line| row_of(context, line));
                    panel::panel(icon, name).tone(tone).note(lines.len().to_string()).rows(panel::rows(rows))
                })
            });
            let boxes = Column::with_children(boxes).spacing(space::X12);
            focus::scroll(iced::widget::container(boxes).padding(space::X14))
        };
        let keys = [("Tab", words.say("keys-field")), ("Enter", words.say("keys-open"))];
        let content = iced::widget::container(content).height(iced::Length::Fill);
        column![header, strip, content, frame::status(context, keys)].into()
    }
}

fn row_of<'a>(context: &Context, line: &'a Line) -> Element<'a, Message> {
    let words = context.words;
    let letter = &line.letter;
    let subject = letter.current().map(|revision| revision.content.subject.as_str()).unwrap_or_default();
    let what = format!("{} · {subject}", kind_name(words, letter.kind));
    let waits = match (letter.state, letter.next_initial(), &letter.numbering, &letter.sent_back) {
        (LetterState::Draft, _, _, Some(_)) => words.say("letters-sent-back"),
        (LetterState::Draft, Some(next), _, _) => {
            let holder = context.office.profile.position(next).map_or(next, |it| it.short_title());
            words.with("cli-next-initial", &[("position", holder.into())])
        }
        (_, _, Some(numbering), _) => numbering.text.clone(),
        (state, ..) => words::letter_state(&words, state),
    };
    let cells: [Element<'a, Message>; 3] = [
        text::strong(line.agenda.as_str()).width(AGENDA).into(),
        iced::widget::container(panel::two_lines(line.agency.as_str(), what))
            .width(iced::Length::Fill)
            .clip(true)
            .into(),
        text::small(waits).into(),
    ];
    panel::table_row(cells, false, format!("letter-{}", letter.id), Message::Open(LetterId(letter.id)))
}

/// Width of the agenda numbers.
const AGENDA: f32 = crate::ui::tokens::size::AGENDA;
