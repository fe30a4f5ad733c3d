//! Fields that a form of *Manage access* doesn't have have no effect (attack case 8).

use crate::support::{
    Answer, Client, NONE, TestApp,
    access::{addable, colleague, invite, join, path_of, row},
    agreement, on_both_engines, register,
    things::Things,
};
use business_center::server::db;

/// What a form would be worth that listened to more than its own fields: everything names another organization's
/// things, or more than the sender may give.
fn extra(other: &Things) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(&str, String)> = [
        ("verified", "true"),
        ("is_active", "false"),
        ("state", "accepted"),
        ("expires_at", "9999999999999"),
        ("paused_at", "1"),
        ("organization_id", "x"),
        ("granted_by", "operator"),
        ("verified-1", "true"),
        ("role-1", "account_administrator"),
        ("expires_at-1", "9999999999999"),
        ("people[0][verified]", "true"),
        ("people[0][role]", "account_administrator"),
        ("people[0][expires_at]", "9999999999999"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into();
    for name in ["user_id", "invited_by", "actor", "user_id-1", "invited_by-1", "people[0][invited_by]"] {
        fields.push((name, other.user.clone()));
    }
    for name in ["scope_id", "purchasing_account_id", "accounts-1", "scope_id-1", "people[0][scope_id]"] {
        fields.push((name, other.account.clone()));
    }
    fields.push(("agreement_id", other.agreement.clone()));
    fields.push(("invitation_id", other.invitation.clone()));
    fields
}

/// Sends a form with all of that after its own fields.
async fn send<N: AsRef<str>, V: AsRef<str>>(
    client: &mut Client,
    other: &Things,
    path: &str,
    fields: &[(N, V)],
) -> Answer {
    let mut all: Vec<(&str, String)> =
        fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref().to_owned())).collect();
    // These stand in some forms under their own name.
    let is_new = |name: &str| fields.iter().all(|(known, _)| known.as_ref() != name);
    let page =
        [("role", "account_administrator".to_owned()), ("user", other.user.clone()), ("scope", other.account.clone())];
    all.extend(extra(other));
    all.extend(page.into_iter().filter(|(name, _)| is_new(name)));
    client.post(path, &all).await
}

/// Everything of the other organization's that could have been touched.
async fn others(app: &TestApp) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NULL AND agreement_id =
            (SELECT id FROM agreements WHERE number = '5555555555')",
        "SELECT COUNT(*) FROM invitations WHERE state = 'pending' AND paused_at IS NULL AND agreement_id =
            (SELECT id FROM agreements WHERE number = '5555555555')",
        "SELECT COUNT(*) FROM sessions WHERE user_id = (SELECT id FROM users WHERE email_key = 'olga@fabrikam.com')",
        "SELECT COUNT(*) FROM outbox WHERE recipient LIKE '%@fabrikam.com'",
        "SELECT COUNT(*) FROM users WHERE is_active",
    ] {
        counts.push(app.count(sql).await);
    }
    counts
}

/// Fabrikam with Olga, a colleague, and Ivan, who is invited.
async fn fabrikam(app: &TestApp) -> Things {
    app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
    let mut eve = join(app, "eve@fabrikam.com").await;
    let roles: [&str; 1] = ["account_viewer"];
    invite(&mut eve, &[("olga@fabrikam.com", &roles), ("ivan@fabrikam.com", &roles)]).await;
    join(app, "olga@fabrikam.com").await;
    Things::find(app, "olga@fabrikam.com", "ivan@fabrikam.com").await
}

/// The roles that an invitation offers.
async fn offered(app: &TestApp, email: &str) -> Vec<&'static str> {
    let id = app.invitation(email).await.id;
    let mut connection = app.app.db.read().await.expect("a connection");
    let grants = db::invitations::list_grants(&mut connection, &id).await.expect("grants");
    grants.into_iter().map(|grant| grant.role.code()).collect()
}

