//! How the letter's editor is drawn: the life of the letter above, the form at the left, the preview at the right.

use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use super::asking::Purpose;
use super::compare;
use super::form::{Form, Part, Role};
use super::{AddMessage, Line, Loaded, Message, Screen};
use crate::app::context::Context;
use crate::app::frame;
use crate::app::preview::form_width;
use crate::app::request::kind_name;
use crate::domain::letter::{Assignee, Body, Letter, LetterState, Security, Urgency};
use crate::domain::office::Position;
use crate::show::say;
use crate::ui::choice::segmented;
use crate::ui::select::{Item, menu, select};
use crate::ui::stepper::{Station, Stop, stepper};
use crate::ui::tokens::{Type, size, space};
use crate::ui::{Element, Icon, Room, Tone, button, dialog, field, focus, keys, notice, page, panel};
use crate::ui::{shorten, text, theme};
use crate::words::Words;

/// The security levels in the order of the list.
pub(super) const SECURITIES: [Security; 4] =
    [Security::Open, Security::Restricted, Security::Secret, Security::TopSecret];
/// The urgencies in their order.
pub(super) const URGENCIES: [Urgency; 3] = [Urgency::Normal, Urgency::Urgent, Urgency::Immediate];

/// What the menu offers now, in its order.
pub(super) fn more(screen: &Screen) -> Vec<Purpose> {
    let Some(loaded) = &screen.loaded else { return Vec::new() };
    let mut own = vec![Purpose::Printer];
    own.extend((loaded.letter.revisions.len() > 1).then_some(Purpose::Compare));
    match loaded.letter.state {
        LetterState::Draft | LetterState::Initialled if loaded.letter.sent_back.is_some() => {
            own.push(Purpose::Cancel);
        }
        LetterState::Draft => own.extend([Purpose::SendBack, Purpose::Cancel]),
        LetterState::Initialled => own.extend([Purpose::Attach, Purpose::SendBack, Purpose::Cancel]),
        LetterState::Signed => {
            own.extend(loaded.numbers.then_some(Purpose::Insert));
            own.extend([Purpose::Attach, Purpose::Reopen, Purpose::Cancel]);
        }
        LetterState::Numbered => own.extend([Purpose::Attach, Purpose::Cancel]),
        LetterState::Dispatched => own.push(Purpose::Attach),
        LetterState::Cancelled => {}
    }
    own
}

/// The name of a part's editor.
pub(super) fn part_id(index: usize) -> String {
    format!("letter-part-{index}")
}

