//! Font subsets: only the glyphs a paper uses go into its file.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use super::unhint::unhinted;
use crate::paper::PaperError;
use crate::paper::display::{Page, Run, Shape};
use crate::paper::font::Face;

/// The part of a face that a paper uses.
pub struct Subset {
    /// The face.
    pub face: Face,
    /// `ABCDEF+Name`, with a prefix that depends on the glyphs alone.
    pub name: String,
    /// The font file.
    pub file: Vec<u8>,
    /// For every glyph of the face in use, its number in the subset and the text it stands for.
    pub glyphs: BTreeMap<u16, (u16, String)>,
}

/// The subsets of all faces that some pages use.
pub fn subsets(pages: &[Page]) -> Result<Vec<Subset>, PaperError> {
    let mut used: BTreeMap<Face, BTreeMap<u16, String>> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text(run) = &item.shape {
            collect(run, used.entry(run.face).or_default());
        }
    }
    used.into_iter().map(|(face, glyphs)| subset(face, glyphs)).collect()
}

fn collect(run: &Run, used: &mut BTreeMap<u16, String>) {
    for glyph in &run.glyphs {
        let text = run.text.get(glyph.start as usize..glyph.end as usize).unwrap_or_default();
        // A bound space looks like any other and must be copied as one.
        let text = text.replace('\u{a0}', " ");
        let known = used.entry(glyph.id).or_default();
        if known.is_empty() {
            *known = text;
        }
    }
}

fn subset(face: Face, used: BTreeMap<u16, String>) -> Result<Subset, PaperError> {
    let mut remapper = GlyphRemapper::new();
    let glyphs: BTreeMap<u16, (u16, String)> = used
        .into_iter()
        .map(|(glyph, text)| {
            // A glyph without text of its own, such as the second half of a letter, still needs some.
            let text = if text.is_empty() { "\u{200b}".to_owned() } else { text };
            (glyph, (remapper.remap(glyph), text))
        })
        .collect();
    let hinted = subsetter::subset(face.file(), 0, &remapper)
        .map_err(|error| PaperError::Pdf(format!("font {}: {error}", face.name())))?;
    let file = unhinted(&hinted).unwrap_or(hinted);
    let name = format!("{}+{}", prefix(glyphs.keys()), face.name());
    Ok(Subset { face, name, file, glyphs })
}

/// Six capitals that name a set of glyphs.
fn prefix<'a>(glyphs: impl Iterator<Item = &'a u16>) -> String {
    let bytes: Vec<u8> = glyphs.flat_map(|glyph| glyph.to_be_bytes()).collect();
    let hash = blake3::hash(&bytes);
    hash.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
