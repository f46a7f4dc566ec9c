//! Pengaturan → Kalender: when the office works, and every change shown with its consequences before it is made.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use iced::Task;
use iced::widget::{Column, column, row};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::calendar::{Calendar, Week, presets};
use crate::domain::indonesian;
use crate::engine::Problem;
use crate::engine::calendar::{CalendarChange, CalendarEdit};
use crate::platform::dialog::Ask;
use crate::show::say;
use crate::ui::select::{Item, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, button, field, notice, page, panel, text, theme};
use crate::words::{self, Words};

/// Most changed dates and due moments of a preview that are listed; the rest is counted.
const LINES: usize = 40;
/// Width of the labels of facts.
const LABEL: f32 = crate::ui::tokens::size::LABEL;

/// The office's calendar.
pub(crate) struct Screen {
    calendar: Option<Arc<Calendar>>,
    preview: Option<Preview>,
    holiday: [String; 2],
    closure: [String; 3],
    wrong: Option<&'static str>,
}

/// A change that waits to be taken over or put away.
struct Preview {
    edit: CalendarEdit,
    change: CalendarChange,
}

/// What happens on the calendar.
#[derive(Debug, Clone)]
pub enum Message {
    /// The calendar has arrived.
    Loaded(LoadedMessage),
    /// Back to the settings.
    Back,
    /// Another preset.
    Preset(usize),
    /// Import a list of holidays.
    Import,
    /// A file was picked, or not.
    Picked(Option<PathBuf>),
    /// A field of the new holiday was typed into.
    Holiday(usize, String),
    /// A field of the new closure was typed into.
    Closure(usize, String),
    /// See what the new holiday changes.
    AddHoliday,
    /// See what the new closure changes.
    AddClosure,
    /// See what the removal of a date's holiday or closure changes.
    Remove(NaiveDate),
    /// What a change does has been worked out.
    Previewed(PreviewedMessage),
    /// Take the change over.
    Apply,
    /// It was taken over, or refused.
    Applied(AppliedMessage),
    /// Put the change away.
    Discard,
}

/// The calendar, as a message carries it.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Arc<Calendar>, Trouble>);

/// What a change does, as a message carries it.
#[derive(Debug, Clone)]
pub struct PreviewedMessage(Result<(CalendarEdit, Box<CalendarChange>), Trouble>);

/// The end of a change, as a message carries it.
#[derive(Debug, Clone)]
pub struct AppliedMessage(Result<(), Trouble>);