impl Screen {
    /// Draws the letter.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-letters"), Message::Back);
        let (Some(loaded), Some(form)) = (&self.loaded, &self.form) else {
            let content: Element<'a, Message> = match &self.trouble {
                Some(trouble) => page::page(notice::error(trouble.sentence.as_str())),
                None => page::page(text::body(words.say("app-loading"))),
            };
            return column![crate::ui::frame::header([back], []), content].into();
        };
        let beside = form_width(context.room);
        let preview = || self.preview.view(context, Message::Preview);
        let body: Element<'a, Message> = match beside {
            Some(width) => row![
                container(self.form(loaded, form, context)).width(width),
                container(preview()).width(Length::Fill),
            ]
            .height(Length::Fill)
            .into(),
            None if self.preview_shown => preview(),
            None => self.form(loaded, form, context),
        };
        let mut hints = vec![("Ctrl+Enter", words.say("keys-next")), ("Ctrl+P", words.say("keys-print"))];
        if beside.is_none() {
            hints.push(("F6", words.say("keys-preview")));
        }
        let window = column![
            self.header(back, loaded, context),
            stepper(stops(loaded, context), context.room == Room::Narrow),
            panel::divider(),
            container(body).height(Length::Fill),
            frame::status(context, hints),
        ];
        let window = keys::keys(window, |key, modifiers| {
            use iced::keyboard::{Key, key::Named};
            match key.as_ref() {
                Key::Named(Named::F6) => Some(Message::Switch),
                Key::Named(Named::Enter) if modifiers.command() => Some(Message::Next),
                Key::Character("s") if modifiers.command() => Some(Message::Save),
                Key::Character("p") if modifiers.command() => Some(Message::Print),
                _ => None,
            }
        });
        let over = self.asking.as_ref().map(|asking| match asking.purpose {
            Purpose::Compare => compare::view(&loaded.letter, self.compared, words),
            _ => asking.view(context, self.busy, Message::Asking),
        });
        dialog::over(window, over)
    }

    fn header<'a>(
        &'a self,
        back: Element<'a, Message>,
        loaded: &'a Loaded,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let letter = &loaded.letter;
        let about = format!("{} · {}", loaded.agency, loaded.procedure);
        let agenda =
            if loaded.agenda.is_empty() { words.say("card-no-agenda") } else { loaded.agenda.clone() };
        let saved: Element<'a, Message> = if self.dirty {
            button::plain(words.say("letter-save"))
                .id("letter-save")
                .tip("Ctrl+S")
                .on_press(Message::Save)
                .into()
        } else {
            let at = letter.current().map(|revision| {
                say::moment(words, revision.at, context.office.now, context.office.profile.zone)
            });
            let said = words.with("letter-saved-at", &[("time", at.unwrap_or_default().into())]);
            shorten::line(Type::SMALL, said).role(|palette| palette.ok_text).into()
        };
        let narrow = context.room == Room::Narrow;
        let switch = narrow.then(|| {
            let (icon, word) = if self.preview_shown {
                (Icon::Pen, words.say("letter-form"))
            } else {
                (Icon::Eye, words.say("letter-preview"))
            };
            button::plain(word).icon(icon).id("letter-switch").on_press(Message::Switch).into()
        });
        let print = button::plain(words.say("letter-print")).icon(Icon::Print).id("letter-print");
        let mut items: Vec<Item> = more(self).into_iter().map(|purpose| more_item(words, purpose)).collect();
        if narrow {
            // Printing stands in the menu when the bar has no room for it.
            items.insert(
                0,
                Item {
                    icon: Some(Icon::Print),
                    note: "Ctrl+P".to_owned(),
                    ..words.say("letter-print").into()
                },
            );
        }
        let choose = move |index: usize| match (narrow, index) {
            (true, 0) => Message::Print,
            (true, index) => Message::More(index - 1),
            (false, index) => Message::More(index),
        };
        let more: Option<Element<'a, Message>> = (!items.is_empty())
            .then(|| menu(words.say("letter-more"), items, choose).id("letter-more").into());
        let next = self.next_button(loaded, context);
        let left: [Element<'a, Message>; 4] = [
            back,
            button::text_button(agenda).tip(words.say("letter-to-request")).on_press(Message::Request).into(),
            text::title(kind_name(words, letter.kind)).wrapping(Wrapping::None).into(),
            shorten::line(Type::SMALL, about).role(|palette| palette.text_muted).fill().into(),
        ];
        let print = (!narrow).then(|| print.on_press(Message::Print).into());
        // That everything is saved is worth saying only where there is room.
        let saved = (self.dirty || !narrow).then_some(saved);
        let right = [saved, switch, print, more, next];
        crate::ui::frame::header(left, right.into_iter().flatten())
    }

    /// The one thing that is next, or why it cannot be done here.
    fn next_button<'a>(&'a self, loaded: &'a Loaded, context: &Context) -> Option<Element<'a, Message>> {
        let words = context.words;
        let letter = &loaded.letter;
        let next = letter.next_initial();
        let mine = next.is_some() && next == context.position();
        let (icon, word) = match letter.state {
            LetterState::Draft if mine => (Icon::Pen, words.say("letter-initial")),
            LetterState::Draft => {
                let holder = next.and_then(|id| context.office.profile.position(id));
                let who = holder.map_or_else(|| next.unwrap_or_default().to_owned(), Position::nickname);
                if context.room == Room::Narrow {
                    // The stepper below names whose initials they are.
                    (Icon::Pen, words.say("letter-initial-short"))
                } else {
                    (Icon::Pen, words.with("letter-initial-for", &[("position", who.into())]))
                }
            }
            LetterState::Initialled if self.dirty => (Icon::Check, words.say("letter-save")),
            LetterState::Initialled => (Icon::Sign, words.say("letter-record-signature")),
            LetterState::Signed => (Icon::Stamp, words.say("letter-give-number")),
            LetterState::Numbered => (Icon::Send, words.say("letter-dispatch-open")),
            LetterState::Dispatched | LetterState::Cancelled => return None,
        };
        let button = button::primary(word).icon(icon).id("letter-next");
        let closed = if self.busy {
            Some(words.say("app-working"))
        } else if letter.state == LetterState::Signed && !loaded.numbers {
            Some(words.say("letter-numbers-elsewhere"))
        } else if letter.state == LetterState::Draft && letter.sent_back.is_some() && !self.dirty {
            Some(words.say("letter-change-first"))
        } else if !letter.conflicts.is_empty() {
            Some(words.say("letter-settle-first"))
        } else {
            None
        };
        Some(match closed {
            Some(reason) => button.disabled(reason).into(),
            None => button.on_press(Message::Next).into(),
        })
    }

    fn form<'a>(&'a self, loaded: &'a Loaded, form: &'a Form, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let open = self.is_open();
        let letter = &loaded.letter;
        let content = &form.content;
        let line = |label: &str, value: &'a str, line: Line| {
            let field = field::field(words.say(label), value).dense().id(format!("letter-{line:?}"));
            if open { field.on_input(move |text| Message::Line(line, text)) } else { field }
        };
        let outgoing = !content.body.is_memo();
        let (number, date) = match &letter.numbering {
            Some(numbering) => (numbering.text.clone(), crate::domain::indonesian::long_date(numbering.date)),
            None => (words.say("letter-number-later"), words.say("letter-date-later")),
        };
        let numbering = page::halves(
            field::locked(words.say("letter-field-number"), number),
            field::locked(words.say("letter-field-date"), date),
        );
        let securities = ["letter-open", "letter-restricted", "letter-secret", "letter-top-secret"];
        let securities: Vec<Item> = SECURITIES
            .iter()
            .zip(securities)
            .map(|(level, word)| Item { note: level.code().to_owned(), ..words.say(word).into() })
            .collect();
        let security = SECURITIES.iter().position(|it| *it == content.security);
        let security: Element<'a, Message> = if open {
            select(words.say("letter-security"), securities, security, Message::Security)
                .hint(words.say("letter-security-hint"))
                .dense()
                .id("letter-security")
                .into()
        } else {
            let said = content.security.label().unwrap_or("Biasa/Terbuka");
            field::locked(words.say("letter-security"), said)
        };
        let urgencies = URGENCIES.map(Urgency::label);
        let urgency = URGENCIES.iter().position(|it| *it == content.urgency).unwrap_or(0);
        let urgency: Element<'a, Message> = if open {
            field::labelled(
                words.say("field-urgency"),
                words.say("letter-urgency-hint"),
                segmented(urgencies, urgency, Message::Urgency),
            )
        } else {
            field::locked(words.say("field-urgency"), content.urgency.label())
        };
        let addressee = field::labelled(
            "Yth.",
            words.say("letter-addressee-hint"),
            field::lines(&form.addressee, "letter-addressee", open.then_some(Message::Addressee)),
        );
        let profile = &context.office.profile;
        let positions: Vec<Item> = profile.positions.iter().map(|it| Item::from(it.short_title())).collect();
        let signatory = profile.positions.iter().position(|it| it.id == content.signatory);
        let signatory: Element<'a, Message> = if open {
            select(words.say("letter-signatory"), positions, signatory, Message::Signatory)
                .dense()
                .id("letter-signatory")
                .into()
        } else {
            let who = signatory.and_then(|index| profile.positions.get(index));
            field::locked(
                words.say("letter-signatory"),
                who.map_or(content.signatory.as_str(), |it| it.short_title()),
            )
        };
        let copies = field::labelled(
            "Tembusan",
            words.say("letter-copies-hint"),
            field::lines(&form.copies, "letter-copies", open.then_some(Message::Copies)),
        );
        let body = field::labelled(
            words.say("letter-body"),
            words.say("letter-body-hint"),
            self.parts(form, context),
        );
        let classification = page::halves(
            line("letter-classification", &content.classification, Line::Classification),
            security,
        );
        let subject = page::uneven(
            line("letter-subject", &content.subject, Line::Subject),
            line("letter-enclosure", &content.enclosure, Line::Enclosure),
        );
        let receiver =
            outgoing.then(|| page::uneven(addressee, line("letter-place", &content.place, Line::Place)));
        let all = [classification, numbering, subject, urgency]
            .into_iter()
            .chain(receiver)
            .chain([body, page::halves(signatory, copies)]);
        // Notices come and go while somebody types below them.
        let notices = self.notices(letter, context);
        let notices =
            (!notices.is_empty()).then(|| Column::with_children(notices).spacing(space::X12).into());
        let form = Column::with_children(all).spacing(space::X12);
        let form = page::steady(space::X12, [notices, Some(form.into())]).padding([space::X14, space::X20]);
        focus::scroll(form)
    }

    /// What the drafter has to know before anything else.
    fn notices<'a>(&'a self, letter: &'a Letter, context: &Context) -> Vec<Element<'a, Message>> {
        let words = context.words;
        let mut notices: Vec<Element<'a, Message>> = Vec::new();
        if let Some(refused) = &letter.sent_back {
            let who = context.office.profile.position(&refused.position);
            let who = who.map_or_else(|| refused.position.clone(), |it| it.short_title().to_owned());
            let sentence = words.with(
                "letter-was-sent-back",
                &[("position", who.into()), ("reason", refused.reason.as_str().into())],
            );
            notices.push(panel::reason(Tone::Late, Icon::Back, sentence));
        }
        if let Some(reason) = &letter.cancelled {
            let sentence = words.with("letter-was-cancelled", &[("reason", reason.as_str().into())]);
            notices.push(panel::reason(Tone::Wait, Icon::Cross, sentence));
        }
        if !letter.conflicts.is_empty() {
            notices.push(panel::reason(Tone::Late, Icon::Fork, words.say("letter-settle-first")));
        }
        if let Some(dispatched) = &letter.dispatched {
            let at = say::moment(words, dispatched.at, context.office.now, context.office.profile.zone);
            let values = [
                ("receiver", dispatched.receiver.as_str().into()),
                ("via", dispatched.via.as_str().into()),
                ("time", at.into()),
            ];
            notices.push(panel::reason(Tone::Ok, Icon::Check, words.with("letter-was-dispatched", &values)));
        }
        if self.dirty {
            let key = if letter.initials.is_empty() { "letter-unsaved" } else { "letter-unsaved-initials" };
            let discard = button::text_button(words.say("letter-discard")).small().on_press(Message::Discard);
            let sentence = row![
                container(panel::reason(Tone::Near, Icon::Info, words.say(key))).width(Length::Fill),
                discard,
            ];
            notices.push(sentence.spacing(space::X8).align_y(Alignment::Center).into());
        }
        notices
    }

    fn parts<'a>(&'a self, form: &'a Form, context: &'a Context) -> Element<'a, Message> {
        let open = self.is_open();
        let signs = form.signs();
        let last_basis =
            |index: usize| form.parts.get(index + 1).map(|next| std::mem::discriminant(&next.role));
        let parts = form.parts.iter().zip(signs).enumerate().map(|(index, (part, sign))| {
            let first =
                index == 0 || last_basis(index - 1).is_some_and(|_| !same_kind(form, index - 1, index));
            let head = kind_head(context.words, part).filter(|_| first);
            let part = part_row(part, sign, index, open, form.chosen == index);
            match head {
                Some(head) => column![text::small(head).style(theme::muted), part].spacing(space::X4).into(),
                None => part,
            }
        });
        let parts = Column::with_children(parts).spacing(space::X4);
        if open { column![parts, toolbar(form, context)].spacing(space::X8).into() } else { parts.into() }
    }
}

