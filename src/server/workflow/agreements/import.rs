//! Importing signed agreements, and inviting their administrators (section B, decisions 1, 14, 15).

use crate::server::workflow::{
    imports::digest_of,
    invitations::{Named, named, of_register, pause_invitations_of, send, withdraw},
    notices::tell_of_named_administrator,
    trail::{self, Act},
};
use crate::{
    domain::{
        audit::Action,
        email::key_of,
        invitation::InvitationState,
        moment::Moment,
        number::{with_other_zeros, without_zeros},
    },
    server::{
        audit::{self, Entry},
        change::Change,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            contacts::ContactRow,
            invitations::InvitationRow,
            organizations::PartnerRow,
            roles::Grant,
        },
        failure::Outcome,
        ids::new_id,
        register_file::{Agreement, Organization, PurchasingAccount},
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

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

/// What is known of an agreement before it is imported.
pub struct Known {
    former: Option<AgreementRow>,
    /// SHA-256 of the record: a record with the same digest changes nothing.
    digest: String,
    /// New numbers that are probably known ones.
    pub near_misses: Vec<NearMiss>,
}

impl Known {
    /// Whether the agreement is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.former.is_some()
    }

    /// The digest of the record.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The digest of the record imported last.
    #[must_use]
    pub fn former_digest(&self) -> Option<&str> {
        self.former.as_ref().map(|former| former.digest.as_str())
    }
}

/// A new number that differs from a known one by leading zeros alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NearMiss {
    /// The place of the purchasing account in the agreement; none for the agreement's own number.
    pub account: Option<usize>,
    /// The new number.
    pub number: String,
    /// The known one.
    pub known: String,
}

/// Looks up what is known of an agreement, and which numbers look like known ones.
pub async fn look_up(connection: &mut Connection, agreement: &Agreement) -> Outcome<Known> {
    let mut known = look_up_checked(connection, agreement).await?;
    if known.former_digest() != Some(known.digest()) {
        known.near_misses = near_misses(connection, agreement, known.former.as_ref()).await?;
    }
    Ok(known)
}

/// The same for an agreement whose numbers were checked before.
pub async fn look_up_checked(connection: &mut Connection, agreement: &Agreement) -> Outcome<Known> {
    let former = db::agreements::find_by_number(connection, &agreement.number).await?;
    Ok(Known { former, digest: digest_of(agreement), near_misses: Vec::new() })
}

async fn near_misses(
    connection: &mut Connection,
    agreement: &Agreement,
    former: Option<&AgreementRow>,
) -> Outcome<Vec<NearMiss>> {
    let mut near_misses = Vec::new();
    let mut accounts = Vec::new();
    if let Some(former) = former {
        accounts.extend(db::agreements::list_accounts(connection, &former.id).await?.into_iter().map(|one| one.number));
    } else {
        let others = with_other_zeros(&agreement.number);
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let known = db::agreements::list_numbers_among(connection, &others).await?.into_iter().next();
        near_misses.extend(known.map(|known| NearMiss { account: None, number: agreement.number.clone(), known }));
    }
    for (place, account) in agreement.purchasing_accounts.iter().enumerate() {
        if accounts.contains(&account.number) {
            continue;
        }
        let known = accounts.iter().find(|known| without_zeros(known) == without_zeros(&account.number)).cloned();
        let near = known.map(|known| NearMiss { account: Some(place), number: account.number.clone(), known });
        near_misses.extend(near);
        accounts.push(account.number.clone());
    }
    Ok(near_misses)
}

/// Writes one agreement of a register and applies its consequences, in the caller's transaction.
pub async fn import(change: &mut Change, agreement: &Agreement, known: Known, summary: &mut Summary) -> Outcome<()> {
    let Known { former, digest, .. } = known;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        summary.unchanged += 1;
        return Ok(());
    }
    let before = match &former {
        Some(former) => facts(change, former).await?,
        None => Value::Null,
    };
    let row = save_agreement(change, agreement, former.as_ref(), digest).await?;
    let left = former.as_ref().filter(|former| former.organization_id != row.organization_id);
    if let Some(former) = left {
        record_departure(change, former);
    }
    let action = if former.is_some() { Action::AgreementUpdated } else { Action::AgreementCreated };
    let changes = audit::changes(&before, &facts(change, &row).await?);
    record(change, &row, &row.id, &row.number, action, changes);
    if former.as_ref().is_some_and(|former| (former.status, &former.ends_on) != (row.status, &row.ends_on)) {
        db::turns::note_agreement(change, &row.id).await?;
    }
    let changed_accounts = save_accounts(change, agreement, &row).await?;
    if former.is_some() {
        summary.updated += 1;
    } else {
        summary.created += 1;
    }
    follow_administrators(change, agreement, &row, &changed_accounts, summary).await?;
    if left.is_some() {
        refresh_people(change, &row).await?;
    }
    Ok(())
}