impl Screen {
    /// The calendar, to be asked for.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen = Self {
            calendar: None,
            preview: None,
            holiday: Default::default(),
            closure: Default::default(),
            wrong: None,
        };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// Asks for the calendar anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        context.ask(|office| Ok(Arc::clone(office.calendar())), |it| Message::Loaded(LoadedMessage(it)))
    }

    fn preview(context: &Context, edit: CalendarEdit) -> Action<Message> {
        Action::task(context.ask(
            move |office| {
                let change = office.preview_calendar(&edit)?;
                Ok((edit, Box::new(change)))
            },
            |previewed| Message::Previewed(PreviewedMessage(previewed)),
        ))
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(calendar))) => self.calendar = Some(calendar),
            Message::Loaded(LoadedMessage(Err(trouble)))
            | Message::Previewed(PreviewedMessage(Err(trouble)))
            | Message::Applied(AppliedMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Back => return Action::wish(Wish::Go(Place::Preferences)),
            Message::Preset(index) => {
                if let Some(name) = presets().nth(index) {
                    return Self::preview(context, CalendarEdit::Preset(name.to_owned()));
                }
            }
            Message::Import => {
                let ask = Ask {
                    title: context.words.say("calendar-import"),
                    kind: "TOML".to_owned(),
                    endings: vec!["toml".to_owned()],
                    name: String::new(),
                };
                return Action::task(context.ask_open(ask, Message::Picked));
            }
            Message::Picked(None) => {}
            Message::Picked(Some(path)) => {
                return Action::task(context.ask(
                    move |office| {
                        let text = std::fs::read_to_string(&path).map_err(Problem::file(&path))?;
                        let edit = CalendarEdit::Import { file: path.display().to_string(), text };
                        let change = office.preview_calendar(&edit)?;
                        Ok((edit, Box::new(change)))
                    },
                    |previewed| Message::Previewed(PreviewedMessage(previewed)),
                ));
            }
            Message::Holiday(index, text) => {
                if let Some(field) = self.holiday.get_mut(index) {
                    *field = text;
                }
            }
            Message::Closure(index, text) => {
                if let Some(field) = self.closure.get_mut(index) {
                    *field = text;
                }
            }
            Message::AddHoliday => {
                let [date, name] = &self.holiday;
                let Some(date) = indonesian::read_date(date) else {
                    self.wrong = Some("holiday");
                    return Action::none();
                };
                self.wrong = None;
                return Self::preview(context, CalendarEdit::Holiday { date, name: name.trim().to_owned() });
            }
            Message::AddClosure => {
                let [from, until, name] = &self.closure;
                let until = if until.trim().is_empty() { from } else { until };
                let dates = indonesian::read_date(from).zip(indonesian::read_date(until));
                let Some((from, until)) = dates else {
                    self.wrong = Some("closure");
                    return Action::none();
                };
                self.wrong = None;
                let name = name.trim().to_owned();
                return Self::preview(context, CalendarEdit::Closure { from, until, name });
            }
            Message::Remove(date) => return Self::preview(context, CalendarEdit::Remove(date)),
            Message::Previewed(PreviewedMessage(Ok((edit, change)))) => {
                self.preview = Some(Preview { edit, change: *change });
            }
            Message::Apply => {
                let Some(preview) = self.preview.take() else { return Action::none() };
                let edit = preview.edit;
                return Action::task(context.ask(
                    move |office| office.change_calendar(&edit).map(drop),
                    |applied| Message::Applied(AppliedMessage(applied)),
                ));
            }
            Message::Applied(AppliedMessage(Ok(()))) => {
                self.holiday = Default::default();
                self.closure = Default::default();
                let done = Wish::Done(context.words.say("calendar-applied"));
                return Action::wish(Wish::Changed).and(done);
            }
            Message::Discard => self.preview = None,
        }
        Action::none()
    }

    /// Draws the calendar.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-preferences"), Message::Back);
        let import = button::primary(words.say("calendar-import"))
            .icon(Icon::In)
            .id("calendar-import")
            .on_press(Message::Import);
        let title = text::title(words.say("calendar-title"));
        let header = crate::ui::frame::header([back, title.into()], [import.into()]);
        let content: Element<'a, Message> = match (&self.preview, &self.calendar) {
            (Some(preview), _) => page::page(preview_of(context, preview)),
            (None, Some(calendar)) => page::page(self.facts(context, calendar)),
            (None, None) => page::page(text::body(words.say("app-loading"))),
        };
        let keys = [("Tab", words.say("keys-field")), ("Esc", words.say("keys-back"))];
        let content = iced::widget::container(content).height(iced::Length::Fill);
        column![header, content, frame::status(context, keys)].into()
    }

    fn facts<'a>(&'a self, context: &'a Context, calendar: &'a Calendar) -> Element<'a, Message> {
        let words = context.words;
        let (zone, now) = (context.office.profile.zone, context.office.now);
        let ahead = now + chrono::TimeDelta::days(60);
        let warnings = calendar.warnings(now, ahead).into_iter().map(|warning| {
            let sentence = words::calendar_warning(&words, &warning);
            notice::warning(sentence).action(words.say("calendar-import"), Message::Import).into()
        });
        let warnings: Vec<Element<'a, Message>> = warnings.collect();
        let names: Vec<Item> = presets().map(preset_name).map(Item::from).collect();
        let chosen = presets().position(|name| name == context.office.profile.calendar);
        let preset = select(words.say("calendar-preset"), names, chosen.or(Some(0)), Message::Preset)
            .id("calendar-preset");
        let mut hours: Vec<Element<'a, Message>> =
            vec![preset.into(), panel::fact(words.say("calendar-source"), calendar.source(), LABEL)];
        hours.extend(week_facts(words, calendar.week(), zone.suffix()));
        let periods = calendar.periods().iter().flat_map(|period| {
            let dates = format!("{} – {}", date(period.from), date(period.until));
            let head = panel::fact(period.name.as_str(), dates, LABEL);
            std::iter::once(head).chain(week_facts(words, &period.week, zone.suffix()))
        });
        let periods: Vec<Element<'a, Message>> = periods.collect();
        let years = calendar.years().map(|(year, list)| {
            let count = ("count", list.holidays.len().into());
            let source = ("source", list.source.as_str().into());
            panel::fact(year.to_string(), words.with("calendar-year-days", &[count, source]), LABEL)
        });
        let years = some(words, "calendar-years-none", years.collect());
        let boxes = column![
            (!warnings.is_empty()).then(|| Column::with_children(warnings).spacing(space::X8)),
            panel::panel(Icon::Clock, words.say("calendar-hours")).body(page::form(hours)),
            (!periods.is_empty())
                .then(|| panel::panel(Icon::Clock, words.say("calendar-periods")).body(page::form(periods))),
            panel::panel(Icon::Calendar, words.say("calendar-years")).body(years),
            panel::panel(Icon::Calendar, words.say("calendar-local"))
                .body(column![self.local(words, calendar), self.new_holiday(words)].spacing(space::X14)),
            panel::panel(Icon::Lock, words.say("calendar-closures"))
                .body(column![closures(words, calendar), self.new_closure(words)].spacing(space::X14)),
        ];
        boxes.spacing(space::X16).into()
    }

    fn local<'a>(&self, words: Words, calendar: &'a Calendar) -> Element<'a, Message> {
        let lines = calendar.local_holidays().map(|(day, name)| removable(words, day, date(day), name));
        some(words, "calendar-local-none", lines.collect())
    }

    fn new_holiday<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let wrong = (self.wrong == Some("holiday")).then(|| words.say("calendar-date-wrong"));
        let [day, name] = &self.holiday;
        let day = field::field(words.say("calendar-date"), day)
            .hint(words.say("calendar-date-hint"))
            .error(wrong)
            .on_input(|text| Message::Holiday(0, text))
            .id("calendar-holiday-date");
        let name = field::field(words.say("calendar-name"), name)
            .on_input(|text| Message::Holiday(1, text))
            .on_submit(Message::AddHoliday)
            .id("calendar-holiday-name");
        let add = button::plain(words.say("calendar-add-holiday")).icon(Icon::Plus);
        column![page::halves(day, name), Element::from(add.on_press(Message::AddHoliday))]
            .spacing(space::X10)
            .into()
    }

    fn new_closure<'a>(&'a self, words: Words) -> Element<'a, Message> {
        let wrong = (self.wrong == Some("closure")).then(|| words.say("calendar-date-wrong"));
        let [from, until, name] = &self.closure;
        let from = field::field(words.say("calendar-from"), from)
            .hint(words.say("calendar-date-hint"))
            .error(wrong)
            .on_input(|text| Message::Closure(0, text))
            .id("calendar-closure-from");
        let until = field::field(words.say("calendar-until"), until)
            .on_input(|text| Message::Closure(1, text))
            .id("calendar-closure-until");
        let name = field::field(words.say("calendar-closure-name"), name)
            .on_input(|text| Message::Closure(2, text))
            .on_submit(Message::AddClosure)
            .id("calendar-closure-name");
        let add = button::plain(words.say("calendar-add-closure")).icon(Icon::Plus);
        column![page::halves(from, until), name, Element::from(add.on_press(Message::AddClosure))]
            .spacing(space::X10)
            .into()
    }
}

