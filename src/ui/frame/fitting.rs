//! A line of parts that leaves some out from the middle when they do not all fit.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::{Event, Length, Point, Rectangle, Renderer, Size};

use super::super::{Element, Theme};

/// Parts at the left and at the right with a gap between.
pub fn fitting<'a, M: 'a>(left: Vec<Element<'a, M>>, right: Vec<Element<'a, M>>, gap: f32) -> Element<'a, M> {
    let split = left.len();
    Element::new(Fitting { parts: left.into_iter().chain(right).collect(), split, gap })
}

struct Fitting<'a, M> {
    parts: Vec<Element<'a, M>>,
    split: usize,
    gap: f32,
}

/// Which parts stay: parts go from the middle, where left and right meet, the right ones first.
fn kept(widths: &[f32], split: usize, gap: f32, room: f32) -> Vec<bool> {
    let mut kept = vec![true; widths.len()];
    let (mut left, mut right) = (split, split);
    loop {
        let used: f32 =
            widths.iter().zip(&kept).filter(|(_, keep)| **keep).map(|(width, _)| width + gap).sum();
        if used - gap <= room {
            return kept;
        }
        // The last right part and the first left part are the most important and go last.
        if right + 1 < widths.len() {
            kept[right] = false;
            right += 1;
        } else if left > 1 {
            left -= 1;
            kept[left] = false;
        } else if right < widths.len() {
            kept[right] = false;
            right += 1;
        } else {
            return kept;
        }
    }
}

impl<M> Widget<M, Theme, Renderer> for Fitting<'_, M> {
    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let width = limits.max().width;
        let free = layout::Limits::new(Size::ZERO, Size::new(f32::INFINITY, limits.max().height));
        let nodes: Vec<layout::Node> = self
            .parts
            .iter_mut()
            .zip(&mut tree.children)
            .map(|(part, tree)| part.as_widget_mut().layout(tree, renderer, &free))
            .collect();
        let widths: Vec<f32> = nodes.iter().map(|node| node.size().width).collect();
        let kept = kept(&widths, self.split, self.gap, width);
        let height = nodes.iter().map(|node| node.size().height).fold(0.0, f32::max);
        let rest = |from: usize| -> f32 {
            (from..widths.len()).filter(|part| kept[*part]).map(|part| widths[part] + self.gap).sum()
        };
        let mut x = 0.0;
        let mut placed = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            if index == self.split {
                x = (width - rest(index) + self.gap).max(x);
            }
            if kept[index] {
                let y = (height - node.size().height) / 2.0;
                placed.push(node.move_to(Point::new(x, y)));
                x += widths[index] + self.gap;
            } else {
                placed.push(layout::Node::new(Size::ZERO));
            }
        }
        layout::Node::with_children(Size::new(width, height), placed)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children());
        for ((part, tree), layout) in parts.filter(|(_, layout)| layout.bounds().width > 0.0) {
            part.as_widget_mut().operate(tree, layout, renderer, operation);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let parts = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children());
        for ((part, tree), layout) in parts.filter(|(_, layout)| layout.bounds().width > 0.0) {
            part.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        for ((part, tree), layout) in parts.filter(|(_, layout)| layout.bounds().width > 0.0) {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        parts
            .map(|((part, tree), layout)| {
                part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_from_the_middle_and_the_ends_stay_longest() {
        let widths = [50.0, 40.0, 30.0, 30.0, 60.0];
        assert_eq!(kept(&widths, 2, 10.0, 300.0), [true; 5]);
        assert_eq!(kept(&widths, 2, 10.0, 220.0), [true, true, false, true, true]);
        assert_eq!(kept(&widths, 2, 10.0, 180.0), [true, true, false, false, true]);
        assert_eq!(kept(&widths, 2, 10.0, 130.0), [true, false, false, false, true]);
        assert_eq!(kept(&widths, 2, 10.0, 60.0), [true, false, false, false, false]);
        assert_eq!(kept(&widths, 2, 10.0, 0.0), [true, false, false, false, false]);
    }
}
