//! Requests of the public forms.

use crate::words;

words! {
    /// A form that anyone can send.
    pub enum PublicForm {
        /// For an invitation to be sent again.
        Resend = "resend",
        /// For a link to set a new password.
        Reset = "reset",
    }
}

words! {
    /// What became of a request.
    pub enum RequestOutcome {
        /// A mail was sent.
        Matched = "matched",
        /// No one has what was typed.
        Unmatched = "unmatched",
        /// It came over a limit.
        Limited = "limited",
        /// It could not be worked on.
        Failed = "failed",
    }
}
