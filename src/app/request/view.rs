//! How a request is drawn: its SOP with the way walked, beside it whose turn it is, its papers, files and history.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{KindMessage, LetterMessage, Loaded, Message, Over, PaperMessage, Screen, kind_name, paper_name};
use crate::app::context::Context;
use crate::app::{case_time, frame};
use crate::domain::letter::LetterKind;
use crate::domain::procedure::PaperKind;
use crate::domain::request::EntryKind;
use crate::show::say;
use crate::ui::choice::{check_row, tabs};
use crate::ui::flow::flow;
use crate::ui::select::{Item, menu};
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, Room, Tone, button, chip, dialog, focus, notice, page, panel, text, theme};
use crate::words::{self, Words};

impl Screen {
    /// Draws the request.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-board"), Message::Back);
        let Some(loaded) = &self.loaded else {
            let content: Element<'a, Message> = match &self.trouble {
                Some(trouble) => page::page(notice::error(trouble.sentence.as_str())),
                None => page::page(text::body(words.say("app-loading"))),
            };
            return column![crate::ui::frame::header([back], []), content].into();
        };
        let narrow = context.room == Room::Narrow;
        let side = (!narrow || !self.panel_away).then(|| self.side(loaded, context));
        let mut hints = keys(words).to_vec();
        if narrow {
            hints.push(("F6", words.say("keys-panel")));
        }
        let window = column![
            self.header(back, loaded, context),
            row![self.flow(loaded, context), side].height(Length::Fill),
            frame::status(context, hints),
        ];
        let window = crate::ui::keys::keys(window, move |key, _| {
            use iced::keyboard::{Key, key::Named};
            (narrow && matches!(key.as_ref(), Key::Named(Named::F6))).then_some(Message::Panel)
        });
        let over = self.over.as_ref().map(|over| match over {
            Over::Sheet(sheet) => sheet.view(context, Message::Sheet),
            Over::Disposition(form) => form.view(context, Message::Disposition),
            Over::Secret(form) => form.view(context, Message::Secret),
            Over::Reading(reading) => reading.view(context, Message::Reading),
        });
        dialog::over(window, over)
    }

    fn header<'a>(
        &'a self,
        back: Element<'a, Message>,
        loaded: &'a Loaded,
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let request = &loaded.request;
        let agenda = request.agenda.map_or_else(|| words.say("card-no-agenda"), |agenda| agenda.to_string());
        let about = format!("{} · {}", request.applicant.agency, request.subject());
        let (tone, icon) = match request.state {
            crate::domain::request::RequestState::Open => (Tone::Primary, Icon::Clock),
            crate::domain::request::RequestState::WaitingApplicant => (Tone::Wait, Icon::Pause),
            crate::domain::request::RequestState::Completed => (Tone::Ok, Icon::Check),
            crate::domain::request::RequestState::Refused => (Tone::Late, Icon::Cross),
            crate::domain::request::RequestState::Withdrawn => (Tone::Wait, Icon::Back),
        };
        let state = if request.active.len() > 1 {
            words.with("request-branches", &[("count", request.active.len().into())])
        } else {
            words::request_state(&words, request.state)
        };
        let register = request.agenda.is_none().then(|| {
            button::plain(words.say("request-register")).icon(Icon::Stamp).on_press(Message::Register).into()
        });
        let left = [
            back,
            text::title(agenda).wrapping(iced::widget::text::Wrapping::None).into(),
            chip::chip(tone, icon, state),
            crate::ui::shorten::line(crate::ui::tokens::Type::SMALL_STRONG, about).fill().into(),
        ];
        if context.room == Room::Narrow {
            let unprinted = request.dispositions.is_empty().then(|| words.say("request-no-disposition"));
            let prints = vec![
                Item::from(words.say("request-print-blank")),
                Item { closed: unprinted, ..words.say("request-print-filled").into() },
            ];
            let prints = menu(words.say("request-prints"), prints, Message::Prints).id("request-prints");
            let word = if self.panel_away { "request-panel-show" } else { "request-panel-hide" };
            let panel = button::plain(words.say(word)).id("request-panel").tip("F6").on_press(Message::Panel);
            return crate::ui::frame::header(left, register.into_iter().chain([prints.into(), panel.into()]));
        }
        let blank =
            button::plain(words.say("request-print-blank")).icon(Icon::Print).on_press(Message::Print(true));
        let filled =
            button::plain(words.say("request-print-filled")).icon(Icon::Sheet).id("print-disposition");
        let filled = if request.dispositions.is_empty() {
            filled.disabled(words.say("request-no-disposition"))
        } else {
            filled.on_press(Message::Print(false))
        };
        crate::ui::frame::header(left, register.into_iter().chain([blank.into(), filled.into()]))
    }

    fn flow<'a>(&'a self, loaded: &'a Loaded, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let tally = &loaded.time.tally;
        let times = row![
            crate::ui::frame::known(
                words.say("request-office-time"),
                say::minutes(words, tally.office_minutes)
            ),
            crate::ui::frame::known(
                words.say("request-applicant-time"),
                say::minutes(words, tally.applicant_minutes)
            ),
        ];
        let drawing = &loaded.drawing;
        let table = flow(drawing.diagram.clone(), drawing.lanes.clone(), self.heads.heads(), |row| {
            drawing.rows.get(row).cloned().unwrap_or_default()
        })
        .trail(|edge| drawing.trail.get(edge).copied().unwrap_or_default())
        .id("request-flow")
        .selected(self.step)
        .on_select(Message::Step)
        .on_open(move |row| {
            let step = &loaded.procedure.steps[row].id;
            let active = loaded.request.active.iter().position(|active| active.step == *step);
            active.map_or(Message::Step(row), |active| Message::Advance(active, None))
        });
        column![page::strip(times.spacing(space::X16)), table].width(Length::Fill).into()
    }

    fn side<'a>(&'a self, loaded: &'a Loaded, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let request = &loaded.request;
        let mut next: Column<'a, Message, crate::ui::Theme> = column![].spacing(space::X10);
        let cards = request.active.iter().enumerate();
        next = next.extend(cards.map(|(index, _)| self.turn(loaded, index, context)));
        if request.active.is_empty() {
            let sentence = words::request_state(&words, request.state);
            next = next.push(panel::reason(Tone::Ok, Icon::Check, sentence));
        } else {
            let items: Vec<Item> = [
                words.say("request-dispose"),
                words.say("sheet-give-back"),
                words.say("sheet-note"),
                words.say("sheet-undo"),
                words.say("sheet-withdraw"),
            ]
            .into_iter()
            .map(Item::from)
            .collect();
            next = next.push(menu(words.say("request-more"), items, Message::More).id("request-more"));
        }
        let present =
            request.active.first().map_or(0, |active| active.present.iter().filter(|it| **it).count());
        let all = request.active.first().map_or(0, |active| active.present.len());
        let names = [
            format!("{} {present}/{all}", words.say("tab-requirements")),
            format!("{} {}", words.say("tab-papers"), loaded.letters.len() + request.dispositions.len()),
            format!("{} {}", words.say("tab-files"), request.attachments.len() + loaded.secrets.len()),
            words.say("tab-time"),
            words.say("tab-history"),
        ];
        let tab = match self.tab {
            0 => self.requirements(loaded, words),
            1 => self.papers(loaded, words),
            2 => files_tab(loaded, words),
            3 => case_time::tab(context, &loaded.procedure, &loaded.case),
            _ => history(loaded, context),
        };
        let content = column![next, tabs(names, self.tab, Message::Tab), tab].spacing(space::X12);
        let inner = iced::widget::container(content).padding(space::X14);
        let width = if context.room == Room::Narrow { size::DRAWER } else { size::PANEL };
        let side = iced::widget::container(focus::scroll(inner)).width(width).height(Length::Fill);
        side.style(theme::fill(|palette| palette.surface)).into()
    }

    /// One step that is to be done now: whose turn, how its time stands, and what can be done.
    fn turn<'a>(&'a self, loaded: &'a Loaded, index: usize, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let active = &loaded.request.active[index];
        let Some(step_index) = loaded.procedure.step_index(&active.step) else { return column![].into() };
        let step = &loaded.procedure.steps[step_index];
        let lane = &loaded.procedure.lanes[step.lane];
        let holder = context.office.profile.lane_position(&loaded.procedure.id, &lane.id);
        let mine = context.position().is_some() && holder.map(|it| it.id.as_str()) == context.position();
        let who = if mine {
            words.with("request-your-turn", &[("lane", lane.name.as_str().into())])
        } else {
            lane.name.clone()
        };
        let time = loaded.time.active.get(index).and_then(Option::as_ref);
        let time_line = time.map(|progress| crate::ui::time::line(say::standing(words, progress)));
        let due = time.and_then(|progress| progress.due).map(|due| {
            let moment = say::moment(words, due, context.office.now, context.office.profile.zone);
            text::small(words.with("request-due", &[("moment", moment.into())])).style(theme::muted)
        });
        let reason = if active.held {
            Some(panel::reason(Tone::Inverse, Icon::Fork, words.say("say-held")))
        } else {
            active.returned.as_ref().map(|reason| {
                let sentence = words.with("request-returned", &[("reason", reason.as_str().into())]);
                panel::reason(Tone::Wait, Icon::Pause, sentence)
            })
        };
        let buttons: Vec<Element<'a, Message>> = if active.held {
            Vec::new()
        } else if active.returned.is_some() {
            vec![
                button::primary(words.say("sheet-resubmit"))
                    .fill()
                    .on_press(Message::Advance(index, None))
                    .into(),
            ]
        } else {
            let outcomes = loaded.procedure.outcomes(step_index);
            if outcomes.is_empty() {
                let label = words.say("request-advance");
                let act =
                    button::primary(label).icon(Icon::Check).fill().id(format!("advance-{}", active.step));
                vec![act.on_press(Message::Advance(index, None)).into()]
            } else {
                let mut all = Vec::new();
                for (number, outcome) in outcomes.into_iter().enumerate() {
                    let label = outcome.to_owned();
                    let act = if number == 0 { button::primary(label) } else { button::plain(label) };
                    let act = act.fill().id(format!("advance-{}-{number}", active.step));
                    all.push(act.on_press(Message::Advance(index, Some(number))).into());
                }
                all
            }
        };
        let head = row![chip::step_number(step.printed_no.as_str()), text::strong(step.short.as_str())]
            .spacing(space::X8)
            .align_y(iced::Alignment::Center);
        let drafts = self.drafts(step.papers.as_slice(), loaded, words);
        let content = column![
            head,
            text::small(who),
            time_line,
            due,
            reason,
            Column::with_children(buttons).spacing(space::X6),
            drafts,
        ];
        panel::card(if mine { Tone::Primary } else { Tone::Neutral }, content.spacing(space::X6))
    }

    /// The letters this step makes that have not been drafted yet.
    fn drafts<'a>(&'a self, papers: &[PaperKind], loaded: &'a Loaded, words: Words) -> Element<'a, Message> {
        let refusing = loaded.request.refusing;
        let kinds = papers.iter().filter_map(|paper| match paper {
            PaperKind::Assignment if !refusing => Some(LetterKind::Assignment),
            PaperKind::Report if !refusing => Some(LetterKind::Report),
            PaperKind::Reply if refusing => Some(LetterKind::Refusal),
            PaperKind::Reply => Some(LetterKind::Approval),
            PaperKind::Incomplete => Some(LetterKind::Incomplete),
            PaperKind::Handover if !refusing => Some(LetterKind::Handover),
            PaperKind::Memo => Some(LetterKind::Memo),
            _ => None,
        });
        let missing = kinds.filter(|kind| loaded.letters.iter().all(|letter| letter.kind != *kind));
        let buttons = missing.map(|kind| {
            let label = words.with("request-draft", &[("kind", kind_name(words, kind).into())]);
            button::text_button(label)
                .icon(Icon::Letter)
                .small()
                .on_press(Message::Draft(KindMessage(kind)))
                .into()
        });
        Column::with_children(buttons).into()
    }

    fn requirements<'a>(&'a self, loaded: &'a Loaded, words: Words) -> Element<'a, Message> {
        let mut rows = Vec::new();
        for (index, active) in loaded.request.active.iter().enumerate() {
            let Some(step) = loaded.procedure.step_index(&active.step) else { continue };
            let free = !active.held && active.returned.is_none();
            let names = loaded.procedure.steps[step].requirements.iter().zip(&active.present).enumerate();
            for (item, (name, present)) in names {
                let toggle = free.then_some(Message::Tick(index, item, !present));
                let id = format!("tick-{}-{item}", active.step);
                rows.push(check_row(name.as_str(), "", *present, id, toggle));
            }
        }
        if rows.is_empty() {
            return text::small(words.say("request-no-requirements")).style(theme::muted).into();
        }
        panel::rows(rows)
    }

    fn papers<'a>(&'a self, loaded: &'a Loaded, words: Words) -> Element<'a, Message> {
        let mut rows: Vec<Element<'a, Message>> = Vec::new();
        for letter in &loaded.letters {
            let number = letter.numbering.as_ref().map(|numbering| numbering.text.clone());
            let state = words::letter_state(&words, letter.state);
            let second = number.unwrap_or_else(|| format!("r{} · {state}", letter.revision()));
            let cells = [
                crate::ui::icon::icon(Icon::Letter, size::ICON),
                panel::two_lines(kind_name(words, letter.kind), second),
            ];
            let id = format!("letter-{}", letter.id);
            rows.push(panel::table_row(cells, false, id, Message::Letter(LetterMessage(letter.id))));
        }
        let kinds = [
            LetterKind::Approval,
            LetterKind::Refusal,
            LetterKind::Incomplete,
            LetterKind::Assignment,
            LetterKind::Report,
            LetterKind::Memo,
            LetterKind::Handover,
        ];
        let items: Vec<Item> = kinds.iter().map(|kind| Item::from(kind_name(words, *kind))).collect();
        let new = menu(words.say("request-new-letter"), items, move |index| {
            Message::Draft(KindMessage(kinds.get(index).copied().unwrap_or(LetterKind::Approval)))
        });
        let empty = rows.is_empty().then(|| text::small(words.say("request-no-letters")).style(theme::muted));
        let others = loaded.papers.iter().filter_map(|offer| {
            let step = offer.step.as_deref().and_then(|id| loaded.procedure.step_index(id));
            let step = step.map(|index| &loaded.procedure.steps[index]);
            let second = step.map_or_else(
                || words.say("request-paper-any"),
                |step| words.with("request-paper-step", &[("step", step.printed_no.as_str().into())]),
            );
            let cells = [
                crate::ui::icon::icon(Icon::Sheet, size::ICON),
                panel::two_lines(paper_name(words, offer.kind)?, second),
            ];
            let id = format!("paper-{:?}", offer.kind);
            Some(panel::table_row(cells, false, id, Message::Paper(PaperMessage(offer.kind))))
        });
        let others = column![text::small_strong(words.say("request-other-papers")), panel::rows(others)];
        let new = new.id("request-new-letter");
        column![empty, panel::rows(rows), new, others.spacing(space::X4)].spacing(space::X10).into()
    }
}

