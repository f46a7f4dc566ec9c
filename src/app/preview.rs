//! The preview: the pages of the very PDF that prints, as pictures beside the editor.

use iced::widget::{Column, container, image, row};
use iced::{Alignment, Length, Size};

use crate::app::context::Context;
use crate::app::trouble::Trouble;
use crate::domain::letter::Variant;
use crate::engine::{PageImage, Problem, rasterise, speech};
use crate::ui::choice::segmented;
use crate::ui::tokens::space;
use crate::ui::{Element, Room, button, focus, notice, text, theme};
use crate::words::Words;

/// Width of the form beside the preview; `None` where there is room for only one of them.
pub(crate) fn form_width(room: Room) -> Option<f32> {
    match room {
        Room::Narrow => None,
        Room::Usual => Some(584.0),
        Room::Wide => Some(640.0),
    }
}

/// What a preview is drawn from: the file, and the characters its fonts lack.
pub(crate) type Drawing = (Vec<u8>, Vec<char>);

/// Draws a file for a preview, off the office's thread.
pub(crate) fn drawn(
    words: Words,
    drawing: Result<Drawing, Trouble>,
    scale: f32,
) -> Result<(Vec<PageImage>, Vec<char>), Trouble> {
    let (pdf, missing) = drawing?;
    match rasterise(pdf, scale) {
        Ok(pages) => Ok((pages, missing)),
        Err(error) => Err(Trouble::of(words, &Problem::from(error))),
    }
}

/// A page of the preview, ready to be drawn.
#[derive(Debug, Clone)]
struct Page {
    handle: image::Handle,
    /// Pixels.
    pixels: Size,
    /// Points.
    paper: Size,
}

impl Page {
    fn new(image: PageImage, scale: f32) -> Self {
        let pixels = Size::new(image.width as f32, image.height as f32);
        Self {
            handle: image::Handle::from_rgba(image.width, image.height, image.rgba),
            pixels,
            paper: Size::new(pixels.width / scale, pixels.height / scale),
        }
    }

    /// The size on the screen. A picture drawn for this very size is shown pixel by pixel.
    fn shown(&self, magnification: f32, ratio: f32) -> Size {
        let wanted = Size::new(self.paper.width * magnification, self.paper.height * magnification);
        let exact = (self.pixels.width - wanted.width * ratio).abs() < 1.5;
        if exact { Size::new(self.pixels.width / ratio, self.pixels.height / ratio) } else { wanted }
    }
}

/// The preview and what it is made for.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    pages: Vec<Page>,
    /// Which print is shown.
    pub variant: Variant,
    /// Pixels of the screen per point of the paper; `None` fits the width.
    zoom: Option<usize>,
    /// A page set is on its way.
    pub busy: bool,
    /// Something has changed since it was asked for.
    pub stale: bool,
    trouble: Option<Trouble>,
    /// Characters that could only be shown as boxes.
    missing: Vec<char>,
}

/// The steps of the magnification, in per cent of the paper's own size.
const ZOOMS: [u16; 7] = [50, 69, 85, 100, 125, 150, 200];
/// Width of an A4 page in points, for the width to fit before any page has come.
const USUAL_WIDTH: f32 = 595.28;
/// Screens show 96 pixels to the inch at 100 per cent, papers have 72 points.
const SCREEN: f32 = 96.0 / 72.0;

/// What happens on the preview.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Another print.
    Variant(usize),
    /// Larger.
    Larger,
    /// Smaller.
    Smaller,
    /// As wide as there is room.
    Fit,
}

impl Preview {
    /// Nothing yet.
    pub fn new(variant: Variant) -> Self {
        Self {
            pages: Vec::new(),
            variant,
            zoom: None,
            busy: false,
            stale: false,
            trouble: None,
            missing: Vec::new(),
        }
    }

    /// Room for a page, in logical pixels.
    fn room(context: &Context) -> f32 {
        let beside = form_width(context.room).unwrap_or(0.0);
        context.window.width - context.room.rail() - beside - 3.0 * space::X16
    }

    /// Logical pixels per point.
    fn magnification(&self, context: &Context) -> f32 {
        match self.zoom {
            Some(step) => f32::from(ZOOMS[step]) / 100.0 * SCREEN,
            None => {
                let width = self.pages.first().map_or(USUAL_WIDTH, |page| page.paper.width);
                (Self::room(context) / width).clamp(0.3, 3.0)
            }
        }
    }

