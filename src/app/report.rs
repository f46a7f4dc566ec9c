//! Laporan: a period in figures, charts and tables, what SOPs should say instead, and which files are due.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container};
use iced::{Length, Task};

use super::action::{Action, Wish};
use super::context::Context;
use super::frame;
use super::place::Place;
use super::trouble::Trouble;
use crate::domain::indonesian;
use crate::domain::statistics::{Counts, Direction, Period, ProcedureReport, Report, Spread, StepReport};
use crate::engine::report::Form;
use crate::engine::retention::CaseFile;
use crate::platform::dialog::Ask;
use crate::show::{board as show, say};
use crate::ui::bars::{Bars, chart};
use crate::ui::choice::{segmented, tabs};
use crate::ui::select::{Item, menu, select};
use crate::ui::shorten::line;
use crate::ui::tokens::{Type, size, space};
use crate::ui::{Element, Icon, Tone, field, focus, page, panel, text, theme};
use crate::words::{self, Words};

/// The report.
pub(crate) struct Screen {
    /// This month, last month, this year, or a period of one's own.
    span: usize,
    own: [String; 2],
    /// All SOPs, or one by its place in the office's list plus one.
    procedure: usize,
    tab: usize,
    loaded: Option<Box<Loaded>>,
    wrong: bool,
}

/// A report with the files due at its end.
#[derive(Debug, Clone)]
struct Loaded {
    report: Report,
    files: Vec<CaseFile>,
}

/// What happens on the report.
#[derive(Debug, Clone)]
pub enum Message {
    /// The report has arrived.
    Loaded(LoadedMessage),
    /// Another period.
    Span(usize),
    /// A date of one's own period was typed.
    Own(usize, String),
    /// Ask for one's own period.
    Ask,
    /// Another SOP.
    Procedure(usize),
    /// Another tab.
    Tab(usize),
    /// Write the report in a form.
    Export(usize),
    /// Where to write it.
    Target(usize, Option<PathBuf>),
    /// It was written, or not.
    Written(WrittenMessage),
    /// Open a request.
    Open(PlaceMessage),
}

/// The report, as a message carries it; with the question it answers, since answers may overtake each other.
#[derive(Debug, Clone)]
pub struct LoadedMessage(Result<Box<Loaded>, Trouble>, Period, usize);

/// A written file, as a message carries it.
#[derive(Debug, Clone)]
pub struct WrittenMessage(Result<PathBuf, Trouble>);

/// A place, as a message carries it.
#[derive(Debug, Clone, Copy)]
pub struct PlaceMessage(Place);

/// The forms a report can be written in, in the order of the menu.
const FORMS: [(Form, &str); 3] = [(Form::Pdf, "pdf"), (Form::Xlsx, "xlsx"), (Form::Csv, "csv")];

impl Screen {
    /// This month's report, to be asked for.
    pub fn new(context: &Context) -> (Self, Task<Message>) {
        let mut screen =
            Self { span: 0, own: Default::default(), procedure: 0, tab: 0, loaded: None, wrong: false };
        let task = screen.refresh(context);
        (screen, task)
    }