fn same_kind(form: &Form, one: usize, other: usize) -> bool {
    std::mem::discriminant(&form.parts[one].role) == std::mem::discriminant(&form.parts[other].role)
}

/// What an assignment calls a kind of part; other letters need no heads.
fn kind_head(words: Words, part: &Part) -> Option<String> {
    match part.role {
        Role::Basis => Some(words.say("letter-basis")),
        Role::Person(_) => Some(words.say("letter-people")),
        Role::Task => Some(words.say("letter-tasks")),
        Role::Party => Some(words.say("letter-parties")),
        _ => None,
    }
}

fn part_row<'a>(
    part: &'a Part,
    sign: String,
    index: usize,
    open: bool,
    chosen: bool,
) -> Element<'a, Message> {
    let indent = if let Role::Point(depth) = part.role { depth as f32 * space::X16 } else { 0.0 };
    let tone = if chosen && open { Tone::Primary } else { Tone::Neutral };
    let sign =
        container(text::small_strong(sign).style(theme::toned(tone))).width(SIGN).padding([space::X8, 0.0]);
    let content: Element<'a, Message> = match &part.role {
        Role::Person(person) => {
            let line = format!("{} · {}", person.job, person.nip);
            pickable(panel::two_lines(person.name.as_str(), line), index, open)
        }
        Role::Table(table) => {
            let rows = table.rows.len();
            pickable(panel::two_lines(table.header.join(" · "), format!("{rows} ×")), index, open)
        }
        _ => field::lines(
            &part.text,
            part_id(index),
            open.then_some(move |action| Message::Part(index, action)),
        ),
    };
    row![sign, container(content).width(Length::Fill)]
        .spacing(space::X6)
        .padding(iced::Padding::ZERO.left(indent))
        .into()
}

