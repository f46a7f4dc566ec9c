//! The letter rules of the office's region, edited beside a letter that is set with them.

use std::path::PathBuf;

use iced::widget::{Column, column, container, row, text_editor};
use iced::{Length, Task};

use crate::app::action::{Action, Wish};
use crate::app::context::Context;
use crate::app::preview::{self, Preview, drawn, form_width};
use crate::app::trouble::Trouble;
use crate::domain::letter::Variant;
use crate::domain::office::Emblem;
use crate::domain::tnd::{AddressSide, Font, HeadRule, PaperSize, SheetForm, TndFile, TndFlaw, TndTrouble};
use crate::engine::{PageImage, Problem, profile, read_tnd};
use crate::platform::dialog::Ask;
use crate::platform::files;
use crate::ui::choice::segmented;
use crate::ui::tokens::space;
use crate::ui::{Element, button, field, focus, notice, page, text, theme};
use crate::words::{self, Words};

const PAPERS: [PaperSize; 4] = [PaperSize::A4, PaperSize::F4, PaperSize::F4Narrow, PaperSize::A5];
const SHEETS: [SheetForm; 3] = [SheetForm::A4, SheetForm::A5, SheetForm::HalfF4];
const RULES: [HeadRule; 3] = [HeadRule::ThickThin, HeadRule::ThinThick, HeadRule::Single];

/// A measure that is typed as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Left margin.
    Left,
    /// Right margin.
    Right,
    /// Bottom margin.
    Bottom,
    /// Above the letterhead.
    Head,
    /// Type size of the body.
    Size,
    /// Distance from line to line.
    Pitch,
}

const MEASURES: [(Measure, &str); 6] = [
    (Measure::Left, "tnd-left"),
    (Measure::Right, "tnd-right"),
    (Measure::Bottom, "tnd-bottom"),
    (Measure::Head, "tnd-head"),
    (Measure::Size, "tnd-size"),
    (Measure::Pitch, "tnd-pitch"),
];

/// What happens on the editor.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another paper.
    Paper(usize),
    /// Another font.
    Font(usize),
    /// Another side for the addressee.
    Side(usize),
    /// Another rule below the letterhead.
    Rule(usize),
    /// Another form of the disposition sheet.
    Sheet(usize),
    /// With catchwords, or without.
    Catchwords(usize),
    /// A measure was typed.
    Measure(Measure, String),
    /// The number pattern was typed.
    Pattern(String),
    /// The letterhead's lines were typed into.
    Lines(text_editor::Action),
    /// The address was typed into.
    Address(text_editor::Action),
    /// The instructions were typed into.
    Instructions(text_editor::Action),
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
    measures: [String; MEASURES.len()],
    lines: text_editor::Content,
    address: text_editor::Content,
    instructions: text_editor::Content,
    preview: Preview,
    busy: bool,
}

