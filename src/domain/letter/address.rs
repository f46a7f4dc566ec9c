//! Whom a reply is addressed to: the position that heads the applicant's office, never a person.

/// The position that heads an office, such as `Kepala Dinas Kesehatan` or `Camat Contoh Utara`.
pub fn head_of(agency: &str) -> String {
    let agency = agency.trim();
    let after = |prefix: &str| agency.strip_prefix(prefix).map(str::trim_start);
    if let Some(name) = after("Kecamatan ") {
        return format!("Camat {name}");
    }
    if let Some(name) = after("Kelurahan ") {
        return format!("Lurah {name}");
    }
    if agency.starts_with("Inspektorat") {
        return agency.replacen("Inspektorat", "Inspektur", 1);
    }
    if agency.starts_with("Sekretariat") {
        return agency.replacen("Sekretariat", "Sekretaris", 1);
    }
    if agency.starts_with("RSUD") || agency.starts_with("Rumah Sakit") || agency.starts_with("Perumda") {
        return format!("Direktur {agency}");
    }
    // Somebody who typed the position itself is not corrected.
    let positions = ["Kepala ", "Camat ", "Lurah ", "Direktur ", "Inspektur", "Sekretaris ", "Ketua "];
    if positions.iter().any(|position| agency.starts_with(position)) {
        return agency.to_owned();
    }
    format!("Kepala {agency}")
}

/// An office's name with its region, unless it names one already.
pub fn with_region(agency: &str, region: &str) -> String {
    let agency = agency.trim();
    let named = ["Kabupaten", "Kota", "Provinsi"].iter().any(|kind| agency.contains(kind));
    if region.is_empty() || named { agency.to_owned() } else { format!("{agency} {region}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_office_has_its_own_head() {
        for (agency, head) in [
            ("Dinas Kesehatan", "Kepala Dinas Kesehatan"),
            ("Badan Kepegawaian Daerah", "Kepala Badan Kepegawaian Daerah"),
            ("Kecamatan Contoh Utara", "Camat Contoh Utara"),
            ("Inspektorat Daerah", "Inspektur Daerah"),
            ("RSUD Contoh", "Direktur RSUD Contoh"),
            ("Sekretariat DPRD", "Sekretaris DPRD"),
            ("Kepala Dinas Sosial", "Kepala Dinas Sosial"),
        ] {
            assert_eq!(head_of(agency), head);
        }
    }

    #[test]
    fn a_region_is_named_once() {
        assert_eq!(with_region("Dinas Kesehatan", "Kabupaten Contoh"), "Dinas Kesehatan Kabupaten Contoh");
        assert_eq!(
            with_region("Dinas Sosial Kabupaten Lain", "Kabupaten Contoh"),
            "Dinas Sosial Kabupaten Lain"
        );
    }
}
