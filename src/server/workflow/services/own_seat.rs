//! A seat, for the person who has it: the link of the email gives it back.

use super::{
    seat_notices::{Note, tell_managers},
    seats::{self, Subscription},
};
use crate::{
    api::{ApiError, seats::GiveSeatBack},
    domain::{
        audit::{Action, By},
        fault::FaultCode,
        language::Language,
        mail::SubscriptionEvent,
    },
    server::{
        context::Context,
        db::{self, products::ProductRow},
        failure::Outcome,
        http::cookies::Cookie,
    },
};

/// A seat, for the person who has it.
#[derive(Clone, Debug)]
pub struct OwnSeat {
    /// Its id.
    pub id: String,
    /// The address.
    pub email: String,
    /// Name of the organization.
    pub organization: String,
    /// The product.
    pub product: ProductRow,
    /// The language of emails to the person.
    pub language: Language,
}

/// The seat that the link opened last gives back; none where it gives back nothing.
pub async fn find(context: &Context) -> Outcome<Option<OwnSeat>> {
    let Ok(token) = context.cookies.link(Cookie::Seat) else { return Ok(None) };
    let mut connection = context.read().await?;
    let Some(seat) = db::seats::find_by_token(&mut connection, &token.hash()).await? else { return Ok(None) };
    let found = Subscription::find(&mut connection, &seat.subscription_id, context.today()).await?;
    let Some(subscription) = found else { return Ok(None) };
    let Some(product) = db::products::find(&mut connection, &subscription.row.part_key).await? else {
        return Ok(None);
    };
    let user = db::users::find_by_email(&mut connection, &seat.email_key).await?;
    Ok(Some(OwnSeat {
        id: seat.id,
        email: seat.email,
        organization: subscription.account.organization_name,
        product,
        language: user.map_or(seat.language, |user| user.language),
    }))
}

/// Gives the seat of the link opened last back, once that was confirmed, and tells whoever may assign seats. The link of
/// another seat may have been opened since the page was shown, in another tab.
pub async fn give_back(context: &Context, input: &GiveSeatBack) -> Outcome<()> {
    let token = context.cookies.link(Cookie::Seat).map_err(|_| ApiError::LinkInvalid)?;
    let hash = token.hash();
    let mut change = context.change(By::SeatHolder).await?;
    let seat = db::seats::find_by_token(&mut change, &hash).await?.ok_or(ApiError::LinkInvalid)?;
    if seat.id != input.seat {
        return Err(ApiError::OtherInvitation.into());
    }
    if input.confirmed != "true" {
        return Err(ApiError::field("confirmed", FaultCode::NotTicked).into());
    }
    let subscription = Subscription::lock(&mut change, &seat.subscription_id, context.today()).await?;
    if !seats::remove(&mut change, &subscription, &seat, Action::SeatReturned).await? {
        return Err(ApiError::LinkInvalid.into());
    }
    tell_managers(&mut change, &subscription, SubscriptionEvent::SeatReturned, Note::of(&seat)).await?;
    change.commit().await
}
