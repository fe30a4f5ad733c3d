//! Errors of routes for machines: problem details (RFC 9457).

use crate::{
    api::ApiError,
    server::{config::Config, context::Context},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// The media type.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The problem for an error.
#[must_use]
pub fn of(context: &Context, error: &ApiError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = bare(context, status);
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The problem for a status.
#[must_use]
pub fn bare(context: &Context, status: StatusCode) -> Response {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        // Finds the request in the log of the server.
        "instance": format!("urn:uuid:{}", context.request_id),
    });
    let mut response = (status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body.to_string()).into_response();
    if status == StatusCode::UNAUTHORIZED
        && let Ok(value) = HeaderValue::from_str(&challenge(&context.app.config))
    {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, value);
    }
    response
}

fn challenge(config: &Config) -> String {
    format!("Basic realm=\"{}\", charset=\"UTF-8\"", config.base_url.host)
}
