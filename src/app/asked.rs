//! What a form has asked the office for: nothing yet, something on its way, or something refused.

use super::trouble::Trouble;
use crate::ui::button::Button;
use crate::ui::notice::{self, Notice};
use crate::words::Words;

/// Where a form's request stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    busy: bool,
    trouble: Option<Trouble>,
}

impl Asked {
    /// It is on its way; what was refused before is forgotten.
    pub fn begin(&mut self) {
        *self = Self { busy: true, trouble: None };
    }

    /// It came back refused.
    pub fn refused(&mut self, trouble: Trouble) {
        *self = Self { busy: false, trouble: Some(trouble) };
    }

    /// Whether it is on its way, so that nothing can be asked for twice.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Why it was refused, to stand below the form's fields.
    pub fn notice<'a, M>(&'a self) -> Option<Notice<'a, M>> {
        self.trouble.as_ref().map(|trouble| notice::error(trouble.sentence.as_str()))
    }

    /// The button that asks; while it cannot, it says why.
    pub fn button<'a, M>(
        &self,
        words: Words,
        button: Button<'a, M>,
        lacks: Option<String>,
        message: M,
    ) -> Button<'a, M> {
        match lacks {
            _ if self.busy => button.disabled(words.say("app-busy")),
            Some(reason) => button.disabled(reason),
            None => button.on_press(message),
        }
    }
}
