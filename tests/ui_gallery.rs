//! Every part of the design system, drawn without a window: behaviour by keyboard and mouse, and pictures.
//!
//! The pictures land in `target/gallery/` for a person to look at; their hashes are kept in
//! `tests/ui_gallery/`, so that a change of appearance is always a decision. To agree to a change, look at the
//! pictures and run once with `LAJUR_BLESS=1`.

#![expect(clippy::expect_used, reason = "a part that cannot be drawn or found is a failed test")]

use std::path::Path;

use iced::keyboard::{self, Modifiers, key::Named};
use iced::widget::{column, text_editor};
use iced::{Event, Size, mouse};
use iced_test::Simulator;
use lajur::ui::board::{self, Drop, Place};
use lajur::ui::select::{self, Item};
use lajur::ui::{
    Element, Icon, Room, Theme, button, choice, dialog, flow, focus, frame, list, settings, shorten, text,
    tokens,
};

#[path = "ui_gallery/parts.rs"]
mod parts;
#[path = "ui_gallery/sample.rs"]
mod sample;
#[path = "ui_gallery/sop.rs"]
mod sop;

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Row(usize),
    RowOpened(usize),
    Selected(Place),
    Opened(Place),
    Dropped(Place, usize),
    Letter(Place, char),
    Pressed(&'static str),
    Typed(String),
    Chosen(usize),
}

fn simulator<'a>(size: Size, content: impl Into<Element<'a, Message>>) -> Simulator<'a, Message, Theme> {
    Simulator::with_size(settings(), size, content)
}

/// Draws a page in one scheme and compares it with the picture agreed on.
fn picture<'a>(name: &str, theme: Theme, size: Size, content: impl Into<Element<'a, Message>>) {
    keep(name, theme, &mut simulator(size, content));
}

/// Draws what a simulator shows now and compares it with the picture agreed on.
fn keep(name: &str, theme: Theme, ui: &mut Simulator<'_, Message, Theme>) {
    let snapshot = ui.snapshot(&theme).expect("the page can be drawn");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let image = root.join("target/gallery").join(name);
    let written = image.with_file_name(format!("{name}-tiny-skia.png"));
    if written.exists() {
        std::fs::remove_file(&written).expect("the old picture can be removed");
    }
    snapshot.matches_image(&image).expect("the picture can be written");
    // Floats may round differently elsewhere, and the other renderer draws differently on purpose.
    if !cfg!(all(target_arch = "x86_64", not(feature = "gpu"))) {
        return;
    }
    let agreed = root.join("tests/ui_gallery").join(name);
    let file = agreed.with_file_name(format!("{name}-tiny-skia.sha256"));
    // A missing file would be written and pass unseen.
    let blessed = std::env::var_os("LAJUR_BLESS").is_some();
    assert!(
        blessed || file.exists(),
        "nobody has agreed on {}; look at it, then bless it",
        written.display()
    );
    if blessed && file.exists() {
        std::fs::remove_file(&file).expect("the old hash can be removed");
    }
    let same = snapshot.matches_hash(&agreed).expect("the hash can be read");
    assert!(same, "{} looks different; look at it, then bless it with LAJUR_BLESS=1", written.display());
}

/// The buttons alone, for what keyboard and mouse do with them.
fn parts<'a>() -> Element<'a, Message> {
    parts::buttons()
}

#[test]
fn parts_look_as_agreed() {
    let editor = text_editor::Content::with_text("Mohon diperiksa kembali nama subdomainnya.");
    for theme in Theme::ALL {
        let name = format!("parts-{}", format!("{theme:?}").to_lowercase());
        picture(&name, theme, Size::new(1202.0, 1500.0), parts::page(&editor));
    }
    picture("parts-150", Theme::Light, Size::new(863.0, 1650.0), parts::page(&editor));
}

