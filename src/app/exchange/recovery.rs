//! The recovery key: what it is for, and onto which paper it goes. Its words are never shown on the screen.

use std::path::PathBuf;

use iced::Task;
use iced::widget::column;

use crate::app::asked::Asked;
use crate::app::context::Context;
use crate::app::sheet::Outcome;
use crate::app::trouble::Trouble;
use crate::engine::Problem;
use crate::platform::dialog::Ask;
use crate::platform::files;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::tokens::space;
use crate::ui::{Icon, Tone, button, panel, text};

/// The question.
#[derive(Debug)]
pub(super) struct Form {
    /// Whether there is one already, which the new one replaces.
    replaces: bool,
    asked: Asked,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Print it.
    Print,
    /// Save the sheet, to be printed elsewhere.
    Save,
    /// Where to save it.
    Target(Option<PathBuf>),
    /// Neither.
    Cancel,
    /// It was made, or not; with the file it lies in.
    Made(MadeMessage),
}

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct MadeMessage(Result<Option<PathBuf>, Trouble>);

/// The sheet's name in the print queue and as a file.
const NAME: &str = "kunci-pemulihan";

impl Form {
    pub(super) fn new(replaces: bool) -> Self {
        Self { replaces, asked: Asked::default() }
    }

    pub(super) fn update(&mut self, message: Message, context: &Context) -> Outcome<Message> {
        let made = |made| Message::Made(MadeMessage(made));
        match message {
            Message::Cancel => return Outcome::Closed,
            Message::Print if !self.asked.is_busy() => {
                self.asked.begin();
                return Outcome::Stay(context.ask(
                    |office| {
                        office.recovery_paper(|office, pdf| office.print_secret(NAME, pdf)).map(|_| None)
                    },
                    made,
                ));
            }
            Message::Save if !self.asked.is_busy() => {
                let ask = Ask {
                    title: context.words.say("recovery-save"),
                    kind: "PDF".to_owned(),
                    endings: vec!["pdf".to_owned()],
                    name: format!("{NAME}.pdf"),
                };
                return Outcome::Stay(context.ask_save(ask, Message::Target));
            }
            Message::Target(Some(path)) if !self.asked.is_busy() => {
                self.asked.begin();
                return Outcome::Stay(context.ask(
                    move |office| {
                        office.recovery_paper(|_, pdf| {
                            files::write_private(&path, pdf).map_err(Problem::file(&path))
                        })?;
                        Ok(Some(path))
                    },
                    made,
                ));
            }
            Message::Print | Message::Save | Message::Target(_) => {}
            Message::Made(MadeMessage(Ok(file))) => {
                let words = context.words;
                return Outcome::Done(match file {
                    Some(file) => {
                        words.with("cli-recovery-printed", &[("file", file.display().to_string().into())])
                    }
                    None => words.say("recovery-printed"),
                });
            }
            Message::Made(MadeMessage(Err(trouble))) => self.asked.refused(trouble),
        }
        Outcome::Stay(Task::none())
    }

    pub(super) fn view<'a, M: Clone + 'a>(
        &'a self,
        context: &'a Context,
        wrap: fn(Message) -> M,
    ) -> Dialog<'a, M> {
        let words = context.words;
        let replaces =
            self.replaces.then(|| panel::reason(Tone::Near, Icon::Warning, words.say("recovery-replaces")));
        let content = column![
            text::body(words.say("recovery-text")),
            panel::reason(Tone::Near, Icon::Eye, words.say("recovery-once")),
            replaces,
            self.asked.notice(),
        ];
        let save = button::plain(words.say("recovery-save")).id("recovery-save");
        let print = button::primary(words.say("recovery-print")).icon(Icon::Print).id("recovery-print");
        let save = self.asked.button(words, save, None, wrap(Message::Save));
        let print = self.asked.button(words, print, None, wrap(Message::Print));
        dialog(words.say("recovery-title"), content.spacing(space::X12), wrap(Message::Cancel))
            .cancel(words.say("app-cancel"))
            .button(save)
            .button(print)
    }
}