on_both_engines! {
    async fn an_invitation_is_what_its_own_fields_say(app: TestApp) {
        let mut harry = app.register_harry().await;
        let other = fabrikam(&app).await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        let before = others(&app).await;
        let key = harry.get("/account/access/invite").await.value_of("key");
        let mut form = row(1, "rosa@contoso.com", &["account_viewer"]);
        form.push(("key".to_owned(), key));
        let answer = send(&mut harry, &other, "/account/access/invite", &form).await;
        assert!(answer.shows("rosa@contoso.com: invited."), "{}", answer.body);
        let arguments = [
            ("people[0][email]", "lea@contoso.com"), ("people[0][first_name]", "Lea"), ("people[0][language]", "en"),
            ("people[0][country]", "US"), ("people[0][roles][0]", "account_viewer"), ("form_key", "key"),
        ];
        assert_eq!(send(&mut harry, &other, "/api/invite-users", &arguments).await.status.as_u16(), 200);
        app.run_jobs().await;
        let own = app.invitation("nils@contoso.com").await;
        for email in ["rosa@contoso.com", "lea@contoso.com"] {
            let invitation = app.invitation(email).await;
            assert_eq!((invitation.state.code(), invitation.paused_at), ("pending", None), "{email}");
            assert_eq!((&invitation.agreement_id, &invitation.invited_by), (&own.agreement_id, &own.invited_by), "{email}");
            assert_eq!(offered(&app, email).await, ["account_viewer"], "{email}");
            let page = harry.get(&format!("/account/access/invitations/{}", invitation.id)).await;
            assert!(page.shows("January 19, 2027, 12:00 UTC"), "sixty days: {}", page.body);
        }

        let path = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        let role = addable(&harry.get(&path).await, "report_viewer");
        assert!(send(&mut harry, &other, &format!("{path}/roles"), &[("roles", &role)]).await.location().is_some());
        assert_eq!(offered(&app, "rosa@contoso.com").await, ["report_viewer"]);
        app.execute("UPDATE invitations SET paused_at = 1 WHERE email_key = 'rosa@contoso.com'").await;
        for action in ["confirm", "resend", "void"] {
            assert!(send(&mut harry, &other, &format!("{path}/{action}"), &NONE).await.location().is_some(), "{action}");
        }
        let invitation = app.invitation("rosa@contoso.com").await;
        assert_eq!((invitation.paused_at, &invitation.invited_by), (None, &own.invited_by));
        app.run_jobs().await;
        assert!(harry.get(&path).await.shows("January 19, 2027, 12:00 UTC"));
        assert!(send(&mut harry, &other, &format!("{path}/cancel"), &NONE).await.location().is_some());
        assert_eq!(app.invitation("rosa@contoso.com").await.state.code(), "cancelled");
        assert_eq!(app.invitation("lea@contoso.com").await.state.code(), "pending");
        assert_eq!(others(&app).await, before);
    }

    async fn a_change_of_a_person_is_what_its_own_fields_say(app: TestApp) {
        let mut harry = app.register_harry().await;
        let other = fabrikam(&app).await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let before = others(&app).await;
        let path = path_of(&mut harry, "rosa").await;
        let user = path.rsplit('/').next().expect("an id").to_owned();
        let own = Things::find(&app, "rosa@contoso.com", "rosa@contoso.com").await;
        let role = format!("report_viewer@{}", own.account);
        assert!(send(&mut harry, &other, &format!("{path}/roles"), &[("role", &role)]).await.location().is_some());
        let added = [("user", user.as_str()), ("role", "account_manager"), ("scope", &own.account)];
        assert_eq!(send(&mut harry, &other, "/api/add-role", &added).await.status.as_u16(), 200);
        let held = "SELECT COUNT(*) FROM role_assignments JOIN users AS holder ON holder.id = user_id
            JOIN users AS granter ON granter.id = granted_by
            WHERE holder.email_key = 'rosa@contoso.com' AND granter.email_key = 'harry@contoso.com'
                AND role IN ('account_viewer', 'report_viewer', 'account_manager')";
        let all = "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = user_id WHERE email_key = 'rosa@contoso.com'";
        assert_eq!((app.count(held).await, app.count(all).await), (3, 3));

        let removed = [("assignment", own.assignment.as_str())];
        assert!(send(&mut harry, &other, &format!("{path}/roles/remove"), &removed).await.location().is_some());
        assert_eq!((app.count(held).await, app.count(all).await), (2, 2));
        assert_eq!(rosa.get("/home").await.status.as_u16(), 200);
        assert!(send(&mut harry, &other, &format!("{path}/end-sessions"), &NONE).await.location().is_some());
        assert_eq!(rosa.get("/home").await.status.as_u16(), 303);
        let suspended = "SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NOT NULL";
        for (action, count) in [("deactivate", 2), ("reactivate", 0)] {
            assert!(send(&mut harry, &other, &format!("{path}/{action}"), &NONE).await.location().is_some(), "{action}");
            assert_eq!(app.count(suspended).await, count, "{action}");
        }
        for (function, count) in [("deactivate-user", 2), ("reactivate-user", 0)] {
            let answer = send(&mut harry, &other, &format!("/api/{function}"), &[("user", &user)]).await;
            assert_eq!((answer.status.as_u16(), app.count(suspended).await), (200, count), "{function}");
        }
        assert_eq!((app.count(held).await, others(&app).await), (2, before));
    }
}
