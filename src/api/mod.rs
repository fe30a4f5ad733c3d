//! The boundary of every action: server functions, their inputs, and how they fail.
//!
//! Each action has one input type, which the page's form, the server function and the workflow share. The page and the
//! server function are two entry points to the same workflow, which authorizes, parses and acts.

pub mod agreements;
pub mod dates;
pub mod domains;
pub mod functions;
pub mod invite;
pub mod keys;
pub mod language;
pub mod password;
pub mod pending;
pub mod person;
pub mod profile;
pub mod registration;
pub mod requests;
pub mod resend;
pub mod reviews;
pub mod scope;
pub mod seats;
pub mod sign_in;
pub mod travel;
pub mod undo;

use crate::domain::{
    access_review::RefusedDecision,
    fault::{FaultCode, FieldFault},
};
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

/// Why an action was refused, in stable codes that the pages translate. Never internal error text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum ApiError {
    /// Fields of the form have errors.
    Invalid(Vec<FieldFault>),
    /// Email address and password don't match, for any reason.
    SignInFailed,
    /// The address is at a public email provider.
    PersonalAddress,
    /// Too many attempts: nothing was checked.
    Wait {
        /// Seconds until the next attempt is allowed.
        seconds: i64,
    },
    /// As many product keys were seen as allowed; the password, if it was asked for, was right.
    KeyLimit {
        /// Seconds until the next attempt is allowed.
        seconds: i64,
        /// Whether the person has seen them; otherwise all people together.
        is_own: bool,
    },
    /// The limit of emails is exhausted; nothing was done.
    MailLimit {
        /// Seconds until the next attempt is allowed.
        seconds: i64,
    },
    /// No one is signed in, or the session has ended.
    Unauthenticated,
    /// The user's roles don't allow it.
    Forbidden,
    /// It doesn't exist, or the user can't view it.
    NotFound,
    /// The last active Account Administrator of a purchasing account cannot be removed.
    LastAdministrator {
        /// The purchasing account's name.
        account: String,
    },
    /// The agreement has ended, or is a draft: nothing in it can be changed.
    AgreementClosed,
    /// Someone else has changed it since the form was opened.
    ChangedMeanwhile,
    /// Nothing was decided in an access review, because of these people.
    DecisionsRefused(Vec<RefusedDecision>),
    /// An access review cannot be completed: people are still to be decided about.
    ReviewOpen {
        /// How many.
        count: usize,
        /// Whether there are more than that.
        is_more: bool,
    },
    /// The link is not valid, or no longer; its page says why.
    LinkInvalid,
    /// The form belongs to a different invitation or reset link from the one opened last.
    OtherInvitation,
    /// The input is not what the function expects.
    Unreadable,
    /// No connection or lock was available in time.
    Busy,
    /// Something failed on the server.
    Internal {
        /// Identifies the log line; to be given to support.
        reference: String,
    },
}

impl ApiError {
    /// The HTTP status of a response with this error.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) | Self::SignInFailed | Self::PersonalAddress | Self::DecisionsRefused(_) => 422,
            Self::Wait { .. } | Self::KeyLimit { .. } | Self::MailLimit { .. } => 429,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::AgreementClosed
            | Self::ChangedMeanwhile
            | Self::LinkInvalid
            | Self::OtherInvitation
            | Self::ReviewOpen { .. }
            | Self::LastAdministrator { .. } => 409,
            Self::Unreadable => 400,
            Self::Busy => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// Value of Retry-After, in seconds.
    #[must_use]
    pub const fn retry_after(&self) -> Option<i64> {
        match self {
            Self::Wait { seconds } | Self::KeyLimit { seconds, .. } | Self::MailLimit { seconds } => Some(*seconds),
            Self::Busy => Some(3),
            _ => None,
        }
    }

    /// The errors of fields; empty for any other error.
    #[must_use]
    pub fn faults(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }

    /// An error of one field.
    #[must_use]
    pub fn field(field: &str, code: FaultCode) -> Self {
        Self::Invalid(vec![FieldFault::new(field, code)])
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Unreadable
    }
}
