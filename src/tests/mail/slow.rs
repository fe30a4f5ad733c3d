//! Mail servers that take their time: how long they may, and what it keeps.

use crate::support::{
    Engine, TestApp, agreement, on_both_engines, register,
    smtp::{Reply, SILENCE, Sink},
};
use business_center::{
    domain::{mail::Lane, moment::Span},
    server::{
        db::{self, outbox::OutboxRow},
        jobs::take_over,
        mail::Timeouts,
    },
};
use serde_json::Value;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::AsyncWriteExt,
    net::TcpListener,
    time::{sleep, timeout},
};

/// Enough for a server on this machine that answers.
const SHORT: Timeouts = Timeouts {
    connect: Duration::from_secs(3),
    command: Duration::from_secs(3),
    data: Duration::from_secs(3),
    content: Duration::from_secs(3),
};

async fn invite(app: &TestApp, addresses: &[String]) {
    let agreements: Vec<Value> =
        (1..).zip(addresses).map(|(number, address)| agreement(&format!("{number}"), address)).collect();
    app.import(&register(&agreements)).await;
}

/// The newest mail to an address.
async fn mail(app: &TestApp, address: &str) -> OutboxRow {
    let mut connection = app.app.db.read().await.expect("a connection");
    let mut mails = db::outbox::list(&mut connection).await.expect("mails");
    mails.retain(|mail| mail.recipient == address);
    mails.pop().expect("a mail")
}

