//! Register: the office's books of incoming and outgoing letters and of dispatch, to search, to read and to export.

use std::path::PathBuf;

use iced::widget::text::Wrapping;
use iced::widget::{Row, column, container, row};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::paper::Which;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::register::{Ledger, RegisterKind};
use crate::engine::report::Form;
use crate::platform::dialog::Ask;
use crate::ui::choice::segmented;
use crate::ui::list::list;
use crate::ui::select::{Item, menu};
use crate::ui::shorten::line;
use crate::ui::tokens::{Type, space};
use crate::ui::{Element, Icon, button, field, page, panel, text, theme};

/// The books, in the order they are offered.
const BOOKS: [(RegisterKind, &str); 4] = [
    (RegisterKind::Incoming, "agenda-masuk"),
    (RegisterKind::Outgoing, "agenda-keluar"),
    (RegisterKind::Memo, "agenda-nota-dinas"),
    (RegisterKind::Dispatch, "buku-ekspedisi"),
];

/// The forms a book can be written in, in the order of the menu.
const FORMS: [(Form, &str); 3] = [(Form::Pdf, "pdf"), (Form::Xlsx, "xlsx"), (Form::Csv, "csv")];

/// The books.
pub(crate) struct Screen {
    book: usize,
    /// Years before the current one.
    back: i32,
    search: String,
    loaded: Option<Loaded>,
    selected: Option<usize>,
}

/// A book of a year.
#[derive(Debug, Clone)]
struct Loaded {
    ledger: Ledger,
    year: i32,
}

/// What happens on the books.
#[derive(Debug, Clone)]
pub enum Message {
    /// A book has arrived.
    Loaded(LoadedMessage),
    /// Another book.
    Book(usize),
    /// The year before, or the year after.
    Year(i32),
    /// Something was typed into the search field.
    Search(String),
    /// A line was selected.
    Select(usize),
    /// See the book as it prints.
    Look,
    /// What a line is about is to be opened.
    Open(usize),
    /// Write the book in a form.
    Export(usize),
    /// Where to write it.
    Target(usize, Option<PathBuf>),
    /// It was written, or not.
    Written(WrittenMessage),
}

/// A book, as a message carries it; with the question it answers, since answers may overtake each other.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Loaded, Trouble>, usize, i32);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct WrittenMessage(Result<PathBuf, Trouble>);

