//! *Invite Users*: a row for each person; refused rows stay in the form.

mod sheet;
mod view;

use crate::{
    api::{ApiError, invite::InviteUsers},
    domain::{access::Permission, fault::FaultCode},
    pages::frame::sign_in_first,
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::{Failure, Outcome},
        http::{
            form::{Form, Pairs},
            see_other,
        },
        workflow::{drafts, invite},
    },
};
use axum::{extract::Query, response::Response};
use serde::Deserialize;
use sheet::Sheet;

/// The query of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    /// ID of the purchasing account to preselect.
    account: String,
}

/// Shows the form with one empty row, for the purchasing account named by the URL or chosen in the session; or the form
/// that was sent after the session had ended.
pub async fn show(context: Context, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    authorize(&context, Permission::InviteUsers)?;
    if let Some(draft) = drafts::find::<Sheet>(&context, paths::INVITE).await? {
        return page(&context, Sheet { is_draft: true, ..draft }).await;
    }
    let chosen = context.session.as_ref().and_then(|session| session.account());
    let chosen = chosen.map(|account| account.account_id.clone());
    let accounts = Some(arrival.account).filter(|id| !id.is_empty()).or(chosen).into_iter().collect();
    page(&context, Sheet::new(&context, accounts)).await
}

/// Adds or removes a row, or invites.
pub async fn submit(context: Context, Form(pairs): Form<Pairs>) -> Outcome<Response> {
    let mut sheet = Sheet::read(&pairs);
    if let Some(account) = &context.switched_account {
        // As on a new page, the chosen purchasing account is preselected.
        sheet.accounts = Some(account.clone()).filter(|id| !id.is_empty()).into_iter().collect();
        return page(&context, sheet).await;
    }
    let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    if value("discard").is_some() {
        drafts::discard(&context, paths::INVITE).await?;
        return Ok(see_other(paths::INVITE));
    }
    if value("add").is_some() {
        sheet.add_row(&context);
        return page(&context, sheet).await;
    }
    if let Some(place) = value("remove").and_then(|place| place.parse::<usize>().ok()) {
        sheet.remove_row(place);
        return page(&context, sheet).await;
    }
    // A list still in its field becomes rows before anyone is invited.
    if context.switched_to.is_none() && (value("paste").is_some() || !sheet.list.trim().is_empty()) {
        let error = sheet.add_list(&context).err();
        return page(&context, Sheet { error, ..sheet }).await;
    }
    if sheet.is_cut {
        let error = ApiError::field("email-1", FaultCode::TooManyPeople);
        return page(&context, Sheet { error: Some(error), ..sheet }).await;
    }
    let confirmed = pairs.iter().filter(|(name, _)| name == "confirmed").map(|(_, code)| code.clone()).collect();
    let (accounts, people) = (sheet.accounts.clone(), sheet.people.clone());
    let input = InviteUsers { accounts, people, confirmed, form_key: sheet.key.clone() };
    match context.perform(invite::invite(&context, &input)).await {
        Ok(report) => page(&context, sheet.after(&context, report)).await,
        Err(Failure::Refused(ApiError::Unauthenticated)) => sign_in_first::kept(&context, paths::INVITE, &sheet).await,
        Err(failure) => {
            // No input is lost.
            let error = context.report(&failure);
            match error {
                ApiError::Invalid(_) | ApiError::MailLimit { .. } | ApiError::Busy | ApiError::Internal { .. } => {
                    page(&context, Sheet { error: Some(error), ..sheet }).await
                }
                error => Err(error.into()),
            }
        }
    }
}

async fn page(context: &Context, sheet: Sheet) -> Outcome<Response> {
    let actor = match authorize(context, Permission::InviteUsers) {
        Err(ApiError::Unauthenticated) => return sign_in_first::kept(context, paths::INVITE, &sheet).await,
        actor => actor?,
    };
    let scopes = invite::accounts(context, &actor).await?;
    Ok(view::page(context, &actor, &scopes, &sheet))
}
