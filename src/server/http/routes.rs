//! Every route with who may use it. The table is the router: a route without an entry cannot exist.

use super::middleware;
use crate::{
    api::ApiError,
    domain::access::Permission,
    pages,
    server::{
        access::{authenticate, authorize},
        context::Context,
        state::App,
        workflow,
    },
};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use leptos::prelude::provide_context;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// The most bytes of a form: two hundred people with long names fit.
const LARGEST_BODY: usize = 256 * 1024;
/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Who may use a route or a server function.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Everybody.
    Public,
    /// People with a session that is alive.
    SignedIn,
    /// People some role of whom allows this; in which scopes, the workflow asks.
    May(Permission),
}

/// Pages that keep what was typed into a form sent after the session had ended: they send people to sign in themselves.
const KEEP_FORMS: [&str; 4] = [
    workflow::profile::PATH,
    workflow::invite::PATH,
    "/account/access/people/{user}/roles",
    "/account/access/invitations/{invitation}/roles",
];

/// The server functions with who may call them; compared with the registered ones at start.
pub const SERVER_FUNCTIONS: &[(&str, Access)] = &[
    ("/api/accept-invitation", Access::Public),
    ("/api/accept-with-account", Access::Public),
    ("/api/add-role", Access::May(Permission::AssignRoles)),
    ("/api/cancel-invitation", Access::May(Permission::InviteUsers)),
    ("/api/change-password", Access::SignedIn),
    ("/api/check-password", Access::Public),
    ("/api/choose-language", Access::Public),
    ("/api/choose-scope", Access::SignedIn),
    ("/api/confirm-invitation", Access::May(Permission::InviteUsers)),
    ("/api/deactivate-user", Access::May(Permission::AssignRoles)),
    ("/api/decline-invitation", Access::Public),
    ("/api/end-sessions", Access::May(Permission::AssignRoles)),
    ("/api/invite-users", Access::May(Permission::InviteUsers)),
    ("/api/reactivate-user", Access::May(Permission::AssignRoles)),
    ("/api/remove-role", Access::May(Permission::AssignRoles)),
    ("/api/renew-link", Access::Public),
    ("/api/request-resend", Access::Public),
    ("/api/request-reset", Access::Public),
    ("/api/resend-invitation", Access::May(Permission::InviteUsers)),
    ("/api/reset-password", Access::Public),
    ("/api/set-invitation-roles", Access::May(Permission::InviteUsers)),
    ("/api/sign-in", Access::Public),
    ("/api/sign-out", Access::Public),
    ("/api/undo-decline", Access::Public),
    ("/api/update-profile", Access::SignedIn),
];

/// The pages with who may see them.
fn page_routes() -> Vec<(&'static str, Access, MethodRouter<App>)> {
    use Access::{May, Public, SignedIn};
    use Permission::{AssignRoles, InviteUsers, ViewAuditTrail, ViewUsers};
    vec![
        ("/", Public, get(pages::sign_in::lead_here)),
        ("/Customer", Public, get(pages::sign_in::lead_here)),
        ("/Customer/", Public, get(pages::sign_in::show).post(pages::sign_in::submit)),
        ("/sign-out", Public, post(pages::sign_in::sign_out)),
        ("/language", Public, post(pages::language::submit)),
        ("/resend", Public, get(pages::resend::show).post(pages::resend::submit)),
        ("/resend/sent", Public, get(pages::resend::sent)),
        ("/i/{token}", Public, get(pages::register::open_link)),
        ("/register", Public, get(pages::register::show).post(pages::register::submit)),
        ("/register/account", Public, get(pages::register::show).post(pages::register::submit_with_account)),
        ("/register/decline", Public, get(pages::register::show_decline).post(pages::register::submit_decline)),
        ("/register/undo", Public, get(pages::register::show).post(pages::register::submit_undo)),
        ("/register/renew", Public, get(pages::register::show).post(pages::register::submit_renew)),
        ("/register/sent", Public, get(pages::register::sent)),
        ("/forgot-password", Public, get(pages::reset::show_request).post(pages::reset::submit_request)),
        ("/forgot-password/sent", Public, get(pages::reset::sent)),
        ("/r/{token}", Public, get(pages::reset::open_link)),
        ("/reset-password", Public, get(pages::reset::show).post(pages::reset::submit)),
        ("/home", SignedIn, get(pages::dashboard::show)),
        ("/scope", SignedIn, post(pages::scope::submit)),
        ("/profile", SignedIn, get(pages::profile::show).post(pages::profile::submit)),
        ("/profile/password", SignedIn, get(pages::profile::show).post(pages::profile::submit_password)),
        ("/account/access", May(ViewUsers), get(pages::people::show)),
        ("/account/access/invite", May(InviteUsers), get(pages::invite::show).post(pages::invite::submit)),
        ("/account/access/people/{user}", May(ViewUsers), get(pages::person::show)),
        ("/account/access/people/{user}/roles", May(AssignRoles), post(pages::person::submit_role)),
        (
            "/account/access/people/{user}/roles/remove",
            May(AssignRoles),
            get(pages::person::show_removal).post(pages::person::submit_removal),
        ),
        (
            "/account/access/people/{user}/deactivate",
            May(AssignRoles),
            get(pages::person::show_deactivation).post(pages::person::submit_deactivation),
        ),
        ("/account/access/people/{user}/reactivate", May(AssignRoles), post(pages::person::submit_reactivation)),
        ("/account/access/people/{user}/end-sessions", May(AssignRoles), post(pages::person::submit_end_of_sessions)),
        ("/account/access/invitations/{invitation}", May(ViewUsers), get(pages::pending::show)),
        ("/account/access/invitations/{invitation}/resend", May(InviteUsers), post(pages::pending::submit_resend)),
        ("/account/access/invitations/{invitation}/void", May(InviteUsers), post(pages::pending::submit_void)),
        (
            "/account/access/invitations/{invitation}/cancel",
            May(InviteUsers),
            get(pages::pending::show_cancel).post(pages::pending::submit_cancel),
        ),
        ("/account/access/invitations/{invitation}/confirm", May(InviteUsers), post(pages::pending::submit_confirm)),
        ("/account/access/invitations/{invitation}/roles", May(InviteUsers), post(pages::pending::submit_roles)),
        (pages::audit::PATH, May(ViewAuditTrail), get(pages::audit::show)),
        (pages::audit::EXPORT, May(ViewAuditTrail), get(pages::audit::export)),
        ("/support", Public, get(pages::support::show)),
        ("/support/{guide}", Public, get(pages::support::show_guide)),
    ]
}

