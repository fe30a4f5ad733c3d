//! Whether an address may use a service.

use crate::{
    api::ApiError,
    server::{
        context::Context,
        failure::Outcome,
        workflow::{entitlements, relying::Service},
    },
};
use axum::{
    Extension,
    body::Bytes,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// The question.
#[derive(Deserialize)]
struct Question {
    address: String,
}

/// Answers with a signed token. The address stands in the body, because addresses of requests are logged on the way.
pub(super) async fn answer(
    context: Context,
    Extension(service): Extension<Service>,
    headers: HeaderMap,
    body: Bytes,
) -> Outcome<Response> {
    let question = read(&headers, &body).ok_or(ApiError::Unreadable)?;
    let token = entitlements::answer(&context, &service, &question.address).await?;
    Ok(([(header::CONTENT_TYPE, "application/jwt")], token).into_response())
}

fn read(headers: &HeaderMap, body: &[u8]) -> Option<Question> {
    let media_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match media_type.as_str() {
        "application/json" => serde_json::from_slice(body).ok(),
        "application/x-www-form-urlencoded" => serde_urlencoded::from_bytes(body).ok(),
        _ => None,
    }
}

pub(super) fn describe() -> Value {
    let question = json!({ "schema": {
        "type": "object", "required": ["address"],
        "properties": { "address": { "type": "string", "description": "The email address of the person" } },
    } });
    json!({ "post": {
        "operationId": "askEntitlement",
        "summary": "Whether the person with an email address may use the service that asks",
        "description": "The answer is a JSON Web Token of the type entitlement+jwt, signed with ES256 and valid for five \
            minutes. Claims: iss, aud (the name of the service), iat, exp, active; only if active is true, sub (an opaque ID) \
            and entitlements, a list of objects with id (the subscription), product (the code that the service asks about) \
            and until (the last day, YYYY-MM-DD, or null). A person with an address in a domain of the customer takes a seat \
            at first use, unless the customer assigns seats. The service itself has to know that the person owns the \
            address.",
        "security": [{ "service": [] }],
        "requestBody": { "required": true, "content": {
            "application/json": question, "application/x-www-form-urlencoded": question,
        } },
        "responses": {
            "200": { "description": "The answer", "content": { "application/jwt": { "schema": { "type": "string" } } } },
            "400": problem("The body could not be read"),
            "401": problem("The name or the secret of the service is wrong"),
            "429": problem("Too many questions; Retry-After says when to ask again"),
            "503": problem("Try again; Retry-After says when"),
        },
    } })
}

fn problem(description: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    json!({ "description": description, "content": { "application/problem+json": { "schema": schema } } })
}
