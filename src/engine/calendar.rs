//! Changing the office's calendar: what would change is shown first, and nothing changes until it is taken over.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::time::progress_of;
use super::{Office, Problem};
use crate::domain::calendar::{Calendar, Problem as CalendarProblem, preset_text};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::domain::request::Refusal;

/// A wished change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarEdit {
    /// Another preset, by name; local holidays, closures and lists of the calendar before stay.
    Preset(String),
    /// A text laid over the calendar: a year's list of holidays, or a whole calendar.
    Import {
        /// The file's name, for messages.
        file: String,
        /// What it says.
        text: String,
    },
    /// A local holiday.
    Holiday {
        /// The day.
        date: NaiveDate,
        /// Its name.
        name: String,
    },
    /// Whole days on which the office is shut.
    Closure {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
        /// Why.
        name: String,
    },
    /// The local holiday or closure of a date is no more.
    Remove(NaiveDate),
}

/// What a change of the calendar does.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarChange {
    /// The calendar as it was.
    pub before: Arc<Calendar>,
    /// The calendar as it would be.
    pub after: Arc<Calendar>,
    /// Steps in hand whose due moment moves.
    pub dues: Vec<MovedDue>,
}

/// A step in hand whose due moment moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedDue {
    /// The request.
    pub request: EntityId,
    /// Its agenda number.
    pub agenda: Option<AgendaNo>,
    /// Who asks.
    pub agency: String,
    /// The step in a few words.
    pub step: String,
    /// When it was due.
    pub before: Option<DateTime<Utc>>,
    /// When it is due.
    pub after: Option<DateTime<Utc>>,
}

impl Office {
    /// What a change of the calendar would do; nothing changes.
    ///
    /// # Errors
    /// Every problem of an imported text by line and field, or an unknown preset.
    pub fn preview_calendar(&mut self, edit: &CalendarEdit) -> Result<CalendarChange, Problem> {
        let before = Arc::clone(self.calendar());
        let after = Arc::new(self.edited(edit)?);
        let mut dues = Vec::new();
        let now = self.now();
        let open = self.store().open_requests(None)?;
        for (request, procedure) in self.with_procedures(open)? {
            for active in &request.active {
                let due = |calendar: &Calendar| {
                    progress_of(calendar, &request, &procedure, active, now).and_then(|it| it.due)
                };
                let (was, is) = (due(&before), due(&after));
                if was != is {
                    let step = procedure.step_index(&active.step);
                    dues.push(MovedDue {
                        request: request.id,
                        agenda: request.agenda,
                        agency: request.applicant.agency.clone(),
                        step: step.map(|index| procedure.steps[index].short.clone()).unwrap_or_default(),
                        before: was,
                        after: is,
                    });
                }
            }
        }
        dues.sort_by_key(|due| due.agenda);
        Ok(CalendarChange { before, after, dues })
    }

    /// Takes a change of the calendar over for the whole office: it travels to the other laptops with the profile, and
    /// every due moment is counted anew.
    ///
    /// # Errors
    /// As [`Office::preview_calendar`], or when the event cannot be stored; then nothing has changed.
    pub fn change_calendar(&mut self, edit: &CalendarEdit) -> Result<CalendarChange, Problem> {
        self.require_office()?;
        let change = self.preview_calendar(edit)?;
        let mut profile = self.profile().clone();
        if let CalendarEdit::Preset(name) = edit {
            profile.calendar.clone_from(name);
        }
        profile.calendar_text = change.after.to_text();
        self.set_profile(profile)?;
        Ok(change)
    }

