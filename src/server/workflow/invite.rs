//! *Invite Users*: offers roles to people, or gives them to members, all valid rows in one transaction.

use super::{people::NamedScope, people::scopes, roster};
use crate::{
    api::{
        ApiError,
        invite::{Doubt, Invitee, Report},
    },
    domain::{
        access::{Permission, Role, Scope},
        email::EmailAddress,
        fault::{FaultCode, Faults, FieldFault},
        invitation::InvitationState,
        invite::{MOST_PEOPLE, Outcome as Done},
        language::Language,
        moment::{Moment, Span},
        person,
    },
    server::{
        access::{Actor, authorize},
        audit,
        context::Context,
        db::{self, Connection, invitations::InvitationRow, roles::Grant, users::UserRow},
        failure::{Failure, Outcome},
        ids::new_id,
        mail::{self, MailKind},
    },
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The form as sent.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Ids of purchasing accounts; not needed where there is one.
    pub accounts: Vec<String>,
    /// The rows.
    pub people: Vec<Invitee>,
    /// Whether what is asked once was answered.
    pub confirmed: bool,
    /// What makes the form one: sent twice, it is worked on once.
    pub key: String,
}

/// The answer to a form is kept this long for the same form sent again.
const KEPT: Span = Span::hours(12);

/// A row that can be worked on.
struct Row {
    /// The row as typed.
    typed: Invitee,
    email: EmailAddress,
    first_name: String,
    last_name: String,
    language: Language,
    country: String,
    roles: BTreeSet<usize>,
}

impl Row {
    fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        self.roles.iter().filter_map(|place| Role::ALL.get(*place).copied())
    }
}

/// The purchasing accounts that the actor may invite to.
pub async fn accounts(context: &Context, actor: &Actor) -> Outcome<Vec<NamedScope>> {
    let mut scopes = scopes(&mut context.read().await?, actor, Permission::InviteUsers).await?;
    scopes.retain(|one| one.account.is_some());
    Ok(scopes)
}

/// Whether the actor may give a role in one of the accounts, or in the agreement of one.
#[must_use]
pub fn may_offer(actor: &Actor, role: Role, accounts: &[NamedScope]) -> bool {
    accounts.iter().any(|account| actor.may_grant(role, &target(role, account)))
}

/// The scope that a role counts in when it is given with a purchasing account.
fn target(role: Role, account: &NamedScope) -> Scope {
    let account_id = account.scope.account_id.clone().filter(|_| !role.is_for_agreement());
    Scope { agreement_id: account.scope.agreement_id.clone(), account_id }
}

/// Works on a form.
pub async fn invite(context: &Context, form: &Form) -> Outcome<Report> {
    let actor = authorize(context, Permission::InviteUsers)?;
    let path = format!("invite:{}", form.key);
    let since = context.now - KEPT;
    let earlier = db::drafts::find(&mut context.read().await?, &actor.user().id, &path, since).await?;
    if let Some(report) = earlier.and_then(|text| serde_json::from_str(&text).ok()) {
        return Ok(report);
    }
    let chosen = chosen(&accounts(context, &actor).await?, &form.accounts)?;
    let typed: Vec<&Invitee> = form.people.iter().filter(|row| !is_blank(row)).collect();
    if typed.is_empty() {
        return Err(ApiError::field("email-1", FaultCode::Required).into());
    }
    if typed.len() > MOST_PEOPLE {
        return Err(ApiError::field("email-1", FaultCode::TooManyPeople).into());
    }
    let mut report = Report::default();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut order = Vec::new();
    for row in typed {
        match parse(context, &actor, &chosen, row) {
            Ok(row) => {
                let key = row.email.key();
                if let Some(first) = rows.get_mut(&key) {
                    first.roles.extend(row.roles);
                } else {
                    order.push(key.clone());
                    rows.insert(key, row);
                }
            }
            Err(faults) => refuse(&mut report, row, faults),
        }
    }
    if !form.confirmed {
        report.doubts = order.iter().flat_map(|key| doubts(&actor, &chosen, &rows[key])).collect();
        if !report.doubts.is_empty() {
            return Ok(report);
        }
    }
    let mut connection = context.write().await?;
    for key in &order {
        let row = &rows[key];
        match work(context, &mut connection, &actor, &chosen, row).await? {
            Ok(done) => report.done.push((row.email.as_str().to_owned(), done)),
            Err(code) => {
                refuse(&mut report, &row.typed, vec![FieldFault::new("email", code)]);
            }
        }
    }
    let kept = serde_json::to_string(&report).map_err(|error| Failure::Internal(error.into()))?;
    db::drafts::save(&mut connection, &actor.user().id, &path, &kept, context.now).await?;
    connection.commit().await?;
    context.app.work.notify_one();
    Ok(report)
}

fn is_blank(row: &Invitee) -> bool {
    [&row.email, &row.first_name, &row.last_name].iter().all(|text| text.trim().is_empty())
}

