//! Looks for the record of a claim in DNS, and finds out what is wrong with it.

use crate::{
    domain::{
        domain_claim::Seen,
        domain_name::DomainName,
        domain_proof::{LookOutcome, Verdict, excerpt, judge, normalize},
        finding::{Cause, Finding},
        moment::{Moment, Span},
    },
    server::{
        config::Config,
        db::{self, Connection, domains::DomainRow, looks::LookRow},
        dns::{Look, Outcome as Answer},
        failure::Outcome,
        public_suffix,
        state::App,
    },
};
use std::time::Duration;
use tokio::{join, time::timeout};

/// What the other places where a record often stands by mistake may take.
const ELSEWHERE: Duration = Duration::from_millis(2_500);

/// What a look found, and what it says about the claim.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it says.
    pub seen: Seen,
    /// What is kept of it.
    pub look: LookRow,
}

/// The whole name of the record that proves a domain.
#[must_use]
pub fn record_name(config: &Config, domain: &str) -> String {
    format!("{}.{domain}", config.domains.label)
}

/// The zone in which the record probably stands: the domain that someone registered.
#[must_use]
pub fn zone_of(domain: &str) -> &str {
    public_suffix::registrable(domain).unwrap_or(domain)
}

/// Asks DNS. No transaction is open meanwhile.
pub async fn look(app: &App, row: &DomainRow) -> Outcome<Found> {
    let dead = db::domains::list_dead_values(&mut app.db.read().await?, &row.id).await?;
    let name = record_name(&app.config, &row.name);
    let answer = app.resolver.text_records(&name).await;
    let values = values(&answer);
    let mut finding = Finding {
        name: name.clone(),
        server: answer.server.clone(),
        outcome: answer.outcome.word(),
        is_right: false,
        values: excerpt(values),
        total: values.len(),
        cause: None,
        place: None,
        issued_at: None,
    };
    match judge(&row.value, &dead, values) {
        Verdict::Right => finding.is_right = true,
        Verdict::Old(issued_at) => {
            finding.cause = Some(Cause::OldValue);
            finding.issued_at = Some(issued_at);
        }
        Verdict::Shortened => finding.cause = Some(Cause::Shortened),
        Verdict::Other | Verdict::Nothing => {
            if is_absence(finding.outcome) {
                look_elsewhere(app, row, &name, &mut finding).await;
            }
        }
    }
    if finding.cause.is_none() && !finding.is_right && !values.is_empty() {
        let cause = cause_of_others(&mut app.db.read().await?, row, values).await?;
        finding.cause = Some(cause);
    }
    let now = app.clock.now();
    let seen = match finding.outcome {
        _ if finding.is_right => Seen::Present,
        outcome if is_absence(outcome) => Seen::Absent,
        _ => Seen::Unclear,
    };
    let look = LookRow {
        first_at: now,
        last_at: now,
        outcome: finding.outcome,
        finding: serde_json::to_string(&finding)?,
        remembered_until: remembered_until(&answer, now),
    };
    Ok(Found { seen, look })
}

/// Whether an outcome says that the record is not there, or not as it should be. Everything else is an error, which says nothing.
const fn is_absence(outcome: LookOutcome) -> bool {
    matches!(outcome, LookOutcome::Found | LookOutcome::NoName | LookOutcome::NoText)
}

fn values(answer: &Look) -> &[String] {
    match &answer.outcome {
        Answer::Found { values } => values,
        _ => &[],
    }
}

fn remembered_until(answer: &Look, now: Moment) -> Option<Moment> {
    let (Answer::NoName { remembered } | Answer::NoText { remembered }) = &answer.outcome else { return None };
    let seconds = i64::try_from((*remembered)?.as_secs()).ok()?;
    Some(now + Span::seconds(seconds))
}

/// Looks where the value often stands by mistake: at the domain itself, and at the name with the zone appended once more.
async fn look_elsewhere(app: &App, row: &DomainRow, name: &str, finding: &mut Finding) {
    let doubled = format!("{name}.{}", zone_of(&row.name));
    let holds_value = async |place: &str| {
        let answer = timeout(ELSEWHERE, app.resolver.text_records(place)).await;
        answer.is_ok_and(|answer| judge(&row.value, &[], values(&answer)) == Verdict::Right)
    };
    let (is_doubled, is_at_apex) = join!(holds_value(&doubled), holds_value(&row.name));
    if is_doubled {
        finding.cause = Some(Cause::DoubledZone);
        finding.place = Some(doubled);
    } else if is_at_apex {
        finding.cause = Some(Cause::Apex);
        finding.place = Some(row.name.clone());
    }
}

/// What else stands there.
async fn cause_of_others(connection: &mut Connection, row: &DomainRow, values: &[String]) -> Outcome<Cause> {
    let normal: Vec<String> = values.iter().map(|value| normalize(value)).collect();
    let values: Vec<&str> = normal.iter().map(String::as_str).collect();
    let is_of_another = db::domains::is_value_of_another(connection, row, &values).await?;
    Ok(if is_of_another { Cause::OtherClaim } else { Cause::OtherValue })
}

/// The name of the record within a zone: what many consoles want to have typed.
#[must_use]
pub fn name_within(config: &Config, domain: &str) -> String {
    let whole = record_name(config, domain);
    let zone = zone_of(domain);
    whole.strip_suffix(zone).map_or(whole.as_str(), |rest| rest.trim_end_matches('.')).to_owned()
}

/// A domain as people read it.
#[must_use]
pub fn as_read(domain: &str) -> String {
    DomainName::parse(domain).map_or_else(|_| domain.to_owned(), |name| name.to_unicode())
}
