//! Fields: a label above, a hint beside it, the sentence that refuses below.

use std::borrow::Cow;

use iced::widget::text::{LineHeight, Wrapping};
use iced::widget::{Id, column, container, row, text_editor, text_input};
use iced::{Alignment, Length, Padding};

use super::icon::{Icon, colored};
use super::theme::{self, toned};
use super::tokens::{Type, size, space};
use super::{Element, Tone, text};

/// A field of one line; it becomes an element by `.into()` and cannot be typed into until it has `on_input`.
pub struct Field<'a, M> {
    frame: Frame<'a>,
    placeholder: Cow<'a, str>,
    value: &'a str,
    on_input: Option<Box<dyn Fn(String) -> M + 'a>>,
    on_submit: Option<M>,
    id: Option<Id>,
    dense: bool,
    secret: bool,
}

/// A labelled field of one line.
pub fn field<'a, M>(label: impl Into<Cow<'a, str>>, value: &'a str) -> Field<'a, M> {
    Field {
        frame: Frame { label: label.into(), hint: Cow::Borrowed(""), error: None },
        placeholder: Cow::Borrowed(""),
        value,
        on_input: None,
        on_submit: None,
        id: None,
        dense: false,
        secret: false,
    }
}

/// A field without label for searching; its placeholder says what is searched.
pub fn search<'a, M>(placeholder: impl Into<Cow<'a, str>>, value: &'a str) -> Field<'a, M> {
    field("", value).placeholder(placeholder)
}

impl<'a, M> Field<'a, M> {
    /// Says after the label what belongs into the field.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.frame.hint = hint.into();
        self
    }

    /// Refuses the text: one sentence under the field.
    pub fn error(mut self, error: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.frame.error = error.map(Into::into);
        self
    }

    /// Shows an example while the field is empty.
    pub fn placeholder(mut self, placeholder: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Sets what happens when the text changes.
    pub fn on_input(mut self, message: impl Fn(String) -> M + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// Sets what Enter does.
    pub fn on_submit(mut self, message: M) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// Names it, for focus and for tests.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Makes it 34 px high, for forms with many fields.
    pub fn dense(mut self) -> Self {
        self.dense = true;
        self
    }

    /// Hides what is typed.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

impl<'a, M: Clone + 'a> From<Field<'a, M>> for Element<'a, M> {
    fn from(field: Field<'a, M>) -> Self {
        let height = if field.dense { size::FIELD_DENSE } else { size::CONTROL };
        let searching = field.frame.label.is_empty();
        let left = if searching { size::CONTROL } else { space::X10 };
        let style = if field.frame.error.is_some() { theme::invalid_field } else { theme::field };
        let mut input = text_input(&field.placeholder, field.value)
            .on_input_maybe(field.on_input)
            .on_submit_maybe(field.on_submit)
            .secure(field.secret)
            .font(Type::BODY.font)
            .size(Type::BODY.size)
            .line_height(LineHeight::Absolute(Type::BODY.line.into()))
            .padding(Padding::from([(height - Type::BODY.line) / 2.0, space::X10]).left(left))
            .style(style);
        if let Some(id) = field.id {
            input = input.id(id);
        }
        if searching {
            let sign = container(colored(Icon::Search, size::ICON, |palette| palette.text))
                .padding([(height - size::ICON) / 2.0, space::X12]);
            return iced::widget::stack![input, sign].into();
        }
        field.frame.around(input)
    }
}

/// A labelled field of several lines over iced's editor.
pub fn editor<'a, M: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    hint: impl Into<Cow<'a, str>>,
    content: &'a text_editor::Content,
    error: Option<Cow<'a, str>>,
    rows: u16,
    id: impl Into<Id>,
    on_action: impl Fn(text_editor::Action) -> M + 'a,
) -> Element<'a, M> {
    let style = if error.is_some() { theme::invalid_editor } else { theme::editor };
    let editor = text_editor(content)
        .id(id)
        .on_action(on_action)
        .font(Type::BODY.font)
        .size(Type::BODY.size)
        .line_height(LineHeight::Absolute(Type::BODY.line.into()))
        .padding([space::X8, space::X10])
        .height(f32::from(rows) * Type::BODY.line + 2.0 * space::X8)
        .style(style);
    Frame { label: label.into(), hint: hint.into(), error }.around(editor)
}

/// An editor without label that is as high as its text; without `on_action` it can only be read.
pub fn lines<'a, M: Clone + 'a>(
    content: &'a text_editor::Content,
    id: impl Into<Id>,
    on_action: Option<impl Fn(text_editor::Action) -> M + 'a>,
) -> Element<'a, M> {
    let editor = text_editor(content)
        .id(id)
        .font(Type::BODY.font)
        .size(Type::BODY.size)
        .line_height(LineHeight::Absolute(Type::BODY.line.into()))
        .padding([space::X6, space::X10])
        .style(theme::editor);
    match on_action {
        Some(on_action) => editor.on_action(on_action).into(),
        None => editor.into(),
    }
}

/// A label over any control, as over a field.
pub fn labelled<'a, M: 'a>(
    label: impl Into<Cow<'a, str>>,
    hint: impl Into<Cow<'a, str>>,
    control: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    Frame { label: label.into(), hint: hint.into(), error: None }.around(control)
}

/// A control with the sentence below it that refuses what stands in it.
pub fn refused<'a, M: 'a>(
    control: impl Into<Element<'a, M>>,
    error: Option<impl Into<Cow<'a, str>>>,
) -> Element<'a, M> {
    super::page::steady(space::X2, [Some(control.into()), error.map(|error| refusal(error.into()))]).into()
}

/// A field that somebody else fills later: dashed edge, a lock, and who fills it and when.
pub fn locked<'a, M: 'a>(label: impl Into<Cow<'a, str>>, reason: impl Into<Cow<'a, str>>) -> Element<'a, M> {
    let inside = row![
        colored(Icon::Lock, size::ICON_CARD, |palette| palette.text_muted),
        super::shorten::line(Type::BODY, reason).role(|palette| palette.text_muted),
    ]
    .spacing(space::X8)
    .align_y(Alignment::Center);
    let area = super::dashed::dashed(
        container(inside).padding([0.0, space::X12]).center_y(size::CONTROL).width(Length::Fill),
    );
    Frame { label: label.into(), hint: Cow::Borrowed(""), error: None }.around(area)
}

/// What stands around a field: label and hint above, the refusing sentence below.
pub(super) struct Frame<'a> {
    pub label: Cow<'a, str>,
    pub hint: Cow<'a, str>,
    pub error: Option<Cow<'a, str>>,
}

impl<'a> Frame<'a> {
    pub(super) fn around<M: 'a>(self, control: impl Into<Element<'a, M>>) -> Element<'a, M> {
        let label = (!self.label.is_empty()).then(|| text::small_strong(self.label).wrapping(Wrapping::None));
        let hint = (!self.hint.is_empty())
            .then(|| super::shorten::line(Type::SMALL, self.hint).role(|palette| palette.text_muted));
        let head = (label.is_some() || hint.is_some()).then(|| row![label, hint].spacing(space::X6));
        column![head, control.into(), self.error.map(refusal)].spacing(space::X2).into()
    }
}

/// The sentence that refuses what was typed.
pub(super) fn refusal<'a, M: 'a>(sentence: Cow<'a, str>) -> Element<'a, M> {
    row![
        colored(Icon::Warning, size::ICON_CARD, |palette| palette.late_text),
        text::small(sentence).style(toned(Tone::Late)),
    ]
    .spacing(space::X4)
    .into()
}
