//! Every route and server function × every kind of user equals a reviewed table (attack case 12).

use crate::support::{
    Answer, Client, Engine, NONE, PASSWORD, TestApp,
    access::{colleague, invite, join, path_of},
    agreement,
    keys::{PLANTED, fragments, leak},
    on_both_engines, register,
    things::{Things, tally},
};
use axum::{body::Body, http::Method};
use business_center::{
    domain::{
        access::{Capability, Permission, Role},
        moment::Span,
    },
    pages,
    server::http::{
        route::{Audience, Route, RouteTable},
        routes::{Access, product_routes, rules},
    },
};

/// The reviewed table: for everyone, for everyone who is signed in, and what needs a permission.
const PUBLIC: &[&str] = &[
    "/api/accept-invitation",
    "/api/accept-with-account",
    "/api/check-password",
    "/api/choose-language",
    "/api/decline-invitation",
    "/api/renew-link",
    "/api/request-resend",
    "/api/request-reset",
    "/api/reset-password",
    "/api/sign-in",
    "/api/sign-out",
    "/api/undo-decline",
    "/",
    "/Customer",
    "/Customer/",
    "/sign-out",
    "/language",
    "/resend",
    "/resend/sent",
    "/i/{token}",
    "/register",
    "/register/account",
    "/register/decline",
    "/register/undo",
    "/register/renew",
    "/register/sent",
    "/forgot-password",
    "/forgot-password/sent",
    "/r/{token}",
    "/reset-password",
    "/support",
    "/support/{guide}",
    "/s/{token}",
    "/seat",
    "/.well-known/jwks.json",
    "/api/v1/openapi.json",
    "/calendar/{token}",
];
const SIGNED_IN: &[&str] = &[
    "/account",
    "/home",
    "/scope",
    "/profile",
    "/profile/password",
    "/requests",
    "/requests/role",
    "/requests/{request}",
    "/requests/{request}/withdraw",
    "/api/ask-for-role",
    "/api/withdraw-request",
    "/api/change-password",
    "/api/choose-scope",
    "/api/update-profile",
    "/dates/reminders",
    "/dates/calendar",
    "/dates/calendar/end",
    "/api/change-reminders",
    "/api/create-calendar",
    "/api/end-calendar",
];
const SERVICES: &[&str] = &["/api/v1/entitlements"];
const PERMITTED: &[(&str, Permission)] = &[
    ("/account/access", Permission::ViewUsers),
    ("/account/access/people/{user}", Permission::ViewUsers),
    ("/account/access/invitations/{invitation}", Permission::ViewUsers),
    ("/account/access/review", Permission::ViewUsers),
    ("/account/access/review/{account}", Permission::ViewUsers),
    ("/account/access/review/{account}/past", Permission::ViewUsers),
    ("/account/access/review/{account}/evidence.xlsx", Permission::ViewUsers),
    ("/account/access/review/{account}/evidence.csv", Permission::ViewUsers),
    ("/account/access/review/{account}/decide", Permission::AssignRoles),
    ("/account/access/review/{account}/remove", Permission::AssignRoles),
    ("/account/access/review/{account}/complete", Permission::AssignRoles),
    ("/account/access/undo", Permission::InviteUsers),
    ("/account/access/invite", Permission::InviteUsers),
    ("/account/access/invitations/{invitation}/cancel", Permission::InviteUsers),
    ("/account/access/invitations/{invitation}/confirm", Permission::InviteUsers),
    ("/account/access/invitations/{invitation}/resend", Permission::InviteUsers),
    ("/account/access/invitations/{invitation}/roles", Permission::InviteUsers),
    ("/account/access/invitations/{invitation}/void", Permission::InviteUsers),
    ("/account/audit", Permission::ViewAuditTrail),
    ("/account/audit.csv", Permission::ViewAuditTrail),
    ("/account/access/people/{user}/deactivate", Permission::AssignRoles),
    ("/account/access/people/{user}/end-sessions", Permission::AssignRoles),
    ("/account/access/people/{user}/reactivate", Permission::AssignRoles),
    ("/account/access/people/{user}/roles", Permission::AssignRoles),
    ("/account/access/people/{user}/roles/remove", Permission::AssignRoles),
    ("/account/domains", Permission::ViewDomains),
    ("/account/domains/add", Permission::AssociateDomains),
    ("/account/domains/use", Permission::AssociateDomains),
    ("/account/domains/{domain}", Permission::ViewDomains),
    ("/account/domains/{domain}/check", Permission::AssociateDomains),
    ("/account/domains/{domain}/renew", Permission::AssociateDomains),
    ("/account/domains/{domain}/stop", Permission::AssociateDomains),
    ("/account/domains/{domain}/remove", Permission::AssociateDomains),
    ("/api/add-domain", Permission::AssociateDomains),
    ("/api/check-domain", Permission::AssociateDomains),
    ("/api/renew-domain", Permission::AssociateDomains),
    ("/api/use-domain", Permission::AssociateDomains),
    ("/api/stop-using-domain", Permission::AssociateDomains),
    ("/api/remove-domain", Permission::AssociateDomains),
    ("/agreements", Permission::ViewAgreements),
    ("/agreements.csv", Permission::ViewAgreements),
    ("/agreements.xlsx", Permission::ViewAgreements),
    ("/agreements/{agreement}", Permission::ViewAgreements),
    ("/agreements/{agreement}/accounts/{account}", Permission::EditAgreements),
    ("/api/edit-account", Permission::EditAgreements),
    ("/dates", Permission::ViewAgreements),
    ("/dates/dismiss", Permission::ViewAgreements),
    ("/dates/restore", Permission::ViewAgreements),
    ("/api/dismiss-date", Permission::ViewAgreements),
    ("/api/restore-date", Permission::ViewAgreements),
    ("/orders", Permission::ViewOrders),
    ("/orders.csv", Permission::ViewOrders),
    ("/orders.xlsx", Permission::ViewOrders),
    ("/orders/{order}", Permission::ViewOrders),
    ("/orders/{order}/lines.csv", Permission::ViewOrders),
    ("/orders/{order}/lines.xlsx", Permission::ViewOrders),
    ("/licenses", Permission::ViewOrders),
    ("/licenses.csv", Permission::ViewOrders),
    ("/licenses.xlsx", Permission::ViewOrders),
    ("/licenses/lines", Permission::ViewOrders),
    ("/licenses/lines.csv", Permission::ViewOrders),
    ("/licenses/lines.xlsx", Permission::ViewOrders),
    ("/reports", Permission::ViewOrders),
    ("/reports/ending.csv", Permission::ViewOrders),
    ("/reports/ending.xlsx", Permission::ViewOrders),
    ("/reports/orders.csv", Permission::ViewOrders),
    ("/reports/orders.xlsx", Permission::ViewOrders),
    ("/keys", Permission::ListKeys),
    ("/keys/{key}", Permission::ListKeys),
    ("/keys/find", Permission::ViewKeys),
    ("/keys/export", Permission::ViewKeys),
    ("/keys/{key}/reveal", Permission::ViewKeys),
    ("/api/reveal-key", Permission::ViewKeys),
    ("/downloads", Permission::DownloadSoftware),
    ("/downloads/SHA256SUMS", Permission::DownloadSoftware),
    ("/downloads/report", Permission::DownloadSoftware),
    ("/downloads/report.csv", Permission::DownloadSoftware),
    ("/downloads/report.xlsx", Permission::DownloadSoftware),
    ("/downloads/{file}", Permission::DownloadSoftware),
    ("/downloads/file/{file}", Permission::DownloadSoftware),
    ("/requests/change", Permission::EditAgreements),
    ("/requests/activations", Permission::ViewKeys),
    ("/requests/{request}/answer", Permission::AssignRoles),
    ("/requests/{request}/cancel", Permission::ProvisionServices),
    ("/api/ask-for-change", Permission::EditAgreements),
    ("/api/ask-for-activations", Permission::ViewKeys),
    ("/api/answer-request", Permission::AssignRoles),
    ("/services", Permission::ViewServices),
    ("/services/{subscription}", Permission::ViewServices),
    ("/services/{subscription}/seats.csv", Permission::ViewServices),
    ("/services/{subscription}/assign", Permission::AssignSeats),
    ("/services/{subscription}/assign/file", Permission::AssignSeats),
    ("/services/{subscription}/assign/template.csv", Permission::AssignSeats),
    ("/services/{subscription}/keep", Permission::AssignSeats),
    ("/services/{subscription}/remove", Permission::AssignSeats),
    ("/services/{subscription}/switch", Permission::AssignSeats),
    ("/services/{subscription}/reserve", Permission::ProvisionServices),
    ("/api/reserve-seats", Permission::ProvisionServices),
    ("/api/cancel-reservation", Permission::ProvisionServices),
    ("/api/assign-seats", Permission::AssignSeats),
    ("/api/keep-seat", Permission::AssignSeats),
    ("/api/remove-seat", Permission::AssignSeats),
    ("/api/switch-subscription", Permission::AssignSeats),
    ("/api/add-role", Permission::AssignRoles),
    ("/api/cancel-invitation", Permission::InviteUsers),
    ("/api/complete-review", Permission::AssignRoles),
    ("/api/confirm-invitation", Permission::InviteUsers),
    ("/api/decide-access", Permission::AssignRoles),
    ("/api/deactivate-user", Permission::AssignRoles),
    ("/api/end-sessions", Permission::AssignRoles),
    ("/api/invite-users", Permission::InviteUsers),
    ("/api/reactivate-user", Permission::AssignRoles),
    ("/api/remove-role", Permission::AssignRoles),
    ("/api/resend-invitation", Permission::InviteUsers),
    ("/api/set-invitation-roles", Permission::InviteUsers),
    ("/api/undo", Permission::InviteUsers),
];
/// These end the session that the walk needs.
const ENDS_THE_SESSION: [&str; 2] = ["/sign-out", "/api/sign-out"];