    /// The period that is asked for; `None` while one's own is not two dates.
    fn period(&self, context: &Context) -> Option<Period> {
        let today = context.office.now.with_timezone(&context.office.profile.zone.offset()).date_naive();
        let first = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1);
        match self.span {
            0 => Some(Period { from: first(today.year(), today.month())?, to: today }),
            1 => {
                let to = first(today.year(), today.month())?.pred_opt()?;
                Some(Period { from: first(to.year(), to.month())?, to })
            }
            2 => Some(Period { from: first(today.year(), 1)?, to: today }),
            _ => {
                let from = indonesian::read_date(&self.own[0])?;
                let period = Period { from, to: indonesian::read_date(&self.own[1])? };
                period.is_sound().then_some(period)
            }
        }
    }

    fn procedure_id(&self, context: &Context) -> Option<String> {
        let index = self.procedure.checked_sub(1)?;
        context.office.procedures.get(index).map(|procedure| procedure.id.clone())
    }

    /// Asks for the report anew.
    pub fn refresh(&mut self, context: &Context) -> Task<Message> {
        let period = self.period(context);
        self.wrong = period.is_none();
        let Some(period) = period else { return Task::none() };
        let (procedure, chosen) = (self.procedure_id(context), self.procedure);
        context.ask(
            move |office| {
                let report = office.report(period, procedure.as_deref())?;
                Ok(Box::new(Loaded { report, files: office.case_files(period.to, true)? }))
            },
            move |loaded| Message::Loaded(LoadedMessage(loaded, period, chosen)),
        )
    }

    /// Takes a message in.
    pub fn update(&mut self, message: Message, context: &Context) -> Action<Message> {
        match message {
            Message::Loaded(LoadedMessage(Ok(loaded), period, procedure)) => {
                if self.period(context) == Some(period) && self.procedure == procedure {
                    self.loaded = Some(loaded);
                }
            }
            Message::Loaded(LoadedMessage(Err(trouble), ..))
            | Message::Written(WrittenMessage(Err(trouble))) => return Action::trouble(trouble),
            Message::Span(span) => {
                self.span = span;
                // Beginning to type a period of one's own is no mistake yet.
                if span < 3 || self.period(context).is_some() {
                    return Action::task(self.refresh(context));
                }
            }
            Message::Own(index, text) => {
                if let Some(field) = self.own.get_mut(index) {
                    *field = text;
                }
                if self.period(context).is_some() {
                    return Action::task(self.refresh(context));
                }
            }
            Message::Ask => return Action::task(self.refresh(context)),
            Message::Procedure(index) => {
                self.procedure = index;
                return Action::task(self.refresh(context));
            }
            Message::Tab(tab) => self.tab = tab,
            Message::Export(index) => {
                let (Some((_, ending)), Some(period)) = (FORMS.get(index), self.period(context)) else {
                    return Action::none();
                };
                let ask = Ask {
                    title: context.words.say("report-export"),
                    kind: ending.to_uppercase(),
                    endings: vec![(*ending).to_owned()],
                    name: format!("laporan-{}-{}.{ending}", period.from, period.to),
                };
                return Action::task(context.ask_save(ask, move |path| Message::Target(index, path)));
            }
            Message::Target(_, None) => {}
            Message::Target(index, Some(path)) => {
                let (Some((form, _)), Some(period)) = (FORMS.get(index), self.period(context)) else {
                    return Action::none();
                };
                let (form, procedure) = (*form, self.procedure_id(context));
                return Action::task(context.write(
                    path,
                    move |office| office.report_file(period, procedure.as_deref(), form),
                    |written| Message::Written(WrittenMessage(written)),
                ));
            }
            Message::Written(WrittenMessage(Ok(path))) => {
                let file = [("file", path.display().to_string().into())];
                return Action::wish(Wish::Written(context.words.with("cli-printed", &file), path));
            }
            Message::Open(PlaceMessage(place)) => return Action::wish(Wish::Go(place)),
        }
        Action::none()
    }

    /// Draws the report.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let mut services: Vec<Item> = vec![words.say("report-all").into()];
        services.extend(context.office.procedures.iter().map(|it| Item::from(show::service_name(it))));
        let service = select("", services, Some(self.procedure), Message::Procedure)
            .icon(Icon::Flow)
            .id("report-procedure");
        let forms = ["PDF", "XLSX", "CSV"].map(Item::from).into_iter().collect::<Vec<_>>();
        let export = menu(words.say("report-export"), forms, Message::Export).id("report-export");
        let header = crate::ui::frame::header(
            [text::title(words.say("rail-report")).into(), service.into()],
            [export.into()],
        );
        let spans = ["report-this-month", "report-last-month", "report-this-year", "report-own-period"];
        let spans = spans.map(|key| words.with(key, &[]));
        let own = (self.span == 3).then(|| {
            let both = self.own.iter().all(|text| indonesian::read_date(text).is_some());
            let sentence = if both { "report-period-backwards" } else { "calendar-date-wrong" };
            let wrong = self.wrong.then(|| words.say(sentence));
            let from = field::field(words.say("calendar-from"), &self.own[0])
                .hint(words.say("calendar-date-hint"))
                .error(wrong)
                .on_input(|text| Message::Own(0, text))
                .on_submit(Message::Ask)
                .id("report-from");
            let to = field::field(words.say("calendar-until"), &self.own[1])
                .on_input(|text| Message::Own(1, text))
                .on_submit(Message::Ask)
                .id("report-to");
            page::halves(from, to)
        });
        let names =
            ["report-tab-summary", "report-tab-steps", "report-tab-proposals", "report-tab-retention"];
        let names = names.map(|key| words.with(key, &[]));
        let strip =
            column![segmented(spans, self.span, Message::Span), own, tabs(names, self.tab, Message::Tab),];
        let strip = page::strip(strip.spacing(space::X10));
        let content: Element<'a, Message> = match &self.loaded {
            None => page::page(text::body(words.say("app-loading"))),
            Some(loaded) => {
                let boxes = match self.tab {
                    0 => summary(words, &loaded.report),
                    1 => steps(words, &loaded.report),
                    2 => proposals(words, &loaded.report),
                    _ => retention(words, &loaded.files),
                };
                let boxes = Column::with_children(boxes).spacing(space::X12);
                focus::scroll(container(boxes).padding(space::X14))
            }
        };
        let keys = [("Tab", words.say("keys-field")), ("Enter", words.say("keys-open"))];
        column![header, strip, container(content).height(Length::Fill), frame::status(context, keys)].into()
    }
}

