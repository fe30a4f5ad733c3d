//! The keys that verify answers.

use crate::server::{context::Context, failure::Outcome, signing};
use axum::Json;
use serde_json::{Value, json};

/// The key set (RFC 7517).
pub(super) async fn show(context: Context) -> Outcome<Json<Value>> {
    Ok(Json(signing::key_set(&context.app).await?))
}

pub(super) fn describe() -> Value {
    let key = json!({
        "type": "object",
        "required": ["kty", "crv", "alg", "use", "kid", "x", "y"],
        "properties": {
            "kty": { "const": "EC" }, "crv": { "const": "P-256" }, "alg": { "const": "ES256" }, "use": { "const": "sig" },
            "kid": { "type": "string" }, "x": { "type": "string" }, "y": { "type": "string" },
        },
    });
    json!({ "get": {
        "operationId": "listSigningKeys",
        "summary": "The keys that verify answers (RFC 7517)",
        "description": "When a token names a key that you do not know, ask again. A replaced key stays here until no token \
            that it signed can be valid.",
        "responses": { "200": { "description": "The key set", "content": { "application/json": { "schema": {
            "type": "object", "required": ["keys"], "properties": { "keys": { "type": "array", "items": key } },
        } } } } },
    } })
}
