//! What a customer writes down about a purchasing account: label, cost center, own reference, notes, and whom its dates
//! reach (addition 21). Account Administrators and Account Managers of that purchasing account edit it, while the agreement
//! is not over; everyone who views the agreement reads it.

use crate::{
    api::{ApiError, agreements::EditAccount},
    domain::{
        access::{Permission, Scope},
        account_details::{
            LONGEST_COST_CENTER, LONGEST_REFERENCE, is_editable, parse_label, parse_lead_days, parse_notes,
            parse_plain_line, split_contacts,
        },
        agreement::AgreementStatus,
        audit::Action,
        email::key_of,
        fault::{FaultCode, Faults},
        moment::Moment,
        person::full_name,
    },
    paths,
    server::{
        access::{Actor, authorize},
        audit::{self, Entry},
        change::Change,
        context::Context,
        db::{
            self, Connection,
            account_details::{DetailsRow, HolderRow},
            agreements::{AgreementRow, PurchasingAccountRow},
            audit::{Along, Walk},
            contacts::ContactRow,
            organizations::PartnerRow,
            roles::rights,
            users::UserRow,
        },
        failure::Outcome,
        token::sha256_hex,
        workflow::{
            audit::{NamedEntry, Names, Principal},
            scopes::{NamedScope, visible_accounts},
        },
    },
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// People who are suggested as renewal contacts; where there are more, no one is.
pub const MOST_SUGGESTED: usize = 20;
/// Roles that are looked through for them.
const MOST_ROLES: i64 = 200;
/// Changes by others that a page tells of.
const MOST_CHANGES: i64 = 10;

/// Someone whom dates can reach.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Contact {
    /// Name as shown.
    pub name: String,
    /// The address as people read it.
    pub email: String,
    /// Id of the user.
    pub user_id: String,
}

/// What is written down about a purchasing account, as its readers see it.
#[derive(Clone, Debug)]
pub struct AccountDetails {
    /// What is stored; what holds without it, if nothing is.
    pub row: DetailsRow,
    /// Its renewal contacts: those who may view the agreement now.
    pub contacts: Vec<Contact>,
}

/// A purchasing account, as someone sees it who may edit what is written down about it.
#[derive(Clone, Debug)]
pub struct EditView {
    /// Its agreement.
    pub agreement: AgreementRow,
    /// The agreement's status today.
    pub status: AgreementStatus,
    /// The purchasing account.
    pub account: PurchasingAccountRow,
    /// The agreement's partners.
    pub partners: Vec<PartnerRow>,
    /// Whom to write to about the agreement.
    pub register_contacts: Vec<ContactRow>,
    /// What is written down.
    pub details: AccountDetails,
    /// Who can be a renewal contact, by name; no one where there are too many to choose from.
    pub suggested: Vec<Contact>,
}

impl EditView {
    /// Whether something can be changed.
    #[must_use]
    pub const fn is_editable(&self) -> bool {
        is_editable(self.status)
    }

    /// What a form shows at first.
    #[must_use]
    pub fn form(&self) -> EditAccount {
        let row = &self.details.row;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let contacts: Vec<&str> = self.details.contacts.iter().map(|contact| contact.email.as_str()).collect();
        let mut form = EditAccount {
            agreement: self.agreement.id.clone(),
            account: self.account.id.clone(),
            version: row.version.to_string(),
            shown: String::new(),
            label: text(&row.label),
            cost_center: text(&row.cost_center),
            reference: text(&row.reference),
            contacts: contacts.join("\n"),
            lead_days: row.lead_days.to_string(),
            notes: text(&row.notes),
        };
        form.shown = digests(&form).join(".");
        form
    }

    /// The form of someone whom others were faster than: what they typed, and where they typed nothing, what is stored now.
    #[must_use]
    pub fn merged(&self, typed: &EditAccount) -> Merged {
        let stored = self.form();
        let (own, current) = (digests(typed), digests(&stored));
        let shown: Vec<&str> = typed.shown.split('.').collect();
        let mut form = EditAccount { version: stored.version.clone(), shown: stored.shown.clone(), ..typed.clone() };
        let mut differing = Vec::new();
        for (place, value) in form.values_mut().into_iter().enumerate() {
            let (name, now) = (EditAccount::FIELDS[place], stored.values()[place]);
            let before = shown.get(place).copied();
            if before == Some(own[place].as_str()) {
                now.clone_into(value);
            } else if before != Some(current[place].as_str()) && own[place] != current[place] {
                differing.push((name, now.to_owned()));
            }
        }
        Merged { form, differing }
    }
}

