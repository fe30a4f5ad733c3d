//! The actions on a pending invitation.

use crate::api::pending::{InvitationStep, StepKind};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

/// A button for each action: its own form or, if it needs a confirmation, a link to the page that asks. `on_submit` and
/// `on_ask` are called with the events.
pub fn invitation_steps<S: Fn(SubmitEvent, StepKind) + Copy + 'static, A: Fn(MouseEvent) + Copy + 'static>(
    steps: Vec<InvitationStep>,
    on_submit: S,
    on_ask: A,
) -> impl IntoView + use<S, A> {
    let (questions, forms): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| step.kind == StepKind::Cancel);
    let forms = forms.into_iter().map(|InvitationStep { kind, label, path }| {
        let class = if kind == StepKind::Confirm { "button primary" } else { "button" };
        view! {
            <form method="post" action=path on:submit=move |event| on_submit(event, kind)>
                <button class=class>{label}</button>
            </form>
        }
    });
    let question = questions.into_iter().next().map(|InvitationStep { label, path, .. }| {
        view! { <a class="button" href=path on:click=on_ask>{label}</a> }
    });
    view! { <div class="actions">{forms.collect::<Vec<_>>()}{question}</div> }
}
