//! The letter rules of the office's region, edited beside a paper that is set with them.

mod fields;

use std::path::PathBuf;

use iced::widget::{Column, column, container, row, text_editor};
use iced::{Length, Task};

use crate::app::action::{Action, Wish};
use crate::app::context::Context;
use crate::app::preview::{self, Preview, drawn, form_width};
use crate::app::trouble::Trouble;
use crate::domain::letter::Variant;
use crate::domain::office::Emblem;
use crate::domain::tnd::{TndFile, TndFlaw, TndTrouble};
use crate::engine::{PageImage, TndExample, profile, read_tnd};
use crate::platform::dialog::Ask;
use crate::ui::choice::{checkbox, segmented};
use crate::ui::tokens::space;
use crate::ui::{Element, button, field, focus, notice, page, text};
use crate::words::{self, Words};
use fields::{Control, Field, GROUPS};

/// The papers that show what the rules do, in the order they are offered.
const EXAMPLES: [(TndExample, &str); 4] = [
    (TndExample::Letter, "tnd-example-letter"),
    (TndExample::Assignment, "tnd-example-assignment"),
    (TndExample::Memo, "tnd-example-memo"),
    (TndExample::Sheet, "tnd-example-sheet"),
];

/// What happens on the editor.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another paper to look at.
    Example(usize),
    /// A number or a line was typed into the field of this number.
    Typed(usize, String),
    /// Another of several.
    Chosen(usize, usize),
    /// Yes or no.
    Ticked(usize),
    /// Several lines were typed into.
    Lines(usize, text_editor::Action),
    /// Choose an emblem.
    PickEmblem,
    /// A file was picked, or not.
    EmblemPicked(Option<PathBuf>),
    /// The emblem was read, or not.
    EmblemRead(EmblemMessage),
    /// Choose a file of rules.
    PickFile,
    /// A file was picked, or not.
    FilePicked(Option<PathBuf>),
    /// The file was read, or not.
    FileRead(FileMessage),
    /// Write the rules to a file.
    Export,
    /// Where to.
    ExportTarget(Option<PathBuf>),
    /// It was written, or not.
    Exported(ExportedMessage),
    /// Something happened on the preview.
    Preview(preview::Message),
    /// Pages have arrived.
    Drawn(DrawnMessage),
    /// Take the rules into use.
    Save,
    /// They were taken, or refused.
    Saved(SavedMessage),
    /// Leave without saving.
    Close,
}

/// An emblem, as a message carries it.
#[derive(Debug, Clone)]
pub struct EmblemMessage(Result<Emblem, Trouble>);

