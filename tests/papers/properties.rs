//! Whatever a letter says, it is set: nothing panics, nothing leaves the page's margins, no word is lost.

use std::collections::BTreeSet;

use lajur::domain::disposition::{Disposition, SheetHead};
use lajur::domain::letter::{Assignee, Block, Body, Point, PrintedLetter, Section, Table, Variant};
use lajur::domain::office::Profile;
use lajur::domain::tnd::{AddressSide, Font, HeadRule, Margins, PaperSize, SheetForm, TndFile};
use lajur::paper::Paper;
use lajur::paper::display::Shape;
use lajur::paper::disposition::{DispositionPaper, disposition_sheet};
use lajur::paper::font::{Face, Fonts};
use lajur::paper::letter::{LetterPaper, letter};
use lajur::paper::structure::Tag;
use lajur::paper::text::Rich;
use lajur::paper::unit::mm;
use proptest::prelude::*;

use crate::sample;

/// Text as people and files bring it: words, numbers, signs of every script, very long words, line ends.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,12}( [A-Za-z0-9,.()/-]{1,14}){0,25}",
        1 => "\\PC{0,60}",
        1 => "[A-Za-z]{100,300}",
        1 => "(🙂|سلام|漢字|é|\u{301}|\u{200b}|\n|\t|\\*\\*| ){0,30}",
        1 => Just(String::new()),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let point = (text(), prop::collection::vec(text(), 0..4)).prop_map(|(text, below)| Point {
        text,
        points: below.into_iter().map(|text| Point { text, points: Vec::new() }).collect(),
    });
    let row = || prop::collection::vec(text(), 0..5);
    let table = (row(), prop::collection::vec(0_u32..200, 0..5), prop::collection::vec(row(), 0..5));
    prop_oneof![
        text().prop_map(Block::Paragraph),
        prop::collection::vec(point, 0..6).prop_map(Block::Points),
        table.prop_map(|(header, widths, rows)| Block::Table(Table { header, widths, rows })),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    let assignee =
        [text(), text(), text(), text()].prop_map(|[name, rank, nip, job]| Assignee { name, rank, nip, job });
    let texts = || prop::collection::vec(text(), 0..4);
    let section = (text(), prop::collection::vec(block(), 0..3))
        .prop_map(|(heading, blocks)| Section { heading, blocks });
    prop_oneof![
        prop::collection::vec(block(), 0..6).prop_map(|blocks| Body::Letter { blocks }),
        (texts(), prop::collection::vec(assignee, 0..6), texts())
            .prop_map(|(basis, people, tasks)| Body::Assignment { basis, people, tasks }),
        (text(), prop::collection::vec(section, 0..4))
            .prop_map(|(from, sections)| Body::Report { from, sections }),
    ]
}

fn any_letter() -> impl Strategy<Value = PrintedLetter> {
    (body(), [text(), text(), text(), text()], prop::collection::vec(text(), 0..4), any::<bool>()).prop_map(
        |(body, [subject, addressee, place, enclosure], copies, numbered)| {
            let mut letter = sample::approval();
            letter.content.body = body;
            letter.content.subject = subject;
            letter.content.addressee = addressee;
            letter.content.place = place;
            letter.content.enclosure = enclosure;
            letter.content.copies = copies;
            if !numbered {
                letter.numbering = None;
            }
            letter
        },
    )
}

fn variant() -> impl Strategy<Value = Variant> {
    prop_oneof![Just(Variant::Net), Just(Variant::FileCopy), Just(Variant::Draft)]
}

fn size() -> impl Strategy<Value = PaperSize> {
    prop_oneof![Just(PaperSize::A4), Just(PaperSize::F4), Just(PaperSize::F4Narrow), Just(PaperSize::A5)]
}

/// Letter rules that a region may have: every value within the bounds its file allows, and long officials' names.
fn any_office() -> impl Strategy<Value = Profile> {
    let side = || 5.0_f32..50.0;
    let margins = (side(), side(), 20.0_f32..52.0, 5.0_f32..52.0, 10.0_f32..52.0);
    let body = (8.0_f32..14.0, 1.0_f32..2.5, 0.0_f32..40.0, any::<bool>(), any::<bool>());
    let head = ([6.0_f32..30.0, 6.0_f32..30.0, 6.0_f32..30.0], [0.0_f32..40.0, 0.0_f32..40.0], 0_usize..3);
    let words = ("[A-Za-z ]{1,200}", "[A-Za-z.,]{1,120}", "\\PC{0,200}", "[A-Za-z ]{1,200}");
    let flags = prop::collection::vec(any::<bool>(), 10);
    (size(), margins, body, head, words, flags).prop_map(|(paper, margins, body, head, words, flags)| {
        let mut office = sample::office();
        let rules = &mut office.letters;
        rules.paper = paper;
        let (left, right, bottom, letterhead, top) = margins;
        // A5 leaves 48 mm for both margins together.
        let share = if paper == PaperSize::A5 { 0.4 } else { 1.0 };
        rules.margins = Margins {
            left: (left * share).max(5.0),
            right: (right * share).max(5.0),
            bottom,
            letterhead,
            top,
        };
        rules.body.font = if flags[0] { Font::Times } else { Font::Arial };
        (rules.body.size, rules.body.pitch) = (body.0, body.0.max(8.0) * body.1);
        (rules.body.indent, rules.body.justified) = (body.2, body.3);
        [rules.letterhead.government, rules.letterhead.agency, rules.letterhead.address] = head.0;
        [rules.letterhead.emblem_width, rules.letterhead.emblem_height] = head.1;
        rules.letterhead.rule = [HeadRule::ThickThin, HeadRule::ThinThick, HeadRule::Single][head.2];
        rules.letterhead.lines.insert(1, words.3);
        rules.address_side = if flags[1] { AddressSide::Right } else { AddressSide::Left };
        rules.date_place = flags[2];
        rules.catchwords = flags[3];
        rules.signature.capitals = flags[4];
        rules.signature.bold_name = flags[5];
        rules.signature.underlined_name = flags[6];
        rules.initials.dates = flags[7];
        rules.copies.number_single = flags[8];
        rules.copies.heading = words.0;
        rules.memo.letterhead = flags[9];
        for person in &mut office.people {
            person.name.clone_from(&words.1);
        }
        office.seat = words.2;
        office
    })
}

