//! The time of one request: beside the whole SOP, by lane and step, whose the delay is, and when it can end.

use iced::widget::{Column, column};

use super::context::Context;
use crate::domain::procedure::Procedure;
use crate::domain::timing::{Forecast, Party, Sum, Whole};
use crate::engine::CaseTime;
use crate::show::say;
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Tone, panel, text, theme};
use crate::words::Words;

/// Width of the labels.
const LABEL: f32 = crate::ui::tokens::size::LABEL;

/// The tab of the request's panel.
pub(super) fn tab<'a, M: Clone + 'a>(
    context: &Context,
    procedure: &'a Procedure,
    time: &CaseTime,
) -> Element<'a, M> {
    let words = context.words;
    let whole = column(whole(context, &time.whole)).spacing(space::X4);
    let forecast = time.forecast.as_ref().map(|it| ahead(context, it));
    let name = |lane: usize| {
        let lane = procedure.lanes.get(lane);
        lane.map_or("", |it| if it.short.is_empty() { it.name.as_str() } else { it.short.as_str() })
    };
    let because = time.because.iter().map(|share| match share.party {
        Party::Lane(lane) => panel::fact(name(lane), say::minutes(words, share.minutes), LABEL),
        Party::Applicant => {
            let who = say::capitalised(&words.say("morning-the-applicant"));
            panel::fact(who, say::minutes(words, share.minutes), LABEL)
        }
    });
    let because: Vec<Element<'a, M>> = because.collect();
    let because: Element<'a, M> = if because.is_empty() {
        text::small(words.say("time-because-none")).style(theme::muted).into()
    } else {
        Column::with_children(because).spacing(space::X4).into()
    };
    let lanes = time.lanes.iter().map(|(lane, sum)| sum_line(words, name(*lane).to_owned(), sum));
    let steps = time.steps.iter().filter_map(|(index, sum)| {
        let step = procedure.steps.get(*index)?;
        Some(sum_line(words, format!("{}. {}", step.printed_no, step.short), sum))
    });
    column![
        whole,
        forecast,
        section(words.say("time-because-title"), because),
        section(words.say("time-lanes"), Column::with_children(lanes).spacing(space::X6)),
        section(words.say("time-steps"), Column::with_children(steps).spacing(space::X6)),
    ]
    .spacing(space::X12)
    .into()
}

fn section<'a, M: 'a>(heading: String, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    column![text::small_strong(heading), content.into()].spacing(space::X4).into()
}

fn whole<'a, M: 'a>(context: &Context, whole: &Whole) -> Vec<Element<'a, M>> {
    let words = context.words;
    let total = say::length(words, &whole.total.length);
    let standard = match whole.total.not_set {
        0 => total,
        count => words.with("time-standard-some", &[("total", total.into()), ("count", count.into())]),
    };
    let used = say::minutes(words, whole.used_minutes);
    let used = match whole.allowed_minutes {
        Some(allowed) => {
            let allowed = say::minutes(words, allowed);
            words.with("say-of", &[("used", used.into()), ("allowed", allowed.into())])
        }
        None => used,
    };
    let due = match (whole.due, whole.allowed_minutes) {
        (Some(due), _) => say::moment(words, due, context.office.now, context.office.profile.zone),
        (None, Some(_)) => words.say("state-waiting-applicant"),
        (None, None) => words.with("time-no-limit", &[("count", whole.total.not_set.into())]),
    };
    let mut lines = vec![
        panel::fact(words.say("time-standard"), standard, LABEL),
        panel::fact(words.say("time-used"), used, LABEL),
        panel::fact(words.say("time-due"), due, LABEL),
    ];
    if whole.over() > 0 {
        let by = [("by", say::minutes(words, whole.over()).into())];
        let late = say::capitalised(&words.with("say-late", &by));
        lines.push(panel::reason(Tone::Late, Icon::Warning, late));
    }
    lines
}

/// When it can end: a range, an earliest end, or the honest answer that nobody can tell.
fn ahead<'a, M: 'a>(context: &Context, forecast: &Forecast) -> Element<'a, M> {
    let words = context.words;
    let moment = |at| say::moment(words, at, context.office.now, context.office.profile.zone);
    let count = ("count", forecast.not_set.len().into());
    let answer = match (forecast.earliest, forecast.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => moment(latest),
        (Some(earliest), Some(latest)) => words.with(
            "time-forecast-between",
            &[("earliest", moment(earliest).into()), ("latest", moment(latest).into())],
        ),
        (Some(earliest), None) => {
            words.with("time-forecast-from", &[("earliest", moment(earliest).into()), count])
        }
        _ => words.with("time-forecast-never", &[count]),
    };
    let basis = text::small(words.say("time-forecast-basis")).style(theme::muted);
    let waits =
        forecast.needs_applicant.then(|| text::small(words.say("time-forecast-waits")).style(theme::muted));
    let content = column![text::small(answer), basis, waits].spacing(space::X2);
    section(words.say("time-forecast"), content)
}

/// What a step or lane took beside what it may take.
fn sum_line<'a, M: 'a>(words: Words, name: String, sum: &Sum) -> Element<'a, M> {
    let used = say::minutes(words, sum.used_minutes);
    let time = if sum.not_set == sum.visits {
        words.with("time-not-set", &[("used", used.into())])
    } else {
        let allowed = say::minutes(words, sum.allowed_minutes);
        words.with("time-lane", &[("used", used.into()), ("allowed", allowed.into())])
    };
    let late = (sum.over_minutes > 0).then(|| {
        let by = [("by", say::minutes(words, sum.over_minutes).into())];
        panel::reason(Tone::Late, Icon::Warning, say::capitalised(&words.with("say-late", &by)))
    });
    column![text::small(name), text::small(time).style(theme::muted), late].into()
}
