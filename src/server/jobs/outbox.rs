//! Sends what waits in the outbox: at least once, never with a transaction across SMTP.
//!
//! A row is leased and committed; its link is made and committed; the mail is sent; the row is
//! finished. A worker that dies leaves a lease that ends, and another worker sends again.

use crate::{
    domain::{
        invitation::LINK_LIFETIME,
        moment::{Moment, Span},
    },
    server::{
        config::Config,
        db::{
            self, Connection,
            invitations::InvitationRow,
            outbox::{LONGEST_WAIT, OutboxRow},
        },
        failure::{Failure, Outcome},
        ids::new_id,
        mail::{Links, Mail, MailKind, SendError, Transport, compose},
        state::App,
        token::Token,
        workflow::{
            notices::{tell_inviter, tell_vendor},
            reset, roster,
        },
    },
};
use std::time::Duration;
use tokio::{sync::watch, task::JoinSet};

/// Mails sent side by side.
pub const IN_FLIGHT: i64 = 8;
/// How long a mail is one worker's. Longer than `mail::SEND_TIMEOUT` and the transactions around it, so
/// that nobody else sends meanwhile; short, because the mails of a server that died wait so long for
/// another one. A server on SQLite, which is alone, waits for nothing: see `operator`.
const LEASE: Span = Span::seconds(90);
/// How long sends under way may take once the server is told to stop; then their leases are given back.
/// Within the time that `http::serve` gives.
const PATIENCE: Duration = Duration::from_secs(7);
/// Waits between attempts: doubled from the shortest to [`LONGEST_WAIT`].
const SHORTEST_WAIT: Span = Span::seconds(30);
/// After this time a mail is given up.
const GIVE_UP: Span = Span::days(7);
/// But not before this many attempts: a server that was off for a week has not tried.
const FEWEST_ATTEMPTS: i64 = 10;

/// Sends the mails that are due, a handful side by side, and gives their number.
pub async fn deliver_due(app: &App, transport: &Transport, stop: &watch::Receiver<bool>) -> Outcome<usize> {
    let mut connection = app.db.write().await?;
    let rows = db::outbox::claim(&mut connection, app.clock.now(), LEASE, IN_FLIGHT).await?;
    connection.commit().await?;
    let mut attempts = JoinSet::new();
    for row in &rows {
        let (app, transport, row) = (app.clone(), transport.clone(), row.clone());
        attempts.spawn(async move { deliver(&app, &transport, &row).await });
    }
    tokio::select! {
        () = finish(&mut attempts) => {}
        () = out_of_patience(stop.clone()) => {
            attempts.shutdown().await;
            give_back(app, &rows).await?;
        }
    }
    Ok(rows.len())
}

async fn finish(attempts: &mut JoinSet<Outcome<()>>) {
    while let Some(attempt) = attempts.join_next().await {
        match attempt {
            Ok(Ok(())) => {}
            // The lease ends by itself, and the mail is tried again.
            Ok(Err(error)) => tracing::error!(%error, "a mail could not be worked on"),
            Err(error) => tracing::error!(%error, "a delivery stopped"),
        }
    }
}

/// Ends some time after the server was told to stop.
async fn out_of_patience(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        // Nobody is left who could say so.
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(PATIENCE).await;
}

/// Gives back the leases of the mails that are not finished. One that the mail server took over at this
/// very moment comes twice, with the same Message-ID: better than not at all.
async fn give_back(app: &App, rows: &[OutboxRow]) -> Outcome<()> {
    let mut connection = app.db.write().await?;
    for row in rows {
        db::outbox::release(&mut connection, row, None, app.clock.now()).await?;
    }
    Ok(connection.commit().await?)
}

async fn deliver(app: &App, transport: &Transport, row: &OutboxRow) -> Outcome<()> {
    let Some(mail) = prepare(app, row).await? else { return Ok(()) };
    let sent = transport.send(&app.config, &row.id, &row.recipient, &mail).await;
    let mut connection = turn_while_leased(app, row).await?;
    let now = app.clock.now();
    match sent {
        Ok(reply) => db::outbox::set_sent(&mut connection, &row.id, &reply, now).await?,
        Err(SendError::Permanent(reply)) => {
            tracing::warn!(mail = row.id, reply, "mail refused");
            db::outbox::set_refused(&mut connection, row, &reply, now).await?;
            tell_of_failure(&mut connection, &app.config, row, now).await?;
        }
        Err(SendError::Temporary(reply)) if is_hopeless(row, now) => {
            tracing::warn!(mail = row.id, reply, "mail given up");
            db::outbox::set_refused(&mut connection, row, &reply, now).await?;
            tell_of_failure(&mut connection, &app.config, row, now).await?;
        }
        Err(SendError::Temporary(reply)) => {
            tracing::info!(mail = row.id, reply, attempts = row.attempts, "mail is tried again");
            db::outbox::release(&mut connection, row, Some(&reply), now + wait_after(row)).await?;
        }
    }
    Ok(connection.commit().await?)
}

/// The turn to note what became of a mail, for which it waits as long as the lease lasts: an import may hold the database
/// for longer than one wait, and what is not noted is sent again.
async fn turn_while_leased(app: &App, row: &OutboxRow) -> Outcome<Connection> {
    loop {
        match app.db.write().await.map_err(Failure::from) {
            Err(Failure::Busy(error)) if app.clock.now() < Moment(row.due_at) && !app.db.is_closed() => {
                tracing::warn!(mail = row.id, %error, "what became of a mail is not noted yet");
            }
            outcome => return outcome,
        }
    }
}

