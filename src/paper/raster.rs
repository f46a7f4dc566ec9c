//! A finished PDF as pixels: the screen shows the very bytes that print.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::PaperError;

/// One page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and alpha of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Draws every page of a PDF, `scale` pixels per point.
///
/// # Errors
/// When the bytes are no PDF.
pub fn rasterise(pdf: Vec<u8>, scale: f32) -> Result<Vec<PageImage>, PaperError> {
    let pdf = read(pdf)?;
    let cache = RenderCache::new();
    let pages = pdf.pages().iter().map(|page| draw(page, &cache, scale)).collect();
    Ok(pages)
}

fn read(pdf: Vec<u8>) -> Result<Pdf, PaperError> {
    Pdf::new(pdf).map_err(|error| PaperError::Raster(format!("{error:?}")))
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, scale: f32) -> PageImage {
    // Hinting would move stems to whole pixels; the paper does not.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let image = render(page, cache, &InterpreterSettings::default(), &settings, &pixels);
    PageImage {
        width: image.width().into(),
        height: image.height().into(),
        rgba: image.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]).collect(),
    }
}

/// The sizes of a PDF's pages in points, which cost no drawing.
///
/// # Errors
/// When the bytes are no PDF.
pub fn page_sizes(pdf: &[u8]) -> Result<Vec<(f32, f32)>, PaperError> {
    Ok(read(pdf.to_vec())?.pages().iter().map(|page| page.render_dimensions()).collect())
}

/// Draws one page of a PDF, `scale` pixels per point.
///
/// # Errors
/// When the bytes are no PDF or it has no such page.
pub fn rasterise_page(pdf: &[u8], index: usize, scale: f32) -> Result<PageImage, PaperError> {
    let pdf = read(pdf.to_vec())?;
    let page = pdf.pages().get(index).ok_or_else(|| PaperError::Raster(format!("page {index}")))?;
    Ok(draw(page, &RenderCache::new(), scale))
}
