//! Papan: requests as cards in the lanes of their SOP.

use iced::Task;
use iced::widget::{column, row};
use std::sync::Arc;

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::sheet::{self, Outcome, Purpose, Sheet};
use super::trouble::Trouble;
use crate::domain::ids::{EntityId, TokenId};
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::engine::board::{BoardCard, BoardData, Filter, Order};
use crate::picture::board::Lane;
use crate::show::board as show;
use crate::ui::board::{Drop, Place as At, board};
use crate::ui::choice::segmented;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{self, Element, Icon, Tone, button, chip, dialog, field, text};
use crate::words::Words;

/// The board.
pub(crate) struct Screen {
    /// Id of the SOP; `None` for all services.
    procedure: Option<String>,
    all: Option<BoardData>,
    shown: Option<BoardData>,
    filter: Filter,
    order: Order,
    search: String,
    selected: Option<TokenId>,
    sheet: Option<Sheet>,
    trouble: Option<Trouble>,
}

/// What happens on the board.
#[derive(Debug, Clone)]
pub enum Message {
    /// The board has arrived.
    Loaded(LoadedMessage),
    /// Another SOP was chosen, by its position in the list.
    Procedure(usize),
    /// One SOP, or all services.
    Scope(usize),
    /// Another filter.
    Filter(FilterMessage),
    /// Another order.
    Order(usize),
    /// Something was typed into the search field.
    Search(String),
    /// A card was selected.
    Select(At),
    /// A card was opened.
    Open(At),
    /// A letter acts on a card.
    Act(At, char),
    /// A card was dropped on a lane.
    Dropped(At, usize),
    /// The request for a sheet has arrived.
    Fetched(FetchedMessage),
    /// Something happened on the sheet.
    Sheet(sheet::Message),
    /// A new request.
    New,
}

/// The board, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<BoardData, Trouble>);

/// A filter, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct FilterMessage(Filter);

/// A request for the sheet, as a message carries it.
#[derive(Debug, Clone)]
pub struct FetchedMessage(Result<(Request, Arc<Procedure>), Trouble>, TokenId, Purpose);

impl Screen {
    /// The board that was open last, or the first SOP's.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let known = context.office.procedure(&context.settings.board).is_some();
        let first = context.office.procedures.first().map(|procedure| procedure.id.clone());
        let procedure = match context.settings.board.as_str() {
            "*" => None,
            id if known => Some(id.to_owned()),
            _ => first,
        };
        let mut screen = Self {
            procedure,
            all: None,
            shown: None,
            filter: Filter::All,
            order: Order::Due,
            search: String::new(),
            selected: None,
            sheet: None,
            trouble: None,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the board anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let procedure = self.procedure.clone();
        let position = context.position().map(str::to_owned);
        context.ask(
            move |office| office.board(procedure.as_deref(), position.as_deref()),
            |board| Message::Loaded(LoadedMessage(board)),
        )
    }

    fn narrow(&mut self) {
        self.shown = self.all.as_ref().map(|all| all.narrowed(self.filter, &self.search, self.order));
    }

    fn card(&self, at: At) -> Option<&BoardCard> {
        self.shown.as_ref()?.lanes.get(at.lane)?.cards.get(at.row)
    }

    fn place_of(&self, token: TokenId) -> Option<At> {
        let lanes = self.shown.as_ref()?.lanes.iter().enumerate();
        lanes
            .flat_map(|(lane, it)| it.cards.iter().enumerate().map(move |(row, card)| (lane, row, card)))
            .find(|(_, _, card)| card.token == token)
            .map(|(lane, row, _)| At { lane, row })
    }

