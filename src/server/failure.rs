//! How operations on the server fail.
//!
//! [`Failure::Refused`] is for the user: a stable code that the pages translate. Everything else is for the operator:
//! it is logged once, at the boundary, and the user only gets a reference.

use super::db::trouble::{Trouble, trouble};
use crate::api::ApiError;
use axum::{
    Extension,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The request itself is at fault.
    #[error("refused: {0:?}")]
    Refused(ApiError),
    /// No connection or lock was to be had in time.
    #[error("busy: {0}")]
    Busy(#[source] sqlx::Error),
    /// The database cannot work until someone fixes the cause.
    #[error("the database cannot work: {0}")]
    Outage(#[source] sqlx::Error),
    /// Something below failed.
    #[error("internal: {0}")]
    Internal(#[from] Box<dyn std::error::Error + Send + Sync>),
}

/// The result of a workflow.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// Whether a retry may succeed: the database was busy or unavailable.
    #[must_use]
    pub const fn is_of_database(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Outage(_))
    }

    /// The error to show with the form and its input. Any other failure is not about the form.
    pub fn for_form(self) -> Outcome<ApiError> {
        match self {
            Self::Refused(error) if !matches!(error, ApiError::Busy | ApiError::Internal { .. }) => Ok(error),
            other => Err(other),
        }
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

/// A bare response that carries the failure; the route's guard, which knows the request, renders it as a page.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, Extension(Arc::new(self))).into_response()
    }
}

/// What the product itself keeps as JSON.
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        match trouble(&error) {
            Trouble::Busy => Self::Busy(error),
            Trouble::Outage => Self::Outage(error),
            // Only ids come to the database as they were asked for, and what such an id names is not there; typed fields
            // are checked before, and a mail server's words lose it.
            Trouble::Nul => Self::Refused(ApiError::NotFound),
            Trouble::Fault => Self::Internal(error.into()),
        }
    }
}
