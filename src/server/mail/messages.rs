//! What each mail says, in the recipient's language.

use super::{
    Block, Content, Links, Mail,
    date_messages::{about_dates, calendar_address},
    domain_messages::{about_domain, domain_needed, for_operator},
    harmless::harmless,
    key_messages::{KeyMail, keys_exported, keys_limited},
    request_messages::{about_request, seats_usable},
    review_messages::reviews_due,
    service_messages::{about_subscription, seat_assigned, seat_ended, seat_paused, seat_resumed},
};
use crate::{
    domain::{
        access::{Role, RoleChange},
        agreement::AccountName,
        language::Language,
        mail::{ChangedRole, MailKind, NamedAdministrator, Reminder, RoleChanges, SensitiveGrant},
        moment::Moment,
        person::full_name,
    },
    paths,
    server::{
        config::Config,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            invitations::InvitationRow,
            outbox::OutboxRow,
            roles::Grant,
            users::UserRow,
        },
        failure::{Failure, Outcome},
        text::{self, text},
    },
};

/// Writes the mail of an outbox row. `link` is there for the kinds that carry a secret one.
pub async fn compose(
    config: &Config,
    connection: &mut Connection,
    row: &OutboxRow,
    kind: &MailKind,
    link: Option<&Links>,
) -> Outcome<Mail> {
    let mut writer = Writer { config, language: row.language().unwrap_or_default() };
    let (subject, blocks) = match kind {
        MailKind::Invitation { reminder } => {
            let about = about_invitation(connection, row).await?;
            writer.prefer(about.account.as_ref());
            let link = link.ok_or_else(|| missing("link"))?;
            let (subject, blocks) = match &about.inviter {
                Some(inviter) => writer.colleague_invitation(&about, inviter, link),
                None => writer.invitation(&about, link),
            };
            match reminder {
                None => (subject, blocks),
                Some(Reminder::Yes) => {
                    (text!(text::locale(writer.language), mail.reminder_subject, subject = subject), blocks)
                }
            }
        }
        MailKind::AlreadyRegistered => {
            let about = about_invitation(connection, row).await?;
            writer.prefer(about.account.as_ref());
            writer.already_registered(&about)
        }
        MailKind::InvitationDeclined => writer.declined(&about_invitation(connection, row).await?),
        MailKind::DeliveryFailed => writer.delivery_failed(&about_invitation(connection, row).await?),
        MailKind::RolesChanged(changes) => writer.roles_changed(&name_of_user(connection, row).await?, changes),
        MailKind::AccessSuspended(changes) => writer.access_suspended(&name_of_user(connection, row).await?, changes),
        MailKind::AccountClosed => writer.account_closed(&name_of_user(connection, row).await?),
        MailKind::AccountReopened => writer.account_reopened(&name_of_user(connection, row).await?),
        MailKind::SensitiveGrant(grant) => writer.sensitive_grant(grant),
        MailKind::KeysExported(news) | MailKind::KeysLimited(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            let is_own = row.user_id.as_ref() == Some(&news.person);
            let write = if matches!(kind, MailKind::KeysExported(_)) { keys_exported } else { keys_limited };
            write(config, writer.language, greeting, &KeyMail { news, is_own })
        }
        MailKind::MailTrouble { reply } => writer.mail_trouble(reply),
        MailKind::Domain(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            about_domain(config, writer.language, greeting, news)
        }
        MailKind::DomainNeeded(account) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            domain_needed(config, writer.language, greeting, account)
        }
        MailKind::SeatAssigned(news) => seat_assigned(writer.language, news, link.ok_or_else(|| missing("link"))?),
        MailKind::SeatEnded(news) => seat_ended(writer.language, news),
        MailKind::SeatPaused(news) => seat_paused(writer.language, news),
        MailKind::SeatResumed(news) => seat_resumed(writer.language, news),
        MailKind::Subscription(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            about_subscription(config, writer.language, greeting, news)
        }
        MailKind::Request(news) => {
            let greeting = match &row.user_id {
                Some(_) => Some(writer.greeting(&name_of_user(connection, row).await?)),
                None => None,
            };
            about_request(config, writer.language, greeting, news)
        }
        MailKind::Dates(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            about_dates(config, writer.language, greeting, news)
        }
        MailKind::CalendarAddress(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            calendar_address(config, writer.language, greeting, news, row.created_at)
        }
        MailKind::SeatsUsable(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            seats_usable(config, writer.language, greeting, news)
        }
        MailKind::DomainForOperator(news) => for_operator(writer.language, news),
        MailKind::ReviewsDue(news) => {
            let greeting = writer.greeting(&name_of_user(connection, row).await?);
            reviews_due(config, writer.language, greeting, news)
        }
        MailKind::PasswordReset => {
            writer.password_reset(&name_of_user(connection, row).await?, link.ok_or_else(|| missing("link"))?)
        }
        MailKind::PasswordChanged => writer.password_changed(&name_of_user(connection, row).await?, row.created_at),
        MailKind::AdministratorChanged(named) => {
            writer.administrator_changed(&name_of_user(connection, row).await?, named)
        }
    };
    Ok(writer.mail(subject, blocks))
}

