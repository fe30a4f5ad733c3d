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
        workflow::claims,
    },
};
use std::time::Duration;
use tokio::time::timeout;

/// What the other places where a record often stands by mistake may take.
const ELSEWHERE: Duration = Duration::from_millis(2_500);
/// Values that are compared with those of other claims.
const MOST_COMPARED: usize = 50;

/// What a look found, and what it says about the claim.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it says.
    pub seen: Seen,
    /// What is kept of it.
    pub look: LookRow,
    is_own_trouble: bool,
}

impl Found {
    /// Whether DNS was not asked at all, because too many looks were under way or no server is known. That says nothing about
    /// the domain, and its organization can do nothing about it.
    #[must_use]
    pub const fn is_own_trouble(&self) -> bool {
        self.is_own_trouble
    }
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
    let is_own_trouble = look.outcome == LookOutcome::Busy || answer.server.is_empty();
    Ok(Found { seen, look, is_own_trouble })
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

/// Looks where the value often stands by mistake: at the name with the zone appended once more, and at the domain itself. One
/// after the other, so that a look takes one of the resolver's places.
async fn look_elsewhere(app: &App, row: &DomainRow, name: &str, finding: &mut Finding) {
    let doubled = format!("{name}.{}", zone_of(&row.name));
    let search = async {
        for (cause, place) in [(Cause::DoubledZone, doubled), (Cause::Apex, row.name.clone())] {
            let answer = app.resolver.text_records(&place).await;
            if judge(&row.value, &[], values(&answer)) == Verdict::Right {
                return Some((cause, place));
            }
        }
        None
    };
    if let Ok(Some((cause, place))) = timeout(ELSEWHERE, search).await {
        finding.cause = Some(cause);
        finding.place = Some(place);
    }
}

/// What else stands there. Only what has the form of a value is looked up.
async fn cause_of_others(connection: &mut Connection, row: &DomainRow, values: &[String]) -> Outcome<Cause> {
    let normal: Vec<String> = values.iter().map(|value| normalize(value)).filter(|one| claims::is_value(one)).collect();
    let values: Vec<&str> = normal.iter().take(MOST_COMPARED).map(String::as_str).collect();
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
