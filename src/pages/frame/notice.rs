//! The result of an action, shown once on the next page: above everything else, with focus, and at the start of the
//! title.

use crate::{
    components::{Outcome, Tone, UndoForm, outcome_message},
    domain::notice::Notice,
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        http::{cookies::Cookie, see_other},
        text::text,
    },
};
use axum::response::Response;
use leptos::prelude::AnyView;

/// What is told on a page.
#[derive(Clone, Debug)]
pub struct Told {
    /// What was done.
    pub notice: Notice,
    /// The sentence that says so.
    pub sentence: String,
    /// The form that undoes it.
    pub undo: Option<UndoForm>,
}

impl Told {
    /// The message bar.
    pub fn bar(&self) -> AnyView {
        let tone = if self.notice.is_outcome() { Tone::Success } else { Tone::Info };
        outcome_message(Outcome { tone, sentence: self.sentence.clone(), undo: self.undo.clone() }).into_html()
    }
}

/// What the page that was asked for has to tell; `name` is whom it is about. It is forgotten with the answer, so neither a
/// reload nor a link tells it again.
pub fn told(context: &Context, name: &str) -> Option<Told> {
    // No one sees a page that is fetched ahead.
    let kept = context.cookies.get(Cookie::Notice).filter(|_| !context.is_prefetch)?;
    let mut parts = kept.splitn(3, ':');
    let (code, path, act) = (parts.next()?, parts.next()?, parts.next());
    let notice = Notice::from_code(code).filter(|_| path == context.path())?;
    context.remove_cookie(Cookie::Notice);
    let undo = act.map(|act| undo_form(context, act.to_owned()));
    Some(Told { notice, sentence: sentence(context, notice, name), undo })
}

/// The answer to a form that was carried out: go and GET this path, which tells so.
pub fn see_other_telling(context: &Context, path: &str, notice: Notice) -> Response {
    tell(context, path, notice);
    see_other(path)
}

/// Keeps what a path is to tell when it is asked for next.
pub fn tell(context: &Context, path: &str, notice: Notice) {
    tell_undoable(context, path, notice, None);
}

/// The same, with the form that undoes it.
pub fn tell_undoable(context: &Context, path: &str, notice: Notice, undo: Option<&UndoForm>) {
    let path = path.split('?').next().unwrap_or_default();
    let act = undo.map(|undo| format!(":{}", undo.act)).unwrap_or_default();
    context.set_cookie(Cookie::Notice, &format!("{}:{path}{act}", notice.code()));
}

/// The form that undoes an act.
pub fn undo_form(context: &Context, act: String) -> UndoForm {
    UndoForm { act, action: paths::UNDO.to_owned(), button: text!(context.locale(), access.undo) }
}

fn sentence(context: &Context, notice: Notice, name: &str) -> String {
    let t = context.locale();
    match notice {
        Notice::SignedOut => text!(t, sign_in.signed_out),
        Notice::PasswordSet => text!(t, sign_in.password_was_changed),
        Notice::SessionEnded => text!(t, error.session_ended_plain),
        Notice::DraftKept => text!(t, error.session_ended),
        Notice::ProfileSaved => text!(t, profile.saved),
        Notice::PasswordChanged => text!(t, profile.password_saved),
        Notice::RoleAdded => text!(t, access.role_added, name = name),
        Notice::RoleRemoved => text!(t, access.role_removed, name = name),
        Notice::LastRoleRemoved => text!(t, access.last_role_removed),
        Notice::OwnRoleRemoved => text!(t, access.own_role_removed),
        Notice::Deactivated => text!(t, access.was_deactivated, name = name),
        Notice::Reactivated => text!(t, access.was_reactivated, name = name),
        Notice::SessionsEnded => text!(t, access.sessions_ended, name = name),
        Notice::Resent => text!(t, access.was_resent),
        Notice::Confirmed => text!(t, access.was_confirmed),
        Notice::ConfirmedAndSent => text!(t, access.was_confirmed_and_sent),
        Notice::RolesSaved => text!(t, access.roles_saved),
        Notice::Canceled => text!(t, access.was_cancelled),
        Notice::Undone => text!(t, access.undone),
        Notice::TooLateToUndo => text!(t, access.too_late_to_undo),
    }
}
