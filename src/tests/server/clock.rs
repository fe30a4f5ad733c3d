//! A clock that jumps (attack case 28).

use crate::support::{PASSWORD, TestApp, accept_form, agreement, on_both_engines, register};
use business_center::{
    domain::{mail::Lane, moment::Span},
    server::{audit, db, jobs::tidy},
};

const SIGN_IN: [(&str, &str); 2] = [("email", "harry@contoso.com"), ("password", PASSWORD)];

fn resend(number: &str, email: &'static str) -> [(&'static str, String); 3] {
    [
        ("email", email.to_owned()),
        ("agreement_number", number.to_owned()),
        ("purchasing_account_number", "0001234567".to_owned()),
    ]
}

/// Whether the newest link mailed to an address leads to the form that creates an account.
async fn may_register(app: &TestApp, address: &str) -> bool {
    let mut client = app.client();
    client.get(&app.newest_link(address).await).await;
    client.get("/register").await.shows("Create your organizational account")
}

async fn lease(app: &TestApp) -> usize {
    let mut connection = app.app.db.write().await.expect("a transaction");
    let rows = db::outbox::lease(&mut connection, Lane::Bulk, app.now(), Span::minutes(2), 8).await.expect("claim");
    connection.commit().await.expect("commit");
    rows.len()
}

async fn is_valid(app: &TestApp) -> bool {
    app.run_jobs().await;
    let mut connection = app.app.db.read().await.expect("a connection");
    let broken = audit::verify(&mut connection).await.expect("verify").broken;
    drop(connection);
    broken.is_none() && app.count("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'").await == 0
}

on_both_engines! {
    async fn an_hour_back_keeps_nobody_waiting(app: TestApp) {
        let mut harry = app.register_harry().await;
        let people = [("2", "rosa@contoso.com"), ("3", "ana@contoso.com"), ("4", "nils@contoso.com")];
        app.import(&register(&people.map(|(number, address)| agreement(number, address)))).await;
        app.run_jobs().await;
        app.client().post("/resend", &resend("4", "nils@contoso.com")).await;
        app.run_jobs().await;
        // Nothing of this is worked on before the clock jumps.
        for number in 0..3 {
            app.import(&register(&[agreement(&format!("1{number}"), &format!("p{number}@contoso.com"))])).await;
        }
        app.client().post("/resend", &resend("2", "rosa@contoso.com")).await;
        app.pass(Span::hours(-1));
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 2);
        assert_eq!(harry.get("/home").await.status.as_u16(), 200);
        assert_eq!(app.client().post("/Customer/", &SIGN_IN).await.location(), Some("/home"));
        app.client().post("/resend", &resend("3", "ana@contoso.com")).await;
        app.run_jobs().await;
        assert_eq!(app.mails("ana@contoso.com").len(), 2);
        for number in 0..3 {
            assert!(may_register(&app, &format!("p{number}@contoso.com")).await);
        }
        let mut rosa = app.client();
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        let form = accept_form(&rosa.get("/register").await);
        assert_eq!(rosa.post("/register", &form).await.location(), Some("/home"));
        assert!(is_valid(&app).await);
    }

    /// No one waits longer than a minute, and no session lasts longer than idle time allows.
    async fn an_hour_back_prolongs_neither_waits_nor_sessions(app: TestApp) {
        let mut harry = app.register_harry().await;
        let wrong = [("email", "harry@contoso.com"), ("password", "not the password")];
        let mut guesser = app.client();
        for _ in 0..5 {
            guesser.post("/Customer/", &wrong).await;
        }
        assert_eq!(guesser.post("/Customer/", &SIGN_IN).await.status.as_u16(), 429);
        app.pass(Span::hours(-1));
        assert_eq!(app.client().post("/Customer/", &SIGN_IN).await.location(), Some("/home"));
        tidy(&app.app).await.expect("tidy");
        app.pass(Span::minutes(59));
        assert_eq!(harry.clone().get("/profile").await.status.as_u16(), 200);
        app.pass(Span::hours(1));
        assert_eq!(harry.get("/home").await.status.as_u16(), 303);
    }

    async fn an_hour_ahead_ends_sessions_and_leases_but_no_link(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("2", "rosa@contoso.com")])).await;
        assert_eq!((lease(&app).await, lease(&app).await), (1, 0));
        app.pass(Span::hours(1));
        assert_eq!(harry.get("/home").await.status.as_u16(), 303);
        assert_eq!(harry.post("/Customer/", &SIGN_IN).await.location(), Some("/home"));
        assert!(may_register(&app, "rosa@contoso.com").await);
        assert!(is_valid(&app).await);
    }

    async fn sixty_one_days_ahead_expire_links_which_are_renewed(app: TestApp) {
        app.register_harry().await;
        app.import(&register(&[agreement("2", "rosa@contoso.com"), agreement("3", "ana@contoso.com")])).await;
        let link = app.newest_link("rosa@contoso.com").await;
        app.import(&register(&[agreement("4", "nils@contoso.com")])).await;
        assert_eq!(lease(&app).await, 1);
        app.pass(Span::days(61));
        assert!(may_register(&app, "nils@contoso.com").await, "what was being sent is sent now");
        let mut rosa = app.client();
        rosa.get(&link).await;
        let page = rosa.get("/register").await;
        assert!(page.shows("This link has expired"), "{}", page.body);
        rosa.post("/register/renew", &[("invitation", page.value_of("invitation"))]).await;
        assert!(may_register(&app, "rosa@contoso.com").await);
        assert_eq!(app.client().post("/Customer/", &SIGN_IN).await.location(), Some("/home"));
        assert!(is_valid(&app).await);
    }

    /// A clock that was wrong for a while, and is set right.
    async fn what_was_leased_in_the_future_is_sent_now(app: TestApp) {
        app.register_harry().await;
        app.import(&register(&[agreement("2", "rosa@contoso.com")])).await;
        app.pass(Span::days(61));
        assert_eq!(lease(&app).await, 1);
        app.pass(Span::days(-61));
        assert!(may_register(&app, "rosa@contoso.com").await);
        assert!(is_valid(&app).await);
    }
}