#[test]
fn the_window_looks_as_agreed() {
    let board = || sample_board(Some(KABID));
    for theme in Theme::ALL {
        let name = format!("window-{}", format!("{theme:?}").to_lowercase());
        picture(&name, theme, Size::new(1366.0, 768.0), parts::framed(Room::Usual, board()));
    }
    picture("window-150", Theme::Light, Size::new(911.0, 512.0), parts::framed(Room::Narrow, board()));
    picture("window-wide", Theme::Light, Size::new(1920.0, 1080.0), parts::framed(Room::Wide, board()));
}

fn key(named: Named) -> Event {
    chord(named, Modifiers::empty())
}

fn chord(named: Named, modifiers: Modifiers) -> Event {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modified_key, physical_key, location, .. }) =
        iced_test::simulator::press_key(named, None)
    else {
        unreachable!("press_key makes a key press")
    };
    Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        modified_key,
        physical_key,
        location,
        modifiers,
        text: None,
        repeat: false,
    })
}

#[test]
fn every_button_can_be_reached_and_pressed_by_keyboard() {
    let mut ui = simulator(Size::new(1000.0, 420.0), focus::scope(parts()));
    let keys = [Named::Tab, Named::Enter, Named::Tab, Named::Space].map(key);
    ui.simulate(keys);
    ui.simulate([chord(Named::Tab, Modifiers::SHIFT), key(Named::Enter)]);
    let messages: Vec<Message> = ui.into_messages().collect();
    assert_eq!(messages, ["baru", "cetak", "baru"].map(Message::Pressed));
}

#[test]
fn what_is_disabled_does_nothing_but_can_tell_why() {
    let mut ui = simulator(Size::new(1000.0, 420.0), focus::scope(parts()));
    ui.click("Tanda tangan").expect("the button is there");
    ui.simulate([Named::Enter, Named::Space].map(key));
    // Its reason is worth a stop, so the click has brought the focus here.
    ui.find(iced_test::selector::is_focused()).expect("it has the focus");
    assert_eq!(ui.into_messages().count(), 0);
}

#[test]
fn a_click_presses_and_a_slip_of_the_mouse_does_not() {
    let mut ui = simulator(Size::new(1000.0, 420.0), parts());
    ui.click("Lihat semua").expect("the button is there");
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let release = Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left));
    let target = ui.find("Cetak lembar pagi").expect("the button is there");
    ui.point_at(target.bounds().center());
    ui.simulate([press]);
    ui.point_at(iced::Point::new(5.0, 5.0));
    ui.simulate([release]);
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [Message::Pressed("semua")]);
}

#[test]
fn a_group_is_one_stop_and_arrows_move_inside() {
    let rows = ["a", "b", "c"].map(|word| button::plain(word).on_press(Message::Pressed(word)).into());
    let after = button::plain("d").on_press(Message::Pressed("d"));
    let page = column![focus::group(column(rows)), after];
    let mut ui = simulator(Size::new(300.0, 300.0), focus::scope(page));
    ui.simulate([Named::Tab, Named::ArrowDown, Named::Enter, Named::End, Named::Enter].map(key));
    ui.simulate([Named::Home, Named::Tab, Named::Enter].map(key));
    let messages: Vec<Message> = ui.into_messages().collect();
    assert_eq!(messages, ["b", "c", "d"].map(Message::Pressed));
}

#[test]
fn what_lies_under_a_dialog_is_out_of_reach() {
    let below = focus::inert(button::plain("a").on_press(Message::Pressed("a")), true);
    let mut ui = simulator(Size::new(300.0, 300.0), focus::scope(below));
    assert!(ui.click("a").is_err());
    ui.simulate([Named::Tab, Named::Enter].map(key));
    assert_eq!(ui.into_messages().count(), 0);
}

