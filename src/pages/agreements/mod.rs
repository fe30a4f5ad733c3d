//! Agreements and their purchasing accounts.

mod agreement;
mod attention;
mod dashboard;
mod edit_account;
mod exports;
mod list;
mod parts;

use crate::{
    domain::access::{
        Access::{May, SignedIn},
        Permission::{EditAgreements, ViewAgreements},
    },
    paths,
    server::{
        context::Context,
        html::IntoHtml,
        http::{route::Route, with_query},
        text::text,
        workflow::editing::EditView,
    },
};
use axum::routing::get;
use leptos::prelude::*;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::HOME, SignedIn, get(dashboard::show)),
        Route::new(paths::AGREEMENTS, May(ViewAgreements), get(list::show)),
        Route::new(paths::AGREEMENTS_XLSX, May(ViewAgreements), get(exports::workbook)).file(),
        Route::new(paths::AGREEMENTS_CSV, May(ViewAgreements), get(exports::csv)).file(),
        Route::new(paths::AGREEMENT, May(ViewAgreements), get(agreement::show)),
        Route::new(paths::ACCOUNT_EDIT, May(EditAgreements), get(edit_account::show).post(edit_account::submit))
            .keeping_form(),
    ]
}

/// The way to ask for a change of what the register says about a purchasing account, while its agreement is not over.
fn request_change_link(context: &Context, view: &EditView) -> Option<AnyView> {
    let href = with_query(paths::REQUEST_CHANGE, [("account", view.account.id.as_str())]);
    let link = view! { <p><a class="button" href=href>{text!(context.locale(), requests.change_title)}</a></p> };
    view.is_editable().then(|| link.into_html())
}
