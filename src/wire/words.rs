//! Bytes as words that two people can read out on the telephone: proquints (arXiv:0901.4016).
//!
//! Sixteen bits become one five-letter word of alternating consonants and vowels. Twenty lines of table lookup,
//! so no crate is worth its weight here.

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
    fn people_may_type_words_as_they_like() {
        let spoken = words(&[127, 0, 0, 1]);
        assert!(same_words(" Lusab-BABAD ", &spoken));
        assert!(!same_words("lusab babat", &spoken));
    }
}
