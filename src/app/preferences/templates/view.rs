//! How the templates are drawn: which template above, its form at the left, the paper it makes at the right.

use iced::Length;
use iced::widget::{Column, column, container, row};

use super::form::{HEADS, Head, Spot};
use super::{Editor, MORE, Message, SECURITIES, URGENCIES};
use crate::app::context::Context;
use crate::app::frame;
use crate::app::preview::form_width;
use crate::app::request::kind_name;
use crate::domain::indonesian::capitalised;
use crate::domain::letter::{LetterKind, Urgency};
use crate::engine::TemplateSource;
use crate::ui::choice::segmented;
use crate::ui::select::{Item, menu, select};
use crate::ui::tokens::space;
use crate::ui::{Element, Icon, Room, button, field, focus, keys, notice, page, panel, text, theme};
use crate::words::{self, Words};

/// The name of a text's editor.
pub(super) fn id_of(spot: Spot) -> String {
    match spot {
        Spot::Head(head) => format!("template-{head:?}"),
        Spot::Part(index) => format!("template-part-{index}"),
        Spot::Cell(index, column) => format!("template-cell-{index}-{column}"),
    }
}

/// The name of a kind in a file's name.
pub(super) fn name_of(kind: LetterKind) -> String {
    format!("{kind:?}").to_lowercase()
}

/// The texts above and below the body that a kind of letter has.
fn heads(kind: LetterKind) -> impl Iterator<Item = Head> {
    HEADS.into_iter().filter(move |head| match head {
        Head::Classification | Head::Subject | Head::Copies => true,
        Head::Addressee => kind != LetterKind::Assignment,
        Head::Place => is_outgoing(kind),
        Head::Enclosure => is_outgoing(kind) || matches!(kind, LetterKind::Report | LetterKind::Memo),
        Head::From => matches!(kind, LetterKind::Report | LetterKind::Memo),
    })
}

fn is_outgoing(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::Approval | LetterKind::Refusal | LetterKind::Incomplete)
}

/// What a head is called.
fn head_name(words: Words, head: Head) -> String {
    match head {
        Head::Classification => words.say("letter-classification"),
        Head::Subject => words.say("letter-subject"),
        Head::Enclosure => words.say("letter-enclosure"),
        Head::Addressee => words.say("template-addressee"),
        Head::Place => words.say("letter-place"),
        Head::From => words.say("template-from"),
        Head::Copies => words.say("template-copies"),
    }
}