/// Whether a list shows a name as the person has it or as the inviter typed it depends on the organization.
async fn refresh_people(change: &mut Change, row: &AgreementRow) -> Outcome<()> {
    let accounts = db::agreements::list_accounts(change, &row.id).await?;
    let scopes: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).chain([row.id.as_str()]).collect();
    for email_key in db::roster::list_addresses(change, &scopes).await? {
        change.touch(&email_key);
    }
    Ok(())
}

/// Records what changed in an agreement or in one of its purchasing accounts, if anything did.
fn record(change: &mut Change, row: &AgreementRow, scope_id: &str, number: &str, action: Action, changes: Value) {
    if !changes.as_object().is_some_and(Map::is_empty) {
        change.record(Entry::of_scope(&row.organization_id, scope_id, action, number, changes));
    }
}

/// An agreement with its partners as it stands, for the audit trail to compare.
async fn facts(connection: &mut Connection, row: &AgreementRow) -> Outcome<Value> {
    let partners = db::organizations::list_partners(connection, &row.id).await?;
    let contacts = db::contacts::list(connection, &row.id).await?;
    Ok(json!({
        "organization": {
            "id": row.organization_register_id,
            "name": row.organization_name,
            "country": row.organization_country,
        },
        "programme": row.programme,
        "signed_on": row.signed_on,
        "ends_on": row.ends_on,
        "status": row.status,
        "signatory": { "name": row.signatory_name, "email": row.signatory_email },
        "partners": partners.iter().map(|PartnerRow { name, email }| format!("{name} <{email}>")).collect::<Vec<_>>(),
        "contacts": contacts.iter().map(|ContactRow { name, email, .. }| format!("{name} <{email}>")).collect::<Vec<_>>(),
    }))
}

