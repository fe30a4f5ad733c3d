//! Accepting and declining an invitation (section D, decisions 2 to 8).

use crate::server::workflow::{
    attempt::NewPassword,
    charge::charge,
    invitations::{Offer, pause, record_resent, still_offered},
    notices::{tell_administrators, tell_inviter, tell_vendor},
    rights::is_suspended,
    roles::{Recipient, give},
    scopes::NamedScope,
    sign_in::{begin_session, check},
    trail::{self, Act, state_change},
};
use crate::{
    api::{
        ApiError,
        registration::{AcceptInvitation, AcceptWithAccount, DeclineInvitation, RenewLink, UndoDecline},
    },
    domain::{
        agreement::AccountName,
        audit::{Action, By},
        email::EmailAddress,
        fault::{FaultCode, Faults},
        invitation::{DeclineReason, InvitationState, LinkStatus, UNDO_PERIOD},
        mail::MailKind,
        moment::{Moment, Span},
        password::ContextWords,
        person,
    },
    server::{
        audit,
        change::Change,
        context::Context,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            invitations::{InvitationRow, LinkRow},
            limits::Bucket,
            organizations::PartnerRow,
            roles::{Grant, rights},
            users::UserRow,
        },
        failure::Outcome,
        http::cookies::{Cookie, NoLink},
        ids::new_id,
        mail::Message,
        password::Password,
        token::Token,
    },
};
use serde_json::{Value, json};

/// What the page of an invitation shows.
#[derive(Clone, Debug)]
pub struct InvitationView {
    /// The invitation.
    pub invitation: InvitationRow,
    /// Its agreement.
    pub agreement: AgreementRow,
    /// The purchasing accounts that it covers.
    pub accounts: Vec<PurchasingAccountRow>,
    /// What it grants.
    pub grants: Vec<Grant>,
    /// When the opened link expires.
    pub expires_at: Moment,
    /// Whether the address has a work account already (decision 7).
    pub has_account: bool,
    /// The colleague who invites; none where the agreement designates the person.
    pub inviter: Option<UserRow>,
    /// The partners of the agreement.
    pub partners: Vec<PartnerRow>,
    /// The administrators who can confirm it, where it is paused.
    pub helpers: Vec<UserRow>,
}

/// What the link opened last leads to.
#[derive(Clone, Debug)]
pub enum Opened {
    /// There is no such link.
    Unknown,
    /// The browser sent no cookie of a link.
    Missing,
    /// A link, its status, and its invitation.
    Known(LinkStatus, Box<InvitationView>),
}

/// Looks up the link whose token is in the cookie.
pub async fn view(context: &Context) -> Outcome<Opened> {
    let token = match context.cookies.link(Cookie::Invitation) {
        Ok(token) => token,
        Err(NoLink::Missing) => return Ok(Opened::Missing),
        Err(NoLink::Invalid) => return Ok(Opened::Unknown),
    };
    let mut connection = context.read().await?;
    let Some(row) = db::invitations::find_link(&mut connection, &token.hash()).await? else {
        return Ok(Opened::Unknown);
    };
    let mut status = row.link().status_at(context.now);
    let LinkRow { invitation, expires_at, .. } = row;
    if matches!(status, LinkStatus::Declined(_)) && undoable(&mut connection, &invitation).await?.is_none() {
        status = LinkStatus::DeclinedForGood;
    }
    let agreement =
        db::agreements::find(&mut connection, &invitation.agreement_id).await?.ok_or(ApiError::LinkInvalid)?;
    let (grants, accounts) = offered(&mut connection, &invitation).await?;
    let has_account = db::users::find_by_email(&mut connection, &invitation.email_key).await?.is_some();
    let inviter = match &invitation.invited_by {
        Some(id) => db::users::find(&mut connection, id).await?,
        None => None,
    };
    let partners = db::organizations::list_partners(&mut connection, &agreement.id).await?;
    let helpers = match status {
        LinkStatus::Paused => db::roles::list_helpers(&mut connection, &invitation.id).await?,
        _ => Vec::new(),
    };
    let view =
        InvitationView { invitation, agreement, accounts, grants, expires_at, has_account, inviter, partners, helpers };
    Ok(Opened::Known(status, Box::new(view)))
}

