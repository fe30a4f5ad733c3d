//! `business-center agreement | invitation | user | mail | audit`: each prints lines for people, or
//! JSON with `--json`.

use super::{Failed, open};
use crate::{
    domain::{language::Language, moment::Moment, number::Number, person::full_name},
    server::{
        audit,
        clock::Clock,
        config::Config,
        db::{self, Connection, invitations::InvitationRow, outbox::OutboxRow},
        text,
        workflow::operator::{self, Change},
    },
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(super) enum AgreementCommand {
    /// Show an agreement with its purchasing accounts, administrators and partners.
    Show {
        /// The agreement's number.
        number: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum InvitationCommand {
    /// List invitations with their state and the last mail.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Send an invitation again; earlier links stay alive.
    Resend {
        /// The invitation's id.
        id: String,
        /// Let earlier links stop working at once.
        #[arg(long)]
        void_earlier: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Withdraw an invitation: its links stop working.
    Cancel {
        /// The invitation's id.
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Show a user with roles.
    Show {
        /// The user's address.
        address: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Deactivate a user: all sessions end at once.
    Deactivate {
        /// The user's address.
        address: String,
        /// Also the last active Account Administrator of a purchasing account.
        #[arg(long)]
        force: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Let a deactivated user in again.
    Reactivate {
        /// The user's address.
        address: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum MailCommand {
    /// List mails: queued, waiting for another try, sending, sent, refused; with the mail server's words.
    List {
        /// Only mails in this state.
        #[arg(long, value_parser = ["queued", "waiting", "sending", "sent", "refused"])]
        state: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Check every chain of the audit trail, and name the first entry that does not fit.
    Verify,
}

/// Prints the facts as JSON, or the line for people.
fn print(as_json: bool, facts: &Value, line: impl FnOnce() -> String) {
    if as_json { println!("{facts}") } else { println!("{}", line()) }
}

fn time(milliseconds: i64) -> String {
    text::date_time(Language::En, Moment(milliseconds))
}

pub(super) async fn agreement(config: &Config, command: AgreementCommand) -> Result<ExitCode, Failed> {
    let AgreementCommand::Show { number, json } = command;
    let db = open(config).await?;
    let mut connection = db.read().await?;
    let parsed = Number::parse(&number).map_err(|_| format!("{number:?} is no agreement number"))?;
    let row = db::agreements::find_by_number(&mut connection, parsed.as_str()).await?;
    let row = row.ok_or_else(|| format!("there is no agreement {number}"))?;
    let accounts = db::agreements::list_accounts(&mut connection, &row.id).await?;
    let partners = db::organizations::list_partners(&mut connection, &row.id).await?;
    let facts = json!({
        "number": row.number,
        "organization": row.organization_name,
        "programme": row.programme,
        "signed_on": row.signed_on,
        "status": row.status,
        "signatory": { "name": row.signatory_name, "email": row.signatory_email },
        "partners": partners.iter().map(|(name, email)| json!({ "name": name, "email": email })).collect::<Vec<_>>(),
        "purchasing_accounts": accounts.iter().map(|account| json!({
            "number": account.number,
            "name": account.name,
            "lead": account.is_lead,
            "administrator": account.administrator_email,
        })).collect::<Vec<_>>(),
    });
    print(json, &facts, || {
        let mut lines = vec![format!(
            "Agreement {} of {}: {}, signed on {}, {}",
            row.number, row.organization_name, row.programme, row.signed_on, row.status
        )];
        lines.extend(partners.iter().map(|(name, email)| format!("  partner {name} <{email}>")));
        lines.extend(accounts.iter().map(|account| {
            let name = full_name(&account.administrator_first_name, &account.administrator_last_name);
            let lead = if account.is_lead { ", lead" } else { "" };
            format!("  account {} {}{lead}: {name} <{}>", account.number, account.name, account.administrator_email)
        }));
        lines.join("\n")
    });
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn invitation(config: &Config, command: InvitationCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let now = Clock::system().now();
    match command {
        InvitationCommand::List { json } => {
            let mut connection = db.read().await?;
            for row in db::invitations::list(&mut connection).await? {
                let mail = db::outbox::find_last_of_invitation(&mut connection, &row.id).await?;
                let delivery = mail.as_ref().map_or("none", |mail| mail.state.as_str());
                let facts = json!({
                    "id": row.id,
                    "email": row.email,
                    "language": row.language,
                    "state": row.state,
                    "created_at": row.created_at,
                    "mail": delivery,
                });
                print(json, &facts, || {
                    format!("{}  {:<9}  {}  {}  mail {delivery}", row.id, row.state, time(row.created_at), row.email)
                });
            }
            Ok(ExitCode::SUCCESS)
        }
        InvitationCommand::Resend { id, void_earlier, json } => {
            let mut connection = db.write().await?;
            let row = find_invitation(&mut connection, &id).await?;
            let done = operator::resend(&mut connection, &row, void_earlier, now).await?;
            connection.commit().await?;
            Ok(outcome(json, done, &format!("The invitation to {} is sent again.", row.email), &not_pending(&row)))
        }
        InvitationCommand::Cancel { id, json } => {
            let mut connection = db.write().await?;
            let row = find_invitation(&mut connection, &id).await?;
            let done = operator::cancel(&mut connection, &row, now).await?;
            connection.commit().await?;
            Ok(outcome(json, done, &format!("The invitation to {} is withdrawn.", row.email), &not_pending(&row)))
        }
    }
}

async fn find_invitation(connection: &mut Connection, id: &str) -> Result<InvitationRow, Failed> {
    Ok(db::invitations::find(connection, id).await?.ok_or_else(|| format!("there is no invitation {id}"))?)
}

fn not_pending(row: &InvitationRow) -> String {
    format!("Nothing was changed: the invitation is {}.", row.state)
}

fn outcome(as_json: bool, done: bool, success: &str, failure: &str) -> ExitCode {
    let sentence = if done { success } else { failure };
    print(as_json, &json!({ "done": done, "message": sentence }), || sentence.to_owned());
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

pub(super) async fn user(config: &Config, command: UserCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let now = Clock::system().now();
    let (UserCommand::Show { address, .. }
    | UserCommand::Deactivate { address, .. }
    | UserCommand::Reactivate { address, .. }) = &command;
    let mut connection = db.write().await?;
    let row = db::users::find_by_email(&mut connection, &address.to_ascii_lowercase()).await?;
    let row = row.ok_or_else(|| format!("there is no user {address}"))?;
    match command {
        UserCommand::Show { json, .. } => {
            let roles = db::roles::list_of_user(&mut connection, &row.id).await?;
            let facts = json!({
                "id": row.id,
                "email": row.email,
                "first_name": row.first_name,
                "last_name": row.last_name,
                "language": row.language,
                "country": row.country,
                "active": row.is_active,
                "created_at": row.created_at,
                "roles": roles.iter().map(|role| json!({
                    "role": role.role,
                    "agreement": role.agreement_number,
                    "account": role.account_number,
                })).collect::<Vec<_>>(),
            });
            print(json, &facts, || {
                let state = if row.is_active { "active" } else { "deactivated" };
                let name = full_name(&row.first_name, &row.last_name);
                let mut lines = vec![format!("{name} <{}>, {state}, since {}", row.email, time(row.created_at))];
                lines.extend(roles.iter().map(|role| {
                    let scope = role.account_number.as_ref().map_or_else(String::new, |n| format!(", account {n}"));
                    format!("  {} in agreement {}{scope}", role.role, role.agreement_number)
                }));
                lines.join("\n")
            });
            Ok(ExitCode::SUCCESS)
        }
        UserCommand::Deactivate { force, json, address } => {
            let change = operator::deactivate(&mut connection, &row, force, now).await?;
            connection.commit().await?;
            let failure = match change {
                Change::LastAdministrator => {
                    "Nothing was changed: this is the last active Account Administrator of a purchasing account. Name a second one first, or use --force."
                }
                _ => "Nothing was changed: the user is deactivated already.",
            };
            Ok(outcome(
                json,
                change == Change::Done,
                &format!("{address} is deactivated; all sessions have ended."),
                failure,
            ))
        }
        UserCommand::Reactivate { json, address } => {
            let change = operator::reactivate(&mut connection, &row, now).await?;
            connection.commit().await?;
            let success = format!("{address} may sign in again.");
            Ok(outcome(json, change == Change::Done, &success, "Nothing was changed: the user is active already."))
        }
    }
}

pub(super) async fn mail(config: &Config, command: MailCommand) -> Result<ExitCode, Failed> {
    let MailCommand::List { state, json } = command;
    let db = open(config).await?;
    for row in db::outbox::list(&mut db.read().await?).await? {
        let shown = shown_state(&row);
        if state.as_ref().is_some_and(|state| state != shown) {
            continue;
        }
        let OutboxRow { id, kind, recipient, language, attempts, due_at, created_at, reply, .. } = &row;
        let facts = json!({
            "id": id, "kind": kind, "recipient": recipient, "language": language, "state": shown,
            "attempts": attempts, "due_at": due_at, "created_at": created_at, "reply": reply,
        });
        print(json, &facts, || {
            let reply = reply.as_deref().unwrap_or("-");
            format!("{id}  {shown:<7}  {kind}  {recipient}  {}  attempts {attempts}  {reply}", time(*created_at))
        });
    }
    Ok(ExitCode::SUCCESS)
}

/// A mail that was tried and is queued again waits for its next try.
fn shown_state(row: &OutboxRow) -> &str {
    if row.state == "queued" && row.attempts > 0 { "waiting" } else { &row.state }
}

pub(super) async fn audit(config: &Config, command: AuditCommand) -> Result<ExitCode, Failed> {
    let AuditCommand::Verify = command;
    let db = open(config).await?;
    Ok(match audit::verify(&mut db.read().await?).await? {
        None => {
            println!("The audit trail is whole.");
            ExitCode::SUCCESS
        }
        Some((organization, sequence)) => {
            println!("The audit trail is broken: entry {sequence} of organization {organization:?} does not fit.");
            ExitCode::FAILURE
        }
    })
}
