//! Ctrl+K: screens, commands, requests and letters in one list, found as one types.

use iced::widget::column;
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::place::Place;
use super::trouble::Trouble;
use crate::engine::Query;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::list::list;
use crate::ui::shorten::line;
use crate::ui::tokens::{Type, size, space};
use crate::ui::{Element, Icon, button, field, focus, icon, text, theme};

/// Most requests and letters that are offered.
const OFFERED: usize = 20;

/// The command list.
pub(crate) struct Screen {
    typed: String,
    /// What the program itself offers.
    fixed: Vec<Entry>,
    /// Requests and letters that fit what was typed.
    found: Vec<Entry>,
    selected: Option<usize>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Its sign.
    pub icon: Icon,
    /// What it says.
    pub name: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Where it leads.
    pub place: Place,
}

/// What happens on the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something was typed.
    Typed(String),
    /// Requests and letters have arrived.
    Found(FoundMessage),
    /// A line was selected.
    Select(usize),
    /// A line was opened.
    Open(usize),
    /// Away with the list.
    Close,
}

/// Requests and letters, as a message carries them; with what was typed, since answers may overtake each other.
#[derive(Debug, Clone)]
pub struct FoundMessage(Result<Vec<Entry>, Trouble>, String);

impl Screen {
    /// The list with what the program itself offers.
    pub fn new(fixed: Vec<Entry>) -> (Self, Task<Message>) {
        let screen = Self { typed: String::new(), fixed, found: Vec::new(), selected: None };
        (screen, focus::to("command-search"))
    }

    /// The lines that fit, the best first: the program's own, then requests and letters.
    fn entries(&self) -> Vec<&Entry> {
        let mut own: Vec<(usize, &Entry)> =
            self.fixed.iter().filter_map(|it| Some((distance(&self.typed, &it.name)?, it))).collect();
        own.sort_by_key(|(distance, _)| *distance);
        own.into_iter().map(|(_, entry)| entry).chain(&self.found).collect()
    }

    /// Takes a message in; `None` as wish closes nothing.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Typed(typed) => {
                self.typed.clone_from(&typed);
                self.selected = None;
                if typed.trim().is_empty() {
                    self.found.clear();
                    return Action::none();
                }
                let words = context.words;
                let text = typed.clone();
                return Action::task(context.ask(
                    move |office| {
                        let (request, letter) = (words.say("command-request"), words.say("command-letter"));
                        let query = Query { text: text.clone(), limit: OFFERED, ..Query::default() };
                        let rows = office.store().requests(&query)?.rows.into_iter().map(|row| {
                            let agenda = row.agenda.map(|it| format!("{it} ")).unwrap_or_default();
                            let name = format!("{agenda}{} · {}", row.agency, row.subject);
                            let place = Place::Request(row.id);
                            Entry { icon: Icon::Folder, name, kind: request.clone(), place }
                        });
                        let mut found: Vec<Entry> = rows.collect();
                        let letters = office.store().letters_on_their_way()?.into_iter().filter_map(|it| {
                            let name = it.current()?.content.subject.clone();
                            distance(&text, &name)?;
                            let place = Place::Letter(it.id);
                            Some(Entry { icon: Icon::Letter, name, kind: letter.clone(), place })
                        });
                        found.extend(letters.take(OFFERED));
                        Ok(found)
                    },
                    move |found| Message::Found(FoundMessage(found, typed)),
                ));
            }
            Message::Found(FoundMessage(Ok(found), typed)) => {
                if typed == self.typed {
                    self.found = found;
                }
            }
            Message::Found(FoundMessage(Err(trouble), _)) => return Action::trouble(trouble),
            Message::Select(row) => self.selected = Some(row),
            Message::Open(row) => {
                if let Some(entry) = self.entries().get(row) {
                    return Action::wish(Wish::Go(entry.place));
                }
            }
            Message::Close => {}
        }
        Action::none()
    }

    /// The list as a dialog over the window.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: impl Fn(Message) -> M + Clone + 'a,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let (typed, open) = (wrap.clone(), wrap.clone());
        let search = field::search(words.say("command-hint"), &self.typed)
            .on_input(move |text| typed(Message::Typed(text)))
            .on_submit(open(Message::Open(self.selected.unwrap_or(0))))
            .id("command-search");
        let entries = self.entries();
        let content: Element<'a, M> = if entries.is_empty() {
            text::small(words.say("command-none")).style(theme::muted).into()
        } else {
            let (select, open) = (wrap.clone(), wrap.clone());
            let count = entries.len();
            list(count, move |row| entry_line(entries.get(row).copied()))
                .id("command-list")
                .row_height(size::ROW_CHECK)
                .selected(self.selected)
                .on_select(move |row| select(Message::Select(row)))
                .on_open(move |row| open(Message::Open(row)))
                .into()
        };
        let content =
            column![Element::from(search), iced::widget::container(content).height(Length::Fixed(LIST)),];
        let close = button::plain(words.say("app-cancel")).on_press(wrap(Message::Close));
        dialog(words.say("command-title"), content.spacing(space::X10), wrap(Message::Close))
            .wide()
            .button(close)
    }
}

/// Height of the list: ten lines.
const LIST: f32 = size::ROW_CHECK * 10.0;

fn entry_line<'a, M: 'a>(entry: Option<&'a Entry>) -> Element<'a, M> {
    let Some(entry) = entry else { return text::body("").into() };
    iced::widget::row![
        icon::icon(entry.icon, size::ICON),
        line(Type::BODY, entry.name.as_str()).fill(),
        line(Type::SMALL, entry.kind.as_str()).role(|palette| palette.text_muted),
    ]
    .spacing(space::X10)
    .padding([0.0, space::X10])
    .align_y(iced::Alignment::Center)
    .height(size::ROW_CHECK)
    .into()
}

/// How far a name is from what was typed; `None` when its letters do not come in this order.
///
/// A name that begins so is nearest, then one with a word that begins so, then one that holds it, then one whose letters
/// merely come in order.
fn distance(typed: &str, name: &str) -> Option<usize> {
    let (typed, name) = (typed.trim().to_lowercase(), name.to_lowercase());
    if typed.is_empty() || name.starts_with(&typed) {
        return Some(0);
    }
    if name.split_whitespace().any(|word| word.starts_with(&typed)) {
        return Some(1);
    }
    if let Some(at) = name.find(&typed) {
        return Some(2 + at);
    }
    let mut letters = name.chars().enumerate();
    let mut last = 0;
    for wanted in typed.chars().filter(|letter| !letter.is_whitespace()) {
        last = letters.find(|(_, letter)| *letter == wanted)?.0;
    }
    Some(1000 + last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_comes_first() {
        let order = ["lap", "por", "lpr", "zz"].map(|typed| distance(typed, "Laporan"));
        assert!(order[0] < order[1] && order[1] < order[2]);
        assert_eq!(order[3], None);
        assert_eq!(distance("", "apa saja"), Some(0));
        assert!(distance("baru", "Permohonan baru") < distance("moh", "Permohonan baru"));
    }
}
