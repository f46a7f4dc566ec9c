//! The letterhead (kop naskah dinas): emblem, government, office, address, double rule.

use super::PaperError;
use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Item, Pen, Point, Shape};
use super::emblem::Emblem;
use super::strip::{Strip, beside, height};
use super::structure::{Detail, Role, Tag, Tree};
use super::unit::{Column, mm};
use crate::domain::office::Profile;
use crate::domain::tnd::{ADDRESS, AGENCY, GOVERNMENT, HeadRule, LetterheadRules};

/// White space between emblem and text.
const BESIDE_EMBLEM: f32 = mm(3.0);
/// White space between the box of emblem and text and the rule.
const ABOVE_RULE: f32 = mm(1.5);
/// How far the text stands above the middle of its box: capitals look low when they are centred.
const LIFT: f32 = mm(0.3);
/// Tallest letterhead that is kept in one piece; only a broken profile has a taller one.
const TALLEST: f32 = mm(90.0);

/// The sizes of a letterhead.
#[derive(Debug, Clone, Copy)]
pub struct HeadStyle {
    government: Type,
    agency: Type,
    address: Type,
    emblem: (f32, f32),
    /// Least height of the box that holds emblem and text.
    height: f32,
    /// Most address lines.
    lines: usize,
    rule: HeadRule,
}

impl HeadStyle {
    /// The letterhead of letters.
    pub fn full(rules: &LetterheadRules) -> Self {
        let size = |size: f32| size.clamp(4.0, 40.0);
        let (government, agency, address) = (size(rules.government), size(rules.agency), size(rules.address));
        let emblem = (mm(rules.emblem_width.clamp(0.0, 40.0)), mm(rules.emblem_height.clamp(0.0, 40.0)));
        Self {
            government: Type::new(government, government * 1.25),
            agency: Type::new(agency, agency * 1.1875).bold(),
            address: Type::new(address, address * 1.242),
            emblem,
            height: emblem.1 + mm(5.0),
            lines: 3,
            rule: rules.rule,
        }
    }

    /// The letterhead of pages laid across.
    pub fn flat(rules: &LetterheadRules) -> Self {
        Self { emblem: (mm(15.5), mm(19.0)), height: mm(21.0), lines: 2, ..Self::full(rules) }
    }

    /// The letterhead of half pages.
    pub fn small(rules: &LetterheadRules) -> Self {
        Self {
            government: Type::new(9.0, 11.0),
            agency: Type::new(12.0, 14.0).bold(),
            address: Type::new(7.0, 8.4),
            emblem: (mm(13.3), mm(16.3)),
            height: mm(20.0),
            lines: 2,
            rule: rules.rule,
        }
    }
}

impl HeadStyle {
    /// Width and height of the emblem.
    pub fn emblem(&self) -> (f32, f32) {
        self.emblem
    }

    /// Least height of the box that holds emblem and text.
    pub fn height(&self) -> f32 {
        self.height
    }
}

/// Sets the letterhead across a column.
///
/// # Errors
/// [`PaperError::Emblem`] when the office's emblem cannot be used.
pub fn letterhead(
    composer: &mut Composer,
    profile: &Profile,
    style: &HeadStyle,
    column: Column,
) -> Result<Vec<Strip>, PaperError> {
    let emblem = profile.emblem.as_ref().map(Emblem::read).transpose()?;
    let figure = emblem.as_ref().map(|_| {
        let alt = Detail::Alt(format!("Lambang {}", profile.region).trim_end().to_owned());
        composer.tree.add_with(Tree::ROOT, Role::Figure, alt)
    });
    let text_column = match emblem {
        Some(_) => column.indented(style.emblem.0 + BESIDE_EMBLEM),
        None => column,
    };
    let text = text(composer, profile, style, text_column);
    let text_height = height(&text);
    let box_height = style.height.max(text_height + mm(2.0));
    let shapes = emblem.map_or_else(Vec::new, |emblem| {
        let (width, height) = style.emblem;
        let y = (box_height.min(TALLEST) - height) / 2.0;
        emblem.placed(Area { x: column.x, y, width, height })
    });
    let mut head: Vec<Item> = Vec::new();
    head.extend(shapes.into_iter().map(|shape| Item { tag: figure.unwrap_or(Tag::NONE), shape }));
    if box_height > TALLEST {
        let mut strips = text;
        if let Some(first) = strips.first_mut() {
            first.items.extend(head);
        }
        strips.push(Strip { gap: ABOVE_RULE, ..rule(style.rule, column) });
        return Ok(strips);
    }
    let lead = ((box_height - text_height) / 2.0 - LIFT).max(0.0);
    let mut strip = beside(vec![[vec![Strip::blank(lead)], text].concat()]);
    strip.items.splice(0..0, head);
    strip.height = box_height;
    let rule = rule(style.rule, column);
    strip.items.extend(rule.items.into_iter().map(|item| item.lowered(box_height + ABOVE_RULE)));
    strip.height += ABOVE_RULE + rule.height;
    Ok(vec![strip])
}

