//! A dashed edge around a sunken area: what somebody else fills, or where something may be dropped.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Layout, Renderer as _, Widget, layout, mouse, renderer};
use iced::{Color, Length, Point, Rectangle, Renderer, Size};

use super::tokens::radius;
use super::{Element, Theme};

/// Length of a dash and of the gap after it.
const DASH: f32 = 4.0;
const GAP: f32 = 3.0;

/// Puts content on a sunken area with a dashed edge.
pub fn dashed<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    Element::new(Dashed { content: content.into() })
}

/// The dashes of a rectangle's edge, as thin rectangles.
pub fn dashes(bounds: Rectangle, width: f32) -> impl Iterator<Item = Rectangle> {
    let steps =
        |length: f32| (0..(length / (DASH + GAP)).ceil().max(0.0) as usize).map(|i| i as f32 * (DASH + GAP));
    let (right, bottom) = (bounds.x + bounds.width - width, bounds.y + bounds.height - width);
    let across = steps(bounds.width).flat_map(move |at| {
        let size = Size::new(DASH.min(bounds.width - at), width);
        [bounds.y, bottom].map(|y| Rectangle::new(Point::new(bounds.x + at, y), size))
    });
    let down = steps(bounds.height).flat_map(move |at| {
        let size = Size::new(width, DASH.min(bounds.height - at));
        [bounds.x, right].map(|x| Rectangle::new(Point::new(x, bounds.y + at), size))
    });
    across.chain(down)
}

/// Fills one rectangle.
pub fn fill(renderer: &mut Renderer, bounds: Rectangle, corner: f32, color: Color) {
    let border = iced::border::rounded(corner);
    renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, color);
}

struct Dashed<'a, M> {
    content: Element<'a, M>,
}

impl<M> Widget<M, Theme, Renderer> for Dashed<'_, M> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let node = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, op: &mut dyn Operation) {
        for layout in layout.children() {
            self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, op);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let palette = theme.palette();
        fill(renderer, layout.bounds(), radius::CONTROL, palette.sunken);
        for dash in dashes(layout.bounds(), theme.hairline()) {
            fill(renderer, dash, 0.0, palette.border_strong);
        }
        for layout in layout.children() {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        }
    }
}
