//! `business-center domain`: looks at domains, checks them, decides disputes.

use super::{
    Failed, open,
    output::{print, say},
    records::begin,
};
use crate::{
    domain::{
        audit::Action,
        domain_claim::{DomainEvent, DomainState, Standing},
        domain_name::DomainName,
        finding::Finding,
    },
    server::{
        audit::Entry,
        change::Change,
        config::Config,
        db::{self, Connection, domains::DomainRow},
        text,
        workflow::claims::{self, limits},
    },
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::{io, process::ExitCode};

/// Claims that are read together.
const BATCH: i64 = 200;

#[derive(Debug, Subcommand)]
pub(super) enum DomainCommand {
    /// List domains with organization, state and the next check.
    List {
        /// Only domains in this state.
        #[arg(long, value_parser = DomainState::ALL.map(DomainState::code))]
        state: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show every organization's claim to a domain, with what DNS said.
    Show {
        /// The domain.
        domain: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Let the server look for the DNS records of a domain now.
    Check {
        /// The domain.
        domain: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Allow organizations to add a public email provider's domain.
    Allow {
        /// The domain.
        domain: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Decide a dispute: who keeps or gets the domain.
    Decide {
        /// The domain.
        domain: String,
        /// The ID of the claim that gets it (see `domain show`); every other one is refused.
        #[arg(long, value_name = "ID")]
        to: String,
        /// Why, for the audit trail.
        #[arg(long)]
        reason: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Remove an organization's claim to a domain.
    Release {
        /// The ID of the claim (see `domain show`).
        id: String,
        /// Why, for the audit trail.
        #[arg(long)]
        reason: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: DomainCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    match command {
        DomainCommand::List { state, json } => {
            let state = state.as_deref().and_then(DomainState::from_code);
            let mut change = begin(&db).await?;
            change.record(Entry::of_nobody(Action::DomainShown, "domains", json!({ "domain_state": state })));
            change.commit().await?;
            let mut connection = db.read().await?;
            let mut after = (String::new(), String::new());
            loop {
                let rows = db::domains::list(&mut connection, (&after.0, &after.1), BATCH).await?;
                let Some(last) = rows.last() else { break };
                after = (last.name.clone(), last.id.clone());
                for row in rows.iter().filter(|row| state.is_none_or(|state| row.state == state)) {
                    let facts = facts(&mut connection, row).await?;
                    print(json, &facts, || line(&facts))?;
                }
            }
        }
        DomainCommand::Show { domain, json } => {
            let name = parse(&domain)?;
            let mut change = begin(&db).await?;
            let found = describe(&mut change, &name).await?;
            change.record(Entry::of_nobody(Action::DomainShown, name.as_str(), json!({ "domain": name.as_str() })));
            change.commit().await?;
            print_all(json, &found)?;
        }
        DomainCommand::Check { domain, json } => {
            let name = parse(&domain)?;
            let mut change = begin(&db).await?;
            let now = change.now;
            for row in claims_to(&mut change, &name).await? {
                db::domains::look_soon(&mut change, &row.id, now).await?;
            }
            let found = describe(&mut change, &name).await?;
            change.record(Entry::of_nobody(Action::DomainShown, name.as_str(), json!({ "domain": name.as_str() })));
            change.commit().await?;
            print_all(json, &found)?;
            if !json {
                say("The server looks for the records within seconds; `domain show` tells what it found.")?;
            }
        }
        DomainCommand::Allow { domain, json } => {
            let name = parse(&domain)?;
            let mut change = begin(&db).await?;
            let now = change.now;
            let is_new = db::domains::allow(&mut change, name.as_str(), now).await?;
            if is_new {
                change.record(Entry::of_nobody(
                    Action::DomainAllowed,
                    name.as_str(),
                    json!({ "domain": name.as_str() }),
                ));
            }
            change.commit().await?;
            print(json, &json!({ "domain": name.as_str(), "allowed": true, "changed": is_new }), || {
                let already = if is_new { "" } else { " already" };
                format!("{name} is allowed{already}.")
            })?;
        }
        DomainCommand::Decide { domain, to, reason, json } => {
            let name = parse(&domain)?;
            let mut change = begin(&db).await?;
            decide(&mut change, config, &name, &to, &reason).await?;
            let found = describe(&mut change, &name).await?;
            change.commit().await?;
            print_all(json, &found)?;
        }
        DomainCommand::Release { id, reason, json } => {
            let mut change = begin(&db).await?;
            let row = claims::lock(&mut change, &id).await?;
            let row = row.filter(|row| row.state != DomainState::Removed);
            let row = row.ok_or_else(|| format!("there is no claim {id:?}"))?;
            if !claims::remove(&mut change, config, &row, Some(&reason)).await? {
                return Err("the claim changes at this moment; try again".into());
            }
            change.commit().await?;
            print(json, &json!({ "id": id, "state": DomainState::Removed }), || format!("{} was released.", row.name))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(typed: &str) -> Result<DomainName, Failed> {
    Ok(DomainName::parse(typed).map_err(|fault| format!("{typed:?} is not a domain: {}", fault.code()))?)
}

/// The claims to a domain; an error where there are none.
async fn claims_to(change: &mut Change, name: &DomainName) -> Result<Vec<DomainRow>, Failed> {
    let rows = db::domains::list_claims(change, name.as_str()).await?;
    if rows.is_empty() {
        return Err(format!("no organization has added {name}").into());
    }
    Ok(rows)
}

/// Gives a domain to one claim and refuses all others.
async fn decide(change: &mut Change, config: &Config, name: &DomainName, to: &str, reason: &str) -> Result<(), Failed> {
    db::domains::lock_name(change, name.as_str()).await?;
    let rows = claims_to(change, name).await?;
    let heir = rows.iter().find(|row| row.id == to).ok_or_else(|| format!("{name} has no claim {to:?}"))?;
    if !heir.state.is_proven() && heir.state != DomainState::Contested {
        return Err(format!("the claim {to} is {}: only a proven one can get the domain", heir.state.code()).into());
    }
    let (now, limits) = (change.now, limits(config));
    let removed = Standing::entering(DomainState::Removed, now, limits);
    if let Some(holder) = rows.iter().find(|row| row.state.is_proven() && row.id != heir.id) {
        claims::hand_over(change, config, holder, &heir.id, Some(reason)).await?;
    } else if heir.state == DomainState::Contested {
        let proven = Standing::entering(DomainState::Verified, now, limits);
        claims::enter(change, config, heir, proven, DomainEvent::Proven, Some(reason)).await?;
    }
    for other in rows.iter().filter(|row| row.state == DomainState::Contested && row.id != heir.id) {
        let Some(other) = db::domains::find(change, &other.id).await? else { continue };
        claims::enter(change, config, &other, removed, DomainEvent::Refused, Some(reason)).await?;
    }
    Ok(())
}

/// Every claim to a domain with its looks.
async fn describe(change: &mut Change, name: &DomainName) -> Result<Vec<Value>, Failed> {
    let mut found = Vec::new();
    for row in claims_to(change, name).await? {
        let mut facts = facts(change, &row).await?;
        let mut looks = Vec::new();
        for look in db::looks::list(change, &row.id).await? {
            let finding: Finding = serde_json::from_str(&look.finding)?;
            looks.push(json!({
                "first_at": text::iso(look.first_at), "last_at": text::iso(look.last_at), "outcome": look.outcome,
                "right": finding.is_right, "cause": finding.cause, "server": finding.server, "name": finding.name,
                "values": finding.values,
            }));
        }
        facts["value"] = row.value.as_str().into();
        facts["looks"] = looks.into();
        found.push(facts);
    }
    Ok(found)
}

fn print_all(as_json: bool, claims: &[Value]) -> io::Result<()> {
    for facts in claims {
        print(as_json, facts, || {
            let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let looks = facts["looks"].as_array().into_iter().flatten().map(|look| {
                format!("  {}  {}  {}", word(&look["last_at"]), word(&look["outcome"]), word(&look["cause"]))
            });
            let lines = [line(facts), format!("  value {}", word(&facts["value"]))].into_iter().chain(looks);
            lines.collect::<Vec<_>>().join("\n")
        })?;
    }
    Ok(())
}

async fn facts(connection: &mut Connection, row: &DomainRow) -> Result<Value, Failed> {
    let accounts = db::domains::list_accounts(connection, &row.id).await?;
    Ok(json!({
        "id": row.id,
        "domain": row.name,
        "state": row.state,
        "since": text::iso(row.since),
        "until": row.until.map(text::iso),
        "proven_at": row.proven_at.map(text::iso),
        "next_check": row.look_at.map(text::iso),
        "organization": accounts.first().map(|account| account.organization_name.clone()),
        "accounts": accounts.iter().map(|account| json!({
            "agreement": account.agreement_number, "number": account.account_number, "name": account.account_name,
        })).collect::<Vec<_>>(),
    }))
}

fn line(facts: &Value) -> String {
    let word = |key: &str| facts[key].as_str().unwrap_or("-").to_owned();
    format!(
        "{}  {}  {}  {}  next check {}",
        word("id"),
        word("domain"),
        word("state"),
        word("organization"),
        word("next_check")
    )
}
