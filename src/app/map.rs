//! A map of the window for scripts that press real buttons: what stands where, one thing per line.

use std::path::PathBuf;

use iced::{Event, Subscription, Task, event, window};

use crate::platform::files;
use crate::ui::survey::{Part, What};

/// The map as text: middle of the part in real pixels, its kind, its name or words; separated by tabs.
pub(super) fn text(parts: &[Part], pixels: f32) -> String {
    let line = |part: &Part| {
        let middle = part.seen.center();
        let (kind, word) = match &part.what {
            What::Named(name) => ("id", name),
            What::Focused(name) => ("focus", name),
            What::Words(words) => ("text", words),
        };
        let (x, y) = ((middle.x * pixels).round(), (middle.y * pixels).round());
        format!("{x}\t{y}\t{kind}\t{}\n", word.replace(['\t', '\n'], " "))
    };
    parts.iter().map(line).collect()
}

/// A look is due after everything that happens, since parts scroll and open without telling anybody; after every
/// frame would be too often, since a look brings the next frame.
pub(super) fn looks() -> Subscription<()> {
    event::listen_with(|event, _, _| match event {
        Event::Window(window::Event::RedrawRequested(_)) => None,
        _ => Some(()),
    })
}

/// Writes the map; a map that cannot be written is missed by the script, not by the person at the window.
pub(super) fn write(file: PathBuf, text: String) -> Task<()> {
    Task::future(async move { files::write_whole(&file, text.as_bytes()).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Rectangle, Size};

    #[test]
    fn a_line_tells_where_to_press_in_real_pixels() {
        let seen = Rectangle::new(Point::new(10.0, 20.0), Size::new(100.0, 40.0));
        let parts = [
            Part { seen, what: What::Named("board-new".to_owned()) },
            Part { seen, what: What::Words("dua\nbaris".to_owned()) },
        ];
        assert_eq!(text(&parts, 1.5), "90\t60\tid\tboard-new\n90\t60\ttext\tdua baris\n");
    }
}
