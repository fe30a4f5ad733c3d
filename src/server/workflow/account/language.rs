//! Choosing the language (decision 16).

use crate::server::workflow::own_path;
use crate::{
    api::{ApiError, language::ChooseLanguage},
    domain::{fault::FaultCode, language::Language},
    paths,
    server::{context::Context, failure::Outcome, http::cookies::Cookie},
};

/// Sets the language for this browser session and for the next year.
pub async fn choose(context: &Context, input: &ChooseLanguage) -> Outcome<String> {
    let chosen = Language::from_code(&input.language);
    let chosen = chosen.ok_or_else(|| ApiError::field("language", FaultCode::ChoiceInvalid))?;
    context.set_cookie(Cookie::Language, chosen.code());
    context.set_cookie(Cookie::UsualLanguage, chosen.code());
    Ok(own_path(&input.return_to, paths::ROOT))
}