    fn fetch(&self, at: At, purpose: Purpose, context: &Context) -> Action<Message> {
        let Some(card) = self.card(at) else { return Action::none() };
        let (id, token) = (card.request, card.token);
        Action::task(context.ask(
            move |office| office.request(id),
            move |request| Message::Fetched(FetchedMessage(request, token, purpose)),
        ))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(board))) => {
                self.trouble = None;
                // A card that has moved on keeps the selection in its new lane: its request is what was meant.
                let request =
                    self.selected.and_then(|token| self.place_of(token)).and_then(|at| self.card(at));
                let request = request.map(|card| card.request);
                self.all = Some(board);
                self.narrow();
                self.follow(request);
                Action::none()
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => {
                self.trouble = Some(trouble.clone());
                Action::trouble(trouble)
            }
            Message::Procedure(index) => {
                self.procedure = context.office.procedures.get(index).map(|procedure| procedure.id.clone());
                self.reopen(context)
            }
            Message::Scope(scope) => {
                let first = context.office.procedures.first().map(|procedure| procedure.id.clone());
                self.procedure = if scope == 0 { self.procedure.take().or(first) } else { None };
                self.reopen(context)
            }
            Message::Filter(FilterMessage(filter)) => {
                self.filter = filter;
                self.narrow();
                Action::none()
            }
            Message::Order(index) => {
                self.order =
                    [Order::Due, Order::Waiting, Order::Agenda].get(index).copied().unwrap_or_default();
                self.narrow();
                Action::none()
            }
            Message::Search(search) => {
                self.search = search;
                self.narrow();
                Action::none()
            }
            Message::Select(at) => {
                self.selected = self.card(at).map(|card| card.token);
                Action::none()
            }
            Message::Open(at) => match self.card(at) {
                Some(card) => Action::wish(Wish::Go(Place::Request(card.request))),
                None => Action::none(),
            },
            Message::Act(at, letter) => match letter {
                'm' => self.fetch(at, self.natural(at), context),
                'k' => self.fetch(at, Purpose::GiveBack, context),
                _ => self
                    .card(at)
                    .map_or_else(Action::none, |card| Action::wish(Wish::Go(Place::Request(card.request)))),
            },
            Message::Dropped(at, _) => self.fetch(at, self.natural(at), context),
            Message::Fetched(FetchedMessage(Ok((request, procedure)), token, purpose)) => {
                if let Some(active) = request.active.iter().position(|active| active.token == token) {
                    self.sheet = Some(Sheet::new(context, purpose, request, procedure, active));
                }
                Action::none()
            }
            Message::Fetched(FetchedMessage(Err(trouble), ..)) => Action::trouble(trouble),
            Message::Sheet(message) => {
                let Some(sheet) = &mut self.sheet else { return Action::none() };
                match sheet.update(message, context) {
                    Outcome::Stay(task) => Action::task(task.map(Message::Sheet)),
                    Outcome::Closed => {
                        self.sheet = None;
                        Action::none()
                    }
                    Outcome::Done(sentence) => {
                        self.sheet = None;
                        Action::wish(Wish::Changed).and(Wish::Done(sentence))
                    }
                }
            }
            Message::New => Action::wish(Wish::Go(Place::NewRequest)),
        }
    }

    /// What doing the card's step means: a returned one is taken up first.
    fn natural(&self, at: At) -> Purpose {
        let returned = self.card(at).is_some_and(|card| card.returned.is_some());
        if returned { Purpose::Resubmit } else { Purpose::Advance }
    }

    /// Moves the selection along with a request whose card has a new name now.
    fn follow(&mut self, request: Option<EntityId>) {
        let gone = self.selected.is_some_and(|token| self.place_of(token).is_none());
        if let (true, Some(request), Some(shown)) = (gone, request, &self.shown) {
            let mut cards = shown.lanes.iter().flat_map(|lane| &lane.cards);
            self.selected = cards.find(|card| card.request == request).map(|card| card.token);
        }
    }

    fn reopen(&mut self, context: &Context) -> Action<Message> {
        self.all = None;
        self.shown = None;
        self.selected = None;
        let mut settings = context.settings.clone();
        settings.board = self.procedure.clone().unwrap_or_else(|| "*".to_owned());
        Action { task: self.refresh(context), wishes: vec![Wish::Settings(Box::new(settings))] }
    }

    /// Draws the board.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let header = ui::frame::header(self.choices(context), self.actions(words));
        let content: Element<'a, Message> = match &self.shown {
            Some(shown) if shown.lanes.iter().all(|lane| lane.cards.is_empty()) => self.empty(words),
            Some(shown) => self.lanes(shown, context),
            None => ui::page::page(text::body(words.say("app-loading"))),
        };
        let keys = [
            ("← →", words.say("keys-lane")),
            ("↑ ↓", words.say("keys-card")),
            ("Enter", words.say("keys-open")),
            ("M", words.say("keys-advance")),
            ("K", words.say("keys-give-back")),
        ];
        let window = column![header, self.filters(words), content, frame::status(context, keys)];
        dialog::over(window, self.sheet.as_ref().map(|sheet| sheet.view(context, Message::Sheet)))
    }

    fn choices<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let words = context.words;
        let items: Vec<Item> = context
            .office
            .procedures
            .iter()
            .map(|procedure| Item::from(show::service_name(procedure)))
            .collect();
        let chosen = context.office.procedures.iter().position(|it| Some(&it.id) == self.procedure.as_ref());
        let scope = usize::from(self.procedure.is_none());
        let by_service = select("", items, chosen, Message::Procedure)
            .icon(Icon::Flow)
            .placeholder(words.say("board-all"))
            .id("board-service");
        vec![
            text::title(words.say("rail-board")).into(),
            iced::widget::container(by_service).max_width(ui::tokens::size::PANEL).into(),
            segmented([words.say("board-per-sop"), words.say("board-all")], scope, Message::Scope),
        ]
    }

    fn actions<'a>(&self, words: Words) -> Vec<Element<'a, Message>> {
        let new = button::primary(words.say("board-new")).icon(Icon::Plus).id("board-new");
        vec![new.on_press(Message::New).into()]
    }

    fn filters<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let count = |filter: Filter| self.all.as_ref().map_or(0, |all| all.count(filter));
        let filter = |filter: Filter, sign: Option<Icon>, word: String, tone: Tone| {
            let message = Message::Filter(FilterMessage(filter));
            chip::filter(sign, word, count(filter), tone, self.filter == filter, message)
        };
        let late = if count(Filter::Late) > 0 { Tone::Late } else { Tone::Neutral };
        let search = field::search(words.say("board-search"), &self.search).on_input(Message::Search);
        let orders = [words.say("board-by-due"), words.say("board-by-waiting"), words.say("board-by-agenda")];
        let order = match self.order {
            Order::Due => 0,
            Order::Waiting => 1,
            Order::Agenda => 2,
        };
        let orders: Vec<Item> = orders.into_iter().map(Item::from).collect();
        let order = select("", orders, Some(order), Message::Order).small().shrink().id("board-order");
        let chips = row![
            filter(Filter::All, None, words.say("filter-all"), Tone::Neutral),
            filter(Filter::Mine, Some(Icon::User), words.say("filter-mine"), Tone::Neutral),
            filter(Filter::Late, Some(Icon::Warning), words.say("filter-late"), late),
            filter(Filter::Applicant, Some(Icon::Pause), words.say("filter-applicant"), Tone::Neutral),
            filter(Filter::Held, Some(Icon::Fork), words.say("filter-held"), Tone::Neutral),
        ];
        let bar = row![search.id("board-search"), chips.spacing(space::X8), order].spacing(space::X8);
        ui::page::strip(bar.align_y(iced::Alignment::Center))
    }

    fn empty<'a>(&self, words: Words) -> Element<'a, Message> {
        let nothing = self.filter == Filter::All && self.search.is_empty();
        let (heading, sentence) = if nothing {
            (words.say("board-empty"), words.say("board-empty-next"))
        } else {
            (words.say("board-no-match"), words.say("board-no-match-next"))
        };
        let action = nothing.then(|| button::plain(words.say("board-new")).on_press(Message::New).into());
        ui::panel::empty(Icon::Board, heading, sentence, action)
    }

    fn lanes<'a>(&'a self, shown: &'a BoardData, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let lanes: Vec<Lane> = shown.lanes.iter().map(|lane| show::head(words, lane)).collect();
        let card = move |at: At| {
            shown.lanes[at.lane].cards.get(at.row).map(|it| show::face(words, it)).unwrap_or_default()
        };
        let selected = self.selected.and_then(|token| self.place_of(token));
        board(lanes, card)
            .id("board")
            .selected(selected)
            .on_select(Message::Select)
            .on_open(Message::Open)
            .on_letter(|at, letter| "mkdp".contains(letter).then_some(Message::Act(at, letter)))
            .on_drop(move |at, lane| self.may_drop(words, at, lane), Message::Dropped)
            .into()
    }

    /// Whether the SOP leads from a card's step into a lane.
    fn may_drop(&self, words: Words, at: At, lane: usize) -> Drop {
        let closed = |key: String| Drop::Closed(key);
        let (Some(card), Some(shown)) = (self.card(at), &self.shown) else { return Drop::Home };
        if at.lane == lane {
            return Drop::Home;
        }
        let (Some(procedure), Some(target)) = (&shown.procedure, shown.lanes.get(lane)) else {
            return closed(words.say("board-drop-one-sop"));
        };
        let Some(step) = procedure.step_index(&card.step) else { return Drop::Home };
        let leads = procedure.flows_from(step).any(|flow| procedure.lane_of(flow.to).id == target.id);
        if card.held {
            closed(words.say("board-drop-held"))
        } else if leads {
            Drop::Open
        } else {
            closed(words.say("board-drop-closed"))
        }
    }
}
