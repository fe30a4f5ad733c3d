//! Undoing an action.

use crate::{
    api::undo::Undo,
    domain::notice::Notice,
    pages::frame::notice::tell,
    server::{
        context::Context,
        failure::Outcome,
        http::{form::Form, see_other},
        workflow::undo,
    },
};
use axum::response::Response;

/// Undoes an action, and returns the path of the page that shows the result.
pub async fn undo(context: &Context, input: &Undo) -> Outcome<String> {
    let undone = undo::undo(context, input).await?;
    tell(context, &undone.path, if undone.is_undone { Notice::Undone } else { Notice::TooLateToUndo });
    Ok(undone.path)
}

/// Undoes an action.
pub async fn submit(context: Context, Form(input): Form<Undo>) -> Outcome<Response> {
    Ok(see_other(&context.perform(undo(&context, &input)).await?))
}
