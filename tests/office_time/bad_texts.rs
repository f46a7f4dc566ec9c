//! Texts that must be refused, each with the line and the field that a person has to repair.

use lajur::domain::calendar::{Calendar, Expected, ProblemKind};
use lajur::domain::office::Zone;

use super::support::{date, perpres};

const WEEK: &str = "[[week]]\ndays = [\"monday\"]\nhours = [\"08.00-16.00\"]\n";

fn text(value: &str) -> String {
    value.to_owned()
}

/// Text laid over the Perpres, line, field, problem.
fn cases() -> Vec<(String, usize, &'static str, ProblemKind)> {
    use ProblemKind::*;
    let week = |hours: &str, breaks: &str| {
        format!("[[week]]\ndays = [\"monday\"]\nhours = [{hours}]\nbreaks = [{breaks}]\n")
    };
    let holiday = |line: &str| format!("[[holiday]]\nname = \"Hari Jadi\"\n{line}\n");
    let closure = |lines: &str| format!("[[closure]]\nname = \"Banjir\"\n{lines}\n");
    let year = |lines: &str| format!("[[year]]\nyear = 2027\n{lines}\n");
    vec![
        // Hours
        (week("\"07.30-12.00\", \"11.00-16.00\"", ""), 3, "week.hours", Overlap(text("07.30-12.00"))),
        (
            week("\"07.30-16.00\"", "\"12.00-13.00\", \"12.30-13.30\""),
            4,
            "week.breaks",
            Overlap(text("12.00-13.00")),
        ),
        (week("\"07.30-\"", ""), 3, "week.hours", NoEnd(text("07.30-"))),
        (week("\"07.30\"", ""), 3, "week.hours", NoEnd(text("07.30"))),
        (week("\"16.00-07.30\"", ""), 3, "week.hours", EndsBeforeStart),
        (week("\"08.00-08.00\"", ""), 3, "week.hours", EndsBeforeStart),
        (
            week("\"07.30-16.00\"", "\"17.00-18.00\""),
            4,
            "week.breaks",
            BreakOutsideHours(text("17.00-18.00")),
        ),
        (
            week("\"07.30-16.00\"", "\"15.30-16.30\""),
            4,
            "week.breaks",
            BreakOutsideHours(text("15.30-16.30")),
        ),
        (week("\"07.30-16.00\"", "\"07.30-16.00\""), 1, "week.breaks", NothingLeft),
        (week("\"25.00-26.00\"", ""), 3, "week.hours", BadHours(text("25.00-26.00"))),
        (week("\"07.60-16.00\"", ""), 3, "week.hours", BadHours(text("07.60-16.00"))),
        (week("\"pagi-sore\"", ""), 3, "week.hours", BadHours(text("pagi-sore"))),
        (week("", ""), 1, "week.hours", Empty),
        (week("7.5", ""), 3, "week.hours", WrongType { expected: Expected::Texts }),
        (text("[[week]]\ndays = [\"monday\"]\n"), 1, "week.hours", Missing),
        (text("[[week]]\nhours = [\"08.00-16.00\"]\n"), 1, "week.days", Missing),
        (
            text("[[week]]\ndays = [\"senin\"]\nhours = [\"08.00-16.00\"]\n"),
            2,
            "week.days",
            UnknownDay(text("senin")),
        ),
        (format!("{WEEK}{WEEK}"), 5, "week.days", DuplicateDay(chrono::Weekday::Mon)),
        (text("week = \"senin sampai jumat\"\n"), 1, "week", WrongType { expected: Expected::Blocks }),
        (text("[[week]]\ndays = []\nhours = [\"08.00-16.00\"]\n"), 1, "week.days", Empty),
        // Holidays
        (holiday("date = 1926-10-25"), 3, "holiday.date", YearOutOfRange(1926)),
        (holiday("date = 2926-10-25"), 3, "holiday.date", YearOutOfRange(2926)),
        (holiday("date = \"2026-02-30\""), 3, "holiday.date", BadDate(text("2026-02-30"))),
        (holiday("date = \"25 Oktober 2026\""), 3, "holiday.date", BadDate(text("25 Oktober 2026"))),
        (holiday("date = 20261025"), 3, "holiday.date", WrongType { expected: Expected::Date }),
        (holiday(""), 1, "holiday.date", Missing),
        (holiday("date = 2026-10-25\nkind = \"national\""), 4, "holiday.kind", UnknownField),
        (
            format!("{}{}", holiday("date = 2026-10-25"), holiday("date = 2026-10-25")),
            6,
            "holiday.date",
            DuplicateHoliday(date("2026-10-25")),
        ),
        (text("[[holiday]]\ndate = 2026-10-25\n"), 1, "holiday.name", Missing),
        (text("[[holiday]]\ndate = 2026-10-25\nname = \" \"\n"), 3, "holiday.name", Empty),
        // Years
        (
            year("[[year.holiday]]\ndate = 2026-01-01\nname = \"Tahun Baru\""),
            4,
            "year.holiday.date",
            OutsideYear { date: date("2026-01-01"), year: 2027 },
        ),
        (
            year("[[year.holiday]]\ndate = 2027-01-01\nname = \"Tahun Baru\"\nkind = \"libur\""),
            6,
            "year.holiday.kind",
            UnknownKind(text("libur")),
        ),
        (format!("{}{}", year(""), year("")), 4, "year.year", DuplicateYear(2027)),
        (text("[[year]]\nyear = 1026\n"), 2, "year.year", YearOutOfRange(1026)),
        (text("[[year]]\nyear = \"2027\"\n"), 2, "year.year", WrongType { expected: Expected::Number }),
        (text("[[year]]\nsource = \"SKB\"\n"), 1, "year.year", Missing),
        // Periods
        (
            text("[[period]]\nname = \"Ramadan 1448 H\"\nfrom = 2027-02-08\nuntil = 2027-03-09\n"),
            1,
            "period.week",
            Missing,
        ),
        (
            text("[[period]]\nname = \"Ramadan 1447 H\"\nfrom = 2026-03-20\nuntil = 2026-02-19\n"),
            4,
            "period.until",
            EndsBeforeStart,
        ),
        (
            text("[[period]]\nname = \"Ramadan 1447 H\"\nfrom = 2026-02-19\nuntil = 2028-03-20\n"),
            4,
            "period.until",
            TooLong,
        ),
        (
            text(
                "[[period]]\nname = \"Pekan olahraga\"\nfrom = 2026-03-16\nuntil = 2026-03-22\n[[period.week]]\ndays = \
                 [\"monday\"]\nhours = [\"08.00-12.00\"]\n",
            ),
            3,
            "period.from",
            PeriodsOverlap(text("Ramadan 1447 H")),
        ),
        // Closures
        (
            closure("from = 2026-11-17T10:00:00\nuntil = 2026-11-17T09:00:00"),
            4,
            "closure.until",
            EndsBeforeStart,
        ),
        (closure("from = 2026-11-17\nuntil = 2026-11-16"), 4, "closure.until", EndsBeforeStart),
        (closure("from = 2026-11-17\nuntil = 2046-11-16"), 4, "closure.until", TooLong),
        (closure("from = 2026-11-17T10:00:00Z"), 3, "closure.from", BadMoment(text("2026-11-17T10:00:00Z"))),
        (closure("from = 2026-11-17T10:00:30"), 3, "closure.from", BadMoment(text("2026-11-17T10:00:30"))),
        (closure("until = 2026-11-17"), 1, "closure.from", Missing),
        // The text as a whole
        (text("zona = \"WIB\"\n"), 1, "zona", UnknownField),
        (text("zone = \"GMT\"\n"), 1, "zone", UnknownZone(text("GMT"))),
        (text("format = 2\n"), 1, "format", Format(text("2"))),
        (text("\nextends = \"perpres\"\n"), 2, "extends", UnknownPreset(text("perpres"))),
        (text("name = 7\n"), 1, "name", WrongType { expected: Expected::Text }),
    ]
}

