//! How many mails people may cause by what they do to others: see SECURITY.md. What the vendor does at the command line and
//! the register have no limit.

use crate::{
    api::ApiError,
    domain::{
        audit::By,
        moment::{Moment, Span},
    },
    server::{
        change::Change,
        db::{
            self, Connection,
            limits::{Bucket, take_some, wait_for},
        },
        failure::Outcome,
    },
};

const PER_INVITATION: Bucket = a_day(5);
/// About the roles of one person.
const PER_PERSON: Bucket = a_day(20);

/// So many at once, and as many in each day after.
const fn a_day(count: i64) -> Bucket {
    Bucket { burst: count, period: Span(Span::days(1).0 / count) }
}

/// Counts mails to people of an organization, for who acts and for the organization.
pub(in crate::server::workflow) async fn take(change: &mut Change, organization_id: &str, mails: usize) -> Outcome<()> {
    let (By::User(actor), Some(config)) = (&change.by, change.config()) else { return Ok(()) };
    let (per_actor, per_organization) = (a_day(config.mails_per_day), a_day(2 * config.mails_per_day));
    let actor = format!("mails:actor:{actor}");
    let organization = format!("mails:organization:{organization_id}");
    take_from(change, &actor, per_actor, mails).await?;
    take_from(change, &organization, per_organization, mails).await
}

/// Counts a mail that carries the link of an invitation again. The first sending does not count here.
pub(in crate::server::workflow) async fn take_of_invitation(change: &mut Change, invitation_id: &str) -> Outcome<()> {
    if !matches!(change.by, By::User(_)) {
        return Ok(());
    }
    take_from(change, &of_invitation(invitation_id), PER_INVITATION, 1).await
}

/// Counts mails to a person about roles.
pub(in crate::server::workflow) async fn take_of_person(
    change: &mut Change,
    organization_id: &str,
    user_id: &str,
    mails: usize,
) -> Outcome<()> {
    if !matches!(change.by, By::User(_)) {
        return Ok(());
    }
    take(change, organization_id, mails).await?;
    take_from(change, &format!("mails:person:{user_id}"), PER_PERSON, mails).await
}

/// Gives back what a mail to a person about roles counted: it was never sent.
pub(in crate::server::workflow) async fn give_back_of_person(
    change: &mut Change,
    organization_id: &str,
    user_id: &str,
) -> Outcome<()> {
    let (By::User(actor), Some(config)) = (&change.by, change.config()) else { return Ok(()) };
    let (per_actor, per_organization) = (a_day(config.mails_per_day), a_day(2 * config.mails_per_day));
    let actor = format!("mails:actor:{actor}");
    db::limits::give_back(change, &actor, per_actor).await?;
    db::limits::give_back(change, &format!("mails:organization:{organization_id}"), per_organization).await?;
    Ok(db::limits::give_back(change, &format!("mails:person:{user_id}"), PER_PERSON).await?)
}

/// Whether an invitation was sent again so often that people have to wait.
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

async fn take_from(change: &mut Change, key: &str, bucket: Bucket, mails: usize) -> Outcome<()> {
    let (now, count) = (change.now, i64::try_from(mails).unwrap_or(i64::MAX).min(bucket.burst));
    if take_some(change, key, bucket, count, now).await? {
        return Ok(());
    }
    let wait = wait_for(change, key, bucket, count, now).await?.unwrap_or(bucket.period);
    Err(ApiError::MailLimit { seconds: wait.whole_seconds_up() }.into())
}
