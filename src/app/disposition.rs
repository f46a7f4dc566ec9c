//! The form that records a disposition: who passes the request to whom, with which instruction.

use iced::widget::{Column, column};

use super::asked::Asked;
use super::context::Context;
use super::sheet::Outcome;
use super::trouble::Trouble;
use crate::domain::disposition::Disposition;
use crate::domain::ids::EntityId;
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::ui::choice::checkbox;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Theme, button, field, page, text};

/// The form.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    request: EntityId,
    about: String,
    from: usize,
    to: Vec<usize>,
    instructions: Vec<usize>,
    note: String,
    transcribed: bool,
    asked: Asked,
}

/// What happens on the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another official disposes.
    From(usize),
    /// A recipient was ticked.
    To(usize),
    /// An instruction was ticked.
    Instruction(usize),
    /// Free text was typed.
    Note(String),
    /// Whether it was typed in from a handwritten sheet.
    Transcribed,
    /// Record it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was recorded, or refused.
    Recorded(RecordedMessage),
}

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct RecordedMessage(Result<(), Trouble>);

fn toggle(list: &mut Vec<usize>, index: usize) {
    match list.iter().position(|known| *known == index) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(index),
    }
}

impl Form {
    /// A form for a request, as disposed by whoever holds the step in hand, or by the head.
    pub fn new(context: &Context, request: &Request, procedure: &Procedure) -> Self {
        let profile = &context.office.profile;
        let lane = request.active.first().map(|active| active.lane.as_str()).unwrap_or_default();
        let holder = profile.lane_position(&procedure.id, lane).or_else(|| profile.head());
        let from = profile.positions.iter().position(|it| holder.is_some_and(|holder| it.id == holder.id));
        Self {
            request: request.id,
            about: format!("{} · {}", request.applicant.agency, request.subject()),
            from: from.unwrap_or(0),
            to: Vec::new(),
            instructions: Vec::new(),
            note: String::new(),
            transcribed: false,
            asked: Asked::default(),
        }
    }

    /// Positions directly below whoever disposes, by their place in the profile.
    fn recipients(&self, context: &Context) -> Vec<usize> {
        let positions = &context.office.profile.positions;
        let from = positions.get(self.from).map(|position| position.id.as_str());
        let below = positions.iter().enumerate().filter(|(_, it)| Some(it.superior.as_str()) == from);
        below.map(|(index, _)| index).collect()
    }

    fn is_ready(&self) -> bool {
        let said = !self.instructions.is_empty() || !self.note.trim().is_empty();
        !self.to.is_empty() && said
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        match message {
            Message::From(index) => {
                self.from = index;
                self.to.clear();
            }
            Message::To(index) => toggle(&mut self.to, index),
            Message::Instruction(index) => toggle(&mut self.instructions, index),
            Message::Note(note) => self.note = note,
            Message::Transcribed => self.transcribed = !self.transcribed,
            Message::Cancel => return Outcome::Closed,
            Message::Confirm if self.is_ready() && !self.asked.is_busy() => {
                self.asked.begin();
                let profile = context.office.profile.clone();
                let id_of = |index: &usize| profile.positions.get(*index).map(|position| position.id.clone());
                let worded = |index: &usize| profile.disposition.instructions.get(*index).cloned();
                let (request, note, transcribed) =
                    (self.request, self.note.trim().to_owned(), self.transcribed);
                let from = id_of(&self.from).unwrap_or_default();
                let to = self.to.iter().filter_map(id_of).collect();
                let instructions = self.instructions.iter().filter_map(worded).collect();
                return Outcome::Stay(context.ask(
                    move |office| {
                        let at = office.now();
                        office.dispose(request, Disposition { at, from, to, instructions, note, transcribed })
                    },
                    |recorded| Message::Recorded(RecordedMessage(recorded)),
                ));
            }
            Message::Confirm => {}
            Message::Recorded(RecordedMessage(Ok(()))) => {
                return Outcome::Done(context.words.say("cli-disposed"));
            }
            Message::Recorded(RecordedMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(iced::Task::none())
    }

    /// Draws the form.
    pub fn view<'a, M: Clone + 'a>(&'a self, context: &'a Context, wrap: fn(Message) -> M) -> Dialog<'a, M> {
        let words = context.words;
        let profile = &context.office.profile;
        let positions: Vec<Item> = profile.positions.iter().map(|it| Item::from(it.title.clone())).collect();
        let from = select(words.say("disposition-from"), positions, Some(self.from), move |index| {
            wrap(Message::From(index))
        });
        let recipients = self.recipients(context).into_iter().map(|index| {
            let title = profile.positions[index].title.as_str();
            let id = format!("to-{}", profile.positions[index].id);
            checkbox(title, self.to.contains(&index), id, Some(wrap(Message::To(index))))
        });
        let recipients: Column<'a, M, Theme> = Column::with_children(recipients).spacing(space::X6);
        let instructions = profile.disposition.instructions.iter().enumerate().map(|(index, wording)| {
            let chosen = self.instructions.contains(&index);
            let id = format!("instruction-{index}");
            checkbox(wording.as_str(), chosen, id, Some(wrap(Message::Instruction(index))))
        });
        let instructions: Column<'a, M, Theme> = Column::with_children(instructions).spacing(space::X6);
        let none = self.recipients(context).is_empty();
        let none = none.then(|| text::small(words.say("disposition-nobody")).style(crate::ui::theme::muted));
        let note = field::field(words.say("field-note"), &self.note)
            .on_input(move |text| wrap(Message::Note(text)))
            .on_submit(wrap(Message::Confirm))
            .id("disposition-note");
        let transcribed = checkbox(
            words.say("disposition-transcribed"),
            self.transcribed,
            "disposition-transcribed",
            Some(wrap(Message::Transcribed)),
        );
        let content = column![
            text::small(self.about.as_str()).style(crate::ui::theme::muted),
            from,
            page::halves(
                column![text::small_strong(words.say("disposition-to")), recipients, none].spacing(space::X6),
                column![text::small_strong(words.say("disposition-instructions")), instructions]
                    .spacing(space::X6),
            ),
            note,
            transcribed,
            self.asked.notice(),
        ];
        let confirm = button::primary(words.say("disposition-confirm")).id("disposition-confirm");
        let lacks = (!self.is_ready()).then(|| words.say("disposition-incomplete"));
        let confirm = self.asked.button(words, confirm, lacks, wrap(Message::Confirm));
        dialog(words.say("request-dispose"), content.spacing(space::X12), wrap(Message::Cancel))
            .wide()
            .cancel(words.say("app-cancel"))
            .button(confirm)
    }
}
