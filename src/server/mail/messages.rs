//! What each mail says, in the recipient's language.

use super::{Block, Mail, MailKind};
use crate::{
    domain::{invitation::DeclineReason, language::Language, moment::Moment, person::full_name},
    server::{
        config::Config,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            invitations::InvitationRow,
            outbox::OutboxRow,
            users::UserRow,
        },
        failure::{Failure, Outcome},
        text::{self, text},
    },
};
use serde_json::Value;

/// The secret link of a mail, made at sending.
#[derive(Clone, Debug)]
pub struct Links {
    /// The whole address.
    pub url: String,
    /// From when on it is expired.
    pub expires_at: Moment,
}

/// Writes the mail of an outbox row. `link` is there for the kinds that carry a secret one.
pub async fn compose(
    config: &Config,
    connection: &mut Connection,
    row: &OutboxRow,
    kind: MailKind,
    link: Option<&Links>,
) -> Outcome<Mail> {
    let mut writer = Writer { config, language: Language::from_code(&row.language).unwrap_or_default() };
    let (subject, blocks) = match kind {
        MailKind::Invitation => {
            let about = about_invitation(connection, row).await?;
            writer.prefer(about.account.as_ref())?;
            writer.invitation(&about, link.ok_or_else(|| missing("link"))?)
        }
        MailKind::AlreadyRegistered => {
            let about = about_invitation(connection, row).await?;
            writer.prefer(about.account.as_ref())?;
            writer.already_registered(&about)
        }
        MailKind::InvitationDeclined => writer.declined(&about_invitation(connection, row).await?),
        MailKind::PasswordReset => {
            writer.password_reset(&name_of_user(connection, row).await?, link.ok_or_else(|| missing("link"))?)
        }
        MailKind::PasswordChanged => {
            writer.password_changed(&name_of_user(connection, row).await?, Moment(row.created_at))
        }
        MailKind::AdministratorChanged => writer.administrator_changed(&row.details),
    };
    let t = text::locale(writer.language);
    Ok(Mail {
        language: writer.language,
        subject,
        blocks,
        link_fallback: text!(t, mail.link_fallback),
        footer: text!(t, mail.footer, vendor = &config.vendor_name, product = &config.product_name),
        footer_automatic: text!(t, mail.footer_automatic),
    })
}

fn missing(what: &str) -> Failure {
    Failure::Internal(format!("the mail has no {what}").into())
}

struct AboutInvitation {
    invitation: InvitationRow,
    agreement: AgreementRow,
    accounts: Vec<PurchasingAccountRow>,
    account: Option<UserRow>,
}

async fn about_invitation(connection: &mut Connection, row: &OutboxRow) -> Outcome<AboutInvitation> {
    let id = row.invitation_id.as_deref().ok_or_else(|| missing("invitation"))?;
    let invitation = db::invitations::find(connection, id).await?.ok_or_else(|| missing("invitation"))?;
    let agreement =
        db::agreements::find(connection, &invitation.agreement_id).await?.ok_or_else(|| missing("agreement"))?;
    let grants = db::invitations::list_grants(connection, id).await?;
    let mut accounts = db::agreements::list_accounts(connection, &agreement.id).await?;
    accounts.retain(|account| grants.iter().any(|g| g.purchasing_account_id.as_ref() == Some(&account.id)));
    let account = db::users::find_by_email(connection, &invitation.email_key).await?;
    Ok(AboutInvitation { invitation, agreement, accounts, account })
}

async fn name_of_user(connection: &mut Connection, row: &OutboxRow) -> Outcome<String> {
    let id = row.user_id.as_deref().ok_or_else(|| missing("user"))?;
    let user = db::users::find(connection, id).await?.ok_or_else(|| missing("user"))?;
    Ok(full_name(&user.first_name, &user.last_name))
}

struct Writer<'a> {
    config: &'a Config,
    language: Language,
}

type Content = (String, Vec<Block>);

impl Writer<'_> {
    /// Somebody with an account gets every mail in the language of the profile (R36).
    fn prefer(&mut self, account: Option<&UserRow>) -> db::Result<()> {
        if let Some(user) = account {
            self.language = user.language()?;
        }
        Ok(())
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
        let accounts = about
            .accounts
            .iter()
            .map(|account| text!(t, mail.invitation_account_line, name = &account.name, number = &account.number));
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
            Block::Paragraph(text!(t, mail.invitation_address)),
            Block::Line(about.invitation.email.clone()),
            Block::Button { label: text!(t, label.get_started_now), url: link.url.clone() },
            Block::Paragraph(text!(t, mail.invitation_expires, date = text::date_time(self.language, link.expires_at))),
        ];
        if about.account.is_some() {
            blocks.push(Block::Paragraph(text!(t, mail.invitation_existing)));
        }
        blocks.extend([
            Block::Paragraph(text!(t, mail.invitation_what, product = product)),
            Block::Note(text!(t, mail.invitation_employer)),
            Block::Note(text!(t, mail.invitation_contact, contact = &self.config.sales_contact)),
        ]);
        (text!(t, mail.invitation_subject, product = product), blocks)
    }

    fn already_registered(&self, about: &AboutInvitation) -> Content {
        let t = text::locale(self.language);
        let blocks = vec![
            self.greeting(&full_name(&about.invitation.first_name, &about.invitation.last_name)),
            Block::Paragraph(text!(t, mail.registered_text, agreement = &about.agreement.number)),
            Block::Button { label: text!(t, label.sign_in), url: self.url("/Customer/") },
            Block::Paragraph(text!(t, mail.registered_forgot)),
            Block::Button { label: text!(t, label.forgot_password), url: self.url("/forgot-password") },
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
            Block::Button { label: text!(t, label.forgot_password), url: self.url("/forgot-password") },
        ];
        (text!(t, mail.password_changed_subject, product = &self.config.product_name), blocks)
    }

    fn declined(&self, about: &AboutInvitation) -> Content {
        let t = text::locale(self.language);
        let reason = about.invitation.decline_reason.as_deref().and_then(DeclineReason::from_code);
        let reason = reason.map(|reason| text::decline_reason(t, reason)).unwrap_or_default();
        let agreement = &about.agreement.number;
        let blocks = vec![
            Block::Paragraph(text!(
                t,
                mail.declined_text,
                email = &about.invitation.email,
                agreement = agreement,
                organization = &about.agreement.organization_name
            )),
            Block::Paragraph(text!(t, mail.declined_reason, reason = reason)),
            Block::Paragraph(text!(t, mail.declined_next)),
        ];
        (text!(t, mail.declined_subject, agreement = agreement), blocks)
    }

    fn administrator_changed(&self, details: &str) -> Content {
        let t = text::locale(self.language);
        let details: Value = serde_json::from_str(details).unwrap_or_default();
        let fact = |name: &str| details[name].as_str().unwrap_or_default().to_owned();
        let blocks = vec![
            Block::Paragraph(text!(
                t,
                mail.administrator_changed_text,
                name = fact("name"),
                email = fact("email"),
                account = fact("account"),
                agreement = fact("agreement")
            )),
            Block::Paragraph(text!(t, mail.administrator_changed_next)),
        ];
        (text!(t, mail.administrator_changed_subject, agreement = fact("agreement")), blocks)
    }
}
