//! Mails that tell people what others did.

use crate::server::workflow::scopes::NamedScope;
use crate::{
    domain::{
        access::{Role, RoleChange},
        email::EmailAddress,
        language::Language,
        person::full_name,
    },
    server::{
        access::Actor,
        change::Change,
        config::Config,
        db::{self, agreements::PurchasingAccountRow, invitations::InvitationRow, users::UserRow},
        failure::Outcome,
        mail::{self, MailKind},
    },
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The mail that tells of a change.
const fn mail_of(what: RoleChange) -> MailKind {
    match what {
        RoleChange::Given | RoleChange::Taken | RoleChange::GivenBack => MailKind::RolesChanged,
        RoleChange::Suspended => MailKind::AccessSuspended,
    }
}

/// Tells a person what someone did to roles: one mail for each agreement.
pub(in crate::server::workflow) fn tell_person(
    change: &mut Change,
    by: &UserRow,
    user: &UserRow,
    what: RoleChange,
    roles: &[(Role, &NamedScope)],
) -> Outcome<()> {
    let mut agreements: BTreeMap<&str, Vec<&(Role, &NamedScope)>> = BTreeMap::new();
    for one in roles {
        agreements.entry(&one.1.agreement_number).or_default().push(one);
    }
    for (number, roles) in agreements {
        let mut mail = mail::Message::about_user(mail_of(what), user)?;
        let lines = roles.iter().map(|(role, scope)| {
            let account = scope.account.as_ref().map(|(name, number)| json!({ "name": name, "number": number }));
            json!({ "change": what, "role": role, "account": account })
        });
        mail.details = json!({
            "agreement": number,
            "organization": roles.first().map(|(_, scope)| &scope.organization_name),
            "by": full_name(&by.first_name, &by.last_name),
            "roles": lines.collect::<Vec<_>>(),
        });
        change.notify(mail);
    }
    Ok(())
}

/// Tells a person that the vendor closed the whole work account, or gave it back.
pub(in crate::server::workflow) fn tell_of_account(
    change: &mut Change,
    user: &UserRow,
    is_active: bool,
) -> Outcome<()> {
    let kind = if is_active { MailKind::AccountReopened } else { MailKind::AccountClosed };
    change.notify(mail::Message::about_user(kind, user)?);
    Ok(())
}

/// Tells every Account Administrator of a scope that someone else let a person see keys or edit agreements.
pub(in crate::server::workflow) async fn tell_administrators(
    change: &mut Change,
    granter: &UserRow,
    user: &UserRow,
    (role, scope): (Role, &NamedScope),
) -> Outcome<()> {
    let Some(account_id) = &scope.scope.account_id else { return Ok(()) };
    let details = json!({
        "granter": full_name(&granter.first_name, &granter.last_name),
        "name": full_name(&user.first_name, &user.last_name),
        "person": user.id,
        "role": role.code(),
        "agreement": scope.agreement_number,
        "account": scope.account.as_ref().map(|(name, _)| name),
    });
    mail_administrators(change, account_id, None, (MailKind::SensitiveGrant, details)).await
}

/// The same of a role that the actor gives or gives back: not where it shows no keys and edits nothing, nor where the
/// actor is an administrator of the scope.
pub(in crate::server::workflow) async fn tell_of_grant(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    given: (Role, &NamedScope),
) -> Outcome<()> {
    let (role, scope) = given;
    if !role.is_sensitive() || actor.rights().administers(&scope.scope) {
        return Ok(());
    }
    tell_administrators(change, actor.user(), user, given).await
}

/// Tells every Account Administrator of a purchasing account but the new one whom the register names now (decision 14).
pub(in crate::server::workflow) async fn tell_of_named_administrator(
    change: &mut Change,
    account: &PurchasingAccountRow,
    agreement_number: &str,
) -> Outcome<()> {
    let details = json!({
        "agreement": agreement_number,
        "account": account.name,
        "name": full_name(&account.administrator_first_name, &account.administrator_last_name),
        "email": account.administrator_email,
    });
    let but = Some(account.administrator_email_key.as_str());
    mail_administrators(change, &account.id, but, (MailKind::AdministratorChanged, details)).await
}

/// One mail to each active Account Administrator of a purchasing account but the one with this address.
async fn mail_administrators(
    change: &mut Change,
    account_id: &str,
    but: Option<&str>,
    (kind, details): (MailKind, Value),
) -> Outcome<()> {
    for administrator in db::roles::list_administrators(change, account_id).await? {
        if Some(administrator.email_key.as_str()) == but {
            continue;
        }
        let mut mail = mail::Message::about_user(kind, &administrator)?;
        mail.details = details.clone();
        change.notify(mail);
    }
    Ok(())
}

/// Tells the inviter about an invitation of theirs. False where there is no one to tell: the register named the person,
/// or the inviter is deactivated.
pub async fn tell_inviter(change: &mut Change, invitation: &InvitationRow, kind: MailKind) -> Outcome<bool> {
    let Some(id) = &invitation.invited_by else { return Ok(false) };
    let Some(inviter) = db::users::find(change, id).await?.filter(|user| user.is_active) else {
        return Ok(false);
    };
    let mail = mail::Message {
        kind,
        recipient: inviter.email.clone(),
        language: inviter.language()?,
        invitation_id: Some(invitation.id.clone()),
        user_id: Some(inviter.id),
        details: json!({}),
        is_requested: false,
    };
    change.notify(mail);
    Ok(true)
}

/// Tells the partners of the agreement and the operator about an invitation, where no one in the organization answers
/// for it.
pub async fn tell_vendor(
    change: &mut Change,
    config: &Config,
    invitation: &InvitationRow,
    kind: MailKind,
) -> Outcome<()> {
    let partners = db::organizations::list_partners(change, &invitation.agreement_id).await?;
    let mut recipients: BTreeSet<String> = partners.into_iter().map(|(_, email)| email).collect();
    recipients.extend(EmailAddress::parse(&config.support_contact).map(|address| address.as_str().to_owned()));
    for recipient in recipients {
        let mut mail = mail::Message::about_invitation(kind, &recipient, invitation)?;
        // No one knows the language of a partner or of the operator; the invited person's is not theirs.
        mail.language = Language::default();
        change.notify(mail);
    }
    Ok(())
}

/// Tells the operator, where there is an address for that, that the mail server refuses mails for what only the operator
/// can repair.
pub fn tell_operator(change: &mut Change, config: &Config, reply: &str) {
    let Ok(address) = EmailAddress::parse(&config.support_contact) else { return };
    let mail = mail::Message {
        kind: MailKind::MailTrouble,
        recipient: address.as_str().to_owned(),
        language: Language::default(),
        invitation_id: None,
        user_id: None,
        details: json!({ "reply": reply }),
        is_requested: false,
    };
    change.notify(mail);
}
