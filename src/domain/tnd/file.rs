//! A region's letter rules as one TOML file, to be handed from office to office.

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::{TndFlaw, TndProfile, TndTrouble};
use crate::domain::numbering::DEFAULT_PATTERN;
use crate::domain::office::{Emblem, Profile};

/// The format this version reads and writes.
const FORMAT: i64 = 1;

/// The choices of the fields that take one of several words.
const CHOICES: &[(&str, &[&str])] = &[
    ("paper", &["a4", "f4", "f4_narrow", "a5"]),
    ("address_side", &["left", "right"]),
    ("body.font", &["arial", "times"]),
    ("letterhead.rule", &["thick_thin", "thin_thick", "single"]),
    ("sheet.form", &["a4", "a5", "half_f4"]),
];

/// A region's letter rules with what else an office's profile holds of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TndFile {
    /// Version of the file's shape.
    format: i64,
    /// Pattern of letter numbers; see [`crate::domain::numbering`].
    pub number_template: String,
    /// The instructions a disposition sheet offers, in printed order.
    pub instructions: Vec<String>,
    /// The rules themselves.
    #[serde(flatten)]
    pub rules: TndProfile,
    /// The region's emblem; an office without one keeps its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emblem: Option<Emblem>,
}

impl Default for TndFile {
    /// The national rules.
    fn default() -> Self {
        let instructions = [
            "Tanggapan dan saran",
            "Proses lebih lanjut",
            "Proses sesuai SOP",
            "Koordinasi/konfirmasikan",
            "Siapkan konsep surat balasan",
            "Untuk diketahui",
        ];
        Self {
            format: FORMAT,
            number_template: DEFAULT_PATTERN.to_owned(),
            instructions: instructions.map(str::to_owned).to_vec(),
            rules: TndProfile::default(),
            emblem: None,
        }
    }
}

impl TndFile {
    /// The letter rules of an office.
    pub fn of(profile: &Profile) -> Self {
        let own = |text: &String| if text.is_empty() { DEFAULT_PATTERN.to_owned() } else { text.clone() };
        Self {
            format: FORMAT,
            number_template: own(&profile.number_template),
            instructions: profile.disposition.instructions.clone(),
            rules: profile.letters.clone(),
            emblem: profile.emblem.clone(),
        }
    }

    /// An office's profile with these rules.
    pub fn applied(self, profile: &Profile) -> Profile {
        let mut profile = profile.clone();
        profile.number_template = self.number_template;
        profile.disposition.instructions = self.instructions;
        profile.letters = self.rules;
        profile.emblem = self.emblem.or(profile.emblem);
        profile
    }

    /// Reads a file; what it leaves out is the national default.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn parse(text: &str) -> Result<Self, Vec<TndFlaw>> {
        let whole = |trouble| vec![TndFlaw { field: String::new(), trouble }];
        let syntax = |error: toml::de::Error| whole(TndTrouble::Syntax(error.to_string()));
        let table: Table = toml::from_str(text).map_err(syntax)?;
        match table.get("format") {
            Some(Value::Integer(FORMAT)) => {}
            Some(other) => return Err(whole(TndTrouble::Format(other.to_string()))),
            None => return Err(whole(TndTrouble::Format("-".to_owned()))),
        }
        let mut model = Table::try_from(Self::default()).unwrap_or_default();
        model.insert("emblem".to_owned(), Value::Table(Table::new()));
        let mut flaws = Vec::new();
        compare("", &table, &model, &mut flaws);
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let file: Self = Value::Table(table).try_into().map_err(syntax)?;
        let flaws = file.flaws();
        if flaws.is_empty() { Ok(file) } else { Err(flaws) }
    }

    /// The file's text.
    pub fn to_toml(&self) -> String {
        // Numbers, texts and tables are all TOML can hold, and nothing here is anything else.
        toml::to_string_pretty(self).unwrap_or_default()
    }
}

