//! A pending invitation's page: sent again and cancelled in place.

use super::{
    asking::dialog,
    sending::{follows_here, send},
};
use crate::{
    api::{
        functions::{cancel_invitation, resend_invitation},
        pending::{CancelInvitation, InvitationView, ResendInvitation, StepKind},
    },
    components::{Question, Tone, facts, first_message, invitation_steps, note, page_head, section, status_badge},
};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};
use serde::{Deserialize, Serialize};

/// The texts of the widget.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PendingInvitationTexts {
    /// Title of the page.
    pub title: String,
    /// The address that is invited.
    pub email: String,
    /// Heading of the facts.
    pub details: String,
    /// Says what was done before the page came.
    pub done: Option<String>,
    /// What to beware of.
    pub warning: Option<String>,
    /// What to know.
    pub hint: Option<String>,
    /// Says that it was sent again.
    pub resent: String,
    /// Says that it was cancelled.
    pub cancelled: String,
    /// The link to invite somebody.
    pub invite: String,
    /// Where that leads.
    pub invite_path: String,
}

/// Head, facts and steps of a pending invitation; the rest of its page goes with it once it is cancelled. Without the
/// browser's help each step leads to a page.
#[island]
pub fn PendingInvitation(
    /// The texts.
    texts: PendingInvitationTexts,
    /// Its id.
    invitation: String,
    /// How it stands.
    view: InvitationView,
    /// What is asked before it is cancelled, by whoever may.
    question: Option<Question>,
    /// The rest of the page.
    children: Children,
) -> impl IntoView {
    let view = RwSignal::new(view);
    let outcome = RwSignal::new(None::<String>);
    let asked = RwSignal::new(None::<Question>);
    let is_cancelled = RwSignal::new(false);
    let is_under_way = RwSignal::new(false);
    let invitation = StoredValue::new(invitation);
    let question = StoredValue::new(question);
    let PendingInvitationTexts { title, email, details, done, warning, hint, resent, cancelled, invite, invite_path } =
        texts;
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
                outcome.set(Some(resent.get_value()));
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
            answer.is_ok_and(|()| {
                asked.set(None);
                is_cancelled.set(true);
                outcome.set(Some(cancelled.get_value()));
                true
            })
        });
    };
    let badge = move || {
        let now = view.get();
        (!is_cancelled.get()).then(|| status_badge(now.status, now.status_word))
    };
    let outcome = move || {
        let sentence = outcome.get().or_else(|| done.clone());
        sentence.map(|sentence| first_message(Tone::Success, view! { <p>{sentence}</p> }))
    };
    view! {
        {page_head(title, email, badge)}
        {outcome}
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
        {dialog(asked, cancel)}
    }
}
