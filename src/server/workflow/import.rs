//! Importing signed agreements, and inviting their administrators (section B, decisions 1, 14, 15).

use super::{notices::tell_of_named_administrator, operator, pauses::pause_invitations_of, roster, trail};
use crate::{
    domain::{access::Role, audit::Action, invitation::InvitationState, moment::Moment},
    server::{
        audit,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            invitations::InvitationRow,
            roles::Grant,
        },
        failure::Outcome,
        ids::new_id,
        mail::{self, MailKind},
        register_file::{Agreement, Organization},
        token::sha256_hex,
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Who the audit trail names.
const ACTOR: &str = "register";

/// What an import did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Summary {
    /// Agreements that were new.
    pub created: usize,
    /// Agreements that had changed.
    pub updated: usize,
    /// Agreements that were as before.
    pub unchanged: usize,
    /// People who were newly invited.
    pub invited: usize,
    /// Pending invitations that were withdrawn.
    pub cancelled: usize,
}

/// Writes one agreement of a register and follows its changes, in the caller's transaction.
pub async fn import(
    connection: &mut Connection,
    agreement: &Agreement,
    now: Moment,
    summary: &mut Summary,
) -> Outcome<()> {
    let digest = sha256_hex(serde_json::to_string(agreement).unwrap_or_default().as_bytes());
    let former = db::agreements::find_by_number(connection, &agreement.number).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        summary.unchanged += 1;
        return Ok(());
    }
    let before = match &former {
        Some(former) => facts(connection, former).await?,
        None => Value::Null,
    };
    let row = save_agreement(connection, agreement, former.as_ref(), digest, now).await?;
    if let Some(former) = former.as_ref().filter(|former| former.organization_id != row.organization_id) {
        record_departure(connection, former, now).await?;
    }
    let action = if former.is_some() { Action::AgreementUpdated } else { Action::AgreementCreated };
    let changes = audit::changes(&before, &facts(connection, &row).await?);
    record(connection, &row, (&row.id, &row.number), action, changes, now).await?;
    let changed_accounts = save_accounts(connection, agreement, &row, now).await?;
    if former.is_some() {
        summary.updated += 1;
    } else {
        summary.created += 1;
    }
    follow_administrators(connection, agreement, &row, &changed_accounts, now, summary).await
}

/// Writes down what changed in an agreement or in one of its purchasing accounts, if anything did.
async fn record(
    connection: &mut Connection,
    row: &AgreementRow,
    (scope_id, number): (&str, &str),
    action: Action,
    changes: Value,
    now: Moment,
) -> Outcome<()> {
    if changes.as_object().is_some_and(Map::is_empty) {
        return Ok(());
    }
    let entry = audit::Entry {
        organization_id: Some(&row.organization_id),
        scope_id: Some(scope_id),
        actor: ACTOR,
        action,
        subject: number,
        details: changes,
    };
    Ok(audit::record(connection, now, entry).await?)
}

/// An agreement with its partners as it stands, for the audit trail to compare.
async fn facts(connection: &mut Connection, row: &AgreementRow) -> Outcome<Value> {
    let partners = db::organizations::list_partners(connection, &row.id).await?;
    Ok(json!({
        "organization": {
            "id": row.organization_register_id,
            "name": row.organization_name,
            "country": row.organization_country,
        },
        "programme": row.programme,
        "signed_on": row.signed_on,
        "status": row.status,
        "signatory": { "name": row.signatory_name, "email": row.signatory_email },
        "partners": partners.iter().map(|(name, email)| format!("{name} <{email}>")).collect::<Vec<_>>(),
    }))
}

/// A purchasing account with its administrator, for the audit trail to compare.
fn account_facts(account: &PurchasingAccountRow) -> Value {
    json!({
        "name": account.name,
        "sector": account.sector,
        "lead": account.is_lead,
        "administrator": {
            "email": account.administrator_email,
            "first_name": account.administrator_first_name,
            "last_name": account.administrator_last_name,
            "language": account.administrator_language,
            "country": account.administrator_country,
        },
    })
}