/// Keeps a row that was refused, with its faults named by its new place.
fn refuse(report: &mut Report, row: &Invitee, faults: Vec<FieldFault>) {
    report.refused.push(row.clone());
    let place = report.refused.len();
    let named = faults.into_iter().map(|fault| FieldFault { field: format!("{}-{place}", fault.field), ..fault });
    report.faults.extend(named);
}

/// The purchasing accounts that were chosen among those that the actor may invite to.
fn chosen(accounts: &[NamedScope], ids: &[String]) -> Result<Vec<NamedScope>, ApiError> {
    let chosen: Vec<NamedScope> = match accounts {
        [only] => vec![only.clone()],
        several => several.iter().filter(|one| ids.iter().any(|id| id == one.scope.id())).cloned().collect(),
    };
    if chosen.is_empty() { Err(ApiError::field("accounts", FaultCode::ChoiceMissing)) } else { Ok(chosen) }
}

fn parse(context: &Context, actor: &Actor, accounts: &[NamedScope], row: &Invitee) -> Result<Row, Vec<FieldFault>> {
    let mut faults = Faults::default();
    let email = faults.take("email", EmailAddress::parse(&row.email));
    if let Some(address) = &email {
        if !context.app.config.allows_address(address) {
            faults.note("email", FaultCode::EmailPersonal);
        } else if address.key() == actor.user().email_key {
            faults.note("email", FaultCode::OwnAddress);
        }
    }
    let first_name = faults.take("first_name", person::parse_name(&row.first_name));
    let last_name = faults.take("last_name", person::parse_optional_name(&row.last_name));
    let language = Language::from_code(&row.language).ok_or(FaultCode::ChoiceInvalid);
    let language = faults.take("language", language);
    let country = faults.take("country", person::parse_country(&row.country));
    let roles: BTreeSet<usize> =
        row.roles.iter().filter_map(|code| Role::ALL.iter().position(|role| role.code() == code)).collect();
    if roles.is_empty() || roles.len() != row.roles.iter().collect::<BTreeSet<_>>().len() {
        faults.note("roles", FaultCode::ChoiceMissing);
    }
    let granted =
        |place: &usize| accounts.iter().all(|one| actor.may_grant(Role::ALL[*place], &target(Role::ALL[*place], one)));
    if !roles.iter().all(granted) {
        faults.note("roles", FaultCode::RoleNotYours);
    }
    match (email, first_name, last_name, language, country) {
        (Some(email), Some(first_name), Some(last_name), Some(language), Some(country)) if faults.is_empty() => {
            Ok(Row { typed: row.clone(), email, first_name, last_name, language, country, roles })
        }
        _ => Err(faults.into_inner()),
    }
}

/// What is asked once: a domain that is not the inviter's, and a role that can do everything.
fn doubts(actor: &Actor, accounts: &[NamedScope], row: &Row) -> Vec<Doubt> {
    let email = row.email.as_str().to_owned();
    let domain = row.email.domain();
    let own = actor.user().email_key.rsplit('@').next().unwrap_or_default();
    let is_known = domain == own || accounts.iter().any(|account| account.domains.contains(&domain));
    let strange = (!is_known).then(|| Doubt::Domain { email: email.clone(), domain });
    let powerful = row.roles().any(|role| role == Role::AccountAdministrator).then_some(Doubt::Administrator { email });
    strange.into_iter().chain(powerful).collect()
}

/// Works on one person: in each agreement the missing roles are given, offered, or offered again.
async fn work(
    context: &Context,
    connection: &mut Connection,
    actor: &Actor,
    accounts: &[NamedScope],
    row: &Row,
) -> Outcome<Result<Done, FaultCode>> {
    let key = row.email.key();
    let user = db::users::find_by_email(connection, &key).await?;
    let mut wanted: BTreeMap<String, (&NamedScope, Vec<Grant>)> = BTreeMap::new();
    for account in accounts {
        for role in row.roles() {
            let scope = target(role, account);
            let grant = Grant { role, purchasing_account_id: scope.account_id.clone() };
            let (_, grants) = wanted.entry(scope.agreement_id.clone()).or_insert_with(|| (account, Vec::new()));
            if !grants.contains(&grant) {
                grants.push(grant);
            }
        }
    }
    let mut done = Done::Unchanged;
    for (agreement_id, (account, grants)) in wanted {
        let member = match &user {
            Some(user) => membership(connection, user, account, &agreement_id, &grants).await?,
            None => None,
        };
        let outcome = match (&user, member) {
            (Some(_), Some(Err(code))) => return Ok(Err(code)),
            (Some(user), Some(Ok(missing))) if missing.is_empty() => {
                let _ = user;
                Done::Unchanged
            }
            (Some(user), Some(Ok(missing))) => {
                let scope = |grant: &Grant| grant.scope(&agreement_id);
                if missing.iter().all(|grant| actor.adds_at_once(grant.role, &scope(grant))) {
                    add(context, connection, actor, user, account, &missing).await?;
                    Done::Added
                } else {
                    offer(connection, actor, account, row, &missing, context.now).await?;
                    Done::Waiting
                }
            }
            _ => offer(connection, actor, account, row, &grants, context.now).await?,
        };
        if rank(outcome) < rank(done) {
            done = outcome;
        }
    }
    roster::refresh(connection, &key, context.now).await?;
    Ok(Ok(done))
}