/// A column of a table.
struct Heading {
    word: String,
    /// Its share of the width.
    share: u16,
    /// Numbers stand under each other at the right.
    align: iced::Alignment,
}

fn name(word: String, share: u16) -> Heading {
    Heading { word, share, align: iced::Alignment::Start }
}

fn number(word: String, share: u16) -> Heading {
    Heading { word, share, align: iced::Alignment::End }
}

/// A row of cells in the columns of a table.
fn cells<'a>(columns: &[Heading], words: Vec<String>, strong: bool) -> Element<'a, Message> {
    let cells = columns.iter().zip(words).map(|(column, words)| {
        let words = if strong { text::small_strong(words) } else { text::small(words) };
        // A narrow window needs the whole of a name more than it needs low rows.
        let words = words.wrapping(Wrapping::WordOrGlyph).align_x(column.align);
        container(words).width(Length::FillPortion(column.share)).align_x(column.align).into()
    });
    iced::widget::Row::with_children(cells)
        .spacing(space::X10)
        .padding([space::X8, space::X14])
        .align_y(iced::Alignment::Center)
        .into()
}

/// A table: headings in semibold, rows below.
fn table<'a>(columns: &[Heading], rows: Vec<Vec<String>>) -> Element<'a, Message> {
    let head = cells(columns, columns.iter().map(|column| column.word.clone()).collect(), true);
    let rows = rows.into_iter().map(|row| cells(columns, row, false));
    panel::rows(std::iter::once(head).chain(rows))
}

fn percent(share: crate::domain::statistics::Share) -> String {
    share.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}

fn time(words: Words, spread: Spread, minutes: i64) -> String {
    if spread.count == 0 { "–".to_owned() } else { say::minutes(words, minutes) }
}

