//! The order in which mails are sent, and what delays them.

use crate::support::{
    Engine, TestApp, agreement, on_both_engines, register,
    smtp::{Reply, Sink},
};
use serde_json::Value;
use std::time::Duration;

/// Invited by the register: mails for which no one waits at a screen.
const BULK: usize = 40;

fn is_bulk(address: &str) -> bool {
    address.starts_with("bulk")
}

/// Harry has an account, and a register has just brought many invitations.
async fn with_bulk(engine: Engine, sink: &Sink) -> TestApp {
    let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
    app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
    app.run_jobs().await;
    let link = sink.received().pop().expect("an invitation").link(crate::support::BASE);
    app.register_by(&link).await;
    let agreements: Vec<Value> =
        (0..BULK).map(|number| agreement(&format!("B{number}"), &format!("bulk{number}@contoso.com"))).collect();
    app.import(&register(&agreements)).await;
    app
}

on_both_engines! {
    async fn a_reset_passes_the_invitations_of_an_import(engine: Engine) {
        let sink = Sink::start(|address, _| {
            Reply::Accept(Duration::from_millis(if is_bulk(address) { 300 } else { 0 }))
        }).await;
        let app = with_bulk(engine, &sink).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered > 0).await;
        app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        sink.wait_until(|ledger| ledger.received.len() == 1 + BULK + 1).await;
        jobs.stop().await;
        let place = sink.received().iter().skip(1).position(|mail| !is_bulk(&mail.recipient)).expect("the reset");
        assert!(place <= 16, "{place} of {BULK} invitations came before it");
    }

    /// A mail server that does not answer for a minute keeps no one who waits for a reset.
    async fn a_reset_passes_invitations_that_hang(engine: Engine) {
        let sink = Sink::start(|address, _| {
            if is_bulk(address) { Reply::Silence } else { Reply::Accept(Duration::ZERO) }
        }).await;
        let app = with_bulk(engine, &sink).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.unanswered == 7).await;
        app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        sink.wait_until(|ledger| ledger.received.len() == 2).await;
        jobs.stop().await;
    }

    /// Nor do urgent mails that hang keep the others.
    async fn invitations_of_an_import_pass_urgent_mails_that_hang(engine: Engine) {
        let sink = Sink::start(|address, attempt| {
            let hangs = !is_bulk(address) && address != "harry@contoso.com" && attempt > 1;
            if hangs { Reply::Silence } else { Reply::Accept(Duration::ZERO) }
        }).await;
        let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
        let people: Vec<Value> =
            (0..12).map(|number| agreement(&format!("{number}"), &format!("p{number}@contoso.com"))).collect();
        app.import(&register(&people)).await;
        app.run_jobs().await;
        let jobs = app.start_jobs();
        for number in 0..12 {
            let (address, number) = (format!("p{number}@contoso.com"), number.to_string());
            let form = [
                ("email", address.as_str()), ("agreement_number", &number), ("purchasing_account_number", "0001234567"),
            ];
            app.client().post("/resend", &form).await;
        }
        sink.wait_until(|ledger| ledger.unanswered == 8).await;
        let bulk: Vec<Value> =
            (0..BULK).map(|number| agreement(&format!("B{number}"), &format!("bulk{number}@contoso.com"))).collect();
        app.import(&register(&bulk)).await;
        sink.wait_until(|ledger| ledger.received.len() == 12 + BULK && ledger.unanswered == 8).await;
        jobs.stop().await;
    }

    /// One slow mail keeps its own place only.
    async fn a_mail_that_hangs_does_not_keep_the_others(engine: Engine) {
        let sink = Sink::start(|address, _| {
            if address == "bulk0@contoso.com" { Reply::Silence } else { Reply::Accept(Duration::ZERO) }
        }).await;
        let app = with_bulk(engine, &sink).await;
        let jobs = app.start_jobs();
        sink.wait_until(|ledger| ledger.received.len() == BULK && ledger.unanswered == 1).await;
        jobs.stop().await;
    }
}
