//! Mails: their kinds, content and delivery.

mod answers;
mod date_messages;
mod dialog;
mod domain_messages;
mod harmless;
mod key_messages;
mod messages;
mod refusal;
mod remedy;
mod render;
mod request_messages;
mod review_messages;
mod service_messages;
mod smtp;
mod transport;

pub use answers::MailServer;
pub use messages::{compose, compose_test};
pub use refusal::{Fault, Refusal, Step, Trouble};
pub use remedy::remedy;
pub use render::{Block, Mail};
pub use smtp::{Progress, Timeouts};
pub use transport::{StoredMail, Transport};

use super::{
    db::{self, Origin, Transaction, invitations::InvitationRow, outbox::OutboxRow, users::UserRow},
    ids::new_id,
};
use crate::domain::{
    language::Language,
    mail::{Lane, MailKind, MailState},
    moment::Moment,
};

/// The subject of a mail, and what it says.
type Content = (String, Vec<Block>);

/// The secret link of a mail, made at sending.
#[derive(Clone, Debug)]
pub struct Links {
    /// The whole address.
    pub url: String,
    /// When it expires.
    pub expires_at: Moment,
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
    /// Whether a public form asked for it.
    pub is_requested: bool,
}

impl Message {
    /// A mail to an address.
    #[must_use]
    pub fn to(kind: MailKind, recipient: &str, language: Language) -> Self {
        let recipient = recipient.to_owned();
        Self { kind, recipient, language, invitation_id: None, user_id: None, is_requested: false }
    }

    /// A mail about an invitation, in the invited person's language (R36).
    #[must_use]
    pub fn about_invitation(kind: MailKind, recipient: &str, invitation: &InvitationRow) -> Self {
        Self { invitation_id: Some(invitation.id.clone()), ..Self::to(kind, recipient, invitation.language) }
    }

    /// A mail to a user about their account.
    #[must_use]
    pub fn about_user(kind: MailKind, user: &UserRow) -> Self {
        Self { user_id: Some(user.id.clone()), ..Self::to(kind, &user.email, user.language) }
    }

    /// The same, asked for by a public form.
    #[must_use]
    pub fn requested(self) -> Self {
        Self { is_requested: true, ..self }
    }

    /// The lane of a mail, from its origin and from whether it is one of many.
    fn lane(&self, origin: &Origin, is_one_of_many: bool) -> Lane {
        let is_awaited =
            matches!(self.kind, MailKind::PasswordReset | MailKind::PasswordChanged | MailKind::MailTrouble { .. });
        match origin {
            _ if self.is_requested || is_awaited => Lane::Urgent,
            Origin::Client(_) | Origin::CommandLine if !is_one_of_many => Lane::Normal,
            _ => Lane::Bulk,
        }
    }

    fn row(&self, lane: Lane, now: Moment, held_until: Option<Moment>) -> db::Result<OutboxRow> {
        let (kind, details) = db::outbox::stored(&self.kind)?;
        Ok(OutboxRow {
            id: new_id(now),
            kind,
            recipient: self.recipient.clone(),
            language: self.language.code().to_owned(),
            invitation_id: self.invitation_id.clone(),
            user_id: self.user_id.clone(),
            details,
            is_requested: self.is_requested,
            lane,
            state: if held_until.is_some() { MailState::Held } else { MailState::Queued },
            attempts: 0,
            due_at: held_until.unwrap_or(now),
            created_at: now,
            reply: None,
            trouble: None,
        })
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
    let rows = mails.iter().map(row).collect::<db::Result<Vec<OutboxRow>>>()?;
    db::outbox::create(tx, &rows).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_waits_for_has_a_lane_of_its_own() {
        let draft =
            |kind, is_requested| Message { is_requested, ..Message::to(kind, "harry@contoso.com", Language::En) };
        let browser = Origin::Client("192.0.2.7".to_owned());
        let invitation = draft(MailKind::INVITATION, false);
        assert_eq!(invitation.lane(&Origin::Register, false), Lane::Bulk);
        assert_eq!(invitation.lane(&Origin::Server, false), Lane::Bulk, "a reminder");
        assert_eq!(invitation.lane(&browser, false), Lane::Normal);
        assert_eq!(invitation.lane(&browser, true), Lane::Bulk);
        assert_eq!(invitation.lane(&Origin::CommandLine, false), Lane::Normal);
        assert_eq!(draft(MailKind::INVITATION, true).lane(&Origin::Server, false), Lane::Urgent);
        assert_eq!(draft(MailKind::PasswordReset, true).lane(&Origin::Server, false), Lane::Urgent);
        assert_eq!(draft(MailKind::PasswordChanged, false).lane(&browser, false), Lane::Urgent);
    }
}