/// Waits until a mail fulfills a condition.
async fn wait_until(app: &TestApp, address: &str, condition: impl Fn(&OutboxRow) -> bool) {
    let fulfilled = async {
        while !condition(&mail(app, address).await) {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(30), fulfilled).await.expect("a mail in time");
}

on_both_engines! {
    /// It scans the content before it says that it takes the mail over. Whoever does not wait sends copies.
    async fn a_server_may_take_longer_for_the_content_than_for_a_command(engine: Engine) {
        let sink = Sink::start(|_, _| Reply::Accept(SHORT.command + Duration::from_secs(1))).await;
        let mut app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        app.limit(Timeouts { content: SHORT.command * 20, ..SHORT });
        invite(&app, &["harry@contoso.com".to_owned()]).await;
        app.run_jobs().await;
        assert_eq!(mail(&app, "harry@contoso.com").await.state.code(), "sent");
        assert_eq!(sink.received().len(), 1);
    }

    /// What the server certainly did not take over is tried again soon, with another link.
    async fn a_command_without_an_answer_ends_after_its_own_limit(engine: Engine) {
        for command in ["EHLO", "MAIL FROM", "RCPT TO", "DATA"] {
            let sink = Sink::start_gated(
                move |line| line.starts_with(command).then_some(SILENCE),
                |_, _| Reply::Accept(Duration::ZERO),
            )
            .await;
            let mut app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
            app.limit(Timeouts { content: Duration::from_mins(10), ..SHORT });
            invite(&app, &["harry@contoso.com".to_owned()]).await;
            app.run_jobs().await;
            let mail = mail(&app, "harry@contoso.com").await;
            assert_eq!((mail.state.code(), mail.reply.as_deref()), ("queued", Some("no answer within 3 s")), "{command}");
            assert!(mail.due_at <= app.now() + Span::minutes(1), "{command}");
            assert_eq!(app.rows().await["invitation_links"], 0, "{command}");
        }
    }

    /// Each attempt may bring a copy, so few are made once the server is known to work.
    async fn a_mail_that_the_server_never_answers_for_is_sent_four_times_at_most(engine: Engine) {
        let sink = Sink::start(|address, _| {
            if address == "harry@contoso.com" { Reply::Vanish } else { Reply::Accept(Duration::ZERO) }
        })
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@contoso.com".to_owned(), "rosa@fabrikam.com".to_owned()]).await;
        for _ in 0..7 {
            app.run_jobs().await;
            app.pass(Span::hours(1));
        }
        assert_eq!(sink.attempts("harry@contoso.com"), 4);
        assert_eq!(mail(&app, "harry@contoso.com").await.state.code(), "refused");
    }

    /// Another server beside the same database would send a copy.
    async fn a_mail_under_way_stays_leased_however_long_it_takes(engine: Engine) {
        let sink = Sink::start(|_, _| Reply::Silence).await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@contoso.com".to_owned()]).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered == 1).await;
        for _ in 0..4 {
            app.pass(Span::minutes(1));
            let now = app.now();
            wait_until(&app, "harry@contoso.com", |mail| mail.due_at > now + Span::minutes(1)).await;
            let mut tx = app.app.db.write().await.expect("a transaction");
            let taken = db::outbox::lease(&mut tx, Lane::Bulk, now, Span::minutes(1), 9).await.expect("leases");
            tx.commit().await.expect("commit");
            assert_eq!(taken.len(), 0);
        }
        jobs.stop().await;
        assert_eq!(sink.attempts("harry@contoso.com"), 1);
    }

    /// A server may be silent for a quarter of an hour with each of them.
    async fn mails_that_hang_for_a_minute_leave_their_places_to_others(engine: Engine) {
        let sink = Sink::start(|address, _| {
            if address.starts_with("slow") { Reply::Silence } else { Reply::Accept(Duration::ZERO) }
        })
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        let slow: Vec<String> = (0..7).map(|number| format!("slow{number}@contoso.com")).collect();
        invite(&app, &slow).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered == 7).await;
        app.import(&register(&[agreement("8", "harry@contoso.com")])).await;
        app.pass(Span::minutes(1));
        sink.wait_until(|ledger| ledger.received.len() == 1 && ledger.unanswered == 7).await;
        jobs.stop().await;
    }

    /// Nothing but the database says that it may have arrived.
    async fn what_a_killed_server_had_handed_over_waits_an_hour_and_nothing_else_does(engine: Engine) {
        let is_silent = Arc::new(AtomicBool::new(true));
        let silent = is_silent.clone();
        let sink = Sink::start_gated(
            move |line| (line.starts_with("RCPT TO:<ROSA") && silent.load(Ordering::SeqCst)).then_some(SILENCE),
            |address, attempt| {
                if address == "harry@contoso.com" && attempt == 1 { Reply::Silence } else { Reply::Accept(Duration::ZERO) }
            },
        )
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@contoso.com".to_owned(), "rosa@fabrikam.com".to_owned()]).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered == 1).await;
        wait_until(&app, "rosa@fabrikam.com", |mail| mail.state.code() == "sending").await;
        jobs.kill().await;
        is_silent.store(false, Ordering::SeqCst);
        if engine == Engine::Sqlite {
            assert_eq!(take_over(&app.app.db, app.now()).await.expect("leases"), 2);
            let left = mail(&app, "harry@contoso.com").await;
            assert_eq!((left.state.code(), left.reply.as_deref()), ("queued", Some("no answer before this server stopped")));
        } else {
            app.pass(Span::minutes(2));
        }
        app.run_jobs().await;
        assert_eq!(sink.received().iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), ["rosa@fabrikam.com"]);
        app.pass(Span::minutes(57));
        app.run_jobs().await;
        assert_eq!(sink.attempts("harry@contoso.com"), 1);
        app.pass(Span::minutes(3));
        app.run_jobs().await;
        assert_eq!((sink.attempts("harry@contoso.com"), sink.received().len()), (2, 2));
    }

    /// Else every restart of this server brought a copy of what the mail server is still scanning.
    async fn a_stop_repeats_at_once_only_what_the_mail_server_cannot_have_taken_over(engine: Engine) {
        let is_silent = Arc::new(AtomicBool::new(true));
        let silent = is_silent.clone();
        let sink = Sink::start_gated(
            move |line| (line.starts_with("RCPT TO:<ROSA") && silent.load(Ordering::SeqCst)).then_some(SILENCE),
            |address, _| if address == "harry@contoso.com" { Reply::Silence } else { Reply::Accept(Duration::ZERO) },
        )
        .await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        invite(&app, &["harry@contoso.com".to_owned(), "rosa@fabrikam.com".to_owned()]).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered == 1).await;
        wait_until(&app, "rosa@fabrikam.com", |mail| mail.state.code() == "sending").await;
        jobs.stop().await;
        is_silent.store(false, Ordering::SeqCst);
        let left = mail(&app, "harry@contoso.com").await;
        assert_eq!(left.due_at, app.now() + Span::hours(1));
        assert_eq!((left.state.code(), left.reply.as_deref()), ("queued", Some("no answer before this server stopped")));
        app.run_jobs().await;
        assert_eq!(sink.received().iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), ["rosa@fabrikam.com"]);
        assert_eq!(sink.attempts("harry@contoso.com"), 1);
    }
}

/// Speaks for a mail server, without an end, to one client; gives how many bytes that took.
async fn speak_on(listener: TcpListener) -> usize {
    let (mut stream, _) = listener.accept().await.expect("a client");
    let mut count = 0;
    while stream.write_all(&[b'a'; 1024]).await.is_ok() {
        count += 1024;
    }
    count
}

on_both_engines! {
    /// Only so much of it is read, and kept in memory.
    async fn a_server_that_speaks_without_an_end_is_left(engine: Engine) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let speaking = tokio::spawn(speak_on(listener));
        let mut app = TestApp::start_with(engine, &[("BC_MAIL", &url)]).await;
        app.limit(Timeouts::default());
        invite(&app, &["harry@contoso.com".to_owned()]).await;
        app.run_jobs().await;
        let mail = mail(&app, "harry@contoso.com").await;
        assert_eq!(mail.state.code(), "queued");
        assert!(mail.reply.is_some_and(|reply| reply.contains("sends more than replies")));
        let count = speaking.await.expect("a count");
        assert!(count < 16 * 1024 * 1024, "{count} bytes, with what the system buffers");
    }
}
