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
    components::{
        Outcome, Question, Tone, compact, facts, invitation_steps, note, outcome_bar, page_head, section, status_badge,
        texts,
    },
};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

texts! {
    /// The texts of the widget.
    pub struct PendingInvitationTexts {
        /// Title of the page.
        pub title,
        /// The address that is invited.
        pub email,
        /// Heading of the facts.
        pub details,
        /// Says that it was sent again.
        pub resent,
        /// Says that it was cancelled.
        pub cancelled,
        /// The link to invite somebody.
        pub invite,
        /// Where that leads.
        pub invite_path,
        /// The page's title after an action, with `{sentence}`.
        pub told_title,
    }
}

compact! {
    /// Which invitation it is, and how it stands.
    pub struct PendingInvitationState {
        /// Its id.
        pub id: String,
        /// Says what was done before the page came.
        pub done: Option<String>,
        /// What to beware of.
        pub warning: Option<String>,
        /// What to know.
        pub hint: Option<String>,
        /// How it stands.
        pub view: InvitationView,
        /// What is asked before it is cancelled, by whoever may.
        pub question: Option<Question>,
    }
}

/// Head, facts and steps of a pending invitation; the rest of its page goes with it once it is cancelled. Without the
/// browser's help each step leads to a page.
#[island]
pub fn PendingInvitation(
    /// The texts.
    texts: PendingInvitationTexts,
    /// What they are about.
    state: PendingInvitationState,
    /// The rest of the page.
    children: Children,
) -> impl IntoView {
    let PendingInvitationState { id: invitation, done, warning, hint, view, question } = state;
    let view = RwSignal::new(view);
    let told = |sentence, undo| Some(Outcome { tone: Tone::Success, sentence, undo });
    let outcome = RwSignal::new(done.and_then(|sentence| told(sentence, None)));
    let asked = RwSignal::new(None::<Question>);
    let is_cancelled = RwSignal::new(false);
    let is_under_way = RwSignal::new(false);
    let invitation = StoredValue::new(invitation);
    let question = StoredValue::new(question);
    let PendingInvitationTexts { title, email, details, resent, cancelled, invite, invite_path, told_title } = texts;
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
                outcome.set(told(resent.get_value(), None));
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
                outcome.set(told(cancelled.get_value(), undo));
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
        {outcome_bar(outcome, told_title)}
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
