//! `lajur morning`: the morning sheet, for readers of a terminal, for scripts, and as one printed page.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::output::{Output, table};
use super::view;
use crate::engine::morning::{Because, Morning, Step};
use crate::engine::{Office, Problem, What};
use crate::platform::files;
use crate::words;

pub(crate) fn run(
    position: Option<String>,
    file: Option<PathBuf>,
    office: &mut Office,
    out: Output,
) -> Result<(), Problem> {
    office.require_office()?;
    if let Some(id) = position.as_deref().filter(|id| office.profile().position(id).is_none()) {
        return Err(Problem::NotFound { what: What::Position, id: id.to_owned() });
    }
    let morning = office.morning(position.as_deref())?;
    if let Some(path) = &file {
        let pdf = office.morning_pdf(position.as_deref())?;
        files::write_whole(path, &pdf).map_err(Problem::file(path))?;
    }
    out.answer(&morning, |text| human(text, office, &morning, out));
    if let Some(path) = file.filter(|_| !out.json) {
        out.tell(&out.words.with("cli-printed", &[("file", path.display().to_string().into())]));
    }
    Ok(())
}

fn human(text: &mut String, office: &Office, morning: &Morning, out: Output) {
    let words = out.words;
    let heading = |text: &mut String, key: &str, count: usize| {
        let _ = writeln!(text, "{}", words.with(key, &[("count", count.into())]));
    };
    let step = |step: &Step| {
        let due = step.progress.and_then(|it| it.due).map(|due| view::readable(office, due));
        vec![
            format!("  {}", step.about.agenda.map_or_else(|| "-".to_owned(), |it| it.to_string())),
            step.about.agency.clone(),
            format!("{} {}", step.printed_no, step.step),
            step.holder.clone(),
            due.unwrap_or_default(),
            because(&step.because, out),
        ]
    };
    for (key, steps) in [
        ("morning-due", &morning.due_today),
        ("morning-late", &morning.late),
        ("morning-applicant", &morning.applicant),
    ] {
        heading(text, key, steps.len());
        table(text, &steps.iter().map(step).collect::<Vec<_>>());
    }
    heading(text, "morning-letters", morning.letters.len());
    let letters = morning.letters.iter().map(|letter| {
        vec![
            format!("  {}", letter.about.agenda.map_or_else(|| "-".to_owned(), |it| it.to_string())),
            letter.hal.clone(),
            words::station(&words, letter.station.name()),
            letter.holder.clone(),
        ]
    });
    table(text, &letters.collect::<Vec<_>>());
    heading(text, "morning-dispositions", morning.dispositions.len());
    heading(text, "morning-conflicts", morning.conflicts.len());
    heading(text, "morning-bundles", morning.bundles.len());
    for warning in &morning.warnings {
        let _ = writeln!(text, "{}", words::calendar_warning(&words, warning));
    }
}

/// Whose a delay is: `Kasi 2 jam; pemohon 40 menit`.
fn because(shares: &[Because], out: Output) -> String {
    let share = |it: &Because| {
        let who = it.lane.clone().unwrap_or_else(|| out.words.say("morning-the-applicant"));
        let minutes = [("minutes", it.minutes.into())];
        format!("{who} {}", out.words.with("calendar-minutes", &minutes))
    };
    shares.iter().map(share).collect::<Vec<_>>().join("; ")
}
