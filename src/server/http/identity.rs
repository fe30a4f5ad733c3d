//! Who sent a request: its session with the roles that it has now, and the language that it asks for.

use super::{
    cookies::{Cookie, Cookies},
    headers::parts,
};
use crate::{
    domain::language::Language,
    server::{
        context::Context,
        db::{self, Transaction},
        failure::Outcome,
        session::{Session, TOUCH_INTERVAL},
        token::Token,
    },
};
use axum::http::{HeaderMap, header};

/// Decision 16: this session's choice, the person's preference, the year's choice, the browser's wish.
pub fn requested_language(cookies: &Cookies, headers: &HeaderMap, preference: Option<Language>) -> Language {
    let chosen = |cookie| cookies.get(cookie).and_then(Language::from_tag);
    let wished = || {
        let entries: Vec<&str> = parts(headers, &header::ACCEPT_LANGUAGE, b',').collect();
        Language::from_accept_language(&entries.join(","))
    };
    chosen(Cookie::Language)
        .or(preference)
        .or_else(|| chosen(Cookie::UsualLanguage))
        .or_else(wished)
        .unwrap_or_default()
}

/// The same request with its session and roles as they are now, for an answer that takes long: as it would be identified if it
/// came in again. As long as it does, the session is in use.
pub async fn identify_again(context: &Context) -> Outcome<Context> {
    let context = context.renewed();
    match context.cookies.get(Cookie::Session).and_then(Token::parse) {
        Some(token) => identified(&context, &token, &HeaderMap::new()).await,
        None => Ok(context),
    }
}

/// The request with the session of a token, if there is one.
pub async fn identified(context: &Context, token: &Token, headers: &HeaderMap) -> Outcome<Context> {
    let token_hash = token.hash();
    let mut connection = context.read().await?;
    let row = db::sessions::find(&mut connection, &token_hash).await?;
    let Some(row) = row else { return Ok(context.clone()) };
    let idle = context.now - row.session_active_at;
    let mut session = Session::judge(row, token_hash, context.now);
    if session.is_alive {
        session.assignments = db::roles::list_of_user(&mut connection, &session.user.id).await?;
        session.find_accounts(&mut connection).await?;
    }
    drop(connection);
    // A prefetch is the browser's idea, not the person's activity.
    if session.is_alive && idle >= TOUCH_INTERVAL && !context.is_unseen {
        let touch = async |tx: &mut Transaction| db::sessions::touch(tx, &session.token_hash, context.now).await;
        context.note_in_passing("the session is in use", touch).await;
    }
    let preference = session.is_alive.then_some(session.user.language);
    let language = requested_language(&context.cookies, headers, preference);
    Ok(context.with_session(session, language))
}
