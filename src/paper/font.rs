//! The embedded fonts: measuring and shaping text into glyphs.
//!
//! Glyph widths are counted in thousandths of the type size and rounded once, here, so that the layout and the PDF's
//! own width table agree exactly and a line never drifts between the two.

use std::sync::OnceLock;

use rustybuzz::{Direction, Face as Shaper, ShapePlan, UnicodeBuffer, script};

use super::PaperError;
use crate::domain::tnd::Font;

/// A face papers are set in: Liberation Sans, which has the widths of Arial, Liberation Serif, which has those of Times
/// New Roman, and a monospaced one for secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Upright.
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
    /// Monospaced.
    Mono,
    /// Upright with serifs.
    Serif,
    /// Bold with serifs.
    SerifBold,
    /// Italic with serifs.
    SerifItalic,
    /// Bold italic with serifs.
    SerifBoldItalic,
}

impl Face {
    /// Every face, in the order of its number.
    pub const ALL: [Self; 9] = [
        Self::Regular,
        Self::Bold,
        Self::Italic,
        Self::BoldItalic,
        Self::Mono,
        Self::Serif,
        Self::SerifBold,
        Self::SerifItalic,
        Self::SerifBoldItalic,
    ];

    /// The face of the same weight and slope in an office's own font.
    pub fn of(self, font: Font) -> Self {
        match (font, self) {
            (Font::Arial, face) => face,
            (Font::Times, Self::Regular) => Self::Serif,
            (Font::Times, Self::Bold) => Self::SerifBold,
            (Font::Times, Self::Italic) => Self::SerifItalic,
            (Font::Times, Self::BoldItalic) => Self::SerifBoldItalic,
            (Font::Times, face) => face,
        }
    }

    /// Whether its strokes are thick.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::Bold | Self::BoldItalic | Self::SerifBold | Self::SerifBoldItalic)
    }

    /// Whether it slopes.
    pub fn is_italic(self) -> bool {
        matches!(self, Self::Italic | Self::BoldItalic | Self::SerifItalic | Self::SerifBoldItalic)
    }

    /// The face `**` switches to.
    pub fn emphasised(self) -> Self {
        match self {
            Self::Regular | Self::Bold => Self::Bold,
            Self::Italic | Self::BoldItalic => Self::BoldItalic,
            Self::Mono => Self::Mono,
            Self::Serif | Self::SerifBold => Self::SerifBold,
            Self::SerifItalic | Self::SerifBoldItalic => Self::SerifBoldItalic,
        }
    }

    /// The PostScript name of the face.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "LiberationSans",
            Self::Bold => "LiberationSans-Bold",
            Self::Italic => "LiberationSans-Italic",
            Self::BoldItalic => "LiberationSans-BoldItalic",
            Self::Mono => "LiberationMono",
            Self::Serif => "LiberationSerif",
            Self::SerifBold => "LiberationSerif-Bold",
            Self::SerifItalic => "LiberationSerif-Italic",
            Self::SerifBoldItalic => "LiberationSerif-BoldItalic",
        }
    }

    /// The font file.
    pub fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/LiberationSans-Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/LiberationSans-Bold.ttf"),
            Self::Italic => include_bytes!("../../fonts/LiberationSans-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../fonts/LiberationSans-BoldItalic.ttf"),
            Self::Mono => include_bytes!("../../fonts/LiberationMono-Regular.ttf"),
            Self::Serif => include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
            Self::SerifBold => include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
            Self::SerifItalic => include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
            Self::SerifBoldItalic => include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
        }
    }
}

/// One glyph of a shaped text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u16,
    /// How far the pen moves, kerning and justification included, in thousandths of the type size.
    pub advance: i32,
    /// First byte of the text it stands for.
    pub start: u32,
    /// End of that text.
    pub end: u32,
}

/// A text shaped in one face.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shaped {
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Sum of their advances in thousandths of the type size.
    pub width: i32,
}

/// Heights of a face in thousandths of the type size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metrics {
    /// Top of the tallest letters above the baseline.
    pub ascent: i32,
    /// Bottom of the lowest letters below the baseline, as a positive number.
    pub descent: i32,
    /// The box that holds every glyph: left, bottom, right, top.
    pub bounds: [i32; 4],
}

/// The parsed faces.
pub struct Fonts(Vec<Loaded>);

struct Loaded {
    shaper: Shaper<'static>,
    latin: ShapePlan,
}