fn date(date: NaiveDate) -> String {
    indonesian::long_date(date)
}

fn preset_name(name: &'static str) -> String {
    Calendar::preset(name).map_or_else(|| name.to_owned(), |calendar| calendar.name().to_owned())
}

/// Lines, or a sentence when there are none.
fn some<'a>(words: Words, none: &str, lines: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    if lines.is_empty() {
        text::small(words.with(none, &[])).style(theme::muted).into()
    } else {
        page::form(lines)
    }
}

/// The working days of a week, days of equal hours on one line.
fn week_facts<'a>(words: Words, week: &Week, zone: &str) -> Vec<Element<'a, Message>> {
    let mut groups: Vec<(Vec<usize>, String)> = Vec::new();
    for (index, hours) in week.days().iter().enumerate().filter(|(_, hours)| !hours.spans().is_empty()) {
        let spans: Vec<String> = hours.spans().iter().map(ToString::to_string).collect();
        let spans = spans.join(", ");
        match groups.iter_mut().find(|(_, known)| *known == spans) {
            Some((days, _)) => days.push(index),
            None => groups.push((vec![index], spans)),
        }
    }
    let lines = groups.into_iter().map(|(days, spans)| {
        let names: Vec<String> = days.into_iter().map(|day| say::weekday(words, day)).collect();
        panel::fact(names.join(", "), format!("{spans} {zone}"), LABEL * 1.6)
    });
    lines.collect()
}

