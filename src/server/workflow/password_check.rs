//! The live check of a new password. It knows what the page knows: the opened link or the session.

use super::{registration, reset};
use crate::{
    domain::fault::FaultCode,
    server::{context::Context, failure::Outcome, password},
};

/// Tells what is wrong with a password, or nothing.
pub async fn check(context: &Context, candidate: &str) -> Outcome<Option<FaultCode>> {
    let config = &context.app.config;
    let mut words = vec![config.product_name.clone(), config.vendor_name.clone()];
    if let Some(session) = context.session.as_ref().filter(|session| session.is_alive) {
        words.extend([session.user.first_name.clone(), session.user.last_name.clone(), session.user.email.clone()]);
    }
    if let registration::Opened::Known(_, view) = registration::view(context).await? {
        let invitation = view.invitation;
        words.extend([view.agreement.organization_name, invitation.first_name, invitation.last_name, invitation.email]);
    }
    if let reset::Opened::Valid(link) = reset::view(context).await? {
        words.push(link.email);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // A longer text would only cost time; the rules refuse it anyway.
    let candidate: String =
        candidate.chars().take(usize::from(crate::domain::password::LONGEST_PASSWORD) + 1).collect();
    Ok(password::check(&candidate, &words).err())
}
