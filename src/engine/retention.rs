//! Retention: which closed case files are to be moved, proposed for destruction or handed over (JRA).

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{Office, Problem};
use crate::domain::classification::{Age, BadLine, Classification, Fate, Retention};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::platform::files;

/// A closed case file with its retention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// The request.
    pub request: EntityId,
    /// Its agenda number: the number of the case file.
    #[serde(serialize_with = "super::morning::agenda_as_text")]
    pub agenda: Option<AgendaNo>,
    /// Who asked.
    pub agency: String,
    /// What for.
    pub subject: String,
    /// The classification code.
    pub code: String,
    /// What it stands for; empty when the table does not know it.
    pub text: String,
    /// When it was closed.
    pub closed: NaiveDate,
    /// Its dates; `None` when the table does not know the code.
    pub retention: Option<Retention>,
    /// What becomes of it.
    pub fate: Option<Fate>,
    /// How far it is; `None` when the table does not know the code.
    pub age: Option<Age>,
}

impl Office {
    /// The classification table of this laptop: the imported one, else the sample.
    ///
    /// # Errors
    /// When the table on the disk cannot be read.
    pub fn classification(&self) -> Result<Classification, Problem> {
        let path = self.folders().classification();
        match std::fs::read_to_string(&path) {
            Ok(text) => parse(&path.display().to_string(), &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Classification::sample()),
            Err(error) => Err(Problem::file(&path)(error)),
        }
    }

    /// Takes a classification table over, after every line of it has been checked.
    ///
    /// # Errors
    /// Every line that is wrong; then nothing has changed.
    pub fn import_classification(&self, file: &str, text: &str) -> Result<usize, Problem> {
        let table = parse(file, text)?;
        let path = self.folders().classification();
        files::write_whole(&path, text.as_bytes()).map_err(Problem::file(&path))?;
        Ok(table.codes().len())
    }

    /// The closed case files on a day, those whose retention is over first; all of them, or only those that are due for
    /// something.
    ///
    /// # Errors
    /// When the database or the table cannot be read.
    pub fn case_files(&mut self, on: NaiveDate, all: bool) -> Result<Vec<CaseFile>, Problem> {
        let table = self.classification()?;
        let offset = self.profile().zone.offset();
        let day = |at: DateTime<Utc>| at.with_timezone(&offset).date_naive();
        let ended = self.store().requests_ended()?;
        let mut closed = Vec::new();
        for (request, procedure) in self.with_procedures(ended)? {
            let Some(ended) = request.ended.map(day) else { continue };
            let code = table.find(&procedure.service.classification);
            let retention = code.and_then(|code| Retention::of(code, ended));
            closed.push(CaseFile {
                request: request.id,
                agenda: request.agenda,
                agency: request.applicant.agency.clone(),
                subject: request.subject().to_owned(),
                code: procedure.service.classification.clone(),
                text: code.map(|it| it.text.clone()).unwrap_or_default(),
                closed: ended,
                retention,
                fate: code.map(|it| it.fate),
                age: retention.map(|it| it.age(on)),
            });
        }
        closed.retain(|file| all || file.age != Some(Age::Active));
        closed.sort_by_key(|file| (std::cmp::Reverse(file.age), file.closed, file.agenda));
        Ok(closed)
    }
}

fn parse(file: &str, text: &str) -> Result<Classification, Problem> {
    Classification::parse(text)
        .map_err(|lines: Vec<BadLine>| Problem::Classification { file: file.to_owned(), lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::story::fill_with_sample;
    use crate::platform::clock::Clock;
    use crate::platform::entropy::Entropy;
    use crate::platform::folders::Folders;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn files_become_due_from_closing_and_a_bad_table_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::choose(Some(folder.path().join("office"))).unwrap();
        let now = "2026-11-20T08:40:00+07:00".parse().unwrap();
        let mut office = Office::open(folders, Clock::Fixed(now), Entropy::seeded("retention")).unwrap();
        fill_with_sample(&mut office).unwrap();
        let all = office.case_files(day("2026-11-20"), true).unwrap();
        assert!(!all.is_empty() && all.iter().all(|file| file.age == Some(Age::Active)));
        assert!(office.case_files(day("2026-11-20"), false).unwrap().is_empty());
        assert_eq!(office.case_files(day("2028-12-31"), false).unwrap().len(), all.len());
        let over = office.case_files(day("2031-12-31"), false).unwrap();
        assert!(over.iter().all(|file| file.age == Some(Age::Over)));
        let before = office.classification().unwrap();
        assert!(office.import_classification("a.csv", "kode,uraian\n,,").is_err());
        assert_eq!(office.classification().unwrap(), before);
        let table = "kode,uraian,aktif,inaktif,nasib\n500,Umum,10,20,permanen\n";
        assert_eq!(office.import_classification("b.csv", table).unwrap(), 1);
        assert!(office.case_files(day("2031-12-31"), false).unwrap().is_empty(), "ten years are active now");
    }
}