#[test]
fn a_page_follows_the_focus() {
    let rows = (0..40).map(|_| button::plain("baris").on_press(Message::Pressed("baris")).into());
    let last = button::plain("terakhir").on_press(Message::Pressed("terakhir"));
    let page = focus::scroll(column(rows).push(last));
    let mut ui = simulator(Size::new(300.0, 300.0), focus::scope(page));
    ui.simulate([chord(Named::Tab, Modifiers::SHIFT)]);
    ui.snapshot(&Theme::Light).expect("the page can be drawn");
    ui.click("terakhir").expect("the last button is in view");
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [Message::Pressed("terakhir")]);
}

/// The board of the mock-ups with a card selected.
fn sample_board<'a>(selected: Option<Place>) -> Element<'a, Message> {
    board::board(sample::lanes(), sample::card)
        .selected(selected)
        .id("papan")
        .on_select(Message::Selected)
        .on_open(Message::Opened)
        .on_letter(|place, letter| (letter == 'm').then_some(Message::Letter(place, letter)))
        .on_drop(
            |place, lane| match lane {
                _ if place.lane == lane => Drop::Home,
                1 => Drop::Open,
                _ => Drop::Closed("Langkah 6 hanya menuju Kasi Peng. Aplikasi.".into()),
            },
            Message::Dropped,
        )
        .into()
}

const KABID: Place = Place { lane: 2, row: 0 };

#[test]
fn the_board_looks_as_agreed() {
    for theme in Theme::ALL {
        let name = format!("board-{}", format!("{theme:?}").to_lowercase());
        picture(&name, theme, Size::new(1202.0, 632.0), sample_board(Some(KABID)));
    }
    let mut ui = simulator(Size::new(1202.0, 632.0), focus::scope(sample_board(Some(KABID))));
    ui.simulate([key(Named::Tab)]);
    keep("board-focus", Theme::Dark, &mut ui);
    // Lanes of the least width: bars give way to times.
    picture("board-least", Theme::Light, Size::new(1036.0, 520.0), sample_board(Some(KABID)));
    picture("board-150", Theme::Light, Size::new(863.0, 403.0), sample_board(Some(KABID)));
}

#[test]
fn cards_are_found_clicked_and_opened() {
    let mut ui = simulator(Size::new(1202.0, 632.0), sample_board(None));
    ui.click("0418").expect("the card is on the board");
    ui.click("Inspektorat").expect("cards are found by their applicant");
    ui.click(iced_test::selector::id("card-0401-10")).expect("and by their name");
    ui.simulate(iced_test::simulator::click());
    let messages: Vec<Message> = ui.into_messages().collect();
    let kasi = Place { lane: 1, row: 0 };
    let expected = [KABID, Place { lane: 3, row: 1 }, kasi, kasi].map(Message::Selected);
    assert_eq!(messages[..4], expected);
    assert_eq!(messages[4..], [Message::Opened(kasi)]);
}

#[test]
fn arrows_enter_and_letters_work_on_the_selected_card() {
    let mut ui = simulator(Size::new(1202.0, 632.0), focus::scope(sample_board(Some(KABID))));
    ui.simulate([Named::Tab, Named::ArrowDown, Named::ArrowLeft, Named::Enter].map(key));
    ui.typewrite("mx");
    let messages: Vec<Message> = ui.into_messages().collect();
    // The selection is the screen's: without an answer from it, every arrow starts from the same card.
    let below = Message::Selected(Place { lane: 2, row: 1 });
    let left = Message::Selected(Place { lane: 1, row: 0 });
    assert_eq!(messages, [below, left, Message::Opened(KABID), Message::Letter(KABID, 'm')]);
}

#[test]
fn without_focus_no_letter_acts() {
    let mut ui = simulator(Size::new(1202.0, 632.0), sample_board(Some(KABID)));
    ui.typewrite("m");
    assert_eq!(ui.into_messages().count(), 0);
}

