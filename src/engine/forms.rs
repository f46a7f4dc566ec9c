//! Request form, receipt, berita acara, nota dinas and the e-mail draft of a request.

use chrono::NaiveDate;

use super::offer::latest;
use super::{Office, Problem};
use crate::domain::indonesian::address::{head_of, with_region};
use crate::domain::indonesian::{counted, date_in_words, local, long_date, moment, nip};
use crate::domain::letter::{Assignee, Security, Table, naskah_code};
use crate::domain::numbering::{Known, Pattern, Piece};
use crate::domain::office::Position;
use crate::domain::procedure::{LaneRole, PaperKind, Procedure};
use crate::domain::request::Request;
use crate::paper::Paper;
use crate::paper::email::{EmailDraft, eml};
use crate::paper::form::{FOR_THE_PEN, Form, Part, Side, Signer, form};
use crate::paper::signature::Signature;

/// The fields that name who answers for a request, on the form of Tulungagung's fourth row and elsewhere.
const ADMINISTRATIVE: &str = "administrative_contact";
const TECHNICAL: &str = "technical_contact";

impl Office {
    fn form_paper(
        &self,
        title: &str,
        number: Vec<Piece>,
        subject: String,
        parts: Vec<Part>,
    ) -> Result<Paper, Problem> {
        let (profile, printed) = (self.profile(), self.printed());
        Ok(form(&Form { profile, title: title.to_owned(), number, parts, subject, printed })?)
    }

    /// A number the register has not given yet, with room for the pen.
    fn open_number(&self, classification: &str, pattern: &str) -> Vec<Piece> {
        Pattern::of(pattern).open(&Known {
            classification,
            security: self.profile().letters.marking.code(Security::Open),
            unit: &self.profile().unit_code,
            year: self.year(),
        })
    }

    fn printed_day(&self) -> NaiveDate {
        self.printed().date_naive()
    }

    /// `Kota Contoh, 20 November 2026`.
    fn place_and_date(&self) -> String {
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
        self.form_paper(&title, Vec::new(), request.subject().to_owned(), parts)
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
        self.form_paper("TANDA TERIMA", Vec::new(), request.subject().to_owned(), parts)
    }

    /// Berita acara serah terima akun; the number is left for the register's pen.
    pub(super) fn handover(&self, request: &Request, procedure: &Procedure) -> Result<Paper, Problem> {
        let profile = self.profile();
        let office = with_region(&profile.agency, &profile.region);
        let day = self.printed_day();
        let giver = self.position_of(procedure, LaneRole::Technical).or(profile.head());
        let person = giver.and_then(|position| Some((position, profile.holder(&position.id, day)?.person)));
        let giver_line =
            person.map(|(position, person)| Assignee::of(person, &position.title)).unwrap_or_default();
        let receiver = self.receiver(request);
        let serial = request.slips.last().map_or(FOR_THE_PEN, |slip| slip.serial.as_str());
        let service = &procedure.service.phrase;
        let table = Table {
            header: ["No.", "Uraian", "Jumlah", "Keterangan"].map(str::to_owned).to_vec(),
            widths: vec![11, 85, 31, 33],
            rows: vec![vec![
                "1.".to_owned(),
                format!("Sampul tertutup berisi slip kredensial akun {service}, Nomor Seri {serial}"),
                "1 (satu) sampul".to_owned(),
                "Segel utuh".to_owned(),
            ]],
        };
        let field = |label: &str, value: String| (label.to_owned(), value);
        let parts = vec![
            Part::Paragraph(format!(
                "Pada hari ini, {}, bertempat di {office}, kami yang bertanda tangan di bawah ini:",
                date_in_words(day)
            )),
            Part::Party(
                1,
                vec![
                    field("Nama", giver_line.name),
                    field("NIP", nip::spaced(&giver_line.nip)),
                    field("Jabatan", format!("{},\n{office}", giver_line.job)),
                ],
                "selanjutnya disebut PIHAK PERTAMA;".to_owned(),
            ),
            Part::Party(
                2,
                vec![
                    field("Nama", receiver.clone()),
                    field("NIP", String::new()),
                    field("Jabatan", format!("Penanggung Jawab Teknis,\n{}", self.agency(request))),
                ],
                "selanjutnya disebut PIHAK KEDUA.".to_owned(),
            ),
            Part::Paragraph(
                "PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, barang \
                 sebagai berikut:"
                    .to_owned(),
            ),
            Part::Table(table),
            Part::Paragraph(
                "PIHAK KEDUA membuka sampul, mengganti kata sandi pada penggunaan pertama, dan bertanggung jawab atas \
                 kerahasiaan serta penggunaan akun."
                    .to_owned(),
            ),
            Part::Paragraph(
                "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan \
                 sebagaimana mestinya."
                    .to_owned(),
            ),
            Part::Signatures(vec![
                Signer {
                    side: Side::Left,
                    lead: Vec::new(),
                    signature: Signature {
                        titles: vec!["PIHAK KEDUA,".to_owned()],
                        name: receiver,
                        nip: format!("NIP {}", ".".repeat(34)),
                        ..Signature::default()
                    },
                },
                Signer {
                    side: Side::Right,
                    lead: Vec::new(),
                    signature: Signature { titles: vec!["PIHAK PERTAMA,".to_owned()], ..self.signed_by(giver) },
                },
                Signer {
                    side: Side::Middle,
                    lead: vec!["Mengetahui".to_owned()],
                    signature: self.signed_by(self.position_of(procedure, LaneRole::Division).or(profile.head())),
                },
            ]),
        ];
        let number = self.open_number(&procedure.service.classification, &profile.number_template);
        self.form_paper("BERITA ACARA SERAH TERIMA AKUN", number, request.subject().to_owned(), parts)
    }

