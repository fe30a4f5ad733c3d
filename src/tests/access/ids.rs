//! IDs of other organizations, of deleted things and of things that never existed, wherever *Manage access* takes one
//! (attack case 9).

use crate::support::{
    Answer, Client, TestApp,
    access::{join, path_of},
    agreement, on_both_engines, register,
    scope::{harry, id_of, invite},
    things::{Things, tally},
};
use axum::{body::Body, http::Method};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

const OWN: [(&str, &str); 2] =
    [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];

/// Harry's organization with Rosa, a colleague, and Nils, who is invited.
async fn contoso(app: &TestApp) -> (Client, Things) {
    let mut harry = harry(app).await;
    let lead = id_of(&harry.get("/home").await, "Account 0001234567");
    for email in ["rosa@contoso.com", "nils@contoso.com"] {
        invite(&mut harry, &lead, email, "account_viewer").await;
    }
    join(app, "rosa@contoso.com").await;
    let things = Things::find(app, "rosa@contoso.com", "nils@contoso.com").await;
    (harry, things)
}

/// The same of another organization.
async fn fabrikam(app: &TestApp) -> Things {
    app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
    let mut eve = join(app, "eve@fabrikam.com").await;
    let roles: [&str; 1] = ["account_viewer"];
    crate::support::access::invite(&mut eve, &[("olga@fabrikam.com", &roles), ("ivan@fabrikam.com", &roles)]).await;
    join(app, "olga@fabrikam.com").await;
    Things::find(app, "olga@fabrikam.com", "ivan@fabrikam.com").await
}

/// Ids of Contoso's that have had their time: a cancelled and an accepted invitation, a role that was taken away, and
/// the person who held nothing else.
async fn gone(app: &TestApp, harry: &mut Client, lead: &str) -> Vec<String> {
    for email in ["lea@contoso.com", "tim@contoso.com"] {
        invite(harry, lead, email, "report_viewer").await;
    }
    join(app, "tim@contoso.com").await;
    let tim = Things::find(app, "tim@contoso.com", "tim@contoso.com").await;
    let lea = app.invitation("lea@contoso.com").await.id;
    app.cancel_as_operator("lea@contoso.com").await;
    let path = path_of(harry, "tim").await;
    let form = [("assignment", tim.assignment.as_str())];
    assert_eq!(harry.post(&format!("{path}/roles/remove"), &form).await.location(), Some("/account/access"));
    vec![lea, tim.invitation, tim.assignment, tim.user]
}

