//! What is typed and must not be shown in a log: passphrases and account secrets, wiped from memory when they go.

use zeroize::Zeroizing;

/// A text that messages carry and nothing prints.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Hidden(Zeroizing<String>);

impl Hidden {
    /// The text itself.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Hidden {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden")
    }
}
