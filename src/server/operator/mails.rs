//! `business-center mail | requests`: the mails, and what the public forms were asked for. Each prints lines for people, or
//! JSON with `--json`.

use super::{
    Failed, mail_test, open,
    output::print,
    records::{begin, time},
};
use crate::{
    domain::{
        audit::Action,
        mail::MailState,
        moment::{Moment, Span},
    },
    server::{
        audit::Entry,
        change::Change,
        config::Config,
        db::{self, form_requests::CountRow, outbox::OutboxRow},
        text,
        workflow::mails::{self, Retried},
    },
};
use clap::Subcommand;
use serde_json::json;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum MailCommand {
    /// List emails: held while undo is possible, queued, waiting for a retry, sending, sent, refused (with the mail server's
    /// reply), or withdrawn because they were no longer true.
    List {
        /// Only emails in this state.
        #[arg(long, value_parser = ["held", "queued", "waiting", "sending", "sent", "refused", "withdrawn"])]
        state: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Send a test email to the configured mail server, and explain each step. Needs no database.
    Test {
        /// The address to which it is sent.
        address: String,
        /// Print JSON, one line per step.
        #[arg(long)]
        json: bool,
    },
    /// Retry waiting emails immediately, for example when the mail server works again.
    Retry {
        /// Also retry refused emails, except invitations resent since and old password resets.
        #[arg(long)]
        refused: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn mail(config: &Config, command: MailCommand) -> Result<ExitCode, Failed> {
    match command {
        MailCommand::List { state, json } => list(begin(&open(config).await?).await?, state.as_deref(), json).await,
        MailCommand::Retry { refused, json } => retry(begin(&open(config).await?).await?, refused, json).await,
        MailCommand::Test { address, json } => mail_test::run(config, &address, json).await,
    }
}

async fn list(mut change: Change, state: Option<&str>, json: bool) -> Result<ExitCode, Failed> {
    let rows = db::outbox::list(&mut change).await?;
    change.record(Entry::of_nobody(Action::MailListed, "mails", json!({ "state": state })));
    change.commit().await?;
    for row in rows {
        let shown = shown_state(&row);
        if state.is_some_and(|state| state != shown) {
            continue;
        }
        let OutboxRow { id, kind, recipient, language, attempts, due_at, created_at, reply, trouble, .. } = &row;
        let facts = json!({
            "id": id, "kind": kind, "recipient": recipient, "language": language, "state": shown,
            "attempts": attempts, "due_at": due_at, "created_at": created_at, "reply": reply, "trouble": trouble,
        });
        print(json, &facts, || {
            let reply = reply.as_deref().unwrap_or("-");
            format!("{id}  {shown:<9}  {kind}  {recipient}  {}  attempts {attempts}  {reply}", time(*created_at))
        })?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A mail that was tried and is queued again waits for its next try.
const fn shown_state(row: &OutboxRow) -> &'static str {
    if matches!(row.state, MailState::Queued) && row.attempts > 0 { "waiting" } else { row.state.code() }
}

async fn retry(mut change: Change, with_refused: bool, json: bool) -> Result<ExitCode, Failed> {
    let Retried { waiting, refused } = mails::retry(&mut change, with_refused).await?;
    change.commit().await?;
    let sentence = format!("Emails to retry: {waiting} waiting, {refused} refused.");
    print(json, &json!({ "waiting": waiting, "refused": refused, "message": sentence }), || sentence.clone())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints how many requests of the public forms came to which end on each day: numbers, and nothing about people.
pub(super) async fn requests(config: &Config, json: bool) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let counts = db::form_requests::list_counts(&mut db.read().await?).await?;
    for CountRow { day, form, outcome, requests } in counts {
        let date = date(day);
        let facts = json!({ "date": date, "form": form, "outcome": outcome, "requests": requests });
        print(json, &facts, || format!("{date}  {:<6}  {:<9}  {requests}", form.code(), outcome.code()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A day as `YYYY-MM-DD`.
fn date(day: i64) -> String {
    let midnight = text::iso(Moment(Span::days(day).0));
    midnight.split('T').next().unwrap_or_default().to_owned()
}