#[test]
fn every_bad_text_names_its_line_and_field() {
    for (text, line, field, kind) in cases() {
        let Err(problems) = perpres().extended(&text) else { panic!("accepted:\n{text}") };
        let [problem] = problems.as_slice() else { panic!("{problems:?}\n{text}") };
        assert_eq!((problem.line, problem.field.as_str(), &problem.kind), (line, field, &kind), "\n{text}");
    }
}

#[test]
fn text_that_is_not_toml_names_its_line() {
    let problems = Calendar::parse("name = \"Kantor\"\n[[holiday]\ndate = 2026-01-01\n").expect_err("broken");
    assert_eq!((problems[0].line, problems[0].field.as_str()), (2, ""));
    assert!(matches!(problems[0].kind, ProblemKind::Syntax(_)));
    let problems = Calendar::parse("[[holiday]]\ndate = 2026-13-01\n").expect_err("no such month");
    assert_eq!(problems[0].line, 2);
}

#[test]
fn all_problems_are_named_at_once_in_the_order_of_the_lines() {
    let text = "zone = \"GMT\"\n[[holiday]]\ndate = 1900-01-01\nname = \"\"\n[[week]]\ndays = [\"senin\"]\nhours = [\"8-16\"]\n";
    let problems = perpres().extended(text).expect_err("five problems");
    let found: Vec<_> = problems.iter().map(|problem| (problem.line, problem.field.as_str())).collect();
    let expected =
        [(1, "zone"), (3, "holiday.date"), (4, "holiday.name"), (6, "week.days"), (7, "week.hours")];
    assert_eq!(found[..5], expected);
}

#[test]
fn a_calendar_needs_hours_of_its_own_or_a_preset() {
    let problems = Calendar::parse("name = \"Kantor\"\n").expect_err("no hours");
    assert_eq!((problems[0].field.as_str(), &problems[0].kind), ("week", &ProblemKind::Missing));
    assert!(Calendar::parse(WEEK).is_ok());
    let calendar = Calendar::parse("extends = \"kaltara-2022\"\nzone = \"WIT\"\n").expect("a preset's hours");
    assert_eq!(calendar.zone(), Zone::Wit);
    assert_eq!(calendar.name(), "Kalimantan Utara 2022");
}

#[test]
fn a_refused_text_changes_nothing() {
    let calendar = perpres();
    let _ =
        calendar.extended("[[holiday]]\ndate = 2026-11-16\nname = \"Libur\"\n[[holiday]]\ndate = 1-1-1\n");
    assert_eq!(calendar, perpres());
}

#[test]
fn the_dates_of_ramadan_can_be_moved_without_repeating_its_hours() {
    let moved = "[[period]]\nname = \"Ramadan 1447 H\"\nfrom = 2026-02-18\nuntil = 2026-03-19\n";
    let calendar = perpres().extended(moved).expect("known hours");
    let wednesday = calendar.period(date("2026-02-18")).expect("now Ramadan");
    assert_eq!(wednesday.week.hours(chrono::Weekday::Wed).minutes(), 390);
    assert_eq!(calendar.periods().len(), 1);
}
