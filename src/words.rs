//! The program's sentences, in Indonesian and in English.
//!
//! A sentence is a Fluent message in `assets/lang`. Code names it by a literal key, so that the test below can
//! prove that every key the code names exists; papers are not screens and have their own texts.

mod calendar;
mod classification;
mod number;
mod problem;
mod refusal;
mod station;
mod template;
mod tnd;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use calendar::{calendar_problem, calendar_warning, day_kind};
pub use classification::{age, bad_line};
/// The value of a placeholder: a text or a number. Years and letter numbers are texts, never grouped.
pub use fluent_bundle::FluentValue as Value;
pub use problem::problem;
pub use refusal::{letter_state, refusal, request_state};
pub use station::station;
pub use template::{letter_kind, template_flaw, template_place, template_trouble};
pub use tnd::{tnd_flaw, tnd_trouble};

type Bundle = FluentBundle<FluentResource>;

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    #[serde(rename = "id")]
    Indonesian,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The language with this code; `None` for any other code.
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Its code after ISO 639-1: `id` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }
}

/// The sentences of one language; free to copy and to share between threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    language: Language,
}

static INDONESIAN: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Indonesian));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));

impl Words {
    /// The sentences of a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language these sentences are in.
    pub fn language(self) -> Language {
        self.language
    }

    /// A sentence without placeholders.
    pub fn say(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A sentence with its placeholders filled.
    ///
    /// A key that is missing falls back to the Indonesian sentence, then to the key itself.
    pub fn with(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let sentence = match self.language {
            Language::Indonesian => None,
            Language::English => format(&ENGLISH, key, &values),
        };
        sentence.or_else(|| format(&INDONESIAN, key, &values)).unwrap_or_else(|| key.to_owned())
    }

    /// A whole number with its thousands grouped the way the language does.
    pub fn number(self, number: i64) -> String {
        number::group(&number.to_string(), self.language)
    }
}

fn format(bundle: &Bundle, key: &str, values: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    // What cannot be filled stays visible as `{$name}`; the sentence around it is still worth showing.
    Some(bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned())
}

fn bundle(language: Language) -> Bundle {
    let (code, text) = match language {
        Language::Indonesian => ("id", include_str!("../assets/lang/id.ftl")),
        Language::English => ("en", include_str!("../assets/lang/en.ftl")),
    };
    let locale: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks would show as boxes, and both languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Indonesian => number::indonesian,
        Language::English => number::english,
    }));
    // A damaged message is left out; the test below proves that there is none.
    let messages = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(messages, _)| messages);
    bundle.add_resource_overriding(messages);
    bundle
}

#[cfg(test)]
mod tests;