#[test]
fn the_table_of_the_server_is_the_reviewed_one() {
    let expected = |path: &str| {
        let permission = PERMITTED.iter().find(|(known, _)| *known == path).map(|(_, permission)| *permission);
        match permission {
            Some(permission) => Access::May(permission),
            None if SIGNED_IN.contains(&path) => Access::SignedIn,
            None if PUBLIC.contains(&path) => Access::Public,
            None if SERVICES.contains(&path) => Access::Service,
            None => panic!("{path} has not been reviewed"),
        }
    };
    for (path, access) in rules() {
        assert_eq!(access, expected(path), "{path}");
    }
    for path in PUBLIC.iter().chain(SIGNED_IN).copied().chain(PERMITTED.iter().map(|(path, _)| *path)) {
        assert!(rules().iter().any(|(known, _)| *known == path), "{path} is gone");
    }
}

#[test]
fn what_texts_promise_is_what_paths_ask_for() {
    let promised = Capability::ALL.map(Capability::permission);
    for (path, permission) in PERMITTED {
        assert!(promised.contains(permission), "{path} opens what no text names");
    }
    for permission in promised {
        assert!(PERMITTED.iter().any(|(_, known)| *known == permission), "{permission:?} opens nothing");
    }
}

/// A path of the table with something in place of its placeholder.
fn filled(path: &str) -> String {
    path.replace("{user}", "x")
        .replace("{account}", "x")
        .replace("{domain}", "x")
        .replace("{subscription}", "x")
        .replace("{agreement}", "x")
        .replace("{account}", "x")
        .replace("{order}", "x")
        .replace("{key}", "x")
        .replace("{file}", "x")
        .replace("{request}", "x")
        .replace("{invitation}", "x")
        .replace("{token}", "x")
        .replace("{guide}", "x")
}

