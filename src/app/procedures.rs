//! SOP: every procedure as its document draws it, with its identity box and what is ours in it.

use iced::Length;
use iced::widget::{column, row};

use super::action::Action;
use super::context::Context;
use super::flow::Drawing;
use super::frame;
use crate::domain::procedure::Procedure;
use crate::show::board as show;
use crate::show::heads::HeadWords;
use crate::ui::flow::flow;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Tone, focus, panel, text, theme};
use crate::words::Words;

/// The SOPs.
pub(crate) struct Screen {
    procedure: usize,
    step: Option<usize>,
    drawing: Option<Drawing>,
    heads: HeadWords,
}

/// What happens on the SOPs.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another SOP.
    Procedure(usize),
    /// A step was selected.
    Step(usize),
}

impl Screen {
    /// The SOP whose board was open last.
    pub fn new(context: &Context) -> Self {
        let last = context.office.procedures.iter().position(|it| it.id == context.settings.board);
        let mut screen = Self {
            procedure: last.unwrap_or(0),
            step: None,
            drawing: None,
            heads: HeadWords::new(context.words),
        };
        screen.draw(context);
        screen
    }

    fn draw(&mut self, context: &Context) {
        let procedure = context.office.procedures.get(self.procedure);
        self.drawing = procedure.map(|procedure| Drawing::of_procedure(context, procedure));
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Procedure(index) => {
                self.procedure = index;
                self.step = None;
                self.draw(context);
            }
            Message::Step(step) => self.step = Some(step),
        }
        Action::none()
    }

    /// Draws the SOP.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let items: Vec<Item> =
            context.office.procedures.iter().map(|procedure| show::service_name(procedure).into()).collect();
        let choice =
            select("", items, Some(self.procedure), Message::Procedure).icon(Icon::Flow).id("procedure");
        let header =
            crate::ui::frame::header([text::title(words.say("rail-procedures")).into(), choice.into()], []);
        let content: Element<'a, Message> =
            match (&self.drawing, context.office.procedures.get(self.procedure)) {
                (Some(drawing), Some(procedure)) => {
                    let table =
                        flow(drawing.diagram.clone(), drawing.lanes.clone(), self.heads.heads(), |row| {
                            drawing.rows.get(row).cloned().unwrap_or_default()
                        })
                        .id("procedure-flow")
                        .selected(self.step)
                        .on_select(Message::Step);
                    let side = iced::widget::container(focus::scroll(self.side(words, procedure)))
                        .width(SIDE.min(context.window.width * SHARE));
                    row![iced::widget::container(table).width(Length::Fill), side].into()
                }
                _ => panel::empty(
                    Icon::Flow,
                    words.say("procedures-none"),
                    words.say("procedures-none-next"),
                    None,
                ),
            };
        let keys = [("↑ ↓", words.say("keys-step"))];
        column![header, iced::widget::container(content).height(Length::Fill), frame::status(context, keys)]
            .into()
    }

    fn side<'a>(&self, words: Words, procedure: &'a Procedure) -> Element<'a, Message> {
        let step = self.step.and_then(|index| procedure.steps.get(index).map(|step| (index, step)));
        let content = match step {
            Some((index, step)) => {
                let list = |title: String, items: &'a [String]| -> Option<Element<'a, Message>> {
                    (!items.is_empty()).then(|| {
                        let lines = items.iter().map(|item| text::small(format!("• {item}")).into());
                        column![text::small_strong(title), iced::widget::Column::with_children(lines)]
                            .spacing(space::X4)
                            .into()
                    })
                };
                let time = step.time.as_ref().map_or_else(|| words.say("say-unset"), ToString::to_string);
                let inferred = procedure.flows_from(index).filter_map(|flow| flow.inferred.as_deref());
                let inferred = step.inferred.as_deref().into_iter().chain(inferred);
                let inferred = inferred.map(|reason| panel::reason(Tone::Near, Icon::Info, reason));
                column![
                    text::heading(format!("{}. {}", step.printed_no, step.short)),
                    text::small(procedure.lanes[step.lane].name.as_str()).style(theme::muted),
                    text::body(step.text.as_str()),
                    list(words.say("procedures-requirements"), &step.requirements),
                    list(words.say("procedures-outputs"), &step.outputs),
                    text::small(words.with("procedures-time", &[("time", time.into())])),
                    iced::widget::Column::with_children(inferred).spacing(space::X6),
                ]
            }
            None => {
                let identity = &procedure.identity;
                let legal = identity.legal_basis.iter().enumerate();
                let legal = legal.map(|(index, line)| text::small(format!("{}. {line}", index + 1)).into());
                let remarks = identity.remarks.iter().map(|line| text::small(format!("• {line}")).into());
                column![
                    text::heading(identity.title.as_str()),
                    text::small(identity.issuer.as_str()).style(theme::muted),
                    text::small(
                        words.with("procedures-number", &[("number", dash(&identity.number).into())])
                    ),
                    text::small_strong(words.say("procedures-legal")),
                    iced::widget::Column::with_children(legal).spacing(space::X4),
                    text::small_strong(words.say("procedures-remarks")),
                    iced::widget::Column::with_children(remarks).spacing(space::X4),
                ]
            }
        };
        iced::widget::container(content.spacing(space::X10)).padding(space::X14).into()
    }
}

/// An empty cell of the source prints as a dash.
fn dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

/// The most of a window's width that the panel may take.
const SHARE: f32 = 0.4;
/// Width of the panel beside the flow.
const SIDE: f32 = crate::ui::tokens::size::PANEL;