/// A file of rules, as a message carries it.
#[derive(Debug, Clone)]
pub struct FileMessage(Result<Box<TndFile>, Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct ExportedMessage(Result<PathBuf, Trouble>);

/// The end of saving, as a message carries it.
#[derive(Debug, Clone)]
pub struct SavedMessage(Result<(), Trouble>);

/// Pages and the scale they were drawn at, as a message carries them.
#[derive(Debug, Clone)]
pub struct DrawnMessage(Result<(Vec<PageImage>, Vec<char>), Trouble>, f32);

/// The rules in hand.
pub(crate) struct Editor {
    file: TndFile,
    /// What stands in every field of one line, by the field's number.
    typed: Vec<String>,
    /// What stands in every field of several lines.
    lines: Vec<text_editor::Content>,
    preview: Preview,
    example: usize,
    busy: bool,
}

impl Editor {
    /// The office's rules, and a paper of its own to be drawn.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let profile = &context.office.profile;
        let mut editor = Self::of(TndFile::of(profile), &profile.address);
        let task = editor.draw(context);
        (editor, task)
    }

    fn of(mut file: TndFile, address: &[String]) -> Self {
        let (mut typed, mut lines) = (Vec::new(), Vec::new());
        for (_, field) in fields::all() {
            typed.push(match &field.control {
                Control::Number(at) => at(&mut file).to_string(),
                Control::Text(at) => at(&mut file).clone(),
                _ => String::new(),
            });
            lines.push(text_editor::Content::with_text(&match &field.control {
                Control::Lines(_, at) => at(&mut file).join("\n"),
                Control::Address => address.join("\n"),
                _ => String::new(),
            }));
        }
        Self { file, typed, lines, preview: Preview::new(Variant::Net), example: 0, busy: false }
    }

    /// What is wrong with what stands there; also numbers that are none.
    fn flaws(&self) -> Vec<TndFlaw> {
        let mut flaws = self.file.flaws();
        for (index, field) in fields::all() {
            if matches!(field.control, Control::Number(_)) && number(&self.typed[index]).is_none() {
                flaws.retain(|flaw| flaw.field != field.key);
                flaws.push(TndFlaw { field: field.key.to_owned(), trouble: TndTrouble::WrongType("number") });
            }
        }
        flaws
    }

    fn address(&self) -> Vec<String> {
        let found = fields::all().find(|(_, field)| matches!(field.control, Control::Address));
        found.map(|(index, _)| typed(&self.lines[index])).unwrap_or_default()
    }

    /// The window has another size: the pages have to be drawn for it.
    pub fn draw(&mut self, context: &Context) -> Task<Message> {
        if self.preview.busy {
            self.preview.stale = true;
            return Task::none();
        }
        if !self.flaws().is_empty() {
            return Task::none();
        }
        let (file, address, variant) = (self.file.clone(), self.address(), self.preview.variant);
        let (example, _) = EXAMPLES[self.example.min(EXAMPLES.len() - 1)];
        let (scale, words) = (self.preview.scale(context), context.words);
        self.preview.busy = true;
        self.preview.stale = false;
        context.ask(
            move |office| {
                let paper = office.preview_tnd(file, address, variant, example)?;
                Ok((paper.to_pdf()?, paper.missing.iter().copied().collect()))
            },
            move |drawing| Message::Drawn(DrawnMessage(drawn(words, drawing, scale), scale)),
        )
    }

    fn changed(&mut self, context: &Context) -> Action<Message> {
        Action::task(self.draw(context))
    }

    /// Takes a message in; `None` closes the editor.
    pub fn update(&mut self, message: Message, context: &Context) -> Option<Action<Message>> {
        let words = context.words;
        match message {
            Message::Example(index) => self.example = index,
            Message::Typed(index, text) => {
                match fields::all().nth(index).map(|(_, field)| &field.control) {
                    Some(Control::Number(at)) => {
                        if let Some(value) = number(&text) {
                            *at(&mut self.file) = value;
                        }
                    }
                    Some(Control::Text(at)) => text.trim().clone_into(at(&mut self.file)),
                    _ => {}
                }
                if let Some(slot) = self.typed.get_mut(index) {
                    *slot = text;
                }
            }
            Message::Chosen(index, choice) => {
                if let Some((_, Field { control: Control::Choice(_, _, set), .. })) = fields::all().nth(index)
                {
                    set(&mut self.file, choice);
                }
            }
            Message::Ticked(index) => {
                if let Some((_, Field { control: Control::Truth(at), .. })) = fields::all().nth(index) {
                    let truth = at(&mut self.file);
                    *truth = !*truth;
                }
            }
            Message::Lines(index, action) => {
                let Some(content) = self.lines.get_mut(index) else { return Some(Action::none()) };
                content.perform(action);
                if let Some((_, Field { control: Control::Lines(_, at), .. })) = fields::all().nth(index) {
                    *at(&mut self.file) = typed(content);
                }
            }
            Message::PickEmblem => {
                let ask = ask(words, "tnd-pick-emblem", "SVG, PNG", &["svg", "png"]);
                return Some(Action::task(context.ask_open(ask, Message::EmblemPicked)));
            }
            Message::EmblemPicked(Some(path)) => {
                let read = move |_: &mut _| profile::read_emblem(&path);
                return Some(Action::task(
                    context.ask(read, |emblem| Message::EmblemRead(EmblemMessage(emblem))),
                ));
            }
            Message::EmblemRead(EmblemMessage(Ok(emblem))) => self.file.emblem = Some(emblem),
            Message::PickFile => {
                let ask = ask(words, "tnd-import", "TOML", &["toml"]);
                return Some(Action::task(context.ask_open(ask, Message::FilePicked)));
            }
            Message::FilePicked(Some(path)) => {
                let read = move |_: &mut _| read_tnd(&path).map(Box::new);
                return Some(Action::task(context.ask(read, |file| Message::FileRead(FileMessage(file)))));
            }
            Message::FileRead(FileMessage(Ok(file))) => {
                let preview = std::mem::replace(&mut self.preview, Preview::new(Variant::Net));
                *self = Self { preview, example: self.example, ..Self::of(*file, &self.address()) };
            }
            Message::Export => {
                let name = "tnd.toml".to_owned();
                let ask = Ask { name, ..ask(words, "tnd-export", "TOML", &["toml"]) };
                return Some(Action::task(context.ask_save(ask, Message::ExportTarget)));
            }
            Message::ExportTarget(Some(path)) => {
                let text = self.file.to_toml();
                return Some(Action::task(context.write(
                    path,
                    |_| Ok(text.into_bytes()),
                    |written| Message::Exported(ExportedMessage(written)),
                )));
            }
            Message::Exported(ExportedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Some(Action::wish(Wish::Written(words.with("cli-tnd-exported", &file), path)));
            }
            Message::Preview(message) => self.preview.update(message, context),
            Message::Drawn(DrawnMessage(pages, scale)) => {
                self.preview.show(pages, scale);
                if !self.preview.stale {
                    return Some(Action::none());
                }
            }
            Message::Save => {
                if self.busy || !self.flaws().is_empty() {
                    return Some(Action::none());
                }
                self.busy = true;
                let (file, address) = (self.file.clone(), self.address());
                let save =
                    move |office: &mut crate::engine::Office| office.set_tnd_and_address(file, address);
                return Some(Action::task(context.ask(save, |saved| Message::Saved(SavedMessage(saved)))));
            }
            Message::Saved(SavedMessage(Ok(()))) => {
                self.busy = false;
                return Some(Action::wish(Wish::Changed).and(Wish::Done(words.say("tnd-saved"))));
            }
            Message::Saved(SavedMessage(Err(trouble)))
            | Message::Exported(ExportedMessage(Err(trouble)))
            | Message::EmblemRead(EmblemMessage(Err(trouble)))
            | Message::FileRead(FileMessage(Err(trouble))) => {
                self.busy = false;
                return Some(Action::trouble(trouble));
            }
            Message::EmblemPicked(None) | Message::FilePicked(None) | Message::ExportTarget(None) => {
                return Some(Action::none());
            }
            Message::Close => return None,
        }
        Some(self.changed(context))
    }

    /// Draws the editor.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let flaws = self.flaws();
        let back = crate::ui::frame::back(words.say("rail-preferences"), Message::Close);
        let save = button::primary(words.say("tnd-save")).id("tnd-save");
        let save = if flaws.is_empty() && !self.busy {
            save.on_press(Message::Save)
        } else {
            save.disabled(words.say("tnd-save-not-yet"))
        };
        let header = crate::ui::frame::header(
            [back, text::title(words.say("tnd-title")).into()],
            [
                button::plain(words.say("tnd-import")).id("tnd-import").on_press(Message::PickFile).into(),
                button::plain(words.say("tnd-export")).id("tnd-export").on_press(Message::Export).into(),
                save.into(),
            ],
        );
        let form = focus::scroll(self.form(words, &flaws));
        let body: Element<'a, Message> = match form_width(context.room) {
            Some(width) => row![
                container(form).width(width),
                container(self.preview.view(context, Message::Preview)).width(Length::Fill),
            ]
            .height(Length::Fill)
            .into(),
            None => form,
        };
        column![header, container(body).height(Length::Fill), crate::app::frame::status(context, [])].into()
    }

    fn form<'a>(&'a self, words: Words, flaws: &[TndFlaw]) -> Element<'a, Message> {
        // What is wrong with a field stands below it; only what belongs to none is told above.
        let own = |flaw: &&TndFlaw| fields::all().all(|(_, field)| field.key != flaw.field);
        let mut parts: Vec<Element<'a, Message>> = flaws
            .iter()
            .filter(own)
            .map(|flaw| notice::error(words::tnd_flaw(&words, flaw)).into())
            .collect();
        let examples: Vec<String> = EXAMPLES.iter().map(|(_, key)| words.with(key, &[])).collect();
        parts.push(field::labelled(
            words.say("tnd-example"),
            "",
            segmented(examples, self.example, Message::Example),
        ));
        let mut index = 0;
        for group in GROUPS {
            parts.push(text::strong(words.with(group.word, &[])).into());
            let mut half: Option<Element<'a, Message>> = None;
            for field in group.fields {
                let control = self.control(index, field, words, flaws);
                index += 1;
                match (field.is_short(), half.take()) {
                    (true, None) => half = Some(control),
                    (true, Some(left)) => parts.push(page::halves(left, control)),
                    (false, left) => {
                        parts.extend(left);
                        parts.push(control);
                    }
                }
            }
            parts.extend(half);
            parts.push(crate::ui::panel::divider());
        }
        Column::with_children(parts).spacing(space::X12).padding([space::X14, space::X20]).into()
    }

    /// One field with its label, what belongs into it, and what is wrong with it.
    fn control<'a>(
        &'a self,
        index: usize,
        field: &'static Field,
        words: Words,
        flaws: &[TndFlaw],
    ) -> Element<'a, Message> {
        let label = words.with(field.word, &[]);
        let hint = HINTS.contains(&field.word).then(|| words.with(&format!("{}-hint", field.word), &[]));
        let hint = hint.unwrap_or_default();
        let error = flaws.iter().find(|flaw| flaw.field == field.key);
        let error = error.map(|flaw| words::tnd_trouble(&words, &flaw.trouble));
        match &field.control {
            Control::Number(_) | Control::Text(_) => field::field(label, &self.typed[index])
                .hint(hint)
                .dense()
                .error(error)
                .id(field.word)
                .on_input(move |text| Message::Typed(index, text))
                .into(),
            Control::Truth(at) => {
                let truth = *at(&mut self.file.clone());
                container(checkbox(label, truth, field.word, Some(Message::Ticked(index))))
                    .padding([space::X6, 0.0])
                    .into()
            }
            Control::Choice(offered, read, _) => {
                let say =
                    |it: &&str| if it.starts_with("tnd-") { words.with(it, &[]) } else { (*it).to_owned() };
                let labels: Vec<String> = offered.iter().map(say).collect();
                let chosen = read(&self.file);
                field::labelled(label, hint, segmented(labels, chosen, move |at| Message::Chosen(index, at)))
            }
            Control::Lines(rows, _) => self.editor(index, field, (label, hint), *rows, error),
            Control::Address => self.editor(index, field, (label, hint), 3, error),
            Control::Emblem => field::labelled(
                label,
                hint,
                button::plain(words.say("tnd-pick-emblem")).id("tnd-emblem").on_press(Message::PickEmblem),
            ),
        }
    }

    fn editor<'a>(
        &'a self,
        index: usize,
        field: &'static Field,
        (label, hint): (String, String),
        rows: u16,
        error: Option<String>,
    ) -> Element<'a, Message> {
        let content = &self.lines[index];
        let typed = move |action| Message::Lines(index, action);
        field::editor(label, hint, content, error.map(Into::into), rows, field.word, typed)
    }
}

/// The fields whose label does not say all of what belongs into them.
const HINTS: [&str; 6] =
    ["tnd-basis", "tnd-lines", "tnd-address", "tnd-pattern", "tnd-memo-pattern", "tnd-instructions"];

/// A number as people type it, with comma or full stop.
fn number(text: &str) -> Option<f32> {
    text.trim().replace(',', ".").parse().ok().filter(|number: &f32| number.is_finite())
}

/// The lines of an editor that are not empty.
fn typed(content: &text_editor::Content) -> Vec<String> {
    let text = content.text();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn ask(words: Words, title: &str, kind: &str, endings: &[&str]) -> Ask {
    Ask {
        title: words.say(title),
        kind: kind.to_owned(),
        endings: endings.iter().map(|ending| (*ending).to_owned()).collect(),
        name: String::new(),
    }
}
