//! `business-center agreement | invitation | user`: each prints lines for people, or JSON with `--json`.

use super::{Failed, open, output::print};
use crate::{
    domain::{
        audit::{Action, By},
        email::{EmailAddress, key_of},
        invitation::InvitationState,
        language::Language,
        mail::MailState,
        moment::Moment,
        number::Number,
        person::full_name,
    },
    server::{
        audit::Entry,
        change::Change,
        clock::Clock,
        config::Config,
        db::{
            self, Connection, Db, Origin,
            agreements::PurchasingAccountRow,
            invitations::{InvitationRow, ListedRow},
            organizations::PartnerRow,
        },
        text,
        workflow::{
            invitations,
            operator::{self, Done},
        },
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
    /// List invitations with agreement, state, inviter, expiry of the newest valid link, and the last email.
    List {
        /// Only invitations in this state.
        #[arg(long, value_parser = InvitationState::ALL.map(InvitationState::code))]
        state: Option<String>,
        /// Only invitations to this email address.
        #[arg(long, value_name = "ADDRESS")]
        email: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Resend an invitation, even a declined or canceled one; earlier links keep working.
    Resend {
        /// The invitation's ID.
        id: String,
        /// Cancel earlier links immediately.
        #[arg(long)]
        void_earlier: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Cancel an invitation: its links stop working.
    Cancel {
        /// The invitation's ID.
        id: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Show a user and their roles.
    Show {
        /// The user's email address.
        address: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Deactivate a user: all sessions end immediately.
    Deactivate {
        /// The user's email address.
        address: String,
        /// Even if this is the last active Account Administrator of a purchasing account.
        #[arg(long)]
        force: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// End all sessions of a user, who can then sign in again.
    EndSessions {
        /// The user's email address.
        address: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Reactivate a deactivated user.
    Reactivate {
        /// The user's email address.
        address: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn time(moment: Moment) -> String {
    text::date_time(Language::En, moment)
}

/// Begins a change, or a look, which is written down like one.
pub(super) async fn begin(db: &Db) -> Result<Change, Failed> {
    Ok(Change::new(db.write_from(Origin::CommandLine).await?, By::Operator, Clock::system().now()))
}

pub(super) async fn agreement(config: &Config, command: AgreementCommand) -> Result<ExitCode, Failed> {
    let AgreementCommand::Show { number, json } = command;
    let db = open(config).await?;
    let mut change = begin(&db).await?;
    let parsed = Number::parse(&number).map_err(|_| format!("{number:?} is not an agreement number"))?;
    let row = db::agreements::find_by_number(&mut change, parsed.as_str()).await?;
    let row = row.ok_or_else(|| format!("there is no agreement {number}"))?;
    let accounts = list_accounts(&mut change, &row.id).await?;
    let partners = db::organizations::list_partners(&mut change, &row.id).await?;
    let look = Entry::of_scope(&row.organization_id, &row.id, Action::AgreementShown, &row.number, json!({}));
    change.record(look);
    change.commit().await?;
    let facts = json!({
        "number": row.number,
        "organization": row.organization_name,
        "programme": row.programme,
        "signed_on": row.signed_on,
        "status": row.status,
        "signatory": { "name": row.signatory_name, "email": row.signatory_email },
        "partners": partners,
        "purchasing_accounts": accounts.iter().map(|(account, invitation)| json!({
            "number": account.number,
            "name": account.name,
            "sector": account.sector,
            "lead": account.is_lead,
            "administrator": account.administrator_email,
            "invitation": invitation,
        })).collect::<Vec<_>>(),
    });
    print(json, &facts, || {
        let mut lines = vec![format!(
            "Agreement {} of {}: {}, signed on {}, {}",
            row.number,
            row.organization_name,
            row.programme,
            row.signed_on,
            row.status.code()
        )];
        if let (Some(name), Some(email)) = (&row.signatory_name, &row.signatory_email) {
            lines.push(format!("  signed by {name} <{email}>"));
        }
        lines.extend(partners.iter().map(|PartnerRow { name, email }| format!("  partner {name} <{email}>")));
        lines.extend(accounts.iter().map(|(account, invitation)| account_line(account, *invitation)));
        lines.join("\n")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The purchasing accounts of an agreement, each with the state of the invitation to its administrator.
async fn list_accounts(
    connection: &mut Connection,
    agreement_id: &str,
) -> Result<Vec<(PurchasingAccountRow, Option<InvitationState>)>, Failed> {
    let invitations = db::invitations::list_of_register(connection, agreement_id).await?;
    let mut listed = Vec::new();
    for account in db::agreements::list_accounts(connection, agreement_id).await? {
        let mut state = None;
        for invitation in invitations.iter().filter(|one| one.email_key == account.administrator_email_key) {
            let grants = db::invitations::list_grants(connection, &invitation.id).await?;
            if grants.iter().any(|grant| grant.purchasing_account_id.as_ref() == Some(&account.id)) {
                state = Some(invitation.state);
            }
        }
        listed.push((account, state));
    }
    Ok(listed)
}

fn account_line(account: &PurchasingAccountRow, invitation: Option<InvitationState>) -> String {
    let name = full_name(&account.administrator_first_name, &account.administrator_last_name);
    let lead = if account.is_lead { ", lead" } else { "" };
    let invitation =
        invitation.map_or_else(|| "not invited".to_owned(), |state| format!("invitation {}", state.code()));
    format!(
        "  account {} {}, {}{lead}: {name} <{}>, {invitation}",
        account.number,
        account.name,
        account.sector.code(),
        account.administrator_email
    )
}

pub(super) async fn invitation(config: &Config, command: InvitationCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let mut change = begin(&db).await?;
    let now = change.now;
    match command {
        InvitationCommand::List { state, email, json } => {
            let email = email.map(|email| parse_address(&email)).transpose()?;
            let state = state.as_deref().and_then(InvitationState::from_code);
            let rows = db::invitations::list_selected(&mut change, state, email.as_deref()).await?;
            let asked = json!({ "state": state, "email": email });
            change.record(Entry::of_nobody(Action::InvitationListed, "invitations", asked));
            change.commit().await?;
            for row in &rows {
                print(json, &invitation_facts(row), || invitation_line(row, now))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        InvitationCommand::Resend { id, void_earlier, json } => {
            let row = find_invitation(&mut change, &id).await?;
            let done = invitations::resend(&mut change, &row, void_earlier).await?;
            change.commit().await?;
            let failure = match row.state {
                InvitationState::Accepted => not_pending(&row),
                InvitationState::Pending => {
                    "Nothing was changed: the invitation is paused until an administrator confirms it.".to_owned()
                }
                _ => format!(
                    "Nothing was changed: the invitation is {}, and its recipient is no longer named in the register for what it offered, or a newer one is pending.",
                    row.state.code()
                ),
            };
            outcome(json, done, &format!("Invitation to {} resent.", row.email), &failure)
        }
        InvitationCommand::Cancel { id, json } => {
            let row = find_invitation(&mut change, &id).await?;
            let done = invitations::withdraw(&mut change, &row).await?;
            change.commit().await?;
            outcome(json, done, &format!("Invitation to {} canceled.", row.email), &not_pending(&row))
        }
    }
}

/// An address as it is compared.
pub(super) fn parse_address(typed: &str) -> Result<String, Failed> {
    let address = EmailAddress::parse(typed).map_err(|_| format!("{typed:?} is not an email address"))?;
    Ok(address.key())
}

fn invitation_facts(row: &ListedRow) -> Value {
    let ListedRow { invitation, .. } = row;
    json!({
        "id": invitation.id,
        "agreement": row.agreement_number,
        "email": invitation.email,
        "language": invitation.language,
        "state": invitation.state,
        "created_at": invitation.created_at,
        "expires_at": row.expires_at,
        "invited_by": inviter(row),
        "mail": delivery(row),
        "reminders_failed": has_failed_reminders(row),
    })
}

fn invitation_line(row: &ListedRow, now: Moment) -> String {
    let ListedRow { invitation, .. } = row;
    let expiry = match row.expires_at {
        None => "no valid link".to_owned(),
        Some(at) if at <= now => format!("expired {}", time(at)),
        Some(at) => format!("expires {}", time(at)),
    };
    format!(
        "{}  {:<9}  {}  agreement {}  {}  by {}  {expiry}  mail {}{}",
        invitation.id,
        invitation.state.code(),
        time(invitation.created_at),
        row.agreement_number,
        invitation.email,
        inviter(row),
        delivery(row),
        if has_failed_reminders(row) { "  reminders failed" } else { "" }
    )
}

/// Whether no reminder is tried any more, until the invitation is sent again.
const fn has_failed_reminders(row: &ListedRow) -> bool {
    row.reminder_attempts >= db::invitation_reminders::MOST_ATTEMPTS
}

fn inviter(row: &ListedRow) -> &str {
    row.inviter.as_deref().unwrap_or("register")
}

fn delivery(row: &ListedRow) -> &str {
    row.delivery.map_or("none", MailState::code)
}

async fn find_invitation(connection: &mut Connection, id: &str) -> Result<InvitationRow, Failed> {
    Ok(db::invitations::find(connection, id).await?.ok_or_else(|| format!("there is no invitation {id}"))?)
}

fn not_pending(row: &InvitationRow) -> String {
    format!("Nothing was changed: the invitation is {}.", row.state.code())
}

pub(super) fn outcome(as_json: bool, done: bool, success: &str, failure: &str) -> Result<ExitCode, Failed> {
    let sentence = if done { success } else { failure };
    print(as_json, &json!({ "done": done, "message": sentence }), || sentence.to_owned())?;
    Ok(if done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub(super) async fn user(config: &Config, command: UserCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let (UserCommand::Show { address, .. }
    | UserCommand::Deactivate { address, .. }
    | UserCommand::Reactivate { address, .. }
    | UserCommand::EndSessions { address, .. }) = &command;
    let mut change = begin(&db).await?;
    let row = db::users::find_by_email(&mut change, &key_of(address)).await?;
    let row = row.ok_or_else(|| format!("no user has the address {address}"))?;
    match command {
        UserCommand::Show { json, address } => {
            let roles = db::roles::list_of_user(&mut change, &row.id).await?;
            change.record(Entry::of_nobody(Action::UserShown, &row.id, json!({ "address": address })));
            change.commit().await?;
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
                    format!("  {} in agreement {}{scope}", role.role.code(), role.agreement_number)
                }));
                lines.join("\n")
            })?;
            Ok(ExitCode::SUCCESS)
        }
        UserCommand::Deactivate { force, json, address } => {
            let done = operator::deactivate(&mut change, &row, force).await?;
            change.commit().await?;
            let failure = match done {
                Done::LastAdministrator => {
                    "Nothing was changed: this is the last active Account Administrator of a purchasing account. Add another one first, or use --force."
                }
                _ => "Nothing was changed: the user is already deactivated.",
            };
            outcome(
                json,
                done == Done::Changed,
                &format!("{address} is deactivated; all sessions have ended."),
                failure,
            )
        }
        UserCommand::Reactivate { json, address } => {
            let done = operator::reactivate(&mut change, &row).await?;
            change.commit().await?;
            let success = format!("{address} can sign in again.");
            outcome(json, done == Done::Changed, &success, "Nothing was changed: the user is already active.")
        }
        UserCommand::EndSessions { json, address } => {
            let done = operator::end_sessions(&mut change, &row).await?;
            change.commit().await?;
            let success = format!("All sessions of {address} have ended.");
            outcome(json, done, &success, "Nothing was changed: the user has no sessions.")
        }
    }
}
