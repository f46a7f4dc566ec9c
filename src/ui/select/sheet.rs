//! The open list under a choice or menu.

use iced::advanced::{Clipboard, Layout, Overlay, Shell, layout, mouse, renderer, widget};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Point as Spot, Rectangle, Renderer, Size};

use super::super::paint::{Align, Painter};
use super::super::shorten::width_of;
use super::super::theme::edge;
use super::super::tokens::{Type, radius, size, space};
use super::super::{Icon, Theme};
use super::{Item, State};
use crate::picture::{Point, Rect};

/// Height of a line.
const LINE: f32 = 34.0;
/// Above the first and below the last line.
const PAD: f32 = 4.0;
/// Between the closed part and the sheet.
const DROP: f32 = 4.0;

/// The open list.
pub struct Sheet<'b, M> {
    pub state: &'b mut State,
    pub items: &'b [Item],
    pub chosen: Option<usize>,
    pub on_choose: &'b dyn Fn(usize) -> M,
    pub anchor: Rectangle,
}

/// Where a sheet of some lines stands: below its part, or above when there is more room.
fn place(anchor: Rectangle, lines: usize, width: f32, window: Size) -> Rectangle {
    let below = window.height - (anchor.y + anchor.height + DROP);
    let above = anchor.y - DROP;
    let wanted = lines as f32 * LINE + 2.0 * PAD;
    let up = wanted > below && above > below;
    let room = if up { above } else { below };
    let shown = (((room - 2.0 * PAD) / LINE).floor().max(1.0)).min(lines as f32);
    let height = shown * LINE + 2.0 * PAD;
    let y = if up { anchor.y - DROP - height } else { anchor.y + anchor.height + DROP };
    let width = width.max(anchor.width).min(window.width);
    let x = anchor.x.min(window.width - width).max(0.0);
    Rectangle::new(Spot::new(x, y), Size::new(width, height))
}

impl<M> Sheet<'_, M> {
    fn width(&self) -> f32 {
        let line = |item: &Item| {
            let sign = if item.icon.is_some() { size::ICON + space::X8 } else { 0.0 };
            let note = item.closed.as_ref().unwrap_or(&item.note);
            let note = if note.is_empty() { 0.0 } else { width_of(note, Type::SMALL) + space::X16 };
            sign + width_of(&item.label, Type::BODY) + note
        };
        let widest = self.items.iter().map(line).fold(0.0, f32::max);
        // The check of the chosen line stands at the left edge.
        widest.ceil() + 2.0 * space::X12 + size::ICON + space::X8
    }

    fn shown(bounds: Rectangle) -> usize {
        ((bounds.height - 2.0 * PAD) / LINE).round().max(1.0) as usize
    }

    fn line_at(&self, bounds: Rectangle, cursor: mouse::Cursor) -> Option<usize> {
        let at = cursor.position_in(bounds)?;
        let line = ((at.y - PAD) / LINE).floor().max(0.0) as usize + self.state.first;
        (line < self.items.len()).then_some(line)
    }

    fn choose(&mut self, shell: &mut Shell<'_, M>) {
        shell.capture_event();
        if let Some(item) = self.items.get(self.state.at)
            && item.closed.is_none()
        {
            shell.publish((self.on_choose)(self.state.at));
            self.state.close(shell);
        }
    }

    /// Moves to the next line whose word begins with what was typed.
    fn type_letter(&mut self, letter: &str) {
        self.state.typed.push_str(&letter.to_lowercase());
        let find =
            |typed: &str| self.items.iter().position(|item| item.label.to_lowercase().starts_with(typed));
        if let Some(line) = find(&self.state.typed) {
            self.state.at = line;
        } else if let Some(line) = find(&letter.to_lowercase()) {
            // A letter that does not go on begins a new word.
            self.state.typed = letter.to_lowercase();
            self.state.at = line;
        }
    }

    fn key(&mut self, key: &Key, bounds: Rectangle, shell: &mut Shell<'_, M>) {
        let last = self.items.len().saturating_sub(1);
        match key.as_ref() {
            Key::Named(Named::ArrowDown) => self.state.at = (self.state.at + 1).min(last),
            Key::Named(Named::ArrowUp) => self.state.at = self.state.at.saturating_sub(1),
            Key::Named(Named::Home) => self.state.at = 0,
            Key::Named(Named::End) => self.state.at = last,
            Key::Named(Named::Enter | Named::Space) => return self.choose(shell),
            Key::Named(Named::Escape) => self.state.close(shell),
            Key::Named(Named::Tab) => return self.state.close(shell),
            Key::Character(letter) => self.type_letter(letter),
            _ => return,
        }
        self.show(Self::shown(bounds));
        shell.capture_event();
        shell.request_redraw();
    }

    /// Keeps the current line in view.
    fn show(&mut self, shown: usize) {
        let state = &mut self.state;
        state.first = state.first.min(state.at).max((state.at + 1).saturating_sub(shown));
    }

    fn draw_line(&self, painter: &mut Painter<'_>, item: &Item, line: usize, rect: Rect) {
        let palette = painter.palette();
        if line == self.state.at {
            painter.fill(rect.inset(PAD, 0.0), radius::CHIP, palette.primary_soft);
        }
        let middle = rect.center().y;
        let mut room = rect.inset(space::X12, 0.0);
        if self.chosen == Some(line) {
            painter.icon(Icon::Check, Point::new(room.x + 8.0, middle), size::ICON, palette.primary);
        }
        let color = if item.closed.is_some() { palette.text_disabled } else { palette.text };
        let mut indent = |width: f32| room = Rect { x: room.x + width, w: room.w - width, ..room };
        if self.chosen.is_some() {
            indent(24.0);
        }
        if let Some(icon) = item.icon {
            painter.icon(icon, Point::new(room.x + 8.0, middle), size::ICON, color);
            room = Rect { x: room.x + 24.0, w: room.w - 24.0, ..room };
        }
        let note = item.closed.as_deref().unwrap_or(&item.note);
        let taken = painter.text(note, Type::SMALL, room, Align::Right, palette.text_muted);
        let word = Rect { w: room.w - taken - space::X8, ..room };
        painter.text(&item.label, Type::BODY, word, Align::Left, color);
    }
}

