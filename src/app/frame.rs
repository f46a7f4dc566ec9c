//! What the screens share around their content: the line below, and names of things.

use super::context::Context;
use super::say;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::ui::frame::{hint, known, status as line};
use crate::ui::{Element, text, theme};
use crate::words::Words;

/// The line at the foot of the window: data code, keys of this screen, the time.
pub(crate) fn status<'a, M: Clone + 'a>(
    context: &Context,
    keys: impl IntoIterator<Item = (&'static str, String)>,
) -> Element<'a, M> {
    let words = context.words;
    let office = &context.office;
    let zone = office.profile.zone;
    let time = format!("{} {}", say::time_of_day(office.now, zone), zone.suffix());
    let open = words.with("status-open", &[("count", office.open.into())]);
    let left = vec![
        known(words.say("status-code"), office.data_code.clone()),
        text::small(open).style(theme::muted).into(),
    ];
    let mut right: Vec<Element<'a, M>> = keys.into_iter().map(|(key, word)| hint(key, word)).collect();
    right.push(text::small(time).style(theme::muted).into());
    line(left, right)
}

/// A service as the board and forms name it; two SOPs of one service are told apart by their office.
pub(crate) fn service_name(procedure: &Procedure) -> String {
    let issuer =
        procedure.identity.government.strip_prefix("Pemerintah ").unwrap_or(&procedure.identity.government);
    format!("{} — {issuer}", procedure.service.name)
}

/// What kind of actor a lane stands for.
pub(crate) fn role_name(words: Words, role: LaneRole) -> String {
    match role {
        LaneRole::Applicant => words.say("role-applicant"),
        LaneRole::Head => words.say("role-head"),
        LaneRole::Division => words.say("role-division"),
        LaneRole::Section => words.say("role-section"),
        LaneRole::Technical => words.say("role-technical"),
    }
}