/// A part without text, which is taken in hand by pressing it.
fn pickable<'a>(content: Element<'a, Message>, index: usize, open: bool) -> Element<'a, Message> {
    let inside = container(content).padding([space::X6, space::X10]).width(Length::Fill).style(theme::boxed);
    crate::ui::pressable::Pressable::new(inside)
        .id(part_id(index))
        .width(Length::Fill)
        .style(|theme, _| crate::ui::pressable::Look {
            background: None,
            border: iced::Border::default(),
            text: theme.palette().text,
        })
        .on_press_maybe(open.then_some(Message::Choose(index)))
        .into()
}

/// What can be done with the part in hand, and what can be added behind it.
fn toolbar<'a>(form: &'a Form, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let chosen = form.parts.get(form.chosen).map(|part| &part.role);
    let point_depth = match chosen {
        Some(Role::Point(depth)) => *depth,
        _ => 0,
    };
    let add = |word: &str, role: Role| -> Option<Element<'a, Message>> {
        form.role_of_new(role).map(|role| {
            button::plain(words.say(word))
                .icon(Icon::Plus)
                .small()
                .on_press(Message::Add(AddMessage(role)))
                .into()
        })
    };
    let act = |sign: &'static str, word: &str, message: Message| -> Element<'a, Message> {
        button::plain(sign).small().tip(words.say(word)).on_press(message).into()
    };
    let mut tools: Vec<Element<'a, Message>> = [
        add("letter-add-paragraph", Role::Paragraph),
        add("letter-add-point", Role::Point(point_depth)),
        add("letter-add-heading", Role::Heading),
        add("letter-add-basis", Role::Basis),
        add("letter-add-task", Role::Task),
    ]
    .into_iter()
    .flatten()
    .collect();
    if matches!(form.content.body, Body::Assignment { .. }) {
        tools.push(people(form, context));
    }
    if chosen.is_some() {
        tools.push(act("↑", "letter-up", Message::Shift(false)));
        tools.push(act("↓", "letter-down", Message::Shift(true)));
        if matches!(chosen, Some(Role::Point(_))) {
            tools.push(act("→", "letter-deeper", Message::Nest(true)));
            tools.push(act("←", "letter-shallower", Message::Nest(false)));
        }
        tools.push(button::plain(words.say("app-remove")).small().on_press(Message::Remove).into());
    }
    iced::widget::Row::with_children(tools).spacing(space::X6).wrap().vertical_spacing(space::X6).into()
}

