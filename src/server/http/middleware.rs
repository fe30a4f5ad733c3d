//! Middleware for every request: context, security headers, host and origin checks, session.

use super::{
    Bare,
    cookies::{Cookie, Cookies},
    headers::parts,
    identity::{identified, requested_language},
    problem,
    route::RouteTable,
};
use crate::{
    api::{ApiError, scope::ChooseScope},
    domain::language::Language,
    islands::forms_in_place::IN_PLACE,
    pages::frame::fault,
    paths,
    server::{
        context::{Context, RequestContext},
        failure::{Failure, Outcome},
        ids::new_id,
        state::App,
        token::Token,
        workflow::scope::choose,
    },
};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tokio::time::Instant;

/// Where proxies name whom a request came from.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// The most characters of a foreign host in the log.
const LONGEST_LOGGED_HOST: usize = 100;
/// Paths that answer whatever the Host says: load balancers ask by address.
const HEALTH: [&str; 2] = [paths::HEALTH, paths::READY];

/// Who is signed in, told by [`identify`] to [`frame`] for the log.
#[derive(Clone)]
struct SignedIn(String);

/// Outermost: creates the context, adds the response headers, writes the log line.
pub async fn frame(app: App, routes: RouteTable, mut request: Request, next: Next) -> Response {
    let is_for_machines = routes.is_for_machines(request.uri().path());
    let context = bare_context(app, routes, &request, is_for_machines);
    request.extensions_mut().insert(context.clone());
    let mut response = next.run(request).await;
    protect(&context, response.headers_mut());
    // Remembers the chosen language as the switch's own form does.
    if let Some(language) = context.switched_to.filter(|_| response.status().is_success()) {
        context.set_cookie(Cookie::Language, language.code());
        context.set_cookie(Cookie::UsualLanguage, language.code());
    }
    context.write_cookies(response.headers_mut());
    let user = response.extensions_mut().remove::<SignedIn>().map(|SignedIn(id)| id);
    let milliseconds = (context.app.clock.now() - context.now).0;
    tracing::info!(
        request = context.request_id,
        method = %context.method,
        path = context.routes.redacted(context.path()),
        status = response.status().as_u16(),
        milliseconds,
        user,
        "request"
    );
    response
}

fn bare_context(app: App, routes: RouteTable, request: &Request, is_for_machines: bool) -> Context {
    let now = app.clock.now();
    // What machines send as cookies is not even read.
    let (no_headers, headers) = (HeaderMap::new(), request.headers());
    let mut cookies = Cookies::read(if is_for_machines { &no_headers } else { headers }, &app.config.base_url);
    let switched_to = switched(request, "language").filter(|_| !is_for_machines).and_then(Language::from_tag);
    if let Some(language) = switched_to {
        cookies = cookies.with(Cookie::Language, language.code());
    }
    let language = requested_language(&cookies, request.headers(), None);
    let path_and_query = request.uri().path_and_query().map_or(paths::ROOT, |path| path.as_str()).to_owned();
    let (client, is_local) = (client_address(&app, request), peer(request).is_loopback());
    Context::new(RequestContext {
        app,
        routes,
        is_for_machines,
        method: request.method().clone(),
        path_and_query,
        now,
        began: Instant::now(),
        request_id: new_id(now),
        nonce: Token::random().secret()[..22].to_owned(),
        client,
        is_local,
        is_unseen: is_unseen(request),
        cookies,
        answer_cookies: Arc::default(),
        session: None,
        language,
        switched_to,
        switched_account: None,
    })
}

/// Whether a browser fetches a page ahead, or an island follows the answer of a form to another page than the one that it is
/// on, which the browser then opens: see `islands/forms_in_place.rs`.
fn is_unseen(request: &Request) -> bool {
    let headers = request.headers();
    let is_elsewhere = headers.get(IN_PLACE).is_some_and(|place| place != request.uri().path());
    let is_ahead = ["sec-purpose", "purpose"].iter().any(|name| headers.contains_key(*name));
    is_ahead || is_elsewhere && request.method().is_safe()
}

/// The top bar's switches send the form of the page, so that nothing typed is lost: to the form's own path, with the
/// choice in the query.
fn switched<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let query = request.uri().query().filter(|_| request.method() == Method::POST)?;
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The address at the other end of the connection.
fn peer(request: &Request) -> IpAddr {
    request.extensions().get::<SocketAddr>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.ip().to_canonical())
}