impl Screen {
    /// This year's incoming letters, to be asked for.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self { book: 0, back: 0, search: String::new(), loaded: None, selected: None };
        let task = screen.refresh(context);
        (screen, task)
    }

    fn kind(&self) -> RegisterKind {
        BOOKS.get(self.book).map_or(RegisterKind::Incoming, |(kind, _)| *kind)
    }

    /// Asks for the book anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let (kind, book, back) = (self.kind(), self.book, self.back);
        context.ask(
            move |office| {
                let year = office.register_year().saturating_sub(back);
                Ok(Loaded { ledger: office.ledger(kind, year)?, year })
            },
            move |loaded| Message::Loaded(LoadedMessage(loaded, book, back)),
        )
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(loaded), book, back)) => {
                if (book, back) == (self.book, self.back) {
                    self.loaded = Some(loaded);
                }
            }
            Message::Loaded(LoadedMessage(Err(trouble), ..))
            | Message::Written(WrittenMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Book(book) => {
                (self.book, self.selected) = (book, None);
                return Action::task(self.refresh(context));
            }
            Message::Year(step) => {
                self.back = (self.back - step).max(0);
                self.selected = None;
                return Action::task(self.refresh(context));
            }
            Message::Search(search) => (self.search, self.selected) = (search, None),
            Message::Select(row) => self.selected = Some(row),
            Message::Look => {
                let Some(loaded) = &self.loaded else { return Action::none() };
                return Action::wish(Wish::Go(Place::Paper(Which::Book(self.kind(), loaded.year))));
            }
            Message::Open(row) => {
                let loaded = self.loaded.as_ref();
                let about = loaded.and_then(|it| *it.ledger.about.get(*self.shown(&it.ledger).get(row)?)?);
                let place =
                    if self.kind() == RegisterKind::Incoming { Place::Request } else { Place::Letter };
                return about.map_or_else(Action::none, |id| Action::wish(Wish::Go(place(id))));
            }
            Message::Export(index) => {
                let (Some((_, ending)), Some(loaded)) = (FORMS.get(index), &self.loaded) else {
                    return Action::none();
                };
                let name = BOOKS.get(self.book).map_or("register", |(_, name)| name);
                let ask = Ask {
                    title: context.words.say("register-export"),
                    kind: ending.to_uppercase(),
                    endings: vec![(*ending).to_owned()],
                    name: format!("{name}-{}.{ending}", loaded.year),
                };
                return Action::task(context.ask_save(ask, move |path| Message::Target(index, path)));
            }
            Message::Target(_, None) => {}
            Message::Target(index, Some(path)) => {
                let (Some((form, _)), Some(loaded)) = (FORMS.get(index), &self.loaded) else {
                    return Action::none();
                };
                let (form, kind, year) = (*form, self.kind(), loaded.year);
                return Action::task(context.write(
                    path,
                    move |office| office.register_file(kind, year, form),
                    |written| Message::Written(WrittenMessage(written)),
                ));
            }
            Message::Written(WrittenMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Action::wish(Wish::Written(context.words.with("cli-printed", &file), path));
            }
        }
        Action::none()
    }

    /// Draws the book.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let forms = ["PDF", "XLSX", "CSV"].map(Item::from).into_iter().collect::<Vec<_>>();
        let export = menu(words.say("register-export"), forms, Message::Export).id("register-export");
        let look = button::plain(words.say("register-look")).icon(Icon::Print).id("register-look");
        let look = look.on_press(Message::Look);
        let header = crate::ui::frame::header(
            [text::title(words.say("rail-register")).into()],
            [look.into(), export.into()],
        );
        let names = ["book-incoming", "book-outgoing", "book-memo", "book-dispatch"];
        let books = segmented(names.map(|key| words.with(key, &[])), self.book, Message::Book);
        let year = self.loaded.as_ref().map(|loaded| loaded.year.to_string()).unwrap_or_default();
        let later = button::sign(Icon::ChevronRight, words.say("register-later"));
        let later = if self.back > 0 { later.on_press(Message::Year(1)) } else { later };
        let years = row![
            Element::from(
                button::sign(Icon::ChevronLeft, words.say("register-earlier")).on_press(Message::Year(-1))
            ),
            text::strong(year),
            Element::from(later),
        ];
        let years = years.spacing(space::X8).align_y(iced::Alignment::Center);
        let search = field::search(words.say("register-search"), &self.search)
            .on_input(Message::Search)
            .id("register-search");
        let strip = column![row![books, years].spacing(space::X16).align_y(iced::Alignment::Center), search];
        let strip = page::strip(strip.spacing(space::X10));
        let content: Element<'a, Message> = match &self.loaded {
            None => page::page(text::body(words.say("app-loading"))),
            Some(loaded) => self.book(context, &loaded.ledger),
        };
        let keys = [("↑ ↓", words.say("keys-row")), ("Enter", words.say("keys-open"))];
        column![header, strip, container(content).height(Length::Fill), frame::status(context, keys)].into()
    }

    /// The rows with every word that is searched for.
    fn shown(&self, ledger: &Ledger) -> Vec<usize> {
        let wanted: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let fits = |row: &[String]| {
            let text = row.join(" ").to_lowercase();
            wanted.iter().all(|word| text.contains(word.as_str()))
        };
        (0..ledger.rows.len()).filter(|index| fits(&ledger.rows[*index])).collect()
    }

    fn book<'a>(&'a self, context: &'a Context, ledger: &'a Ledger) -> Element<'a, Message> {
        let shown = self.shown(ledger);
        if shown.is_empty() {
            let words = context.words;
            return panel::empty(
                Icon::Book,
                words.say("register-none"),
                words.say("register-none-next"),
                None,
            );
        }
        let shares: Vec<u16> = ledger.columns.iter().map(|column| column.width.max(1.0) as u16).collect();
        let head = cells(ledger.columns.iter().map(|it| it.full_title()), &shares, |words| {
            line(Type::SMALL_STRONG, words).into()
        });
        // One note for the line in hand, whole, because cells are cut to two lines.
        let whole = self.selected.and_then(|index| ledger.rows.get(*shown.get(index)?));
        let whole = whole.map(|row| page::strip(text::small(row.join(" · "))));
        let lines = list(shown.len(), move |index| {
            let texts = shown.get(index).and_then(|row| ledger.rows.get(*row)).cloned();
            cells(texts.unwrap_or_default().into_iter(), &shares, cell)
        });
        let lines = lines.id("register").selected(self.selected).on_select(Message::Select);
        let lines = lines.on_open(Message::Open);
        let remarks = page::strip(text::small(ledger.remarks.join(" ")).style(theme::muted));
        column![head, panel::divider(), Element::from(lines), whole, remarks].into()
    }
}

/// Cells of one line, each with its share of the width.
fn cells<'a>(
    texts: impl Iterator<Item = String>,
    shares: &[u16],
    cell: fn(String) -> Element<'a, Message>,
) -> Element<'a, Message> {
    let cells = texts.zip(shares).map(|(words, share)| {
        container(cell(words.replace('\n', " "))).width(Length::FillPortion(*share)).clip(true).into()
    });
    Row::with_children(cells)
        .spacing(space::X10)
        .padding([space::X8, space::X14])
        .align_y(iced::Alignment::Center)
        .into()
}

/// Words on two lines at most, which is what a row holds; the line in hand is shown whole below the list.
fn cell<'a>(words: String) -> Element<'a, Message> {
    container(text::small(words).wrapping(Wrapping::WordOrGlyph))
        .max_height(2.0 * Type::SMALL.line)
        .clip(true)
        .into()
}
