//! Numbers: the next one, blocks for laptops that cannot ask, and the yearly list of those that stayed empty.

use std::collections::{BTreeMap, BTreeSet};

use super::{Office, Problem};
use crate::domain::event::{ActorId, Role};
use crate::domain::ids::{DeviceKey, EntityId};
use crate::domain::numbers::{Gap, Leased, Register, Registers, Voided};

/// What one device may still give out of a register's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The block.
    pub lease: Leased,
    /// Its device's name.
    pub device_name: String,
    /// Numbers of it that nobody has used.
    pub left: usize,
}

impl Office {
    /// The registers' rules as they stand.
    pub(super) fn registers(&self) -> Result<Registers, Problem> {
        let events = self.store().applied_events(EntityId::REGISTERS)?;
        Ok(Registers::fold(&events, self.store().roster()))
    }

    /// The last number a register gave on paper before Lajur took over.
    pub(super) fn start_of(&self, register: Register, year: i32) -> u32 {
        let start = self.profile().register_start(year);
        match register {
            Register::Incoming => start.incoming,
            Register::Outgoing => start.outgoing,
            Register::Memo => start.memo,
        }
    }

    /// The number this device gives next; `None` when it has no block, or none left, and does not keep the register.
    pub(super) fn next_number(&self, register: Register, year: i32) -> Result<Option<u32>, Problem> {
        self.number_after(register, year, &self.store().used_numbers(register, year)?)
    }

    /// The number this device would give next if these were used.
    pub(super) fn number_after(
        &self,
        register: Register,
        year: i32,
        used: &BTreeSet<u32>,
    ) -> Result<Option<u32>, Problem> {
        let Some(device) = self.device() else { return Ok(None) };
        let giver = (&device, self.has_role(Role::Register));
        Ok(self.registers()?.next(register, year, giver, self.start_of(register, year), used))
    }

    /// Gives a device a block of numbers, behind every number used or leased so far.
    ///
    /// # Errors
    /// When this device does not keep the register, or the block would be empty or beyond reason.
    pub fn lease_numbers(
        &mut self,
        register: Register,
        year: i32,
        device: DeviceKey,
        count: u32,
    ) -> Result<Leased, Problem> {
        const MOST: u32 = 1000;
        self.require_office()?;
        if !self.has_role(Role::Register) {
            return Err(Problem::NotRegister);
        }
        if count == 0 || count > MOST {
            return Err(crate::domain::request::Refusal::BadValue {
                field: "count".to_owned(),
                value: count.to_string(),
                expected: "1–1000",
            }
            .into());
        }
        let used = self.store().used_numbers(register, year)?;
        let from = self.registers()?.free_from(register, year, self.start_of(register, year), &used);
        let leased = Leased { register, year, from, to: from.saturating_add(count - 1), device };
        self.record(vec![(EntityId::REGISTERS, leased.clone().into())], ActorId::default())?;
        Ok(leased)
    }

    /// Every block of a year, with what is left of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn blocks(&self, year: i32) -> Result<Vec<Block>, Problem> {
        let mut blocks = Vec::new();
        for lease in self.registers()?.leases.into_iter().filter(|lease| lease.year == year) {
            let used = self.store().used_numbers(lease.register, year)?;
            let device = self.store().roster().device(&lease.device);
            let device_name = device.map_or_else(|| "?".to_owned(), |device| device.name.clone());
            let left = (lease.from..=lease.to).filter(|number| !used.contains(number)).count();
            blocks.push(Block { lease, device_name, left });
        }
        Ok(blocks)
    }

    /// Explains numbers that stay empty, for whoever reads the register later.
    ///
    /// # Errors
    /// When this device does not keep the register, a number is in use, or the reason is empty.
    pub fn void_numbers(&mut self, voided: Voided) -> Result<(), Problem> {
        use crate::domain::request::Refusal;
        self.require_office()?;
        if !self.has_role(Role::Register) {
            return Err(Problem::NotRegister);
        }
        if voided.reason.trim().is_empty() {
            return Err(Refusal::NeedsReason.into());
        }
        let used = self.store().used_numbers(voided.register, voided.year)?;
        if voided.from == 0 || voided.from > voided.to || used.range(voided.from..=voided.to).next().is_some()
        {
            return Err(Refusal::BadValue {
                field: "number".to_owned(),
                value: format!("{}-{}", voided.from, voided.to),
                expected: "unused",
            }
            .into());
        }
        self.record(vec![(EntityId::REGISTERS, voided.into())], ActorId::default())?;
        Ok(())
    }

    /// Every number of a register's year that was passed over, and why.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn number_gaps(&self, register: Register, year: i32) -> Result<BTreeMap<u32, Gap>, Problem> {
        let used = self.store().used_numbers(register, year)?;
        Ok(self.registers()?.gaps(register, year, self.start_of(register, year), &used))
    }
}