/// The peer's address, or what a trusted proxy says; an IPv6 client is its /64.
fn client_address(app: &App, request: &Request) -> String {
    let mut client = peer(request);
    let is_trusted = |address: IpAddr| app.config.trusted_proxies.iter().any(|network| network.contains(address));
    if is_trusted(client) {
        let hops: Vec<&str> = parts(request.headers(), &FORWARDED_FOR, b',').collect();
        // Only what the nearest proxies added themselves can be trusted, and nothing beyond an entry that cannot be
        // parsed.
        for hop in hops.into_iter().rev().map_while(hop_address) {
            client = hop;
            if !is_trusted(hop) {
                break;
            }
        }
    } else if request.headers().contains_key(FORWARDED_FOR) {
        app.unlisted_proxy.call_once(|| {
            tracing::warn!(
                peer = %client,
                "X-Forwarded-For is ignored: BC_TRUSTED_PROXIES does not list the sender. If it is your proxy, list it, \
                or rate limits treat all its clients as one"
            );
        });
    }
    match client {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The address that a proxy names: some add the port, and an IPv6 address may stand in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let with_port = || hop.parse::<SocketAddr>().map(|hop| hop.ip());
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    bare.parse::<IpAddr>().or_else(|_| with_port()).ok().map(|hop| hop.to_canonical())
}

/// The headers of every answer.
fn protect(context: &Context, headers: &mut HeaderMap) {
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.entry(name).or_insert(value);
        }
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::HeaderName::from_static("x-request-id"), &context.request_id);
    set(header::CACHE_CONTROL, "no-store");
    if context.app.config.base_url.is_https {
        let subdomains = if context.app.config.hsts_subdomains { "; includeSubDomains" } else { "" };
        set(header::STRICT_TRANSPORT_SECURITY, &format!("max-age=63072000{subdomains}"));
    }
    if context.is_for_machines {
        return;
    }
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
        base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
        context.nonce
    );
    set(header::CONTENT_SECURITY_POLICY, &policy);
    set(header::REFERRER_POLICY, "same-origin");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        header::HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
}

/// Rejects requests for another host, from another site, or with another encoding, before any handler runs.
pub async fn check(context: Context, request: Request, next: Next) -> Response {
    let base = &context.app.config.base_url;
    let path = request.uri().path();
    if HEALTH.contains(&path) {
        return next.run(request).await;
    }
    let host = requested_host(&request).map(|host| canonical_host(&host, base.is_https));
    if host.as_deref() != Some(base.host.as_str()) {
        if request.method() == Method::GET && redirected_host(&context, host.as_deref()) {
            let target = format!("{}{}", base.origin, context.path_and_query);
            return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, target)]).into_response();
        }
        let asked_for = host.unwrap_or_default().chars().take(LONGEST_LOGGED_HOST).collect::<String>();
        tracing::info!(request = context.request_id, host = asked_for, expected = base.host, "asked for another host");
        return fault::misdirected(&context);
    }
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    if context.is_for_machines {
        // A browser that knows a machine's credentials would send them by itself, on behalf of any site.
        let is_browser = ["origin", "sec-fetch-site"].iter().any(|name| request.headers().contains_key(*name));
        return if is_browser { problem::bare(&context, StatusCode::FORBIDDEN) } else { next.run(request).await };
    }
    if !is_same_origin(request.headers(), &base.origin) {
        return fault::foreign(&context);
    }
    let is_file = context.routes.takes_file(path) && is_of(request.headers(), "multipart/form-data");
    if !is_file && !is_of(request.headers(), "application/x-www-form-urlencoded") {
        return fault::page(&context, &ApiError::Unreadable);
    }
    next.run(request).await
}

/// The host of an absolute request line, else of the one Host header.
fn requested_host(request: &Request) -> Option<String> {
    if let Some(authority) = request.uri().authority() {
        return Some(authority.as_str().to_lowercase());
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?.to_lowercase();
    hosts.next().is_none().then_some(host)
}

/// A host as the base address has it (RFC 3986, 3.2.2 and 6.2.3): in lower case, without the dot that ends a full name, and
/// without the default port.
fn canonical_host(host: &str, is_https: bool) -> String {
    let host = host.to_lowercase();
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, port),
        _ => (host.as_str(), ""),
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let default = if is_https { "443" } else { "80" };
    if port.is_empty() || port == default { name.to_owned() } else { format!("{name}:{port}") }
}

/// On a localhost base, 127.0.0.1 is the same machine by another name.
fn redirected_host(context: &Context, host: Option<&str>) -> bool {
    let config = &context.app.config;
    host.is_some_and(|host| config.is_local() && host.replacen("127.0.0.1", "localhost", 1) == config.base_url.host)
}

