//! How work on the server fails.
//!
//! [`Failure::Refused`] is for the person: a stable code that the pages translate. Everything else
//! is for the operator: it is logged once, at the boundary, and the person gets a reference only.

use crate::api::ApiError;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The request itself is at fault.
    #[error("refused: {0:?}")]
    Refused(ApiError),
    /// No connection or lock was to be had in time.
    #[error("busy: {0}")]
    Busy(#[source] sqlx::Error),
    /// Something below failed.
    #[error("internal: {0}")]
    Internal(#[from] Box<dyn std::error::Error + Send + Sync>),
}

/// The result of a workflow.
pub type Outcome<T> = Result<T, Failure>;

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

/// SQLSTATE: a text with a NUL, which PostgreSQL holds nowhere. Only ids come here as they were asked for, and what such
/// an id names is not there; typed fields are checked before, and a mail server's words lose it.
const NO_TEXT: &str = "22021";

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        if error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == NO_TEXT) {
            return Self::Refused(ApiError::NotFound);
        }
        let locked = error.as_database_error().is_some_and(|error| {
            error.code().is_some_and(|code| match code.len() {
                // SQLSTATE: serialization failure, deadlock, lock not available.
                5 => matches!(&*code, "40001" | "40P01" | "55P03"),
                // SQLITE_BUSY and SQLITE_LOCKED with their extended forms.
                _ => code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6)),
            })
        });
        if locked || matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) {
            Self::Busy(error)
        } else {
            Self::Internal(error.into())
        }
    }
}