impl<M> Overlay<M, Theme, Renderer> for Sheet<'_, M> {
    fn layout(&mut self, _renderer: &Renderer, bounds: Size) -> layout::Node {
        let place = place(self.anchor, self.items.len().max(1), self.width(), bounds);
        self.show(Self::shown(place));
        layout::Node::new(place.size()).move_to(place.position())
    }

    fn operate(&mut self, layout: Layout<'_>, _renderer: &Renderer, operation: &mut dyn widget::Operation) {
        let bounds = layout.bounds();
        let lines = self.items.iter().enumerate().skip(self.state.first).take(Self::shown(bounds));
        for (line, item) in lines {
            let y = bounds.y + PAD + (line - self.state.first) as f32 * LINE;
            operation.text(None, Rectangle { y, height: LINE, ..bounds }, &item.label);
        }
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
    ) {
        let bounds = layout.bounds();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match self.line_at(bounds, cursor) {
                    Some(line) => {
                        self.state.at = line;
                        self.choose(shell);
                    }
                    // A press elsewhere only closes the sheet, so that it cannot hit anything by accident.
                    None => {
                        shell.capture_event();
                        self.state.close(shell);
                    }
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let Some(line) = self.line_at(bounds, cursor).filter(|line| *line != self.state.at) {
                    self.state.at = line;
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(bounds) => {
                let (mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. }) = delta;
                let most = self.items.len().saturating_sub(Self::shown(bounds));
                let first = self.state.first;
                self.state.first = if *y < 0.0 { (first + 1).min(most) } else { first.saturating_sub(1) };
                self.state.at = self.line_at(bounds, cursor).unwrap_or(self.state.at);
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) => self.key(key, bounds, shell),
            _ => {}
        }
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        let bounds = layout.bounds();
        let mut words = self.state.words.borrow_mut();
        let mut painter = Painter::later(renderer, theme, &mut words, bounds);
        let palette = painter.palette();
        let area = Rect::new(0.0, 0.0, bounds.width, bounds.height);
        painter.quad(area, edge(theme, palette.border_strong, radius::CONTROL), palette.surface);
        let shown = Self::shown(bounds);
        for (line, item) in self.items.iter().enumerate().skip(self.state.first).take(shown) {
            let y = PAD + (line - self.state.first) as f32 * LINE;
            self.draw_line(&mut painter, item, line, Rect::new(0.0, y, area.w, LINE));
        }
        if shown < self.items.len() {
            let count = self.items.len() as f32;
            let track = area.inset(0.0, PAD);
            let top = track.y + track.h * self.state.first as f32 / count;
            let bar = Rect::new(track.right() - 6.0, top, 4.0, track.h * shown as f32 / count);
            painter.fill(bar, 2.0, palette.border_strong);
        }
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) { mouse::Interaction::Pointer } else { mouse::Interaction::None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_opens_where_there_is_room_and_stays_in_the_window() {
        let window = Size::new(800.0, 520.0);
        let part = |y| Rectangle::new(Spot::new(700.0, y), Size::new(90.0, 36.0));
        let below = place(part(20.0), 5, 300.0, window);
        assert_eq!((below.y, below.x + below.width), (60.0, 800.0));
        let above = place(part(470.0), 5, 90.0, window);
        assert_eq!(above.y + above.height, 466.0);
        let long = place(part(20.0), 400, 90.0, window);
        assert!(long.y + long.height <= window.height);
    }
}
