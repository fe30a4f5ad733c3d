//! The server's face: routes, middleware, assets.

pub mod assets;
pub mod cookies;
pub mod form;
pub mod headers;
pub mod identity;
pub mod leftover;
pub mod middleware;
pub mod patience;
pub mod problem;
pub mod route;
pub mod routes;
pub mod serve;
pub mod stream;

use crate::server::context::Context;
use axum::{
    Extension,
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

impl<S: Sync> FromRequestParts<S> for Context {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// A path with a query of these values; empty ones are left out.
pub fn with_query<'a>(path: &str, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let values: Vec<_> = values.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_urlencoded::to_string(values) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Marks an answer that stays without a body: a page would be taken for what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Bare(());

impl Bare {
    /// The answer with this status.
    pub fn of(status: StatusCode) -> (StatusCode, Extension<Self>) {
        (status, Extension(Self(())))
    }
}

/// The response to a successful form: go and GET this path.
#[must_use]
pub fn see_other(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response()
}
