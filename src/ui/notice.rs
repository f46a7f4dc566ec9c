//! Notices and progress: what happened in one sentence, what to do next, details to copy.

use std::borrow::Cow;

use iced::widget::{column, container, row, space as gap};
use iced::{Alignment, Length};

use super::icon::{Icon, icon};
use super::theme::{edge, muted};
use super::tokens::{radius, size, space};
use super::{Element, Theme, Tone, button, text};

/// A notice; it becomes an element by `.into()` and never goes away by itself.
pub struct Notice<'a, M> {
    tone: Tone,
    sentence: Cow<'a, str>,
    next: Cow<'a, str>,
    actions: Vec<Element<'a, M>>,
}

/// Something worth knowing.
pub fn info<'a, M>(sentence: impl Into<Cow<'a, str>>) -> Notice<'a, M> {
    notice(Tone::Wait, sentence)
}

/// Something done.
pub fn done<'a, M>(sentence: impl Into<Cow<'a, str>>) -> Notice<'a, M> {
    notice(Tone::Ok, sentence)
}

/// Something to look after.
pub fn warning<'a, M>(sentence: impl Into<Cow<'a, str>>) -> Notice<'a, M> {
    notice(Tone::Near, sentence)
}

/// Something that did not work.
pub fn error<'a, M>(sentence: impl Into<Cow<'a, str>>) -> Notice<'a, M> {
    notice(Tone::Late, sentence)
}

fn notice<'a, M>(tone: Tone, sentence: impl Into<Cow<'a, str>>) -> Notice<'a, M> {
    Notice { tone, sentence: sentence.into(), next: Cow::Borrowed(""), actions: Vec::new() }
}

impl<'a, M: Clone + 'a> Notice<'a, M> {
    /// Says what to do next.
    pub fn next(mut self, next: impl Into<Cow<'a, str>>) -> Self {
        self.next = next.into();
        self
    }

    /// Offers an action, such as copying the details or closing the notice.
    pub fn action(mut self, label: impl Into<Cow<'a, str>>, message: M) -> Self {
        let action = button::text_button(label).small().on_press(message);
        self.actions.push(action.into());
        self
    }
}

fn sign(tone: Tone) -> Icon {
    match tone {
        Tone::Ok => Icon::Check,
        Tone::Near | Tone::Late => Icon::Warning,
        _ => Icon::Info,
    }
}

fn framed<'a, M: 'a>(tone: Tone, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content)
        .padding([space::X8, space::X12])
        .width(Length::Fill)
        .style(move |theme: &Theme| {
            let palette = theme.palette();
            let shades = palette.shades(tone);
            container::background(shades.soft).color(palette.text).border(edge(
                theme,
                shades.line,
                radius::CONTROL,
            ))
        })
        .into()
}

impl<'a, M: Clone + 'a> From<Notice<'a, M>> for Element<'a, M> {
    fn from(notice: Notice<'a, M>) -> Self {
        let tone = notice.tone;
        let sign = container(icon(sign(tone), size::ICON))
            .padding([space::X2, 0.0])
            .style(move |theme: &Theme| container::Style::default().color(theme.palette().shades(tone).text));
        let next = (!notice.next.is_empty()).then(|| text::small(notice.next));
        let words = column![text::strong(notice.sentence), next].width(Length::Fill);
        let actions = row(notice.actions).spacing(space::X4).align_y(Alignment::Center);
        framed(tone, row![sign, words, actions].spacing(space::X8).align_y(Alignment::Center))
    }
}

/// Long work under way: what is done, how far it is, and how to stop it.
///
/// `part` goes from 0 to 1; without it only the words tell that something moves.
pub fn progress<'a, M: Clone + 'a>(
    sentence: impl Into<Cow<'a, str>>,
    counts: impl Into<Cow<'a, str>>,
    part: Option<f32>,
    cancel: (Cow<'a, str>, Option<M>),
) -> Element<'a, M> {
    let (label, message) = cancel;
    let head = row![
        text::strong(sentence.into()).width(Length::Fill),
        text::small(counts.into()).style(muted),
        button::plain(label).small().on_press_maybe(message),
    ];
    let bar = part.map(meter);
    framed(Tone::Wait, column![head.spacing(space::X12).align_y(Alignment::Center), bar].spacing(space::X6))
}

fn meter<'a, M: 'a>(part: f32) -> Element<'a, M> {
    // Portions are whole numbers; a thousand of them is finer than any bar on a screen.
    let done = (part.clamp(0.0, 1.0) * 1000.0) as u16;
    let area = |portion: u16, done: bool| {
        container(gap()).width(Length::FillPortion(portion)).height(6.0).style(move |theme: &Theme| {
            let palette = theme.palette();
            container::background(if done { palette.primary } else { palette.track })
        })
    };
    let filled = (done > 0).then(|| area(done, true));
    let rest = (done < 1000).then(|| area(1000 - done, false));
    row![filled, rest].height(6.0).into()
}
