//! A page with every part, and the frame of the mock-ups around a screen.

use iced::widget::{Column, column, container, row, text_editor};
use iced::{Fill, Length};
use lajur::ui::choice::{self, Way};
use lajur::ui::select::{self, Item};
use lajur::ui::stepper::{Station, Stop};
use lajur::ui::time::Time;
use lajur::ui::version::{Version, version};
use lajur::ui::{
    Element, Icon, Room, Tone, button, chip, field, frame, icon, notice, panel, stepper, text, time,
};

use super::Message;

fn press(word: &'static str) -> Message {
    Message::Pressed(word)
}

pub fn buttons<'a>() -> Element<'a, Message> {
    row![
        button::primary("Permohonan baru").icon(Icon::Plus).on_press(press("baru")),
        button::plain("Cetak lembar pagi").icon(Icon::Print).on_press(press("cetak")),
        button::text_button("Lihat semua").on_press(press("semua")),
        button::danger("Cabut perangkat…").on_press(press("cabut")),
        button::plain("Tanda tangan").disabled("Menunggu paraf Kasi"),
        button::plain("Pratinjau").small().on_press(press("pratinjau")),
        button::sign(Icon::Minus, "Perkecil").on_press(press("kecil")),
    ]
    .spacing(12)
    .align_y(iced::Center)
    .into()
}

fn fields<'a>(editor: &'a text_editor::Content) -> Element<'a, Message> {
    let security = [Item::from("Biasa/Terbuka"), Item::from("Terbatas"), Item::from("Rahasia")];
    let code = Item { label: "500.12.16.1".into(), note: "Portal dan Konten".into(), ..Item::default() };
    let upper = row![
        field::field("Hal", "Persetujuan Penambahan Subdomain umkm").on_input(Message::Typed),
        field::field("Yth.", "")
            .hint("jabatan, bukan nama")
            .placeholder("Kepala Dinas")
            .on_input(Message::Typed),
        field::field("Nomor surat", "500/").error(Some("Nomor belum lengkap.")).on_input(Message::Typed),
        field::locked("Nomor", "oleh TU setelah tanda tangan"),
    ];
    let lower = row![
        select::select("Keamanan", security.to_vec(), Some(0), Message::Chosen)
            .hint("siapa boleh membaca")
            .id("keamanan"),
        select::select("Klasifikasi", vec![code], Some(0), Message::Chosen),
        column![
            text::small_strong("Urgensi"),
            choice::segmented(["Biasa", "Segera", "Sangat segera"], 0, Message::Chosen)
        ]
        .spacing(2),
        select::menu("Tindakan lain", vec![Item::from("Tarik permohonan…")], Message::Chosen),
    ];
    let note = field::editor("Catatan", "untuk penerus", editor, None, 2, "catatan", |_| press("catatan"));
    column![upper.spacing(12), lower.spacing(12).align_y(iced::Bottom), note].spacing(12).into()
}

fn chips<'a>() -> Element<'a, Message> {
    row![
        chip::chip(Tone::Ok, Icon::Check, "Ini"),
        chip::chip(Tone::Primary, Icon::Fork, "Berjalan di 2 cabang"),
        chip::chip(Tone::Late, Icon::Warning, "Lewat 2 j"),
        chip::chip(Tone::Near, Icon::Warning, "9 hari lalu"),
        chip::chip(Tone::Ink, Icon::Pen, "Paraf"),
        chip::chip(Tone::Stamp, Icon::Stamp, "Nomor"),
        chip::chip(Tone::Wait, Icon::Cross, "Dicabut"),
        chip::chip(Tone::Inverse, Icon::Split, "Perlu diputuskan"),
        chip::urgency(true, "Sangat segera"),
        chip::step_number("10a"),
        chip::key("Ctrl+K"),
    ]
    .spacing(8)
    .align_y(iced::Center)
    .into()
}

fn filters<'a>() -> Element<'a, Message> {
    row![
        chip::filter(None, "Semua", 14, Tone::Neutral, true, press("semua")),
        chip::filter(Some(Icon::User), "Giliran saya", 2, Tone::Neutral, false, press("saya")),
        chip::filter(Some(Icon::Warning), "Terlambat", 2, Tone::Late, false, press("lambat")),
        chip::filter(Some(Icon::Pause), "Menunggu pemohon", 3, Tone::Neutral, false, press("pemohon")),
    ]
    .spacing(8)
    .into()
}

fn times<'a>() -> Element<'a, Message> {
    let running = |part, near, text: &str| Time::Running { part, near, text: text.into() };
    column![
        time::line(running(0.25, false, "15 mnt dari 1 jam")),
        time::line(running(0.83, true, "25 dari 30 mnt")),
        time::line(Time::Late { over: 2.2, text: "Lewat 2 j 10 mnt".into() }),
        time::line(Time::Paused("Pemohon 2 hari".into())),
        time::line(Time::Unset("Tidak ditetapkan".into())),
        time::bar(running(0.17, false, "")),
        time::bar(Time::Late { over: 1.1, text: String::new() }),
    ]
    .width(Length::Fixed(260.0))
    .into()
}