/// An invitation that could not be delivered shows in the list, and its inviter hears of it; where the register names the
/// person, the partners and the operator.
async fn tell_of_failure(connection: &mut Connection, config: &Config, row: &OutboxRow, now: Moment) -> Outcome<()> {
    let Some(id) = row.invitation_id.as_deref().filter(|_| row.kind == MailKind::Invitation.code()) else {
        return Ok(());
    };
    let Some(invitation) = claim(connection, id).await? else { return Ok(()) };
    roster::refresh(connection, &invitation.email_key, now).await?;
    let is_told = tell_inviter(connection, &invitation, MailKind::DeliveryFailed, now).await?;
    if !is_told && invitation.invited_by.is_none() {
        tell_vendor(connection, config, &invitation, MailKind::DeliveryFailed, now).await?;
    }
    Ok(())
}

/// Writes the mail, with a fresh link where it carries one; nothing when it is no longer true.
async fn prepare(app: &App, row: &OutboxRow) -> Outcome<Option<Mail>> {
    let now = app.clock.now();
    let mut connection = app.db.write().await?;
    let Some(kind) = MailKind::from_code(&row.kind) else {
        db::outbox::set_refused(&mut connection, row, "unknown kind", now).await?;
        connection.commit().await?;
        return Ok(None);
    };
    let token = Token::random();
    let link = match kind {
        MailKind::Invitation => {
            let id = row.invitation_id.as_deref().unwrap_or_default();
            // Nor is a link sent while another administrator has to confirm what it offers.
            let invitation = claim(&mut connection, id).await?.filter(|invitation| invitation.paused_at.is_none());
            let Some(invitation) = invitation else {
                db::outbox::set_withdrawn(&mut connection, row, now).await?;
                connection.commit().await?;
                return Ok(None);
            };
            let expires_at = now + LINK_LIFETIME;
            let (link_id, hash) = (new_id(now), token.hash());
            db::invitations::create_link(&mut connection, &link_id, id, &hash, now, expires_at).await?;
            roster::refresh(&mut connection, &invitation.email_key, now).await?;
            Some(secret_link(app, "/i/", &token, expires_at))
        }
        MailKind::PasswordReset => {
            let id = row.user_id.as_deref().unwrap_or_default();
            let expires_at = now + reset::LINK_LIFETIME;
            db::resets::create(&mut connection, &new_id(now), id, &token.hash(), now, expires_at).await?;
            Some(secret_link(app, "/r/", &token, expires_at))
        }
        _ => None,
    };
    let mail = compose(&app.config, &mut connection, row, kind, link.as_ref()).await?;
    connection.commit().await?;
    Ok(Some(mail))
}

/// The invitation, if it is pending; it stays so until this transaction ends.
async fn claim(connection: &mut Connection, id: &str) -> db::Result<Option<InvitationRow>> {
    if !db::invitations::claim(connection, id).await? {
        return Ok(None);
    }
    db::invitations::find(connection, id).await
}

/// Every link begins with the configured base address, never with what a request said (decision 12).
fn secret_link(app: &App, path: &str, token: &Token, expires_at: Moment) -> Links {
    let url = format!("{}{path}{}", app.config.base_url.origin, token.secret());
    Links { url, expires_at }
}

fn is_hopeless(row: &OutboxRow, now: Moment) -> bool {
    row.attempts >= FEWEST_ATTEMPTS && now - Moment(row.created_at) >= GIVE_UP
}

/// Doubles with each attempt, with a jitter of a fifth taken from the row's random id.
fn wait_after(row: &OutboxRow) -> Span {
    let doublings = u32::try_from(row.attempts - 1).unwrap_or_default().min(20);
    let wait = SHORTEST_WAIT.0.saturating_mul(1 << doublings).min(LONGEST_WAIT.0);
    let dice = row.id.bytes().fold(0_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1000);
    Span(wait - wait / 5 * dice / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::mail::SEND_TIMEOUT;

    fn row(attempts: i64) -> OutboxRow {
        OutboxRow {
            id: "0190f3a2-7b1c-7def-8123-456789abcdef".to_owned(),
            kind: String::new(),
            recipient: String::new(),
            language: String::new(),
            invitation_id: None,
            user_id: None,
            details: String::new(),
            is_requested: false,
            state: String::new(),
            attempts,
            due_at: 0,
            created_at: 0,
            reply: None,
        }
    }

    #[test]
    fn waits_grow_from_half_a_minute_to_an_hour() {
        let waits: Vec<_> = (1..=30).map(|attempts| wait_after(&row(attempts))).collect();
        assert!(waits.is_sorted());
        assert!(waits[0] <= SHORTEST_WAIT && waits[0] > Span::seconds(23));
        assert!(waits[29] <= LONGEST_WAIT && waits[29] > Span::minutes(47));
    }

    #[test]
    fn a_lease_outlasts_a_send_and_its_transactions() {
        assert!(Duration::from_millis(LEASE.0.unsigned_abs()) >= SEND_TIMEOUT + Duration::from_secs(30));
        assert!(LEASE < LONGEST_WAIT, "else a running lease would pass for the work of a wrong clock");
    }

    #[test]
    fn a_mail_is_given_up_after_a_week_of_attempts() {
        assert!(is_hopeless(&row(FEWEST_ATTEMPTS), Moment(0) + GIVE_UP));
        assert!(!is_hopeless(&row(FEWEST_ATTEMPTS), Moment(0) + GIVE_UP - Span::seconds(1)));
        assert!(!is_hopeless(&row(1), Moment(0) + Span::days(61)));
    }
}
