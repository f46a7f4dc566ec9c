//! A tip: the whole text of what was shortened, or the reason why something cannot be pressed.

use iced::advanced::text::{Paragraph as _, Renderer as _};
use iced::advanced::{Layout, Overlay, Renderer as _, Shell, layout, mouse, overlay, renderer};
use iced::time::{Duration, Instant};
use iced::widget::text::IntoFragment;
use iced::widget::{container, tooltip};
use iced::{Event, Point, Rectangle, Renderer, Size, window};

use super::shorten::{Paragraph, spec};
use super::theme::edge;
use super::tokens::{Type, radius, space};
use super::{Element, Theme, text};

/// Explains something that cannot be pressed, when the pointer rests on it.
pub fn tip<'a, M: 'a>(content: impl Into<Element<'a, M>>, words: impl IntoFragment<'a>) -> Element<'a, M> {
    let sheet = container(text::small(words)).padding([space::X4, space::X8]).max_width(WIDEST).style(
        |theme: &Theme| {
            let palette = theme.palette();
            container::background(palette.surface).color(palette.text).border(edge(
                theme,
                palette.border_strong,
                radius::CHIP,
            ))
        },
    );
    tooltip(content, sheet, tooltip::Position::Bottom).gap(space::X6).delay(DELAY).into()
}

/// How long the pointer rests before a tip opens.
const DELAY: Duration = Duration::from_millis(500);
/// A tip is never wider than this.
const WIDEST: f32 = 320.0;

/// Whether the pointer has rested long enough on a part for its tip.
#[derive(Debug, Default)]
pub(super) struct Hover {
    since: Option<Instant>,
    open: bool,
}

impl Hover {
    /// Whether the tip shows.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Follows the pointer and the clock.
    pub fn update<M>(&mut self, event: &Event, over: bool, shell: &mut Shell<'_, M>) {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Keyboard(_) => self.close(shell),
            Event::Mouse(_) if !over => self.close(shell),
            Event::Mouse(_) if self.since.is_none() => {
                let now = Instant::now();
                self.since = Some(now);
                shell.request_redraw_at(now + DELAY);
            }
            Event::Window(window::Event::RedrawRequested(now)) if !self.open => {
                if let Some(since) = self.since {
                    if *now >= since + DELAY {
                        self.open = true;
                        shell.invalidate_layout();
                        shell.request_redraw();
                    } else {
                        shell.request_redraw_at(since + DELAY);
                    }
                }
            }
            _ => {}
        }
    }

    fn close<M>(&mut self, shell: &mut Shell<'_, M>) {
        self.since = None;
        if std::mem::take(&mut self.open) {
            shell.invalidate_layout();
            shell.request_redraw();
        }
    }
}

/// The little sheet beside what it explains.
pub(super) struct Tip<'a> {
    text: &'a str,
    anchor: Rectangle,
}

impl<'a> Tip<'a> {
    /// A tip for the part at `anchor`, in window coordinates.
    pub fn over<M>(text: &'a str, anchor: Rectangle) -> overlay::Element<'a, M, Theme, Renderer> {
        overlay::Element::new(Box::new(Self { text, anchor }))
    }
}

fn wrapped() -> iced::advanced::Text<()> {
    iced::advanced::Text {
        bounds: Size::new(WIDEST, f32::INFINITY),
        wrapping: iced::advanced::text::Wrapping::Word,
        ..spec(Type::SMALL)
    }
}

/// Below its anchor, or above when there is no room, and inside the window.
fn place(anchor: Rectangle, size: Size, window: Size) -> Point {
    let below = anchor.y + anchor.height + space::X6;
    let y = if below + size.height <= window.height { below } else { anchor.y - space::X6 - size.height };
    let x = anchor.x.min(window.width - size.width);
    Point::new(x.max(0.0), y.max(0.0))
}

impl<M> Overlay<M, Theme, Renderer> for Tip<'_> {
    fn layout(&mut self, _renderer: &Renderer, bounds: Size) -> layout::Node {
        let text = Paragraph::with_text(wrapped().with_content(self.text)).min_bounds();
        let size = Size::new(text.width.ceil() + 2.0 * space::X8, text.height + 2.0 * space::X4);
        layout::Node::new(size).move_to(place(self.anchor, size, bounds))
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let palette = theme.palette();
        let bounds = layout.bounds();
        renderer.fill_quad(
            renderer::Quad {
                bounds,
                border: edge(theme, palette.border_strong, radius::CHIP),
                ..renderer::Quad::default()
            },
            palette.surface,
        );
        // An overlay is gone before it is painted, so it cannot keep a paragraph: iced caches this text itself.
        let text = iced::advanced::Text {
            bounds: Size::new(bounds.width - 2.0 * space::X8, bounds.height),
            ..wrapped().with_content(self.text.to_owned())
        };
        let position = bounds.position() + iced::Vector::new(space::X8, space::X4);
        renderer.fill_text(text, position, palette.text, bounds);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tip_never_leaves_the_window() {
        let window = Size::new(800.0, 520.0);
        let tip = Size::new(300.0, 50.0);
        let corner = Rectangle::new(Point::new(780.0, 500.0), Size::new(20.0, 20.0));
        let at = place(corner, tip, window);
        assert_eq!(at, Point::new(500.0, 444.0));
    }
}
