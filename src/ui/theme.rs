//! The three schemes as an iced theme, and the styles of iced's own widgets in them.
//!
//! The catalogs that are missing here are missing on purpose: iced's button, checkbox, radio and pick list
//! cannot be reached by keyboard, so with this theme they do not even compile.

use iced::theme::{Base, Mode, Style};
use iced::widget::{container, rule, scrollable, svg, text, text_editor, text_input};
use iced::{Background, Border, Color, border};

use super::palette::{Palette, Tone};
use super::tokens::radius;

/// The colour scheme of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark ink on paper.
    #[default]
    Light,
    /// Light ink on a dark desk.
    Dark,
    /// White and bright colours on black, with wider borders.
    HighContrast,
}

impl Theme {
    /// Every scheme, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The colours of the scheme.
    pub fn palette(&self) -> &'static Palette {
        match self {
            Self::Light => &Palette::LIGHT,
            Self::Dark => &Palette::DARK,
            Self::HighContrast => &Palette::HIGH_CONTRAST,
        }
    }

    /// Width of a border that is 1 px in the other schemes.
    pub fn hairline(&self) -> f32 {
        if *self == Self::HighContrast { 2.0 } else { 1.0 }
    }
}

impl Base for Theme {
    fn default(preference: Mode) -> Self {
        match preference {
            Mode::Dark => Self::Dark,
            Mode::None | Mode::Light => Self::Light,
        }
    }

    fn mode(&self) -> Mode {
        if *self == Self::Light { Mode::Light } else { Mode::Dark }
    }

    fn base(&self) -> Style {
        let palette = self.palette();
        Style { background_color: palette.ground, text_color: palette.text }
    }

    fn palette(&self) -> Option<iced::theme::Palette> {
        None
    }

    fn name(&self) -> &str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::HighContrast => "High contrast",
        }
    }
}

/// The base of a window that is to be drawn anew from edge to edge whenever `turn` changes.
///
/// The software renderer draws only what it takes for changed, and leaves shreds of lines and edges behind; another
/// colour of the ground, too little different to be seen, makes it draw everything.
pub fn redrawn(theme: &Theme, turn: bool) -> Style {
    let mut style = theme.base();
    if turn {
        style.background_color.r += 1e-4;
    }
    style
}

impl text::Catalog for Theme {
    type Class<'a> = text::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_| text::Style::default())
    }

    fn style(&self, class: &Self::Class<'_>) -> text::Style {
        class(self)
    }
}

impl container::Catalog for Theme {
    type Class<'a> = container::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(container::transparent)
    }

    fn style(&self, class: &Self::Class<'_>) -> container::Style {
        class(self)
    }
}

impl svg::Catalog for Theme {
    type Class<'a> = svg::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|_, _| svg::Style::default())
    }

    fn style(&self, class: &Self::Class<'_>, status: svg::Status) -> svg::Style {
        class(self, status)
    }
}

impl rule::Catalog for Theme {
    type Class<'a> = rule::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(|theme| rule::Style {
            color: theme.palette().border,
            radius: 0.0.into(),
            fill_mode: rule::FillMode::Full,
            snap: true,
        })
    }

    fn style(&self, class: &Self::Class<'_>) -> rule::Style {
        class(self)
    }
}

impl text_input::Catalog for Theme {
    type Class<'a> = text_input::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(field)
    }

    fn style(&self, class: &Self::Class<'_>, status: text_input::Status) -> text_input::Style {
        class(self, status)
    }
}

impl text_editor::Catalog for Theme {
    type Class<'a> = text_editor::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(editor)
    }

    fn style(&self, class: &Self::Class<'_>, status: text_editor::Status) -> text_editor::Style {
        class(self, status)
    }
}

impl scrollable::Catalog for Theme {
    type Class<'a> = scrollable::StyleFn<'a, Self>;

    fn default<'a>() -> Self::Class<'a> {
        Box::new(scroll)
    }

    fn style(&self, class: &Self::Class<'_>, status: scrollable::Status) -> scrollable::Style {
        class(self, status)
    }
}

/// Text of second lines and hints.
pub fn muted(theme: &Theme) -> text::Style {
    text::Style { color: Some(theme.palette().text_muted) }
}

/// Text of what cannot be used now.
pub fn disabled(theme: &Theme) -> text::Style {
    text::Style { color: Some(theme.palette().text_disabled) }
}

/// Text in the colour of a tone.
pub fn toned(tone: Tone) -> impl Fn(&Theme) -> text::Style + Copy {
    move |theme| text::Style { color: Some(theme.palette().shades(tone).text) }
}