async fn save_agreement(
    connection: &mut Connection,
    agreement: &Agreement,
    former: Option<&AgreementRow>,
    digest: String,
    now: Moment,
) -> Outcome<AgreementRow> {
    let organization_id = save_organization(connection, &agreement.organization, former, now).await?;
    let row = AgreementRow {
        id: former.map_or_else(|| new_id(now), |former| former.id.clone()),
        number: agreement.number.clone(),
        organization_id,
        organization_name: agreement.organization.name.clone(),
        organization_country: agreement.organization.country.clone(),
        organization_register_id: agreement.organization.id.clone(),
        programme: agreement.programme.clone(),
        signed_on: agreement.signed_on.clone(),
        status: agreement.status.code().to_owned(),
        signatory_name: agreement.signatory.as_ref().map(|signatory| signatory.name.clone()),
        signatory_email: agreement.signatory.as_ref().map(|signatory| signatory.email.clone()),
        digest,
    };
    db::agreements::save(connection, &row).await?;
    if former.is_some() {
        db::organizations::remove_partners(connection, &row.id).await?;
    }
    for partner in &agreement.partners {
        let id = db::organizations::save_partner(
            connection,
            &new_id(now),
            &partner.id,
            &partner.name,
            &partner.email,
            &partner.country,
        )
        .await?;
        db::organizations::add_partner(connection, &row.id, &id).await?;
    }
    Ok(row)
}

/// An organization is known by the register's id; without one it is its agreement's alone (decision 15).
async fn save_organization(
    connection: &mut Connection,
    organization: &Organization,
    former: Option<&AgreementRow>,
    now: Moment,
) -> Outcome<String> {
    // Several agreements may share an organization that has an id: a record without one says nothing about it.
    let own = former.filter(|former| former.organization_register_id.is_none());
    let named = match &organization.id {
        Some(register_id) => db::organizations::find_by_register_id(connection, register_id).await?,
        None => None,
    };
    let known = named.or_else(|| own.map(|own| own.organization_id.clone()));
    let id = known.unwrap_or_else(|| new_id(now));
    let register_id = organization.id.as_deref();
    db::organizations::save(connection, &id, register_id, &organization.name, &organization.country).await?;
    Ok(id)
}

/// Each organization has an audit trail of its own, so the former one says that the agreement left it.
async fn record_departure(connection: &mut Connection, former: &AgreementRow, now: Moment) -> Outcome<()> {
    let entry = audit::Entry {
        organization_id: Some(&former.organization_id),
        scope_id: Some(&former.id),
        actor: ACTOR,
        action: Action::AgreementLeft,
        subject: &former.number,
        details: json!({ "organization": former.organization_name }),
    };
    Ok(audit::record(connection, now, entry).await?)
}

/// Writes the accounts and gives those whose administrator became another person, as they are now.
async fn save_accounts(
    connection: &mut Connection,
    agreement: &Agreement,
    row: &AgreementRow,
    now: Moment,
) -> Outcome<Vec<PurchasingAccountRow>> {
    let known = db::agreements::list_accounts(connection, &row.id).await?;
    let mut changed = Vec::new();
    for account in &agreement.purchasing_accounts {
        let former = known.iter().find(|known| known.number == account.number);
        let administrator = &account.administrator;
        let saved = PurchasingAccountRow {
            id: former.map_or_else(|| new_id(now), |former| former.id.clone()),
            agreement_id: row.id.clone(),
            number: account.number.clone(),
            name: account.name.clone(),
            sector: account.sector.code().to_owned(),
            is_lead: account.lead,
            administrator_email: administrator.email.clone(),
            administrator_email_key: administrator.email.to_ascii_lowercase(),
            administrator_first_name: administrator.first_name.clone(),
            administrator_last_name: administrator.last_name.clone(),
            administrator_language: administrator.language.code().to_owned(),
            administrator_country: administrator.country.clone(),
        };
        db::agreements::save_account(connection, &saved).await?;
        let action = if former.is_some() { Action::AccountUpdated } else { Action::AccountCreated };
        let differences = audit::changes(&former.map_or(Value::Null, account_facts), &account_facts(&saved));
        record(connection, row, (&saved.id, &saved.number), action, differences, now).await?;
        if former.is_some_and(|former| former.administrator_email_key != saved.administrator_email_key) {
            changed.push(saved);
        }
    }
    let had_lead = |number: &str| known.iter().any(|known| known.number == number && known.is_lead);
    if agreement.purchasing_accounts.iter().any(|account| account.lead != had_lead(&account.number)) {
        pause_invitations_of_colleagues(connection, row, now).await?;
    }
    Ok(changed)
}