/// The office with its region: `Dinas Komunikasi dan Informatika Kabupaten Contoh`.
pub fn office_name(profile: &Profile) -> String {
    match (profile.agency.trim(), profile.region.trim()) {
        (agency, region) if region.is_empty() || agency.contains(region) => agency.to_owned(),
        (agency, region) => format!("{agency} {region}").trim_start().to_owned(),
    }
}

/// The letterhead's lines with their types, as the office's rules order them.
pub fn lines(
    composer: &mut Composer,
    profile: &Profile,
    style: &HeadStyle,
    width: f32,
) -> Vec<(String, Type)> {
    let agency = profile.agency.to_uppercase();
    let agency = at_commas(composer, &agency, style.agency, width);
    let address = address(&profile.address, style.lines);
    let mut lines: Vec<(String, Type)> = Vec::new();
    for line in &profile.letters.letterhead.lines {
        match line.trim() {
            GOVERNMENT => lines.push((profile.government.to_uppercase(), style.government)),
            AGENCY => lines.push((agency.clone(), style.agency)),
            ADDRESS => lines.extend(address.iter().map(|line| (line.clone(), style.address))),
            other => lines.push((other.to_owned(), style.government)),
        }
    }
    lines.retain(|(line, _)| !line.trim().is_empty());
    lines
}

fn text(composer: &mut Composer, profile: &Profile, style: &HeadStyle, column: Column) -> Vec<Strip> {
    let mut strips = Vec::new();
    for (line, kind) in lines(composer, profile, style, column.width) {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        strips.extend(composer.paragraph(&line, &Setting::left(kind, column, tag).aligned(Align::Center)));
    }
    strips
}

/// The address on at most `lines` lines: neighbours that make the shortest line together are joined.
fn address(address: &[String], lines: usize) -> Vec<String> {
    let mut address = address.to_vec();
    while address.len() > lines.max(1) {
        let length = |at: &usize| address[*at].chars().count() + address[at + 1].chars().count();
        let Some(at) = (0..address.len() - 1).min_by_key(length) else { break };
        let second = address.remove(at + 1);
        address[at] = format!("{}, {second}", address[at]);
    }
    address
}

/// An office's name that breaks only at its commas, when its parts fit a line.
fn at_commas(composer: &mut Composer, name: &str, kind: Type, width: f32) -> String {
    let parts: Vec<&str> = name.split_inclusive(',').map(str::trim).collect();
    let fits = parts.iter().all(|part| composer.width(part, kind) <= width);
    match fits {
        true => parts.iter().map(|part| part.replace(' ', "\u{a0}")).collect::<Vec<_>>().join(" "),
        false => name.to_owned(),
    }
}

/// The rule below the letterhead.
fn rule(rule: HeadRule, column: Column) -> Strip {
    const THICK: f32 = 2.25;
    const GAP: f32 = 0.9;
    const THIN: f32 = 0.75;
    let widths: &[(f32, f32)] = match rule {
        HeadRule::ThickThin => &[(0.0, THICK), (THICK + GAP, THIN)],
        HeadRule::ThinThick => &[(0.0, THIN), (THIN + GAP, THICK)],
        HeadRule::Single => &[(0.0, THICK)],
    };
    let line = |&(top, width): &(f32, f32)| {
        let y = top + width / 2.0;
        let (from, to) = (Point { x: column.x, y }, Point { x: column.right(), y });
        Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(width) } }
    };
    let height = widths.last().map_or(0.0, |(top, width)| top + width);
    Strip { height, items: widths.iter().map(line).collect(), ..Strip::default() }
}
