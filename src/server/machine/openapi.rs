//! The description of the routes for machines.

use super::routes;
use crate::server::{context::Context, http::route::Audience};
use axum::Json;
use serde_json::{Map, Value, json};

/// The description, as an `OpenAPI` document.
pub(super) async fn show(context: Context) -> Json<Value> {
    let config = &context.app.config;
    let paths: Map<String, Value> = routes()
        .into_iter()
        .filter_map(|route| match route.rule.audience {
            Audience::Machines(describe) => Some((route.rule.path.to_owned(), describe())),
            Audience::Browsers => None,
        })
        .collect();
    let problem = json!({
        "type": "object",
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
            "instance": { "type": "string", "description": "Identifies the request in the log of the server" },
        },
    });
    Json(json!({
        "openapi": "3.1.0",
        "info": { "title": config.product_name, "version": env!("CARGO_PKG_VERSION") },
        "servers": [{ "url": config.base_url.origin }],
        "paths": paths,
        "components": {
            "securitySchemes": { "service": {
                "type": "http", "scheme": "basic", "description": "The name of a service and its secret",
            } },
            "schemas": { "Problem": problem },
        },
    }))
}

pub(super) fn describe() -> Value {
    json!({ "get": {
        "operationId": "describe",
        "summary": "This description",
        "responses": { "200": { "description": "OpenAPI", "content": { "application/json": { "schema": {} } } } },
    } })
}
