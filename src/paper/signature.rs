//! The signature block: jabatan, four empty lines for pen and stamp, name, pangkat and NIP.

use chrono::NaiveDate;

use super::compose::{Composer, Setting, Type};
use super::display::{Area, Item, Pen, Point, Shape};
use super::strip::{Strip, together};
use super::structure::{Detail, Role, Tag, Tree};
use super::unit::{Column, mm};
use crate::domain::indonesian::nip;
use crate::domain::office::{Capacity, Person, Position, Profile};
use crate::domain::tnd::SignatureRules;

/// Width of the block.
const WIDTH: f32 = mm(82.0);
/// How far `a.n.` hangs out of the block.
pub const HANG: f32 = mm(9.0);

/// The block's place at the right of a text column, with room for `a.n.` beside it.
pub fn place(column: Column) -> Column {
    let x = (column.right() - WIDTH).max(column.x + HANG);
    Column::between(x, column.right())
}

/// What a signature block says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// `a.n.` when somebody else's authority is used.
    pub lead: String,
    /// The jabatan lines' texts, one per official, the last with its comma.
    pub titles: Vec<String>,
    /// Name with academic titles; empty when nobody holds the position.
    pub name: String,
    /// Pangkat and golongan.
    pub rank: String,
    /// NIP with its label.
    pub nip: String,
}

impl Signature {
    /// Who signs for a position on a day, on whose behalf.
    ///
    /// `a.n.` goes one level down; two or more levels are written with `u.b.` behind the official in between.
    pub fn of(profile: &Profile, signatory: &str, on_behalf_of: &str, day: NaiveDate) -> Self {
        let rules = &profile.letters.signature;
        let title = |id: &str| profile.position(id).map(|position| title(profile, position, day));
        let mut titles = Vec::new();
        let mut lead = String::new();
        if let Some(delegator) = title(on_behalf_of).filter(|_| on_behalf_of != signatory) {
            lead = "a.n.".to_owned();
            titles.push(delegator);
            if let Some(between) = below(profile, signatory, on_behalf_of).and_then(title) {
                titles.extend([between, "u.b.".to_owned()]);
            }
        }
        titles.extend(title(signatory).map(|title| format!("{title},")));
        if rules.capitals {
            titles.iter_mut().filter(|title| *title != "u.b.").for_each(|title| *title = capitals(title));
        }
        let person = profile.holder(signatory, day).map(|holder| holder.person);
        Self { lead, titles, ..person.map(|person| Self::person(person, rules)).unwrap_or_default() }
    }

    /// The lower half: who a person is.
    pub fn person(person: &Person, rules: &SignatureRules) -> Self {
        let rank = match (person.rank.as_str(), person.grade.as_str()) {
            (rank, "") => rank.to_owned(),
            (rank, _) if !rules.grade => rank.to_owned(),
            (rank, grade) => format!("{rank} ({grade})").trim_start().to_owned(),
        };
        let nip = match person.nip.trim() {
            "" => String::new(),
            number => format!("{} {}", rules.nip_label, nip::spaced(number)),
        };
        Self { name: person.name.clone(), rank, nip, ..Self::default() }
    }
}

/// The official directly below `top` on the way down to `bottom`, when there is one in between.
fn below<'a>(profile: &'a Profile, bottom: &str, top: &str) -> Option<&'a str> {
    let mut current = profile.position(bottom)?;
    let mut between = None;
    // A structure that bites its own tail must not hold up a paper.
    for _ in 0..profile.positions.len() {
        if current.superior == top {
            return between;
        }
        current = profile.position(&current.superior)?;
        between = Some(current.id.as_str());
    }
    None
}

/// A position's title on a day: `Plt.` or `Plh.` before it, the region behind the head's.
pub fn title(profile: &Profile, position: &Position, day: NaiveDate) -> String {
    let acting = acting(profile, position, day);
    let region = match profile.region.trim() {
        region if region.is_empty() || !position.superior.is_empty() => String::new(),
        region if position.title.contains(region) => String::new(),
        region => format!(" {region}"),
    };
    format!("{acting}{}{region}", position.title)
}

/// The mark before a jabatan that is held for somebody else on a day.
pub fn acting(profile: &Profile, position: &Position, day: NaiveDate) -> &'static str {
    match profile.holder(&position.id, day).map(|holder| holder.capacity) {
        Some(Capacity::Plt) => "Plt. ",
        Some(Capacity::Plh) => "Plh. ",
        Some(Capacity::Definitive) | None => "",
    }
}

/// A jabatan in capitals, except the marks that stay small by rule.
fn capitals(title: &str) -> String {
    ["Plt. ", "Plh. "]
        .into_iter()
        .find_map(|mark| Some(format!("{mark}{}", title.strip_prefix(mark)?.to_uppercase())))
        .unwrap_or_else(|| title.to_uppercase())
}

/// Sets a signature block in a column; `empty` points stay free for pen and stamp.
pub fn block(
    composer: &mut Composer,
    signature: &Signature,
    column: Column,
    kind: Type,
    empty: f32,
    rules: &SignatureRules,
) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut strips = Vec::new();
    for title in &signature.titles {
        for line in title_lines(composer, title, kind, column.width) {
            strips.extend(composer.paragraph(&line, &Setting::left(kind, column, tag)));
        }
    }
    if let Some(first) = strips.first_mut().filter(|_| !signature.lead.is_empty()) {
        let lead = composer.word(&signature.lead, kind, column.x - HANG, tag);
        first.items.splice(0..0, lead.items);
    }
    strips.push(Strip::blank(empty));
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let name_kind = if rules.bold_name { kind.bold() } else { kind };
    for (text, kind) in [(&signature.name, name_kind), (&signature.rank, kind), (&signature.nip, kind)] {
        if text.trim().is_empty() {
            continue;
        }
        let mut lines = composer.paragraph(text, &Setting::left(kind, column, tag));
        if rules.underlined_name && text == &signature.name {
            lines.iter_mut().for_each(underline);
        }
        strips.extend(lines);
    }
    together(strips)
}