/// Everybody of the office who is not assigned yet.
fn people<'a>(form: &'a Form, context: &Context) -> Element<'a, Message> {
    let profile = &context.office.profile;
    let title = |person: &str| {
        let held = profile.assignments.iter().find(|it| it.person == person);
        held.and_then(|it| profile.position(&it.position)).map(|it| it.title.clone()).unwrap_or_default()
    };
    let assigned = |name: &str| {
        form.parts.iter().any(|part| matches!(&part.role, Role::Person(person) if person.name == name))
    };
    let free: Vec<Assignee> = profile
        .people
        .iter()
        .filter(|person| !assigned(&person.name))
        .map(|person| Assignee::of(person, &title(&person.id)))
        .collect();
    let items: Vec<Item> = free
        .iter()
        .map(|person| Item { note: person.job.clone(), ..Item::from(person.name.clone()) })
        .collect();
    menu(context.words.say("letter-add-person"), items, move |index| {
        let person = free.get(index).cloned().unwrap_or_default();
        Message::Add(AddMessage(Role::Person(person)))
    })
    .small()
    .id("letter-add-person")
    .into()
}

fn more_item(words: Words, purpose: Purpose) -> Item {
    let (icon, word) = match purpose {
        Purpose::SendBack => (Icon::Back, "letter-send-back"),
        Purpose::Reopen => (Icon::Pen, "letter-reopen"),
        Purpose::Cancel => (Icon::Cross, "letter-cancel"),
        Purpose::Sign => (Icon::Sign, "letter-sign"),
        Purpose::Dispatch => (Icon::Send, "letter-dispatch"),
        Purpose::Insert => (Icon::Stamp, "letter-insert"),
        Purpose::Compare => (Icon::Eye, "letter-compare"),
        Purpose::Attach => (Icon::Plus, "letter-attach"),
        Purpose::Printer => (Icon::Print, "letter-to-printer"),
    };
    Item { icon: Some(icon), ..words.say(word).into() }
}

