//! Request form, receipt and the e-mail draft of a request.

use chrono::NaiveDate;

use super::{Office, Problem};
use crate::domain::indonesian::address::{head_of, with_region};
use crate::domain::indonesian::{long_date, moment};
use crate::domain::letter::Table;
use crate::domain::office::Position;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::domain::request::Request;
use crate::paper::Paper;
use crate::paper::email::{EmailDraft, eml};
use crate::paper::form::{Form, Part, Side, Signer, form};
use crate::paper::signature::Signature;

/// The fields that name who answers for a request, on the form of Tulungagung's fourth row and elsewhere.
const ADMINISTRATIVE: &str = "administrative_contact";
const TECHNICAL: &str = "technical_contact";

impl Office {
    pub(super) fn form_paper(
        &self,
        title: &str,
        subject: String,
        parts: Vec<Part>,
    ) -> Result<Paper, Problem> {
        let (profile, printed) = (self.profile(), self.printed());
        Ok(form(&Form { profile, title: title.to_owned(), number: Vec::new(), parts, subject, printed })?)
    }

    fn printed_day(&self) -> NaiveDate {
        self.printed().date_naive()
    }

    /// `Kota Contoh, 20 November 2026`.
    pub(super) fn place_and_date(&self) -> String {
        let date = long_date(self.printed_day());
        match self.profile().seat.trim() {
            "" => date,
            seat => format!("{seat}, {date}"),
        }
    }

    /// The position that acts for a role in a service's lanes.
    pub(super) fn position_of(&self, procedure: &Procedure, role: LaneRole) -> Option<&Position> {
        let mut lanes = procedure.lanes.iter().filter(|lane| lane.role == role);
        lanes.find_map(|lane| self.profile().lane_position(&procedure.id, &lane.id))
    }

    /// The signature of whoever holds a position today.
    fn signed_by(&self, position: Option<&Position>) -> Signature {
        position.map_or_else(Signature::default, |position| {
            Signature::of(self.profile(), &position.id, "", self.printed_day())
        })
    }

    fn agency(&self, request: &Request) -> String {
        with_region(&request.applicant.agency, &self.profile().region)
    }

    /// Who receives what the office hands over: the technical contact, else the contact person.
    pub(super) fn receiver(&self, request: &Request) -> String {
        let technical = request.fields.get(TECHNICAL).filter(|name| !name.trim().is_empty());
        technical.unwrap_or(&request.applicant.contact_name).trim().to_owned()
    }

    /// Formulir permohonan, for both responsible people to sign.
    pub(super) fn request_form(&self, request: &Request, procedure: &Procedure) -> Result<Paper, Problem> {
        let mut fields = Vec::new();
        let (mut administrative, mut technical) = (None, None);
        for field in &procedure.fields {
            let value = request.fields.get(&field.id).cloned().unwrap_or_default();
            match field.id.as_str() {
                ADMINISTRATIVE => administrative = Some(value.clone()),
                TECHNICAL => technical = Some(value.clone()),
                _ => {}
            }
            fields.push((field.label.clone(), value));
        }
        let applicant = &request.applicant;
        let about = vec![
            ("Perangkat Daerah".to_owned(), self.agency(request)),
            ("Narahubung".to_owned(), applicant.contact_name.clone()),
            ("Telepon".to_owned(), applicant.contact_phone.clone()),
            ("Pos-el".to_owned(), applicant.contact_email.clone()),
        ];
        let letter = vec![
            ("Nomor".to_owned(), request.letter.number.clone()),
            ("Tanggal".to_owned(), request.letter.date.map(long_date).unwrap_or_default()),
            ("Hal".to_owned(), request.subject().to_owned()),
        ];
        let signer = |side, lead: &str, title: String, name: Option<String>| Signer {
            side,
            lead: vec![lead.to_owned()],
            signature: Signature {
                titles: vec![title],
                name: name.unwrap_or_default(),
                ..Signature::default()
            },
        };
        // Where a service names nobody, the head of the applicant's office answers for the request.
        let left = match technical {
            Some(name) => signer(Side::Left, "", "Penanggung Jawab Teknis,".to_owned(), Some(name)),
            None => signer(Side::Left, "", "Narahubung,".to_owned(), Some(applicant.contact_name.clone())),
        };
        let date = format!("{}, {}", self.profile().seat, ".".repeat(28));
        let right = match administrative {
            Some(name) => {
                signer(Side::Right, &date, "Penanggung Jawab Administratif,".to_owned(), Some(name))
            }
            None => signer(Side::Right, &date, format!("{},", head_of(&applicant.agency)), None),
        };
        let phrase = &procedure.service.phrase;
        let parts = vec![
            Part::Heading("A. Pemohon".to_owned()),
            Part::Fields(about),
            Part::Heading("B. Surat Permohonan".to_owned()),
            Part::Fields(letter),
            Part::Heading("C. Rincian Permohonan".to_owned()),
            Part::Fields(fields),
            Part::Paragraph(format!(
                "Kami mengajukan permohonan {phrase} dengan rincian di atas, menyatakan bahwa data tersebut benar, dan \
                 bertanggung jawab atas penggunaan layanan sesuai ketentuan yang berlaku."
            )),
            Part::Signatures(vec![left, right]),
        ];
        let title = format!("FORMULIR PERMOHONAN {}", procedure.service.name.to_uppercase());
        self.form_paper(&title, request.subject().to_owned(), parts)
    }

