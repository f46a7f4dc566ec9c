//! One paper as it will print: its very pages, to look through, to print and to save.
//!
//! A page is drawn when it comes near the window and dropped when it leaves, so that a book of any length opens at once.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, column, container, image, sensor, space as gap};
use iced::{Alignment, Length, Size, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::ids::EntityId;
use crate::domain::procedure::PaperKind;
use crate::domain::register::RegisterKind;
use crate::engine::report::Form;
use crate::engine::{Made, Office, PageImage, Problem, page_sizes, rasterise_page};
use crate::platform::dialog::Ask;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, focus, notice, page, text, theme};

/// Which paper is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The disposition sheet of a request: blank for the pen, or filled.
    Sheet(EntityId, bool),
    /// Another paper of a request.
    Of(EntityId, PaperKind),
    /// A book of a year.
    Book(RegisterKind, i32),
}

impl Which {
    /// Where the way back leads.
    pub fn from(self) -> Place {
        match self {
            Self::Sheet(request, _) | Self::Of(request, _) => Place::Request(request),
            Self::Book(..) => Place::Register,
        }
    }

    fn make(self, office: &mut Office) -> Result<Made, Problem> {
        match self {
            Self::Sheet(request, blank) => {
                let named = office.request(request)?.0.agenda;
                let agenda = named.map(|agenda| format!("-{}-{}", agenda.sequence, agenda.year));
                let name = format!("lembar-disposisi{}.pdf", agenda.unwrap_or_default());
                Ok(Made { name, bytes: office.disposition_pdf(request, blank)? })
            }
            Self::Of(request, kind) => office.paper(request, kind),
            Self::Book(kind, year) => {
                let name = match kind {
                    RegisterKind::Incoming => "agenda-masuk",
                    RegisterKind::Outgoing => "agenda-keluar",
                    RegisterKind::Memo => "agenda-nota-dinas",
                    RegisterKind::Dispatch => "buku-ekspedisi",
                };
                let bytes = office.register_file(kind, year, Form::Pdf)?;
                Ok(Made { name: format!("{name}-{year}.pdf"), bytes })
            }
        }
    }
}

/// The paper in hand.
pub(crate) struct Screen {
    which: Which,
    loaded: Option<Loaded>,
    trouble: Option<Trouble>,
    /// Index into [`ZOOMS`]; `None` fits the width.
    zoom: Option<usize>,
    busy: bool,
}

/// A finished paper and its pages.
struct Loaded {
    name: String,
    pdf: Arc<Vec<u8>>,
    sheets: Vec<Sheet>,
}

/// One page; its picture is there while it is near the window.
struct Sheet {
    /// Points.
    size: Size,
    picture: Option<(image::Handle, f32)>,
    near: bool,
}

/// The steps of the magnification, in per cent of the paper's own size.
const ZOOMS: [u16; 7] = [50, 69, 85, 100, 125, 150, 200];
/// Screens show 96 pixels to the inch at 100 per cent, papers have 72 points.
const SCREEN: f32 = 96.0 / 72.0;

/// What happens on the paper.
#[derive(Debug, Clone)]
pub enum Message {
    /// The paper has arrived.
    Loaded(LoadedMessage),
    /// A page comes near the window.
    Near(usize),
    /// A page has left.
    Far(usize),
    /// A page was drawn at a scale.
    Drawn(usize, DrawnMessage),
    /// Larger.
    Larger,
    /// Smaller.
    Smaller,
    /// As wide as there is room.
    Fit,
    /// Hand it to the printer.
    Print,
    /// It was handed over, or not.
    Printed(DoneMessage),
    /// Save it as a file.
    Save,
    /// Where to.
    Target(Option<PathBuf>),
    /// It was written, or not.
    Saved(SavedMessage),
    /// Back to where it was asked for.
    Back,
}

/// A paper with the sizes of its pages.
#[derive(Debug, Clone)]
struct Arrived {
    name: String,
    pdf: Arc<Vec<u8>>,
    sizes: Vec<Size>,
}

/// A paper, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Arrived, Trouble>);

/// A drawn page and its scale, as a message carries it.
#[derive(Debug, Clone)]
pub struct DrawnMessage(Result<PageImage, Trouble>, f32);

/// The end of printing, as a message carries it.
#[derive(Debug, Clone)]
pub struct DoneMessage(Result<(), Trouble>);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct SavedMessage(Result<PathBuf, Trouble>);

