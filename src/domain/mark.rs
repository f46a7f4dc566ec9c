//! The mark that brings a scan back to its letter: what the square code on a pertinggal or disposition sheet says.
//!
//! `LJR1`, a letter for the kind of paper, then id and short hash as 32 signs of base 32: capitals and digits alone, so
//! that the code stays small enough to print beside the text.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use super::ids::EntityId;
use super::letter::Content;

const PREFIX: &str = "LJR1";
/// Base 32 without signs that look like others (Crockford's).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The kind of paper a mark stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// A letter's pertinggal.
    Letter,
    /// A request's disposition sheet.
    Sheet,
}

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The kind of paper.
    pub paper: Marked,
    /// The letter, or the request the sheet belongs to.
    pub id: EntityId,
    /// The beginning of what the paper says, hashed; zeros for a sheet, whose rows grow by pen.
    pub hash: [u8; 4],
}

/// A text that is no mark of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no mark")]
pub struct NoMark;

impl Mark {
    /// The mark of a letter's pertinggal with this content.
    pub fn letter(id: EntityId, content: &Content) -> Self {
        Self { paper: Marked::Letter, id, hash: short_hash(content) }
    }

    /// The mark of a request's disposition sheet.
    pub fn sheet(request: EntityId) -> Self {
        Self { paper: Marked::Sheet, id: request, hash: [0; 4] }
    }
}

/// The beginning of a content's hash: it tells one revision of a letter from another.
pub fn short_hash(content: &Content) -> [u8; 4] {
    // Plain texts and numbers always become JSON.
    let bytes = serde_json::to_vec(content).unwrap_or_default();
    let hash = blake3::hash(&bytes);
    let [a, b, c, d, ..] = *hash.as_bytes();
    [a, b, c, d]
}

impl Display for Mark {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let kind = match self.paper {
            Marked::Letter => 'L',
            Marked::Sheet => 'D',
        };
        write!(f, "{PREFIX}{kind}")?;
        let bytes: Vec<u8> = self.id.as_bytes().iter().chain(&self.hash).copied().collect();
        for five in bytes.chunks(5) {
            let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let sign = SIGNS[(bits >> (place * 5) & 31) as usize];
                write!(f, "{}", char::from(sign))?;
            }
        }
        Ok(())
    }
}

impl FromStr for Mark {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let mut signs = text.trim().strip_prefix(PREFIX).ok_or(NoMark)?.bytes();
        let paper = match signs.next() {
            Some(b'L') => Marked::Letter,
            Some(b'D') => Marked::Sheet,
            _ => return Err(NoMark),
        };
        let values: Vec<u64> = signs
            .map(|sign| SIGNS.iter().position(|known| *known == sign).map(|value| value as u64))
            .collect::<Option<_>>()
            .ok_or(NoMark)?;
        if values.len() != 32 {
            return Err(NoMark);
        }
        let mut bytes = Vec::with_capacity(20);
        for eight in values.chunks(8) {
            let bits = eight.iter().fold(0_u64, |bits, value| bits << 5 | value);
            bytes.extend_from_slice(&bits.to_be_bytes()[3..]);
        }
        let (id, hash) = bytes.split_at(16);
        let id = EntityId::from_slice(id).ok_or(NoMark)?;
        Ok(Self { paper, id, hash: hash.try_into().map_err(|_| NoMark)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_comes_back_from_its_text() {
        let id = EntityId(std::array::from_fn(|index| (index * 17) as u8));
        for mark in [Mark::sheet(id), Mark { paper: Marked::Letter, id, hash: [1, 2, 3, 255] }] {
            let text = mark.to_string();
            assert_eq!((text.len(), text.parse()), (37, Ok(mark)));
        }
    }

    #[test]
    fn anything_else_is_no_mark() {
        for text in ["", "https://example.com", "LJR1L", "LJR1X00000000000000000000000000000000", "LJR1Lé"] {
            assert_eq!(text.parse::<Mark>(), Err(NoMark));
        }
    }
}
