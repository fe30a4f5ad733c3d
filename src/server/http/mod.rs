//! The server's face: routes, middleware, assets.

pub mod assets;
pub mod cookies;
pub mod form;
pub mod headers;
pub mod middleware;
pub mod routes;
pub mod serve;
pub mod stream;

use crate::server::context::Context;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

impl<S: Sync> FromRequestParts<S> for Context {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// The answer to a form that was carried out: go and GET this path.
#[must_use]
pub fn see_other(path: &str, headers: HeaderMap) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response();
    response.headers_mut().extend(headers);
    response
}
