//! Every part of the design system, drawn without a window: behaviour by keyboard and mouse, and pictures.
//!
//! The pictures land in `target/gallery/` for a person to look at; their hashes are kept in
//! `tests/gallery/` so that a change of appearance is always a decision. To accept a change, delete the hash
//! and run with `LAJUR_BLESS=1`.

use std::path::Path;

use iced::keyboard::{self, Modifiers, key::Named};
use iced::widget::{column, container, row};
use iced::{Event, Fill, Size, mouse};
use iced_test::Simulator;
use lajur::ui::{Element, Icon, Theme, button, field, focus, icon, settings, text};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Pressed(&'static str),
    Typed(String),
}

fn simulator<'a>(size: Size, content: impl Into<Element<'a, Message>>) -> Simulator<'a, Message, Theme> {
    Simulator::with_size(settings(), size, content)
}

/// Draws a page in one scheme and compares it with the picture agreed on.
fn picture<'a>(name: &str, theme: Theme, size: Size, content: impl Into<Element<'a, Message>>) {
    let mut ui = simulator(size, content);
    let snapshot = ui.snapshot(&theme).expect("the page can be drawn");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let image = root.join("target/gallery").join(name);
    let written = image.with_file_name(format!("{name}-tiny-skia.png"));
    if written.exists() {
        std::fs::remove_file(&written).expect("the old picture can be removed");
    }
    snapshot.matches_image(&image).expect("the picture can be written");
}

fn parts<'a>() -> Element<'a, Message> {
    let press = |word| Message::Pressed(word);
    let buttons = row![
        button::primary("Permohonan baru").icon(Icon::Plus).on_press(press("baru")),
        button::plain("Cetak lembar pagi").icon(Icon::Print).on_press(press("cetak")),
        button::text_button("Lihat semua").on_press(press("semua")),
        button::danger("Cabut perangkat…").on_press(press("cabut")),
        button::plain("Tanda tangan").disabled("Menunggu paraf Kasi"),
        button::plain("Pratinjau").small().on_press(press("pratinjau")),
        button::sign(Icon::Minus, "Perkecil").on_press(press("kecil")),
    ]
    .spacing(12);
    let fields = row![
        field::field("Hal", "Persetujuan Penambahan Subdomain umkm").on_input(Message::Typed),
        field::field("Yth.", "")
            .hint("jabatan, bukan nama")
            .placeholder("Kepala Dinas")
            .on_input(Message::Typed),
        field::field("Nomor surat", "500/").error(Some("Nomor belum lengkap.")).on_input(Message::Typed),
        field::locked("Nomor", "oleh TU setelah tanda tangan"),
    ]
    .spacing(12);
    let icons = row(Icon::ALL.iter().map(|sign| icon::icon(*sign, 20.0))).spacing(10).wrap();
    container(
        column![
            text::title("Permohonan 0398/2026"),
            buttons,
            fields,
            field::search("Agenda, OPD, atau hal", "").on_input(Message::Typed),
            icons
        ]
        .spacing(16),
    )
    .padding(20)
    .width(Fill)
    .into()
}

#[test]
fn parts_look_as_agreed() {
    for theme in Theme::ALL {
        let name = format!("parts-{}", format!("{theme:?}").to_lowercase());
        picture(&name, theme, Size::new(1000.0, 420.0), parts());
    }
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
    // The fifth stop is the disabled button; its reason is a stop too.
    ui.simulate([Named::Tab, Named::Tab, Named::Tab, Named::Tab, Named::Tab, Named::Enter].map(key));
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
