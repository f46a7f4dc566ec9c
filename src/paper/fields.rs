//! Labelled lines: label, colon and value, as in the head of a letter.

use super::compose::{Composer, Setting, Type};
use super::strip::{Strip, paired, zipped};
use super::structure::{Role, Tag};
use super::unit::Column;

/// Where the parts of labelled lines stand.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Their type.
    pub kind: Type,
    /// Left edge of the labels.
    pub label: f32,
    /// Left edge of the colons.
    pub colon: f32,
    /// The values.
    pub value: Column,
}

impl Fields {
    /// A labelled value, on as many lines as it needs.
    pub fn line(&self, composer: &mut Composer, label: &str, value: &str, parent: Tag) -> Vec<Strip> {
        let tag = composer.tree.add(parent, Role::P);
        let head = self.head(composer, label, tag);
        let value = composer.paragraph(value, &Setting::left(self.kind, self.value, tag));
        paired(zipped(vec![head, value]))
    }

    /// Label and colon alone, for a value that is set otherwise.
    pub fn head(&self, composer: &mut Composer, label: &str, tag: Tag) -> Vec<Strip> {
        let column = Column::between(self.label, self.colon);
        let label = composer.paragraph(label, &Setting::left(self.kind, column, tag));
        let colon = composer.word(":", self.kind, self.colon, tag);
        zipped(vec![label, vec![colon]])
    }
}
