//! Meja: the morning sheet as the first screen. Every line opens its request or letter.

use std::path::PathBuf;

use iced::widget::{Column, column, container, row};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::letter::Urgency;
use crate::engine::morning::{About, Because, Morning, OpenConflict, Station, Step, WaitingLetter};
use crate::platform::dialog::Ask;
use crate::show::say;
use crate::ui::shorten::line;
use crate::ui::tokens::{Type, size, space};
use crate::ui::{Element, Icon, Room, Tone, button, chip, focus, notice, page, panel, text, theme};
use crate::words::{self, Words};

/// Most lines of one box; the rest is counted, and the board and the lists show all of it.
const LINES: usize = 50;
/// Shares of the width: who asks, which step, until when.
const CELLS: [u16; 3] = [10, 9, 8];

/// The morning sheet.
pub(crate) struct Screen {
    morning: Option<Box<Morning>>,
}

/// What happens on the sheet.
#[derive(Debug, Clone)]
pub enum Message {
    /// The sheet has arrived.
    Loaded(LoadedMessage),
    /// A line was opened.
    Open(PlaceMessage),
    /// Show the command list.
    Command,
    /// Print the sheet.
    Print,
    /// Where to write it.
    PrintTarget(Option<PathBuf>),
    /// It was written, or not.
    Printed(PrintedMessage),
}

/// The sheet, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Box<Morning>, Trouble>);

/// A place, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct PlaceMessage(Place);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct PrintedMessage(Result<PathBuf, Trouble>);

impl Screen {
    /// This morning's sheet, to be asked for.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self { morning: None };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the sheet anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let position = context.position().map(str::to_owned);
        let shared = Some(PathBuf::from(&context.settings.shared_folder)).filter(|it| it.is_absolute());
        context.ask(
            move |office| {
                let mut morning = office.morning(position.as_deref())?;
                if let Some(folder) = shared {
                    morning.bundles.extend(office.waiting_in(&folder)?);
                }
                Ok(Box::new(morning))
            },
            |morning| Message::Loaded(LoadedMessage(morning)),
        )
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(morning))) => self.morning = Some(morning),
            Message::Loaded(LoadedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Open(PlaceMessage(place)) => return Action::wish(Wish::Go(place)),
            Message::Command => return Action::wish(Wish::Command),
            Message::Print => {
                let today = context.office.now.with_timezone(&context.office.profile.zone.offset());
                let ask = Ask {
                    title: context.words.say("morning-print"),
                    kind: "PDF".to_owned(),
                    endings: vec!["pdf".to_owned()],
                    name: format!("lembar-pagi-{}.pdf", today.format("%Y-%m-%d")),
                };
                return Action::task(context.ask_save(ask, Message::PrintTarget));
            }
            Message::PrintTarget(None) => {}
            Message::PrintTarget(Some(path)) => {
                let position = context.position().map(str::to_owned);
                return Action::task(context.write(
                    path,
                    move |office| office.morning_pdf(position.as_deref()),
                    |printed| Message::Printed(PrintedMessage(printed)),
                ));
            }
            Message::Printed(PrintedMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Action::wish(Wish::Written(context.words.with("cli-printed", &file), path));
            }
            Message::Printed(PrintedMessage(Err(trouble))) => return Action::trouble(trouble),
        }
        Action::none()
    }

    /// Draws the sheet.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let today = self.morning.as_ref().map(|morning| today(context, morning)).unwrap_or_default();
        let narrow = context.room == Room::Narrow;
        let print: Element<'a, Message> = if narrow {
            button::sign(Icon::Print, words.say("morning-print"))
                .id("print-morning")
                .on_press(Message::Print)
                .into()
        } else {
            let print = button::plain(words.say("morning-print")).icon(Icon::Print).id("print-morning");
            print.on_press(Message::Print).into()
        };
        let new = button::primary(words.say(if narrow { "board-new-short" } else { "board-new" }));
        let header = crate::ui::frame::header(
            [
                text::title(words.say("rail-desk")).into(),
                line(Type::SMALL, today).role(|palette| palette.text_muted).into(),
            ],
            [
                crate::ui::frame::command(words.say("command-title"), "Ctrl+K", Message::Command),
                print,
                new.icon(Icon::Plus).on_press(Message::Open(PlaceMessage(Place::NewRequest))).into(),
            ],
        );
        let content: Element<'a, Message> = match &self.morning {
            None => page::page(text::body(words.say("app-loading"))),
            Some(morning) => focus::scroll(container(boxes(context, morning)).padding(space::X14)),
        };
        let keys = [("Tab", words.say("keys-box")), ("Enter", words.say("keys-open"))];
        column![header, container(content).height(Length::Fill), frame::status(context, keys)].into()
    }
}

