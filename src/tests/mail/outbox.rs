//! The outbox: leases, attempts, and what is sent.

use crate::support::{
    Engine, TestApp, agreement, on_both_engines,
    process::Installation,
    register,
    smtp::{Reply, Sink},
};
use business_center::{
    domain::{language::Language, mail::Lane, moment::Span},
    server::db::{self, BUSY_TIMEOUT},
};
use std::time::Duration;

on_both_engines! {
    async fn two_workers_never_lease_the_same_mail(app: TestApp) {
        let agreements: Vec<_> = (0..40).map(|n| agreement(&format!("{n}"), &format!("p{n}@contoso.com"))).collect();
        app.import(&register(&agreements)).await;
        let workers = (0..8).map(|_| {
            let app = app.app.clone();
            tokio::spawn(async move {
                let mut ids = Vec::new();
                loop {
                    let mut connection = app.db.write().await.expect("a transaction");
                    let rows = db::outbox::lease(&mut connection, Lane::Bulk, app.clock.now(), Span::minutes(5), 3).await.expect("claim");
                    connection.commit().await.expect("commit");
                    if rows.is_empty() {
                        return ids;
                    }
                    ids.extend(rows.into_iter().map(|row| row.id));
                }
            })
        });
        let mut ids = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            ids.extend(worker.await.expect("a worker"));
        }
        let leased = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((leased, ids.len()), (40, 40));
    }

    /// A newer version beside this one writes such a mail, and sends it.
    async fn a_mail_of_an_unknown_kind_waits_and_keeps_no_other(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com"), agreement("2", "rosa@contoso.com")])).await;
        app.execute("UPDATE outbox SET kind = 'of_tomorrow', language = 'xx', trouble = 'new' WHERE recipient = 'harry@contoso.com'").await;
        app.run_jobs().await;
        assert_eq!((app.mails("harry@contoso.com").len(), app.mails("rosa@contoso.com").len()), (0, 1));
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND attempts = 1").await, 1);
        app.execute("UPDATE outbox SET kind = 'invitation' WHERE kind = 'of_tomorrow'").await;
        app.pass(Span::hours(1));
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1);
    }

    async fn a_mail_without_one_of_its_facts_waits_and_keeps_no_other(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com"), agreement("2", "rosa@contoso.com")])).await;
        app.execute("UPDATE outbox SET kind = 'mail_trouble' WHERE recipient = 'harry@contoso.com'").await;
        app.run_jobs().await;
        assert_eq!((app.mails("harry@contoso.com").len(), app.mails("rosa@contoso.com").len()), (0, 1));
        app.execute(r#"UPDATE outbox SET details = '{"reply":"550 no"}' WHERE kind = 'mail_trouble'"#).await;
        app.pass(Span::hours(1));
        app.run_jobs().await;
        assert!(app.mails("harry@contoso.com").remove(0).text.contains("550 no"));
    }

    async fn an_ended_lease_is_taken_again(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let claim = async || {
            let mut connection = app.app.db.write().await.expect("a transaction");
            let rows = db::outbox::lease(&mut connection, Lane::Bulk, app.now(), Span::minutes(5), 8).await.expect("claim");
            connection.commit().await.expect("commit");
            rows.len()
        };
        assert_eq!(claim().await, 1);
        assert_eq!(claim().await, 0);
        app.pass(Span::minutes(5));
        assert_eq!(claim().await, 1);
    }

    /// The clock was hours ahead when they were put off.
    async fn a_mail_put_off_beyond_the_longest_wait_is_due(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com"), agreement("2", "rosa@contoso.com")])).await;
        app.execute("UPDATE outbox SET attempts = 3, due_at = due_at + 2 * 3600000 WHERE recipient = 'harry@contoso.com'").await;
        app.execute("UPDATE outbox SET attempts = 3, due_at = due_at + 1800000 WHERE recipient = 'rosa@contoso.com'").await;
        app.run_jobs().await;
        assert_eq!((app.mails("harry@contoso.com").len(), app.mails("rosa@contoso.com").len()), (1, 0));
    }

    /// A server that was too slow for its lease must not take the mail from the one that sends it now.
    async fn who_lost_the_lease_decides_nothing(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let mut leases = Vec::new();
        for _ in 0..2 {
            let mut connection = app.app.db.write().await.expect("a transaction");
            leases.extend(db::outbox::lease(&mut connection, Lane::Bulk, app.now(), Span::minutes(5), 8).await.expect("claim"));
            connection.commit().await.expect("commit");
            app.pass(Span::minutes(5));
        }
        let mut connection = app.app.db.write().await.expect("a transaction");
        db::outbox::release(&mut connection, &leases[0], app.now()).await.expect("release");
        db::outbox::set_refused(&mut connection, &leases[0], "too late", app.now()).await.expect("refuse");
        connection.commit().await.expect("commit");
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'sending'").await, 1);
        let mut connection = app.app.db.write().await.expect("a transaction");
        db::outbox::release(&mut connection, &leases[1], app.now()).await.expect("release");
        connection.commit().await.expect("commit");
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await, 1);
    }

    async fn the_invitation_says_everything_in_the_recipients_language(app: TestApp) {
        for (number, language) in Language::ALL.into_iter().enumerate() {
            let address = format!("p{number}@contoso.com");
            let mut agreement = agreement(&format!("777000{number}"), &address);
            let administrator = &mut agreement["purchasing_accounts"][0]["administrator"];
            administrator["language"] = language.code().into();
            administrator["first_name"] = "Zoë <b>&amp; \"co\"".into();
            app.import(&register(&[agreement])).await;
            app.run_jobs().await;
            let mail = app.mails(&address).pop().expect("a mail");
            assert!(mail.html.contains(&format!("<html lang=\"{}\"", language.code())));
            assert!(mail.html.contains("&lt;b&gt;") && !mail.html.contains("<b>"), "{}", mail.html);
            assert!(!mail.html.contains("<!>"), "{}", mail.html);
            let lines: Vec<&str> = mail.text.lines().collect();
            assert!(lines.contains(&address.as_str()), "the address stands on its own line");
            let link = lines.iter().find(|line| line.starts_with("http://")).expect("a link");
            assert!(link.starts_with("http://localhost:3000/i/"), "the first link is the invitation");
            for part in [format!("777000{number}"), "0001234567".to_owned(), "UTC".to_owned(), "2027".to_owned(), "sales@contoso.com".to_owned()] {
                assert!(mail.text.contains(&part), "{part}: {}", mail.text);
            }
        }
    }

    async fn a_withdrawn_invitation_is_not_mailed(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        app.import(&register(&[agreement("1", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 0);
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
    }
}

on_both_engines! {
    /// An import may hold the database for longer than one wait; a mail that went out must not go out again.
    async fn a_mail_that_was_sent_waits_long_for_its_turn_to_be_noted(engine: Engine) {
        let sink = Sink::start(|_, _| Reply::Accept(Duration::from_secs(1))).await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let hold = async {
            sink.wait_until(|ledger| ledger.unanswered == 1).await;
            let turns = app.hold_every_turn().await;
            tokio::time::sleep(BUSY_TIMEOUT + Duration::from_secs(2)).await;
            drop(turns);
        };
        tokio::join!(app.run_jobs(), hold);
        app.pass(Span::minutes(2));
        app.run_jobs().await;
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND attempts = 1").await, 1);
        assert_eq!(sink.received().len(), 1);
    }

    async fn a_temporary_failure_is_tried_again_and_a_permanent_one_is_told(engine: Engine) {
        fail(engine).await;
    }
}

async fn fail(engine: Engine) {
    let sink = Sink::start(|address, attempt| match (address, attempt) {
        ("greylisted@contoso.com", 1..=2) => Reply::Refuse("451 4.7.1 come back later"),
        // The operator's credentials are wrong: no fault of the mail.
        ("unlucky@contoso.com", 1) => Reply::Refuse("530 5.7.0 who are you?"),
        ("gone@contoso.com", _) => Reply::Refuse("550 5.1.1 nobody of that name works here"),
        _ => Reply::Accept(Duration::ZERO),
    })
    .await;
    let installation = Installation::new(engine, sink.url()).await;
    let settings = [("BC_DATABASE_URL", installation.database_url.as_str()), ("BC_MAIL", &sink.url())];
    let app = TestApp::start_with(engine, &settings).await;
    let addresses = ["greylisted@contoso.com", "unlucky@contoso.com", "gone@contoso.com"];
    let agreements: Vec<_> = (1..).zip(addresses).map(|(n, address)| agreement(&format!("{n}"), address)).collect();
    app.import(&register(&agreements)).await;
    let told = async || {
        app.run_jobs().await;
        let mails = installation.mails().await;
        addresses.map(|address| {
            let mail = mails.iter().find(|mail| mail["recipient"] == address).expect("a mail");
            (mail["state"].as_str().expect("a state").to_owned(), mail["reply"].as_str().expect("words").to_owned())
        })
    };
    let attempts = || addresses.map(|address| sink.attempts(address));

    let [greylisted, unlucky, gone] = told().await;
    assert!(greylisted.0 == "waiting" && greylisted.1.contains("come back later"), "{greylisted:?}");
    assert!(unlucky.0 == "waiting" && unlucky.1.contains("who are you?"), "{unlucky:?}");
    assert!(
        gone.0 == "refused" && gone.1.contains("550") && gone.1.contains("nobody of that name works here"),
        "{gone:?}"
    );
    app.pass(Span::seconds(23));
    told().await;
    assert_eq!(attempts(), [1, 1, 1], "too early");
    app.pass(Span::seconds(7));
    let [greylisted, unlucky, _] = told().await;
    assert_eq!((greylisted.0.as_str(), unlucky.0.as_str()), ("waiting", "sent"));
    app.pass(Span::minutes(1));
    let [greylisted, ..] = told().await;
    assert_eq!(greylisted.0, "sent");
    app.pass(Span::days(7));
    told().await;
    assert_eq!(attempts(), [3, 2, 1]);
    let mails = sink.received();
    let mut received: Vec<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    received.sort_unstable();
    // Partner and operator hear of the address in the agreement where no one is; the operator of the credentials, too.
    let (partner, operator) = ("licensing@fabrikam.com", "support@contoso.com");
    let told = ["greylisted@contoso.com", partner, operator, operator, "unlucky@contoso.com"];
    assert_eq!(received, told);
    let to_partner = mails.iter().find(|mail| mail.recipient == partner).expect("a mail").text();
    assert!(
        to_partner.contains("The invitation for gone@contoso.com as Purchasing Account Administrator"),
        "{to_partner}"
    );
    assert!(!to_partner.contains("://"), "there is no page that they could open: {to_partner}");
}

/// The first mail of each kind, as if the mail server had never said whether it accepted it.
const UNKNOWN: &str = "UPDATE outbox SET state = 'queued', due_at = 0, finished_at = NULL
    WHERE id IN (SELECT MIN(id) FROM outbox GROUP BY kind)";
const WITHDRAWN: &str = "SELECT COUNT(*) FROM outbox WHERE state = 'withdrawn'";

on_both_engines! {
    async fn a_mail_that_may_have_arrived_is_not_repeated_once_the_invitation_was_resent(app: TestApp) {
        app.invite_harry().await;
        assert!(app.resend_as_operator("harry@contoso.com").await);
        app.run_jobs().await;
        app.execute(UNKNOWN).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 2);
        assert_eq!(app.count(WITHDRAWN).await, 1);
    }

    async fn a_reset_that_may_have_arrived_is_not_repeated_once_its_link_was_used(app: TestApp) {
        app.register_harry().await;
        let mut client = app.client();
        client.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        app.run_jobs().await;
        client.get(&app.newest_link("harry@contoso.com").await).await;
        let link = client.get("/reset-password").await.value_of("link");
        let password = "four lamps under one roof";
        let form = [("link", link.as_str()), ("password", password), ("confirmation", password)];
        assert_eq!(client.post("/reset-password", &form).await.location(), Some("/Customer/"));
        app.run_jobs().await;
        let before = app.mails("harry@contoso.com").len();
        app.execute("UPDATE outbox SET state = 'queued', due_at = 0, finished_at = NULL WHERE kind = 'password_reset'").await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), before);
        assert_eq!(app.count(WITHDRAWN).await, 1);
    }
}
