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
        mail::MailKind,
        moment::{Moment, Span},
        number::Number,
        public_form::{PublicForm, RequestOutcome},
    },
    server::{
        change::Change,
        context::Context,
        db::{self, Transaction, form_requests::FormRequestRow, limits::Bucket},
        failure::Outcome,
        ids::new_id,
        mail::Message,
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
            record(context, PublicForm::Resend, &address, [agreement.as_str(), account.as_str()]).await
        }
        _ => Err(ApiError::Invalid(faults.into_inner()).into()),
    }
}

/// Queues a request of a public form. Over a limit it is only counted, so that no table grows without bound: the
/// entered address gets a row only within the client's limit. Every address costs the same work.
pub(in crate::server::workflow) async fn record(
    context: &Context,
    form: PublicForm,
    address: &EmailAddress,
    [agreement_number, account_number]: [&str; 2],
) -> Outcome<()> {
    let now = context.now;
    let mut tx = context.write().await?;
    let row = FormRequestRow {
        id: new_id(now),
        form,
        email: address.key(),
        agreement_number: agreement_number.to_owned(),
        account_number: account_number.to_owned(),
        client: context.client.clone(),
        created_at: now,
    };
    let is_queued = may_ask(&mut tx, &row, now).await? && db::form_requests::create(&mut tx, &row).await?;
    if !is_queued {
        db::form_requests::count(&mut tx, form, RequestOutcome::Limited, now).await?;
    }
    tx.commit().await?;
    context.app.requests.notify_one();
    Ok(())
}

/// Takes one from the limit of the client and one from that of the typed address.
async fn may_ask(tx: &mut Transaction, request: &FormRequestRow, now: Moment) -> db::Result<bool> {
    let client = format!("{}:client:{}", request.form.code(), request.client);
    let typed = format!("{}:address:{}", request.form.code(), request.email);
    Ok(db::limits::take(tx, &client, PER_CLIENT, now).await? && db::limits::take(tx, &typed, PER_ADDRESS, now).await?)
}

/// Processes one queued resend request and returns the outcome.
pub async fn fulfil(change: &mut Change, request: &FormRequestRow) -> Outcome<RequestOutcome> {
    let now = change.now;
    let found =
        db::invitations::find_for_resend(change, &request.email, &request.agreement_number, &request.account_number)
            .await?;
    let Some(found) = found else { return Ok(RequestOutcome::Unmatched) };
    let Some(invitation) = db::invitations::find_locked(change, &found.id).await? else {
        return Ok(RequestOutcome::Unmatched);
    };
    if !may_mail_again(change, &invitation, now).await? {
        return Ok(RequestOutcome::Limited);
    }
    let (kind, invitation) = match invitation.state {
        InvitationState::Pending => (MailKind::INVITATION, invitation),
        InvitationState::Accepted => (MailKind::AlreadyRegistered, invitation),
        // The mail goes to the person who declined, so a request by anyone else does no harm.
        InvitationState::Declined | InvitationState::Cancelled => match reopen(change, &invitation).await? {
            Some(invitation) => {
                db::invitation_reminders::begin(change, &invitation.id, now).await?;
                (MailKind::INVITATION, invitation)
            }
            None => return Ok(RequestOutcome::Unmatched),
        },
    };
    if kind == MailKind::INVITATION {
        record_resent(change, &invitation, &json!({})).await?;
    }
    change.notify(Message::about_invitation(kind, &invitation.email, &invitation).requested());
    Ok(RequestOutcome::Matched)
}