/// What an invitation grants, and the purchasing accounts that it covers.
async fn offered(
    connection: &mut Connection,
    invitation: &InvitationRow,
) -> Outcome<(Vec<Grant>, Vec<PurchasingAccountRow>)> {
    let grants = db::invitations::list_grants(connection, &invitation.id).await?;
    let mut accounts = db::agreements::list_accounts(connection, &invitation.agreement_id).await?;
    accounts.retain(|account| grants.iter().any(|g| g.purchasing_account_id.as_ref() == Some(&account.id)));
    Ok((grants, accounts))
}

/// The opened invitation, when it is the one that a form is about.
async fn opened(context: &Context, invitation_id: &str) -> Outcome<(LinkStatus, InvitationView, Token)> {
    let token = context.cookies.link(Cookie::Invitation).map_err(|_| ApiError::LinkInvalid)?;
    match view(context).await? {
        Opened::Known(_, view) if view.invitation.id != invitation_id => Err(ApiError::OtherInvitation.into()),
        Opened::Known(status, view) => Ok((status, *view, token)),
        Opened::Unknown | Opened::Missing => Err(ApiError::LinkInvalid.into()),
    }
}

/// The opened invitation, when it may be accepted or declined.
async fn valid(context: &Context, invitation_id: &str) -> Outcome<(InvitationView, Token)> {
    let (status, view, token) = opened(context, invitation_id).await?;
    if status == LinkStatus::Valid { Ok((view, token)) } else { Err(ApiError::LinkInvalid.into()) }
}

/// Whether someone other than the invited person is signed in.
#[must_use]
pub fn is_somebody_else(context: &Context, invitation: &InvitationRow) -> bool {
    context.session.as_ref().is_some_and(|s| s.is_alive && s.user.email_key != invitation.email_key)
}

/// Accepts with a new account: user, roles, session and audit entry in one transaction.
pub async fn accept(context: &Context, input: &AcceptInvitation) -> Outcome<()> {
    let (mut view, token) = valid(context, &input.invitation).await?;
    if view.has_account || is_somebody_else(context, &view.invitation) {
        return Err(ApiError::LinkInvalid.into());
    }
    let ([first_name, last_name], password) = parse(context, &view, input).await?;
    let password_hash = password.hash().await?;
    let now = context.now;
    let user_id = new_id(now);
    let session = Token::random();
    let mut change = context.change(By::Invitee).await?;
    let invited = [view.invitation.first_name.as_str(), &view.invitation.last_name];
    let facts = audit::changes(&person_facts(invited), &person_facts([&first_name, &last_name]));
    decide(&mut change, &mut view, &token, Answer::Accepted(facts)).await?;
    let accepted = context.app.config.terms_version();
    let user = db::users::NewUser {
        id: &user_id,
        email: &view.invitation.email,
        email_key: &view.invitation.email_key,
        first_name: &first_name,
        last_name: &last_name,
        language: view.invitation.language,
        country: &view.invitation.country,
        password_hash: &password_hash,
        terms_version: accepted.as_deref(),
    };
    if db::users::create(&mut change, &[user], now).await? == 0 {
        return Err(ApiError::LinkInvalid.into());
    }
    grant(&mut change, &view, &user_id).await?;
    begin_session(context, &mut change, &user_id, &session).await?;
    password.give_back(context, &mut change).await?;
    change.commit().await?;
    context.set_cookie(Cookie::Session, session.secret());
    Ok(())
}

/// The names of a person, for the audit trail to compare.
fn person_facts([first_name, last_name]: [&str; 2]) -> Value {
    json!({ "first_name": first_name, "last_name": last_name })
}

