//! The backup that is written every day when Lajur opens: into which folder, and how many are kept.

use std::path::PathBuf;

use iced::widget::Row;

use crate::app::action::{Action, Wish};
use crate::app::context::Context;
use crate::app::trouble::Trouble;
use crate::settings::BackupKeep;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, page, text, theme};

/// What happens there.
#[derive(Debug, Clone)]
pub enum Message {
    /// Choose the folder.
    Pick,
    /// The folder was chosen, or not.
    Picked(Option<PathBuf>),
    /// Write none any more.
    Leave,
    /// Keep another number of them.
    Keep(usize),
    /// Today's was written, or not.
    Written(WrittenMessage),
}

/// The end of a backup, as a message carries it.
#[derive(Debug, Clone)]
pub struct WrittenMessage(Result<Option<PathBuf>, Trouble>);

/// Takes a message in.
pub(super) fn update(message: Message, context: &Context) -> Action<Message> {
    let mut settings = context.settings.clone();
    match message {
        Message::Pick => {
            let title = context.words.say("daily-pick");
            return Action::task(context.ask_folder(title, Message::Picked));
        }
        Message::Picked(None) => return Action::none(),
        Message::Picked(Some(folder)) => {
            settings.backup_folder = folder.display().to_string();
            let keep = settings.backup_keep.count();
            let write = context.ask(
                move |office| office.back_up_daily(&folder, keep),
                |written| Message::Written(WrittenMessage(written)),
            );
            return Action { task: write, wishes: vec![Wish::Settings(Box::new(settings))] };
        }
        Message::Leave => settings.backup_folder.clear(),
        Message::Keep(index) => {
            settings.backup_keep = BackupKeep::ALL.get(index).copied().unwrap_or_default();
        }
        Message::Written(WrittenMessage(Ok(written))) => {
            return written.map_or_else(Action::none, |file| {
                let file = [("file", file.display().to_string().into())];
                Action::wish(Wish::Done(context.words.with("daily-written", &file)))
            });
        }
        Message::Written(WrittenMessage(Err(trouble))) => return Action::trouble(trouble),
    }
    Action::wish(Wish::Settings(Box::new(settings)))
}

/// Draws it.
pub(super) fn view<'a>(context: &'a Context) -> Element<'a, Message> {
    let (words, settings) = (context.words, &context.settings);
    let folder = settings.backup_folder.as_str();
    let told = if folder.is_empty() { words.say("daily-none") } else { folder.to_owned() };
    let pick = button::plain(words.say("exchange-folder-choose")).icon(Icon::Folder).small().id("daily-pick");
    let mut buttons: Vec<Element<'a, Message>> = vec![pick.on_press(Message::Pick).into()];
    let mut parts: Vec<Element<'a, Message>> = vec![text::body(told).into()];
    if !folder.is_empty() {
        let leave = button::text_button(words.say("exchange-folder-leave")).small().id("daily-leave");
        buttons.push(leave.on_press(Message::Leave).into());
        let kept = BackupKeep::ALL.map(|it| Item::from(it.count().to_string())).to_vec();
        let now = BackupKeep::ALL.iter().position(|it| *it == settings.backup_keep);
        parts.push(select(words.say("daily-keep"), kept, now, Message::Keep).id("daily-keep").into());
    }
    parts.push(Row::with_children(buttons).spacing(space::X8).into());
    parts.push(text::small(words.say("daily-hint")).style(theme::muted).into());
    page::form(parts)
}