/// What one person typed after another had saved something else.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The form, which can be saved now.
    pub form: EditAccount,
    /// The fields in which someone stored something else meanwhile, and that.
    pub differing: Vec<(&'static str, String)>,
}

/// A text as it is compared: browsers send other ends of lines.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// What tells the values of a form apart.
fn digests(form: &EditAccount) -> [String; 6] {
    const LENGTH: usize = 12;
    let digest = |value: &str| sha256_hex(plain(value).as_bytes())[..LENGTH].to_owned();
    form.values().map(digest)
}

/// A purchasing account, for whoever may edit what is written down about it. What the actor may not view does not exist.
pub async fn view(context: &Context, agreement_id: &str, account_id: &str) -> Outcome<EditView> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let mut connection = context.read().await?;
    let (scope, agreement, account) = editable(&mut connection, &actor, agreement_id, account_id).await?;
    let details = list(&mut connection, &[account_id]).await?.remove(account_id);
    let suggested = suggested(&mut connection, &scope.scope).await?;
    Ok(EditView {
        status: agreement.status_on(context.day()),
        partners: db::organizations::list_partners(&mut connection, agreement_id).await?,
        register_contacts: db::contacts::list(&mut connection, agreement_id).await?,
        details: details.unwrap_or_else(|| nothing(account_id)),
        suggested,
        agreement,
        account,
    })
}

/// The purchasing account of an agreement, if the actor may edit what is written down about it.
async fn editable(
    connection: &mut Connection,
    actor: &Actor,
    agreement_id: &str,
    account_id: &str,
) -> Outcome<(NamedScope, AgreementRow, PurchasingAccountRow)> {
    let visible = visible_accounts(connection, actor, Permission::ViewAgreements).await?;
    let is_it = |one: &NamedScope| one.scope.agreement_id == agreement_id && one.scope.id() == account_id;
    let scope = visible.into_iter().find(is_it).ok_or(ApiError::NotFound)?;
    if !actor.can_in(Permission::EditAgreements, &scope.scope) {
        return Err(ApiError::Forbidden.into());
    }
    let agreement = db::agreements::find(connection, agreement_id).await?.ok_or(ApiError::NotFound)?;
    let account = db::agreements::find_account(connection, account_id).await?.ok_or(ApiError::NotFound)?;
    Ok((scope, agreement, account))
}

/// What holds where nothing is written down.
fn nothing(account_id: &str) -> AccountDetails {
    AccountDetails { row: DetailsRow::empty(account_id), contacts: Vec::new() }
}

/// What is written down about some purchasing accounts, by id; those about which nothing is are left out. Whoever lost the
/// right to view the agreement is no contact any more.
pub async fn list(connection: &mut Connection, account_ids: &[&str]) -> Outcome<BTreeMap<String, AccountDetails>> {
    let rows = db::account_details::list(connection, account_ids).await?;
    let details = |row: DetailsRow| (row.purchasing_account_id.clone(), AccountDetails { row, contacts: Vec::new() });
    let mut all: BTreeMap<String, AccountDetails> = rows.into_iter().map(details).collect();
    for holder in db::account_details::list_contacts(connection, account_ids).await? {
        if let Some(details) = all.get_mut(&holder.account_id) {
            details.contacts.extend(contact(&holder));
        }
    }
    for details in all.values_mut() {
        tidy(&mut details.contacts);
    }
    Ok(all)
}

/// The person of a role, if it lets them view the agreement in the purchasing account that they are asked for.
fn contact(holder: &HolderRow) -> Option<Contact> {
    let scope = Scope { agreement_id: holder.agreement_id.clone(), account_id: Some(holder.account_id.clone()) };
    holder.assignment().allows(Permission::ViewAgreements, &scope).then(|| Contact {
        name: full_name(&holder.first_name, &holder.last_name),
        email: holder.email.clone(),
        user_id: holder.user_id.clone(),
    })
}

/// Each person once, by name.
fn tidy(contacts: &mut Vec<Contact>) {
    contacts.sort();
    contacts.dedup();
}