/// `Jumat, 20 November 2026 · jam kerja 07.30–11.30 dan 13.00–16.30 WIB`.
fn today(context: &Context, morning: &Morning) -> String {
    let zone = context.office.profile.zone;
    let date = say::weekday_date(context.words, morning.at, zone);
    let hours = match (&morning.day_off, morning.hours.as_slice()) {
        (Some(name), _) if name.is_empty() => context.words.say("morning-weekend"),
        (Some(name), _) => context.words.with("morning-holiday", &[("name", name.as_str().into())]),
        (None, hours) => {
            let hours = format!("{} {}", hours.join(", "), zone.suffix());
            context.words.with("morning-hours", &[("hours", hours.into())])
        }
    };
    format!("{date} · {hours}")
}

fn boxes<'a>(context: &'a Context, morning: &'a Morning) -> Element<'a, Message> {
    let words = context.words;
    let warnings = morning.warnings.iter().map(|warning| {
        notice::warning(words::calendar_warning(&words, warning))
            .action(words.say("calendar-open"), Message::Open(PlaceMessage(Place::Calendar)))
            .next(words.say("calendar-warning-next"))
            .into()
    });
    let column_of = |boxes: Vec<Element<'a, Message>>| Column::with_children(boxes).spacing(space::X12);
    let times = column_of(vec![
        due(words, context, morning),
        late(words, context, morning),
        applicant(words, context, morning),
    ]);
    let mut hands = vec![letters(words, context, morning)];
    hands.extend(dispositions(words, context, morning));
    hands.extend(exchange(words, morning));
    hands.extend(conflicts(words, morning));
    let warnings = column_of(warnings.collect());
    let narrow = context.room == Room::Narrow;
    let main: Element<'a, Message> = if narrow {
        column![times, column_of(hands)].spacing(space::X12).into()
    } else {
        let part = |part: Column<'a, Message, theme::Theme>, share| {
            container(part).width(Length::FillPortion(share))
        };
        row![part(times, 11), part(column_of(hands), 7)].spacing(space::X16).into()
    };
    column![(!morning.warnings.is_empty()).then_some(warnings), main].spacing(space::X12).into()
}

fn due<'a>(words: Words, context: &'a Context, morning: &'a Morning) -> Element<'a, Message> {
    let mine = morning.due_today.iter().filter(|step| step.mine).count();
    let note =
        words.with("morning-due-note", &[("count", morning.due_today.len().into()), ("mine", mine.into())]);
    let box_ = panel::panel(Icon::Clock, words.say("morning-due-title")).note(note);
    filled(box_, words.say("morning-due-none"), &morning.due_today, |index, step| {
        let due = step.progress.and_then(|it| it.due).unwrap_or_default();
        let time = say::time_of_day(due, context.office.profile.zone);
        let left = step.progress.map_or(0, |it| (it.allowed_minutes - it.used_minutes).max(0));
        let by_days = step.progress.is_some_and(|it| it.allowed.days > 0);
        let left = if by_days {
            words.say("morning-end-of-day")
        } else {
            words.with("morning-left", &[("left", say::minutes(words, left).into())])
        };
        let first = format!("{time}, {left}");
        step_row(context, ("due", index), step, (Tone::Neutral, first, used(words, step)))
    })
}