/// Writes the mail of `business-center mail test`.
#[must_use]
pub fn compose_test(config: &Config) -> Mail {
    let writer = Writer { config, language: Language::default() };
    let t = text::locale(writer.language);
    let product = &config.product_name;
    let blocks = vec![Block::Paragraph(text!(t, mail.test_text, product = product, address = &config.base_url.origin))];
    writer.mail(text!(t, mail.test_subject, product = product), blocks)
}

fn missing(what: &str) -> Failure {
    Failure::Internal(format!("the mail has no {what}").into())
}

struct AboutInvitation {
    invitation: InvitationRow,
    agreement: AgreementRow,
    accounts: Vec<PurchasingAccountRow>,
    grants: Vec<Grant>,
    account: Option<UserRow>,
    inviter: Option<UserRow>,
}

async fn about_invitation(connection: &mut Connection, row: &OutboxRow) -> Outcome<AboutInvitation> {
    let id = row.invitation_id.as_deref().ok_or_else(|| missing("invitation"))?;
    let mut invitation = db::invitations::find(connection, id).await?.ok_or_else(|| missing("invitation"))?;
    let mut agreement =
        db::agreements::find(connection, &invitation.agreement_id).await?.ok_or_else(|| missing("agreement"))?;
    let grants = db::invitations::list_grants(connection, id).await?;
    let mut accounts = db::agreements::list_accounts(connection, &agreement.id).await?;
    accounts.retain(|account| grants.iter().any(|g| g.purchasing_account_id.as_ref() == Some(&account.id)));
    let account = db::users::find_by_email(connection, &invitation.email_key).await?;
    let mut inviter = match &invitation.invited_by {
        Some(id) => db::users::find(connection, id).await?,
        None => None,
    };
    let inviter_names = inviter.iter_mut().flat_map(|user| [&mut user.first_name, &mut user.last_name]);
    for account in &mut accounts {
        account.label = Some(harmless(account.shown_name()));
    }
    let others = [&mut invitation.first_name, &mut invitation.last_name, &mut agreement.organization_name];
    for text in inviter_names.chain(others).chain([&mut agreement.programme]) {
        *text = harmless(text);
    }
    Ok(AboutInvitation { invitation, agreement, accounts, grants, account, inviter })
}

async fn name_of_user(connection: &mut Connection, row: &OutboxRow) -> Outcome<String> {
    let id = row.user_id.as_deref().ok_or_else(|| missing("user"))?;
    let user = db::users::find(connection, id).await?.ok_or_else(|| missing("user"))?;
    Ok(harmless(&user.name()))
}

struct Writer<'a> {
    config: &'a Config,
    language: Language,
}