    /// The calendar with a change.
    fn edited(&self, edit: &CalendarEdit) -> Result<Calendar, Problem> {
        let now = self.calendar();
        let problems = |file: &str| {
            let file = file.to_owned();
            move |problems: Vec<CalendarProblem>| Problem::Calendar { file, problems }
        };
        let edited = match edit {
            CalendarEdit::Preset(name) => {
                let text = preset_text(name).ok_or_else(|| {
                    let (field, value) = ("calendar".to_owned(), name.clone());
                    Problem::Usage(Refusal::BadValue { field, value, expected: "perpres-21-2023" })
                })?;
                // Hours and periods come from the preset; what the office added itself stays.
                now.extended(text).map_err(problems(name))?
            }
            CalendarEdit::Import { file, text } => now.extended(text).map_err(problems(file))?,
            CalendarEdit::Holiday { date, name } => now.with_holiday(*date, name).map_err(problems(name))?,
            CalendarEdit::Closure { from, until, name } => {
                now.with_closure(*from, *until, name).map_err(problems(name))?
            }
            CalendarEdit::Remove(date) => now.without_local(*date),
        };
        // A preset proposes a zone, the office's profile decides.
        Ok(edited.in_zone(self.profile().zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{DayKind, ProblemKind};
    use crate::engine::story::fill_with_sample;
    use crate::platform::clock::Clock;
    use crate::platform::entropy::Entropy;
    use crate::platform::folders::Folders;

    fn sample(folder: &tempfile::TempDir) -> Office {
        let folders = Folders::choose(Some(folder.path().join("office"))).unwrap();
        let now = "2026-11-20T08:40:00+07:00".parse().unwrap();
        let mut office = Office::open(folders, Clock::Fixed(now), Entropy::seeded("calendar")).unwrap();
        fill_with_sample(&mut office).unwrap();
        office
    }

    fn monday() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn a_holiday_is_shown_before_it_counts_and_moves_dues_when_it_does() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let edit = CalendarEdit::Closure {
            from: "2026-11-20".parse().unwrap(),
            until: monday(),
            name: "Banjir".to_owned(),
        };
        let preview = office.preview_calendar(&edit).unwrap();
        assert!(!preview.dues.is_empty(), "what was due today is due later");
        for due in &preview.dues {
            assert!(due.after > due.before, "a due moment never moves earlier when work time is removed");
        }
        assert_eq!(**office.calendar(), *preview.before, "a look changes nothing");
        let change = office.change_calendar(&edit).unwrap();
        assert_eq!(change.dues, preview.dues);
        assert_eq!(office.calendar().day(monday()), DayKind::Closure("Banjir"));
        office.change_calendar(&CalendarEdit::Remove("2026-11-20".parse().unwrap())).unwrap();
        assert!(matches!(office.calendar().day(monday()), DayKind::Working(_)), "and it can be taken back");
    }

    #[test]
    fn a_list_imported_later_is_kept_and_travels_with_the_profile() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let text = "[[year]]\nyear = 2027\nsource = \"contoh\"\n[[year.holiday]]\ndate = 2027-01-01\nname = \"Tahun Baru\"\n";
        let edit = CalendarEdit::Import { file: "2027.toml".to_owned(), text: text.to_owned() };
        let change = office.change_calendar(&edit).unwrap();
        assert_eq!(change.after.changed_days(&change.before).len(), 1);
        office.reload_profile().unwrap();
        assert_eq!(office.calendar().day("2027-01-01".parse().unwrap()), DayKind::Holiday("Tahun Baru"));
        assert!(matches!(office.calendar().day("2026-12-25".parse().unwrap()), DayKind::Holiday(_)));
        assert!(office.morning(None).unwrap().warnings.is_empty(), "the warning is gone");
        office.change_calendar(&CalendarEdit::Preset("kaltara-2022".to_owned())).unwrap();
        assert_eq!(office.calendar().zone(), office.profile().zone, "a preset only proposes a zone");
        assert_eq!(office.calendar().day("2027-01-01".parse().unwrap()), DayKind::Holiday("Tahun Baru"));
    }

    #[test]
    fn a_bad_list_names_line_and_field_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let before = office.calendar().to_text();
        let cases = [
            (
                "[[year]]\nyear = 2027\n[[year.holiday]]\ndate = 2026-01-01\nname = \"x\"\n",
                "year.holiday.date",
                4,
            ),
            ("[[holiday]]\ndate = 2026-02-30\nname = \"x\"\n", "", 2),
            ("[[week]]\ndays = [\"monday\"]\nhours = [\"07.30-\"]\n", "week.hours", 3),
            ("[[week]]\ndays = [\"monday\"]\nhours = [\"07.30-12.00\", \"11.00-16.00\"]\n", "week.hours", 3),
            ("[[closure]]\nname = \"x\"\nfrom = 2026-11-20\nuntil = 2026-11-19\n", "closure.until", 4),
            ("ini bukan TOML", "", 1),
        ];
        for (text, field, line) in cases {
            let edit = CalendarEdit::Import { file: "daftar.toml".to_owned(), text: text.to_owned() };
            let Err(Problem::Calendar { file, problems }) = office.change_calendar(&edit) else {
                panic!("{text} was taken");
            };
            assert_eq!(file, "daftar.toml");
            assert_eq!(problems[0].line, line, "{text}");
            if !field.is_empty() {
                assert_eq!(problems[0].field, field, "{text}");
            }
            assert_eq!(office.calendar().to_text(), before, "{text}");
        }
        let empty = CalendarEdit::Holiday { date: monday(), name: " ".to_owned() };
        let Err(Problem::Calendar { problems, .. }) = office.change_calendar(&empty) else {
            panic!("a holiday without a name was taken");
        };
        assert_eq!(problems[0].kind, ProblemKind::Empty);
    }
}
