//! A block of numbers for a laptop that cannot ask, and the reason why numbers stay empty.

use iced::Task;
use iced::widget::column;

use super::numbers::{GapLine, REGISTERS, book};
use crate::app::asked::Asked;
use crate::app::context::Context;
use crate::app::sheet::Outcome;
use crate::app::trouble::Trouble;
use crate::domain::ids::DeviceKey;
use crate::domain::numbers::{Leased, Voided};
use crate::ui::choice::segmented;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{button, field, text};

/// The form of a block.
#[derive(Debug)]
pub(super) struct Form {
    laptops: Vec<(DeviceKey, String)>,
    laptop: usize,
    register: usize,
    count: String,
    asked: Asked,
}

/// What happens on the form of a block.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another register.
    Register(usize),
    /// Another laptop.
    Laptop(usize),
    /// How many numbers.
    Count(String),
    /// Give the block.
    Confirm,
    /// Do not.
    Cancel,
    /// It was given, or not.
    Given(GivenMessage),
}

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct GivenMessage(Result<Leased, Trouble>);

impl Form {
    pub(super) fn new(laptops: Vec<(DeviceKey, String)>) -> Self {
        Self { laptops, laptop: 0, register: 0, count: "25".to_owned(), asked: Asked::default() }
    }

    fn wanted(&self) -> Option<u32> {
        self.count.trim().parse().ok().filter(|count| (1..=1000).contains(count))
    }

    pub(super) fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        match message {
            Message::Register(register) => self.register = register,
            Message::Laptop(laptop) => self.laptop = laptop,
            Message::Count(count) => self.count = count,
            Message::Cancel => return Outcome::Closed,
            Message::Confirm if !self.asked.is_busy() => {
                let (Some(count), Some((device, _))) = (self.wanted(), self.laptops.get(self.laptop)) else {
                    return Outcome::Stay(Task::none());
                };
                self.asked.begin();
                let (register, device) = (REGISTERS[self.register.min(REGISTERS.len() - 1)], *device);
                return Outcome::Stay(context.ask(
                    move |office| {
                        let year = office.year();
                        office.lease_numbers(register, year, device, count)
                    },
                    |given| Message::Given(GivenMessage(given)),
                ));
            }
            Message::Confirm => {}
            Message::Given(GivenMessage(Ok(leased))) => {
                let name = self.laptops.get(self.laptop).map(|(_, name)| name.clone()).unwrap_or_default();
                let values = [
                    ("from", leased.from.into()),
                    ("to", leased.to.into()),
                    ("year", leased.year.to_string().into()),
                    ("name", name.into()),
                ];
                return Outcome::Done(context.words.with("cli-leased", &values));
            }
            Message::Given(GivenMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    pub(super) fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: fn(Message) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let laptops: Vec<Item> = self.laptops.iter().map(|(_, name)| Item::from(name.clone())).collect();
        let wrong = self.wanted().is_none().then(|| words.say("lease-count-wrong"));
        let content = column![
            text::body(words.say("lease-text")),
            segmented(REGISTERS.map(|it| book(words, it)), self.register, move |it| wrap(Message::Register(
                it
            ))),
            select(words.say("exchange-device"), laptops, Some(self.laptop), move |it| wrap(
                Message::Laptop(it)
            ))
            .id("lease-laptop"),
            field::field(words.say("lease-count"), &self.count)
                .error(wrong.clone())
                .on_input(move |count| wrap(Message::Count(count)))
                .on_submit(wrap(Message::Confirm))
                .id("lease-count"),
            self.asked.notice(),
        ];
        let confirm = button::primary(words.say("lease-confirm")).id("lease-confirm");
        let confirm = self.asked.button(words, confirm, wrong, wrap(Message::Confirm));
        dialog(words.say("lease-title"), content.spacing(space::X12), wrap(Message::Cancel))
            .cancel(words.say("app-cancel"))
            .button(confirm)
    }
}

/// The form that explains a stretch of empty numbers.
#[derive(Debug)]
pub(super) struct Explain {
    gap: GapLine,
    year: i32,
    reason: String,
    asked: Asked,
}

/// What happens on that form.
#[derive(Debug, Clone)]
pub enum ExplainMessage {
    /// The reason was typed.
    Reason(String),
    /// Note it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was noted, or not.
    Noted(NotedMessage),
}

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct NotedMessage(Result<(), Trouble>);

impl Explain {
    pub(super) fn new(gap: GapLine, year: i32) -> Self {
        Self { gap, year, reason: String::new(), asked: Asked::default() }
    }

    pub(super) fn update(&mut self, message: ExplainMessage, context: &Context) -> Outcome<ExplainMessage> {
        match message {
            ExplainMessage::Reason(reason) => self.reason = reason,
            ExplainMessage::Cancel => return Outcome::Closed,
            ExplainMessage::Confirm if !self.asked.is_busy() && !self.reason.trim().is_empty() => {
                self.asked.begin();
                let GapLine { register, from, to, .. } = self.gap;
                let (year, reason) = (self.year, self.reason.trim().to_owned());
                return Outcome::Stay(context.ask(
                    move |office| office.void_numbers(Voided { register, year, from, to, reason }),
                    |noted| ExplainMessage::Noted(NotedMessage(noted)),
                ));
            }
            ExplainMessage::Confirm => {}
            ExplainMessage::Noted(NotedMessage(Ok(()))) => {
                return Outcome::Done(context.words.say("gap-explained"));
            }
            ExplainMessage::Noted(NotedMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    pub(super) fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: fn(ExplainMessage) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let content = column![
            text::strong(self.gap.name(words)),
            text::body(words.say("gap-text")),
            field::field(words.say("field-reason"), &self.reason)
                .hint(words.say("sheet-required"))
                .on_input(move |reason| wrap(ExplainMessage::Reason(reason)))
                .on_submit(wrap(ExplainMessage::Confirm))
                .id("gap-reason"),
            self.asked.notice(),
        ];
        let confirm = button::primary(words.say("gap-confirm")).id("gap-confirm");
        let lacks = self.reason.trim().is_empty().then(|| words.say("gap-incomplete"));
        let confirm = self.asked.button(words, confirm, lacks, wrap(ExplainMessage::Confirm));
        dialog(words.say("gap-title"), content.spacing(space::X12), wrap(ExplainMessage::Cancel))
            .cancel(words.say("app-cancel"))
            .button(confirm)
    }
}
