//! Icons as elements, drawn in the colour of the words around them.

use std::sync::LazyLock;

use iced::advanced::svg::{Handle, Renderer as _, Svg};
use iced::advanced::{Layout, Widget, layout, mouse, renderer, widget::Tree};
use iced::{Color, Length, Rectangle, Renderer, Size};

use super::{Element, Palette, Theme};
pub use crate::picture::icon::Icon;

/// One handle per icon: making a handle hashes the whole drawing.
static HANDLES: LazyLock<Vec<Handle>> =
    LazyLock::new(|| Icon::ALL.iter().map(|icon| Handle::from_memory(icon.source().as_bytes())).collect());

/// The program's own mark, which keeps its colours.
static MARK: LazyLock<Handle> =
    LazyLock::new(|| Handle::from_memory(include_bytes!("../../assets/icons/mark.svg").as_slice()));

/// Draws an icon into a square of a custom widget.
pub(super) fn paint(renderer: &mut Renderer, icon: Icon, bounds: Rectangle, color: Color) {
    let handle = HANDLES[icon as usize].clone();
    renderer.draw_svg(Svg::new(handle).color(color), bounds, bounds);
}

/// An icon in the colour of the words around it.
pub fn icon<'a, M: 'a>(icon: Icon, size: f32) -> Element<'a, M> {
    Element::new(Glyph { icon, size, role: None })
}

/// An icon in the colour of a role.
pub fn colored<'a, M: 'a>(icon: Icon, size: f32, role: fn(&Palette) -> Color) -> Element<'a, M> {
    Element::new(Glyph { icon, size, role: Some(role) })
}

/// The program's own mark.
pub fn mark<'a, M: 'a>(size: f32) -> Element<'a, M> {
    iced::widget::svg(MARK.clone()).width(size).height(size).into()
}

struct Glyph {
    icon: Icon,
    size: f32,
    role: Option<fn(&Palette) -> Color>,
}

impl<M> Widget<M, Theme, Renderer> for Glyph {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size), Length::Fixed(self.size))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, self.size, self.size)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let color = self.role.map_or(style.text_color, |role| role(theme.palette()));
        paint(renderer, self.icon, layout.bounds(), color);
    }
}
