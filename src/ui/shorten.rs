//! Names that do not fit end in "…"; tiny-skia pays dearly for text that runs over its bounds.

use std::borrow::Cow;

use iced::advanced::text::{self, Paragraph as _, paragraph::Plain};
use iced::advanced::{Layout, Shell, Widget, layout, mouse, renderer, widget};
use iced::widget::text::LineHeight;
use iced::{Color, Event, Length, Rectangle, Renderer, Size, Vector};

use super::tip::{Hover, Tip};
use super::tokens::Type;
use super::{Element, Palette, Theme};

/// A text laid out by iced.
pub(super) type Paragraph = <Renderer as text::Renderer>::Paragraph;

/// What stands for the missing end.
const ELLIPSIS: char = '…';

/// No letter of the face is narrower than this part of its size, so longer texts need no measuring.
const NARROWEST: f32 = 0.2;

/// Cuts a text so that it fits a width, ending it in "…"; returns it whole when it fits.
pub fn shorten(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Cow<'_, str> {
    if measure(text) <= width {
        return Cow::Borrowed(text);
    }
    let ends: Vec<usize> =
        text.char_indices().filter(|(_, c)| !joins_previous(*c)).map(|(at, _)| at).collect();
    let cut = |count: usize| format!("{}{ELLIPSIS}", text[..ends[count]].trim_end());
    let fits = |count: &usize| measure(&cut(*count)) <= width;
    // The greatest number of letters that fits; zero letters still show that something is missing.
    let (mut low, mut high) = (0, ends.len());
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if fits(&middle) { low = middle } else { high = middle }
    }
    Cow::Owned(if ends.is_empty() { String::new() } else { cut(low) })
}

/// Whether a character belongs to the one before it: accents, joiners, variation signs, skin tones.
fn joins_previous(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Keeps only as much of a very long text as could ever be seen, without measuring it.
pub(super) fn visible(text: &str, style: Type, width: f32) -> &str {
    let most = (width / (style.size * NARROWEST)).ceil().max(1.0) as usize;
    let line = text.lines().next().unwrap_or_default();
    line.char_indices().nth(most).map_or(line, |(at, _)| &line[..at])
}

/// One line of a style, ready for iced to lay out.
pub(super) fn spec(style: Type) -> text::Text<()> {
    text::Text {
        content: (),
        bounds: Size::INFINITE,
        size: style.pixels(),
        line_height: LineHeight::Absolute(style.line.into()),
        font: style.font,
        // With any other alignment iced leaves words that run from right to left at infinity.
        align_x: text::Alignment::Default,
        align_y: iced::alignment::Vertical::Top,
        shaping: text::Shaping::default(),
        wrapping: text::Wrapping::None,
    }
}

/// Width of one line of text.
pub(super) fn width_of(text: &str, style: Type) -> f32 {
    Paragraph::with_text(spec(style).with_content(text)).min_width()
}

/// Shortens one line of a style to a width in pixels.
pub fn fit(text: &str, style: Type, width: f32) -> Cow<'_, str> {
    let head = visible(text, style, width);
    let short = shorten(head, width, |part| width_of(part, style));
    if head.len() == text.len() || short.ends_with(ELLIPSIS) {
        return short;
    }
    Cow::Owned(format!("{short}{ELLIPSIS}"))
}

/// One line that shortens itself to the room it gets and tells the whole text in a tip.
pub fn line<'a>(style: Type, content: impl Into<Cow<'a, str>>) -> Line<'a> {
    Line { content: content.into(), style, role: None, width: Length::Shrink }
}

/// One line that shortens itself; see [`line`].
pub struct Line<'a> {
    content: Cow<'a, str>,
    style: Type,
    role: Option<fn(&Palette) -> Color>,
    width: Length,
}

impl<'a> Line<'a> {
    /// Sets the colour by role; otherwise the line takes the colour of the words around it.
    pub fn role(mut self, role: fn(&Palette) -> Color) -> Self {
        self.role = Some(role);
        self
    }

