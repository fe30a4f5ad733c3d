//! *Manage access*: people, their roles, and invitations.

pub(crate) mod invitation;
mod invite;
mod people;
pub(crate) mod person;
mod review;
mod review_files;
mod review_people;
pub(crate) mod reviews;
pub(crate) mod roles;
pub(crate) mod undo;

use crate::{
    domain::access::{
        Access::May,
        Permission::{AssignRoles, InviteUsers, ViewUsers},
    },
    paths,
    server::http::route::Route,
};
use axum::routing::{get, post};

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let person = |path, methods| Route::new(path, May(AssignRoles), methods).action_of(paths::PERSON);
    let review = |path, methods| Route::new(path, May(AssignRoles), methods).action_of(paths::REVIEW);
    let invitation = |path, methods| Route::new(path, May(InviteUsers), methods).action_of(paths::INVITATION);
    vec![
        Route::new(paths::PEOPLE, May(ViewUsers), get(people::show)),
        Route::new(paths::INVITE, May(InviteUsers), get(invite::show).post(invite::submit)).keeping_form(),
        Route::new(paths::PERSON, May(ViewUsers), get(person::show)),
        person(paths::PERSON_ROLES, post(person::submit_role)).keeping_form(),
        person(paths::PERSON_REMOVE_ROLE, get(person::show_removal).post(person::submit_removal)),
        Route::new(
            paths::PERSON_DEACTIVATE,
            May(AssignRoles),
            get(person::show_deactivation).post(person::submit_deactivation),
        ),
        person(paths::PERSON_REACTIVATE, post(person::submit_reactivation)),
        person(paths::PERSON_END_SESSIONS, post(person::submit_end_of_sessions)),
        Route::new(paths::REVIEWS, May(ViewUsers), get(reviews::show)),
        Route::new(paths::REVIEW, May(ViewUsers), get(review::show)),
        review(paths::REVIEW_DECIDE, post(review::submit_decision)),
        review(paths::REVIEW_REMOVE, get(review::show_removal).post(review::submit_removal)),
        review(paths::REVIEW_COMPLETE, post(review::submit_completion)),
        Route::new(paths::REVIEW_PAST, May(ViewUsers), get(review_files::show)),
        Route::new(paths::REVIEW_XLSX, May(ViewUsers), get(review_files::workbook)).file(),
        Route::new(paths::REVIEW_CSV, May(ViewUsers), get(review_files::csv)).file(),
        Route::new(paths::UNDO, May(InviteUsers), post(undo::submit)).action_of(paths::PEOPLE),
        Route::new(paths::INVITATION, May(ViewUsers), get(invitation::show)),
        invitation(paths::INVITATION_RESEND, post(invitation::submit_resend)),
        invitation(paths::INVITATION_VOID, post(invitation::submit_void)),
        Route::new(
            paths::INVITATION_CANCEL,
            May(InviteUsers),
            get(invitation::show_cancel).post(invitation::submit_cancel),
        ),
        invitation(paths::INVITATION_CONFIRM, post(invitation::submit_confirm)),
        invitation(paths::INVITATION_ROLES, post(invitation::submit_roles)).keeping_form(),
    ]
}