pub fn set(office: &Profile, letter_to_set: &PrintedLetter, variant: Variant) -> Paper {
    let initials = ["kasi-infra", "kabid-tik", "sekretaris"].map(str::to_owned);
    letter(&LetterPaper {
        profile: office,
        letter: letter_to_set,
        variant,
        initials: &initials,
        initialled: 1,
        case_file: "287/2026",
        printed: sample::at(20, 9, 0),
    })
    .unwrap()
}

/// Everything inside the margins across, and inside the page from top to bottom.
pub fn assert_inside(paper: &Paper, left: f32, right: f32) {
    for (number, page) in paper.pages.iter().enumerate() {
        for item in &page.items {
            let area = item.area();
            let inside = area.x >= left - 1.0
                && area.x + area.width <= page.width - right + 1.0
                && area.y >= 0.0
                && area.y + area.height <= page.height;
            let blank = matches!(&item.shape, Shape::Text(run) if run.text.trim().is_empty());
            assert!(inside || blank, "page {}: {item}", number + 1);
        }
    }
}

/// The ink of a text: what is left when spaces and line ends do not count.
pub fn ink(text: &str, markup: bool) -> String {
    let fonts = Fonts::embedded().unwrap();
    let plain = Rich::read(text, Face::Regular, markup, fonts, &mut BTreeSet::new()).plain;
    plain.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// What stands on the pages, one text for every element of the structure.
pub fn said(paper: &Paper) -> BTreeSet<String> {
    let mut texts = std::collections::BTreeMap::<Tag, String>::new();
    for item in paper.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text(run) = &item.shape {
            let ink = run.text.chars().filter(|letter| !letter.is_whitespace());
            texts.entry(item.tag).or_default().extend(ink);
        }
    }
    texts.into_values().collect()
}

fn texts_of(blocks: &[Block]) -> Vec<&str> {
    fn points(list: &[Point]) -> Vec<&str> {
        list.iter().flat_map(|point| [vec![point.text.as_str()], points(&point.points)].concat()).collect()
    }
    fn points_of(block: &Block) -> Vec<&str> {
        match block {
            Block::Paragraph(text) => vec![text],
            Block::Points(list) => points(list),
            Block::Table(table) => {
                table.header.iter().chain(table.rows.iter().flatten()).map(String::as_str).collect()
            }
        }
    }
    blocks.iter().flat_map(points_of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_is_set_inside_its_margins(letter in any_letter(), variant in variant(), size in size()) {
        let mut office = sample::office();
        office.letters.paper = size;
        let paper = set(&office, &letter, variant);
        // A5 is too narrow for the usual margins.
        assert_inside(&paper, mm(if size == PaperSize::A5 { 24.0 } else { 30.0 }), mm(20.0));
        for page in &paper.pages {
            let read = page.items.iter().filter(|item| item.tag != Tag::NONE);
            let end = read.map(|item| item.area().y + item.area().height).fold(0.0, f32::max);
            prop_assert!(end <= page.height - mm(25.0), "text ends at {end}");
        }
    }

    #[test]
    fn any_office_s_rules_keep_every_word_inside_the_margins(
        office in any_office(),
        blocks in prop::collection::vec(block(), 0..4),
        variant in variant(),
    ) {
        let flaws = TndFile::of(&office).flaws();
        prop_assume!(flaws.is_empty());
        let mut letter = sample::approval();
        letter.content.body = Body::Letter { blocks: blocks.clone() };
        let paper = set(&office, &letter, variant);
        let margins = &office.letters.margins;
        assert_inside(&paper, mm(margins.left), mm(margins.right));
        let said = said(&paper);
        let name = &office.people[0].name;
        for text in texts_of(&blocks).into_iter().chain([name.as_str()]) {
            let ink = ink(text, true);
            prop_assert!(ink.is_empty() || said.iter().any(|line| line.contains(&ink)), "lost: {text:?}");
        }
        prop_assert!(paper.to_pdf().is_ok());
    }

    #[test]
    fn no_word_is_lost(blocks in prop::collection::vec(block(), 0..6)) {
        let mut letter = sample::approval();
        letter.content.body = Body::Letter { blocks: blocks.clone() };
        let said = said(&set(&sample::office(), &letter, Variant::Net));
        for text in texts_of(&blocks) {
            let ink = ink(text, true);
            prop_assert!(ink.is_empty() || said.contains(&ink), "lost: {text:?}");
        }
    }

    #[test]
    fn any_paper_becomes_a_file(letter in any_letter(), variant in variant()) {
        let paper = set(&sample::office(), &letter, variant);
        let pdf = paper.to_pdf().unwrap();
        prop_assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), paper.pages.len());
    }

    #[test]
    fn any_disposition_is_set_inside_its_margins(
        texts in [text(), text(), text(), text(), text(), text()],
        notes in prop::collection::vec((text(), text()), 0..6),
        lists in prop::collection::vec(text(), 0..14),
        form in prop_oneof![Just(SheetForm::A4), Just(SheetForm::A5), Just(SheetForm::HalfF4)],
    ) {
        let mut office = sample::office();
        office.letters.sheet.form = form;
        office.disposition.instructions = lists;
        let [sender, number, date, received, agenda, subject] = texts;
        let head = SheetHead { sender, number, date, received, agenda, subject, ..SheetHead::default() };
        let chain: Vec<Disposition> = notes
            .into_iter()
            .map(|(to, note)| Disposition {
                at: sample::at(16, 9, 0).to_utc(),
                from: "kadis".to_owned(),
                to: vec![to],
                instructions: Vec::new(),
                note,
                transcribed: true,
            })
            .collect();
        let paper = disposition_sheet(&DispositionPaper {
            profile: &office,
            head: Some(&head),
            chain: &chain,
            printed: sample::at(17, 9, 0),
        })
        .unwrap();
        assert_inside(&paper, 0.0, 0.0);
    }
}

