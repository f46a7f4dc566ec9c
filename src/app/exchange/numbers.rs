//! Blocks of numbers, what is left of them, and the numbers that stayed empty.

use iced::Length;
use iced::widget::row;

use super::Message;
use super::known::Known;
use crate::app::context::Context;
use crate::domain::numbers::{Gap, Register};
use crate::engine::{Block, Office, Problem};
use crate::ui::tokens::{size, space};
use crate::ui::{Element, Icon, Tone, button, chip, panel, text, theme};
use crate::words::Words;

/// The registers, in the order they are offered.
pub(super) const REGISTERS: [Register; 3] = [Register::Incoming, Register::Outgoing, Register::Memo];

/// This year's numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    /// The year.
    pub year: i32,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Numbers that were passed over outside all blocks, stretch by stretch.
    pub gaps: Vec<GapLine>,
    /// Whether this laptop keeps the register.
    pub keeper: bool,
}

/// Numbers behind each other that were passed over for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GapLine {
    pub register: Register,
    pub from: u32,
    pub to: u32,
    /// The reason; `None` while nobody has given one.
    pub reason: Option<String>,
}

impl GapLine {
    pub(super) fn name(&self, words: Words) -> String {
        stretch(words, self.register, self.from, self.to)
    }
}

impl Numbers {
    pub(crate) fn of(office: &Office) -> Result<Self, Problem> {
        let year = office.year();
        let mut gaps = Vec::new();
        for register in REGISTERS {
            let all = office.number_gaps(register, year)?;
            let outside = all.into_iter().filter_map(|(number, gap)| match gap {
                Gap::Voided { reason } => Some((number, Some(reason))),
                Gap::Unexplained => Some((number, None)),
                Gap::Leased { .. } => None,
            });
            gaps.extend(stretches(register, outside));
        }
        let keeper = office.has_role(crate::domain::event::Role::Register);
        Ok(Self { year, blocks: office.blocks(year)?, gaps, keeper })
    }
}

fn stretches(register: Register, gaps: impl Iterator<Item = (u32, Option<String>)>) -> Vec<GapLine> {
    let mut lines: Vec<GapLine> = Vec::new();
    for (number, reason) in gaps {
        match lines.last_mut() {
            Some(line) if line.to.checked_add(1) == Some(number) && line.reason == reason => line.to = number,
            _ => lines.push(GapLine { register, from: number, to: number, reason }),
        }
    }
    lines
}

/// A register's name.
pub(super) fn book(words: Words, register: Register) -> String {
    match register {
        Register::Incoming => words.say("register-incoming"),
        Register::Outgoing => words.say("register-outgoing"),
        Register::Memo => words.say("register-memo"),
    }
}

fn stretch(words: Words, register: Register, from: u32, to: u32) -> String {
    let numbers = if from == to { from.to_string() } else { format!("{from}–{to}") };
    format!("{} {numbers}", book(words, register))
}

/// A block by its register and numbers.
pub(super) fn block_name(words: Words, block: &Block) -> String {
    stretch(words, block.lease.register, block.lease.from, block.lease.to)
}

/// The panel.
pub(super) fn panel<'a>(context: &'a Context, known: &'a Known) -> Element<'a, Message> {
    let (words, numbers) = (context.words, &known.numbers);
    let mut rows: Vec<Element<'a, Message>> = numbers
        .blocks
        .iter()
        .map(|block| {
            let left = words.with("register-left", &[("count", block.left.into())]);
            let left = match block.left {
                0 => chip::small(Tone::Wait, Icon::Check, left),
                1..=4 => chip::small(Tone::Near, Icon::Warning, left),
                _ => text::small(left).style(theme::muted).into(),
            };
            line(Icon::Book, block_name(words, block), block.device_name.clone(), left)
        })
        .collect();
    for (index, gap) in numbers.gaps.iter().enumerate() {
        rows.push(match &gap.reason {
            Some(reason) => line(Icon::Check, gap.name(words), reason.clone(), row![].into()),
            None => {
                let explain = button::plain(words.say("gap-explain")).small().id(format!("gap-{index}"));
                let explain = if numbers.keeper {
                    explain.on_press(Message::Explain(index))
                } else {
                    explain.disabled(words.say("failure-not-register"))
                };
                line(Icon::Warning, gap.name(words), words.say("gap-unexplained"), explain.into())
            }
        });
    }
    if rows.is_empty() {
        rows.push(panel::foot(text::small(words.say("numbers-none")).style(theme::muted)));
    }
    let box_of = panel::panel(Icon::Book, words.say("numbers-title")).note(numbers.year.to_string());
    let lease = button::text_button(words.say("numbers-lease")).id("numbers-lease").on_press(Message::Lease);
    let box_of = if numbers.keeper { box_of.right(lease) } else { box_of };
    box_of.rows(panel::rows(rows))
}

/// A line of two texts with a sign before and something behind.
pub(super) fn line<'a>(
    sign: Icon,
    first: String,
    second: String,
    behind: Element<'a, Message>,
) -> Element<'a, Message> {
    let words = iced::widget::container(panel::two_lines(first, second)).width(Length::Fill).clip(true);
    row![crate::ui::icon::icon(sign, size::ICON), words, behind]
        .spacing(space::X12)
        .padding([space::X6, space::X14])
        .align_y(iced::Alignment::Center)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_behind_each_other_with_one_reason_are_one_line() {
        let why = |text: &str| Some(text.to_owned());
        let gaps = [(3, None), (4, None), (6, None), (7, why("batal")), (8, why("batal")), (9, why("lain"))];
        let lines = stretches(Register::Outgoing, gaps.into_iter());
        let ends: Vec<_> = lines.iter().map(|line| (line.from, line.to)).collect();
        assert_eq!(ends, [(3, 4), (6, 6), (7, 8), (9, 9)]);
    }
}
