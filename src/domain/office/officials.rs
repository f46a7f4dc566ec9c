//! The register of officials: who takes a position from which day on, and in which capacity.

use chrono::NaiveDate;

use super::{Assignment, Capacity, Person, Profile};
use crate::domain::request::Refusal;

impl Profile {
    /// The profile with one more line in the register of officials.
    ///
    /// A newly appointed holder ends the open appointment of whoever held the position before.
    ///
    /// # Errors
    /// When the position or the person is unknown, the last day lies before the first, or an acting official has no
    /// last day.
    pub fn assigned(&self, assignment: Assignment) -> Result<Self, Refusal> {
        let Assignment { position, person, capacity, from, until } = &assignment;
        if self.position(position).is_none() {
            let known = self.positions.iter().map(|it| it.id.clone()).collect();
            return Err(Refusal::UnknownPosition { position: position.clone(), known });
        }
        if self.person(person).is_none() {
            let known = self.people.iter().map(|it| it.name.clone()).collect();
            return Err(Refusal::UnknownPerson { person: person.clone(), known });
        }
        match until {
            Some(until) if until < from => return Err(Refusal::EndsBeforeItBegins),
            // Whoever acts for somebody else does so by an order with an end.
            None if *capacity != Capacity::Definitive => {
                return Err(Refusal::MissingField { field: "until".to_owned() });
            }
            _ => {}
        }
        let mut profile = self.clone();
        if *capacity == Capacity::Definitive {
            let day_before = from.pred_opt().unwrap_or(*from);
            let open = |it: &&mut Assignment| {
                it.position == *position && it.capacity == Capacity::Definitive && it.from < *from
            };
            for earlier in profile.assignments.iter_mut().filter(open) {
                earlier.until = Some(earlier.until.map_or(day_before, |until| until.min(day_before)));
            }
        }
        profile.assignments.push(assignment);
        Ok(profile)
    }

    /// The profile with one more person, and the person's id; somebody of the same name is the same person, whose
    /// pangkat, golongan and NIP are brought up to date.
    ///
    /// # Errors
    /// When the name is empty.
    pub fn with_person(&self, person: Person) -> Result<(Self, String), Refusal> {
        let name = person.name.trim();
        if name.is_empty() {
            return Err(Refusal::MissingField { field: "person".to_owned() });
        }
        let mut profile = self.clone();
        if let Some(known) = profile.people.iter_mut().find(|it| it.name.trim().eq_ignore_ascii_case(name)) {
            for (old, new) in [
                (&mut known.rank, &person.rank),
                (&mut known.grade, &person.grade),
                (&mut known.nip, &person.nip),
                (&mut known.job, &person.job),
            ] {
                if !new.trim().is_empty() {
                    new.trim().clone_into(old);
                }
            }
            let id = known.id.clone();
            return Ok((profile, id));
        }
        let free = |number: &usize| profile.person(&format!("p{number}")).is_none();
        let number = (profile.people.len() + 1..).find(free).unwrap_or_default();
        let id = format!("p{number}");
        let name = name.to_owned();
        profile.people.push(Person { id: id.clone(), name, ..person });
        Ok((profile, id))
    }

    /// Every line of the register of officials that counts on a day or later, in order of positions.
    pub fn assignments_from(&self, day: NaiveDate) -> Vec<&Assignment> {
        let place = |it: &&Assignment| {
            let position = self.positions.iter().position(|position| position.id == it.position);
            (position, it.from)
        };
        let mut lines: Vec<&Assignment> =
            self.assignments.iter().filter(|it| it.until.is_none_or(|until| until >= day)).collect();
        lines.sort_by_key(place);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::office::Position;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn line(person: &str, capacity: Capacity, from: u32, until: Option<u32>) -> Assignment {
        let (position, person) = ("kadis".to_owned(), person.to_owned());
        Assignment { position, person, capacity, from: day(from), until: until.map(day) }
    }

    fn office() -> Profile {
        let person = |id: &str| Person { id: id.to_owned(), name: id.to_owned(), ..Person::default() };
        Profile {
            positions: vec![Position { id: "kadis".to_owned(), ..Position::default() }],
            people: ["lama", "baru", "sekretaris"].map(person).to_vec(),
            assignments: vec![line("lama", Capacity::Definitive, 1, None)],
            ..Profile::default()
        }
    }

    #[test]
    fn a_new_holder_ends_the_old_one_s_time_and_an_acting_one_stands_in_between() {
        let office = office().assigned(line("baru", Capacity::Definitive, 20, None)).unwrap();
        let office = office.assigned(line("sekretaris", Capacity::Plh, 10, Some(12))).unwrap();
        let holders =
            [9, 10, 12, 13, 19, 20].map(|it| office.holder("kadis", day(it)).unwrap().person.id.as_str());
        assert_eq!(holders, ["lama", "sekretaris", "sekretaris", "lama", "lama", "baru"]);
        assert_eq!(office.assignments_from(day(13)).len(), 2);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let office = office();
        let refused = |line: Assignment| office.assigned(line).unwrap_err();
        assert_eq!(
            refused(line("baru", Capacity::Plt, 10, None)),
            Refusal::MissingField { field: "until".to_owned() }
        );
        assert_eq!(refused(line("baru", Capacity::Plh, 10, Some(9))), Refusal::EndsBeforeItBegins);
        assert!(matches!(refused(line("siapa", Capacity::Plh, 10, Some(11))), Refusal::UnknownPerson { .. }));
        let elsewhere =
            Assignment { position: "camat".to_owned(), ..line("baru", Capacity::Plt, 1, Some(2)) };
        assert!(matches!(refused(elsewhere), Refusal::UnknownPosition { .. }));
    }

    #[test]
    fn somebody_of_the_same_name_is_the_same_person() {
        let known = Person { name: " LAMA ".to_owned(), nip: "1".to_owned(), ..Person::default() };
        let (office, id) = office().with_person(known).unwrap();
        assert_eq!((office.people.len(), id.as_str(), office.people[0].nip.as_str()), (3, "lama", "1"));
        let (office, id) =
            office.with_person(Person { name: "Orang Baru".to_owned(), ..Person::default() }).unwrap();
        assert_eq!((office.people.len(), id.as_str()), (4, "p4"));
        assert!(office.with_person(Person::default()).is_err());
    }
}
