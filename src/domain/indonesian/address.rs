//! Whom a letter to an office is addressed to: the jabatan of its head, never "Bapak/Ibu".

/// Offices whose head is not called `Kepala`.
const HEADS: [(&str, &str); 9] = [
    ("Kecamatan", "Camat"),
    ("Kelurahan", "Lurah"),
    ("Inspektorat", "Inspektur"),
    ("Sekretariat Daerah", "Sekretaris Daerah"),
    ("Sekretariat DPRD", "Sekretaris DPRD"),
    ("Sekretariat Dewan Perwakilan Rakyat Daerah", "Sekretaris Dewan Perwakilan Rakyat Daerah"),
    ("Rumah Sakit", "Direktur Rumah Sakit"),
    ("RSUD", "Direktur RSUD"),
    ("Desa", "Kepala Desa"),
];

/// Titles that already name a person's jabatan.
const TITLES: [&str; 11] = [
    "Kepala ",
    "Camat ",
    "Lurah ",
    "Inspektur ",
    "Sekretaris ",
    "Direktur ",
    "Bupati ",
    "Wali Kota ",
    "Gubernur ",
    "Ketua ",
    "Rektor ",
];

/// The head of an office: `Dinas Kesehatan` becomes `Kepala Dinas Kesehatan`, `Kecamatan Contoh` `Camat Contoh`.
pub fn head_of(agency: &str) -> String {
    let agency = agency.trim();
    if agency.is_empty() || TITLES.iter().any(|title| agency.starts_with(title)) {
        return agency.to_owned();
    }
    let special = HEADS.iter().find_map(|(office, head)| {
        let rest = agency.strip_prefix(office)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| format!("{head}{rest}"))
    });
    special.unwrap_or_else(|| format!("Kepala {agency}"))
}

/// An office's name with its region, unless it names one already.
pub fn with_region(agency: &str, region: &str) -> String {
    let agency = agency.trim();
    let named = ["Kabupaten", "Kota ", "Provinsi"].iter().any(|kind| agency.contains(kind));
    if region.is_empty() || named { agency.to_owned() } else { format!("{agency} {region}") }
}

/// An addressee in lines: the region begins its own.
pub fn in_lines(addressee: &str, region: &str) -> String {
    let split = (!region.is_empty()).then(|| addressee.split_once(&format!(" {region}"))).flatten();
    match split {
        Some((head, "")) => format!("{head}\n{region}"),
        _ => addressee.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_to_a_jabatan() {
        assert_eq!(head_of("Dinas Kesehatan Kabupaten Contoh"), "Kepala Dinas Kesehatan Kabupaten Contoh");
        assert_eq!(head_of("Kecamatan Contoh Utara"), "Camat Contoh Utara");
        assert_eq!(head_of("Inspektorat Daerah"), "Inspektur Daerah");
        assert_eq!(head_of("Direktur RSUD Contoh"), "Direktur RSUD Contoh");
        assert_eq!(head_of(""), "");
    }

    #[test]
    fn a_region_is_named_once() {
        assert_eq!(with_region("Dinas Kesehatan", "Kabupaten Contoh"), "Dinas Kesehatan Kabupaten Contoh");
        assert_eq!(
            with_region("Dinas Sosial Kabupaten Lain", "Kabupaten Contoh"),
            "Dinas Sosial Kabupaten Lain"
        );
    }

    #[test]
    fn the_region_begins_its_own_line() {
        let lines = in_lines("Kepala Dinas Kesehatan Kabupaten Contoh", "Kabupaten Contoh");
        assert_eq!(lines, "Kepala Dinas Kesehatan\nKabupaten Contoh");
        assert_eq!(in_lines("Camat Contoh", ""), "Camat Contoh");
    }
}