impl Editor {
    /// The office's rules, and its letter to be drawn.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let profile = &context.office.profile;
        let mut editor = Self::of(TndFile::of(profile), &profile.address);
        let task = editor.draw(context);
        (editor, task)
    }

    fn of(file: TndFile, address: &[String]) -> Self {
        let content = |lines: &[String]| text_editor::Content::with_text(&lines.join("\n"));
        let mut editor = Self {
            measures: Default::default(),
            lines: content(&file.rules.letterhead.lines),
            address: content(address),
            instructions: content(&file.instructions),
            preview: Preview::new(Variant::Net),
            busy: false,
            file,
        };
        for (index, (measure, _)) in MEASURES.iter().enumerate() {
            editor.measures[index] = editor.slot(*measure).to_string();
        }
        editor
    }

    fn slot(&mut self, measure: Measure) -> &mut f32 {
        let rules = &mut self.file.rules;
        match measure {
            Measure::Left => &mut rules.margins.left,
            Measure::Right => &mut rules.margins.right,
            Measure::Bottom => &mut rules.margins.bottom,
            Measure::Head => &mut rules.margins.letterhead,
            Measure::Size => &mut rules.body.size,
            Measure::Pitch => &mut rules.body.pitch,
        }
    }

    /// What is wrong with what stands there; also numbers that are none.
    fn flaws(&self) -> Vec<TndFlaw> {
        let mut flaws = self.file.flaws();
        for (text, (_, word)) in self.measures.iter().zip(MEASURES) {
            if number(text).is_none() {
                flaws.push(TndFlaw { field: word.to_owned(), trouble: TndTrouble::WrongType("number") });
            }
        }
        flaws
    }

    fn address(&self) -> Vec<String> {
        typed(&self.address)
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
        let (scale, words) = (self.preview.scale(context), context.words);
        self.preview.busy = true;
        self.preview.stale = false;
        context.ask(
            move |office| {
                let paper = office.preview_tnd(file, address, variant)?;
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
        let rules = &mut self.file.rules;
        match message {
            Message::Paper(index) => rules.paper = PAPERS.get(index).copied().unwrap_or_default(),
            Message::Font(index) => rules.body.font = if index == 0 { Font::Arial } else { Font::Times },
            Message::Side(index) => {
                rules.address_side = if index == 0 { AddressSide::Left } else { AddressSide::Right };
            }
            Message::Rule(index) => rules.letterhead.rule = RULES.get(index).copied().unwrap_or_default(),
            Message::Sheet(index) => rules.sheet.form = SHEETS.get(index).copied().unwrap_or_default(),
            Message::Catchwords(index) => rules.catchwords = index == 0,
            Message::Measure(measure, text) => {
                if let Some(value) = number(&text) {
                    *self.slot(measure) = value;
                }
                if let Some(index) = MEASURES.iter().position(|(it, _)| *it == measure) {
                    self.measures[index] = text;
                }
            }
            Message::Pattern(pattern) => self.file.number_template = pattern,
            Message::Lines(action) => {
                self.lines.perform(action);
                self.file.rules.letterhead.lines = typed(&self.lines);
            }
            Message::Address(action) => self.address.perform(action),
            Message::Instructions(action) => {
                self.instructions.perform(action);
                self.file.instructions = typed(&self.instructions);
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
                *self = Self { preview, ..Self::of(*file, &self.address()) };
            }
            Message::Export => {
                let name = "tnd.toml".to_owned();
                let ask = Ask { name, ..ask(words, "tnd-export", "TOML", &["toml"]) };
                return Some(Action::task(context.ask_save(ask, Message::ExportTarget)));
            }
            Message::ExportTarget(Some(path)) => {
                let text = self.file.to_toml();
                let write = move |_: &mut _| {
                    files::write_whole(&path, text.as_bytes()).map_err(Problem::file(&path))?;
                    Ok(path)
                };
                return Some(Action::task(
                    context.ask(write, |written| Message::Exported(ExportedMessage(written))),
                ));
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
        let rules = &self.file.rules;
        let at = |found: Option<usize>| found.unwrap_or(0);
        let choice = |key: &str, labels: Vec<String>, chosen: usize, message: fn(usize) -> Message| {
            field::labelled(words.say(key), "", segmented(labels, chosen, message))
        };
        let say = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| words.say(key)).collect() };
        let papers = ["A4", "F4 215 × 330", "F4 210 × 330", "A5"].map(str::to_owned).to_vec();
        let sheets = ["A4", "A5", "½ F4"].map(str::to_owned).to_vec();
        let measure = |index: usize| -> Element<'a, Message> {
            let (measure, key) = MEASURES[index];
            let typed = &self.measures[index];
            let error = number(typed).is_none().then(|| words.say("tnd-expects-number"));
            field::field(words.say(key), typed)
                .dense()
                .error(error)
                .id(key)
                .on_input(move |text| Message::Measure(measure, text))
                .into()
        };
        let editor =
            |key: &str, hint: &str, content: &'a text_editor::Content, rows, id: &'static str, message| {
                field::editor(words.say(key), words.say(hint), content, None, rows, id, message)
            };
        let said: Vec<Element<'a, Message>> =
            flaws.iter().map(|flaw| notice::error(named(words, flaw)).into()).collect();
        let mut parts: Vec<Element<'a, Message>> = said;
        parts.extend([
            choice("tnd-paper", papers, at(PAPERS.iter().position(|it| *it == rules.paper)), Message::Paper),
            page::halves(measure(0), measure(1)),
            page::halves(measure(2), measure(3)),
            choice(
                "tnd-font",
                vec!["Arial".to_owned(), "Times New Roman".to_owned()],
                usize::from(rules.body.font == Font::Times),
                Message::Font,
            ),
            page::halves(measure(4), measure(5)),
            editor("tnd-lines", "tnd-lines-hint", &self.lines, 4, "tnd-lines", Message::Lines as fn(_) -> _),
            editor("tnd-address", "tnd-address-hint", &self.address, 3, "tnd-address", Message::Address),
            page::halves(
                choice(
                    "tnd-rule",
                    say(&["tnd-rule-thick-thin", "tnd-rule-thin-thick", "tnd-rule-single"]),
                    at(RULES.iter().position(|it| *it == rules.letterhead.rule)),
                    Message::Rule,
                ),
                field::labelled(
                    words.say("tnd-emblem-label"),
                    "",
                    button::plain(words.say("tnd-pick-emblem"))
                        .id("tnd-emblem")
                        .on_press(Message::PickEmblem),
                ),
            ),
            choice(
                "tnd-side",
                say(&["tnd-side-left", "tnd-side-right"]),
                usize::from(rules.address_side == AddressSide::Right),
                Message::Side,
            ),
            field::field(words.say("tnd-pattern"), &self.file.number_template)
                .hint(words.say("tnd-pattern-hint"))
                .id("tnd-pattern")
                .on_input(Message::Pattern)
                .into(),
            choice(
                "tnd-catchwords",
                say(&["tnd-yes", "tnd-no"]),
                usize::from(!rules.catchwords),
                Message::Catchwords,
            ),
            choice(
                "tnd-sheet",
                sheets,
                at(SHEETS.iter().position(|it| *it == rules.sheet.form)),
                Message::Sheet,
            ),
            editor(
                "tnd-instructions",
                "tnd-instructions-hint",
                &self.instructions,
                7,
                "tnd-instructions",
                Message::Instructions,
            ),
            text::small(words.say("tnd-more")).style(theme::muted).into(),
        ]);
        Column::with_children(parts).spacing(space::X12).padding([space::X14, space::X20]).into()
    }
}

/// A flaw with the name its field has on the screen, where it has one.
fn named(words: Words, flaw: &TndFlaw) -> String {
    let key = match flaw.field.as_str() {
        "margins.left" => "tnd-left",
        "margins.right" => "tnd-right",
        "margins.bottom" => "tnd-bottom",
        "margins.letterhead" => "tnd-head",
        "body.size" => "tnd-size",
        "body.pitch" => "tnd-pitch",
        "letterhead.lines" => "tnd-lines",
        "number_template" => "tnd-pattern",
        "instructions" => "tnd-instructions",
        key if MEASURES.iter().any(|(_, word)| *word == key) => key,
        _ => return words::tnd_flaw(&words, flaw),
    };
    format!("{}: {}", words.say(key), words::tnd_trouble(&words, &flaw.trouble))
}

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
