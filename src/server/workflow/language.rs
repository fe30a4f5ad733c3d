//! Choosing the language (decision 16).

use super::own_path;
use crate::{
    api::ApiError,
    domain::{fault::FaultCode, language::Language},
    paths,
    server::{context::Context, failure::Outcome, http::cookies::Cookie},
};

/// Sets the language for this browser session and for the next year.
pub fn choose(context: &Context, language: &str, return_to: &str) -> Outcome<String> {
    let chosen = Language::ALL.into_iter().find(|l| l.code() == language);
    let chosen = chosen.ok_or_else(|| ApiError::field("language", FaultCode::ChoiceInvalid))?;
    context.set_cookie(Cookie::Language, chosen.code());
    context.set_cookie(Cookie::UsualLanguage, chosen.code());
    Ok(own_path(return_to, paths::ROOT))
}
