//! Mails: their kinds, content and delivery.

mod answers;
mod harmless;
mod messages;
mod refusal;
mod remedy;
mod render;
mod smtp;
mod transport;

pub use answers::MailServer;
pub use messages::{Links, compose, compose_test};
pub use refusal::{Fault, Refusal, Step, Trouble};
pub use remedy::remedy;
pub use render::{Block, Mail};
pub use smtp::{Limits, Progress};
pub use transport::{StoredMail, Transport};

use super::{
    db::{
        self, Origin, Transaction,
        invitations::InvitationRow,
        outbox::{Lane, OutboxRow},
        users::UserRow,
    },
    ids::new_id,
};
use crate::domain::{language::Language, moment::Moment};
use serde_json::{Value, json};

/// Which mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MailKind {
    /// The invitation of a Purchasing Account Administrator (R10).
    Invitation,
    /// To someone who has already accepted, in place of an invitation (decision 6).
    AlreadyRegistered,
    /// A link to set a new password.
    PasswordReset,
    /// Notice that the password was changed.
    PasswordChanged,
    /// To operator and partners: the invitation was declined (decision 8).
    InvitationDeclined,
    /// To Account Administrators: the register names a new Purchasing Account Administrator (decision 14).
    AdministratorChanged,
    /// To a member: an administrator gave or took roles.
    RolesChanged,
    /// To a member: an administrator suspended the access.
    AccessSuspended,
    /// To a user: the operator closed the work account.
    AccountClosed,
    /// To a user: the operator gave the work account back.
    AccountReopened,
    /// To Account Administrators: someone else granted a role that can view keys or edit agreements.
    SensitiveGrant,
    /// To an inviter: the mail server refused an invitation.
    DeliveryFailed,
    /// To the operator: the mail server refuses mails for a reason that only the operator can resolve.
    MailTrouble,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Invitation,
        Self::AlreadyRegistered,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::InvitationDeclined,
        Self::AdministratorChanged,
        Self::RolesChanged,
        Self::AccessSuspended,
        Self::AccountClosed,
        Self::AccountReopened,
        Self::SensitiveGrant,
        Self::DeliveryFailed,
        Self::MailTrouble,
    ];

    /// The word of the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::AlreadyRegistered => "already_registered",
            Self::PasswordReset => "password_reset",
            Self::PasswordChanged => "password_changed",
            Self::InvitationDeclined => "invitation_declined",
            Self::AdministratorChanged => "administrator_changed",
            Self::RolesChanged => "roles_changed",
            Self::AccessSuspended => "access_suspended",
            Self::AccountClosed => "account_closed",
            Self::AccountReopened => "account_reopened",
            Self::SensitiveGrant => "sensitive_grant",
            Self::DeliveryFailed => "delivery_failed",
            Self::MailTrouble => "mail_trouble",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A mail that is about to be written to the outbox.
#[derive(Clone, Debug)]
pub struct Message {
    /// Which mail.
    pub kind: MailKind,
    /// To whom.
    pub recipient: String,
    /// In which language.
    pub language: Language,
    /// The invitation that it is about.
    pub invitation_id: Option<String>,
    /// The user whom it is about.
    pub user_id: Option<String>,
    /// More facts.
    pub details: Value,
    /// Whether a public form asked for it.
    pub is_requested: bool,
}

impl Message {
    /// A mail about an invitation, in the invited person's language (R36).
    pub fn about_invitation(kind: MailKind, recipient: &str, invitation: &InvitationRow) -> db::Result<Self> {
        Ok(Self {
            kind,
            recipient: recipient.to_owned(),
            language: invitation.language()?,
            invitation_id: Some(invitation.id.clone()),
            user_id: None,
            details: json!({}),
            is_requested: false,
        })
    }

    /// A mail to a user about their account.
    pub fn about_user(kind: MailKind, user: &UserRow) -> db::Result<Self> {
        Ok(Self {
            kind,
            recipient: user.email.clone(),
            language: user.language()?,
            invitation_id: None,
            user_id: Some(user.id.clone()),
            details: json!({}),
            is_requested: false,
        })
    }

    /// The lane of a mail, from its origin and from whether it is one of many.
    fn lane(&self, origin: &Origin, is_one_of_many: bool) -> Lane {
        let is_awaited =
            matches!(self.kind, MailKind::PasswordReset | MailKind::PasswordChanged | MailKind::MailTrouble);
        match origin {
            _ if self.is_requested || is_awaited => Lane::Urgent,
            Origin::Client(_) | Origin::CommandLine if !is_one_of_many => Lane::Normal,
            _ => Lane::Bulk,
        }
    }

    fn row(&self, lane: Lane, now: Moment, held_until: Option<Moment>) -> OutboxRow {
        OutboxRow {
            id: new_id(now),
            kind: self.kind.code().to_owned(),
            recipient: self.recipient.clone(),
            language: self.language.code().to_owned(),
            invitation_id: self.invitation_id.clone(),
            user_id: self.user_id.clone(),
            details: self.details.to_string(),
            is_requested: self.is_requested,
            lane,
            state: if held_until.is_some() { "held" } else { "queued" }.to_owned(),
            attempts: 0,
            due_at: held_until.unwrap_or(now).0,
            created_at: now.0,
            reply: None,
            trouble: None,
        }
    }
}

/// More mails than this in one transaction are a list and go to the bulk lane.
const FEW: usize = 10;

/// Writes mails to the outbox, in the transaction of the change that they report (decision 13), and gives their ids. Held
/// ones are sent from a moment on.
pub async fn queue(
    tx: &mut Transaction,
    mails: &[Message],
    now: Moment,
    held_until: Option<Moment>,
) -> db::Result<Vec<String>> {
    let is_list = mails.len() > FEW;
    let row = |mail: &Message| mail.row(mail.lane(tx.origin(), is_list), now, held_until);
    let rows: Vec<OutboxRow> = mails.iter().map(row).collect();
    db::outbox::create(tx, &rows).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_waits_for_has_a_lane_of_its_own() {
        let draft = |kind, is_requested| Message {
            kind,
            recipient: "harry@contoso.com".to_owned(),
            language: Language::En,
            invitation_id: None,
            user_id: None,
            details: json!({}),
            is_requested,
        };
        let browser = Origin::Client("192.0.2.7".to_owned());
        let invitation = draft(MailKind::Invitation, false);
        assert_eq!(invitation.lane(&Origin::Register, false), Lane::Bulk);
        assert_eq!(invitation.lane(&Origin::Server, false), Lane::Bulk, "a reminder");
        assert_eq!(invitation.lane(&browser, false), Lane::Normal);
        assert_eq!(invitation.lane(&browser, true), Lane::Bulk);
        assert_eq!(invitation.lane(&Origin::CommandLine, false), Lane::Normal);
        assert_eq!(draft(MailKind::Invitation, true).lane(&Origin::Server, false), Lane::Urgent);
        assert_eq!(draft(MailKind::PasswordReset, true).lane(&Origin::Server, false), Lane::Urgent);
        assert_eq!(draft(MailKind::PasswordChanged, false).lane(&browser, false), Lane::Urgent);
    }
}