#[tokio::test]
async fn every_action_leads_back_to_a_page_above_it_that_can_be_opened() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut harry = app.register_harry().await;
    let actions = pages::routes().into_iter().filter_map(|route| Some((route.rule.path, route.rule.page?)));
    let actions: Vec<_> = actions.collect();
    assert!(actions.contains(&("/profile/password", "/profile")), "{actions:?}");
    for (path, page) in actions {
        assert!(page == "/" || path.strip_prefix(page).is_some_and(|rest| rest.starts_with('/')), "{path}: {page}");
        assert!(rules().iter().any(|(known, _)| *known == page), "{page} is a row");
        assert_ne!(harry.get(&filled(page)).await.status.as_u16(), 405, "{page}");
    }
}

#[tokio::test]
async fn nothing_secret_or_written_down_is_fetched_ahead() {
    let app = TestApp::start(Engine::Sqlite).await;
    let page = app.client().get("/Customer/").await;
    let never = r#"{"not":{"href_matches":["/i/*","/r/*","/account/access/review/*/evidence.xlsx","/account/access/review/*/evidence.csv","/agreements.xlsx","/agreements.csv","/orders.xlsx","/orders.csv","/orders/*/lines.xlsx","/orders/*/lines.csv","/licenses.xlsx","/licenses.csv","/licenses/lines.xlsx","/licenses/lines.csv","/reports/orders.xlsx","/reports/orders.csv","/reports/ending.xlsx","/reports/ending.csv","/downloads/SHA256SUMS","/downloads/report.xlsx","/downloads/report.csv","/downloads/file/*","/services/*/seats.csv","/s/*","/calendar/*","/account/audit.csv","/dev/mail","/dev/mail/*","/dev/mail/*/html"]}}"#;
    assert!(page.shows(never), "{}", page.body);
}

