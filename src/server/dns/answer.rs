//! What one server knows of a name, over its aliases.

use super::{Outcome, exchange};
use hickory_proto::{
    op::{Message, Query, ResponseCode},
    rr::{
        Name, RData, RecordType,
        rdata::opt::{EdnsCode, EdnsOption},
    },
};
use std::{net::SocketAddr, time::Duration};
use tokio::time::Instant;

/// The most aliases that are followed.
const MOST_ALIASES: usize = 8;
/// The option of an answer that says more about an error (RFC 8914).
const EXTENDED_ERROR: u16 = 15;

/// Asks a server for the texts of a name.
pub(super) async fn text_records(server: SocketAddr, name: &str, deadline: Instant) -> Outcome {
    let Ok(mut name) = Name::from_ascii(format!("{name}.")) else { return Outcome::Malformed };
    let mut aliases = 0;
    loop {
        let query = Query::query(name.clone(), RecordType::TXT);
        let message = match exchange::ask(server, &query, deadline).await {
            Ok(message) => message,
            Err(failure) => return failure,
        };
        if let Some(failure) = failure_of(&message) {
            return failure;
        }
        while let Some(target) = alias(&message, &name) {
            aliases += 1;
            if aliases > MOST_ALIASES {
                return Outcome::AliasLoop;
            }
            name = target;
        }
        let values = texts(&message, &name);
        if !values.is_empty() {
            return Outcome::Found { values };
        }
        let remembered = remembered(&message);
        if message.metadata.response_code == ResponseCode::NXDomain {
            return Outcome::NoName { remembered };
        }
        if name == query.name {
            return if knows_nothing(&message) { Outcome::ServerFailure } else { Outcome::NoText { remembered } };
        }
        // An alias whose target the server did not say.
    }
}

/// Whether an empty answer is no answer: the server leads to others, or does not look for answers itself. Only with the zone's
/// own word (SOA), or from a server that looks for answers, does an empty answer say that there is nothing.
fn knows_nothing(message: &Message) -> bool {
    let has = |kind| message.authorities.iter().any(|record| record.record_type() == kind);
    !has(RecordType::SOA) && (has(RecordType::NS) || !message.metadata.recursion_available)
}

/// The failure that a message reports.
fn failure_of(message: &Message) -> Option<Outcome> {
    match message.metadata.response_code {
        ResponseCode::NoError | ResponseCode::NXDomain => None,
        ResponseCode::Refused => Some(Outcome::Refused),
        _ if has_invalid_signatures(message) => Some(Outcome::Dnssec),
        _ => Some(Outcome::ServerFailure),
    }
}

/// Whether a server that validates says so: it found signatures to be bogus, expired, not valid yet, or missing
/// (RFC 8914, 4.7 to 4.11 and 4.13).
fn has_invalid_signatures(message: &Message) -> bool {
    let option = message.edns.as_ref().and_then(|edns| edns.option(EdnsCode::Unknown(EXTENDED_ERROR)));
    matches!(option, Some(EdnsOption::Unknown(_, data)) if matches!(data.as_slice(), [0, 6..=10 | 12, ..]))
}

/// What a name is an alias of.
fn alias(message: &Message, name: &Name) -> Option<Name> {
    message.answers.iter().filter(|record| record.name == *name).find_map(|record| match &record.data {
        RData::CNAME(target) => Some(target.0.clone()),
        _ => None,
    })
}

/// The texts of a name. The strings of one record are one text (RFC 7208, 3.3); what is not UTF-8 in them is replaced.
fn texts(message: &Message, name: &Name) -> Vec<String> {
    let text = |data: &RData| match data {
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        _ => None,
    };
    message.answers.iter().filter(|record| record.name == *name).filter_map(|record| text(&record.data)).collect()
}

/// How long the server remembers that there is nothing (RFC 2308, 5).
fn remembered(message: &Message) -> Option<Duration> {
    message.authorities.iter().find_map(|record| match &record.data {
        RData::SOA(soa) => Some(Duration::from_secs(record.ttl.min(soa.minimum).into())),
        _ => None,
    })
}
