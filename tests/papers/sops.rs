//! The SOP documents of the five procedures.

use lajur::domain::procedure::Procedure;
use lajur::paper::sop::{SopPaper, sop_document};

use super::{check_within, sample};

/// Every built-in procedure.
pub fn procedures() -> Vec<Procedure> {
    Procedure::builtin().iter().map(|(_, text)| Procedure::parse(text).unwrap()).collect()
}

#[test]
fn the_five_sop_documents() {
    let office = sample::office();
    for procedure in procedures() {
        let printed = sample::at(20, 9, 0);
        let paper =
            sop_document(&SopPaper { procedure: &procedure, profile: Some(&office), printed }).unwrap();
        assert!(paper.missing.is_empty(), "{}: {:?}", procedure.id, paper.missing);
        check_within(&format!("sop-{}", procedure.id), &paper, 70_000);
        assert!(paper.pages.len() <= 3, "{} takes {} pages", procedure.id, paper.pages.len());
    }
}

#[test]
fn an_own_sop_names_the_official_who_approved_it() {
    let mut procedure = procedures().pop().unwrap();
    let office = sample::office();
    office.government.clone_into(&mut procedure.identity.government);
    let printed = sample::at(20, 9, 0);
    let paper = sop_document(&SopPaper { procedure: &procedure, profile: Some(&office), printed }).unwrap();
    check_within("sop-own", &paper, 70_000);
}
