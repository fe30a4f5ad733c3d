//! Setting a new password by a mailed link.

use crate::server::workflow::{
    attempt::{NewPassword, words_of},
    resend::record,
};
use crate::{
    api::{
        ApiError,
        password::{RequestReset, ResetPassword},
    },
    domain::{
        audit::{Action, By},
        email::EmailAddress,
        fault::Faults,
        mail::MailKind,
        moment::Span,
        password::ContextWords,
        public_form::{PublicForm, RequestOutcome},
    },
    server::{
        audit::Entry,
        change::Change,
        context::Context,
        db::{self, form_requests::FormRequestRow, resets::ResetRow},
        failure::Outcome,
        http::cookies::{Cookie, NoLink},
        mail::Message,
    },
};
use serde_json::json;

/// How long a link to set a new password lives.
pub const LINK_LIFETIME: Span = Span::minutes(30);

/// Records a request; the response is the same for every address.
pub async fn request(context: &Context, input: &RequestReset) -> Outcome<()> {
    let address = EmailAddress::parse(&input.email).map_err(|code| ApiError::field("email", code))?;
    record(context, PublicForm::Reset, &address, ["", ""]).await
}

/// Processes one queued reset request and returns the outcome.
pub async fn fulfil(change: &mut Change, request: &FormRequestRow) -> Outcome<RequestOutcome> {
    let user = db::users::find_by_email(change, &request.email).await?;
    let Some(user) = user.filter(|user| user.is_active) else { return Ok(RequestOutcome::Unmatched) };
    change.notify(Message::about_user(MailKind::PasswordReset, &user).requested());
    Ok(RequestOutcome::Matched)
}

/// The status of the reset link opened last.
#[derive(Clone, Debug)]
pub enum Opened {
    /// May be used.
    Valid(ResetRow),
    /// Its time is over.
    Expired,
    /// A password was set with it.
    Used,
    /// There is no such link, or a newer event made it void.
    Unknown,
    /// The browser sent no cookie of a link.
    Missing,
}

/// Looks up the link whose token is in the cookie.
pub async fn view(context: &Context) -> Outcome<Opened> {
    let token = match context.cookies.link(Cookie::Reset) {
        Ok(token) => token,
        Err(NoLink::Missing) => return Ok(Opened::Missing),
        Err(NoLink::Invalid) => return Ok(Opened::Unknown),
    };
    let row = db::resets::find(&mut context.read().await?, &token.hash()).await?;
    Ok(match row {
        None => Opened::Unknown,
        Some(row) if row.used_at.is_some() => Opened::Used,
        Some(row) if row.voided_at.is_some() => Opened::Unknown,
        Some(row) if context.now >= row.expires_at => Opened::Expired,
        Some(row) => Opened::Valid(row),
    })
}

/// Sets a new password: ends all sessions, clears the failures, notifies the address. A different link may have been
/// opened since the form was rendered, in another tab.
pub async fn reset(context: &Context, input: &ResetPassword) -> Outcome<()> {
    let (Ok(token), Opened::Valid(link)) = (context.cookies.link(Cookie::Reset), view(context).await?) else {
        return Err(ApiError::LinkInvalid.into());
    };
    if link.id != input.link {
        return Err(ApiError::OtherInvitation.into());
    }
    let user = db::users::find(&mut context.read().await?, &link.user_id).await?.ok_or(ApiError::LinkInvalid)?;
    let mut faults = Faults::default();
    let words = words_of(context, &user).await?;
    let words = ContextWords::of(words.iter().map(String::as_str));
    let Some(new) = NewPassword::check(context, &mut faults, [&*input.password, &*input.confirmation], &words).await?
    else {
        return Err(ApiError::Invalid(faults.into_inner()).into());
    };
    let hash = new.hash().await?;
    let now = context.now;
    let mut change = context.change(By::User(user.id.clone())).await?;
    db::users::lock(&mut change, vec![&user.id]).await?;
    if !db::resets::consume(&mut change, &token.hash(), now).await? {
        return Err(ApiError::LinkInvalid.into());
    }
    db::resets::void_of_user(&mut change, &user.id, now).await?;
    db::users::set_password(&mut change, &user.id, &hash).await?;
    db::sessions::delete_of_user(&mut change, &user.id).await?;
    db::calendars::delete_of_user(&mut change, &user.id).await?;
    db::limits::forget_failures(&mut change, &user.email_key).await?;
    change.notify(Message::about_user(MailKind::PasswordChanged, &user));
    change.record(Entry::of_nobody(Action::PasswordReset, &user.id, json!({})));
    new.give_back(context, &mut change).await?;
    change.commit().await?;
    context.remove_cookie(Cookie::Reset);
    context.remove_cookie(Cookie::Session);
    Ok(())
}
