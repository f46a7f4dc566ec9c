//! What must hold for every calendar, every moment and every standard time.

use chrono::TimeDelta;
use lajur::domain::calendar::{Calendar, Pause, preset_text, presets};
use lajur::domain::office::Zone;
use lajur::domain::procedure::TimeUnit;
use proptest::prelude::*;

use super::slow::{SlowOffice, closure_text, closures, holidays, instant, offices};
use super::support::{perpres, time};

const DAY: usize = 24 * 60;

fn calendar(office: &SlowOffice) -> Calendar {
    Calendar::parse(&office.text()).unwrap_or_else(|problems| panic!("{problems:?}\n{}", office.text()))
}

fn moments() -> impl Strategy<Value = usize> {
    prop_oneof![1 => 0usize..40 * DAY, 1 => (0usize..40 * 24).prop_map(|hour| hour * 60)]
}

fn short_times() -> impl Strategy<Value = (u32, TimeUnit)> {
    prop_oneof![
        3 => (1u32..2500).prop_map(|value| (value, TimeUnit::Minute)),
        1 => (1u32..40).prop_map(|value| (value, TimeUnit::Hour)),
    ]
}

fn times() -> impl Strategy<Value = (u32, TimeUnit)> {
    prop_oneof![
        4 => short_times(),
        3 => (1u32..12).prop_map(|value| (value, TimeUnit::Day)),
        1 => (1u32..3).prop_map(|value| (value, TimeUnit::Month)),
    ]
}

fn pauses() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let pause = (moments(), 1usize..4 * DAY).prop_map(|(from, length)| (from, from + length));
    prop::collection::vec(pause, 0..3)
}

fn instants(pauses: &[(usize, usize)]) -> Vec<Pause> {
    pauses.iter().map(|(from, until)| Pause { from: instant(*from), until: Some(instant(*until)) }).collect()
}

type SlowCase = (usize, usize, (u32, TimeUnit), Vec<(usize, usize)>);

proptest! {
    // 45 offices with 240 cases each: 10,800 comparisons.
    #![proptest_config(ProptestConfig { cases: 45, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_a_minute_by_minute_counter(
        office in offices(),
        cases in prop::collection::vec((moments(), moments(), times(), pauses()), 240),
    ) {
        let (fast, slow) = (calendar(&office), office.look());
        let cases: Vec<SlowCase> = cases;
        for (from, until, time, pauses) in cases {
            prop_assert_eq!(fast.used(instant(from), instant(until)), slow.used(from, until), "{} to {}", from, until);
            if let Some(due) = slow.due(from, time, &pauses) {
                let answer = fast.due_paused(instant(from), time, &instants(&pauses));
                prop_assert_eq!(answer.at, Some(instant(due)), "{} + {:?} {:?}", from, time, pauses);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn due_never_moves_earlier_when_work_time_is_removed(
        office in offices(),
        received in moments(),
        time in times(),
        pauses in pauses(),
        holiday in holidays(),
        closure in closures(),
    ) {
        let before = calendar(&office);
        let (mut with_holiday, mut with_closure) = (office.clone(), office);
        with_holiday.holidays.insert(holiday);
        with_closure.closures.push(closure);
        // A month moves by the working days of a pause, and a holiday in the pause is none of them any more.
        let pauses = if time.1 == TimeUnit::Month { Vec::new() } else { instants(&pauses) };
        let due = before.due_paused(instant(received), time, &pauses).at;
        for office in [with_holiday, with_closure] {
            let after = calendar(&office).due_paused(instant(received), time, &pauses).at;
            prop_assert!(after >= due, "{:?} before, {:?} after", due, after);
        }
    }

    #[test]
    fn an_imported_text_and_the_same_text_from_the_start_are_one(office in offices(), closure in closures()) {
        let mut whole = office.clone();
        whole.closures.push(closure);
        let text = closure_text(closure.0, closure.1);
        let once = calendar(&office).extended(&text);
        prop_assert_eq!(&once, &Ok(calendar(&whole)));
        let twice = once.and_then(|once| once.extended(&text));
        prop_assert_eq!(twice, Ok(calendar(&whole)), "imported again, nothing changes");
    }

    #[test]
    fn spans_added_are_the_span_of_the_sum(
        office in offices(),
        received in moments(),
        first in 1u32..2000,
        second in 1u32..2000,
        unit in prop_oneof![Just(TimeUnit::Minute), Just(TimeUnit::Hour), Just(TimeUnit::Day)],
    ) {
        let calendar = calendar(&office);
        let due = |from, value| calendar.due(from, (value, unit)).at.expect("within reach");
        let received = instant(received);
        prop_assert_eq!(due(due(received, first), second), due(received, first + second));
    }

    #[test]
    fn used_adds_up_over_a_split(office in offices(), mut at in prop::array::uniform3(moments())) {
        at.sort_unstable();
        let calendar = calendar(&office);
        let [a, b, c] = at.map(instant);
        prop_assert_eq!(calendar.used(a, b) + calendar.used(b, c), calendar.used(a, c));
    }

    #[test]
    fn a_due_moment_uses_exactly_its_time(
        office in offices(),
        received in moments(),
        minutes in 1u32..100_000,
        seconds in 0i64..60,
    ) {
        let calendar = calendar(&office);
        let received = instant(received) + TimeDelta::seconds(seconds);
        let due = calendar.due(received, (minutes, TimeUnit::Minute)).at.expect("within reach");
        prop_assert_eq!(calendar.used(received, due), i64::from(minutes));
        prop_assert_eq!(calendar.used(received, due - TimeDelta::minutes(1)), i64::from(minutes) - 1, "the first such");
    }

    #[test]
    fn later_receipt_is_never_due_earlier(office in offices(), a in moments(), b in moments(), time in times()) {
        let calendar = calendar(&office);
        let due = |minute| calendar.due(instant(minute), time).at;
        prop_assert!(due(a.min(b)) <= due(a.max(b)));
    }

    #[test]
    fn progress_and_due_tell_the_same_story(
        office in offices(),
        received in moments(),
        now in moments(),
        time in times(),
        pauses in pauses(),
    ) {
        let calendar = calendar(&office);
        let pauses = instants(&pauses);
        let due = calendar.due_paused(instant(received), time, &pauses).at.expect("within reach");
        let progress = calendar.progress(instant(received), time, &pauses, instant(now)).expect("set");
        prop_assert_eq!(progress.due, Some(due));
        let late = matches!(progress.standing, lajur::domain::calendar::Standing::Late { .. });
        prop_assert_eq!(late, progress.used_minutes > progress.allowed_minutes);
        prop_assert!(!late || instant(now) > due);
    }

    #[test]
    fn only_the_wall_clock_of_the_office_matters(office in offices(), received in moments(), time in times()) {
        // The same wall clock one zone further east is one hour earlier, and so is the answer.
        let west = calendar(&office).in_zone(Zone::Wib);
        let east = calendar(&office).in_zone(Zone::Wita);
        let hour = TimeDelta::hours(1);
        let due = west.due(instant(received), time).at.map(|at| at - hour);
        prop_assert_eq!(east.due(instant(received) - hour, time).at, due);
    }

    #[test]
    fn garbage_never_panics(text in any::<String>()) {
        let _ = Calendar::parse(&text);
        let _ = perpres().extended(&text);
    }

    #[test]
    fn damaged_texts_never_panic_and_name_a_line(
        preset in 0usize..3,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, fragments()), 1..6),
    ) {
        let texts = [
            preset_text("perpres-21-2023").expect("shipped"),
            preset_text("kaltara-2022").expect("shipped"),
            include_str!("../../assets/calendars/holidays-2026.toml"),
        ];
        let mut chars: Vec<char> = texts[preset].chars().collect();
        for (place, length, fragment) in edits {
            let start = place.index(chars.len() + 1);
            let end = (start + length).min(chars.len());
            chars.splice(start..end, fragment.chars());
        }
        let text: String = chars.into_iter().collect();
        let lines = text.split('\n').count();
        match perpres().extended(&text) {
            Ok(calendar) => {
                let received = instant(500);
                for standard in ["99999 menit", "1000 hari", "1000 bulan"] {
                    let _ = calendar.progress(received, time(standard), &[], received);
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)), "{:?}", problems);
            }
        }
    }
}

