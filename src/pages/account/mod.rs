//! The user's work account: sign-in, registration, password reset, profile.

pub(in crate::pages) mod card;
mod profile;
pub(crate) mod register;
mod resend;
mod reset;
mod sign_in;

pub(in crate::pages) use sign_in::in_place as sign_in_here;

use crate::{
    domain::access::Access::{Public, SignedIn},
    paths,
    server::http::route::Route,
};
use axum::routing::get;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let register = |path, methods| Route::new(path, Public, methods).action_of(paths::REGISTER);
    vec![
        Route::new(paths::ROOT, Public, get(sign_in::lead_here)),
        Route::new(paths::SIGN_IN_BARE, Public, get(sign_in::lead_here)),
        Route::new(paths::SIGN_IN, Public, get(sign_in::show).post(sign_in::submit)),
        Route::new(paths::RESEND, Public, get(resend::show).post(resend::submit)),
        Route::new(paths::RESEND_SENT, Public, get(resend::sent)),
        Route::new(paths::INVITATION_LINK, Public, get(register::open_link)).secret(),
        Route::new(paths::REGISTER, Public, get(register::show).post(register::submit)),
        register(paths::REGISTER_ACCOUNT, get(register::show).post(register::submit_with_account)),
        register(paths::REGISTER_UNDO, get(register::show).post(register::submit_undo)),
        register(paths::REGISTER_RENEW, get(register::show).post(register::submit_renew)),
        Route::new(paths::REGISTER_DECLINE, Public, get(register::show_decline).post(register::submit_decline)),
        Route::new(paths::REGISTER_SENT, Public, get(register::sent)),
        Route::new(paths::FORGOT_PASSWORD, Public, get(reset::show_request).post(reset::submit_request)),
        Route::new(paths::FORGOT_PASSWORD_SENT, Public, get(reset::sent)),
        Route::new(paths::RESET_LINK, Public, get(reset::open_link)).secret(),
        Route::new(paths::RESET_PASSWORD, Public, get(reset::show).post(reset::submit)),
        Route::new(paths::PROFILE, SignedIn, get(profile::show).post(profile::submit)).keeping_form(),
        Route::new(paths::PROFILE_PASSWORD, SignedIn, get(profile::show).post(profile::submit_password))
            .action_of(paths::PROFILE),
    ]
}