fn keys(words: Words) -> [(&'static str, String); 3] {
    [("↑ ↓", words.say("keys-step")), ("Enter", words.say("keys-advance")), ("Esc", words.say("keys-board"))]
}

fn files_tab<'a>(loaded: &'a Loaded, words: Words) -> Element<'a, Message> {
    let rows = loaded.request.attachments.iter().map(|file| {
        let size = words.with("request-file-size", &[("kb", (file.size / 1024 + 1).into())]);
        row![crate::ui::icon::icon(Icon::Clip, size::ICON), panel::two_lines(file.name.as_str(), size)]
            .spacing(space::X10)
            .into()
    });
    let attach = button::plain(words.say("new-pick-file")).icon(Icon::Clip).on_press(Message::Attach);
    let secrets = loaded.secrets.iter().enumerate().map(|(index, secret)| {
        let second = if secret.exposed_to.is_empty() {
            words.with("secret-readers", &[("readers", secret.readers.join(", ").into())])
        } else {
            words.with("secret-must-change", &[("devices", secret.exposed_to.join(", ").into())])
        };
        let cells =
            [crate::ui::icon::icon(Icon::Lock, size::ICON), panel::two_lines(secret.label.as_str(), second)];
        panel::table_row(cells, false, format!("secret-{index}"), Message::ReadSecret(index))
    });
    let seal = button::plain(words.say("secret-seal")).icon(Icon::Lock).id("secret-seal");
    let secrets = column![
        text::small_strong(words.say("secrets-title")),
        panel::rows(secrets),
        Element::from(seal.on_press(Message::Seal)),
    ];
    let files = Column::with_children(rows).spacing(space::X6);
    column![files, attach, secrets.spacing(space::X6)].spacing(space::X10).into()
}