/// Browsers say where a request comes from; what says nothing, or no text, is no browser's form (security.md).
fn is_same_origin(headers: &HeaderMap, origin: &str) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(header::ORIGIN).is_some_and(|value| value == origin),
    }
}

/// Whether a page of another origin sent the browser here.
#[must_use]
pub fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none")
}

fn is_of(headers: &HeaderMap, expected: &str) -> bool {
    let media_type = parts(headers, &header::CONTENT_TYPE, b';').next().unwrap_or_default();
    media_type.eq_ignore_ascii_case(expected)
}

/// Looks the session up and lets the person's language count.
pub async fn identify(context: Context, mut request: Request, next: Next) -> Response {
    if context.is_for_machines {
        return next.run(request).await;
    }
    // Boxed: it is large, and most visitors have no session.
    let identified = match context.cookies.get(Cookie::Session).and_then(Token::parse) {
        Some(token) => Box::pin(identified(&context, &token, request.headers())).await,
        None => Ok(context.clone()),
    };
    // The form is shown again, with the choice where the person may make it.
    let switched = switched(&request, "scope").map(str::to_owned);
    let identified = match (identified, switched) {
        (Ok(context), Some(account)) => switch_account(&context, account).await,
        (identified, _) => identified,
    };
    match identified {
        Ok(context) => {
            let signed_in = context.session.as_ref().filter(|session| session.is_alive);
            let signed_in = signed_in.map(|session| SignedIn(session.user.id.clone()));
            request.extensions_mut().insert(context);
            let mut response = next.run(request).await;
            if let Some(signed_in) = signed_in {
                response.extensions_mut().insert(signed_in);
            }
            response
        }
        Err(failure) => answered(&context, failure.into_response()).await,
    }
}

/// Lets the person work in another purchasing account. What the roles do not reach is not chosen; the form that was sent
/// for it is only shown again in any case.
async fn switch_account(context: &Context, account_id: String) -> Outcome<Context> {
    let input = ChooseScope { scope: account_id.clone(), ..ChooseScope::default() };
    match choose(context, &input).await {
        Ok(_) => Ok(context.for_account(account_id)),
        Err(Failure::Refused(_)) => {
            let former = context.session.as_ref().and_then(|session| session.account());
            let former = former.map(|account| account.account_id.clone()).unwrap_or_default();
            Ok(context.for_account(former))
        }
        Err(failure) => Err(failure),
    }
}

/// Renders responses from outside the routes (a limit, a timeout, a panic) as pages.
pub async fn explain(context: Context, request: Request, next: Next) -> Response {
    if HEALTH.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    answered(&context, next.run(request).await).await
}

/// Renders a response that is not a page yet, a failure or a bare status, as a page.
pub async fn answered(context: &Context, mut response: Response) -> Response {
    if let Some(failure) = response.extensions_mut().remove::<Arc<Failure>>() {
        return fault::refused(context, &context.report(&failure)).await;
    }
    if response.extensions().get::<Bare>().is_some() {
        return response;
    }
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let is_bare = content_type.is_none_or(|value| value == "text/plain; charset=utf-8");
    if is_bare && (response.status().is_client_error() || response.status().is_server_error()) {
        return fault::bare(context, response.status());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn hosts_are_compared_as_addresses_are() {
        for (host, expected) in [
            ("Business.Contoso.com", "business.contoso.com"),
            ("business.contoso.com:443", "business.contoso.com"),
            ("business.contoso.com.", "business.contoso.com"),
            ("business.contoso.com.:443", "business.contoso.com"),
            ("business.contoso.com:", "business.contoso.com"),
            ("business.contoso.com:80", "business.contoso.com:80"),
            ("business.contoso.com:8443", "business.contoso.com:8443"),
            ("[::1]:443", "[::1]"),
            ("[::1]", "[::1]"),
            ("x..", "x."),
        ] {
            assert_eq!(canonical_host(host, true), expected, "{host}");
        }
        assert_eq!(canonical_host("localhost:80", false), "localhost");
    }

    /// asvs: v5.0.0-3.5.1
    #[test]
    fn only_forms_of_the_same_origin_count() {
        const BASE: &str = "https://bc.example";
        assert!(is_same_origin(&headers(&[("sec-fetch-site", "same-origin")]), BASE));
        assert!(is_same_origin(&headers(&[("origin", BASE)]), BASE));
        for foreign in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site"), ("origin", BASE)],
            &[("sec-fetch-site", "none")],
            &[("origin", "null")],
            &[("origin", "https://bc.example.evil.test")],
            &[("sec-fetch-site", ""), ("origin", BASE)],
            &[],
        ] {
            assert!(!is_same_origin(&headers(foreign), BASE), "{foreign:?}");
        }
    }
}
