//! Permohonan: every request, to be searched and opened.

use iced::Task;
use iced::widget::{column, row};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::engine::{Found, Query, RequestRow};
use crate::show::say;
use crate::ui::list::list;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Tone, button, chip, field, page, panel, text};

/// How many lines are asked for at once: more than a person reads, few enough to come at once.
const PAGE: usize = 500;

/// The list of requests.
pub(crate) struct Screen {
    found: Option<Found>,
    search: String,
    state: usize,
    selected: Option<usize>,
}

/// The states one can filter by, in order; the first means all.
const STATES: [&str; 6] = ["", "open", "waiting_applicant", "completed", "refused", "withdrawn"];

/// What happens on the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list has arrived.
    Loaded(LoadedMessage),
    /// Something was typed into the search field.
    Search(String),
    /// Another state was chosen.
    State(usize),
    /// A line was selected.
    Select(usize),
    /// A line was opened.
    Open(usize),
    /// A new request.
    New,
}

/// The list, as a message carries it; with the search it answers, since answers may overtake each other.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Found, Trouble>, String, usize);

impl Screen {
    /// The newest requests.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self { found: None, search: String::new(), state: 0, selected: None };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the list anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let (search, state) = (self.search.clone(), self.state);
        let states = STATES.get(state).filter(|name| !name.is_empty()).map(|name| (*name).to_owned());
        let query = Query {
            states: states.into_iter().collect(),
            procedure: None,
            text: search.clone(),
            offset: 0,
            limit: PAGE,
        };
        context.ask(
            move |office| Ok(office.store().requests(&query)?),
            move |found| Message::Loaded(LoadedMessage(found, search, state)),
        )
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(found), search, state)) => {
                if search == self.search && state == self.state {
                    self.found = Some(found);
                }
                Action::none()
            }
            Message::Loaded(LoadedMessage(Err(trouble), ..)) => Action::trouble(trouble),
            Message::Search(search) => {
                self.search = search;
                self.selected = None;
                Action::task(self.refresh(context))
            }
            Message::State(state) => {
                self.state = state;
                self.selected = None;
                Action::task(self.refresh(context))
            }
            Message::Select(row) => {
                self.selected = Some(row);
                Action::none()
            }
            Message::Open(row) => match self.found.as_ref().and_then(|found| found.rows.get(row)) {
                Some(row) => Action::wish(Wish::Go(Place::Request(row.id))),
                None => Action::none(),
            },
            Message::New => Action::wish(Wish::Go(Place::NewRequest)),
        }
    }

    /// Draws the list.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let new = button::primary(words.say("board-new")).icon(Icon::Plus).on_press(Message::New);
        let header = crate::ui::frame::header([text::title(words.say("rail-requests")).into()], [new.into()]);
        let total = self.found.as_ref().map_or(0, |found| found.total);
        let names = [
            words.say("filter-all"),
            words.say("state-open"),
            words.say("state-waiting-applicant"),
            words.say("state-completed"),
            words.say("state-refused"),
            words.say("state-withdrawn"),
        ];
        let states = names.into_iter().enumerate().map(|(index, name)| {
            let here = index == self.state;
            chip::filter(None, name, here.then_some(total), Tone::Neutral, here, Message::State(index))
        });
        let search = field::search(words.say("requests-search"), &self.search)
            .on_input(Message::Search)
            .id("requests-search");
        let states = iced::widget::Row::with_children(states).spacing(space::X8);
        let strip = page::strip(column![search, states.wrap()].spacing(space::X8));
        let content: Element<'a, Message> = match &self.found {
            None => page::page(text::body(words.say("app-loading"))),
            Some(found) if found.rows.is_empty() => {
                let (heading, next) = (words.say("requests-none"), words.say("requests-none-next"));
                panel::empty(Icon::Folder, heading, next, None)
            }
            Some(found) => list(found.rows.len(), move |index| line(context, &found.rows[index]))
                .id("requests")
                .selected(self.selected)
                .on_select(Message::Select)
                .on_open(Message::Open)
                .into(),
        };
        let keys = [("↑ ↓", words.say("keys-row")), ("Enter", words.say("keys-open"))];
        let content = iced::widget::container(content).height(iced::Length::Fill);
        column![header, strip, content, frame::status(context, keys)].into()
    }
}

fn line<'a>(context: &'a Context, row: &'a RequestRow) -> Element<'a, Message> {
    let words = context.words;
    let agenda = row.agenda.map_or_else(|| words.say("card-no-agenda"), |agenda| agenda.to_string());
    let (tone, icon, state) = match row.state.as_str() {
        "open" => (Tone::Primary, Icon::Clock, words.say("state-open")),
        "waiting_applicant" => (Tone::Wait, Icon::Pause, words.say("state-waiting-applicant")),
        "completed" => (Tone::Ok, Icon::Check, words.say("state-completed")),
        "refused" => (Tone::Late, Icon::Cross, words.say("state-refused")),
        _ => (Tone::Wait, Icon::Back, words.say("state-withdrawn")),
    };
    let service = context.office.procedure(&row.procedure).map(|procedure| procedure.service.name.clone());
    let received = chrono::DateTime::from_timestamp_millis(row.received_ms).unwrap_or_default();
    let received = say::short_date(received, context.office.profile.zone);
    let cell = |content: Element<'a, Message>, portion: u16| {
        iced::widget::container(content).width(iced::Length::FillPortion(portion)).clip(true)
    };
    row![
        cell(text::strong(agenda).into(), 2),
        cell(panel::two_lines(row.agency.as_str(), row.subject.as_str()), 7),
        cell(panel::two_lines(service.unwrap_or_default(), received), 4),
        cell(chip::small(tone, icon, state), 3),
    ]
    .spacing(space::X12)
    .padding([0.0, space::X14])
    .align_y(iced::Alignment::Center)
    .height(crate::ui::tokens::size::ROW)
    .into()
}
