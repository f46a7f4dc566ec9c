//! Bytes as words that two people can read out on the telephone: proquints (arXiv:0901.4016).
//!
//! Sixteen bits become one five-letter word of alternating consonants and vowels. Twenty lines of table lookup,
//! so no crate is worth its weight here.

use zeroize::Zeroizing;

const CONSONANTS: [char; 16] =
    ['b', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'];
const VOWELS: [char; 4] = ['a', 'i', 'o', 'u'];

/// One word for sixteen bits.
fn word(bits: u16) -> String {
    let consonant = |shift: u16| CONSONANTS[usize::from(bits >> shift & 15)];
    let vowel = |shift: u16| VOWELS[usize::from(bits >> shift & 3)];
    [consonant(12), vowel(10), consonant(6), vowel(4), consonant(0)].iter().collect()
}

/// Words for bytes, two bytes a word; an odd last byte is left out.
pub fn words(bytes: &[u8]) -> Vec<String> {
    bytes.chunks_exact(2).map(|pair| word(u16::from_be_bytes([pair[0], pair[1]]))).collect()
}

/// A secret as words for paper: two bytes a word, and a last word that checks the others.
pub fn secret_words(secret: &[u8; 32]) -> String {
    let check = check_word(secret);
    words(secret).into_iter().chain([check]).collect::<Vec<_>>().join(" ")
}

/// The secret that such words say; `None` when there are too few or too many, or one was misread.
pub fn secret_from_words(typed: &str) -> Option<Zeroizing<[u8; 32]>> {
    let typed = Zeroizing::new(typed.to_lowercase());
    let mut said = typed.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let mut secret = Zeroizing::new([0; 32]);
    for pair in secret.chunks_exact_mut(2) {
        pair.copy_from_slice(&bits(said.next()?)?.to_be_bytes());
    }
    (said.next()? == check_word(&secret) && said.next().is_none()).then_some(secret)
}

fn check_word(secret: &[u8; 32]) -> String {
    let hash = blake3::derive_key("lajur 2026 recovery words v1", secret);
    word(u16::from_be_bytes([hash[0], hash[1]]))
}

/// The sixteen bits a word stands for.
fn bits(word: &str) -> Option<u16> {
    let letters: Vec<char> = word.chars().collect();
    let [a, b, c, d, e] = letters[..] else { return None };
    let consonant = |letter: char| CONSONANTS.iter().position(|known| *known == letter);
    let vowel = |letter: char| VOWELS.iter().position(|known| *known == letter);
    let bits = consonant(a)? << 12 | vowel(b)? << 10 | consonant(c)? << 6 | vowel(d)? << 4 | consonant(e)?;
    u16::try_from(bits).ok()
}

/// The office's "kode data": the first eight bytes of the state hash as two pairs of words.
pub fn data_code(state_hash: &[u8; 32]) -> String {
    let words = words(&state_hash[..8]);
    format!("{}-{} {}-{}", words[0], words[1], words[2], words[3])
}

/// Whether what a person typed is these words, forgiving case, hyphens and spaces.
pub fn same_words(typed: &str, words: &[String]) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(typed) == words.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_the_published_examples() {
        // From the proquint proposal: 127.0.0.1 is lusab-babad, 63.84.220.193 is gutih-tugad.
        assert_eq!(words(&[127, 0, 0, 1]), ["lusab", "babad"]);
        assert_eq!(words(&[63, 84, 220, 193]), ["gutih", "tugad"]);
    }

    #[test]
    fn a_secret_survives_paper_and_a_misread_word_is_noticed() {
        let secret: [u8; 32] = std::array::from_fn(|at| at as u8 * 7);
        let spoken = secret_words(&secret);
        assert_eq!(spoken.split(' ').count(), 17);
        assert_eq!(secret_from_words(&spoken.to_uppercase().replace(' ', "-")).as_deref(), Some(&secret));
        let first: String = spoken.chars().skip(5).collect();
        for wrong in [format!("lusab{first}"), spoken.replacen(' ', " x", 1), first, String::new()] {
            assert_eq!(secret_from_words(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn people_may_type_words_as_they_like() {
        let spoken = words(&[127, 0, 0, 1]);
        assert!(same_words(" Lusab-BABAD ", &spoken));
        assert!(!same_words("lusab babat", &spoken));
    }
}