fn late<'a>(words: Words, context: &'a Context, morning: &'a Morning) -> Element<'a, Message> {
    let box_ = panel::panel(Icon::Warning, words.say("morning-late-title"))
        .tone(Tone::Late)
        .note(morning.late.len().to_string());
    let rows = filled(box_, words.say("morning-late-none"), &morning.late, |index, step| {
        let first = step.progress.map_or_else(String::new, |progress| match progress.standing {
            crate::domain::calendar::Standing::Late { by } => {
                let late = words.with("say-late", &[("by", say::length(words, &by).into())]);
                say::capitalised(&late)
            }
            _ => String::new(),
        });
        let because = because(words, step.because.get(..1).unwrap_or_default());
        step_row(context, ("late", index), step, (Tone::Late, first, because))
    });
    if morning.late_lanes.is_empty() {
        return rows;
    }
    let lanes = morning.late_lanes.iter().take(6).map(|lane| {
        row![text::small_strong(lane.lane.as_str()), text::small(lane.steps.to_string())]
            .spacing(space::X4)
            .into()
    });
    let lanes = iced::widget::Row::with_children(lanes).spacing(space::X12).wrap();
    let heading = text::small(words.say("morning-per-lane")).style(theme::muted);
    let hint = text::small(words.say("morning-applicant-not-counted")).style(theme::muted);
    let foot = row![heading, container(lanes).width(Length::Fill), hint].spacing(space::X8);
    column![rows, panel::foot(foot)].into()
}

fn applicant<'a>(words: Words, context: &'a Context, morning: &'a Morning) -> Element<'a, Message> {
    let count = [("count", morning.applicant.len().into())];
    let box_ = panel::panel(Icon::Pause, words.say("morning-applicant-title"))
        .tone(Tone::Wait)
        .note(words.with("morning-applicant-note", &count));
    filled(box_, words.say("morning-applicant-none"), &morning.applicant, |index, step| {
        let waited = say::minutes(words, step.applicant_minutes.unwrap_or_default());
        let office = say::minutes(words, step.office_minutes.unwrap_or_default());
        let first = words.with("morning-applicant-time", &[("time", waited.into())]);
        let second = words.with("morning-office-time", &[("time", office.into())]);
        step_row(context, ("applicant", index), step, (Tone::Wait, first, second))
    })
}

/// `15 mnt dari 1 j`.
fn used(words: Words, step: &Step) -> String {
    step.progress.as_ref().map_or_else(
        || words.say("say-unset"),
        |progress| {
            let used = say::length(words, &progress.used);
            let allowed = say::length(words, &progress.allowed);
            words.with("say-of", &[("used", used.into()), ("allowed", allowed.into())])
        },
    )
}

/// `karena Kasi 2 j, pemohon 40 mnt`.
pub(super) fn because(words: Words, shares: &[Because]) -> String {
    let share = |it: &Because| {
        let who = it.lane.clone().unwrap_or_else(|| words.say("morning-the-applicant"));
        format!("{who} {}", say::minutes(words, it.minutes))
    };
    let shares: Vec<String> = shares.iter().take(3).map(share).collect();
    words.with("morning-because", &[("shares", shares.join(", ").into())])
}

/// A box with a line for each thing, at most [`LINES`]; without any, a sentence.
fn filled<'a, T>(
    box_: panel::Panel<'a, Message>,
    none: String,
    things: &'a [T],
    line: impl Fn(usize, &'a T) -> Element<'a, Message>,
) -> Element<'a, Message> {
    if things.is_empty() {
        return box_.body(text::small(none).style(theme::muted));
    }
    let mut lines: Vec<Element<'a, Message>> =
        things.iter().take(LINES).enumerate().map(|(index, thing)| line(index, thing)).collect();
    let rest = things.len().saturating_sub(LINES);
    if rest > 0 {
        lines.push(container(text::small(format!("+ {rest}"))).padding([space::X8, space::X14]).into());
    }
    box_.rows(panel::rows(lines))
}