impl Writer<'_> {
    /// Someone with an account gets every mail in the language of the profile (R36).
    fn prefer(&mut self, account: Option<&UserRow>) {
        self.language = account.map_or(self.language, |user| user.language);
    }

    fn mail(&self, subject: String, blocks: Vec<Block>) -> Mail {
        let t = text::locale(self.language);
        let config = self.config;
        Mail {
            language: self.language,
            subject,
            blocks,
            link_fallback: text!(t, mail.link_fallback),
            footer: text!(t, mail.footer, vendor = &config.vendor_name, product = &config.product_name),
            footer_automatic: text!(t, mail.footer_automatic),
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.base_url.origin)
    }

    fn greeting(&self, name: &str) -> Block {
        Block::Paragraph(text!(text::locale(self.language), mail.greeting, name = name))
    }

    /// R10, part by part, in its order.
    fn invitation(&self, about: &AboutInvitation, link: &Links) -> Content {
        let t = text::locale(self.language);
        let product = &self.config.product_name;
        let programme = self.config.programme_name(&about.agreement.programme, self.language);
        let accounts = about.accounts.iter().map(|account| {
            text!(t, mail.invitation_account_line, name = account.shown_name(), number = &account.number)
        });
        let mut blocks = vec![
            Block::Headline(text!(t, mail.invitation_headline, product = product)),
            Block::Subline(text!(t, mail.invitation_subline)),
            self.greeting(&full_name(&about.invitation.first_name, &about.invitation.last_name)),
            Block::Paragraph(text!(
                t,
                mail.invitation_why,
                agreement = &about.agreement.number,
                programme = programme,
                organization = &about.agreement.organization_name
            )),
            Block::Paragraph(text!(t, mail.invitation_accounts)),
            Block::List(accounts.collect()),
            Block::Paragraph(self.address_lead(about)),
            Block::Line(about.invitation.email.clone()),
            Block::Button { label: text!(t, label.get_started_now), url: link.url.clone() },
            Block::Paragraph(text!(t, mail.invitation_expires, date = text::date_time(self.language, link.expires_at))),
        ];
        if about.account.is_some() {
            blocks.push(Block::Paragraph(text!(t, mail.invitation_existing)));
        }
        blocks.extend([
            self.what(about),
            Block::Note(text!(t, mail.invitation_employer)),
            Block::Note(text!(t, mail.invitation_contact, contact = &self.config.sales_contact)),
        ]);
        (text!(t, mail.invitation_subject, product = product), blocks)
    }

    /// R40: who invites, to what, with which roles.
    fn colleague_invitation(&self, about: &AboutInvitation, inviter: &UserRow, link: &Links) -> Content {
        let t = text::locale(self.language);
        let product = &self.config.product_name;
        let inviter_name = inviter.name();
        let programme = self.config.programme_name(&about.agreement.programme, self.language);
        let mut blocks = vec![
            Block::Headline(text!(t, mail.colleague_headline, product = product)),
            self.greeting(&full_name(&about.invitation.first_name, &about.invitation.last_name)),
            Block::Paragraph(text!(
                t,
                mail.colleague_why,
                inviter = &inviter_name,
                agreement = &about.agreement.number,
                programme = programme,
                organization = &about.agreement.organization_name
            )),
            Block::Paragraph(text!(t, mail.colleague_roles)),
            Block::List(self.role_lines(about)),
            Block::Paragraph(self.address_lead(about)),
            Block::Line(about.invitation.email.clone()),
            Block::Button { label: text!(t, label.get_started_now), url: link.url.clone() },
            Block::Paragraph(text!(t, mail.colleague_expires, date = text::date_time(self.language, link.expires_at))),
        ];
        if about.account.is_some() {
            blocks.push(Block::Paragraph(text!(t, mail.invitation_existing)));
        }
        blocks.extend([
            self.what(about),
            Block::Note(text!(t, mail.invitation_employer)),
            Block::Note(text!(t, mail.colleague_questions, inviter = &inviter_name, email = &inviter.email)),
        ]);
        (text!(t, mail.colleague_subject, inviter = &inviter_name, product = product), blocks)
    }

    /// What the roles of an invitation let its person do.
    fn what(&self, about: &AboutInvitation) -> Block {
        let t = text::locale(self.language);
        let roles: Vec<Role> = about.grants.iter().map(|grant| grant.role).collect();
        let list = text::capabilities(t, &roles);
        Block::Paragraph(text!(t, mail.invitation_what, product = &self.config.product_name, list = list))
    }

    /// What the address of an invitation is for.
    fn address_lead(&self, about: &AboutInvitation) -> String {
        let t = text::locale(self.language);
        if about.account.is_some() {
            text!(t, mail.invitation_address_known)
        } else {
            text!(t, mail.invitation_address)
        }
    }

    fn role_lines(&self, about: &AboutInvitation) -> Vec<String> {
        let t = text::locale(self.language);
        let line = |grant: &Grant| {
            let account = about.accounts.iter().find(|one| Some(&one.id) == grant.purchasing_account_id.as_ref());
            let scope = account.map_or_else(
                || text!(t, access.scope_agreement, number = &about.agreement.number),
                |account| text!(t, mail.invitation_account_line, name = account.shown_name(), number = &account.number),
            );
            format!("{}: {scope}", text::role_name(t, grant.role))
        };
        about.grants.iter().map(line).collect()
    }

    fn roles_changed(&self, name: &str, changes: &RoleChanges) -> Content {
        let t = text::locale(self.language);
        let (agreement, organization) = (harmless(&changes.agreement), harmless(&changes.organization));
        let mut blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.roles_changed_text, agreement = agreement, organization = organization)),
        ];
        blocks.extend(self.changes(changes));
        blocks.extend([
            Block::Paragraph(text!(t, mail.roles_changed_next)),
            Block::Button { label: text!(t, label.my_profile), url: self.url(paths::PROFILE) },
        ]);
        (text!(t, mail.roles_changed_subject, product = &self.config.product_name), blocks)
    }

    fn access_suspended(&self, name: &str, changes: &RoleChanges) -> Content {
        let t = text::locale(self.language);
        let (agreement, organization) = (harmless(&changes.agreement), harmless(&changes.organization));
        let mut blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.suspended_text, agreement = &agreement, organization = organization)),
        ];
        blocks.extend(self.changes(changes));
        blocks.push(Block::Paragraph(text!(t, mail.suspended_next)));
        (text!(t, mail.suspended_subject, agreement = agreement), blocks)
    }

    /// A line for each role that someone changed, and one that names who did.
    fn changes(&self, changes: &RoleChanges) -> Option<Block> {
        let t = text::locale(self.language);
        let line = |ChangedRole { change, role, account }: &ChangedRole| {
            let role = text::role_name(t, *role);
            let scope = match account {
                None => text!(t, access.scope_agreement, number = harmless(&changes.agreement)),
                Some(AccountName { name, number }) => {
                    text!(t, mail.invitation_account_line, name = harmless(name), number = harmless(number))
                }
            };
            match change {
                RoleChange::Given => text!(t, mail.role_given, role = role, scope = scope),
                RoleChange::Taken => text!(t, mail.role_taken, role = role, scope = scope),
                RoleChange::Suspended => text!(t, mail.role_suspended, role = role, scope = scope),
                RoleChange::GivenBack => text!(t, mail.role_given_back, role = role, scope = scope),
            }
        };
        let by = changes.by.iter().map(|name| text!(t, mail.changed_by, name = harmless(name)));
        let lines: Vec<String> = changes.roles.iter().map(line).chain(by).collect();
        (!lines.is_empty()).then_some(Block::List(lines))
    }

    fn account_closed(&self, name: &str) -> Content {
        let t = text::locale(self.language);
        let (product, vendor) = (&self.config.product_name, &self.config.vendor_name);
        let blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.closed_text, vendor = vendor, product = product)),
            Block::Paragraph(text!(t, mail.closed_next, contact = &self.config.support_contact)),
        ];
        (text!(t, mail.closed_subject, product = product), blocks)
    }

    fn account_reopened(&self, name: &str) -> Content {
        let t = text::locale(self.language);
        let (product, vendor) = (&self.config.product_name, &self.config.vendor_name);
        let blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.reopened_text, vendor = vendor, product = product)),
            Block::Button { label: text!(t, label.sign_in), url: self.url(paths::SIGN_IN) },
        ];
        (text!(t, mail.reopened_subject, product = product), blocks)
    }

    fn sensitive_grant(&self, grant: &SensitiveGrant) -> Content {
        let t = text::locale(self.language);
        let (name, agreement) = (harmless(&grant.name), harmless(&grant.agreement));
        let blocks = vec![
            Block::Paragraph(text!(
                t,
                mail.sensitive_text,
                granter = harmless(&grant.granter),
                name = &name,
                role = text::role_name(t, grant.role),
                account = harmless(&grant.account),
                agreement = &agreement
            )),
            Block::Paragraph(text!(t, mail.sensitive_next)),
            Block::Button {
                label: text!(t, mail.sensitive_button),
                url: self.url(&paths::of(paths::PERSON, &grant.person)),
            },
        ];
        (text!(t, mail.sensitive_subject, name = name, agreement = agreement), blocks)
    }

    fn delivery_failed(&self, about: &AboutInvitation) -> Content {
        let t = text::locale(self.language);
        let email = &about.invitation.email;
        let (agreement, organization) = (&about.agreement.number, &about.agreement.organization_name);
        let subject = text!(t, mail.failed_subject, email = email);
        if about.inviter.is_none() {
            // Partners and the operator have no page to look at.
            let what = text!(
                t,
                mail.failed_designated_text,
                email = email,
                agreement = agreement,
                organization = organization
            );
            return (subject, vec![Block::Paragraph(what), Block::Paragraph(text!(t, mail.failed_designated_next))]);
        }
        let blocks = vec![
            Block::Paragraph(text!(
                t,
                mail.failed_text,
                email = email,
                agreement = agreement,
                organization = organization
            )),
            Block::Paragraph(text!(t, mail.failed_next)),
            Block::Button {
                label: text!(t, mail.failed_button),
                url: self.url(&paths::of(paths::INVITATION, &about.invitation.id)),
            },
        ];
        (subject, blocks)
    }

    fn mail_trouble(&self, reply: &str) -> Content {
        let t = text::locale(self.language);
        let product = &self.config.product_name;
        let blocks = vec![
            Block::Paragraph(text!(t, mail.trouble_text, product = product)),
            Block::Note(reply.to_owned()),
            Block::Paragraph(text!(t, mail.trouble_next)),
            Block::List(vec![
                "business-center mail list --state waiting".to_owned(),
                "business-center mail retry".to_owned(),
            ]),
        ];
        (text!(t, mail.trouble_subject, product = product), blocks)
    }

    fn already_registered(&self, about: &AboutInvitation) -> Content {
        let t = text::locale(self.language);
        let blocks = vec![
            self.greeting(&full_name(&about.invitation.first_name, &about.invitation.last_name)),
            Block::Paragraph(text!(t, mail.registered_text, agreement = &about.agreement.number)),
            Block::Button { label: text!(t, label.sign_in), url: self.url(paths::SIGN_IN) },
            Block::Paragraph(text!(t, mail.registered_forgot)),
            Block::Button { label: text!(t, label.forgot_password), url: self.url(paths::FORGOT_PASSWORD) },
            Block::Note(text!(t, mail.registered_ignore)),
        ];
        (text!(t, mail.registered_subject, product = &self.config.product_name), blocks)
    }

    fn password_reset(&self, name: &str, link: &Links) -> Content {
        let t = text::locale(self.language);
        let blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.reset_text)),
            Block::Button { label: text!(t, mail.reset_button), url: link.url.clone() },
            Block::Paragraph(text!(t, mail.reset_expires, date = text::date_time(self.language, link.expires_at))),
            Block::Note(text!(t, mail.reset_ignore)),
        ];
        (text!(t, mail.reset_subject, product = &self.config.product_name), blocks)
    }

    fn password_changed(&self, name: &str, at: Moment) -> Content {
        let t = text::locale(self.language);
        let blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(t, mail.password_changed_text, date = text::date_time(self.language, at))),
            Block::Paragraph(text!(t, mail.password_changed_not_you, contact = &self.config.support_contact)),
            Block::Button { label: text!(t, label.forgot_password), url: self.url(paths::FORGOT_PASSWORD) },
        ];
        (text!(t, mail.password_changed_subject, product = &self.config.product_name), blocks)
    }

    fn declined(&self, about: &AboutInvitation) -> Content {
        let t = text::locale(self.language);
        let is_designated = about.inviter.is_none();
        let reason = about.invitation.decline_reason;
        let reason = reason.map(|reason| text::decline_reason(t, reason, is_designated)).unwrap_or_default();
        let agreement = &about.agreement.number;
        let (email, organization) = (&about.invitation.email, &about.agreement.organization_name);
        let (what, next) = if is_designated {
            (
                text!(t, mail.declined_text, email = email, agreement = agreement, organization = organization),
                text!(t, mail.declined_next),
            )
        } else {
            (
                text!(
                    t,
                    mail.colleague_declined_text,
                    email = email,
                    agreement = agreement,
                    organization = organization
                ),
                text!(t, mail.colleague_declined_next),
            )
        };
        let blocks = vec![
            Block::Paragraph(what),
            Block::Paragraph(text!(t, mail.declined_reason, reason = reason)),
            Block::Paragraph(next),
        ];
        (text!(t, mail.declined_subject, agreement = agreement), blocks)
    }

    fn administrator_changed(&self, name: &str, named: &NamedAdministrator) -> Content {
        let t = text::locale(self.language);
        let agreement = harmless(&named.agreement);
        let blocks = vec![
            self.greeting(name),
            Block::Paragraph(text!(
                t,
                mail.administrator_changed_text,
                name = harmless(&named.name),
                email = &named.email,
                account = harmless(&named.account),
                agreement = &agreement
            )),
            Block::Paragraph(text!(t, mail.administrator_changed_next)),
            Block::Button { label: text!(t, label.manage_access), url: self.url(paths::PEOPLE) },
        ];
        (text!(t, mail.administrator_changed_subject, agreement = agreement), blocks)
    }
}
