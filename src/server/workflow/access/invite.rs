//! *Invite Users*: invites people, or grants roles to members; all valid rows in one transaction.

mod confirmations;

use crate::server::workflow::{
    access::mail_limits,
    invitations::send,
    rights::is_suspended_in,
    roles::assign,
    scopes::{NamedScope, scopes},
    trail::{self, Act},
};
use crate::{
    api::{
        ApiError,
        invite::{InviteUsers, Invitee, Report, RowResult},
    },
    domain::{
        access::{Permission, Role, Scope},
        audit::Action,
        email::EmailAddress,
        fault::{FaultCode, Faults, FieldFault},
        invitation::InvitationState,
        invite::{MOST_PEOPLE, RowOutcome},
        language::Language,
        moment::{Moment, Span},
        person,
    },
    paths,
    server::{
        access::{Actor, authorize},
        change::Change,
        context::Context,
        db::{self, Connection, invitations::InvitationRow, roles::Grant, users::UserRow},
        failure::Outcome,
        ids::new_id,
        token::sha256_hex,
    },
};
use confirmations::confirmations;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How long the result of a form is kept for a duplicate submission.
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
    open_accounts(&mut context.read().await?, actor).await
}

async fn open_accounts(connection: &mut Connection, actor: &Actor) -> Outcome<Vec<NamedScope>> {
    let mut scopes = scopes(connection, actor, Permission::InviteUsers).await?;
    scopes.retain(|one| one.account.is_some() && one.invites);
    Ok(scopes)
}

/// The key of a form's stored result: a different form, or the same one with other people, gets a different key.
fn path_of(form: &InviteUsers) -> Outcome<String> {
    if form.form_key.is_empty() {
        return Err(ApiError::Unreadable.into());
    }
    let content = serde_json::to_string(&(&form.form_key, &form.accounts, &form.people))?;
    Ok(format!("invite:{}", sha256_hex(content.as_bytes())))
}

/// Whether the actor may give a role in one of the accounts, or in the agreement of one.
#[must_use]
pub fn may_offer(actor: &Actor, role: Role, accounts: &[NamedScope]) -> bool {
    accounts.iter().any(|account| actor.may_grant(role, &target(role, account)))
}

/// The scope of a role that is granted with a purchasing account.
fn target(role: Role, account: &NamedScope) -> Scope {
    let account_id = account.scope.account_id.clone().filter(|_| !role.is_for_agreement());
    Scope { agreement_id: account.scope.agreement_id.clone(), account_id }
}

/// Works on a form.
pub async fn invite(context: &Context, form: &InviteUsers) -> Outcome<Report> {
    let actor = authorize(context, Permission::InviteUsers)?;
    let path = path_of(form)?;
    if let Some(report) = earlier(&mut context.read().await?, &actor, &path, context.now).await? {
        return Ok(report);
    }
    let accounts = accounts(context, &actor).await?;
    let chosen = chosen(&accounts, &form.accounts);
    let typed: Vec<&Invitee> = form.people.iter().filter(|row| !row.is_blank()).collect();
    if chosen.is_empty() || typed.is_empty() {
        return Err(ApiError::Invalid(incomplete(context, &actor, form, &chosen)).into());
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
                    first.typed.roles = first.roles().map(|role| role.code().to_owned()).collect();
                } else {
                    order.push(key.clone());
                    rows.insert(key, row);
                }
            }
            Err(faults) => refuse(&mut report, row, faults),
        }
    }
    let people = order.iter().map(|key| &rows[key]);
    let confirmations = confirmations(&mut context.read().await?, &actor, &accounts, &chosen, people).await?;
    if confirmations.iter().any(|confirmation| !form.confirmed.contains(&confirmation.code())) {
        return Ok(Report { confirmations, ..report });
    }
    let mut change = context.change(actor.by()).await?;
    let keys: Vec<&str> = order.iter().map(String::as_str).collect();
    // Someone who is being deactivated at the same time gets no role from this form.
    let members = db::users::list_by_emails(&mut change, &keys).await?;
    let members: Vec<&str> = members.iter().map(|user| user.id.as_str()).collect();
    let actor = actor.recheck(&mut change, &members).await?;
    // When a form is submitted twice concurrently, the second waits here and finds the result of the first.
    if !db::drafts::reserve(&mut change, &actor.user().id, &path, context.now - KEPT, context.now).await? {
        let report = earlier(&mut change, &actor, &path, context.now).await?;
        return report.ok_or_else(|| ApiError::Busy.into());
    }
    // Two forms about the same person are serialized: the second finds the invitation of the first.
    db::agreements::lock_accounts(&mut change, chosen.iter().map(|one| one.scope.id()).collect()).await?;
    // The register may have ended an agreement while this form was waiting.
    let open = open_accounts(&mut change, &actor).await?;
    if !chosen.iter().all(|one| open.iter().any(|other| other.scope == one.scope)) {
        return Err(ApiError::Busy.into());
    }
    let known = Known::load(&mut change, &keys).await?;
    let inviting = Inviting { actor: &actor, accounts: &chosen, known: &known };
    let mut batch = Batch::default();
    for key in &order {
        let row = &rows[key];
        match work(&mut change, &inviting, row, &mut batch).await? {
            Ok(done) => report.done.extend(tell(&row.email, &done)),
            Err(code) => refuse(&mut report, &row.typed, vec![FieldFault::new("email", code)]),
        }
    }
    batch.write(&mut change).await?;
    for key in &keys {
        change.touch(key);
    }
    db::drafts::delete(&mut change, &actor.user().id, paths::INVITE).await?;
    let kept = serde_json::to_string(&report)?;
    db::drafts::save(&mut change, &actor.user().id, &path, &kept, context.now).await?;
    change.commit().await?;
    Ok(report)
}