fn step_row<'a>(
    context: &'a Context,
    (box_, index): (&str, usize),
    step: &'a Step,
    (tone, first, second): (Tone, String, String),
) -> Element<'a, Message> {
    let words = context.words;
    let since = say::day(words, step.since, context.office.now, context.office.profile.zone);
    let holder = if step.mine {
        words.with("morning-you", &[("who", step.lane.as_str().into())])
    } else {
        step.lane.clone()
    };
    let holder = words.with("morning-since", &[("who", holder.into()), ("since", since.into())]);
    let first: Element<'a, Message> = match tone {
        Tone::Late => panel::reason(Tone::Late, Icon::Warning, first),
        _ => line(Type::STRONG, first).into(),
    };
    let time = column![first, line(Type::SMALL, second).role(|palette| palette.text_muted)];
    let cell = |content: Element<'a, Message>, portion: u16| {
        container(content).width(Length::FillPortion(portion)).clip(true).into()
    };
    let cells: [Element<'a, Message>; 4] = [
        agenda(words, &step.about),
        cell(who(words, &step.about), CELLS[0]),
        cell(panel::step_cell(step.printed_no.as_str(), step.step.as_str(), holder), CELLS[1]),
        cell(time.into(), CELLS[2]),
    ];
    let open = Message::Open(PlaceMessage(Place::Request(step.about.request)));
    panel::table_row(cells, false, format!("{box_}-{index}"), open)
}

fn agenda<'a>(words: Words, about: &About) -> Element<'a, Message> {
    let agenda = about.agenda.map_or_else(|| words.say("card-no-agenda"), |it| it.sequence.to_string());
    container(line(Type::SMALL_STRONG, agenda).role(|palette| palette.text_muted)).width(AGENDA).into()
}

/// Who asks, with the urgency beside it when it is more than normal, and what for.
fn who<'a>(words: Words, about: &'a About) -> Element<'a, Message> {
    let urgency = match about.urgency {
        Urgency::Normal => None,
        Urgency::Urgent => Some(chip::urgency(false, words.say("urgency-urgent"))),
        Urgency::Immediate => Some(chip::urgency(true, words.say("urgency-immediate"))),
    };
    let first = row![line(Type::STRONG, about.agency.as_str()).fill(), urgency].spacing(space::X8);
    let second = if about.subject.is_empty() { &about.service } else { &about.subject };
    column![
        first.align_y(iced::Alignment::Center),
        line(Type::SMALL, second.as_str()).role(|palette| palette.text_muted)
    ]
    .into()
}

/// Width of the agenda numbers.
const AGENDA: f32 = size::AGENDA_SHORT;

fn letters<'a>(words: Words, context: &'a Context, morning: &'a Morning) -> Element<'a, Message> {
    let open = button::text_button(words.say("morning-open-letters"))
        .small()
        .on_press(Message::Open(PlaceMessage(Place::Letters)));
    let box_ = panel::panel(Icon::Letter, words.say("morning-letters-title"))
        .note(morning.letters.len().to_string())
        .right(open);
    if morning.letters.is_empty() {
        return box_.body(text::small(words.say("morning-letters-none")).style(theme::muted));
    }
    let stations = [
        (Station::Repair, Tone::Near, Icon::Back),
        (Station::Initial, Tone::Ink, Icon::Pen),
        (Station::Signature, Tone::Ink, Icon::Sign),
        (Station::Number, Tone::Stamp, Icon::Stamp),
        (Station::Dispatch, Tone::Ok, Icon::Send),
    ];
    let mut lines: Vec<Element<'a, Message>> = Vec::new();
    for (station, tone, sign) in stations {
        let waiting: Vec<&WaitingLetter> =
            morning.letters.iter().filter(|letter| letter.station == station).collect();
        if waiting.is_empty() {
            continue;
        }
        let head = format!("{} · {}", words::station(&words, station.name()), waiting.len());
        lines.push(panel::group_head(tone, sign, head));
        lines.extend(waiting.into_iter().take(LINES).map(|letter| letter_row(context, letter)));
    }
    box_.rows(panel::rows(lines))
}