    /// Nota dinas that submits the latest konsep of the reply for signature.
    pub(super) fn memo(&self, request: &Request, procedure: &Procedure) -> Result<Paper, Problem> {
        let profile = self.profile();
        let from = self.position_of(procedure, LaneRole::Division).or(profile.drafter(procedure));
        let letters = self.store().letters(Some(request.id))?;
        let letter = latest(PaperKind::Reply, &letters).or(latest(PaperKind::Incomplete, &letters));
        let subject = letter.and_then(|letter| Some(letter.current()?.content.subject.clone()));
        let konsep = subject.unwrap_or_else(|| request.subject().to_owned());
        let title = |position: Option<&Position>| position.map(|it| it.title.clone()).unwrap_or_default();
        let number: String = self
            .open_number(&procedure.service.classification, &profile.letters.memo.number_template)
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Gap => "\u{a0}".repeat(12),
            })
            .collect();
        let agenda = request.agenda.map(|agenda| format!(" (Nomor Agenda {agenda})")).unwrap_or_default();
        let secretary = title(profile.position(&profile.secretary));
        let field = |label: &str, value: String| (label.to_owned(), value);
        let mut head = vec![field("Kepada", title(profile.head())), field("Dari", title(from))];
        if !secretary.is_empty() {
            head.push(field("Tembusan", secretary));
        }
        let enclosure = letter.map_or_else(|| "-".to_owned(), |_| counted(1, "konsep surat"));
        head.extend([
            field("Tanggal", long_date(self.printed_day())),
            field("Nomor", number),
            field("Sifat", request.urgency.label().to_owned()),
            field("Lampiran", enclosure),
            field("Hal", format!("Pengajuan Konsep {konsep}")),
        ]);
        let about = match letter {
            Some(letter) => format!(
                "Bersama ini kami sampaikan konsep surat hal {konsep}, kode naskah {}, revisi {}, untuk mohon \
                 persetujuan dan tanda tangan.",
                naskah_code(letter.id),
                letter.revision()
            ),
            None => {
                "Konsep surat balasan sedang disusun dan akan disampaikan untuk mohon persetujuan.".to_owned()
            }
        };
        let received = long_date(local(request.received, profile.zone).date());
        let parts = vec![
            Part::Fields(head),
            Part::Rule,
            Part::Paragraph(format!(
                "Sehubungan dengan permohonan {} dari {}{agenda} yang diterima tanggal {received}, dengan hormat \
                 disampaikan hal-hal sebagai berikut:",
                procedure.service.phrase,
                self.agency(request)
            )),
            Part::Points(vec![
                format!("Permohonan diproses sesuai SOP Layanan {}.", procedure.service.name),
                about,
                "Dalam hal terdapat perbaikan, mohon arahan agar konsep dapat segera disempurnakan."
                    .to_owned(),
            ]),
            Part::Paragraph("Demikian disampaikan, mohon arahan lebih lanjut.".to_owned()),
            Part::Signatures(vec![Signer {
                side: Side::Right,
                lead: Vec::new(),
                signature: self.signed_by(from),
            }]),
        ];
        self.form_paper("NOTA DINAS", Vec::new(), konsep, parts)
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
