//! The sheet on which a person does a step, returns a request, or gives a reason: it says what will happen first.

use std::sync::Arc;

use iced::widget::{Column, column, row};
use iced::{Length, Task};

use super::asked::Asked;
use super::context::Context;
use super::trouble::Trouble;
use crate::domain::ids::EntityId;
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::domain::request::rules::Advance;
use crate::engine::{Office, Problem};
use crate::ui::choice::{Way, check_row, radio, radio_id};
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::{button, field, focus, panel, text};

/// What the sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Do the step.
    Advance,
    /// Return the request as incomplete.
    GiveBack,
    /// Take up a returned request.
    Resubmit,
    /// The applicant withdraws.
    Withdraw,
    /// Take back the last step.
    Undo,
    /// Write a remark.
    Note,
}

/// The sheet.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    purpose: Purpose,
    request: Request,
    procedure: Arc<Procedure>,
    /// Position in [`Request::active`].
    active: usize,
    outcome: Option<usize>,
    present: Vec<bool>,
    text: String,
    /// Whether it is recorded for a lane somebody else holds.
    on_behalf: bool,
    asked: Asked,
}

/// What happens on the sheet.
#[derive(Debug, Clone)]
pub enum Message {
    /// An answer was chosen.
    Outcome(usize),
    /// A requirement was ticked or unticked.
    Tick(usize, bool),
    /// Every requirement is there.
    TickAll,
    /// Text was typed.
    Text(String),
    /// Do it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was done, or refused.
    Finished(FinishedMessage),
}

/// How it ended, as a message carries it.
#[derive(Debug, Clone)]
pub struct FinishedMessage(Result<(), Trouble>);

/// What becomes of the sheet.
pub(crate) enum Outcome<M> {
    /// It stays, with work under way.
    Stay(Task<M>),
    /// It closes without effect.
    Closed,
    /// It closes; the request has changed.
    Done(String),
}

impl Sheet {
    /// A sheet for one active step of a request.
    pub fn new(
        context: &Context,
        purpose: Purpose,
        request: Request,
        procedure: Arc<Procedure>,
        active: usize,
    ) -> Self {
        let present = request.active.get(active).map(|active| active.present.clone()).unwrap_or_default();
        let lane = request.active.get(active).map(|active| active.lane.clone()).unwrap_or_default();
        let holder = context.office.profile.lane_position(&procedure.id, &lane).map(|it| it.id.as_str());
        let on_behalf = context.position().is_none() || holder != context.position();
        Self {
            purpose,
            request,
            procedure,
            active,
            outcome: None,
            present,
            text: String::new(),
            on_behalf,
            asked: Asked::default(),
        }
    }

    /// The same sheet with an answer chosen already.
    pub fn with_outcome(mut self, outcome: Option<usize>) -> Self {
        self.outcome = outcome;
        self
    }