/// A kind of person with a browser, and the roles that count.
struct Subject {
    name: String,
    client: Client,
    is_signed_in: bool,
    roles: Vec<Role>,
    /// Whether the roles count in Contoso.
    is_here: bool,
}

async fn subjects(app: &TestApp, harry: &mut Client) -> Vec<Subject> {
    let subject = |name: &str, client: Client, is_signed_in: bool, roles: &[Role]| Subject {
        name: name.to_owned(),
        client,
        is_signed_in,
        roles: roles.to_vec(),
        is_here: true,
    };
    let mut all = vec![subject("anonymous", app.client(), false, &[])];
    for (number, role) in Role::ALL.into_iter().enumerate() {
        let client = colleague(app, harry, &format!("p{number}@contoso.com"), role.code()).await;
        all.push(subject(role.code(), client, true, &[role]));
    }
    let mut suspended = colleague(app, harry, "nils@contoso.com", "account_administrator").await;
    let path = path_of(harry, "nils").await;
    assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
    suspended.post("/Customer/", &[("email", "nils@contoso.com"), ("password", PASSWORD)]).await;
    all.push(subject("suspended", suspended, true, &[]));
    app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
    let roles = [Role::AccountAdministrator, Role::AgreementAdministrator];
    let eve = subject("another organization's administrator", join(app, "eve@fabrikam.com").await, true, &roles);
    all.push(Subject { is_here: false, ..eve });
    // A partner has no account: the address in the agreement alone opens nothing.
    let mut partner = app.client();
    partner.post("/Customer/", &[("email", "licensing@fabrikam.com"), ("password", PASSWORD)]).await;
    all.push(subject("partner", partner, false, &[]));
    all
}

/// Whether an answer turns someone away: to sign-in, or for lack of a role.
fn is_refused(answer: &Answer) -> bool {
    let leads_to_sign_in = answer.location().is_some_and(|path| path.starts_with("/Customer/?"));
    matches!(answer.status.as_u16(), 401 | 403) || leads_to_sign_in
}

/// Whether programs call a path, which no one opens: a server function, or something for machines.
fn is_called(routes: &[Route], path: &str) -> bool {
    let route = routes.iter().find(|route| route.rule.path == path);
    route.is_none_or(|route| matches!(route.rule.audience, Audience::Machines(_)))
}

async fn walk(subject: &mut Subject) {
    let all = product_routes();
    let for_machines = all.iter().map(|route| route.rule).filter(|rule| matches!(rule.audience, Audience::Machines(_)));
    let for_machines: Vec<&str> = for_machines.map(|rule| rule.path).collect();
    for (path, access) in rules() {
        if ENDS_THE_SESSION.contains(&path) {
            continue;
        }
        let may = match access {
            Access::Public => true,
            Access::Service => false,
            Access::SignedIn => subject.is_signed_in,
            Access::May(permission) => subject.roles.iter().any(|role| role.may(permission)),
        };
        let real = filled(path);
        let own = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        // Machines are no browsers.
        let own = if for_machines.contains(&path) { &own[..1] } else { &own };
        for method in [Method::GET, Method::POST] {
            let mut client = subject.client.clone();
            let answer = client.send(method.clone(), &real, Body::empty(), own).await;
            let place = format!("{} {method} {path}: {}", subject.name, answer.status);
            if answer.status.as_u16() == 405 {
                // What a reload or a bookmark opens is a page, or leads to one.
                assert!(method == Method::POST || is_called(&all, path), "{place}");
                continue;
            }
            assert_eq!(is_refused(&answer), !may, "{place}");
            assert!(!answer.status.is_server_error(), "{place}");
        }
    }
}

