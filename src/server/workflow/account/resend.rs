//! Requests for a resend (section C, decision 6): the form writes one row and gives one response; a job matches it
//! later and sends a mail only to the address in the agreement.

use crate::server::workflow::{
    invitations::{record_resent, reopen},
    registration::may_mail_again,
};
use crate::{
    api::{ApiError, resend::RequestResend},
    domain::{
        email::EmailAddress,
        fault::Faults,
        invitation::InvitationState,
        moment::{Moment, Span},
        number::Number,
    },
    server::{
        change::Change,
        context::Context,
        db::{self, Transaction, form_requests::FormRequestRow, limits::Bucket},
        failure::Outcome,
        ids::new_id,
        mail::{self, MailKind},
    },
};
use serde_json::json;

/// Rate limit of the public forms per network address: 20, then 20 an hour. An office shares one.
const PER_CLIENT: Bucket = Bucket { burst: 20, period: Span::minutes(3) };
/// Rate limit of the public forms per entered address: 3, then one an hour.
const PER_ADDRESS: Bucket = Bucket { burst: 3, period: Span::hours(1) };

/// Records a request. Validation errors are shown; everything else gets the same response.
pub async fn request(context: &Context, input: &RequestResend) -> Outcome<()> {
    let mut faults = Faults::default();
    let address = faults.take("email", EmailAddress::parse(&input.email));
    let agreement = faults.take("agreement_number", Number::parse(&input.agreement_number));
    let account = faults.take("purchasing_account_number", Number::parse(&input.purchasing_account_number));
    match (address, agreement, account) {
        (Some(address), Some(agreement), Some(account)) => {
            record(context, "resend", &address, agreement.as_str(), account.as_str()).await
        }
        _ => Err(ApiError::Invalid(faults.into_inner()).into()),
    }
}

/// Queues a request of a public form. Over a limit it is only counted, so that no table grows without bound: the
/// entered address gets a row only within the client's limit. Every address costs the same work.
pub(in crate::server::workflow) async fn record(
    context: &Context,
    form: &str,
    address: &EmailAddress,
    agreement_number: &str,
    account_number: &str,
) -> Outcome<()> {
    let now = context.now;
    let mut tx = context.write().await?;
    let row = FormRequestRow {
        id: new_id(now),
        form: form.to_owned(),
        email: address.key(),
        agreement_number: agreement_number.to_owned(),
        account_number: account_number.to_owned(),
        client: context.client.clone(),
        created_at: now.0,
        state: "queued".to_owned(),
    };
    let is_queued = may_ask(&mut tx, &row, now).await? && db::form_requests::create(&mut tx, &row).await?;
    if !is_queued {
        db::form_requests::count(&mut tx, form, LIMITED, now).await?;
    }
    tx.commit().await?;
    context.app.requests.notify_one();
    Ok(())
}

/// Takes one from the limit of the client and one from that of the typed address.
async fn may_ask(tx: &mut Transaction, request: &FormRequestRow, now: Moment) -> db::Result<bool> {
    let client = format!("{}:client:{}", request.form, request.client);
    let typed = format!("{}:address:{}", request.form, request.email);
    Ok(db::limits::take(tx, &client, PER_CLIENT, now).await? && db::limits::take(tx, &typed, PER_ADDRESS, now).await?)
}

/// What became of a request that came over a limit.
const LIMITED: &str = "limited";

/// Processes one queued resend request and returns the outcome.
pub async fn fulfil(change: &mut Change, request: &FormRequestRow) -> Outcome<&'static str> {
    let now = change.now;
    let found =
        db::invitations::find_for_resend(change, &request.email, &request.agreement_number, &request.account_number)
            .await?;
    let Some(found) = found else { return Ok("unmatched") };
    let Some(invitation) = db::invitations::find_locked(change, &found.id).await? else { return Ok("unmatched") };
    if !may_mail_again(change, &invitation, now).await? {
        return Ok(LIMITED);
    }
    let (kind, invitation) = match invitation.state()? {
        InvitationState::Pending => (MailKind::Invitation, invitation),
        InvitationState::Accepted => (MailKind::AlreadyRegistered, invitation),
        // The mail goes to the person who declined, so a request by anyone else does no harm.
        InvitationState::Declined | InvitationState::Cancelled => match reopen(change, &invitation).await? {
            Some(invitation) => {
                db::reminders::begin(change, &invitation.id, now).await?;
                (MailKind::Invitation, invitation)
            }
            None => return Ok("unmatched"),
        },
    };
    let mut mail = mail::Message::about_invitation(kind, &invitation.email, &invitation)?;
    mail.is_requested = true;
    change.notify(mail);
    if kind == MailKind::Invitation {
        record_resent(change, &invitation, &json!({})).await?;
    }
    Ok("matched")
}