fn summary<'a>(words: Words, report: &Report) -> Vec<Element<'a, Message>> {
    let line = |name: String, counts: &Counts| {
        let mut row = vec![name];
        let numbers = [counts.received, counts.finished, counts.refused, counts.returned, counts.open];
        row.extend(numbers.map(|number| number.to_string()));
        row.push(percent(counts.in_time));
        row.push(time(words, counts.office, counts.office.median));
        row.push(time(words, counts.office, counts.office.p90));
        row.push(time(words, counts.applicant, counts.applicant.median));
        row
    };
    let mut rows: Vec<Vec<String>> =
        report.procedures.iter().map(|it| line(it.service.clone(), &it.counts)).collect();
    rows.push(line(words.say("report-all"), &report.counts));
    let headings = [
        name(words.say("report-service"), 7),
        number(words.say("report-received"), 3),
        number(words.say("report-finished"), 3),
        number(words.say("report-refused"), 3),
        number(words.say("report-returned"), 5),
        number(words.say("report-open"), 3),
        number(words.say("report-in-time"), 3),
        number(words.say("report-office-median"), 4),
        number(words.say("report-office-p90"), 4),
        number(words.say("report-applicant-median"), 4),
    ];
    let mut boxes =
        vec![panel::panel(Icon::Chart, words.say("report-tab-summary")).rows(table(&headings, rows))];
    if !report.procedures.is_empty() {
        let bars = |it: &ProcedureReport| {
            let done = it.counts.finished + it.counts.refused;
            let bar = |count: usize| (count as f32, count.to_string());
            Bars { name: it.service.clone(), bars: vec![bar(it.counts.received), bar(done)] }
        };
        let legend = [words.say("report-received"), words.say("report-done")];
        let bars = chart(legend, report.procedures.iter().map(bars).collect());
        boxes.push(panel::panel(Icon::Chart, words.say("report-volume")).body(bars));
    }
    boxes
}

fn steps<'a>(words: Words, report: &Report) -> Vec<Element<'a, Message>> {
    let box_of = |it: &ProcedureReport| -> Option<Element<'a, Message>> {
        let walked: Vec<&StepReport> = it.steps.iter().filter(|step| step.used.count > 0).collect();
        if walked.is_empty() {
            return None;
        }
        let bar = |minutes: i64| (minutes as f32, say::minutes(words, minutes));
        let bars = |step: &&StepReport| Bars {
            name: format!("{}. {}", step.printed_no, step.short),
            bars: vec![
                bar(step.used.median),
                step.allowed.map_or_else(|| (0.0, words.say("say-unset")), bar),
            ],
        };
        let legend = [words.say("report-real"), words.say("report-standard")];
        let drawn = chart(legend, walked.iter().map(bars).collect());
        let rows = walked.iter().map(|step| {
            vec![
                format!("{}. {}", step.printed_no, step.short),
                step.lane.clone(),
                if step.standard.is_empty() { words.say("say-unset") } else { step.standard.clone() },
                step.used.count.to_string(),
                time(words, step.used, step.used.median),
                time(words, step.used, step.used.p90),
                percent(step.in_time),
                time(words, step.waited, step.waited.median),
            ]
        });
        let headings = [
            name(words.say("report-step"), 8),
            name(words.say("report-lane"), 4),
            number(words.say("report-standard"), 3),
            number(words.say("report-times"), 2),
            number(words.say("report-median"), 3),
            number(words.say("report-p90"), 3),
            number(words.say("report-in-time"), 3),
            number(words.say("report-waited"), 3),
        ];
        let lanes = it.lanes.iter().filter(|lane| lane.used.count > 0).map(|lane| {
            vec![
                lane.name.clone(),
                lane.used.count.to_string(),
                time(words, lane.used, lane.used.median),
                time(words, lane.used, lane.used.p90),
                percent(lane.in_time),
                say::minutes(words, lane.over),
            ]
        });
        let lane_headings = [
            name(words.say("report-lane"), 8),
            number(words.say("report-times"), 3),
            number(words.say("report-median"), 3),
            number(words.say("report-p90"), 3),
            number(words.say("report-in-time"), 3),
            number(words.say("report-over"), 4),
        ];
        let content = column![
            container(drawn).padding(space::X14),
            panel::divider(),
            table(&headings, rows.collect()),
            panel::divider(),
            table(&lane_headings, lanes.collect()),
        ];
        Some(panel::panel(Icon::Flow, it.service.clone()).note(it.issuer.clone()).rows(content))
    };
    let boxes: Vec<Element<'a, Message>> = report.procedures.iter().filter_map(box_of).collect();
    if boxes.is_empty() { vec![nothing(words)] } else { boxes }
}