    /// Brings the keyboard to what has to be done first: the first tick that is missing, the answer, the reason, or
    /// else the doing itself.
    pub fn focus_first<M: Send + 'static>(&self) -> Task<M> {
        let missing = self.present.iter().position(|present| !present);
        focus::to(match (self.purpose, missing) {
            (Purpose::Advance, Some(item)) if !self.request.refusing => item_id(item),
            (Purpose::Advance, _) if self.outcome.is_none() && !self.outcomes().is_empty() => radio_id(0),
            (Purpose::Advance, _) => "sheet-confirm".to_owned(),
            _ => "sheet-text".to_owned(),
        })
    }

    fn step(&self) -> Option<usize> {
        self.procedure.step_index(&self.request.active.get(self.active)?.step)
    }

    fn outcomes(&self) -> Vec<String> {
        let step = self.step().map(|index| self.procedure.outcomes(index)).unwrap_or_default();
        step.into_iter().map(str::to_owned).collect()
    }

    fn needs_text(&self) -> bool {
        self.purpose != Purpose::Advance
    }

    /// Whether everything is there to do it.
    fn is_ready(&self) -> bool {
        let answered = self.outcomes().is_empty() || self.outcome.is_some();
        let complete = self.request.refusing || self.present.iter().all(|present| *present);
        match self.purpose {
            Purpose::Advance => answered && complete,
            _ => !self.text.trim().is_empty(),
        }
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        match message {
            Message::Outcome(outcome) => self.outcome = Some(outcome),
            Message::Tick(item, present) => {
                if let Some(tick) = self.present.get_mut(item) {
                    *tick = present;
                }
            }
            Message::TickAll => {
                self.present.fill(true);
                return Outcome::Stay(self.focus_first());
            }
            Message::Text(text) => self.text = text,
            Message::Cancel => return Outcome::Closed,
            Message::Confirm if self.is_ready() && !self.asked.is_busy() => {
                self.asked.begin();
                let order = self.order();
                let finished = |result| Message::Finished(FinishedMessage(result));
                return Outcome::Stay(context.ask(move |office| order.carry_out(office), finished));
            }
            Message::Confirm => {}
            Message::Finished(FinishedMessage(Ok(()))) => return Outcome::Done(self.done(context)),
            Message::Finished(FinishedMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    fn order(&self) -> Order {
        let active = self.request.active.get(self.active);
        Order {
            purpose: self.purpose,
            request: self.request.id,
            step: active.map(|active| active.step.clone()).unwrap_or_default(),
            lane: active.map(|active| active.lane.clone()).unwrap_or_default(),
            outcome: self.outcome.and_then(|index| self.outcomes().get(index).cloned()),
            ticks: self.changed_ticks(),
            text: self.text.trim().to_owned(),
            on_behalf: self.on_behalf,
        }
    }

    /// The requirements whose ticks differ from what is recorded.
    fn changed_ticks(&self) -> Vec<(usize, bool)> {
        let recorded = self.request.active.get(self.active).map(|active| active.present.as_slice());
        let recorded = recorded.unwrap_or_default();
        let pairs = self.present.iter().zip(recorded).enumerate();
        pairs.filter(|(_, (now, before))| now != before).map(|(item, (now, _))| (item, *now)).collect()
    }

    fn done(&self, context: &Context) -> String {
        let step = self.step().map(|index| self.procedure.steps[index].short.clone()).unwrap_or_default();
        let agency = self.request.applicant.agency.clone();
        let values = [("step", step.into()), ("agency", agency.into())];
        let words = context.words;
        match self.purpose {
            Purpose::Advance => words.with("sheet-done-advance", &values),
            Purpose::GiveBack => words.with("sheet-done-give-back", &values),
            Purpose::Resubmit => words.with("sheet-done-resubmit", &values),
            Purpose::Withdraw => words.with("sheet-done-withdraw", &values),
            Purpose::Undo => words.with("sheet-done-undo", &values),
            Purpose::Note => words.with("sheet-done-note", &values),
        }
    }

    /// Draws the sheet.
    pub fn view<'a, M: Clone + 'a>(&'a self, context: &'a Context, wrap: fn(Message) -> M) -> Dialog<'a, M> {
        let words = context.words;
        let step = self.step().map(|index| &self.procedure.steps[index]);
        let mut content: Column<'a, M, crate::ui::Theme> = column![].spacing(crate::ui::tokens::space::X12);
        let about = format!("{} · {}", self.request.applicant.agency, self.request.subject());
        content = content.push(text::small(about).style(crate::ui::theme::muted));
        if let Some(step) = step.filter(|_| self.purpose == Purpose::Advance) {
            content = content.push(text::body(step.text.clone()));
            if self.on_behalf {
                let lane = &self.procedure.lanes[step.lane].name;
                let sentence = words.with("sheet-on-behalf", &[("lane", lane.as_str().into())]);
                content = content.push(panel::reason(crate::ui::Tone::Near, crate::ui::Icon::User, sentence));
            }
            let rows =
                step.requirements.iter().zip(&self.present).enumerate().map(|(item, (name, present))| {
                    let present = *present;
                    check_row(
                        name.as_str(),
                        "",
                        present,
                        item_id(item),
                        Some(wrap(Message::Tick(item, !present))),
                    )
                });
            if !step.requirements.is_empty() {
                let missing = self.present.iter().filter(|present| !**present).count();
                let all = (missing > 1).then(|| {
                    button::text_button(words.say("sheet-tick-all"))
                        .icon(crate::ui::Icon::Check)
                        .small()
                        .id("sheet-tick-all")
                        .on_press(wrap(Message::TickAll))
                });
                let head = text::small_strong(words.say("sheet-requirements")).width(Length::Fill);
                content = content.push(row![head, all].align_y(iced::Alignment::Center));
                content = content.push(panel::rows(rows));
            }
            let ways: Vec<Way> = self.outcomes().into_iter().map(Way::from).collect();
            if !ways.is_empty() {
                content = content.push(text::small_strong(words.say("sheet-answer")));
                content = content.push(radio(ways, self.outcome, move |index| wrap(Message::Outcome(index))));
            }
        }
        let label = if self.needs_text() { words.say("field-reason") } else { words.say("field-note") };
        let hint = if self.needs_text() { words.say("sheet-required") } else { words.say("sheet-optional") };
        content = content.push(
            field::field(label, &self.text)
                .hint(hint)
                .on_input(move |text| wrap(Message::Text(text)))
                .on_submit(wrap(Message::Confirm))
                .id("sheet-text"),
        );
        content = content.push(self.asked.notice());
        let title = match (self.purpose, step) {
            (Purpose::Advance, Some(step)) => format!("{}. {}", step.printed_no, step.short),
            (Purpose::GiveBack, _) => words.say("sheet-give-back"),
            (Purpose::Resubmit, _) => words.say("sheet-resubmit"),
            (Purpose::Withdraw, _) => words.say("sheet-withdraw"),
            (Purpose::Undo, _) => words.say("sheet-undo"),
            (Purpose::Note, _) => words.say("sheet-note"),
            (Purpose::Advance, None) => String::new(),
        };
        let confirm = match self.purpose {
            Purpose::Advance => words.say("sheet-confirm-advance"),
            Purpose::GiveBack => words.say("sheet-confirm-give-back"),
            Purpose::Resubmit => words.say("sheet-confirm-resubmit"),
            Purpose::Withdraw => words.say("sheet-confirm-withdraw"),
            Purpose::Undo => words.say("sheet-confirm-undo"),
            Purpose::Note => words.say("sheet-confirm-note"),
        };
        let lacks = (!self.is_ready()).then(|| words.say("sheet-incomplete"));
        let confirm = button::primary(confirm).id("sheet-confirm");
        let confirm = self.asked.button(words, confirm, lacks, wrap(Message::Confirm));
        dialog(title, content, wrap(Message::Cancel)).cancel(words.say("app-cancel")).button(confirm)
    }
}

/// The name of a requirement's tick.
fn item_id(item: usize) -> String {
    format!("sheet-item-{item}")
}

/// What the office is asked to do.
struct Order {
    purpose: Purpose,
    request: EntityId,
    step: String,
    lane: String,
    outcome: Option<String>,
    ticks: Vec<(usize, bool)>,
    text: String,
    on_behalf: bool,
}

impl Order {
    fn carry_out(self, office: &mut Office) -> Result<(), Problem> {
        let id = self.request;
        match self.purpose {
            Purpose::Advance => {
                for (item, present) in self.ticks {
                    office.check(id, &self.step, item, present)?;
                }
                let at = office.now();
                office.advance(
                    id,
                    &Advance {
                        step: &self.step,
                        outcome: self.outcome.as_deref(),
                        lane: &self.lane,
                        on_behalf: self.on_behalf,
                        all_present: false,
                        note: &self.text,
                        at,
                    },
                )
            }
            Purpose::GiveBack => office.give_back(id, Some(&self.step), &self.text),
            Purpose::Resubmit => office.resubmit(id, &self.text),
            Purpose::Withdraw => office.withdraw(id, &self.text),
            Purpose::Undo => office.undo(id, None, &self.text),
            Purpose::Note => office.note(id, &self.text),
        }
    }
}
