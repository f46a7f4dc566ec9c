//! Formal Indonesian: dates, times, numbers in words and capitals as a naskah dinas writes them.

pub mod address;
pub mod duration;
pub mod nip;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::office::Zone;

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// The weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// The name of a date's month.
pub fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// The name of a date's weekday.
pub fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

/// A date as letters write it: `20 November 2026`.
pub fn long_date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Reads a date as people type it: `12-11-2026`, `12/11/2026`, `12.11.2026`, `12 November 2026`, `12 Nov 2026`, and
/// `2026-11-12` as computers do; `None` for anything else.
pub fn read_date(typed: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let month = middle.parse().ok().or_else(|| month_number(middle))?;
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// A month by its name, or by the first letters of it when they tell it apart.
fn month_number(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let mut found = (1..).zip(MONTHS).filter(|(_, month)| month.to_lowercase().starts_with(&name));
    let (number, _) = found.next().filter(|_| name.len() >= 3)?;
    found.next().is_none().then_some(number)
}

/// A date as a berita acara writes it: `Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam`.
pub fn date_in_words(date: NaiveDate) -> String {
    format!(
        "{}, tanggal {} bulan {} tahun {}",
        weekday(date),
        spell(u64::from(date.day())),
        month(date),
        spell(u64::from(date.year().unsigned_abs())),
    )
}

/// A time of day with its zone: `pukul 14.05 WIB`.
pub fn clock(time: NaiveTime, zone: Zone) -> String {
    format!("pukul {:02}.{:02} {}", time.hour(), time.minute(), zone.suffix())
}

/// A moment in the office's own time: `19 November 2026 pukul 14.05 WIB`.
pub fn moment(at: DateTime<Utc>, zone: Zone) -> String {
    let local = local(at, zone);
    format!("{} {}", long_date(local.date()), clock(local.time(), zone))
}

/// What the office's calendar and clock show at a moment.
pub fn local(at: DateTime<Utc>, zone: Zone) -> NaiveDateTime {
    let utc = at.naive_utc();
    // At the very ends of the calendar there is no local time; UTC is near enough there.
    utc.checked_add_offset(zone.offset()).unwrap_or(utc)
}

/// A count as letters write it: `1 (satu) berkas`.
pub fn counted(count: u64, unit: &str) -> String {
    format!("{} ({}) {unit}", thousands(count), spell(count))
}

/// A number with a full stop between thousands: `1.250.000`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// A number in words (terbilang): `dua ratus enam puluh tujuh`.
pub fn spell(number: u64) -> String {
    const UNITS: [&str; 12] = [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
        "sebelas",
    ];
    const SCALES: [(u64, &str); 6] = [
        (1_000_000_000_000_000_000, "kuintiliun"),
        (1_000_000_000_000_000, "kuadriliun"),
        (1_000_000_000_000, "triliun"),
        (1_000_000_000, "miliar"),
        (1_000_000, "juta"),
        (1_000, "ribu"),
    ];
    let with_rest = |head: String, rest: u64| match rest {
        0 => head,
        _ => format!("{head} {}", spell(rest)),
    };
    match number {
        0..12 => UNITS[number as usize].to_owned(),
        12..20 => format!("{} belas", spell(number - 10)),
        20..100 => with_rest(format!("{} puluh", spell(number / 10)), number % 10),
        100..200 => with_rest("seratus".to_owned(), number - 100),
        200..1000 => with_rest(format!("{} ratus", spell(number / 100)), number % 100),
        // One thousand is one word; one million is two.
        1000..2000 => with_rest("seribu".to_owned(), number - 1000),
        _ => {
            let (scale, name) =
                SCALES.into_iter().find(|(scale, _)| number >= *scale).unwrap_or((1_000, "ribu"));
            with_rest(format!("{} {name}", spell(number / scale)), number % scale)
        }
    }
}

/// A month as a Roman numeral, for letter numbers: `XI`.
pub fn roman_month(date: NaiveDate) -> &'static str {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    ROMAN.get(date.month0() as usize).copied().unwrap_or_default()
}

/// A title with initial capitals, particles kept small: `Persetujuan Permohonan dan Penutup`.
///
/// Words that already hold a capital (SPLP, E-Government) stay as they are.
pub fn title_case(text: &str) -> String {
    const PARTICLES: [&str; 21] = [
        "dan", "atau", "di", "ke", "dari", "pada", "untuk", "yang", "dengan", "dalam", "atas", "tentang",
        "oleh", "terhadap", "serta", "bagi", "antara", "sebagai", "sampai", "agar", "per",
    ];
    let word = |(index, word): (usize, &str)| {
        if word.chars().any(char::is_uppercase) || (index > 0 && PARTICLES.contains(&word)) {
            return word.to_owned();
        }
        match word.split_once('-') {
            // A word said twice is written with two capitals: Undang-Undang.
            Some((first, second)) if first == second => format!("{0}-{0}", capitalised(first)),
            _ => capitalised(word),
        }
    };
    text.split_whitespace().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_read_as_in_the_specimens() {
        assert_eq!(long_date(day(2026, 11, 20)), "20 November 2026");
        assert_eq!(long_date(day(2026, 5, 1)), "1 Mei 2026");
        assert_eq!(
            date_in_words(day(2026, 11, 23)),
            "Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
        );
    }

    #[test]
    fn a_moment_is_told_in_the_office_s_own_time() {
        let at = Utc.with_ymd_and_hms(2026, 11, 19, 7, 5, 0).unwrap();
        assert_eq!(moment(at, Zone::Wib), "19 November 2026 pukul 14.05 WIB");
        assert_eq!(moment(at, Zone::Wit), "19 November 2026 pukul 16.05 WIT");
    }

    #[test]
    fn numbers_in_words() {
        let said = [
            (0, "nol"),
            (1, "satu"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (20, "dua puluh"),
            (100, "seratus"),
            (111, "seratus sebelas"),
            (200, "dua ratus"),
            (1_000, "seribu"),
            (1_001, "seribu satu"),
            (2_026, "dua ribu dua puluh enam"),
            (11_000, "sebelas ribu"),
            (100_000, "seratus ribu"),
            (1_000_000, "satu juta"),
            (1_250_000, "satu juta dua ratus lima puluh ribu"),
        ];
        for (number, words) in said {
            assert_eq!(spell(number), words);
        }
        assert!(spell(u64::MAX).starts_with("delapan belas kuintiliun"));
    }

    #[test]
    fn counts_and_thousands() {
        assert_eq!(counted(1, "berkas"), "1 (satu) berkas");
        assert_eq!(counted(5, "hari kerja"), "5 (lima) hari kerja");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_250_000), "1.250.000");
    }

    #[test]
    fn titles_keep_particles_small_and_acronyms_whole() {
        assert_eq!(
            title_case("persetujuan permohonan SPLP dan hosting"),
            "Persetujuan Permohonan SPLP dan Hosting"
        );
        assert_eq!(title_case("undang-undang E-Government"), "Undang-Undang E-Government");
    }
}
