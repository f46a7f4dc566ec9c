//! `lajur numbers`: blocks of numbers for laptops that cannot ask, and numbers that stayed empty.

use serde_json::{Value, json};

use super::args::{NumberBook as Book, Numbers as Command};
use super::output::{Output, table};
use crate::domain::numbers::{Gap, Register, Voided};
use crate::engine::{Office, Problem};

fn register(book: Book) -> Register {
    match book {
        Book::Incoming => Register::Incoming,
        Book::Outgoing => Register::Outgoing,
        Book::Memo => Register::Memo,
    }
}

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let this_year = office.year();
    match command {
        Command::Lease { holder, count, book, year } => {
            let device = office.find_device(&holder)?;
            let leased = office.lease_numbers(register(book), year.unwrap_or(this_year), device, count)?;
            out.answer(&leased, |text| {
                let values = [
                    ("from", leased.from.into()),
                    ("to", leased.to.into()),
                    ("name", holder.as_str().into()),
                    ("year", leased.year.to_string().into()),
                ];
                text.push_str(&out.words.with("cli-leased", &values));
            });
        }
        Command::Leases { year } => leases(office, year.unwrap_or(this_year), out)?,
        Command::Gaps { book, year } => gaps(office, register(book), year.unwrap_or(this_year), out)?,
        Command::Void { number, until, book, year, reason } => {
            let (year, to) = (year.unwrap_or(this_year), until.unwrap_or(number));
            let voided = Voided { register: register(book), year, from: number, to, reason };
            office.void_numbers(voided)?;
            gaps(office, register(book), year, out)?;
        }
    }
    Ok(())
}

fn leases(office: &Office, year: i32, out: Output) -> Result<(), Problem> {
    let blocks = office.blocks(year)?;
    let lines: Vec<Value> = blocks
        .iter()
        .map(|block| {
            json!({
                "register": block.lease.register, "year": year, "from": block.lease.from, "to": block.lease.to,
                "device": block.lease.device, "name": block.device_name, "left": block.left,
            })
        })
        .collect();
    out.answer(&lines, |text| {
        let rows = blocks.iter().map(|block| {
            let (from, to) = (block.lease.from, block.lease.to);
            let book = match block.lease.register {
                Register::Incoming => out.words.say("register-incoming"),
                Register::Outgoing => out.words.say("register-outgoing"),
                Register::Memo => out.words.say("register-memo"),
            };
            let left = out.words.with("register-left", &[("count", block.left.into())]);
            vec![book, format!("{from}–{to}"), block.device_name.clone(), left]
        });
        table(text, &rows.collect::<Vec<_>>());
    });
    Ok(())
}

fn gaps(office: &Office, register: Register, year: i32, out: Output) -> Result<(), Problem> {
    let gaps = office.number_gaps(register, year)?;
    let name = |gap: &Gap| match gap {
        Gap::Leased { device } => {
            let device = office.store().roster().device(device);
            device.map_or_else(|| "?".to_owned(), |device| device.name.clone())
        }
        _ => String::new(),
    };
    let line = |(number, gap): (&u32, &Gap)| {
        let mut line = json!(gap);
        line["number"] = json!(number);
        if let Gap::Leased { .. } = gap {
            line["name"] = json!(name(gap));
        }
        line
    };
    out.answer(&gaps.iter().map(line).collect::<Vec<_>>(), |text| {
        if gaps.is_empty() {
            text.push_str(&out.words.say("register-no-gaps"));
        }
        let row = |(number, gap): (&u32, &Gap)| {
            let why = match gap {
                Gap::Voided { reason } => reason.clone(),
                Gap::Leased { .. } => out.words.with("register-leased", &[("name", name(gap).into())]),
                Gap::Unexplained => out.words.say("register-unexplained"),
            };
            vec![number.to_string(), why]
        };
        table(text, &gaps.iter().map(row).collect::<Vec<_>>());
    });
    Ok(())
}
