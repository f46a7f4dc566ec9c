//! A finished PDF as pixels: the screen shows the very bytes that print.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
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
    let pdf = Pdf::new(pdf).map_err(|error| PaperError::Raster(format!("{error:?}")))?;
    let cache = RenderCache::new();
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let draw = |page| {
        // Hinting would move stems to whole pixels; the paper does not.
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        let image = render(page, &cache, &InterpreterSettings::default(), &settings, &pixels);
        PageImage {
            width: image.width().into(),
            height: image.height().into(),
            rgba: image.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]).collect(),
        }
    };
    Ok(pdf.pages().iter().map(draw).collect())
}