    /// Tanda terima of what the applicant brought.
    pub(super) fn receipt(&self, request: &Request) -> Result<Paper, Problem> {
        let zone = self.profile().zone;
        let agenda = request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default();
        let letter = match (request.letter.number.trim(), request.letter.date) {
            ("", _) => format!("Permohonan: {}", request.subject()),
            (number, Some(date)) => {
                format!("Surat Nomor {number} tanggal {}, hal {}", long_date(date), request.subject())
            }
            (number, None) => format!("Surat Nomor {number}, hal {}", request.subject()),
        };
        let items = std::iter::once(letter)
            .chain(request.attachments.iter().map(|it| format!("Lampiran: {}", it.name)));
        let rows = items.enumerate().map(|(index, item)| {
            vec![format!("{}.", index + 1), item, "1 (satu) berkas".to_owned(), String::new()]
        });
        let table = Table {
            header: ["No.", "Uraian", "Jumlah", "Keterangan"].map(str::to_owned).to_vec(),
            widths: vec![11, 88, 31, 30],
            rows: rows.collect(),
        };
        let parts = vec![
            Part::Fields(vec![
                ("Nomor Agenda".to_owned(), agenda),
                ("Telah terima dari".to_owned(), self.agency(request)),
                ("Diterima".to_owned(), moment(request.received, zone)),
            ]),
            Part::Table(table),
            Part::Paragraph(
                "Perkembangan permohonan dapat ditanyakan dengan menyebutkan Nomor Agenda di atas."
                    .to_owned(),
            ),
            Part::Signatures(vec![
                Signer {
                    side: Side::Left,
                    lead: Vec::new(),
                    signature: Signature {
                        titles: vec!["Yang menyerahkan,".to_owned()],
                        name: request.applicant.contact_name.clone(),
                        ..Signature::default()
                    },
                },
                Signer {
                    side: Side::Right,
                    lead: vec![self.place_and_date(), "Yang menerima,".to_owned()],
                    signature: self.signed_by(self.profile().archivist()),
                },
            ]),
        ];
        self.form_paper("TANDA TERIMA", request.subject().to_owned(), parts)
    }

    /// The e-mail to the applicant: what was done and how the account is handed over, never a secret.
    pub(super) fn email_draft(&self, request: &Request, procedure: &Procedure) -> Vec<u8> {
        let profile = self.profile();
        let unit = self.position_of(procedure, LaneRole::Division).or(profile.head());
        let name = unit.map(|it| it.title.trim_start_matches("Kepala ").to_owned()).unwrap_or_default();
        let address = unit.map(|it| it.email.clone()).unwrap_or_default();
        let agency = self.agency(request);
        let points = procedure.service.approval(|name| match name {
            "agency" => Some(agency.as_str()),
            field => request.fields.get(field).map(String::as_str).filter(|value| !value.is_empty()),
        });
        let points: Vec<String> =
            points.iter().enumerate().map(|(index, point)| format!("{}. {point}", index + 1)).collect();
        let letter = match (request.letter.number.trim(), request.letter.date) {
            ("", _) => "permohonan Saudara".to_owned(),
            (number, Some(date)) => format!("surat Saudara Nomor {number} tanggal {}", long_date(date)),
            (number, None) => format!("surat Saudara Nomor {number}"),
        };
        let agenda = request.agenda.map(|agenda| format!(" (Nomor Agenda {agenda})")).unwrap_or_default();
        let office = with_region(&profile.agency, &profile.region);
        let text = format!(
            "Yth. {}\n\nMenindaklanjuti {letter} hal {}{agenda}, dengan ini disampaikan hal-hal sebagai berikut:\n\n{}\n\n\
             Nama pengguna dan kata sandi tidak dikirim melalui pos-el.\n\nDemikian disampaikan, atas perhatian dan \
             kerja sama Saudara diucapkan terima kasih.\n\n{name}\n{office}\n",
            head_of(&agency),
            request.subject(),
            points.join("\n"),
        );
        let id: String = request.id.to_string().chars().filter(char::is_ascii_alphanumeric).collect();
        eml(&EmailDraft {
            from: (format!("{name}, {office}"), address),
            to: (self.receiver(request), request.applicant.contact_email.clone()),
            subject: format!("Persetujuan {}{agenda}", request.subject()),
            text,
            id: format!("{id}.{}", self.printed().timestamp()),
            created: self.printed(),
        })
    }
}
