//! Joining: requests, and admission by spoken words.

use std::fs::File;
use std::path::Path;

use super::super::{Office, Problem};
use super::Joining;
use crate::bundle::{self, Contents, Limits, NoBlobs};
use crate::domain::event::{ActorId, Admitted, Role};
use crate::domain::ids::{DeviceKey, EntityId};
use crate::platform::files;
use crate::wire::bundle::{JoinRequest, fingerprint};
use crate::wire::words;

impl Office {
    /// Makes this laptop's key, when it has none, and writes its request to join an office.
    ///
    /// # Errors
    /// When the laptop belongs to an office already or the file cannot be written.
    pub fn ask_to_join(&mut self, name: &str, out: &Path) -> Result<Joining, Problem> {
        if self.is_admitted() {
            return Err(Problem::OfficeExists);
        }
        if name.trim().is_empty() {
            let field = "name".to_owned();
            return Err(crate::domain::request::Refusal::MissingField { field }.into());
        }
        self.ensure_key()?;
        self.set_device_name(name.trim())?;
        let key = self.key()?;
        let wish = JoinRequest {
            key: key.device(),
            name: name.trim().to_owned(),
            recipient: key.identity().recipient(),
            created_ms: self.now().timestamp_millis(),
        };
        let joining = Joining { device: wish.key, words: wish.fingerprint() };
        files::write_with(out, |file| bundle::write_join(file, wish, key)).map_err(Problem::file(out))?;
        Ok(joining)
    }

    /// Admits the device whose request lies in a file, when the words read out are its fingerprint.
    ///
    /// # Errors
    /// When this device is no admin, the words are wrong, or the file is not a request to join.
    pub fn admit(&mut self, file: &Path, typed: &str, roles: Vec<Role>) -> Result<JoinRequest, Problem> {
        self.require_office()?;
        let mut source = File::open(file).map_err(Problem::file(file))?;
        let contents = bundle::read(&mut source, Limits::default(), &mut NoBlobs, &self.keys())?;
        let Contents::Join(wish) = contents else { return Err(Problem::OtherBundle) };
        if !words::same_words(typed, &wish.fingerprint()) {
            return Err(Problem::WrongWords);
        }
        self.require_admin()?;
        if self.store().roster().is_active(&wish.key) {
            return Err(Problem::DeviceKnown);
        }
        let admitted =
            Admitted { key: wish.key, name: wish.name.clone(), roles, recipient: wish.recipient.clone() };
        self.record(vec![(EntityId::ROSTER, admitted.into())], ActorId::default())?;
        Ok(wish)
    }

    pub(in crate::engine) fn require_admin(&self) -> Result<(), Problem> {
        if self.has_role(Role::Admin) { Ok(()) } else { Err(Problem::NotAdmin) }
    }

    /// The five words of a device in the list.
    pub fn words_of(&self, key: &DeviceKey) -> Vec<String> {
        let recipient = self.store().roster().device(key).map(|it| it.recipient.clone()).unwrap_or_default();
        fingerprint(key, &recipient)
    }
}
