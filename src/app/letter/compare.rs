//! What the current revision of a letter changed, line by line beside an earlier one.

use iced::Length;
use iced::widget::{Column, column, container};

use super::{Message, asking};
use crate::domain::letter::{Letter, Side, differences};
use crate::ui::dialog::{Dialog, dialog};
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Tone, button, focus, text, theme};
use crate::words::Words;

/// Draws the comparison of the current revision with the one at an index.
pub fn view<'a>(letter: &'a Letter, compared: usize, words: Words) -> Dialog<'a, Message> {
    let revisions = (1..=letter.revisions.len())
        .map(|number| Item::from(words.with("letter-revision", &[("number", number.into())])));
    let which = select(
        words.say("letter-compare-with"),
        revisions.collect::<Vec<_>>(),
        Some(compared),
        Message::Compare,
    )
    .dense()
    .id("letter-compare");
    let (old, new) = (letter.revisions.get(compared), letter.current());
    let found = match (old, new) {
        (Some(old), Some(new)) => differences(&old.content, &new.content),
        _ => Vec::new(),
    };
    let mut lines: Vec<Element<'a, Message>> = Vec::new();
    for difference in &found {
        lines.push(text::small_strong(part(words, difference.part)).into());
        // The sign says which is which; the colour only helps.
        let old = difference.side(Side::Old).map(|line| (format!("− {line}"), Tone::Late));
        let new = difference.side(Side::New).map(|line| (format!("+ {line}"), Tone::Ok));
        let shown = old.into_iter().chain(new);
        lines.extend(shown.map(|(line, tone)| text::body(line).style(theme::toned(tone)).into()));
    }
    if found.is_empty() {
        lines.push(text::body(words.say("cli-diff-none")).style(theme::muted).into());
    }
    let list = focus::scroll(Column::with_children(lines).spacing(space::X4).width(Length::Fill));
    let content = column![which, container(list).max_height(TALLEST)].spacing(space::X12);
    let close = || Message::Asking(asking::Message::Cancel);
    dialog(words.say("letter-compare"), content, close())
        .button(button::primary(words.say("app-put-away")).id("letter-compare-close").on_press(close()))
        .wide()
}

/// Most height of the list, so that the dialog stays inside a small window.
const TALLEST: f32 = crate::ui::tokens::size::CONTROL * 9.0;

/// The name of a part of the letter as the form calls it.
fn part(words: Words, part: &str) -> String {
    match part {
        "classification" => words.say("letter-classification"),
        "security" => words.say("letter-security"),
        "urgency" => words.say("field-urgency"),
        "enclosure" => words.say("letter-enclosure"),
        "subject" => words.say("letter-subject"),
        "addressee" => "Yth.".to_owned(),
        "place" => words.say("letter-place"),
        "copies" => "Tembusan".to_owned(),
        "signatory" | "on_behalf_of" => words.say("letter-signatory"),
        _ => words.say("letter-body"),
    }
}