/// Asks for everything that needs a permission with ids of things that are there: whoever may not is turned away, and
/// someone from elsewhere finds nothing. Who may sees the pages; what they may change other tests hold.
async fn reach(subject: &mut Subject, things: &Things) {
    let own = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    let table = RouteTable::new(&product_routes());
    for (path, access) in rules() {
        let Access::May(permission) = access else { continue };
        let may = subject.roles.iter().any(|role| role.may(permission));
        let is_function = path.starts_with("/api/");
        let is_named = is_function || path.contains('{');
        let real = things.real(path);
        let fields = if is_function { things.of_functions() } else { things.of_pages() };
        let body = serde_urlencoded::to_string(fields).expect("a form");
        for method in [Method::GET, Method::POST] {
            let is_written_down = ["/services/{subscription}/seats.csv", "/downloads/file/{file}"].contains(&path);
            if may && (!is_named || subject.is_here && (method == Method::POST || is_written_down)) {
                continue;
            }
            let mut client = subject.client.clone();
            let (real, body) = if method == Method::GET {
                (format!("{real}?{body}"), Body::empty())
            } else {
                (real.clone(), Body::from(body.clone()))
            };
            let answer = client.send(method.clone(), &real, body, &own).await;
            let place = format!("{} {method} {path}: {}", subject.name, answer.status);
            match answer.status.as_u16() {
                405 => assert!(is_function && method == Method::GET || method == Method::POST, "{place}"),
                200 => assert!(may && subject.is_here, "{place}"),
                // An action that was opened leads to its page, which says what it says for an unknown id.
                303 if may && method == Method::GET => {
                    let page = table.page_of(real.split('?').next().unwrap_or_default()).expect("an action");
                    assert!(
                        answer.location().is_some_and(|path| path.split('?').next() == Some(page.as_str())),
                        "{place}"
                    );
                    let shown = client.get(&page).await.status.as_u16();
                    assert_eq!(shown, if subject.is_here { 200 } else { 404 }, "{place}");
                }
                // The form of Invite Users names no one.
                422 => assert!(may && path == "/api/invite-users", "{place}"),
                // The request is for a role: it is no reservation.
                404 if path == "/requests/{request}/cancel" && may => {}
                404 => assert!(may && !subject.is_here, "{place}"),
                // Harry offers it: an Agreement Administrator takes nothing away.
                403 if path.ends_with("/cancel") && subject.roles == [Role::AgreementAdministrator] => {}
                // It is no file.
                400 if path == "/services/{subscription}/assign/file" && may => {}
                // One purchasing account alone uses the domain.
                403 if path.ends_with("/stop") && may && subject.is_here => {}
                _ => assert!(!may && is_refused(&answer), "{place}"),
            }
        }
    }
}