/// A request: method, path and fields of its form.
type Asked = (Method, String, Vec<(&'static str, String)>);

/// Every request of Manage access that takes an id, once for each place of one, which is marked by `ID`.
fn requests(own: &Things) -> Vec<Asked> {
    let get = |path: &str| (Method::GET, path.to_owned(), Vec::new());
    let post = |path: String, fields: &[(&'static str, &str)]| {
        (Method::POST, path, fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>())
    };
    let (person, invitation) = ("/account/access/people", "/account/access/invitations");
    let Things { user, assignment, invitation: pending, account, .. } = own;
    let given = format!("report_viewer@{account}");
    let mut all: Vec<_> = [
        "/account/access?scope=ID",
        "/account/access/people/ID",
        "/account/access/people/ID/deactivate",
        "/account/access/invitations/ID",
        "/account/access/invitations/ID/cancel",
        "/account/access/review?account=ID",
        "/account/access/review/ID",
        "/account/access/review/ID/past",
        "/account/access/review/ID/remove?seen=x",
        "/account/access/review/ID/evidence.csv?review=x",
        "/account/access/review/ID/evidence.xlsx?review=x",
        "/account/audit?scope=ID",
        "/account/audit.csv?scope=ID",
        "/account/domains?scope=ID",
        "/account/domains/ID",
        "/account/domains/ID/remove",
        "/agreements?account=ID",
        "/agreements/ID",
        "/orders?account=ID",
        "/orders.csv?account=ID",
        "/orders.xlsx?account=ID",
        "/orders/ID",
        "/orders/ID/lines.csv",
        "/orders/ID/lines.xlsx",
        "/licenses?account=ID",
        "/agreements.csv?account=ID",
        "/agreements.xlsx?account=ID",
        "/licenses.csv?account=ID",
        "/licenses.xlsx?account=ID",
        "/licenses/lines?part=current&family=Writer&version=2024&edition=Standard&pool=applications&type=on_premises&metric=device&account=ID",
        "/licenses/lines.csv?part=current&family=Writer&version=2024&edition=Standard&pool=applications&type=on_premises&metric=device&account=ID",
        "/licenses/lines.xlsx?part=current&family=Writer&version=2024&edition=Standard&pool=applications&type=on_premises&metric=device&account=ID",
        "/reports?account=ID",
        "/reports/orders.csv?account=ID",
        "/reports/orders.xlsx?account=ID",
        "/reports/ending.csv?account=ID",
        "/reports/ending.xlsx?account=ID",
        "/downloads?account=ID",
        "/downloads/report?account=ID",
        "/downloads/report.csv?account=ID",
        "/downloads/report.xlsx?account=ID",
        "/downloads/ID",
        "/downloads/file/ID",
        "/requests/ID",
        "/requests/ID/cancel",
        "/requests/activations?key=ID",
        "/dates?account=ID",
        "/services?scope=ID",
        "/services/ID",
        "/services/ID/assign",
        "/services/ID/assign/template.csv",
        "/services/ID/remove?seat=x",
        "/services/ID/reserve",
        "/services/ID/seats.csv",
    ]
    .map(get)
    .into();
    all.extend(of_services(own));
    all.push(post("/requests/ID/withdraw".to_owned(), &[]));
    all.push(post("/requests/ID/cancel".to_owned(), &[]));
    all.push(post("/services/ID/reserve".to_owned(), &[("seats", "1"), ("day", "2026-12-10")]));
    all.push(post("/api/cancel-reservation".to_owned(), &[("request", "ID")]));
    all.push(post("/api/reserve-seats".to_owned(), &[("subscription", "ID"), ("seats", "1"), ("day", "2026-12-10")]));
    all.push(post("/requests/ID/answer".to_owned(), &[("answer", "assign")]));
    all.push(post("/api/withdraw-request".to_owned(), &[("request", "ID")]));
    all.push(post("/api/answer-request".to_owned(), &[("request", "ID"), ("answer", "assign")]));
    all.push(post("/api/ask-for-activations".to_owned(), &[("key", "ID"), ("count", "1"), ("text", "x")]));
    all.push(post("/api/ask-for-change".to_owned(), &[("account", "ID"), ("fact", "sector"), ("text", "x")]));
    all.push(post("/api/ask-for-role".to_owned(), &[("account", "ID"), ("role", "report_viewer")]));
    all.extend(of_agreements(own));
    all.extend(of_reviews(own));
    for action in ["deactivate", "reactivate", "end-sessions"] {
        all.push(post(format!("{person}/ID/{action}"), &[]));
    }
    for action in ["resend", "void", "cancel", "confirm"] {
        all.push(post(format!("{invitation}/ID/{action}"), &[]));
    }
    for function in ["deactivate-user", "reactivate-user", "end-sessions"] {
        all.push(post(format!("/api/{function}"), &[("user", "ID")]));
    }
    for function in ["cancel-invitation", "confirm-invitation", "resend-invitation"] {
        all.push(post(format!("/api/{function}"), &[("invitation", "ID")]));
    }
    let nobody = [("email-1", "ada@contoso.com"), ("first_name-1", "Ada"), ("language-1", "en"), ("country-1", "US")];
    let form = [&nobody[..], &[("roles-1", "account_viewer"), ("accounts", "ID"), ("key", "key")]].concat();
    let arguments = [
        ("people[0][email]", "ada@contoso.com"),
        ("people[0][first_name]", "Ada"),
        ("people[0][language]", "en"),
        ("people[0][country]", "US"),
        ("people[0][roles][0]", "account_viewer"),
        ("accounts[0]", "ID"),
        ("form_key", "key"),
    ];
    all.extend([
        post(format!("{person}/ID/roles"), &[("role", &given)]),
        post(format!("{person}/{user}/roles"), &[("role", "report_viewer@ID")]),
        post(format!("{person}/ID/roles/remove"), &[("assignment", assignment)]),
        post(format!("{person}/{user}/roles/remove"), &[("assignment", "ID")]),
        post(format!("{invitation}/ID/roles"), &[("roles", &given)]),
        post(format!("{invitation}/{pending}/roles"), &[("roles", "report_viewer@ID")]),
        post("/account/access/invite".to_owned(), &form),
        post("/scope".to_owned(), &[("scope", "ID")]),
        post("/api/choose-scope".to_owned(), &[("scope", "ID")]),
        post("/api/add-role".to_owned(), &[("user", "ID"), ("role", "report_viewer"), ("scope", account)]),
        post("/api/add-role".to_owned(), &[("user", user), ("role", "report_viewer"), ("scope", "ID")]),
        post("/api/remove-role".to_owned(), &[("user", "ID"), ("assignment", assignment)]),
        post("/api/remove-role".to_owned(), &[("user", user), ("assignment", "ID")]),
        post("/api/resend-invitation".to_owned(), &[("invitation", "ID"), ("void_earlier", "true")]),
        post("/api/set-invitation-roles".to_owned(), &[("invitation", "ID"), ("roles[0]", &given)]),
        post("/api/set-invitation-roles".to_owned(), &[("invitation", pending), ("roles[0]", "report_viewer@ID")]),
        post("/api/invite-users".to_owned(), &arguments),
    ]);
    all
}

/// The same of access reviews.
fn of_reviews(own: &Things) -> Vec<Asked> {
    let Things { account, user, .. } = own;
    let seen = format!("{user}.32");
    let post = |path: String, fields: &[(&'static str, &str)]| {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned()));
        (Method::POST, path, fields.collect::<Vec<_>>())
    };
    let review = "/account/access/review";
    vec![
        (Method::GET, format!("{review}/{account}/evidence.csv?review=ID"), Vec::new()),
        (Method::GET, format!("{review}/{account}/evidence.xlsx?review=ID"), Vec::new()),
        (Method::GET, format!("{review}/{account}/remove?seen=ID.32"), Vec::new()),
        post(format!("{review}/ID/decide"), &[("seen", &seen), ("decision", "keep")]),
        post(format!("{review}/{account}/decide"), &[("seen", "ID.32"), ("decision", "keep")]),
        post(format!("{review}/{account}/decide"), &[("seen", "ID.32"), ("decision", "remove")]),
        post(format!("{review}/ID/remove"), &[("seen", &seen)]),
        post(format!("{review}/{account}/remove"), &[("seen", "ID.32")]),
        post(format!("{review}/ID/complete"), &[("review", "x")]),
        post("/api/decide-access".to_owned(), &[("account", "ID"), ("seen[0]", &seen), ("decision", "keep")]),
        post("/api/decide-access".to_owned(), &[("account", account), ("seen[0]", "ID.32"), ("decision", "remove")]),
        post("/api/complete-review".to_owned(), &[("account", "ID"), ("review", "x")]),
    ]
}

/// The same of domains and subscriptions.
fn of_services(own: &Things) -> Vec<Asked> {
    let Things { account, domain, subscription, seat, .. } = own;
    let mut all = Vec::new();
    let mut post = |path: &str, fields: &[(&'static str, &str)]| {
        all.push((
            Method::POST,
            path.to_owned(),
            fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        ));
    };
    let (name, person) = (("domain", "contoso.org"), ("list", "ada@contoso.com"));
    for path in ["/account/domains/add", "/api/add-domain"] {
        post(path, &[("scope", "ID"), name, ("confirmed", "contoso.org")]);
    }
    for path in ["/account/domains/use", "/api/use-domain"] {
        post(path, &[("domain", "ID"), ("scope", account)]);
        post(path, &[("domain", domain), ("scope", "ID")]);
    }
    for action in ["check", "renew", "remove", "stop"] {
        post(&format!("/account/domains/ID/{action}"), &[("scope", account)]);
    }
    post(&format!("/account/domains/{domain}/stop"), &[("scope", "ID")]);
    for function in ["check-domain", "renew-domain", "remove-domain", "stop-using-domain"] {
        post(&format!("/api/{function}"), &[("domain", "ID"), ("scope", account)]);
    }
    for action in ["keep", "remove"] {
        post(&format!("/services/ID/{action}"), &[("seat", seat)]);
        post(&format!("/services/{subscription}/{action}"), &[("seat", "ID")]);
        post(&format!("/api/{action}-seat"), &[("subscription", "ID"), ("seat", seat)]);
        post(&format!("/api/{action}-seat"), &[("subscription", subscription), ("seat", "ID")]);
    }
    for path in ["/dates/dismiss", "/dates/restore", "/api/dismiss-date", "/api/restore-date"] {
        for kind in ["agreement", "offer", "use", "subscription", "domain_value"] {
            post(path, &[("kind", kind), ("subject", "ID"), ("ends_on", "2026-11-19")]);
        }
    }
    post("/services/ID/assign", &[person, ("is_checked", "true")]);
    post("/api/assign-seats", &[("subscription", "ID"), person, ("is_checked", "true")]);
    post("/services/ID/switch", &[("assigned_only", "true")]);
    post("/api/switch-subscription", &[("subscription", "ID"), ("assigned_only", "true")]);
    all
}

/// The same of what is written down about purchasing accounts.
fn of_agreements(own: &Things) -> Vec<Asked> {
    let Things { agreement, account, .. } = own;
    let mut all = Vec::new();
    for [agreement, account] in [["ID", account.as_str()], [agreement.as_str(), "ID"], ["ID", "ID"]] {
        let path = format!("/agreements/{agreement}/accounts/{account}");
        let label = ("label", "Ours".to_owned());
        let ids = [("agreement", agreement.to_owned()), ("account", account.to_owned())];
        all.push((Method::GET, path.clone(), Vec::new()));
        all.push((Method::POST, path, vec![label.clone()]));
        all.push((Method::POST, "/api/edit-account".to_owned(), ids.into_iter().chain([label]).collect()));
    }
    all
}

/// Sends a request with an id in the marked place.
async fn send(client: &mut Client, request: &Asked, id: &str) -> Answer {
    let (method, path, fields) = request;
    let path = path.replace("ID", &utf8_percent_encode(id, NON_ALPHANUMERIC).to_string());
    let fields: Vec<(&str, String)> = fields.iter().map(|(name, value)| (*name, value.replace("ID", id))).collect();
    let body = serde_urlencoded::to_string(fields).expect("a form");
    client.send(method.clone(), &path, Body::from(body), &OWN).await
}

on_both_engines! {
    async fn ids_that_are_not_ones_own_change_nothing_and_tell_nothing(app: TestApp) {
        let (mut harry, own) = contoso(&app).await;
        let other = fabrikam(&app).await;
        let mut ids = vec!["00000000-0000-0000-0000-000000000000".to_owned()];
        ids.extend([other.user, other.assignment, other.invitation, other.account, other.agreement]);
        ids.extend([other.domain, other.subscription, other.seat, other.order]);
        let gone = gone(&app, &mut harry, &own.account).await;
        ids.extend(gone.clone());
        ids.extend(["-1", "99999999999999999999999999999999", "' OR '1'='1' --", "%", "\0", "\u{fffd}"].map(str::to_owned));
        ids.extend(["x".repeat(10_000), own.user.to_uppercase(), format!("{} ", own.invitation)]);
        app.run_jobs().await;
        let before = tally(&app).await;
        for request in requests(&own) {
            let mut statuses = Vec::new();
            for id in &ids {
                // What became of the own invitations, the first of what is gone, is told.
                let is_page = request.0 == Method::GET && request.1.starts_with("/account/access/invitations/ID");
                if is_page && gone[..2].contains(id) {
                    continue;
                }
                let answer = send(&mut harry, &request, id).await;
                let place = format!("{request:?} with {:.60}: {}", id, answer.status);
                assert!(matches!(answer.status.as_u16(), 403 | 404 | 422), "{place}");
                assert!(!answer.shows("fabrikam") && !answer.shows("5555555555"), "{place}: {}", answer.body);
                statuses.push((answer.status, place));
            }
            for (status, place) in &statuses {
                assert_eq!(*status, statuses[0].0, "answered as what never was: {place}");
            }
            assert_eq!(tally(&app).await, before, "{request:?}");
        }
    }

    /// Nothing in the place of an id is no id; where it stands for all purchasing accounts, it changes no more.
    async fn empty_ids_change_nothing(app: TestApp) {
        let (mut harry, own) = contoso(&app).await;
        app.run_jobs().await;
        let before = tally(&app).await;
        for request in requests(&own) {
            // An export is written down, and this one is whole.
            if request.1.contains("audit.csv") {
                continue;
            }
            let answer = send(&mut harry, &request, "").await;
            let means_all = request.1.contains("scope") || request.1.contains("account=ID");
            assert!(means_all || matches!(answer.status.as_u16(), 403 | 404 | 422), "{request:?}: {}", answer.status);
            assert!(answer.status.as_u16() < 500, "{request:?}: {}", answer.status);
        }
        assert_eq!(tally(&app).await, before);
    }

    /// PostgreSQL holds no text with a NUL, and refuses to compare with one.
    async fn texts_that_a_database_cannot_hold_are_not_found(app: TestApp) {
        let mut harry = app.register_harry().await;
        for path in ["/account/access?search=ros%00a", "/account/access?search=%00", "/account/audit?person=ros%00a", "/support/%00", "/keys?found=%00"] {
            let answer = harry.get(path).await;
            assert!(matches!(answer.status.as_u16(), 200 | 404), "{path}: {}", answer.status);
        }
    }
}