/// Who can be a renewal contact of a purchasing account, if there are few enough to choose from.
async fn suggested(connection: &mut Connection, scope: &Scope) -> Outcome<Vec<Contact>> {
    let holders = db::account_details::list_holders(connection, scope.id(), MOST_ROLES).await?;
    let are_all = i64::try_from(holders.len()).is_ok_and(|count| count < MOST_ROLES);
    let mut contacts: Vec<Contact> = holders.iter().filter_map(contact).collect();
    tidy(&mut contacts);
    Ok(if are_all && contacts.len() <= MOST_SUGGESTED { contacts } else { Vec::new() })
}

/// Those of the typed addresses whose people can view the agreement in a purchasing account, and the others as typed.
async fn find_contacts(
    connection: &mut Connection,
    scope: &Scope,
    typed: &[&str],
) -> Outcome<(Vec<UserRow>, Vec<String>)> {
    let keys: Vec<String> = typed.iter().map(|address| key_of(address)).collect();
    let known = db::users::list_by_emails(connection, &keys.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let mut known: BTreeMap<String, UserRow> = known.into_iter().map(|user| (user.email_key.clone(), user)).collect();
    let (mut found, mut unknown, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (address, key) in typed.iter().zip(&keys) {
        if !seen.insert(key) {
            continue;
        }
        let may_view = match known.get(key).filter(|user| user.is_active) {
            Some(user) => {
                let held = db::roles::list_of_user(connection, &user.id).await?;
                rights(&held).can_in(Permission::ViewAgreements, scope)
            }
            None => false,
        };
        match known.remove(key).filter(|_| may_view) {
            Some(user) => found.push(user),
            None => unknown.push((*address).to_owned()),
        }
    }
    Ok((found, unknown))
}

/// The typed addresses that belong to no one who can view the agreement in the purchasing account.
pub async fn unknown_contacts(context: &Context, input: &EditAccount) -> Outcome<Vec<String>> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let mut connection = context.read().await?;
    let (scope, ..) = editable(&mut connection, &actor, &input.agreement, &input.account).await?;
    let typed = split_contacts(&input.contacts).unwrap_or_default();
    Ok(find_contacts(&mut connection, &scope.scope, &typed).await?.1)
}

/// What was typed, if all of it is valid.
struct Typed {
    label: Option<String>,
    cost_center: Option<String>,
    reference: Option<String>,
    notes: Option<String>,
    lead_days: i64,
    contacts: Vec<UserRow>,
}

impl Typed {
    async fn parse(connection: &mut Connection, scope: &Scope, input: &EditAccount, usual_days: i64) -> Outcome<Self> {
        let mut faults = Faults::default();
        let label = faults.take("label", parse_label(&input.label));
        let cost_center = faults.take("cost_center", parse_plain_line(&input.cost_center, LONGEST_COST_CENTER));
        let reference = faults.take("reference", parse_plain_line(&input.reference, LONGEST_REFERENCE));
        let contacts = match split_contacts(&input.contacts) {
            Ok(typed) => {
                let (found, unknown) = find_contacts(connection, scope, &typed).await?;
                if unknown.is_empty() { Ok(found) } else { Err(FaultCode::ContactUnknown) }
            }
            Err(code) => Err(code),
        };
        let contacts = faults.take("contacts", contacts);
        let lead_days = if input.lead_days.is_empty() { Ok(usual_days) } else { parse_lead_days(&input.lead_days) };
        let lead_days = faults.take("lead_days", lead_days);
        let notes = faults.take("notes", parse_notes(&input.notes));
        match (label, cost_center, reference, notes, lead_days, contacts) {
            (Some(label), Some(cost_center), Some(reference), Some(notes), Some(lead_days), Some(contacts)) => {
                Ok(Self { label, cost_center, reference, notes, lead_days, contacts })
            }
            _ => Err(ApiError::Invalid(faults.into_inner()).into()),
        }
    }

    /// What it makes of what is stored.
    fn after(&self, before: &AccountDetails, by: &str, now: Moment) -> AccountDetails {
        let row = DetailsRow {
            label: self.label.clone(),
            cost_center: self.cost_center.clone(),
            reference: self.reference.clone(),
            notes: self.notes.clone(),
            lead_days: self.lead_days,
            changed_at: now,
            changed_by: by.to_owned(),
            ..before.row.clone()
        };
        let contact = |user: &UserRow| Contact {
            name: full_name(&user.first_name, &user.last_name),
            email: user.email.clone(),
            user_id: user.id.clone(),
        };
        let mut contacts: Vec<Contact> = self.contacts.iter().map(contact).collect();
        tidy(&mut contacts);
        AccountDetails { row, contacts }
    }
}

/// Saves what the customer writes down about a purchasing account. `ChangedMeanwhile` if someone else has done so since the
/// form was opened, unless they wrote the same.
pub async fn save(context: &Context, input: &EditAccount) -> Outcome<()> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let (scope, agreement, account) = editable(&mut change, &actor, &input.agreement, &input.account).await?;
    if !is_editable(agreement.status_on(context.day())) {
        return Err(ApiError::AgreementClosed.into());
    }
    let before = list(&mut change, &[&account.id]).await?.remove(&account.id).unwrap_or_else(|| nothing(&account.id));
    let typed = Typed::parse(&mut change, &scope.scope, input, before.row.lead_days).await?;
    let now = change.now;
    let after = typed.after(&before, &actor.user().id, now);
    let details = changes(&before, &after);
    db::drafts::delete(&mut change, &actor.user().id, paths::ACCOUNT_EDIT).await?;
    // Pressed twice, or nothing left to do: what they want is there.
    if details.is_empty() {
        return change.commit().await;
    }
    if input.version.trim().parse() != Ok(before.row.version) && !(input.version.is_empty() && before.row.version == 0)
    {
        return Err(ApiError::ChangedMeanwhile.into());
    }
    // Another transaction may have been faster since it was read.
    if !db::account_details::save(&mut change, &after.row).await? {
        return Err(ApiError::ChangedMeanwhile.into());
    }
    let ids: Vec<&str> = after.contacts.iter().map(|contact| contact.user_id.as_str()).collect();
    db::account_details::replace_contacts(&mut change, &account.id, &ids).await?;
    record(&mut change, &scope, &account, details);
    change.commit().await
}

