//! Papan: requests as cards in the lanes of their SOP.

use iced::Task;
use iced::widget::row;
use std::ops::Range;
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
use crate::ui::select::{Item, menu, select};
use crate::ui::tokens::space;
use crate::ui::{self, Element, Icon, Room, Tone, button, chip, dialog, field, text};
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
    /// The lanes in view, and the one asked for with the number of the asking.
    view: Range<usize>,
    brought: Option<(usize, usize)>,
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
    /// Other lanes have come into view.
    View(Range<usize>),
    /// Bring a lane into view.
    Bring(usize),
    /// A line of the menu that narrow windows have instead of filters and orders.
    Narrow(usize),
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
            view: 0..0,
            brought: None,
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

    /// Whether something stands over the board and has to be answered first.
    pub fn is_covered(&self) -> bool {
        self.sheet.is_some()
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
                self.order = ORDERS.get(index).copied().unwrap_or_default();
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
                let Some(active) = request.active.iter().position(|active| active.token == token) else {
                    return Action::none();
                };
                let sheet = Sheet::new(context, purpose, request, procedure, active);
                let focus = sheet.focus_first();
                self.sheet = Some(sheet);
                Action::task(focus)
            }
            Message::Fetched(FetchedMessage(Err(trouble), ..)) => Action::trouble(trouble),
            Message::Sheet(message) => {
                let Some(sheet) = &mut self.sheet else { return Action::none() };
                match sheet.update(message, context) {
                    Outcome::Stay(task) => Action::task(task.map(Message::Sheet)),
                    Outcome::Closed => {
                        self.sheet = None;
                        Action::task(ui::focus::to("board"))
                    }
                    Outcome::Done(sentence) => {
                        self.sheet = None;
                        let mut action = Action::wish(Wish::Changed).and(Wish::Done(sentence));
                        action.task = ui::focus::to("board");
                        action
                    }
                }
            }
            Message::View(view) => {
                self.view = view;
                Action::none()
            }
            Message::Bring(lane) => {
                self.brought = Some((lane, self.brought.map_or(0, |(_, asking)| asking + 1)));
                Action::none()
            }
            Message::Narrow(index) => match index.checked_sub(FILTERS.len()) {
                None => self.update(Message::Filter(FilterMessage(FILTERS[index])), context),
                Some(order) if order < ORDERS.len() => self.update(Message::Order(order), context),
                Some(_) => self.update(Message::Scope(usize::from(self.procedure.is_some())), context),
            },
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
        let (header, strip) = if context.room == Room::Narrow {
            (self.narrow_header(context), self.lane_map(words))
        } else {
            let header = ui::frame::header(self.choices(context), self.actions(words));
            (header, Some(self.filters(words)))
        };
        let content: Element<'a, Message> = match &self.shown {
            // The status line stays at the bottom of the window, however little there is above it.
            Some(shown) if shown.lanes.iter().all(|lane| lane.cards.is_empty()) => {
                iced::widget::container(self.empty(words)).height(iced::Length::Fill).into()
            }
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
        let status = frame::status(context, keys);
        let window = ui::page::steady(0.0, [Some(header), strip, Some(content), Some(status)]);
        dialog::over(window, self.sheet.as_ref().map(|sheet| sheet.view(context, Message::Sheet)))
    }

    fn choices<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let [service, scope] = self.services(context);
        let service = iced::widget::container(service).max_width(ui::tokens::size::PANEL);
        vec![text::title(context.words.say("rail-board")).into(), service.into(), scope]
    }

    /// The choice of one SOP, and that between one and all.
    fn services<'a>(&'a self, context: &'a Context) -> [Element<'a, Message>; 2] {
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
        [
            by_service.into(),
            segmented([words.say("board-per-sop"), words.say("board-all")], scope, Message::Scope),
        ]
    }

    fn actions<'a>(&self, words: Words) -> Vec<Element<'a, Message>> {
        let new = button::primary(words.say("board-new")).icon(Icon::Plus).id("board-new");
        vec![new.on_press(Message::New).into()]
    }

    fn count(&self, filter: Filter) -> usize {
        self.all.as_ref().map_or(0, |all| all.count(filter))
    }

    /// The one bar of a narrow window: SOP, search, what is late, everything else in a menu.
    fn narrow_header<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let [service, ..] = self.services(context);
        let search = field::search(words.say("board-search"), &self.search).on_input(Message::Search);
        let late = self.count(Filter::Late);
        let chosen = self.filter == Filter::Late;
        let late = (late > 0).then(|| {
            let other = if chosen { Filter::All } else { Filter::Late };
            let message = Message::Filter(FilterMessage(other));
            chip::filter(Some(Icon::Warning), words.say("filter-late"), late, Tone::Late, chosen, message)
        });
        let menu =
            menu(words.say("board-narrow"), self.narrow_items(words), Message::Narrow).id("board-narrow");
        let new = button::primary(words.say("board-new-short")).icon(Icon::Plus).id("board-new");
        let right: Vec<Element<'a, Message>> =
            late.into_iter().chain([menu.into(), new.on_press(Message::New).into()]).collect();
        let half = |element: Element<'a, Message>| {
            iced::widget::container(element).width(iced::Length::FillPortion(1))
        };
        ui::frame::header([half(service).into(), half(search.id("board-search").into()).into()], right)
    }

    /// Filters, orders and the two kinds of board, the ones in force with a check.
    fn narrow_items(&self, words: Words) -> Vec<Item> {
        let item = |label: String, note: String, here: bool| Item {
            icon: here.then_some(Icon::Check),
            label,
            note,
            closed: None,
        };
        let filters = FILTERS.into_iter().zip(filter_names(words));
        let filters =
            filters.map(|(filter, name)| item(name, self.count(filter).to_string(), self.filter == filter));
        let orders = ORDERS.into_iter().zip(order_names(words));
        let orders = orders.map(|(order, name)| item(name, String::new(), self.order == order));
        let all = item(words.say("board-all"), String::new(), self.procedure.is_none());
        filters.chain(orders).chain([all]).collect()
    }

    /// The lanes as a map, when not all of them are in view: press one and it comes.
    fn lane_map<'a>(&'a self, words: Words) -> Option<Element<'a, Message>> {
        let shown = self.shown.as_ref().filter(|shown| shown.lanes.len() > self.view.len())?;
        let chips = shown.lanes.iter().enumerate().map(|(index, lane)| {
            let here = self.view.contains(&index);
            chip::place(show::lane_name(words, lane), lane.cards.len(), here, Message::Bring(index))
        });
        let chips = iced::widget::Row::with_children(chips).spacing(space::X8);
        let last = shown.lanes.len().saturating_sub(1);
        let step = |sign: Icon, key: &str, lane: usize| {
            button::sign(sign, words.say(key)).on_press(Message::Bring(lane)).into()
        };
        let steps = [
            step(Icon::ArrowLeft, "board-lane-left", self.view.start.saturating_sub(1)),
            step(Icon::ArrowRight, "board-lane-right", self.view.end.min(last)),
        ];
        Some(ui::page::strip(ui::frame::fitting(vec![chips.into()], steps.into(), space::X8)))
    }

    fn filters<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let late = if self.count(Filter::Late) > 0 { Tone::Late } else { Tone::Neutral };
        let signs = [None, Some(Icon::User), Some(Icon::Warning), Some(Icon::Pause), Some(Icon::Fork)];
        let names = filter_names(words);
        let chips = FILTERS.into_iter().zip(signs).zip(names).map(|((filter, sign), name)| {
            let message = Message::Filter(FilterMessage(filter));
            let tone = if filter == Filter::Late { late } else { Tone::Neutral };
            chip::filter(sign, name, self.count(filter), tone, self.filter == filter, message)
        });
        let chips = iced::widget::Row::with_children(chips);
        let search = field::search(words.say("board-search"), &self.search).on_input(Message::Search);
        let order = ORDERS.iter().position(|order| *order == self.order);
        let orders: Vec<Item> = order_names(words).into_iter().map(Item::from).collect();
        let order = select("", orders, order, Message::Order).small().shrink().id("board-order");
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
        let owner = move |at: At| {
            let card = shown.lanes.get(at.lane)?.cards.get(at.row)?;
            Some(u128::from_be_bytes(card.request.0))
        };
        let swimlanes = board(lanes, card);
        let swimlanes = if context.settings.less_motion { swimlanes } else { swimlanes.glide(owner) };
        swimlanes
            .id("board")
            .selected(selected)
            .bring(self.brought)
            .on_view(Message::View)
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

/// The filters in the order they are offered.
const FILTERS: [Filter; 5] = [Filter::All, Filter::Mine, Filter::Late, Filter::Applicant, Filter::Held];
/// The orders in the order they are offered.
const ORDERS: [Order; 3] = [Order::Due, Order::Waiting, Order::Agenda];

fn filter_names(words: Words) -> [String; 5] {
    [
        words.say("filter-all"),
        words.say("filter-mine"),
        words.say("filter-late"),
        words.say("filter-applicant"),
        words.say("filter-held"),
    ]
}

fn order_names(words: Words) -> [String; 3] {
    [words.say("board-by-due"), words.say("board-by-waiting"), words.say("board-by-agenda")]
}