/// A purchasing account with its administrator, for the audit trail to compare.
fn account_facts(account: &PurchasingAccountRow) -> Value {
    json!({
        "name": account.name,
        "sector": account.sector,
        "lead": account.is_lead,
        "offer_ends_on": account.offer_ends_on,
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
    change: &mut Change,
    agreement: &Agreement,
    former: Option<&AgreementRow>,
    digest: String,
) -> Outcome<AgreementRow> {
    let organization_id = save_organization(change, &agreement.organization, former).await?;
    let row = AgreementRow {
        id: former.map_or_else(|| new_id(change.now), |former| former.id.clone()),
        number: agreement.number.clone(),
        organization_id,
        organization_name: agreement.organization.name.clone(),
        organization_country: agreement.organization.country.clone(),
        organization_register_id: agreement.organization.id.clone(),
        programme: agreement.programme.clone(),
        signed_on: agreement.signed_on.clone(),
        ends_on: agreement.ends_on.clone(),
        status: agreement.status,
        signatory_name: agreement.signatory.as_ref().map(|signatory| signatory.name.clone()),
        signatory_email: agreement.signatory.as_ref().map(|signatory| signatory.email.clone()),
        digest,
    };
    db::agreements::save(change, &row).await?;
    if former.is_some() {
        db::organizations::remove_partners(change, &row.id).await?;
    }
    for partner in &agreement.partners {
        let id = new_id(change.now);
        let id =
            db::organizations::save_partner(change, &id, &partner.id, &partner.name, &partner.email, &partner.country)
                .await?;
        db::organizations::add_partner(change, &row.id, &id).await?;
    }
    let contacts: Vec<ContactRow> = agreement
        .contacts
        .iter()
        .map(|contact| ContactRow { role: contact.role, name: contact.name.clone(), email: contact.email.clone() })
        .collect();
    db::contacts::replace(change, &row.id, &contacts).await?;
    Ok(row)
}

/// An organization is known by the register's id; without one it is its agreement's alone (decision 15).
async fn save_organization(
    change: &mut Change,
    organization: &Organization,
    former: Option<&AgreementRow>,
) -> Outcome<String> {
    // Several agreements may share an organization that has an id: a record without one says nothing about it.
    let own = former.filter(|former| former.organization_register_id.is_none());
    let named = match &organization.id {
        Some(register_id) => db::organizations::find_by_register_id(change, register_id).await?,
        None => None,
    };
    let known = named.or_else(|| own.map(|own| own.organization_id.clone()));
    let id = known.unwrap_or_else(|| new_id(change.now));
    let register_id = organization.id.as_deref();
    db::organizations::save(change, &id, register_id, &organization.name, &organization.country).await?;
    Ok(id)
}

/// Each organization has its own audit trail, so an entry in the previous one says that the agreement left.
fn record_departure(change: &mut Change, former: &AgreementRow) {
    let facts = json!({ "organization": former.organization_name });
    change.record(Entry::of_scope(&former.organization_id, &former.id, Action::AgreementLeft, &former.number, facts));
}

/// Writes the accounts and returns those whose administrator changed, in their new state.
async fn save_accounts(
    change: &mut Change,
    agreement: &Agreement,
    row: &AgreementRow,
) -> Outcome<Vec<PurchasingAccountRow>> {
    let known = db::agreements::list_accounts(change, &row.id).await?;
    // Anyone working in one of them waits, even if the file does not mention it: the agreement may end, and invitations
    // change.
    db::agreements::lock_accounts(change, known.iter().map(|known| known.id.as_str()).collect()).await?;
    for account in agreement.purchasing_accounts.iter().filter(|account| account.lead) {
        db::agreements::end_other_leads(change, &row.id, &account.number).await?;
    }
    let mut changed = Vec::new();
    for account in &agreement.purchasing_accounts {
        let former = known.iter().find(|known| known.number == account.number);
        let saved = account_row(account, &row.id, former, change.now);
        db::agreements::save_account(change, &saved).await?;
        let action = if former.is_some() { Action::AccountUpdated } else { Action::AccountCreated };
        let differences = audit::changes(&former.map_or(Value::Null, account_facts), &account_facts(&saved));
        record(change, row, &saved.id, &saved.number, action, differences);
        if former.is_some_and(|former| former.administrator_email_key != saved.administrator_email_key) {
            changed.push(saved);
        }
    }
    // Accounts missing from the file stay, but a different purchasing account leads now.
    let is_mentioned = |number: &str| agreement.purchasing_accounts.iter().any(|account| account.number == number);
    for former in known.iter().filter(|known| known.is_lead && !is_mentioned(&known.number)) {
        let differences = json!({ "lead": { "before": true, "after": false } });
        record(change, row, &former.id, &former.number, Action::AccountUpdated, differences);
    }
    let had_lead = |number: &str| known.iter().any(|known| known.number == number && known.is_lead);
    if agreement.purchasing_accounts.iter().any(|account| account.lead != had_lead(&account.number)) {
        pause_invitations_of_colleagues(change, row).await?;
    }
    Ok(changed)
}

fn account_row(
    account: &PurchasingAccount,
    agreement_id: &str,
    former: Option<&PurchasingAccountRow>,
    now: Moment,
) -> PurchasingAccountRow {
    let administrator = &account.administrator;
    PurchasingAccountRow {
        id: former.map_or_else(|| new_id(now), |former| former.id.clone()),
        agreement_id: agreement_id.to_owned(),
        number: account.number.clone(),
        name: account.name.clone(),
        sector: account.sector,
        is_lead: account.lead,
        offer_ends_on: account.offer_ends_on.clone(),
        administrator_email: administrator.email.clone(),
        administrator_email_key: key_of(&administrator.email),
        administrator_first_name: administrator.first_name.clone(),
        administrator_last_name: administrator.last_name.clone(),
        administrator_language: administrator.language,
        administrator_country: administrator.country.clone(),
        label: former.and_then(|former| former.label.clone()),
    }
}

/// The lead purchasing account gives rights in the whole agreement: people who lost them no longer vouch for
/// invitations.
async fn pause_invitations_of_colleagues(change: &mut Change, row: &AgreementRow) -> Outcome<()> {
    let pending = db::invitations::list_pending_by_colleagues(change, &row.id).await?;
    let inviters: BTreeSet<String> = pending.into_iter().filter_map(|one| one.invited_by).collect();
    for inviter in inviters {
        pause_invitations_of(change, &inviter).await?;
    }
    Ok(())
}

/// Invites new administrators, applies corrections, cancels what is no longer true.
async fn follow_administrators(
    change: &mut Change,
    agreement: &Agreement,
    row: &AgreementRow,
    changed_accounts: &[PurchasingAccountRow],
    summary: &mut Summary,
) -> Outcome<()> {
    // Accounts that a later import does not mention stay (decision 14), so the database is asked.
    let accounts = db::agreements::list_accounts(change, &row.id).await?;
    let named = named(&accounts);
    let (pending, answered): (Vec<_>, Vec<_>) = db::invitations::list_of_register(change, &row.id)
        .await?
        .into_iter()
        .partition(|invitation| invitation.state == InvitationState::Pending);
    for invitation in &answered {
        // An answer stands until the register names someone else; the end of an agreement does not change that.
        db::answers::renew_held(change, &invitation.id).await?;
        let kept = named.get(&invitation.email_key).map(|(_, grants)| grants.as_slice()).unwrap_or_default();
        let now = change.now;
        db::answers::lapse(change, invitation, kept, now).await?;
    }
    let invites = agreement.status.invites();
    let wanted = if invites { still_wanted(change, named, &answered).await? } else { BTreeMap::new() };
    let mut offered: BTreeMap<&str, &InvitationRow> = BTreeMap::new();
    for invitation in &pending {
        // One mail per person and agreement (decision 1).
        if wanted.contains_key(&invitation.email_key) && !offered.contains_key(invitation.email_key.as_str()) {
            offered.insert(&invitation.email_key, invitation);
        } else {
            withdraw(change, invitation).await?;
            summary.cancelled += 1;
        }
    }
    if !invites {
        for invitation in db::invitations::list_pending_by_colleagues(change, &row.id).await? {
            withdraw(change, &invitation).await?;
            summary.cancelled += 1;
        }
    }
    for (email_key, (account, grants)) in &wanted {
        if let Some(pending) = offered.get(email_key.as_str()) {
            update(change, pending, account, row, grants, summary).await?;
        } else {
            invite(change, account, row, grants).await?;
            summary.invited += 1;
        }
    }
    for account in changed_accounts {
        tell_of_named_administrator(change, account, &row.number).await?;
    }
    Ok(())
}

/// What can be offered: neither what an accepted invitation granted, nor what was declined or canceled by the operator.
/// These answers stand until the register names someone else.
async fn still_wanted<'a>(
    connection: &mut Connection,
    mut named: Named<'a>,
    answered: &[InvitationRow],
) -> Outcome<Named<'a>> {
    for invitation in answered {
        if let Some((_, grants)) = named.get_mut(&invitation.email_key) {
            let standing = db::answers::list_standing(connection, &invitation.id).await?;
            grants.retain(|grant| !standing.contains(grant));
        }
    }
    named.retain(|_, (_, grants)| !grants.is_empty());
    Ok(named)
}

