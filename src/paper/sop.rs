//! The SOP document in the form of PermenPANRB 35/2012: the identity page, then the flow as a table.
//!
//! The wording is the procedure's own; what the source leaves blank prints as `-`.

mod flow;
mod identity;

use chrono::{DateTime, FixedOffset};

use super::chart;
use super::compose::{Composer, Setting, Type};
use super::display::Page;
use super::flow::Sheet;
use super::marks;
use super::strip::{Strip, height};
use super::structure::{Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;

pub(super) use flow::{edges, numbered, shape, spoken};

/// A4 landscape, and where its text stands.
pub(super) const PAGE: (f32, f32) = (mm(297.0), mm(210.0));
pub(super) const COLUMN: Column = Column { x: mm(20.0), width: mm(262.0) };
/// Where the footer begins.
pub(super) const FOOTER: f32 = mm(198.6);
/// Where text ends at the latest.
pub(super) const BOTTOM: f32 = mm(196.5);
/// Most pages the flow may take before its type becomes smaller.
const FEW: usize = 2;

/// An SOP document to print.
#[derive(Debug, Clone, Copy)]
pub struct SopPaper<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The office that prints it; its emblem and official appear only on its own government's SOP.
    pub profile: Option<&'a Profile>,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

impl SopPaper<'_> {
    /// The printing office, when the SOP is its own government's.
    fn own(&self) -> Option<&Profile> {
        let government = &self.procedure.identity.government;
        self.profile.filter(|profile| government.eq_ignore_ascii_case(&profile.government))
    }
}

/// Sets an SOP document.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used; no text is refused.
pub fn sop_document(paper: &SopPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let mut pages = identity_pages(&mut composer, paper)?;
    pages.extend(flow_pages(&mut composer, paper.procedure));
    let number = paper.procedure.identity.number.trim();
    let left = match number {
        "" => paper.procedure.identity.title.clone(),
        number => format!("SOP Nomor {number}"),
    };
    marks::page_of_pages(&mut composer, &mut pages, COLUMN, FOOTER, &left);
    Ok(Paper {
        pages,
        tree: composer.tree,
        info: Info {
            title: paper.procedure.identity.title.clone(),
            author: paper.procedure.identity.issuer.clone(),
            subject: left,
            classification: String::new(),
            created: paper.printed,
        },
        missing: composer.missing,
    })
}

/// The identity page, in the largest type in which it is one page.
fn identity_pages(composer: &mut Composer, paper: &SopPaper<'_>) -> Result<Vec<Page>, PaperError> {
    const SIZES: [f32; 4] = [9.5, 9.0, 8.5, 8.0];
    let top = mm(15.0);
    let sheet = Sheet { width: PAGE.0, height: PAGE.1, first_top: top, top, bottom: BOTTOM };
    let blank = composer.tree.clone();
    let mut strips = Vec::new();
    for size in SIZES {
        composer.tree = blank.clone();
        strips = identity::strips(composer, paper, Type::new(size, size * 1.24))?;
        if height(&strips) <= BOTTOM - top {
            break;
        }
    }
    Ok(super::flow::flow(&strips, &sheet).pages)
}

/// The flow, in the largest type in which it stays on few pages.
fn flow_pages(composer: &mut Composer, procedure: &Procedure) -> Vec<Page> {
    const SIZES: [f32; 4] = [8.5, 8.0, 7.5, 7.0];
    let place = chart::Sheet { size: PAGE, left: COLUMN.x, top: mm(9.5), bottom: BOTTOM };
    let end = height(&flow::closing(composer, procedure, Tag::NONE));
    let mut charts = SIZES.map(|size| {
        let chart = flow::chart(procedure, size);
        let count = chart.count(composer, &place, 0.0, end);
        (chart, count)
    });
    let few = charts.iter().map(|(_, count)| *count).min().unwrap_or(FEW).max(FEW);
    let chosen = charts.iter().position(|(_, count)| *count <= few).unwrap_or(0);
    let (chart, _) = &mut charts[chosen];
    chart.pages(composer, &place, |_| Vec::new(), |composer, tag| flow::closing(composer, procedure, tag))
}

/// A small remark below a table.
pub(super) fn remark(composer: &mut Composer, text: &str, parent: Tag) -> Vec<Strip> {
    let tag = if parent == Tag::NONE { Tag::NONE } else { composer.tree.add(parent, Role::P) };
    let mut strips = composer.paragraph(text, &Setting::left(Type::new(7.5, 9.2), COLUMN, tag));
    if let Some(first) = strips.first_mut() {
        first.gap = mm(1.2);
    }
    strips
}

/// The document element, for parts that stand in it directly.
const ROOT: Tag = Tree::ROOT;
