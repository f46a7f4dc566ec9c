//! Words that belong together: a line never breaks inside a date, a NIP, a count or a reference.

use crate::domain::indonesian::MONTHS;

/// Longest count in words, in words: `999.999 (sembilan ratus …)`.
const LONGEST_COUNT: usize = 16;

/// For every word, whether the space behind it must not break.
pub fn bound(words: &[&str]) -> Vec<bool> {
    let mut bound = vec![false; words.len()];
    for start in 0..words.len() {
        let length = date(&words[start..])
            .or_else(|| nip(&words[start..]))
            .or_else(|| count(&words[start..]))
            .or_else(|| time(&words[start..]))
            .or_else(|| reference(&words[start..]))
            .unwrap_or(1);
        bound[start..start + length - 1].fill(true);
    }
    bound
}

/// A text whose spaces inside dates, NIPs, counts and references never break, for formats that break lines themselves.
pub fn bound_spaces(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let bound = bound(&words);
    let mut joined = String::with_capacity(text.len());
    for (index, word) in words.iter().enumerate() {
        joined.push_str(word);
        if index + 1 < words.len() {
            joined.push(if bound[index] { '\u{a0}' } else { ' ' });
        }
    }
    joined
}

/// `12 November 2026` or `12 November`: number of words, when the words begin with a date.
fn date(words: &[&str]) -> Option<usize> {
    let day: u32 = bare(words.first()?).parse().ok()?;
    let month = bare(words.get(1)?);
    if !(1..=31).contains(&day) || !MONTHS.contains(&month) {
        return None;
    }
    Some(if words.get(2).is_some_and(|year| digits(year) == 4) { 3 } else { 2 })
}

/// `NIP 19800101 200501 1 001`, with or without its label.
fn nip(words: &[&str]) -> Option<usize> {
    let groups = |words: &[&str]| {
        words.len() >= 4 && words.iter().zip([8, 6, 1, 3]).all(|(word, length)| digits(word) == length)
    };
    if matches!(words.first().copied()?, "NIP" | "NIP.") && groups(&words[1..]) {
        return Some(5);
    }
    groups(words).then_some(4)
}

/// `1 (satu) berkas`: the figure, the words in brackets and the unit.
fn count(words: &[&str]) -> Option<usize> {
    let is_figure = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    if !is_figure(words.first()?) || !words.get(1)?.starts_with('(') {
        return None;
    }
    let close = words.iter().take(LONGEST_COUNT).position(|word| bare(word).ends_with(')'))?;
    let unit = words[close].ends_with(')')
        && words.get(close + 1).is_some_and(|word| word.starts_with(char::is_lowercase));
    Some(close + 1 + usize::from(unit))
}

/// `pukul 14.05 WIB`, and an amount behind its `Rp`.
fn time(words: &[&str]) -> Option<usize> {
    let figure = words.get(1).is_some_and(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    match *words.first()? {
        "pukul" if figure => {
            Some(if words.get(2).is_some_and(|zone| zone.starts_with("WI")) { 3 } else { 2 })
        }
        "Rp" if figure => Some(2),
        _ => None,
    }
}

/// `angka 1`, `huruf a`, `Pasal 5`, `ayat (2)`, and the marks before a jabatan.
fn reference(words: &[&str]) -> Option<usize> {
    const NOUNS: [&str; 8] = ["angka", "huruf", "butir", "pasal", "ayat", "langkah", "halaman", "tahun"];
    let next = bare(words.get(1)?);
    let first = *words.first()?;
    if matches!(first, "a.n." | "u.b." | "Plt." | "Plh.") {
        return Some(2);
    }
    let short = next.len() == 1 || (next.len() <= 4 && next.bytes().any(|byte| byte.is_ascii_digit()));
    (short && NOUNS.contains(&first.to_lowercase().as_str())).then_some(2)
}

/// The word without the punctuation behind it and a bracket before it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':']).trim_start_matches('(')
}

/// The number of digits of a word that holds nothing but digits and closing punctuation.
fn digits(word: &str) -> usize {
    let word = word.trim_end_matches([',', '.', ';', ':', ')']);
    if word.bytes().all(|byte| byte.is_ascii_digit()) { word.len() } else { 0 }
}

/// Whether a line may break inside a word behind `before`, where Unicode would allow it.
///
/// It may in words said twice (`perundang-undangan`), behind dashes and between ideographs; it may not in letter
/// numbers, addresses and names such as E-Government.
pub fn may_split(before: &str, after: &str) -> bool {
    let ideograph = |letter: char| ('\u{2e80}'..'\u{fb00}').contains(&letter) || letter >= '\u{20000}';
    let Some((last, next)) = before.chars().next_back().zip(after.chars().next()) else { return false };
    if ideograph(last) || ideograph(next) || matches!(last, '–' | '—') {
        return true;
    }
    let lower = |letter: &char| letter.is_lowercase();
    let tail = before.trim_end_matches('-').chars().rev().take_while(lower).count();
    let head = after.chars().take_while(lower).count();
    let whole = before.trim_end_matches('-').chars().count() == tail;
    last == '-' && whole && tail >= 3 && head >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let bound = bound(&words);
        words
            .iter()
            .zip(bound)
            .map(|(word, bound)| format!("{word}{}", if bound { "~" } else { " " }))
            .collect()
    }

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(joined("tanggal 12 November 2026, hal"), "tanggal 12~November~2026, hal ");
        assert_eq!(joined("pada 8 Desember."), "pada 8~Desember. ");
        assert_eq!(joined("NIP 19800101 200501 1 001 ada"), "NIP~19800101~200501~1~001 ada ");
        assert_eq!(joined("lampiran 1 (satu) berkas ini"), "lampiran 1~(satu)~berkas ini ");
        assert_eq!(joined("200 (dua ratus) gigabita; dan"), "200~(dua~ratus)~gigabita; dan ");
        assert_eq!(joined("pukul 14.05 WIB di"), "pukul~14.05~WIB di ");
        assert_eq!(joined("pada angka 1 sampai"), "pada angka~1 sampai ");
        assert_eq!(joined("angka kematian 4 kota"), "angka kematian 4 kota ");
        assert_eq!(joined("3 (tanpa tutup"), "3 (tanpa tutup ");
    }

    #[test]
    fn only_words_said_twice_break_at_their_hyphen() {
        assert!(may_split("perundang-", "undangan"));
        assert!(!may_split("E-", "Government"));
        assert!(!may_split("Sub-", "Domain"));
        assert!(!may_split("pos-", "el"));
        assert!(!may_split("500.12.6.3/412/", "DINKES/2026"));
    }
}
