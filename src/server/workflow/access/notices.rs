//! Mails that tell people what others did.

use crate::server::workflow::scopes::NamedScope;
use crate::{
    domain::{
        access::{Role, RoleChange},
        email::EmailAddress,
        language::Language,
        mail::{ChangedRole, MailKind, NamedAdministrator, RoleChanges, SensitiveGrant},
        person::full_name,
    },
    server::{
        access::Actor,
        change::Change,
        config::Config,
        db::{self, agreements::PurchasingAccountRow, invitations::InvitationRow, users::UserRow},
        failure::Outcome,
        mail::Message,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Tells a person what someone did to roles: one mail for each agreement.
pub(in crate::server::workflow) fn tell_person(
    change: &mut Change,
    by: &UserRow,
    user: &UserRow,
    what: RoleChange,
    roles: &[(Role, &NamedScope)],
) {
    let mut agreements: BTreeMap<&str, RoleChanges> = BTreeMap::new();
    for (role, scope) in roles {
        let mail = agreements.entry(&scope.agreement_number).or_insert_with(|| RoleChanges {
            agreement: scope.agreement_number.clone(),
            organization: scope.organization_name.clone(),
            by: Some(by.name()),
            roles: Vec::new(),
        });
        mail.roles.push(ChangedRole { change: what, role: *role, account: scope.account.clone() });
    }
    for changes in agreements.into_values() {
        let kind = match what {
            RoleChange::Given | RoleChange::Taken | RoleChange::GivenBack => MailKind::RolesChanged(changes),
            RoleChange::Suspended => MailKind::AccessSuspended(changes),
        };
        change.notify(Message::about_user(kind, user));
    }
}

/// Tells every Account Administrator of a scope that someone else let a person see keys or edit agreements.
pub(in crate::server::workflow) async fn tell_administrators(
    change: &mut Change,
    granter: &UserRow,
    user: &UserRow,
    role: Role,
    scope: &NamedScope,
) -> Outcome<()> {
    let (Some(account_id), Some(account)) = (&scope.scope.account_id, &scope.account) else { return Ok(()) };
    let kind = MailKind::SensitiveGrant(SensitiveGrant {
        granter: granter.name(),
        name: user.name(),
        person: user.id.clone(),
        role,
        agreement: scope.agreement_number.clone(),
        account: account.name.clone(),
    });
    mail_administrators(change, account_id, None, &kind).await
}

/// The same of a role that the actor gives or gives back: not where it shows no keys and edits nothing, nor where the
/// actor is an administrator of the scope.
pub(in crate::server::workflow) async fn tell_of_grant(
    change: &mut Change,
    actor: &Actor,
    user: &UserRow,
    role: Role,
    scope: &NamedScope,
) -> Outcome<()> {
    if !role.is_sensitive() || actor.rights().administers(&scope.scope) {
        return Ok(());
    }
    tell_administrators(change, actor.user(), user, role, scope).await
}

/// Tells every Account Administrator of a purchasing account but the new one whom the register names now (decision 14).
pub(in crate::server::workflow) async fn tell_of_named_administrator(
    change: &mut Change,
    account: &PurchasingAccountRow,
    agreement_number: &str,
) -> Outcome<()> {
    let kind = MailKind::AdministratorChanged(NamedAdministrator {
        agreement: agreement_number.to_owned(),
        account: account.shown_name().to_owned(),
        name: full_name(&account.administrator_first_name, &account.administrator_last_name),
        email: account.administrator_email.clone(),
    });
    let but = Some(account.administrator_email_key.as_str());
    mail_administrators(change, &account.id, but, &kind).await
}

/// One mail to each active Account Administrator of a purchasing account but the one with this address.
async fn mail_administrators(change: &mut Change, account_id: &str, but: Option<&str>, kind: &MailKind) -> Outcome<()> {
    for administrator in db::roles::list_administrators(change, account_id).await? {
        if Some(administrator.email_key.as_str()) != but {
            change.notify(Message::about_user(kind.clone(), &administrator));
        }
    }
    Ok(())
}

/// Tells every active Account Administrator of some purchasing accounts about product keys, once each; `kind` makes the mail
/// of those purchasing accounts that the person administers.
pub(in crate::server::workflow) async fn tell_administrators_of_keys(
    change: &mut Change,
    scopes: &[NamedScope],
    kind: impl Fn(&[&NamedScope]) -> MailKind,
) -> Outcome<()> {
    let mut administered: BTreeMap<String, (UserRow, Vec<&NamedScope>)> = BTreeMap::new();
    for scope in scopes {
        for administrator in db::roles::list_administrators(change, scope.scope.id()).await? {
            let key = administrator.email_key.clone();
            administered.entry(key).or_insert_with(|| (administrator, Vec::new())).1.push(scope);
        }
    }
    for (administrator, scopes) in administered.into_values() {
        change.notify(Message::about_user(kind(&scopes), &administrator));
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
    let invitation_id = Some(invitation.id.clone());
    change.notify(Message { invitation_id, ..Message::about_user(kind, &inviter) });
    Ok(true)
}

/// Tells the partners of the agreement and the operator about an invitation, where no one in the organization answers
/// for it.
pub async fn tell_vendor(
    change: &mut Change,
    config: &Config,
    invitation: &InvitationRow,
    kind: &MailKind,
) -> Outcome<()> {
    let partners = db::organizations::list_partners(change, &invitation.agreement_id).await?;
    let mut recipients: BTreeSet<String> = partners.into_iter().map(|partner| partner.email).collect();
    recipients.extend(EmailAddress::parse(&config.support_contact).map(|address| address.as_str().to_owned()));
    for recipient in recipients {
        let mail = Message::about_invitation(kind.clone(), &recipient, invitation);
        // No one knows the language of a partner or of the operator; the invited person's is not theirs.
        change.notify(Message { language: Language::default(), ..mail });
    }
    Ok(())
}

/// Tells the operator, where there is an address for that, that the mail server refuses mails for what only the operator
/// can repair.
pub fn tell_operator(change: &mut Change, config: &Config, reply: &str) {
    let Ok(address) = EmailAddress::parse(&config.support_contact) else { return };
    let kind = MailKind::MailTrouble { reply: reply.to_owned() };
    change.notify(Message::to(kind, address.as_str(), Language::default()));
}
