//! Where this laptop keeps its key, and the passphrase it may be locked with.

use iced::Task;
use iced::widget::{Row, column};

use crate::app::action::{Action, Wish};
use crate::app::asked::Asked;
use crate::app::context::Context;
use crate::app::hidden::Hidden;
use crate::app::trouble::Trouble;
use crate::engine::Keeping;
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::tokens::space;
use crate::ui::{Element, button, field, focus, page, text};
use crate::words::Words;

/// Fewer characters than these are no passphrase.
const SHORTEST: usize = 8;

/// The part of the settings about the key.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// Where it is kept now; `None` while nobody has said, or when it cannot be had.
    keeping: Option<Keeping>,
    form: Option<Form>,
}

/// The form that keeps it in another way.
#[derive(Debug)]
struct Form {
    keeping: Keeping,
    /// Whether the passphrase of now has to be typed first.
    locked: bool,
    present: Hidden,
    fresh: Hidden,
    again: Hidden,
    asked: Asked,
}

/// What happens there.
#[derive(Debug, Clone)]
pub enum Message {
    /// Where it is kept now.
    Loaded(LoadedMessage),
    /// Keep it in another way.
    Begin(KeepingMessage),
    /// A passphrase was typed.
    Typed(usize, TypedMessage),
    /// Do it.
    Confirm,
    /// Do not.
    Cancel,
    /// It was done, or not.
    Kept(KeptMessage),
}

/// Where the key is kept, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Option<Keeping>, Trouble>);

/// A way to keep the key, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct KeepingMessage(Keeping);

/// What was typed, as a message carries it.
#[derive(Debug, Clone)]
pub struct TypedMessage(Hidden);

/// The end, as a message carries it.
#[derive(Debug, Clone)]
pub struct KeptMessage(Result<(), Trouble>);

impl Form {
    fn is_ready(&self, words: Words) -> bool {
        !self.asked.is_busy() && self.lacks(words).is_none()
    }

    /// Why it cannot be done yet; `None` when it can.
    fn lacks(&self, words: Words) -> Option<String> {
        if self.locked && self.present.is_empty() {
            Some(words.say("key-present-missing"))
        } else if self.keeping != Keeping::Passphrase {
            None
        } else if self.fresh.text().chars().count() < SHORTEST {
            Some(words.with("key-too-short", &[("count", SHORTEST.into())]))
        } else if self.fresh != self.again {
            Some(words.say("key-differs"))
        } else {
            None
        }
    }
}

impl Key {
    /// Asks where the key is kept.
    pub(super) fn refresh(context: &Context) -> Task<Message> {
        context.ask(|office| Ok(office.key_keeping()), |keeping| Message::Loaded(LoadedMessage(keeping)))
    }

    /// Whether the form stands over the settings.
    pub(super) fn is_covered(&self) -> bool {
        self.form.is_some()
    }

    /// Takes a message in.
    pub(super) fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(keeping))) => self.keeping = keeping,
            Message::Loaded(LoadedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Begin(KeepingMessage(keeping)) => {
                let locked = self.keeping == Some(Keeping::Passphrase);
                self.form = Some(Form {
                    keeping,
                    locked,
                    present: Hidden::default(),
                    fresh: Hidden::default(),
                    again: Hidden::default(),
                    asked: Asked::default(),
                });
                return Action::task(focus::to(if locked { "key-0" } else { "key-1" }));
            }
            Message::Typed(index, TypedMessage(typed)) => {
                let Some(form) = &mut self.form else { return Action::none() };
                match index {
                    0 => form.present = typed,
                    1 => form.fresh = typed,
                    _ => form.again = typed,
                }
            }
            Message::Cancel => self.form = None,
            Message::Confirm => {
                let Some(form) = self.form.as_mut().filter(|form| form.is_ready(context.words)) else {
                    return Action::none();
                };
                form.asked.begin();
                let (keeping, present, fresh) = (form.keeping, form.present.clone(), form.fresh.clone());
                return Action::task(context.ask(
                    move |office| {
                        office.check_passphrase(present.text())?;
                        office.keep_key(keeping, Some(fresh.text()))
                    },
                    |kept| Message::Kept(KeptMessage(kept)),
                ));
            }
            Message::Kept(KeptMessage(Ok(()))) => {
                self.form = None;
                let done = Wish::Done(context.words.say("key-kept"));
                return Action { task: Self::refresh(context), wishes: vec![done] };
            }
            Message::Kept(KeptMessage(Err(trouble))) => {
                if let Some(form) = &mut self.form {
                    form.asked.refused(trouble);
                }
            }
        }
        Action::none()
    }

    /// Draws what is said of the key, and the ways to keep it otherwise.
    pub(super) fn view<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let (said, ways): (&str, &[(Keeping, &str)]) = match self.keeping {
            Some(Keeping::Keystore) => ("key-in-keystore", &[(Keeping::Passphrase, "key-set")]),
            Some(Keeping::Passphrase) => (
                "key-in-passphrase",
                &[
                    (Keeping::Passphrase, "key-change"),
                    (Keeping::Keystore, "key-to-keystore"),
                    (Keeping::File, "key-to-file"),
                ],
            ),
            Some(Keeping::File) => {
                ("key-in-file", &[(Keeping::Passphrase, "key-set"), (Keeping::Keystore, "key-to-keystore")])
            }
            None => ("key-in-none", &[]),
        };
        let buttons = ways.iter().map(|(keeping, word)| {
            let way = button::plain(words.with(word, &[])).small().id(*word);
            way.on_press(Message::Begin(KeepingMessage(*keeping))).into()
        });
        let buttons = Row::with_children(buttons).spacing(space::X8).wrap();
        page::form([text::body(words.with(said, &[])).into(), buttons.into()])
    }

    /// Draws the form, while it is open.
    pub(super) fn dialog<'a>(&'a self, words: Words) -> Option<Dialog<'a, Message>> {
        let form = self.form.as_ref()?;
        let typed = |index: usize, label: String, value: &'a Hidden| {
            field::field(label, value.text())
                .secret()
                .on_input(move |text| Message::Typed(index, TypedMessage(text.into())))
                .on_submit(Message::Confirm)
                .id(format!("key-{index}"))
        };
        let fresh = form.keeping == Keeping::Passphrase;
        let explained = match form.keeping {
            Keeping::Passphrase => "key-passphrase-text",
            Keeping::Keystore => "key-keystore-text",
            Keeping::File => "key-file-text",
        };
        let content = column![
            text::body(words.with(explained, &[])),
            form.locked.then(|| typed(0, words.say("key-present"), &form.present)),
            fresh.then(|| typed(1, words.say("key-fresh"), &form.fresh)),
            fresh.then(|| typed(2, words.say("key-again"), &form.again)),
            form.asked.notice(),
        ];
        let confirm = button::primary(words.say("key-confirm")).id("key-confirm");
        let confirm = form.asked.button(words, confirm, form.lacks(words), Message::Confirm);
        let dialog = dialog(words.say("key-title"), content.spacing(space::X12), Message::Cancel)
            .cancel(words.say("app-cancel"))
            .button(confirm);
        Some(dialog)
    }
}
