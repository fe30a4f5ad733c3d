//! The result of an action, shown once on the next page: above everything else, with focus, and at the start of the
//! title.

use crate::{
    components::{ActionResult, Tone, UndoForm},
    domain::notice::Notice,
    paths,
    server::{
        context::Context,
        http::{cookies::Cookie, see_other},
        text::text,
    },
};
use axum::response::Response;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The result that the requested page has to show; `name` is the person it is about, unless the result names one. It is
/// removed with the response, so neither a reload nor a link shows it again.
pub fn take_result(context: &Context, name: &str) -> Option<ActionResult> {
    let (notice, [act, person]) = kept(context)?;
    context.remove_cookie(Cookie::Notice);
    let tone = if notice.is_outcome() { Tone::Success } else { Tone::Info };
    let undo = act.map(|act| undo_form(context, act.to_owned()));
    let person = person.map(|person| percent_decode_str(person).decode_utf8_lossy());
    Some(ActionResult { tone, sentence: sentence(context, notice, person.as_deref().unwrap_or(name)), undo })
}

/// Which result the requested page has to show.
pub fn kept_notice(context: &Context) -> Option<Notice> {
    kept(context).map(|(notice, _)| notice)
}

/// The result for the requested page, with the action that undoes it and the person it is about.
fn kept(context: &Context) -> Option<(Notice, [Option<&str>; 2])> {
    // No one sees a prefetched page.
    let kept = context.cookies.get(Cookie::Notice).filter(|_| !context.is_unseen)?;
    let mut parts = kept.splitn(4, ':');
    let (code, path) = (parts.next()?, parts.next()?);
    let rest = [parts.next(), parts.next()].map(|part| part.filter(|part| !part.is_empty()));
    let notice = Notice::from_code(code).filter(|_| path == context.path())?;
    Some((notice, rest))
}

/// The response to a form that was carried out: a redirect to this path, which shows the result.
pub fn see_other_telling(context: &Context, path: &str, notice: Notice) -> Response {
    tell(context, path, notice);
    see_other(path)
}

/// Keeps a result for the next request of a path.
pub fn tell(context: &Context, path: &str, notice: Notice) {
    tell_undoable(context, path, notice, None);
}

/// Same as [`tell`], with the form that undoes the action.
pub fn tell_undoable(context: &Context, path: &str, notice: Notice, undo: Option<&UndoForm>) {
    tell_about(context, path, notice, undo, "");
}

/// Same for a page that is not about the person.
pub fn tell_about(context: &Context, path: &str, notice: Notice, undo: Option<&UndoForm>, person: &str) {
    let path = path.split('?').next().unwrap_or_default();
    let act = undo.map(|undo| undo.act.as_str()).unwrap_or_default();
    let person = utf8_percent_encode(person, NON_ALPHANUMERIC);
    context.set_cookie(Cookie::Notice, &format!("{}:{path}:{act}:{person}", notice.code()));
}

/// The form that undoes an action.
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
        Notice::LastRoleRemoved => text!(t, access.last_role_removed, name = name),
        Notice::OwnRoleRemoved => text!(t, access.own_role_removed),
        Notice::Deactivated => text!(t, access.was_deactivated, name = name),
        Notice::Reactivated => text!(t, access.was_reactivated, name = name),
        Notice::SessionsEnded => text!(t, access.sessions_ended, name = name),
        Notice::Resent => text!(t, access.was_resent),
        Notice::Confirmed => text!(t, access.was_confirmed),
        Notice::ConfirmedAndSent => text!(t, access.was_confirmed_and_sent),
        Notice::RolesSaved => text!(t, access.roles_saved),
        Notice::Canceled => text!(t, access.was_cancelled),
        Notice::AccountSaved => text!(t, editing.saved),
        Notice::AccessKept => text!(t, reviews.was_kept, count = name),
        Notice::AccessRemoved => text!(t, reviews.was_removed, count = name),
        Notice::ReviewCompleted => text!(t, reviews.was_completed),
        Notice::DomainAdded => text!(t, domains.was_added, domain = name),
        Notice::DomainVerified => text!(t, domains.was_verified),
        Notice::DomainChecked => text!(t, domains.was_checked),
        Notice::DomainRenewed => text!(t, domains.was_renewed),
        Notice::DomainShared => text!(t, domains.was_shared),
        Notice::DomainUnshared => text!(t, domains.was_unshared),
        Notice::DomainRemoved => text!(t, domains.was_removed),
        Notice::SeatRemoved => text!(t, services.was_removed),
        Notice::SeatReturned => text!(t, services.was_returned),
        Notice::SeatKept => text!(t, services.was_kept),
        Notice::AssignedOnly => text!(t, services.was_restricted),
        Notice::OpenToDomains => text!(t, services.was_opened),
        Notice::RequestSent => text!(t, requests.was_sent),
        Notice::RequestKnown => text!(t, requests.was_known),
        Notice::RequestWithdrawn => text!(t, requests.was_withdrawn),
        Notice::RequestedRoleAssigned => text!(t, requests.was_assigned, name = name),
        Notice::RequestDeclined => text!(t, requests.was_declined, name = name),
        Notice::RequestOver => text!(t, requests.was_over),
        Notice::DateDismissed => text!(t, dates.was_dismissed),
        Notice::DateRestored => text!(t, dates.was_restored),
        Notice::RemindersSaved => text!(t, dates.reminders_saved),
        Notice::RemindersOff => text!(t, dates.reminders_off),
        Notice::CalendarEnded => text!(t, dates.calendar_was_ended),
        Notice::SeatsReserved => text!(t, reservations.was_reserved),
        Notice::ReservationCanceled => text!(t, reservations.was_canceled),
        Notice::ReservationOver => text!(t, reservations.was_over),
        Notice::ReservationTooLate => text!(t, reservations.too_late),
        Notice::Undone => text!(t, access.undone),
        Notice::TooLateToUndo => text!(t, access.too_late_to_undo),
    }
}
