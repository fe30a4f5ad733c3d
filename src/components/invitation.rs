//! A pending invitation: what can be done with it.

use crate::api::pending::{InvitationStep, StepKind};
use leptos::{
    either::Either,
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

/// A button for each step: a form of its own, or, where something is asked first, a link to the page that asks. What is
/// pressed is told to `on_submit` or `on_ask` as well.
pub fn invitation_steps<S: Fn(SubmitEvent, StepKind) + Copy + 'static, A: Fn(MouseEvent) + Copy + 'static>(
    steps: Vec<InvitationStep>,
    on_submit: S,
    on_ask: A,
) -> impl IntoView + use<S, A> {
    let buttons = steps.into_iter().map(|InvitationStep { kind, label, path }| match kind {
        StepKind::Cancel => Either::Left(view! { <a class="button" href=path on:click=on_ask>{label}</a> }),
        kind => {
            let class = if kind == StepKind::Confirm { "button primary" } else { "button" };
            Either::Right(view! {
                <form method="post" action=path on:submit=move |event| on_submit(event, kind)>
                    <button class=class>{label}</button>
                </form>
            })
        }
    });
    view! { <div class="actions">{buttons.collect::<Vec<_>>()}</div> }
}
