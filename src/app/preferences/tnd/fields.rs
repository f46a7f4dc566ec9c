//! Every field of the letter rules: its name in the file, its word on the screen, and how it is edited.

use crate::domain::tnd::{AddressSide, Font, HeadRule, PaperSize, SheetForm, TndFile};

/// One group of fields with its heading.
pub(super) struct Group {
    /// Key of its heading.
    pub word: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// One field.
pub(super) struct Field {
    /// Dotted name in the file, as flaws name it.
    pub key: &'static str,
    /// Key of its label; the key with `-hint` behind it holds what belongs into it, where that is not plain.
    pub word: &'static str,
    /// How it is edited.
    pub control: Control,
}

/// How a field is edited.
pub(super) enum Control {
    /// A number.
    Number(fn(&mut TndFile) -> &mut f32),
    /// A line of text.
    Text(fn(&mut TndFile) -> &mut String),
    /// Yes or no.
    Truth(fn(&mut TndFile) -> &mut bool),
    /// One of several: what is said on the screen (a key, or plain words), and reading and setting the place.
    Choice(&'static [&'static str], fn(&TndFile) -> usize, fn(&mut TndFile, usize)),
    /// Several lines, and how many are seen at once.
    Lines(u16, fn(&mut TndFile) -> &mut Vec<String>),
    /// The office's own address, which is no part of the file.
    Address,
    /// A picture from a file.
    Emblem,
}

impl Field {
    /// Whether two of its kind stand side by side.
    pub fn is_short(&self) -> bool {
        matches!(self.control, Control::Number(_) | Control::Text(_) | Control::Truth(_))
    }
}

/// Every field with its number over all groups.
pub(super) fn all() -> impl Iterator<Item = (usize, &'static Field)> {
    GROUPS.iter().flat_map(|group| group.fields).enumerate()
}

const PAPERS: [PaperSize; 4] = [PaperSize::A4, PaperSize::F4, PaperSize::F4Narrow, PaperSize::A5];
const SHEETS: [SheetForm; 3] = [SheetForm::A4, SheetForm::A5, SheetForm::HalfF4];
const RULES: [HeadRule; 3] = [HeadRule::ThickThin, HeadRule::ThinThick, HeadRule::Single];
const FONTS: [Font; 2] = [Font::Arial, Font::Times];
const SIDES: [AddressSide; 2] = [AddressSide::Left, AddressSide::Right];

/// The place of a choice among those offered.
fn place<T: PartialEq>(offered: &[T], chosen: &T) -> usize {
    offered.iter().position(|it| it == chosen).unwrap_or(0)
}

const fn number(key: &'static str, word: &'static str, at: fn(&mut TndFile) -> &mut f32) -> Field {
    Field { key, word, control: Control::Number(at) }
}

const fn text(key: &'static str, word: &'static str, at: fn(&mut TndFile) -> &mut String) -> Field {
    Field { key, word, control: Control::Text(at) }
}

const fn truth(key: &'static str, word: &'static str, at: fn(&mut TndFile) -> &mut bool) -> Field {
    Field { key, word, control: Control::Truth(at) }
}