    /// Pixels per point the pages have to be drawn at.
    pub fn scale(&self, context: &Context) -> f32 {
        (self.magnification(context) * context.pixel_ratio).clamp(0.3, 6.0)
    }

    /// Takes pages in, drawn at a scale, or the reason why there are none.
    pub fn show(&mut self, pages: Result<(Vec<PageImage>, Vec<char>), Trouble>, scale: f32) {
        self.busy = false;
        match pages {
            Ok((pages, missing)) => {
                self.trouble = None;
                self.missing = missing;
                self.pages = pages.into_iter().map(|page| Page::new(page, scale)).collect();
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    /// Takes a message in; afterwards the pages have to be drawn anew.
    pub fn update(&mut self, message: Message, context: &Context) {
        let near = || {
            let percent = self.magnification(context) / SCREEN * 100.0;
            ZOOMS.iter().rposition(|zoom| f32::from(*zoom) <= percent + 0.5).unwrap_or(0)
        };
        match message {
            Message::Variant(index) => {
                self.variant = if index == 0 { Variant::Net } else { Variant::FileCopy };
            }
            Message::Larger => self.zoom = Some((near() + 1).min(ZOOMS.len() - 1)),
            Message::Smaller => self.zoom = Some(near().saturating_sub(1)),
            Message::Fit => self.zoom = None,
        }
    }

    /// Draws the preview.
    pub fn view<'a, M: Clone + 'a>(&'a self, context: &Context, wrap: fn(Message) -> M) -> Element<'a, M> {
        let words = context.words;
        let percent = (self.magnification(context) / SCREEN * 100.0).round();
        let variant = usize::from(self.variant == Variant::FileCopy);
        let prints = [words.say("letter-net"), words.say("letter-file-copy")];
        let left: Vec<Element<'a, M>> = vec![
            segmented(prints, variant, move |index| wrap(Message::Variant(index))),
            text::small(self.count(words)).style(theme::muted).into(),
        ];
        let right: Vec<Element<'a, M>> = vec![
            button::plain("−")
                .small()
                .tip(words.say("letter-smaller"))
                .on_press(wrap(Message::Smaller))
                .into(),
            text::small_strong(format!("{percent} %")).into(),
            button::plain("+").small().tip(words.say("letter-larger")).on_press(wrap(Message::Larger)).into(),
            button::plain(words.say("letter-fit")).small().on_press(wrap(Message::Fit)).into(),
        ];
        let bar = crate::ui::frame::fitting(left, right, space::X10);
        let bar = container(bar).padding([space::X8, space::X14]).width(Length::Fill);
        let (magnification, ratio) = (self.magnification(context), context.pixel_ratio);
        let shown = |page: &Page| page.shown(magnification, ratio);
        let widest = self.pages.iter().map(|page| shown(page).width).fold(0.0, f32::max);
        let pages = self.pages.iter().enumerate().map(|(number, page)| {
            let size = shown(page);
            let picture = image(page.handle.clone()).content_fit(iced::ContentFit::Fill);
            let paper = container(picture.width(size.width).height(size.height)).style(theme::sheet);
            paper.id(format!("letter-page-{number}")).into()
        });
        let pages =
            Column::with_children(pages).spacing(space::X16).padding(space::X16).align_x(Alignment::Center);
        // Only what does not fit is moved sideways; the rest stands in the middle.
        let pages: Element<'a, M> = if widest > Self::room(context) + 1.0 {
            focus::scroll_both(pages)
        } else {
            focus::scroll(container(pages).center_x(Length::Fill))
        };
        let trouble = self
            .trouble
            .as_ref()
            .map(|it| container(notice::error(it.sentence.as_str())).padding(space::X14));
        let missing = (!self.missing.is_empty()).then(|| {
            let sentence = speech::missing(&words, &self.missing);
            container(notice::warning(sentence)).padding(space::X14)
        });
        let desk = container(pages)
            .width(Length::Fill)
            .height(Length::Fill)
            .style(theme::fill(|palette| palette.sunken));
        let desk = row![desk].height(Length::Fill).into();
        let parts = [
            Some(bar.into()),
            Some(crate::ui::panel::divider()),
            trouble.map(Into::into),
            missing.map(Into::into),
            Some(desk),
        ];
        crate::ui::page::steady(0.0, parts).into()
    }

    fn count(&self, words: Words) -> String {
        words.with("letter-pages", &[("count", self.pages.len().into())])
    }
}