/// The lead purchasing account gives rights in the whole agreement: who has lost them answers for no invitation.
async fn pause_invitations_of_colleagues(connection: &mut Connection, row: &AgreementRow, now: Moment) -> Outcome<()> {
    let pending = db::invitations::list_pending_by_colleagues(connection, &row.id).await?;
    let inviters: BTreeSet<String> = pending.into_iter().filter_map(|one| one.invited_by).collect();
    for inviter in inviters {
        pause_invitations_of(connection, ACTOR, &inviter, now).await?;
    }
    Ok(())
}

/// Invites who is new, follows corrections, withdraws what is no longer true.
async fn follow_administrators(
    connection: &mut Connection,
    agreement: &Agreement,
    row: &AgreementRow,
    changed_accounts: &[PurchasingAccountRow],
    now: Moment,
    summary: &mut Summary,
) -> Outcome<()> {
    // Accounts that a later import does not mention stay (decision 14), so the database is asked.
    let accounts = db::agreements::list_accounts(connection, &row.id).await?;
    let named = named(&accounts);
    let invites = agreement.status.invites();
    let invitations = db::invitations::list_of_register(connection, &row.id).await?;
    for invitation in &invitations {
        let kept = named.get(&invitation.email_key).map(|(_, grants)| grants.as_slice()).unwrap_or_default();
        match invitation.state()? {
            InvitationState::Pending if kept.is_empty() || !invites => {
                withdraw(connection, invitation, row, ACTOR, now).await?;
                summary.cancelled += 1;
            }
            InvitationState::Pending | InvitationState::Accepted => {}
            // An answer stands until the register names somebody else; an agreement that ends names nobody else.
            InvitationState::Declined | InvitationState::Cancelled => {
                db::invitations::lapse_grants(connection, invitation, kept, now).await?;
            }
        }
    }
    if !invites {
        for invitation in db::invitations::list_pending_by_colleagues(connection, &row.id).await? {
            withdraw(connection, &invitation, row, ACTOR, now).await?;
            summary.cancelled += 1;
        }
    }
    let wanted = if invites { named } else { BTreeMap::new() };
    for (email_key, (account, grants)) in &wanted {
        let own = || invitations.iter().filter(|invitation| invitation.email_key == *email_key);
        let pending = own().find(|invitation| invitation.state == InvitationState::Pending.code());
        let granted = granted_before(connection, own()).await?;
        let missing: Vec<Grant> = grants.iter().filter(|grant| !granted.contains(grant)).cloned().collect();
        match pending {
            Some(pending) => update(connection, pending, account, row, &missing, now, summary).await?,
            None if missing.is_empty() => {}
            None => {
                invite(connection, account, row, &missing, now).await?;
                summary.invited += 1;
            }
        }
    }
    for account in changed_accounts {
        tell_of_named_administrator(connection, account, &row.number, now).await?;
    }
    Ok(())
}

/// What each administrator of an agreement is named for, by address (decision 1).
pub(super) fn named(accounts: &[PurchasingAccountRow]) -> BTreeMap<String, (&PurchasingAccountRow, Vec<Grant>)> {
    let mut named: BTreeMap<String, (&PurchasingAccountRow, Vec<Grant>)> = BTreeMap::new();
    for account in accounts {
        let (_, grants) = named.entry(account.administrator_email_key.clone()).or_insert_with(|| (account, Vec::new()));
        grants.push(Grant { role: Role::AccountAdministrator, purchasing_account_id: Some(account.id.clone()) });
        if account.is_lead {
            grants.push(Grant { role: Role::AgreementAdministrator, purchasing_account_id: None });
        }
    }
    named
}

/// What the accepted invitations of a person granted, and what was offered by those that the person declined
/// or the operator cancelled: these answers stand until the register names somebody else.
async fn granted_before<'a>(
    connection: &mut Connection,
    invitations: impl Iterator<Item = &'a InvitationRow>,
) -> Outcome<Vec<Grant>> {
    let mut grants = Vec::new();
    for invitation in invitations {
        if invitation.state()? != InvitationState::Pending {
            grants.extend(db::invitations::list_standing_grants(connection, &invitation.id).await?);
        }
    }
    Ok(grants)
}