fn letter_row<'a>(context: &'a Context, letter: &'a WaitingLetter) -> Element<'a, Message> {
    let words = context.words;
    let what = words.with(
        "morning-letter",
        &[("what", letter.hal.as_str().into()), ("revision", letter.revision.into())],
    );
    let since = say::day(words, letter.since, context.office.now, context.office.profile.zone);
    let open = Message::Open(PlaceMessage(Place::Letter(letter.letter)));
    let holder = if letter.holder.is_empty() { words.say("morning-register") } else { letter.holder.clone() };
    let holder = if letter.mine { words.say("morning-your-turn") } else { holder };
    let right = column![
        line(Type::SMALL_STRONG, holder),
        line(Type::SMALL, since).role(|palette| palette.text_muted)
    ]
    .align_x(iced::Alignment::End);
    let cells: [Element<'a, Message>; 3] = [
        agenda(words, &letter.about),
        container(panel::two_lines(letter.about.agency.as_str(), what))
            .width(Length::FillPortion(5))
            .clip(true)
            .into(),
        container(right).width(Length::FillPortion(3)).align_x(iced::Alignment::End).clip(true).into(),
    ];
    panel::table_row(cells, letter.mine, format!("letter-{}", letter.letter), open)
}

fn dispositions<'a>(
    words: Words,
    context: &'a Context,
    morning: &'a Morning,
) -> Option<Element<'a, Message>> {
    let box_ = panel::panel(Icon::Sheet, words.say("morning-dispositions-title"))
        .note(morning.dispositions.len().to_string());
    let rows = filled(box_, String::new(), &morning.dispositions, |index, it| {
        let since = say::day(words, it.at, context.office.now, context.office.profile.zone);
        let who = if it.mine { words.say("morning-your-turn") } else { it.to.join(", ") };
        let second = if it.text.is_empty() { it.about.subject.as_str() } else { it.text.as_str() };
        let right = column![
            line(Type::SMALL_STRONG, who),
            line(Type::SMALL, since).role(|palette| palette.text_muted)
        ];
        let cells: [Element<'a, Message>; 3] = [
            agenda(words, &it.about),
            container(panel::two_lines(it.about.agency.as_str(), second))
                .width(Length::FillPortion(5))
                .clip(true)
                .into(),
            container(right.align_x(iced::Alignment::End))
                .width(Length::FillPortion(3))
                .align_x(iced::Alignment::End)
                .clip(true)
                .into(),
        ];
        let open = Message::Open(PlaceMessage(Place::Request(it.about.request)));
        panel::table_row(cells, it.mine, format!("disposition-{index}"), open)
    });
    (!morning.dispositions.is_empty()).then_some(rows)
}

fn exchange<'a>(words: Words, morning: &'a Morning) -> Option<Element<'a, Message>> {
    let count = morning.bundles.len();
    let box_ = panel::panel(Icon::In, words.say("morning-bundles-title")).note(count.to_string());
    let rows = filled(box_, String::new(), &morning.bundles, |index, bundle| {
        let size = words.with("request-file-size", &[("kb", (bundle.bytes / 1024 + 1).into())]);
        let name = panel::two_lines(bundle.name.as_str(), size);
        let open = Message::Open(PlaceMessage(Place::Exchange));
        panel::table_row([name], false, format!("bundle-{index}"), open)
    });
    (count > 0).then_some(rows)
}

fn conflicts<'a>(words: Words, morning: &'a Morning) -> Option<Element<'a, Message>> {
    let count = morning.conflicts.len();
    let box_ = panel::panel(Icon::Split, words.say("morning-conflicts-title")).note(count.to_string());
    let rows = filled(box_.stressed(), String::new(), &morning.conflicts, |index, it: &OpenConflict| {
        let versions: Vec<&str> = it.conflict.versions.iter().map(|version| version.label.as_str()).collect();
        let about = it.step.clone().or_else(|| crate::show::conflict::shared(words, &it.conflict.subject));
        let about = about.unwrap_or_else(|| it.conflict.subject.name().to_owned());
        let text = words
            .with("morning-conflict", &[("about", about.into()), ("versions", versions.join(" / ").into())]);
        let agency = it.about.as_ref().map(|about| about.agency.as_str()).unwrap_or_default();
        let number: Element<'a, Message> = match &it.about {
            Some(about) => agenda(words, about),
            None => container(text::small("")).width(AGENDA).into(),
        };
        let content = container(panel::two_lines(agency, text)).width(Length::Fill).clip(true).into();
        let open = Message::Open(PlaceMessage(Place::Exchange));
        panel::table_row([number, content], false, format!("conflict-{index}"), open)
    });
    (count > 0).then_some(rows)
}