fn history<'a>(loaded: &'a Loaded, context: &'a Context) -> Element<'a, Message> {
    let words = context.words;
    let lines = loaded.request.history.iter().rev().map(|entry| {
        let step = entry.step.as_deref().and_then(|id| loaded.procedure.step_index(id));
        let step = step.map(|index| loaded.procedure.steps[index].short.clone());
        let what = match (entry.kind, step) {
            (EntryKind::Received, _) => words.say("history-received"),
            (EntryKind::Registered, _) => {
                words.with("history-registered", &[("number", entry.note.as_str().into())])
            }
            (EntryKind::Returned, _) => words.say("history-returned"),
            (EntryKind::Resubmitted, _) => words.say("history-resubmitted"),
            (EntryKind::Withdrawn, _) => words.say("history-withdrawn"),
            (EntryKind::Corrected, _) => words.say("history-corrected"),
            (EntryKind::Undone, _) => words.say("history-undone"),
            (EntryKind::Disposed, _) => words.say("history-disposed"),
            (EntryKind::Noted, _) => words.say("history-noted"),
            (EntryKind::Attached, _) => words.say("history-attached"),
            (EntryKind::Settled, _) => words.say("history-settled"),
            (EntryKind::Sealed, _) => words.say("history-sealed"),
            (EntryKind::Unknown, _) => words.say("history-unknown"),
            (EntryKind::Completed, step) => step.unwrap_or_default(),
        };
        let outcome = entry.outcome.as_ref().map(|outcome| format!(": {outcome}")).unwrap_or_default();
        let lane =
            entry.lane.as_deref().and_then(|lane| loaded.procedure.lane(lane)).map(|lane| lane.name.as_str());
        let mut who = lane.unwrap_or_default().to_owned();
        if entry.on_behalf {
            who = words.with("history-on-behalf", &[("who", who.into())]);
        }
        let mut at = say::moment(words, entry.at, context.office.now, context.office.profile.zone);
        if entry.doubtful {
            at = format!("{at} ({})", words.say("history-doubtful"));
        }
        let note = (!entry.note.is_empty() && entry.kind != EntryKind::Registered)
            .then(|| text::small(entry.note.as_str()).style(theme::muted));
        let void = entry.void.map(|_| panel::reason(Tone::Wait, Icon::Info, words.say("history-void")));
        column![
            text::small_strong(format!("{what}{outcome}")),
            text::small(format!("{at} · {who}")).style(theme::muted),
            note,
            void
        ]
        .into()
    });
    Column::with_children(lines).spacing(space::X10).into()
}
