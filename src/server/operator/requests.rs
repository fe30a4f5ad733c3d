//! `business-center request`: what customers ask for, and the answers.

use super::{
    Failed, open,
    output::{print, say},
    records::{begin, outcome, time},
};
use crate::{
    domain::{
        audit::Action,
        language::Language,
        request::{RequestKind, RequestNumber, RequestState, parse_text},
    },
    server::{
        audit::Entry,
        config::Config,
        db::{
            self, Connection, Db,
            requests::{ListedRequest, RequestRow},
        },
        text,
        workflow::life::{Step, settle},
    },
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum RequestCommand {
    /// List requests with number, state, agreement, account, who asked, and what for; the oldest first.
    List {
        /// Only requests in this state; by default, those that are not over.
        #[arg(long, value_parser = RequestState::ALL.map(RequestState::code))]
        state: Option<String>,
        /// Only requests of this kind.
        #[arg(long, value_parser = RequestKind::ALL.map(RequestKind::code))]
        kind: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Answer a request; whoever asked gets an email.
    Answer {
        /// The request's number.
        number: String,
        /// The answer.
        #[arg(value_parser = ["accepted", "declined", "done"])]
        answer: String,
        /// What to say to whoever asked.
        #[arg(long, default_value = "")]
        text: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: RequestCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    match command {
        RequestCommand::List { state, kind, json } => {
            list(&db, state.as_deref().and_then(RequestState::from_code), kind.as_deref(), json).await
        }
        RequestCommand::Answer { number, answer, text, json } => {
            let state = RequestState::from_code(&answer).ok_or("the answer is unknown")?;
            self::answer(&db, &number, state, &text, json).await
        }
    }
}

async fn list(db: &Db, state: Option<RequestState>, kind: Option<&str>, json: bool) -> Result<ExitCode, Failed> {
    let kind = kind.and_then(RequestKind::from_code);
    let mut change = begin(db).await?;
    let mut rows = db::requests::list(&mut change, state, kind).await?;
    rows.retain(|row| state.is_some() || row.request.state.is_open());
    change.record(Entry::of_nobody(
        Action::RequestListed,
        "requests",
        json!({ "request_state": state, "request_kind": kind }),
    ));
    change.commit().await?;
    for row in &rows {
        let facts = facts(row)?;
        print(json, &facts, || line(row))?;
    }
    if rows.is_empty() && !json {
        say("There are no such requests.")?;
    }
    Ok(ExitCode::SUCCESS)
}

fn facts(row: &ListedRequest) -> Result<Value, Failed> {
    let request = &row.request;
    let facts = request.facts()?;
    Ok(json!({
        "number": request.number,
        "kind": request.kind,
        "state": request.state,
        "agreement": row.agreement_number,
        "account": row.account_number,
        "organization": row.organization_name,
        "subject": request.subject,
        "register_id": facts.register_id,
        "product": facts.product.as_ref().map(|product| &product.en),
        "count": facts.count,
        "day": facts.day,
        "text": request.text,
        "asked_by": row.email,
        "asked_at": request.asked_at,
        "answer": request.answer,
        "answered_at": request.answered_at,
    }))
}

fn line(row: &ListedRequest) -> String {
    let request = &row.request;
    let facts = request.facts().unwrap_or_default();
    let what = text::request_title(Language::En, request.kind, &request.subject, &facts);
    let account = row.account_number.as_ref().map_or_else(String::new, |number| format!(", account {number}"));
    let key = facts.register_id.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
    let mut lines = vec![format!(
        "{}  {:<9}  {}  agreement {}{account}  {}  {what}{key}",
        request.number,
        request.state.code(),
        time(request.asked_at),
        row.agreement_number,
        row.email,
    )];
    lines.extend(request.text.lines().map(|line| format!("    {line}")));
    lines.extend(request.answer.iter().flat_map(|answer| answer.lines().map(|line| format!("  > {line}"))));
    lines.join("\n")
}

/// The request that someone typed the number of.
pub(super) async fn find(connection: &mut Connection, typed: &str) -> Result<RequestRow, Failed> {
    let number = RequestNumber::parse(typed)
        .ok_or_else(|| format!("{typed:?} is not a request number, such as R-7K3M-9QXD; `request list` prints them"))?;
    let row = db::requests::find_by_number(connection, number.as_str()).await?;
    Ok(row.ok_or_else(|| format!("there is no request {number}"))?)
}

async fn answer(db: &Db, typed: &str, state: RequestState, text: &str, json: bool) -> Result<ExitCode, Failed> {
    let text = parse_text(text).map_err(|_| "--text: must have at most 1000 printable characters")?;
    let mut change = begin(db).await?;
    let row = find(&mut change, typed).await?;
    if row.kind == RequestKind::Reservation {
        return Err(format!("{} is a reservation: use `reservation settle` or `reservation refuse`", row.number).into());
    }
    if row.kind == RequestKind::Role && state != RequestState::Declined {
        return Err(format!(
            "{} asks for a role, which an administrator of the customer assigns; you can only decline it",
            row.number
        )
        .into());
    }
    let answer = Some(text.as_str()).filter(|text| !text.is_empty());
    let done = settle(&mut change, &row, Step { answer, ..Step::to(state) }).await?;
    change.commit().await?;
    let success = format!("Request {} is {} now.", row.number, state.code());
    let failure = format!("Nothing was changed: the request is {}.", row.state.code());
    outcome(json, done, &success, &failure)
}
