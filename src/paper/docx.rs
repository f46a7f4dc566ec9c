//! DOCX: papers as offices that still need Word or SRIKANDI edit them, with the measures of the printed ones.
//!
//! Letters stay text that can be edited: paragraphs with indents and tabs, one table for each table. Line breaks are the
//! word processor's own, which agree as far as its kerning and justification do.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Pic, Run, RunFonts,
    SpecialIndentType, Tab, TabValueType,
};

use super::compose::{Align, Type};
use super::display::{Area, Item, Page};
use super::emblem::Emblem;
use super::frame::Frame;
use super::raster::rasterise;
use super::structure::{Tag, Tree};
use super::text::bound_spaces;
use super::{Info, Paper, PaperError};
use crate::domain::office::Profile;
use crate::domain::tnd::{Font, Margins};

/// The placeholders that SRIKANDI fills in an uploaded DOCX; they must reach it untouched.
pub mod tags {
    /// The number.
    pub const NUMBER: &str = "${nomor_naskah}";
    /// The date.
    pub const DATE: &str = "${tanggal_naskah}";
    /// The signature.
    pub const SIGNATURE: &str = "${ttd_pengirim}";
    /// The signer's name.
    pub const NAME: &str = "${nama_pengirim}";
    /// The signer's NIP.
    pub const NIP: &str = "${nip_pengirim}";
    /// The signer's jabatan.
    pub const TITLE: &str = "${jabatan_pengirim}";
}

/// Points as twentieths of a point.
pub fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// Points as a table's own measure.
pub fn cells(points: f32) -> usize {
    usize::try_from(twips(points)).unwrap_or(0)
}

/// The name a word processor knows an office's font by.
pub fn font_name(font: Font) -> &'static str {
    match font {
        Font::Arial => "Arial",
        Font::Times => "Times New Roman",
    }
}

/// How a paragraph stands; lengths in points from the text column's left edge.
#[derive(Debug, Clone, Copy)]
pub struct Par<'a> {
    /// Its type.
    pub kind: Type,
    /// Where its lines stand.
    pub align: Align,
    /// Left indent.
    pub left: f32,
    /// Right indent.
    pub right: f32,
    /// How far the first line stands right of the others, or left of them when negative.
    pub first: f32,
    /// White space above.
    pub before: f32,
    /// Left and right tab stops.
    pub tabs: &'a [(TabValueType, f32)],
    /// Whether it stays on the page of the next one.
    pub keep: bool,
    /// Whether `**` means bold.
    pub markup: bool,
}

impl Par<'_> {
    /// A plain paragraph flush left.
    pub const fn left(kind: Type) -> Self {
        Self {
            kind,
            align: Align::Left,
            left: 0.0,
            right: 0.0,
            first: 0.0,
            before: 0.0,
            tabs: &[],
            keep: false,
            markup: false,
        }
    }

    /// The paragraph with a text; tabs and line ends in it are real ones.
    pub fn says(&self, text: &str) -> Paragraph {
        let align = match self.align {
            Align::Left => AlignmentType::Left,
            Align::Right => AlignmentType::Right,
            Align::Center => AlignmentType::Center,
            Align::Justify => AlignmentType::Both,
        };
        let special = if self.first < 0.0 {
            SpecialIndentType::Hanging(twips(-self.first))
        } else {
            SpecialIndentType::FirstLine(twips(self.first))
        };
        let spacing = LineSpacing::new()
            .line_rule(LineSpacingType::Exact)
            .line(twips(self.kind.pitch))
            .before(u32::try_from(twips(self.before)).unwrap_or(0))
            .after(0);
        let mut paragraph = Paragraph::new()
            .align(align)
            .indent(Some(twips(self.left)), Some(special), Some(twips(self.right)), None)
            .line_spacing(spacing)
            .widow_control(true)
            .keep_next(self.keep);
        for (kind, at) in self.tabs {
            paragraph = paragraph.add_tab(Tab::new().val(*kind).pos(cells(*at)));
        }
        let parts: Vec<&str> = if self.markup { text.split("**").collect() } else { vec![text] };
        let count = parts.len();
        for (index, part) in parts.into_iter().enumerate() {
            // A lone `**` at the end has no partner, so it is text.
            let unpaired = index % 2 == 1 && index + 1 == count;
            let bold = self.kind.face.is_bold() || (index % 2 == 1 && !unpaired);
            if unpaired {
                paragraph = paragraph.add_run(self.run("**", bold));
            }
            if !part.is_empty() {
                paragraph = paragraph.add_run(self.run(part, bold));
            }
        }
        paragraph
    }

    fn run(&self, text: &str, bold: bool) -> Run {
        // Half points are the finest a word processor knows.
        let mut run = Run::new().size((self.kind.size * 2.0).round() as usize);
        if bold {
            run = run.bold();
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                run = run.add_break(BreakType::TextWrapping);
            }
            for (index, part) in line.split('\t').enumerate() {
                if index > 0 {
                    run = run.add_tab();
                }
                // XML has no place for control characters.
                let part: String = part.chars().filter(|letter| !letter.is_control()).collect();
                if !part.is_empty() {
                    run = run.add_text(bound_spaces(&part));
                }
            }
        }
        run
    }
}

