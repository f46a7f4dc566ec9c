//! The lanes of an SOP side by side, with an arrow from one to another.

use std::cell::RefCell;

use iced::advanced::graphics::geometry::frame::Frame;
use iced::advanced::graphics::geometry::{Path, Renderer as _, Stroke};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::{Length, Rectangle, Renderer, Size, border};

use super::super::paint::{Align, Painter, Words};
use super::super::tokens::{Type, radius};
use super::super::{Element, Theme};
use crate::picture::flow::head;
use crate::picture::{Point, Rect};

const HEIGHT: f32 = 62.0;
const GAP: f32 = 3.0;

/// Lanes with an arrow.
pub fn strip<'a, M: 'a>(lanes: Vec<String>, from: usize, to: usize) -> Element<'a, M> {
    Element::new(Strip { lanes, from, to })
}

struct Strip {
    lanes: Vec<String>,
    from: usize,
    to: usize,
}

impl Strip {
    fn lane(&self, index: usize, width: f32) -> Rect {
        let count = self.lanes.len().max(1) as f32;
        let lane = (width - GAP * (count - 1.0)) / count;
        Rect::new(index as f32 * (lane + GAP), 0.0, lane, HEIGHT)
    }
}

impl<M> Widget<M, Theme, Renderer> for Strip {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<RefCell<Words>>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(RefCell::<Words>::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fixed(HEIGHT))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, Length::Fill, HEIGHT)
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        for lane in [self.from, self.to] {
            if let Some(name) = self.lanes.get(lane) {
                operation.text(None, layout.bounds(), name);
            }
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let mut words = tree.state.downcast_ref::<RefCell<Words>>().borrow_mut();
        let mut painter = Painter::new(renderer, theme, &mut words, bounds, *viewport);
        let palette = painter.palette();
        for (index, name) in self.lanes.iter().enumerate() {
            let place = self.lane(index, bounds.width);
            let (fill, line, width) = if index == self.to {
                (palette.surface, palette.primary, 2.0)
            } else if index == self.from {
                (palette.surface, palette.border, 1.0)
            } else {
                (palette.lane, palette.border, 1.0)
            };
            painter.quad(place, border::rounded(radius::CHIP).color(line).width(width), fill);
            let style = if index == self.to { Type::SMALL_STRONG } else { Type::SMALL };
            let room = Rect { y: 4.0, h: 20.0, ..place.inset(2.0, 0.0) };
            painter.text(name, style, room, Align::Center, palette.text);
        }
        if self.from.max(self.to) >= self.lanes.len() {
            return;
        }
        let center = |lane| Point::new(self.lane(lane, bounds.width).center().x, HEIGHT - 20.0);
        let (start, end) = (center(self.from), center(self.to));
        let at = |point: Point| painter.place(Rect::new(point.x, point.y, 0.0, 0.0)).position();
        let mut frame = Frame::with_bounds(painter.renderer, bounds);
        let stroke = |width| Stroke::default().with_color(palette.text).with_width(width);
        let way = if end.x < start.x { -1.0 } else { 1.0 };
        if self.from != self.to {
            // The head ends before the dot of the lane that is entered.
            let tip = Point::new(end.x - way * 7.0, end.y);
            let line = [Point::new(start.x + way * 5.0, start.y), tip];
            frame.stroke(&Path::line(at(line[0]), at(line[1])), stroke(2.0));
            if let Some(corners) = head(&line, 7.0, 8.0) {
                let path = Path::new(|path| {
                    path.move_to(at(corners[0]));
                    path.line_to(at(corners[1]));
                    path.line_to(at(corners[2]));
                    path.close();
                });
                frame.fill(&path, palette.text);
            }
            frame.stroke(&Path::circle(at(start), 4.5), stroke(1.5));
        }
        frame.fill(&Path::circle(at(end), 5.0), palette.text);
        let geometry = frame.into_geometry();
        painter.renderer.draw_geometry(geometry);
    }
}