/// Lays an empty field over the room for the signature, for one that is made electronically and outside.
pub fn leave_field(composer: &mut Composer, block: &mut [Strip], column: Column) {
    const APART: f32 = 3.0;
    let room = block.iter_mut().filter(|strip| strip.items.is_empty());
    let tallest = room.max_by(|one, other| one.height.total_cmp(&other.height));
    if let Some(room) = tallest.filter(|room| room.height > 2.0 * APART) {
        let area = Area { x: column.x, y: APART, width: column.width, height: room.height - 2.0 * APART };
        let detail = Detail::Alt("Tempat tanda tangan elektronik".to_owned());
        let tag = composer.tree.add_with(Tree::ROOT, Role::Form, detail);
        room.items.push(Item { tag, shape: Shape::Field(area) });
    }
}

/// Where a jabatan breaks: nowhere when it fits, else before the region, then before `Komunikasi`.
pub fn title_lines(composer: &mut Composer, title: &str, kind: Type, width: f32) -> Vec<String> {
    let mut lines = vec![title.to_owned()];
    for words in [
        &[" Kabupaten ", " Kota ", " Provinsi ", " KABUPATEN ", " KOTA ", " PROVINSI "][..],
        &[" Komunikasi", " KOMUNIKASI"],
    ] {
        if composer.width(&lines[0], kind) <= width {
            break;
        }
        if let Some(at) = words.iter().filter_map(|word| lines[0].rfind(word)).max() {
            let rest = lines[0].split_off(at);
            lines.insert(1, rest.trim_start().to_owned());
        }
    }
    lines
}

fn underline(strip: &mut Strip) {
    let lines: Vec<Item> = strip
        .items
        .iter()
        .filter_map(|item| {
            let Shape::Text(run) = &item.shape else { return None };
            let y = run.at.y + run.size * 0.12;
            let from = Point { x: run.at.x, y };
            let to = Point { x: run.at.x + run.width(), y };
            Some(Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(0.6) } })
        })
        .collect();
    strip.items.extend(lines);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::office::Assignment;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn position(id: &str, title: &str, superior: &str) -> Position {
        let (id, title, superior) = (id.to_owned(), title.to_owned(), superior.to_owned());
        Position { id, title, superior, ..Position::default() }
    }

    fn profile() -> Profile {
        Profile {
            region: "Kabupaten Contoh".to_owned(),
            positions: vec![
                position("kadis", "Kepala Dinas Komunikasi dan Informatika", ""),
                position("sekretaris", "Sekretaris", "kadis"),
                position("kasubbag", "Kepala Subbagian Umum", "sekretaris"),
            ],
            people: vec![Person {
                id: "p".to_owned(),
                name: "NAMA PEJABAT, S.Kom.".to_owned(),
                rank: "Pembina".to_owned(),
                grade: "IV/a".to_owned(),
                nip: "198001012005011001".to_owned(),
                ..Person::default()
            }],
            assignments: vec![Assignment {
                position: "kadis".to_owned(),
                person: "p".to_owned(),
                capacity: Capacity::Plt,
                from: day(16),
                until: Some(day(20)),
            }],
            ..Profile::default()
        }
    }

    #[test]
    fn an_acting_head_signs_under_the_title_held() {
        let signature = Signature::of(&profile(), "kadis", "", day(18));
        assert_eq!(signature.titles, ["Plt. Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh,"]);
        assert_eq!(signature.rank, "Pembina (IV/a)");
        assert_eq!(signature.nip, "NIP 19800101 200501 1 001");
    }

    #[test]
    fn nobody_signs_for_a_day_outside_the_term() {
        let signature = Signature::of(&profile(), "kadis", "", day(23));
        assert_eq!(signature.titles, ["Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh,"]);
        assert_eq!(signature.name, "");
    }

    #[test]
    fn delegation_goes_down_with_a_n_and_u_b() {
        let titles = |signatory| Signature::of(&profile(), signatory, "kadis", day(1)).titles;
        let head = "Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh";
        assert_eq!(titles("sekretaris"), [head, "Sekretaris,"]);
        assert_eq!(titles("kasubbag"), [head, "Sekretaris", "u.b.", "Kepala Subbagian Umum,"]);
        assert_eq!(Signature::of(&profile(), "kadis", "kadis", day(1)).lead, "");
    }

    #[test]
    fn a_circle_of_superiors_ends() {
        let mut profile = profile();
        profile.positions[0].superior = "kasubbag".to_owned();
        assert_eq!(below(&profile, "kasubbag", "nobody"), None);
    }

    #[test]
    fn a_long_title_breaks_before_the_region_and_before_komunikasi() {
        let mut composer = Composer::new().unwrap();
        let kind = Type::new(12.0, 14.25);
        let lines = title_lines(
            &mut composer,
            "Kepala Dinas Komunikasi dan Informatika Kabupaten Contoh,",
            kind,
            WIDTH,
        );
        assert_eq!(lines, ["Kepala Dinas Komunikasi dan Informatika", "Kabupaten Contoh,"]);
        let long = "Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian Kabupaten Contoh,";
        let lines = title_lines(&mut composer, long, kind, WIDTH);
        assert_eq!(
            lines,
            ["Kepala Dinas", "Komunikasi, Informatika, Statistik dan Persandian", "Kabupaten Contoh,"]
        );
    }
}
