//! The office: its names, letterhead, officials with dated assignments, and who acts in which lane.

mod officials;

use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::procedure::{LaneRole, Procedure};

/// One of Indonesia's three time zones; none has daylight saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Zone {
    /// Waktu Indonesia Barat, UTC+7.
    #[default]
    Wib,
    /// Waktu Indonesia Tengah, UTC+8.
    Wita,
    /// Waktu Indonesia Timur, UTC+9.
    Wit,
}

impl Zone {
    /// The zone's distance from UTC.
    pub fn offset(self) -> FixedOffset {
        // The offsets are constants, so the compiler itself proves that they are in range.
        const WIB: FixedOffset = FixedOffset::east_opt(7 * 3600).unwrap();
        const WITA: FixedOffset = FixedOffset::east_opt(8 * 3600).unwrap();
        const WIT: FixedOffset = FixedOffset::east_opt(9 * 3600).unwrap();
        match self {
            Self::Wib => WIB,
            Self::Wita => WITA,
            Self::Wit => WIT,
        }
    }

    /// The suffix printed behind a time of day.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }
}

/// Everything about an office that papers, lanes and calendars need.
///
/// The same shape is read from `office init --input FILE.toml` and carried in `office.profiled` events.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The local government in title case, such as `Pemerintah Kabupaten Contoh`.
    pub government: String,
    /// The region inside a sentence, such as `Kabupaten Contoh`.
    pub region: String,
    /// The office in title case and unabbreviated, such as `Dinas Komunikasi dan Informatika`.
    pub agency: String,
    /// The seat, printed before a letter's date, such as `Kota Contoh`.
    pub seat: String,
    /// The letterhead's address lines, one to three, unabbreviated.
    pub address: Vec<String>,
    /// The unit code in letter numbers, such as `DISKOMINFO`.
    pub unit_code: String,
    /// The office's own time zone.
    pub zone: Zone,
    /// Name of the office calendar preset.
    pub calendar: String,
    /// The office's own calendar text, when a preset is not enough: holidays, closures, other hours.
    pub calendar_text: String,
    /// The emblem on the letterhead.
    pub emblem: Option<Emblem>,
    /// Pattern of letter numbers, with `{klasifikasi}`, `{urut}`, `{unit}`, `{bulan_romawi}`, `{tahun}`, `{keamanan}`.
    pub number_template: String,
    /// The positions (jabatan) of the office.
    #[serde(rename = "position")]
    pub positions: Vec<Position>,
    /// Id of the position that initials everything the head signs (Sekretaris); empty when there is none.
    pub secretary: String,
    /// The people who hold or held them.
    #[serde(rename = "person")]
    pub people: Vec<Person>,
    /// Who held which position from when to when.
    #[serde(rename = "assignment")]
    pub assignments: Vec<Assignment>,
    /// Which position acts in which lane.
    #[serde(rename = "lane")]
    pub lanes: Vec<LaneHolder>,
    /// Who writes the konsep for a service, when it is nobody in the SOP's lanes.
    #[serde(rename = "drafter")]
    pub drafters: Vec<Drafter>,
    /// The last numbers the office gave on paper before it began with Lajur.
    #[serde(rename = "register")]
    pub registers: Vec<RegisterStart>,
    /// The printed disposition sheet's lists.
    pub disposition: DispositionForm,
    /// The letter rules of the region.
    pub letters: super::tnd::TndProfile,
}

/// The emblem (lambang daerah) of a letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Emblem {
    /// SVG text.
    Svg(String),
    /// A PNG file in base64.
    Png(String),
}

/// A position (jabatan) of the office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Position {
    /// Stable name, such as `kadis`.
    pub id: String,
    /// Full title without the region, such as `Kepala Dinas Komunikasi dan Informatika`.
    pub title: String,
    /// Short title for sheets and lists, such as `Kepala Dinas`; the full title when empty.
    #[serde(default)]
    pub short: String,
    /// The position it reports to and receives dispositions from; empty for the head.
    #[serde(default)]
    pub superior: String,
    /// The unit's e-mail address, for letters that say whom to ask.
    #[serde(default)]
    pub email: String,
}

impl Position {
    /// The title for lists and sheets.
    pub fn short_title(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }

    /// The title as colleagues say it, for narrow places on the screen: `Kadis`, `Kabid …`, `Kasi …`, `Kasubbag …`.
    ///
    /// No naskah dinas uses it; the office's own worksheets do.
    pub fn nickname(&self) -> String {
        const SPOKEN: [(&str, &str); 5] = [
            ("Kepala Subbagian", "Kasubbag"),
            ("Kepala Bidang", "Kabid"),
            ("Kepala Seksi", "Kasi"),
            ("Kepala Dinas", "Kadis"),
            ("Kepala Badan", "Kaban"),
        ];
        let title = self.short_title();
        let spoken = SPOKEN.iter().find_map(|(written, spoken)| {
            let rest = title.strip_prefix(written)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| format!("{spoken}{rest}"))
        });
        spoken.unwrap_or_else(|| title.to_owned())
    }
}

/// A civil servant as printed below a signature.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    /// Stable name, such as `p-kadis`.
    pub id: String,
    /// Name with academic titles.
    pub name: String,
    /// Pangkat, such as `Pembina Utama Muda`.
    #[serde(default)]
    pub rank: String,
    /// Golongan, such as `IV/c`.
    #[serde(default)]
    pub grade: String,
    /// NIP: 18 digits, with or without spaces.
    #[serde(default)]
    pub nip: String,
    /// Functional position printed for staff in a letter of assignment.
    #[serde(default)]
    pub job: String,
}

/// In which capacity a person holds a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// The appointed holder.
    #[default]
    Definitive,
    /// Pelaksana tugas: the position is vacant.
    Plt,
    /// Pelaksana harian: the holder is away for a while.
    Plh,
}

/// One dated line of the register of officials.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Assignment {
    /// Id of the position.
    pub position: String,
    /// Id of the person.
    pub person: String,
    /// Appointed or acting.
    #[serde(default)]
    pub capacity: Capacity,
    /// First day in office.
    pub from: NaiveDate,
    /// Last day in office; open when absent.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// Which position acts in a lane of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneHolder {
    /// Id of the procedure.
    pub procedure: String,
    /// Id of the lane.
    pub lane: String,
    /// Id of the position.
    pub position: String,
}

/// Which position writes the konsep of letters about a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafter {
    /// Id of the procedure.
    pub procedure: String,
    /// Id of the position.
    pub position: String,
}

/// The last numbers of a year's registers before Lajur took over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterStart {
    /// The year.
    pub year: i32,
    /// Last agenda number of incoming letters.
    pub incoming: u32,
    /// Last sequence number of outgoing letters.
    pub outgoing: u32,
    /// Last sequence number of nota dinas.
    pub memo: u32,
}

/// The lists printed on the disposition sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DispositionForm {
    /// Ids of the positions a disposition may be forwarded to, in printed order.
    pub recipients: Vec<String>,
    /// The instructions offered, in printed order.
    pub instructions: Vec<String>,
}

/// Who signs for a position on a given day, and in which capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder<'a> {
    /// The position held.
    pub position: &'a Position,
    /// The person who holds it.
    pub person: &'a Person,
    /// Appointed or acting.
    pub capacity: Capacity,
}

