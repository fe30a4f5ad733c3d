//! Every route with who may use it. The table is the router: a route without an entry cannot exist.

pub use crate::domain::access::Access;

use super::{
    leftover::read_leftover,
    middleware,
    route::{LARGEST_FORM, Route, RouteTable, Rule},
    see_other,
};
use crate::{
    api::{ApiError, functions::SERVER_FUNCTIONS},
    pages::{self, frame::fault},
    paths,
    server::{
        access::{authenticate, authorize},
        context::Context,
        failure::Failure,
        machine,
        state::App,
        workflow::relying,
    },
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::prelude::provide_context;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The server functions that the table does not know, and entries that no function has.
#[must_use]
pub fn unlisted_server_functions() -> Vec<String> {
    let registered: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    let listed = |path: &str| SERVER_FUNCTIONS.iter().any(|(listed, _)| *listed == path);
    let missing = registered.iter().filter(|path| !listed(path)).map(ToString::to_string);
    let idle = SERVER_FUNCTIONS.iter().map(|(path, _)| *path).filter(|path| !registered.contains(path));
    missing.chain(idle.map(str::to_owned)).collect()
}

/// The whole server.
pub fn router(app: App) -> Router {
    let mut rows = product_routes();
    if app.config.has_development_mailbox() {
        rows.extend(pages::dev_mail::routes());
        rows.extend(pages::dev_dns::routes());
    }
    let table = RouteTable::new(&rows);
    let mut router: Router<App> = Router::new();
    for Route { rule, methods } in rows {
        let guard = move |context: Context, request: Request, next: Next| guard(rule, context, request, next);
        let around = ServiceBuilder::new().layer(from_fn(guard)).layer(RequestBodyLimitLayer::new(rule.largest_body));
        // The way from an action to its page is guarded, too.
        let guarded = if rule.page.is_some() {
            methods.fallback(lead_to_page).layer(around)
        } else {
            methods.route_layer(around)
        };
        router = router.route(rule.path, guarded);
    }
    for (path, access) in SERVER_FUNCTIONS {
        let access = *access;
        let call = post(move |context, request| call_server_function(access, context, request));
        router = router.route(path, call.route_layer(RequestBodyLimitLayer::new(LARGEST_FORM)));
    }
    let router =
        router.fallback(not_found).method_not_allowed_fallback(method_not_allowed).layer(from_fn(middleware::identify));
    let health = Router::new().route(paths::HEALTH, get(|| async { "ok\n" })).route(paths::READY, get(ready));
    guarded(app, table, health.merge(router))
}

/// Wraps routes in the shared layers: headers, checks, limits, and error pages.
pub fn guarded(app: App, table: RouteTable, routes: Router<App>) -> Router {
    let largest_body = table.largest_body();
    let frame = {
        let app = app.clone();
        move |request: Request, next: Next| middleware::frame(app.clone(), table.clone(), request, next)
    };
    // Outermost first. A single stack: each layer of a router would copy everything inside it for every request.
    let around = ServiceBuilder::new()
        .layer(from_fn(read_leftover))
        .layer(from_fn(frame))
        .layer(from_fn(middleware::explain))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(middleware::check))
        .layer(from_fn_with_state(app.clone(), serve_asset))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .layer(RequestBodyLimitLayer::new(largest_body))
        .layer(DefaultBodyLimit::disable());
    routes.layer(around).with_state(app)
}

/// Leads from an action that was opened instead of sent to its page, with the query that both share. It knows nothing of the
/// thing in the path: the page says what it says for every id.
async fn lead_to_page(context: Context) -> Response {
    let page = context.routes.page_of(context.path()).filter(|_| [Method::GET, Method::HEAD].contains(&context.method));
    let Some(page) = page else { return fault::bare(&context, StatusCode::METHOD_NOT_ALLOWED) };
    let query = context.path_and_query.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    see_other(&(page + &query))
}