/// The stored result of the same form, if it was processed before.
async fn earlier(connection: &mut Connection, actor: &Actor, path: &str, now: Moment) -> Outcome<Option<Report>> {
    let kept = db::drafts::find(connection, &actor.user().id, path, now - KEPT).await?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
}

/// What the database knows of the people of a form.
struct Known {
    users: BTreeMap<String, UserRow>,
    /// By address and agreement, the oldest first.
    pending: BTreeMap<(String, String), Vec<InvitationRow>>,
}

impl Known {
    async fn load(connection: &mut Connection, keys: &[&str]) -> Outcome<Self> {
        let users = db::users::list_by_emails(connection, keys).await?;
        let mut pending: BTreeMap<(String, String), Vec<InvitationRow>> = BTreeMap::new();
        for row in db::invitations::list_pending_among(connection, keys).await? {
            pending.entry((row.email_key.clone(), row.agreement_id.clone())).or_default().push(row);
        }
        Ok(Self { users: users.into_iter().map(|user| (user.email_key.clone(), user)).collect(), pending })
    }
}

/// What a form writes for many people at once.
#[derive(Default)]
struct Batch<'a> {
    offers: Vec<Offer<'a>>,
}

/// Roles that are offered, for the first time or again.
struct Offer<'a> {
    account: &'a NamedScope,
    invitation: InvitationRow,
    is_new: bool,
    before: Vec<Grant>,
    after: Vec<Grant>,
    /// What else changed, for the audit trail.
    facts: Value,
}

impl Batch<'_> {
    async fn write(self, change: &mut Change) -> Outcome<()> {
        let new = || self.offers.iter().filter(|offer| offer.is_new);
        let invitations: Vec<_> = new().map(|offer| &offer.invitation).collect();
        db::invitations::create(change, &invitations).await?;
        let grants: Vec<_> = new()
            .flat_map(|Offer { invitation, after, .. }| {
                let (invitation_id, agreement_id) = (invitation.id.as_str(), invitation.agreement_id.as_str());
                after.iter().map(move |grant| db::invitations::Offer { invitation_id, agreement_id, grant })
            })
            .collect();
        db::invitations::add_grants(change, &grants).await?;
        for Offer { account, invitation, is_new, before, after, facts } in &self.offers {
            let action = if *is_new { Action::InvitationCreated } else { Action::InvitationResent };
            mail_limits::charge(change, &account.organization_id);
            if !is_new {
                mail_limits::charge_resend(change, &invitation.id);
                let now = change.now;
                db::invitation_reminders::begin(change, &invitation.id, now).await?;
            }
            send(change, invitation);
            let act = Act { organization_id: &account.organization_id, action, invitation };
            trail::record_invitation(change, &act, before, after, facts);
        }
        Ok(())
    }
}

/// Keeps a row that was refused, with its faults named by its new place.
fn refuse(report: &mut Report, row: &Invitee, faults: Vec<FieldFault>) {
    report.refused.push(row.clone());
    report.faults.extend(at_place(report.refused.len(), faults));
}

fn at_place(place: usize, faults: Vec<FieldFault>) -> impl Iterator<Item = FieldFault> {
    faults.into_iter().map(move |fault| FieldFault { field: format!("{}-{place}", fault.field), ..fault })
}

/// All errors of a form without a purchasing account or without people.
fn incomplete(context: &Context, actor: &Actor, form: &InviteUsers, chosen: &[NamedScope]) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if chosen.is_empty() {
        faults.push(FieldFault::new("accounts", FaultCode::ChoiceMissing));
    }
    if form.people.iter().all(Invitee::is_blank) {
        faults.push(FieldFault::new("email-1", FaultCode::Required));
    }
    for (place, row) in (1..).zip(&form.people).filter(|(_, row)| !row.is_blank()) {
        faults.extend(at_place(place, parse(context, actor, chosen, row).err().unwrap_or_default()));
    }
    faults
}