impl Screen {
    /// A paper, to be asked for.
    pub fn new(context: &Context, which: Which) -> (Self, Task<Message>) {
        let screen = Self { which, loaded: None, trouble: None, zoom: None, busy: false };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Where the way back leads.
    pub fn from(&self) -> Place {
        self.which.from()
    }

    /// Asks for the paper anew.
    pub fn refresh(&self, context: &Context) -> Task<Message> {
        let which = self.which;
        context.ask(
            move |office| {
                let made = which.make(office)?;
                let pdf = Arc::new(made.bytes);
                let sizes = page_sizes(&pdf)?.into_iter().map(|(width, height)| Size::new(width, height));
                Ok(Arrived { name: made.name, pdf, sizes: sizes.collect() })
            },
            |loaded| Message::Loaded(LoadedMessage(loaded)),
        )
    }

    /// The room has changed: what is near has to be drawn for it.
    pub fn resized(&mut self, context: &Context) -> Task<Message> {
        let near: Vec<usize> = match &self.loaded {
            Some(loaded) => (0..loaded.sheets.len()).filter(|index| loaded.sheets[*index].near).collect(),
            None => Vec::new(),
        };
        Task::batch(near.into_iter().map(|index| self.draw(index, context)))
    }

    fn room(context: &Context) -> f32 {
        context.window.width - context.room.rail() - 3.0 * space::X16
    }

    /// Logical pixels per point.
    fn magnification(&self, context: &Context) -> f32 {
        match self.zoom {
            Some(step) => f32::from(ZOOMS[step]) / 100.0 * SCREEN,
            None => {
                let widths =
                    self.loaded.iter().flat_map(|loaded| &loaded.sheets).map(|sheet| sheet.size.width);
                let widest = widths.fold(1.0, f32::max);
                // A page that fills a wide window would be larger than anybody reads it.
                (Self::room(context) / widest).clamp(0.3, 1.5 * SCREEN)
            }
        }
    }

    /// Draws one page off the window's thread.
    fn draw(&self, index: usize, context: &Context) -> Task<Message> {
        let Some(loaded) = &self.loaded else { return Task::none() };
        let scale = (self.magnification(context) * context.pixel_ratio).clamp(0.3, 6.0);
        if loaded.sheets[index].picture.as_ref().is_some_and(|(_, drawn)| (drawn - scale).abs() < 0.001) {
            return Task::none();
        }
        let (pdf, words) = (Arc::clone(&loaded.pdf), context.words);
        Task::future(async move {
            let drawn = rasterise_page(&pdf, index, scale);
            let drawn = drawn.map_err(|error| Trouble::of(words, &Problem::from(error)));
            Message::Drawn(index, DrawnMessage(drawn, scale))
        })
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(Arrived { name, pdf, sizes }))) => {
                let sheet = |size| Sheet { size, picture: None, near: false };
                self.loaded = Some(Loaded { name, pdf, sheets: sizes.into_iter().map(sheet).collect() });
                self.trouble = None;
            }
            Message::Loaded(LoadedMessage(Err(trouble))) => self.trouble = Some(trouble),
            Message::Near(index) => {
                if let Some(sheet) = self.sheet(index) {
                    sheet.near = true;
                    return Action::task(self.draw(index, context));
                }
            }
            Message::Far(index) => {
                if let Some(sheet) = self.sheet(index) {
                    (sheet.near, sheet.picture) = (false, None);
                }
            }
            Message::Drawn(index, DrawnMessage(Ok(drawn), scale)) => {
                if let Some(sheet) = self.sheet(index).filter(|sheet| sheet.near) {
                    let handle = image::Handle::from_rgba(drawn.width, drawn.height, drawn.rgba);
                    sheet.picture = Some((handle, scale));
                }
            }
            Message::Drawn(_, DrawnMessage(Err(trouble), _)) => self.trouble = Some(trouble),
            Message::Larger => return self.zoomed(Some(self.near_zoom(context) + 1), context),
            Message::Smaller => return self.zoomed(Some(self.near_zoom(context).saturating_sub(1)), context),
            Message::Fit => return self.zoomed(None, context),
            Message::Print => {
                let Some(loaded) = self.loaded.as_ref().filter(|_| !self.busy) else { return Action::none() };
                let (name, pdf) = (loaded.name.trim_end_matches(".pdf").to_owned(), Arc::clone(&loaded.pdf));
                self.busy = true;
                return Action::task(context.ask(
                    move |office| office.print(&name, &pdf),
                    |printed| Message::Printed(DoneMessage(printed)),
                ));
            }
            Message::Printed(DoneMessage(printed)) => {
                self.busy = false;
                return match printed {
                    Ok(()) => Action::wish(Wish::Done(context.words.say("letter-printing"))),
                    Err(trouble) => Action::trouble(trouble),
                };
            }
            Message::Save => {
                let Some(loaded) = &self.loaded else { return Action::none() };
                let ask = Ask {
                    title: context.words.say("request-save-paper"),
                    kind: "PDF".to_owned(),
                    endings: vec!["pdf".to_owned()],
                    name: loaded.name.clone(),
                };
                return Action::task(context.ask_save(ask, Message::Target));
            }
            Message::Target(Some(path)) => {
                let Some(loaded) = &self.loaded else { return Action::none() };
                let pdf = Arc::clone(&loaded.pdf);
                let saved = |saved| Message::Saved(SavedMessage(saved));
                return Action::task(context.write(path, move |_| Ok(pdf.to_vec()), saved));
            }
            Message::Target(None) => {}
            Message::Saved(SavedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Action::wish(Wish::Written(context.words.with("cli-printed", &file), path));
            }
            Message::Saved(SavedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Back => return Action::wish(Wish::Go(self.which.from())),
        }
        Action::none()
    }

    /// Another magnification: what is near has to be drawn for it.
    fn zoomed(&mut self, zoom: Option<usize>, context: &Context) -> Action<Message> {
        self.zoom = zoom.map(|step| step.min(ZOOMS.len() - 1));
        Action::task(self.resized(context))
    }

    fn sheet(&mut self, index: usize) -> Option<&mut Sheet> {
        self.loaded.as_mut()?.sheets.get_mut(index)
    }

    /// The step of the magnification at or below what is shown.
    fn near_zoom(&self, context: &Context) -> usize {
        let percent = self.magnification(context) / SCREEN * 100.0;
        ZOOMS.iter().rposition(|zoom| f32::from(*zoom) <= percent + 0.5).unwrap_or(0)
    }

    /// Draws the paper.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("paper-back"), Message::Back);
        let title = self.loaded.as_ref().map_or("", |loaded| loaded.name.trim_end_matches(".pdf"));
        let count = self.loaded.as_ref().map_or(0, |loaded| loaded.sheets.len());
        let print = button::primary(words.say("letter-to-printer")).icon(Icon::Print).id("paper-print");
        let save = button::plain(words.say("request-save-paper")).id("paper-save");
        let ready = self.loaded.is_some() && !self.busy;
        let header = crate::ui::frame::header(
            [back, text::title(title).into()],
            [
                save.on_press_maybe(ready.then_some(Message::Save)).into(),
                print.on_press_maybe(ready.then_some(Message::Print)).into(),
            ],
        );
        let percent = (self.magnification(context) / SCREEN * 100.0).round();
        let left: Vec<Element<'a, Message>> = vec![
            text::small(words.with("letter-pages", &[("count", count.into())])).style(theme::muted).into(),
        ];
        let right: Vec<Element<'a, Message>> = vec![
            button::plain("−").small().tip(words.say("letter-smaller")).on_press(Message::Smaller).into(),
            text::small_strong(format!("{percent} %")).into(),
            button::plain("+").small().tip(words.say("letter-larger")).on_press(Message::Larger).into(),
            button::plain(words.say("letter-fit")).small().on_press(Message::Fit).into(),
        ];
        let bar = crate::ui::frame::fitting(left, right, space::X10);
        let bar = container(bar).padding([space::X8, space::X14]).width(Length::Fill);
        let trouble =
            self.trouble.as_ref().map(|trouble| page::strip(notice::error(trouble.sentence.as_str())));
        let content = match &self.loaded {
            Some(loaded) => self.sheets(loaded, context),
            None => page::page(text::body(words.say("app-loading"))),
        };
        let desk = container(content).width(Length::Fill).height(Length::Fill);
        let desk = desk.style(theme::fill(|palette| palette.sunken));
        column![header, bar, crate::ui::panel::divider(), trouble, desk, frame::status(context, [])].into()
    }

    fn sheets<'a>(&'a self, loaded: &'a Loaded, context: &Context) -> Element<'a, Message> {
        let magnification = self.magnification(context);
        let mut widest: f32 = 0.0;
        let sheets = loaded.sheets.iter().enumerate().map(|(index, sheet)| {
            let size = Size::new(sheet.size.width * magnification, sheet.size.height * magnification);
            widest = widest.max(size.width);
            let inside: Element<'a, Message> = match &sheet.picture {
                Some((handle, _)) => {
                    let picture = image(handle.clone()).content_fit(iced::ContentFit::Fill);
                    picture.width(size.width).height(size.height).into()
                }
                None => gap().width(size.width).height(size.height).into(),
            };
            let paper = container(inside).style(theme::sheet).id(format!("paper-page-{}", index + 1));
            sensor(paper)
                .on_show(move |_| Message::Near(index))
                .on_hide(Message::Far(index))
                .anticipate(size.width + size.height)
                .into()
        });
        let sheets: Vec<Element<'a, Message>> = sheets.collect();
        let sheets =
            Column::with_children(sheets).spacing(space::X16).padding(space::X16).align_x(Alignment::Center);
        if widest > Self::room(context) + 1.0 {
            focus::scroll_both(sheets)
        } else {
            focus::scroll(container(sheets).center_x(Length::Fill))
        }
    }
}
