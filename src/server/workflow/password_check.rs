//! The live check of a new password. It knows what the page knows: the opened link or the session.

use super::{registration, reset};
use crate::{
    domain::fault::FaultCode,
    server::{
        context::Context,
        db::{self, users::UserRow},
        failure::Outcome,
        password,
    },
};

/// The words that a user's password must not be made of: product, vendor, organizations, own names (decision 9).
pub(super) async fn words_of(context: &Context, user: &UserRow) -> Outcome<Vec<String>> {
    let config = &context.app.config;
    let mut words = vec![
        config.product_name.clone(),
        config.vendor_name.clone(),
        user.first_name.clone(),
        user.last_name.clone(),
        user.email.clone(),
    ];
    words.extend(db::organizations::list_names_of_user(&mut context.read().await?, &user.id).await?);
    Ok(words)
}

/// Tells what is wrong with a password, or nothing.
pub async fn check(context: &Context, candidate: &str) -> Outcome<Option<FaultCode>> {
    let config = &context.app.config;
    let mut words = vec![config.product_name.clone(), config.vendor_name.clone()];
    if let Some(session) = context.session.as_ref().filter(|session| session.is_alive) {
        words.extend(words_of(context, &session.user).await?);
    }
    if let registration::Opened::Known(_, view) = registration::view(context).await? {
        let invitation = view.invitation;
        words.extend([view.agreement.organization_name, invitation.first_name, invitation.last_name, invitation.email]);
    }
    if let reset::Opened::Valid(link) = reset::view(context).await?
        && let Some(user) = db::users::find(&mut context.read().await?, &link.user_id).await?
    {
        words.extend(words_of(context, &user).await?);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // A longer text would only cost time; the rules refuse it anyway.
    let candidate: String =
        candidate.chars().take(usize::from(crate::domain::password::LONGEST_PASSWORD) + 1).collect();
    Ok(password::check(&candidate, &words).err())
}
