//! Mails that the mail server refuses: who can fix it, who is notified, and what happens to them.

use crate::support::{
    Engine, TestApp, agreement, on_both_engines,
    process::Installation,
    register,
    smtp::{Reply, Sink},
};
use business_center::{
    domain::{mail::MailState, moment::Span},
    server::db,
};
use serde_json::Value;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::time::{sleep, timeout};

const PARTNER: &str = "licensing@fabrikam.com";
const OPERATOR: &str = "support@contoso.com";

/// How many mails are in a state.
async fn mails_in(app: &TestApp, state: &str) -> usize {
    let mut connection = app.app.db.read().await.expect("a connection");
    let rows = db::outbox::list(&mut connection).await.expect("mails");
    rows.iter().filter(|row| row.state.code() == state).count()
}

/// How many mails of a kind were written.
async fn written(app: &TestApp, kind: &str) -> usize {
    let mut connection = app.app.db.read().await.expect("a connection");
    let rows = db::outbox::list(&mut connection).await.expect("mails");
    rows.iter().filter(|row| row.kind == kind && row.state != MailState::Withdrawn).count()
}

/// Invites one person each in organizations of their own.
async fn invite(app: &TestApp, addresses: &[&str]) {
    let agreements: Vec<Value> =
        (1..).zip(addresses).map(|(number, address)| agreement(&format!("{number}"), address)).collect();
    app.import(&register(&agreements)).await;
}

/// Lets a mail server refuse at a command until it is repaired: no one but the operator hears of it, once, and every mail
/// arrives in the end.
async fn await_repair(engine: Engine, command: &'static str, words: &'static str) {
    let is_broken = Arc::new(AtomicBool::new(true));
    let gate = is_broken.clone();
    let sink = Sink::start_gated(
        move |line| (line.starts_with(command) && gate.load(Ordering::SeqCst)).then_some(words),
        |_, _| Reply::Accept(Duration::ZERO),
    )
    .await;
    let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
    let invited = ["harry@contoso.com", "rosa@fabrikam.com"];
    invite(&app, &invited).await;
    let links = app.rows().await["invitation_links"];
    // Longer than the week after which other mails are given up.
    for _ in 0..12 {
        app.run_jobs().await;
        app.pass(Span::days(1));
    }
    let place = format!("{command}: {words}");
    assert_eq!((mails_in(&app, "queued").await, mails_in(&app, "refused").await), (3, 0), "{place}");
    assert_eq!((written(&app, "mail_trouble").await, written(&app, "delivery_failed").await), (1, 0), "{place}");
    assert_eq!(app.rows().await["invitation_links"], links, "no attempt leaves a link that nobody knows");

    is_broken.store(false, Ordering::SeqCst);
    app.run_jobs().await;
    let mut recipients: Vec<String> = sink.received().into_iter().map(|mail| mail.recipient).collect();
    recipients.sort_unstable();
    assert_eq!(recipients, [invited[0], invited[1], OPERATOR], "{place}");

    // What breaks anew is told anew.
    is_broken.store(true, Ordering::SeqCst);
    assert!(app.resend_as_operator("harry@contoso.com").await);
    app.run_jobs().await;
    assert_eq!(written(&app, "mail_trouble").await, 2, "{place}");
}