/// An area filled with one role, without edge.
pub fn fill(role: fn(&Palette) -> Color) -> impl Fn(&Theme) -> container::Style + Copy {
    move |theme| container::background(role(theme.palette()))
}

/// A white box with a thin edge and round corners.
pub fn boxed(theme: &Theme) -> container::Style {
    let palette = theme.palette();
    container::background(palette.surface).border(edge(theme, palette.border, radius::BOX))
}

/// A sheet of paper: white in every look, because paper is.
pub fn sheet(theme: &Theme) -> container::Style {
    container::background(Color::WHITE).border(edge(theme, theme.palette().border_strong, 0.0))
}

/// An area in the soft colours of a tone.
pub fn soft(tone: Tone, corner: f32) -> impl Fn(&Theme) -> container::Style + Copy {
    move |theme| {
        let shades = theme.palette().shades(tone);
        container::background(shades.soft).color(shades.text).border(edge(theme, shades.line, corner))
    }
}

/// A border of the scheme's usual width.
pub fn edge(theme: &Theme, color: Color, corner: f32) -> Border {
    border::rounded(corner).color(color).width(theme.hairline())
}

/// Border of a control that is typed into: plain, hovered, with the caret, or invalid.
fn control_border(theme: &Theme, focused: bool, hovered: bool, valid: bool) -> Border {
    let palette = theme.palette();
    let (color, width) = match (focused, valid) {
        (true, _) => (palette.focus, 2.0),
        (false, false) => (palette.late_fill, 2.0),
        (false, true) if hovered => (palette.text_muted, theme.hairline()),
        (false, true) => (palette.border_strong, theme.hairline()),
    };
    border::rounded(radius::CONTROL).color(color).width(width)
}

fn field_style(theme: &Theme, status: text_input::Status, valid: bool) -> text_input::Style {
    let palette = theme.palette();
    let focused = matches!(status, text_input::Status::Focused { .. });
    let hovered = status == text_input::Status::Hovered;
    let disabled = status == text_input::Status::Disabled;
    text_input::Style {
        background: Background::Color(if disabled { palette.sunken } else { palette.surface }),
        border: control_border(theme, focused, hovered, valid),
        icon: palette.text_muted,
        placeholder: palette.text_muted,
        value: if disabled { palette.text_muted } else { palette.text },
        selection: palette.primary_line,
    }
}

/// A field of one line.
pub fn field(theme: &Theme, status: text_input::Status) -> text_input::Style {
    field_style(theme, status, true)
}

/// A field of one line whose text is refused.
pub fn invalid_field(theme: &Theme, status: text_input::Status) -> text_input::Style {
    field_style(theme, status, false)
}

fn editor_style(theme: &Theme, status: text_editor::Status, valid: bool) -> text_editor::Style {
    let palette = theme.palette();
    let focused = matches!(status, text_editor::Status::Focused { .. });
    let hovered = status == text_editor::Status::Hovered;
    let disabled = status == text_editor::Status::Disabled;
    text_editor::Style {
        background: Background::Color(if disabled { palette.sunken } else { palette.surface }),
        border: control_border(theme, focused, hovered, valid),
        placeholder: palette.text_muted,
        value: if disabled { palette.text_muted } else { palette.text },
        selection: palette.primary_line,
    }
}

/// A field of several lines.
pub fn editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    editor_style(theme, status, true)
}

/// A field of several lines whose text is refused.
pub fn invalid_editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    editor_style(theme, status, false)
}

/// A thin bar that tells how much there is to scroll.
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let palette = theme.palette();
    let rail = |held: bool| scrollable::Rail {
        background: None,
        border: border::rounded(4.0),
        scroller: scrollable::Scroller {
            background: if held { palette.text_muted } else { palette.border_strong }.into(),
            border: border::rounded(4.0),
        },
    };
    let (vertical, horizontal) = match status {
        scrollable::Status::Active { .. } => (false, false),
        scrollable::Status::Hovered {
            is_vertical_scrollbar_hovered,
            is_horizontal_scrollbar_hovered,
            ..
        } => (is_vertical_scrollbar_hovered, is_horizontal_scrollbar_hovered),
        scrollable::Status::Dragged {
            is_vertical_scrollbar_dragged,
            is_horizontal_scrollbar_dragged,
            ..
        } => (is_vertical_scrollbar_dragged, is_horizontal_scrollbar_dragged),
    };
    scrollable::Style {
        container: container::Style::default(),
        vertical_rail: rail(vertical),
        horizontal_rail: rail(horizontal),
        gap: None,
        auto_scroll: scrollable::AutoScroll {
            background: palette.surface.into(),
            border: edge(theme, palette.border_strong, radius::CONTROL),
            shadow: iced::Shadow::default(),
            icon: palette.text,
        },
    }
}
