//! What can be seen of a signed PDF without any certificate: which bytes each signature covers.

use lopdf::{Document, Object};

use crate::paper::PaperError;

/// How much of a file a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// Everything but its own place.
    Whole,
    /// Everything up to a later addition, which a further signature may cover.
    UpTo(usize),
    /// Its byte range is not what a signature's is: the file was changed or never whole.
    Broken,
}

/// A PDF that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPdf {
    /// One for every signature, in the order of the bytes they cover.
    pub signatures: Vec<Coverage>,
    /// Title in the file's own words.
    pub title: String,
    /// When the file was first made, as the information dictionary writes it.
    pub created: String,
}

/// Looks at a PDF's signatures.
///
/// # Errors
/// [`PaperError::Scan`] when the file cannot be read as a PDF.
pub fn inspect(bytes: &[u8]) -> Result<SignedPdf, PaperError> {
    let document = Document::load_mem(bytes).map_err(|_| PaperError::Scan)?;
    let mut ranges: Vec<Vec<usize>> = Vec::new();
    for object in document.objects.values() {
        let Ok(dict) = object.as_dict() else { continue };
        let Ok(range) = dict.get_deref(b"ByteRange", &document).and_then(Object::as_array) else { continue };
        let numbers = range.iter().filter_map(|number| usize::try_from(number.as_i64().ok()?).ok());
        ranges.push(numbers.collect());
    }
    ranges.sort();
    ranges.dedup();
    ranges.sort_by_key(|range| range.get(2).copied());
    let info = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict).ok();
    let said = |key: &[u8]| {
        let found = info.and_then(|info| info.get_deref(key, &document).ok());
        found.and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default()
    };
    Ok(SignedPdf {
        signatures: ranges.iter().map(|range| coverage(bytes, range)).collect(),
        title: said(b"Title"),
        created: said(b"CreationDate"),
    })
}

/// What a byte range covers: two stretches, with nothing between them but the signature in hexadecimal digits.
fn coverage(bytes: &[u8], range: &[usize]) -> Coverage {
    let &[start, length, next, rest] = range else { return Coverage::Broken };
    let end = next.checked_add(rest).filter(|end| *end <= bytes.len());
    let (Some(end), Some(gap)) = (end, bytes.get(length..next)) else { return Coverage::Broken };
    let digits = gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">"));
    let digits = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    match (start, digits) {
        (0, true) if end == bytes.len() => Coverage::Whole,
        (0, true) => Coverage::UpTo(end),
        _ => Coverage::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_covers_all_but_the_signature() {
        let file = b"first<00ff>last";
        assert_eq!(coverage(file, &[0, 5, 11, 4]), Coverage::Whole);
        assert_eq!(coverage(b"first<00ff>last and more", &[0, 5, 11, 4]), Coverage::UpTo(15));
        for broken in [&[0, 5, 11, 9][..], &[0, 5, 10, 5], &[1, 5, 11, 4], &[0, 5], &[0, 9, 2, usize::MAX]] {
            assert_eq!(coverage(file, broken), Coverage::Broken);
        }
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        assert_eq!(inspect(b"%PDF-1.7 but nothing else"), Err(PaperError::Scan));
    }
}