impl Editor {
    /// Draws the templates.
    pub fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let beside = form_width(context.room);
        let form = || column![self.bar(context), panel::divider(), focus::scroll(self.form(context))];
        let preview = || self.preview.view(context, Message::Preview);
        let body: Element<'a, Message> = match beside {
            Some(width) => row![container(form()).width(width), container(preview()).width(Length::Fill)]
                .height(Length::Fill)
                .into(),
            None if self.preview_shown => preview(),
            None => form().into(),
        };
        let mut hints = vec![("Ctrl+S", words.say("template-save"))];
        hints.extend(beside.is_none().then(|| ("F6", words.say("keys-preview"))));
        let window = column![
            self.header(context),
            container(body).height(Length::Fill),
            frame::status(context, hints),
        ];
        keys::keys(window, |key, modifiers| {
            use iced::keyboard::{Key, key::Named};
            match key.as_ref() {
                Key::Named(Named::F6) => Some(Message::Switch),
                Key::Character("s") if modifiers.command() => Some(Message::Save),
                _ => None,
            }
        })
    }

    fn header<'a>(&'a self, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let back = crate::ui::frame::back(words.say("rail-preferences"), Message::Close);
        let narrow = context.room == Room::Narrow;
        let switch = narrow.then(|| {
            let (icon, word) = match self.preview_shown {
                true => (Icon::Pen, words.say("template-form")),
                false => (Icon::Eye, words.say("template-preview")),
            };
            button::plain(word).icon(icon).id("template-switch").on_press(Message::Switch).into()
        });
        let mut items: Vec<Item> = MORE.iter().map(|word| words.with(word, &[]).into()).collect();
        let own = self.loaded.as_ref().and_then(|loaded| loaded.versions.last());
        if own.is_none_or(|line| line.text.trim().is_empty()) {
            items[0].closed = Some(words.say("template-reset-none"));
        }
        let more = menu(words.say("letter-more"), items, Message::More).id("template-more").into();
        let save = button::primary(words.say("template-save")).id("template-save").tip("Ctrl+S");
        let save = match (self.is_dirty(), &self.flaw) {
            (false, _) => save.disabled(words.say("template-save-unchanged")),
            (true, Some(_)) => save.disabled(words.say("template-save-wrong")),
            (true, None) => save.on_press_maybe((!self.busy).then_some(Message::Save)),
        };
        let left = [back, text::title(words.say("template-title")).into()];
        crate::ui::frame::header(left, [switch, Some(more), Some(save.into())].into_iter().flatten())
    }

    /// What stays in sight above the form: what can be put into the text that was typed into last.
    fn bar<'a>(&'a self, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let place = match self.spot {
            Spot::Head(head) => head_name(words, head),
            Spot::Part(index) | Spot::Cell(index, _) => {
                words.with("template-place-block", &[("number", (index + 1).into())])
            }
        };
        let items: Vec<Item> = self.fillings(context).into_iter().map(|(name, _)| name.into()).collect();
        let word = words.with("template-fill-into", &[("place", place.into())]);
        let fill = menu(word, items, Message::Fill).id("template-fill");
        container(Element::from(fill)).padding([space::X8, space::X20]).width(Length::Fill).into()
    }

    fn form<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let words = context.words;
        let kinds: Vec<Item> = LetterKind::ALL.iter().map(|kind| kind_name(words, *kind).into()).collect();
        let kind = LetterKind::ALL.iter().position(|kind| *kind == self.kind);
        let mut services: Vec<Item> = vec![words.say("template-all-services").into()];
        let procedures = &context.office.procedures;
        services.extend(procedures.iter().map(|procedure| Item::from(procedure.service.name.clone())));
        let service = procedures.iter().position(|procedure| procedure.id == self.service);
        let service = Some(service.map_or(0, |at| at + 1));
        let which = page::halves(
            select(words.say("template-kind"), kinds, kind, Message::Kind).id("template-kind"),
            select(words.say("template-service"), services, service, Message::Service).id("template-service"),
        );
        let source = self.loaded.as_ref().map(|loaded| match loaded.source {
            TemplateSource::Program => words.say("template-concerns-program"),
            TemplateSource::Office => words.say("template-concerns-office"),
            TemplateSource::Service => words.say("template-concerns-service"),
        });
        let concerns = format!("{} {}", source.unwrap_or_default(), words.say("template-concerns"));
        let about = column![
            text::small(concerns).style(theme::muted),
            text::small(words.say("template-example")).style(theme::muted),
        ];
        let note = field::field(words.say("template-note"), &self.note)
            .hint(words.say("template-note-hint"))
            .dense()
            .id("template-note")
            .on_input(Message::Note)
            .on_submit(Message::Save);
        let mut parts: Vec<Element<'a, Message>> = vec![which, about.into()];
        parts.extend(self.heads(context));
        parts.push(panel::divider());
        parts.push(text::strong(words.say("template-body")).into());
        parts.push(self.body(context));
        parts.push(panel::divider());
        parts.push(self.head(Head::Copies, words));
        parts.push(note.into());
        parts.push(panel::divider());
        parts.push(self.versions(context));
        let form = Column::with_children(parts).spacing(space::X12);
        // Notices come and go while somebody types below them.
        let notices = self.notices(words);
        let notices = (!notices.is_empty()).then(|| Column::with_children(notices).spacing(space::X8).into());
        page::steady(space::X12, [notices, Some(form.into())]).padding([space::X14, space::X20]).into()
    }

    /// The texts above the body.
    fn heads<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let words = context.words;
        let has = |wanted: Head| heads(self.kind).any(|head| head == wanted);
        let head = |head: Head| has(head).then(|| self.head(head, words));
        let securities = ["letter-open", "letter-restricted", "letter-secret", "letter-top-secret"];
        let levels = SECURITIES.iter().zip(securities);
        let levels: Vec<Item> = levels
            .map(|(level, word)| Item { note: level.code().to_owned(), ..words.with(word, &[]).into() })
            .collect();
        let level = SECURITIES.iter().position(|level| *level == self.form.file.security);
        let security = select(words.say("letter-security"), levels, level, Message::Security);
        let security = security.dense().id("template-security");
        let urgency = URGENCIES.iter().position(|urgency| *urgency == self.form.file.urgency).unwrap_or(0);
        // A nota dinas is as urgent as its request.
        let urgency = (self.kind != LetterKind::Memo).then(|| {
            let choice = segmented(URGENCIES.map(Urgency::label), urgency, Message::Urgency);
            field::labelled(words.say("field-urgency"), words.say("letter-urgency-hint"), choice)
        });
        let mut parts = vec![page::halves(self.head(Head::Classification, words), security)];
        parts.push(self.head(Head::Subject, words));
        parts.extend(urgency);
        parts
            .extend([Head::Enclosure, Head::From, Head::Addressee, Head::Place].into_iter().filter_map(head));
        parts
    }

    fn head<'a>(&'a self, head: Head, words: Words) -> Element<'a, Message> {
        let spot = Spot::Head(head);
        let hint = match head {
            Head::Classification => words.say("template-classification-hint"),
            Head::Copies => words.say("template-copies-hint"),
            Head::Addressee => words.say("letter-addressee-hint"),
            _ => String::new(),
        };
        let flaw = self.flaw.as_ref().filter(|flaw| self.form.spot_of(&flaw.place) == Some(spot));
        let error = flaw.map(|flaw| capitalised(&words::template_trouble(&words, &flaw.trouble)));
        let typed = Some(move |action| Message::Typed(spot, action));
        let lines = field::lines(self.form.head(head), id_of(spot), typed);
        field::refused(field::labelled(head_name(words, head), hint, lines), error)
    }

    /// What has to be known before anything else.
    fn notices<'a>(&'a self, words: Words) -> Vec<Element<'a, Message>> {
        let mut notices: Vec<Element<'a, Message>> = Vec::new();
        if let Some(flaw) = self.loaded.as_ref().and_then(|loaded| loaded.passed_over.as_ref()) {
            let what = words::template_flaw(&words, flaw);
            let said = words.with("template-passed-over", &[("what", what.into())]);
            notices.push(notice::warning(said).into());
        }
        // What is wrong with a text stands at it; only what belongs to none is told above.
        if let Some(flaw) = self.flaw.as_ref().filter(|flaw| self.form.spot_of(&flaw.place).is_none()) {
            notices.push(notice::error(capitalised(&words::template_flaw(&words, flaw))).into());
        }
        if self.is_dirty() {
            let said = match (self.leaving, self.looking) {
                (true, _) => words.say("template-leave"),
                (false, Some(number)) => words.with("template-looking", &[("number", number.into())]),
                (false, None) => words.say("template-unsaved"),
            };
            let said = if self.leaving { notice::warning(said) } else { notice::info(said) };
            notices.push(said.action(words.say("template-discard"), Message::Discard).into());
        }
        notices
    }
}
