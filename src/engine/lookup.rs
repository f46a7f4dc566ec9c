//! From what a person types to what is meant: whole ids, beginnings of ids, agenda numbers.

use super::{Office, Problem};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::store::EntityTable;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A request.
    Request,
    /// A letter.
    Letter,
    /// A device.
    Device,
    /// A conflict.
    Conflict,
    /// An event in the history.
    Event,
    /// A secret that this device can read.
    Secret,
    /// A position of the office.
    Position,
    /// What a scan belongs to.
    Paper,
}

impl Office {
    /// Finds a request by its id, the beginning of it, or its agenda number such as `287/2026`.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find_request(&self, typed: &str) -> Result<EntityId, Problem> {
        if let Some(agenda) = agenda(typed) {
            let found = self.store().by_agenda(agenda)?;
            if !found.is_empty() {
                return only(found, What::Request, typed);
            }
        }
        self.find(EntityTable::Request, What::Request, typed)
    }

    /// Finds a letter by its id or the beginning of it.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find_letter(&self, typed: &str) -> Result<EntityId, Problem> {
        self.find(EntityTable::Letter, What::Letter, typed)
    }

    fn find(&self, table: EntityTable, what: What, typed: &str) -> Result<EntityId, Problem> {
        let not_found = || Problem::NotFound { what, id: typed.to_owned() };
        let (from, to) = range(typed).ok_or_else(not_found)?;
        only(self.store().ids_from(table, from, to)?, what, typed)
    }
}

fn only(found: Vec<EntityId>, what: What, typed: &str) -> Result<EntityId, Problem> {
    match found.as_slice() {
        [] => Err(Problem::NotFound { what, id: typed.to_owned() }),
        [id] => Ok(*id),
        _ => Err(Problem::Ambiguous { what, id: typed.to_owned() }),
    }
}

fn agenda(typed: &str) -> Option<AgendaNo> {
    let (sequence, year) = typed.trim().split_once('/')?;
    Some(AgendaNo { year: year.parse().ok()?, sequence: sequence.parse().ok()? })
}

/// The ids that begin with the hexadecimal digits typed; `None` for anything else.
fn range(typed: &str) -> Option<(EntityId, EntityId)> {
    let digits: String = typed.trim().chars().filter(|c| *c != '-').collect();
    if digits.is_empty() || digits.len() > 32 {
        return None;
    }
    let filled = |filler: &str| format!("{digits}{}", filler.repeat(32 - digits.len())).parse().ok();
    Some((filled("0")?, filled("f")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_ids_name_a_range() {
        let (from, to) = range("ab-c").unwrap();
        assert!(from.to_string().starts_with("abc000") && to.to_string().starts_with("abcfff"));
        assert_eq!(range("zz"), None);
        assert_eq!(range(""), None);
        assert_eq!(range(&"a".repeat(33)), None);
        assert_eq!(range("ééé"), None);
    }

    #[test]
    fn agenda_numbers_are_recognised() {
        assert_eq!(agenda("287/2026"), Some(AgendaNo { year: 2026, sequence: 287 }));
        assert_eq!(agenda("287"), None);
    }
}
