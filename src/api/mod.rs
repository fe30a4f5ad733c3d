//! The boundary of every action: server functions, their inputs, and how they fail.
//!
//! Each action has one input type, which the page's form, the server function and the workflow share. The page and the
//! server function are two entry points to the same workflow, which authorizes, parses and acts.

pub mod functions;
pub mod invite;
pub mod language;
pub mod password;
pub mod pending;
pub mod person;
pub mod profile;
pub mod registration;
pub mod resend;
pub mod scope;
pub mod sign_in;
pub mod travel;
pub mod undo;

use crate::domain::fault::{FaultCode, FieldFault};
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

/// Why an action was refused, in stable codes that the pages translate. Never internal error text.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum ApiError {
    /// Fields of the form are at fault.
    Invalid(Vec<FieldFault>),
    /// Address and password do not match, for whatever reason.
    SignInFailed,
    /// The address is one of a public mail provider.
    PersonalAddress,
    /// Too many attempts: nothing was checked.
    Wait {
        /// When to try again, in seconds.
        seconds: i64,
    },
    /// More mails than people may send in a day: nothing was done.
    MailLimit {
        /// When to try again, in seconds.
        seconds: i64,
    },
    /// No one is signed in, or the session has ended.
    Unauthenticated,
    /// The roles of the person do not allow it.
    Forbidden,
    /// There is no such thing, or none that the person may see.
    NotFound,
    /// The last active Account Administrator of a purchasing account cannot be removed.
    LastAdministrator {
        /// The purchasing account's name.
        account: String,
    },
    /// The link is not valid (any more); its page tells why.
    LinkInvalid,
    /// The form belongs to a different invitation or reset link from the one opened last.
    OtherInvitation,
    /// What was sent is not what the function expects.
    Unreadable,
    /// No connection or lock was to be had in time.
    Busy,
    /// Something failed on the server.
    Internal {
        /// What to tell support: finds the log line.
        reference: String,
    },
}

impl ApiError {
    /// The HTTP status of an answer with this error.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) | Self::SignInFailed | Self::PersonalAddress => 422,
            Self::Wait { .. } | Self::MailLimit { .. } => 429,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::LinkInvalid | Self::OtherInvitation | Self::LastAdministrator { .. } => 409,
            Self::Unreadable => 400,
            Self::Busy => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// After how many seconds it is worth trying again.
    #[must_use]
    pub const fn retry_after(&self) -> Option<i64> {
        match self {
            Self::Wait { seconds } | Self::MailLimit { seconds } => Some(*seconds),
            Self::Busy => Some(3),
            _ => None,
        }
    }

    /// The faults of fields, if that is what it is.
    #[must_use]
    pub fn faults(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }

    /// One fault of one field.
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