/// The chosen purchasing accounts, among those the actor may invite to; `None` if one of them no longer is: no one is
/// invited to other accounts instead.
fn chosen(accounts: &[NamedScope], ids: &[String]) -> Vec<NamedScope> {
    let find = |id: &String| accounts.iter().find(|one| one.scope.id() == id).cloned();
    match accounts {
        [only] if ids.is_empty() => vec![only.clone()],
        _ => ids.iter().collect::<BTreeSet<_>>().into_iter().map(find).collect::<Option<_>>().unwrap_or_default(),
    }
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
    let language = Language::from_tag(&row.language).ok_or(FaultCode::ChoiceInvalid);
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

/// Who invites to what, and what is known of the people.
struct Inviting<'a> {
    actor: &'a Actor,
    accounts: &'a [NamedScope],
    known: &'a Known,
}

impl Inviting<'_> {
    /// What is pending for a person in an agreement, the oldest first.
    fn pending(&self, row: &Row, agreement_id: &str) -> &[InvitationRow] {
        let key = (row.email.key(), agreement_id.to_owned());
        self.known.pending.get(&key).map_or(&[][..], Vec::as_slice)
    }
}

/// Processes one person: in each agreement, the missing roles are granted, offered, or offered again. Returns the
/// outcome in each, with one of its purchasing accounts.
async fn work<'a>(
    change: &mut Change,
    inviting: &Inviting<'a>,
    row: &Row,
    batch: &mut Batch<'a>,
) -> Outcome<Result<Vec<Worked<'a>>, FaultCode>> {
    let user = inviting.known.users.get(&row.email.key());
    let mut wanted: BTreeMap<String, (&'a NamedScope, Vec<Grant>)> = BTreeMap::new();
    for account in inviting.accounts {
        for role in row.roles() {
            let scope = target(role, account);
            let grant = Grant { role, purchasing_account_id: scope.account_id.clone() };
            let (_, grants) = wanted.entry(scope.agreement_id.clone()).or_insert_with(|| (account, Vec::new()));
            if !grants.contains(&grant) {
                grants.push(grant);
            }
        }
    }
    // Everything is checked before anything is written: a person is refused as a whole.
    let mut plan = Vec::new();
    for (agreement_id, (account, grants)) in wanted {
        let member = match user {
            Some(user) => match membership(change, user, account, &agreement_id, &grants).await? {
                Some(Err(code)) => return Ok(Err(code)),
                Some(Ok(missing)) => Some((user, missing)),
                None => None,
            },
            None => None,
        };
        for one in inviting.pending(row, &agreement_id) {
            let (before, now) = (db::invitations::list_grants(change, &one.id).await?, change.now);
            let is_resent = is_resent(inviting.actor, one, &before, &grants);
            if is_resent && mail_limits::is_exhausted(change, &one.id, now).await? {
                return Ok(Err(FaultCode::SentOften));
            }
        }
        plan.push((agreement_id, account, grants, member));
    }
    let mut done = Vec::new();
    for (agreement_id, account, grants, member) in plan {
        let outcome = match member {
            Some((_, missing)) if missing.is_empty() => (RowOutcome::Unchanged, Vec::new()),
            Some((user, missing)) => {
                let at_once =
                    |grant: &Grant| inviting.actor.rights().adds_at_once(grant.role, &grant.scope(&agreement_id));
                if missing.iter().all(at_once) {
                    assign(change, inviting.actor, user, inviting.accounts, &agreement_id, &missing).await?;
                    (RowOutcome::Added, Vec::new())
                } else {
                    offer(change, inviting, account, row, missing, batch).await?;
                    (RowOutcome::Waiting, Vec::new())
                }
            }
            None => offer(change, inviting, account, row, grants, batch).await?,
        };
        done.push(Worked { account, outcome: outcome.0, added: outcome.1 });
    }
    Ok(Ok(done))
}

/// What was done for a person in an agreement.
struct Worked<'a> {
    account: &'a NamedScope,
    outcome: RowOutcome,
    /// Roles that a pending invitation offers now, too.
    added: Vec<Role>,
}

/// The results shown for a person: one, or one for each agreement if they differ.
fn tell(email: &EmailAddress, done: &[Worked<'_>]) -> Vec<RowResult> {
    let told = |one: &Worked<'_>, agreement| RowResult {
        email: email.as_str().to_owned(),
        outcome: one.outcome,
        agreement,
        added: one.added.iter().map(|role| role.code().to_owned()).collect(),
    };
    let is_same = |one: &Worked<'_>, other: &Worked<'_>| one.outcome == other.outcome && one.added == other.added;
    match done {
        [first, others @ ..] if others.iter().all(|other| is_same(first, other)) => vec![told(first, None)],
        _ => done.iter().map(|one| told(one, Some(one.account.agreement_number.clone()))).collect(),
    }
}

