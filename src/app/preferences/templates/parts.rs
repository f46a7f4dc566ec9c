//! How the body of a template is drawn: part by part, each with what can be done with it.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use super::form::{Form, Part, Role, Spot};
use super::view::id_of;
use super::{Editor, Message};
use crate::app::context::Context;
use crate::domain::indonesian::capitalised;
use crate::domain::letter::LetterKind;
use crate::domain::template::placeholder::list_of;
use crate::ui::select::{Item, select};
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, button, field, text, theme};
use crate::words::{self, Words};

/// What a part can be repeated for, as paths; the first is nothing, unless it is a table.
pub(super) fn lists(kind: LetterKind, part: Option<&Part>) -> Vec<String> {
    let Some(part) = part else { return Vec::new() };
    let mut lists = Vec::new();
    if !matches!(part.role, Role::Table { .. }) {
        lists.push(String::new());
    }
    lists.extend(list_of(kind).map(|list| list.path.to_owned()));
    // What a file from elsewhere is repeated for stays on offer.
    if !lists.contains(&part.each) {
        lists.push(part.each.clone());
    }
    lists
}

impl Editor {
    /// The parts of the body, and what can be added.
    pub(super) fn body<'a>(&'a self, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let wrong = self.flaw.as_ref().and_then(|flaw| match self.form.spot_of(&flaw.place)? {
            Spot::Part(index) => Some((index, capitalised(&words::template_trouble(&words, &flaw.trouble)))),
            Spot::Head(_) | Spot::Cell(..) => None,
        });
        let parts = self.form.parts.iter().enumerate().map(|(index, part)| {
            let error = wrong.as_ref().filter(|(at, _)| *at == index).map(|(_, said)| said.clone());
            self.part(index, part, error, words)
        });
        let add = Form::roles(self.kind).into_iter().enumerate().map(|(index, role)| {
            button::plain(role_name(words, &role))
                .icon(Icon::Plus)
                .small()
                .id(format!("template-add-{index}"))
                .on_press(Message::Add(index))
                .into()
        });
        let add = iced::widget::Row::with_children(add).spacing(space::X6).wrap().vertical_spacing(space::X6);
        column![Column::with_children(parts).spacing(space::X12), add].spacing(space::X12).into()
    }

    fn part<'a>(
        &'a self,
        index: usize,
        part: &'a Part,
        error: Option<String>,
        words: Words,
    ) -> Element<'a, Message> {
        let name = text::small_strong(role_name(words, &part.role));
        let joined = (part.role == Role::Point { joined: true } && !part.each.is_empty())
            .then(|| text::small(words.say("template-joined")).style(theme::muted));
        let tool = |icon: Icon, word: &str, id: &str, message: Option<Message>| -> Element<'a, Message> {
            button::sign(icon, words.with(word, &[]))
                .id(format!("template-{id}-{index}"))
                .on_press_maybe(message)
                .into()
        };
        let shift = |down: bool| self.form.neighbour(index, down).map(|_| Message::Shift(index, down));
        let remove = (!part.is_fixed()).then_some(Message::Remove(index));
        let tools = row![
            self.each(index, part, words),
            tool(Icon::ArrowUp, "template-up", "up", shift(false)),
            tool(Icon::ArrowDown, "template-down", "down", shift(true)),
            tool(Icon::Trash, "template-drop", "drop", remove),
        ];
        let head = row![
            row![name, joined].spacing(space::X6).width(Length::Fill),
            tools.spacing(space::X4).align_y(Alignment::Center),
        ];
        let content: Element<'a, Message> = match part.role {
            Role::Table { .. } => self.table(index, part, words),
            _ => {
                let spot = Spot::Part(index);
                field::lines(&part.text, id_of(spot), Some(move |action| Message::Typed(spot, action)))
            }
        };
        column![head.align_y(Alignment::Center), field::refused(content, error)].spacing(space::X4).into()
    }

    /// What a part is repeated for, where there is something to choose.
    fn each<'a>(&self, index: usize, part: &Part, words: Words) -> Option<Element<'a, Message>> {
        if matches!(part.role, Role::Heading | Role::Basis | Role::Term) {
            return None;
        }
        let lists = lists(self.kind, Some(part));
        if lists.len() < 2 {
            return None;
        }
        let chosen = lists.iter().position(|path| *path == part.each);
        let items: Vec<Item> = lists.iter().map(|path| each_name(words, self.kind, path).into()).collect();
        let choose = move |choice| Message::Each(index, choice);
        Some(select("", items, chosen, choose).small().shrink().id(format!("template-each-{index}")).into())
    }

    /// A table: its columns under each other, each with heading, cell and width.
    fn table<'a>(&'a self, index: usize, part: &'a Part, words: Words) -> Element<'a, Message> {
        let columns = part.columns.iter().enumerate().map(|(at, column)| -> Element<'a, Message> {
            let spot = Spot::Cell(index, at);
            let title = field::field(words.say("template-column-title"), &column.title)
                .dense()
                .id(format!("template-title-{index}-{at}"))
                .on_input(move |text| Message::Title(index, at, text));
            let width = field::field(words.say("template-column-width"), &column.width)
                .dense()
                .id(format!("template-width-{index}-{at}"))
                .on_input(move |text| Message::Width(index, at, text));
            let typed = Some(move |action| Message::Typed(spot, action));
            let cell = field::lines(&column.cell, id_of(spot), typed);
            let cell = field::labelled(words.say("template-column-cell"), "", cell);
            row![
                container(title).width(Length::FillPortion(3)),
                container(cell).width(Length::FillPortion(6)),
                container(width).width(size::AGENDA),
            ]
            .spacing(space::X8)
            .into()
        });
        let more = button::plain(words.say("template-add-column")).icon(Icon::Plus).small();
        let less = button::plain(words.say("template-drop-column")).small();
        let tools = row![
            more.on_press(Message::Columns(index, true)),
            less.on_press_maybe((part.columns.len() > 1).then_some(Message::Columns(index, false))),
        ];
        let columns = Column::with_children(columns).spacing(space::X8);
        let inside = column![columns, tools.spacing(space::X6)].spacing(space::X10);
        container(inside).padding(space::X10).width(Length::Fill).style(theme::boxed).into()
    }
}

/// What a part is called.
fn role_name(words: Words, role: &Role) -> String {
    match role {
        Role::Paragraph => words.say("template-paragraph"),
        Role::Point { .. } => words.say("template-point"),
        Role::Table { fixed: false } => words.say("template-table"),
        Role::Table { fixed: true } => words.say("template-goods"),
        Role::Heading => words.say("template-heading"),
        Role::Basis => words.say("template-basis-one"),
        Role::Task => words.say("template-task-one"),
        Role::Term => words.say("template-term-one"),
    }
}

/// What a part that is repeated for a list is said to be.
fn each_name(words: Words, kind: LetterKind, path: &str) -> String {
    if path.is_empty() {
        return words.say("template-once");
    }
    let list = list_of(kind).filter(|list| list.path == path);
    let name = list.map_or_else(|| path.to_owned(), |list| words.with(list.word, &[]));
    words.with("template-each-list", &[("list", name.into())])
}