/// Enforces the route's access rule, and renders refusals and failures as pages.
async fn guard(rule: Rule, context: Context, mut request: Request, next: Next) -> Response {
    // A link on another site would make the user write an audit entry, or take a file away, unknowingly.
    if rule.is_deliberate && middleware::comes_from_elsewhere(request.headers()) {
        return fault::foreign(&context);
    }
    // No one asked for what a browser fetches ahead.
    if rule.is_deliberate && context.is_unseen {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if rule.access == Access::Service {
        match relying::authenticate(&context, request.headers()).await {
            Ok(service) => drop(request.extensions_mut().insert(service)),
            Err(failure) => return middleware::answered(&context, failure.into_response()).await,
        }
    }
    // An action that is opened instead of sent has no form to keep.
    let answers_signed_out = rule.answers_signed_out && !(rule.page.is_some() && context.method.is_safe());
    let response = match refusal(rule.access, &context) {
        Some(error) if !(answers_signed_out && error == ApiError::Unauthenticated) => {
            Failure::from(error).into_response()
        }
        _ => next.run(request).await,
    };
    middleware::answered(&context, response).await
}

/// Why a person may not come in, if so.
fn refusal(access: Access, context: &Context) -> Option<ApiError> {
    match access {
        // A service was asked for its secret before.
        Access::Public | Access::Service => None,
        Access::SignedIn => authenticate(context).err(),
        Access::May(permission) => authorize(context, permission).err(),
    }
}

/// The routes of every installation.
#[must_use]
pub fn product_routes() -> Vec<Route> {
    let mut routes = pages::routes();
    routes.extend(machine::routes());
    routes
}

/// Every route and server function with who may use it: the table that a test walks with every kind of person.
#[must_use]
pub fn rules() -> Vec<(&'static str, Access)> {
    let pages = product_routes().into_iter().map(|route| (route.rule.path, route.rule.access));
    pages.chain(SERVER_FUNCTIONS.iter().copied()).collect()
}

async fn call_server_function(access: Access, context: Context, request: Request<Body>) -> Response {
    if let Some(error) = refusal(access, &context) {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::FORBIDDEN);
        let body = serde_json::to_string(&error).unwrap_or_default();
        return (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    }
    let provide = move || provide_context(context.clone());
    let response = leptos_axum::handle_server_fns_with_context(provide, as_json(request)).await.into_response();
    with_own_status(response).await
}

/// Makes a server function answer with JSON: for a client that accepts HTML, it would copy the Referer into a Location.
fn as_json(mut request: Request) -> Request {
    request.headers_mut().remove(header::REFERER);
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request
}

/// Unreadable input never reaches an action, which would set the status of its error.
async fn with_own_status(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_FORM).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let error: Option<ApiError> = serde_json::from_slice(&body).ok();
    if let Some(status) = error.and_then(|error| StatusCode::from_u16(error.status()).ok()) {
        head.status = status;
    }
    Response::from_parts(head, Body::from(body))
}

async fn serve_asset(State(app): State<App>, request: Request, next: Next) -> Response {
    match app.assets.answer(request.method(), request.uri().path(), request.headers()) {
        Some(answer) => answer,
        None => next.run(request).await,
    }
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.readiness.is_leaving() {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready: stopping\n")
    } else if !app.db.is_ready().await {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    } else if !app.readiness.can_write(&app.db).await {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready: nothing can be written\n")
    } else if !app.custody.is_ready(&app.db).await {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready: secrets cannot be opened\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}

async fn not_found(context: Context) -> Response {
    if [paths::SIGN_IN, paths::SIGN_IN_BARE].iter().any(|path| context.path().eq_ignore_ascii_case(path)) {
        return see_other(paths::SIGN_IN);
    }
    // A slash, too, is put behind links.
    if let Some(path) = context.path().strip_suffix('/').filter(|path| context.routes.is_link(path)) {
        return see_other(path);
    }
    fault::bare(&context, StatusCode::NOT_FOUND)
}

async fn method_not_allowed(context: Context) -> Response {
    fault::bare(&context, StatusCode::METHOD_NOT_ALLOWED)
}
