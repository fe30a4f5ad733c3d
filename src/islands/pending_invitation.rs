//! A pending invitation's page: resend and cancel in place.

use super::{
    asking::dialog,
    sending::{follows_here, send},
};
use crate::{
    api::{
        functions::{cancel_invitation, resend_invitation},
        pending::{CancelInvitation, InvitationView, ResendInvitation, StepKind},
    },
    components::{
        ActionResult, Question, Tone, compact, facts, invitation_steps, note, page_head, result_bar, section,
        status_badge, texts,
    },
};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

texts! {
    /// The texts of the widget.
    pub struct PendingInvitationTexts {
        /// Page title.
        pub title,
        /// The invited email address.
        pub email,
        /// Heading of the details.
        pub details,
        /// Says that it was resent.
        pub resent,
        /// Says that it was canceled.
        pub cancelled,
        /// The link that invites someone.
        pub invite,
        /// The path of that link.
        pub invite_path,
        /// The page title after an action, with `{sentence}`.
        pub result_title,
    }
}

compact! {
    /// The invitation and its state.
    pub struct PendingInvitationState {
        /// The invitation's ID.
        pub id: String,
        /// The result of the action that led to this page.
        pub done: Option<String>,
        /// A warning above the details.
        pub warning: Option<String>,
        /// A hint above the details.
        pub hint: Option<String>,
        /// Status, details and available actions.
        pub view: InvitationView,
        /// The confirmation before it is canceled, if the viewer can cancel it.
        pub question: Option<Question>,
    }
}

/// Head, details and actions of a pending invitation; once it is canceled, everything below the head is hidden. Without
/// the island, each action leads to a page.
#[island]
pub fn PendingInvitation(
    /// The texts.
    texts: PendingInvitationTexts,
    /// The state.
    state: PendingInvitationState,
    /// The rest of the page.
    children: Children,
) -> impl IntoView {
    let PendingInvitationState { id: invitation, done, warning, hint, view, question } = state;
    let view = RwSignal::new(view);
    let success = |sentence, undo| Some(ActionResult { tone: Tone::Success, sentence, undo });
    let result = RwSignal::new(done.and_then(|sentence| success(sentence, None)));
    let asked = RwSignal::new(None::<Question>);
    let is_cancelled = RwSignal::new(false);
    let is_under_way = RwSignal::new(false);
    let invitation = StoredValue::new(invitation);
    let question = StoredValue::new(question);
    let PendingInvitationTexts { title, email, details, resent, cancelled, invite, invite_path, result_title } = texts;
    let (resent, cancelled) = (StoredValue::new(resent), StoredValue::new(cancelled));

    let step = move |event: SubmitEvent, kind: StepKind| {
        let void_earlier = kind == StepKind::Void;
        if kind == StepKind::Confirm {
            return;
        }
        let input = ResendInvitation { invitation: invitation.get_value(), void_earlier };
        send(&event, is_under_way, resend_invitation(input), move |answer| {
            answer.is_ok_and(|now| {
                view.set(now);
                result.set(success(resent.get_value(), None));
                true
            })
        });
    };
    let ask = move |event: MouseEvent| {
        if follows_here(&event) {
            event.prevent_default();
            asked.set(question.get_value());
        }
    };
    let cancel = move |event: SubmitEvent| {
        let input = CancelInvitation { invitation: invitation.get_value() };
        send(&event, is_under_way, cancel_invitation(input), move |answer| {
            answer.is_ok_and(|undo| {
                asked.set(None);
                is_cancelled.set(true);
                result.set(success(cancelled.get_value(), undo));
                true
            })
        });
    };
    let badge = move || {
        let now = view.get();
        (!is_cancelled.get()).then(|| status_badge(now.status, now.status_word))
    };
    view! {
        {page_head(title, email, badge)}
        {result_bar(result, result_title)}
        <div hidden=move || is_cancelled.get()>
            {warning.map(|sentence| note(Tone::Warning, sentence))}
            {hint.map(|sentence| note(Tone::Info, sentence))}
            {section("details", details, view! { <div class="card">{move || facts(view.get().facts)}</div> })}
            {move || invitation_steps(view.get().steps, step, ask)}
            {children()}
        </div>
        <div class="actions" hidden=move || !is_cancelled.get()>
            <a class="button" href=invite_path>{invite}</a>
        </div>
        {dialog(asked, Callback::new(cancel))}
    }
}
