//! What other laptops have: as they said themselves, or as third laptops passed on under their signatures.

use super::super::{Office, Problem};
use crate::store::{Peer, StoreError};
use crate::wire::bundle::{Kind, Manifest};
use crate::wire::claim::{self, Claim};

impl Office {
    /// What every laptop last said of itself, here or to others; one that was only heard of was heard at time 0.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn peers(&self) -> Result<Vec<Peer>, StoreError> {
        let mut peers = self.store().peers()?;
        for claim in self.store().claims()? {
            match peers.iter_mut().find(|peer| peer.device == claim.device) {
                Some(peer) if claim.created_ms > peer.created_ms => {
                    (peer.created_ms, peer.frontier) = (claim.created_ms, claim.frontier);
                }
                Some(_) => {}
                None => peers.push(Peer {
                    device: claim.device,
                    frontier: claim.frontier,
                    wanted: Vec::new(),
                    app: String::new(),
                    created_ms: claim.created_ms,
                    heard_ms: 0,
                }),
            }
        }
        Ok(peers)
    }

    /// Notes how far the exporter has read, and what it passes on of others, as far as they belong to the office.
    pub(super) fn hear(&self, manifest: &Manifest, now: i64) -> Result<(), Problem> {
        let counts = |claim: &Claim| {
            self.store().roster().is_active(&claim.device)
                && self.device() != Some(claim.device)
                && claim.fits(manifest.office)
        };
        for claim in manifest.claims.iter().filter(|claim| counts(claim)) {
            self.store().note_claim(claim)?;
        }
        let known = self.store().roster().is_active(&manifest.exporter);
        if !known || self.device() == Some(manifest.exporter) {
            return Ok(());
        }
        if let Some(claim) = manifest.claim() {
            self.store().note_claim(&claim)?;
        }
        let peer = Peer {
            device: manifest.exporter,
            frontier: manifest.frontier.clone(),
            wanted: manifest.wanted.clone(),
            app: manifest.app.clone(),
            created_ms: manifest.created_ms,
            heard_ms: now,
        };
        Ok(self.store().note_peer(&peer, manifest.kind == Kind::Request)?)
    }

    /// What active laptops said they had, for others to know.
    pub(super) fn claims_to_pass_on(&self) -> Result<Vec<Claim>, Problem> {
        let active = |claim: &Claim| self.store().roster().is_active(&claim.device);
        let claims = self.store().claims()?.into_iter().filter(active);
        Ok(claims.take(claim::MOST).collect())
    }
}