/// The routes of the development mailbox, which exist with a localhost base and mail files only.
fn development_routes() -> Vec<(&'static str, Access, MethodRouter<App>)> {
    vec![
        ("/dev/mail", Access::Public, get(pages::dev_mail::list)),
        ("/dev/mail/{id}", Access::Public, get(pages::dev_mail::show)),
        ("/dev/mail/{id}/html", Access::Public, get(pages::dev_mail::html)),
    ]
}

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
    let mut pages: Router<App> = Router::new();
    let mut routes = page_routes();
    if app.config.has_development_mailbox() {
        routes.extend(development_routes());
    }
    for (path, access, methods) in routes {
        let guard = move |context: Context, request: Request, next: Next| async move {
            match refusal(access, &context) {
                None => next.run(request).await,
                Some(ApiError::Unauthenticated) if KEEP_FORMS.contains(&path) => next.run(request).await,
                Some(error) => pages::fault::refused(&context, &error),
            }
        };
        pages = pages.route(path, methods.route_layer(from_fn(guard)));
    }
    for (path, access) in SERVER_FUNCTIONS {
        let access = *access;
        pages = pages.route(path, post(move |context, request| call_server_function(access, context, request)));
    }
    let pages =
        pages.fallback(not_found).method_not_allowed_fallback(method_not_allowed).layer(from_fn(middleware::identify));
    let health = Router::new().route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready));
    guarded(app, health.merge(pages))
}

/// Routes with what stands around every one of them: headers, checks, limits, and pages for faults.
pub fn guarded(app: App, routes: Router<App>) -> Router {
    // The outermost first. One stack: each layer of a router would copy all that is within it for every request.
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(app.clone(), middleware::frame))
        .layer(from_fn(middleware::explain))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(middleware::check))
        .layer(from_fn_with_state(app.clone(), serve_asset))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(DefaultBodyLimit::disable());
    routes.layer(around).with_state(app)
}

/// Why a person may not come in, if so.
fn refusal(access: Access, context: &Context) -> Option<ApiError> {
    match access {
        Access::Public => None,
        Access::SignedIn => authenticate(context).err(),
        Access::May(permission) => authorize(context, permission).err(),
    }
}

/// Every route and server function with who may use it: the table that a test walks with every kind of person.
#[must_use]
pub fn rules() -> Vec<(&'static str, Access)> {
    let pages = page_routes().into_iter().map(|(path, access, _)| (path, access));
    pages.chain(SERVER_FUNCTIONS.iter().copied()).collect()
}

async fn call_server_function(access: Access, context: Context, request: Request<Body>) -> Response {
    if let Some(error) = refusal(access, &context) {
        let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::FORBIDDEN);
        let body = serde_json::to_string(&error).unwrap_or_default();
        return (status, [(header::CONTENT_TYPE, "application/json")], body).into_response();
    }
    let provide = move || provide_context(context.clone());
    leptos_axum::handle_server_fns_with_context(provide, request).await.into_response()
}

async fn serve_asset(State(app): State<App>, request: Request, next: Next) -> Response {
    match app.assets.answer(request.method(), request.uri().path(), request.headers()) {
        Some(answer) => answer,
        None => next.run(request).await,
    }
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if !app.db.is_ready().await {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    } else if !app.readiness.can_write(&app.db).await {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready: nothing can be written\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}

async fn not_found(context: Context) -> Response {
    let path = context.path().to_ascii_lowercase();
    if path == "/customer" || path == "/customer/" {
        return pages::sign_in::lead_here(context).await;
    }
    pages::fault::bare(&context, StatusCode::NOT_FOUND)
}

async fn method_not_allowed(context: Context) -> Response {
    pages::fault::bare(&context, StatusCode::METHOD_NOT_ALLOWED)
}