#[test]
fn an_empty_office_still_prints() {
    let office = Profile::default();
    let mut letter = sample::approval();
    for body in [sample::approval(), sample::assignment(), sample::report()].map(|letter| letter.content.body)
    {
        letter.content.body = body;
        for variant in [Variant::Net, Variant::FileCopy, Variant::Draft] {
            assert_inside(&set(&office, &letter, variant), mm(30.0), mm(20.0));
        }
    }
    let printed = sample::at(17, 9, 0);
    let blank = DispositionPaper { profile: &office, head: None, chain: &[], printed };
    assert_inside(&disposition_sheet(&blank).unwrap(), mm(30.0), mm(20.0));
}

#[test]
fn monstrous_input_is_set() {
    let mut office = sample::office();
    office.agency = "Dinas ".repeat(400);
    office.seat = "Kota".repeat(100);
    office.people[0].name = "N".repeat(3_000);
    office.letters.margins.left = f32::NAN;
    office.letters.margins.right = 1e9;
    office.letters.body.size = -4.0;
    let mut letter = sample::approval();
    letter.content.subject = "permohonan ".repeat(1_000);
    letter.content.addressee = "W".repeat(10_000);
    letter.content.copies = vec!["x".repeat(500); 50];
    let point = |text: &str| Point { text: text.to_owned(), points: Vec::new() };
    let row = |cell: &str| vec![cell.to_owned(); 100];
    letter.content.body = Body::Letter {
        blocks: vec![
            Block::Points(vec![point("satu poin"); 200]),
            Block::Table(Table { header: row("kolom"), widths: vec![0; 100], rows: vec![row("isi sel")] }),
            Block::Table(Table {
                header: vec!["kolom".to_owned()],
                widths: Vec::new(),
                rows: vec![vec!["panjang ".repeat(2_000)]],
            }),
        ],
    };
    for variant in [Variant::Net, Variant::FileCopy, Variant::Draft] {
        let paper = set(&office, &letter, variant);
        assert_inside(&paper, mm(5.0), mm(20.0));
        assert!(paper.to_pdf().is_ok());
    }
    let subject = "permohonan ".repeat(1_000);
    let head = SheetHead { subject, ..SheetHead::default() };
    for form in [SheetForm::A4, SheetForm::A5, SheetForm::HalfF4] {
        office.letters.sheet.form = form;
        let chain = vec![Disposition { note: "catatan ".repeat(1_000), ..sample::chain().remove(0) }; 7];
        let printed = sample::at(17, 9, 0);
        let sheet = DispositionPaper { profile: &office, head: Some(&head), chain: &chain, printed };
        assert_inside(&disposition_sheet(&sheet).unwrap(), 0.0, 0.0);
    }
}

#[test]
fn characters_no_font_has_are_named() {
    let mut letter = sample::approval();
    letter.content.subject = "Permohonan 🙂 dari سلام".to_owned();
    let paper = set(&sample::office(), &letter, Variant::Net);
    assert!(paper.missing.contains(&'🙂') && paper.missing.contains(&'م'));
    assert!(said(&paper).iter().any(|text| text.contains("Permohonan□dari□□□□")));
}