/// Compares the fields of a table with those there are: their names, their types, their choices.
fn compare(path: &str, given: &Table, model: &Table, flaws: &mut Vec<TndFlaw>) {
    for (name, value) in given {
        let field = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        if field == "emblem" {
            continue;
        }
        let mut flaw = |trouble| flaws.push(TndFlaw { field: field.clone(), trouble });
        match (value, model.get(name)) {
            (_, None) => flaw(TndTrouble::UnknownField(model.keys().cloned().collect())),
            (Value::Table(given), Some(Value::Table(model))) => compare(&field, given, model, flaws),
            (Value::Integer(_) | Value::Float(_), Some(Value::Float(_)))
            | (Value::Integer(_), Some(Value::Integer(_)))
            | (Value::Boolean(_), Some(Value::Boolean(_))) => {}
            (Value::String(word), Some(Value::String(_))) => {
                let offered = CHOICES.iter().find(|(choice, _)| *choice == field);
                if let Some((_, words)) = offered.filter(|(_, words)| !words.contains(&word.as_str())) {
                    flaw(TndTrouble::UnknownChoice(words.iter().map(|word| (*word).to_owned()).collect()));
                }
            }
            (Value::Array(given), Some(Value::Array(model))) => {
                if !given.iter().all(Value::is_str) {
                    flaw(TndTrouble::WrongType("texts"));
                } else if path == "marking" && given.len() != model.len() {
                    flaw(TndTrouble::WrongLength(model.len()));
                }
            }
            (_, Some(model)) => flaw(TndTrouble::WrongType(match model {
                Value::Float(_) | Value::Integer(_) => "number",
                Value::Boolean(_) => "truth",
                Value::Array(_) => "texts",
                Value::Table(_) => "table",
                _ => "text",
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tnd::{AddressSide, PaperSize};

    fn flaws(text: &str) -> Vec<String> {
        let flaws = TndFile::parse(&format!("format = 1\n{text}")).unwrap_err();
        flaws.into_iter().map(|flaw| format!("{} {:?}", flaw.field, flaw.trouble)).collect()
    }

    #[test]
    fn the_national_rules_are_sound_and_survive_their_file() {
        let national = TndFile::default();
        assert_eq!(national.flaws(), []);
        assert_eq!(TndFile::parse(&national.to_toml()).unwrap(), national);
        assert_eq!(TndFile::parse("format = 1").unwrap(), national);
    }

    #[test]
    fn a_region_s_file_overrides_what_it_says() {
        let text = "format = 1\npaper = \"f4\"\naddress_side = \"right\"\n[margins]\nleft = 25\n[emblem]\nsvg = '<svg/>'";
        let file = TndFile::parse(text).unwrap();
        assert_eq!((file.rules.paper, file.rules.address_side), (PaperSize::F4, AddressSide::Right));
        assert_eq!(file.emblem, Some(Emblem::Svg("<svg/>".to_owned())));
        let profile = Profile { agency: "Dinas".to_owned(), ..Profile::default() };
        let applied = file.clone().applied(&profile);
        assert_eq!((applied.agency.as_str(), applied.letters.margins.left), ("Dinas", 25.0));
        assert_eq!(TndFile::of(&applied), file);
    }

    #[test]
    fn every_flaw_names_its_field() {
        assert!(matches!(TndFile::parse("a = ").unwrap_err()[0].trouble, TndTrouble::Syntax(_)));
        assert_eq!(TndFile::parse("format = 2").unwrap_err()[0].trouble, TndTrouble::Format("2".to_owned()));
        assert!(flaws("papier = 1")[0].starts_with("papier UnknownField"));
        assert_eq!(flaws("paper = \"f5\"")[0], r#"paper UnknownChoice(["a4", "f4", "f4_narrow", "a5"])"#);
        assert_eq!(flaws("paper = 4"), ["paper WrongType(\"text\")"]);
        assert_eq!(flaws("[margins]\nleft = \"dua\""), ["margins.left WrongType(\"number\")"]);
        assert_eq!(flaws("[margins]\nbottom = 5"), ["margins.bottom OutOfRange(20.0, 74.25)"]);
        assert_eq!(flaws("[margins]\nleft = 60\nright = 55"), ["margins.left TooNarrow(100.0)"]);
        assert_eq!(flaws("[margins]\ntop = nan"), ["margins.top OutOfRange(10.0, 74.25)"]);
        assert_eq!(flaws("[marking]\ncodes = [\"B\"]"), ["marking.codes WrongLength(4)"]);
        assert_eq!(flaws("number_template = \"{urut}\""), ["number_template Pattern(Year)"]);
        assert_eq!(flaws("instructions = [\" \"]"), ["instructions Empty"]);
        assert_eq!(flaws("[letterhead]\nlines = [\"{alamat}\"]").len(), 1);
        assert_eq!(flaws("[copies]\nheading = \"\""), ["copies.heading Empty"]);
        let long = format!("basis = \"{}\"", "a".repeat(201));
        assert_eq!(flaws(&long), ["basis TooLong(200)"]);
    }
}
