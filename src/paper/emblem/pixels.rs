//! PNG files as opaque pixels on white paper, no finer than a printer shows them.

use png::{ColorType, Decoder, Limits, Transformations};

use super::{Picture, unusable};
use crate::paper::PaperError;

/// Most pixels along the longer side: an emblem of 22 mm at 400 dpi.
const FINEST: u32 = 350;
/// Most memory decoding may take, in bytes.
const MEMORY: usize = 64 << 20;

/// Reads a PNG file.
pub fn decode(bytes: &[u8]) -> Result<Picture, PaperError> {
    let mut decoder = Decoder::new_with_limits(std::io::Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| unusable(&error.to_string()))?;
    let size = reader
        .output_buffer_size()
        .filter(|size| *size <= MEMORY)
        .ok_or_else(|| unusable("it is too large"))?;
    let mut data = vec![0; size];
    let frame = reader.next_frame(&mut data).map_err(|error| unusable(&error.to_string()))?;
    let channels = match frame.color_type {
        ColorType::Grayscale | ColorType::Indexed => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
    };
    let pixels: Vec<[u8; 3]> = data.chunks_exact(channels).map(on_white).collect();
    Ok(reduced(&pixels, frame.width, frame.height))
}

/// One pixel on white paper.
fn on_white(pixel: &[u8]) -> [u8; 3] {
    let over = |level: u8, alpha: u8| {
        ((u32::from(level) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255) as u8
    };
    match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [over(grey, alpha); 3],
        [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [over(red, alpha), over(green, alpha), over(blue, alpha)],
        _ => [255; 3],
    }
}

/// The picture with every pixel the mean of those it replaces.
fn reduced(pixels: &[[u8; 3]], width: u32, height: u32) -> Picture {
    let longer = width.max(height).max(1);
    let side = |length: u32| if longer > FINEST { (length * FINEST / longer).max(1) } else { length };
    let (new_width, new_height) = (side(width), side(height));
    let mut rgb = Vec::with_capacity((new_width * new_height * 3) as usize);
    for y in 0..new_height {
        for x in 0..new_width {
            let rows = y * height / new_height..((y + 1) * height).div_ceil(new_height);
            let mut sum = [0_u32; 3];
            let mut count = 0;
            for row in rows {
                let columns = x * width / new_width..((x + 1) * width).div_ceil(new_width);
                for column in columns {
                    let pixel = pixels.get((row * width + column) as usize).copied().unwrap_or([255; 3]);
                    sum.iter_mut().zip(pixel).for_each(|(sum, level)| *sum += u32::from(level));
                    count += 1;
                }
            }
            rgb.extend(sum.map(|sum| (sum / count.max(1)) as u8));
        }
    }
    Picture { width: new_width, height: new_height, rgb }
}