/// What is wrong with a profile, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A required line is empty.
    #[error("{0} kosong")]
    Empty(&'static str),
    /// Two entries of one list share an id.
    #[error("{0} \"{1}\" tertulis dua kali")]
    Twice(&'static str, String),
    /// An entry names something that is not there.
    #[error("{0} \"{1}\" menunjuk \"{2}\" yang tidak ada")]
    Dangling(&'static str, String, String),
    /// The positions report to each other in a circle.
    #[error("jabatan \"{0}\" menjadi atasannya sendiri")]
    Circle(String),
}

impl Profile {
    /// Checks that every name a profile uses exists and that nobody is their own superior.
    ///
    /// # Errors
    /// The first flaw found.
    pub fn check(&self) -> Result<(), Flaw> {
        for (name, value) in
            [("agency", &self.agency), ("government", &self.government), ("seat", &self.seat)]
        {
            if value.trim().is_empty() {
                return Err(Flaw::Empty(name));
            }
        }
        unique("position", self.positions.iter().map(|position| &position.id))?;
        unique("person", self.people.iter().map(|person| &person.id))?;
        let position = |list: &'static str, entry: &str, id: &str| match self.position(id) {
            Some(_) => Ok(()),
            None => Err(Flaw::Dangling(list, entry.to_owned(), id.to_owned())),
        };
        for it in self.positions.iter().filter(|it| !it.superior.is_empty()) {
            position("position", &it.id, &it.superior)?;
            self.reaches_the_top(it)?;
        }
        for it in &self.assignments {
            position("assignment", &it.person, &it.position)?;
            if self.person(&it.person).is_none() {
                return Err(Flaw::Dangling("assignment", it.position.clone(), it.person.clone()));
            }
        }
        for it in &self.lanes {
            position("lane", &format!("{}/{}", it.procedure, it.lane), &it.position)?;
        }
        for it in &self.drafters {
            position("drafter", &it.procedure, &it.position)?;
        }
        for id in &self.disposition.recipients {
            position("disposition", "recipients", id)?;
        }
        if !self.secretary.is_empty() {
            position("secretary", "secretary", &self.secretary)?;
        }
        Ok(())
    }

    fn reaches_the_top(&self, position: &Position) -> Result<(), Flaw> {
        let mut above = Some(position);
        for _ in 0..=self.positions.len() {
            match above {
                Some(it) if !it.superior.is_empty() => above = self.position(&it.superior),
                _ => return Ok(()),
            }
        }
        Err(Flaw::Circle(position.id.clone()))
    }

    /// Finds a position by id.
    pub fn position(&self, id: &str) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == id)
    }

    /// Finds a person by id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Who holds a position on a day; an acting holder stands before the appointed one.
    pub fn holder(&self, position: &str, day: NaiveDate) -> Option<Holder<'_>> {
        self.assignments
            .iter()
            .filter(|assignment| assignment.position == position)
            .filter(|assignment| assignment.from <= day && assignment.until.is_none_or(|until| day <= until))
            .max_by_key(|assignment| (assignment.capacity != Capacity::Definitive, assignment.from))
            .and_then(|assignment| {
                Some(Holder {
                    position: self.position(position)?,
                    person: self.person(&assignment.person)?,
                    capacity: assignment.capacity,
                })
            })
    }

    /// The position that acts in a lane, when the office has said so.
    pub fn lane_position(&self, procedure: &str, lane: &str) -> Option<&Position> {
        self.lanes
            .iter()
            .find(|holder| holder.procedure == procedure && holder.lane == lane)
            .and_then(|holder| self.position(&holder.position))
    }

    /// The position that writes the konsep of letters about a procedure's service.
    pub fn drafter(&self, procedure: &Procedure) -> Option<&Position> {
        let named = self.drafters.iter().find(|drafter| drafter.procedure == procedure.id);
        if let Some(drafter) = named {
            return self.position(&drafter.position);
        }
        [LaneRole::Section, LaneRole::Division].iter().find_map(|role| {
            let mut lanes = procedure.lanes.iter().filter(|lane| lane.role == *role);
            lanes.find_map(|lane| self.lane_position(&procedure.id, &lane.id))
        })
    }

    /// The last numbers given on paper in a year, zeros when Lajur has kept its registers from the start.
    pub fn register_start(&self, year: i32) -> RegisterStart {
        self.registers.iter().find(|start| start.year == year).cloned().unwrap_or_default()
    }

    /// Who keeps the registers: the archivist, else whoever is called after the general affairs.
    pub fn archivist(&self) -> Option<&Position> {
        let named = |word: &str| self.positions.iter().find(|position| position.title.contains(word));
        named("Arsiparis").or_else(|| named("Umum"))
    }

    /// The head of the office: the position that reports to nobody.
    pub fn head(&self) -> Option<&Position> {
        self.positions.iter().find(|position| position.superior.is_empty())
    }
}

fn unique<'a>(list: &'static str, ids: impl Iterator<Item = &'a String>) -> Result<(), Flaw> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if id.trim().is_empty() {
            return Err(Flaw::Empty(list));
        }
        if !seen.insert(id) {
            return Err(Flaw::Twice(list, id.clone()));
        }
    }
    Ok(())
}