/// Bits of text that belong somewhere in a calendar, only not here.
fn fragments() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "\n",
        "\"",
        "[[week]]\n",
        "[[period]]\n",
        "[[closure]]\n",
        "[week]\n",
        "= ",
        "2026-02-30",
        "9999-12-31",
        "0000-00-00T24:61:61",
        "2026-01-01T00:00:00Z",
        "99999999999999999999",
        "-1",
        "\"24.00-00.00\"",
        "\"07.30-\"",
        "\"é.ß-\u{1F600}\"",
        "[]",
        "{}",
        "true",
        "1e400",
        "until = 2200-12-31\n",
        "from = 2000-01-01\n",
        "\u{0}",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

#[test]
fn every_preset_reads_and_answers() {
    for name in presets() {
        let calendar = Calendar::preset(name).unwrap_or_else(|| panic!("{name}"));
        assert!(!calendar.name().is_empty() && !calendar.source().is_empty(), "{name}");
        assert_eq!(
            calendar.years().map(|(year, list)| (year, list.holidays.len())).collect::<Vec<_>>(),
            [(2026, 25)]
        );
        assert!(calendar.period("2026-03-01".parse().expect("a date")).is_some(), "{name} knows Ramadan");
    }
    assert_eq!(Calendar::preset("tidak-ada"), None);
}

/// Runs the tables again as processes on laptops in other zones.
#[test]
fn the_laptops_zone_never_changes_an_answer() {
    let program = std::env::current_exe().expect("this test program");
    for zone in ["UTC0", "AAA+11:30", "BBB-14", "EST5EDT,M3.2.0,M11.1.0"] {
        let tables = ["due", "used", "progress", "hours_are", "days_are", "months_are", "the_same_instant"];
        let output = std::process::Command::new(&program)
            .env("TZ", zone)
            .args(tables)
            .args(["--skip", "properties", "--test-threads", "1"])
            .output()
            .expect("runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "with TZ={zone}:\n{text}");
        assert!(!text.contains("running 0 tests"), "the filter finds the tables");
    }
}