fn choices<'a>() -> Element<'a, Message> {
    let ways = [
        Way {
            label: "Semua catatan".into(),
            note: "1.264 catatan, disarankan untuk USB".into(),
            closed: None,
        },
        Way { label: "Tambahan untuk Laptop TU".into(), note: "sejak Rabu 16.05".into(), closed: None },
        Way {
            label: "Kirim ke meja lain…".into(),
            closed: Some("Belum ada meja lain".into()),
            ..Way::default()
        },
    ];
    row![
        container(choice::radio(ways, Some(0), Message::Chosen)).width(Fill),
        container(panel::rows([
            choice::check_row("Form pengajuan bertanda tangan", "17 Nov", true, "k1", Some(press("k1"))),
            choice::check_row("Surel persetujuan", "langkah 11", false, "k2", Some(press("k2"))),
            choice::check_row("Surat permohonan kepada Kepala Dinas Kominfo", "18 Nov", true, "k3", None),
        ]))
        .width(Fill),
        column![
            choice::tabs(["Kelengkapan 4/5", "Naskah 3", "Lampiran 4", "Riwayat"], 0, Message::Chosen),
            choice::checkbox("Sertakan lampiran", true, "lampiran", Some(press("lampiran"))),
        ]
        .spacing(8)
        .width(Fill),
    ]
    .spacing(20)
    .into()
}

fn notices<'a>() -> Element<'a, Message> {
    column![
        notice::error("Berkas tukar tidak dapat dibaca.")
            .next("Minta Laptop TU mengekspor ulang.")
            .action("Salin rincian", press("salin")),
        notice::warning("Laptop Infrastruktur terakhir terdengar 9 hari lalu."),
        notice::done("41 catatan diimpor.").action("Tutup", press("tutup")),
        notice::progress(
            "Mengimpor berkas",
            "12 dari 41",
            Some(0.3),
            ("Batalkan".into(), Some(press("batal")))
        ),
    ]
    .spacing(8)
    .into()
}

pub fn due_row<'a>(
    agenda: &'a str,
    who: &'a str,
    what: &'a str,
    step: (&'a str, &'a str),
    selected: bool,
) -> Element<'a, Message> {
    panel::table_row(
        [
            container(text::small_strong(agenda)).width(36.0).into(),
            container(panel::two_lines(who, what)).width(Length::FillPortion(3)).into(),
            container(panel::step_cell(step.0, step.1, "Kabid Peny. E-Gov (Anda)"))
                .width(Length::FillPortion(3))
                .into(),
            panel::two_lines("09.25, sisa 45 mnt", "15 mnt dari 1 jam"),
        ],
        selected,
        format!("baris-{agenda}"),
        press("baris"),
    )
}

fn boxes<'a>() -> Element<'a, Message> {
    let due = panel::panel(Icon::Clock, "Jatuh tempo hari ini")
        .note("3, dua di antaranya giliran Anda")
        .right(button::text_button("Lihat semua").small().on_press(press("semua")))
        .rows(column![
            panel::rows([
                due_row("0418", "Dinas Kesehatan", "Subdomain e-puskesmas", ("6", "Disposisi ke Kasi"), true),
                due_row(
                    "0422",
                    "Dukcapil",
                    "Pendaftaran sistem antrean daring",
                    ("3", "Memeriksa berkas"),
                    false
                ),
            ]),
            panel::foot(text::small("Waktu pemohon tidak dihitung")),
        ]);
    let empty =
        panel::panel(Icon::Warning, "Terlambat, dan karena siapa").tone(Tone::Late).rows(panel::empty(
            Icon::Clock,
            "Tidak ada yang terlambat",
            "Semua langkah masih dalam waktu bakunya.",
            Some(button::plain("Buka Papan").on_press(press("papan")).into()),
        ));
    row![container(due).width(Length::FillPortion(3)), container(empty).width(Length::FillPortion(2))]
        .spacing(12)
        .into()
}

fn life<'a>(narrow: bool) -> Element<'a, Message> {
    let stop = |station, icon, name: &'a str, words: &[(Station, &'a str)]| Stop {
        station,
        icon,
        name: name.into(),
        words: words.iter().map(|(station, word)| (*station, (*word).into())).collect(),
    };
    use Station::{Current, Done, Later};
    stepper::stepper(
        [
            stop(Done, Icon::Pen, "Konsep", &[(Later, "revisi 2, Kasi")]),
            stop(
                Current,
                Icon::Pen,
                "Paraf · giliran Anda",
                &[(Done, "Kasi"), (Current, "Kabid"), (Later, "Sekretaris")],
            ),
            stop(Later, Icon::Sign, "Tanda tangan", &[(Later, "Kepala Dinas")]),
            stop(Later, Icon::Stamp, "Nomor dan tanggal", &[(Later, "TU")]),
            stop(Later, Icon::Send, "Kirim", &[(Later, "TU, buku ekspedisi")]),
        ],
        narrow,
    )
}

