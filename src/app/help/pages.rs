//! The help pages as data, and the few marks they are written with: `#`, `##`, `-` and `**name**` before a point.

use crate::words::Language;

/// A help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Meja.
    Desk,
    /// Papan.
    Board,
    /// Permohonan.
    Request,
    /// Surat.
    Letters,
    /// Register.
    Register,
    /// Tukar.
    Exchange,
    /// SOP.
    Procedures,
    /// Laporan.
    Report,
    /// Kalender kantor.
    Calendar,
    /// Pengaturan.
    Preferences,
    /// Every key.
    Keys,
}

/// The pages in the order of the list.
pub(super) const TOPICS: [Topic; 11] = [
    Topic::Desk,
    Topic::Board,
    Topic::Request,
    Topic::Letters,
    Topic::Register,
    Topic::Exchange,
    Topic::Procedures,
    Topic::Report,
    Topic::Calendar,
    Topic::Preferences,
    Topic::Keys,
];

macro_rules! page {
    ($language:expr, $name:literal) => {
        match $language {
            Language::Indonesian => include_str!(concat!("../../../assets/help/id/", $name, ".md")),
            Language::English => include_str!(concat!("../../../assets/help/en/", $name, ".md")),
        }
    };
}

impl Topic {
    /// The page's text.
    pub fn text(self, language: Language) -> &'static str {
        match self {
            Self::Desk => page!(language, "desk"),
            Self::Board => page!(language, "board"),
            Self::Request => page!(language, "request"),
            Self::Letters => page!(language, "letters"),
            Self::Register => page!(language, "register"),
            Self::Exchange => page!(language, "exchange"),
            Self::Procedures => page!(language, "procedures"),
            Self::Report => page!(language, "report"),
            Self::Calendar => page!(language, "calendar"),
            Self::Preferences => page!(language, "preferences"),
            Self::Keys => page!(language, "keys"),
        }
    }

    /// The page's title: its first line.
    pub fn title(self, language: Language) -> &'static str {
        self.text(language).lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
    }
}

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block<'a> {
    /// The page's title.
    Title(&'a str),
    /// A heading inside it.
    Heading(&'a str),
    /// Running text.
    Paragraph(&'a str),
    /// A point: the name it begins with, and what is said of it.
    Point(&'a str, &'a str),
}

/// The pieces of a page; every paragraph and point stands on one line.
pub(super) fn blocks(page: &str) -> Vec<Block<'_>> {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            if let Some(heading) = line.strip_prefix("## ") {
                Block::Heading(heading)
            } else if let Some(title) = line.strip_prefix("# ") {
                Block::Title(title)
            } else if let Some(point) = line.strip_prefix("- ") {
                let named = point.strip_prefix("**").and_then(|it| it.split_once("**"));
                match named {
                    Some((name, rest)) => Block::Point(name, rest.trim_start_matches([':', ' '])),
                    None => Block::Point("", point),
                }
            } else {
                Block::Paragraph(line)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_says_something_in_both_languages() {
        for topic in TOPICS {
            for language in [Language::Indonesian, Language::English] {
                let blocks = blocks(topic.text(language));
                assert!(matches!(blocks.first(), Some(Block::Title(_))), "{topic:?}");
                assert!(blocks.len() > 1 && !topic.title(language).is_empty(), "{topic:?}");
            }
        }
    }

    #[test]
    fn points_keep_their_names() {
        assert_eq!(blocks("- **Ctrl+K**: cari"), [Block::Point("Ctrl+K", "cari")]);
        assert_eq!(blocks("- biasa saja"), [Block::Point("", "biasa saja")]);
    }
}
