//! The morning sheet and the month's report, of the sample office as it stands on a Friday morning.

use std::path::Path;

use lajur::domain::statistics::Period;
use lajur::engine::{Office, story};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;

use super::{check, check_within};

fn office(folder: &Path) -> Office {
    let folders = Folders::apart(folder.join("office"), folder.join("marks"));
    let clock = Clock::Fixed("2026-11-20T08:40:00+07:00".parse().unwrap());
    let mut office = Office::open(folders, clock, Entropy::seeded("papers")).unwrap();
    story::fill_with_sample(&mut office).unwrap();
    office
}

#[test]
fn the_morning_sheet_and_the_report_say_how_the_office_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    check("10", &office.morning_paper(Some("kabid_egov")).unwrap());
    let november = Period { from: "2026-11-01".parse().unwrap(), to: "2026-11-30".parse().unwrap() };
    let report = office.report_paper(november, None).unwrap();
    check_within("report", &report, 200_000);
}