on_both_engines! {
    async fn what_the_operator_has_to_repair_waits_and_is_told_once(engine: Engine) {
        for (command, words) in [
            ("EHLO", "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)"),
            ("MAIL FROM", "553 5.7.1 Sender address rejected: not owned by user bc"),
            ("RCPT TO", "550 relay not permitted"),
            ("RCPT TO", "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)"),
            (".", "550 5.4.5 Daily user sending quota exceeded."),
        ] {
            await_repair(engine, command, words).await;
        }
    }

    /// A server that took a mail over without saying so would send a copy every half minute.
    async fn a_mail_whose_end_is_unknown_is_not_repeated_within_an_hour(engine: Engine) {
        let sink = Sink::start(|_, attempt| if attempt == 1 { Reply::Vanish } else { Reply::Accept(Duration::ZERO) }).await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@contoso.com"]).await;
        for (passed, attempts) in [(0, 1), (59, 1), (1, 2), (60, 2)] {
            app.pass(Span::minutes(passed));
            app.run_jobs().await;
            assert_eq!(sink.attempts("harry@contoso.com"), attempts, "{passed} minutes later");
        }
        assert_eq!(sink.received().len(), 1);
    }

    async fn a_mailbox_that_does_not_exist_is_told_at_once_whatever_the_words(engine: Engine) {
        let sink = Sink::start(|address, _| match address {
            "gone@a.example" => Reply::Refuse("554 5.7.1 unknown user"),
            "gone@b.example" => Reply::Refuse("550 5.4.1 Recipient address rejected: Access denied"),
            "gone@c.example" => Reply::RefuseContent("554 delivery error: dd This user doesn't have an account here"),
            "full@d.example" => Reply::Refuse("552 mailbox is full"),
            _ => Reply::Accept(Duration::ZERO),
        })
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        let gone = ["gone@a.example", "gone@b.example", "gone@c.example", "full@d.example"];
        invite(&app, &gone).await;
        app.run_jobs().await;
        assert_eq!(mails_in(&app, "refused").await, gone.len());
        for address in gone {
            assert_eq!(sink.attempts(address), 1, "{address}");
        }
        let told = sink.received();
        assert_eq!(told.iter().filter(|mail| mail.recipient == PARTNER).count(), gone.len());
        assert_eq!(written(&app, "mail_trouble").await, 0);
    }

    /// Whatever the words say: recipients of three organizations are not all gone on the same day.
    async fn what_everybody_gets_is_held_against_nobody(engine: Engine) {
        let is_broken = Arc::new(AtomicBool::new(true));
        let broken = is_broken.clone();
        let sink = Sink::start(move |_, _| {
            if broken.load(Ordering::SeqCst) { Reply::Refuse("550 5.1.1 User unknown") } else { Reply::Accept(Duration::ZERO) }
        })
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        let invited = ["harry@a.example", "rosa@b.example", "ana@c.example", "nils@d.example"];
        invite(&app, &invited).await;
        app.run_jobs().await;
        assert_eq!(mails_in(&app, "refused").await, 0, "those before the third were taken back");
        assert_eq!(written(&app, "mail_trouble").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM roster WHERE status = 'failed'").await, 0);
        is_broken.store(false, Ordering::SeqCst);
        app.pass(Span::hours(1));
        app.run_jobs().await;
        let received = sink.received();
        for address in invited {
            assert_eq!(received.iter().filter(|mail| mail.recipient == address).count(), 1, "{address}");
        }
        // One that was on its way when the refusal was taken back is withdrawn at its next attempt.
        assert_eq!(written(&app, "delivery_failed").await, 0);
        assert!(received.iter().all(|mail| mail.recipient != PARTNER));
    }

    async fn an_unclear_refusal_is_final_once_others_get_through(engine: Engine) {
        let sink = Sink::start(|address, _| match address {
            "harry@a.example" => Reply::Refuse("554 5.7.1 rejected"),
            _ => Reply::Accept(Duration::ZERO),
        })
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@a.example", "rosa@b.example"]).await;
        for attempt in 1..=4 {
            app.run_jobs().await;
            assert_eq!(sink.attempts("harry@a.example"), attempt);
            assert_eq!(mails_in(&app, "refused").await, usize::from(attempt == 4));
            app.pass(Span::hours(1));
        }
        app.run_jobs().await;
        assert!(sink.received().iter().any(|mail| mail.recipient == PARTNER));
    }
}

on_both_engines! {
    async fn the_log_names_a_trouble_once_and_refused_mails_are_tried_again(engine: Engine) {
        retry_by_command(engine).await;
    }
}

async fn retry_by_command(engine: Engine) {
    let is_broken = Arc::new(AtomicBool::new(true));
    let broken = is_broken.clone();
    let sink = Sink::start(move |address, _| match (address, broken.load(Ordering::SeqCst)) {
        ("gone@contoso.com", true) => Reply::Refuse("550 5.1.1 no such user"),
        (address, true) if address.ends_with("fabrikam.com") => Reply::Refuse("550 relay not permitted"),
        _ => Reply::Accept(Duration::ZERO),
    })
    .await;
    let installation = Installation::new(engine, sink.url()).await;
    let path = installation.path("register.json");
    let agreements: Vec<Value> = (1..)
        .zip(["gone@contoso.com", "harry@fabrikam.com", "rosa@fabrikam.com", "ana@fabrikam.com"])
        .map(|(number, address)| agreement(&format!("{number}"), address))
        .collect();
    std::fs::write(&path, register(&agreements).to_string()).expect("a register");
    installation.run(&["import", &path.display().to_string()]).await;
    let mut server = installation.serve_ready().await;
    // The operator hears of the trouble and of the wrong address; the partner is at the domain that is refused.
    sink.wait_until(|ledger| ledger.received.len() == 2 && ledger.attempts.len() == 6).await;
    let states = async || {
        let mails = installation.mails().await;
        let count = |state: &str| mails.iter().filter(|mail| mail["state"] == state).count();
        (count("refused"), count("waiting"), count("sent"))
    };
    let noted = async {
        while states().await != (1, 4, 2) {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(30), noted).await.expect("what became of each mail");
    let trouble = |mail: &Value| mail["trouble"] == "relay";
    assert_eq!(installation.mails().await.iter().filter(|mail| trouble(mail)).count(), 4);
    let log = std::fs::read_to_string(installation.path("log")).expect("a log");
    let errors: Vec<&str> = log.lines().filter(|line| line.contains("\"level\":\"ERROR\"")).collect();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("\"trouble\":\"relay\"") && errors[0].contains("relay not permitted"), "{errors:?}");

    is_broken.store(false, Ordering::SeqCst);
    let told: Value =
        serde_json::from_str(&installation.run(&["mail", "retry", "--refused", "--json"]).await).expect("JSON");
    assert_eq!((&told["waiting"], &told["refused"]), (&4.into(), &1.into()), "{told}");
    let mails = installation.drained().await;
    // What the partner had not heard yet is no longer true.
    let unsent: Vec<_> = mails.iter().filter(|mail| mail["state"] != "sent").collect();
    assert!(unsent.len() == 1 && unsent[0]["recipient"] == PARTNER && unsent[0]["state"] == "withdrawn", "{mails:#?}");
    assert_eq!(sink.received().iter().filter(|mail| mail.recipient == "gone@contoso.com").count(), 1);
    assert!(installation.run(&["mail", "retry", "--refused"]).await.contains("0 waiting, 0 refused"));
    server.terminate();
    assert!(server.finish().await.status.success());

    let db = db::Db::connect(&installation.database_url).await.expect("the database");
    let mut connection = db.read().await.expect("a connection");
    let entries = "SELECT COUNT(*) FROM audit_entries WHERE action = 'mail.retried' AND source = 'command line'";
    assert_eq!(connection.count(entries).await.expect("a count"), 2);
}
