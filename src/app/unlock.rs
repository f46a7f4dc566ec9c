//! The question for the passphrase of this laptop's key, before anything else is shown.

use iced::Task;
use iced::widget::{column, row};

use super::asked::Asked;
use super::hidden::Hidden;
use super::trouble::Trouble;
use crate::engine::desk::Desk;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, field, focus, frame, page, panel, text};
use crate::words::Words;

/// The question.
#[derive(Debug, Default)]
pub(crate) struct Screen {
    typed: Hidden,
    asked: Asked,
}

/// What happens on the question.
#[derive(Debug, Clone)]
pub enum Message {
    /// The passphrase was typed.
    Typed(TypedMessage),
    /// Open the key with it.
    Open,
    /// It opened, or did not.
    Opened(OpenedMessage),
    /// Go on without the key, to look only.
    Look,
}

/// What was typed, as a message carries it.
#[derive(Debug, Clone)]
pub struct TypedMessage(Hidden);

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct OpenedMessage(Result<(), Trouble>);

/// What becomes of the question.
pub(crate) enum Step {
    /// It stays, with work under way.
    Task(Task<Message>),
    /// It is answered, or put aside.
    Done,
}

impl Screen {
    /// Brings the keyboard to the field.
    pub fn focus<M: Send + 'static>() -> Task<M> {
        focus::to("unlock-passphrase")
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, desk: &Desk, words: Words) -> Step {
        match message {
            Message::Typed(TypedMessage(typed)) => self.typed = typed,
            Message::Open if !self.asked.is_busy() && !self.typed.is_empty() => {
                self.asked.begin();
                let (desk, typed) = (desk.clone(), self.typed.clone());
                return Step::Task(Task::future(async move {
                    let opened = desk.ask(move |office| office.unlock_key(typed.text())).await;
                    Message::Opened(OpenedMessage(match opened {
                        Ok(Ok(())) => Ok(()),
                        Ok(Err(problem)) => Err(Trouble::of(words, &problem)),
                        Err(stopped) => Err(Trouble::stopped(words, stopped)),
                    }))
                }));
            }
            Message::Open => {}
            Message::Opened(OpenedMessage(Ok(()))) | Message::Look => return Step::Done,
            Message::Opened(OpenedMessage(Err(trouble))) => {
                self.asked.refused(trouble);
                self.typed = Hidden::default();
                return Step::Task(Self::focus());
            }
        }
        Step::Task(Task::none())
    }

    /// Draws the question.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let open = button::primary(words.say("unlock-open")).id("unlock-open");
        let lacks = self.typed.is_empty().then(|| words.say("unlock-incomplete"));
        let open = self.asked.button(words, open, lacks, Message::Open);
        let look = button::plain(words.say("unlock-look")).id("unlock-look").on_press(Message::Look);
        let question = column![
            text::body(words.say("unlock-text")),
            field::field(words.say("field-passphrase"), self.typed.text())
                .secret()
                .on_input(|typed| Message::Typed(TypedMessage(typed.into())))
                .on_submit(Message::Open)
                .id("unlock-passphrase"),
            self.asked.notice(),
            row![open, look].spacing(space::X8),
            text::small(words.say("unlock-forgotten")).style(crate::ui::theme::muted),
        ];
        let content = column![
            frame::masthead("Lajur", row![]),
            panel::panel(Icon::Lock, words.say("unlock-title")).body(question.spacing(space::X12)),
        ];
        panel::ground(page::page(content.spacing(space::X16)))
    }
}
