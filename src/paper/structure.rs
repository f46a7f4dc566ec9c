//! The structure tree: which text is a paragraph, a list, a table, so that a paper can be read aloud.

use std::fmt::{self, Display, Formatter};

/// Names an element of the tree; nothing for decoration, which is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tag(Option<u32>);

impl Tag {
    /// Rules, page numbers and other decoration (an artifact).
    pub const NONE: Self = Self(None);

    /// The tag of the element at an index of [`Tree::elements`].
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).ok())
    }

    /// The index of the element in [`Tree::elements`].
    pub fn index(self) -> Option<usize> {
        self.0.map(|index| index as usize)
    }
}

impl Display for Tag {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(index) => f.pad(&index.to_string()),
            None => f.pad("-"),
        }
    }
}

/// What an element is; the names are those of PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole paper.
    Document,
    /// Its title.
    H1,
    /// A section's heading.
    H2,
    /// A paragraph.
    P,
    /// A list.
    L,
    /// An item of a list.
    LI,
    /// The number before an item.
    Lbl,
    /// What an item says.
    LBody,
    /// A table.
    Table,
    /// A row of a table.
    TR,
    /// A heading cell.
    TH,
    /// A cell.
    TD,
    /// A picture.
    Figure,
    /// A field to be filled in.
    Form,
}

/// One element of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it belongs to; nothing for the document itself.
    pub parent: Tag,
    /// What else a reader must know about it.
    pub detail: Detail,
}

/// What a reader must know about some elements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// What a picture shows.
    Alt(String),
    /// How many columns a cell spans.
    Columns(u32),
    /// How many columns and rows a cell spans.
    Span {
        /// Columns.
        columns: u32,
        /// Rows.
        rows: u32,
    },
    /// How a list is numbered.
    Numbering(Numbering),
}

/// How a list is numbered; the names are those of PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// 1. 2. 3.
    Decimal,
    /// a. b. c.
    LowerAlpha,
    /// Boxes to tick.
    None,
}

/// The elements of a paper in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    elements: Vec<Element>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { elements: vec![Element { role: Role::Document, parent: Tag::NONE, detail: Detail::None }] }
    }
}

impl Tree {
    /// The document element.
    pub const ROOT: Tag = Tag(Some(0));

    /// Adds an element behind all others.
    pub fn add(&mut self, parent: Tag, role: Role) -> Tag {
        self.add_with(parent, role, Detail::None)
    }

    /// Adds an element with a detail behind all others.
    pub fn add_with(&mut self, parent: Tag, role: Role, detail: Detail) -> Tag {
        self.elements.push(Element { role, parent, detail });
        Tag::at(self.elements.len() - 1)
    }

    /// The PDF name of an element's role.
    pub fn name(&self, tag: Tag) -> String {
        let element = tag.index().and_then(|index| self.elements.get(index));
        element.map_or_else(String::new, |element| format!("{:?}", element.role))
    }

    /// All elements; a parent always stands before its children.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }
}

impl Display for Tree {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut depths: Vec<usize> = Vec::with_capacity(self.elements.len());
        for (index, element) in self.elements.iter().enumerate() {
            let depth =
                element.parent.index().and_then(|parent| depths.get(parent)).map_or(0, |depth| depth + 1);
            depths.push(depth);
            write!(f, "{index:>4} {:depth$}{:?}", "", element.role)?;
            if let Detail::Alt(alt) = &element.detail {
                write!(f, " ({alt})")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
