//! The icons: one set on a 20 px grid, drawn in the colour of the words around them.

use std::sync::LazyLock;

use iced::advanced::svg::{Handle, Renderer as _, Svg};
use iced::advanced::{Layout, Widget, layout, mouse, renderer, widget::Tree};
use iced::{Color, Length, Rectangle, Renderer, Size};

use super::{Element, Palette, Theme};

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// One sign of the set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every sign, for the gallery.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The drawing, as SVG text.
            pub fn source(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    /// Downwards.
    ArrowDown = "arrow-down",
    /// To the left.
    ArrowLeft = "arrow-left",
    /// To the right.
    ArrowRight = "arrow-right",
    /// Upwards.
    ArrowUp = "arrow-up",
    /// Returned.
    Back = "back",
    /// The board.
    Board = "board",
    /// A register.
    Book = "book",
    /// A day.
    Calendar = "calendar",
    /// Reports.
    Chart = "chart",
    /// Done, chosen.
    Check = "check",
    /// Unfold.
    ChevronDown = "chevron-down",
    /// Back to where one came from.
    ChevronLeft = "chevron-left",
    /// Go on.
    ChevronRight = "chevron-right",
    /// Segera, fold.
    ChevronUp = "chevron-up",
    /// Sangat segera.
    ChevronsUp = "chevrons-up",
    /// Attachment.
    Clip = "clip",
    /// Time, running.
    Clock = "clock",
    /// Copy.
    Copy = "copy",
    /// Close, revoked.
    Cross = "cross",
    /// The morning sheet.
    Desk = "desk",
    /// Preview.
    Eye = "eye",
    /// Filter.
    Filter = "filter",
    /// An SOP.
    Flow = "flow",
    /// A request.
    Folder = "folder",
    /// Side by side.
    Fork = "fork",
    /// Checklist, disposition.
    Form = "form",
    /// Can be dragged.
    Grip = "grip",
    /// Help.
    Help = "help",
    /// Import.
    In = "in",
    /// A remark.
    Info = "info",
    /// Waits for all.
    Join = "join",
    /// A device.
    Laptop = "laptop",
    /// A letter.
    Letter = "letter",
    /// Locked, held.
    Lock = "lock",
    /// Less.
    Minus = "minus",
    /// Export.
    Out = "out",
    /// Waiting for the applicant.
    Pause = "pause",
    /// Paraf.
    Pen = "pen",
    /// New.
    Plus = "plus",
    /// Print.
    Print = "print",
    /// Again.
    Refresh = "refresh",
    /// Search.
    Search = "search",
    /// Dispatch.
    Send = "send",
    /// Paper.
    Sheet = "sheet",
    /// Refused for safety.
    Shield = "shield",
    /// Signature.
    Sign = "sign",
    /// Settings.
    Sliders = "sliders",
    /// People must decide.
    Split = "split",
    /// Number.
    Stamp = "stamp",
    /// Exchange.
    Swap = "swap",
    /// Throw away.
    Trash = "trash",
    /// Carried by hand.
    Usb = "usb",
    /// A person.
    User = "user",
    /// Late, wrong.
    Warning = "warning",
}

/// One handle per icon: making a handle hashes the whole drawing.
static HANDLES: LazyLock<Vec<Handle>> =
    LazyLock::new(|| Icon::ALL.iter().map(|icon| Handle::from_memory(icon.source().as_bytes())).collect());

/// The program's own mark, which keeps its colours.
static MARK: LazyLock<Handle> =
    LazyLock::new(|| Handle::from_memory(include_bytes!("../../assets/icons/mark.svg").as_slice()));

impl Icon {
    fn handle(self) -> Handle {
        HANDLES[self as usize].clone()
    }

    /// Draws the icon into a square of a custom widget.
    pub fn paint(self, renderer: &mut Renderer, bounds: Rectangle, color: Color) {
        renderer.draw_svg(Svg::new(self.handle()).color(color), bounds, bounds);
    }
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
        self.icon.paint(renderer, layout.bounds(), color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_sits_on_the_same_grid() {
        for icon in Icon::ALL {
            let source = icon.source();
            assert!(source.contains("viewBox=\"0 0 20 20\""), "{icon:?}");
            assert!(source.contains("stroke-width=\"1.5\""), "{icon:?}");
        }
    }
}