/// The grants that a member of the organization does not have yet; `None` for someone who is not a member.
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
    if !user.is_active || is_suspended_in(&held, agreement_id, grants) {
        return Ok(Some(Err(FaultCode::PersonDeactivated)));
    }
    let own = |grant: &Grant| {
        held.iter()
            .find(|one| {
                one.role == grant.role
                    && one.agreement_id == agreement_id
                    && one.purchasing_account_id == grant.purchasing_account_id
            })
            .map(|one| one.suspended_at)
    };
    if grants.iter().any(|grant| own(grant).flatten().is_some()) {
        return Ok(Some(Err(FaultCode::PersonDeactivated)));
    }
    Ok(Some(Ok(grants.iter().filter(|grant| own(grant).is_none()).cloned().collect())))
}

/// Offers roles by invitations of the agreement: by a pending one that the actor might have sent, which is the
/// actor's from now on; what others offer already is sent again; the rest is offered by a new one.
async fn offer<'a>(
    change: &mut Change,
    inviting: &Inviting<'a>,
    account: &'a NamedScope,
    row: &Row,
    mut grants: Vec<Grant>,
    batch: &mut Batch<'a>,
) -> Outcome<(RowOutcome, Vec<Role>)> {
    let (actor, agreement_id, now) = (inviting.actor, &account.scope.agreement_id, change.now);
    for one in inviting.pending(row, agreement_id) {
        if !db::invitations::lock(change, &one.id).await? {
            continue;
        }
        let before = db::invitations::list_grants(change, &one.id).await?;
        if !is_resent(actor, one, &before, &grants) {
            continue;
        }
        let is_missing = |grant: &Grant| !before.contains(grant);
        if actor.may_change(one, &before) {
            let after: Vec<Grant> =
                before.iter().chain(grants.iter().filter(|grant| is_missing(grant))).cloned().collect();
            // The person is called as typed last: no other page corrects that.
            let InvitationRow { id, state, created_at, .. } = one.clone();
            let invitation = InvitationRow { id, state, created_at, ..self::invitation(actor, agreement_id, row, now) };
            db::invitations::update_person(change, &invitation).await?;
            db::invitations::set_grants(change, &one.id, agreement_id, &after).await?;
            db::invitations::set_inviter(change, &one.id, &actor.user().id).await?;
            db::invitations::unpause(change, &one.id).await?;
            let facts = trail::invitation_changes(change, one, &invitation).await?;
            let added = roles_added(&before, &after);
            batch.offers.push(Offer { account, invitation, is_new: false, before, after, facts });
            return Ok(if added.is_empty() { (RowOutcome::Again, added) } else { (RowOutcome::Extended, added) });
        }
        grants.retain(is_missing);
        let (after, invitation) = (before.clone(), one.clone());
        batch.offers.push(Offer { account, invitation, is_new: false, before, after, facts: json!({}) });
        if grants.is_empty() {
            return Ok((RowOutcome::Again, Vec::new()));
        }
    }
    let invitation = invitation(actor, agreement_id, row, now);
    let facts = json!({});
    batch.offers.push(Offer { account, invitation, is_new: true, before: Vec::new(), after: grants, facts });
    Ok((RowOutcome::Invited, Vec::new()))
}

/// Whether a pending invitation is sent again for these roles: one that the actor might have sent, or one by others that
/// offers some of them.
fn is_resent(actor: &Actor, invitation: &InvitationRow, offered: &[Grant], wanted: &[Grant]) -> bool {
    let offers_some = wanted.iter().any(|grant| offered.contains(grant));
    actor.may_change(invitation, offered) || (offers_some && invitation.paused_at.is_none())
}

/// The roles that an invitation did not offer before.
fn roles_added(before: &[Grant], after: &[Grant]) -> Vec<Role> {
    Role::in_order(after.iter().filter(|grant| !before.contains(grant)).map(|grant| grant.role))
}

fn invitation(actor: &Actor, agreement_id: &str, row: &Row, now: Moment) -> InvitationRow {
    InvitationRow {
        id: new_id(now),
        agreement_id: agreement_id.to_owned(),
        email: row.email.as_str().to_owned(),
        email_key: row.email.key(),
        first_name: row.first_name.clone(),
        last_name: row.last_name.clone(),
        language: row.language,
        country: row.country.clone(),
        state: InvitationState::Pending,
        created_at: now,
        decided_at: None,
        decline_reason: None,
        invited_by: Some(actor.user().id.clone()),
        paused_at: None,
    }
}
