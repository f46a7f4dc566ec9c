//! Dropping the screen hinting of a TrueType subset: half of its size, of no use on paper.
//!
//! A glyph's own instructions call functions of the tables that are dropped, so they must go with them.

/// The tables a PDF reader needs of a TrueType font.
const NEEDED: [[u8; 4]; 6] = [*b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp"];

/// The font without hinting; `None` when it is not a TrueType font of the expected form.
pub fn unhinted(font: &[u8]) -> Option<Vec<u8>> {
    let long_offsets = u16_at(table(font, *b"head")?, 50)? != 0;
    let (glyphs, offsets) = strip_glyphs(table(font, *b"glyf")?, table(font, *b"loca")?, long_offsets)?;
    let mut tables = Vec::new();
    for name in NEEDED {
        let mut data = match &name {
            b"glyf" => glyphs.clone(),
            b"loca" => offsets.clone(),
            _ => table(font, name)?.to_vec(),
        };
        match &name {
            // The checksum of the whole file is computed below.
            b"head" => data.get_mut(8..12)?.fill(0),
            // From the twilight points on, the limits concern instructions.
            b"maxp" if data.len() >= 28 => data[16..28].fill(0),
            _ => {}
        }
        tables.push((name, data));
    }
    Some(assemble(&tables))
}

/// A table of a font file.
fn table(font: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let record = (0..count).find_map(|index| {
        let record = font.get(12 + index * 16..28 + index * 16)?;
        (record[..4] == name).then_some(record)
    })?;
    let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
    font.get(start..start.checked_add(length)?)
}

/// The glyphs without instructions, and their new offsets.
fn strip_glyphs(glyphs: &[u8], offsets: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let count = offsets.len() / if long { 4 } else { 2 };
    let offset = |index: usize| match long {
        true => u32_at(offsets, index * 4).map(|offset| offset as usize),
        false => u16_at(offsets, index * 2).map(|half| usize::from(half) * 2),
    };
    let mut kept = Vec::with_capacity(glyphs.len());
    let mut starts = vec![0];
    for index in 0..count.checked_sub(1)? {
        let glyph = glyphs.get(offset(index)?..offset(index + 1)?)?;
        if !glyph.is_empty() {
            strip_glyph(glyph, &mut kept)?;
            kept.resize(kept.len().next_multiple_of(4), 0);
        }
        starts.push(kept.len());
    }
    let mut new = Vec::with_capacity(offsets.len());
    for start in starts {
        match long {
            true => new.extend_from_slice(&u32::try_from(start).ok()?.to_be_bytes()),
            false => new.extend_from_slice(&u16::try_from(start / 2).ok()?.to_be_bytes()),
        }
    }
    Some((kept, new))
}

fn strip_glyph(glyph: &[u8], kept: &mut Vec<u8>) -> Option<()> {
    const HEADER: usize = 10;
    let contours = u16_at(glyph, 0)? as i16;
    if let Ok(contours) = usize::try_from(contours) {
        let outline = HEADER + contours * 2;
        let instructions = usize::from(u16_at(glyph, outline)?);
        kept.extend_from_slice(glyph.get(..outline)?);
        kept.extend_from_slice(&[0, 0]);
        kept.extend_from_slice(glyph.get(outline + 2 + instructions..)?);
        return Some(());
    }
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    const INSTRUCTIONS: u16 = 0x100;
    kept.extend_from_slice(glyph.get(..HEADER)?);
    let mut at = HEADER;
    loop {
        let flags = u16_at(glyph, at)?;
        let arguments = if flags & WORDS != 0 { 4 } else { 2 };
        let transform = match flags & (SCALE | TWO_SCALES | MATRIX) {
            SCALE => 2,
            TWO_SCALES => 4,
            MATRIX => 8,
            _ => 0,
        };
        let end = at + 4 + arguments + transform;
        kept.extend_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        kept.extend_from_slice(glyph.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// A font file of some tables, which must be sorted by name.
fn assemble(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let range = 16 << power;
    let mut font = vec![0, 1, 0, 0];
    for field in [count, range, power, count * 16 - range] {
        font.extend_from_slice(&field.to_be_bytes());
    }
    let mut offset = 12 + tables.len() * 16;
    let mut head = None;
    for (name, data) in tables {
        if name == b"head" {
            head = Some(offset);
        }
        font.extend_from_slice(name);
        for field in [checksum(data), offset as u32, data.len() as u32] {
            font.extend_from_slice(&field.to_be_bytes());
        }
        offset += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        font.extend_from_slice(data);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&font));
    if let Some(field) = head.and_then(|head| font.get_mut(head + 8..head + 12)) {
        field.copy_from_slice(&adjustment.to_be_bytes());
    }
    font
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::font::Face;

    #[test]
    fn outlines_stay_and_instructions_go() {
        let font = Face::Bold.file();
        let thin = unhinted(font).unwrap();
        assert!(thin.len() < font.len() / 2);
        let outline = |font: &[u8], letter| {
            let face = rustybuzz::ttf_parser::Face::parse(font, 0).unwrap();
            let mut bounds = Vec::new();
            for glyph in letter {
                bounds.push(face.glyph_bounding_box(rustybuzz::ttf_parser::GlyphId(glyph)));
            }
            bounds
        };
        assert_eq!(outline(font, 0..2000), outline(&thin, 0..2000));
        assert_eq!(checksum(&thin), 0xb1b0_afba);
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(unhinted(b"OTTO"), None);
        assert_eq!(unhinted(&Face::Regular.file()[..1000]), None);
    }
}