async fn parse(
    context: &Context,
    view: &InvitationView,
    input: &AcceptInvitation,
) -> Outcome<([String; 2], NewPassword)> {
    let mut faults = Faults::default();
    let first_name = faults.take("first_name", person::parse_name(&input.first_name));
    let last_name = faults.take("last_name", person::parse_optional_name(&input.last_name));
    let words = ContextWords::of([
        context.app.config.product_name.as_str(),
        &context.app.config.vendor_name,
        first_name.as_deref().unwrap_or_default(),
        last_name.as_deref().unwrap_or_default(),
        &view.invitation.email,
        &view.agreement.organization_name,
    ]);
    let typed = [&*input.password, &*input.confirmation];
    let password = NewPassword::check(context, &mut faults, typed, &words).await?;
    match (first_name, last_name, password) {
        (Some(first_name), Some(last_name), Some(password)) => Ok(([first_name, last_name], password)),
        _ => Err(ApiError::Invalid(faults.into_inner()).into()),
    }
}

/// Accepts with the account that the address has: signed in, or with its password.
pub async fn accept_with_account(context: &Context, input: &AcceptWithAccount) -> Outcome<()> {
    let (mut view, token) = valid(context, &input.invitation).await?;
    let invitation = &view.invitation;
    let signed_in = context.session.as_ref().filter(|s| s.is_alive && s.user.email_key == invitation.email_key);
    let user_id = if let Some(session) = signed_in {
        session.user.id.clone()
    } else {
        let password = Password::parse(&input.password).map_err(|code| ApiError::field("password", code))?;
        let address = EmailAddress::parse(&invitation.email).map_err(|code| ApiError::field("email", code))?;
        check(context, &address, &password).await?.id
    };
    let session = Token::random();
    let mut change = context.change(By::Invitee).await?;
    // People before purchasing accounts, as everywhere: see `Actor::recheck`.
    db::users::lock(&mut change, vec![&user_id]).await?;
    // A colleague's invitation does not restore someone whom an administrator deactivated there.
    if view.invitation.invited_by.is_some() && is_suspended(&mut change, &view.invitation, &view.grants).await? {
        pause(&mut change, std::slice::from_ref(&view.invitation)).await?;
        change.commit().await?;
        return Err(ApiError::LinkInvalid.into());
    }
    decide(&mut change, &mut view, &token, Answer::Accepted(json!({}))).await?;
    grant(&mut change, &view, &user_id).await?;
    begin_session(context, &mut change, &user_id, &session).await?;
    change.commit().await?;
    context.set_cookie(Cookie::Session, session.secret());
    Ok(())
}

/// The answer of the invited person.
enum Answer {
    /// With further facts for the entry.
    Accepted(Value),
    Declined(DeclineReason),
}

/// Consumes the invitation and all its links. Its grants are read again: an administrator may have changed them since
/// the page was shown.
async fn decide(change: &mut Change, view: &mut InvitationView, token: &Token, answer: Answer) -> Outcome<()> {
    // Purchasing accounts are locked before the invitation, as everywhere.
    let accounts = view.accounts.iter().map(|account| account.id.as_str());
    db::agreements::lock_accounts(change, accounts.collect()).await?;
    let (id, now) = (&view.invitation.id, change.now);
    let (state, action, reason, mut facts) = match answer {
        Answer::Accepted(facts) => (InvitationState::Accepted, Action::InvitationAccepted, None, facts),
        Answer::Declined(reason) => {
            (InvitationState::Declined, Action::InvitationDeclined, Some(reason), json!({ "reason": reason }))
        }
    };
    if !db::invitations::decide_by_link(change, id, &token.hash(), state, reason, now).await? {
        return Err(ApiError::LinkInvalid.into());
    }
    db::invitations::void_links(change, id, now).await?;
    db::outbox::withdraw_of_invitation(change, id, now).await?;
    view.invitation = db::invitations::find(change, id).await?.ok_or(ApiError::LinkInvalid)?;
    (view.grants, view.accounts) = offered(change, &view.invitation).await?;
    facts["state"] = state_change(InvitationState::Pending, state);
    let organization_id = &view.agreement.organization_id;
    let act = Act { organization_id, action, invitation: &view.invitation };
    trail::record_invitation(change, &act, &view.grants, &view.grants, &facts);
    change.touch(&view.invitation.email_key);
    Ok(())
}