impl Fonts {
    /// The embedded fonts, parsed once per process.
    pub fn embedded() -> Result<&'static Self, PaperError> {
        static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
        FONTS.get_or_init(Self::parse).as_ref().ok_or(PaperError::Fonts)
    }

    fn parse() -> Option<Self> {
        let load = |face: Face| {
            let shaper = Shaper::from_slice(face.file(), 0)?;
            let latin = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
            Some(Loaded { shaper, latin })
        };
        Face::ALL.into_iter().map(load).collect::<Option<Vec<_>>>().map(Self)
    }

    fn loaded(&self, face: Face) -> &Loaded {
        &self.0[face as usize]
    }

    /// Whether a face has a glyph for a character.
    pub fn covers(&self, face: Face, letter: char) -> bool {
        self.loaded(face).shaper.glyph_index(letter).is_some_and(|glyph| glyph.0 != 0)
    }

    /// The width of a glyph in thousandths of the type size.
    pub fn width(&self, face: Face, glyph: u16) -> i32 {
        let shaper = &self.loaded(face).shaper;
        let units = shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0);
        thousandths(i32::from(units), shaper.units_per_em())
    }

    /// The heights of a face.
    pub fn metrics(&self, face: Face) -> Metrics {
        let shaper = &self.loaded(face).shaper;
        let scale = |units: i16| thousandths(i32::from(units), shaper.units_per_em());
        let bounds = shaper.global_bounding_box();
        Metrics {
            ascent: scale(shaper.ascender()),
            descent: -scale(shaper.descender()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scale),
        }
    }

    /// Shapes a piece of text, with the font's kerning.
    pub fn shape(&self, face: Face, text: &str) -> Shaped {
        let Loaded { shaper, latin } = self.loaded(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        // Making a plan costs more than using one, so the script of nearly every letter has its plan at hand.
        let shaped = if text.is_ascii() {
            buffer.set_direction(Direction::LeftToRight);
            buffer.set_script(script::LATIN);
            rustybuzz::shape_with_plan(shaper, latin, buffer)
        } else {
            rustybuzz::shape(shaper, &[], buffer)
        };
        let infos = shaped.glyph_infos();
        let mut starts: Vec<u32> = infos.iter().map(|info| info.cluster).collect();
        starts.push(text.len() as u32);
        starts.sort_unstable();
        let end_of =
            |start: u32| starts.get(starts.partition_point(|next| *next <= start)).copied().unwrap_or(start);

        let mut result = Shaped::default();
        let mut previous = None;
        for (info, position) in infos.iter().zip(shaped.glyph_positions()) {
            let id = info.glyph_id as u16;
            let kerning = position.x_advance - i32::from(self.units(face, id));
            let advance = self.width(face, id) + thousandths(kerning, shaper.units_per_em());
            // A second glyph of the same character stands for no text of its own.
            let end = if previous == Some(info.cluster) { info.cluster } else { end_of(info.cluster) };
            previous = Some(info.cluster);
            result.glyphs.push(Glyph { id, advance, start: info.cluster, end });
            result.width += advance;
        }
        result
    }

    fn units(&self, face: Face, glyph: u16) -> u16 {
        self.loaded(face).shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0)
    }
}

/// Font units as thousandths of the type size, rounded to the nearest.
fn thousandths(units: i32, per_em: i32) -> i32 {
    let scaled = units * 2000 / per_em.max(1);
    (scaled + scaled.signum()) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_arial() {
        let fonts = Fonts::embedded().unwrap();
        assert_eq!(fonts.shape(Face::Regular, "n").width, 556);
        assert_eq!(fonts.shape(Face::Bold, " ").width, 278);
        let kerned = fonts.shape(Face::Regular, "AV").width;
        assert!(kerned < fonts.shape(Face::Regular, "A").width + fonts.shape(Face::Regular, "V").width);
    }

    #[test]
    fn every_glyph_knows_its_text() {
        let fonts = Fonts::embedded().unwrap();
        let text = "Kéy אב";
        let shaped = fonts.shape(Face::Regular, text);
        let mut parts: Vec<_> = shaped.glyphs.iter().map(|glyph| (glyph.start, glyph.end)).collect();
        parts.sort_unstable();
        let said: String =
            parts.into_iter().map(|(start, end)| &text[start as usize..end as usize]).collect();
        assert_eq!(said, text);
    }
}
