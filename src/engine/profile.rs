//! Reading an office profile as a person wrote it.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Problem;
use chrono::NaiveDate;

use crate::domain::office::{Assignment, Emblem, Person, Position, Profile, Zone};

/// The sample office of the specimens, as text for `office init`.
pub const SAMPLE_OFFICE: &str = include_str!("../../assets/sample/office.toml");
const SAMPLE_EMBLEM: &str = include_str!("../../assets/sample/emblem.svg");

/// The largest emblem an event can carry.
const MAX_EMBLEM: usize = 160 * 1024;

/// The sample office: the fictional Kabupaten Contoh.
///
/// # Errors
/// Never in a tested program; the sample is read by the same rules as any other profile.
pub fn sample() -> Result<Profile, Problem> {
    let mut profile = parse("office.toml", SAMPLE_OFFICE)?;
    profile.emblem = Some(Emblem::Svg(SAMPLE_EMBLEM.to_owned()));
    Ok(profile)
}

/// What the first start asks of a new office; the rest of the profile is filled in later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Starter {
    /// `Pemerintah Kabupaten …`.
    pub government: String,
    /// `Kabupaten …`.
    pub region: String,
    /// `Dinas …`.
    pub agency: String,
    /// The seat, printed before a letter's date.
    pub seat: String,
    /// Street and postal code.
    pub street: String,
    /// Telephone and fax.
    pub phones: String,
    /// Web and mail.
    pub internet: String,
    /// Unit code in letter numbers.
    pub unit_code: String,
    /// The time zone.
    pub zone: Zone,
    /// Name of the head, with titles; may follow later.
    pub head_name: String,
    /// NIP of the head; may follow later.
    pub head_nip: String,
}

impl Starter {
    /// Whether everything that a letterhead and a number need is there.
    pub fn is_complete(&self) -> bool {
        [&self.government, &self.region, &self.agency, &self.seat, &self.street, &self.unit_code]
            .iter()
            .all(|value| !value.trim().is_empty())
    }
}

/// A new office's profile: its own names, with the usual positions, lanes and lists to change later.
///
/// # Errors
/// Never in a tested program; the usual positions are the sample office's.
pub fn starter(starter: &Starter) -> Result<Profile, Problem> {
    let usual = sample()?;
    let head = usual.head().map(|head| head.id.clone()).unwrap_or_default();
    let person = Person {
        id: "p1".to_owned(),
        name: starter.head_name.trim().to_owned(),
        nip: starter.head_nip.trim().to_owned(),
        ..Person::default()
    };
    let named = !person.name.is_empty();
    let since = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let assignment =
        Assignment { position: head, person: "p1".to_owned(), from: since, ..Assignment::default() };
    let positions = usual.positions.into_iter().map(|it| Position { email: String::new(), ..it });
    let lines = [&starter.street, &starter.phones, &starter.internet];
    let address = lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    let profile = Profile {
        government: starter.government.trim().to_owned(),
        region: starter.region.trim().to_owned(),
        agency: starter.agency.trim().to_owned(),
        seat: starter.seat.trim().to_owned(),
        address: address.collect(),
        unit_code: starter.unit_code.trim().to_owned(),
        zone: starter.zone,
        emblem: None,
        positions: positions.collect(),
        people: if named { vec![person] } else { Vec::new() },
        assignments: if named { vec![assignment] } else { Vec::new() },
        registers: Vec::new(),
        ..usual
    };
    profile.check().map_err(|flaw| bad("office", &flaw.to_string()))?;
    Ok(profile)
}

/// Reads a profile file; `emblem_file` names an SVG or PNG beside it.
///
/// # Errors
/// When a file cannot be read, is no profile, or names what is not there.
pub fn read(path: &Path) -> Result<Profile, Problem> {
    let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
    let name = path.display().to_string();
    let mut profile = parse(&name, &text)?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| bad(&name, error.message()))?;
    if let Some(file) = table.get("emblem_file").and_then(toml::Value::as_str) {
        let file = path.parent().unwrap_or(Path::new("")).join(file);
        profile.emblem = Some(read_emblem(&file)?);
    }
    Ok(profile)
}

/// Reads an emblem: SVG text or a PNG picture.
///
/// # Errors
/// When the file cannot be read, is neither, or is too large.
pub fn read_emblem(path: &Path) -> Result<Emblem, Problem> {
    let bytes = std::fs::read(path).map_err(Problem::file(path))?;
    if bytes.len() > MAX_EMBLEM {
        return Err(Problem::TooLarge { path: path.to_path_buf() });
    }
    let emblem = if bytes.starts_with(b"\x89PNG") {
        Emblem::Png(STANDARD.encode(&bytes))
    } else {
        let text = String::from_utf8(bytes).map_err(|_| bad(&path.display().to_string(), "SVG/PNG"))?;
        Emblem::Svg(text)
    };
    // What cannot be printed is refused now, not on the day of the first letter.
    crate::paper::emblem::Emblem::read(&emblem)?;
    Ok(emblem)
}

fn parse(name: &str, text: &str) -> Result<Profile, Problem> {
    let mut value: toml::Value = toml::from_str(text).map_err(|error| bad(name, &error.to_string()))?;
    spell_out_dates(&mut value);
    let profile: Profile = value.try_into().map_err(|error: toml::de::Error| bad(name, error.message()))?;
    profile.check().map_err(|flaw| bad(name, &flaw.to_string()))?;
    Ok(profile)
}

/// TOML has dates of its own; the profile keeps them as text, as its JSON form does.
fn spell_out_dates(value: &mut toml::Value) {
    match value {
        toml::Value::Datetime(date) => *value = toml::Value::String(date.to_string()),
        toml::Value::Array(items) => items.iter_mut().for_each(spell_out_dates),
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| spell_out_dates(value)),
        _ => {}
    }
}

fn bad(file: &str, reason: &str) -> Problem {
    Problem::BadInput { file: file.to_owned(), reason: reason.to_owned() }
}
