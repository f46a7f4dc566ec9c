//! The papers of a request, as procedure files and the command line name them.

/// A paper that a step produces, or that every request has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Lembar disposisi.
    Disposition,
    /// Surat tugas.
    Assignment,
    /// Laporan hasil.
    Report,
    /// Surat balasan, approving or refusing.
    Reply,
    /// Surat permintaan kelengkapan.
    Incomplete,
    /// Formulir permohonan.
    RequestForm,
    /// The e-mail draft to the applicant.
    Email,
    /// Berita acara serah terima akun.
    Handover,
    /// Tanda terima berkas permohonan.
    Receipt,
    /// Nota dinas that submits a konsep for signature.
    Memo,
    /// Lembar kerja SOP: actual beside standard time.
    Worksheet,
    /// Daftar isi berkas.
    FileIndex,
    /// Ralat: the number of a letter was given twice, and another one counts.
    Erratum,
}

impl PaperKind {
    /// Every paper there is.
    pub const ALL: [Self; 13] = [
        Self::Disposition,
        Self::Assignment,
        Self::Report,
        Self::Reply,
        Self::Incomplete,
        Self::RequestForm,
        Self::Email,
        Self::Handover,
        Self::Receipt,
        Self::Memo,
        Self::Worksheet,
        Self::FileIndex,
        Self::Erratum,
    ];

    /// The papers every request has, whatever its SOP draws.
    pub const EVERY_REQUEST: [Self; 4] = [Self::Receipt, Self::Memo, Self::Worksheet, Self::FileIndex];

    /// The stable name, as in procedure files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Disposition => "disposition",
            Self::Assignment => "assignment",
            Self::Report => "report",
            Self::Reply => "reply",
            Self::Incomplete => "incomplete",
            Self::RequestForm => "request_form",
            Self::Email => "email",
            Self::Handover => "handover",
            Self::Receipt => "receipt",
            Self::Memo => "memo",
            Self::Worksheet => "worksheet",
            Self::FileIndex => "file_index",
            Self::Erratum => "erratum",
        }
    }

    /// The paper with a stable name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name its file begins with.
    pub fn file_stem(self) -> &'static str {
        match self {
            Self::Disposition => "lembar-disposisi",
            Self::Assignment => "surat-tugas",
            Self::Report => "laporan-hasil",
            Self::Reply => "surat-balasan",
            Self::Incomplete => "surat-permintaan-kelengkapan",
            Self::RequestForm => "formulir-permohonan",
            Self::Email => "draf-email",
            Self::Handover => "berita-acara-serah-terima",
            Self::Receipt => "tanda-terima",
            Self::Memo => "nota-dinas",
            Self::Worksheet => "lembar-kerja-sop",
            Self::FileIndex => "daftar-isi-berkas",
            Self::Erratum => "ralat",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_files() {
        for kind in PaperKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(PaperKind::named(kind.name()), Some(kind));
        }
    }
}
