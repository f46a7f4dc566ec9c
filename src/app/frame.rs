//! What the screens share around their content: the line below, and names of things.

use super::context::Context;
use crate::show::say;
use crate::ui::frame::{hint, known, status as line};
use crate::ui::{Element, text, theme};

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