/// Applies a correction to a pending invitation. A different spelling is not a change of person; another purchasing
/// account is worth another mail.
async fn update(
    change: &mut Change,
    pending: &InvitationRow,
    account: &PurchasingAccountRow,
    row: &AgreementRow,
    grants: &[Grant],
    summary: &mut Summary,
) -> Outcome<()> {
    let now = change.now;
    let updated = InvitationRow { id: pending.id.clone(), ..of_register(account, row, now) };
    db::invitations::update_person(change, &updated).await?;
    let offered = db::invitations::list_grants(change, &pending.id).await?;
    db::invitations::set_grants(change, &pending.id, &row.id, grants).await?;
    let changes = trail::invitation_changes(change, pending, &updated).await?;
    let differs = |one: &[Grant], other: &[Grant]| one.iter().any(|grant| !other.contains(grant));
    if changes != json!({}) || differs(grants, &offered) || differs(&offered, grants) {
        let organization_id = &row.organization_id;
        let act = Act { organization_id, action: Action::InvitationUpdated, invitation: &updated };
        trail::record_invitation(change, &act, &offered, grants, &changes);
    }
    if differs(grants, &offered) {
        send(change, &updated);
        db::invitation_reminders::begin(change, &updated.id, now).await?;
        summary.invited += 1;
    }
    change.touch(&updated.email_key);
    Ok(())
}

async fn invite(
    change: &mut Change,
    account: &PurchasingAccountRow,
    row: &AgreementRow,
    grants: &[Grant],
) -> Outcome<()> {
    let invitation = of_register(account, row, change.now);
    db::invitations::create(change, &[&invitation]).await?;
    db::invitations::set_grants(change, &invitation.id, &row.id, grants).await?;
    send(change, &invitation);
    let act = Act { organization_id: &row.organization_id, action: Action::InvitationCreated, invitation: &invitation };
    trail::record_invitation(change, &act, &[], grants, &json!({}));
    change.touch(&invitation.email_key);
    Ok(())
}