/// Gives the invitation's roles to its person.
async fn grant(change: &mut Change, view: &InvitationView, user_id: &str) -> Outcome<()> {
    let inviter = view.invitation.invited_by.as_deref();
    // The person who accepts is the actor, from the address of the entry; the inviter is recorded beside.
    let facts = trail::inviter(change, &view.invitation).await?;
    let facts = facts.map_or_else(|| json!({}), |inviter| json!({ "inviter": inviter }));
    let (organization, agreement) = (&view.agreement.organization_id, &view.agreement.id);
    let recipient = Recipient { organization, agreement, user: user_id };
    for grant in &view.grants {
        give(change, inviter, &recipient, grant, facts.clone()).await?;
    }
    db::invitations::set_user(change, &view.invitation.id, user_id).await?;
    tell_of_sensitive_roles(change, view, user_id).await
}

/// Account Administrators are notified of roles that view keys or edit agreements, unless one of them granted them.
async fn tell_of_sensitive_roles(change: &mut Change, view: &InvitationView, user_id: &str) -> Outcome<()> {
    let Some(inviter_id) = &view.invitation.invited_by else { return Ok(()) };
    let (Some(inviter), Some(user)) =
        (db::users::find(change, inviter_id).await?, db::users::find(change, user_id).await?)
    else {
        return Ok(());
    };
    let own = rights(&db::roles::list_of_user(change, inviter_id).await?);
    for grant in view.grants.iter().filter(|grant| grant.role.is_sensitive()) {
        let scope = grant.scope(&view.agreement.id);
        if own.administers(&scope) {
            continue;
        }
        let account = view.accounts.iter().find(|one| Some(&one.id) == grant.purchasing_account_id.as_ref());
        let named = NamedScope {
            scope,
            organization_id: view.agreement.organization_id.clone(),
            organization_name: view.agreement.organization_name.clone(),
            agreement_number: view.agreement.number.clone(),
            status: view.agreement.status,
            invites: true,
            account: account.map(|one| AccountName { name: one.shown_name().to_owned(), number: one.number.clone() }),
            register_name: account.map(|one| one.name.clone()).unwrap_or_default(),
            domains: std::collections::BTreeSet::new(),
        };
        tell_administrators(change, &inviter, &user, grant.role, &named).await?;
    }
    Ok(())
}

/// Declines with a chosen reason, and tells operator and partners.
pub async fn decline(context: &Context, input: &DeclineInvitation) -> Outcome<()> {
    let (mut view, token) = valid(context, &input.invitation).await?;
    let reason =
        DeclineReason::from_code(&input.reason).ok_or_else(|| ApiError::field("reason", FaultCode::ChoiceInvalid))?;
    let mut change = context.change(By::Invitee).await?;
    decide(&mut change, &mut view, &token, Answer::Declined(reason)).await?;
    if !tell_inviter(&mut change, &view.invitation, MailKind::InvitationDeclined).await? {
        tell_vendor(&mut change, &context.app.config, &view.invitation, &MailKind::InvitationDeclined).await?;
    }
    change.commit().await
}

/// What undoing a decline still offers: since then, the register may have named someone else, the inviter may have lost
/// the right, or a later invitation may have replaced this one.
async fn undoable(connection: &mut Connection, invitation: &InvitationRow) -> Outcome<Option<Offer>> {
    if db::invitations::is_replaced(connection, invitation).await? {
        return Ok(None);
    }
    still_offered(connection, invitation).await
}