fn record(change: &mut Change, scope: &NamedScope, account: &PurchasingAccountRow, details: Map<String, Value>) {
    change.record(Entry::of_scope(
        &scope.organization_id,
        &account.id,
        Action::AccountEdited,
        &account.number,
        Value::Object(details),
    ));
}

/// What differs, for the audit trail. Of notes, in which people write what they like about anyone, it says only that they
/// changed: they could not be forgotten with a person.
fn changes(before: &AccountDetails, after: &AccountDetails) -> Map<String, Value> {
    let facts = |details: &AccountDetails| {
        let contacts: Vec<&str> = details.contacts.iter().map(|contact| contact.email.as_str()).collect();
        json!({
            "label": details.row.label,
            "cost_center": details.row.cost_center,
            "reference": details.row.reference,
            "renewal_contacts": contacts,
            "lead_days": details.row.lead_days,
        })
    };
    let mut changes = match audit::changes(&facts(before), &facts(after)) {
        Value::Object(changes) => changes,
        _ => Map::new(),
    };
    if before.row.notes != after.row.notes {
        let word = if after.row.notes.is_some() { "changed" } else { "removed" };
        changes.insert("notes".to_owned(), word.into());
    }
    changes
}

/// What others have changed since a version of what is written down about a purchasing account, newest first.
pub async fn changes_since(context: &Context, input: &EditAccount) -> Outcome<Vec<NamedEntry>> {
    let actor = authorize(context, Permission::EditAgreements)?;
    let mut connection = context.read().await?;
    let (scope, _, account) = editable(&mut connection, &actor, &input.agreement, &input.account).await?;
    let Some(row) = db::account_details::find(&mut connection, &account.id).await? else { return Ok(Vec::new()) };
    // Each version has one entry.
    let missed = row.version.saturating_sub(input.version.trim().parse().unwrap_or_default());
    let walk = Walk {
        organization_id: &scope.organization_id,
        scope_id: scope.scope.id(),
        along: &Along::Action(Action::AccountEdited),
        actions: "",
        since: Moment(0),
        until: Moment(i64::MAX),
        from: None,
        is_newest_first: true,
    };
    let rows = db::audit::page(&mut connection, &walk, missed.clamp(0, MOST_CHANGES)).await?;
    let mut names = Names::default();
    let mut entries = Vec::new();
    for row in rows {
        let actor = names.maker(&mut connection, &row).await?;
        let told = audit::content(&row);
        let subject = Principal::Account(row.subject.clone());
        entries.push(NamedEntry { row, actor, subject, content: told, scope: scope.clone() });
    }
    Ok(entries)
}