/// The outcome told when agreements differ: the one that matters most.
const fn rank(done: Done) -> u8 {
    match done {
        Done::Invited => 0,
        Done::Waiting => 1,
        Done::Added => 2,
        Done::Again => 3,
        Done::Unchanged => 4,
    }
}

/// The grants that a member of the organization does not hold yet; none for somebody who is no member.
async fn membership(
    connection: &mut Connection,
    user: &UserRow,
    account: &NamedScope,
    agreement_id: &str,
    grants: &[Grant],
) -> Outcome<Option<Result<Vec<Grant>, FaultCode>>> {
    if !db::roles::is_member(connection, &user.id, &account.organization_id).await? {
        return Ok(None);
    }
    let held = db::roles::list_held(connection, &user.id).await?;
    let own = |grant: &Grant| {
        held.iter()
            .find(|one| {
                one.role == grant.role.code()
                    && one.agreement_id == agreement_id
                    && one.purchasing_account_id == grant.purchasing_account_id
            })
            .map(|one| one.suspended_at)
    };
    if !user.is_active || grants.iter().any(|grant| own(grant).flatten().is_some()) {
        return Ok(Some(Err(FaultCode::PersonDeactivated)));
    }
    Ok(Some(Ok(grants.iter().filter(|grant| own(grant).is_none()).cloned().collect())))
}

/// Gives roles to a member at once, and tells them and, where keys or editing come with it, the Account
/// Administrators.
pub async fn add(
    context: &Context,
    connection: &mut Connection,
    actor: &Actor,
    user: &UserRow,
    account: &NamedScope,
    grants: &[Grant],
) -> Outcome<()> {
    let agreement_id = &account.scope.agreement_id;
    for grant in grants {
        if let Some(account_id) = &grant.purchasing_account_id {
            db::agreements::lock_account(connection, account_id).await?;
        }
        let id = new_id(context.now);
        db::roles::create(connection, &id, &user.id, agreement_id, grant, Some(&actor.user().id), context.now).await?;
        let entry = audit::Entry {
            organization_id: Some(&account.organization_id),
            actor: &actor.user().id,
            action: "role.granted",
            subject: &user.id,
            details: json!({ "role": grant.role.code(), "scope": grant.scope_id(agreement_id) }),
        };
        audit::record(connection, context.now, entry).await?;
        if grant.role.is_sensitive() && !actor.administers(&grant.scope(agreement_id)) {
            super::person::tell_administrators(connection, actor.user(), user, grant, account, context.now).await?;
        }
    }
    super::person::tell_person(connection, user, MailKind::RolesChanged, account, context.now).await
}

/// Offers roles by an invitation of the agreement: a new one, or the pending one sent again.
async fn offer(
    connection: &mut Connection,
    actor: &Actor,
    account: &NamedScope,
    row: &Row,
    grants: &[Grant],
    now: Moment,
) -> Outcome<Done> {
    let agreement_id = &account.scope.agreement_id;
    let key = row.email.key();
    let pending = db::invitations::find_pending(connection, agreement_id, &key).await?;
    let (invitation, done) = match pending {
        Some(pending) => {
            if pending.invited_by.is_some() {
                let mut all = db::invitations::list_grants(connection, &pending.id).await?;
                all.extend(grants.iter().filter(|grant| !all.contains(grant)).cloned().collect::<Vec<_>>());
                db::invitations::set_grants(connection, &pending.id, agreement_id, &all).await?;
            }
            (pending, Done::Again)
        }
        None => (create(connection, actor, agreement_id, row, grants, now).await?, Done::Invited),
    };
    mail::Draft::about_invitation(MailKind::Invitation, &invitation.email, &invitation)?.queue(connection, now).await?;
    let entry = audit::Entry {
        organization_id: Some(&account.organization_id),
        actor: &actor.user().id,
        action: if done == Done::Again { "invitation.resent" } else { "invitation.created" },
        subject: &invitation.id,
        details: json!({
            "agreement": account.agreement_number,
            "roles": grants.iter().map(|grant| json!([grant.role.code(), grant.scope_id(agreement_id)])).collect::<Vec<_>>(),
        }),
    };
    audit::record(connection, now, entry).await?;
    Ok(done)
}

async fn create(
    connection: &mut Connection,
    actor: &Actor,
    agreement_id: &str,
    row: &Row,
    grants: &[Grant],
    now: Moment,
) -> Outcome<InvitationRow> {
    let invitation = InvitationRow {
        id: new_id(now),
        agreement_id: agreement_id.to_owned(),
        email: row.email.as_str().to_owned(),
        email_key: row.email.key(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        language: row.language.code().to_owned(),
        country: row.country.clone(),
        state: InvitationState::Pending.code().to_owned(),
        created_at: now.0,
        decided_at: None,
        decline_reason: None,
        invited_by: Some(actor.user().id.clone()),
        paused_at: None,
    };
    db::invitations::create(connection, &invitation).await?;
    db::invitations::set_grants(connection, &invitation.id, agreement_id, grants).await?;
    Ok(invitation)
}