    /// Takes all the width there is, so that what follows stands at the right edge.
    pub fn fill(mut self) -> Self {
        self.width = Length::Fill;
        self
    }
}

#[derive(Default)]
struct State {
    whole: String,
    width: f32,
    style: Option<Type>,
    short: Plain<Paragraph>,
    is_short: bool,
    hover: Hover,
}

impl<M> Widget<M, Theme, Renderer> for Line<'_> {
    fn tag(&self) -> widget::tree::Tag {
        widget::tree::Tag::of::<State>()
    }

    fn state(&self) -> widget::tree::State {
        widget::tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut widget::Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        layout::sized(limits, self.width, Length::Shrink, |limits| {
            let width = limits.max().width;
            if state.whole != self.content || state.width != width || state.style != Some(self.style) {
                let short = fit(&self.content, self.style, width);
                state.is_short = *short != *self.content;
                state.short.update(spec(self.style).with_content(short.as_ref()));
                self.content.as_ref().clone_into(&mut state.whole);
                state.width = width;
                state.style = Some(self.style);
            }
            Size::new(state.short.min_width(), self.style.line)
        })
    }

    fn draw(
        &self,
        tree: &widget::Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        use text::Renderer as _;
        let state = tree.state.downcast_ref::<State>();
        let color = self.role.map_or(style.text_color, |role| role(theme.palette()));
        renderer.fill_paragraph(state.short.raw(), layout.position(), color, *viewport);
    }

    fn operate(
        &mut self,
        _tree: &mut widget::Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn widget::Operation,
    ) {
        operation.text(None, layout.bounds(), &self.content);
    }

    fn update(
        &mut self,
        tree: &mut widget::Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn iced::advanced::Clipboard,
        shell: &mut Shell<'_, M>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if state.is_short {
            state.hover.update(event, cursor.is_over(layout.bounds()), shell);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut widget::Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<iced::advanced::overlay::Element<'b, M, Theme, Renderer>> {
        let state = tree.state.downcast_ref::<State>();
        (state.is_short && state.hover.is_open())
            .then(|| Tip::over(&self.content, layout.bounds() + translation))
    }
}

impl<'a, M: 'a> From<Line<'a>> for Element<'a, M> {
    fn from(line: Line<'a>) -> Self {
        Element::new(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> f32 {
        text.chars().count() as f32
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(shorten("Dinas Kesehatan", 15.0, letters), "Dinas Kesehatan");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis_within_the_width() {
        assert_eq!(shorten("Dinas Kesehatan", 9.0, letters), "Dinas Ke…");
        // No space before the sign.
        assert_eq!(shorten("Dinas Kesehatan", 7.0, letters), "Dinas…");
    }

    #[test]
    fn no_room_at_all_still_tells_that_something_is_missing() {
        assert_eq!(shorten("Dinas", 0.0, letters), "…");
        assert_eq!(shorten("", 0.0, letters), "");
    }

    #[test]
    fn an_accent_is_never_torn_from_its_letter() {
        let cut = shorten("ke\u{301}le", 3.0, letters);
        assert!(cut == "k…" || cut == "ke\u{301}…", "{cut:?}");
    }

    #[test]
    fn ten_thousand_letters_cost_no_more_than_a_line() {
        let long = "a".repeat(10_000);
        assert!(visible(&long, Type::BODY, 200.0).len() < 100);
        assert!(fit(&long, Type::BODY, 200.0).ends_with(ELLIPSIS));
    }

    proptest::proptest! {
        #[test]
        fn the_result_is_a_prefix_that_fits(text in "\\PC{0,40}", width in 1.0_f32..40.0) {
            let short = shorten(&text, width, letters);
            proptest::prop_assert!(letters(&short) <= width);
            let kept = short.strip_suffix(ELLIPSIS).unwrap_or(&short);
            proptest::prop_assert!(text.starts_with(kept));
        }
    }
}
