//! The sealed credential slip: made once, handed back to be written, and forgotten.
//!
//! What the office remembers is that a slip was printed and for whom. The secret is in the answer alone.

use serde::Deserialize;
use zeroize::{Zeroize, Zeroizing};

use super::{Office, Problem};
use crate::domain::event::SlipPrinted;
use crate::domain::ids::EntityId;
use crate::domain::indonesian::address::with_region;
use crate::domain::letter::naskah_code;
use crate::domain::request::{Refusal, Request};
use crate::paper::slip::{SlipPaper, slip};

/// Longest user name or secret that stays readable on one line.
const LONGEST: usize = 120;

/// What a slip says, as `request slip --input FILE.json` reads it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipInput {
    /// User name.
    pub user: String,
    /// The secret; wiped when this value goes.
    pub secret: String,
    /// Who receives it; the request's technical contact when absent.
    #[serde(default)]
    pub receiver: Option<String>,
}

impl Drop for SlipInput {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// A slip that was printed.
pub struct PrintedSlip {
    /// Its serial number.
    pub serial: String,
    /// Who receives it.
    pub receiver: String,
    /// The PDF; wiped when this value goes.
    pub pdf: Zeroizing<Vec<u8>>,
}

impl Office {
    /// Makes a slip and records that it was made; every call gives a new serial number.
    ///
    /// # Errors
    /// When user name, secret or receiver is missing or too long; then nothing is recorded.
    pub fn print_slip(&mut self, id: EntityId, input: &SlipInput) -> Result<PrintedSlip, Problem> {
        let (request, procedure) = self.request(id)?;
        let receiver = input.receiver.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let receiver = receiver.map_or_else(|| self.receiver(&request), str::to_owned);
        for (field, value) in [("user", &input.user), ("secret", &input.secret), ("receiver", &receiver)] {
            let length = value.chars().count();
            if value.trim().is_empty() {
                return Err(Refusal::MissingField { field: field.to_owned() }.into());
            }
            if length > LONGEST {
                return Err(Refusal::TooLong { field: field.to_owned(), length, limit: LONGEST }.into());
            }
        }
        let serial = self.serial(&request);
        let field = procedure.service.object_field.as_str();
        let object = match field {
            "application" => "Aplikasi",
            "system" => "Sistem Elektronik",
            "subdomain" => "Subdomain",
            other => procedure.field(other).map_or("", |field| field.label.as_str()),
        };
        let object = (object, request.fields.get(field).map_or("", String::as_str));
        let agency = with_region(&request.applicant.agency, &self.profile().region);
        let paper = slip(&SlipPaper {
            profile: self.profile(),
            serial: &serial,
            service: &procedure.service.name,
            object,
            receiver: &receiver,
            role: "Penanggung Jawab Teknis",
            agency: &agency,
            place: &self.profile().seat,
            user: input.user.trim(),
            secret: &input.secret,
            printed: self.printed(),
        })?;
        let pdf = Zeroizing::new(paper.to_pdf()?);
        let printed = SlipPrinted { serial: serial.clone(), receiver: receiver.clone(), at: self.now() };
        self.record_one(id, printed.into())?;
        Ok(PrintedSlip { serial, receiver, pdf })
    }

    /// `KR-2026-0287`, then `KR-2026-0287-2`: two laptops never give one serial to different requests.
    fn serial(&self, request: &Request) -> String {
        let base = match request.agenda {
            Some(agenda) => format!("KR-{}-{:04}", agenda.year, agenda.sequence),
            None => format!("KR-{}-{}", self.year(), naskah_code(request.id).replace('-', "")),
        };
        match request.slips.len() {
            0 => base,
            printed => format!("{base}-{}", printed + 1),
        }
    }
}
