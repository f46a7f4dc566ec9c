//! Reading marks back from scans: pictures, and PDFs as a scanner writes them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{GrayImage, ImageReader, Limits};
use rqrr::PreparedImage;

use super::PaperError;
use super::raster::rasterise;
use crate::domain::mark::Mark;

/// Most pixels to a side of a picture that is opened: an A3 page at 600 dots to the inch.
const LARGEST: u32 = 10_000;
/// Pixels per point a PDF is drawn at: about 200 dots to the inch, where a mark is still told apart.
const SCALE: f32 = 2.8;

/// What kind of file a signed paper came back as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanKind {
    /// PDF.
    Pdf,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
}

impl ScanKind {
    /// What a file is by its first bytes; its name may say anything.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        // Readers look for the header within the first kilobyte.
        let head = &bytes[..bytes.len().min(1024)];
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            _ => head.windows(5).any(|part| part == b"%PDF-").then_some(Self::Pdf),
        }
    }
}

/// Every mark on a scan, page by page.
///
/// # Errors
/// [`PaperError::Scan`] when the file is no PDF, JPG or PNG, or cannot be opened.
pub fn marks(bytes: &[u8]) -> Result<Vec<Mark>, PaperError> {
    let kind = ScanKind::of(bytes).ok_or(PaperError::Scan)?;
    let pages = match kind {
        ScanKind::Pdf => rasterise(bytes.to_vec(), SCALE)
            .map_err(|_| PaperError::Scan)?
            .into_iter()
            .filter_map(|page| {
                let grey = page.rgba.chunks_exact(4).map(|pixel| luma(pixel[0], pixel[1], pixel[2]));
                GrayImage::from_raw(page.width, page.height, grey.collect())
            })
            .collect(),
        ScanKind::Jpeg | ScanKind::Png => vec![picture(bytes)?],
    };
    let mut marks: Vec<Mark> = Vec::new();
    for mark in pages.iter().flat_map(on_page) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    Ok(marks)
}

fn picture(bytes: &[u8]) -> Result<GrayImage, PaperError> {
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes));
    reader = reader.with_guessed_format().map_err(|_| PaperError::Scan)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    reader.limits(limits);
    Ok(reader.decode().map_err(|_| PaperError::Scan)?.into_luma8())
}

fn luma(red: u8, green: u8, blue: u8) -> u8 {
    ((u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114) / 1000) as u8
}

fn on_page(page: &GrayImage) -> Vec<Mark> {
    let find = || {
        let (width, height) = (page.width() as usize, page.height() as usize);
        let pixel = |x: usize, y: usize| page.as_raw()[y * width + x];
        let mut image = PreparedImage::prepare_from_greyscale(width, height, pixel);
        let grids = image.detect_grids();
        let texts = grids.iter().filter_map(|grid| grid.decode().ok());
        texts.filter_map(|(_, text)| text.parse().ok()).collect()
    };
    // A smudge may look like a code that no code is; whatever the reader makes of it, a scan must not end the program.
    catch_unwind(AssertUnwindSafe(find)).unwrap_or_default()
}
