//! Sizes: type scale, space, radii and the widths at which the window changes its layout.

use iced::font::{Family, Weight};
use iced::{Font, Pixels};

/// The embedded fonts, to be handed to iced once at start.
pub const FONTS: [&[u8]; 2] =
    [include_bytes!("../../fonts/Inter-Regular.otf"), include_bytes!("../../fonts/Inter-SemiBold.otf")];

/// The face of everything that is read.
pub const REGULAR: Font = Font::with_name("Inter");
/// The face of headings, numbers and the step in hand.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, family: Family::Name("Inter"), ..REGULAR };

/// What iced needs to know before the first window: the fonts and the size of plain text.
pub fn settings() -> iced::Settings {
    iced::Settings {
        fonts: FONTS.map(Into::into).to_vec(),
        default_font: REGULAR,
        default_text_size: Type::BODY.pixels(),
        ..iced::Settings::default()
    }
}

/// One line of the type scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Height of the letters.
    pub size: f32,
    /// Distance from line to line.
    pub line: f32,
    /// Face and weight.
    pub font: Font,
}

impl Type {
    /// Screen name, agenda number.
    pub const TITLE: Self = Self { size: 20.0, line: 26.0, font: SEMIBOLD };
    /// Boxes, counts.
    pub const HEADING: Self = Self { size: 16.0, line: 22.0, font: SEMIBOLD };
    /// Everything else.
    pub const BODY: Self = Self { size: 14.0, line: 20.0, font: REGULAR };
    /// OPD, buttons, the step in hand.
    pub const STRONG: Self = Self { size: 14.0, line: 20.0, font: SEMIBOLD };
    /// Second lines, chips, status line.
    pub const SMALL: Self = Self { size: 13.0, line: 18.0, font: REGULAR };
    /// Chips and labels of fields.
    pub const SMALL_STRONG: Self = Self { size: 13.0, line: 18.0, font: SEMIBOLD };
    /// Words inside the flow diagram only.
    pub const LABEL: Self = Self { size: 12.0, line: 16.0, font: REGULAR };

    /// The size as iced wants it.
    pub fn pixels(self) -> Pixels {
        Pixels(self.size)
    }
}

/// Distances between and inside parts.
pub mod space {
    /// Between a sign and what it marks.
    pub const X2: f32 = 2.0;
    /// Between two lines of one thought.
    pub const X4: f32 = 4.0;
    /// Between an icon and its word.
    pub const X6: f32 = 6.0;
    /// Between cards, and beside the word of a chip.
    pub const X8: f32 = 8.0;
    /// Sides of a card and of a small button.
    pub const X10: f32 = 10.0;
    /// Between boxes.
    pub const X12: f32 = 12.0;
    /// Inside a box, sides of a button.
    pub const X14: f32 = 14.0;
    /// Between groups.
    pub const X16: f32 = 16.0;
    /// Edge of a screen.
    pub const X20: f32 = 20.0;
    /// Around a dialog's text.
    pub const X24: f32 = 24.0;
}

/// Roundness of corners.
pub mod radius {
    /// Bars and process boxes.
    pub const BAR: f32 = 1.0;
    /// Chips and step numbers.
    pub const CHIP: f32 = 4.0;
    /// Controls and cards.
    pub const CONTROL: f32 = 6.0;
    /// Boxes and lanes.
    pub const BOX: f32 = 8.0;
}

/// Heights and widths of parts.
pub mod size {
    /// A button, a field.
    pub const CONTROL: f32 = 36.0;
    /// A button in a row, a field in a dense form.
    pub const CONTROL_SMALL: f32 = 30.0;
    /// A field in a dense form.
    pub const FIELD_DENSE: f32 = 34.0;
    /// A filter chip.
    pub const FILTER: f32 = 32.0;
    /// A chip.
    pub const CHIP: f32 = 22.0;
    /// A chip inside a row.
    pub const CHIP_ROW: f32 = 20.0;
    /// Head of a box.
    pub const BOX_HEAD: f32 = 40.0;
    /// A table row with two lines.
    pub const ROW: f32 = 52.0;
    /// A checklist row.
    pub const ROW_CHECK: f32 = 34.0;
    /// A row of a plain table.
    pub const ROW_PLAIN: f32 = 40.0;
    /// The bar at the top of a screen.
    pub const HEADER: f32 = 56.0;
    /// The line at the bottom of the window.
    pub const STATUS: f32 = 28.0;
    /// The stepper of a letter's life.
    pub const STEPPER: f32 = 62.0;
    /// An icon inside a card.
    pub const ICON_CARD: f32 = 15.0;
    /// An icon inside a button.
    pub const ICON: f32 = 16.0;
    /// An icon in the head of a box.
    pub const ICON_HEAD: f32 = 18.0;
    /// An icon on the rail.
    pub const ICON_RAIL: f32 = 20.0;
    /// An icon of an empty state.
    pub const ICON_EMPTY: f32 = 32.0;
    /// A narrow and a wide dialog.
    pub const DIALOG: f32 = 480.0;
    /// A dialog that shows a table or two versions.
    pub const DIALOG_WIDE: f32 = 640.0;
    /// A panel beside a diagram.
    pub const PANEL: f32 = 360.0;
    /// The same panel in a narrow window.
    pub const DRAWER: f32 = 320.0;
    /// The labels of facts.
    pub const LABEL: f32 = 150.0;
    /// An agenda number in a list.
    pub const AGENDA: f32 = 90.0;
    /// An agenda number without its year.
    pub const AGENDA_SHORT: f32 = 36.0;
    /// Text is never set wider than this.
    pub const MEASURE: f32 = 720.0;
}

/// How much room the window has, in logical pixels (window divided by text size).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Under 1200 wide or 600 high: a small laptop, or large text.
    Narrow,
    /// The usual laptop.
    Usual,
    /// From 1600 wide: a desk monitor.
    Wide,
}

impl Room {
    /// Tells the room of a window.
    pub fn of(window: iced::Size) -> Self {
        if window.width < 1200.0 || window.height < 600.0 {
            Self::Narrow
        } else if window.width < 1600.0 {
            Self::Usual
        } else {
            Self::Wide
        }
    }

    /// Width of the navigation rail.
    pub fn rail(self) -> f32 {
        match self {
            Self::Narrow => 48.0,
            Self::Usual => 164.0,
            Self::Wide => 200.0,
        }
    }
}

/// The text sizes a user can choose, as factors of the window's scale.
pub const TEXT_SCALES: [f32; 5] = [1.0, 1.25, 1.5, 1.75, 2.0];

#[cfg(test)]
mod tests {
    use super::*;
    use iced::Size;

    #[test]
    fn large_text_on_a_usual_laptop_follows_the_narrow_layout() {
        assert_eq!(Room::of(Size::new(1366.0, 768.0)), Room::Usual);
        assert_eq!(Room::of(Size::new(1366.0 / 1.5, 768.0 / 1.5)), Room::Narrow);
        assert_eq!(Room::of(Size::new(1024.0, 600.0)), Room::Narrow);
        assert_eq!(Room::of(Size::new(1920.0, 1080.0)), Room::Wide);
    }
}
