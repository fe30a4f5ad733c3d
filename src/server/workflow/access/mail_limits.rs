//! Rate limits of the emails that administrators can cause: see SECURITY.md. The command line and the register have none.

use crate::{
    domain::{
        audit::By,
        moment::{Moment, Span},
    },
    server::{
        change::Change,
        db::{
            self, Connection,
            limits::{Bucket, give_back, wait_for},
        },
    },
};

const PER_INVITATION: Bucket = a_day(5);
/// About the roles of one person.
const PER_PERSON: Bucket = a_day(20);

/// A burst of this many, and as many in 24 hours.
const fn a_day(count: i64) -> Bucket {
    Bucket { burst: count, period: Span(Span::days(1).0 / count) }
}

/// The limits of emails to people of an organization: the actor's and the organization's. None outside a server, or if no
/// administrator makes the change.
fn limits(change: &Change, organization_id: &str) -> Vec<(String, Bucket)> {
    let (By::User(actor), Some(config)) = (&change.by, change.config()) else { return Vec::new() };
    vec![
        (format!("mails:actor:{actor}"), a_day(config.mails_per_day)),
        (format!("mails:organization:{organization_id}"), a_day(2 * config.mails_per_day)),
    ]
}

/// The same, with the limit of emails about one person's roles.
fn limits_of_person(change: &Change, organization_id: &str, user_id: &str) -> Vec<(String, Bucket)> {
    let mut limits = limits(change, organization_id);
    if !limits.is_empty() {
        limits.push((format!("mails:person:{user_id}"), PER_PERSON));
    }
    limits
}

/// Charges an email to someone in an organization.
pub(in crate::server::workflow) fn charge(change: &mut Change, organization_id: &str) {
    for (key, bucket) in limits(change, organization_id) {
        change.charge(key, bucket);
    }
}

/// Charges resending an invitation; sending it for the first time is not charged.
pub(in crate::server::workflow) fn charge_resend(change: &mut Change, invitation_id: &str) {
    if matches!(change.by, By::User(_)) {
        change.charge(of_invitation(invitation_id), PER_INVITATION);
    }
}

/// Charges an email about a person's roles.
pub(in crate::server::workflow) fn charge_person(change: &mut Change, organization_id: &str, user_id: &str) {
    for (key, bucket) in limits_of_person(change, organization_id, user_id) {
        change.charge(key, bucket);
    }
}

/// Refunds an email about a person's roles that was never sent.
pub(in crate::server::workflow) async fn refund_person(
    change: &mut Change,
    organization_id: &str,
    user_id: &str,
) -> db::Result<()> {
    for (key, bucket) in limits_of_person(change, organization_id, user_id) {
        give_back(change, &key, bucket).await?;
    }
    Ok(())
}

/// Whether an invitation cannot be resent for now.
pub(in crate::server::workflow) async fn is_exhausted(
    connection: &mut Connection,
    invitation_id: &str,
    now: Moment,
) -> db::Result<bool> {
    Ok(wait_for(connection, &of_invitation(invitation_id), PER_INVITATION, 1, now).await?.is_some())
}

fn of_invitation(invitation_id: &str) -> String {
    format!("mails:invitation:{invitation_id}")
}