/// An empty document with a letter's sheet, margins and font. What stands above the first text goes into its head.
pub fn document(frame: &Frame, margins: &Margins, font: Font, info: &Info) -> Docx {
    let sheet = &frame.sheet;
    let column = frame.body.column;
    let margin = PageMargin::new()
        .left(twips(column.x))
        .right(twips(sheet.width - column.right()))
        .top(twips(sheet.top))
        .bottom(twips(sheet.height - sheet.bottom))
        .header(twips(sheet.first_top))
        .footer(twips(super::unit::mm((margins.bottom / 2.0).clamp(5.0, 12.0))));
    let name = font_name(font);
    let fonts = RunFonts::new().ascii(name).hi_ansi(name).cs(name).east_asia(name);
    let created = info.created.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    Docx::new()
        .page_size(
            u32::try_from(twips(sheet.width)).unwrap_or(0),
            u32::try_from(twips(sheet.height)).unwrap_or(0),
        )
        .page_margin(margin)
        .default_fonts(fonts)
        .created_at(&created)
        .updated_at(&created)
}

/// The finished file.
///
/// # Errors
/// [`PaperError::Docx`] when the archive cannot be put together.
pub fn bytes(docx: Docx) -> Result<Vec<u8>, PaperError> {
    let mut file = Cursor::new(Vec::new());
    docx.build().pack(&mut file).map_err(|error| PaperError::Docx(error.to_string()))?;
    Ok(file.into_inner())
}

/// The office's emblem as a picture of a size in points; nothing when the office has none.
///
/// # Errors
/// [`PaperError::Emblem`] when it cannot be used.
pub fn emblem(profile: &Profile, (width, height): (f32, f32)) -> Result<Option<Pic>, PaperError> {
    /// Pixels per point: 300 dots to the inch.
    const SCALE: f32 = 300.0 / 72.0;
    /// English metric units to a point, DOCX's own measure of pictures.
    const EMU: f32 = 12_700.0;
    let Some(emblem) = profile.emblem.as_ref() else { return Ok(None) };
    let shapes = Emblem::read(emblem)?.placed(Area { x: 0.0, y: 0.0, width, height });
    let items = shapes.into_iter().map(|shape| Item { tag: Tag::NONE, shape }).collect();
    // Drawn by the very writer and rasteriser of the printed letter, so that it looks the same.
    let paper = Paper {
        pages: vec![Page { width, height, items }],
        tree: Tree::default(),
        info: Info::default(),
        missing: Default::default(),
    };
    let pages = rasterise(paper.to_pdf()?, SCALE)?;
    let Some(page) = pages.into_iter().next() else { return Ok(None) };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, page.width, page.height);
    encoder.set_color(png::ColorType::Rgba);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&page.rgba));
    written.map_err(|error| PaperError::Emblem(error.to_string()))?;
    let picture = Pic::new_with_dimensions(file, page.width, page.height);
    Ok(Some(picture.size((width * EMU) as u32, (height * EMU) as u32)))
}
