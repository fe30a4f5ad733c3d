//! The services that ask who may use them: who they are, and how often they ask.

use crate::{
    api::ApiError,
    domain::moment::{Moment, Span},
    server::{
        context::Context,
        db::{
            self,
            limits::{Bucket, take, take_some, wait},
            relying::ServiceRow,
        },
        failure::Outcome,
        state::App,
        token::sha256_hex,
    },
};
use axum::http::{HeaderMap, header};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// How long the former secret of a service works.
pub const FORMER_SECRET: Span = Span::days(1);
/// Questions of a service on all servers: a thousand a second, and a minute's worth in a burst.
const QUESTIONS: Bucket = Bucket { burst: 60_000, period: Span(1) };
/// Questions that a server takes from this limit together, so that not each one is written down.
const TOGETHER: i64 = 200;
/// Wrong secrets of a network address, as for sign-in.
const WRONG: Bucket = Bucket { burst: 30, period: Span::seconds(1) };

/// A service that has proven who it is.
#[derive(Clone, Debug)]
pub struct Service {
    /// Id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the key that signs answers.
    pub key_id: Option<String>,
}

/// What is left of the questions that this server took from the limits, by service.
#[derive(Debug, Default)]
pub struct Allowances(Mutex<HashMap<String, i64>>);

impl Allowances {
    fn add(&self, service_id: &str, count: i64) -> bool {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = left.entry(service_id.to_owned()).or_default();
        if *left + count < 0 {
            return false;
        }
        *left += count;
        true
    }
}

/// The service whose name and secret a request carries (RFC 7617). An unknown name and a wrong secret are answered alike.
pub async fn authenticate(context: &Context, headers: &HeaderMap) -> Outcome<Service> {
    let (name, secret) = credentials(headers).ok_or(ApiError::Unauthenticated)?;
    let hash = sha256_hex(secret.as_bytes());
    let mut connection = context.read().await?;
    let row = db::relying::find(&mut connection, &name).await?;
    let Some(row) = row.filter(|row| is_right(row, &hash, context.now)) else {
        let key = format!("service:{}", context.client);
        let waiting = wait(&mut connection, &key, WRONG, context.now).await?;
        drop(connection);
        return Err(refuse(context, &key, waiting).await?.into());
    };
    drop(connection);
    charge(context, &row.id).await?;
    Ok(Service { id: row.id, name: row.name, key_id: row.key_id })
}

fn is_right(row: &ServiceRow, hash: &str, now: Moment) -> bool {
    let is_former = row.former_ends_at.is_some_and(|ends_at| now < ends_at);
    row.secret_hash == hash || is_former && row.former_secret_hash.as_deref() == Some(hash)
}

fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, encoded) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(encoded.trim()).ok())??;
    let (name, secret) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((name.to_owned(), secret.to_owned()))
}

/// Counts a wrong attempt, unless the limit is exhausted: then it says when to try again.
async fn refuse(context: &Context, key: &str, waiting: Option<Span>) -> Outcome<ApiError> {
    if let Some(span) = waiting {
        return Ok(ApiError::Wait { seconds: span.whole_seconds_up() });
    }
    let mut tx = context.write().await?;
    take(&mut tx, key, WRONG, context.now).await?;
    tx.commit().await?;
    Ok(ApiError::Unauthenticated)
}

async fn charge(context: &Context, service_id: &str) -> Outcome<()> {
    let app: &App = &context.app;
    if app.allowances.add(service_id, -1) {
        return Ok(());
    }
    let key = format!("questions:{service_id}");
    let mut tx = context.write().await?;
    if !take_some(&mut tx, &key, QUESTIONS, TOGETHER, context.now).await? {
        return Err(ApiError::Wait { seconds: 1 }.into());
    }
    tx.commit().await?;
    app.allowances.add(service_id, TOGETHER - 1);
    Ok(())
}