/// Reads everything as a subject, with ids of things that are there and parts of the planted key as searches. Nobody gets five
/// characters of it in a row, but those who may view it in its purchasing account get the last five, in its mask.
async fn read_all(subject: &mut Subject, things: &Things, fragments: &[String]) {
    let may_view = subject.is_here && subject.roles.iter().any(|role| role.may(Permission::ViewKeys));
    // The last five are the end of the mask.
    let secret = if may_view { &fragments[..fragments.len() - 1] } else { fragments };
    let own = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    // As nothing that leaks has it, so that what is typed can be told from that.
    let whole = PLANTED.replace('-', "").to_lowercase();
    for typed in [&whole, &fragments[0], &fragments[fragments.len() - 1]] {
        for (path, access) in rules() {
            let acts =
                matches!(access, Access::May(permission) if subject.roles.iter().any(|role| role.may(permission)));
            let real = things.real(path);
            let mut fields = if path.starts_with("/api/") { things.of_functions() } else { things.of_pages() };
            fields.extend(
                ["search", "characters", "person", "family", "account", "name"].map(|name| (name, typed.clone())),
            );
            let body = serde_urlencoded::to_string(fields).expect("a form");
            for method in [Method::GET, Method::POST] {
                if method == Method::POST && acts && path != "/keys/find" || ENDS_THE_SESSION.contains(&path) {
                    continue;
                }
                let mut client = subject.client.clone();
                let (real, body) = match method {
                    Method::GET if path == "/keys/{key}" || path == "/keys" => (real.clone(), Body::empty()),
                    Method::GET => (format!("{real}?{body}"), Body::empty()),
                    _ => (real.clone(), Body::from(body.clone())),
                };
                let mut answer = client.send(method.clone(), &real, body, &own).await;
                // What a search by characters finds is on the page that it leads to.
                let found = answer.location().filter(|path| path.starts_with("/keys?found=")).map(str::to_owned);
                if let Some(found) = found {
                    answer = client.get(&found).await;
                }
                let headers = format!("{:?}", answer.headers);
                // A random nonce is like five characters of the key once in some thousand pages.
                let nonce =
                    headers.split_once("'nonce-").and_then(|(_, rest)| rest.split('\'').next()).unwrap_or(typed);
                // What the person typed may come back as it was.
                let told = |text: &str| text.replace(nonce, "").replace(typed.as_str(), "");
                for text in [told(&answer.body), told(&headers)] {
                    let leak = leak(&text, secret);
                    assert!(leak.is_none(), "{} {method} {real}: {leak:?} in {text}", subject.name);
                }
            }
        }
    }
}

on_both_engines! {
    async fn every_route_and_function_with_every_kind_of_person(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut all = subjects(&app, &mut harry).await;
        assert_eq!(all.len(), 10);
        for subject in &mut all {
            walk(subject).await;
        }
        // The eleventh: a session that has ended is no one's.
        app.pass(Span::minutes(61));
        let mut expired = all.remove(1);
        assert_eq!(expired.name, "account_administrator");
        (expired.name, expired.is_signed_in, expired.roles) = ("expired session".to_owned(), false, Vec::new());
        walk(&mut expired).await;
    }

    /// C1, T1: the key is in the database, and in nothing that anyone reads, mails included.
    async fn a_planted_key_is_read_nowhere(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut all = subjects(&app, &mut harry).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("ivan@contoso.com", &["account_viewer"])]).await;
        let things = Things::find(&app, "rosa@contoso.com", "ivan@contoso.com").await;
        let fragments = fragments(PLANTED);
        for subject in &mut all {
            read_all(subject, &things, &fragments).await;
        }
        let page = harry.get(&things.real("/keys/{key}")).await;
        assert!(page.shows("PD3FY"), "the walk saw the page of the key: {}", page.body);
        app.run_jobs_after_a_minute().await;
        for mail in app.all_mails() {
            let text = format!("{}{}{}", mail.subject, mail.text, mail.html);
            assert!(leak(&text, &fragments).is_none(), "{}", mail.subject);
        }
    }

    /// Attack cases 2, 4 and 12.
    async fn real_ids_open_nothing_to_who_may_not(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut all = subjects(&app, &mut harry).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("ivan@contoso.com", &["account_viewer"])]).await;
        let things = Things::find(&app, "rosa@contoso.com", "ivan@contoso.com").await;
        app.run_jobs().await;
        let before = tally(&app).await;
        for subject in &mut all {
            reach(subject, &things).await;
            assert_eq!(tally(&app).await, before, "{}", subject.name);
        }
        app.pass(Span::minutes(61));
        let mut expired = all.remove(1);
        (expired.name, expired.is_signed_in, expired.roles) = ("expired session".to_owned(), false, Vec::new());
        reach(&mut expired, &things).await;
        // What was typed into the form waits for the same person, who signs in again; nothing else is left of it.
        let kept = "SELECT COUNT(*) FROM form_drafts WHERE path LIKE '/account/%' OR path LIKE '/agreements/%' OR path LIKE '/requests/%' OR path LIKE '/services/%'";
        assert_eq!(app.count(kept).await, 9);
        app.execute("DELETE FROM form_drafts WHERE path LIKE '/account/%' OR path LIKE '/agreements/%' OR path LIKE '/requests/%' OR path LIKE '/services/%'").await;
        assert_eq!(tally(&app).await, before);
    }
}