/// Follows a correction of a pending invitation. Another spelling is no change of person; a further
/// purchasing account is worth another mail.
async fn update(
    connection: &mut Connection,
    pending: &InvitationRow,
    account: &PurchasingAccountRow,
    row: &AgreementRow,
    grants: &[Grant],
    now: Moment,
    summary: &mut Summary,
) -> Outcome<()> {
    let updated = InvitationRow { id: pending.id.clone(), ..invitation_row(account, row, now) };
    db::invitations::update_person(connection, &updated).await?;
    let offered = db::invitations::list_grants(connection, &pending.id).await?;
    db::invitations::set_grants(connection, &pending.id, &row.id, grants).await?;
    let changes = trail::invitation_changes(connection, pending, &updated).await?;
    let differs = |one: &[Grant], other: &[Grant]| one.iter().any(|grant| !other.contains(grant));
    if changes != json!({}) || differs(grants, &offered) || differs(&offered, grants) {
        let act = trail::Act {
            organization_id: &row.organization_id,
            actor: ACTOR,
            action: Action::InvitationUpdated,
            invitation: &updated,
        };
        trail::record_invitation(connection, act, &offered, grants, changes, now).await?;
    }
    if grants.iter().any(|grant| !offered.contains(grant)) {
        mail::Draft::about_invitation(MailKind::Invitation, &updated.email, &updated)?.queue(connection, now).await?;
        db::invitations::begin_reminders(connection, &updated.id, now).await?;
        summary.invited += 1;
    }
    Ok(roster::refresh(connection, &updated.email_key, now).await?)
}

async fn invite(
    connection: &mut Connection,
    account: &PurchasingAccountRow,
    row: &AgreementRow,
    grants: &[Grant],
    now: Moment,
) -> Outcome<()> {
    let invitation = invitation_row(account, row, now);
    db::invitations::create(connection, &[&invitation]).await?;
    db::invitations::set_grants(connection, &invitation.id, &row.id, grants).await?;
    mail::Draft::about_invitation(MailKind::Invitation, &invitation.email, &invitation)?.queue(connection, now).await?;
    let act = trail::Act {
        organization_id: &row.organization_id,
        actor: ACTOR,
        action: Action::InvitationCreated,
        invitation: &invitation,
    };
    trail::record_invitation(connection, act, &[], grants, json!({}), now).await?;
    Ok(roster::refresh(connection, &invitation.email_key, now).await?)
}

pub(super) fn invitation_row(account: &PurchasingAccountRow, row: &AgreementRow, now: Moment) -> InvitationRow {
    InvitationRow {
        id: new_id(now),
        agreement_id: row.id.clone(),
        email: account.administrator_email.clone(),
        email_key: account.administrator_email_key.clone(),
        first_name: account.administrator_first_name.clone(),
        last_name: account.administrator_last_name.clone(),
        language: account.administrator_language.clone(),
        country: account.administrator_country.clone(),
        state: InvitationState::Pending.code().to_owned(),
        created_at: now.0,
        decided_at: None,
        decline_reason: None,
        invited_by: None,
        paused_at: None,
    }
}

/// Withdraws a pending invitation: links and waiting mails die with it. The operator's withdrawal stands until the
/// register names somebody else; after any other the person may be invited anew.
pub async fn withdraw(
    connection: &mut Connection,
    invitation: &InvitationRow,
    row: &AgreementRow,
    actor: &str,
    now: Moment,
) -> Outcome<bool> {
    let grants = db::invitations::list_grants(connection, &invitation.id).await?;
    if !db::invitations::cancel(connection, &invitation.id, now).await? {
        return Ok(false);
    }
    if actor != operator::ACTOR {
        db::invitations::lapse_grants(connection, invitation, &[], now).await?;
    }
    db::invitations::void_links(connection, &invitation.id, now).await?;
    db::outbox::withdraw_of_invitation(connection, &invitation.id, now).await?;
    let act =
        trail::Act { organization_id: &row.organization_id, actor, action: Action::InvitationCancelled, invitation };
    let facts = json!({ "state": trail::state_change(InvitationState::Pending, InvitationState::Cancelled) });
    trail::record_invitation(connection, act, &grants, &grants, facts, now).await?;
    roster::refresh(connection, &invitation.email_key, now).await?;
    Ok(true)
}
