//! The server functions: every action under a stable path, called by islands and by other people's scripts.

use super::{ApiError, invite, language, password, pending, person, profile, registration, resend, scope, sign_in};
use crate::domain::fault::FaultCode;
#[cfg(feature = "ssr")]
use crate::server::{context::answer, workflow};
use leptos::prelude::*;

/// Defines server functions: the endpoint, the function with its input and output, and the workflow that it opens.
macro_rules! server_functions {
    ($($(#[$doc:meta])* $endpoint:literal: $name:ident($input:ty) -> $output:ty = $workflow:path;)*) => {
        $(
            $(#[$doc])*
            #[server(prefix = "/api", endpoint = $endpoint)]
            pub async fn $name(
                /// What the action is about.
                #[server(flatten)]
                input: $input,
            ) -> Result<$output, ApiError> {
                answer(async |context| $workflow(context, &input).await).await
            }
        )*
    };
}

server_functions! {
    /// Accepts an invitation with a new work account and begins a session.
    "accept-invitation": accept_invitation(registration::AcceptInvitation) -> () = workflow::registration::accept;
    /// Accepts an invitation with the work account that its address has already: by the session of that account, or by
    /// its password.
    "accept-with-account": accept_with_account(registration::AcceptWithAccount) -> ()
        = workflow::registration::accept_with_account;
    /// Declines an invitation with a chosen reason.
    "decline-invitation": decline_invitation(registration::DeclineInvitation) -> () = workflow::registration::decline;
    /// Takes a decline back, for 7 days.
    "undo-decline": undo_decline(registration::UndoDecline) -> () = workflow::registration::undo_decline;
    /// Sends a new link in place of an expired one, to the invited address.
    "renew-link": renew_link(registration::RenewLink) -> () = workflow::registration::renew_link;

    /// Begins a session and gives the path to go to.
    "sign-in": sign_in(sign_in::SignIn) -> String = workflow::sign_in::sign_in;
    /// Ends the session and gives the path to go to: the sign-in page, or an own path that was asked for.
    "sign-out": sign_out(sign_in::SignOut) -> String = workflow::sign_in::sign_out;
    /// Asks for a link to set a new password. The answer is the same for every address.
    "request-reset": request_reset(password::RequestReset) -> () = workflow::reset::request;
    /// Sets a new password with the link opened last.
    "reset-password": reset_password(password::ResetPassword) -> () = workflow::reset::reset;
    /// Tells what is wrong with a password before the form is sent; stores nothing.
    "check-password": check_password(password::CheckPassword) -> Option<FaultCode> = workflow::password_check::check;
    /// Asks for the invitation again. The answer is the same whatever matches.
    "request-resend": request_resend(resend::RequestResend) -> () = workflow::resend::request;

    /// Changes the own names, language and country.
    "update-profile": update_profile(profile::UpdateProfile) -> () = workflow::profile::update;
    /// Changes the own password with the current one; all other sessions end.
    "change-password": change_password(profile::ChangePassword) -> () = workflow::profile::change_password;
    /// Chooses the language of this browser session and the next year, and gives the path to go back to.
    "choose-language": choose_language(language::ChooseLanguage) -> String = workflow::language::choose;
    /// Chooses the purchasing account that this session works in, or all with none, and gives the path to go back to.
    "choose-scope": choose_scope(scope::ChooseScope) -> String = workflow::scope::choose;

    /// Invites people to purchasing accounts. Where there is a doubt that is not among the confirmed ones, nothing is
    /// done.
    "invite-users": invite_users(invite::InviteUsers) -> invite::Report = workflow::invite::invite;
    /// Sends an invitation again; earlier links die only when asked for.
    "resend-invitation": resend_invitation(pending::ResendInvitation) -> () = workflow::pending::resend;
    /// Cancels an invitation.
    "cancel-invitation": cancel_invitation(pending::CancelInvitation) -> () = workflow::pending::cancel;
    /// Replaces the roles that an invitation offers.
    "set-invitation-roles": set_invitation_roles(pending::SetInvitationRoles) -> () = workflow::pending::set_roles;
    /// Confirms an invitation that is paused.
    "confirm-invitation": confirm_invitation(pending::ConfirmInvitation) -> () = workflow::pending::confirm;

    /// Gives a role in a scope.
    "add-role": add_role(person::AddRole) -> () = workflow::person::add_role;
    /// Takes a role away.
    "remove-role": remove_role(person::RemoveRole) -> () = workflow::person::remove_role;
    /// Suspends a person's roles in what the actor manages.
    "deactivate-user": deactivate_user(person::DeactivateUser) -> () = workflow::person::deactivate;
    /// Gives suspended roles back.
    "reactivate-user": reactivate_user(person::ReactivateUser) -> () = workflow::person::reactivate;
    /// Ends every session of a person.
    "end-sessions": end_sessions(person::EndSessions) -> () = workflow::person::end_sessions;
}
