//! Bantuan: the help pages, offline, one for every screen; searched as one types.

mod pages;

use iced::widget::{Column, column, container, row};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, button, field, focus, page, text, theme};
use crate::words::Words;

pub(crate) use pages::Topic;
use pages::{Block, TOPICS, blocks};

/// The help pages.
pub(crate) struct Screen {
    topic: Topic,
    search: String,
    /// Where one came from, and goes back to.
    from: Place,
}

/// What happens on the help pages.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something was typed into the search field.
    Search(String),
    /// Another page.
    Open(TopicMessage),
    /// Back to where one came from.
    Back,
}

/// A page, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct TopicMessage(Topic);

impl Screen {
    /// The page about a screen, and the way back to it.
    pub fn new(topic: Topic, from: Place) -> (Self, Task<Message>) {
        (Self { topic, search: String::new(), from }, focus::to("help-search"))
    }

    /// Where one came from.
    pub fn from(&self) -> Place {
        self.from
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Search(search) => {
                self.search = search;
                // The first page that says what is looked for opens at once.
                if let Some(topic) = self.found(context.words).first().filter(|_| !self.search.is_empty()) {
                    self.topic = *topic;
                }
            }
            Message::Open(TopicMessage(topic)) => self.topic = topic,
            Message::Back => return Action::wish(Wish::Go(self.from)),
        }
        Action::none()
    }

    /// The pages that say every word looked for.
    fn found(&self, words: Words) -> Vec<Topic> {
        let wanted: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let says = |topic: &&Topic| {
            let text = topic.text(words.language()).to_lowercase();
            wanted.iter().all(|word| text.contains(word.as_str()))
        };
        TOPICS.iter().filter(says).copied().collect()
    }

    /// Draws the page and the list of pages.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("keys-back"), Message::Back);
        let header = crate::ui::frame::header([back, text::title(words.say("rail-help")).into()], []);
        let search =
            field::search(words.say("help-search"), &self.search).on_input(Message::Search).id("help-search");
        let found = self.found(words);
        let none = found.is_empty().then(|| text::small(words.say("help-none")).style(theme::muted));
        let topics = found.into_iter().map(|topic| {
            let name = topic.title(words.language());
            let open = Message::Open(TopicMessage(topic));
            let entry = if topic == self.topic {
                button::plain(name).icon(Icon::ChevronRight)
            } else {
                button::text_button(name)
            };
            entry.on_press(open).into()
        });
        let topics = Column::with_children(topics).spacing(space::X4);
        let list = column![Element::from(search), none, topics].spacing(space::X10);
        let side = container(focus::scroll(container(list).padding(space::X14))).width(size::PANEL * 0.75);
        let lines = blocks(self.topic.text(words.language())).into_iter().map(drawn);
        let body = page::page(Column::with_children(lines).spacing(space::X10));
        let content = row![side, container(body).width(Length::Fill)].height(Length::Fill);
        let keys = [("Tab", words.say("keys-field")), ("Esc", words.say("keys-back"))];
        column![header, content, frame::status(context, keys)].into()
    }
}

fn drawn<'a>(block: Block<'a>) -> Element<'a, Message> {
    match block {
        Block::Title(title) => text::title(title).into(),
        Block::Heading(heading) => text::heading(heading).into(),
        Block::Paragraph(paragraph) => text::body(paragraph).into(),
        Block::Point("", rest) => {
            row![text::body("•"), text::body(rest).width(Length::Fill)].spacing(space::X8).into()
        }
        Block::Point(name, rest) => column![
            row![text::body("•"), text::strong(name)].spacing(space::X8),
            container(text::body(rest)).padding(iced::Padding::ZERO.left(space::X16)),
        ]
        .into(),
    }
}