#[test]
fn a_card_is_dropped_only_where_the_sop_leads() {
    let drag = |target: &str| {
        let mut ui = simulator(Size::new(1202.0, 632.0), sample_board(Some(KABID)));
        let from = ui.find("0418").expect("the card is on the board").bounds().center();
        let to = ui.find(target).expect("the lane is on the board").bounds().center();
        ui.point_at(from);
        ui.simulate([Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
        ui.point_at(to);
        ui.simulate([
            Event::Mouse(mouse::Event::CursorMoved { position: to }),
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
        ]);
        ui.into_messages().collect::<Vec<_>>()
    };
    assert_eq!(drag("Kasi Peng. Aplikasi"), [Message::Dropped(KABID, 1)]);
    assert_eq!(drag("Kepala Dinas Kominfo"), []);
    assert_eq!(drag("Kabid Peny. E-Gov"), []);
}

#[test]
fn a_dragged_card_shows_where_it_may_go() {
    let mut ui = simulator(Size::new(1202.0, 632.0), sample_board(Some(KABID)));
    let from = ui.find("0418").expect("the card is on the board").bounds().center();
    ui.point_at(from);
    ui.simulate([Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
    let to = iced::Point::new(from.x - 180.0, from.y + 140.0);
    ui.point_at(to);
    ui.simulate([Event::Mouse(mouse::Event::CursorMoved { position: to })]);
    keep("board-drag", Theme::Light, &mut ui);
}

#[test]
fn ten_thousand_cards_cost_as_much_as_those_in_view() {
    let asked = std::cell::Cell::new(0);
    let mut lanes = sample::lanes();
    lanes.iter_mut().for_each(|lane| lane.cards = 10_000);
    let card = |place: Place| {
        asked.set(asked.get() + 1);
        sample::card(Place { row: place.row % 2, ..place })
    };
    let far = Some(Place { lane: 2, row: 9_999 });
    let board: Element<'_, Message> = board::board(lanes, card).selected(far).into();
    simulator(Size::new(1202.0, 632.0), board).snapshot(&Theme::Light).expect("the board can be drawn");
    // Five lanes of at most five cards, drawn once.
    assert!(asked.get() <= 25, "{}", asked.get());
}

const HEADS: flow::Heads<'_> =
    flow::Heads { number: "No", activity: "Kegiatan", time: "Nyata / standar", join: "menunggu keduanya" };

fn sample_flow<'a>(selected: Option<usize>) -> Element<'a, Message> {
    flow::flow(sop::diagram(), sop::lanes(), HEADS, sop::row)
        .trail(sop::trail)
        .selected(selected)
        .on_select(Message::Row)
        .on_open(Message::RowOpened)
        .id("alur")
        .into()
}

#[test]
fn the_flow_looks_as_agreed() {
    for theme in Theme::ALL {
        let name = format!("flow-{}", format!("{theme:?}").to_lowercase());
        picture(&name, theme, Size::new(842.0, 645.0), sample_flow(None));
    }
    picture("flow-150", Theme::Light, Size::new(863.0, 380.0), sample_flow(Some(5)));
}

#[test]
fn rows_of_the_flow_are_chosen_by_click_and_arrow_and_opened() {
    let mut ui = simulator(Size::new(842.0, 300.0), focus::scope(sample_flow(Some(2))));
    ui.click("Mencetak, menandatangani").expect("the row is in view");
    ui.simulate([Named::ArrowDown, Named::ArrowUp, Named::End, Named::Enter].map(key));
    assert!(ui.find("Menerima surat dan surel").is_err(), "rows out of view are not even asked for");
    let messages: Vec<Message> = ui.into_messages().collect();
    let expected =
        [Message::Row(3), Message::Row(3), Message::Row(1), Message::Row(14), Message::RowOpened(2)];
    assert_eq!(messages, expected);
}

#[test]
fn a_chosen_row_is_brought_into_view_and_a_signpost_tells_where_a_line_goes() {
    let mut ui = simulator(Size::new(842.0, 200.0), focus::scope(sample_flow(Some(13))));
    ui.simulate([key(Named::Tab)]);
    assert!(ui.find("Menandatangani surat").is_ok());
    keep("flow-low", Theme::Light, &mut ui);
}

fn ways<'a>(chosen: Option<usize>) -> Element<'a, Message> {
    let items: Vec<Item> =
        ["Biasa/Terbuka", "Terbatas", "Rahasia", "Sangat rahasia"].map(Item::from).to_vec();
    focus::scope(select::select("Keamanan", items, chosen, Message::Chosen).id("keamanan"))
}

#[test]
fn a_choice_is_made_by_keyboard() {
    let mut ui = simulator(Size::new(400.0, 300.0), ways(Some(0)));
    ui.simulate([Named::Tab, Named::ArrowDown].map(key));
    ui.find("Sangat rahasia").expect("the list is open");
    ui.simulate([Named::ArrowDown, Named::ArrowDown, Named::Enter].map(key));
    assert!(ui.find("Sangat rahasia").is_err(), "choosing closes the list");
    ui.simulate([key(Named::Enter)]);
    ui.typewrite("sa");
    ui.simulate([key(Named::Enter)]);
    // Esc closes and chooses nothing.
    ui.simulate([Named::Space, Named::End, Named::Escape].map(key));
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [Message::Chosen(2), Message::Chosen(3)]);
}

#[test]
fn a_choice_is_made_by_mouse_and_a_press_elsewhere_only_closes_it() {
    let below = button::plain("Simpan").on_press(Message::Pressed("simpan"));
    let mut ui =
        simulator(Size::new(400.0, 300.0), column![ways(None), iced::widget::space().height(200), below]);
    let field = ui.find(iced_test::selector::id("keamanan")).expect("the field is there").bounds().center();
    ui.point_at(field);
    ui.simulate(iced_test::simulator::click());
    ui.click("Rahasia").expect("the list is open");
    ui.point_at(field);
    ui.simulate(iced_test::simulator::click());
    ui.click("Simpan").expect("the button is there");
    assert!(ui.find("Terbatas").is_err(), "the list is closed");
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [Message::Chosen(2)]);
}

fn asked<'a>() -> Element<'a, Message> {
    let window = button::plain("Hapus").on_press(Message::Pressed("hapus"));
    let dialog = dialog::dialog("Hapus konsep?", text::body("Konsep r2 hilang."), Message::Pressed("tidak"))
        .button(button::plain("Jangan").on_press(Message::Pressed("tidak")))
        .button(button::danger("Hapus konsep").on_press(Message::Pressed("ya")));
    focus::scope(dialog::over(window, Some(dialog)))
}

#[test]
fn a_dialog_keeps_the_keyboard_and_escape_is_the_safe_answer() {
    let mut ui = simulator(Size::new(800.0, 520.0), asked());
    assert!(ui.find("Hapus").is_err(), "what lies below cannot be reached");
    ui.simulate([Named::Tab, Named::Tab, Named::Tab, Named::Enter, Named::Escape].map(key));
    // Two stops: after three steps the first button has the focus again.
    assert_eq!(
        ui.into_messages().collect::<Vec<_>>(),
        [Message::Pressed("tidak"), Message::Pressed("tidak")]
    );
    picture("dialog", Theme::Light, Size::new(800.0, 400.0), asked());
}

#[test]
fn a_long_list_makes_only_the_rows_in_view() {
    let made = std::cell::Cell::new(0);
    let row = |index: usize| {
        made.set(made.get() + 1);
        text::body(format!("Baris {index}")).into()
    };
    let far =
        list::list(100_000, row).selected(Some(70_000)).on_select(Message::Row).on_open(Message::RowOpened);
    let mut ui = simulator(Size::new(400.0, 520.0), focus::scope(far));
    ui.find("Baris 70000").expect("the chosen row is in view");
    assert!(made.get() <= 12, "{}", made.get());
    ui.simulate([Named::Tab, Named::ArrowUp, Named::PageDown, Named::End, Named::Enter].map(key));
    ui.click("Baris 69995").expect("a row can be clicked");
    let messages: Vec<Message> = ui.into_messages().collect();
    let rows = [69_999, 70_010, 99_999].map(Message::Row);
    assert_eq!(messages, [&rows[..], &[Message::RowOpened(70_000), Message::Row(69_995)]].concat());
}

#[test]
fn ticks_and_ways_are_chosen_with_space() {
    let page = column![
        choice::checkbox("Sertakan lampiran", true, "lampiran", Some(Message::Pressed("lampiran"))),
        choice::radio(["Semua", "Tambahan"].map(choice::Way::from), Some(0), Message::Chosen),
        choice::segmented(["Per SOP", "Semua layanan"], 0, Message::Row),
    ];
    let mut ui = simulator(Size::new(400.0, 300.0), focus::scope(page));
    let keys =
        [Named::Tab, Named::Space, Named::Tab, Named::ArrowDown, Named::Space, Named::Tab, Named::ArrowRight];
    ui.simulate(keys.map(key));
    ui.simulate([key(Named::Enter)]);
    let messages: Vec<Message> = ui.into_messages().collect();
    assert_eq!(messages, [Message::Pressed("lampiran"), Message::Chosen(1), Message::Row(1)]);
}

#[test]
fn a_narrow_status_line_keeps_its_ends() {
    let line = |width: f32| {
        let left = [text::small("Kode data").into(), text::small("14 permohonan").into()];
        let right = [frame::hint("Enter", "buka"), text::small("08.40 WIB").into()];
        simulator(Size::new(width, 40.0), frame::status(left, right))
    };
    let mut wide = line(800.0);
    for word in ["Kode data", "14 permohonan", "buka", "08.40 WIB"] {
        wide.find(word).expect("everything fits");
    }
    let mut narrow = line(210.0);
    assert!(narrow.find("Kode data").is_ok() && narrow.find("08.40 WIB").is_ok());
    assert!(narrow.find("buka").is_err());
}

#[test]
fn no_words_and_no_window_are_too_bad_to_draw() {
    let nasty =
        ["", "a", "\u{202E}مرحبا 👩‍💻 e\u{301}", "\u{0}\n\t", &"Dinas ".repeat(2_000), &"W".repeat(10_000)];
    for words in nasty {
        let card = |_: Place| board::Card {
            id: words.into(),
            agenda: words.into(),
            urgency: Some(board::Urgency { label: words.into(), high: true }),
            applicant: words.into(),
            subject: words.into(),
            step_no: words.into(),
            step: words.into(),
            time: board::Time::Running { part: f32::NAN, near: true, text: words.into() },
            papers: vec![board::Mark { icon: Icon::Clip, text: words.into() }; 3],
            note: Some(board::Mark { icon: Icon::Back, text: words.into() }),
            ..board::Card::default()
        };
        let lane = board::Lane { name: words.into(), note: words.into(), cards: 3, ..board::Lane::default() };
        let row = |_| flow::Row {
            text: words.into(),
            number: words.into(),
            actual: words.into(),
            ..flow::Row::default()
        };
        for size in [Size::new(1.0, 1.0), Size::new(60.0, 40.0), Size::new(800.0, 520.0)] {
            let lanes = vec![lane.clone(); 3];
            let board: Element<'_, Message> = board::board(lanes, card).into();
            simulator(size, board).snapshot(&Theme::Light).expect("the board can be drawn");
            let flow: Element<'_, Message> = flow::flow(sop::diagram(), sop::lanes(), HEADS, row).into();
            simulator(size, flow).snapshot(&Theme::Dark).expect("the flow can be drawn");
            let list: Element<'_, Message> =
                list::list(3, |_| shorten::line(tokens::Type::BODY, words).into()).into();
            simulator(size, list).snapshot(&Theme::Dark).expect("the list can be drawn");
        }
    }
}