fn versions<'a>() -> Element<'a, Message> {
    let card = |label: &str, title: &str, leads: &str, to, chosen| {
        let facts = [
            ("Oleh", "Kabid Peny. E-Gov (S.W.)"),
            ("Waktu", "Rabu, 18 Nov 14.05 WIB"),
            ("Catatan", "“Hal belum menyebut nama subdomain.”"),
        ];
        let face = Version {
            label: label.into(),
            title: title.into(),
            leads: leads.into(),
            facts: facts.map(|(label, value)| (label.into(), value.into())).to_vec(),
            lanes: ["Pelaksana", "Kasi", "Kabid", "Kadis", "Pemohon"].map(Into::into).to_vec(),
            from: 2,
            to,
        };
        version(face, chosen, format!("versi-{to}"), press("versi"))
    };
    row![
        card("Versi A", "Perlu perbaikan", "kembali ke Kasi", 1, false),
        card("Versi B", "Sesuai", "maju ke Kepala Dinas", 3, true),
    ]
    .spacing(12)
    .into()
}

pub fn page<'a>(editor: &'a text_editor::Content) -> Element<'a, Message> {
    let icons = row(Icon::ALL.iter().map(|sign| icon::icon(*sign, 20.0))).spacing(10).wrap();
    let parts: [Element<'a, Message>; 11] = [
        text::title("Permohonan 0398/2026").into(),
        buttons(),
        fields(editor),
        row![field::search("Agenda, OPD, atau hal", "").on_input(Message::Typed), filters()]
            .spacing(8)
            .into(),
        chips(),
        row![times(), container(notices()).width(Fill)].spacing(20).into(),
        choices(),
        boxes(),
        life(false),
        versions(),
        icons.into(),
    ];
    container(Column::with_children(parts).spacing(16)).padding(20).width(Fill).into()
}

/// The frame of every screen around some content.
pub fn framed<'a>(room: Room, content: Element<'a, Message>) -> Element<'a, Message> {
    let entry = |icon, word: &'static str, count, current| frame::Entry {
        icon,
        word: word.into(),
        count,
        key: "".into(),
        current,
        on_press: press(word),
    };
    let screens = [
        entry(Icon::Desk, "Meja", 6, false),
        entry(Icon::Board, "Papan", 0, true),
        entry(Icon::Folder, "Permohonan", 0, false),
        entry(Icon::Letter, "Surat", 4, false),
        entry(Icon::Book, "Register", 0, false),
        entry(Icon::Swap, "Tukar", 3, false),
        entry(Icon::Flow, "SOP", 0, false),
        entry(Icon::Chart, "Laporan", 0, false),
    ];
    let help = frame::Entry { key: "F1".into(), ..entry(Icon::Help, "Bantuan", 0, false) };
    let below = [entry(Icon::Sliders, "Pengaturan", 0, false), help];
    let person = ("Kabid E-Gov (S.W.)".into(), "Laptop Kabid · Ganti".into(), press("ganti"));
    let services = [Item::from("Subdomain/Hosting Perangkat Daerah")];
    let title = (room != Room::Narrow).then(|| text::title("Papan"));
    let service = select::select("", services.to_vec(), Some(0), Message::Chosen).icon(Icon::Flow).shrink();
    let left = row![title, service].push(
        (room != Room::Narrow).then(|| choice::segmented(["Per SOP", "Semua layanan"], 0, Message::Chosen)),
    );
    let head = frame::header(
        [left.spacing(12).align_y(iced::Center).into()],
        [
            frame::command("Cari atau perintah", "Ctrl+K", press("perintah")),
            button::primary("Permohonan baru").icon(Icon::Plus).on_press(press("baru")).into(),
        ],
    );
    let foot = frame::status(
        [
            frame::known("Kode data", "lusab-babad hojik-mofut"),
            text::small("14 permohonan · 1 bercabang").into(),
        ],
        [
            frame::hint("← →", "lajur"),
            frame::hint("↑ ↓", "kartu"),
            frame::hint("Enter", "buka"),
            frame::hint("M", "majukan ke Kasi"),
            text::small("08.40 WIB").into(),
        ],
    );
    let bar = container(row![container(filters()).width(Fill)]).padding([10.0, 12.0]);
    let screen = column![head, panel::ground(column![bar, content]), foot];
    row![frame::rail(room, "Lajur", screens, below, person), screen].into()
}
