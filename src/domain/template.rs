//! The office's own letter templates: every version that was set, and the one in force.
//!
//! A template belongs to a kind of letter and to one service, or to all of them. What comes with the program stands
//! behind both, so a version without text means: back to what stands behind it.

mod check;
mod file;
pub mod placeholder;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use check::{TemplateFlaw, TemplateTrouble};
pub use file::{
    AssignmentText, BlockText, ClauseText, HandoverText, MemoText, ReportText, SectionText, TableText,
    TemplateFile,
};

use super::event::{Event, Payload};
use super::ids::{DeviceKey, EventHash};
use super::letter::LetterKind;

/// A template is set, as an event says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateSet {
    /// The kind of letter it begins.
    pub kind: LetterKind,
    /// Id of the service it is for; empty for every service.
    #[serde(default)]
    pub procedure: String,
    /// The template in TOML; empty to go back to what stands behind it.
    #[serde(default)]
    pub text: String,
    /// Why, in the words of whoever set it.
    #[serde(default)]
    pub note: String,
}

/// One version of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateVersion {
    /// The event that set it.
    pub event: EventHash,
    /// When, as its author's clock said.
    pub at: DateTime<Utc>,
    /// The laptop it was set on.
    pub device: DeviceKey,
    /// The template; empty when it was taken back.
    pub text: String,
    /// Why.
    pub note: String,
}

/// Every version of every template, by kind and service, causes before effects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Templates {
    versions: BTreeMap<(LetterKind, String), Vec<TemplateVersion>>,
}

impl Templates {
    /// Folds the events that set templates; they may come in any order.
    pub fn fold(events: &[Event]) -> Self {
        let mut sorted: Vec<&Event> = events.iter().collect();
        sorted.sort_by_key(|event| event.order_key());
        sorted.dedup_by_key(|event| event.hash);
        let mut templates = Self::default();
        for event in sorted {
            let Payload::TemplateSet(body) = &event.payload else { continue };
            let version = TemplateVersion {
                event: event.hash,
                at: event.wall,
                device: event.device,
                text: body.text.clone(),
                note: body.note.clone(),
            };
            templates.versions.entry((body.kind, body.procedure.clone())).or_default().push(version);
        }
        templates
    }

    /// The versions for a kind and a service, the first one first; the service is empty for every service.
    pub fn versions(&self, kind: LetterKind, procedure: &str) -> &[TemplateVersion] {
        self.versions.get(&(kind, procedure.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The version in force for exactly this kind and service: the last, unless it took the template back.
    pub fn own(&self, kind: LetterKind, procedure: &str) -> Option<&TemplateVersion> {
        self.versions(kind, procedure).last().filter(|version| !version.text.trim().is_empty())
    }

    /// Every kind and service that ever had a template of its own.
    pub fn keys(&self) -> impl Iterator<Item = (LetterKind, &str)> {
        self.versions.keys().map(|(kind, procedure)| (*kind, procedure.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::ActorId;
    use crate::domain::ids::{EntityId, LogId};

    fn set(clock: u64, hash: u8, procedure: &str, text: &str) -> Event {
        Event {
            hash: EventHash([hash; 32]),
            device: DeviceKey([hash; 32]),
            log: LogId([hash; 16]),
            seq: clock,
            entity: EntityId::TEMPLATES,
            parents: Vec::new(),
            lamport: clock,
            wall: DateTime::from_timestamp(1_795_140_000, 0).unwrap_or_default(),
            actor: ActorId::default(),
            payload: TemplateSet {
                kind: LetterKind::Approval,
                procedure: procedure.to_owned(),
                text: text.to_owned(),
                note: String::new(),
            }
            .into(),
        }
    }

    #[test]
    fn the_last_version_is_in_force_whatever_order_they_come_in() {
        let mut events =
            vec![set(1, 1, "", "satu"), set(2, 9, "", "dua"), set(2, 3, "", "tiga"), set(3, 4, "splp", "x")];
        let folded = Templates::fold(&events);
        let texts: Vec<&str> =
            folded.versions(LetterKind::Approval, "").iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["satu", "tiga", "dua"]);
        assert_eq!(folded.own(LetterKind::Approval, "").map(|it| it.text.as_str()), Some("dua"));
        assert_eq!(folded.own(LetterKind::Refusal, ""), None);
        events.reverse();
        events.push(events[0].clone());
        assert_eq!(Templates::fold(&events), folded);
    }

    #[test]
    fn an_empty_version_takes_the_template_back() {
        let folded = Templates::fold(&[set(1, 1, "splp", "satu"), set(2, 2, "splp", "  ")]);
        assert_eq!(folded.own(LetterKind::Approval, "splp"), None);
        assert_eq!(folded.versions(LetterKind::Approval, "splp").len(), 2);
    }
}
