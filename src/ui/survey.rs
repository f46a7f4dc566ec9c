//! What stands where in the window at this moment, for scripts that press real buttons.

use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

/// One thing that can be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where it is seen, in logical pixels of the window.
    pub seen: Rectangle,
    /// What it is.
    pub what: What,
}

/// What can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A part with a name of its own.
    Named(String),
    /// The part with this name, empty for a part without one, has the keyboard.
    Focused(String),
    /// Words.
    Words(String),
}

/// The look itself, for whoever drives the window without a display.
pub fn look() -> impl Operation<Vec<Part>> {
    Survey { parts: Vec::new(), stack: Vec::new(), view: WHOLE.0, shift: WHOLE.1 }
}

/// Looks at everything that can be seen now.
pub fn survey() -> Task<Vec<Part>> {
    operate(look())
}

/// The view before anything scrolls.
const WHOLE: (Rectangle, Vector) = (Rectangle::INFINITE, Vector::ZERO);

struct Survey {
    parts: Vec<Part>,
    stack: Vec<(Rectangle, Vector)>,
    /// What of the window can be seen of the content in hand.
    view: Rectangle,
    /// How far that content is scrolled.
    shift: Vector,
}

impl Survey {
    fn add(&mut self, bounds: Rectangle, what: What) {
        if let Some(seen) = self.view.intersection(&(bounds + self.shift)) {
            self.parts.push(Part { seen, what });
        }
    }

    fn name(id: &Id) -> Option<String> {
        // Names can only be read from their debug form, `Id(Custom("name"))`.
        let text = format!("{id:?}");
        let inside = text.split_once('"')?.1.rsplit_once('"')?.0;
        Some(inside.to_owned())
    }
}

impl Operation<Vec<Part>> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Vec<Part>>)) {
        self.stack.push((self.view, self.shift));
        operate(self);
        self.stack.pop();
        // A page tells of its scrolling before its content and in the same breath: what it has changed ends with
        // its content, so the view goes back to what it was around the page.
        (self.view, self.shift) = self.stack.last().copied().unwrap_or(WHOLE);
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if let Some(name) = id.and_then(Self::name) {
            self.add(bounds, What::Named(name));
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let nothing = Rectangle { width: 0.0, height: 0.0, ..bounds };
        self.view = self.view.intersection(&(bounds + self.shift)).unwrap_or(nothing);
        self.shift -= translation;
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let name = id.and_then(Self::name);
        if state.is_focused() {
            self.add(bounds, What::Focused(name.clone().unwrap_or_default()));
        }
        if let Some(name) = name {
            self.add(bounds, What::Named(name));
        }
    }

    fn text_input(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn TextInput) {
        let words = state.text().to_owned();
        self.add(bounds, What::Words(words));
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.add(bounds, What::Words(text.to_owned()));
    }

    fn finish(&self) -> Outcome<Vec<Part>> {
        Outcome::Some(self.parts.clone())
    }
}
