//! The server functions: every action under a stable path, called by islands and scripts.

use super::{
    ApiError, agreements, dates, domains, invite, keys, language, password, pending, person, profile, registration,
    requests, resend, reviews, scope, seats, sign_in, travel::FormToJson, undo,
};
use crate::components::UndoForm;
use crate::domain::{
    access::{Access, Permission},
    fault::FaultCode,
    reservation::CancelAnswer,
};
#[cfg(feature = "ssr")]
use crate::{
    pages,
    server::{context::answer, workflow},
};
use leptos::prelude::*;

/// Defines server functions: who can call them, the endpoint, the function with its input and output, and the workflow
/// it calls, or the page's function if the result contains texts.
macro_rules! server_functions {
    ($(
        $(#[$doc:meta])*
        $access:ident $(($permission:ident))? $endpoint:literal:
            $name:ident($input:ty) -> $output:ty = $workflow:path;
    )*) => {
        /// The paths of all server functions and who can call them; compared with the registered ones at startup.
        pub const SERVER_FUNCTIONS: &[(&str, Access)] =
            &[$((concat!("/api/", $endpoint), Access::$access $((Permission::$permission))?)),*];

        $(
            $(#[$doc])*
            #[server(prefix = "/api", endpoint = $endpoint, protocol = FormToJson)]
            pub async fn $name(
                /// The action's input.
                #[server(flatten)]
                input: $input,
            ) -> Result<$output, ApiError> {
                answer(async |context| $workflow(context, &input).await).await
            }
        )*
    };
}

server_functions! {
    /// Accepts an invitation with a new work account, starts a session, and returns the path to continue with.
    Public "accept-invitation":
        accept_invitation(registration::AcceptInvitation) -> String = pages::account::register::accept;
    /// Accepts an invitation with the existing work account of its address: with its session, or with its password.
    Public "accept-with-account":
        accept_with_account(registration::AcceptWithAccount) -> () = workflow::registration::accept_with_account;
    /// Declines an invitation with a chosen reason.
    Public "decline-invitation":
        decline_invitation(registration::DeclineInvitation) -> () = workflow::registration::decline;
    /// Undoes a decline within 7 days.
    Public "undo-decline":
        undo_decline(registration::UndoDecline) -> () = workflow::registration::undo_decline;
    /// Sends a new link in place of an expired one, to the invited address.
    Public "renew-link":
        renew_link(registration::RenewLink) -> () = workflow::registration::renew_link;

    /// Starts a session and returns the path to continue with.
    Public "sign-in":
        sign_in(sign_in::SignIn) -> String = workflow::sign_in::sign_in;
    /// Ends the session and returns the path to continue with: the sign-in page, or a requested path of this site.
    Public "sign-out":
        sign_out(sign_in::SignOut) -> String = workflow::sign_in::sign_out;
    /// Requests a password reset link. The response is the same for every address.
    Public "request-reset":
        request_reset(password::RequestReset) -> () = workflow::reset::request;
    /// Sets a new password with the link opened last.
    Public "reset-password":
        reset_password(password::ResetPassword) -> () = workflow::reset::reset;
    /// Checks a password before the form is sent; stores nothing.
    Public "check-password":
        check_password(password::CheckPassword) -> Option<FaultCode> = workflow::password_check::check;
    /// Requests a resend of the invitation. The response is the same whatever matches.
    Public "request-resend":
        request_resend(resend::RequestResend) -> () = workflow::resend::request;

    /// Changes the user's own name, language and country.
    SignedIn "update-profile":
        update_profile(profile::UpdateProfile) -> () = workflow::profile::update;
    /// Changes the user's own password, given the current one; all other sessions end.
    SignedIn "change-password":
        change_password(profile::ChangePassword) -> () = workflow::profile::change_password;
    /// Chooses the language for this browser for a year, and returns the path to go back to.
    Public "choose-language":
        choose_language(language::ChooseLanguage) -> String = workflow::language::choose;
    /// Chooses the purchasing account that this session works in, or all, and returns the path to go back to.
    SignedIn "choose-scope":
        choose_scope(scope::ChooseScope) -> String = workflow::scope::choose;

    /// Invites people to purchasing accounts. If something needs a confirmation that was not given, nothing is done.
    May(InviteUsers) "invite-users":
        invite_users(invite::InviteUsers) -> invite::Report = workflow::invite::invite;
    /// Resends an invitation and returns its new state; earlier links are canceled only on request.
    May(InviteUsers) "resend-invitation":
        resend_invitation(pending::ResendInvitation) -> pending::InvitationView = pages::access::invitation::resend;
    /// Cancels an invitation, and returns the form that undoes it.
    May(InviteUsers) "cancel-invitation":
        cancel_invitation(pending::CancelInvitation) -> Option<UndoForm> = pages::access::invitation::cancel;
    /// Replaces the roles that an invitation offers.
    May(InviteUsers) "set-invitation-roles":
        set_invitation_roles(pending::SetInvitationRoles) -> () = workflow::pending::set_roles;
    /// Confirms a paused invitation, and returns whether its email is about to be sent.
    May(InviteUsers) "confirm-invitation":
        confirm_invitation(pending::ConfirmInvitation) -> bool = workflow::pending::confirm;

    /// Assigns a role in a scope, and returns the person's roles.
    May(AssignRoles) "add-role":
        add_role(person::AddRole) -> person::RolesAnswer = pages::access::roles::add;
    /// Removes a role, and returns the person's roles.
    May(AssignRoles) "remove-role":
        remove_role(person::RemoveRole) -> person::RolesAnswer = pages::access::roles::remove;
    /// Suspends the person's roles that the actor manages, and returns the form that undoes it.
    May(AssignRoles) "deactivate-user":
        deactivate_user(person::DeactivateUser) -> Option<UndoForm> = pages::access::person::deactivate;
    /// Restores suspended roles.
    May(AssignRoles) "reactivate-user":
        reactivate_user(person::ReactivateUser) -> () = workflow::person::reactivate;
    /// Undoes what the actor did within the last minute, and returns the path of the page that shows the result.
    May(InviteUsers) "undo":
        undo(undo::Undo) -> String = pages::access::undo::undo;
    /// Ends every session of a person.
    May(AssignRoles) "end-sessions":
        end_sessions(person::EndSessions) -> () = workflow::person::end_sessions;

    /// Saves what the customer writes down about a purchasing account, unless someone has changed it meanwhile.
    May(EditAgreements) "edit-account":
        edit_account(agreements::EditAccount) -> () = workflow::editing::save;
    /// Decides about people in an access review, and returns how many there were.
    May(AssignRoles) "decide-access":
        decide_access(reviews::DecideAccess) -> usize = workflow::review_decisions::decide;
    /// Completes an access review.
    May(AssignRoles) "complete-review":
        complete_review(reviews::CompleteReview) -> () = workflow::review_decisions::complete;

    /// Adds a domain to a purchasing account. Without a confirmation, it only says what that would mean.
    May(AssociateDomains) "add-domain":
        add_domain(domains::AddDomain) -> domains::DomainAnswer = workflow::domains::add;
    /// Looks for the DNS record of a domain now.
    May(AssociateDomains) "check-domain":
        check_domain(domains::DomainAction) -> () = workflow::domains::check;
    /// Issues a new value for a domain whose old one no longer counts.
    May(AssociateDomains) "renew-domain":
        renew_domain(domains::DomainAction) -> () = workflow::domains::renew;
    /// Lets another purchasing account use a verified domain of the organization.
    May(AssociateDomains) "use-domain":
        use_domain(domains::DomainUse) -> () = workflow::domains::use_here;
    /// Lets a purchasing account no longer use a domain.
    May(AssociateDomains) "stop-using-domain":
        stop_using_domain(domains::DomainUse) -> () = workflow::domains::stop_using;
    /// Removes a domain from every purchasing account.
    May(AssociateDomains) "remove-domain":
        remove_domain(domains::RemoveDomain) -> () = workflow::domains::remove;

    /// Puts something aside that has ended.
    May(ViewAgreements) "dismiss-date":
        dismiss_date(dates::DateAction) -> () = workflow::own_dates::dismiss;
    /// Shows something again that was put aside.
    May(ViewAgreements) "restore-date":
        restore_date(dates::DateAction) -> () = workflow::own_dates::restore;
    /// Chooses of what the user is reminded by email.
    SignedIn "change-reminders":
        change_reminders(dates::ChangeReminders) -> bool = workflow::own_dates::change_reminders;
    /// Gives the user's calendar an address, and returns it; a former one leads nowhere from then on.
    SignedIn "create-calendar":
        create_calendar(dates::CalendarAction) -> String = workflow::calendar::create;
    /// Ends the user's calendar.
    SignedIn "end-calendar":
        end_calendar(dates::CalendarAction) -> () = workflow::calendar::end;

    /// Shows a product key, with a reason; the audit trail tells of it.
    May(ViewKeys) "reveal-key":
        reveal_key(keys::RevealKey) -> keys::RevealedKey = workflow::key_disclosure::reveal;

    /// Asks for a change of something that the register says.
    May(EditAgreements) "ask-for-change":
        ask_for_change(requests::AskForChange) -> requests::SentRequest = workflow::asking::ask_for_change;
    /// Asks for more activations of a product key.
    May(ViewKeys) "ask-for-activations":
        ask_for_activations(requests::AskForActivations) -> requests::SentRequest = workflow::asking::ask_for_activations;
    /// Asks for a role.
    SignedIn "ask-for-role":
        ask_for_role(requests::AskForRole) -> requests::SentRequest = workflow::asking::ask_for_role;
    /// Takes a request back; false where it is over already.
    SignedIn "withdraw-request":
        withdraw_request(requests::WithdrawRequest) -> bool = workflow::asking::withdraw;
    /// Assigns the role that someone asked for, or declines; false where the request is over already.
    May(AssignRoles) "answer-request":
        answer_request(requests::AnswerRequest) -> bool = workflow::asking::answer;

    /// Assigns seats of a subscription to the people of a list. Unless `is_checked` is `true`, it only says what that would
    /// come to.
    May(AssignSeats) "assign-seats":
        assign_seats(seats::AssignSeats) -> seats::AssignReport = workflow::seating::assign;
    /// Reserves further seats of a subscription from a day on. Unless `is_checked` is `true` and `terms` is the address of the
    /// present terms, it only says what that would mean.
    May(ProvisionServices) "reserve-seats":
        reserve_seats(seats::ReserveSeats) -> seats::ReserveAnswer = workflow::reserving::reserve;
    /// Cancels a reservation, as long as there is time.
    May(ProvisionServices) "cancel-reservation":
        cancel_reservation(seats::CancelReservation) -> CancelAnswer = workflow::reserving::cancel;
    /// Takes a seat away.
    May(AssignSeats) "remove-seat":
        remove_seat(seats::SeatAction) -> () = workflow::seating::remove;
    /// Puts a seat first in the order in which seats pause.
    May(AssignSeats) "keep-seat":
        keep_seat(seats::SeatAction) -> () = workflow::seating::keep;
    /// Chooses who may use a subscription: only people who were assigned, or everyone in the verified domains.
    May(AssignSeats) "switch-subscription":
        switch_subscription(seats::SwitchSubscription) -> () = workflow::seating::switch;
}