fn removable<'a>(words: Words, day: NaiveDate, when: String, what: &'a str) -> Element<'a, Message> {
    let remove = button::sign(Icon::Trash, words.say("calendar-remove")).on_press(Message::Remove(day));
    row![panel::fact(when, what, LABEL * 1.6), Element::from(remove)]
        .spacing(space::X8)
        .align_y(iced::Alignment::Center)
        .into()
}

fn closures<'a>(words: Words, calendar: &'a Calendar) -> Element<'a, Message> {
    let lines = calendar.closures().iter().map(|closure| {
        // The end is the first minute open again; a person names the last day shut.
        let last = (closure.until - chrono::TimeDelta::minutes(1)).date();
        let when = if closure.from.date() == last {
            date(last)
        } else {
            format!("{} – {}", date(closure.from.date()), date(last))
        };
        removable(words, closure.from.date(), when, closure.name.as_str())
    });
    some(words, "calendar-closures-none", lines.collect())
}

/// What a change does, with the choice to take it over.
fn preview_of<'a>(context: &'a Context, preview: &'a Preview) -> Element<'a, Message> {
    let words = context.words;
    let change = &preview.change;
    let days = change.after.changed_days(&change.before);
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    let rest = |all: usize| (all > LINES).then(|| text::small(format!("+ {}", all - LINES)).into());
    let day_lines = days.iter().take(LINES).map(|day| {
        let (before, after) = (words::day_kind(&words, &day.before), words::day_kind(&words, &day.after));
        let moved = words.with("calendar-due-moved", &[("before", before.into()), ("after", after.into())]);
        panel::fact(date(day.date), moved, LABEL)
    });
    let moment = |at: Option<DateTime<Utc>>| {
        let say = |at| say::moment(words, at, context.office.now, context.office.profile.zone);
        at.map_or_else(|| words.say("state-waiting-applicant"), say)
    };
    let due_lines = change.dues.iter().take(LINES).map(|due| {
        let agenda = due.agenda.map_or_else(String::new, |agenda| agenda.to_string());
        let moved = [("before", moment(due.before).into()), ("after", moment(due.after).into())];
        let moved = format!("{}: {}", due.step, words.with("calendar-due-moved", &moved));
        panel::two_lines(format!("{agenda} {}", due.agency), moved)
    });
    let days: Vec<Element<'a, Message>> = day_lines.chain(rest(days.len())).collect();
    let dues: Vec<Element<'a, Message>> = due_lines.chain(rest(change.dues.len())).collect();
    let nothing = (days.is_empty() && dues.is_empty())
        .then(|| text::small(words.say("calendar-no-change")).style(theme::muted));
    let box_of = |title: String, lines: Vec<Element<'a, Message>>| {
        (!lines.is_empty()).then(|| column![text::small_strong(title), page::form(lines)].spacing(space::X8))
    };
    let changed = change.after.changed_days(&change.before).len();
    let content = column![
        nothing,
        box_of(count("calendar-days-title", changed), days),
        box_of(count("calendar-dues-title", change.dues.len()), dues),
        row![
            Element::from(
                button::primary(words.say("calendar-apply")).id("calendar-apply").on_press(Message::Apply)
            ),
            Element::from(button::plain(words.say("calendar-discard")).on_press(Message::Discard)),
        ]
        .spacing(space::X8),
    ];
    panel::panel(Icon::Eye, words.say("calendar-preview-title"))
        .note(words.say("calendar-preview-note"))
        .body(content.spacing(space::X14))
}