/// The fields, in the order a letter is read.
pub(super) const GROUPS: &[Group] = &[
    Group {
        word: "tnd-group-paper",
        fields: &[
            text("basis", "tnd-basis", |file| &mut file.rules.basis),
            Field {
                key: "paper",
                word: "tnd-paper",
                control: Control::Choice(
                    &["A4", "F4 215 × 330", "F4 210 × 330", "A5"],
                    |file| place(&PAPERS, &file.rules.paper),
                    |file, at| file.rules.paper = PAPERS[at.min(3)],
                ),
            },
            number("margins.left", "tnd-left", |file| &mut file.rules.margins.left),
            number("margins.right", "tnd-right", |file| &mut file.rules.margins.right),
            number("margins.bottom", "tnd-bottom", |file| &mut file.rules.margins.bottom),
            number("margins.top", "tnd-top", |file| &mut file.rules.margins.top),
        ],
    },
    Group {
        word: "tnd-group-body",
        fields: &[
            Field {
                key: "body.font",
                word: "tnd-font",
                control: Control::Choice(
                    &["Arial", "Times New Roman"],
                    |file| place(&FONTS, &file.rules.body.font),
                    |file, at| file.rules.body.font = FONTS[at.min(1)],
                ),
            },
            number("body.size", "tnd-size", |file| &mut file.rules.body.size),
            number("body.pitch", "tnd-pitch", |file| &mut file.rules.body.pitch),
            number("body.indent", "tnd-indent", |file| &mut file.rules.body.indent),
            truth("body.justified", "tnd-justified", |file| &mut file.rules.body.justified),
            truth("catchwords", "tnd-catchwords", |file| &mut file.rules.catchwords),
        ],
    },
    Group {
        word: "tnd-group-head",
        fields: &[
            Field {
                key: "letterhead.lines",
                word: "tnd-lines",
                control: Control::Lines(4, |file| &mut file.rules.letterhead.lines),
            },
            Field { key: "address", word: "tnd-address", control: Control::Address },
            number("letterhead.government", "tnd-government", |file| &mut file.rules.letterhead.government),
            number("letterhead.agency", "tnd-agency", |file| &mut file.rules.letterhead.agency),
            number("letterhead.address", "tnd-address-size", |file| &mut file.rules.letterhead.address),
            number("margins.letterhead", "tnd-head", |file| &mut file.rules.margins.letterhead),
            number("letterhead.emblem_width", "tnd-emblem-width", |file| {
                &mut file.rules.letterhead.emblem_width
            }),
            number("letterhead.emblem_height", "tnd-emblem-height", |file| {
                &mut file.rules.letterhead.emblem_height
            }),
            Field {
                key: "letterhead.rule",
                word: "tnd-rule",
                control: Control::Choice(
                    &["tnd-rule-thick-thin", "tnd-rule-thin-thick", "tnd-rule-single"],
                    |file| place(&RULES, &file.rules.letterhead.rule),
                    |file, at| file.rules.letterhead.rule = RULES[at.min(2)],
                ),
            },
            Field { key: "emblem", word: "tnd-emblem-label", control: Control::Emblem },
        ],
    },
    Group {
        word: "tnd-group-number",
        fields: &[
            text("number_template", "tnd-pattern", |file| &mut file.number_template),
            truth("date_place", "tnd-date-place", |file| &mut file.rules.date_place),
            Field {
                key: "address_side",
                word: "tnd-side",
                control: Control::Choice(
                    &["tnd-side-left", "tnd-side-right"],
                    |file| place(&SIDES, &file.rules.address_side),
                    |file, at| file.rules.address_side = SIDES[at.min(1)],
                ),
            },
            text("copies.heading", "tnd-copies", |file| &mut file.rules.copies.heading),
            truth("copies.number_single", "tnd-copies-single", |file| &mut file.rules.copies.number_single),
        ],
    },
    Group {
        word: "tnd-group-marking",
        fields: &[
            text("marking.urgency", "tnd-urgency-1", |file| &mut file.rules.marking.urgency[0]),
            text("marking.urgency", "tnd-urgency-2", |file| &mut file.rules.marking.urgency[1]),
            text("marking.urgency", "tnd-urgency-3", |file| &mut file.rules.marking.urgency[2]),
            text("marking.security", "tnd-security-1", |file| &mut file.rules.marking.security[0]),
            text("marking.security", "tnd-security-2", |file| &mut file.rules.marking.security[1]),
            text("marking.security", "tnd-security-3", |file| &mut file.rules.marking.security[2]),
            text("marking.codes", "tnd-code-1", |file| &mut file.rules.marking.codes[0]),
            text("marking.codes", "tnd-code-2", |file| &mut file.rules.marking.codes[1]),
            text("marking.codes", "tnd-code-3", |file| &mut file.rules.marking.codes[2]),
            text("marking.codes", "tnd-code-4", |file| &mut file.rules.marking.codes[3]),
        ],
    },
    Group {
        word: "tnd-group-signature",
        fields: &[
            truth("signature.capitals", "tnd-capitals", |file| &mut file.rules.signature.capitals),
            truth("signature.bold_name", "tnd-bold-name", |file| &mut file.rules.signature.bold_name),
            truth("signature.underlined_name", "tnd-underlined", |file| {
                &mut file.rules.signature.underlined_name
            }),
            truth("signature.grade", "tnd-grade", |file| &mut file.rules.signature.grade),
            text("signature.nip_label", "tnd-nip", |file| &mut file.rules.signature.nip_label),
        ],
    },
    Group {
        word: "tnd-group-initials",
        fields: &[
            Field {
                key: "initials.most",
                word: "tnd-most",
                control: Control::Choice(
                    &["1", "2", "3"],
                    |file| usize::from(file.rules.initials.most.clamp(1, 3)) - 1,
                    |file, at| file.rules.initials.most = [1, 2, 3][at.min(2)],
                ),
            },
            truth("initials.secretary", "tnd-secretary", |file| &mut file.rules.initials.secretary),
            truth("initials.lowest_first", "tnd-lowest", |file| &mut file.rules.initials.lowest_first),
            truth("initials.dates", "tnd-dates", |file| &mut file.rules.initials.dates),
        ],
    },
    Group {
        word: "tnd-group-kinds",
        fields: &[
            text("assignment.title", "tnd-assignment", |file| &mut file.rules.assignment.title),
            text("assignment.verb", "tnd-verb", |file| &mut file.rules.assignment.verb),
            text("memo.number_template", "tnd-memo-pattern", |file| &mut file.rules.memo.number_template),
            truth("memo.letterhead", "tnd-memo-head", |file| &mut file.rules.memo.letterhead),
        ],
    },
    Group {
        word: "tnd-group-sheet",
        fields: &[
            Field {
                key: "sheet.form",
                word: "tnd-sheet",
                control: Control::Choice(
                    &["A4", "A5", "½ F4"],
                    |file| place(&SHEETS, &file.rules.sheet.form),
                    |file, at| file.rules.sheet.form = SHEETS[at.min(2)],
                ),
            },
            text("sheet.recipients", "tnd-sheet-recipients", |file| &mut file.rules.sheet.recipients),
            text("sheet.instructions", "tnd-sheet-instructions", |file| &mut file.rules.sheet.instructions),
            text("sheet.footer", "tnd-sheet-footer", |file| &mut file.rules.sheet.footer),
            Field {
                key: "instructions",
                word: "tnd-instructions",
                control: Control::Lines(7, |file| &mut file.instructions),
            },
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The dotted names of everything a file of rules holds.
    fn names(path: &str, table: &toml::Table, found: &mut BTreeSet<String>) {
        for (name, value) in table {
            let field = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match value {
                toml::Value::Table(table) => names(&field, table, found),
                _ => {
                    found.insert(field);
                }
            }
        }
    }

    #[test]
    fn every_field_of_the_file_can_be_edited() {
        let table: toml::Table = toml::from_str(&TndFile::default().to_toml()).unwrap();
        let mut wanted = BTreeSet::new();
        names("", &table, &mut wanted);
        wanted.remove("format");
        let offered: BTreeSet<String> = all().map(|(_, field)| field.key.to_owned()).collect();
        let missing: Vec<_> = wanted.difference(&offered).collect();
        assert!(missing.is_empty(), "not on the screen: {missing:?}");
        // The office's address and the emblem are no texts of the national file.
        let extra: Vec<_> = offered.difference(&wanted).map(String::as_str).collect();
        assert_eq!(extra, ["address", "emblem"]);
    }

    #[test]
    fn a_choice_reads_what_it_sets() {
        for (_, field) in all() {
            if let Control::Choice(offered, read, set) = &field.control {
                for at in 0..offered.len() {
                    let mut file = TndFile::default();
                    set(&mut file, at);
                    assert_eq!(read(&file), at, "{}", field.key);
                    // A5 is too narrow for the national margins, and says so.
                    assert!(file.flaws().is_empty() || field.key == "paper", "{}", field.key);
                }
            }
        }
    }
}