/// How often the decline of one invitation may be undone: 3 times, then three times a day. Each undo sends mails and
/// adds an audit entry.
const UNDOS: Bucket = Bucket { burst: 3, period: Span::hours(8) };

/// Undoes a decline with the same link, within 7 days.
pub async fn undo_decline(context: &Context, input: &UndoDecline) -> Outcome<()> {
    let invitation_id = &input.invitation;
    let (_, view, token) = opened(context, invitation_id).await?;
    let now = context.now;
    let mut change = context.change(By::Invitee).await?;
    let hash = token.hash();
    // The inviter and the register do not change until it is pending again.
    db::users::lock(&mut change, view.invitation.invited_by.iter().map(String::as_str).collect()).await?;
    let accounts = view.accounts.iter().map(|account| account.id.as_str());
    db::agreements::lock_accounts(&mut change, accounts.collect()).await?;
    let Some(offer) = undoable(&mut change, &view.invitation).await? else {
        return Err(ApiError::LinkInvalid.into());
    };
    if !db::invitations::undo_decline(&mut change, invitation_id, &hash, now - UNDO_PERIOD).await? {
        return Err(ApiError::LinkInvalid.into());
    }
    let undos = format!("undo:{invitation_id}");
    charge(&mut change, &undos, UNDOS, now).await?;
    db::invitations::set_grants(&mut change, invitation_id, &view.agreement.id, &offer.grants).await?;
    if let Some(declined_at) = view.invitation.decided_at {
        db::invitations::revive_links(&mut change, invitation_id, declined_at).await?;
    }
    let organization_id = &view.agreement.organization_id;
    let act = Act { organization_id, action: Action::InvitationDeclineUndone, invitation: &view.invitation };
    let facts = json!({ "state": state_change(InvitationState::Declined, InvitationState::Pending) });
    trail::record_invitation(&mut change, &act, &view.grants, &offer.grants, &facts);
    // A colleague's invitation does not restore someone who was deactivated in the meantime: see `person::deactivate`.
    let is_suspended = is_suspended(&mut change, &view.invitation, &offer.grants).await?;
    if is_suspended && view.invitation.invited_by.is_some() {
        pause(&mut change, std::slice::from_ref(&view.invitation)).await?;
    }
    change.touch(&view.invitation.email_key);
    change.commit().await
}

/// Sends a new link in place of an expired one, within the limits of the public forms.
pub async fn renew_link(context: &Context, input: &RenewLink) -> Outcome<()> {
    let (status, view, _) = opened(context, &input.invitation).await?;
    if !matches!(status, LinkStatus::Expired(_)) {
        return Err(ApiError::LinkInvalid.into());
    }
    let mut change = context.change(By::Invitee).await?;
    let locked = db::invitations::find_locked(&mut change, &view.invitation.id).await?;
    let is_pending = |one: &InvitationRow| one.state == InvitationState::Pending;
    let invitation = locked.filter(is_pending).ok_or(ApiError::LinkInvalid)?;
    if may_mail_again(&mut change, &invitation, context.now).await? {
        let mail = Message::about_invitation(MailKind::INVITATION, &invitation.email, &invitation);
        change.notify(mail.requested());
        record_resent(&mut change, &invitation, &json!({})).await?;
    }
    change.commit().await
}

/// Whether the public forms may send another mail for a locked invitation, so that concurrent requests are counted one
/// after the other: one in 10 minutes, 3 a day.
pub async fn may_mail_again(connection: &mut Connection, locked: &InvitationRow, now: Moment) -> db::Result<bool> {
    let lately = db::outbox::count_requested(connection, &locked.id, now - Span::minutes(10)).await?;
    let today = db::outbox::count_requested(connection, &locked.id, now - Span::days(1)).await?;
    Ok(lately == 0 && today < 3)
}