/// The first word of a name, such as `Kabid`, where it tells the name from the others of a chain.
fn brief(name: &str, chain: &[String]) -> String {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let same = chain.iter().filter(|other| first(other) == first(name)).count();
    if same > 1 { name.to_owned() } else { first(name) }
}

/// The stations of the letter's life.
fn stops<'a>(loaded: &'a Loaded, context: &Context) -> Vec<Stop<'a>> {
    let words = context.words;
    let letter = &loaded.letter;
    let profile = &context.office.profile;
    let short = |id: &str| profile.position(id).map_or_else(|| id.to_owned(), Position::nickname);
    let reached = match letter.state {
        LetterState::Draft if letter.sent_back.is_some() => 0,
        LetterState::Draft => 1,
        LetterState::Initialled => 2,
        LetterState::Signed => 3,
        LetterState::Numbered => 4,
        LetterState::Dispatched => 5,
        LetterState::Cancelled => 6,
    };
    let at = |index: usize| match reached.cmp(&index) {
        std::cmp::Ordering::Greater => Station::Done,
        std::cmp::Ordering::Equal => Station::Current,
        std::cmp::Ordering::Less => Station::Later,
    };
    let next = letter.next_initial();
    let names: Vec<String> = letter.chain.iter().map(|id| short(id)).collect();
    let chain = letter.chain.iter().map(|id| {
        let station = if letter.initials.iter().any(|initial| initial.position == *id) {
            Station::Done
        } else if Some(id.as_str()) == next && reached == 1 {
            Station::Current
        } else {
            Station::Later
        };
        (station, brief(&short(id), &names).into())
    });
    let initials = if reached == 1 && next.is_some() && next == context.position() {
        words.say("letter-stop-initials-yours")
    } else {
        words.say("letter-stop-initials")
    };
    let signatory = letter.current().map(|revision| short(&revision.content.signatory)).unwrap_or_default();
    let revision = words.with("letter-revision", &[("number", letter.revision().into())]);
    let one = |index: usize, word: String| vec![(at(index), word.into())];
    let number =
        letter.numbering.as_ref().map_or_else(|| "TU".to_owned(), |numbering| numbering.text.clone());
    let sent =
        letter.dispatched.as_ref().map_or_else(|| words.say("letter-stop-book"), |it| it.receiver.clone());
    vec![
        Stop {
            station: at(0),
            icon: Icon::Letter,
            name: words.say("letter-stop-draft").into(),
            words: one(0, revision),
        },
        Stop { station: at(1), icon: Icon::Pen, name: initials.into(), words: chain.collect() },
        Stop {
            station: at(2),
            icon: Icon::Sign,
            name: words.say("letter-stop-signature").into(),
            words: one(2, signatory),
        },
        Stop {
            station: at(3),
            icon: Icon::Stamp,
            name: words.say("letter-stop-number").into(),
            words: one(3, number),
        },
        Stop {
            station: at(4),
            icon: Icon::Send,
            name: words.say("letter-stop-dispatch").into(),
            words: one(4, sent),
        },
    ]
}

/// Width of the signs before the parts.
const SIGN: f32 = size::ICON_RAIL + space::X6;
