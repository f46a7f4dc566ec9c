//! The morning sheet of the sample office, and of offices that have nothing or something odd.

use chrono::{DateTime, Utc};

use super::*;
use crate::engine::board::Filter;
use crate::engine::story::fill_with_sample;
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;

/// Friday of the sample's own week, in the morning.
fn friday() -> DateTime<Utc> {
    "2026-11-20T08:40:00+07:00".parse().unwrap()
}

fn open(folder: &tempfile::TempDir) -> Office {
    let folders = Folders::choose(Some(folder.path().join("office"))).unwrap();
    Office::open(folders, Clock::Fixed(friday()), Entropy::seeded("morning")).unwrap()
}

fn sample(folder: &tempfile::TempDir) -> Office {
    let mut office = open(folder);
    fill_with_sample(&mut office).unwrap();
    office
}

#[test]
fn the_sheet_and_the_board_agree() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = sample(&folder);
    let morning = office.morning(Some("kabid_egov")).unwrap();
    let board = office.board(None, Some("kabid_egov")).unwrap();
    assert_eq!(morning.late.len(), board.count(Filter::Late));
    assert_eq!(morning.applicant.len(), board.count(Filter::Applicant));
    assert!(!morning.late.is_empty() && !morning.due_today.is_empty() && !morning.letters.is_empty());
    assert!(morning.due_today.iter().any(|step| step.mine), "the Kabid has something due today");
}

#[test]
fn lateness_is_attributed_and_sums_up() {
    let folder = tempfile::tempdir().unwrap();
    let morning = sample(&folder).morning(None).unwrap();
    for step in &morning.late {
        assert!(step.because.iter().any(|it| it.minutes > 0), "{} is late because of nobody", step.step);
        assert!(step.because.is_sorted_by_key(|it| std::cmp::Reverse(it.minutes)));
        let over = step.progress.map(|it| it.used_minutes - it.allowed_minutes).unwrap();
        let lane = step.because.iter().find(|it| it.lane.as_deref() == Some(step.lane.as_str()));
        assert!(lane.is_some_and(|it| it.minutes >= over), "the lane that holds it is charged");
    }
    assert_eq!(morning.late_lanes.iter().map(|it| it.steps).sum::<usize>(), morning.late.len());
}

#[test]
fn a_year_without_a_list_is_told_of_two_months_before() {
    let folder = tempfile::tempdir().unwrap();
    let morning = sample(&folder).morning(None).unwrap();
    assert_eq!(morning.warnings, [Warning::YearWithoutList(2027)]);
    assert_eq!(morning.hours, ["07.30–11.30", "13.00–16.30"], "a Friday");
}

#[test]
fn an_office_without_requests_has_an_empty_sheet_that_prints() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = open(&folder);
    let morning = office.morning(None).unwrap();
    assert!(morning.late.is_empty() && morning.letters.is_empty() && morning.bundles.is_empty());
    assert_eq!(office.morning_paper(None).unwrap().pages.len(), 1);
}

#[test]
fn bundles_in_the_inbox_are_listed_and_other_files_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = sample(&folder);
    let inbox = office.folders().inbox();
    std::fs::write(inbox.join("laptop-tu.lajur"), [0; 2048]).unwrap();
    std::fs::write(inbox.join("catatan.txt"), "bukan berkas tukar").unwrap();
    let bundles = office.morning(None).unwrap().bundles;
    assert_eq!(bundles, [WaitingBundle { name: "laptop-tu.lajur".to_owned(), bytes: 2048 }]);
}

#[test]
fn the_sheet_stands_on_one_page_however_much_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = sample(&folder);
    assert_eq!(office.morning_paper(Some("kabid_egov")).unwrap().pages.len(), 1);
    let mut morning = office.morning(None).unwrap();
    let many = |steps: &[Step]| steps.iter().cycle().take(steps.len() * 40).cloned().collect::<Vec<_>>();
    morning.late = many(&morning.late);
    morning.due_today = many(&morning.due_today);
    let paper = paper::one_page(&morning, office.profile()).unwrap();
    assert_eq!(paper.pages.len(), 1, "what does not fit is counted instead");
}