fn nothing<'a>(words: Words) -> Element<'a, Message> {
    panel::empty(Icon::Chart, words.say("report-nothing"), words.say("report-nothing-next"), None)
}

fn proposals<'a>(words: Words, report: &Report) -> Vec<Element<'a, Message>> {
    let mut rows = Vec::new();
    for procedure in &report.procedures {
        for step in &procedure.steps {
            let Some(suggestion) = step.suggestion else { continue };
            rows.push(vec![
                procedure.service.clone(),
                format!("{}. {}", step.printed_no, step.short),
                step.standard.clone(),
                time(words, step.used, step.used.median),
                time(words, step.used, step.used.p90),
                format!("{}/{}", step.in_time.part, step.in_time.of),
                match suggestion.direction {
                    Direction::TooShort => words.say("report-too-short"),
                    Direction::TooLong => words.say("report-too-long"),
                },
                say::minutes(words, suggestion.minutes),
            ]);
        }
    }
    let hint = text::small(words.say("report-proposals-hint")).style(theme::muted);
    let box_ = panel::panel(Icon::Pen, words.say("report-tab-proposals")).note(rows.len().to_string());
    if rows.is_empty() {
        let none = text::body(words.say("report-proposals-none"));
        return vec![box_.body(column![none, hint].spacing(space::X8))];
    }
    let headings = [
        name(words.say("report-service"), 5),
        name(words.say("report-step"), 8),
        number(words.say("report-standard"), 3),
        number(words.say("report-median"), 3),
        number(words.say("report-p90"), 3),
        number(words.say("report-in-time"), 3),
        name(words.say("report-verdict"), 4),
        number(words.say("report-proposal"), 3),
    ];
    let content = column![table(&headings, rows), container(hint).padding(space::X14)];
    vec![box_.rows(content)]
}

fn retention<'a>(words: Words, closed: &[CaseFile]) -> Vec<Element<'a, Message>> {
    let box_ = panel::panel(Icon::Folder, words.say("report-tab-retention")).note(closed.len().to_string());
    let hint = text::small(words.say("retention-hint")).style(theme::muted);
    if closed.is_empty() {
        let none = text::body(words.say("retention-none"));
        return vec![box_.body(column![none, hint].spacing(space::X8))];
    }
    let date = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), indonesian::long_date);
    let rows = closed.iter().take(200).enumerate().map(|(index, file)| {
        let agenda = file.agenda.map_or_else(|| "–".to_owned(), |it| it.to_string());
        let code = format!("{} {}", file.code, file.text);
        let closed = words.with("retention-closed", &[("date", date(Some(file.closed)).into())]);
        let over =
            words.with("retention-over", &[("date", date(file.retention.map(|it| it.over_from)).into())]);
        let cell = |content: Element<'a, Message>, share: u16| -> Element<'a, Message> {
            container(content).width(Length::FillPortion(share)).clip(true).into()
        };
        let cells = [
            container(line(Type::SMALL_STRONG, agenda)).width(size::AGENDA).into(),
            cell(panel::two_lines(file.agency.clone(), code), 6),
            cell(panel::two_lines(closed, over), 5),
            cell(line(Type::SMALL, words::age(&words, file.age, file.fate)).into(), 3),
        ];
        let open = Message::Open(PlaceMessage(Place::Request(file.request)));
        panel::table_row(cells, false, format!("file-{index}"), open)
    });
    let rows: Vec<Element<'a, Message>> = rows.collect();
    vec![box_.tone(Tone::Neutral).rows(column![panel::rows(rows), container(hint).padding(space::X14)])]
}
